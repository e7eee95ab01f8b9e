package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/engine/memory"
	fakeamo "svodka/internal/fake/amocrm"
	fakebitrix "svodka/internal/fake/bitrix24"
	fakecompany "svodka/internal/fake/company"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/source/sourcetest"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
)

// connected is a data directory that was filled from a fake CRM, beside a warehouse that was told the truth.
type connected struct {
	world  *fakecompany.World
	custom []warehouse.CustomField
	clock  *sourcetest.Clock
	dir    string
	real   bool     // waits are waited for
	house  *offline // nil while it is shut
	source sync.Source
	truth  *memory.Engine
	desk   *ask.Desk // of the truth
	// turn makes of a thing what the CRM can tell of it.
	turn func(*fakecompany.Thing) *fakecompany.Thing
}

// amo is a company in amoCRM: it knows no test deals, no call-backs, one mark for whoever was not reached.
func amo(t testing.TB, scale float64, edit func(*fakeamo.Options, *sourcetest.Clock)) (*connected, *fakeamo.Server, map[string]string) {
	t.Helper()
	w, d, custom := sourcetest.Company(t, scale)
	c := &connected{world: w, custom: custom, clock: sourcetest.NewClock(d.End().Add(time.Hour))}
	o := fakeamo.Options{World: w, Now: c.clock.Now, Custom: custom, People: true}
	if edit != nil {
		edit(&o, c.clock)
	}
	s := fakeamo.New(o)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	c.turn = func(x *fakecompany.Thing) *fakecompany.Thing {
		if !s.Carries(x.ID) && x.Kind != "rate" && x.Kind != "membership" {
			return nil
		}
		delete(x.Values, "excluded")
		for k, v := range map[string]string{"callback": "out", "failed": "missed"} {
			for _, column := range []string{"direction", "result"} {
				if x.Kind == "call" && x.Text(column) == k {
					x.Values[column] = v
				}
			}
		}
		return x
	}
	return c, s, map[string]string{"address": server.URL, "token": s.Grant().LongLived}
}

// bitrix is a company in Bitrix24: it tells the history of stages, and of nothing else.
func bitrix(t testing.TB, scale float64, edit func(*fakebitrix.Options, *sourcetest.Clock)) (*connected, *fakebitrix.Server, map[string]string) {
	t.Helper()
	w, d, custom := sourcetest.Company(t, scale)
	c := &connected{world: w, custom: custom, clock: sourcetest.NewClock(d.End().Add(time.Hour))}
	o := fakebitrix.Options{World: w, Now: c.clock.Now, Custom: custom, Rate: true}
	if edit != nil {
		edit(&o, c.clock)
	}
	s := fakebitrix.New(o)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	c.turn = func(x *fakecompany.Thing) *fakecompany.Thing {
		delete(x.Values, "excluded")
		switch {
		case x.Kind == "change":
			delete(x.Values, "owner")
			delete(x.Values, "amount")
			if !x.Has("stage") {
				return nil
			}
		case x.Kind == "message" && !x.Has("deal") && !x.Has("lead") && !x.Has("client"):
			return nil
		}
		return x
	}
	return c, s, map[string]string{"hook": server.URL + s.Hook()}
}

