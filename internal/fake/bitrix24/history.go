package bitrix24

import "strconv"

// Types of entities, as crm.enum.ownertype lists them.
const (
	typeLead    = 1
	typeDeal    = 2
	typeContact = 3
	typeCompany = 4
	typeQuote   = 7
	typeInvoice = 31
	typeTicket  = 156
)

// history is the table of the stage history of a kind.
func (s *Server) history(kind string) *table {
	part := func(get func(m *moment) any) func(*rec) any {
		return func(r *rec) any { m, _ := r.x.(*moment); return get(m) }
	}
	cols := []*column{
		col("ID", kInt, own),
		col("TYPE_ID", kInt, part(func(m *moment) any { return m.typ })),
		col("OWNER_ID", kInt, part(func(m *moment) any { return s.ids.of(kind, m.owner) })),
		col("CREATED_TIME", kTime, part(func(m *moment) any { return m.at })),
	}
	stage, semantic := "STATUS_ID", "STATUS_SEMANTIC_ID"
	if kind != "lead" {
		stage, semantic = "STAGE_ID", "STAGE_SEMANTIC_ID"
		cols = append(cols, col("CATEGORY_ID", kInt, part(func(m *moment) any { return m.g.cat })))
	}
	cols = append(cols,
		col(semantic, kString, part(func(m *moment) any { return m.g.semantic })),
		col(stage, kString, part(func(m *moment) any { return m.g.code })))
	return &table{name: kind + " history", deps: []string{kind, "change"}, strict: true, cols: cols, build: func() []*rec {
		list := make([]*rec, 0, len(s.ledger.rows[kind]))
		for _, m := range s.ledger.rows[kind] {
			// Rows stay only for owners that are there.
			if t := s.o.World.Find(m.owner); t != nil && t.Deleted == 0 && (kind != "lead" || !s.o.Simple) {
				list = append(list, &rec{id: m.id, t: t, x: m})
			}
		}
		return list
	}}
}

// historyList is crm.stagehistory.list. Real portals send its numbers as strings.
func (s *Server) historyList(c *call) (answer, *refusal) {
	of, ok := c.params.number("entityTypeId")
	name := map[int64]string{typeLead: "lead", typeDeal: "deal", typeInvoice: "payment", typeTicket: "ticket"}[of]
	if !ok || name == "" {
		return answer{}, refuse(400, 0, strconv.FormatInt(of, 10)+" entity is not supported")
	}
	t := s.tables[name+" history"]
	p, no := s.list(c, t, c.params.get("filter"), c.params.get("order"), start(c))
	if no != nil {
		return answer{}, no
	}
	return answer{result: map[string]any{"items": s.dress(t, p.rows, c.params.get("select"), oldFace)}, total: p.total, next: p.next, counted: p.counted}, nil
}
