package amocrm

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// chunkRows is how many rows a chunk has at most.
const chunkRows = 2000

// values are a row's by column; missing ones are empty.
type values map[string]any

// mapper makes rows of what is on the shelf.
type mapper struct {
	*lexicon
	ctx    context.Context //nolint:containedctx // lives as long as one Rows
	r      *Remote
	shelf  source.Shelf
	emit   func(warehouse.Chunk) error
	schema *warehouse.Schema
	after  int64
	open   map[string][]warehouse.Row
	gone   map[string][]string
	begun  map[num]int64     // since when the actions on a lead are those on its deal, by lead
	named  map[string]string // numbers of products by the slug of their names; nil until it is needed
	// arrived is how leads came that once waited to be accepted; nil until it is needed
	arrived map[num]arrival
}

// Custom lists the custom fields of leads that become dimensions.
func (r *Remote) Custom(ctx context.Context, shelf source.Shelf, m source.Mapping) ([]warehouse.CustomField, error) {
	l, err := r.lexicon(ctx, shelf, m)
	if err != nil {
		return nil, err
	}
	return l.custom(r.id), nil
}

func (l *lexicon) custom(id string) []warehouse.CustomField {
	var list []warehouse.CustomField
	for _, f := range l.fields["leads"] {
		if t, ok := typeOf(f.Type); ok && slices.Contains(l.mapping.Custom, f.ID.String()) {
			name := strings.ReplaceAll(id, "-", "_") + "_" + f.ID.String()
			list = append(list, warehouse.CustomField{Entity: "deal", Name: name, Title: f.Name, Type: t})
		}
	}
	return list
}

// Rows hands over the rows that follow from what changed on the shelf after a Seq.
func (r *Remote) Rows(
	ctx context.Context, shelf source.Shelf, m source.Mapping, after int64, emit func(warehouse.Chunk) error,
) error {
	l, err := r.lexicon(ctx, shelf, m)
	if err != nil {
		return err
	}
	w := &mapper{
		lexicon: l, ctx: ctx, r: r, shelf: shelf, emit: emit, after: after, schema: warehouse.NewSchema(l.custom(r.id)),
		open: map[string][]warehouse.Row{}, gone: map[string][]string{}, begun: map[num]int64{},
	}
	touched, err := w.touched()
	if err != nil {
		return err
	}
	dimensions := func(map[string]bool) error { return w.flush() }
	for _, step := range []func(map[string]bool) error{w.dictionaries, w.clients, dimensions, w.leads, w.unsorted, w.purchases, w.loose} {
		if err := step(touched); err != nil {
			return err
		}
	}
	return w.flush()
}

// key is the key of a row; "" stays empty.
func (w *mapper) key(entity string, id num) any {
	if id == 0 {
		return nil
	}
	return w.r.id + ":" + entity + "-" + id.String()
}

// put adds a row of an entity.
func (w *mapper) put(entity, id string, v values) error {
	columns := w.schema.Source(entity)
	row := make(warehouse.Row, len(columns)+1)
	row[0] = w.r.id + ":" + id
	for i, c := range columns {
		row[i+1] = v[c.Name]
	}
	if w.open[entity] = append(w.open[entity], row); len(w.open[entity]) < chunkRows {
		return nil
	}
	return w.send(entity)
}

// drop tells that a row is gone.
func (w *mapper) drop(entity, id string) error {
	w.gone[entity] = append(w.gone[entity], w.r.id+":"+id)
	if len(w.gone[entity]) < chunkRows {
		return nil
	}
	return w.send(entity)
}

// send hands over what has been collected of an entity; before a fact, all dimensions.
func (w *mapper) send(entity string) error {
	if !w.schema.Entity(entity).Dimension {
		for _, e := range w.schema.Entities {
			if e.Dimension {
				if err := w.hand(e.Name); err != nil {
					return err
				}
			}
		}
	}
	return w.hand(entity)
}

func (w *mapper) hand(entity string) error {
	rows, gone := w.open[entity], w.gone[entity]
	delete(w.open, entity)
	delete(w.gone, entity)
	if len(rows)+len(gone) == 0 {
		return nil
	}
	return w.emit(warehouse.Chunk{Entity: entity, Rows: rows, Gone: gone})
}

