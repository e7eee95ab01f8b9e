package lock

import (
	"encoding/json"
	"slices"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Period is one period with all that was ever written of it.
type Period struct {
	Label string
	Grain cal.Grain
	Range cal.Range
	// Closed says that it is closed now; Ever that it was once.
	Closed bool
	// Link and Closing are of the last closing.
	Link    Link
	Closing Closing
	// Open is why it was opened again, nil while it is closed.
	Open *Opened
	// Found are the corrections since the last closing, oldest first.
	Found []Found
	// History are all links of the period, oldest first.
	History []Link

	sealed, last figures
	means        map[model.Name]Meaning
	parts        map[string]int64 // where the rows of a fact as they are known last are kept
}

// Opened is a period's being opened again.
type Opened struct {
	Link
	Reopening
}

// Found is one finding with its link.
type Found struct {
	Link
	Finding
}

// Book is the chain as it stands, read once. It does not change.
type Book struct {
	seq     int64
	hash    string
	periods map[string]*Period
	order   []*Period // the newest first
}

// newBook reads links. It trusts them: [Verify] is what tells whether they are as they were written.
func newBook(links []Link) (*Book, error) {
	b := &Book{periods: map[string]*Period{}}
	for _, l := range links {
		p := b.periods[l.Period]
		if p == nil {
			p = &Period{Label: l.Period}
			b.periods[l.Period] = p
			b.order = append(b.order, p)
		}
		if err := p.add(l); err != nil {
			return nil, fault.Because(err, fault.Internal, fault.Text{
				EN: "Record %d of the closed periods cannot be read; svodka periods verify tells more.",
				RU: "Запись %d закрытых периодов не читается; подробности покажет svodka periods verify.",
			}, l.Seq)
		}
		b.seq, b.hash = l.Seq, l.Hash
	}
	slices.SortStableFunc(b.order, func(x, y *Period) int { return int(y.Range.To-x.Range.To)*2 + sign(x.Range.Days()-y.Range.Days()) })
	return b, nil
}

func sign(n int) int { return min(1, max(-1, n)) }

func (p *Period) add(l Link) error {
	p.History = append(p.History, l)
	switch l.Kind {
	case Closed:
		p.Closing = Closing{}
		if err := json.Unmarshal([]byte(l.Body), &p.Closing); err != nil {
			return err
		}
		var err error
		if p.Grain, err = cal.ParseGrain(p.Closing.Grain); err != nil {
			return err
		}
		p.Link, p.Range, p.Closed, p.Open, p.Found = l, p.Closing.Range(), true, nil, nil
		p.sealed, p.last, p.means, p.parts = figures{}, figures{}, map[model.Name]Meaning{}, map[string]int64{}
		for _, f := range p.Closing.Figures {
			p.sealed[key{f.Metric, f.Scope}], p.last[key{f.Metric, f.Scope}] = f.Text, f.Text
		}
		p.learn(l.Seq, p.Closing.Metrics, p.Closing.Rows)
	case Reopened:
		var r Reopening
		if err := json.Unmarshal([]byte(l.Body), &r); err != nil {
			return err
		}
		p.Closed, p.Open = false, &Opened{l, r}
	case Corrected:
		var f Finding
		if err := json.Unmarshal([]byte(l.Body), &f); err != nil {
			return err
		}
		p.Found = append(p.Found, Found{l, f})
		for _, c := range f.Figures {
			p.last[key{c.Metric, c.Scope}] = c.After
		}
		p.learn(l.Seq, f.Metrics, f.Rows)
	}
	return nil
}

func (p *Period) learn(seq int64, means []Meaning, rows []Kept) {
	for _, m := range means {
		p.means[m.Metric] = m
	}
	for _, k := range rows {
		p.parts[k.Part] = seq
	}
}

// value is a figure of a map, nought where none was kept of a metric that adds up.
func (p *Period) value(of figures, k key) string {
	if v := of[k]; v != "" || !p.means[k.metric].Adds {
		return v
	}
	return "0"
}

// Sealed is a figure as the period was closed with, and as it is known now; ok is false for figures that were not kept.
func (p *Period) Sealed(metric model.Name, s Scope) (sealed, now string, ok bool) {
	if _, kept := p.means[metric]; !kept {
		return "", "", false
	}
	k := key{metric, s}
	sealed, now = p.value(p.sealed, k), p.value(p.last, k)
	return sealed, now, sealed != "" || now != ""
}

// Metrics lists what the period was closed with.
func (p *Period) Metrics() []model.Name {
	list := make([]model.Name, 0, len(p.Closing.Metrics))
	for _, m := range p.Closing.Metrics {
		list = append(list, m.Metric)
	}
	return list
}

// Scopes lists whose figures of a metric were kept or corrected, besides the whole company.
func (p *Period) Scopes(metric model.Name) []Scope {
	var list []Scope
	for k := range p.last {
		if k.metric == metric && k.scope != "" {
			list = append(list, k.scope)
		}
	}
	slices.Sort(list)
	return list
}

// Periods lists all periods that were ever closed, the latest first.
func (b *Book) Periods() []*Period { return slices.Clone(b.order) }

// Period finds a period by its label.
func (b *Book) Period(label string) (*Period, bool) {
	p, ok := b.periods[label]
	return p, ok
}

// Locked reports whether a range lies in a closed period.
func (b *Book) Locked(r cal.Range) bool {
	return !r.Empty() && slices.ContainsFunc(b.order, func(p *Period) bool {
		return p.Closed && p.Range.From <= r.From && r.To <= p.Range.To
	})
}

// Sealed is a figure as it was when its period was closed, in the unit that figures are stored in; ok is false where the range
// is no closed period, or the figure was not kept.
func (b *Book) Sealed(metric model.Name, s plan.Scope, r cal.Range) (v float64, ok bool) {
	scope, ok := Of(s)
	if !ok {
		return 0, false
	}
	for _, p := range b.order {
		if p.Closed && p.Range == r {
			text, _, _ := p.Sealed(metric, scope)
			return Value(text)
		}
	}
	return 0, false
}

// Mark says that a figure of a closed period is another one now.
type Mark struct {
	Period *Period
	// Sealed and Now are as they are kept; "" is none.
	Sealed, Now string
	// Seen is when the last correction was found.
	Seen time.Time
}

// Marks lists the corrected figures of a metric in the closed periods that a range covers or lies in, the latest first.
func (b *Book) Marks(metric model.Name, scope Scope, r cal.Range) []Mark {
	var list []Mark
	for _, p := range b.order {
		in := p.Range.From <= r.From && r.To <= p.Range.To
		over := r.From <= p.Range.From && p.Range.To <= r.To
		if !p.Closed || r.Empty() || !in && !over {
			continue
		}
		sealed, now, ok := p.Sealed(metric, scope)
		if !ok || same(sealed, now) {
			continue
		}
		m := Mark{Period: p, Sealed: sealed, Now: now}
		for _, f := range p.Found {
			if slices.ContainsFunc(f.Figures, func(c Correction) bool { return c.Metric == metric && c.Scope == scope }) {
				m.Seen = f.At
			}
		}
		list = append(list, m)
	}
	return list
}
