package conclude_test

import (
	"testing"

	"svodka/internal/access"
)

// The conclusion of a report held against the plan tells the completion, the pace, what is needed, and how many are on track.
func TestPlanSaid(t *testing.T) {
	data := "seen: 2026-04-05T09:00\n" + sales(0, [3]any{"ann", 6, 0}, [3]any{"bob", 2, 0})
	goals := "targets:\nmetric owner range plan\nrevenue ann 2026-03 500\nrevenue bob 2026-03 700\n"
	const closed = "metrics=revenue&by=owner&range=2026-03&compare=plan"
	for _, c := range []struct{ data, ask, want string }{
		{data + goals, closed, "Выручка за 1–31 марта 2026: 800 ₽, 67 % плана. По плану идёт 1 из 2."},
		{data + "targets:\nmetric range plan\nrevenue 2026-03..2026-04 4300\n", "metrics=revenue&range=2026-03..2026-04&compare=plan",
			"Выручка за 1 мар – 30 апр 2026: 800 ₽, 19 % плана, темп 33 %. Нужно в рабочий день: 184 ₽."},
		{data, closed, "Выручка за 1–31 марта 2026: 800 ₽. Планы ещё не заданы."},
		{data + goals, closed + "&outcome=won", "Выручка за 1–31 марта 2026: 800 ₽. По такому отбору («Исход») планы не задаются, поэтому плана нет."},
		{data + goals, "metrics=revenue&by=owner&range=2026-02&compare=plan", "Нет данных по показателю «Выручка» за 1–28 февраля 2026."},
	} {
		if got, _ := said(t, c.data, c.ask, "plan", access.Admin("ru")); got != c.want {
			t.Errorf("%s\n\tsays  %s\n\tshould %s", c.ask, got, c.want)
		}
	}
}
