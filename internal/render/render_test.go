package render_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/ask/asktest"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model/crm"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/warehouse"
)

const company = `
users:
  id name
  ann "=HYPERLINK(1)"
  bob "Борис; \"Боб\""
deals:
  id owner created          closed           outcome amount
  1  ann   2026-02-02       2026-02-10       won     1000.5
  2  ann   2026-03-03       2026-03-12       won     1234567.89
  3  ann   2026-03-03       2026-03-13       lost    10
  4  bob   2026-03-05       2026-03-14       won     0.1
  5  bob   2026-03-05       2026-03-15       won     0.2
  6  -     2026-03-05       2026-03-15       lost    7
  7  cyd   2026-03-05       -                -       70
`

func desk(t *testing.T, text string) *ask.Desk {
	t.Helper()
	return planned(t, text, "")
}

// planned is a desk whose figures are held against targets.
func planned(t *testing.T, text, targets string) *ask.Desk {
	t.Helper()
	settings := warehouse.DefaultSettings()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	b, err := texttable.Batch("t", strings.ReplaceAll(text, `\"`, "'"), settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	o := ask.Options{Model: m, Engine: e, Now: func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }}
	if targets != "" {
		o.Targets = asktest.Targets(targets)
	}
	return ask.New(o)
}

func answer(t *testing.T, d *ask.Desk, v access.Viewer, text string) *ask.Answer {
	t.Helper()
	q, err := query.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Ask(context.Background(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func written(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	a := answer(t, desk(t, company), access.Admin("ru"),
		"metrics=revenue,win_rate&by=owner&spine=owner&range=2026-03&totals=1&compare=previous-full&sort=-revenue")
	got := written(t, func(b *bytes.Buffer) error { return render.JSON(b, a) })
	want := `{"rows":[` +
		`{"owner":"=HYPERLINK(1)","revenue":1234567.89,"revenue@previous-full":1000.5,"revenue@previous-full:delta":1233567.39,` +
		`"revenue@previous-full:change":1232.95091454273,"win_rate":0.5,"win_rate@previous-full":1,"win_rate@previous-full:delta":-0.5},` +
		`{"owner":"Борис; 'Боб'","revenue":0.3,"revenue@previous-full":0,"revenue@previous-full:delta":0.3,` +
		`"revenue@previous-full:change":null,"win_rate":1,"win_rate@previous-full":null,"win_rate@previous-full:delta":null},` +
		`{"owner":"cyd","revenue":0,"revenue@previous-full":0,"revenue@previous-full:delta":0,"revenue@previous-full:change":null,` +
		`"win_rate":null,"win_rate@previous-full":null,"win_rate@previous-full:delta":null},` +
		`{"owner":null,"revenue":0,"revenue@previous-full":0,"revenue@previous-full:delta":0,"revenue@previous-full:change":null,` +
		`"win_rate":0,"win_rate@previous-full":null,"win_rate@previous-full:delta":null}],` +
		`"total":{"revenue":1234568.19,"revenue@previous-full":1000.5,"revenue@previous-full:delta":1233567.69,` +
		`"revenue@previous-full:change":1232.9512143928,"win_rate":0.6,"win_rate@previous-full":1,"win_rate@previous-full:delta":-0.4},` +
		`"subtotals":[],"notes":["Сравнение (previous-full) с 2026-02-01..2026-02-28 неполное: данные начинаются 2026-02-10 («Выручка», «Доля выигранных»).","Данные источника «t» получены 16 мар 2026, 00:00."],"range":{"from":"2026-03-01","to":"2026-03-31"},` +
		`"currency":"RUB",` +
		`"as_of":"2026-03-16T00:00:00+03:00","version":1}` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !json.Valid([]byte(got)) {
		t.Error("not JSON")
	}
}

func TestJSONPeriods(t *testing.T) {
	a := answer(t, desk(t, company), access.Admin("en"), "metrics=deals_won&by=owner&grain=month&range=2026-02..2026-03&totals=1&limit=1&others=1")
	var got struct {
		Rows, Subtotals []map[string]any
		Total           map[string]any
	}
	if err := json.Unmarshal([]byte(written(t, func(b *bytes.Buffer) error { return render.JSON(b, a) })), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 4 || got.Rows[0]["period"] != "2026-02" {
		t.Fatalf("rows: %v", got.Rows)
	}
	others := 0
	for _, r := range got.Rows {
		if r["owner"] == "(others)" {
			others++
		}
	}
	if others != 2 {
		t.Errorf("want a row of others for each month: %v", got.Rows)
	}
	for _, r := range got.Subtotals {
		_, period := r["period"]
		_, owner := r["owner"]
		if period == owner {
			t.Errorf("a subtotal is split by one of the two: %v", r)
		}
	}
	if got.Total["deals_won"] != 4.0 {
		t.Errorf("total: %v", got.Total)
	}
}

func TestCSV(t *testing.T) {
	d := desk(t, company)
	question := "metrics=revenue,win_rate&by=owner&range=2026-03&totals=1&sort=-revenue"
	ru := written(t, func(b *bytes.Buffer) error { return render.CSV(b, answer(t, d, access.Admin("ru"), question), lang.RU) })
	want := "\ufeffМенеджер;Выручка, RUB;Доля выигранных, %\r\n" +
		"'=HYPERLINK(1);1234567,89;50\r\n" +
		"\"Борис; 'Боб'\";0,30;100\r\n" +
		"(не указано);0,00;0\r\n" +
		"Итого;1234568,19;60\r\n"
	if ru != want {
		t.Errorf("got %q\nwant %q", ru, want)
	}
	en := written(t, func(b *bytes.Buffer) error { return render.CSV(b, answer(t, d, access.Admin("en"), question), lang.EN) })
	if !strings.Contains(en, "Owner,\"Revenue, RUB\",\"Win rate, %\"\r\n") || !strings.Contains(en, "Total,1234568.19,60") {
		t.Errorf("got %q", en)
	}
}

func TestTable(t *testing.T) {
	d := desk(t, company)
	a := answer(t, d, access.Admin("ru"), "metrics=revenue,win_rate&by=owner&range=2026-03&totals=1&compare=previous-full&sort=-revenue")
	got := plain(written(t, func(b *bytes.Buffer) error { return render.Table(b, a, lang.RU, 0, false) }))
	for _, want := range []string{
		"Выручка, Доля выигранных: 1–31 марта 2026",
		"=HYPERLINK(1)  ", "1 234 567,89  ", "+123 295,1", "−50,0", "—",
		"Итого", "60,0",
		"Данные на 16 мар 2026, 00:00 (Europe/Moscow), версия 1",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	narrow := plain(written(t, func(b *bytes.Buffer) error { return render.Table(b, a, lang.RU, 40, false) }))
	for _, line := range strings.Split(narrow, "\n")[1:] {
		if n := len([]rune(line)); n > 40 {
			t.Errorf("%d places: %q", n, line)
		}
	}
	for _, figure := range []string{"1 234 567,89", "60,0", "1 000,50"} {
		if !strings.Contains(narrow, figure) {
			t.Errorf("the narrow table has lost %s:\n%s", figure, narrow)
		}
	}
	colored := written(t, func(b *bytes.Buffer) error { return render.Table(b, a, lang.RU, 0, true) })
	if !strings.Contains(colored, "\x1b[31m−50,0") {
		t.Errorf("a worse win rate is not red: %q", colored)
	}
}

func TestHiddenAndEmpty(t *testing.T) {
	v := access.Admin("ru")
	v.Grant.Hidden = []string{"revenue"}
	a := answer(t, desk(t, company), v, "metrics=revenue,win_rate&by=owner&range=2025-01&spine=owner")
	table := written(t, func(b *bytes.Buffer) error { return render.Table(b, a, lang.RU, 100, false) })
	if !strings.Contains(table, "н/д: у вас нет права") || !strings.Contains(table, "—") {
		t.Errorf("got\n%s", table)
	}
	if got := written(t, func(b *bytes.Buffer) error { return render.JSON(b, a) }); !strings.Contains(got, `"revenue":null,"win_rate":null`) {
		t.Errorf("got %s", got)
	}
	if got := written(t, func(b *bytes.Buffer) error { return render.CSV(b, a, lang.RU) }); !strings.Contains(got, ";н/д;\r\n") {
		t.Errorf("got %s", got)
	}
}

// TestSameFigures: JSON, CSV in both languages and the cells of a table are the same figures.
func TestSameFigures(t *testing.T) {
	a := answer(t, desk(t, company), access.Admin("en"),
		"metrics=revenue,avg_check,win_rate,deals_won,deals_lost&by=owner&grain=month&range=2026-02..2026-03&totals=1&compare=previous&derive=revenue:share,revenue:running")
	var doc struct {
		Rows, Subtotals []map[string]any
		Total           map[string]any
	}
	if err := json.Unmarshal([]byte(written(t, func(b *bytes.Buffer) error { return render.JSON(b, a) })), &doc); err != nil {
		t.Fatal(err)
	}
	rows := append(append(slices.Clone(doc.Rows), doc.Subtotals...), doc.Total)
	cells := map[lang.Lang][][]string{}
	for _, l := range []lang.Lang{lang.RU, lang.EN} {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(written(t, func(b *bytes.Buffer) error { return render.CSV(b, a, l) }), "\ufeff")))
		if l == lang.RU {
			r.Comma = ';'
		}
		lines, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		cells[l] = lines[1:]
	}
	if len(rows) != len(cells[lang.EN]) || len(rows) != len(cells[lang.RU]) {
		t.Fatalf("%d, %d and %d rows", len(rows), len(cells[lang.EN]), len(cells[lang.RU]))
	}
	frames := append(append(slices.Clone(a.Frame.Rows), a.Frame.Totals...), a.Frame.Total)
	columns := render.Columns(a, lang.EN)
	labels := len(render.Labels(a, lang.EN))
	for i, row := range rows {
		for k, c := range columns {
			value := row[c.Name]
			for _, l := range []lang.Lang{lang.RU, lang.EN} {
				text := strings.Replace(cells[l][i][labels+k], ",", ".", 1)
				if value == nil {
					if text != "" {
						t.Errorf("row %d %s: JSON null, CSV %q", i, c.Name, text)
					}
					continue
				}
				half := 0.0
				if c.Column.Unit.Kind() == unit.Money {
					half = 0.0050001 // a spreadsheet's money has two decimals
				}
				exact, _ := value.(float64)
				if c.Column.Unit.Kind() == unit.Percent { // a spreadsheet's percent are as on the page
					exact, half = exact*100, 1e-9
				}
				if got, err := strconv.ParseFloat(text, 64); err != nil || math.Abs(got-exact) > half {
					t.Errorf("row %d %s: JSON %v, CSV %q", i, c.Name, value, text)
				}
			}
			text := c.Text(frames[i].Cells[c.At])
			if value == nil {
				if text != "—" {
					t.Errorf("row %d %s: JSON null, table %q", i, c.Name, text)
				}
				continue
			}
			shown, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-", "+", "").Replace(text), 64)
			if err != nil {
				t.Fatal(err)
			}
			number, _ := value.(float64)
			if c.Unit == "%" || c.Unit == "pp" {
				number *= 100
			}
			_, after, _ := strings.Cut(text, ".")
			if math.Abs(shown-number) > 0.5000001*math.Pow10(-len(after)) {
				t.Errorf("row %d %s: JSON %v, table %q", i, c.Name, value, text)
			}
		}
	}
}

func TestExplainAndRecords(t *testing.T) {
	d := desk(t, company)
	ctx := context.Background()
	q, err := query.ParseText("metrics=win_rate&range=2026-03")
	if err != nil {
		t.Fatal(err)
	}
	x, err := d.Explain(ctx, access.Admin("ru"), q)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, func(b *bytes.Buffer) error { return render.ExplainText(b, x, lang.RU) })
	for _, want := range []string{"Доля выигранных", "60,0", "Продажи: 3", "Отказы: 2", "По дню закрытия", "Учтено строк"} {
		if !strings.Contains(plain(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	q.Metrics = []string{"revenue"}
	list, err := d.Records(ctx, access.Admin("ru"), q, ask.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	text = plain(written(t, func(b *bytes.Buffer) error { return render.RecordsText(b, list, lang.RU, 0, false) }))
	for _, want := range []string{"Выручка: 1 234 568,19 ₽", "12 мар 2026", "1 234 567,89 ₽", "Показано записей: 3 из 3"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	// A closing has no id of its own, and no deal here has a product.
	for _, not := range []string{"id ", "Товар"} {
		if strings.Contains(text, not) {
			t.Errorf("%q in\n%s", not, text)
		}
	}
	var doc struct{ Records []map[string]any }
	if err := json.Unmarshal([]byte(written(t, func(b *bytes.Buffer) error { return render.RecordsJSON(b, list) })), &doc); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, r := range doc.Records {
		v, _ := r["counted"].(float64)
		sum += v
		if _, has := r["id"]; has || len(r) != len(list.Columns) {
			t.Errorf("a closing is %v", r)
		}
	}
	if math.Abs(sum-1234568.19) > 1e-9 {
		t.Errorf("the records add up to %v", sum)
	}
	sheet := written(t, func(b *bytes.Buffer) error { return render.RecordsCSV(b, list, lang.RU) })
	if !strings.HasPrefix(sheet, "\ufeffЗакрыта;Сделка;") || !strings.Contains(sheet, ";Товар;") {
		t.Errorf("the head of %s", sheet)
	}
	if !strings.Contains(sheet, "2026-03-12;") || !strings.Contains(sheet, ";1234567,89") || !strings.Contains(sheet, "'=HYPERLINK(1)") {
		t.Errorf("got %s", sheet)
	}
}

// plain turns the spaces that do not break into ordinary ones.
func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

// TestRecordsOfAnEntity: its records keep their ids.
func TestRecordsOfAnEntity(t *testing.T) {
	q, err := query.ParseText("metrics=deals_new&range=2026-01..2026-03")
	if err != nil {
		t.Fatal(err)
	}
	list, err := desk(t, company).Records(context.Background(), access.Admin("en"), q, ask.Page{})
	if err != nil {
		t.Fatal(err)
	}
	if !render.HasID(list) || len(list.Rows) == 0 {
		t.Fatalf("%d records of %s, with ids: %v", len(list.Rows), list.Fact.Name, render.HasID(list))
	}
	if got := written(t, func(b *bytes.Buffer) error { return render.RecordsJSON(b, list) }); !strings.Contains(got, `"records":[{"id":"`) {
		t.Errorf("got %s", got)
	}
	if got := written(t, func(b *bytes.Buffer) error { return render.RecordsCSV(b, list, lang.EN) }); !strings.HasPrefix(got, "\ufeffid,") {
		t.Errorf("got %s", got)
	}
}

// TestSaid: a note names days and comparisons as people do.
func TestSaid(t *testing.T) {
	a := &ask.Answer{Views: []plan.View{{}, {Name: "previous"}}}
	like := plan.Note{
		Kind: plan.NoteLike, EN: "Compared (previous) with 2026-10-01..2026-10-20: like.", RU: "Сравнение (previous) с 2026-10-05: так же.",
	}
	if got := plain(render.Said(like, a, lang.EN)); got != "Compared (previous period) with 1–20 Oct 2026: like." {
		t.Errorf("got %s", got)
	}
	if got := plain(render.Said(like, a, lang.RU)); got != "Сравнение (прошлый период) с 5 октября 2026: так же." {
		t.Errorf("got %s", got)
	}
	odd := plan.Note{Kind: plan.NoteHistory, EN: "Not a day: 2026-13-40.", RU: "Не день: 2026-13-40."}
	if got := render.Said(odd, a, lang.EN); got != odd.EN {
		t.Errorf("got %s", got)
	}
}

// TestCohortTitle: a month that the data keeps as a number is read as a month; a file keeps the number.
func TestCohortTitle(t *testing.T) {
	d := desk(t, `
deals:
  id client created    closed     outcome amount
  1  c1     2026-01-02 2026-01-10 won     100
  2  c2     2026-02-02 2026-02-10 won     100
clients:
  id name
  c1 One
  c2 Two
`)
	a := answer(t, d, access.Admin("ru"), "metrics=cohort_clients&by=cohort&range=all")
	if len(a.Frame.Rows) == 0 {
		t.Fatal("no cohorts")
	}
	if got := render.Label(a, a.Frame.Rows[0], lang.RU)[0]; got != "янв\u00a02026" {
		t.Errorf("title %q", got)
	}
	file := written(t, func(b *bytes.Buffer) error { return render.CSV(b, a, lang.RU) })
	if !strings.Contains(file, "202601;") {
		t.Errorf("the file says\n%s", file)
	}
}
