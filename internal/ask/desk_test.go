package ask_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// counting is an engine that counts the scans it runs and those whose groups it hands over.
type counting struct {
	engine.Engine
	scans, visits atomic.Int64
}

func (c *counting) Read(ctx context.Context, fn func(engine.Snapshot) error) error {
	return c.Engine.Read(ctx, func(s engine.Snapshot) error { return fn(countingSnapshot{s, c}) })
}

type countingSnapshot struct {
	engine.Snapshot
	engine *counting
}

func (s countingSnapshot) Scan(ctx context.Context, p plan.Scan) ([]plan.Group, error) {
	s.engine.scans.Add(1)
	return s.Snapshot.Scan(ctx, p)
}

func (s countingSnapshot) Visit(ctx context.Context, p plan.Scan, fn func(n int, key []byte, figures []float64)) error {
	s.engine.visits.Add(1)
	return s.Snapshot.Visit(ctx, p, fn)
}

const office = `
seen: 2026-04-01T09:00
users:
  id   name
  ann  Ann
  bob  Bob
deals:
  id owner created    closed     outcome amount cost excluded
  1  ann   2026-02-02 2026-02-10 won     100    60   -
  2  ann   2026-03-03 2026-03-12 won     50     10   -
  3  ann   2026-03-03 2026-03-13 lost    10     -    -
  4  bob   2026-03-05 2026-03-14 won     500    100  -
  5  bob   2026-03-05 2026-03-15 won     7      1    -
  6  bob   2026-03-05 2026-03-16 won     9      1    test
  7  ann   2026-03-05 -          -       20     -    -
`

// opened is a desk before an engine that holds text.
func opened(t *testing.T, text string) (*ask.Desk, *counting) {
	t.Helper()
	settings := warehouse.DefaultSettings()
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeEngine(t, e) })
	b, err := texttable.Batch("t", text, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	c := &counting{Engine: e}
	now := func() time.Time { return time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC) }
	return ask.New(ask.Options{Model: shipped(t), Engine: c, Now: now}), c
}

