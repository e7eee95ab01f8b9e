package bitrix24

import (
	"fmt"
	"slices"
	"strconv"

	"svodka/internal/fake/company"
)

// statusRows are all the dictionaries of crm.status.list.
func (s *Server) statusRows() []*rec {
	var list []*rec
	for _, g := range s.stages.all {
		list = append(list, &rec{id: g.id, x: g})
	}
	n := int64(5001)
	add := func(of, code, name string) {
		list = append(list, &rec{id: n, x: &stage{list: of, code: code, name: name, sort: 10, cat: -1, semantic: "P"}})
		n += 2
	}
	for i, t := range s.o.World.All("source", false) {
		list = append(list, &rec{id: 2001 + 2*t.N, x: &stage{list: "SOURCE", code: s.sourceCode(t), name: t.Text("name"), sort: int64(10 * (i + 1)), cat: -1}})
	}
	for i, g := range invoiceStages {
		list = append(list, &rec{id: 7001 + int64(2*i), x: g})
	}
	for i, g := range ticketStages {
		list = append(list, &rec{id: 8001 + int64(2*i), x: g})
	}
	for i, g := range quoteStages {
		list = append(list, &rec{id: 9001 + int64(2*i), x: g})
	}
	add("DEAL_TYPE", "SALE", "Продажа")
	add("CONTACT_TYPE", "CLIENT", "Клиенты")
	add("COMPANY_TYPE", "CUSTOMER", "Клиент")
	add("INDUSTRY", "OTHER", "Другое")
	slices.SortStableFunc(list, func(a, b *rec) int { return int(a.id - b.id) })
	return list
}

func (s *Server) statuses() *table {
	part := func(get func(g *stage) any) func(*rec) any {
		return func(r *rec) any { g, _ := r.x.(*stage); return get(g) }
	}
	semantic := part(func(g *stage) any {
		if g.semantic == "S" || g.semantic == "F" {
			return g.semantic
		}
		return nil
	})
	cols := []*column{
		col("ID", kInt, own),
		col("ENTITY_ID", kString, part(func(g *stage) any { return g.list })),
		col("STATUS_ID", kString, part(func(g *stage) any { return g.code })),
		col("NAME", kString, part(func(g *stage) any { return g.name })),
		col("NAME_INIT", kString, part(func(g *stage) any {
			if g.system {
				return g.name
			}
			return ""
		})),
		col("SORT", kInt, part(func(g *stage) any { return g.sort })),
		col("SYSTEM", kFlag, part(func(g *stage) any { return g.system })),
		col("CATEGORY_ID", kInt, part(func(g *stage) any {
			if g.cat > 0 {
				return g.cat
			}
			return nil
		})),
		col("COLOR", kString, part(func(g *stage) any { return g.color })),
		col("SEMANTICS", kString, semantic),
		col("EXTRA", kPlain, part(func(g *stage) any {
			if g.extra == "" {
				return []any{}
			}
			return map[string]any{"SEMANTICS": g.extra, "COLOR": g.color}
		})),
	}
	return &table{name: "status", deps: []string{"stage", "pipeline", "source"}, cols: cols, build: s.statusRows}
}

// statusList is crm.status.list. It is not paged.
func (s *Server) statusList(c *call) (answer, *refusal) {
	t := s.tables["status"]
	tests, no := s.tests(t, c.params.get("filter"))
	if no != nil {
		return answer{}, no
	}
	var found []*rec
	for _, r := range s.rows(t) {
		if passes(tests, r) {
			found = append(found, r)
		}
	}
	if order := c.params.get("order"); !orderedByID(order) {
		found = s.sorted(t, found, order)
	}
	c.cost(len(found))
	return answer{result: s.dress(t, found, nil, oldFace), total: int64(len(found)), counted: true}, nil
}

