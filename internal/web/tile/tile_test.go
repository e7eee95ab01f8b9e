package tile_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/ask/asktest"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// company is asked on 20 March 2026, a month that is not over.
const company = `
users:
  id  name
  ann "</script><script>alert(1)</script>"
  bob "Борис"
deals:
  id owner created    closed     outcome amount cost source
  0  ann   2026-01-02 2026-01-10 lost    10     -    -
  1  ann   2026-02-02 2026-02-10 won     1000   400  fair
  2  ann   2026-03-03 2026-03-12 won     3000   100  web
  3  ann   2026-03-03 2026-03-13 lost    10     -    -
  4  bob   2026-03-05 2026-03-14 won     100    50   web
  5  bob   2026-03-05 2026-03-15 won     200    50   fair
  6  bob   2026-03-05 2026-03-15 lost    200    -    -
  7  bob   2026-03-05 2026-03-15 lost    200    -    -
`

var shipped = sync.OnceValues(crm.Load)

// house is the desk over some data, asked on one day.
type house struct {
	t    *testing.T
	site *page.Site
}

func open(t *testing.T, data string) house {
	t.Helper()
	return planned(t, data, "")
}

// planned is a desk over data that is held against targets.
func planned(t *testing.T, data, targets string) house {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC) }
	m, err := shipped()
	must(t, err)
	e, err := memory.Open(warehouse.DefaultSettings())
	must(t, err)
	batch, err := texttable.Batch("t", data, warehouse.DefaultSettings())
	must(t, err)
	batch.Seen = now()
	_, err = e.Load(t.Context(), batch)
	must(t, err)
	o := ask.Options{Model: m, Engine: e, Now: now}
	if targets != "" {
		o.Targets = asktest.Targets(targets)
	}
	return house{t, &page.Site{
		Desk: ask.New(o), Model: m, Assets: files{http.NotFoundHandler()}, Now: now, Log: slog.New(slog.DiscardHandler),
	}}
}

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// visit is somebody's look at the data.
func (h house) visit(v access.Viewer) *page.Visit {
	h.t.Helper()
	about, err := h.site.Desk.About(h.t.Context())
	must(h.t, err)
	return &page.Visit{Viewer: v, Lang: lang.Lang(v.Lang), About: about, Person: board.Person{Login: "x", Role: account.Owner}}
}

func (h house) answer(v access.Viewer, text string) *ask.Answer {
	h.t.Helper()
	q, err := query.ParseText(text)
	must(h.t, err)
	a, err := h.site.Desk.Ask(h.t.Context(), v, q)
	must(h.t, err)
	return a
}

func (h house) build(v access.Viewer, params string, tiles ...board.Tile) []tile.Shown {
	h.t.Helper()
	values, err := url.ParseQuery(params)
	must(h.t, err)
	list, err := tile.Build(h.t.Context(), h.site, h.visit(v), tiles, values)
	must(h.t, err)
	if len(list) != len(tiles) {
		h.t.Fatalf("%d of %d tiles", len(list), len(tiles))
	}
	return list
}

// card is how a tile is written.
func (h house) card(x tile.Shown, l lang.Lang) string {
	h.t.Helper()
	var b bytes.Buffer
	must(h.t, tile.Card(x, tile.Options{Lang: l}).Render(h.t.Context(), &b))
	return b.String()
}

func one(id string, kind board.Kind, text string) board.Tile {
	return board.Tile{ID: id, Kind: kind, Ask: text, Title: model.Text{EN: id, RU: id}}
}

// lines is a table as words, a line each; hard spaces become plain ones.
func lines(t *tile.Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		var words []string
		for _, c := range r.Cells {
			words = append(words, c.Text)
		}
		b.WriteString(strings.Join(words, " | ") + "\n")
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(b.String())
}

