package bitrix24

import (
	"slices"
	"strings"

	"svodka/internal/fake/company"
)

func (s *Server) contactsTable() *table {
	cols := []*column{
		col("ID", kInt, own),
		col("POST", kString, fixed(nil)),
		col("COMMENTS", kString, fixed(nil)),
		col("HONORIFIC", kString, fixed(nil)),
		col("NAME", kString, func(r *rec) any { _, name := split(r.t.Text("name"), true); return words(name) }),
		col("SECOND_NAME", kString, fixed("")),
		col("LAST_NAME", kString, func(r *rec) any { last, _ := split(r.t.Text("name"), true); return words(last) }),
		col("TYPE_ID", kString, fixed("CLIENT")).status("CONTACT_TYPE"),
		col("COMPANY_ID", kInt, fixed(nil)),
		col("EXPORT", kFlag, fixed(true)),
	}
	return s.clientTable("contact", cols)
}

func (s *Server) companies() *table {
	cols := []*column{
		col("ID", kInt, own),
		col("COMPANY_TYPE", kString, fixed("CUSTOMER")).status("COMPANY_TYPE").as("typeId"),
		col("TITLE", kString, func(r *rec) any {
			if r.x != nil {
				return r.x
			}
			return words(r.t.Text("name"))
		}).titled("Название компании"),
		col("INDUSTRY", kString, fixed("OTHER")).status("INDUSTRY"),
		col("EMPLOYEES", kString, fixed(nil)),
		col("CURRENCY_ID", kString, fixed(s.o.Currency)),
		col("REVENUE", kMoney, fixed(int64(0))),
		col("COMMENTS", kString, fixed(nil)),
		col("IS_MY_COMPANY", kFlag, func(r *rec) any { return r.x != nil }),
	}
	return s.clientTable("company", cols)
}

// split cuts a name into its last and first names. Clients are written last name first, employees the other way.
func split(name string, lastFirst bool) (last, first string) {
	a, b, _ := strings.Cut(name, " ")
	if lastFirst {
		return a, b
	}
	return b, a
}

func (s *Server) clientTable(entity string, cols []*column) *table {
	cols = append(cols,
		col("HAS_PHONE", kFlag, func(r *rec) any { return r.t.Has("phone") }),
		col("HAS_EMAIL", kFlag, func(r *rec) any { return r.t.Has("email") }),
		col("HAS_IMOL", kFlag, fixed(false)),
		col("LEAD_ID", kInt, fixed(nil)),
	)
	cols = append(cols, s.stamps()...)
	cols = append(cols, s.origins()...)
	cols = append(cols, s.contactWays()...)
	cols = append(cols, s.fields.columns("client")...)
	person := entity == "contact"
	build := s.things("client", entity, func(t *company.Thing) bool { return (t.Text("type") == "person") == person })
	if !person {
		clients := build
		build = func() []*rec {
			all := append(s.house(), clients()...)
			slices.SortFunc(all, func(a, b *rec) int { return int(a.id - b.id) })
			return all
		}
	}
	return &table{name: entity, deps: []string{"client"}, cols: cols, build: build}
}

// houseID is the id of the portal's own legal entity; it stands among the companies.
const houseID = 2

func (s *Server) house() []*rec {
	name := "ООО «Моя компания»"
	if all := s.o.World.Page("department", 0, 1, false); len(all) > 0 {
		name = all[0].Text("name")
	}
	return []*rec{{id: houseID, t: &company.Thing{Kind: "client", ID: "own", Values: map[string]any{}, Created: 1546300800}, x: name}}
}
