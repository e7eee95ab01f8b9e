package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/render"
)

const questionHelp = `A question is key=value pairs joined by &, the same text as in the browser's address:

  metrics=revenue,deals_won      the figures (svodka metrics lists them)
  by=owner,source                split by dimensions
  range=last-month               today, this-week, last-4-weeks, 2026, 2026-Q3, 2026-05, 2026-05-01..2026-05-31, ytd, mtd …
  grain=week                     and by day, week, month, quarter, half, year
  compare=previous,year,plan     beside the period before, the same period a year ago, and the plan
  totals=1  spine=owner  sort=-revenue  limit=10  others=1  derive=revenue:share
  owner=Анна Соколова            any other key filters: =, !=, ~= (contains), >=, <=, 100..500, (empty)`

func (a *app) askCmd() *cobra.Command {
	format := ""
	c := &cobra.Command{
		Use: "ask QUESTION", Short: "Answer a question", Long: "Answer a question.\n\n" + questionHelp,
		Example: `  svodka ask 'metrics=revenue,deals_won&by=owner&range=2026-05&totals=1'
  svodka ask 'metrics=win_rate&range=this-month&compare=previous,year'
  svodka ask 'metrics=leads_new&by=source&grain=week&range=last-4-weeks' --format csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := a.form(format, forms{
				"json":  render.JSON,
				"csv":   func(w io.Writer, x *ask.Answer) error { return render.CSV(w, x, a.lang()) },
				"table": a.table,
			})
			if err != nil {
				return err
			}
			return a.question(cmd.Context(), "ask", args[0], func(ctx context.Context, h *house, q query.Query) error {
				answer, err := h.desk.Ask(ctx, a.viewer(), q)
				if err != nil {
					return err
				}
				return write(a.io.Out, answer)
			})
		},
	}
	c.Flags().StringVar(&format, "format", "", "table, json or csv (default: table)")
	return c
}

type forms map[string]func(io.Writer, *ask.Answer) error

func (a *app) form(name string, have forms) (func(io.Writer, *ask.Answer) error, error) {
	if name == "" {
		name = "table"
	}
	if f := have[name]; f != nil {
		return f, nil
	}
	return nil, misused("--format is table, json or csv, not %q", "--format бывает table, json или csv, а не %q", name)
}

func (a *app) table(w io.Writer, x *ask.Answer) error {
	width, colour := terminal(w)
	return render.Table(w, x, a.lang(), width, colour && os.Getenv("NO_COLOR") == "")
}

// question opens the data directory and does something with a parsed question.
func (a *app) question(ctx context.Context, command, text string, do func(context.Context, *house, query.Query) error) (err error) {
	q, err := query.ParseText(text)
	if err != nil {
		return err
	}
	h, err := a.open(ctx, command, false)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	return do(ctx, h, q)
}

func closing(h *house, err *error) {
	if cerr := h.close(); *err == nil {
		*err = cerr
	}
}

func (a *app) explainCmd() *cobra.Command {
	return &cobra.Command{
		Use: "explain QUESTION", Short: "Say how a figure came about",
		Long: "Say how the figures of a question came about: formula, rows counted, rows left out, freshness.\n\n" + questionHelp,
		Example: `  svodka explain 'metrics=win_rate&range=last-month'
  svodka explain 'metrics=revenue&owner=Анна Соколова&range=2026-05'`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.question(cmd.Context(), "explain", args[0], func(ctx context.Context, h *house, q query.Query) error {
				e, err := h.desk.Explain(ctx, a.viewer(), q)
				if err != nil {
					return err
				}
				return render.ExplainText(a.io.Out, e, a.lang())
			})
		},
	}
}

func (a *app) recordsCmd() *cobra.Command {
	format, page := "", ask.Page{}
	c := &cobra.Command{
		Use: "records QUESTION", Short: "List the rows behind a figure",
		Long: "List the rows behind the first metric of a question; they add up to it.\n\n" + questionHelp,
		Example: `  svodka records 'metrics=deals_won&owner=Анна Соколова&range=last-month'
  svodka records 'metrics=pipeline_open&stage=Договор' --sort -amount --limit 20
  svodka records 'metrics=deals_lost&range=2026-05' --format csv > lost.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			write := map[string]func(io.Writer, *ask.RecordList, lang.Lang) error{
				"": recordsTable, "table": recordsTable, "csv": render.RecordsCSV,
				"json": func(w io.Writer, list *ask.RecordList, _ lang.Lang) error { return render.RecordsJSON(w, list) },
			}[format]
			if write == nil {
				return misused("--format is table, json or csv, not %q", "--format бывает table, json или csv, а не %q", format)
			}
			page.Desc = strings.HasPrefix(page.Sort, "-")
			page.Sort = strings.TrimPrefix(page.Sort, "-")
			return a.question(cmd.Context(), "records", args[0], func(ctx context.Context, h *house, q query.Query) error {
				list, err := a.pages(ctx, h, q, page)
				if err != nil {
					return err
				}
				return write(a.io.Out, list, a.lang())
			})
		},
	}
	f := c.Flags()
	f.StringVar(&format, "format", "", "table, json or csv (default: table)")
	f.StringVar(&page.Part, "part", "", "for a formula: which of its figures")
	f.StringVar(&page.Sort, "sort", "", "column to sort by; -column for largest first")
	f.IntVar(&page.Limit, "limit", 100, "rows to print")
	f.IntVar(&page.Skip, "skip", 0, "rows to pass over")
	return c
}

// pages reads as many records as were asked for, a page at a time.
func (a *app) pages(ctx context.Context, h *house, q query.Query, page ask.Page) (*ask.RecordList, error) {
	want := page.Limit
	page.Limit = min(want, ask.MaxPage)
	list, err := h.desk.Records(ctx, a.viewer(), q, page)
	for err == nil && len(list.Rows) < want && int64(page.Skip+page.Limit) < list.Total {
		page.Skip += page.Limit
		page.Limit = min(want-len(list.Rows), ask.MaxPage)
		var more *ask.RecordList
		if more, err = h.desk.Records(ctx, a.viewer(), q, page); err == nil {
			list.Rows = append(list.Rows, more.Rows...)
		}
	}
	return list, err
}

func recordsTable(w io.Writer, list *ask.RecordList, l lang.Lang) error {
	width, colour := terminal(w)
	return render.RecordsText(w, list, l, width, colour && os.Getenv("NO_COLOR") == "")
}

func (a *app) metricsCmd() *cobra.Command {
	return &cobra.Command{
		Use: "metrics [PART OF A NAME]", Short: "List the metrics", Args: cobra.MaximumNArgs(1),
		Example: "  svodka metrics\n  svodka metrics звон",
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := crm.Load()
			if err != nil {
				return err
			}
			mine := a.ownMetrics(a.conf.Data)
			list, _, err := mine.list(cmd.Context())
			if err = errors.Join(err, mine.close()); err != nil {
				return err
			}
			m, _ = m.WithOwn(list)
			part := strings.ToLower(strings.Join(args, ""))
			area := ""
			for _, x := range m.Metrics() {
				if x.Hidden || !matches(x, part) {
					continue
				}
				if x.Area != area {
					area = x.Area
					fmt.Fprintf(a.io.Out, "\n%s\n", strings.ToUpper(area))
				}
				fmt.Fprintf(a.io.Out, "  %-28s %s\n", x.Name, x.Title.In(a.language()))
			}
			return nil
		},
	}
}

func matches(m *model.Metric, part string) bool {
	return part == "" || strings.Contains(m.Name, part) || strings.Contains(strings.ToLower(m.Title.RU+" "+m.Title.EN), part)
}