// TestTotalsAreAskedAgain: the total of a ratio is a ratio of its own: 3 of 6, not the mean of 1/2 and 2/4.
func TestTotalsAreAskedAgain(t *testing.T) {
	h := open(t, company)
	a := h.answer(access.Admin("ru"), "metrics=win_rate,avg_check,revenue&by=owner&range=2026-03&totals=1&sort=-revenue")
	table := tile.NewTable(a, lang.RU, tile.TableOptions{})
	want := "</script><script>alert(1)</script> | 50,0 | 3 000 | 3 000\nБорис | 50,0 | 150 | 300\nИтого | 50,0 | 1 100 | 3 300\n"
	if got := lines(table); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if last := table.Rows[len(table.Rows)-1]; !last.Total || table.Rows[0].Total || table.Labels != 1 || table.Open != -1 {
		t.Errorf("%+v", table)
	}
}

// TestPivots put members down and periods or members across, every total a figure of its own.
func TestPivots(t *testing.T) {
	h := open(t, company)
	v := access.Admin("en")
	by := h.build(v, "range=2026-02..2026-03",
		one("periods", board.Pivot, "metrics=avg_check&by=owner&grain=month&sort=owner"),
		one("members", board.Pivot, "metrics=avg_check&by=owner,source&outcome=won&sort=owner"),
		one("metrics", board.Pivot, "metrics=revenue,win_rate&grain=month"),
	)
	for i, want := range []string{
		"</script><script>alert(1)</script> | 1,000 | 3,000 | 2,000\nБорис | — | 150 | 150\nTotal | 1,000 | 1,100 | 1,075\n",
		"</script><script>alert(1)</script> | 1,000 | 3,000 | 2,000\nБорис | 200 | 100 | 150\nTotal | 600 | 1,550 | 1,075\n",
		"Revenue, ₽ | 1,000 | 3,300 | 4,300\nWin rate, % | 100.0 | 50.0 | 57.1\n",
	} {
		if by[i].Problem != "" || by[i].Table == nil {
			t.Fatalf("%s: %+v", by[i].Tile.ID, by[i])
		}
		if got := lines(by[i].Table); got != want {
			t.Errorf("%s: got\n%swant\n%s", by[i].Tile.ID, got, want)
		}
	}
	// March is not over on the 20th: its column is marked, February's is not.
	for _, i := range []int{0, 2} {
		x := by[i].Table
		if x.Open != 2 || !x.Heads[2].Open || x.Heads[1].Open {
			t.Errorf("%s: open column %d, %+v", by[i].Tile.ID, x.Open, x.Heads)
		}
	}
	if page := h.card(by[0], lang.EN); strings.Count(page, "open-col") != 4 {
		t.Errorf("%d marks of the open month, want its head and 3 cells", strings.Count(page, "open-col"))
	}
}

// TestCellsLead: a figure opens its records and its explanation, with the question of its cell.
func TestCellsLead(t *testing.T) {
	h := open(t, company)
	a := h.answer(access.Admin("en"), "metrics=revenue&by=owner&range=2026-03&compare=previous&totals=1&sort=-revenue")
	table := tile.NewTable(a, lang.EN, tile.TableOptions{})
	bob := table.Rows[1].Cells[1]
	for path, href := range map[string]string{"/records": bob.Href, "/explain": bob.Explain} {
		u, err := url.Parse(href)
		must(t, err)
		q, err := query.Parse(u.Query())
		must(t, err)
		if u.Path != path || len(q.Metrics) != 1 || q.Metrics[0] != "revenue" || len(q.By) != 0 || len(q.Compare) != 0 {
			t.Errorf("%s leads to %s", path, href)
		}
		again := h.answer(access.Admin("en"), u.RawQuery)
		if got := again.Frame.Total.Cells[0].V; got != 300_00 {
			t.Errorf("%s asks for %v", path, got)
		}
	}
	change := table.Rows[len(table.Rows)-1].Cells
	last := change[len(change)-1]
	if last.Delta == nil || last.Href != "" || !strings.HasPrefix(last.Delta.Class, "dl g up") {
		t.Errorf("the change of the total: %+v", last)
	}
}

