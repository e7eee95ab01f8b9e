package bitrix24

import (
	"context"
	"encoding/json"
	"strings"

	"svodka/internal/source"
)

// group is some deals whose product rows are read together.
type group struct {
	deals []string
	last  int64
}

// lines fetches the product rows of deals, fifty deals to a command and fifty commands to a request. A row that a deal has
// no more is gone.
func (r *Remote) lines(ctx context.Context, shelf source.Shelf, deals []source.Object) ([]source.Object, error) {
	old, err := r.oldPortal(ctx, shelf)
	if err != nil {
		return nil, err
	}
	rows := rowStream(old)
	var waiting []group
	for i := 0; i < len(deals); i += pageMost {
		g := group{}
		for _, o := range deals[i:min(i+pageMost, len(deals))] {
			g.deals = append(g.deals, o.ID)
		}
		waiting = append(waiting, g)
	}
	list, here := []source.Object(nil), map[string]bool{}
	for len(waiting) > 0 {
		d, err := r.enter(ctx)
		if err != nil {
			return nil, err
		}
		n, err := d.gate.room(ctx, r.clock, rows.method, min(len(waiting), batchMost))
		if err != nil {
			return nil, err
		}
		more, found, err := r.rowsOf(ctx, rows, waiting[:n], old)
		if missing(err) && !old { // some portals have the one and not yet the other
			old = true
			rows = rowStream(old)
			continue
		}
		if missing(err) {
			return nil, nil
		}
		if err != nil {
			return nil, r.say(err)
		}
		for _, o := range found {
			here[o.ID] = true
		}
		list, waiting = append(list, found...), append(more, waiting[n:]...)
	}
	for _, o := range deals {
		err := shelf.Linked(ctx, kindLine, source.Link{Kind: kindDeal, ID: o.ID}, func(l source.Object) error {
			if !here[l.ID] && !l.Deleted {
				list = append(list, source.Object{Kind: kindLine, ID: l.ID})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// rowStream is the list of product rows: the universal method, or the one of older portals, which gives all at once.
func rowStream(old bool) stream {
	if old {
		return stream{method: "crm.productrow.list", id: "ID", kind: kindLine}
	}
	return stream{
		method: "crm.item.productrow.list", id: "id", list: "productRows", kind: kindLine,
		fields: []string{"id", "ownerId", "productId", "productName", "price", "quantity"},
	}
}

// rowsOf asks for a page of each group, and gives the groups that have more.
func (r *Remote) rowsOf(ctx context.Context, s stream, groups []group, old bool) (more []group, list []source.Object, err error) {
	commands := make([]command, len(groups))
	for i, g := range groups {
		filter := map[string]any{"=ownerType": "D", "=ownerId": g.deals, ">id": g.last}
		if old {
			filter = map[string]any{"OWNER_TYPE": "D", "OWNER_ID": g.deals, ">ID": g.last}
		}
		commands[i] = s.ask(filter, -1, s.fields)
	}
	out, _, err := r.batch(ctx, commands, false)
	if err != nil {
		return nil, nil, err
	}
	for i, o := range out {
		if o.err != nil && !statusOf(o.err).passing() {
			return nil, nil, o.err
		}
		if o.err != nil || !o.ran { // asked again
			more = append(more, groups[i])
			continue
		}
		rows, err := s.rows(o.result)
		if err != nil {
			return nil, nil, err
		}
		for _, raw := range rows {
			one, err := wrapLine(raw)
			if err != nil {
				return nil, nil, err
			}
			list = append(list, one)
		}
		if n := len(rows); n >= pageMost {
			if last := s.number(rows[n-1]); last > groups[i].last {
				more = append(more, group{groups[i].deals, last})
			}
		}
	}
	return more, list, nil
}

// wrapLine keeps a row in the words of the universal method, whichever it came from.
func wrapLine(raw json.RawMessage) (source.Object, error) {
	var x line
	if err := json.Unmarshal(raw, &x); err != nil {
		return source.Object{}, err
	}
	if strings.Contains(string(raw), `"OWNER_ID"`) {
		var o struct {
			ID       num    `json:"ID"`
			Owner    num    `json:"OWNER_ID"`
			Product  num    `json:"PRODUCT_ID"`
			Name     text   `json:"PRODUCT_NAME"`
			Price    number `json:"PRICE"`
			Quantity number `json:"QUANTITY"`
		}
		if err := json.Unmarshal(raw, &o); err != nil {
			return source.Object{}, err
		}
		x = line(o)
	}
	body, err := json.Marshal(x)
	return object(kindLine, x.ID.String(), 0, body, to(kindDeal, x.Owner)), err
}
