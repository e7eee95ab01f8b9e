package report_test

import (
	"strings"
	"testing"
)

// TestCorrections: a win of a closed month that was taken back is listed with what it was and what became of it.
func TestCorrections(t *testing.T) {
	g := open(t, `
users:
  id   name
  ann  Анна
stages:
  id    pipeline  rank  name        outcome
  talk  main      1     Переговоры  open
  won   main      2     Успешно     won
deals:
  id  owner  created           stage  amount  title
  1   ann    2026-02-02T10:00  talk   100     Котёл
  2   ann    2026-03-02T10:00  won    500     Насос
changes:
  deal  at                stage
  1     2026-02-02T10:00  talk
  1     2026-02-20T10:00  won
  1     2026-03-05T10:00  talk
  2     2026-03-02T10:00  talk
  2     2026-03-03T10:00  won
`)
	page := strings.ReplaceAll(g.as("olga").see("/r/corrections?range=2026-02..2026-03"), "\u00a0", " ")
	has(t, "corrections", page, "Что отменили", "5 мар 2026", "Котёл", "выиграна", "(с 20 фев 2026)", "(с 5 мар 2026)", "Анна")
	hasNot(t, "corrections", page, "Насос")
	has(t, "the chart can be switched", page, "Вместе", "График", "Таблица")
}
