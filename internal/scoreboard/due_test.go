package scoreboard

import (
	"slices"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/timetable"
)

func moscow(t *testing.T) cal.Calendar {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	return cal.Default(zone)
}

// TestDue: the moments since the last one, the latest alone where there was none, and not more than a few after a long rest.
func TestDue(t *testing.T) {
	c := moscow(t)
	at := func(text string) time.Time {
		x, err := time.ParseInLocation("2006-01-02 15:04", text, c.Zone)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for _, p := range []struct {
		name, words, last, now string
		want                   []string
	}{
		{"none before: the latest Monday alone", Usually, "", "2026-11-18 12:00", []string{"2026-11-16 09:00"}},
		{"at the moment itself", Usually, "2026-11-09 09:00", "2026-11-16 09:00", []string{"2026-11-16 09:00"}},
		{"a minute before", Usually, "2026-11-09 09:00", "2026-11-16 08:59", nil},
		{"kept already", Usually, "2026-11-16 09:00", "2026-11-20 12:00", nil},
		{"two weeks off", Usually, "2026-11-02 09:00", "2026-11-18 12:00", []string{"2026-11-09 09:00", "2026-11-16 09:00"}},
		{
			"a year off: the latest few", Usually, "2025-11-17 09:00", "2026-11-18 12:00",
			[]string{"2026-09-28 09:00", "2026-10-05 09:00", "2026-10-12 09:00", "2026-10-19 09:00", "2026-10-26 09:00", "2026-11-02 09:00", "2026-11-09 09:00", "2026-11-16 09:00"},
		},
		{"a rare one", "1-й рабочий день месяца в 9:00", "", "2026-11-18 12:00", []string{"2026-11-02 09:00"}},
		{"words of the other language", "Mondays at 9:00", "2026-11-09 09:00", "2026-11-16 09:01", []string{"2026-11-16 09:00"}},
	} {
		tt, err := timetable.Parse(p.words)
		if err != nil {
			t.Fatal(err)
		}
		last := time.Time{}
		if p.last != "" {
			last = at(p.last)
		}
		var got []string
		for _, x := range due(tt, c, last, at(p.now)) {
			got = append(got, x.In(c.Zone).Format("2006-01-02 15:04"))
		}
		if !slices.Equal(got, p.want) {
			t.Errorf("%s: %v, want %v", p.name, got, p.want)
		}
	}
}

func in(dim model.Name, values ...string) []model.Cond {
	return []model.Cond{{Name: dim, Op: model.In, Values: values}}
}

// TestSight: what of a snapshot is shown to whom. Nobody is shown more than their own rows would be.
func TestSight(t *testing.T) {
	h := ask.House{
		Departments: []ask.Department{{ID: "all"}, {ID: "south", Parent: "all"}, {ID: "coast", Parent: "south"}, {ID: "north", Parent: "all"}},
		People:      []ask.Person{{ID: "ann", Department: "south"}, {ID: "egor", Department: "coast"}, {ID: "bob", Department: "north"}},
	}
	everybody := access.Grant{All: true}
	manager := access.Grant{Rows: [][]model.Cond{in(owner, "#ann")}}
	head := access.Grant{Rows: [][]model.Cond{in(department, "#south"), in(owner, "#ann")}}
	two := access.Grant{Rows: [][]model.Cond{in(department, "#coast", "#north")}}
	narrowed := access.Grant{Rows: [][]model.Cond{append(in(owner, "#ann"), in("pipeline", "#p")...)}}
	for _, p := range []struct {
		name            string
		grant           access.Grant
		department, who string
		want            Scope
		ok              bool
	}{
		{"all, the company", everybody, "", "", "", true},
		{"all, a person", everybody, "", "bob", "owner=bob", true},
		{"a manager sees themselves", manager, "", "", "owner=ann", true},
		{"a manager asks for another", manager, "", "bob", "", false},
		{"a manager asks for a department", manager, "south", "", "department=south&owner=ann", true},
		{"a head sees their department", head, "", "", "department=south", true},
		{"a head sees one below", head, "coast", "", "department=coast", true},
		{"a head sees a person as far as the department goes", head, "", "egor", "department=south&owner=egor", true},
		{"a head asks for another department: their own rows there", head, "north", "", "department=north&owner=ann", true},
		{"a head asks for themselves", head, "", "ann", "owner=ann", true},
		{"two departments have no sum", two, "", "", "", false},
		{"one of two departments", two, "north", "", "department=north", true},
		{"narrowed by a pipeline", narrowed, "", "", "", false},
		{"nothing", access.Grant{}, "", "", "", false},
	} {
		got, ok := SightOf(p.grant, h).Scope(p.department, p.who)
		if ok != p.ok || ok && got != p.want {
			t.Errorf("%s: %q %v, want %q %v", p.name, got, ok, p.want, p.ok)
		}
	}
}

// TestSpan: short and open weeks, and the month of the last day that has come.
func TestSpan(t *testing.T) {
	c := moscow(t)
	today := cal.Date(2026, time.November, 19) // Thursday; the 4th was a holiday
	s := NewSpan(c, Weeks(c, cal.ByWeek, 3, today), cal.ByWeek, today)
	if len(s.Columns) != 3 {
		t.Fatalf("%+v", s.Columns)
	}
	for i, want := range []struct {
		days, usual, gone int
		open, short       bool
	}{{4, 5, 4, false, true}, {5, 5, 5, false, false}, {5, 5, 4, true, false}} {
		x := s.Columns[i]
		if x.Days != want.days || x.Usual != want.usual || x.Gone != want.gone || x.Open != want.open || x.Short() != want.short {
			t.Errorf("%d: %+v", i, x)
		}
	}
	if s.Month.String() != "2026-11-01..2026-11-30" || s.MonthDays != 20 || s.MonthGone != 13 {
		t.Errorf("%v, %d of %d", s.Month, s.MonthGone, s.MonthDays)
	}
}
