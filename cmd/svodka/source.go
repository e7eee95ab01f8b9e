package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source/all"
	"svodka/internal/sync"
)

// offline is a data directory opened for its sources.
type offline struct {
	house   *house
	people  *people
	sources *sync.Service
}

func (o *offline) close() error { return errors.Join(o.people.close(), o.house.close()) }

func (a *app) openSources(ctx context.Context, command string) (_ *offline, err error) {
	h, err := a.open(ctx, command, true)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.close())
		}
	}()
	p, err := h.people(ctx, a)
	if err != nil {
		return nil, err
	}
	s, err := a.sources(h, p, slog.New(slog.NewTextHandler(a.io.Err, &slog.HandlerOptions{Level: slog.LevelError})))
	if err != nil {
		return nil, errors.Join(err, p.close())
	}
	return &offline{h, p, s}, nil
}

func (a *app) sourceCmd() *cobra.Command {
	source := &cobra.Command{
		Use: "source", Short: "Systems that data comes from by itself", Args: cobra.NoArgs,
		Long: `Connect CRMs, databases and 1C, read them now, pause and remove them. While svodka serve runs, use its page
"Data" instead: one process at a time holds a data directory.

ID is what commands call a source: see svodka source list.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	with := func(c *cobra.Command, work func(context.Context, *offline, []string) error) *cobra.Command {
		c.RunE = func(cmd *cobra.Command, args []string) (err error) {
			o, err := a.openSources(cmd.Context(), "source")
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, o.close()) }()
			return work(cmd.Context(), o, args)
		}
		return c
	}
	source.AddCommand(
		a.sourceAddCmd(with),
		with(&cobra.Command{Use: "list", Short: "Sources and how they stand", Args: cobra.NoArgs}, a.listSources),
		with(&cobra.Command{
			Use: "sync ID", Short: "Read a source now", Args: cobra.ExactArgs(1),
			Long:    "Read a source now: everything the first time, later what changed. A run that was cut off goes on where it was.",
			Example: "  svodka source sync amocrm",
		}, a.syncSource),
		with(&cobra.Command{Use: "pause ID", Short: "Stop reading a source by itself", Args: cobra.ExactArgs(1)}, a.pausing(true)),
		with(&cobra.Command{Use: "resume ID", Short: "Read a source by its timetable again", Args: cobra.ExactArgs(1)}, a.pausing(false)),
		a.removeSourceCmd(with),
	)
	return source
}

func (a *app) sourceAddCmd(with func(*cobra.Command, func(context.Context, *offline, []string) error) *cobra.Command) *cobra.Command {
	var d sync.Draft
	var fields []string
	add := with(&cobra.Command{
		Use: "add KIND", Short: "Connect a system", Args: cobra.ExactArgs(1),
		Long: `Connect a system. Its fields are given with --set name=value; secrets are better written to standard input, a
name=value a line, so that they stay out of the shell's history. The connection is tried first.

Kinds and their fields (* must be given):
` + kindsHelp(lang.EN),
		Example: `  svodka source add amocrm --set address=termodom.amocrm.ru --every "каждые 10 минут" < keys.txt
  svodka source add bitrix24 --title "Портал" < hook.txt`,
	}, func(ctx context.Context, o *offline, args []string) error {
		d.Kind, d.Fields, d.Timetable = args[0], map[string]string{}, cmp.Or(d.Timetable, a.pick("every 10 minutes", "каждые 10 минут"))
		if err := a.readFields(d.Fields, fields); err != nil {
			return err
		}
		x, err := o.sources.Add(ctx, d)
		if err != nil {
			return err
		}
		if err := a.noteSource(ctx, o, x.ID, "connected: "+x.Account.Address+", "+x.Timetable); err != nil {
			return err
		}
		a.say("%[1]s is connected; commands call it %[2]s. It is read %[3]s while svodka serve runs. Read it now: svodka source sync %[2]s",
			"Источник «%[1]s» подключён, в командах он называется %[2]s. Пока работает svodka serve, он читается %[3]s. Загрузить сейчас: svodka source sync %[2]s",
			titled(x), x.ID, a.timetable(x.Timetable))
		for _, w := range x.Account.Warnings {
			a.say("  %s", "  %s", w.In(a.language()))
		}
		return nil
	})
	add.Flags().StringArrayVar(&fields, "set", nil, "a field of the system as name=value; may be given again")
	add.Flags().StringVar(&d.Title, "title", "", "how people call it")
	add.Flags().StringVar(&d.Timetable, "every", "",
		`when it is read by itself while svodka serve runs: "hourly", "по будням в 9:00", "by hand"; every 10 minutes if not given`)
	return add
}

// kindsHelp lists the kinds of systems with the names of their fields.
func kindsHelp(l lang.Lang) string {
	var b strings.Builder
	for _, o := range all.Openers() {
		fields := make([]string, 0, len(o.Fields))
		for _, f := range o.Fields {
			name := f.Name
			if f.Required {
				name += "*"
			}
			fields = append(fields, name)
		}
		fmt.Fprintf(&b, "  %-9s %s: %s\n", o.Name, o.Title.In(string(l)), strings.Join(fields, ", "))
	}
	return strings.TrimRight(b.String(), "\n")
}

// readFields reads name=value from --set, then from standard input unless that is a terminal.
func (a *app) readFields(into map[string]string, set []string) error {
	lines := set
	if _, typed := terminal(a.io.In); !typed {
		scanner := bufio.NewScanner(a.io.In)
		for scanner.Scan() {
			if text := strings.TrimSpace(scanner.Text()); text != "" {
				lines = append(lines, text)
			}
		}
		if err := scanner.Err(); err != nil {
			return err
		}
	}
	for i, line := range lines {
		name, value, ok := strings.Cut(line, "=")
		if !ok {
			return fault.Invalidf("Field %d is not written as name=value.", "Поле %d записано не как имя=значение.", i+1)
		}
		into[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	return nil
}

func (a *app) syncSource(ctx context.Context, o *offline, args []string) error {
	began := time.Now()
	why := sync.WhyHand
	if s, err := o.sources.Get(ctx, args[0]); err == nil && s.Last == nil {
		why = sync.WhyFirst
	}
	done := make(chan struct{})
	told := make(chan struct{})
	go func() {
		defer close(told)
		a.tellProgress(ctx, o.sources, args[0], done)
	}()
	r, err := o.sources.Sync(ctx, args[0], why)
	close(done)
	<-told
	if err != nil {
		return err
	}
	a.report(&r, time.Since(began))
	return nil
}

// tellProgress writes a line a few seconds apart on how far the streams are.
func (a *app) tellProgress(ctx context.Context, s *sync.Service, id string, done <-chan struct{}) {
	const apart = 3 * time.Second
	for {
		select {
		case <-done:
			return
		case <-time.After(apart):
		}
		st, err := s.Get(ctx, id)
		if err != nil {
			return
		}
		for _, p := range st.Progress {
			if !p.Done {
				fmt.Fprintln(a.io.Err, a.step(&p))
			}
		}
	}
}

func (a *app) pausing(paused bool) func(context.Context, *offline, []string) error {
	return func(ctx context.Context, o *offline, args []string) error {
		x, err := o.sources.Change(ctx, args[0], func(s *sync.Source) { s.Paused = paused })
		if err != nil {
			return err
		}
		if paused {
			a.say("%[1]s is paused: it is not read by itself. Go on: svodka source resume %[2]s",
				"Источник %[1]s на паузе: сам он не читается. Снять с паузы: svodka source resume %[2]s", titled(x), x.ID)
		} else {
			a.say("%s is read by its timetable again: %s.", "Источник %s снова читается по расписанию: %s.", titled(x), a.timetable(x.Timetable))
		}
		return nil
	}
}
