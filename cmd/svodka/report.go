package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/render"
	"svodka/internal/web"
	staff "svodka/internal/web/people"
)

// reportFlags say how a report is written.
type reportFlags struct {
	format, out, query, as, paper, lay string
	force                              bool
}

func (a *app) reportCmd() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use: "report [ID]", Short: "Write a report or a dashboard as a file", Args: cobra.MaximumNArgs(1),
		Long: `Write a report or a dashboard as a file: the same tables, charts and totals as on its page. Without an ID all that
there are are listed. The filters are those of the page's address, after "?". Everything is in the file unless --as names an
account: then the file holds what that person sees. It needs no server, and the data directory must not be in use by one.`,
		Example: `  svodka report
  svodka report funnel -o funnel.pdf --query 'range=last-month&compare=previous'
  svodka report owner --format xlsx --as ann -o ann.xlsx --force
  svodka report owner --format json -o - | jq .tiles`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withSite(cmd.Context(), func(ctx context.Context, s *shop) error {
				u, err := s.reader(ctx, a, f.as)
				if err != nil {
					return err
				}
				if len(args) == 0 {
					return s.list(ctx, a, u)
				}
				return s.write(ctx, a, u, args[0], f)
			})
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.format, "format", "", "xlsx, pdf, csv, tsv, json, html or png (default: by the name of the file, else xlsx)")
	flags.StringVarP(&f.out, "out", "o", "", "the file; - is standard output (default: the ID with the form's ending)")
	flags.StringVar(&f.query, "query", "", "filters as in the page's address: range=2026-03&owner=Анна")
	flags.StringVar(&f.as, "as", "", "login of the person whose rights count (default: everything)")
	flags.StringVar(&f.paper, "paper", "", "of a PDF: a4 or a3 (default a4)")
	flags.StringVar(&f.lay, "lay", "", "of a PDF: portrait or landscape (default: as it fits)")
	flags.BoolVar(&f.force, "force", false, "write over a file that is there")
	return c
}

// shop is what pages are made of where no server runs.
type shop struct {
	site   *web.Site
	boards *board.Service
	people *people
	log    *audit.Log
}

// withSite opens the data directory with its pages.
func (a *app) withSite(ctx context.Context, do func(context.Context, *shop) error) (err error) {
	h, err := a.open(ctx, "report", false)
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
	h.periods = a.periods(h, p, log)
	s := &shop{people: p, log: &audit.Log{Store: p.store, Now: a.now}}
	s.boards, err = board.New(board.Options{
		Store: p.store, Model: h.model, Now: a.now,
		Company: func(ctx context.Context) (*model.Model, error) {
			about, err := h.desk.About(ctx)
			return about.Model, err
		},
	})
	if err != nil {
		return err
	}
	s.site, err = web.New(web.Options{
		Desk: h.desk, Model: h.model, Accounts: p.service, Boards: s.boards, Audit: s.log, Periods: h.periods,
		People: staff.Options{Base: a.conf.Base, Sessions: p.store.Sessions(a.now)}, Now: a.now, Version: version, Log: log,
	})
	if err != nil {
		return err
	}
	return do(ctx, s)
}

// reader is whose rights count: everything, unless somebody is named.
func (s *shop) reader(ctx context.Context, a *app, login string) (account.User, error) {
	if login == "" {
		return account.User{Login: audit.CommandLine, Role: account.Owner, Lang: a.language()}, nil
	}
	u, err := s.people.service.Find(ctx, login)
	if !fault.Is(err, fault.NotFound) {
		return u, err
	}
	all, lerr := s.people.service.List(ctx)
	if lerr != nil {
		return u, lerr
	}
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = x.Login
	}
	return u, fault.Sentence(fault.NotFound, "There is no account %q.%s", "Учётной записи «%s» нет.%s", login, a.nearest(login, names))
}

// nearest names what somebody may have meant.
func (a *app) nearest(name string, have []string) string {
	near := plan.Near(name, have)
	if len(near) == 0 && len(have) > 0 {
		const few = 12
		near = have[:min(few, len(have))]
		if len(have) > few {
			near = append(slices.Clone(near), "…")
		}
		return a.pick(" There are: ", " Есть: ") + strings.Join(near, ", ") + "."
	}
	if len(near) == 0 {
		return ""
	}
	return a.pick(" The nearest: ", " Похожие: ") + strings.Join(near, ", ") + "."
}

