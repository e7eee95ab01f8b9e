package alert_test

import (
	"slices"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
)

// phaseOf is how somebody is shown the incident of a member.
func (o *office) phaseOf(t *testing.T, u account.User, key string) alert.Case {
	t.Helper()
	list, err := o.s.Open(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(c alert.Case) bool { return c.Rule.ID == "losses" && c.Key == key })
	if i < 0 {
		t.Fatalf("%s does not see the incident of %s", u.Login, key)
	}
	return list[i]
}

// TestNobodySilencesTheirOwn: whom an alert is about puts off what they are told and no more, before it is told and after; whoever
// answers for them puts it off for all.
func TestNobodySilencesTheirOwn(t *testing.T) {
	o, users := move(t), staff()
	ann, nina := users[0], users[3]
	r := losses(alert.Person, alert.Head, "owner")
	r.Digest = "12:00" // so there is time before it is told
	if _, err := o.s.Save(t.Context(), keeper(), r); err != nil {
		t.Fatal(err)
	}
	o.turn(t)
	if err := o.s.Acknowledge(t.Context(), ann, "losses", "t:ann"); err != nil {
		t.Fatal(err)
	}
	if err := o.s.Snooze(t.Context(), ann, "losses", "t:ann", o.now.AddDate(0, 0, 30)); err != nil {
		t.Fatal(err)
	}
	o.now = o.now.AddDate(0, 0, 1)
	o.turn(t)
	if got := o.got(); got != "boss alert t:ann, boss alert t:cyd, cyd alert t:cyd, nina alert t:ann, sam alert t:cyd" {
		t.Errorf("Ann has put her own off, told %s", got)
	}
	if c := o.phaseOf(t, ann, "t:ann"); c.Phase != alert.Snoozed || !c.Own || c.By != "ann" || c.Hushes {
		t.Errorf("Ann sees %s by %s, own %v", c.Phase, c.By, c.Own)
	}
	if c := o.phaseOf(t, nina, "t:ann"); c.Phase != alert.Acknowledged || c.By != "ann" || !c.Loud || !c.Hushes {
		t.Errorf("her head sees %s by %s", c.Phase, c.By)
	}
	if err := o.s.Acknowledge(t.Context(), nina, "losses", "t:ann"); err != nil {
		t.Errorf("her head cannot take it from her: %v", err)
	}
	if err := o.s.Snooze(t.Context(), nina, "losses", "t:ann", o.now.AddDate(0, 0, 30)); err != nil {
		t.Fatal(err)
	}
	if c := o.phaseOf(t, users[5], "t:ann"); c.Phase != alert.Snoozed || c.By != "nina" || c.Own {
		t.Errorf("the owner sees %s by %s", c.Phase, c.By)
	}
	// What is put off for all is not hers to end.
	if err := o.s.Snooze(t.Context(), ann, "losses", "t:ann", o.now); err != nil {
		t.Fatal(err)
	}
	if c := o.phaseOf(t, ann, "t:ann"); c.Phase != alert.Snoozed || c.By != "nina" {
		t.Errorf("Ann has ended it: %s by %s", c.Phase, c.By)
	}
	o.now = o.now.AddDate(0, 0, 10)
	o.turn(t)
	o.now = o.now.Add(9 * time.Hour)
	o.turn(t)
	if got := o.got(); got != "boss recovery t:cyd, cyd recovery t:cyd, sam recovery t:cyd" {
		t.Errorf("it is put off for all, told %s", got)
	}
}

// TestHushes: those who answer for others put an alert off for all, but no head one about themselves.
func TestHushes(t *testing.T) {
	r := losses(alert.Person, alert.Head)
	for role, want := range map[account.Role]bool{
		account.Owner: true, account.Admin: true, account.Analyst: true, account.Head: true, account.Manager: false, account.Marketing: false, account.Support: false,
	} {
		if got := alert.Hushes(account.User{Role: role}, r, "t:ann"); got != want {
			t.Errorf("%s: %v", role, got)
		}
	}
	if alert.Hushes(account.User{Role: account.Head, CRMUser: "t:ann"}, r, "t:ann") {
		t.Error("a head silences an alert about themselves")
	}
}
