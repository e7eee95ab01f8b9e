package conclude_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// told is the conclusion of a board over several questions, with ordinary spaces; a question of "" has no answer.
func told(t *testing.T, data string, b board.Board, kinds []board.Kind, v access.Viewer, asks ...string) (string, []conclude.Part) {
	t.Helper()
	settings := warehouse.DefaultSettings()
	m, err := shipped()
	must(t, err)
	e, err := memory.Open(settings)
	must(t, err)
	batch, err := texttable.Batch("t", data, settings)
	must(t, err)
	_, err = e.Load(t.Context(), batch)
	must(t, err)
	d := ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }})
	var tiles []board.Tile
	var answers []*ask.Answer
	for i, text := range asks {
		tiles = append(tiles, board.Tile{ID: fmt.Sprint("t", i), Kind: kinds[i], Ask: text})
		if text == "" {
			answers = append(answers, nil)
			continue
		}
		q, err := query.ParseText(text)
		must(t, err)
		list, err := d.AskAll(t.Context(), v, []query.Query{q})
		must(t, err)
		answers = append(answers, list[0])
	}
	parts := conclude.Conclude(b, tiles, answers, lang.Lang(v.Lang))
	var s strings.Builder
	for _, p := range parts {
		s.WriteString(p.Text)
	}
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s.String()), parts
}

// untold are deals that were won and lost without anybody having seen them at a stage.
func untold(won, lost int) string {
	var b strings.Builder
	b.WriteString("stages:\n  id name pipeline rank outcome\n  a Новая s 1 open\n  b Встреча s 2 open\n  w Продажа s 3 won\n  l Отказ s 4 lost\n")
	b.WriteString("deals:\n  id created closed outcome amount stage pipeline\n")
	for i := range won {
		fmt.Fprintf(&b, "  w%d 2026-03-02 2026-03-05 won 100 w s\n", i)
	}
	for i := range lost {
		fmt.Fprintf(&b, "  l%d 2026-03-02 2026-03-05 lost 100 l s\n", i)
	}
	return b.String()
}

// stages are deals that reached so many stages of a pipeline of four: reached[0] came, reached[3] were won.
func stages(reached ...int) string {
	var b strings.Builder
	b.WriteString("stages:\n  id name pipeline rank outcome\n  a \"Новая <b>\" s 1 open\n  b Встреча s 2 open\n  c Договор s 3 open\n  w Продажа s 4 won\n")
	b.WriteString("deals:\n  id created amount stage pipeline\n")
	var changes strings.Builder
	names := []string{"a", "b", "c", "w"}
	for i := range reached[0] {
		last := 0
		for k, n := range reached {
			if i < n {
				last = k
				fmt.Fprintf(&changes, "  %d 2026-03-0%dT12:00 %s\n", i, k+2, names[k])
			}
		}
		fmt.Fprintf(&b, "  %d 2026-03-02 100 %s s\n", i, names[last])
	}
	return b.String() + "changes:\n  deal at stage\n" + changes.String()
}

