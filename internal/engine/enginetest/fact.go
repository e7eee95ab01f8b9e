package enginetest

import (
	"svodka/internal/model"
	"svodka/internal/warehouse"
)

// Fact describes a table of the schema so that it can be scanned: an entity or a derived table of its own. It holds over
// time when it has the days since_day and until_day.
func Fact(s *warehouse.Schema, table string) *model.Fact {
	f := &model.Fact{Name: table, Table: table, Days: map[model.Name]string{}, Refs: map[model.Name]model.Ref{}, Nums: map[model.Name]model.Num{}}
	has := map[string]bool{}
	for _, c := range s.FactColumns(table) {
		has[c.Name] = true
		switch c.Type {
		case warehouse.Day:
			f.Days[c.Name] = c.Name
			f.DayOrder = append(f.DayOrder, c.Name)
		case warehouse.Int, warehouse.Real, warehouse.Money:
			f.Nums[c.Name] = model.Num{Col: model.Column{Name: c.Name}}
		default:
			f.Refs[c.Name] = model.Ref{To: c.Name, Col: model.Column{Name: c.Name}}
		}
	}
	if has["since_day"] && has["until_day"] {
		f.Span = &model.Span{Since: "since_day", Until: "until_day"}
	}
	if has["excluded"] {
		f.Excluded = "excluded"
	}
	return f
}

// Facts describes every table of the schema that questions can be about.
func Facts(s *warehouse.Schema) []*model.Fact {
	var list []*model.Fact
	for _, e := range s.Entities {
		list = append(list, Fact(s, e.Name))
	}
	for _, t := range s.Tables {
		if t.Of == "" {
			list = append(list, Fact(s, t.Name))
		}
	}
	return list
}
