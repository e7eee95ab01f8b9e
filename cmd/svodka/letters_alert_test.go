package main

import (
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/model"
	"svodka/internal/schedule"
)

// TestAlertsAreCarried: what the watch finds goes by mail and Telegram to whom it is for, with the figure and the way to it, once;
// a person without the right to the figure gets nothing; a button in the chat takes the incident on.
func TestAlertsAreCarried(t *testing.T) {
	r := newLetterRig(t)
	r.three()
	watch := r.house.alerts
	admin := board.Person{Login: "igor@example.ru", Role: account.Owner}
	rules, err := watch.Rules(t.Context())
	r.check(err)
	for _, x := range rules {
		x.Off = true
		_, err := watch.Save(t.Context(), admin, x)
		r.check(err)
	}
	least := 1.0
	_, err = watch.Save(t.Context(), admin, alert.Rule{
		ID: "many_calls", Title: model.Text{EN: "Many calls", RU: "Много звонков"}, Kind: alert.Threshold, Metric: "calls_in",
		Window: alert.Window{Grain: alert.Daily, Days: 28}, Above: &least, To: []alert.Whom{"owner", "manager"}, Parts: alert.Parts{By: "owner"}, Report: "calls",
	})
	r.check(err)
	tg := deliver.Telegram{Base: r.app.conf.Telegram.Base, Token: r.bot.Token()}
	talk := deliver.Bot{Chats: r.post.schedules, Press: r.post.press}
	code, _, err := r.post.schedules.Code(t.Context(), "igor@example.ru", schedule.Telegram)
	r.check(err)
	r.bot.Says(7, "Игорь", "/start "+code)
	offset, err := tg.Poll(t.Context(), talk, 0, 0)
	r.check(err)
	for range 2 { // the second look finds the same, and nobody is told again
		_, err = watch.Check(t.Context())
		r.check(err)
		r.check(watch.Carry(t.Context()))
	}
	list, said := r.box.got("igor@example.ru"), r.bot.Got(7)
	if len(list) != 1 || len(said) != 2 {
		t.Fatalf("%d letters, %d messages", len(list), len(said))
	}
	o, message := openLetter(t, list[0]), said[1]
	for what, text := range map[string]string{"mail": o.text, "page": o.html, "chat": message.Text} {
		for _, want := range []string{"Много звонков", "Больше всего", "https://svodka.example.ru/r/calls?"} {
			if !strings.Contains(text, want) {
				t.Errorf("the %s does not say %q:\n%s", what, want, text)
			}
		}
	}
	if n := len(r.box.got("ann@example.ru")) + len(r.box.got("vera@example.ru")); n != 0 {
		t.Errorf("%d letters to those who do not see the figure of the whole", n)
	}
	_, data, ok := strings.Cut(message.Keys, `"callback_data":"alert take `)
	if !ok {
		t.Fatalf("no button: %s", message.Keys)
	}
	mark, _, _ := strings.Cut(data, `"`)
	r.bot.Presses(7, "alert take "+mark)
	_, err = tg.Poll(t.Context(), talk, offset, 0)
	r.check(err)
	states, err := watch.Store.AlertStates(t.Context())
	r.check(err)
	for key, st := range states["many_calls"] {
		if st.Phase != alert.Acknowledged || st.By != "igor@example.ru" {
			t.Errorf("%q: %+v", key, st)
		}
	}
	if j := r.bot.Journal(); j[len(j)-1].Method != "answercallbackquery" && j[len(j)-2].Method != "answercallbackquery" {
		t.Errorf("the button is not answered: %+v", j[len(j)-1])
	}
}
