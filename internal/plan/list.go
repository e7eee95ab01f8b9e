package plan

import (
	"svodka/internal/access"
	"svodka/internal/model"
	"svodka/internal/query"
)

// List asks for rows of a fact as they are now, not for the rows behind a figure.
type List struct {
	Fact *model.Fact
	// IDs, when not nil, takes these rows alone.
	IDs []string
	// Where are the asker's filters.
	Where []model.Cond
	// Find is looked for in Texts, as it stands and without case; "" looks for nothing.
	Find  string
	Texts []model.Column
	// Whole takes the rows too that the fact's exclusion rule leaves out of figures.
	Whole bool
}

// Records turns a list into rows to be read: the asker's conditions and the viewer's rights in one list. Where the viewer may
// see no row, no row answers the conditions. A right on the owner means who holds a row now.
func (l List) Records(env Env, v access.Viewer) (Records, error) {
	p := &Plan{Query: query.Query{Where: l.Where}, Viewer: v, env: env, secrets: SecretsOf(env.Model, v.Grant)}
	none := Records{Fact: l.Fact, Where: []Cond{{Any: [][]Cond{}}}, Sort: -1}
	where, err := p.resolve(l.Fact, "", l.Where, byAsker)
	if err != nil {
		return none, err
	}
	rows, ok, err := p.visible(l.Fact, "")
	if err != nil || !ok {
		return none, err
	}
	where = append(where, rows...)
	if l.Fact.Excluded != "" && !l.Whole && !names(l.Where, "excluded") {
		where = append(where, Cond{Col: model.Column{Name: l.Fact.Excluded}, Op: model.Empty})
	}
	if l.IDs != nil {
		where = append(where, Cond{Col: model.Column{Name: "id"}, Op: model.In, Text: l.IDs})
	}
	if l.Find != "" {
		found := Cond{Any: [][]Cond{}}
		for _, col := range l.Texts {
			found.Any = append(found.Any, []Cond{{Col: col, Op: model.Contains, Text: []string{l.Find}}})
		}
		where = append(where, found)
	}
	return Records{Fact: l.Fact, Where: where, Sort: -1}, nil
}
