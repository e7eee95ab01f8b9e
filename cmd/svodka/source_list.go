package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/sync"
)

// noteSource writes into the log what the command line did to a source.
func (a *app) noteSource(ctx context.Context, o *offline, id, more string) error {
	log := audit.Log{Store: o.people.store, Now: a.now}
	return log.Add(ctx, audit.Event{Who: audit.CommandLine, Act: audit.Data, What: "source " + id, More: more})
}

func (a *app) listSources(ctx context.Context, o *offline, _ []string) error {
	list, err := o.sources.List(ctx)
	if err != nil {
		return err
	}
	former, err := o.sources.Removed(ctx)
	if err != nil {
		return err
	}
	c, err := o.sources.Calendar(ctx)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		a.say("No sources yet. Connect one: svodka source add amocrm --help", "Источников пока нет. Подключить: svodka source add amocrm --help")
	} else if err := a.sourceTable(o, list, c.Zone); err != nil {
		return err
	}
	for _, x := range former {
		a.say("%[1]s (%[2]s) is removed, its rows stay. Delete them: svodka source remove %[2]s --with-data",
			"Источник «%[1]s» (%[2]s) удалён, его записи остались. Удалить их: svodka source remove %[2]s --with-data", titled(x), x.ID)
	}
	return nil
}