// TestFunnel names the step where the largest part is lost, as far as enough deals came that far.
func TestFunnel(t *testing.T) {
	for _, c := range []struct {
		name, data, ask string
		ru, en          string
	}{
		{
			"the worst step: 12 of 30 go on; the later one has too few to be judged", stages(40, 30, 12, 1), "metrics=stage_reached&by=stage&range=2026-03",
			"До этапа «Продажа» дошло 1 из 40 сделок (2,5 %). Больше всего теряем на шаге Встреча → Договор: дальше идут 40,0 %.",
			"1 of 40 deals reached “Продажа” (2.5%). The largest part is lost at Встреча → Договор: 40.0% go on.",
		},
		{
			"too few", stages(19, 5, 5, 1), "metrics=stage_reached&by=stage&range=2026-03",
			"До этапа «Продажа» дошло 1 из 19 сделок (5,3 %). Мало данных, чтобы назвать слабый этап.",
			"1 of 19 deals reached “Продажа” (5.3%). Too few data to name the weakest stage.",
		},
		{
			"one of twenty-one", stages(21, 21, 21, 21), "metrics=stage_reached&by=stage&range=2026-03",
			"До этапа «Продажа» дошло 21 из 21 сделки (100,0 %). По пути ничего не теряется.",
			"21 of 21 deals reached “Продажа” (100.0%). Nothing is lost on the way.",
		},
		{
			"nobody came", stages(21, 21, 21, 21), "metrics=stage_reached&by=stage&range=2025-03",
			"Нет данных по показателю «Дошли до этапа» за 1–31 марта 2025.", "There is no data on “Reached the stage” for 1–31 Mar 2025.",
		},
		{
			"losses that tell no stage", untold(5, 30),
			"metrics=stage_reached&by=stage&range=2026-03",
			"До этапа «Продажа» дошло 5 из 35 сделок (14,3 %). Неизвестно, на каком этапе потеряны 30 из 30 проигранных сделок",
			"5 of 35 deals reached “Продажа” (14.3%). The data does not tell at which stage 30 of 30 lost deals were lost",
		},
		{
			"several metrics are no parts of each other", stages(21, 21, 21, 21), "metrics=deals_new,deals_won&range=2026-03",
			"Новые сделки за 1–31 марта 2026: 21.", "New deals, 1–31 Mar 2026: 21.",
		},
	} {
		for l, want := range map[string]string{"ru": c.ru, "en": c.en} {
			got, _ := told(t, c.data, board.Board{Sort: board.Report, Say: "funnel"}, []board.Kind{board.Funnel}, access.Admin(l), c.ask)
			if !strings.HasPrefix(got, want) {
				t.Errorf("%s, %s:\n%q, want\n%q", c.name, l, got, want)
			}
		}
	}
}

// TestPeriods: the best closed period, and the last one, is named; the open one is not judged.
func TestPeriods(t *testing.T) {
	data := `
deals:
  id owner created    closed     outcome amount
  1  ann   2026-01-02 2026-01-10 won     300
  2  ann   2026-01-02 2026-02-10 won     700
  3  ann   2026-01-02 2026-03-10 won     500
  4  ann   2026-01-02 2026-04-01 won     90000
`
	for l, want := range map[string]string{
		"ru": "Выручка за 1 янв – 30 апр 2026: 92 тыс. ₽. Больше всего — фев 2026, 700 ₽; последний закрытый период, мар 2026, — 500 ₽.",
		"en": "Revenue, 1 Jan – 30 Apr 2026: ₽92K. Highest: Feb 2026, ₽700; the last closed period, Mar 2026: ₽500.",
	} {
		got, _ := told(t, data, board.Board{Sort: board.Report, Say: "trend"}, []board.Kind{board.Line}, access.Admin(l), "metrics=revenue&grain=month&range=2026-01..2026-04")
		if got != want {
			t.Errorf("%s:\n%q, want\n%q", l, got, want)
		}
	}
	got, _ := told(t, data, board.Board{Sort: board.Report, Say: "trend"}, []board.Kind{board.Line}, access.Admin("ru"), "metrics=win_rate&grain=month&range=2026-01..2026-04")
	if strings.Contains(got, "Больше всего") || !strings.Contains(got, "Последний закрытый период") {
		t.Errorf("a rate of one deal is ranked: %q", got)
	}
}