// TestHidden: a figure somebody may not see has neither value nor address, in no form of a tile.
func TestHidden(t *testing.T) {
	h := open(t, company)
	v := access.Viewer{ID: "x", Lang: "en", Grant: access.Grant{All: true, Hidden: []model.Name{"gross_profit"}}}
	tiles := h.build(v, "range=2026-03&compare=previous-full",
		one("table", board.Table, "metrics=deals_won,gross_profit,margin_pct&by=owner"),
		one("pivot", board.Pivot, "metrics=gross_profit&by=owner&grain=week"),
		one("rows", board.Rows, "metrics=gross_profit&by=owner"),
		one("kpi", board.KPI, "metrics=gross_profit"),
		one("foot", board.KPI, "metrics=deals_won,gross_profit"),
		one("records", board.Records, "metrics=gross_profit"),
	)
	for _, x := range tiles {
		text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(h.card(x, lang.EN))
		for _, secret := range []string{"3,100", "2,900", "2900", "310000", "290000", "93.9", "0.939", "6000"} { // profit of March, of ann, margin, profit of February in minor units
			if strings.Contains(text, secret) {
				t.Errorf("%s shows %q: %s", x.Tile.ID, secret, text)
			}
		}
		if x.Table == nil {
			continue
		}
		for _, r := range x.Table.Rows {
			for _, c := range r.Cells {
				if strings.Contains(c.Href, "gross_profit") || strings.Contains(c.Explain, "gross_profit") || strings.Contains(c.Href, "margin") {
					t.Errorf("%s: a hidden figure leads to %+v", x.Tile.ID, c)
				}
				if c.Text == "n/a" && (c.Value != "" || c.Tip == "") {
					t.Errorf("%s: %+v", x.Tile.ID, c)
				}
			}
		}
	}
	for _, i := range []int{1, 2, 3} {
		if x := tiles[i]; x.ExplainHref != "" || x.RecordsHref != "" {
			t.Errorf("%s leads to %s and %s", x.Tile.ID, x.ExplainHref, x.RecordsHref)
		}
	}
	if tiles[0].ExplainHref == "" || tiles[4].RecordsHref == "" {
		t.Error("what may be seen leads nowhere beside what may not")
	}
	if k := tiles[3].KPI; k != nil && (k.Href != "" || k.Explain != "" || k.Spark != "" || k.Why == "" || len(k.Deltas) > 0) || k == nil && tiles[3].Empty == "" {
		t.Errorf("%+v", k)
	}
}

// TestManyRows: a page shows the first 500 and says how many it leaves to the file.
func TestManyRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("deals:\n  id owner created closed outcome amount\n")
	for i := range 503 {
		fmt.Fprintf(&b, "  %d u%d 2026-03-02 2026-03-10 won %d\n", i, i, 1000+i)
	}
	h := open(t, b.String())
	x := h.build(access.Admin("en"), "range=2026-03", one("all", board.Table, "metrics=revenue&by=owner"))[0]
	if x.Table.Shown != tile.MostRows || x.Table.More != 3 || len(x.Table.Rows) != tile.MostRows+1 {
		t.Errorf("shown %d, more %d, rows %d", x.Table.Shown, x.Table.More, len(x.Table.Rows))
	}
	if got := x.Table.Rows[tile.MostRows].Cells[1].Text; got != "629,253" { // the total is of all 503
		t.Errorf("total %q", got)
	}
	if text := h.card(x, lang.EN); !strings.Contains(text, "Not shown here: 3; the file has all of them.") {
		t.Error("the page does not say that rows are left out")
	}
}

