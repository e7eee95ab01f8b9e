package kpi

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	// Try gives the company's model with a definition nobody has saved yet, and why it cannot be used, by ID.
	Try func(ctx context.Context, drafts ...model.Own) (*model.Model, map[string]error, error)
	Now func() time.Time
}

// Service defines metrics for people. It is safe for use by several goroutines.
type Service struct {
	o Options

	mu       sync.Mutex
	revision int64
	read     bool
	list     []Metric
	own      []model.Own
}

// New makes a service.
func New(o Options) *Service { return &Service{o: o} }

// Own gives the metrics that are not put away, for the desk, with a number that grows with every change.
func (s *Service) Own(ctx context.Context) (list []model.Own, revision int64, err error) {
	defer fault.Wrap(&err, "kpi.Own")
	if err := s.load(ctx); err != nil {
		return nil, 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.own, s.revision, nil
}

// List gives all metrics, also those put away, in the order they were first saved.
func (s *Service) List(ctx context.Context) (list []Metric, err error) {
	defer fault.Wrap(&err, "kpi.List")
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.list), nil
}

// Get finds a metric by its ID, its name or a former name.
func (s *Service) Get(ctx context.Context, name string) (m Metric, err error) {
	defer fault.Wrap(&err, "kpi.Get(%q)", name)
	list, err := s.List(ctx)
	if err != nil {
		return m, err
	}
	for _, is := range []func(Metric) bool{
		func(m Metric) bool { return m.Last().Name == name && !m.Deleted() },
		func(m Metric) bool { return m.ID == name },
		func(m Metric) bool { return m.Last().Name == name || slices.Contains(m.Was(), name) },
	} {
		if i := slices.IndexFunc(list, is); i >= 0 {
			return list[i], nil
		}
	}
	return m, none()
}

// load reads the versions anew when there are others than those read last: another process may have saved some.
func (s *Service) load(ctx context.Context) error {
	revision, err := s.o.Store.MetricRevision(ctx)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.read && revision == s.revision {
		return nil
	}
	versions, err := s.o.Store.MetricVersions(ctx)
	if err != nil {
		return err
	}
	s.list, s.own, s.revision, s.read = gather(versions), nil, 0, true
	if n := len(versions); n > 0 {
		s.revision = versions[n-1].Seq
	}
	for _, m := range s.list {
		if !m.Deleted() {
			s.own = append(s.own, m.Own())
		}
	}
	return nil
}

// Change is a definition that somebody wants to keep.
type Change struct {
	// ID is that of the metric to change, "" for a new one; Seen the version that it was opened at.
	ID   string
	Seen int
	// Metric is the definition, its name included.
	Metric *model.Metric
	Area   string
	// From is the first day of the new meaning. Restate makes it hold for all time.
	From    cal.Day
	Restate bool
	Why     string
}

const mostText = 200

// Save keeps a definition as the next version. Errors are fault.Invalid with a sentence for the reader, Forbidden and Conflict.
func (s *Service) Save(ctx context.Context, who string, role account.Role, c Change) (v Version, err error) {
	defer fault.Wrap(&err, "kpi.Save(%q)", c.ID)
	if !MayDefine(role) {
		return v, mayNot()
	}
	v, own, err := s.next(ctx, c)
	if err != nil {
		return v, err
	}
	m, wrong, err := s.o.Try(ctx, own)
	if err != nil {
		return v, err
	}
	if why := wrong[own.ID]; why != nil {
		return v, why
	}
	if err := s.spoils(ctx, own, wrong); err != nil {
		return v, err
	}
	if err := titleFree(m, v.Name); err != nil {
		return v, err
	}
	v.By, v.At, v.Why = who, s.o.Now().UTC(), strings.TrimSpace(c.Why)
	return v, s.o.Store.SaveMetric(ctx, v)
}

// Draft is a definition as the desk can try it out: in the place of the metric that it changes, for all time.
func (s *Service) Draft(ctx context.Context, c Change) (model.Own, error) {
	c.Restate = true
	_, own, err := s.next(ctx, c)
	return own, err
}

// next makes the version that a change would be, and the metric with it.
func (s *Service) next(ctx context.Context, c Change) (v Version, own model.Own, err error) {
	x := *c.Metric
	if n := utf8.RuneCountInString(x.Title.RU + x.Title.EN); n == 0 || n > 2*mostText {
		return v, own, fault.Invalidf("Give the metric a title of at most %d characters.", "Дайте показателю название не длиннее %d знаков.", mostText)
	}
	if utf8.RuneCountInString(c.Why) > mostText*2 {
		return v, own, fault.Invalidf("The reason is too long: at most %d characters.", "Причина слишком длинная: можно не больше %d знаков.", mostText*2)
	}
	text, err := model.WriteMetric(&x)
	if err != nil {
		return v, own, err
	}
	v = Version{ID: x.Name, No: 1, Name: x.Name, YAML: text, Area: c.Area, From: c.From, Ever: true}
	m := Metric{}
	if c.ID != "" {
		if m, err = s.Get(ctx, c.ID); err != nil {
			return v, own, err
		}
		v.ID, v.No = m.ID, m.Last().No+1
		if c.Seen > 0 && c.Seen != m.Last().No {
			return v, own, fault.Sentence(fault.Conflict,
				"Somebody changed this metric meanwhile. Open it again and repeat the change.",
				"За это время показатель изменил кто-то другой. Откройте его и повторите правку.")
		}
		same := SameMeaning(text, m.Last().YAML)
		switch {
		case c.Restate && (!same || !m.Last().Ever):
			v.Restate = true
		case same: // it is only called, described or judged otherwise
			v.Ever, v.From = m.Last().Ever, m.Last().From
		default:
			v.Ever = false
		}
	} else if err := s.idFree(ctx, &v); err != nil {
		return v, own, err
	}
	m.ID, m.Versions = v.ID, append(slices.Clone(m.Versions), v)
	return v, m.Own(), nil
}

