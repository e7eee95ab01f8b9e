package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/scoreboard"
	"svodka/internal/source/demo"
	"svodka/internal/sync"
)

// TestTableOfTheDemo holds every week of the KPI table, of the company and of each seller, against what the made-up company did,
// and its plan against the months' plans by working days.
func TestTableOfTheDemo(t *testing.T) {
	company := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.1})
	engine, err := memory.Open(company.Settings())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Load(t.Context(), company.Batch(company.End())); err != nil {
		t.Fatal(err)
	}
	shipped, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{io: Streams{Out: io.Discard, Err: io.Discard}, now: company.End}
	h := &house{dir: t.TempDir(), model: shipped}
	h.goals = a.targets(h.dir)
	t.Cleanup(func() {
		if err := h.goals.close(); err != nil {
			t.Error(err)
		}
	})
	h.desk = ask.New(ask.Options{Model: shipped, Engine: engine, Targets: h.goals.view, Now: company.End})
	if err := a.planDemo(t.Context(), h, company); err != nil {
		t.Fatal(err)
	}
	about, err := h.desk.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.desk.House(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := about.Calendar
	span := scoreboard.NewSpan(c, scoreboard.Weeks(c, cal.ByWeek, 13, about.Today), cal.ByWeek, about.Today)
	figures := map[model.Name]demo.Figure{
		"revenue": demo.Revenue, "deals_won": demo.Wins, "payments_sum": demo.Paid, "proposals_cnt": demo.Proposals,
		"meetings_held": demo.Meetings, "calls_out": demo.CallsOut, "call_minutes": demo.TalkSeconds,
	}
	var metrics []model.Name
	for name := range figures {
		metrics = append(metrics, name)
	}
	truth, plans := company.Truth(), company.Plans()
	told, planned := 0, 0
	for _, who := range append([]ask.Person{{}}, people.People...) {
		var where []model.Cond
		if who.ID != "" {
			where = []model.Cond{{Name: "owner", Op: model.In, Values: []string{"#" + who.ID}}}
		}
		table, err := scoreboard.Read(t.Context(), h.desk, access.Admin("ru"), about.Model, metrics, span, where)
		if err != nil {
			t.Fatal(err)
		}
		for name, figure := range figures {
			minor := 1.0
			if name == "revenue" || name == "payments_sum" {
				minor = ask.MinorUnits
			}
			line := table.Lines[name]
			if line.Why != (model.Text{}) {
				t.Fatalf("%s of %q: %s", name, who.ID, line.Why.EN)
			}
			for i, col := range append(span.Columns, scoreboard.Column{From: span.Month.From, To: span.Month.To}) {
				cell := line.Month
				if i < len(line.Cells) {
					cell = line.Cells[i]
				}
				did := truth.Sum(func(x demo.Cell) bool { return col.Range().Contains(x.Day) && (who.ID == "" || x.Owner == who.ID) })
				if want := float64(did[figure]); cell.State == formula.Present && math.Abs(cell.V-want) > 1e-6*math.Max(1, want) || cell.State != formula.Present && want != 0 {
					t.Errorf("%s of %q, %v: %v %v, want %v", name, who.ID, col.Range(), cell.V, cell.State, want)
				} else if want != 0 {
					told++
				}
				want, has := 0.0, false
				for _, p := range plans {
					if p.Metric != name || p.Owner == "" || who.ID != "" && p.Owner != who.ID {
						continue
					}
					if all := working(c, people, p.Owner, p.Range); all > 0 {
						want += p.Value * minor * working(c, people, p.Owner, p.Range.Clip(col.Range())) / all
						has = has || !p.Range.Clip(col.Range()).Empty()
					}
				}
				switch {
				case has != (cell.Plan != nil):
					t.Errorf("%s of %q, %v: there is a plan: %t, want %t", name, who.ID, col.Range(), cell.Plan != nil, has)
				case has && math.Abs(*cell.Plan-want) > 1e-6*math.Max(1, want):
					t.Errorf("%s of %q, %v: plan %v, want %v", name, who.ID, col.Range(), *cell.Plan, want)
				case has:
					planned++
				}
			}
		}
	}
	if told < 300 || planned < 300 {
		t.Errorf("only %d figures and %d plans were there to be told", told, planned)
	}
}

// working counts a person's working days in a range, days of leave apart.
func working(c cal.Calendar, h ask.House, owner string, r cal.Range) (n float64) {
	for _, p := range h.People {
		if p.ID != owner {
			continue
		}
		for d := r.From; d < r.To; d++ {
			away := false
			for _, l := range p.Leave {
				away = away || l.Contains(d)
			}
			if c.Working(d) && !away {
				n++
			}
		}
	}
	return n
}

// tables holds the KPI table of what a CRM delivered against that of the company itself: all of it, and one manager's.
func (c *connected) tables(t *testing.T) {
	t.Helper()
	c.tell(t)
	about, err := c.desk.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	span := scoreboard.NewSpan(about.Calendar, scoreboard.Weeks(about.Calendar, cal.ByWeek, 13, about.Today), cal.ByWeek, about.Today)
	house, err := c.desk.House(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// What each system writes into its own journal is its own matter.
	metrics := slices.DeleteFunc(scoreboard.Usual().Metrics(), func(name model.Name) bool { return name == "crm_events" })
	same := 0
	for _, who := range []string{"", house.People[3].Name, house.People[4].Name} {
		var where []model.Cond
		if who != "" {
			where = []model.Cond{{Name: "owner", Op: model.In, Values: []string{who}}}
		}
		read := func(d *ask.Desk) *scoreboard.Table {
			x, err := scoreboard.Read(t.Context(), d, access.Admin("ru"), about.Model, metrics, span, where)
			if err != nil {
				t.Fatal(err)
			}
			return x
		}
		want, got := read(c.desk), read(c.house.house.desk)
		for _, name := range metrics {
			if w, g := fmt.Sprintf("%+v", want.Lines[name]), fmt.Sprintf("%+v", got.Lines[name]); w != g {
				t.Errorf("%s of %q:\n\twant %s\n\tgot  %s", name, who, w, g)
			}
			for _, f := range got.Lines[name].Cells {
				if f.Known() && f.V != 0 {
					same++
				}
			}
		}
	}
	if same < 200 {
		t.Errorf("only %d figures of the table are not nought", same)
	}
}

// TestTableOfBothSystems: the same table from amoCRM and from Bitrix24, equal to the company's own.
func TestTableOfBothSystems(t *testing.T) {
	t.Run("amoCRM", func(t *testing.T) {
		c, _, fields := amo(t, 0.1, nil)
		c.connect(t, "amocrm", fields)
		c.sync(t, sync.WhyFirst)
		c.tables(t)
	})
	t.Run("Bitrix24", func(t *testing.T) {
		c, _, fields := bitrix(t, 0.1, nil)
		c.connect(t, "bitrix24", fields)
		c.sync(t, sync.WhyFirst)
		c.tables(t)
	})
}
