package source

import (
	"cmp"
	"context"
	"strings"
	"unicode/utf8"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source"
	"svodka/internal/sync"
	"svodka/internal/web/page"
)

// card is how one source stands.
type card struct {
	L                    lang.Lang
	ID, Title            string
	System, Logo         string
	Address, Domain      string
	Mark, State          string // class and text of the badge
	Note, NoteMark       string
	Keys                 bool // other keys may help
	Timetable            string
	Last, Next           string
	Counts               []total
	Fresh                []fresh
	Warnings             []string
	Steps                []step
	Doing                string // what the run at work has done so far
	Busy, Paused, Loaded bool
	// Whole is on the source's own page.
	Whole bool
}

// step is one stream of the run at work.
type step struct {
	Title, Pages, Objects, Rate, Left, Waits string
	Percent                                  int // of the whole, -1 unknown
	Done                                     bool
}

// runsLooked is how many runs are looked through for the newest comparison of counts: webhooks make many runs without one.
const runsLooked = 200

// card tells how a source stands.
func (p *Pages) card(ctx context.Context, v *page.Visit, st sync.Status) (card, error) {
	w := p.words(v)
	c := card{
		L: v.Lang, ID: st.ID, Title: cmp.Or(st.Title, st.ID), System: st.Kind, Busy: st.Busy, Paused: st.Paused,
		Timetable: w.timetable(st.Timetable), Fresh: w.fresh(st.ID, v.About.Fresh),
	}
	for _, k := range p.sources.Kinds() {
		if k.Name == st.Kind {
			c.System = w.text(k.Title)
		}
	}
	c.Logo = logo(st.Kind, c.System)
	if domain, ok := strings.CutPrefix(st.Account.Address, "https://"); ok {
		c.Address, c.Domain = st.Account.Address, domain
	} else if domain, ok := strings.CutPrefix(st.Account.Address, "http://"); ok {
		c.Address, c.Domain = st.Account.Address, domain
	}
	for _, x := range st.Account.Warnings {
		c.Warnings = append(c.Warnings, w.text(x))
	}
	if !st.Next.IsZero() {
		c.Next = w.moment(st.Next)
	}
	counted, err := p.counted(ctx, st.ID)
	if err != nil {
		return c, err
	}
	if counted != nil {
		c.Counts, c.Loaded = w.totals(counted), true
	}
	if st.Last != nil && st.Last.State != sync.Running {
		c.Last = w.moment(st.Last.Started) + ", " + w.long(st.Last.Ended.Sub(st.Last.Started))
	}
	c.stand(w, st, counted)
	if st.Busy {
		c.progress(w, st)
	}
	return c, nil
}

// counted is the newest run that compared counts.
func (p *Pages) counted(ctx context.Context, id string) (*sync.Run, error) {
	runs, err := p.sources.Store.Runs(ctx, id, runsLooked)
	for i := range runs {
		if len(runs[i].Totals) > 0 {
			return &runs[i], err
		}
	}
	return nil, err
}

// stand says in a word how the source stands, and in a sentence what to do.
func (c *card) stand(w words, st sync.Status, counted *sync.Run) {
	switch last := st.Last; {
	case st.Busy:
		c.Mark, c.State = "a", w.T("Reading", "Читаем")
		if counted == nil {
			c.State = w.T("Loading history", "Загружаем историю")
		} else if last != nil && last.State == sync.Running && last.Why == sync.WhyMapping {
			c.State = w.T("Working out again", "Пересчитываем")
		}
	case last != nil && last.State == sync.Failed:
		c.Mark, c.State, c.NoteMark, c.Note = "x", w.T("Failed", "Не получилось"), "x", w.text(last.Problem)
		if last.Kind == fault.Forbidden || last.Kind == fault.Invalid {
			c.Keys = true
		} else if c.Next != "" {
			c.Note += " " + w.T("The next try: ", "Следующая попытка: ") + c.Next + "."
		}
	case st.Paused:
		c.Mark, c.State = "o", w.T("Paused", "На паузе")
	case last == nil:
		c.Mark, c.State = "o", w.T("Not loaded yet", "Ещё не загружался")
	case last.State == sync.Stopped:
		c.Mark, c.State, c.NoteMark = "w", w.T("Interrupted", "Прервано"), "w"
		c.Note = w.T("The last run was cut off. The next one goes on from there.", "Последняя загрузка прервалась. Следующая продолжит с этого места.")
	case counted != nil && !counted.Agrees():
		c.Mark, c.State = "w", w.T("Differs: ", "Расходится: ")+w.differs(counted)
	case counted != nil:
		c.Mark, c.State = "g", w.T("Agrees", "Совпадает")
	default:
		c.Mark, c.State = "g", w.T("Loaded", "Загружено")
	}
}

// progress fills in what the run at work does.
func (c *card) progress(w words, st sync.Status) {
	var objects int64
	for _, x := range st.Progress {
		objects += x.Objects
		one := step{Title: cmp.Or(w.text(x.Title), x.Stream), Objects: w.Lang.Int(x.Objects), Done: x.Done, Percent: -1}
		if x.Pages > 0 {
			one.Pages = w.Lang.Int(x.Pages)
		}
		if x.Rate > 0 && !x.Done {
			one.Rate = rate(w.Lang, x.Rate)
		}
		if x.Left > 0 {
			one.Left = w.long(x.Left)
		}
		if x.Waits > 0 && !x.Done {
			one.Waits = w.T("the system asks to wait ", "система просит подождать ") + w.long(x.Waits)
		}
		if x.Total > 0 {
			const whole = 100
			one.Percent = int(min(whole, x.Objects*whole/x.Total))
		}
		c.Steps = append(c.Steps, one)
	}
	if c.Doing = w.T("Beginning…", "Начинаем…"); st.Waits.After(w.now) {
		c.NoteMark, c.Note = "w", w.T("The system does not answer, or asks to wait. It is tried again in ",
			"Система не отвечает или просит подождать. Следующая попытка через ")+w.long(st.Waits.Sub(w.now))+
			w.T("; what has been read is kept.", "; прочитанное сохранено.")
	}
	if last := st.Last; last != nil && last.State == sync.Running && objects > 0 {
		took := w.now.Sub(last.Started)
		c.Doing = w.Lang.Count(objects, w.T("thing", "объект"), w.T("things", "объекта"), w.T("things", "объектов")) +
			w.T(" read in ", " прочитано за ") + w.long(took)
		if s := took.Seconds(); s >= 1 {
			c.Doing += ", " + rate(w.Lang, float64(objects)/s)
		}
	}
}

// rate writes how many things come a second.
func rate(l lang.Lang, perSecond float64) string {
	decimals := 0
	if perSecond < 10 { //nolint:mnd // a tenth says nothing beside tens
		decimals = 1
	}
	return l.Number(perSecond, decimals) + l.Pick(" a second", " в секунду")
}

// logo is what stands in the square of a system.
func logo(kind, title string) string {
	switch kind {
	case "amocrm":
		return "amo"
	case "bitrix24":
		return "Б24"
	}
	first, _ := utf8.DecodeRuneInString(title)
	return strings.ToUpper(string(first))
}

// kind finds a kind of system by its name.
func (p *Pages) kind(name string) (source.Kind, error) {
	for _, k := range p.sources.Kinds() {
		if k.Name == name {
			return k, nil
		}
	}
	return source.Kind{}, page.ErrNoPage
}