// TestChange: a figure is told with its change, marked for the better or the worse as its metric means it.
func TestChange(t *testing.T) {
	data := `
deals:
  id owner created    closed     outcome amount reason
  0  ann   2026-01-12 2026-01-13 won     500    -
  1  ann   2026-02-02 2026-02-10 won     1000   -
  2  ann   2026-02-02 2026-02-10 lost    1000   x
  3  ann   2026-03-02 2026-03-10 won     1500   -
  4  ann   2026-03-02 2026-03-10 lost    1500   x
  5  ann   2026-03-02 2026-03-10 lost    1500   x
`
	b, tile := board.Board{Sort: board.Report}, []board.Kind{board.Rows}
	got, parts := told(t, data, b, tile, access.Admin("ru"), "metrics=revenue&range=2026-03&compare=previous")
	if want := "Выручка за 1–31 марта 2026: 1 500 ₽ (+50,0 % к прошлому периоду)."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if !marked(parts, "+50", true) {
		t.Errorf("%+v", parts)
	}
	got, parts = told(t, data, b, tile, access.Admin("en"), "metrics=deals_lost&range=2026-03&compare=previous")
	if !strings.Contains(got, "(+100.0% vs previous period)") || !marked(parts, "+100", false) {
		t.Errorf("%q %+v", got, parts)
	}
}

// TestShortComparison: against a month of which there are only the last days nothing has grown.
func TestShortComparison(t *testing.T) {
	b, tile := board.Board{Sort: board.Report}, []board.Kind{board.Rows}
	for first, want := range map[string]string{"2026-02-20": "1 500 ₽.", "2026-02-02": "1 500 ₽ (+50,0 % к прошлому периоду)."} {
		data := "deals:\n  id owner created closed outcome amount reason\n  1 ann " + first + " " + first + " won 1000 -\n  3 ann 2026-03-02 2026-03-10 won 1500 -\n"
		got, _ := told(t, data, b, tile, access.Admin("ru"), "metrics=revenue&range=2026-03&compare=previous")
		if !strings.HasSuffix(got, ": "+want) {
			t.Errorf("data since %s: %q, want …%q", first, got, want)
		}
	}
}

