package kpi_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/model"
	"svodka/internal/model/crm"
)

// shelf keeps versions in memory.
type shelf struct{ list []kpi.Version }

func (s *shelf) MetricVersions(context.Context) ([]kpi.Version, error) {
	return slices.Clone(s.list), nil
}

func (s *shelf) MetricRevision(context.Context) (int64, error) { return int64(len(s.list)), nil }

func (s *shelf) SaveMetric(_ context.Context, v kpi.Version) error {
	last := 0
	for _, o := range s.list {
		if o.ID == v.ID {
			last = o.No
		}
	}
	if v.No != last+1 {
		return fault.Sentence(fault.Conflict, "late", "поздно")
	}
	v.Seq = int64(len(s.list) + 1)
	s.list = append(s.list, v)
	return nil
}

func service(t *testing.T) (*kpi.Service, *model.Model) {
	t.Helper()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	var s *kpi.Service
	s = kpi.New(kpi.Options{
		Store: &shelf{}, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Try: func(ctx context.Context, drafts ...model.Own) (*model.Model, map[string]error, error) {
			list, _, err := s.Own(ctx)
			list = slices.DeleteFunc(slices.Clone(list), func(o model.Own) bool {
				return slices.ContainsFunc(drafts, func(d model.Own) bool { return d.ID == o.ID })
			})
			n, wrong := m.WithOwn(append(list, drafts...))
			return n, wrong, err
		},
	})
	return s, m
}

