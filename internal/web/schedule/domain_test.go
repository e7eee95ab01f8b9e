package schedule_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"svodka/internal/schedule"
)

// TestDomains: the list takes names of companies, not the top of many names, not machines and not addresses.
func TestDomains(t *testing.T) {
	g := open(t)
	label := strings.Repeat("a", 63)
	long := strings.Join([]string{label, label, label, strings.Repeat("b", 61)}, ".")
	put := func(domain, act string) int {
		return g.Post("adam@firm.ru", "/schedules/outside", "act", act, "domain", domain).Status
	}
	for _, domain := range []string{"fond.ru", "@Fond.RU", "mail.fond-2.co.uk", "почта.рф", "xn--80a1acny.xn--p1ai", label + ".ru", long} {
		if status := put(domain, "domain"); status != http.StatusSeeOther {
			t.Errorf("%s: %d", domain, status)
		}
	}
	for _, domain := range []string{
		"", "com", "localhost", "crm.localhost", "10.0.0.5", "127.0.0.1", "::1", "[::1]", "1.2.3", "a" + label + ".ru", long + "b", ".ru", "fond.", "fond..ru",
		"-fond.ru", "fond-.ru", "fo nd.ru", "*.ru", "fond.ru/x", "fond.ru:25", "a@fond.ru", "fo_nd.ru", "fond.ru\r\nx.ru",
	} {
		if status := put(domain, "domain"); status != http.StatusUnprocessableEntity {
			t.Errorf("%q: %d", domain, status)
		}
	}
	g.Has(g.Post("adam@firm.ru", "/schedules/outside", "act", "domain", "domain", "com"), "«com» — не домен. Пишется example.ru.")
	list, err := g.service.Domains(t.Context())
	g.Check(err)
	if len(list) != 6 {
		t.Errorf("the list: %v", list)
	}
	// What came onto the list earlier is taken off all the same.
	g.Check(g.Store.AllowDomain(t.Context(), "localhost", true, "adam@firm.ru", g.now()))
	if put("localhost", "drop") != http.StatusSeeOther {
		t.Error("an old entry stays")
	}
}

// TestWebhookInside: a host of the company's own comes onto the list where its webhook is approved, and not before.
func TestWebhookInside(t *testing.T) {
	g := open(t)
	const host, key = "10.0.0.5", "outside webhook http://10.0.0.5/in"
	if a := g.Post("hugo@firm.ru", "/schedules/new", usual("channel", "webhook", "address", "http://10.0.0.5/in")...); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a head writes to a webhook: %d", a.Status)
	}
	id := g.add("adam@firm.ru", "channel", "webhook", "address", "http://10.0.0.5/in")
	why := func() string {
		t.Helper()
		g.done(g.Post("adam@firm.ru", "/schedules/"+id+"/send"))
		g.work()
		jobs, err := g.service.Store.Jobs(t.Context(), schedule.JobFilter{Schedule: id, Limit: 1})
		g.Check(err)
		return jobs[0].Note
	}
	if note := why(); note != "not approved by an administrator" {
		t.Errorf("before it is approved: %s", note)
	}
	approve := []string{"act", "approve", "schedule", id, "recipient", key, "as", "adam@firm.ru", "seen", g.seen(id)}
	g.done(g.Post("adam@firm.ru", "/schedules/outside", approve...))
	if note := why(); note != "the domain 10.0.0.5 is not on the list" {
		t.Errorf("approved without its host: %s", note)
	}
	g.done(g.Post("adam@firm.ru", "/schedules/outside", append(approve, "domain", host)...))
	list, err := g.service.Domains(t.Context())
	g.Check(err)
	if !slices.Contains(list, host) {
		t.Errorf("the list: %v", list)
	}
	g.done(g.Post("adam@firm.ru", "/schedules/outside", "act", "drop", "domain", host))
	if note := why(); note != "the domain 10.0.0.5 is not on the list" {
		t.Errorf("taken off the list: %s", note)
	}
}
