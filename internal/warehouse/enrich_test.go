package warehouse

import (
	"math"
	"strings"
	"testing"

	"svodka/internal/fault"
)

// TestEve: 20 February 2021 was a worked Saturday, 22 and 23 February days off; 30 October 2020 was a Friday.
func TestEve(t *testing.T) {
	w := newWorld(t, "2021-06-01", `
task   created_at        due_at            done_at
mon    2020-10-26        2020-11-02T10:00  -
late   2020-10-30T18:01  2020-11-02T10:00  -
sharp  2020-10-30T18:00  2020-11-02T10:00  -
done   2020-10-26        2020-11-02T10:00  2020-10-30T17:59
stays  2020-10-26        2020-11-02T10:00  2020-10-30T18:00
sat    2020-10-26        2020-10-31T10:00  -
moved  2021-02-01        2021-02-20T10:00  -
after  2021-02-01        2021-02-24T10:00  -
free   2021-02-01        -                 -

meeting  created_at  starts_at         result     held_at
m1       2020-10-26  2020-11-02T10:00  -          -
m2       2020-10-26  2020-11-02T10:00  cancelled  -
m3       -           2020-11-02T10:00  held       2020-10-28
`)
	w.wants(t, "task", `
id    eve_day    due_day    hour weekday
mon   2020-10-30 2020-11-02 12   1
late  -          2020-11-02 18   5
sharp 2020-10-30 2020-11-02 18   5
done  -          2020-11-02 12   1
stays 2020-10-30 2020-11-02 12   1
sat   -          2020-10-31 12   1
moved 2021-02-19 2021-02-20 12   1
after 2021-02-20 2021-02-24 12   1
free  -          -          12   1
`)
	w.wants(t, "meeting", `
id eve_day
m1 2020-10-30
m2 -
m3 2020-10-30
`)
}

// TestDepartments: a person's department is that of the day, by the memberships.
func TestDepartments(t *testing.T) {
	w := newWorld(t, "2026-12-01", `
user  department
ann   south
bob   south

membership  user  department  since
m1          ann   north       2026-03-01
m2          ann   south       2026-05-07

call  started_at        owner  gone_at
a     2026-02-01        ann    -
b     2026-05-06T23:59  ann    -
c     2026-05-07T00:00  ann    2026-05-08
d     2026-02-01        bob    -
e     2026-02-01        -      -
`)
	w.wants(t, "call", `
id department started_day excluded gone_day
a  north      2026-02-01  -        -
b  north      2026-05-06  -        -
c  south      2026-05-07  deleted  2026-05-08
d  south      2026-02-01  -        -
e  -          2026-02-01  -        -
`)
}

func TestRowErrors(t *testing.T) {
	w := newWorld(t, "2026-12-01", "rate currency day rate\nr USD 2026-05-01 80")
	columns := w.schema.Source("deal")
	row := func(set map[string]any) Row {
		r := make(Row, len(columns)+1)
		r[0] = "x:1"
		for i, c := range columns {
			r[i+1] = set[c.Name]
		}
		return r
	}
	at := w.instant(t, "2026-04-01")
	for _, c := range []struct {
		row  Row
		want string
	}{
		{row(map[string]any{"amount": int64(5), "currency": "EUR"}), "deal x:1: Currency EUR is not known: there is no rate to RUB."},
		{row(map[string]any{"created_at": at, "amount": int64(5), "currency": "USD"}), "no rate of USD to RUB on 2026-04-01; the first one is of 2026-05-01"},
		{row(map[string]any{"amount": 5}), "deal x:1: amount should hold money, not 5 (int)."},
		{row(map[string]any{"title": int64(5)}), "deal x:1: title should hold text, not 5 (int64)."},
		{Row{"x:1"}, "A row of deal has 1 values instead of"},
		{make(Row, len(columns)+1), "A row of deal has no id."},
	} {
		_, err := NewEnricher(w.env, w.schema, "deal").Row(c.row, w.now)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(fault.MessageIn(err, "en"), c.want) || fault.MessageIn(err, "ru") == fault.MessageIn(err, "en") {
			t.Errorf("got %q, want %q", fault.MessageIn(err, "ru"), c.want)
		}
	}
	if _, err := NewEnricher(w.env, w.schema, "deal").Row(row(map[string]any{"currency": "EUR", "title": ""}), w.now); err != nil {
		t.Errorf("a row without money: %v", err)
	}
}

func TestConvert(t *testing.T) {
	env := &Env{Settings: DefaultSettings(), Dict: &Dict{Rates: map[string][]Rate{"USD": {{Day: 10, Rate: 1.005}, {Day: 20, Rate: 0.5}}}}}
	for _, c := range []struct{ amount, day, want int64 }{
		{100, 10, 101}, {100, 19, 101}, {-100, 19, -101}, {99, 19, 99}, {3, 20, 2}, {-3, 25, -2}, {1, 25, 1}, {0, 25, 0},
		{math.MaxInt64, 25, math.MaxInt64/2 + 1}, {math.MinInt64 + 1, 25, math.MinInt64 / 2},
	} {
		if got, err := env.Convert(c.amount, "USD", c.day); err != nil || got != c.want {
			t.Errorf("Convert(%d, %d) = %d, %v, want %d", c.amount, c.day, got, err, c.want)
		}
	}
	for _, c := range []struct {
		amount   int64
		currency string
		day      int64
	}{{1, "USD", 9}, {1, "EUR", 10}, {math.MaxInt64, "USD", 10}} {
		if got, err := env.Convert(c.amount, c.currency, c.day); err == nil {
			t.Errorf("Convert(%v) = %d", c, got)
		}
	}
}

// TestHash pins values: the versions of rows kept on disk are compared by them.
func TestHash(t *testing.T) {
	for _, c := range []struct {
		row  Row
		want uint64
	}{
		{Row{"d1", int64(5), nil, true, 0.5, "eighty-eight"}, 0xcad5bfc7eda809},
		{Row{}, 0},
	} {
		if got := Hash(c.row); got != c.want {
			t.Errorf("Hash(%v) = %#x, want %#x", c.row, got, c.want)
		}
	}
	seen := map[uint64]Row{}
	for _, r := range []Row{
		{"a"}, {"a", nil}, {"a", ""}, {"a", int64(0)}, {"a", 0.0}, {"a", false}, {"a", true}, {"ab", "c"}, {"a", "bc"},
		{"a", int64(1)}, {"a", int64(1), nil}, {"12345678", "9"}, {"123456789", ""}, {"a\x00"}, {"a", "1"},
	} {
		if was, ok := seen[Hash(r)]; ok {
			t.Errorf("%#v and %#v have one hash", was, r)
		}
		seen[Hash(r)] = r
	}
}

func TestSettingsCalendar(t *testing.T) {
	for name, spoil := range map[string]func(*Settings){
		"zone":  func(s *Settings) { s.Zone = "Nowhere" },
		"hours": func(s *Settings) { s.Open = "18:00" },
		"open":  func(s *Settings) { s.Open = "9" },
		"close": func(s *Settings) { s.Close = "24:30" },
		"work":  func(s *Settings) { s.Work = []int{7} },
		"week":  func(s *Settings) { s.WeekStart = 7 },
		"year":  func(s *Settings) { s.FiscalStart = 0 },
		"days":  func(s *Settings) { s.Holidays = "xx" },
	} {
		s := DefaultSettings()
		spoil(&s)
		if _, err := s.Calendar(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
