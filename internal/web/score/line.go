package score

import (
	"strconv"

	"svodka/internal/model"
	"svodka/internal/score"
	"svodka/internal/web/page"
)

// lineView is one line of a sheet as it is shown.
type lineView struct {
	Metric                               string
	Title, Weight, Fact, Plan, Done, Why string
	Points, Money                        string
	Mark                                 string // g, w, x, o
	Bar                                  string // percent of the bar
	Href                                 string
	// Disputable says that the person may mark it here.
	Disputable bool
	Disputes   []disputeView
}

// disputeView is a dispute as it is shown.
type disputeView struct {
	ID                  string
	Who, Line, At, Text string
	Answer, By          string
	State, Mark         string
	Answerable          bool
}

// sheetView is somebody's sheet as it is shown.
type sheetView struct {
	Person, Card, Month string
	Total, Points       string
	Base                string
	Lines               []lineView
	Share               *lineView
	Corrections         []correctionView
}

// correctionView is a correction of an earlier month.
type correctionView struct {
	Title, Money string
	Down         bool
	Lines        []string
}

func mark(r score.Result) string {
	switch {
	case r.State == score.NoFact || r.State == score.NoPlan:
		return "o"
	case r.State == score.BelowFloor || r.Given == 0:
		return "x"
	case r.Attained >= score.Hundred:
		return "g"
	}
	return "w"
}

// why says in words how the attainment became points.
func why(v *page.Visit, r score.Result) string {
	switch r.State {
	case score.NoFact:
		return v.T("nothing to count this month", "в этом месяце считать нечего")
	case score.NoPlan:
		return v.T("no plan is set, so the line gives nothing", "план не задан, строка пока ничего не даёт")
	case score.BelowFloor:
		return v.T("below the floor of ", "ниже порога ") + part(v, r.Line.Floor) + v.T(": 0 points", ": 0 баллов")
	case score.Capped:
		return v.T("counts as ", "засчитано ") + part(v, r.Given) + v.T(", the cap", ", это потолок")
	case score.Fine:
	case score.Accelerated:
		return v.T("accelerated: counts as ", "с ускорением: засчитано ") + part(v, r.Given)
	}
	return ""
}

func (p *Pages) line(v *page.Visit, s score.Sheet, r score.Result) lineView {
	l := lineView{
		Metric: r.Line.Metric, Title: p.title(v, r.Line.Metric), Weight: part(v, r.Line.Weight), Fact: p.figure(v, r.Line.Metric, r.Fact),
		Plan: p.figure(v, r.Line.Metric, r.Plan), Done: "—", Why: why(v, r), Points: points(v, r.Points), Money: money(v, r.Money), Mark: mark(r),
		Href: p.records(v, r.Line.Metric, s.Person.ID, s.Month), Bar: strconv.FormatFloat(min(100, float64(r.Attained)/100), 'f', 1, 64),
	}
	if r.State != score.NoFact && r.State != score.NoPlan {
		l.Done = part(v, r.Attained)
	}
	return l
}

func (p *Pages) sheet(v *page.Visit, s score.Sheet) sheetView {
	x := sheetView{
		Person: s.Person.Name, Card: s.Card.Title.In(string(v.Lang)), Month: monthName(v, s.Month), Total: money(v, s.Total),
		Points: points(v, s.Points), Base: money(v, s.Card.Base),
	}
	for _, r := range s.Lines {
		x.Lines = append(x.Lines, p.line(v, s, r))
	}
	if s.Share != nil {
		name := s.Share.Share.Metric
		x.Share = &lineView{
			Metric: name, Title: part(v, s.Share.Share.Rate) + v.T(" of: ", " от суммы: ") + p.title(v, name), Fact: p.figure(v, name, s.Share.Fact),
			Money: money(v, s.Share.Money), Href: p.records(v, name, s.Person.ID, s.Month),
		}
	}
	for _, c := range s.Corrections {
		x.Corrections = append(x.Corrections, p.correction(v, c))
	}
	return x
}

func (p *Pages) correction(v *page.Visit, c score.Correction) correctionView {
	out := correctionView{Title: v.T("Correction for ", "Исправление за: ") + monthName(v, c.Of), Money: more(v, c.Money), Down: c.Money < 0}
	for _, l := range c.Lines {
		out.Lines = append(out.Lines, p.title(v, l.Metric)+": "+p.was(v, l.Metric, l.Before)+" → "+p.was(v, l.Metric, l.After)+", "+more(v, l.Money))
	}
	return out
}

func (p *Pages) was(v *page.Visit, name model.Name, x *float64) string {
	if x == nil {
		return v.T("nothing", "ничего")
	}
	return p.figure(v, name, x)
}