// flush sends what has been collected, dimensions first.
func (w *mapper) flush() error {
	for _, e := range w.schema.Entities {
		if err := w.send(e.Name); err != nil {
			return err
		}
	}
	return nil
}

// touched finds the leads whose rows may have changed: changed ones, and those whose events, notes, tasks or invoices
// changed. Nil stands for all of them.
func (w *mapper) touched() (map[string]bool, error) {
	if w.after == 0 {
		return nil, nil //nolint:nilnil // documented
	}
	set := map[string]bool{}
	each := func(kind string, take func(source.Object) error) error {
		return w.shelf.Each(w.ctx, kind, w.after, take)
	}
	err := each(kindLead, func(o source.Object) error {
		set[o.ID] = true
		return nil
	})
	for _, p := range []struct {
		kind string
		of   func([]byte) (source.Link, error)
	}{{kindEvent, eventOf}, {kindNote, noteOf}, {kindTask, taskOf}} {
		if err != nil {
			return nil, err
		}
		err = each(p.kind, func(o source.Object) error {
			to, err := p.of(o.Body)
			if err == nil && to.Kind == kindTask { // an event of a task: its lead
				to, err = w.leadOfTask(to.ID)
			}
			if to.Kind == kindLead {
				set[to.ID] = true
			}
			return err
		})
	}
	if err != nil {
		return nil, err
	}
	err = each(kindUnsorted, func(o source.Object) error { // it tells where its lead came from
		var u incoming
		err := json.Unmarshal(o.Body, &u)
		set[u.lead().String()] = true
		return err
	})
	if err != nil {
		return nil, err
	}
	err = each(kindElement, func(o source.Object) error {
		return w.shelf.Linked(w.ctx, kindLead, source.Link{Kind: kindElement, ID: o.ID}, func(l source.Object) error {
			set[l.ID] = true
			return nil
		})
	})
	return set, err
}

func (w *mapper) leadOfTask(id string) (source.Link, error) {
	o, ok, err := w.shelf.Get(w.ctx, kindTask, id)
	if err != nil || !ok {
		return source.Link{}, err
	}
	return taskOf(o.Body)
}

func eventOf(body []byte) (source.Link, error) {
	var e event
	err := json.Unmarshal(body, &e)
	return source.Link{Kind: singular(e.On), ID: e.Entity.String()}, err
}

func noteOf(body []byte) (source.Link, error) {
	var n note
	err := json.Unmarshal(body, &n)
	return source.Link{Kind: singular(n.On), ID: n.Entity.String()}, err
}

func taskOf(body []byte) (source.Link, error) {
	var t task
	err := json.Unmarshal(body, &t)
	return source.Link{Kind: singular(t.Type), ID: t.Entity.String()}, err
}

// dictionaries hands over departments, users, pipelines, stages, products, and the sources that leads name.
func (w *mapper) dictionaries(touched map[string]bool) error {
	for _, g := range w.account.Embedded.Groups {
		if err := w.put("department", "department-"+g.ID.String(), values{"name": g.Name}); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.users)) {
		u := w.users[id]
		v := values{"name": u.Name, "email": source.OrNil(u.Email), "active": u.Rights.Active && !w.goneUsers[id]}
		for _, g := range w.account.Embedded.Groups {
			if g.ID == u.Rights.Group { // group 0 is one like the others
				v["department"] = w.r.id + ":department-" + g.ID.String()
			}
		}
		if err := w.put("user", "user-"+id.String(), v); err != nil {
			return err
		}
	}
	for _, p := range w.pipelines {
		kind := map[string]string{partLead: "lead", partService: "service"}[w.part(p.ID)]
		if kind == "" {
			kind = "sales"
		}
		if err := w.put("pipeline", "pipeline-"+p.ID.String(), values{"name": p.Name, "kind": kind}); err != nil {
			return err
		}
		for _, s := range p.Embedded.Statuses {
			at := place{p.ID, s.ID}
			means := w.stage(at)
			err := w.put("stage", w.stageID(at), values{
				"name": s.Name, "pipeline": w.key("pipeline", p.ID), "rank": int64(w.ranks[at]),
				"outcome": means.Outcome, "qualified": means.Qualified,
			})
			if err != nil {
				return err
			}
		}
	}
	if err := w.products(); err != nil {
		return err
	}
	return w.origins(touched)
}

