package demo

import (
	"context"
	"slices"
	"time"

	"svodka/internal/cal"
	"svodka/internal/warehouse"
)

// Kinds of Edit.
const (
	AmountCut   = "amount_cut"   // the sum of a won deal was lowered; the CRM logs the change
	CloseMoved  = "close_moved"  // the closing date was moved to the month before; the CRM logs nothing
	LossDeleted = "loss_deleted" // a lost deal was deleted
	WinReverted = "win_reverted" // a won deal was put back to work; the CRM logs the move
)

// Edit is a change of a closed deal that was made after its month had ended.
type Edit struct {
	Kind  string
	Deal  string // id
	Owner string // whose closing it was
	Actor string // who changed it
	At    time.Time
	Month Month // the month of the closing
	// Before and After are sums in kopecks, for CloseMoved instants in unix seconds.
	Before, After int64

	deal *deal
}

// Later is what comes after the first load: deals of the month before that were changed on Today after End, in two
// batches, an hour apart. They are back-dated edits: figures of a closed month as they were read before and as they are
// read now differ by them.
func (c *Company) Later() []warehouse.Batch {
	var list []warehouse.Batch
	for i, kinds := range [][]string{{AmountCut, CloseMoved}, {LossDeleted, WinReverted}} {
		seen := c.last + int64(i+1)*3600
		list = append(list, warehouse.Batch{
			Source: sourceName,
			Seen:   time.Unix(seen, 0).UTC(),
			Custom: customFields(),
			Stream: func(ctx context.Context, emit func(warehouse.Chunk) error) error {
				return c.streamEdits(ctx, kinds, seen, emit)
			},
		})
	}
	return list
}

func (c *Company) streamEdits(ctx context.Context, kinds []string, seen int64, emit func(warehouse.Chunk) error) error {
	deals, changes := warehouse.Chunk{Entity: "deal"}, warehouse.Chunk{Entity: "change"}
	for i := range c.edits {
		e := &c.edits[i]
		if !slices.Contains(kinds, e.Kind) {
			continue
		}
		d := *e.deal
		step := step{at: e.At.Unix(), actor: c.person(e.Actor)}
		switch e.Kind {
		case LossDeleted:
			deals.Gone = append(deals.Gone, e.Deal)
			continue
		case CloseMoved:
			row := c.dealRow(&d, seen)
			row[closedColumn] = e.After
			deals.Rows = append(deals.Rows, row)
			continue
		case AmountCut:
			step.amount = e.After
		case WinReverted:
			step.stage = d.line.open[clotStage]
		}
		d.steps = append(slices.Clone(d.steps), step)
		deals.Rows = append(deals.Rows, c.dealRow(&d, seen))
		changes.Rows = append(changes.Rows, d.changeRow(len(d.steps)-1))
	}
	for _, chunk := range []warehouse.Chunk{deals, changes} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(chunk.Rows)+len(chunk.Gone) == 0 {
			continue
		}
		if err := emit(chunk); err != nil {
			return err
		}
	}
	return nil
}

func (c *Company) person(id string) *person {
	i := slices.IndexFunc(c.staff.people, func(p *person) bool { return p.id == id })
	return c.staff.people[i]
}

// planEdits picks the deals of the last closed month that somebody will touch: Gromov's and Ershov's wins first.
func (c *Company) planEdits() []Edit {
	y, m, _ := c.opts.Today.YMD()
	from, to := c.hours.midnight(cal.Date(y, m-1, 1)), c.hours.midnight(cal.Date(y, m, 1))
	var edits []Edit
	taken := map[*deal]bool{}
	pick := func(kind, outcome string, fits func(*person) bool, n int) {
		for _, d := range c.deals {
			s := d.standsAt(c.last)
			if n == 0 || d.excluded != "" || d.basket.currency != "" || taken[d] || s.closed < from || s.closed >= to || s.stage.outcome != outcome ||
				s.amount == 0 || !d.simple() || !fits(s.owner) {
				continue
			}
			n--
			taken[d] = true
			at := c.last + 600 + int64(len(edits))*240
			if kind == LossDeleted || kind == WinReverted {
				at += 3600
			}
			e := Edit{Kind: kind, Deal: d.id(), Owner: s.owner.id, Actor: s.owner.id, At: time.Unix(at, 0).UTC(), Month: c.hours.month(s.closed),
				Before: s.amount, deal: d}
			switch kind {
			case AmountCut:
				e.After = whole(float64(s.amount)*0.72, 10000)
			case CloseMoved:
				last := c.lastDay(cal.Date(y, m-1, 1))
				e.Before, e.After = s.closed, c.hours.at(last, 17*3600+600)
			}
			edits = append(edits, e)
		}
	}
	by := func(short string) func(*person) bool {
		p := c.staff.find(short)
		return func(q *person) bool { return p == q }
	}
	anyone := func(p *person) bool { return p.left == 0 }
	pick(AmountCut, "won", by("gromov"), 1)
	pick(AmountCut, "won", by("ershov"), 1)
	pick(AmountCut, "won", anyone, 3-len(edits))
	pick(CloseMoved, "won", anyone, 2)
	pick(LossDeleted, "lost", by("garipov"), 1)
	pick(LossDeleted, "lost", anyone, 7-len(edits))
	pick(WinReverted, "won", by("gromov"), 1)
	pick(WinReverted, "won", anyone, 9-len(edits))
	return edits
}

// simple reports whether the deal was closed once and stayed so.
func (d *deal) simple() bool {
	n := 0
	for _, s := range d.steps {
		if s.stage != nil && s.stage.outcome != "open" {
			n++
		}
	}
	return n == 1
}
