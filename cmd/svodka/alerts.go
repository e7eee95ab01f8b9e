package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/cal"
	sealing "svodka/internal/lock"
	"svodka/internal/sync"
	"svodka/internal/timetable"
)

// alerts is what watches the figures of a data directory. sender carries what is told.
func (a *app) alerts(h *house, p *people, sources *sync.Service, sender alert.Sender, log *slog.Logger) (*alert.Service, error) {
	w := watch{sources: sources, periods: h.periods, desk: h.desk}
	return alert.New(alert.Options{
		Store: p.store, Asker: h.desk, Model: h.model, Now: a.now, Late: w.late,
		Feeds:  map[string]alert.Source{"corrections": w.corrections, "rights": w.rights},
		People: p.service.List, Viewer: p.service.Viewer, Sender: sender, Log: log, Ready: w.ready, Titles: sources.Titles,
	})
}

// watch tells alerts what no question answers.
type watch struct {
	sources *sync.Service
	periods *sealing.Service
	desk    *ask.Desk
}

// mostMissed bounds how many turns of a timetable are counted.
const mostMissed = 100

// late tells how many turns of its own timetable each source has missed.
func (w watch) late(ctx context.Context, about ask.About, now time.Time) (list []alert.Told, err error) {
	all, err := w.sources.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, st := range all {
		var seen time.Time
		for _, f := range about.Fresh {
			if f.Source == st.ID && f.Seen.After(seen) {
				seen = f.Seen
			}
		}
		t, err := timetable.Parse(st.Timetable)
		if err != nil || t.ByHand() || st.Paused || seen.IsZero() {
			continue
		}
		quiet, err := timetable.ParseQuiet(st.Quiet)
		if err != nil {
			continue
		}
		list = append(list, alert.Told{Key: st.ID, Value: float64(missed(t, quiet, about.Calendar, seen, now))})
	}
	return list, nil
}

// missed counts the turns of a timetable between two moments; hours without runs have none.
func missed(t timetable.Timetable, quiet timetable.Quiet, c cal.Calendar, since, now time.Time) int {
	n, at := 0, since
	for steps := 0; n < mostMissed && steps < 20*mostMissed; steps++ {
		next, ok := t.Next(at, c)
		if !ok || next.After(now) {
			break
		}
		if at = next; !quiet.At(at, c.Zone) {
			n++
		}
	}
	return n
}

// rights tells how many records of each source were not given to us, though the system counts them: the key it was set up with
// sees a part of them.
func (w watch) rights(ctx context.Context, _ ask.About, _ time.Time) (list []alert.Told, err error) {
	all, err := w.sources.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, st := range all {
		if st.Last == nil || st.Last.State != sync.Done || st.Paused {
			continue
		}
		short := int64(0)
		for _, t := range st.Last.Totals {
			if t.Why.EN == "" {
				short += max(0, t.Theirs-t.Ours)
			}
		}
		list = append(list, alert.Told{Key: st.ID, Value: float64(short)})
	}
	return list, nil
}

// fresh is how long a correction counts as found just now.
const fresh = 48 * time.Hour

