package record

import (
	"cmp"
	"math"
	"slices"
	"time"

	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// turn is an interval in which nothing of a deal changed.
type turn struct {
	Since, Until, Long string
	// Changes say what became different when it began.
	Changes []change
	Now     bool // it still holds
	Hidden  bool // not shown to the viewer
	Guess   bool // not known from the source's own history
}

// change is one thing that became different; Was is "" when it is the first.
type change struct{ Title, Was, Is, Mark string }

// stay is how long a deal stood in a stage, over all its turns.
type stay struct {
	Stage, Long string
	Share       float64 // of the longest, 0 to 100
	seconds     int64
}

// followed are the columns of a turn whose changes are told.
func followed() []model.Name { return []model.Name{"stage", "pipeline", "owner", "amount", "state"} }

// history tells a deal's life from the intervals in which its stage, owner, amount and state held. Intervals that the viewer
// may not see are said to be missing where they leave a gap, and nothing more is said of them.
func (b *shown) history(c *ask.Card, p ask.CardPart, v *page.Visit) {
	guess := false
	var last any
	stays := map[string]*stay{}
	for row := range p.Rows {
		since, until := p.Value(row, "begun"), p.Value(row, "ended")
		if row > 0 && !c.Whole && last != since {
			b.Turns = append(b.Turns, turn{Hidden: true, Since: moment(last, p, v), Until: moment(since, p, v), Long: long(last, since, p, v.Lang)})
		}
		t := turn{
			Since: moment(since, p, v), Until: moment(until, p, v), Long: long(since, until, p, v.Lang), Now: until == nil, Guess: p.Value(row, "exact") == false,
			Changes: changes(p.Listed, row, v),
		}
		if t.Now && p.Value(row, "state") != "open" {
			t.Long = "" // how long ago it was closed is no time of work
		}
		guess = guess || t.Guess
		b.Turns = append(b.Turns, t)
		b.count(stays, p, row, since, until)
		last = until
	}
	if len(p.Rows) > 0 && !c.Whole && last != nil {
		b.Turns = append(b.Turns, turn{Hidden: true, Since: moment(last, p, v)})
	}
	slices.Reverse(b.Turns) // the newest first
	b.settle(stays, v.Lang)
	switch {
	case guess:
		b.Vague = v.T("The source has no full history of this deal: what was not written down is worked out from what is known now.",
			"В источнике нет полной истории этой сделки: незаписанное восстановлено по тому, что известно сейчас.")
	case int64(len(p.Rows)) < p.Total:
		b.Vague = v.T("The history is longer than the page: the oldest turns are shown.", "История длиннее страницы: показано её начало.")
	}
}

func moment(at any, p ask.CardPart, v *page.Visit) string {
	return render.RecordText(at, model.RecordColumn{Type: "time"}, p.Answer, v.Lang)
}

// seconds is how long an interval has held; one that still holds, until the data was last read.
func seconds(since, until any, p ask.CardPart) int64 {
	from, ok := since.(int64)
	if !ok {
		return 0
	}
	to, ok := until.(int64)
	if !ok {
		to = p.Answer.AsOf.Unix()
	}
	return max(0, to-from)
}

func long(since, until any, p ask.CardPart, l lang.Lang) string {
	n := seconds(since, until, p)
	if n < int64(time.Minute/time.Second) {
		return l.Pick("less than a minute", "меньше минуты")
	}
	return l.Duration(n)
}

// changes are what is different from the row before; of the first row, all there is.
func changes(list *ask.Listed, row int, v *page.Visit) []change {
	var out []change
	for _, name := range followed() {
		i := list.At(name)
		if i < 0 {
			continue
		}
		is := cellOf(list, row, i, v)
		x := change{Title: list.Columns[i].Title.In(string(v.Lang)), Is: is.Text, Mark: is.Mark}
		switch {
		case row == 0 && is.Text == lang.Missing:
			continue
		case row > 0 && list.Keys[row][i+1] == list.Keys[row-1][i+1]:
			continue
		case row > 0:
			x.Was = cellOf(list, row-1, i, v).Text
		}
		out = append(out, x)
	}
	return out
}

// count adds a turn to the time in its stage. A closed deal stands nowhere.
func (b *shown) count(stays map[string]*stay, p ask.CardPart, row int, since, until any) {
	id, _ := p.Value(row, "stage").(string)
	if id == "" || p.Value(row, "state") != "open" {
		return
	}
	if stays[id] == nil {
		title, _ := p.Rows[row][p.At("stage")+1].(string)
		stays[id] = &stay{Stage: title}
	}
	stays[id].seconds += seconds(since, until, p)
}

func (b *shown) settle(stays map[string]*stay, l lang.Lang) {
	most := int64(1)
	for _, s := range stays {
		most = max(most, s.seconds)
		b.Stays = append(b.Stays, *s)
	}
	for i := range b.Stays {
		b.Stays[i].Long = l.Duration(b.Stays[i].seconds)
		b.Stays[i].Share = math.Round(1000*float64(b.Stays[i].seconds)/float64(most)) / 10
	}
	slices.SortFunc(b.Stays, func(x, y stay) int { return cmp.Or(cmp.Compare(y.seconds, x.seconds), cmp.Compare(x.Stage, y.Stage)) })
}
