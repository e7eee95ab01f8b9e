package bitrix24

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
	own    map[string]*userField // by column
	after  int64
	quotes bool // the portal has proposals of its own
	open   map[string][]warehouse.Row
	gone   map[string][]string
	deals  map[string]dealRef
	named  map[string]string // ids of products by the slug of their names; nil until it is needed
	said   map[string]bool   // placeholders that have been handed over
}

// Custom lists the custom fields of deals that become dimensions.
func (r *Remote) Custom(ctx context.Context, shelf source.Shelf, m source.Mapping) ([]warehouse.CustomField, error) {
	l, err := r.lexicon(ctx, shelf, m)
	if err != nil {
		return nil, err
	}
	list, _ := l.custom(r.id)
	return list, nil
}

// Rows hands over the rows that follow from what changed on the shelf after a Seq.
func (r *Remote) Rows(
	ctx context.Context, shelf source.Shelf, m source.Mapping, after int64, emit func(warehouse.Chunk) error,
) error {
	l, err := r.lexicon(ctx, shelf, m)
	if err != nil {
		return err
	}
	custom, own := l.custom(r.id)
	w := &mapper{
		lexicon: l, ctx: ctx, r: r, shelf: shelf, emit: emit, after: after, schema: warehouse.NewSchema(custom), own: own,
		open: map[string][]warehouse.Row{}, gone: map[string][]string{}, deals: map[string]dealRef{}, said: map[string]bool{},
	}
	n, err := shelf.Count(ctx, kindQuote)
	if err != nil {
		return err
	}
	w.quotes = n > 0
	for _, step := range []func() error{w.people, w.stageRows, w.goods, w.strangers, w.clients, w.flush} {
		if err := step(); err != nil {
			return err
		}
	}
	t, err := w.touched()
	if err != nil {
		return err
	}
	if err := w.sales(t); err != nil {
		return err
	}
	return w.flush()
}

// key is the key of a row; nil for none.
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

// unless drops a row that things of another part had before. A first load has none.
func (w *mapper) unless(is bool, entity, id string) error {
	if is || w.after == 0 {
		return nil
	}
	return w.drop(entity, id)
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

// people hands over rates, departments and users.
func (w *mapper) people() error {
	err := w.shelf.Each(w.ctx, kindRate, 0, func(o source.Object) error {
		var x dayRate
		if err := json.Unmarshal(o.Body, &x); err != nil {
			return err
		}
		return w.put("rate", "rate-"+strings.ReplaceAll(o.ID, ":", "-"), values{"currency": x.Code, "day": x.Day, "rate": x.Rate})
	})
	if err != nil {
		return err
	}
	for _, u := range w.units {
		v := values{"name": string(u.Name), "parent": w.key("department", u.Parent), "head": w.key("user", u.Head)}
		if err := w.put("department", "department-"+u.ID.String(), v); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.users)) {
		u := w.users[id]
		v := values{"name": u.title(), "email": source.OrNil(string(u.Email)), "active": bool(u.Active) && !w.goneUsers[id]}
		if len(u.Units) > 0 {
			v["department"] = w.key("department", u.Units[0])
		}
		if err := w.put("user", "user-"+id.String(), v); err != nil {
			return err
		}
	}
	return nil
}

