package target

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

func unitOf(t testing.TB, name string) unit.Unit {
	t.Helper()
	u, err := unit.Parse(name)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		unit, text string
		want       float64
	}{
		{"money", "1 200", 1200}, {"money", "1\u00a0200,5", 1200.5}, {"money", "1\u202f200 тыс", 1_200_000}, {"money", "4,5 млн ₽", 4_500_000},
		{"money", "1.234.567", 1234567}, {"money", "1,234.5", 1234.5}, {"money", "1.234,5", 1234.5}, {"money", "-300", -300}, {"money", "(300)", -300},
		{"money", "−1,5", -1.5}, {"money", "₽ 12", 12}, {"money", "100 руб.", 100}, {"money", "0,125", .125}, {"money", "1200,00", 1200},
		{"money", "1,2 млрд", 1.2e9}, {"money", "15k", 15000}, {"count", "12 шт.", 12}, {"count", "0", 0},
		{"percent", "12,5 %", .125}, {"percent", "12,5", .125}, {"percent", "0,5%", .005},
		{"days", "3", 259200}, {"days", "3 дня", 259200}, {"hours", "90 мин", 5400}, {"minutes", "15", 900}, {"points", "45", 45},
		{"money", "1 200 ", 1200}, {"money", "1'200", 1200},
	} {
		n, why := readNumber(c.text, unitOf(t, c.unit))
		if why != (reason{}) || n.empty || n.gone || !alike(n.value, c.want) {
			t.Errorf("%q in %s: %+v, %v, want %v", c.text, c.unit, n, why, c.want)
		}
	}
	for _, text := range []string{"", " ", "\u00a0"} {
		if n, why := readNumber(text, unitOf(t, "money")); !n.empty || why != (reason{}) {
			t.Errorf("%q: %+v, %v", text, n, why)
		}
	}
	for _, text := range []string{"—", "-", "–"} {
		if n, why := readNumber(text, unitOf(t, "money")); !n.gone || why != (reason{}) {
			t.Errorf("%q: %+v, %v", text, n, why)
		}
	}
	for _, c := range [][2]string{
		{"money", "1,200"}, {"money", "12.500"}, {"money", "abc"}, {"money", "#Н/Д"}, {"money", "12 %"}, {"money", "1,2,3"}, {"money", "12 шт"}, {"money", "1e5"},
		{"days", "3 ₽"}, {"count", "5 мин"}, {"money", "1.2.3"}, {"money", "12a4"}, {"money", "--5"}, {"money", "99999999999999999999"}, {"money", "∞"}, {"money", "NaN"},
	} {
		if n, why := readNumber(c[1], unitOf(t, c[0])); why.RU == "" || why.EN == "" {
			t.Errorf("%q in %s was read as %+v", c[1], c[0], n)
		}
	}
}

// TestNumbersReadBack: what the grid writes is read back as it was.
func TestNumbersReadBack(t *testing.T) {
	u := unitOf(t, "money")
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(-1e12, 1e12).Draw(t, "cents")
		whole, rest := cents/100, cents%100
		text := strings.ReplaceAll(fmt.Sprintf("%d,%02d", abs(whole), abs(rest)), "-", "")
		for i := strings.Index(text, ",") - 3; i > 0; i -= 3 {
			text = text[:i] + rapid.SampledFrom([]string{" ", "\u00a0", "\u202f"}).Draw(t, "space") + text[i:]
		}
		if cents < 0 {
			text = "-" + text
		}
		if n, why := readNumber(text, u); why != (reason{}) || n.value != tidy(float64(cents)/100) {
			t.Fatalf("%q: %+v, %v", text, n, why)
		}
	})
}

func abs(x int64) int64 { return max(x, -x) }

