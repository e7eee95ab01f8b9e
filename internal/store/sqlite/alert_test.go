package sqlite_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"svodka/internal/alert"
	"svodka/internal/fault"
	"svodka/internal/model"
)

func TestAlerts(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	many := 1.5
	r := alert.Rule{ID: "losses", Title: model.Text{RU: "Много отказов"}, Kind: alert.Threshold, Metric: "deals_lost", Above: &many, To: []alert.Whom{alert.Head}}
	for want := range 2 {
		if v, err := s.SaveAlert(ctx, alert.Version{Rule: r, By: "boss", At: noon()}); err != nil || v != want+1 {
			t.Fatalf("version %d, %v", v, err)
		}
	}
	if list, err := s.AlertVersions(ctx, "losses"); err != nil || len(list) != 2 || list[0].Rule.Version != 2 || *list[1].Rule.Above != many || !list[0].At.Equal(noon()) {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := s.Alerts(ctx); err != nil || len(list) != 1 || list[0].Rule.Version != 2 {
		t.Errorf("%+v, %v", list, err)
	}

	st := alert.State{Of: "x", Phase: alert.Firing, Incident: 1, Since: noon(), Slot: 7, Last: alert.Seen{Slot: 7, Value: 3, Known: true, High: alert.To(1.5)}, Sent: true}
	notice := func(say alert.Say) alert.Notification {
		return alert.Notification{
			ID: "losses/ann/1/" + string(say), Rule: "losses", Key: "ann", Version: 2, At: noon(),
			Notice: alert.Notice{Say: say, Incident: 1, Since: noon(), Seen: st.Last},
		}
	}
	keep := func(n ...alert.Notification) error {
		return s.ChangeAlerts(ctx, func(alert.States) (alert.Kept, error) {
			return alert.Kept{
				States: alert.States{"losses": {"ann": st}}, Notices: n,
				Events: []alert.Event{{Rule: "losses", Key: "ann", Version: 2, Incident: 1, Phase: alert.Firing, At: noon(), Seen: st.Last}},
			}, nil
		})
	}
	if err := keep(notice(alert.Alert)); err != nil {
		t.Fatal(err)
	}
	if err := keep(notice(alert.Alert)); err == nil {
		t.Error("one incident was told twice")
	}
	s = open(t, path)
	if states, err := s.AlertStates(ctx); err != nil || !reflect.DeepEqual(states["losses"]["ann"], st) {
		t.Errorf("%+v, %v", states, err)
	}
	if list, err := s.AlertEvents(ctx, "losses", 10); err != nil || len(list) != 1 || list[0].Seen != st.Last {
		t.Errorf("%+v, %v", list, err)
	}
	told := []alert.Delivery{{Login: "nina", Outcome: alert.Sent, At: noon()}, {Login: "bob", Outcome: alert.Withheld, At: noon()}}
	for range 2 {
		if err := s.TellAlert(ctx, "losses/ann/1/alert", told, false); err != nil {
			t.Fatal(err)
		}
	}
	if list, err := s.AlertDeliveries(ctx, 10); err != nil || len(list) != 2 || list[0] != (alert.Delivered{
		Rule: "losses", Key: "ann", Incident: 1, Say: alert.Alert, Delivery: told[1],
	}) || list[1].Login != "nina" {
		t.Errorf("%+v, %v", list, err)
	}
	if err := keep(notice(alert.Recovery)); err != nil {
		t.Fatal(err)
	}
	list, err := s.Untold(ctx, 10)
	if err != nil || len(list) != 2 || len(list[0].Told) != 2 || !reflect.DeepEqual(list[1].For, []string{"nina"}) || list[1].Told != nil {
		t.Errorf("%+v, %v", list, err)
	}
	if list[0].Notice != notice(alert.Alert).Notice {
		t.Errorf("%+v", list[0])
	}
	for range 2 {
		if err := s.TellAlert(ctx, "losses/ann/1/alert", nil, true); err != nil {
			t.Fatal(err)
		}
	}
	if list, err = s.Untold(ctx, 10); err != nil || len(list) != 1 || list[0].Say != alert.Recovery {
		t.Errorf("%+v, %v", list, err)
	}
	refused := fault.Invalidf("no", "нет")
	err = s.ChangeAlerts(ctx, func(states alert.States) (alert.Kept, error) {
		return alert.Kept{States: alert.States{"z": {"z": st}}}, refused
	})
	if states, _ := s.AlertStates(ctx); !fault.Is(err, fault.Invalid) || len(states) != 1 {
		t.Errorf("%v, %v", states, err)
	}
}

// TestAlertsAtOnce lets several watches step one member: each step sees the one before.
func TestAlertsAtOnce(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	const many = 20
	var all sync.WaitGroup
	for range many {
		all.Go(func() {
			err := s.ChangeAlerts(ctx, func(states alert.States) (alert.Kept, error) {
				st := states["r"][""]
				st.Incident++
				n := alert.Notification{ID: fmt.Sprint("r//", st.Incident, "/alert"), Rule: "r", At: noon(), Notice: alert.Notice{Say: alert.Alert, Incident: st.Incident}}
				return alert.Kept{States: alert.States{"r": {"": st}}, Notices: []alert.Notification{n}}, nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if states, err := s.AlertStates(ctx); err != nil || states["r"][""].Incident != many {
		t.Errorf("%+v, %v", states, err)
	}
}

// TestAlertHistoryStays: what was told and how incidents went is not changed.
func TestAlertHistoryStays(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	err := s.ChangeAlerts(ctx, func(alert.States) (alert.Kept, error) {
		return alert.Kept{
			Events:  []alert.Event{{Rule: "r", Incident: 1, Phase: alert.Firing, At: noon()}},
			Notices: []alert.Notification{{ID: "r//1/alert", Rule: "r", At: noon(), Notice: alert.Notice{Say: alert.Alert, Incident: 1}}},
		}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveAlert(ctx, alert.Version{Rule: alert.Rule{ID: "r"}, At: noon()}); err != nil {
		t.Fatal(err)
	}
	if err := s.TellAlert(ctx, "r//1/alert", []alert.Delivery{{Login: "a", Outcome: alert.Sent, At: noon()}}, true); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, do := range []string{
		`UPDATE alert_event SET phase = 'resolved'`, `DELETE FROM alert_event`, `UPDATE alert_notice SET at = 0`, `DELETE FROM alert_notice`,
		`UPDATE alert_told SET outcome = 'withheld'`, `DELETE FROM alert_told`, `DELETE FROM alert_done`, `UPDATE alert_rule SET body = '{}'`, `DELETE FROM alert_rule`,
		`INSERT OR REPLACE INTO alert_told (notice, login, outcome, at) VALUES ('r//1/alert', 'a', 'withheld', 0)`,
	} {
		if _, err := db.ExecContext(ctx, do); err == nil {
			t.Errorf("done: %s", do)
		}
	}
}