// categoryList is crm.category.list.
func (s *Server) categoryList(c *call) (answer, *refusal) {
	of, _ := c.params.number("entityTypeId")
	list := []any{}
	switch of {
	case typeDeal:
		for i, k := range s.stages.cats {
			row := map[string]any{"id": k.id, "name": k.name, "sort": 100 * (i + 1), "entityTypeId": of, "isDefault": flag(k.id == 0)}
			if k.id != 0 {
				row["originId"], row["originatorId"] = "", ""
			}
			list = append(list, row)
		}
	case typeInvoice:
		list = append(list, onlyCategory(invoiceCategory, of))
	case typeTicket:
		list = append(list, onlyCategory(ticketCategory, of))
	case typeContact, typeCompany:
		list = append(list, map[string]any{"id": 0, "name": "Общее", "sort": 500, "entityTypeId": of, "isDefault": "Y"})
	default:
		return answer{}, refuse(400, "NOT_FOUND", "Smart process not found")
	}
	return answer{result: map[string]any{"categories": list}, total: int64(len(list)), counted: true}, nil
}

func onlyCategory(id, of int64) map[string]any {
	return map[string]any{"id": id, "name": "Общее", "sort": 500, "entityTypeId": of, "isDefault": "Y", "originId": "", "originatorId": ""}
}

// oldCategories is crm.dealcategory.list: all but the default one.
func (s *Server) oldCategories(*call) (answer, *refusal) {
	list := []any{}
	for i, k := range s.stages.cats {
		if k.id != 0 {
			list = append(list, map[string]any{
				"ID": strconv.FormatInt(k.id, 10), "NAME": k.name, "SORT": strconv.Itoa(100 * (i + 1)), "IS_LOCKED": "N",
				"CREATED_DATE": "2019-01-01T00:00:00+03:00",
			})
		}
	}
	return answer{result: list, total: int64(len(list)), counted: true}, nil
}

func (s *Server) oldDefault(*call) (answer, *refusal) {
	name := "Общее"
	if len(s.stages.cats) > 0 {
		name = s.stages.cats[0].name
	}
	return answer{result: map[string]any{"ID": "0", "NAME": name}}, nil
}

// oldStages is crm.dealcategory.stage.list of one category.
func (s *Server) oldStages(c *call) (answer, *refusal) {
	of := "DEAL_STAGE"
	if id, _ := c.params.number("id"); id > 0 {
		of = fmt.Sprintf("DEAL_STAGE_%d", id)
	}
	list := []any{}
	for _, g := range s.stages.all {
		if g.list == of {
			list = append(list, map[string]any{"NAME": g.name, "SORT": g.sort, "STATUS_ID": g.code})
		}
	}
	return answer{result: list}, nil
}

// currencies is crm.currency.list: the base one and those there are rates of, by the newest rate. It is not paged, and its
// total is 0.
func (s *Server) currencies(*call) (answer, *refusal) {
	newest := map[string]*company.Thing{}
	for _, t := range s.o.World.All("rate", false) {
		if n := newest[t.Text("currency")]; n == nil || n.Int("day") <= t.Int("day") {
			newest[t.Text("currency")] = t
		}
	}
	row := func(code string, rate float64, place int, base bool) map[string]any {
		return map[string]any{
			"CURRENCY": code, "AMOUNT_CNT": "1", "AMOUNT": strconv.FormatFloat(rate, 'f', 4, 64), "SORT": strconv.Itoa(100 * place),
			"BASE": flag(base), "FULL_NAME": code, "LID": "ru", "FORMAT_STRING": "# " + code, "DEC_POINT": ".", "THOUSANDS_SEP": "&nbsp;",
			"DECIMALS": "2", "DATE_UPDATE": s.date(s.o.Now().Unix(), kTime),
		}
	}
	list := []any{row(s.o.Currency, 1, 1, true)}
	for i, code := range sortedKeys(newest) {
		if code != s.o.Currency {
			list = append(list, row(code, newest[code].Real("rate"), i+2, false))
		}
	}
	return answer{result: list, total: 0, counted: true}, nil
}
