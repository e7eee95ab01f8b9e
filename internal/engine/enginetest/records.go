package enginetest

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// listed is a check that records of the sales' deals come as these lines, the total first.
func listed(name string, ask plan.Records, want string) check {
	return check{name, func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		ask.Fact = plainFact("deal")
		ordered(t, list(t, e, ask), want)
	}}
}

// plainFact is [Fact] of the schema without custom fields.
func plainFact(table string) *model.Fact { return ask{fact: table}.scan().Fact }

func columns(names ...string) []model.Column {
	list := make([]model.Column, len(names))
	for i, name := range names {
		list[i] = column(name)
	}
	return list
}

var records = []check{
	listed("by id", plan.Records{Columns: columns("owner", "n"), Sort: -1}, `
		total 6
		1 ann 1
		2 ann 2
		3 bob 3
		4 eve 4
		5 -   -
		6 ann 6`),
	listed("by id, backwards", plan.Records{Sort: -1, Desc: true, Limit: 2}, `
		total 6
		6
		5`),
	listed("by a text, nothing last, then by id", plan.Records{Columns: columns("owner"), Sort: 0}, `
		total 6
		1 ann
		2 ann
		6 ann
		3 bob
		4 eve
		5 -`),
	listed("backwards, nothing last, ids forwards", plan.Records{Columns: columns("owner"), Sort: 0, Desc: true}, `
		total 6
		4 eve
		3 bob
		1 ann
		2 ann
		6 ann
		5 -`),
	listed("by a number", plan.Records{Columns: columns("reason", "n"), Sort: 1, Desc: true, Where: []plan.Cond{
		words("owner", model.Filled),
	}}, `
		total 5
		6 - 6
		4 too far 4
		3 price 3
		2 - 2
		1 - 1`),
	listed("by a column that a key leads to", plan.Records{
		Columns: columns("owner>user.department"), Sort: 0, Where: []plan.Cond{numbers("n", model.Filled)},
	}, `
		total 5
		1 north
		2 north
		6 north
		3 south
		4 -`),
	listed("a text looked for in several columns, one of them beyond a key, and in the id", plan.Records{
		Columns: columns("owner>user.department"), Sort: -1, Where: []plan.Cond{{Any: [][]plan.Cond{
			{words("title", model.Contains, "ALPHA")}, {words("owner>user.department", model.Contains, "south")}, {words("id", model.Contains, "T:5")},
		}}},
	}, `
		total 3
		1 north
		3 south
		5 -`),
	listed("pages", plan.Records{Columns: columns("n"), Sort: 0, Skip: 2, Limit: 2}, `
		total 6
		3 3
		4 4`),
	listed("the last page is short", plan.Records{Sort: -1, Skip: 5, Limit: 2}, `
		total 6
		6`),
	listed("after the last page", plan.Records{Sort: -1, Skip: 6, Limit: 2}, `total 6`),
	{"values keep their types", func(t *testing.T, e engine.Engine) {
		Load(t, e, `
			users:
			  id   active
			  ann  no
			rates:
			  currency  day         rate
			  USD       2026-01-01  90.5
			deals:
			  id  owner  created           amount  n
			  1   ann    2026-03-02T23:30  70.5    1`)
		read(t, e, func(ctx context.Context, s engine.Snapshot) {
			rows, err := s.Records(ctx, plan.Records{
				Fact: plainFact("deal"), Columns: columns("owner", "amount", "created_at", "created_day", "owner>user.active", "title"), Sort: -1,
			})
			if err != nil {
				t.Fatal(err)
			}
			want := []any{"t:1", "t:ann", int64(7050), int64(1772483400), int64(20514), false, nil}
			if len(rows.Cells) != 1 || !slices.Equal(rows.Cells[0], want) {
				t.Errorf("got %v, want %v", rows.Cells, want)
			}
			rates, err := s.Lookup(ctx, "rate", nil, []string{"rate"})
			if err != nil || len(rates) != 1 || !slices.Equal(rates["t:1"], []any{90.5}) {
				t.Errorf("got %v, %v", rates, err)
			}
		})
	}},
	{"lookup", func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		found := func(table string, ids []string, columns ...string) string {
			var out []string
			rows := lookup(t, e, table, ids, columns...)
			for _, id := range slices.Sorted(maps.Keys(rows)) {
				out = append(out, cells(append([]any{id}, rows[id]...)))
			}
			return strings.Join(out, "\n")
		}
		ordered(t, found("user", nil, "name", "department"), `
			ann ann north
			bob bob south
			eve eve -`)
		ordered(t, found("user", []string{"t:bob", "t:nobody", "t:bob"}, "department"), `bob south`)
		ordered(t, found("user", []string{}, "name"), ``)
		ordered(t, found("deal", []string{"t:3"}, "id", "n", "reason"), `3 3 3 price`)
	}},
	{"count", func(t *testing.T, e engine.Engine) {
		Load(t, e, sales)
		read(t, e, func(ctx context.Context, s engine.Snapshot) {
			got, err := s.Count(ctx, "deal", "reason")
			if want := map[string]int64{"price": 2, "too far": 1}; err != nil || !maps.Equal(got, want) {
				t.Errorf("got %v, %v, want %v", got, err, want)
			}
			got, err = s.Count(ctx, "payment", "invoice")
			if err != nil || len(got) != 0 {
				t.Errorf("got %v, %v of an empty table", got, err)
			}
		})
	}},
}
