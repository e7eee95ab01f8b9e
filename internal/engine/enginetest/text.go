package enginetest

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// same compares two texts line by line, but for blanks and, as groups have no order, the order of lines.
func same(t *testing.T, got, want string) {
	t.Helper()
	if g, w := tidy(got), tidy(want); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// ordered is same with the order of lines.
func ordered(t *testing.T, got, want string) {
	t.Helper()
	if g, w := strings.Join(lines(got), "\n"), strings.Join(lines(want), "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func tidy(s string) string {
	list := lines(s)
	slices.Sort(list)
	return strings.Join(list, "\n")
}

// lines splits a text into lines with single blanks, without the empty ones and comments.
func lines(s string) []string {
	var list []string
	for line := range strings.Lines(s) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) > 0 {
			list = append(list, strings.Join(fields, " "))
		}
	}
	return list
}

// groups scans and prints what comes, one line a group.
func groups(t *testing.T, e engine.Engine, scan plan.Scan) string {
	t.Helper()
	var out []string
	read(t, e, func(ctx context.Context, s engine.Snapshot) {
		list, err := s.Scan(ctx, scan)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range list {
			out = append(out, line(scan, g))
		}
	})
	return strings.Join(out, "\n")
}

func line(scan plan.Scan, g plan.Group) string {
	var fields []string
	if len(scan.Levels) > 1 {
		fields = append(fields, fmt.Sprint(g.Level))
	}
	if g.N != plan.AllPeriods {
		fields = append(fields, period(scan, g.N))
	}
	for _, k := range g.Keys {
		fields = append(fields, member(k))
	}
	for _, v := range g.Vals {
		fields = append(fields, figure(v))
	}
	return strings.Join(fields, " ")
}

func period(scan plan.Scan, n int) string {
	for _, p := range scan.Periods {
		if p.N == n {
			return p.Range.From.String()
		}
	}
	for _, p := range scan.Points {
		if p.N == n {
			return p.Day.String()
		}
	}
	return fmt.Sprintf("no-period-%d", n)
}

func member(m plan.Member) string {
	if m.Null {
		return "-"
	}
	return strings.TrimPrefix(m.ID, Source+":")
}

func figure(v float64) string {
	if math.IsNaN(v) {
		return "NaN"
	}
	return fmt.Sprintf("%.6g", v)
}

// cells prints one row of records.
func cells(row []any) string {
	fields := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
			fields[i] = "-"
		case string:
			fields[i] = strings.TrimPrefix(v, Source+":")
		default:
			fields[i] = fmt.Sprint(v)
		}
	}
	return strings.Join(fields, " ")
}

// list prints records, one line a row, behind the total.
func list(t *testing.T, e engine.Engine, ask plan.Records) string {
	t.Helper()
	var out []string
	read(t, e, func(ctx context.Context, s engine.Snapshot) {
		rows, err := s.Records(ctx, ask)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("total %d", rows.Total))
		for _, row := range rows.Cells {
			out = append(out, cells(row))
		}
	})
	return strings.Join(out, "\n")
}

// Dump prints every table of a snapshot with every column that is not empty, a line a row, in order: two engines that
// hold the same print the same.
func Dump(ctx context.Context, s engine.Snapshot) (string, error) {
	schema := warehouse.NewSchema(s.Custom())
	var out []string
	for _, f := range Facts(schema) {
		ask := plan.Records{Fact: f, Sort: -1}
		columns := schema.FactColumns(f.Name)
		for _, c := range columns {
			ask.Columns = append(ask.Columns, model.Column{Name: c.Name})
		}
		rows, err := s.Records(ctx, ask)
		if err != nil {
			return "", err
		}
		for _, row := range rows.Cells {
			fields := []string{f.Name, fmt.Sprint(row[0])}
			for i, c := range columns {
				if row[1+i] != nil {
					fields = append(fields, fmt.Sprintf("%s=%v", c.Name, row[1+i]))
				}
			}
			out = append(out, strings.Join(fields, " "))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n"), nil
}

func dump(t *testing.T, e engine.Engine) string {
	t.Helper()
	var text string
	read(t, e, func(ctx context.Context, s engine.Snapshot) {
		var err error
		if text, err = Dump(ctx, s); err != nil {
			t.Fatal(err)
		}
	})
	return text
}

// differ prints the lines that only one of two texts has.
func differ(a, b string) string {
	left, right := strings.Split(a, "\n"), strings.Split(b, "\n")
	var out []string
	for _, l := range left {
		if !slices.Contains(right, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range right {
		if !slices.Contains(left, l) {
			out = append(out, "+ "+l)
		}
	}
	return strings.Join(out, "\n")
}
