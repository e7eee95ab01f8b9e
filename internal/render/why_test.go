package render_test

import (
	"context"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/lang"
	"svodka/internal/query"
	"svodka/internal/render"
)

// TestWhyNoFigure: a figure that is not there says in a sentence which data it waits for, or what is nought; never that
// something would be divided by nothing.
func TestWhyNoFigure(t *testing.T) {
	const bare = `
deals:
  id owner created    closed     outcome amount
  1  ann   2026-02-02 2026-02-10 won     100
`
	const costed = `
seen: 2026-04-01T09:00
deals:
  id owner created    closed     outcome amount cost
  1  ann   2026-02-02 2026-02-10 won     100    40
costs:
  id at         kind    amount
  1  2026-02-01 traffic 50
`
	for _, c := range []struct{ data, ask, want string }{
		{bare, "metrics=romi&range=2026-02", "Расходы ещё не загружены, без них не считается: «ROMI». Добавьте расходы файлом"},
		{bare, "metrics=gross_profit&range=2026-02", "Себестоимость в данных не указана, без неё не считается: «Валовая прибыль»"},
		{bare, "metrics=calls_in&range=2026-02", "Нет данных «Звонки»: их ещё не дал ни один источник"},
		{bare, "metrics=conv_deal_won&range=2026-02&owner=(empty)", "За период нет сделок: «Конверсия сделка → продажа» не считается."},
		{bare, "metrics=revenue&range=2025-02", "Данные начинаются позже этих дней"},
		{costed, "metrics=romi&range=2026-03", "Нет расходов за период: «ROMI» не считается. Добавьте расходы"},
		{costed, "metrics=avg_check&range=2026-03", "за период — 0, делить не на что: «Средний чек» не считается."},
	} {
		q, err := query.ParseText(c.ask)
		if err != nil {
			t.Fatal(err)
		}
		x, err := desk(t, c.data).Explain(context.Background(), access.Admin("ru"), q)
		if err != nil {
			t.Fatal(err)
		}
		if got := render.WhyExplained(x.Figures[0], x.Answer, lang.RU); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.ask, got, c.want)
		}
		var b strings.Builder
		if err := render.ExplainText(&b, x, lang.RU); err != nil || strings.Contains(b.String(), "делить на ноль") {
			t.Errorf("%s: %v\n%s", c.ask, err, b.String())
		}
	}
}

// TestMoment: a state is of a day, not of a range; a comparison reads on after «к», and a comparison with nothing says so.
func TestMoment(t *testing.T) {
	for _, c := range []struct {
		ask, ru, en string
	}{
		{"metrics=pipeline_open&range=2026-03-02..2026-03-08", "на 8 марта 2026", "as of 8 Mar 2026"},
		{"metrics=pipeline_open&range=2026-02-02..2026-02-08&asof=2026-02-06", "на 6 февраля 2026", "as of 6 Feb 2026"},
		{"metrics=revenue&range=2026-03-02..2026-03-08", ": 2–8 марта 2026", "2–8 Mar 2026"},
		{"metrics=revenue,pipeline_open&range=2026-03-02..2026-03-08", ": 2–8 марта 2026", "2–8 Mar 2026"},
	} {
		q, err := query.ParseText(c.ask)
		if err != nil {
			t.Fatal(err)
		}
		a, err := desk(t, company).Ask(context.Background(), access.Admin("ru"), q)
		if err != nil {
			t.Fatal(err)
		}
		for l, want := range map[lang.Lang]string{lang.RU: c.ru, lang.EN: c.en} {
			if got := strings.ReplaceAll(render.Heading(a, l), "\u00a0", " "); !strings.HasSuffix(got, want) {
				t.Errorf("%s: %q, want the end %q", c.ask, got, want)
			}
		}
	}
	for name, want := range map[string]string{
		"previous": "прошлому периоду", "year": "уровню прошлого года", "year-full": "уровню прошлого года, целиком", "month-2": "уровню 2 мес. назад",
		"weekday": "тем же дням недели раньше",
	} {
		if got := render.Against(name, lang.RU); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"previous": "за прошлый период данных ещё не было", "year": "год назад данных ещё не было", "month-2": "2 мес. назад данных ещё не было",
	} {
		if got := render.NoDataThen(name, lang.RU); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
