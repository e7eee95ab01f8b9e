package alert_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/warehouse"
)

const lost = `
seen: 2026-03-20T09:00
departments:
  id    name   parent
  all   Sales  -
  north North  all
  south South  all
users:
  id  name department active
  ann Анна north      yes
  bob Bob  north      yes
  cyd Cyd  south      yes
deals:
  id owner created    closed     outcome amount reason
  1  ann   2026-03-02 2026-03-17 lost    100    Дорого
  2  ann   2026-03-02 2026-03-18 lost    250    Дорого
  3  ann   2026-03-02 2026-03-18 lost    250    Сроки
  4  cyd   2026-03-02 2026-03-18 lost    70     Сроки
  5  cyd   2026-03-02 2026-03-19 lost    70     Сроки
  6  bob   2026-03-02 2026-03-19 lost    70     Сроки
`

// office is a small company with people who may see parts of it.
type office struct {
	s     *alert.Service
	store *shelf
	box   *box
	now   time.Time
}

func staff() []account.User {
	at := func(login string, role account.Role, crmUser string, departments ...string) account.User {
		return account.User{Login: login, Role: role, Lang: "ru", CRMUser: crmUser, Departments: departments, Hash: "x"}
	}
	gone := at("gone", account.Owner, "")
	gone.Disabled = true
	return []account.User{
		at("ann", account.Manager, "t:ann"), at("bob", account.Manager, "t:bob"), at("cyd", account.Manager, "t:cyd"),
		at("nina", account.Head, "", "t:north"), at("sam", account.Head, "", "t:south"), at("boss", account.Owner, ""), gone,
	}
}

func sight(u account.User) access.Viewer {
	v := access.Viewer{ID: u.Login, Lang: u.Lang}
	switch u.Role {
	case account.Owner:
		v.Grant.All = true
	case account.Head:
		v.Grant.Rows = [][]model.Cond{{{Name: "department", Op: model.In, Values: []string{"#" + u.Departments[0]}}}}
	default:
		v.Grant.Rows = [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#" + u.CRMUser}}}}
	}
	return v
}

func move(t *testing.T) *office {
	t.Helper()
	return moveTo(t, lost)
}

// loaded is a company written as text, and when it was seen.
func loaded(t *testing.T, company string) (*model.Model, *memory.Engine, time.Time) {
	t.Helper()
	settings := warehouse.DefaultSettings()
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	b, err := texttable.Batch("t", company, settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Load(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m, e, b.Seen
}

// deskOf asks a company written as text, on the day it was seen.
func deskOf(t *testing.T, company string) *ask.Desk {
	t.Helper()
	m, e, seen := loaded(t, company)
	return ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return seen }})
}