// open lists the reports and dashboards that somebody may open.
func (s *shop) open(ctx context.Context, u account.User) (list []board.Board, err error) {
	for _, sort := range []board.Sort{board.Dashboard, board.Report} {
		some, err := s.boards.List(ctx, board.Person{Login: u.Login, Role: u.Role}, sort)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	return list, nil
}

func (s *shop) list(ctx context.Context, a *app, u account.User) error {
	list, err := s.open(ctx, u)
	if err != nil {
		return err
	}
	for _, b := range list {
		kind := a.pick("report", "отчёт")
		if b.Sort == board.Dashboard {
			kind = a.pick("dashboard", "дашборд")
		}
		fmt.Fprintf(a.io.Out, "%-28s %-10s %s\n", b.ID, kind, b.Title.In(a.language()))
	}
	return nil
}

// form finds the form of a file: the one that was named, else the one that the file's name ends with.
func (s *shop) form(f reportFlags) (render.Format, error) {
	forms := s.site.Forms()
	name := strings.ToLower(f.format)
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
		if f.out == "" || f.out == "-" {
			name = "xlsx"
		}
	}
	names := make([]string, len(forms))
	for i, x := range forms {
		if names[i] = x.Name; x.Name == name {
			return x, nil
		}
	}
	if f.format == "" {
		return render.Format{}, misused("the name %q does not tell the form; give --format: %s",
			"по имени %q вид файла не понять; скажите его в --format: %s", f.out, strings.Join(names, ", "))
	}
	return render.Format{}, misused("--format is one of %s, not %q", "--format бывает %s, а не %q", strings.Join(names, ", "), f.format)
}

// write makes the file, whole or not at all.
func (s *shop) write(ctx context.Context, a *app, u account.User, id string, f reportFlags) error {
	form, err := s.form(f)
	if err != nil {
		return err
	}
	out := f.out
	if out == "" {
		out = filepath.Base(id) + form.Ext
	}
	if _, err := os.Stat(out); err == nil && out != "-" && !f.force {
		return fault.Sentence(fault.Conflict, "The file %s is there already. Give another name with -o, or write over it with --force.",
			"Файл %s уже есть. Укажите другое имя через -o или перезапишите его с --force.", out)
	}
	asked, err := f.asked()
	if err != nil {
		return err
	}
	d, empty, err := s.site.Document(ctx, web.Order{User: u, Board: id, Query: asked, Lang: a.lang()})
	if fault.Is(err, fault.NotFound) && !strings.Contains(asked, "tile=") {
		return s.missing(ctx, a, u, id)
	}
	if err != nil {
		return err
	}
	taken := audit.Event{Who: audit.CommandLine, Act: audit.Export, What: "report " + id + " " + form.Name, More: strings.TrimSpace(f.as + " " + asked)}
	if err := s.log.Add(ctx, taken); err != nil {
		return err
	}
	if out == "-" {
		return form.Write(ctx, a.io.Out, d)
	}
	if err := whole(out, func(w io.Writer) error { return form.Write(ctx, w, d) }); err != nil {
		return err
	}
	if empty {
		a.say("There are no figures with these filters: the file %s says so.", "С такими фильтрами цифр нет: файл %s так и говорит.", out)
		return nil
	}
	a.say("Written: %s", "Записан файл %s", out)
	return nil
}

// asked is the address of the page: its filters and how paper is to be.
func (f reportFlags) asked() (string, error) {
	values, err := url.ParseQuery(strings.TrimPrefix(f.query, "?"))
	if err != nil {
		return "", misused("--query is key=value pairs joined by &, not %q", "--query состоит из пар ключ=значение через &, а не %q", f.query)
	}
	for key, text := range map[string]string{"paper": f.paper, "lay": f.lay} {
		if text != "" {
			values.Set(key, text)
		}
	}
	return values.Encode(), nil
}

// missing says that there is no such page, and which there are.
func (s *shop) missing(ctx context.Context, a *app, u account.User, id string) error {
	list, err := s.open(ctx, u)
	if err != nil {
		return err
	}
	ids := make([]string, len(list))
	for i, b := range list {
		ids[i] = b.ID
	}
	if u.Login == audit.CommandLine {
		return fault.Sentence(fault.NotFound, "There is no report or dashboard %q.%s", "Отчёта или дашборда «%s» нет.%s", id, a.nearest(id, ids))
	}
	return fault.Sentence(fault.NotFound, "There is no report or dashboard %[1]q that is open to %[2]s.%[3]s",
		"Отчёта или дашборда «%[1]s», открытого для %[2]s, нет.%[3]s", id, u.Login, a.nearest(id, ids))
}

// whole writes a file beside its place and moves it there, so that half a file is never found under its name.
func whole(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), ".svodka-*")
	if err != nil {
		return fault.Invalidf("The file %s cannot be written: %v", "Файл %s не записывается: %v", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	if err := write(file); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := file.Close(); err != nil {
		return fault.Invalidf("The file %s cannot be written: %v", "Файл %s не записывается: %v", path, err)
	}
	const open = 0o644
	if err := os.Chmod(file.Name(), open); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
