package schedule_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/board"
	"svodka/internal/model"
)

// TestAlertsStop: alerts stand among what comes to a person and in the log of what was sent, and end by the link of the letter or
// by the button of the page, for that person alone.
func TestAlertsStop(t *testing.T) {
	g := open(t)
	g.mails()
	many := 0.5
	_, err := g.alerts.Save(g.Context(), board.Person{Login: "adam@firm.ru", Role: account.Admin}, alert.Rule{
		ID: "wins", Title: model.Text{EN: "A deal is won", RU: "Сделка выиграна"}, Kind: alert.Threshold, Metric: "deals_won", By: "owner",
		Window: alert.Window{Grain: "day", Days: 14}, Above: &many, Zero: true, To: []alert.Whom{alert.Person, alert.Head},
	})
	g.Check(err)
	_, err = g.alerts.Check(g.Context())
	g.Check(err)
	g.Check(g.alerts.Carry(g.Context()))
	for _, to := range []string{"ann@firm.ru", "hugo@firm.ru"} {
		if n := len(g.post.letters(to)); n != 1 {
			t.Fatalf("%s has %d letters", to, n)
		}
	}
	g.Has(g.Get("adam@firm.ru", "/schedules/log"), "Сделка выиграна", "Гуго Головин", "Анна Ким", "отправлено")
	g.Has(g.Get("ann@firm.ru", "/schedules/log"), "Сделка выиграна", "Анна Ким")
	g.Lacks(g.Get("ann@firm.ru", "/schedules/log"), "Гуго Головин")
	g.Lacks(g.Get("bob", "/schedules/log"), "Сделка выиграна")

	letter := strings.ReplaceAll(g.post.letters("ann@firm.ru")[0], "\r\n ", "")
	m := regexp.MustCompile(`(?m)^List-Unsubscribe: *<https://svodka\.firm\.ru(/unsubscribe/[^>]+)>`).FindStringSubmatch(letter)
	if m == nil {
		t.Fatalf("the letter has no way out:\n%s", letter)
	}
	stopped := func(login string) bool {
		is, err := g.service.AlertStopped(g.Context(), "wins", login)
		g.Check(err)
		return is
	}
	g.Has(g.Get("", m[1]), "Больше не получать эти письма?", "wins", "ann@firm.ru")
	if stopped("ann@firm.ru") {
		t.Fatal("looking at the link ended them")
	}
	if a := g.Send("", m[1], url.Values{"List-Unsubscribe": {"One-Click"}}); a.Status != http.StatusOK || !stopped("ann@firm.ru") || stopped("hugo@firm.ru") {
		t.Fatalf("one click: %d", a.Status)
	}
	g.Has(g.Get("ann@firm.ru", "/subscriptions"), "Сделка выиграна", "вы отписались")
	g.done(g.Post("ann@firm.ru", "/subscriptions/resume-alert", "rule", "wins"))
	if stopped("ann@firm.ru") {
		t.Fatal("they do not come again")
	}
	g.done(g.Post("ann@firm.ru", "/subscriptions/stop-alert", "rule", "wins"))
	g.Has(g.Post("", m[1], "act", "resume"), "Письма снова приходят")
	if stopped("ann@firm.ru") {
		t.Fatal("the link does not let them come again")
	}
	if a := g.Post("rita@firm.ru", "/subscriptions/stop-alert", "rule", "wins"); a.Status != http.StatusNotFound {
		t.Errorf("a reader stops what never comes to her: %d", a.Status)
	}
}