func TestPasteOfThirtyByTwelve(t *testing.T) {
	h := company(t)
	var text strings.Builder
	var scopes []plan.Scope
	for i := range 30 {
		for j := range 12 {
			if j > 0 {
				text.WriteByte('\t')
			}
			fmt.Fprintf(&text, "%d\u00a0%03d,50", i+1, j*10)
		}
		text.WriteString("\r\n")
		scopes = append(scopes, Scope(Of(owner, fmt.Sprint("p", i))))
	}
	g := Grid{}
	for _, p := range h.Calendar.Periods(span(t, h, "2026"), cal.ByMonth) {
		g.Columns = append(g.Columns, Column{Period: p})
	}
	b, wrong := ParseGrid(text.String(), unitOf(t, "money"))
	if len(wrong) > 0 || len(b.Cells) != 30 || len(b.Cells[29]) != 12 || b.Names != nil || b.Head != nil {
		t.Fatalf("%v %v", wrong, b.Names)
	}
	list, wrong := b.Changes("revenue", scopes, g.Columns)
	if len(wrong) > 0 || len(list) != 360 || list[359].Value != 30110.5 || list[359].Range != g.Columns[11].Range {
		t.Fatalf("%v, %d", wrong, len(list))
	}
	g.Columns[3].Locked = true
	if _, wrong = b.Changes("revenue", scopes[:29], g.Columns[:11]); len(wrong) != 12+29+29 || wrong[0].Reason.RU != "Период закрыт" || wrong[0].Row != 1 || wrong[0].Column != 4 {
		t.Errorf("%d: %+v", len(wrong), wrong[0])
	}
	spoilt := strings.Replace(text.String(), "3\u00a0050,50", "1,200", 1)
	_, wrong = ParseGrid(spoilt, unitOf(t, "money"))
	if len(wrong) != 1 || wrong[0].Row != 3 || wrong[0].Column != 6 || !strings.Contains(WrongCells(wrong).Error(), "Row 3, column 6") {
		t.Errorf("%+v", wrong)
	}
}

func TestPasteWithHeads(t *testing.T) {
	b, wrong := ParseGrid("Менеджер\tянв 2026\tфев 2026\nАнна\t100\t\nБорис\t—\t2 000\n", unitOf(t, "money"))
	if len(wrong) > 0 || len(b.Names) != 2 || b.Names[1] != "Борис" || len(b.Head) != 2 || b.Head[0] != "янв 2026" || !b.Cells[0][1].Empty || !b.Cells[1][0].Gone ||
		b.Cells[1][1].Value != 2000 || b.Cells[1][1].Row != 3 || b.Cells[1][1].Column != 3 {
		t.Errorf("%+v, %v", b, wrong)
	}
	if b, wrong := ParseGrid("100\tмного\n200\t300", unitOf(t, "money")); len(wrong) != 1 || b.Head != nil || wrong[0].Text != "много" {
		t.Errorf("%+v, %v", b, wrong)
	}
	if _, wrong := ParseGrid(" \n", unitOf(t, "money")); len(wrong) != 1 {
		t.Errorf("nothing: %v", wrong)
	}
}

func TestImport(t *testing.T) {
	h := company(t)
	h.People[0].Name, h.Departments[1].Name = "Анна Соколова", "Север"
	titles := Titles{"pipeline": {"p:1": "Розница"}, branch: {h.Departments[1].ID: "Север"}}
	rows, err := ParseTable("показатель;кто;период;план\nВыручка;Анна Соколова / Розница;май 2026;1 200 тыс\nrevenue;;2026;15 млн\nwin_rate;Север;2 кв. 2026;27,5 %\nrevenue;bob;2026-06-02;—\n")
	if err != nil {
		t.Fatal(err)
	}
	list, wrong := ParseRows(h, titles, rows)
	if len(wrong) > 0 || len(list) != 4 {
		t.Fatalf("%+v", wrong)
	}
	if a := list[0]; ScopeKey(a.Scope) != "owner=ann&pipeline=p:1" || a.Value != 1_200_000 || a.Grain != cal.ByMonth || a.Range != span(t, h, "2026-05") || a.Origin != Imported {
		t.Errorf("%+v", a)
	}
	if dep := list[2].Scope; len(dep) != 1 || dep[0].Dim != department {
		t.Errorf("a department of that name: %+v", dep)
	}
	if len(list[1].Scope) > 0 || list[1].Grain != cal.ByYear || list[2].Value != .275 || list[2].Range != span(t, h, "2026-Q2") || !list[3].Gone {
		t.Errorf("%+v", list[1:])
	}
	rows, _ = ParseTable("нечто;;2026;1\nrevenue;никто;2026;1\nrevenue;;когда-нибудь;1\nrevenue;;2026;много\nrevenue;;2026;\nrevenue;;2027;5\nrevenue;;2027;6")
	list, wrong = ParseRows(h, titles, rows)
	if list != nil || len(wrong) != 6 {
		t.Fatalf("%+v, %+v", list, wrong)
	}
	for i, want := range []struct{ row, column int }{{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 4}, {7, 4}} {
		if wrong[i].Row != want.row || wrong[i].Column != want.column || wrong[i].Reason.RU == "" || wrong[i].Reason.EN == "" {
			t.Errorf("%+v, want %v", wrong[i], want)
		}
	}
}

