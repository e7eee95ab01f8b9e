package scoreboard

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"slices"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
)

// Periods is how many weeks a table has where nobody asks for others.
const Periods = 8

// Body is the table as it was seen: every scope that somebody may look at.
type Body struct {
	Span

	Blocks []Block
	// Titles are what the metrics were called.
	Titles map[model.Name]model.Text
	Today  cal.Day
	Lines  map[Scope]map[model.Name]Line
}

// Table is the part of a snapshot that is of one scope; ok is false where nothing was kept of it.
func (b *Body) Table(s Scope) (*Table, bool) {
	lines, ok := b.Lines[s]
	if !ok {
		return nil, false
	}
	t := &Table{Span: b.Span, Lines: lines}
	for _, l := range lines {
		t.Plans = t.Plans || l.Month.Plan != nil
	}
	return t, true
}

// everything is whose rights the table is taken with.
func everything() access.Viewer {
	v := access.Admin("ru")
	v.ID = Itself
	return v
}

// take reads the table of every scope as it was to be seen on a day, in one reading of the data.
func (s *Service) take(ctx context.Context, l Layout, day cal.Day) (*Body, *Snapshot, error) {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, nil, err
	}
	house, err := s.Desk.House(ctx)
	if err != nil {
		return nil, nil, err
	}
	c := about.Calendar
	r := Weeks(c, cal.ByWeek, Periods, day)
	if day < about.Today { // taken late: the days after the moment are none of it
		r.To = min(r.To, day+1)
	}
	b := &Body{
		Span: NewSpan(c, r, cal.ByWeek, day), Blocks: l.Blocks, Titles: map[model.Name]model.Text{}, Today: day,
		Lines: map[Scope]map[model.Name]Line{},
	}
	b.MonthGone = NewSpan(c, r, cal.ByWeek, about.Today).MonthGone // the month's figures are those of now
	x := newSet(b.Span)
	for _, name := range l.Metrics() {
		m, ok := about.Model.Metric(name)
		if !ok || m.Waits != "" {
			continue
		}
		b.Titles[name] = m.Title
		for _, p := range parts(about.Model, house, name) {
			x.add(name, p.where, p.by)
		}
	}
	answers, err := s.Desk.AskAll(ctx, everything(), x.questions)
	if err != nil {
		return nil, nil, err
	}
	for i, p := range x.parts {
		weeks, month := answers[2*i], answers[2*i+1]
		if weeks.Err != nil {
			continue
		}
		x.fill(weeks, month, scoped(p), func(at Scope, line Line) {
			if b.Lines[at] == nil {
				b.Lines[at] = map[model.Name]Line{}
			}
			b.Lines[at][p.metric] = line
		})
	}
	return b, &Snapshot{Layout: l.Version, Version: about.Version.N, Seen: about.Version.Seen}, nil
}

// parts are the questions that give a metric of the company, of each department, of each person, and of each person in each
// department: who leads a department sees of a person what they did there. A department stands for those below it, so one that
// has such is asked for by itself.
func parts(m *model.Model, h ask.House, name model.Name) []part {
	list := []part{{metric: name}}
	byOwner, byDepartment := m.CanSplit(name, owner), m.CanSplit(name, department)
	if byOwner {
		list = append(list, part{metric: name, by: []model.Name{owner}})
	}
	if !byDepartment {
		return list
	}
	list = append(list, part{metric: name, by: []model.Name{department}})
	if byOwner {
		list = append(list, part{metric: name, by: []model.Name{department, owner}})
	}
	for _, d := range h.Departments {
		if !slices.ContainsFunc(h.Departments, func(x ask.Department) bool { return x.Parent == d.ID }) {
			continue
		}
		where := []model.Cond{{Name: department, Op: model.In, Values: []string{"#" + d.ID}}}
		list = append(list, part{metric: name, where: where})
		if byOwner {
			list = append(list, part{metric: name, where: where, by: []model.Name{owner}})
		}
	}
	return list
}

// scoped tells whose a row of a part is. Rows of nobody are nobody's.
func scoped(p part) func(frame.Row) (Scope, bool) {
	within := ""
	if len(p.where) > 0 {
		within = p.where[0].Values[0][1:]
	}
	return func(r frame.Row) (Scope, bool) {
		dep, who := within, ""
		for i, d := range p.by {
			if i >= len(r.Keys) || r.Keys[i].Null || r.Keys[i].ID == "" {
				return "", false
			}
			if d == owner {
				who = r.Keys[i].ID
			} else {
				dep = r.Keys[i].ID
			}
		}
		return ScopeOf(dep, who), true
	}
}

// pack and unpack keep a body small.
func pack(b *Body) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if err := json.NewEncoder(z).Encode(b); err != nil { //nolint:musttag // read by this program alone
		return nil, err
	}
	err := z.Close()
	return out.Bytes(), err
}

// mostBody bounds what a body may unpack to.
const mostBody = 256 << 20

func unpack(packed []byte) (*Body, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	b := &Body{}
	err = json.NewDecoder(io.LimitReader(z, mostBody)).Decode(b) //nolint:musttag // the same
	return b, err
}

// Take keeps the table as it is now, for whoever asks for it.
func (s *Service) Take(ctx context.Context, who string) (_ Snapshot, err error) {
	defer fault.Wrap(&err, "scoreboard.Take")
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.keep(ctx, s.Now().Truncate(time.Second), who)
}

// keep takes the table for a moment and keeps it.
func (s *Service) keep(ctx context.Context, moment time.Time, who string) (Snapshot, error) {
	l, err := s.Layout(ctx)
	if err != nil {
		return Snapshot{}, err
	}
	about, err := s.Desk.About(ctx)
	if err != nil {
		return Snapshot{}, err
	}
	b, x, err := s.take(ctx, l, cal.DayOf(moment, about.Calendar.Zone))
	if err != nil {
		return Snapshot{}, err
	}
	packed, err := pack(b)
	if err != nil {
		return Snapshot{}, err
	}
	x.Moment, x.Taken, x.By = moment.UTC(), s.Now().UTC().Truncate(time.Second), who
	return *x, s.Store.AddBoardSnapshot(ctx, *x, packed)
}
