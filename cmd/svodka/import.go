package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/source/file"
	"svodka/internal/warehouse"
)

type importOptions struct {
	mapping, errors, allow string
	suggest                bool
}

func (a *app) importCmd() *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use: "import FILE…", Short: "Read files into the data directory",
		Long: `Read CSV, TSV and XLSX files, and ZIPs of them, as a mapping says. A run is taken in whole or not at all:
refused rows refuse the run, unless --allow-refused says how many may be left out. Importing the same
files again changes nothing; corrected files update.

docs/guide/import.md tells how to write a mapping.`,
		Example: `  svodka import --suggest deals.csv managers.xlsx > mapping.yaml
  svodka import --mapping mapping.yaml deals.csv managers.xlsx
  svodka import --mapping mapping.yaml --errors refused.csv --allow-refused 1% export.zip`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case o.suggest:
				text, err := file.Suggest(args)
				if err != nil {
					return err
				}
				_, err = a.io.Out.Write(text)
				return err
			case o.mapping == "":
				return misused("name a mapping with --mapping, or let one be written with --suggest", "назовите описание в --mapping или получите его с --suggest")
			}
			return a.importFiles(cmd.Context(), args, o)
		},
	}
	f := c.Flags()
	f.StringVarP(&o.mapping, "mapping", "m", "", "the mapping (YAML)")
	f.BoolVar(&o.suggest, "suggest", false, "print a first mapping for the files")
	f.StringVar(&o.errors, "errors", "", "write every refused row to this CSV file")
	f.StringVar(&o.allow, "allow-refused", "", "load the rest when no more rows than this are refused: 10 or 1%")
	return c
}

func (a *app) importFiles(ctx context.Context, paths []string, o importOptions) (err error) {
	text, err := os.ReadFile(o.mapping)
	if err != nil {
		return fault.Invalidf("The mapping %s cannot be read: %v", "Описание %s не читается: %v", o.mapping, err)
	}
	mapping, err := file.Parse(text, o.mapping)
	if err != nil {
		return err
	}
	var allow file.Allowance
	if o.allow != "" {
		if allow, err = file.ParseAllowance(o.allow); err != nil {
			return err
		}
	}
	frugal(a)
	h, err := a.open(ctx, "import", true)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	if err := a.adoptSettings(ctx, h, mapping); err != nil {
		return err
	}
	opt := file.Options{Now: a.now(), Allow: allow}
	if err := h.engine.Read(ctx, func(s engine.Snapshot) error {
		opt.Settings, opt.Custom = s.Settings(), s.Custom()
		return nil
	}); err != nil {
		return err
	}
	opt.Known = h.known
	if o.errors != "" {
		stop, err := a.refusals(o.errors, &opt)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	started := a.now()
	progress := a.progress()
	opt.Progress = progress.read
	run, err := file.Open(mapping, paths, opt)
	if err != nil {
		return err
	}
	batch := run.Batch()
	batch.Progress = func(step string) {
		debug.FreeOSMemory() // the files are read: what that took is the database's now
		progress.step(step)
	}
	report, err := h.engine.Load(ctx, batch)
	progress.stop()
	summary := run.Summary()
	if err != nil {
		a.refused(summary, o)
		return err
	}
	a.imported(summary, report, a.now().Sub(started))
	return nil
}

// importMemory is what the database may use while it imports. It writes in order and needs little; what the process
// needs besides (ids seen, names, rows on their way) is about as much again.
const importMemory = "750MB"

// frugal keeps an import of many millions of rows within 1.5 GiB: garbage is collected sooner than Go would by itself.
func frugal(a *app) {
	const percent, soft = 50, 640 << 20
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(soft)
	if a.conf.Memory == defaultMemory {
		a.conf.Memory = importMemory
	}
	a.load = a.conf.Memory // nobody asks questions meanwhile
}

// adoptSettings takes the company settings that a mapping proposes when nothing has been loaded yet.
func (a *app) adoptSettings(ctx context.Context, h *house, m *file.Mapping) error {
	proposed, ok := m.Settings()
	if !ok {
		return nil
	}
	filled, _, err := state(ctx, h.engine)
	if err != nil || filled {
		return err
	}
	return h.engine.Configure(ctx, proposed)
}

// known tells which ids the warehouse has.
func (h *house) known(ctx context.Context, entity string, ids []string) (out map[string]bool, err error) {
	err = h.engine.Read(ctx, func(s engine.Snapshot) error {
		rows, err := s.Lookup(ctx, entity, ids, nil)
		out = make(map[string]bool, len(rows))
		for id := range rows {
			out[id] = true
		}
		return err
	})
	return out, err
}

func (a *app) refusals(path string, opt *file.Options) (stop func() error, err error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fault.Invalidf("%s cannot be written: %v", "Файл %s не записывается: %v", path, err)
	}
	w, err := file.NewRefusalWriter(f, a.language())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	opt.Refused = w.Write
	return func() error { return errors.Join(w.Close(), f.Close()) }, nil
}