func metric(t *testing.T, yaml string) *model.Metric {
	t.Helper()
	m, err := model.ReadMetric(yaml)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func flow(name, title string, least int) string {
	return "metric: " + name + "\ntitle: {ru: " + title + "}\nunit: count\nbetter: more\nflow: {fact: deal, day: created, agg: count, where: {amount: {from: " +
		strings.Repeat("9", least) + "}}}\n"
}

func formulaOf(name, title, text string) string {
	return "metric: " + name + "\ntitle: {ru: " + title + "}\nunit: percent\nbetter: more\nformula: " + text + "\n"
}

func wants(t *testing.T, err error, kind fault.Kind, says string) {
	t.Helper()
	if !fault.Is(err, kind) || !strings.Contains(fault.MessageIn(err, "ru"), says) {
		t.Errorf("it says %q (%v), wanted %q", fault.MessageIn(err, "ru"), err, says)
	}
}

// TestVersions saves, changes, renames, puts away and brings back.
func TestVersions(t *testing.T) {
	s, _ := service(t)
	ctx := t.Context()
	save := func(c kpi.Change) (kpi.Version, error) { return s.Save(ctx, "ann", account.Analyst, c) }
	v, err := save(kpi.Change{Metric: metric(t, flow("own_big", "Крупные", 3)), Area: "sales"})
	if err != nil || v.No != 1 || !v.Ever || v.By != "ann" {
		t.Fatalf("%+v %v", v, err)
	}
	_, err = save(kpi.Change{Metric: metric(t, flow("own_big2", "крупные", 3)), Area: "sales"})
	wants(t, err, fault.Invalid, "уже есть")
	_, err = save(kpi.Change{Metric: metric(t, flow("own_big", "Другие", 3)), Area: "sales"})
	wants(t, err, fault.Invalid, "занято")
	_, err = s.Save(ctx, "bob", account.Manager, kpi.Change{Metric: metric(t, flow("own_x", "Х", 3)), Area: "sales"})
	wants(t, err, fault.Forbidden, "аналитики")

	if _, err = save(kpi.Change{Metric: metric(t, formulaOf("own_share", "Доля крупных", "own_big / deals_new")), Area: "sales"}); err != nil {
		t.Fatal(err)
	}
	// The meaning changes from a day on; then it is only renamed: no third meaning, and links by the former name hold.
	from := cal.Date(2026, 11, 1)
	if v, err = save(kpi.Change{ID: "own_big", Seen: 1, Metric: metric(t, flow("own_big", "Крупные", 4)), Area: "sales", From: from, Why: "порог"}); err != nil || v.Ever || v.From != from {
		t.Fatalf("%+v %v", v, err)
	}
	_, err = save(kpi.Change{ID: "own_big", Seen: 1, Metric: metric(t, flow("own_big", "Крупные", 5)), Area: "sales", From: from})
	wants(t, err, fault.Conflict, "кто-то другой")
	if v, err = save(kpi.Change{ID: "own_big", Seen: 2, Metric: metric(t, flow("own_large", "Большие", 4)), Area: "sales"}); err != nil || v.From != from {
		t.Fatalf("%+v %v", v, err)
	}
	list, revision, err := s.Own(ctx)
	if err != nil || revision != 4 || len(list) != 2 {
		t.Fatalf("%v %d %v", list, revision, err)
	}
	if o := list[0]; len(o.Meanings) != 2 || o.Meanings[1].From != from || !slices.Equal(o.Was, []string{"own_big"}) || !strings.Contains(o.Meanings[1].YAML, "own_large") {
		t.Errorf("the metric is %+v", o)
	}
	_, wrong, err := tryAll(ctx, s)
	if err != nil || len(wrong) > 0 {
		t.Errorf("after the renaming: %v %v", wrong, err)
	}

	// Restated, there is one meaning for all time, and the history stays.
	if v, err = save(kpi.Change{ID: "own_large", Seen: 3, Metric: metric(t, flow("own_large", "Большие", 5)), Area: "sales", Restate: true}); err != nil || !v.Restate || !v.Ever {
		t.Fatalf("%+v %v", v, err)
	}
	m, err := s.Get(ctx, "own_big")
	if err != nil || len(m.Versions) != 4 || len(m.InForce()) != 1 {
		t.Errorf("%d versions, in force %d, %v", len(m.Versions), len(m.InForce()), err)
	}
	// What another metric draws on is not put away, nor changed so that the other could not be counted.
	_, err = s.Delete(ctx, "ann", account.Owner, "own_large", "")
	wants(t, err, fault.Invalid, "использует")
	_, err = save(kpi.Change{ID: "own_large", Metric: metric(t, formulaOf("own_large", "Большие", "own_share / deals_new")), Area: "sales", Restate: true})
	wants(t, err, fault.Invalid, "замыкается")
	if v, err = s.Delete(ctx, "ann", account.Owner, "own_share", "не нужна"); err != nil || !v.Deleted {
		t.Fatal(err)
	}
	if list, _, _ = s.Own(ctx); len(list) != 1 {
		t.Errorf("%d metrics are left", len(list))
	}
	if _, err = s.Restore(ctx, "ann", account.Owner, "own_share"); err != nil {
		t.Fatal(err)
	}
	if list, _, _ = s.Own(ctx); len(list) != 2 {
		t.Errorf("%d metrics are there again", len(list))
	}
}

func tryAll(ctx context.Context, s *kpi.Service) (*model.Model, map[string]error, error) {
	m, err := crm.Load()
	if err != nil {
		return nil, nil, err
	}
	list, _, err := s.Own(ctx)
	n, wrong := m.WithOwn(list)
	return n, wrong, err
}

// TestInForce: a later saying replaces earlier ones from its day on.
func TestInForce(t *testing.T) {
	day := func(n int) cal.Day { return cal.Date(2026, 1, 1) + cal.Day(n) }
	at := func(no int, from cal.Day, ever bool) kpi.Version { return kpi.Version{No: no, From: from, Ever: ever} }
	for _, c := range []struct {
		list []kpi.Version
		want []int
	}{
		{[]kpi.Version{at(1, 0, true), at(2, day(5), false), at(3, day(5), false)}, []int{1, 3}},
		{[]kpi.Version{at(1, 0, true), at(2, day(5), false), at(3, 0, true)}, []int{3}},
		{[]kpi.Version{at(1, 0, true), at(2, day(9), false), at(3, day(5), false)}, []int{1, 3}},
		{[]kpi.Version{at(1, 0, true), at(2, day(5), false), at(3, day(9), false)}, []int{1, 2, 3}},
	} {
		var got []int
		for _, v := range (kpi.Metric{Versions: c.list}).InForce() {
			got = append(got, v.No)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v are in force, wanted %v", got, c.want)
		}
	}
}

// TestNameFor makes names of titles.
func TestNameFor(t *testing.T) {
	taken := func(n model.Name) bool { return n == "own_srednyaya_oplata" }
	for title, want := range map[string]string{
		"Доля сделок за 14 дней": "own_dolya_sdelok_za_14_dney", "Средняя оплата": "own_srednyaya_oplata_2", "***": "own_metric", "Win rate, %": "own_win_rate",
	} {
		if got := kpi.NameFor(title, taken); got != want {
			t.Errorf("%s is %s, wanted %s", title, got, want)
		}
	}
}
