package plan

import (
	"fmt"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// NoteKind says what a note is about, so that a page can show it in its place.
type NoteKind string

// The kinds of notes.
const (
	NotePartial   NoteKind = "partial"    // the last period is not over
	NoteLike      NoteKind = "like"       // a comparison covers as many working days as have passed
	NoteFresh     NoteKind = "fresh"      // how old the data is
	NoteExcluded  NoteKind = "excluded"   // rows left out by rule
	NoteHidden    NoteKind = "hidden"     // figures the viewer may not see
	NoteWaits     NoteKind = "waits"      // a metric that has no figure yet
	NoteCohort    NoteKind = "cohort"     // the window of a cohort is not over
	NoteCalendar  NoteKind = "calendar"   // holidays of a year are not known
	NoteOwner     NoteKind = "owner"      // whose figure it is
	NoteHistory   NoteKind = "history"    // history is not exact
	NoteCorrected NoteKind = "correction" // figures of closed periods that were corrected afterwards
	NoteDemo      NoteKind = "demo"       // the company is made up
	NoteMoney     NoteKind = "money"      // costs are missing
	NoteLacks     NoteKind = "lacks"      // data that a figure is made of has never been loaded
	NoteBegins    NoteKind = "begins"     // a comparison reaches back before the data begins
	NoteAnchor    NoteKind = "anchor"     // the period is told from the last day of the data, not from today
	NoteLimit     NoteKind = "limit"      // rows were cut
	NoteMeaning   NoteKind = "meaning"    // a metric has not always meant the same in the days asked about
	NotePlan      NoteKind = "plan"       // there is no plan, or how the expected rest was told
	NoteNoPlan    NoteKind = "no_plan"    // there can be no plan of what is asked
)

// Note is a sentence that belongs to an answer.
type Note struct {
	Kind   NoteKind   `json:"kind"`
	Metric model.Name `json:"metric,omitempty"`
	EN     string     `json:"en"`
	RU     string     `json:"ru"`
	// Short is the view of a comparison that lacks so many of its days that nothing grew against it; 0 is none.
	Short int `json:"-"`
}

// In gives the sentence in a language.
func (n Note) In(lang string) string { return model.Text{EN: n.EN, RU: n.RU}.In(lang) }

// noteRight is why a metric has no figure for a viewer who may not see it.
func noteRight(m *model.Metric) Note {
	return Note{
		Kind: NoteHidden, Metric: m.Name,
		EN: fmt.Sprintf("You have no right to see %q.", m.Title.EN),
		RU: fmt.Sprintf("У вас нет права на показатель «%s».", m.Title.RU),
	}
}

func noteRows(m *model.Metric) Note {
	return Note{
		Kind: NoteHidden, Metric: m.Name,
		EN: fmt.Sprintf("%q cannot be limited to the rows you may see, so it is not shown.", m.Title.EN),
		RU: fmt.Sprintf("Показатель «%s» нельзя ограничить доступными вам строками, поэтому он не показан.", m.Title.RU),
	}
}

func waits(asked, for_ *model.Metric) Note {
	what := map[string][2]string{
		"predictions": {"the forecast has been set up", "не настроен прогноз"},
		"norms":       {"norms of work have been set", "не заданы нормы нагрузки"},
		"audit":       {"the audit of the CRM has been set up", "не настроен аудит CRM"},
	}[for_.Waits]
	return Note{
		Kind: NoteWaits, Metric: asked.Name,
		EN: fmt.Sprintf("%q has no figure until %s.", asked.Title.EN, what[0]),
		RU: fmt.Sprintf("У показателя «%s» нет значения, пока %s.", asked.Title.RU, what[1]),
	}
}

// Everything is the range of all data.
const Everything = "all"

// noteViews tells what is particular about the ranges: an unfinished period, a comparison of like with like, years
// whose holidays are not known, cohorts whose window is not over.
func (p *Plan) noteViews() {
	c := p.env.Calendar
	now := p.Views[0]
	if n := len(now.Periods); n > 0 {
		last := now.Periods[n-1]
		for i := n - 1; i > 0 && last.Range.From > p.env.Today; i-- {
			last = now.Periods[i-1]
		}
		if last.Range.Contains(p.env.Today) && last.Range.Last() > p.env.Today {
			whole := last.Range
			passed := cal.Range{From: whole.From, To: p.env.Today + 1}
			p.Notes = append(p.Notes, Note{
				Kind: NotePartial,
				EN:   fmt.Sprintf("%s is not over: %d of %d working days have passed.", c.Label(last), c.WorkingDays(passed), c.WorkingDays(whole)),
				RU:   fmt.Sprintf("Период %s не закончен: прошло %d из %d рабочих дней.", c.Label(last), c.WorkingDays(passed), c.WorkingDays(whole)),
			})
		}
	}
	for _, v := range p.Views[1:] {
		if v.Shifted.LikeForLike {
			p.Notes = append(p.Notes, Note{
				Kind: NoteLike,
				EN:   fmt.Sprintf("Compared (%s) with %s: as many working days as have passed now (%d of %d).", v.Name, v.Range, v.Shifted.Elapsed, v.Shifted.Of),
				RU:   fmt.Sprintf("Сравнение (%s) с %s: столько же рабочих дней, сколько прошло сейчас (%d из %d).", v.Name, v.Range, v.Shifted.Elapsed, v.Shifted.Of),
			})
		}
	}
	// The years of "all" are not those of the data, and nobody counts working days in them.
	if years, ok := c.HolidayNote(p.Range); ok && p.Query.Range != Everything {
		p.Notes = append(p.Notes, Note{
			Kind: NoteCalendar,
			EN:   fmt.Sprintf("Moved working days of %s are not known yet: weekends and fixed holidays only.", years),
			RU:   fmt.Sprintf("Переносы рабочих дней за %s ещё не известны: учтены выходные и постоянные праздники.", years),
		})
	}
	for _, m := range p.Metrics {
		p.noteCohort(m)
	}
}

func (p *Plan) noteCohort(m *model.Metric) {
	days := p.window(m, AllPeriods)
	if days == 0 || !p.openUntil(p.Range, days) || p.Range.From > p.AsOf {
		return
	}
	p.Notes = append(p.Notes, Note{
		Kind: NoteCohort, Metric: m.Name,
		EN: fmt.Sprintf("%q counts what happens within %d days; for the latest entries that time is not over: the figure will grow "+
			"and is not compared.", m.Title.EN, days),
		RU: fmt.Sprintf("«%s» считает события в течение %d дней; для последних записей срок не вышел: значение ещё вырастет "+
			"и не сравнивается.", m.Title.RU, days),
	})
}