// idFree gives a new metric an ID that none has borne before.
func (s *Service) idFree(ctx context.Context, v *Version) error {
	list, err := s.List(ctx)
	if err != nil {
		return err
	}
	for n := 2; slices.ContainsFunc(list, func(m Metric) bool { return m.ID == v.ID }); n++ {
		v.ID = v.Name + "." + itoa(n)
	}
	return nil
}

// spoils refuses a change that others of the company's metrics would not survive.
func (s *Service) spoils(ctx context.Context, own model.Own, wrong map[string]error) error {
	_, before, err := s.o.Try(ctx)
	if err != nil {
		return err
	}
	for id, why := range wrong {
		if id == own.ID || before[id] != nil {
			continue
		}
		title := id
		if m, err := s.Get(ctx, id); err == nil {
			title = m.Title("ru")
		}
		return fault.Because(why, fault.Invalid, fault.Text{
			EN: "After this change “%s” could not be counted: it draws on this metric.",
			RU: "После этой правки нельзя будет посчитать «%s»: он использует этот показатель.",
		}, title)
	}
	return nil
}

// titleFree refuses a title that another metric bears: nobody could tell them apart in lists.
func titleFree(m *model.Model, name model.Name) error {
	x, _ := m.Metric(name)
	if x == nil {
		return nil
	}
	for _, o := range m.Metrics() {
		if o != x && !o.Hidden && (strings.EqualFold(o.Title.RU, x.Title.RU) || strings.EqualFold(o.Title.EN, x.Title.EN)) {
			return fault.Invalidf("There is a metric “%[1]s” already (%[2]s). Give yours another title.",
				"Показатель «%[1]s» уже есть (%[2]s). Назовите свой иначе.", o.Title.RU, o.Name)
		}
	}
	return nil
}

// Delete puts a metric away: its history stays, and it can be brought back.
func (s *Service) Delete(ctx context.Context, who string, role account.Role, id, why string) (v Version, err error) {
	defer fault.Wrap(&err, "kpi.Delete(%q)", id)
	if !MayDefine(role) {
		return v, mayNot()
	}
	m, err := s.Get(ctx, id)
	if err != nil {
		return v, err
	}
	list, err := s.List(ctx)
	if err != nil {
		return v, err
	}
	for _, o := range list {
		if o.Deleted() || o.ID == m.ID {
			continue
		}
		if x, err := model.ReadMetric(o.Last().YAML); err == nil && slices.ContainsFunc(x.Formula.Inputs(), func(n model.Name) bool {
			return n == m.Last().Name || slices.Contains(m.Was(), n)
		}) {
			return v, fault.Invalidf("“%s” draws on this metric. Change it first.", "Этот показатель использует «%s». Сначала измените его.", o.Title("ru"))
		}
	}
	v = m.Last()
	v.No, v.Deleted, v.By, v.At, v.Why, v.Seq = v.No+1, true, who, s.o.Now().UTC(), strings.TrimSpace(why), 0
	return v, s.o.Store.SaveMetric(ctx, v)
}

// Restore brings a metric back that was put away.
func (s *Service) Restore(ctx context.Context, who string, role account.Role, id string) (v Version, err error) {
	defer fault.Wrap(&err, "kpi.Restore(%q)", id)
	if !MayDefine(role) {
		return v, mayNot()
	}
	m, err := s.Get(ctx, id)
	if err != nil {
		return v, err
	}
	if !m.Deleted() {
		return m.Last(), nil
	}
	v = m.Last()
	v.No, v.Deleted, v.By, v.At, v.Why, v.Seq = v.No+1, false, who, s.o.Now().UTC(), "", 0
	v.Restate = false
	m.Versions = append(slices.Clone(m.Versions), v)
	_, wrong, err := s.o.Try(ctx, m.Own())
	if err != nil {
		return v, err
	}
	if why := wrong[m.ID]; why != nil {
		return v, why
	}
	return v, s.o.Store.SaveMetric(ctx, v)
}

// Title is what the metric is called.
func (m Metric) Title(lang string) string {
	x, err := model.ReadMetric(m.Last().YAML)
	if err != nil {
		return m.Last().Name
	}
	return x.Title.In(lang)
}

func itoa(n int) string { return strconv.Itoa(n) }
