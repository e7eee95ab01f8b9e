package odata

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// state is how far a resource has been read.
type state struct {
	Def    string `json:"def"`           // the streams it was read for
	Key    string `json:"key,omitempty"` // the last one of a first load that goes on
	Skip   int    `json:"skip,omitempty"`
	BySkip bool   `json:"by_skip,omitempty"` // the server does not compare keys
	Loaded bool   `json:"loaded,omitempty"`
}

func (x *resource) cursor() string { return "resource:" + x.name }

// def names what is kept of the resource: other streams read it anew.
func (x *resource) def() string {
	var parts []string
	for _, s := range x.streams {
		parts = append(parts, fmt.Sprintf("%s/%s/%t", s.Name, s.part, s.drafts))
	}
	slices.Sort(parts)
	return strings.Join(parts, ",")
}

func stateOf(ctx context.Context, shelf source.Shelf, x *resource) (st state, err error) {
	c, err := shelf.Cursor(ctx, x.cursor())
	if err != nil {
		return st, err
	}
	if c != "" {
		if err := json.Unmarshal([]byte(c), &st); err != nil {
			return st, fmt.Errorf("cursor of %s: %w", x.name, err)
		}
	}
	if def := x.def(); st.Def != def {
		st = state{Def: def}
	}
	return st, nil
}

// Lacks reports that the mapping reads a resource in another way than the shelf has it.
func (r *Remote) Lacks(ctx context.Context, shelf source.Shelf) (bool, error) {
	_, list, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return false, err
	}
	for i := range list {
		if st, err := stateOf(ctx, shelf, &list[i]); err != nil || !st.Loaded {
			return true, err
		}
	}
	return false, nil
}

func (st *state) cursors(x *resource) map[string]source.Cursor {
	text, _ := json.Marshal(st) //nolint:errchkjson // texts and numbers
	return map[string]source.Cursor{x.cursor(): source.Cursor(text)}
}

// Pull brings the shelf up to date.
func (r *Remote) Pull(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) (err error) {
	defer fault.Wrap(&err, "odata.Pull(%s)", r.id)
	if err := r.begin(ctx, shelf); err != nil {
		return err
	}
	_, resources, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return err
	}
	for i := range resources {
		x := &resources[i]
		st, err := stateOf(ctx, shelf, x)
		if err != nil {
			return err
		}
		if st.Loaded {
			err = r.compare(ctx, shelf, x, st, x.dated(), tell)
		} else {
			err = r.first(ctx, shelf, x, st, tell)
		}
		if err != nil {
			return say(x.name, err)
		}
	}
	return nil
}

// first reads a resource whole, page by page, and goes on where it was stopped.
func (r *Remote) first(ctx context.Context, shelf source.Shelf, x *resource, st state, tell func(source.Progress)) error {
	p := source.Progress{Stream: x.name, Title: x.title()}
	if total, err := r.count(ctx, x.name); err == nil {
		p.Total = total
	}
	for !st.Loaded {
		list, err := r.next(ctx, x.name, &st, r.page)
		if err != nil {
			return err
		}
		st.Loaded = len(list) < r.page
		if err := r.put(ctx, shelf, x, list, st.cursors(x)); err != nil {
			return err
		}
		p.Pages++
		p.Objects += int64(len(list))
		p.Done = st.Loaded
		tell(p)
	}
	if !st.BySkip {
		return nil
	}
	// Pages by number move while they are read: what slipped between them is found by the keys.
	return r.compare(ctx, shelf, x, st, false, tell)
}

// next reads the page after a key, or by number where the server does not compare keys.
func (r *Remote) next(ctx context.Context, name string, st *state, size int, more ...[2]string) ([]object, error) {
	query := append([][2]string{{"$orderby", "Ref_Key"}, {"$top", strconv.Itoa(size)}}, more...)
	place := [2]string{"$skip", strconv.Itoa(st.Skip)}
	if !st.BySkip && st.Key != "" {
		place = [2]string{"$filter", "Ref_Key gt guid'" + st.Key + "'"}
	}
	list, err := r.list(ctx, name, append(slices.Clone(query), place)...)
	refusals := []int{http.StatusBadRequest, http.StatusInternalServerError, http.StatusNotImplemented}
	if !st.BySkip && st.Key != "" && slices.Contains(refusals, codeOf(err)) {
		st.BySkip = true
		list, err = r.list(ctx, name, append(slices.Clone(query), [2]string{"$skip", strconv.Itoa(st.Skip)})...)
	}
	if err != nil {
		return nil, err
	}
	if n := len(list); n > 0 {
		if last := list[n-1].text("Ref_Key"); last == st.Key {
			return nil, fmt.Errorf("the page after %s is that page again", last)
		} else { //nolint:revive // last is of both
			st.Key = last
		}
	}
	st.Skip += len(list)
	return list, nil
}

func (r *Remote) count(ctx context.Context, name string) (n int64, err error) {
	err = r.get(ctx, name+"/$count", nil, func(body []byte) (err error) {
		n, err = strconv.ParseInt(strings.TrimSpace(string(body)), 10, 64)
		return err
	})
	return n, err
}