// corrections tells what was found to be changed in closed periods of late, by the departments whose records they are: what is found
// of a period on one day is one thing.
func (w watch) corrections(ctx context.Context, about ask.About, now time.Time) (list []alert.Told, err error) {
	if w.periods == nil {
		return nil, nil
	}
	book, err := w.periods.Book(ctx)
	if err != nil {
		return nil, err
	}
	house, err := w.desk.House(ctx)
	if err != nil {
		return nil, err
	}
	of := make(map[string]string, len(house.People))
	for _, p := range house.People {
		of[p.ID] = p.Department
	}
	sums := map[string]int{}
	for _, p := range book.Periods() {
		for _, f := range p.Found {
			if now.Sub(f.At) >= fresh {
				continue
			}
			for department, n := range concerned(f, of) {
				sums[department+"/"+p.Label+"#"+cal.DayOf(f.At, about.Calendar.Zone).String()] += n
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(sums)) {
		list = append(list, alert.Told{Key: key, Value: float64(sums[key])})
	}
	return list, nil
}

// concerned counts the records of a finding by the departments of those who held them; "" is nobody's, and figures that changed
// without a record.
func concerned(f sealing.Found, of map[string]string) map[string]int {
	counts := map[string]int{}
	for _, m := range f.Moved {
		whose := map[string]bool{}
		for _, owner := range m.Owners {
			whose[of[owner]] = true
		}
		if len(whose) == 0 {
			whose[""] = true
		}
		for department := range whose {
			counts[department]++
		}
	}
	if len(f.Moved) == 0 && len(f.Figures) > 0 {
		counts[""] = len(f.Figures)
	}
	return counts
}

// ready reports whether no source brings its history at this moment.
func (w watch) ready(ctx context.Context) (bool, error) {
	all, err := w.sources.List(ctx)
	if err != nil {
		return false, err
	}
	return !slices.ContainsFunc(all, func(st sync.Status) bool {
		return st.Busy && (st.Last == nil || st.Last.Why == sync.WhyFirst && st.Last.State == sync.Running)
	}), nil
}

// logged writes alerts to the log where nothing carries them.
type logged struct{ log *slog.Logger }

// Send notes the letter.
func (s logged) Send(ctx context.Context, l alert.Letter) error {
	for _, x := range l.Items {
		s.log.InfoContext(ctx, "alert", "to", l.To.Login, "id", x.ID)
	}
	return nil
}

func (a *app) alertsCmd() *cobra.Command {
	alerts := &cobra.Command{
		Use: "alerts", Short: "Alerts: what is going on, and what would have been told", Args: cobra.NoArgs,
		Long: `Look at the alerts of the data directory. The server looks by itself whenever the data changes and tells whom it concerns.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	list := &cobra.Command{
		Use: "list", Short: "List the rules and what is going on", Args: cobra.NoArgs,
		Long: `List the rules with whether they are on, and the incidents that are going on. The server must not run: it shows them on
its page.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.withAlerts(cmd.Context(), a.listAlerts) },
	}
	check := &cobra.Command{
		Use: "check", Short: "Look at all rules now", Args: cobra.NoArgs,
		Long: `Look at all rules as the server does. What is to be told is told by the server when it runs next.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withAlerts(cmd.Context(), func(ctx context.Context, h *house, s *alert.Service) error {
				if _, err := s.Begin(ctx); err != nil {
					return err
				}
				n, err := s.Check(ctx)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.io.Out, a.pick("New notices: %d.\n\n", "Новых сообщений: %d.\n\n"), n)
				return a.listAlerts(ctx, h, s)
			})
		},
	}
	days := 365
	replay := &cobra.Command{
		Use: "replay", Short: "Tell what would have been told on the days gone by", Args: cobra.NoArgs,
		Long: `Go through the days gone by and list what the rules would have told, as the data is known now. Nothing is sent or kept.
Of the made-up company it also says what of it is true by what was put into its data.`,
		Example: `  svodka alerts replay --days 90`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withAlerts(cmd.Context(), func(ctx context.Context, h *house, s *alert.Service) error { return a.replayAlerts(ctx, h, s, days) })
		},
	}
	replay.Flags().IntVar(&days, "days", days, "how many days to go back, at most 1100")
	alerts.AddCommand(list, check, replay)
	return alerts
}

// withAlerts opens the alerts, which need the data.
func (a *app) withAlerts(ctx context.Context, do func(context.Context, *house, *alert.Service) error) (err error) {
	h, err := a.open(ctx, "alerts", false)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	log := slog.New(slog.NewTextHandler(a.io.Err, nil))
	sources, err := a.sources(h, p, log)
	if err != nil {
		return err
	}
	h.periods = a.periods(h, p, log)
	s, err := a.alerts(h, p, sources, logged{log}, log)
	if err != nil {
		return err
	}
	return do(ctx, h, s)
}

// whole is the command line as a reader of alerts: it sees everything.
func (a *app) whole() account.User {
	return account.User{Login: audit.CommandLine, Role: account.Owner, Lang: a.language()}
}

// phase says of an incident that somebody has taken it or put it off.
func (a *app) phase(c alert.Case) string {
	switch c.Phase {
	case alert.Acknowledged:
		return a.pick("  (taken by ", "  (в работе: ") + c.By + ")"
	case alert.Snoozed:
		return a.pick("  (put off until ", "  (отложено до ") + c.Until.Format("2006-01-02") + a.pick(", by ", ", кем: ") + c.By + ")"
	case alert.Firing, alert.Pending, alert.Resolved, alert.Quiet, alert.Muted, alert.Woken:
	}
	return ""
}

func (a *app) listAlerts(ctx context.Context, _ *house, s *alert.Service) error {
	rules, err := s.Rules(ctx)
	if err != nil {
		return err
	}
	open, err := s.Open(ctx, a.whole())
	if err != nil {
		return err
	}
	for _, r := range rules {
		state := a.pick("on", "включено")
		switch {
		case r.Off:
			state = a.pick("off", "выключено")
		case !r.Live():
			state = a.pick("waits: ", "ждёт: ") + r.Waits.In(a.language())
		}
		fmt.Fprintf(a.io.Out, "%-18s %-45s %s\n", r.ID, r.Title.In(a.language()), state)
	}
	fmt.Fprintf(a.io.Out, a.pick("\nGoing on: %d\n", "\nСейчас идёт: %d\n"), len(open))
	for _, c := range open {
		head, body := c.Text(a.lang())
		fmt.Fprintf(a.io.Out, "%s  %s%s\n", c.Since.Format("2006-01-02"), head, a.phase(c))
		for _, line := range body {
			fmt.Fprintf(a.io.Out, "            %s\n", line)
		}
	}
	return nil
}
