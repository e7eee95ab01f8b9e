package sqlite_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/fault"
	"svodka/internal/lock"
	"svodka/internal/model/crm"
	"svodka/internal/source/demo"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
)

// shop is the made-up company with a store of its own.
type shop struct {
	*testing.T

	company *demo.Company
	engine  *memory.Engine
	store   *sqlite.Store
	path    string
	service *lock.Service
}

func openShop(t *testing.T) *shop {
	t.Helper()
	x := &shop{T: t, company: demo.New(demo.Options{Seed: 1, Today: cal.Date(2026, 11, 20)}), path: filepath.Join(t.TempDir(), "app.db")}
	m, err := crm.Load()
	x.must(err)
	x.engine, err = memory.Open(x.company.Settings())
	x.must(err)
	x.load(x.company.Batch(x.company.End()))
	x.store = open(t, x.path)
	now := func() time.Time { return x.company.End().Add(3 * time.Hour) }
	desk := ask.New(ask.Options{Model: m, Engine: x.engine, Now: now})
	x.service = lock.New(lock.Options{Store: x.store, Desk: desk, Data: x.engine, Now: now})
	return x
}

func (x *shop) must(err error) {
	x.Helper()
	if err != nil {
		x.Fatal(err)
	}
}

func (x *shop) load(b warehouse.Batch) {
	x.Helper()
	_, err := x.engine.Load(x.Context(), b)
	x.must(err)
}

// TestPeriods closes the demo company's October and lets its people change deals of it: the book tells the difference to the
// rouble, by whom, and each once.
func TestPeriods(t *testing.T) {
	x := openShop(t)
	ctx := t.Context()
	_, err := x.service.Close(ctx, lock.Who{Login: "olga"}, "2026-10")
	x.must(err)
	sealed, err := x.store.Chain(ctx, 0)
	x.must(err)
	for _, b := range x.company.Later() {
		x.load(b)
		if n, err := x.service.Check(ctx); err != nil || n == 0 {
			t.Errorf("found %d, %v", n, err)
		}
		if again, err := x.service.Check(ctx); err != nil || again != 0 {
			t.Errorf("told twice: %d, %v", again, err)
		}
	}
	links, err := x.store.Chain(ctx, 0)
	x.must(err)
	if len(links) != 3 || links[0] != sealed[0] {
		t.Errorf("%d links", len(links))
	}
	book, err := x.service.Book(ctx)
	x.must(err)
	p, _ := book.Period("2026-10")
	told, figures := map[string]lock.Moved{}, []string{}
	for _, f := range p.Found {
		for _, c := range f.Figures {
			if c.Scope == "" {
				figures = append(figures, c.Metric+" "+c.Effect)
			}
		}
		for _, m := range f.Moved {
			if was, ok := told[m.ID]; ok {
				t.Errorf("told twice: %+v, %+v", was, m)
			}
			told[m.ID] = m
		}
	}
	// The law of closings leaves a month's wins, losses and sums to it; but the two whose wins were taken back have bought nothing.
	if !slices.Equal(figures, []string{"clients_base -2"}) {
		t.Errorf("figures: %v", figures)
	}
	x.same(x.company.Truth().Edits, told)
	if proof, err := x.service.Verify(ctx); err != nil || proof.Broken != nil || proof.Links != 3 {
		t.Errorf("%+v, %v", proof, err)
	}
}

// same holds what the book tells against what the company's people did.
func (x *shop) same(edits []demo.Edit, told map[string]lock.Moved) {
	x.Helper()
	if len(told) != len(edits) {
		x.Errorf("%d edits, %d told", len(edits), len(told))
	}
	for _, e := range edits {
		m := told[e.Deal]
		change := func(column, before, after string) {
			x.Helper()
			if !slices.Contains(m.Changes, lock.Change{Column: column, Before: before, After: after}) {
				x.Errorf("%s of %s: %+v", e.Kind, e.Deal, m)
			}
		}
		number := func(n int64) string { return strconv.FormatInt(n, 10) }
		what, by, at := lock.Altered, e.Actor, e.At.Unix()
		switch e.Kind {
		case demo.AmountCut:
			change("amount", number(e.Before), number(e.After))
		case demo.CloseMoved:
			change("closed_at", number(e.Before), number(e.After))
			by, at = "", 0 // the CRM logs nothing
		case demo.LossDeleted:
			what, by = lock.Deleted, ""
			at = m.At // when the source was seen without it
		case demo.WinReverted:
			what = lock.Left
			change("outcome", "won", "open")
		}
		if m.What != what || m.By != by || m.At != at || m.Source != "demo" || !slices.Contains(m.Owners, e.Owner) || m.Title == "" {
			x.Errorf("%+v is told as %+v", e, m)
		}
	}
}

