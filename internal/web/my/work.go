package my

import (
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// mini is one figure of the month's work.
type mini struct {
	Title, Text, Unit  string
	Href               string
	Class, Fill, Tick  string
	Spoken             string
	Pace, Usual, Extra string
}

// work fills in the month's work against plan and one's own usual week.
func (d *reading) work(x *view) error {
	for _, row := range []struct {
		metric, sum model.Name
		en, ru      string
	}{
		{"calls_out", "", "Calls out", "Звонки исходящие"},
		{"call_minutes", "", "Talk minutes", "Минуты разговора"},
		{"proposals_cnt", "proposals_sum", "Proposals sent", "КП отправлено"},
		{"meetings_held", "", "Meetings", "Встречи"},
		{"payments_cnt", "payments_sum", "Payments", "Оплаты"},
		{"frt_median", "", "Answer time", "Время ответа"},
	} {
		x.Work = append(x.Work, d.mini(row.metric, row.sum, d.v.T(row.en, row.ru)))
	}
	return nil
}

func (d *reading) mini(metric, sum model.Name, title string) mini {
	l, a := d.v.Lang, d.list[qWork]
	m := mini{Title: title, Text: lang.Missing, Href: records(metric, d.who.ID, d.month.String())}
	v, c := cell(a, metric)
	if c.Metric == nil || v.State != formula.Present {
		m.Href = ""
		if v.State == formula.Hidden {
			m.Text = l.Pick("n/a", "н/д")
		}
		return m
	}
	m.Text, m.Unit = d.figure(v.V, c.Metric, true)
	held, aim := v, a.Frame.Aim(a.Frame.Total, c.Metric)
	better := c.Metric
	if sum != "" {
		if s, column := cell(a, sum); s.State == formula.Present {
			m.Extra = l.MoneyTile(int64(s.V), a.Settings.Currency)
			if other := a.Frame.Aim(a.Frame.Total, column.Metric); !aim.Known && other.Known {
				held, aim, better = s, other, column.Metric
			}
		}
	}
	d.against(&m, held, aim, better)
	m.Usual = d.usual(metric, v)
	return m
}

// figure writes a figure; minutes are told as such.
func (d *reading) figure(v float64, m *model.Metric, apart bool) (text, u string) {
	l := d.v.Lang
	if m.Unit.Kind() != unit.Duration {
		return l.Number(v, 0), ""
	}
	text = l.Number(v/60, 0)
	if !apart {
		return text + "\u00a0" + l.Pick("min", "мин"), ""
	}
	return text, l.Pick("min", "мин")
}

// against holds a figure against its plan: the pace of what adds up, the norm of what does not.
func (d *reading) against(m *mini, v formula.Value, aim plan.Aim, metric *model.Metric) {
	l := d.v.Lang
	if !aim.Known || aim.Value == 0 {
		return
	}
	done, pace, _ := frame.Attained(metric, v, aim)
	if aim.Adds {
		if done.State == formula.Present {
			m.Fill = share(done.V)
		}
		m.Tick = share(aim.ToDate / aim.Value)
		if pace.State == formula.Present {
			m.Class, _ = class(frame.BandOf(pace))
			m.Pace = l.Pick("pace ", "темп ") + l.Percent(pace.V, 0)
		}
		m.Spoken = l.Pick("done ", "выполнено ") + l.Percent(done.V, 0) + l.Pick(", by schedule ", ", по графику ") + l.Percent(aim.ToDate/aim.Value, 0)
		return
	}
	m.Class, _ = class(frame.Judged(metric.Better, v.V, aim))
	// The bar of a norm is as long as the figure, the tick stands at the norm: both in a frame of half as much again.
	const room = 1.5
	most := max(v.V, aim.Value*room)
	m.Fill, m.Tick = share(v.V/most), share(aim.Value/most)
	norm, _ := d.figure(aim.Value, metric, false)
	by, _ := d.figure(math.Abs(v.V-aim.Value), metric, true)
	m.Pace = l.Pick("norm ", "норма ") + norm
	good := v.V <= aim.Value == (metric.Better == model.Less)
	switch {
	case math.Abs(v.V-aim.Value) < 30:
	case good:
		m.Pace += l.Pick(", better by ", ", лучше на ") + by
	default:
		m.Pace += l.Pick(", worse by ", ", хуже на ") + by
	}
	m.Spoken = m.Pace
}

// usual says what a week brings this month beside one's own usual week: the mean of the last eight whole ones. Of what does not
// add up it is the figure of those weeks.
func (d *reading) usual(metric model.Name, v formula.Value) string {
	l := d.v.Lang
	then, c := cell(d.list[qWeeks], metric)
	if then.State != formula.Present || c.Metric == nil {
		return ""
	}
	if c.Metric.Name == "frt_median" {
		text, _ := d.figure(then.V, c.Metric, false)
		return l.Pick("usually ", "обычно ") + text
	}
	gone := d.v.About.Calendar.WorkingDays(cal.Range{From: d.month.From, To: d.today + 1})
	if gone == 0 {
		return ""
	}
	const week = 5
	now, _ := d.figure(v.V/float64(gone)*week, c.Metric, false)
	usually, _ := d.figure(then.V/usual, c.Metric, false)
	return l.Pick("a week ", "в неделю ") + now + l.Pick(", usually ", ", обычно ") + usually
}

// share is a part as the percent of a bar.
func share(x float64) string {
	const whole = 100
	return strconv.FormatFloat(math.Round(min(max(x*whole, 0), whole)*10)/10, 'f', -1, 64)
}

// class is the letter of a band in the sheets, and the class of its mark.
func class(b frame.Band) (letter, mark string) {
	switch b {
	case frame.Good:
		return "g", "st g"
	case frame.Near:
		return "w", "st w"
	case frame.Bad:
		return "x", "st x"
	case frame.NoBand:
	}
	return "", ""
}

func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + text[size:]
}

