package kpi

import (
	"encoding/csv"
	"io"
	"net/http"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/scoreboard"
	"svodka/internal/web/page"
)

// file gives the table for a spreadsheet: the figures as the page writes them, without spaces between their digits.
func (p *Pages) file(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, _, err := p.whole(r, v)
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Export, "KPI table csv", r.URL.RawQuery)
	return page.Send(w, "text/csv; charset=utf-8", "kpi.csv", func(to io.Writer) error { return b.csv(to, v.Lang) })
}

// whole is the table that an address asks for, live or kept.
func (p *Pages) whole(r *http.Request, v *page.Visit) (*screen, *state, error) {
	if text := r.URL.Query().Get("seen"); text != "" {
		x, _, body, t, _, err := p.keptTable(r, v, text)
		if err != nil {
			return nil, nil, err
		}
		if t == nil {
			return nil, nil, page.ErrNoPage
		}
		return p.screen(v, x, t, body.Blocks), x, nil
	}
	x, err := p.read(r, v)
	if err != nil {
		return nil, nil, err
	}
	t, err := scoreboard.Read(r.Context(), p.site.Desk, v.Viewer, v.About.Model, shown(v, x.layout), x.span, x.Query.Where)
	if err != nil {
		return nil, nil, err
	}
	return p.screen(v, x, t, x.layout.Blocks), x, nil
}

func (b *screen) csv(to io.Writer, l lang.Lang) error {
	const bom = "\ufeff"
	if _, err := io.WriteString(to, bom); err != nil {
		return err
	}
	out := csv.NewWriter(to)
	if out.UseCRLF = true; l == lang.RU {
		out.Comma = ';'
	}
	head := []string{l.Pick("Block", "Блок"), l.Pick("Metric", "Показатель"), l.Pick("Unit", "Единица"), b.PlanOf}
	for _, c := range b.table.Columns {
		head = append(head, c.Range().String())
	}
	head = append(head, l.Pick("Fact of the month", "Факт месяца"), l.Pick("% of plan", "% плана"), l.Pick("Pace", "Темп"))
	if err := out.Write(head); err != nil {
		return err
	}
	for _, block := range b.Blocks {
		for _, r := range block.Rows {
			line := []string{block.Title, r.Title, r.Unit, r.Plan}
			for _, c := range r.Cells {
				line = append(line, c.Text)
			}
			line = append(line, r.Fact.Text, r.Done, r.Pace)
			for i := range line {
				line[i] = plainCell(line[i], i > 2)
			}
			if err := out.Write(line); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// plainCell is a cell that a spreadsheet reads as what it is: a number without spaces, nothing where there is none, and a text that
// is never taken for a formula.
func plainCell(text string, number bool) string {
	if number {
		if text == lang.Missing {
			return ""
		}
		return strings.NewReplacer("\u00a0", "", "\u202f", "", "\u2009", "", "−", "-").Replace(text)
	}
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