// TestChainStays: the file itself refuses to change what was sealed, and what is changed past it is found.
func TestChainStays(t *testing.T) {
	x := openShop(t)
	ctx := t.Context()
	for _, label := range []string{"2026-09", "2026-10"} {
		_, err := x.service.Close(ctx, lock.Who{Login: "olga"}, label)
		x.must(err)
	}
	_, err := x.service.Reopen(ctx, lock.Who{Login: "olga"}, "2026-09", "late payments")
	x.must(err)
	db, err := sql.Open("sqlite", x.path)
	x.must(err)
	defer func() { x.must(db.Close()) }()
	for _, order := range []string{
		`UPDATE lock_chain SET who = 'ann'`, `DELETE FROM lock_chain`, `UPDATE lock_part SET body = x'00'`, `DELETE FROM lock_part`,
		`DELETE FROM lock_head`, `UPDATE lock_head SET seq = 1`, `INSERT OR REPLACE INTO lock_chain SELECT * FROM lock_chain WHERE seq = 1`,
		`INSERT OR REPLACE INTO lock_part SELECT * FROM lock_part`,
	} {
		if _, err := db.ExecContext(ctx, order); err == nil || !strings.Contains(err.Error(), "only added to") {
			t.Errorf("%s: %v", order, err)
		}
	}
	proof := func() lock.Proof {
		t.Helper()
		p, err := x.service.Verify(ctx)
		x.must(err)
		return p
	}
	if p := proof(); p.Broken != nil || p.Links != 3 || len(p.Head) != 64 {
		t.Fatalf("%+v", p)
	}
	for _, trigger := range []string{"lock_chain_kept", "lock_chain_stays", "lock_chain_once", "lock_part_kept", "lock_part_stays", "lock_part_once", "lock_head_grows"} {
		_, err := db.ExecContext(ctx, `DROP TRIGGER `+trigger)
		x.must(err)
	}
	for _, c := range []struct {
		spoil, mend string
		at          int64
	}{
		{`UPDATE lock_chain SET body = replace(body, '"revenue"', '"Revenue"') WHERE seq = 2`, `UPDATE lock_chain SET body = replace(body, '"Revenue"', '"revenue"') WHERE seq = 2`, 2},
		{`UPDATE lock_chain SET at = at + 1 WHERE seq = 1`, `UPDATE lock_chain SET at = at - 1 WHERE seq = 1`, 1},
		{`UPDATE lock_chain SET who = 'ann' WHERE seq = 3`, `UPDATE lock_chain SET who = 'olga' WHERE seq = 3`, 3},
		{`UPDATE lock_head SET seq = 4`, `UPDATE lock_head SET seq = 3`, 4},
		{`UPDATE lock_part SET name = name || 'x' WHERE seq = 2`, `UPDATE lock_part SET name = rtrim(name, 'x') WHERE seq = 2`, 2},
	} {
		_, err := db.ExecContext(ctx, c.spoil)
		x.must(err)
		if p := proof(); p.Broken == nil || p.Broken.Seq != c.at {
			t.Errorf("%s: %+v", c.spoil, p.Broken)
		}
		_, err = db.ExecContext(ctx, c.mend)
		x.must(err)
		if p := proof(); p.Broken != nil {
			t.Fatalf("%s: %+v", c.mend, p.Broken)
		}
	}
	_, err = db.ExecContext(ctx, `DELETE FROM lock_chain WHERE seq = 3`)
	x.must(err)
	if p := proof(); p.Broken == nil || p.Broken.Seq != 3 {
		t.Errorf("a chain cut short: %+v", p.Broken)
	}
}

// TestAppendWhole: a link is kept with all its rows or not at all, and never in another's place.
func TestAppendWhole(t *testing.T) {
	ctx := context.Background()
	s := open(t, filepath.Join(t.TempDir(), "app.db"))
	l := lock.Link{Seq: 1, Hash: "a", Kind: lock.Closed, Period: "2026-10", At: noon(), Who: "olga", Body: "{}"}
	twice := []lock.Part{{Seq: 1, Name: "x", Body: []byte{1}}, {Seq: 1, Name: "x", Body: []byte{2}}}
	if err := s.Append(ctx, l, twice); err == nil {
		t.Fatal("the same rows twice")
	}
	links, err := s.Chain(ctx, 0)
	names, nerr := s.PartNames(ctx)
	if seq, _, herr := s.Head(ctx); err != nil || nerr != nil || herr != nil || len(links)+len(names) > 0 || seq != 0 {
		t.Errorf("something half was kept: %v %v %d", links, names, seq)
	}
	if err := s.Append(ctx, l, twice[:1]); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []lock.Link{l, {Seq: 2, Prev: "b"}, {Seq: 3, Prev: "a"}} {
		if err := s.Append(ctx, wrong, nil); !fault.Is(err, fault.Conflict) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if _, err := s.Part(ctx, 1, "y"); !fault.Is(err, fault.NotFound) {
		t.Errorf("no such rows: %v", err)
	}
}
