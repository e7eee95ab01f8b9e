package report_test

import (
	"net/http"
	"strings"
	"testing"

	"svodka/internal/account"
)

// TestOneSharingScreen opens the same form as dashboards have, in the panel and as a page, and refuses "these people" without any.
func TestOneSharingScreen(t *testing.T) {
	g := open(t, company)
	id := g.keep("ann", account.Manager, byOwner("Тайный отчёт"))
	for _, want := range []string{"Ссылка для коллег", "Кто видит", `name="who" value="nobody" checked`, `value="bob"`} {
		if got := g.as("ann").get("/r/" + id + "/share").Body.String(); !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	panel := g.as("ann").get("/r/"+id+"/share", "HX-Request", "true", "HX-Target", "panel").Body.String()
	if strings.Contains(panel, "<html") || !strings.Contains(panel, "data-close") || !strings.Contains(panel, "Кто видит") {
		t.Errorf("the panel: %s", panel)
	}
	if w := g.as("ann").post("/r/"+id+"/share", "who", "some"); w.Code != http.StatusBadRequest || !strings.Contains(text(w), "Отметьте хотя бы одну роль или человека") {
		t.Errorf("nobody marked: %d", w.Code)
	}
	if w := g.as("ann").post("/r/"+id+"/share", "who", "some", "person", "stranger"); w.Code != http.StatusBadRequest {
		t.Errorf("a stranger: %d", w.Code)
	}
	if w := g.as("ann").post("/r/"+id+"/share", "who", "everyone"); w.Code != http.StatusSeeOther {
		t.Errorf("everybody: %d %s", w.Code, text(w))
	}
	if w := g.as("bob").get("/r/" + id); w.Code != http.StatusOK {
		t.Errorf("bob: %d", w.Code)
	}
}