// TestFew: a share of few cases is grey, carries its borders, and its change is neither good nor bad.
func TestFew(t *testing.T) {
	var b strings.Builder
	b.WriteString("users:\n  id name\n  ann Анна\n  bob Борис\ndeals:\n  id owner created closed outcome amount\n  0 ann 2026-01-02 2026-01-10 lost 100\n")
	n := 0
	for who, list := range map[string]map[string][2]int{"ann": {"won": {5, 10}, "lost": {10, 10}}, "bob": {"won": {20, 10}, "lost": {10, 10}}} {
		for outcome, counts := range list {
			for at, count := range counts {
				for range count {
					n++
					fmt.Fprintf(&b, "  %d %s 2026-0%d-02 2026-0%d-10 %s 100\n", n, who, 3-at, 3-at, outcome)
				}
			}
		}
	}
	h := open(t, b.String())
	x := h.build(access.Admin("ru"), "range=2026-03&compare=previous-full", one("t", board.Table, "metrics=win_rate&by=owner"))[0]
	few := "мало данных: от 15 до 58\u00a0%, закрытий: 15"
	for _, r := range x.Table.Rows {
		change := r.Cells[len(r.Cells)-1].Delta
		switch r.Cells[0].Text {
		case "Анна":
			if r.Cells[1].Few != few || change == nil || change.Class != "dl z small-n" {
				t.Errorf("%+v %+v", r.Cells[1], change)
			}
		default:
			if r.Cells[1].Few != "" || change == nil || !strings.HasPrefix(change.Class, "dl g") {
				t.Errorf("%s: %+v %+v", r.Cells[0].Text, r.Cells[1], change)
			}
		}
	}
	if text := h.card(x, lang.RU); !strings.Contains(text, `data-tip="`+few) || !strings.Contains(text, `<span class="vh">, `+few) {
		t.Error("the page does not carry the borders")
	}
	grid := h.build(access.Admin("ru"), "range=2026-02..2026-03", one("t", board.Pivot, "metrics=win_rate&by=owner&grain=month"))[0]
	if got := grid.Table.Rows[len(grid.Table.Rows)-2].Cells; !slices.ContainsFunc(grid.Table.Rows, func(r tile.Row) bool { return r.Cells[2].Few == few }) {
		t.Errorf("%+v", got)
	}
}

// TestStillDelta: a change that is written as none is neither for the better nor for the worse.
func TestStillDelta(t *testing.T) {
	h := open(t, `
seen: 2026-03-31T09:00
users:
  id   name
  ann  "Анна"
deals:
  id owner created           closed            outcome amount
  0  ann   2026-01-02T10:00  2026-01-10T10:00  won     5
  1  ann   2026-02-02T10:00  2026-02-10T10:00  won     1000000
  2  ann   2026-03-02T10:00  2026-03-10T10:00  won     1000001
`)
	x := h.build(access.Admin("ru"), "range=2026-03&compare=previous-full", one("kpi", board.KPI, "metrics=revenue"), one("t", board.Table, "metrics=revenue&by=owner"))
	for what, d := range map[string]*tile.Delta{"tile": &x[0].KPI.Deltas[0], "table": x[1].Table.Rows[0].Cells[len(x[1].Table.Rows[0].Cells)-1].Delta} {
		if d == nil || d.Class != "dl z" || !strings.Contains(d.Text, "0,0") {
			t.Errorf("%s: %+v", what, d)
		}
	}
}

// TestKPI: the figure in parts, its change with its verdict, other metrics in the foot, and the weeks before as a line.
func TestKPI(t *testing.T) {
	h := open(t, company)
	x := h.build(access.Admin("ru"), "range=2026-03&compare=previous-full", one("kpi", board.KPI, "metrics=revenue,deals_lost"))[0]
	k := x.KPI
	if k == nil {
		t.Fatalf("%+v", x)
	}
	number := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(k.Number)
	if number != "3 300" || k.Unit != "₽" || k.Why != "" || !strings.HasPrefix(k.Href, "/records?") || !strings.HasPrefix(k.Explain, "/explain?") {
		t.Errorf("%+v", k)
	}
	if len(k.Deltas) != 1 || !strings.HasPrefix(k.Deltas[0].Class, "dl g up") || !strings.Contains(k.Deltas[0].Text, "+230") || !strings.HasPrefix(k.Deltas[0].Against, "к прошлому периоду") {
		t.Errorf("%+v", k.Deltas)
	}
	if len(k.Foot) != 1 || !strings.HasSuffix(k.Foot[0], ": 3") {
		t.Errorf("%q", k.Foot)
	}
	if !strings.HasPrefix(k.Spark, "<svg") || strings.Contains(k.Spark, "style=") || strings.Contains(k.Spark, "NaN") {
		t.Errorf("%q", k.Spark)
	}
	lost := h.build(access.Admin("en"), "range=2026-03&compare=previous-full", one("kpi", board.KPI, "metrics=avg_check"))[0].KPI
	if lost == nil || len(lost.Deltas) != 1 || strings.Contains(lost.Deltas[0].Class, "up") || lost.Few != "too few to judge by: closings: 3" {
		t.Errorf("a mean of three sales is judged: %+v", lost)
	}
}

