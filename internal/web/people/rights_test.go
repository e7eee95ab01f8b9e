package people_test

import (
	"strings"
	"testing"

	"svodka/internal/account"
)

// TestHeadOfTwoDepartments gives a head two departments on the page of people, finds them there and in the log, and is asked
// for one when none is marked.
func TestHeadOfTwoDepartments(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Admin)
	g.add("bob", account.Manager)
	ann := g.as("ann")
	got := ann.post("/settings/people/bob", "name", "Боб", "role", "head", "lang", "ru", "department", "t:sales", "department", "t:stores")
	if !strings.Contains(got.body, `value="t:sales" checked`) || !strings.Contains(got.body, `value="t:stores" checked`) {
		t.Fatalf("the change: %d %s", got.status, got.text())
	}
	if got := ann.get("/settings/people").text(); !strings.Contains(got, "отделы: Продажи, Магазины") {
		t.Errorf("the list of people: %s", got)
	}
	if log := strings.Join(g.log(), "\n"); !strings.Contains(log, "department t:sales,t:stores") {
		t.Errorf("the log: %s", log)
	}
	u, err := g.accounts.Find(t.Context(), "bob")
	if err != nil {
		t.Fatal(err)
	}
	if rows := g.accounts.Viewer(u).Grant.Rows; len(rows) == 0 || strings.Join(rows[0][0].Values, " ") != "#t:sales #t:stores" {
		t.Errorf("the rows: %+v", rows)
	}
	if got := ann.post("/settings/people/bob", "name", "Боб", "role", "head", "lang", "ru"); !strings.Contains(got.text(), "Руководитель видит записи своих отделов") {
		t.Errorf("a head of nothing: %d %s", got.status, got.text())
	}
	if got := ann.get("/settings/people/bob").text(); !strings.Contains(got, "Звонки, задачи, встречи и письма идут по воронке своей сделки") {
		t.Errorf("nothing says what a limit by pipeline does to calls: %s", got)
	}
}
