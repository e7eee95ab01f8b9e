package ask

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// Closed tells what became of the figures of closed periods. Package lock makes it.
type Closed interface {
	// By lists the dimensions that figures were kept by.
	By() []model.Name
	// Corrected lists the figures of a metric that are others than they were when their period was closed, of the closed
	// periods that a range covers or lies in, the latest first.
	Corrected(metric model.Name, scope plan.Scope, r cal.Range) []Correction
}

// ClosedBook gives what is known of closed periods at this moment; it is called for every reading, so it must be quick.
type ClosedBook func(ctx context.Context) (Closed, error)

// Correction is one figure of a closed period that is another one now.
type Correction struct {
	Period string // its label, 2026-10
	Grain  cal.Grain
	Range  cal.Range
	// Sealed is the figure the period was closed with, Now as it is known now, both as stored.
	Sealed, Now formula.Value
	// Seen is when that was found.
	Seen time.Time
}

// Corrected lists what became after closing of the figure in a cell; nothing for what is compared or worked out from it.
func (a *Answer) Corrected(r frame.Row, c frame.Column) []Correction {
	if a.corrected == nil || r.Others || c.View != 0 || c.Kind != frame.Figure || c.Metric == nil || c.Name != c.Metric.Name {
		return nil
	}
	return a.corrected(r, c.Metric)
}

// noteClosed says of an answer which of its figures were corrected after their period was closed.
func (r *reader) noteClosed(ctx context.Context, a *Answer, p *plan.Plan) error {
	book, err := r.closedBook(ctx)
	if err != nil || book == nil {
		return err
	}
	a.corrected = func(row frame.Row, m *model.Metric) []Correction {
		if _, hidden := p.Hidden[m.Name]; hidden {
			return nil
		}
		scope, ok := p.ScopeOf(book.By(), row.Keys)
		days, known := p.DaysOf(row.N)
		if !ok || !known {
			return nil
		}
		list := book.Corrected(m.Name, scope, days)
		if row.N != plan.AllPeriods { // a day of a corrected month need not be the one that was corrected
			list = slices.DeleteFunc(list, func(x Correction) bool { return x.Range.From < days.From || x.Range.To > days.To })
		}
		return list
	}
	for _, c := range a.Frame.Columns {
		for _, x := range a.Corrected(a.Frame.Total, c) {
			one := cal.Period{Grain: x.Grain, N: r.calendar.Ordinal(x.Range.From, x.Grain), Range: x.Range}
			said := func(l lang.Lang) string { return Effect(x, c.Metric, a.Model(), r.settings.Currency, l) }
			a.Notes = append(a.Notes, plan.Note{
				Kind: plan.NoteCorrected, Metric: c.Metric.Name,
				EN: fmt.Sprintf("Corrected after closing: %s (“%s”, %s).", said(lang.EN), c.Metric.Title.EN, lang.EN.Period(r.calendar, one)),
				RU: fmt.Sprintf("Исправлено после закрытия: %s («%s», %s).", said(lang.RU), c.Metric.Title.RU, lang.RU.Period(r.calendar, one)),
			})
		}
	}
	return nil
}

// closedBook reads, once a reading, what is known of closed periods.
func (r *reader) closedBook(ctx context.Context) (Closed, error) {
	if r.desk.closed == nil || r.closed != nil {
		return r.closed, nil
	}
	book, err := r.desk.closed(ctx)
	if err == nil {
		r.closed = book
	}
	return book, err
}

// CorrectedText says of a cell what became of it after closing, "" nothing: «исправлено после закрытия: −3 сделки (октябрь
// 2026, было 61)».
func (a *Answer) CorrectedText(r frame.Row, c frame.Column, l lang.Lang, figure func(formula.Value) string) (text, period string) {
	for _, x := range a.Corrected(r, c) {
		one := cal.Period{Grain: x.Grain, N: a.Calendar.Ordinal(x.Range.From, x.Grain), Range: x.Range}
		if text == "" {
			text, period = l.Pick("corrected after closing: ", "исправлено после закрытия: "), x.Period
		} else {
			text += "; "
		}
		text += Effect(x, c.Metric, a.Model(), a.Settings.Currency, l) + " (" + l.Period(a.Calendar, one) +
			l.Pick(", closed with ", ", закрыто со значением ") + figure(x.Sealed) + ")"
	}
	return text, period
}

// Effect is the difference that a correction makes, in the metric's unit: «−3 сделки», «−45 000 ₽», «+2 п. п.».
func Effect(x Correction, m *model.Metric, in *model.Model, currency string, l lang.Lang) string {
	if x.Sealed.State != formula.Present || x.Now.State != formula.Present {
		return l.Pick("there is another figure now", "теперь другое значение")
	}
	d := x.Now.V - x.Sealed.V
	switch m.Unit.Kind() { //nolint:exhaustive // the others are plain numbers
	case unit.Money:
		return lang.Plus(l.Money(int64(math.Round(d)), currency))
	case unit.Percent:
		return l.Points(d, 1)
	case unit.Count:
		return lang.Plus(counted(int64(math.Round(d)), m, in, l))
	case unit.Duration:
		return lang.Plus(l.Number(d/time.Minute.Seconds(), 0)) + l.Pick(" min", " мин")
	}
	return l.Signed(d, 2)
}

// counted is a number with the word for what is counted, where there is one.
func counted(n int64, m *model.Metric, in *model.Model, l lang.Lang) string {
	if in == nil {
		return l.Int(n)
	}
	words := map[model.Name][2][]string{
		"closing": {{"deal", "deals"}, {"сделка", "сделки", "сделок"}},
		"deal":    {{"deal", "deals"}, {"сделка", "сделки", "сделок"}},
		"lead":    {{"lead", "leads"}, {"заявка", "заявки", "заявок"}},
		"payment": {{"payment", "payments"}, {"платёж", "платежа", "платежей"}},
		"call":    {{"call", "calls"}, {"звонок", "звонка", "звонков"}},
		"meeting": {{"meeting", "meetings"}, {"встреча", "встречи", "встреч"}},
	}
	facts := in.Facts(m.Name)
	if len(facts) != 1 {
		return l.Int(n)
	}
	forms, ok := words[facts[0]]
	if !ok {
		return l.Int(n)
	}
	if l == lang.RU {
		return l.Count(n, forms[1]...)
	}
	return l.Count(n, forms[0]...)
}