// compare lists keys with their versions, reads what has another version than the shelf, and marks what is no longer there.
// recent looks only at the documents of the last days, and what it does not see is left to the whole comparison.
func (r *Remote) compare(ctx context.Context, shelf source.Shelf, x *resource, st state, recent bool, tell func(source.Progress)) error {
	p := source.Progress{Stream: x.name, Title: x.title()}
	seen, at := map[string]struct{}{}, state{BySkip: st.BySkip || recent}
	query := [][2]string{{"$select", "Ref_Key,DataVersion"}}
	if recent {
		from := r.now().In(r.zone).AddDate(0, 0, -x.days).Truncate(time.Hour)
		query = append(query, [2]string{"$filter", "Date ge datetime'" + from.Format("2006-01-02T00:00:00") + "'"})
	}
	for {
		list, err := r.next(ctx, x.name, &at, r.keys, query...)
		if err != nil {
			return err
		}
		var changed []string
		for _, o := range list {
			key := o.text("Ref_Key")
			seen[key] = struct{}{}
			was, ok, err := shelf.Get(ctx, x.shelved(), key)
			if err != nil {
				return err
			}
			if !ok || was.Deleted || !strings.Contains(string(was.Body), strconv.Quote(o.text("DataVersion"))) {
				changed = append(changed, key)
			}
		}
		if err := r.fetch(ctx, shelf, x, changed); err != nil {
			return err
		}
		p.Pages++
		p.Objects += int64(len(changed))
		p.Done = len(list) < r.keys
		tell(p)
		if p.Done {
			break
		}
	}
	if recent {
		return nil
	}
	return r.leave(ctx, shelf, x, seen)
}

// together is how many objects are asked for by key at once: an address must not be too long.
const together = 25

// fetch reads objects by their keys; those that have no answer are gone.
func (r *Remote) fetch(ctx context.Context, shelf source.Shelf, x *resource, keys []string) error {
	for some := range slices.Chunk(keys, together) {
		var filter []string
		for _, k := range some {
			filter = append(filter, "Ref_Key eq guid'"+k+"'")
		}
		list, err := r.list(ctx, x.name, [2]string{"$filter", strings.Join(filter, " or ")})
		if err != nil {
			return err
		}
		if err := r.put(ctx, shelf, x, list, nil); err != nil {
			return err
		}
		for _, k := range some {
			if !slices.ContainsFunc(list, func(o object) bool { return o.text("Ref_Key") == k }) {
				if err := r.drop(ctx, shelf, x, k); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// drop marks a thing gone with all that was made of it.
func (r *Remote) drop(ctx context.Context, shelf source.Shelf, x *resource, key string) error {
	objects := []source.Object{{Kind: x.shelved(), ID: key}}
	for i := range x.streams {
		more, err := r.shape(ctx, shelf, x, &x.streams[i], key, nil)
		if err != nil {
			return err
		}
		objects = append(objects, more...)
	}
	return shelf.Put(ctx, objects, nil)
}

func (r *Remote) leave(ctx context.Context, shelf source.Shelf, x *resource, seen map[string]struct{}) error {
	var gone []string
	err := shelf.IDs(ctx, x.shelved(), func(id string) error {
		if _, ok := seen[id]; !ok {
			gone = append(gone, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.fetch(ctx, shelf, x, gone) // a list that moved while it was read may have passed them over
}

// Sweep compares the versions of all documents; catalogs are compared by each run.
func (r *Remote) Sweep(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) (err error) {
	defer fault.Wrap(&err, "odata.Sweep(%s)", r.id)
	_, resources, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return err
	}
	for i := range resources {
		x := &resources[i]
		st, err := stateOf(ctx, shelf, x)
		if err != nil {
			return err
		}
		if !x.dated() || !st.Loaded {
			continue
		}
		if err := r.compare(ctx, shelf, x, st, false, tell); err != nil {
			return say(x.name, err)
		}
	}
	return nil
}

// Reread fetches objects by their keys.
func (r *Remote) Reread(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	_, resources, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return err
	}
	for i := range resources {
		var keys []string
		for _, h := range hints {
			if h.Kind == resources[i].name {
				keys = append(keys, h.ID)
			}
		}
		if err := r.fetch(ctx, shelf, &resources[i], keys); err != nil {
			return say(resources[i].name, err)
		}
	}
	return nil
}

// Totals are the infobase's own counts, things marked for deletion among them.
func (r *Remote) Totals(ctx context.Context, shelf source.Shelf) ([]source.Total, error) {
	_, resources, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return nil, err
	}
	var list []source.Total
	for i := range resources {
		x := &resources[i]
		theirs, err := r.count(ctx, x.name)
		if err != nil {
			return nil, say(x.name, err)
		}
		ours, err := shelf.Count(ctx, x.shelved())
		if err != nil {
			return nil, err
		}
		t := source.Total{Kind: x.name, Title: x.title(), Theirs: theirs, Ours: ours}
		if theirs != ours {
			t.Why = fault.Text{
				EN: "Objects were added or removed since; documents of an earlier date are compared once a day.",
				RU: "С начала загрузки объекты добавились или удалились; документы задним числом сверяются раз в сутки.",
			}
		}
		list = append(list, t)
	}
	return list, nil
}