func parsed(t *testing.T, text string) query.Query {
	t.Helper()
	q, err := query.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// limited sees the rows of one owner.
func limited(owner string) access.Viewer {
	rows := [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#t:" + owner}}}}
	return access.Viewer{ID: owner, Lang: "en", Grant: access.Grant{Rows: rows}}
}

func figure(t *testing.T, d *ask.Desk, v access.Viewer, text string) formula.Value {
	t.Helper()
	a, err := d.Ask(t.Context(), v, parsed(t, text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return a.Frame.Total.Cells[0]
}

// TestCacheShared: who runs the very same scan shares its result; other rights are another scan; a load makes all new,
// one that changes nothing does not.
func TestCacheShared(t *testing.T) {
	d, e := opened(t, office)
	text := "metrics=revenue&range=2026-03"
	scans := func(v access.Viewer) int64 {
		before := e.scans.Load()
		figure(t, d, v, text)
		return e.scans.Load() - before
	}
	// The first question also counts what its rule leaves out, and the very first what there is of its fact.
	for _, c := range []struct {
		who   string
		v     access.Viewer
		scans int64
	}{
		{"administrator", access.Admin("en"), 3},
		{"administrator again", access.Admin("en"), 0},
		{"somebody else who sees all", access.Viewer{ID: "boss", Lang: "ru", Grant: access.Grant{All: true}}, 0},
		{"ann", limited("ann"), 2},
		{"bob", limited("bob"), 2},
		{"ann again", limited("ann"), 0},
	} {
		if got := scans(c.v); got != c.scans {
			t.Errorf("%s: %d scans, want %d", c.who, got, c.scans)
		}
	}
	more := strings.Replace(office, "  7  ann   2026-03-05 -          -       20     -    -", "  7  ann   2026-03-05 2026-03-20 won     20     -    -", 1)
	for _, c := range []struct {
		text string
		want float64
	}{{office, 55700}, {more, 57700}} {
		b, err := texttable.Batch("t", c.text, warehouse.DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		if got := figure(t, d, access.Admin("en"), text); got.V != c.want {
			t.Errorf("revenue is %v, want %v", got, c.want)
		}
	}
}

// TestAskAll: a question that cannot be answered does not take the others with it, and all are of one version.
func TestAskAll(t *testing.T) {
	d, e := opened(t, office)
	var questions []query.Query
	for _, text := range []string{
		"metrics=revenue&range=2026-03", "metrics=revenu&range=2026-03", "metrics=deals_won&range=2026-03", "metrics=revenue&owner=zoe", "metrics=revenue&sort=-x",
	} {
		questions = append(questions, parsed(t, text))
	}
	before := e.scans.Load()
	answers, err := d.AskAll(t.Context(), access.Admin("en"), questions)
	if err != nil {
		t.Fatal(err)
	}
	for i, refused := range []bool{false, true, false, true, true} {
		a := answers[i]
		if (a.Err != nil) != refused || (a.Frame == nil) != refused {
			t.Errorf("%s: %v, frame %v", questions[i], a.Err, a.Frame)
		}
		if refused && !fault.Is(a.Err, fault.Invalid) {
			t.Errorf("%s: %v is no sentence for a person", questions[i], a.Err)
		}
		if a.Version != answers[0].Version {
			t.Errorf("versions %v and %v", a.Version, answers[0].Version)
		}
	}
	// Revenue and wins of one month share a scan; another month's, the two counts of what is left out and what there is of the
	// fact are their own.
	if got := e.scans.Load() - before; got > 5 {
		t.Errorf("%d scans", got)
	}
}

// TestAskWhileLoading: goroutines ask, explain and list records while loads run; every answer is of one state of the
// data, in which all deals have the same amount.
func TestAskWhileLoading(t *testing.T) {
	const deals = 40
	text := func(round int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "seen: 2026-04-01T%02d:%02d\ndeals:\n id owner created closed outcome amount\n", 9+round/60, round%60)
		for i := range deals {
			fmt.Fprintf(&b, " %d %s 2026-03-02 2026-03-10 won %d\n", i, []string{"ann", "bob"}[i%2], round+1)
		}
		return b.String()
	}
	d, e := opened(t, text(0))
	ctx, cancel := context.WithCancel(t.Context())
	var g errgroup.Group
	for i := range 6 {
		v := []access.Viewer{access.Admin("en"), limited("ann")}[i%2]
		g.Go(func() error {
			for n := 0; ctx.Err() == nil || n < 3; n++ {
				if err := oneState(d, v, deals); err != nil {
					return err
				}
			}
			return nil
		})
	}
	g.Go(func() error {
		defer cancel()
		for round := 1; round < 15; round++ {
			b, err := texttable.Batch("t", text(round), warehouse.DefaultSettings())
			if err != nil {
				return err
			}
			if _, err := e.Load(context.Background(), b); err != nil {
				return err
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		t.Error(err)
	}
}

func oneState(d *ask.Desk, v access.Viewer, deals float64) error {
	if !v.Grant.All {
		deals /= 2
	}
	ctx := context.Background()
	q := query.Query{Metrics: []model.Name{"revenue", "deals_won"}, By: []model.Name{"owner"}, Range: "2026-03", Totals: true}
	answers, err := d.AskAll(ctx, v, []query.Query{q, {Metrics: []model.Name{"median_check"}, Range: "2026-03"}})
	if err != nil {
		return err
	}
	cells, each := answers[0].Frame.Total.Cells, answers[1].Frame.Total.Cells[0].V
	if cells[1].V != deals || cells[0].V != deals*each {
		return fmt.Errorf("%v deals of %v bring %v", cells[1].V, each, cells[0].V)
	}
	list, err := d.Records(ctx, v, q, ask.Page{Limit: 5})
	if err != nil {
		return err
	}
	if list.Total != int64(deals) || len(list.Rows) != 5 {
		return fmt.Errorf("%d records, %d on the page", list.Total, len(list.Rows))
	}
	_, err = d.Explain(ctx, v, q)
	return err
}