// funnelCard is one's own conversions beside the middle of the team.
type funnelCard struct {
	Sub   string
	Steps []step
	Why   string // why there is no median
	Team  bool
}

// step is the conversion of one stage.
type step struct {
	Title, Text, Team string
	Fill, Tick        string
	Few               string
	stage             string
	order             float64
}

// few is under how many cases a share is told with a warning.
const few = 20

// funnel fills in the stages of the pipeline with the most deals of the last two whole months.
func (d *reading) funnel(x *view) error {
	l, a := d.v.Lang, d.list[qStages]
	from := cal.Range{From: d.v.About.Calendar.Whole(cal.ByMonth, d.v.About.Calendar.Ordinal(d.month.From, cal.ByMonth)-2).From, To: d.month.From}
	c := funnelCard{Sub: l.Pick("deals opened ", "сделки, заведённые ") + l.Range(from) + l.Pick("; no names of colleagues", "; имён коллег здесь нет")}
	pipeline, most := "", 0.0
	for _, r := range a.Frame.Rows {
		if v := r.Cells[0]; v.State == formula.Present && v.V > most && !r.Keys[0].Null {
			pipeline, most = r.Keys[0].ID, v.V
		}
	}
	at := a.Frame.Column("stage_conv")
	for _, r := range a.Frame.Rows {
		if r.Keys[0].ID != pipeline || r.Keys[1].Null || r.Cells[at].State != formula.Present {
			continue
		}
		s := step{
			Title: a.Names.Title(a.Frame.By[1], r.Keys[1]), Text: l.Percent(r.Cells[at].V, 0), Fill: share(r.Cells[at].V),
			stage: r.Keys[1].ID, order: a.Names.Order(a.Frame.By[1], r.Keys[1]),
		}
		if n := r.Cells[0].V; n < few {
			s.Few = l.Pick("few: ", "мало: ") + l.Int(int64(n))
		}
		c.Steps = append(c.Steps, s)
	}
	slices.SortStableFunc(c.Steps, func(a, b step) int { return -byNumber(a.order, b.order) })
	err := d.beside(&c, from)
	x.Funnel = c
	return err
}
