package schedule_test

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
)

// after is what the list's form of sending holds.
func (g *rig) after(login, id string) string {
	g.Helper()
	body := g.Get(login, "/schedules").Body
	m := regexp.MustCompile(`action="/schedules/` + id + `/send"[^>]*>\s*<input type="hidden" name="after" value="(\d+)"`).FindStringSubmatch(body)
	if m == nil {
		g.Fatalf("the list has no form to send %s by", id)
	}
	return m[1]
}

// TestOnePressOneRun: a press sends once, however often it reaches the server; the next one sends again.
func TestOnePressOneRun(t *testing.T) {
	g := open(t)
	g.mails()
	id := g.add("hugo@firm.ru", "to", "mail hugo@firm.ru", "to", "mail ann@firm.ru")
	send, after := "/schedules/"+id+"/send", g.after("hugo@firm.ru", id)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if a := g.Post("hugo@firm.ru", send, "after", after); a.Status != http.StatusSeeOther {
				t.Errorf("a press: %d", a.Status)
			}
		})
	}
	all.Wait()
	a := g.Post("hugo@firm.ru", send, "after", after)
	if to := g.done(a).Header.Get("Location"); to != "/schedules?said=once" {
		t.Errorf("the same press once more leads to %s", to)
	}
	g.Has(g.Get("hugo@firm.ru", "/schedules?said=once"), "второй раз ничего не отправлено")
	// A page that was opened meanwhile knows that it is on its way; so does a form of no page.
	for _, pairs := range [][]string{{"after", g.after("hugo@firm.ru", id)}, nil} {
		a := g.Post("hugo@firm.ru", send, pairs...)
		if a.Status != http.StatusUnprocessableEntity {
			t.Errorf("another press while it is sent: %d", a.Status)
		}
		g.Has(a, "Рассылка уже отправляется")
	}
	g.work()
	letters := func(want int) {
		t.Helper()
		for _, login := range []string{"hugo@firm.ru", "ann@firm.ru"} {
			if n := len(g.post.letters(login)); n != want {
				t.Errorf("%s has %d letters, want %d", login, n, want)
			}
		}
	}
	letters(1)
	g.done(g.Post("hugo@firm.ru", send, "after", after)) // a page of yesterday
	g.work()
	letters(1)
	g.done(g.Post("hugo@firm.ru", send, "after", g.after("hugo@firm.ru", id)))
	g.work()
	letters(2)
	// A letter that is to be tried later keeps the run open, one that was given up does not.
	g.post.mu.Lock()
	g.post.refuse["ann@firm.ru"] = &smtp.SMTPError{Code: 451, Message: "later"}
	g.post.mu.Unlock()
	g.done(g.Post("hugo@firm.ru", send))
	g.work()
	if a := g.Post("hugo@firm.ru", send); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("while a letter waits: %d", a.Status)
	}
	g.days.Add(2)
	g.work()
	g.done(g.Post("hugo@firm.ru", send))
}

// TestOutsideIsToldToWait: who saves or sends to an address that is not approved reads that nothing goes there yet.
func TestOutsideIsToldToWait(t *testing.T) {
	g := open(t)
	g.mails()
	g.done(g.Post("adam@firm.ru", "/schedules/outside", "act", "domain", "domain", "fond.ru"))
	form := usual("to", "mail hugo@firm.ru", "channel", "mail", "address", "orlov@fond.ru")
	leads := func(want string, a string, pairs ...string) {
		t.Helper()
		to := g.done(g.Post("hugo@firm.ru", a, pairs...)).Header.Get("Location")
		if to != "/schedules?said="+want {
			t.Errorf("%s leads to %s, want %s", a, to, want)
		}
	}
	leads("added-waits", "/schedules/new", form...)
	list, err := g.service.Store.Schedules(t.Context())
	g.Check(err)
	id := list[0].ID
	leads("saved-waits", "/schedules/"+id, form...)
	leads("sent-waits", "/schedules/"+id+"/send")
	g.work()
	for _, said := range []string{"added-waits", "saved-waits", "sent-waits"} {
		g.Has(g.Get("hugo@firm.ru", "/schedules?said="+said), "внешн", "администратор")
		if text := g.Get("hugo@firm.ru", "/schedules?said="+said+"&lang=en").Text(); !strings.Contains(text, "outside addresses") {
			t.Errorf("%s in English: %s", said, text)
		}
	}
	g.Lacks(g.Get("hugo@firm.ru", "/schedules?said=added-waits"), "Первые письма уйдут")
	g.done(g.Post("adam@firm.ru", "/schedules/outside", "act", "approve", "schedule", id, "recipient", "outside mail orlov@fond.ru", "as", "ann@firm.ru", "seen", g.seen(id)))
	leads("saved", "/schedules/"+id, form...)
	leads("sent", "/schedules/"+id+"/send")
}