// stageRows hands over pipelines, stages and sources.
func (w *mapper) stageRows() error {
	for _, p := range w.pipelines {
		if strings.HasPrefix(p.id, "spa:") && p.part != partService {
			continue
		}
		kind := map[string]string{partLead: "lead", partService: "service"}[p.part]
		if kind == "" {
			kind = "sales"
		}
		name := p.name
		if p.id == leadPipeline {
			name = w.r.lang.Pick("Leads", "Лиды")
		}
		if err := w.put("pipeline", w.pipelineID(p.id), values{"name": name, "kind": kind}); err != nil {
			return err
		}
		for _, s := range p.stages {
			if err := w.stageRow(place{p.id, string(s.Code)}, string(s.Name), ""); err != nil {
				return err
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(w.sources)) {
		if err := w.put("source", "source-"+code, values{"name": string(w.sources[code].Name)}); err != nil {
			return err
		}
	}
	return nil
}

func (w *mapper) stageRow(at place, name string, semantic text) error {
	means := w.stage(at, semantic)
	return w.put("stage", w.stageID(at), values{
		"name": name, "pipeline": w.r.id + ":" + w.pipelineID(at.pipeline), "rank": int64(w.ranks[at]), "outcome": means.Outcome,
		"qualified": means.Qualified,
	})
}

func (w *mapper) pipelineID(id string) string { return "pipeline-" + strings.ReplaceAll(id, ":", "-") }

// stageID names a stage by its pipeline and its code, without the pipeline that codes begin with: "C1:NEW".
func (w *mapper) stageID(p place) string {
	_, code, cut := strings.Cut(p.code, ":")
	if !cut {
		code = p.code
	}
	return "stage-" + strings.ReplaceAll(p.pipeline, ":", "-") + "-" + code
}

func (w *mapper) stageKey(p place) any {
	if p.code == "" {
		return nil
	}
	return w.r.id + ":" + w.stageID(p)
}

// strangers hands over stand-ins for users and stages that deals and leads name and the portal does not know any more.
func (w *mapper) strangers() error {
	err := w.shelf.Each(w.ctx, kindDeal, w.after, func(o source.Object) error {
		var x deal
		if err := json.Unmarshal(o.Body, &x); err != nil || o.Deleted {
			return err
		}
		if err := w.stranger(x.Owner); err != nil {
			return err
		}
		return w.strangeStage(place{x.Category.String(), string(x.Stage)}, x.Semantic)
	})
	if err != nil {
		return err
	}
	return w.shelf.Each(w.ctx, kindLead, w.after, func(o source.Object) error {
		var x lead
		if err := json.Unmarshal(o.Body, &x); err != nil || o.Deleted {
			return err
		}
		if err := w.stranger(x.Owner); err != nil {
			return err
		}
		return w.strangeStage(place{leadPipeline, string(x.Status)}, x.Semantic)
	})
}

func (w *mapper) stranger(id num) error {
	key := "user-" + id.String()
	if _, known := w.users[id]; known || id == 0 || w.said[key] {
		return nil
	}
	w.said[key] = true
	return w.put("user", key, values{"name": w.r.lang.Pick("User ", "Сотрудник ") + id.String(), "active": false})
}

func (w *mapper) strangeStage(at place, semantic text) error {
	key := w.stageID(at)
	if w.ranks[at] != 0 || at.code == "" || w.said[key] {
		return nil
	}
	w.said[key] = true
	return w.stageRow(at, at.code, semantic)
}

// clients hands over contacts and companies that changed. The portal's own legal entities are no clients.
func (w *mapper) clients() error {
	for _, p := range []struct{ kind, sort string }{{kindCompany, "company"}, {kindContact, "person"}} {
		err := w.shelf.Each(w.ctx, p.kind, w.after, func(o source.Object) error {
			var x party
			if err := json.Unmarshal(o.Body, &x); err != nil {
				return err
			}
			if o.Deleted || bool(x.Own) {
				return w.unless(false, "client", p.kind+"-"+o.ID)
			}
			var b body
			if err := json.Unmarshal(o.Body, &b); err != nil {
				return err
			}
			return w.put("client", p.kind+"-"+o.ID, values{
				"name": x.title(), "type": p.sort, "phone": source.OrNil(source.Digits(x.Phone.first())), "email": source.OrNil(x.Email.first()),
				"created_at": some(int64(x.Created)), "owner": w.key("user", x.Owner), "source": w.sourceKey(x.Source),
				"region": source.OrNil(w.word("region", p.kind, b)), "segment": source.OrNil(w.word("segment", p.kind, b)),
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *mapper) sourceKey(code text) any {
	if code == "" {
		return nil
	}
	return w.r.id + ":source-" + string(code)
}

// clientKey is the client of a thing: its company, else its contact.
func (w *mapper) clientKey(company, contact num) any {
	if company != 0 {
		return w.key("company", company)
	}
	return w.key("contact", contact)
}
