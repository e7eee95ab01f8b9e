package deliver_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/schedule"
	"svodka/internal/store/sqlite"
)

// tray is a sender that keeps what it is given.
type tray struct {
	mu   sync.Mutex
	got  []schedule.Letter
	fail error
}

func (b *tray) Send(_ context.Context, l schedule.Letter) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fail != nil {
		return b.fail
	}
	b.got = append(b.got, l)
	return nil
}

func (b *tray) to() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var list []string
	for _, l := range b.got {
		list = append(list, l.To)
	}
	return strings.Join(list, " ")
}

func boss() board.Person { return board.Person{Login: "boss@example.ru", Role: account.Owner} }
func ann() board.Person {
	return board.Person{Login: "ann@example.ru", Role: account.Manager}
}
func olga() board.Person { return board.Person{Login: "olga", Role: account.Head} }

func outside(address string) schedule.Recipient {
	return schedule.Recipient{Channel: schedule.Mail, Address: address}
}

// TestWhoMayWriteToWhom: one's own letters are one's own business; others', outside ones and places are not.
func TestWhoMayWriteToWhom(t *testing.T) {
	d := newDesk(t, &tray{})
	check(t, d.AllowDomain(t.Context(), boss(), "@Partner.RU", true))
	for _, p := range []struct {
		who  board.Person
		to   schedule.Recipient
		want string
	}{
		{ann(), byMail("ann@example.ru"), ""},
		{ann(), byMail("ivan@example.ru"), "forbidden"},
		{olga(), byMail("ivan@example.ru"), ""},
		{olga(), byMail("nobody@example.ru"), "invalid"},
		{olga(), outside("x@partner.ru"), ""},
		{olga(), outside("x@evil.ru"), "forbidden"},
		{olga(), outside("x@partner.ru.evil.ru"), "forbidden"},
		{boss(), outside("x@evil.ru"), "forbidden"},
		{boss(), outside("partner.ru"), "invalid"},
		{boss(), outside("Ann <x@partner.ru>"), "invalid"},
		{olga(), schedule.Recipient{Channel: schedule.Webhook, Address: "https://partner.ru/in"}, "forbidden"},
		{boss(), schedule.Recipient{Channel: schedule.Webhook, Address: "https://partner.ru/in"}, ""},
		{boss(), schedule.Recipient{Channel: schedule.Webhook, Address: "https://evil.ru/@partner.ru"}, "forbidden"},
		{olga(), schedule.Recipient{Channel: schedule.Folder, Address: "a"}, "forbidden"},
		{boss(), schedule.Recipient{Channel: schedule.Folder, Address: "a"}, ""},
		{boss(), schedule.Recipient{Login: "olga", Channel: schedule.Folder}, "invalid"},
		{boss(), schedule.Recipient{Login: "olga", Channel: schedule.Mail, Address: "x@evil.ru"}, "invalid"},
		{board.Person{}, byMail("ann@example.ru"), "forbidden"},
	} {
		_, err := d.Add(t.Context(), p.who, weekly(p.to))
		got := ""
		if err != nil {
			got = strings.ToLower(fault.KindOf(err).String())
		}
		if got != p.want {
			t.Errorf("%s to %+v: %v, want %q", p.who.Login, p.to, err, p.want)
		}
	}
	mine, err := d.List(t.Context(), ann())
	check(t, err)
	if len(mine) != 1 {
		t.Errorf("Ann keeps %d schedules", len(mine))
	}
	all, err := d.List(t.Context(), boss())
	check(t, err)
	for _, x := range all {
		if _, err := d.Get(t.Context(), ann(), x.ID); (err == nil) != (x.Owner == "ann@example.ru") {
			t.Errorf("Ann opens %s of %s: %v", x.ID, x.Owner, err)
		}
		x.Title = "stolen"
		if _, err := d.Update(t.Context(), ann(), x); x.Owner != "ann@example.ru" && !fault.Is(err, fault.NotFound) {
			t.Errorf("Ann changes the schedule of %s: %v", x.Owner, err)
		}
	}
	for name, err := range map[string]error{
		"approve": d.Approve(t.Context(), olga(), all[0].ID, "x", ""), "domain": d.AllowDomain(t.Context(), olga(), "evil.ru", true),
		"mail": d.SetMail(t.Context(), ann(), "ann@example.ru", "x@evil.ru"),
	} {
		if !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOutsideNeedsApproval: nothing leaves for an outside address before an administrator approved just that, with whose
// rights, and what changes afterwards has to be approved again.
func TestOutsideNeedsApproval(t *testing.T) {
	box := &tray{}
	d := newDesk(t, box)
	check(t, d.AllowDomain(t.Context(), boss(), "partner.ru", true))
	to := outside("x@partner.ru")
	x, err := d.Add(t.Context(), olga(), weekly(to))
	check(t, err)
	send := func(want int, why string) {
		t.Helper()
		_, err := d.SendNow(t.Context(), olga(), x.ID)
		check(t, err)
		d.work(t)
		if len(box.got) != want {
			t.Errorf("%s: %d letters, want %d", why, len(box.got), want)
		}
	}
	send(0, "not approved")
	check(t, d.Approve(t.Context(), boss(), x.ID, to.Key(), "ivan@example.ru"))
	send(1, "approved")
	if text := box.got[0].Text; text != "rows owner=amocrm:18" {
		t.Errorf("counted with the rights of %q", text)
	}
	x.Title = "Другое название"
	x, err = d.Update(t.Context(), olga(), x)
	check(t, err)
	send(2, "the same figures under another title")
	x.Content.Query = "period=year"
	x, err = d.Update(t.Context(), olga(), x)
	check(t, err)
	send(2, "other figures")
	check(t, d.Approve(t.Context(), boss(), x.ID, to.Key(), "ivan@example.ru"))
	check(t, d.AllowDomain(t.Context(), boss(), "partner.ru", false))
	send(2, "the domain is off the list")
	check(t, d.AllowDomain(t.Context(), boss(), "partner.ru", true))
	d.team["ivan@example.ru"] = account.User{Login: "ivan@example.ru", Disabled: true}
	send(2, "whose rights it was is disabled")
	d.team["ivan@example.ru"] = account.User{Login: "ivan@example.ru", Role: account.Manager, CRMUser: "amocrm:18"}
	send(3, "all is well again")
	check(t, d.Revoke(t.Context(), boss(), x.ID, to.Key()))
	send(3, "revoked")
	events, err := d.store.Events(t.Context(), audit.Filter{Act: audit.Rights, Limit: 100})
	check(t, err)
	if len(events) != 6 {
		t.Errorf("%d lines in the log", len(events))
	}
}

// TestTrouble: what passes is tried again later and later, what does not is given up, and a day ends it.
func TestTrouble(t *testing.T) {
	box := &tray{fail: errors.New("no connection")}
	d := newDesk(t, box)
	x, err := d.Add(t.Context(), ann(), weekly(byMail("ann@example.ru")))
	check(t, err)
	_, err = d.SendNow(t.Context(), ann(), x.ID)
	check(t, err)
	last := time.Duration(0)
	job := func() schedule.Job {
		t.Helper()
		list, err := d.Queue(t.Context(), ann(), schedule.JobFilter{})
		check(t, err)
		return list[0]
	}
	for i := range 5 {
		did, err := d.Work(t.Context())
		check(t, err)
		j := job()
		if wait := j.Next.Sub(d.at()); !did || wait <= last || j.State != schedule.Waiting || j.Attempts != i+1 {
			t.Fatalf("attempt %d: %v after %v, %+v", i+1, j.Next.Sub(d.at()), last, j)
		}
		last = j.Next.Sub(d.at())
		if did, err := d.Work(t.Context()); did || err != nil {
			t.Fatalf("it is tried before its time: %v", err)
		}
		d.now.Store(j.Next.Unix())
	}
	d.wait(23 * time.Hour)
	_, err = d.Work(t.Context())
	check(t, err)
	if j := job(); j.State != schedule.Failed || j.Note != "no connection" {
		t.Errorf("after a day: %+v", j)
	}
	box.fail = nil
	if err := d.Retry(t.Context(), olga(), x.ID, job().ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("another's job: %v", err)
	}
	check(t, d.Retry(t.Context(), ann(), x.ID, job().ID))
	_, err = d.Work(t.Context())
	check(t, err)
	if j := job(); j.State != schedule.Sent {
		t.Errorf("once more by hand: %+v", j)
	}
	d.print.pages = func(schedule.Order) (schedule.Parcel, error) { panic("a broken report") }
	_, err = d.SendNow(t.Context(), ann(), x.ID)
	check(t, err)
	if did, err := d.Work(t.Context()); !did || err == nil {
		t.Errorf("a panic: %v %v", did, err)
	}
	d.print.pages = func(schedule.Order) (schedule.Parcel, error) {
		return schedule.Parcel{}, fault.Sentence(fault.Forbidden, "No.", "Нет.")
	}
	d.wait(schedule.Lease + time.Second)
	_, err = d.Work(t.Context())
	check(t, err)
	if j := job(); j.State != schedule.Failed || j.Attempts != 2 {
		t.Errorf("a report one may not see: %+v", j)
	}
}

// TestPauseAndSleep: what was missed in a pause is not sent; what was missed while the program slept is sent once.
func TestPauseAndSleep(t *testing.T) {
	box := &tray{}
	d := newDesk(t, box)
	x, err := d.Add(t.Context(), ann(), weekly(byMail("ann@example.ru")))
	check(t, err)
	d.wait(10 * 24 * time.Hour)
	d.work(t)
	if len(box.got) != 1 {
		t.Fatalf("%d letters after ten days of sleep", len(box.got))
	}
	_, err = d.SendNow(t.Context(), ann(), x.ID) // what waits in the queue is held up too
	check(t, err)
	x, err = d.SetPaused(t.Context(), ann(), x.ID, true)
	check(t, err)
	if !x.Next.IsZero() {
		t.Errorf("a paused schedule comes at %v", x.Next)
	}
	if _, err := d.SendNow(t.Context(), ann(), x.ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("sent by hand in a pause: %v", err)
	}
	d.wait(10 * 24 * time.Hour)
	d.work(t)
	if len(box.got) != 1 {
		t.Errorf("%d letters in a pause", len(box.got))
	}
	_, err = d.Test(t.Context(), ann(), x.ID, schedule.Mail)
	check(t, err)
	d.work(t)
	if len(box.got) != 2 {
		t.Error("a trial needs no timetable")
	}
	_, err = d.SetPaused(t.Context(), ann(), x.ID, false)
	check(t, err)
	d.work(t)
	if len(box.got) != 2 {
		t.Error("what was missed in the pause was sent")
	}
	_, err = d.SendNow(t.Context(), ann(), x.ID)
	check(t, err)
	check(t, d.Drop(t.Context(), ann(), x.ID))
	d.wait(10 * 24 * time.Hour)
	d.work(t)
	if len(box.got) != 2 {
		t.Errorf("%d letters of what was removed", len(box.got))
	}
}

// TestTestGoesToWhoAsks: a trial of a schedule for others reaches who tries it, with their own rights, and nobody else.
func TestTestGoesToWhoAsks(t *testing.T) {
	box := &tray{}
	d := newDesk(t, box)
	x, err := d.Add(t.Context(), boss(), weekly(byMail("ann@example.ru"), byMail("ivan@example.ru")))
	check(t, err)
	_, err = d.Test(t.Context(), boss(), x.ID, schedule.Mail)
	check(t, err)
	d.work(t)
	if box.to() != "boss@example.ru" || box.got[0].Text != "all" {
		t.Errorf("%s: %+v", box.to(), box.got)
	}
	runs, err := d.History(t.Context(), boss(), x.ID, 10)
	check(t, err)
	if len(runs) != 1 || runs[0].By != "boss@example.ru" {
		t.Errorf("%+v", runs)
	}
}

// TestNothingToSay: with SkipEmpty a letter without rows is not sent.
func TestNothingToSay(t *testing.T) {
	box := &tray{}
	d := newDesk(t, box)
	d.print.pages = func(schedule.Order) (schedule.Parcel, error) { return schedule.Parcel{Empty: true}, nil }
	x := weekly(byMail("ann@example.ru"))
	x.Content.SkipEmpty = true
	_, err := d.Add(t.Context(), ann(), x)
	check(t, err)
	d.wait(2 * time.Hour)
	d.work(t)
	if s := d.states(t); len(box.got) != 0 || s[schedule.Skipped] != 1 {
		t.Errorf("%d letters, %v", len(box.got), s)
	}
}

// TestManyProcesses: several processes on one file share a run, and nothing goes out twice.
func TestManyProcesses(t *testing.T) {
	box := &tray{}
	d := newDesk(t, box)
	people, to := crowd(120)
	x := weekly(to...)
	x.ID, x.Owner, x.Next = "crowd", "p000@example.ru", d.at()
	check(t, d.store.SaveSchedule(t.Context(), x))
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	var all sync.WaitGroup
	for range 3 {
		store, err := sqlite.Open(ctx, d.path)
		check(t, err)
		defer func() { _ = store.Close() }()
		s := service(store, people, d.print, deliver.Post{schedule.Mail: box}, d.at)
		all.Go(func() { s.Run(ctx, 2) })
	}
	for ctx.Err() == nil && d.states(t)[schedule.Sent] < len(to) {
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	all.Wait()
	seen := map[string]int{}
	for _, l := range box.got {
		seen[l.To]++
	}
	if len(box.got) != len(to) || len(seen) != len(to) {
		t.Errorf("%d letters for %d of %d people", len(box.got), len(seen), len(to))
	}
}
