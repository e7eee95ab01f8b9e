package bitrix24

import (
	"cmp"
	"strconv"
	"strings"

	"svodka/internal/fake/company"
)

// things makes the rows of the World's things of a kind.
func (s *Server) things(kind, entity string, keep func(*company.Thing) bool) func() []*rec {
	return func() []*rec {
		all := s.o.World.All(kind, false)
		list := make([]*rec, 0, len(all))
		for _, t := range all {
			if keep == nil || keep(t) {
				list = append(list, &rec{id: s.ids.number(entity, t.N), t: t})
			}
		}
		return list
	}
}

// modified is when a row was last saved.
func (s *Server) modified(r *rec) any {
	saved := r.t.Updated
	if r.t.Kind == "meeting" {
		// A meeting is placed by its start, which may lie ahead; it was saved when it was set or changed.
		saved = max(r.t.Int("created_at"), s.saved[r.t.ID])
		if held := r.t.Int("held_at"); held <= s.o.Now().Unix() {
			saved = max(saved, held)
		}
	}
	return max(saved, s.touched[r.t.Kind], born(r.t))
}

// born is when a thing was made.
func born(t *company.Thing) int64 {
	return cmp.Or(t.Int("created_at"), t.Int("started_at"), t.Int("at"), t.Int("sent_at"), t.Int("paid_at"), t.Created)
}

// owner is who holds a row; what nobody holds is the administrator's.
func (s *Server) owner(r *rec) any { return cmp.Or(s.ids.of("user", r.t.Text("owner")), 1) }

func (s *Server) link(kind, column string) func(*rec) any {
	return func(r *rec) any { return some(s.ids.of(kind, r.t.Text(column))) }
}

// party is a client as a company or a contact, nothing when it is the other.
func (s *Server) party(entity string) func(*rec) any {
	return func(r *rec) any {
		if id := r.t.Text("client"); id != "" {
			e, n := s.ids.client(id)
			switch {
			case e == entity:
				return some(n)
			case entity == "company":
				return int64(0) // none is shown as 0 as well as null
			}
		}
		return nil
	}
}

// contacts lists a row's contacts for crm.item.list.
func (s *Server) contacts(r *rec) any {
	if n := s.party("contact")(r); n != nil {
		return []any{n}
	}
	return []any{}
}

func (s *Server) sourceCode(t *company.Thing) string {
	return "UC_" + strings.ToUpper(strconv.FormatInt(100000+t.N, 36))
}

func (s *Server) source(r *rec) any {
	if t := s.o.World.Find(r.t.Text("source")); t != nil {
		return s.sourceCode(t)
	}
	return nil
}

// origins are the columns of where a request came from.
func (s *Server) origins() []*column {
	return []*column{
		col("SOURCE_ID", kStatus, s.source).status("SOURCE").titled("Источник"),
		col("SOURCE_DESCRIPTION", kString, text("campaign")).titled("Дополнительно об источнике"),
		col("ORIGINATOR_ID", kString, func(r *rec) any {
			if r.t.Has("imported_at") {
				return "IMPORT"
			}
			return nil
		}),
		col("ORIGIN_ID", kString, func(r *rec) any {
			if r.t.Has("imported_at") {
				return r.t.ID
			}
			return nil
		}),
		col("UTM_SOURCE", kString, text("utm_source")),
		col("UTM_MEDIUM", kString, text("utm_medium")),
		col("UTM_CAMPAIGN", kString, text("utm_campaign")),
		col("UTM_CONTENT", kString, fixed(nil)),
		col("UTM_TERM", kString, fixed(nil)),
	}
}

// stamps are the columns of who saved a row and when.
func (s *Server) stamps() []*column {
	return []*column{
		col("ASSIGNED_BY_ID", kInt, s.owner).titled("Ответственный"),
		col("CREATED_BY_ID", kInt, s.creator).as("createdBy"),
		col("MODIFY_BY_ID", kInt, s.owner).as("updatedBy"),
		col("DATE_CREATE", kTime, func(r *rec) any { return some(born(r.t)) }).as("createdTime"),
		col("DATE_MODIFY", kTime, s.modified).as("updatedTime"),
		col("OPENED", kFlag, fixed(true)),
		col("LAST_ACTIVITY_TIME", kTime, s.modified),
		col("LAST_ACTIVITY_BY", kInt, s.owner),
	}
}