// TestWords: abbreviations end a sentence with their own dot, and all of the data has no first day to tell.
func TestWords(t *testing.T) {
	data := sales(0, [3]any{"ann", 30, 10})
	b, tile := board.Board{Sort: board.Report}, []board.Kind{board.Rows}
	for text, want := range map[string]string{
		"metrics=cycle_days&range=2026-03": "Длина цикла сделки за 1–31 марта 2026: 8,0 дн.",
		"metrics=deals_won&range=all":      "Продажи за всё время: 30.",
	} {
		if got, _ := told(t, data, b, tile, access.Admin("ru"), text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// marked reports whether the part that begins so is marked as good or as bad.
func marked(parts []conclude.Part, begins string, good bool) bool {
	for _, p := range parts {
		if strings.HasPrefix(p.Text, begins) {
			return p.Good == good && p.Bad != good
		}
	}
	return false
}

// TestDashboard tells the first figures of the same days; what is hidden, empty or of other days is passed over.
func TestDashboard(t *testing.T) {
	data := sales(5, [3]any{"ann", 30, 10})
	kinds := []board.Kind{board.Line, board.KPI, board.KPI, board.KPI, board.KPI, board.KPI}
	asks := []string{
		"metrics=revenue&grain=week&range=2026-03", "metrics=revenue&range=2026-03", "", "metrics=calls_in&range=2026-02",
		"metrics=deals_won&range=2026-03", "metrics=leads_new&range=2026-03",
	}
	got, _ := told(t, data, board.Board{Sort: board.Dashboard}, kinds, access.Admin("ru"), asks...)
	if want := "1–31 марта 2026: выручка 3 000 ₽; продажи 30; новые лиды 5."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	hidden := access.Viewer{ID: "x", Lang: "en", Grant: access.Grant{All: true, Hidden: []model.Name{"revenue", "deals_won", "leads_new", "calls_in"}}}
	got, _ = told(t, data, board.Board{Sort: board.Dashboard}, kinds, hidden, asks...)
	if got != "There is nothing to say about this period yet." {
		t.Errorf("%q", got)
	}
}

// TestNames: a name cannot break the sentence it stands in, nor turn it round.
func TestNames(t *testing.T) {
	long := strings.Repeat("длинное ", 40)
	data := "users:\n  id name\n  ann \"\u202eевил\u2066<script>x\"\n  bob \"" + long + "\"\ndeals:\n  id owner created closed outcome amount\n" +
		"  1 ann 2026-03-02 2026-03-10 won 100\n  2 bob 2026-03-02 2026-03-10 won 50\n  3 ann 2026-02-02 2026-02-10 won 1\n  4 bob 2026-02-02 2026-02-10 won 10\n"
	one := func(text string) string {
		got, _ := told(t, data, board.Board{Sort: board.Report}, []board.Kind{board.Rows}, access.Admin("ru"), text)
		return got
	}
	if got := one("metrics=revenue&by=owner&range=2026-03"); strings.ContainsAny(got, "\u202e\u2066\n") || !strings.Contains(got, "евил<script>x") {
		t.Errorf("%q", got)
	}
	if got := one("metrics=revenue&by=owner&range=2026-02"); len([]rune(got)) > 200 || !strings.Contains(got, "…") {
		t.Errorf("%q", got)
	}
}

// TestCasesBesides: cases that another tile counts for the same members and days are as good as those beside.
func TestCasesBesides(t *testing.T) {
	data := sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 20, 20}, [3]any{"cyd", 2, 0})
	kinds := []board.Kind{board.Rows, board.Table}
	b := board.Board{Sort: board.Report, Say: "spread"}
	got, _ := told(t, data, b, kinds, access.Admin("ru"), "metrics=win_rate_money&by=owner&range=2026-03", "metrics=deals_won&by=owner&range=2026-03")
	if !strings.Contains(got, "Выше всего — ANN, 75,0 %; ниже всего — BOB, 50,0 %.") || strings.Contains(got, "CYD") {
		t.Errorf("%q", got)
	}
	for _, other := range []string{"metrics=deals_won&by=owner&range=2026-02..2026-03", "metrics=deals_won&by=source&range=2026-03", "metrics=revenue&by=owner&range=2026-03"} {
		if got, _ := told(t, data, b, kinds, access.Admin("ru"), "metrics=win_rate_money&by=owner&range=2026-03", other); strings.Contains(got, "ANN") {
			t.Errorf("%s: %q", other, got)
		}
	}
	// A share of a number of things knows its own cases: 30 won and 10 lost are enough, 2 won are not.
	got, _ = told(t, data, b, kinds, access.Admin("ru"), "metrics=win_rate&by=owner&range=2026-03")
	if !strings.Contains(got, "Выше всего — ANN, 75,0 %; ниже всего — BOB, 50,0 %.") || strings.Contains(got, "CYD") {
		t.Errorf("%q", got)
	}
}

// TestNothingToSay: without an answer there is no sentence, and with a failed first one the next speaks.
func TestNothingToSay(t *testing.T) {
	data := sales(0, [3]any{"ann", 30, 10})
	kinds := []board.Kind{board.Rows, board.Rows}
	if _, parts := told(t, data, board.Board{Sort: board.Report}, kinds, access.Admin("ru"), ""); parts != nil {
		t.Errorf("%+v", parts)
	}
	got, _ := told(t, data, board.Board{Sort: board.Report, Say: "funnel"}, kinds, access.Admin("ru"), "metrics=no_such&range=2026-03", "metrics=deals_won&range=2026-03")
	if got != "Продажи за 1–31 марта 2026: 30." {
		t.Errorf("%q", got)
	}
	got, _ = told(t, sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 25, 0}), board.Board{Sort: board.Report, Say: "funnel"}, kinds, access.Admin("ru"), "",
		"metrics=deals_won&by=owner&range=2026-03")
	if strings.Contains(got, "дошло") || !strings.Contains(got, "Больше всего — ANN: 30") {
		t.Errorf("managers are told as stages: %q", got)
	}
}