// progress shows on a terminal how far an import has come; elsewhere it is silent.
type progress struct {
	bar *progressbar.ProgressBar
	app *app
}

func (a *app) progress() *progress {
	p := &progress{app: a}
	if _, ok := terminal(a.io.Err); ok {
		p.bar = progressbar.NewOptions64(1, progressbar.OptionSetWriter(a.io.Err), progressbar.OptionShowBytes(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetDescription(a.pick("reading", "чтение")))
	}
	return p
}

func (p *progress) read(done, total int64) {
	if p.bar != nil {
		p.bar.ChangeMax64(max(1, total))
		_ = p.bar.Set64(min(done, total)) // a bar that cannot be drawn is no reason to stop
	}
}

func (p *progress) step(what string) {
	if p.bar != nil {
		p.bar.Describe(what)
	}
}

func (p *progress) stop() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// maxShown bounds the refused rows that are printed.
const maxShown = 10

func (a *app) refused(s file.Summary, o importOptions) {
	if s.Refused == 0 {
		return
	}
	for _, r := range s.Refusals[:min(maxShown, len(s.Refusals))] {
		fmt.Fprintln(a.io.Err, "  "+r.In(a.language()))
	}
	if s.Refused > maxShown && o.errors == "" {
		a.say("  … %d in all; --errors refused.csv writes them to a file.", "  … всего %d; --errors refused.csv запишет их в файл.", s.Refused)
	}
}

// imported prints what an import did.
func (a *app) imported(s file.Summary, r warehouse.Report, took time.Duration) {
	l := a.lang()
	for _, f := range s.Files {
		line := fmt.Sprintf(a.pick("%s: %s rows", "%s: строк %s"), f.Name, l.Int(f.Rows))
		if f.Totals > 0 {
			line += fmt.Sprintf(a.pick(", %s totals left out", ", пропущено итоговых %s"), l.Int(f.Totals))
		}
		if f.Refused > 0 {
			line += fmt.Sprintf(a.pick(", %s refused", ", отказано %s"), l.Int(f.Refused))
		}
		fmt.Fprintln(a.io.Out, line)
	}
	for _, name := range s.Ignored {
		fmt.Fprintf(a.io.Out, a.pick("%s: not in the mapping, left out\n", "%s: нет в описании, пропущен\n"), name)
	}
	fmt.Fprintln(a.io.Out)
	fmt.Fprintf(a.io.Out, "%-14s %10s %10s %10s %10s %10s\n", "",
		a.pick("rows", "строк"), a.pick("new", "новых"), a.pick("updated", "изменено"), a.pick("unchanged", "без измен."), a.pick("gone", "удалено"))
	for _, entity := range slices.Sorted(maps.Keys(r.Entities)) {
		c := r.Entities[entity]
		fmt.Fprintf(a.io.Out, "%-14s %10s %10s %10s %10s %10s\n", entity, l.Int(c.Rows), l.Int(c.New), l.Int(c.Updated), l.Int(c.Unchanged), l.Int(c.Gone))
	}
	for _, w := range append(slices.Clone(s.Warnings), r.Warnings...) {
		text := w.EN
		if a.language() == "ru" {
			text = w.RU
		}
		if len(w.Examples) > 0 {
			text += ": " + strings.Join(w.Examples[:min(5, len(w.Examples))], ", ")
		}
		fmt.Fprintln(a.io.Out, "! "+text)
	}
	a.refused(s, importOptions{})
	rate := float64(s.Rows) / max(0.001, took.Seconds())
	fmt.Fprintf(a.io.Out, a.pick("\nLoaded in %.1f s (%s rows a second); the data is now version %d.\n",
		"\nЗагружено за %.1f с (%s строк в секунду); версия данных — %d.\n"), took.Seconds(), l.Int(int64(rate)), r.Version.N)
}
