package bitrix24

import (
	"context"
	"encoding/json"
	"errors"

	"svodka/internal/source"
)

// compared is how many things of a kind a portal is recognised by, of the oldest and of the newest together.
const compared = 12

var _ source.Recognizer = (*Remote)(nil)

// Recognize reports whether the portal has the things of the shelf: those that are still there were made at the same moment.
// A webhook does not tell which portal it is of, and numbers begin with 1 everywhere.
func (r *Remote) Recognize(ctx context.Context, shelf source.Shelf) (bool, error) {
	var commands []command
	var want []stamp
	for _, kind := range []string{kindDeal, kindContact, kindCompany, kindLead} {
		list, err := ends(ctx, shelf, kind)
		if err != nil {
			return false, err
		}
		for _, o := range list {
			at, err := madeAt(o.Body)
			if err != nil {
				return false, err
			}
			if at != 0 {
				commands, want = append(commands, command{method: "crm." + kind + ".get", params: map[string]any{"id": o.ID}}), append(want, at)
			}
		}
	}
	if len(commands) == 0 {
		return false, nil
	}
	out, _, err := r.batch(ctx, commands, false)
	if err != nil {
		return false, err
	}
	same, other := 0, 0
	for i, x := range out {
		if x.err != nil || !x.ran { // deleted meanwhile
			continue
		}
		if at, err := madeAt(x.result); err == nil && at == want[i] {
			same++
		} else {
			other++
		}
	}
	return same > 0 && other == 0, nil
}

func madeAt(body []byte) (stamp, error) {
	var x struct {
		Made stamp `json:"DATE_CREATE"`
	}
	err := json.Unmarshal(body, &x)
	return x.Made, err
}

var errLooked = errors.New("looked at enough things")

// ends are some things of a kind that are there: the first ones of the shelf and the last.
func ends(ctx context.Context, shelf source.Shelf, kind string) (list []source.Object, err error) {
	take := func(most int) func(source.Object) error {
		n := 0
		return func(o source.Object) error {
			if o.Deleted {
				return nil
			}
			list = append(list, o)
			if n++; n == most {
				return errLooked
			}
			return nil
		}
	}
	seq, err := shelf.Seq(ctx)
	if err != nil {
		return nil, err
	}
	for _, after := range []int64{0, seq * 9 / 10} {
		if err := shelf.Each(ctx, kind, after, take(compared/2)); err != nil && !errors.Is(err, errLooked) {
			return nil, err
		}
	}
	return list, nil
}
