package lock

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Settings are how periods are closed.
type Settings struct {
	// Auto closes each period of Grain so many days after its end by itself; 0 never does.
	Auto  int       `json:"auto"`
	Grain cal.Grain `json:"-"`
	// Metrics are kept with a period; empty: the usual ones.
	Metrics []model.Name `json:"metrics"`

	GrainText string `json:"grain"`
}

const settingsKey = "lock"

// longestWait bounds how long after its end a period may close by itself.
const longestWait = 90

// Settings reads how periods are closed; by default none closes by itself.
func (s *Service) Settings(ctx context.Context) (set Settings, err error) {
	defer fault.Wrap(&err, "lock.Settings")
	body, err := s.Store.Mark(ctx, settingsKey)
	if err != nil {
		return set, err
	}
	if body != "" {
		if err := json.Unmarshal([]byte(body), &set); err != nil {
			return set, err
		}
	}
	if set.Grain, err = cal.ParseGrain(set.GrainText); err != nil || set.GrainText == "" {
		set.Grain = cal.ByMonth
	}
	return set, nil
}

// SetSettings keeps how periods are closed.
func (s *Service) SetSettings(ctx context.Context, set Settings) (err error) {
	defer fault.Wrap(&err, "lock.SetSettings")
	if set.Auto < 0 || set.Auto > longestWait {
		return fault.Invalidf("From 0 (never) to %d days.", "От 0 (никогда) до %d дней.", longestWait)
	}
	about, err := s.Desk.About(ctx)
	if err != nil {
		return err
	}
	for _, name := range set.Metrics {
		if _, ok := about.Model.Metric(name); !ok {
			return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", name)
		}
	}
	if set.Grain == cal.None {
		set.Grain = cal.ByMonth
	}
	set.GrainText = set.Grain.String()
	body, err := json.Marshal(set)
	if err != nil {
		return err
	}
	return s.Store.SetMark(ctx, settingsKey, string(body))
}

// metrics lists what is kept: what was chosen or is usual, and what has targets.
func (s *Service) metrics(ctx context.Context) ([]model.Name, error) {
	set, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	list := set.Metrics
	if len(list) == 0 {
		list = Usual()
	}
	if s.More != nil {
		more, err := s.More(ctx)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list), nil
}

// Due lists the labels of the periods whose time to close by themselves has come: those after the last one that was ever
// closed, or the latest alone when none was. What somebody opened again is left to them.
func (s *Service) Due(ctx context.Context) (labels []string, err error) {
	defer fault.Wrap(&err, "lock.Due")
	set, err := s.Settings(ctx)
	if err != nil || set.Auto == 0 {
		return nil, err
	}
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, err
	}
	book, err := s.Book(ctx)
	if err != nil {
		return nil, err
	}
	c := about.Calendar
	last := c.Ordinal(about.Today-cal.Day(set.Auto), set.Grain) - 1
	first := last
	for _, p := range book.order {
		if p.Grain == set.Grain {
			first = c.Ordinal(p.Range.From, p.Grain) + 1
			break
		}
	}
	for n := first; n <= last; n++ {
		r := c.Whole(set.Grain, n)
		if cal.DayOf(about.Version.Seen, c.Zone) >= r.To && !about.Version.Seen.IsZero() {
			labels = append(labels, c.Label(cal.Period{Grain: set.Grain, N: n, Range: r}))
		}
	}
	return labels, nil
}

// How often Run looks, and how much longer than a check it waits before the next one, so that frequent loads are not slowed
// down by it.
const (
	every   = 5 * time.Second
	patient = 10
)

// Run closes periods whose time has come and looks for corrections after every change of the data or of what a metric means,
// until ctx ends.
func (s *Service) Run(ctx context.Context) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	seen, next := "", time.Time{}
	for {
		if now := s.Now(); !now.Before(next) {
			if is, err := s.round(ctx, seen); err != nil {
				if ctx.Err() == nil {
					s.Log.ErrorContext(ctx, "closed periods are not looked after", "error", err)
				}
				next = now.Add(time.Minute)
			} else if is != seen {
				seen, next = is, s.Now().Add(patient*s.Now().Sub(now))
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// round is one look; seen is what the one before gave.
func (s *Service) round(ctx context.Context, seen string) (string, error) {
	due, err := s.Due(ctx)
	if err != nil {
		return seen, err
	}
	for _, label := range due {
		if _, err := s.Close(ctx, Who{Login: Itself}, label); err != nil {
			return seen, err
		}
	}
	is, err := s.state(ctx)
	if err != nil || is == seen {
		return is, err
	}
	_, err = s.Check(ctx)
	return is, err
}

// state is what corrections depend on: the version of the data and what the kept metrics mean.
func (s *Service) state(ctx context.Context) (string, error) {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return "", err
	}
	book, err := s.Book(ctx)
	if err != nil {
		return "", err
	}
	type version struct {
		N     int64
		Means map[model.Name]Meaning
	}
	v := version{about.Version.N, map[model.Name]Meaning{}}
	for _, p := range book.order {
		for name := range p.means {
			if m, ok := about.Model.Metric(name); ok && v.Means[name].Hash == "" {
				v.Means[name] = meaning(about.Model, m)
			}
		}
	}
	text, err := canonical(v)
	return sum([]byte(text)), err
}