// open opens the data directory in this process, as svodka serve does.
func (c *connected) open(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	a := &app{io: Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, now: c.now}
	a.conf.Data, a.conf.Lang = c.dir, "ru"
	h, err := a.open(ctx, "test", true)
	if err != nil {
		t.Fatal(err)
	}
	p, err := h.people(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.sources(h, p, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if !c.real {
		s.Wait = c.clock.Wait
	}
	c.house = &offline{h, p, s}
}

// now is the program's clock.
func (c *connected) now() time.Time {
	if c.real {
		return time.Now()
	}
	return c.clock.Now()
}

// shut closes the data directory, so that another process can have it.
func (c *connected) shut(t testing.TB) {
	t.Helper()
	if c.house == nil {
		return
	}
	if err := c.house.close(); err != nil {
		t.Error(err)
	}
	c.house = nil
}

// connect sets the source up in an empty data directory.
func (c *connected) connect(t testing.TB, kind string, fields map[string]string) {
	t.Helper()
	ctx := context.Background()
	c.dir = filepath.Join(t.TempDir(), "data")
	c.open(t)
	t.Cleanup(func() { c.shut(t) })
	// The rates are the company's own: amoCRM has none.
	rates := c.world.Batch("rates", c.clock.Now(), nil, func(x *fakecompany.Thing) *fakecompany.Thing {
		if x.Kind != "rate" {
			return nil
		}
		return x
	})
	if _, err := c.house.house.engine.Load(ctx, rates); err != nil {
		t.Fatal(err)
	}
	var err error
	if c.source, err = c.house.sources.Add(ctx, sync.Draft{Kind: kind, Fields: fields, Timetable: "каждые 10 минут"}); err != nil {
		t.Fatal(err)
	}
	c.truthful(t)
}

// truthful makes the warehouse that is told the truth.
func (c *connected) truthful(t testing.TB) {
	t.Helper()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	if c.truth, err = memory.Open(warehouse.DefaultSettings()); err != nil {
		t.Fatal(err)
	}
	c.desk = ask.New(ask.Options{Model: m, Engine: c.truth, Now: c.now})
}

func asked(t testing.TB, text string) query.Query {
	t.Helper()
	values, err := url.ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	q, err := query.Parse(values)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return q
}

func (c *connected) sync(t testing.TB, why string) sync.Run {
	t.Helper()
	r, err := c.house.sources.Sync(context.Background(), c.source.ID, why)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Agrees() {
		t.Errorf("counts: %+v", r.Totals)
	}
	return r
}

// told are questions whose answers do not depend on how a CRM numbers its things.
func told() []string {
	const year = "&range=2025-12-01..2026-11-20&totals=1"
	var list []string
	for _, metrics := range []string{
		"leads_all,leads_new,leads_converted,leads_rejected", "deals_new,deals_won,deals_lost,revenue,win_rate,avg_check",
		"payments_sum,payments_cnt", "proposals_cnt,proposals_sum", "calls_in,calls_out,calls_missed,calls_talked,call_minutes",
		"meetings_held,tasks_done,tasks_new", "frt_median,frt_sla",
	} {
		list = append(list, "metrics="+metrics+"&by=owner"+year, "metrics="+metrics+"&grain=month"+year)
	}
	return append(list,
		"metrics=deals_new,deals_won&by=pipeline"+year,
		"metrics=stage_reached,stage_next&by=stage"+year,
		"metrics=revenue,deals_won&by=source"+year,
		"metrics=deals_lost&by=loss_reason"+year,
		"metrics=deals_open,pipeline_open&by=stage"+year,
		"metrics=conv_lead_deal,conv_deal_won&by=source"+year,
		"metrics=close_days_median,cycle_days&by=owner"+year)
}

// tell tells the truth as it is now.
func (c *connected) tell(t testing.TB) {
	t.Helper()
	if _, err := c.truth.Load(context.Background(), c.world.Batch("demo", c.clock.Now(), c.custom, c.turn)); err != nil {
		t.Fatal(err)
	}
}

// compare tells the truth anew and holds every answer against it.
func (c *connected) compare(t testing.TB) {
	t.Helper()
	c.tell(t)
	for _, text := range told() {
		q := asked(t, text)
		want, got := c.lines(t, c.desk, q), c.lines(t, c.house.house.desk, q)
		if !slices.Equal(want, got) {
			t.Errorf("%s\n%s", text, differences(want, got))
		}
	}
}

// lines are an answer's rows as text, sorted.
func (c *connected) lines(t testing.TB, d *ask.Desk, q query.Query) []string {
	t.Helper()
	a, err := d.Ask(context.Background(), access.Admin("ru"), q)
	if err != nil {
		t.Fatalf("%v: %v", q, err)
	}
	var text bytes.Buffer
	if err := render.JSON(&text, a); err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Rows, Subtotals []map[string]any
		Total           map[string]any
	}
	if err := json.Unmarshal(text.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	list := []string{"total " + fmt.Sprint(answer.Total)}
	for _, row := range append(answer.Rows, answer.Subtotals...) {
		list = append(list, fmt.Sprint(row))
	}
	slices.Sort(list)
	return list
}

func differences(want, got []string) string {
	var b strings.Builder
	told := 0
	for _, line := range want {
		if !slices.Contains(got, line) && told < 6 {
			told++
			fmt.Fprintf(&b, "\tmissing  %s\n", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) && told < 12 {
			told++
			fmt.Fprintf(&b, "\ttoo much %s\n", line)
		}
	}
	return b.String()
}

// TestAmoCRM: from an empty data directory to figures equal to the company's own, again after a day of changes, after the
// night's sweep, and under another mapping.
func TestAmoCRM(t *testing.T) {
	c, _, fields := amo(t, 0.1, nil)
	c.connect(t, "amocrm", fields)
	c.sync(t, sync.WhyFirst)
	c.compare(t)
	c.workday(t, true)
	c.clock.Pass(10 * time.Minute)
	c.sync(t, sync.WhyTime)
	c.compare(t)
	c.clock.Pass(24 * time.Hour)
	c.sync(t, sync.WhyTime)
	c.compare(t)
	ctx := context.Background()
	o, err := c.house.sources.Choices(ctx, c.source.ID)
	if err != nil {
		t.Fatal(err)
	}
	m := o.Proposed
	for _, p := range o.Pipelines {
		if p.Title == "Корпоративные" {
			m.Pipelines[p.ID] = "ignore"
		}
	}
	if err := c.house.sources.Map(ctx, c.source.ID, m); err != nil {
		t.Fatal(err)
	}
	c.sync(t, sync.WhyMapping)
	turn := c.turn
	c.turn = func(x *fakecompany.Thing) *fakecompany.Thing {
		if x = turn(x); x != nil && x.Kind == "deal" && x.Text("pipeline") == "demo:pipeline-corporate" {
			x.Values["excluded"] = "service"
		}
		return x
	}
	c.compare(t)
}

// workday does to the company what people do in a day: deals move on, change hands and sums, some are won, some deleted,
// clients are merged, calls are made, tasks done.
func (c *connected) workday(t testing.TB, deleting bool) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	users, stages, won := c.world.All("user", false), map[string][]*fakecompany.Thing{}, map[string]string{}
	for _, s := range c.world.All("stage", false) {
		stages[s.Text("pipeline")] = append(stages[s.Text("pipeline")], s)
		if s.Text("outcome") == "won" {
			won[s.Text("pipeline")] = s.ID
		}
	}
	for i, d := range c.world.All("deal", false) {
		c.clock.Pass(time.Second)
		by := fakecompany.By{At: c.clock.Now().Unix(), User: d.Text("owner")}
		switch {
		case deleting && i%50 == 13:
			must(c.world.Delete(d.ID, by))
		case d.Text("outcome") != "open":
		case i%3 == 0:
			must(c.world.Set(d.ID, map[string]any{"stage": won[d.Text("pipeline")], "outcome": "won", "closed_at": by.At}, by))
		case i%3 == 1:
			must(c.world.Set(d.ID, map[string]any{"owner": users[3+i%4].ID}, by))
			must(c.world.Set(d.ID, map[string]any{"amount": d.Int("amount") + 55_500_00}, by))
		default:
			list := stages[d.Text("pipeline")]
			must(c.world.Set(d.ID, map[string]any{"stage": list[len(list)-3].ID}, by))
		}
		if i%10 == 0 {
			_, err := c.world.Add("call", "", map[string]any{
				"started_at": by.At, "owner": d.Text("owner"), "direction": "out", "result": "answered", "seconds": int64(90), "deal": d.ID,
				"phone": "79990000000",
			}, by)
			must(err)
		}
	}
	for i, x := range c.world.All("task", false) {
		if !x.Has("done_at") && i%2 == 0 {
			must(c.world.Set(x.ID, map[string]any{"done_at": c.clock.Now().Unix()}, fakecompany.By{At: c.clock.Now().Unix(), User: x.Text("owner")}))
		}
	}
}

// TestBitrix24: the same questions over the other CRM, equal to the company's own figures as far as it tells them.
func TestBitrix24(t *testing.T) {
	c, _, fields := bitrix(t, 0.1, nil)
	c.connect(t, "bitrix24", fields)
	c.sync(t, sync.WhyFirst)
	c.compare(t)
	c.workday(t, false)
	c.clock.Pass(10 * time.Minute)
	c.sync(t, sync.WhyTime)
	c.compare(t)
	for i, d := range c.world.All("deal", false) {
		if i%50 == 13 {
			if err := c.world.Delete(d.ID, fakecompany.By{At: c.clock.Now().Unix()}); err != nil {
				t.Fatal(err)
			}
		}
	}
	c.clock.Pass(10 * time.Minute)
	if r, err := c.house.sources.Sync(context.Background(), c.source.ID, sync.WhyTime); err != nil || r.Agrees() {
		t.Errorf("deals were deleted without a word, and the counts are said to agree: %+v %v", r.Totals, err)
	}
	c.clock.Pass(24 * time.Hour) // the sweep finds them
	c.sync(t, sync.WhyTime)
	c.compare(t)
}