// TestImportOfNamesakes: a name that several have is refused with their ids, and the ids are taken.
func TestImportOfNamesakes(t *testing.T) {
	h := company(t)
	h.People[0].Name, h.People[1].Name = "Анна Соколова", "Анна Соколова"
	one, other := h.People[0].ID, h.People[1].ID
	_, wrong := ParseRows(h, nil, [][]string{{"revenue", "Анна Соколова", "2026-05", "1"}})
	if len(wrong) != 1 || wrong[0].Column != 2 {
		t.Fatalf("%+v", wrong)
	}
	for _, id := range []string{one, other} {
		if why := wrong[0].Reason; !strings.Contains(why.RU, id) || !strings.Contains(why.EN, id) {
			t.Errorf("%s is not told: %+v", id, why)
		}
		list, wrong := ParseRows(h, nil, [][]string{{"revenue", id, "2026-05", "1"}})
		if len(wrong) > 0 || ScopeKey(list[0].Scope) != "owner="+id {
			t.Errorf("%s: %+v %+v", id, list, wrong)
		}
	}
}

func TestPeriods(t *testing.T) {
	h := company(t)
	april := h.Calendar
	april.FiscalStart = 4
	for text, want := range map[string]string{
		"2026": "2026-01-01..2026-12-31", "2026 год": "2026-01-01..2026-12-31", "05.2026": "2026-05-01..2026-05-31", "мая 2026 г.": "2026-05-01..2026-05-31",
		"Май 2026": "2026-05-01..2026-05-31", "мар 2026": "2026-03-01..2026-03-31", "Sep 2026": "2026-09-01..2026-09-30", "Q2 2026": "2026-04-01..2026-06-30",
		"2026-Q2": "2026-04-01..2026-06-30", "2-е полугодие 2026": "2026-07-01..2026-12-31", "2026-W07": "2026-02-09..2026-02-15", "19.05.2026": "2026-05-19",
		"ноя\u00a02026": "2026-11-01..2026-11-30",
	} {
		if p, ok := readPeriod(h.Calendar, text); !ok || p.Range.String() != want {
			t.Errorf("%q: %v %v", text, p.Range, ok)
		}
	}
	if p, ok := readPeriod(april, "2 кв. 2026/27"); !ok || p.Range.String() != "2026-07-01..2026-09-30" {
		t.Errorf("%v", p.Range)
	}
	for _, text := range []string{"", "май", "13.2026", "5 кв 2026", "вчера", "99999", "2026 2027 x"} {
		if p, ok := readPeriod(h.Calendar, text); ok {
			t.Errorf("%q is read as %v", text, p.Range)
		}
	}
}

func TestScopeKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []plan.Part
		for _, dim := range []model.Name{"pipeline", "owner"}[:rapid.IntRange(0, 2).Draw(t, "parts")] {
			p := plan.Part{Dim: dim}
			for range rapid.IntRange(1, 3).Draw(t, "members") {
				p.Members = append(p.Members, rapid.StringN(1, 8, -1).Draw(t, "member"))
			}
			parts = append(parts, p)
		}
		s := Scope(parts...)
		back, err := ParseScope(ScopeKey(s))
		if err != nil || ScopeKey(back) != ScopeKey(s) || fmt.Sprint(back) != fmt.Sprint(s) && len(s) > 0 {
			t.Fatalf("%v reads back as %v, %v", s, back, err)
		}
	})
}