// TestOneFails: a tile whose metric is gone says so and the others work.
func TestOneFails(t *testing.T) {
	h := open(t, company)
	tiles := h.build(access.Admin("ru"), "range=2026-03&owner=Борис",
		one("gone", board.KPI, "metrics=no_such_metric"), one("broken", board.Rows, "metrics=revenue&by=no_such_dimension"), one("bad", board.KPI, "grain=nonsense&metrics=revenue"),
		one("good", board.KPI, "metrics=revenue"), one("table", board.Table, "metrics=revenue&by=owner"), one("chart", board.Rows, "metrics=deals_won&by=owner"),
		board.Tile{ID: "words", Kind: board.Text, Words: model.Text{RU: "<b>Слова</b>"}}, board.Tile{ID: "waits", Kind: board.Progress, Need: board.NeedNorms},
	)
	for i, x := range tiles {
		if failed := x.Problem != ""; failed != (i < 3) {
			t.Errorf("%s: problem %q", x.Tile.ID, x.Problem)
		}
		h.card(x, lang.RU)
	}
	if tiles[3].KPI == nil || tiles[3].KPI.Number != "300" || tiles[4].Table == nil || tiles[5].Chart == nil || tiles[7].Needs == "" {
		t.Errorf("%+v", tiles[3:])
	}
	if got := lines(tiles[4].Table); got != "Борис | 300\nИтого | 300\n" {
		t.Error(got)
	}
	if text := h.card(tiles[6], lang.RU); strings.Contains(text, "<b>") || !strings.Contains(text, "&lt;b&gt;Слова") {
		t.Error(text)
	}
	if text := h.card(tiles[0], lang.RU); !strings.Contains(text, "no_such_metric") {
		t.Error(text)
	}
}

