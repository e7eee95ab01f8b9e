package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/source/file"
	"svodka/internal/target"
)

func (a *app) plansCmd() *cobra.Command {
	plans := &cobra.Command{
		Use: "plans", Short: "Targets of metrics", Args: cobra.NoArgs,
		Long: `Bring targets out of a file, list them, write them into a file. The server must not run: it does the same on its pages.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	why, fix := "", ""
	bring := &cobra.Command{
		Use: "import FILE", Short: "Bring targets out of a CSV or XLSX file", Args: cobra.ExactArgs(1),
		Long: `Bring targets out of a CSV or XLSX file. A row says metric; whose; period; value. A head of these words may stand over the
columns, in any order. The metric goes by its name or title, whose plan it is by the name or id of a person, department or
pipeline (two parted by a slash, empty for the company), the period is written 2026-12, Q4 2026 or 2026. A dash instead of a value
takes the target away. All rows are kept, or none.`,
		Example: `  svodka plans import plans-2027.csv --reason "Plan of the year"
  svodka plans import plans.xlsx --fix whole`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPlans(cmd.Context(), func(ctx context.Context, h *house, s *target.Service) error {
				return a.importPlans(ctx, h, s, args[0], why, target.Fix(fix))
			})
		},
	}
	bring.Flags().StringVar(&why, "reason", "", "why the targets are changed")
	bring.Flags().StringVar(&fix, "fix", "", "when parts and whole do not fit: whole raises the whole, parts scales the parts")
	list := &cobra.Command{
		Use: "list [METRIC]", Short: "List the targets in force", Args: cobra.MaximumNArgs(1),
		Example: "  svodka plans list\n  svodka plans list revenue",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPlans(cmd.Context(), func(ctx context.Context, h *house, s *target.Service) error {
				return a.listPlans(ctx, h, s, strings.Join(args, ""))
			})
		},
	}
	export := &cobra.Command{
		Use: "export", Short: "Write the targets in force as CSV", Args: cobra.NoArgs,
		Long:    `Write the targets in force as CSV, in the form that svodka plans import reads.`,
		Example: "  svodka plans export > plans.csv",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPlans(cmd.Context(), func(ctx context.Context, h *house, s *target.Service) error {
				rows, err := a.planRows(ctx, h, s, "")
				if err != nil {
					return err
				}
				w := csv.NewWriter(a.io.Out)
				w.Comma = ';'
				return w.WriteAll(rows)
			})
		},
	}
	plans.AddCommand(bring, list, export)
	return plans
}

// withPlans opens a data directory with its targets.
func (a *app) withPlans(ctx context.Context, do func(context.Context, *house, *target.Service) error) (err error) {
	h, err := a.open(ctx, "plans", false)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.close(); err == nil {
			err = cerr
		}
	}()
	h.periods = a.periods(h, p, nil)
	return do(ctx, h, a.plans(h, p))
}

// importPlans keeps what a file says, or tells every cell that cannot be read.
func (a *app) importPlans(ctx context.Context, h *house, s *target.Service, path, why string, fix target.Fix) error {
	switch fix {
	case target.Refuse, target.RaiseWhole, target.ScaleParts:
	default:
		return misused("--fix is whole or parts, not %q", "--fix бывает whole или parts, а не %q", fix)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return fault.Invalidf("The file %s cannot be read: %v", "Файл %s не читается: %v", path, err)
	}
	var rows [][]string
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		rows, err = file.Grid(content)
	} else {
		rows, err = target.ParseTable(string(content))
	}
	if err != nil {
		return err
	}
	of, err := s.House(ctx)
	if err != nil {
		return err
	}
	titles, err := planTitles(ctx, h, of)
	if err != nil {
		return err
	}
	changes, wrong := target.ParseRows(of, titles, rows)
	for _, c := range wrong {
		fmt.Fprintf(a.io.Err, a.pick("row %d, column %d, “%s”: %s\n", "строка %d, столбец %d, «%s»: %s\n"), c.Row, c.Column, c.Text, c.Reason.In(a.language()))
	}
	if len(wrong) > 0 {
		return target.WrongCells(wrong)
	}
	view, err := s.ViewOf(ctx, of)
	if err != nil {
		return err
	}
	saved, err := s.Set(ctx, target.Editor{Login: audit.CommandLine, Role: account.Owner}, target.Edit{
		Changes: changes, Why: why, Seen: view.Revision(), Fix: fix, Step: 1, KeepBands: true,
	})
	if err == nil {
		a.say("Targets changed: %d of %d rows.", "Изменено планов: %d, строк в файле: %d.", len(saved.Changed), len(changes))
	}
	return err
}

// planTitles are the members that a file may name besides people and departments.
func planTitles(ctx context.Context, h *house, of ask.House) (target.Titles, error) {
	titles := target.Titles{}
	for _, dim := range target.Dimensions(of.Model) {
		d, ok := of.Model.Dimension(dim)
		if !ok || d.Kind != model.Member || dim == "owner" || dim == "department" {
			continue
		}
		members, err := company{h}.Members(ctx, dim)
		if err != nil {
			return nil, err
		}
		titles[dim] = map[string]string{}
		for _, m := range members {
			titles[dim][m.ID] = m.Title
		}
	}
	return titles, nil
}

// planRows are the targets in force as rows under a head; metric narrows them, "" does not.
func (a *app) planRows(ctx context.Context, h *house, s *target.Service, metric string) ([][]string, error) {
	of, err := s.House(ctx)
	if err != nil {
		return nil, err
	}
	view, err := s.ViewOf(ctx, of)
	if err != nil {
		return nil, err
	}
	titles, err := planTitles(ctx, h, of)
	if err != nil {
		return nil, err
	}
	var list []target.Version
	for _, x := range view.All() {
		if metric == "" || x.Metric == metric {
			list = append(list, x)
		}
	}
	return target.Rows(of, titles, list, a.lang()), nil
}

func (a *app) listPlans(ctx context.Context, h *house, s *target.Service, metric string) error {
	of, err := s.House(ctx)
	if err != nil {
		return err
	}
	if metric != "" {
		m, ok := of.Model.Metric(metric)
		if !ok {
			return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", metric)
		}
		metric = m.Name
	}
	rows, err := a.planRows(ctx, h, s, metric)
	if err != nil {
		return err
	}
	if len(rows) < 2 {
		a.say("There are no targets yet.", "Планов пока нет.")
		return nil
	}
	units := map[string]string{} // rows name a metric by its title, or by its name where several are called so
	for _, m := range of.Model.Metrics() {
		text := target.UnitText(a.lang(), m.Unit, of.Settings.Currency, lang.Units)
		units[m.Name] = text
		if !m.Hidden {
			units[m.Title.In(a.language())] = text
		}
	}
	for _, row := range rows[1:] {
		fmt.Fprintf(a.io.Out, "%-28s %-28s %-10s %s %s\n", row[0], row[1], row[2], row[3], units[row[0]])
	}
	return nil
}
