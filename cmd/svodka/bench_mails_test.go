//go:build cgo

package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/schedule"
)

// BenchmarkMails measures a hundred personal mails with a PDF each: owners, heads and managers of the made-up company, each asked
// with their own rights, through a conversation with a mail server. No two people have the same rights and language at once.
func BenchmarkMails(b *testing.B) {
	for _, what := range []string{"sales_by_period", "funnel", "calls"} {
		b.Run(what, func(b *testing.B) {
			a, h, p, box := benchCompany(b)
			x := a.wired(b, h, p)
			to := benchPeople(b, h, p)
			for b.Loop() {
				benchRun(b, x, what, to, box)
			}
		})
	}
}

// benchCompany is the made-up company in full with a mail server.
func benchCompany(b *testing.B) (*app, *house, *people, *mailbox) {
	b.Helper()
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	box := newMailbox(b)
	a := &app{io: Streams{Out: io.Discard, Err: io.Discard}, now: testNow}
	a.conf = config{
		Data: b.TempDir(), Lang: "ru", Memory: "1GB", Base: "https://svodka.example.ru",
		Mail: mailConfig{Host: "127.0.0.1", Port: box.port, From: "svodka@example.ru", TLS: "none"},
	}
	h, err := a.open(b.Context(), "bench", true)
	must(err)
	must(a.fillDemo(b.Context(), h, demoOptions{today: "2026-11-19"}))
	p, err := h.people(b.Context(), a)
	must(err)
	b.Cleanup(func() { _, _ = p.close(), h.close() })
	return a, h, p, box
}

// benchPeople are a hundred people: five owners, the heads of each department, and managers.
func benchPeople(b *testing.B, h *house, p *people) (to []schedule.Recipient) {
	b.Helper()
	house, err := h.desk.House(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	departments := map[string]bool{}
	var list []account.User
	for range 5 {
		list = append(list, account.User{Role: account.Owner})
	}
	for _, x := range house.People {
		if x.Department != "" {
			departments[x.Department] = true
		}
	}
	for _, d := range slices.Sorted(maps.Keys(departments)) {
		list = append(list, account.User{Role: account.Head, Departments: []string{d}})
	}
	for i := 0; len(list) < 100; i++ {
		list = append(list, account.User{Role: account.Manager, CRMUser: house.People[i%len(house.People)].ID})
	}
	for i, u := range list {
		u.Login, u.Name, u.Lang, u.Hash, u.Created = fmt.Sprintf("p%03d@example.ru", i), fmt.Sprintf("Читатель %d", i), "ru", "x", testNow()
		if i%2 == 1 {
			u.Lang = "en"
		}
		if err := p.store.AddUser(b.Context(), u); err != nil {
			b.Fatal(err)
		}
		to = append(to, schedule.Recipient{Login: u.Login, Channel: schedule.Mail})
	}
	return to
}

func benchRun(b *testing.B, x *post, what string, to []schedule.Recipient, box *mailbox) {
	b.Helper()
	boss := board.Person{Login: to[0].Login, Role: account.Owner}
	s, err := x.schedules.Add(b.Context(), boss, schedule.Schedule{
		Title: "Каждому своё", When: "по будням в 9:00", Recipients: to,
		Content: schedule.Content{Board: what, Query: "range=2026-10", Forms: []schedule.Form{schedule.PDF, schedule.HTML}},
	})
	if err != nil {
		b.Fatal(err)
	}
	before, begun, spent := box.all(), time.Now(), processorTime(b)
	if _, err := x.schedules.SendNow(b.Context(), boss, s.ID); err != nil {
		b.Fatal(err)
	}
	var all sync.WaitGroup
	for range workersOf(runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for {
				did, err := x.schedules.Work(b.Context())
				if err != nil {
					b.Error(err)
				}
				if !did || err != nil {
					return
				}
			}
		})
	}
	all.Wait()
	took, spent := time.Since(begun), processorTime(b)-spent
	if n := box.all() - before; n != len(to) {
		jobs, _ := x.people.store.Jobs(b.Context(), schedule.JobFilter{Schedule: s.ID, State: schedule.Failed, Limit: 3})
		b.Fatalf("%d letters, want %d: %+v", n, len(to), jobs)
	}
	o := openLetter(b, box.got(to[0].Login)[0])
	if !bytes.HasPrefix(o.files[".pdf"], []byte("%PDF")) {
		b.Fatalf("no PDF: %v", o.names)
	}
	b.ReportMetric(took.Seconds(), "s/100mails")
	b.ReportMetric(spent.Seconds(), "cpu-s/100mails")
	b.ReportMetric(float64(len(o.files[".pdf"])), "pdf-bytes")
}

// processorTime is how long the process has computed: what a machine that does other things too tells rightly.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
