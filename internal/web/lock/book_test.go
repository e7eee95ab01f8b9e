package lock_test

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"svodka/internal/render"
)

// told writes a document as words, in place of paper.
func told(_ context.Context, w io.Writer, d *render.Document) error {
	for _, p := range d.Parts {
		for _, text := range []string{p.Title, "\n"} {
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
		}
		for _, r := range p.Table.Rows {
			for _, c := range r.Cells {
				if _, err := io.WriteString(w, strings.NewReplacer("<", "", ">", "").Replace(c.Text)+" "); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// TestWorkbook: a closed period as a workbook has what was sealed and what is known now as numbers, the corrections and the
// records behind them.
func TestWorkbook(t *testing.T) {
	g := open(t)
	g.send(http.MethodPost, "/periods/close", url.Values{"period": {"2026-03"}})
	g.load(`
seen: 2026-04-06T08:00
deals:
  id  owner  created           closed            outcome  amount  title
  1   ann    2026-03-02T10:00  2026-03-10T10:00  won      70.25   "=2+2"
gone payments:
  p1
`)
	_, err := g.service.Check(t.Context())
	g.check(err)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, g.server.URL+"/periods/2026-03/file.xlsx", nil)
	g.check(err)
	answer, err := http.DefaultClient.Do(r)
	g.check(err)
	defer func() { g.check(answer.Body.Close()) }()
	if answer.StatusCode != http.StatusOK || !strings.Contains(answer.Header.Get("Content-Disposition"), "period-2026-03.xlsx") {
		text, _ := io.ReadAll(answer.Body)
		t.Fatalf("%d %v %s", answer.StatusCode, answer.Header, text)
	}
	f, err := excelize.OpenReader(answer.Body)
	g.check(err)
	defer func() { g.check(f.Close()) }()
	has := func(sheet string, want ...string) {
		t.Helper()
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		g.check(err)
		var all strings.Builder
		for _, row := range rows {
			all.WriteString(strings.Join(row, "|") + "\n")
		}
		for _, w := range want {
			if !strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(all.String()), w) {
				t.Errorf("%s lacks %q:\n%s", sheet, w, all.String())
			}
		}
	}
	has("Вся компания", "Показатель|При закрытии|Сейчас|Разница", "\nВыручка|600|570.25|", "\nОплаты, сумма|100|0|−100 ₽")
	has("Отделы и люди", "\nВыручка|Анна <b>|100|70.25|", "\nВыручка|Борис|500|500")
	has("Исправления", "|Выручка|вся компания|600|570.25|", "изменились данные")
	has("Изменённые записи", "|=2+2|изменено|Сумма: 100 ₽ → 70,25 ₽", "удалено в источнике")
	formula, err := f.GetCellFormula("Изменённые записи", "B6")
	if g.check(err); formula != "" {
		t.Errorf("a title runs as a formula: %q", formula)
	}
	_, page := g.send(http.MethodGet, "/periods/2026-03", nil)
	g.has("the page", page, "Экспорт XLSX PDF")
	_, paper := g.send(http.MethodGet, "/periods/2026-03/file.pdf", nil)
	g.has("paper", paper, "Вся компания", "Отделы и люди: что изменилось", "Выручка Анна")
	if strings.Contains(paper, "Борис 500") {
		t.Errorf("paper tells who stayed as they were: %s", paper)
	}
	for _, at := range []string{"/periods/2026-04/file.xlsx", "/periods/2026-03/file.exe"} {
		if status, _ := g.send(http.MethodGet, at, nil); status != http.StatusNotFound {
			t.Errorf("%s: %d", at, status)
		}
	}
}