func (w *mapper) stageID(p place) string {
	return "stage-" + p.pipeline.String() + "-" + p.status.String()
}

func (w *mapper) stageKey(p place) any {
	if p.status == 0 {
		return nil
	}
	return w.r.id + ":" + w.stageID(p)
}

// products hands over the elements of the catalogue of products.
func (w *mapper) products() error {
	if w.lexicon.products == "" {
		return nil
	}
	return w.shelf.Each(w.ctx, kindElement, w.after, func(o source.Object) error {
		catalog, id, _ := strings.Cut(o.ID, ":")
		if catalog != w.lexicon.products {
			return nil
		}
		if o.Deleted {
			return w.drop("product", "product-"+id)
		}
		var e struct {
			Name   string `json:"name"`
			Fields fields `json:"custom_fields_values"`
		}
		if err := json.Unmarshal(o.Body, &e); err != nil {
			return err
		}
		v := values{"name": e.Name, "group": source.OrNil(e.Fields.byCode("GROUP"))}
		if price, ok := minor(e.Fields.byCode("PRICE")); ok {
			v["price"] = price
		}
		return w.put("product", "product-"+id, v)
	})
}

// origins hands over the sources and main products that the touched leads name: amoCRM has no list of them.
func (w *mapper) origins(touched map[string]bool) error {
	seen := map[string]bool{}
	if err := w.arrivals(seen); err != nil {
		return err
	}
	return w.eachLead(touched, func(o source.Object) error {
		var x lead
		if err := json.Unmarshal(o.Body, &x); err != nil {
			return err
		}
		if x.ID = numOf(o.ID); o.Deleted {
			return nil
		}
		name, err := w.origin(&x)
		if err != nil {
			return err
		}
		if name != "" && !seen["s"+name] {
			seen["s"+name] = true
			if err := w.put("source", sourceID(name), values{"name": name}); err != nil {
				return err
			}
		}
		name = w.word("product", x.Fields)
		if name == "" || seen["p"+name] {
			return nil
		}
		seen["p"+name] = true
		if w.productNamed(name) != "" {
			return nil
		}
		return w.put("product", "product-"+source.Slug(name), values{"name": name})
	})
}

// eachLead hands over the touched leads, gone ones too.
func (w *mapper) eachLead(touched map[string]bool, fn func(source.Object) error) error {
	if touched == nil {
		return w.shelf.Each(w.ctx, kindLead, 0, fn)
	}
	for _, id := range slices.Sorted(maps.Keys(touched)) {
		o, ok, err := w.shelf.Get(w.ctx, kindLead, id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := fn(o); err != nil {
			return err
		}
	}
	return nil
}

// clients hands over contacts and companies that changed.
func (w *mapper) clients(map[string]bool) error {
	for _, p := range []struct{ kind, on, sort string }{{kindCompany, "companies", "company"}, {kindContact, "contacts", "person"}} {
		err := w.shelf.Each(w.ctx, p.kind, w.after, func(o source.Object) error {
			if o.Deleted {
				return w.drop("client", p.kind+"-"+o.ID)
			}
			var c contact
			if err := json.Unmarshal(o.Body, &c); err != nil {
				return err
			}
			v := values{
				"name": c.title(), "type": p.sort, "phone": source.OrNil(source.Digits(c.Fields.byCode("PHONE"))), "email": source.OrNil(c.Fields.byCode("EMAIL")),
				"created_at": when(c.Created), "owner": w.key("user", c.Owner),
			}
			for _, role := range []string{"region", "segment"} {
				if text := w.word(role, c.Fields); text != "" {
					v[role] = text
				}
			}
			for i := range c.Fields { // «Источник» of the client itself
				if name := c.Fields[i].Name; v["source"] == nil && fieldMeanings[0].says.MatchString(name) && c.Fields[i].text() != "" {
					v["source"] = w.r.id + ":" + sourceID(c.Fields[i].text())
				}
			}
			return w.put("client", p.kind+"-"+o.ID, v)
		})
		if err != nil {
			return err
		}
	}
	return w.buyers()
}

// word is the text of the field that plays a part.
func (w *mapper) word(role string, all fields) string {
	if f := w.field(role, all); f != nil {
		return strings.TrimSpace(f.text())
	}
	return ""
}