// moveTo opens an office with a company written as text.
func moveTo(t *testing.T, company string) *office {
	t.Helper()
	o := &office{store: newShelf(), box: &box{}}
	m, e, seen := loaded(t, company)
	o.now = seen
	desk := ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return o.now }})
	var err error
	o.s, err = alert.New(alert.Options{
		Store: o.store, Asker: desk, Model: m, Now: func() time.Time { return o.now }, Sender: o.box, Viewer: sight,
		People: func(context.Context) ([]account.User, error) { return staff(), nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func losses(to ...alert.Whom) alert.Rule {
	many := 1.5
	return alert.Rule{
		ID: "losses", Title: model.Text{EN: "Many lost", RU: "Много отказов"}, Kind: alert.Threshold, Metric: "deals_lost", By: "owner",
		Window: alert.Window{Grain: alert.Daily, Days: 7}, Above: &many, Zero: true, To: to, Parts: alert.Parts{By: "loss_reason"}, Report: "refusals",
	}
}

func (o *office) turn(t *testing.T) {
	t.Helper()
	if _, err := o.s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := o.s.Carry(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// got lists who was told of whom, and empties the box.
func (o *office) got() string {
	var list []string
	for _, l := range o.box.letters {
		for _, x := range l.Items {
			list = append(list, fmt.Sprint(l.To.Login, " ", x.Say, " ", x.Key))
		}
	}
	o.box.letters = nil
	slices.Sort(list)
	return strings.Join(list, ", ")
}

func keeper() board.Person { return board.Person{Login: "boss", Role: account.Owner} }

// TestEachTheirOwn tells each person what they may see and nothing else, once; a wide route does not widen rights.
func TestEachTheirOwn(t *testing.T) {
	o := move(t)
	if _, err := o.s.Save(t.Context(), keeper(), losses(alert.Person, alert.Head, "owner", "manager")); err != nil {
		t.Fatal(err)
	}
	o.box.fails = true
	if _, err := o.s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := o.s.Carry(t.Context()); err == nil {
		t.Error("the post is closed, and nobody says so")
	}
	o.box.fails = false
	o.turn(t)
	head, body := o.box.letters[0].Items[0].Text(lang.RU)
	if head != "Много отказов: Анна, 3 (ожидалось до 1,5)" || len(body) != 1 || !strings.Contains(body[0], "Дорого — 2") {
		t.Errorf("%q %q", head, body)
	}
	if p := o.box.letters[0].Items[0].Params; !strings.Contains(p, "owner=%23t%3Aann") || !strings.Contains(p, "range=2026-03-13") {
		t.Errorf("the link is %s", p)
	}
	want := "ann alert t:ann, boss alert t:ann, boss alert t:cyd, cyd alert t:cyd, nina alert t:ann, sam alert t:cyd"
	if got := o.got(); got != want {
		t.Errorf("told %s\nwant %s", got, want)
	}
	o.turn(t)
	o.now = o.now.AddDate(0, 0, 1)
	o.turn(t)
	if got := o.got(); got != "" {
		t.Errorf("told again: %s", got)
	}
	for _, d := range o.store.told["losses/t:ann/1/alert"] {
		if (d.Login == "bob" || d.Login == "cyd") && d.Outcome != alert.Withheld {
			t.Errorf("%s was told of Ann", d.Login)
		}
	}
	o.now = o.now.AddDate(0, 0, 10)
	o.turn(t)
	if got := o.got(); got != strings.ReplaceAll(want, "alert", "recovery") {
		t.Errorf("the end: %s", got)
	}
}

// TestStopped: whoever wants no more of a rule is told neither of the beginning nor of the end; the others are.
func TestStopped(t *testing.T) {
	o := move(t)
	if _, err := o.s.Save(t.Context(), keeper(), losses(alert.Person, alert.Head)); err != nil {
		t.Fatal(err)
	}
	o.s.Stopped = func(_ context.Context, rule, login string) (bool, error) {
		return rule == "losses" && login == "nina", nil
	}
	o.turn(t)
	if got, want := o.got(), "ann alert t:ann, cyd alert t:cyd, sam alert t:cyd"; got != want {
		t.Errorf("told %s\nwant %s", got, want)
	}
	who := account.User{Login: "boss", Role: account.Owner}
	list, err := o.s.Deliveries(t.Context(), who, 100)
	if err != nil || !slices.ContainsFunc(list, func(d alert.Delivered) bool { return d.Login == "nina" && d.Outcome == alert.Unwanted }) {
		t.Errorf("the log does not say so: %+v, %v", list, err)
	}
	own, err := o.s.Deliveries(t.Context(), account.User{Login: "nina", Role: account.Head}, 100)
	if err != nil || len(own) != 0 {
		t.Errorf("what others were told: %+v, %v", own, err)
	}
	o.now = o.now.AddDate(0, 0, 10)
	o.turn(t)
	if got, want := o.got(), "ann recovery t:ann, cyd recovery t:cyd, sam recovery t:cyd"; got != want {
		t.Errorf("the end: %s\nwant %s", got, want)
	}
	for login, want := range map[string]bool{"ann": true, "nina": true, "boss": false} {
		mine := slices.IndexFunc(staff(), func(u account.User) bool { return u.Login == login })
		rules, err := o.s.Mine(t.Context(), staff()[mine])
		if err != nil || slices.ContainsFunc(rules, func(r alert.Rule) bool { return r.ID == "losses" }) != want {
			t.Errorf("rules that may tell %s: %v, %v", login, rules, err)
		}
	}
}

// TestHands: who sees a figure takes care of it or puts it off, nobody else.
func TestHands(t *testing.T) {
	o, users := move(t), staff()
	if _, err := o.s.Save(t.Context(), keeper(), losses(alert.Person)); err != nil {
		t.Fatal(err)
	}
	if _, err := o.s.Save(t.Context(), board.Person{Login: "ann", Role: account.Manager}, losses(alert.Person)); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a manager keeps rules: %v", err)
	}
	o.turn(t)
	if err := o.s.Acknowledge(t.Context(), users[1], "losses", "t:ann"); !fault.Is(err, fault.NotFound) {
		t.Errorf("Bob takes Ann's: %v", err)
	}
	if err := o.s.Acknowledge(t.Context(), users[0], "losses", "t:ann"); err != nil {
		t.Fatal(err)
	}
	if st := o.store.states["losses"]["t:ann"]; st.Phase != alert.Acknowledged || st.By != "ann" {
		t.Errorf("%+v", st)
	}
	if err := o.s.Acknowledge(t.Context(), users[0], "losses", "t:ann"); !fault.Is(err, fault.Conflict) {
		t.Errorf("twice: %v", err)
	}
	o.got()
	if err := o.s.Snooze(t.Context(), users[2], "losses", "t:cyd", o.now.AddDate(0, 0, 20)); err != nil {
		t.Fatal(err)
	}
	o.now = o.now.AddDate(0, 0, 10)
	o.turn(t)
	if got := o.got(); got != "ann recovery t:ann" {
		t.Errorf("told %s", got)
	}
	// Another condition begins anew, without a word of the former one.
	r := losses(alert.Person)
	r.Off = true
	if _, err := o.s.Save(t.Context(), keeper(), r); err != nil {
		t.Fatal(err)
	}
	o.now = o.now.AddDate(0, 0, 30)
	o.turn(t)
	if got := o.got(); got != "" {
		t.Errorf("switched off and told %s", got)
	}
}

// TestQuestionable refuses rules that cannot be judged.
func TestQuestionable(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*alert.Rule){
		"no metric":      func(r *alert.Rule) { r.Metric = "luck" },
		"no bound":       func(r *alert.Rule) { r.Above = nil },
		"nobody":         func(r *alert.Rule) { r.To = nil },
		"stranger":       func(r *alert.Rule) { r.To = []alert.Whom{"neighbour"} },
		"no such split":  func(r *alert.Rule) { r.By = "hour_of_doom" },
		"more than cond": func(r *alert.Rule) { r.Where = "owner=ann&limit=3" },
		"hour":           func(r *alert.Rule) { r.Digest = "25:00" },
		"half quiet":     func(r *alert.Rule) { r.Quiet.From = "21:00" },
		"grain":          func(r *alert.Rule) { r.Window.Grain = "year" },
		"checks":         func(r *alert.Rule) { r.Checks = -1 },
	} {
		r := losses(alert.Person)
		if err := alert.Check(r, m); err != nil {
			t.Fatal(err)
		}
		spoil(&r)
		if err := alert.Check(r, m); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestShipped: eleven alerts come with the program; those whose figures nobody tells say that they wait.
func TestShipped(t *testing.T) {
	o := move(t)
	rules, err := o.s.Rules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var waits []string
	for _, r := range rules {
		if r.Off || r.Says.In("ru") == "" || r.Says.In("en") == "" || !r.Event && r.Kind != alert.Late && r.Kind != alert.Feed && r.Volume.Metric == "" {
			t.Errorf("%s is off, says nothing or judges by any volume", r.ID)
		}
		if !r.Live() {
			waits = append(waits, r.ID)
		}
	}
	if len(rules) != 11 || !slices.Equal(waits, []string{"correction", "rights_mismatch", "source_late"}) {
		t.Errorf("%d rules, waiting: %v", len(rules), waits)
	}
}

// TestLateness tells how many of its own turns a source is late.
func TestLateness(t *testing.T) {
	now := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	got := alert.Lateness([]warehouse.Freshness{
		{Source: "crm", Entity: "deal", Seen: now.Add(-3 * time.Hour)}, {Source: "crm", Entity: "lead", Seen: now.Add(-time.Hour)}, {Source: "file", Seen: now.AddDate(0, 0, -9)},
	}, map[string]time.Duration{"crm": 30 * time.Minute}, now)
	if len(got) != 1 || got[0] != (alert.Told{Key: "crm", Value: 2}) {
		t.Errorf("%+v", got)
	}
}