// TestTwoPeople: everybody gets their own rows, whoever asked before.
func TestTwoPeople(t *testing.T) {
	h := open(t, company)
	only := func(id string) access.Viewer {
		return access.Viewer{ID: id, Lang: "en", Grant: access.Grant{Rows: [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#t:" + id}}}}}}
	}
	tiles := []board.Tile{
		one("kpi", board.KPI, "metrics=revenue"), one("table", board.Table, "metrics=revenue&by=owner"),
		one("records", board.Records, "metrics=deals_won"), one("pivot", board.Pivot, "metrics=revenue&by=owner&grain=month"),
	}
	for range 2 {
		for id, want := range map[string]string{"ann": "3,000", "bob": "300"} {
			list := h.build(only(id), "range=2026-03", tiles...)
			if list[0].KPI == nil || list[0].KPI.Number != "₽"+want {
				t.Errorf("%s: %+v", id, list[0].KPI)
			}
			for _, x := range []*tile.Table{list[1].Table, list[3].Table} {
				if got := lines(x); strings.Count(got, "\n") != 2 || !strings.Contains(got, want+"\n") || strings.Contains(got, "3,300") {
					t.Errorf("%s: %s", id, got)
				}
			}
			if n := list[2].Records.Total; n != map[string]int64{"ann": 1, "bob": 2}[id] {
				t.Errorf("%s: %d records", id, n)
			}
		}
	}
	if none := h.build(access.Viewer{ID: "nobody", Lang: "en"}, "range=2026-03", tiles...); none[0].KPI != nil && none[0].KPI.Number != "₽0" && none[0].KPI.Why == "" {
		t.Errorf("nobody sees %+v", none[0].KPI)
	}
}

// TestMissingData: where no source ever brought the data the tile says that, and leads to how to add it, instead of a nought.
func TestMissingData(t *testing.T) {
	h := open(t, company)
	tiles := h.build(access.Admin("ru"), "range=2026-03",
		one("calls", board.KPI, "metrics=calls_in"), one("table", board.Table, "metrics=calls_in&by=owner"), one("line", board.Line, "metrics=calls_in&grain=week"),
		one("none", board.Table, "metrics=revenue&by=owner&owner=#t:zed"), one("deals", board.KPI, "metrics=deals_won"),
		one("mixed", board.Table, "metrics=revenue,calls_in&by=owner&totals=1"), one("before", board.KPI, "metrics=revenue&compare=year"),
	)
	// Of several metrics the one without data leaves the others standing, and its own column says why it is empty.
	if x := tiles[5]; x.Table == nil || x.Empty != "" || len(x.Table.Rows) == 0 {
		t.Errorf("a table with one metric that was never loaded: %+v", x)
	} else if line := x.Table.Rows[0].Cells; line[1].Href == "" || line[2].Text != "нет данных" || !strings.Contains(line[2].Tip, "Нет данных «Звонки»") || line[2].Value != "" {
		t.Errorf("a row of it: %+v", line)
	} else if !strings.Contains(strings.Join(x.Notes, " "), "Нет данных «Звонки»: их ещё не дал ни один источник") {
		t.Errorf("its notes: %q", x.Notes)
	}
	// A year before the data is no nought to compare with.
	if x := tiles[6]; x.KPI == nil || len(x.KPI.Deltas) != 1 || x.KPI.Deltas[0].Text != "" || x.KPI.Deltas[0].Against != "год назад данных ещё не было" {
		t.Errorf("compared with a year before the data: %+v", x.KPI)
	}
	for _, x := range tiles[:3] {
		if x.Empty == "" || x.MissingHref != "/help/import" || x.KPI != nil || x.Chart != nil || x.Problem != "" {
			t.Errorf("%s: %+v", x.Tile.ID, x)
		}
		if text := h.card(x, lang.RU); !strings.Contains(text, `href="/help/import"`) || !strings.Contains(text, "Нет данных «Звонки»: их ещё не дал ни один источник") {
			t.Errorf("%s: %s", x.Tile.ID, text)
		}
	}
	if x := tiles[3]; x.Empty == "" || x.MissingHref != "" {
		t.Errorf("a filter that leaves nothing: %+v", x)
	}
	if x := tiles[4]; x.Empty != "" || x.KPI == nil {
		t.Errorf("%+v", x)
	}
}

// TestSkipped: a filter that does not narrow a tile is named on it.
func TestSkipped(t *testing.T) {
	h := open(t, company+"costs:\n  at source amount\n  2026-03-01 ads 1000\n")
	x := h.build(access.Admin("ru"), "range=2026-03&owner=Борис", one("cost", board.KPI, "metrics=mkt_cost"))[0]
	if len(x.Skipped) != 1 || x.KPI == nil || !strings.Contains(h.card(x, lang.RU), "Не учитывает фильтр: "+x.Skipped[0]) {
		t.Errorf("%+v", x)
	}
}

// TestNamesStayData: a name cannot end the element that the browser's script reads its figures from, nor any other.
func TestNamesStayData(t *testing.T) {
	h := open(t, company)
	for _, kind := range []board.Kind{board.Rows, board.Table, board.Heat, board.Scatter, board.Waterfall, board.Funnel, board.Pivot, board.Stacked, board.Line} {
		text := "metrics=deals_won&by=owner"
		switch kind {
		case board.Scatter:
			text = "metrics=deals_won,revenue&by=owner"
		case board.Heat, board.Stacked, board.Line, board.Pivot:
			text += "&grain=week"
		}
		x := h.build(access.Admin("ru"), "range=2026-03", one(string(kind), kind, text))[0]
		if x.Problem != "" {
			t.Errorf("%s: %s", kind, x.Problem)
		}
		page := h.card(x, lang.RU)
		if strings.Contains(page, "<script>") || strings.Count(page, "</script>") != strings.Count(page, `<script type="application/json">`) {
			t.Errorf("%s: a name ends the script: %s", kind, page)
		}
		if strings.Contains(page, " style=") || strings.Contains(page, "onclick") {
			t.Errorf("%s: inline style or handler", kind)
		}
	}
}
