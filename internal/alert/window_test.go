package alert_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
)

// won is a company of one seller who wins a deal of 1 000 and loses another on every working day, and wins none from the 10th of
// November on.
func won() string {
	var b strings.Builder
	b.WriteString("seen: 2026-11-19T09:00\nusers:\n  id  name  active\n  ann Анна  yes\ndeals:\n  id owner created closed outcome amount\n")
	holiday := cal.Date(2026, time.November, 4)
	for day := cal.Date(2026, time.January, 12); day < cal.Date(2026, time.November, 19); day++ {
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday || day == holiday {
			continue
		}
		if day < cal.Date(2026, time.November, 10) {
			fmt.Fprintf(&b, "  w%d ann %s %s won 1000\n", day, day, day)
		}
		fmt.Fprintf(&b, "  l%d ann %s %s lost 1000\n", day, day, day)
	}
	return b.String()
}

// replayed gives what a rule would have told on days of November.
func replayed(t *testing.T, desk *ask.Desk, r alert.Rule, from, to int) []alert.Past {
	t.Helper()
	r.ID, r.Title, r.To = "r", model.Text{RU: "r"}, []alert.Whom{"owner"}
	days := cal.Range{From: cal.Date(2026, time.November, from), To: cal.Date(2026, time.November, to) + 1}
	list, err := alert.Replay(t.Context(), desk, access.Admin("ru"), []alert.Rule{r}, days)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestWide holds the figure of a window against those of windows like it, not its last day against days.
func TestWide(t *testing.T) {
	desk := deskOf(t, won())
	for name, c := range map[string]struct {
		window     alert.Window
		metric     string
		day        int // the first on which it is told
		value, low float64
	}{
		"7 days":  {alert.Window{Grain: alert.Daily, Days: 7}, "revenue", 11, 300000, 392000}, // three of four working days
		"28 days": {alert.Window{Grain: alert.Daily, Days: 28}, "revenue", 11, 1800000, 1862000},
		"2 weeks": {alert.Window{Grain: alert.Weekly, Days: 2}, "revenue", 16, 500000, 882000},
		"to date": {alert.Window{Grain: alert.Daily, Month: true}, "revenue", 11, 500000, 588000},
		"a share": {alert.Window{Grain: alert.Daily, Days: 7}, "win_rate", 11, 3.0 / 7, 0.49}, // three won and four lost
	} {
		r := alert.Rule{Kind: alert.Anomaly, Metric: c.metric, Window: c.window, Expect: alert.Expect{Past: 8, Side: "below", Width: 1}}
		list := replayed(t, desk, r, 1, 18)
		if len(list) != 1 {
			t.Errorf("%s: %+v", name, list)
			continue
		}
		x := list[0]
		if x.From != cal.Date(2026, time.November, c.day) || math.Abs(x.At.Value-c.value) > 1e-9 || math.Abs(x.At.Low.At-c.low) > 1e-9 {
			t.Errorf("%s: from %s, %.6g where %.6g is expected", name, x.From, x.At.Value, x.At.Low.At)
		}
	}
}

// team is a company of which Ann fell silent, Bob brought goods back, Cyd goes on, Dan left, Eve sells and takes back and Fay is new.
func team() string {
	var b strings.Builder
	b.WriteString("seen: 2026-11-19T09:00\nusers:\n  id  name  active\n  ann Анна  yes\n  bob Боб  yes\n  cyd Cyd  yes\n  dan Dan  no\n  eve Eve  yes\n  fay Fay  yes\n")
	b.WriteString("deals:\n  id owner created closed outcome amount\n")
	for day := cal.Date(2026, time.October, 1); day < cal.Date(2026, time.November, 19); day++ {
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday || day == cal.Date(2026, time.November, 4) {
			continue
		}
		for _, who := range []string{"ann", "bob", "cyd", "dan", "eve"} {
			amount := 1000
			if day >= cal.Date(2026, time.November, 9) {
				amount = map[string]int{"bob": -1000, "cyd": 1000}[who]
				if who == "ann" || who == "dan" {
					continue
				}
			}
			if who == "eve" {
				fmt.Fprintf(&b, "  back%d eve %s %s won %d\n", day, day, day, amount-1000)
				amount = 1000
			}
			fmt.Fprintf(&b, "  %s%d %s %s %s won %d\n", who, day, who, day, day, amount)
		}
	}
	return b.String()
}

// TestMissed notices members without a record by those that they had before, once on each working day, and nobody else.
func TestMissed(t *testing.T) {
	desk := deskOf(t, team())
	three := 3.0
	for name, c := range map[string]struct {
		rule alert.Rule
		want string
	}{
		"no data of a day":   {alert.Rule{Kind: alert.NoData, Metric: "revenue", Window: alert.Window{Grain: alert.Daily}}, "t:ann 2026-11-10"},
		"no data of a week":  {alert.Rule{Kind: alert.NoData, Metric: "revenue", Window: alert.Window{Grain: alert.Daily, Days: 7}}, "t:ann 2026-11-14"},
		"no whole week":      {alert.Rule{Kind: alert.NoData, Metric: "deals_won", Window: alert.Window{Grain: alert.Weekly}}, "t:ann 2026-11-16"},
		"fewer than three":   {alert.Rule{Kind: alert.NoData, Metric: "deals_won", Window: alert.Window{Grain: alert.Daily, Days: 7}, Below: &three}, "t:ann 2026-11-11"},
		"below three":        {alert.Rule{Kind: alert.Threshold, Metric: "deals_won", Window: alert.Window{Grain: alert.Daily, Days: 7}, Below: &three}, "t:ann 2026-11-11"},
		"something in 90":    {alert.Rule{Kind: alert.NoData, Metric: "revenue", Window: alert.Window{Grain: alert.Daily, Days: 90}}, ""},
		"the company's days": {alert.Rule{Kind: alert.NoData, Metric: "revenue", Window: alert.Window{Grain: alert.Daily}}, ""},
	} {
		if c.rule.By = "owner"; name == "the company's days" {
			c.rule.By = ""
		}
		var got []string
		for _, x := range replayed(t, desk, c.rule, 1, 18) {
			got = append(got, x.Key+" "+x.From.String())
			if x.To != 0 || x.Last.Value != 0 {
				t.Errorf("%s: %+v", name, x)
			}
		}
		if text := strings.Join(got, ", "); text != c.want {
			t.Errorf("%s: %q, want %q", name, text, c.want)
		}
	}
}

// TestMissedIsTheirs tells of somebody without a record those alone who saw the records before.
func TestMissedIsTheirs(t *testing.T) {
	o := moveTo(t, `
seen: 2026-03-20T09:00
departments:
  id    name   parent
  all   Sales  -
  north North  all
  south South  all
users:
  id  name department active
  ann Анна north      yes
  cyd Cyd  south      yes
deals:
  id owner created    closed     outcome amount
  1  ann   2026-03-02 2026-03-05 won     100
  2  cyd   2026-03-02 2026-03-05 won     100
  3  cyd   2026-03-02 2026-03-18 won     70
`)
	r := alert.Rule{
		ID: "silent", Title: model.Text{EN: "Nothing", RU: "Ничего"}, Kind: alert.NoData, Metric: "deals_won", By: "owner",
		Window: alert.Window{Grain: alert.Daily, Days: 7}, To: []alert.Whom{alert.Person, alert.Head, "manager"},
	}
	if _, err := o.s.Save(t.Context(), keeper(), r); err != nil {
		t.Fatal(err)
	}
	o.turn(t)
	if got := o.got(); got != "ann alert t:ann, nina alert t:ann" {
		t.Errorf("told %s", got)
	}
}

// TestMonthIsOver says nothing of a month that is over: what is behind the plan to date ends with it, in silence.
func TestMonthIsOver(t *testing.T) {
	h := furnish(t, 0.05)
	below := 3.0 // nobody is that far ahead
	r := alert.Rule{
		ID: "pace", Title: model.Text{RU: "План"}, Kind: alert.Pace, Metric: "revenue", Window: alert.Window{Grain: alert.Daily, Month: true, After: 0.5},
		Below: &below, Checks: 2, To: []alert.Whom{"owner"}, Digest: "9:00",
	}
	store, live := newShelf(), []string(nil)
	s, err := alert.New(alert.Options{
		Store: store, Asker: h.desk, Model: h.model, Now: func() time.Time { return h.now }, Sender: &box{},
		People: func(context.Context) ([]account.User, error) { return nil, nil },
		Viewer: func(account.User) access.Viewer { return access.Viewer{} },
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(t.Context(), keeper(), r); err != nil {
		t.Fatal(err)
	}
	days := cal.Range{From: cal.Date(2026, time.October, 14), To: cal.Date(2026, time.November, 20)}
	for day := days.From; day < days.To; day++ {
		h.now = day.Start(time.UTC).Add(10 * time.Hour)
		if _, err := s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range store.events {
		if e.Rule == "pace" && e.Phase != alert.Pending && e.Phase != alert.Quiet {
			live = append(live, string(e.Phase)+" "+e.At.Format("01-02"))
		}
	}
	if got := strings.Join(live, ", "); got != "firing 10-17, resolved 11-01, firing 11-18" || len(store.notices) != 2 {
		t.Errorf("%s, %d notices", got, len(store.notices))
	}
	h.now = h.company.End()
	list := replayed(t, h.desk, r, 1, 19)
	if n := len(list); n == 0 || list[n-1].From != cal.Date(2026, time.November, 18) || list[n-1].To != 0 ||
		n > 1 && list[0].To != cal.Date(2026, time.November, 1) {
		t.Errorf("replayed: %+v", list)
	}
}
