package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"

	"github.com/spf13/cobra"

	"svodka/internal/audit"
	"svodka/internal/fault"
	sealing "svodka/internal/lock"
	"svodka/internal/model"
)

// periods is what closes periods of a data directory.
func (a *app) periods(h *house, p *people, log *slog.Logger) *sealing.Service {
	return sealing.New(sealing.Options{
		Store: p.store, Desk: h.desk, Data: h.engine, Audit: &audit.Log{Store: p.store, Now: a.now}, Now: a.now, Log: log,
		More: p.planned,
	})
}

// planned lists the metrics that have targets: a period is closed with their figures too.
func (p *people) planned(ctx context.Context) ([]model.Name, error) {
	set, _, err := p.store.Targets(ctx)
	var list []model.Name
	for _, v := range set {
		if !slices.Contains(list, v.Metric) {
			list = append(list, v.Metric)
		}
	}
	return list, err
}

func (a *app) periodsCmd() *cobra.Command {
	periods := &cobra.Command{
		Use: "periods", Short: "Closed periods and what was changed afterwards", Args: cobra.NoArgs,
		Long: `Close a month, a quarter, a week or a year: its figures are sealed as they are. What the source changes later is told as
corrections, and nothing sealed is ever changed or taken away.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	list := &cobra.Command{
		Use: "list", Short: "List the closed periods with their corrections", Args: cobra.NoArgs,
		Long: `List the periods that were ever closed, the latest first, with the corrections found since. It works while svodka serve runs.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPeriods(cmd.Context(), false, a.listPeriods)
		},
	}
	closeOne := &cobra.Command{
		Use: "close PERIOD", Short: "Close a period", Args: cobra.ExactArgs(1),
		Long: `Close a month, a quarter, a week or a year that is over and loaded. Its figures are sealed as they are now.
The server must not run: it closes periods on its page.`,
		Example: `  svodka periods close 2026-10
  svodka periods close 2026-Q3`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPeriods(cmd.Context(), true, func(ctx context.Context, s *sealing.Service) error {
				p, err := s.Close(ctx, sealing.Who{Login: audit.CommandLine}, args[0])
				if err == nil {
					a.say("%s is closed: %d figures are sealed. Hash: %s", "Период %s закрыт, запечатано значений: %d. Хеш: %s",
						p.Label, len(p.Closing.Figures), p.Link.Hash)
				}
				return err
			})
		},
	}
	check := &cobra.Command{
		Use: "check", Short: "Look for corrections now", Args: cobra.NoArgs,
		Long: `Hold the sealed figures against the data as it is and write down what became another. The server does so by itself after
every load.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPeriods(cmd.Context(), true, func(ctx context.Context, s *sealing.Service) error {
				n, err := s.Check(ctx)
				if err == nil {
					a.say("New corrections: %d.", "Новых исправлений: %d.", n)
				}
				return err
			})
		},
	}
	verify := &cobra.Command{
		Use: "verify", Short: "Check that nothing sealed was changed", Args: cobra.NoArgs,
		Long: `Read the whole chain of closed periods and check every hash. It names the first record that is not as it was written.
It works while svodka serve runs.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPeriods(cmd.Context(), false, a.verifyPeriods)
		},
	}
	reason := ""
	reopen := &cobra.Command{
		Use: "reopen PERIOD", Short: "Open a closed period again", Args: cobra.ExactArgs(1),
		Long: `Open a closed period again. The reason stays in the chain, and so does everything that was sealed. It works while svodka
serve runs.`,
		Example: `  svodka periods reopen 2026-10 --reason "October's payments were loaded late"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPeriods(cmd.Context(), false, func(ctx context.Context, s *sealing.Service) error {
				p, err := s.Reopen(ctx, sealing.Who{Login: audit.CommandLine}, args[0], reason)
				if err == nil {
					a.say("%s is open again.", "Период %s снова открыт.", p.Label)
				}
				return err
			})
		},
	}
	reopen.Flags().StringVar(&reason, "reason", "", "why it is opened again")
	periods.AddCommand(list, closeOne, check, verify, reopen)
	return periods
}

// withPeriods opens the closed periods; with data it opens the warehouse too, which no server may hold then.
func (a *app) withPeriods(ctx context.Context, data bool, do func(context.Context, *sealing.Service) error) (err error) {
	var h *house
	if data {
		if h, err = a.open(ctx, "periods", false); err != nil {
			return err
		}
		defer closing(h, &err)
	} else if h, err = a.accountsOnly(); err != nil {
		return err
	}
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.close(); err == nil {
			err = cerr
		}
	}()
	if data {
		return do(ctx, a.periods(h, p, nil))
	}
	return do(ctx, sealing.New(sealing.Options{Store: p.store, Audit: &audit.Log{Store: p.store, Now: a.now}, Now: a.now}))
}

func (a *app) listPeriods(ctx context.Context, s *sealing.Service) error {
	book, err := s.Book(ctx)
	if err != nil {
		return err
	}
	list := book.Periods()
	if len(list) == 0 {
		a.say("No period has been closed yet.", "Ещё ни один период не закрыт.")
	}
	for _, p := range list {
		state := a.pick("closed", "закрыт")
		if !p.Closed {
			state = a.pick("open again: ", "снова открыт: ") + p.Open.Reason
		}
		n := 0
		for _, f := range p.Found {
			n += max(len(f.Moved), min(1, len(f.Figures)))
		}
		fmt.Fprintf(a.io.Out, "%-12s %s  %-14s %s %s\n", p.Label, p.Link.At.Format("2006-01-02 15:04"), p.Link.Who, state,
			fmt.Sprintf(a.pick("(corrections: %d)", "(исправлений: %d)"), n))
	}
	return nil
}

func (a *app) verifyPeriods(ctx context.Context, s *sealing.Service) error {
	proof, err := s.Verify(ctx)
	if err != nil {
		return err
	}
	if b := proof.Broken; b != nil {
		about := ""
		if b.Period != "" {
			about = " (" + b.Period + ", " + b.At.Format("2006-01-02 15:04") + ")"
		}
		return fault.Sentence(fault.Conflict, "The chain of closed periods is broken at record %[1]d%[2]s. %[3]s",
			"Цепочка закрытых периодов нарушена на записи %[1]d%[2]s. %[4]s", b.Seq, about, b.Why.EN, b.Why.RU)
	}
	a.say("Nothing was changed: %d records, last hash %s.", "Ничего не изменено: записей %d, последний хеш %s.", proof.Links, proof.Head)
	return nil
}
