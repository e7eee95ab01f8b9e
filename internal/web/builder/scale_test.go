package builder_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"svodka/internal/account"
)

// TestFilterByAmountAndDay narrows a report by an amount and by a day in the form alone, and counts while it is typed.
func TestFilterByAmountAndDay(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	olga := h.As("olga")
	w := olga.get("/r/new?metrics=deals_won&metrics=revenue&rows=owner&range=2026&step=what")
	form := formOf(t, w.Body.String())
	choose := func(form url.Values, do string, more ...string) string {
		t.Helper()
		f := url.Values{}
		maps.Copy(f, form)
		f.Set("do", do)
		path := "/r/choose?"
		if do == "" {
			path = "/r/choose/values?"
			f.Del("do")
		}
		for i := 0; i+1 < len(more); i += 2 {
			f.Set(more[i], more[i+1])
		}
		return olga.get(path + f.Encode()).Body.String()
	}
	if got := choose(form, "dlg:filter"); !strings.Contains(got, `value="dlg:filter:amount"`) || !strings.Contains(got, `value="dlg:filter:created"`) || !strings.Contains(got, "Даты и числа") {
		t.Errorf("days and amounts are offered: %s", got)
	}
	if got := choose(form, "dlg:filter:amount"); !strings.Contains(got, `name="ffrom"`) || !strings.Contains(got, "₽") || !strings.Contains(got, "За период: 4") {
		t.Errorf("the form of an amount: %s", got)
	}
	for _, c := range []struct{ dim, scale, from, to, want string }{
		{"amount", "number", "1000", "2500", "Подходит: 2 из 4"},
		{"amount", "number", "2500", "1000", "Подходит: 2 из 4"}, // the wrong way round
		{"amount", "number", "2 000,5", "", "Подходит: 2 из 4"},  // as people write it
		{"amount", "number", "", "400", "Подходит: 1 из 4"},
		{"amount", "number", "<script>", "", "За период: 4"},
		{"created", "day", "2026-03-01", "2026-03-04", "Подходит: 1 из 4"},
		{"created", "day", "", "2026-02-02", "Подходит: 2 из 4"},
		{"created", "day", "2026-99-99", "", "За период: 4"},
	} {
		if got := choose(form, "", "fdim", c.dim, "fscale", c.scale, "ffrom", c.from, "fto", c.to); !strings.Contains(got, c.want) {
			t.Errorf("%s from %q to %q: %s", c.dim, c.from, c.to, got)
		}
	}

	page := w.Body.String()
	w = olga.press(page, "filter:apply", "fdim", "amount", "fscale", "number", "ffrom", "500", "fto", "10000")
	if got := text(w); !strings.Contains(got, "3 500") || strings.Contains(got, "77 000") || !strings.Contains(got, "500 – 10 000 ₽") {
		t.Errorf("between 500 and 10 000: %s", got)
	}
	page = w.Body.String()
	if got := choose(formOf(t, page), "dlg:filter:amount=500..10000"); !strings.Contains(got, `value="500"`) || !strings.Contains(got, `value="10000"`) {
		t.Errorf("opened again it has its ends: %s", got)
	}
	w = olga.press(page, "filter:apply", "fdim", "created", "fscale", "day", "ffrom", "2026-03-01", "fto", "")
	if got := text(w); !strings.Contains(got, "2 500") || strings.Contains(got, "3 500") || !strings.Contains(got, "день создания с 1 мар 2026") {
		t.Errorf("created since March as well: %s", got)
	}
	w = olga.press(w.Body.String(), "filter:apply", "fdim", "amount", "fwas", "amount=500..10000", "fscale", "number", "ffrom", "", "fto", "")
	if got := text(w); strings.Contains(got, "500 – 10 000") || !strings.Contains(got, "77 000") {
		t.Errorf("empty ends take the filter away: %s", got)
	}
}

// TestHiddenAmountsAreNoFilter offers no filter by what the viewer may not know.
func TestHiddenAmountsAreNoFilter(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	h.add("ivan", account.Analyst, "")
	_, _, err := h.people.Update(t.Context(), "ivan", account.Edit{Name: "Иван", Role: account.Analyst, Hide: []string{account.Amounts}})
	must(t, err)
	ask := "/r/choose?" + url.Values{"metrics": {"deals_won"}, "range": {"2026"}, "do": {"dlg:filter"}}.Encode()
	if got := h.As("olga").get(ask).Body.String(); !strings.Contains(got, `"dlg:filter:amount"`) {
		t.Errorf("the owner: %s", got)
	}
	got := h.As("ivan").get(ask).Body.String()
	if strings.Contains(got, `"dlg:filter:amount"`) || strings.Contains(got, `"dlg:filter:revenue"`) || !strings.Contains(got, `"dlg:filter:created"`) {
		t.Errorf("who may not see amounts: %s", got)
	}
	guess := "/r/choose/values?" + url.Values{"metrics": {"deals_won"}, "range": {"2026"}, "fdim": {"amount"}, "fscale": {"number"}, "ffrom": {"5000"}}.Encode()
	if got := text(h.As("ivan").get(guess)); strings.Contains(got, "Подходит") {
		t.Errorf("nor may they guess it by counts: %s", got)
	}
}

// TestNameBeforeSaving asks for a title where there is none, and saves under the one that was given.
func TestNameBeforeSaving(t *testing.T) {
	h := open(t)
	h.add("olga", account.Owner, "")
	olga := h.As("olga")
	page := olga.get("/r/new?metrics=revenue&rows=owner&range=2026-03&step=what").Body.String()
	if !strings.Contains(page, `value="dlg:name" id="b-save"`) {
		t.Error("a report without a name is not asked for one")
	}
	w := olga.press(page, "dlg:name")
	if got := w.Body.String(); !strings.Contains(got, "Как назвать отчёт?") || !strings.Contains(got, `name="named" value="Выручка: менеджер"`) {
		t.Errorf("the question: %s", text(w))
	}
	w = olga.press(w.Body.String(), "save", "named", "  Кто сколько  ")
	at := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(at, "/r/my-") {
		t.Fatalf("saved: %d %s", w.Code, text(w))
	}
	if got := text(olga.get(at)); !strings.Contains(got, "Кто сколько") {
		t.Errorf("the report is called otherwise: %s", got[:300])
	}
	if got := olga.get(at + "/edit").Body.String(); !strings.Contains(got, `value="save" id="b-save"`) {
		t.Error("a report with a name is asked for one again")
	}
}
