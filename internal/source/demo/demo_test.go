package demo

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/warehouse"
)

// thursday is the day of the story, 19 November 2026.
var thursday = cal.Date(2026, time.November, 19)

// termodom is the company at full size, made once for all tests.
var termodom = sync.OnceValue(func() *Company { return New(Options{Seed: 1, Today: thursday}) })

// table is the rows of one entity, with the place of each column.
type table struct {
	rows    []warehouse.Row
	columns []warehouse.Column
	at      map[string]int
}

func (x table) get(r warehouse.Row, column string) any { return r[x.at[column]] }

func (x table) text(r warehouse.Row, column string) string {
	s, _ := r[x.at[column]].(string)
	return s
}

func (x table) num(r warehouse.Row, column string) int64 {
	n, _ := r[x.at[column]].(int64)
	return n
}

// read takes a whole batch in, and fails unless every row has the shape that the warehouse documents.
func read(t *testing.T, b warehouse.Batch) map[string]table {
	t.Helper()
	schema := warehouse.NewSchema(b.Custom)
	place := map[string]int{}
	for i, e := range schema.Entities {
		place[e.Name] = i
	}
	all, last := map[string]table{}, -1
	ids := map[string]bool{}
	err := b.Stream(context.Background(), func(c warehouse.Chunk) error {
		at, known := place[c.Entity]
		if !known || at < last {
			return fmt.Errorf("%s comes out of turn", c.Entity)
		}
		last = at
		x, begun := all[c.Entity]
		if !begun {
			x.columns, x.at = schema.Source(c.Entity), map[string]int{"id": 0}
			for i, col := range x.columns {
				x.at[col.Name] = i + 1
			}
		}
		for _, row := range c.Rows {
			id, _ := row[0].(string)
			if !strings.HasPrefix(id, b.Source+":") || ids[c.Entity+id] {
				return fmt.Errorf("%s: id %q", c.Entity, id)
			}
			ids[c.Entity+id] = true
			if len(row) != len(x.columns)+1 {
				return fmt.Errorf("%s %s: %d values, want %d", c.Entity, id, len(row), len(x.columns)+1)
			}
			for i, col := range x.columns {
				if !fits(row[i+1], col.Type) {
					return fmt.Errorf("%s %s: %s is %T, want %s", c.Entity, id, col.Name, row[i+1], col.Type)
				}
			}
		}
		x.rows = append(x.rows, c.Rows...)
		all[c.Entity] = x
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func fits(v any, want warehouse.Type) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return (want == warehouse.Text || want == warehouse.Key) && v != ""
	case int64:
		return want == warehouse.Int || want == warehouse.Money || want == warehouse.Time || want == warehouse.Day
	case float64:
		return want == warehouse.Real
	case bool:
		return want == warehouse.Bool
	default:
		return false
	}
}

// planned are instants that may lie ahead.
var planned = map[string]bool{"due_at": true, "starts_at": true, "expected_at": true}

// sound fails when a key leads nowhere or something happens after the batch was seen.
func sound(t *testing.T, all map[string]table, seen int64) {
	t.Helper()
	ids := map[string]map[any]bool{}
	for name, x := range all {
		ids[name] = map[any]bool{}
		for _, row := range x.rows {
			ids[name][row[0]] = true
		}
	}
	for name, x := range all {
		for i, col := range x.columns {
			for _, row := range x.rows {
				v := row[i+1]
				if v == nil {
					continue
				}
				if col.Type == warehouse.Key && !ids[col.To][v] {
					t.Fatalf("%s %v: no %s %v", name, row[0], col.To, v)
				}
				if at, ok := v.(int64); ok && col.Type == warehouse.Time && at > seen && !planned[col.Name] {
					t.Fatalf("%s %v: %s is %s, after it was seen", name, row[0], col.Name, time.Unix(at, 0).UTC())
				}
			}
		}
	}
}

func TestBatchIsSound(t *testing.T) {
	c := termodom()
	all := read(t, c.Batch(c.End().Add(time.Hour)))
	for _, e := range warehouse.Entities() {
		if len(all[e.Name].rows) == 0 {
			t.Errorf("no %s", e.Name)
		}
	}
	sound(t, all, c.last)
}

// TestAsItStood looks at the company weeks earlier: what was known then is there, and nothing else.
func TestAsItStood(t *testing.T) {
	c := termodom()
	now, before := read(t, c.Batch(c.End())), thursday-63
	seen := c.hours.midnight(before) + 11*3600
	then := read(t, c.Batch(time.Unix(seen, 0)))
	sound(t, then, seen)
	open := func(all map[string]table) map[any]bool {
		found := map[any]bool{}
		for _, row := range all["deal"].rows {
			if all["deal"].text(row, "outcome") == "open" {
				found[row[0]] = true
			}
		}
		return found
	}
	was, is := open(then), open(now)
	closed := 0
	for id := range was {
		if !is[id] {
			closed++
		}
	}
	if closed < 200 {
		t.Errorf("of %d deals open then only %d are closed now", len(was), closed)
	}
	if a, b := len(then["call"].rows), len(now["call"].rows); a >= b || a < b*8/10 {
		t.Errorf("%d calls then, %d now", a, b)
	}
}

func TestDeterministic(t *testing.T) {
	sum := func(seed uint64) uint64 {
		c := New(Options{Seed: seed, Today: thursday, Scale: 0.1})
		h := fnv.New64a()
		batches := append([]warehouse.Batch{c.Batch(c.End())}, c.Later()...)
		for _, b := range batches {
			if err := b.Stream(context.Background(), func(x warehouse.Chunk) error {
				fmt.Fprintln(h, x.Entity, x.Rows, x.Gone)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
		return h.Sum64()
	}
	first := sum(1)
	if again := sum(1); again != first {
		t.Error("the same seed gives another company")
	}
	if other := sum(2); other == first {
		t.Error("another seed gives the same company")
	}
}

// TestAnyDay makes small companies on awkward days: weekends, holidays, a leap day, years without a published calendar.
func TestAnyDay(t *testing.T) {
	for _, today := range []cal.Day{
		cal.Date(2026, 11, 22), cal.Date(2027, 1, 1), cal.Date(2024, 2, 29), cal.Date(2028, 3, 1), cal.Date(2026, 3, 31), cal.Date(2030, 5, 9),
	} {
		for _, years := range []int{1, 2} {
			c := New(Options{Seed: 7, Today: today, Years: years, Scale: 0.05})
			sound(t, read(t, c.Batch(c.End())), c.last)
			if f := c.Truth().Sum(nil); f[Leads] < 100*int64(years) || f[Wins] < 10*int64(years) {
				t.Errorf("%s, %d years: %d leads, %d wins", today, years, f[Leads], f[Wins])
			}
		}
	}
}

func TestSizes(t *testing.T) {
	c := termodom()
	all := read(t, c.Batch(c.End()))
	for entity, want := range map[string][2]int{
		"lead": {22000, 30000}, "deal": {9000, 12500}, "change": {36000, 55000}, "call": {100000, 135000}, "message": {50000, 70000},
		"task": {42000, 58000}, "meeting": {10000, 14000}, "event": {130000, 180000}, "payment": {5000, 7500}, "proposal": {6000, 10000},
		"ticket": {3500, 6000}, "survey": {5000, 8000}, "product": {16, 16}, "source": {9, 9}, "user": {19, 19},
	} {
		if n := len(all[entity].rows); n < want[0] || n > want[1] {
			t.Errorf("%d rows of %s, want %d to %d", n, entity, want[0], want[1])
		}
	}
	year := c.Truth().Sum(func(x Cell) bool { return x.Day > thursday-365 })
	if month := year[Revenue] / 100 / 12; month < 18_000_000 || month > 30_000_000 {
		t.Errorf("%d roubles a month", month)
	}
	if check := year[Revenue] / 100 / year[PaidWins]; check < 150_000 || check > 400_000 {
		t.Errorf("an average check of %d roubles", check)
	}
	if share := float64(year[LeadsConverted]) / float64(year[Leads]); share < 0.4 || share > 0.52 {
		t.Errorf("%.2f of the leads become deals", share)
	}
	if share := float64(year[Wins]) / float64(year[Wins]+year[Losses]); share < 0.3 || share > 0.4 {
		t.Errorf("%.2f of the deals are won", share)
	}
}

// TestWorkingHours checks that people work when the company does.
func TestWorkingHours(t *testing.T) {
	c := termodom()
	all := read(t, c.Batch(c.End()))
	for _, x := range []struct{ entity, column, only, is string }{
		{"call", "started_at", "direction", "out"}, {"change", "at", "", ""}, {"meeting", "starts_at", "", ""}, {"task", "done_at", "", ""},
		{"proposal", "sent_at", "", ""},
	} {
		tab, n, outside := all[x.entity], 0, 0
		for _, row := range tab.rows {
			at := tab.num(row, x.column)
			if at == 0 || x.only != "" && tab.text(row, x.only) != x.is {
				continue
			}
			n++
			if d, s := c.hours.day(at), c.hours.clock(at); !c.hours.working(d) || s < opening || s > opening+c.hours.length(d)+3600 {
				outside++
			}
		}
		if outside*50 > n {
			t.Errorf("%d of %d %ss at night", outside, n, x.entity)
		}
	}
}

// TestPresent checks that nobody is given a lead, or calls, on a day of leave, before the first or after the last day.
func TestPresent(t *testing.T) {
	c := termodom()
	for i := range c.calls {
		if x := &c.calls[i]; x.direction == "out" && !x.owner.here(c.hours.day(x.at)) {
			t.Fatalf("%s calls on %s", x.owner.name, c.hours.day(x.at))
		}
	}
	away := 0
	for _, l := range c.leads {
		if !l.owner.here(c.hours.day(c.hours.add(l.at, 0))) {
			away++
		}
	}
	if away*200 > len(c.leads) {
		t.Errorf("%d of %d leads went to somebody away", away, len(c.leads))
	}
	gone := c.staff.find("fomin")
	for _, d := range c.deals {
		if s := d.standsAt(c.last); s.owner == gone && s.closed == 0 {
			t.Errorf("%s is still with somebody who left", d.id())
		}
	}
}

func TestStops(t *testing.T) {
	c := New(Options{Seed: 1, Today: thursday, Scale: 0.2})
	broken := errors.New("disk full")
	for _, b := range append(c.Later(), c.Batch(c.End())) {
		if err := b.Stream(context.Background(), func(warehouse.Chunk) error { return broken }); !errors.Is(err, broken) {
			t.Errorf("an error of emit comes back as %v", err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := b.Stream(ctx, func(warehouse.Chunk) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(Options{Seed: 1, Today: thursday})
	}
}

func BenchmarkStream(b *testing.B) {
	c := termodom()
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Batch(c.End()).Stream(context.Background(), func(warehouse.Chunk) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