func (s *Server) creator(r *rec) any {
	if of := s.ledgerFirst(r.t.ID); of != "" {
		return cmp.Or(s.ids.of("user", of), 1)
	}
	return s.owner(r)
}

func (s *Server) ledgerFirst(id string) string {
	if m := s.ledger.first[id]; m != nil {
		return m.by
	}
	return ""
}

// moves are the columns of the last change of stage.
func (s *Server) moves() []*column {
	return []*column{
		col("MOVED_BY_ID", kInt, func(r *rec) any {
			_, by := s.ledger.movedAt(r.t)
			return cmp.Or(s.ids.of("user", by), 1)
		}).as("movedBy"),
		col("MOVED_TIME", kTime, func(r *rec) any { t, _ := s.ledger.movedAt(r.t); return some(t) }),
	}
}

// staged gives a part of the stage a deal stands in.
func (s *Server) staged(part func(g *stage) any) func(*rec) any {
	return func(r *rec) any {
		g := s.stages.of(r.t.Text("stage"))
		if r.t.Kind == "lead" {
			g = s.stages.lead(r.t)
		}
		if g == nil {
			return nil
		}
		return part(g)
	}
}

func (s *Server) deals() *table {
	closed := s.staged(func(g *stage) any { return g.semantic != "P" })
	won := s.staged(func(g *stage) any { return g.semantic == "S" })
	cols := []*column{
		col("ID", kInt, own),
		col("TITLE", kString, text("title")).titled("Название"),
		col("TYPE_ID", kString, fixed("SALE")).status("DEAL_TYPE"),
		col("CATEGORY_ID", kInt, s.staged(func(g *stage) any { return g.cat })).titled("Воронка"),
		col("STAGE_ID", kString, s.staged(func(g *stage) any { return g.code })).status("DEAL_STAGE").titled("Стадия сделки"),
		col("STAGE_SEMANTIC_ID", kString, s.staged(func(g *stage) any { return g.semantic })),
		col("IS_NEW", kFlag, fixed(false)),
		col("IS_RECURRING", kFlag, fixed(false)),
		col("IS_RETURN_CUSTOMER", kFlag, fixed(false)),
		col("IS_REPEATED_APPROACH", kFlag, fixed(false)),
		col("PROBABILITY", kInt, s.probability),
		col("CURRENCY_ID", kString, s.currency),
		col("OPPORTUNITY", kMoney, func(r *rec) any { return r.t.Int("amount") }).titled("Сумма"),
		col("IS_MANUAL_OPPORTUNITY", kFlag, fixed(true)),
		col("TAX_VALUE", kMoney, fixed(int64(0))),
		col("COMPANY_ID", kInt, s.party("company")),
		col("CONTACT_ID", kInt, s.party("contact")),
		col("QUOTE_ID", kInt, fixed(nil)),
		col("BEGINDATE", kDate, func(r *rec) any { return some(born(r.t)) }),
		col("CLOSEDATE", kDate, func(r *rec) any {
			return some(cmp.Or(r.t.Int("expected_at"), r.t.Int("closed_at"), born(r.t)+7*24*3600))
		}).titled("Предполагаемая дата закрытия"),
		col("CLOSED", kFlag, closed),
		col("COMMENTS", kString, fixed(nil)),
		col("LEAD_ID", kInt, func(r *rec) any {
			if s.o.Simple {
				return nil
			}
			return s.link("lead", "lead")(r)
		}),
		col("ADDITIONAL_INFO", kString, fixed(nil)),
	}
	cols = append(cols, s.stamps()...)
	cols = append(cols, s.moves()...)
	cols = append(cols, s.origins()...)
	cols = append(cols, s.fields.columns("deal")...)
	cols = append(cols, itemOnly("isWon", kFlag, won), itemOnly("isLose", kFlag, s.staged(func(g *stage) any { return g.semantic == "F" })),
		itemOnly("contactIds", kList, s.contacts), itemOnly("observers", kList, fixed([]any{})), itemOnly("entityTypeId", kInt, fixed(int64(typeDeal))))
	return &table{name: "deal", deps: []string{"deal", "change", "client", "stage"}, cols: cols, build: s.things("deal", "deal", nil)}
}

