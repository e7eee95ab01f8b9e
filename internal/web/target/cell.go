package target

import (
	"context"
	"errors"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/render"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// cellPage is one cell: what stands in it, how its days lie, whether it is a good target, what it was before.
type cellPage struct {
	V                    *page.Visit
	Title, Sub           string
	Metric, Scope, Grain string
	From, UnitKey, Unit  string
	Value, Why           string
	Edit, Locked         bool
	Err                  string
	Clash                bool
	Weeks                []weekView
	DaysSub              string
	Findings             []findingView
	FindingsSub          string
	Offers               []offer
	History              []versionView
	Back                 string
	Full                 bool // a page of its own
	Chain                *chainView
	Missing              bool
	Seen                 string
}

type weekView struct {
	Title, Value, Days string
	Marks              []string // one a day: "", "s" short, "a" away
}

type findingView struct{ Mark, Title, Text string }

// offer is a value that somebody may take over.
type offer struct {
	Title, Why, Value string
	Origin            string
}

type versionView struct{ At, By, From, To, Why, How string }

// chainView is what a target needs a day, by the person's own conversions.
type chainView struct {
	Heads []string
	Rows  []chainRow
	Note  string
}

type chainRow struct {
	Title string
	Cells []chainCell
}

type chainCell struct {
	Text string
	Mark string
}

// opened is a cell with all that a page of it needs.
type opened struct {
	h    ask.House
	view *target.View
	m    *model.Metric
	cell target.Cell
	sc   scale
}

func (p *Pages) opened(ctx context.Context, v *page.Visit, q url.Values) (o opened, err error) {
	if o.h, o.view, err = p.house(ctx); err != nil {
		return o, err
	}
	if o.m, err = metricOf(v, o.h, q.Get("metric")); err != nil {
		return o, err
	}
	if o.cell, err = cellOf(o.h, o.m.Name, q.Get("scope"), q.Get("grain"), q.Get("from")); err != nil {
		return o, err
	}
	if !sees(o.h, v, o.cell.Scope) {
		return o, page.ErrNoPage
	}
	key := q.Get("unit")
	if key == "" {
		key = "1"
	}
	o.sc = scaleOf(o.m.Unit, key, 0)
	return o, nil
}

// cell shows one cell.
func (p *Pages) cell(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q := r.URL.Query()
	o, err := p.opened(r.Context(), v, q)
	if err != nil {
		return err
	}
	x, err := p.cellOf(r, v, o, strings.TrimSpace(q.Get("value")))
	if err != nil {
		return err
	}
	if v.Target == "plan-cell" {
		return p.site.Fragment(w, r, v, cellCards(x))
	}
	return p.showCell(w, r, v, x)
}

func (p *Pages) showCell(w http.ResponseWriter, r *http.Request, v *page.Visit, x cellPage) error {
	x.Full = true
	pg := p.in(v, x.Title, plansCrumb(v))
	pg.Body = cellPageView(x)
	return p.site.Show(w, r, v, pg)
}

// cellOf works a cell out; typed is what somebody writes into it, "" what stands there.
func (p *Pages) cellOf(r *http.Request, v *page.Visit, o opened, typed string) (cellPage, error) {
	ctx, l := r.Context(), v.Lang
	a := o.view.Aim(o.m, o.cell.Scope, o.cell.Range, v.About.Today)
	value, known := a.Value, a.Known
	x := cellPage{
		V: v, Metric: o.m.Name, Scope: target.ScopeKey(o.cell.Scope), Grain: o.cell.Grain.String(), From: o.cell.Range.From.String(), UnitKey: o.sc.key(),
		Seen: strconv.FormatInt(o.view.Revision(), 10),
		Edit: target.MayEdit(o.h, editor(v), o.cell.Scope), Value: typed,
		Back: "/plans?" + url.Values{"metric": {o.m.Name}, "grain": {o.cell.Grain.String()}}.Encode(),
	}
	b := builder{v: v, h: o.h, m: o.m, scale: o.sc}
	x.Unit = b.unitText()
	if own, ok := o.view.Own(o.cell); ok {
		value, known = own.Value, true
	}
	if typed != "" {
		block, wrong := target.ParseGridIn(typed, o.m.Unit, o.sc.factor)
		switch {
		case len(wrong) > 0:
			x.Err = wrong[0].Reason.In(string(l))
		case len(block.Cells) == 1 && len(block.Cells[0]) == 1 && !block.Cells[0][0].Gone && !block.Cells[0][0].Empty:
			value, known = block.Cells[0][0].Value, true
		}
	} else if known {
		x.Value = l.Short(o.sc.shown(value), 2)
	}
	if p.Service.Locked != nil {
		locked, err := p.Service.Locked(ctx, o.cell.Range)
		if err != nil {
			return x, err
		}
		x.Locked = locked
	}
	x.Edit = x.Edit && !x.Locked
	name := scopeTitle(v, o.h, o.cell.Scope)
	x.Title = name + ", " + b.runningName(cal.Period{Grain: o.cell.Grain, Range: o.cell.Range, N: o.h.Calendar.Ordinal(o.cell.Range.From, o.cell.Grain)})
	x.Missing = !known
	if known {
		x.Title += ": " + target.Write(l, o.m.Unit, value, o.h.Settings.Currency)
		x.weeks(o, value)
	}
	past, err := p.past(ctx, v, o)
	if err != nil {
		return x, err
	}
	if known {
		x.findings(v, o, value, past)
		if err := p.chain(r, v, o, value, &x); err != nil {
			return x, err
		}
	}
	x.offers(v, o, value, known, past)
	if err := p.history(ctx, v, o, &x); err != nil {
		return x, err
	}
	return x, nil
}

// past asks what was in the periods before; who may not see it is told of nothing.
func (p *Pages) past(ctx context.Context, v *page.Visit, o opened) ([]target.Figure, error) {
	list, err := target.DeskPast{Desk: p.site.Desk, Viewer: v.Viewer}.History(ctx, o.m.Name, o.cell.Scope, o.view.Before(o.cell, v.About.Today))
	if k := fault.KindOf(err); err != nil && (k == fault.Forbidden || k == fault.Invalid || k == fault.NotFound) {
		return nil, nil
	}
	return list, err
}

// weeks lays a target out over its weeks.
func (x *cellPage) weeks(o opened, value float64) {
	l, c := x.V.Lang, o.h.Calendar
	if !o.view.Adds(o.m) || o.cell.Grain <= cal.ByWeek {
		return
	}
	into := cal.ByWeek
	if o.cell.Grain > cal.ByMonth {
		into = cal.ByMonth
	}
	list, err := o.view.SplitTime(o.cell, value, into, o.sc.step())
	if err != nil {
		return
	}
	worked := 0
	for _, s := range list {
		one := weekView{Title: l.RangeAxis(s.Range)}
		days := c.WorkingDays(s.Range)
		if into == cal.ByMonth {
			one.Title = l.Period(c, cal.Period{Grain: into, Range: s.Range, N: c.Ordinal(s.Range.From, into)})
		} else {
			for d := s.Range.From; d < s.Range.To; d++ {
				if c.Working(d) {
					one.Marks = append(one.Marks, "")
				}
			}
		}
		worked += days
		if days == 0 && s.Value == 0 {
			continue
		}
		one.Value = l.Short(o.sc.shown(s.Value), 1)
		one.Days = dayText(x.V, days)
		x.Weeks = append(x.Weeks, one)
	}
	parts := []string{workDays(x.V, worked)}
	if worked > 0 {
		parts = append(parts, target.Write(l, o.m.Unit, value/float64(worked), o.h.Settings.Currency)+l.Pick(" a day", " в день"))
	}
	x.DaysSub = strings.Join(parts, ", ")
	if off := daysOff(x.V, c, o.cell.Range); off != "" {
		x.DaysSub += "; " + off
	}
}

func dayText(v *page.Visit, n int) string {
	return v.Lang.Count(int64(n), v.T("day", "день"), v.T("days", "дня"), v.T("days", "дней"))
}

func workDays(v *page.Visit, n int) string {
	return v.Lang.Count(int64(n), v.T("working day", "рабочий день"), v.T("working days", "рабочих дня"), v.T("working days", "рабочих дней"))
}

// daysOff names the weekdays of a range that are off, and the weekend days that are worked.
func daysOff(v *page.Visit, c cal.Calendar, r cal.Range) string {
	var list []string
	const most = 4
	for d := r.From; d < r.To; d++ {
		free := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
		switch kind := c.Holidays.Kind(d); {
		case kind == cal.Off && !free:
			text := v.Lang.DayAxis(d) + " — "
			if name := c.Holidays.Name(d); name != "" && v.Lang == "ru" {
				text += lowered(name)
			} else {
				text += v.T("day off", "выходной по переносу")
			}
			list = append(list, text)
		case kind == cal.Moved:
			list = append(list, v.Lang.DayAxis(d)+v.T(" is worked", " — рабочий"))
		}
	}
	if len(list) > most {
		list = append(list[:most], v.T("and more", "и другие"))
	}
	return strings.Join(list, ", ")
}

// findings checks a target.
func (x *cellPage) findings(v *page.Visit, o opened, value float64, past []target.Figure) {
	list := o.view.Smart(o.h.Settings.Currency, target.Typing{Cell: o.cell, Value: value, Today: v.About.Today, Past: past})
	for _, f := range list {
		mark := markOf(f.State)
		if mark == "" {
			mark = "o"
		}
		x.Findings = append(x.Findings, findingView{Mark: mark, Title: f.Point.Title(v.Lang), Text: f.Text.In(string(v.Lang))})
	}
	known := slices.DeleteFunc(slices.Clone(past), func(f target.Figure) bool { return !f.Known })
	x.FindingsSub = v.T("against the history: ", "по истории: ") +
		v.Lang.Count(int64(len(known)), v.T("period", "период"), v.T("periods", "периода"), v.T("periods", "периодов"))
}

// offers are the values that may be taken over: by the rule of raise, and by history, season and capacity.
func (x *cellPage) offers(v *page.Visit, o opened, value float64, known bool, past []target.Figure) {
	if !x.Edit || o.cell.Range.To <= v.About.Today {
		return
	}
	l := v.Lang
	write := func(f float64) string { return target.Write(l, o.m.Unit, f, o.h.Settings.Currency) }
	add := func(title, why string, f float64) {
		if step := o.sc.step(); step > 0 && o.m.Unit.Kind() != unit.Duration {
			f = math.Round(f/step) * step
		}
		if known && tidy(f) == tidy(value) || f == 0 {
			return
		}
		x.Offers = append(x.Offers, offer{Title: title + " " + write(f), Why: why, Value: l.Short(o.sc.shown(f), 4), Origin: string(target.Suggested)})
	}
	if p, ok := o.view.Propose(o.m, o.cell, past); ok {
		title := raised(p.LastText(o.h.Calendar, l)) + ":"
		if p.Raise {
			title = l.Pick("Raise to", "Поднять до")
		}
		add(title, p.Why.In(string(l)), p.Value)
	}
	if s, ok := o.view.Suggest(o.m, o.cell, past, 0, o.h.Settings.Currency); ok {
		add(l.Pick("Svodka suggests", "Сводка предлагает"), s.Why.In(string(l)), s.Value)
	}
}

// history lists what stood in the cell.
func (p *Pages) history(ctx context.Context, v *page.Visit, o opened, x *cellPage) error {
	list, err := p.Service.History(ctx, o.cell)
	if err != nil {
		return err
	}
	write := func(one target.Version) string {
		if one.Gone {
			return "—"
		}
		return target.Write(v.Lang, o.m.Unit, one.Value, o.h.Settings.Currency)
	}
	const most = 20
	for i, one := range list {
		if i == most {
			break
		}
		was := "—"
		if i+1 < len(list) {
			was = write(list[i+1])
		}
		x.History = append(x.History, versionView{
			At: render.Moment(one.At, o.h.Calendar.Zone, v.Lang), By: called(v, one.By), From: was, To: write(one), Why: one.Why, How: originText(v, one.Origin),
		})
	}
	return nil
}

func originText(v *page.Visit, o target.Origin) string {
	switch o {
	case target.Shared:
		return v.T("a share of a whole", "доля общего плана")
	case target.Scaled:
		return v.T("changed along with the whole", "изменён вместе с общим")
	case target.Imported:
		return v.T("imported", "загружен")
	case target.Suggested:
		return v.T("Svodka's proposal was accepted", "принято предложение Сводки")
	case target.Written:
	}
	return ""
}

// setCell keeps what a form of one cell says: the way that needs no script.
func (p *Pages) setCell(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	o, err := p.opened(r.Context(), v, r.PostForm)
	if err != nil {
		return err
	}
	typed := strings.TrimSpace(r.PostForm.Get("value"))
	change := target.Change{Cell: o.cell, Origin: originOf(r.PostForm.Get("origin"))}
	block, wrong := target.ParseGridIn(typed, o.m.Unit, o.sc.factor)
	switch {
	case typed == "":
		change.Gone = true
	case len(wrong) > 0 || len(block.Cells) != 1 || len(block.Cells[0]) != 1:
		return p.refuse(w, r, v, o, typed, target.WrongCells(wrong))
	default:
		change.Value, change.Gone = block.Cells[0][0].Value, block.Cells[0][0].Gone
	}
	_, err = p.Service.Set(r.Context(), editor(v), target.Edit{
		Changes: []target.Change{change}, Why: r.PostForm.Get("why"), Seen: seenOf(r.PostForm.Get("seen"), o.view), Fix: target.Fix(r.PostForm.Get("fix")),
		Step: o.sc.step(), KeepBands: true,
	})
	if k := fault.KindOf(err); err != nil && (k == fault.Invalid || k == fault.Conflict) {
		return p.refuse(w, r, v, o, typed, err)
	}
	if err != nil {
		return err
	}
	from := o.h.Calendar.Whole(o.cell.Grain, o.h.Calendar.Ordinal(o.cell.Range.From, o.cell.Grain)-2).From // with two periods before it
	return see(w, r, "/plans?"+url.Values{
		"metric": {o.m.Name}, "grain": {o.cell.Grain.String()}, "from": {from.String()}, "unit": {o.sc.key()}, "saved": {"1"},
	}.Encode())
}

// refuse shows a cell again with what was typed and why it was not kept.
func (p *Pages) refuse(w http.ResponseWriter, r *http.Request, v *page.Visit, o opened, typed string, why error) error {
	x, err := p.cellOf(r, v, o, typed)
	if err != nil {
		return err
	}
	var clash *target.ClashError
	x.Err, x.Why, x.Clash = v.Lang.Message(why), r.PostForm.Get("why"), errors.As(why, &clash)
	w = page.Refused(w)
	return p.showCell(w, r, v, x)
}

// seenOf is the revision that a form was made from; a form that does not say is held against what stands now.
func seenOf(text string, view *target.View) int64 {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n
	}
	return view.Revision()
}