// sourceTable writes a line a source, then what is wrong with some of them.
func (a *app) sourceTable(o *offline, list []sync.Status, zone *time.Location) error {
	w := tabwriter.NewWriter(a.io.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, a.pick("ID\tSystem\tTitle\tSchedule\tLast run\tState\tNext run",
		"ID\tСистема\tНазвание\tРасписание\tПоследняя загрузка\tСостояние\tСледующая"))
	systems := map[string]string{}
	for _, k := range o.sources.Kinds() {
		systems[k.Name] = k.Title.In(a.language())
	}
	var wrong []string
	for _, s := range list {
		last, next := a.pick("none yet", "ещё не было"), "—"
		if s.Last != nil {
			last = a.when(s.Last.Started, zone)
		}
		if !s.Next.IsZero() {
			next = a.when(s.Next, zone)
		}
		state, problem := a.standing(&s)
		if problem != "" {
			wrong = append(wrong, s.ID+": "+problem)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", s.ID, cmp.Or(systems[s.Kind], s.Kind), titled(s.Source), a.timetable(s.Timetable), last, state, next)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, text := range wrong {
		a.say("%s", "%s", text)
	}
	return nil
}

// timetable is a timetable as it was written; an empty one is by hand.
func (a *app) timetable(text string) string { return cmp.Or(text, a.pick("by hand", "вручную")) }

// standing says in a word how a source stands, and in a sentence what is wrong.
func (a *app) standing(s *sync.Status) (word, problem string) {
	switch last := s.Last; {
	case last != nil && last.State == sync.Failed:
		return a.pick("failed", "не удалось"), last.Problem.In(a.language())
	case s.Paused:
		return a.pick("paused", "на паузе"), ""
	case last == nil:
		return a.pick("not loaded", "не загружен"), ""
	case last.State == sync.Stopped, last.State == sync.Running:
		return a.pick("interrupted", "прервано"), a.pick("the last run was cut off; the next one goes on from there",
			"последняя загрузка прервалась; следующая продолжит с этого места")
	case !last.Agrees():
		var list []string
		for _, t := range last.Totals {
			if t.Theirs != t.Ours && t.Why.EN == "" {
				list = append(list, fmt.Sprintf(a.pick("%s: %d there, %d here", "%s: в системе %d, у нас %d"), t.Title.In(a.language()), t.Theirs, t.Ours))
			}
		}
		return a.pick("differs", "расходится"), strings.Join(list, "; ")
	case len(last.Totals) > 0:
		return a.pick("agrees", "совпадает"), ""
	default:
		return a.pick("loaded", "загружено"), ""
	}
}

// when is a moment by the company's clock, and how far it is from now.
func (a *app) when(t time.Time, zone *time.Location) string {
	now := a.now()
	clock := a.lang().Clock(t, zone)
	text := render.Moment(t, zone, a.lang())
	switch cal.DayOf(t, zone) - cal.DayOf(now, zone) {
	case 0:
		text = a.pick("today ", "сегодня ") + clock
	case -1:
		text = a.pick("yesterday ", "вчера ") + clock
	case 1:
		text = a.pick("tomorrow ", "завтра ") + clock
	}
	apart := t.Sub(now)
	if apart.Abs() < time.Minute {
		return text + a.pick(" (now)", " (сейчас)")
	}
	long := a.lang().Duration(int64(apart.Abs().Round(time.Minute).Seconds()))
	if apart > 0 {
		return text + a.pick(" (in "+long+")", " (через "+long+")")
	}
	return text + a.pick(" ("+long+" ago)", " ("+long+" назад)")
}

// step is how far a stream is, in a line.
func (a *app) step(p *sync.Step) string {
	l := a.lang()
	text := cmp.Or(p.Title.In(a.language()), p.Stream) + ": " + l.Int(p.Objects)
	if p.Total > 0 {
		text += a.pick(" of ", " из ") + l.Int(p.Total)
	}
	if p.Left > 0 {
		text += a.pick(", about "+l.Duration(int64(p.Left.Seconds()))+" left", ", осталось около "+l.Duration(int64(p.Left.Seconds())))
	}
	if p.Waits > time.Second {
		text += a.pick("; the system asks to wait ", "; система просит подождать ") + l.Duration(int64(p.Waits.Seconds()))
	}
	return text
}

// report tells what a run did.
func (a *app) report(r *sync.Run, took time.Duration) {
	l := a.lang()
	var added, updated, gone int64
	for _, c := range r.Rows {
		added, updated, gone = added+c.New, updated+c.Updated, gone+c.Gone
	}
	long := l.Duration(int64(max(1, took.Round(time.Second).Seconds())))
	a.say("Done in %s. Read: %s things. Rows: %s new, %s changed, %s gone.",
		"Готово за %s. Прочитано объектов: %s. Строк: новых %s, изменённых %s, удалённых %s.",
		long, l.Int(r.Objects), l.Int(added), l.Int(updated), l.Int(gone))
	if len(r.Totals) > 0 {
		a.say("Comparison with the system:", "Сверка с системой:")
	}
	for _, t := range r.Totals {
		name, theirs, ours := cmp.Or(t.Title.In(a.language()), t.Kind), l.Int(t.Theirs), l.Int(t.Ours)
		switch {
		case t.Theirs == t.Ours:
			a.say("  %s: %s, the same", "  %s: %s, совпадает", name, ours)
		case t.Why.EN != "":
			a.say("  %s: %s there, %s here. %s", "  %s: в системе %s, у нас %s. %s", name, theirs, ours, t.Why.In(a.language()))
		default:
			a.say("  %s: %s there, %s here; the next run looks again", "  %s: в системе %s, у нас %s; следующая загрузка проверит снова", name, theirs, ours)
		}
	}
	for _, w := range r.Warnings {
		a.say("  Note: %s", "  Замечание: %s", w.In(a.language()))
	}
}

func (a *app) removeSourceCmd(with func(*cobra.Command, func(context.Context, *offline, []string) error) *cobra.Command) *cobra.Command {
	all := false
	c := with(&cobra.Command{
		Use: "remove ID", Short: "Forget a source and its keys; its rows stay unless --with-data", Args: cobra.ExactArgs(1),
		Long: `Forget a source: its keys, its schedule, its mapping, its log of runs. The rows it brought stay, and reports keep
their figures. With --with-data they are deleted too, also those of a source that was removed before; the name of the
source has to be typed, or come from standard input. Other sources are not touched. It cannot be undone.`,
		Example: `  svodka source remove amocrm
  svodka source remove amocrm --with-data
  echo "Наша CRM" | svodka source remove amocrm --with-data`,
	}, func(ctx context.Context, o *offline, args []string) error {
		if all {
			return a.removeWithData(ctx, o, args[0])
		}
		st, err := o.sources.Get(ctx, args[0])
		if err != nil {
			return err
		}
		if err := o.sources.Remove(ctx, st.ID); err != nil {
			return err
		}
		a.say("%[1]s is removed. The rows it brought stay in reports. Delete them: svodka source remove %[2]s --with-data",
			"Источник «%[1]s» удалён. Загруженные им записи остались в отчётах. Удалить и их: svodka source remove %[2]s --with-data", titled(st.Source), st.ID)
		return a.noteSource(ctx, o, st.ID, "removed: "+st.Title)
	})
	c.Flags().BoolVar(&all, "with-data", false, "delete the rows it brought too")
	return c
}

// removeWithData deletes a source, or one that was removed before, with its rows once its name has been typed.
func (a *app) removeWithData(ctx context.Context, o *offline, id string) error {
	former, err := o.sources.Removed(ctx)
	if err != nil {
		return err
	}
	title := ""
	for _, x := range former {
		if x.ID == id {
			title = titled(x)
		}
	}
	if title == "" {
		st, err := o.sources.Get(ctx, id)
		if err != nil {
			return err
		}
		title = titled(st.Source)
	}
	a.say("Every row of %[1]s will be deleted; its figures go from reports. This cannot be undone. Type the name of the source (%[1]s):",
		"Все записи источника «%[1]s» будут удалены, их цифры пропадут из отчётов. Вернуть их будет нельзя. Впишите название источника (%[1]s):", title)
	line, err := bufio.NewReader(a.io.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if typed := strings.Join(strings.Fields(line), " "); !strings.EqualFold(typed, title) && typed != id {
		return fault.Invalidf("This is not the name of the source. Nothing was deleted.", "Это не название источника. Ничего не удалено.")
	}
	rows, err := o.sources.RemoveAll(ctx, id)
	if err != nil {
		return err
	}
	a.say("%[1]s is removed with its rows: %[2]s.", "Источник «%[1]s» удалён вместе с записями: %[2]s.", title, a.lang().Int(rows))
	return a.noteSource(ctx, o, id, "removed with its rows: "+title+", "+a.lang().Int(rows))
}
