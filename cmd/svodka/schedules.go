package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/schedule"
)

func (a *app) scheduleCmd() *cobra.Command {
	top := &cobra.Command{
		Use: "schedule", Short: "Reports that are sent by themselves", Args: cobra.NoArgs,
		Long: `Look at the schedules of the data directory and what became of their letters. The server sends what is due; schedules are
set on its pages.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	limit := 50
	list := &cobra.Command{
		Use: "list", Short: "List the schedules", Args: cobra.NoArgs,
		Long: `List the schedules: what is sent, when, to how many, and when it is next. It works while svodka serve runs.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.withSchedules(cmd.Context(), a.listSchedules) },
	}
	run := &cobra.Command{
		Use: "run ID", Short: "Send a schedule now", Args: cobra.ExactArgs(1),
		Long: `Send a schedule now, to all its recipients, whatever its timetable says. A server that runs sends it; without one the
letters are made and sent here, which ends when all have been tried.`,
		Example: `  svodka schedule run k3v9q2m4x7ab`,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.runSchedule(cmd.Context(), args[0]) },
	}
	log := &cobra.Command{
		Use: "log [ID]", Short: "List what became of letters, the newest first", Args: cobra.MaximumNArgs(1),
		Long: `List the letters of a schedule, or of all of them: to whom, how far they are and why. It works while svodka serve runs.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withSchedules(cmd.Context(), func(ctx context.Context, s *schedule.Service) error {
				f := schedule.JobFilter{Limit: limit}
				if len(args) > 0 {
					f.Schedule = args[0]
				}
				return a.listJobs(ctx, s, f)
			})
		},
	}
	log.Flags().IntVar(&limit, "limit", limit, "how many letters to list")
	bounce := &cobra.Command{
		Use: "bounce", Short: "Take a letter that came back, from standard input", Args: cobra.NoArgs,
		Long: `Read a letter in which a mail server reports what it could not deliver (RFC 3464), and switch off the addresses that do
not exist: nothing is sent there until somebody switches them on again. The mailbox that letters come from hands each message it
gets to this command, for example by a pipe in the aliases of the mail server. Other letters are left alone.
It works while svodka serve runs.`,
		Example: `  svodka schedule bounce < message.eml
  svodka: "|/usr/local/bin/svodka schedule bounce --data /var/lib/svodka"    a line of /etc/aliases`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.withSchedules(cmd.Context(), a.bounce) },
	}
	top.AddCommand(list, run, log, bounce)
	return top
}

// atCommandLine is the command line as somebody who looks after schedules: it sees all of them.
func atCommandLine() board.Person { return board.Person{Login: audit.CommandLine, Role: account.Owner} }

// withSchedules opens the schedules without the data, so that a server may run beside it.
func (a *app) withSchedules(ctx context.Context, do func(context.Context, *schedule.Service) error) error {
	return a.withPeople(ctx, false, func(ctx context.Context, _ *house, p *people) error { return do(ctx, a.book(p)) })
}

// book is the schedules as far as they can be looked at without the data.
func (a *app) book(p *people) *schedule.Service {
	return schedule.New(schedule.Options{
		Store: p.store, People: p.service, Audit: &audit.Log{Store: p.store, Now: a.now}, Now: a.now,
		Calendar: func() cal.Calendar { return cal.Default(time.Local) },
	})
}

func (a *app) listSchedules(ctx context.Context, s *schedule.Service) error {
	list, err := s.List(ctx, atCommandLine())
	if err != nil {
		return err
	}
	if len(list) == 0 {
		a.say("There are no schedules.", "Рассылок нет.")
		return nil
	}
	w := tabwriter.NewWriter(a.io.Out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, a.pick("ID\tTITLE\tWHAT\tFORMS\tWHEN\tTO\tNEXT", "ID\tНАЗВАНИЕ\tЧТО\tФОРМАТ\tКОГДА\tПОЛУЧАТЕЛЕЙ\tДАЛЬШЕ"))
	for _, x := range list {
		next := a.pick("never", "никогда")
		switch {
		case x.Paused:
			next = a.pick("paused", "на паузе")
		case !x.Next.IsZero():
			next = x.Next.Local().Format("2006-01-02 15:04 MST")
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", x.ID, x.Title, x.Content.Board, joinForms(x.Content.Forms), x.When, len(x.Recipients), next)
	}
	return w.Flush()
}

func joinForms(list []schedule.Form) string {
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = string(f)
	}
	return strings.Join(names, ",")
}

func (a *app) listJobs(ctx context.Context, s *schedule.Service, f schedule.JobFilter) error {
	list, err := s.Queue(ctx, atCommandLine(), f)
	if err != nil {
		return err
	}
	all, err := s.List(ctx, atCommandLine())
	if err != nil {
		return err
	}
	titles := map[string]string{}
	for _, x := range all {
		titles[x.ID] = x.Title
	}
	w := tabwriter.NewWriter(a.io.Out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, a.pick("№\tMADE\tSCHEDULE\tTO\tSTATE\tTRIED\tNOTE", "№\tСОЗДАНО\tРАССЫЛКА\tКОМУ\tСОСТОЯНИЕ\tПОПЫТОК\tЧТО БЫЛО"))
	for _, j := range list {
		to := string(j.Recipient.Channel) + " " + j.Recipient.Login + j.Recipient.Address
		made := j.Made.Local().Format("2006-01-02 15:04 MST")
		_, _ = fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", j.ID, made, cmp.Or(titles[j.Schedule], j.Schedule), to, j.State,
			j.Attempts, oneLine(schedule.Note(j.Note, a.lang())))
	}
	return w.Flush()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// runSchedule puts a run into the queue and works it off, unless a server does.
func (a *app) runSchedule(ctx context.Context, id string) error {
	err := a.withPost(ctx, func(ctx context.Context, x *post) error {
		run, err := x.schedules.SendNow(ctx, atCommandLine(), id)
		if err != nil {
			return err
		}
		return a.workOff(ctx, x.schedules, id, run)
	})
	if !fault.Is(err, fault.Busy) {
		return err
	}
	return a.withSchedules(ctx, func(ctx context.Context, s *schedule.Service) error {
		if _, err := s.SendNow(ctx, atCommandLine(), id); err != nil {
			return err
		}
		a.say("The server sends it; svodka schedule log %s tells what became of it.", "Отправляет сервер; что вышло, покажет svodka schedule log %s.", id)
		return nil
	})
}

// withPost opens the data directory with its pages and all that leaves them.
func (a *app) withPost(ctx context.Context, do func(context.Context, *post) error) (err error) {
	h, err := a.open(ctx, "schedule", false)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	log := slog.New(slog.NewTextHandler(a.io.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	w, err := a.works(ctx, h, p, log)
	if err != nil {
		return err
	}
	return do(ctx, w.letters)
}

// workOff sends the letters of a run, and whatever else is due.
func (a *app) workOff(ctx context.Context, s *schedule.Service, id string, run int64) error {
	for {
		did, err := s.Work(ctx)
		if err != nil {
			return err
		}
		if !did {
			break
		}
	}
	f := schedule.JobFilter{Schedule: id, Run: run, Limit: mostJobs}
	if err := a.listJobs(ctx, s, f); err != nil {
		return err
	}
	list, err := s.Queue(ctx, atCommandLine(), f)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(list, func(j schedule.Job) bool { return j.State == schedule.Failed || j.State == schedule.Waiting }) {
		return fault.Sentence(fault.Conflict, "Not all letters were sent.", "Отправились не все письма.")
	}
	return nil
}

const mostJobs = 1000

// bounce switches off the addresses that a returned letter names.
func (a *app) bounce(ctx context.Context, s *schedule.Service) error {
	list, ok, err := deliver.ReadBounce(a.io.In)
	if err != nil && !errors.Is(err, io.EOF) {
		return fault.Invalidf("The letter cannot be read: %v", "Письмо не читается: %v", err)
	}
	if !ok {
		a.say("This is no report of a letter that came back.", "Это не отчёт о недоставленном письме.")
		return nil
	}
	for _, b := range list {
		if !b.Permanent {
			a.say("%s: %s, which may pass.", "%s: %s, это может пройти само.", b.Address, cmp.Or(b.Status, "4.x"))
			continue
		}
		if err := s.TurnOff(ctx, schedule.Mail, b.Address, oneLine(b.Status+" "+b.Note)); err != nil {
			return err
		}
		a.say("%s: switched off, %s.", "%s: адрес отключён, %s.", b.Address, b.Status)
	}
	return nil
}
