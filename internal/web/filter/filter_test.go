package filter_test

import (
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// shipped is the shipped model, read once.
var shipped = sync.OnceValues(crm.Load)

func visit(t *testing.T, l lang.Lang) *page.Visit {
	t.Helper()
	m, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return &page.Visit{Lang: l, About: ask.About{
		Model: m, Calendar: cal.Default(time.UTC), Today: cal.Date(2026, time.November, 19),
	}}
}

// TestAddressOverBeginnings lays addresses over what a board begins with: what equals it leaves the address, what takes it
// back stays in it.
func TestAddressOverBeginnings(t *testing.T) {
	for _, c := range []struct{ base, address, params, kept string }{
		{"", "", "", ""},
		{"", "range=this-month", "", ""},
		{"", "range=2026&owner=&lens=&lang=en", "range=2026", "range=2026"},
		{"range=2026&owner=ann,bob", "owner=bob&owner=ann", "owner=ann%2Cbob&range=2026", ""},
		{"range=2026&owner=ann", "owner=(all)", "range=2026", "owner=%28all%29"},
		{"range=2026&owner=ann", "owner=(all)&owner=bob", "owner=bob&range=2026", "owner=bob"},
		{"compare=previous", "compare=none", "", "compare=none"},
		{"compare=previous", "compare=year", "compare=year", "compare=year"},
		{"", "compare=none&owner=(all)", "", ""},
		{"range=2026", "drill=metrics%3Drevenue&explain=x&tile=m&add=region", "range=2026", ""},
		{"lens=cohort", "", "", ""},
		{"lens=cohort", "lens=none", "", "lens=none"},
		{"lens=cohort", "lens=money", "", "lens=money"},
		{"", "lens=none", "", ""},
		{"range=2026", "view=table", "range=2026", "view=table"},
	} {
		values, err := url.ParseQuery(c.address)
		if err != nil {
			t.Fatal(err)
		}
		st, err := filter.Of(values, visit(t, lang.RU), board.Board{Params: c.base})
		if err != nil {
			t.Errorf("%s: %v", c.address, err)
			continue
		}
		if got := st.Params.Encode(); got != c.params {
			t.Errorf("%s over %s: shows %s, want %s", c.address, c.base, got, c.params)
		}
		if got := strings.TrimPrefix(st.Here("/r/x"), "/r/x"); strings.TrimPrefix(got, "?") != c.kept {
			t.Errorf("%s over %s: keeps %s, want %s", c.address, c.base, got, c.kept)
		}
	}
}

func TestOpenPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"this-month": "Период не закрыт: 13 из 20 раб. дней", "last-month": "", "mtd": "", "2026-11-01..2026-11-30": "Период не закрыт: 13 из 20 раб. дней",
	} {
		st, err := filter.Of(url.Values{"range": {text}}, visit(t, lang.RU), board.Board{})
		if err != nil || st.Open != want {
			t.Errorf("%s: %q %v, want %q", text, st.Open, err, want)
		}
	}
	st, err := filter.Of(url.Values{"range": {"this-month"}}, visit(t, lang.EN), board.Board{})
	if err != nil || st.Open != "Open period: 13 of 20 working days" {
		t.Errorf("English: %q %v", st.Open, err)
	}
}

// TestOldData: a period in words that lies after data which ended long ago is told from the data's last day, and says so.
func TestOldData(t *testing.T) {
	v := visit(t, lang.RU)
	v.About.Newest = v.About.Today - 3000
	for text, old := range map[string]bool{"": true, "this-month": true, "last-13-weeks": true, "2026-10": false, "all": false} {
		st, err := filter.Of(url.Values{"range": {text}}, v, board.Board{})
		if err != nil || strings.HasPrefix(st.Open, "Данные заканчиваются ") != old || text != "all" && (st.Range.From <= v.About.Newest) != old {
			t.Errorf("%q: %s, %q, %v", text, st.Range, st.Open, err)
		}
	}
}

func TestNonsense(t *testing.T) {
	for _, text := range []string{
		"range=sometime", "range=2026&range=2025", "ownr=x", "by=owner", "metrics=revenue", "compare=plans", "amount=a..b..c&grain=moon", "1=2", "%00=1",
	} {
		values, err := url.ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := filter.Of(values, visit(t, lang.RU), board.Board{}); !fault.Is(err, fault.Invalid) || lang.RU.Message(err) == lang.EN.Message(err) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestWords(t *testing.T) {
	v := visit(t, lang.RU)
	for _, c := range []struct {
		cond model.Cond
		want string
	}{
		{model.Cond{Name: "owner", Op: model.In, Values: []string{"Анна", ""}}, "Анна, не указано"},
		{model.Cond{Name: "owner", Op: model.NotIn, Values: []string{"Анна"}}, "кроме Анна"},
		{model.Cond{Name: "outcome", Op: model.In, Values: []string{"won"}}, "выиграна"},
		{model.Cond{Name: "client", Op: model.Contains, Values: []string{"строй"}}, "содержит «строй»"},
		{model.Cond{Name: "amount", Op: model.Range, Values: []string{"100", ""}}, "≥ 100"},
		{model.Cond{Name: "closed", Op: model.In, Values: []string{"2026-05"}}, "1–31\u00a0мая\u00a02026"},
		{model.Cond{Name: "owner", Op: model.In, Values: []string{"#crm:1"}}, "Анна Соколова"},
	} {
		titles := func(value string) string { return map[string]string{"#crm:1": "Анна Соколова"}[value] }
		if got := filter.CondText(v, c.cond, titles); got != c.want {
			t.Errorf("%v: %q, want %q", c.cond, got, c.want)
		}
	}
}