// itemOnly is a column that the old methods do not have.
func itemOnly(name string, k kind, get func(*rec) any) *column {
	return &column{item: name, kind: k, title: name, get: get}
}

func (s *Server) probability(r *rec) any {
	if t := s.o.World.Find(r.t.Text("stage")); t != nil && t.Has("probability") {
		return int64(t.Real("probability")*100 + 0.5)
	}
	return nil
}

func (s *Server) currency(r *rec) any { return cmp.Or(r.t.Text("currency"), s.o.Currency) }

func (s *Server) leads() *table {
	cols := []*column{
		col("ID", kInt, own),
		col("TITLE", kString, text("title")).titled("Название лида"),
		col("HONORIFIC", kString, fixed(nil)),
		col("NAME", kString, fixed(nil)),
		col("SECOND_NAME", kString, fixed(nil)),
		col("LAST_NAME", kString, fixed(nil)),
		col("COMPANY_TITLE", kString, fixed(nil)),
		col("COMPANY_ID", kInt, s.party("company")),
		col("CONTACT_ID", kInt, s.party("contact")),
		col("IS_RETURN_CUSTOMER", kFlag, fixed(false)),
		col("STATUS_ID", kString, s.staged(func(g *stage) any { return g.code })).status("STATUS").as("stageId").titled("Стадия"),
		col("STATUS_DESCRIPTION", kString, fixed(nil)),
		col("STATUS_SEMANTIC_ID", kString, s.staged(func(g *stage) any { return g.semantic })).as("stageSemanticId"),
		col("POST", kString, fixed(nil)),
		col("COMMENTS", kString, fixed(nil)),
		col("CURRENCY_ID", kString, s.currency),
		col("OPPORTUNITY", kMoney, func(r *rec) any { return r.t.Int("amount") }),
		col("IS_MANUAL_OPPORTUNITY", kFlag, fixed(false)),
		col("HAS_PHONE", kFlag, func(r *rec) any { return r.t.Has("phone") }),
		col("HAS_EMAIL", kFlag, func(r *rec) any { return r.t.Has("email") }),
		col("HAS_IMOL", kFlag, fixed(false)),
		col("DATE_CLOSED", kTime, func(r *rec) any { return some(cmp.Or(r.t.Int("converted_at"), r.t.Int("rejected_at"))) }),
	}
	cols = append(cols, s.stamps()...)
	cols = append(cols, s.moves()...)
	cols = append(cols, s.origins()...)
	cols = append(cols, s.contactWays()...)
	cols = append(cols, s.fields.columns("lead")...)
	cols = append(cols, itemOnly("contactIds", kList, s.contacts), itemOnly("entityTypeId", kInt, fixed(int64(typeLead))))
	kept := func(*company.Thing) bool { return !s.o.Simple }
	return &table{name: "lead", deps: []string{"lead", "change", "client", "stage"}, cols: cols, build: s.things("lead", "lead", kept)}
}

// contactWays are the multi-fields; the old methods show them only when select names them.
func (s *Server) contactWays() []*column {
	many := func(column, typ string, place int64) func(*rec) any {
		return func(r *rec) any {
			v := r.t.Text(column)
			if v == "" {
				return nil
			}
			if typ == "PHONE" {
				v = "+" + v
			}
			return []any{map[string]any{"ID": strconv.FormatInt(4*r.t.N+place, 10), "VALUE_TYPE": "WORK", "VALUE": v, "TYPE_ID": typ}}
		}
	}
	return []*column{
		col("PHONE", kList, many("phone", "PHONE", 0)).onAsk(),
		col("EMAIL", kList, many("email", "EMAIL", 1)).onAsk(),
		col("WEB", kList, fixed(nil)).onAsk(),
		col("IM", kList, fixed(nil)).onAsk(),
		itemOnly("fm", kList, s.fm),
	}
}

func (s *Server) fm(r *rec) any {
	list := []any{}
	if v := r.t.Text("phone"); v != "" {
		list = append(list, map[string]any{"id": 4 * r.t.N, "valueType": "WORK", "value": "+" + v, "typeId": "PHONE"})
	}
	if v := r.t.Text("email"); v != "" {
		list = append(list, map[string]any{"id": 4*r.t.N + 1, "valueType": "WORK", "value": v, "typeId": "EMAIL"})
	}
	return list
}
