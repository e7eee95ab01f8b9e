package target

import (
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/fault"
)

// TestFixesStayAmongOnesOwn: whoever leads a department moves neither the company's plan nor that of others by what is to be done
// when parts and whole do not fit, and is not told their figures.
func TestFixesStayAmongOnesOwn(t *testing.T) {
	h, ctx := company(t), t.Context()
	s, _ := serve(h)
	if _, err := s.Set(ctx, boss(), Edit{Changes: []Change{
		change(t, h, "revenue", "", "2026-04", cal.ByMonth, 9173), change(t, h, "revenue", "department=north", "2026-04", cal.ByMonth, 5000),
		change(t, h, "revenue", "department=shop", "2026-04", cal.ByMonth, 4111), change(t, h, "revenue", "owner=ann", "2026-04", cal.ByMonth, 1200),
		change(t, h, "revenue", "owner=bob", "2026-04", cal.ByMonth, 800),
	}}); err != nil {
		t.Fatal(err)
	}
	head := Editor{Login: "head", Role: account.Head, Departments: []string{"north"}}
	more := change(t, h, "revenue", "department=north", "2026-04", cal.ByMonth, 6000)
	_, err := s.Set(ctx, head, Edit{Changes: []Change{more}, Seen: 1})
	if !fault.Is(err, fault.Conflict) {
		t.Fatalf("%v", err)
	}
	for _, l := range []string{"en", "ru"} {
		text := fault.MessageIn(err, l)
		if strings.ContainsAny(text, "0123456789") {
			t.Errorf("told of others: %s", text)
		}
	}
	for _, fix := range []Fix{RaiseWhole, ScaleParts} {
		if _, err := s.Set(ctx, head, Edit{Changes: []Change{more}, Seen: 1, Fix: fix, Step: 1}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", fix, err)
		}
	}
	// What stays in the department is theirs to mend, and told in figures.
	ann := change(t, h, "revenue", "owner=ann", "2026-04", cal.ByMonth, 4900)
	_, err = s.Set(ctx, head, Edit{Changes: []Change{ann}, Seen: 1})
	if text := fault.MessageIn(err, "ru"); !strings.Contains(text, "на 700 больше") {
		t.Errorf("%v: %s", err, text)
	}
	if _, err := s.Set(ctx, head, Edit{Changes: []Change{ann}, Seen: 1, Fix: ScaleParts, Step: 1}); err != nil {
		t.Errorf("%v", err)
	}
	v, err := s.ViewOf(ctx, h)
	if err != nil {
		t.Fatal(err)
	}
	for scope, want := range map[string]float64{"": 9173, "department=north": 5000, "department=shop": 4111} {
		r := span(t, h, "2026-04")
		if got := v.Aim(metric(t, h, "revenue"), scoped(t, scope), r, r.To).Value; got != want {
			t.Errorf("%q: %v, want %v", scope, got, want)
		}
	}
}

// TestNormsOfOthers: nobody is given the norm of a department or a person by asking for the two together.
func TestNormsOfOthers(t *testing.T) {
	h := company(t)
	v := NewView(h, Rules{}, []Version{
		set(t, h, "win_rate", "department=north", "2026-04", cal.ByMonth, 0.3), set(t, h, "win_rate", "department=shop", "2026-04", cal.ByMonth, 0.7),
		set(t, h, "win_rate", "owner=dan", "2026-04", cal.ByMonth, 0.6),
	}, 1)
	r := span(t, h, "2026-04")
	for scope, want := range map[string]float64{
		"owner=ann": 0.3, "department=north&owner=ann": 0.3, "department=shop&owner=ann": 0, "department=north&owner=dan": 0, "department=shop&owner=dan": 0.6,
	} {
		a := v.Aim(metric(t, h, "win_rate"), scoped(t, scope), r, r.To)
		if a.Value != want || a.Known != (want != 0) {
			t.Errorf("%s: %v, want %v", scope, a.Value, want)
		}
	}
}
