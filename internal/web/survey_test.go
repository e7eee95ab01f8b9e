package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/survey"
)

// TestSurveysAreKeptByAdministrators shows surveys to those who set the program up, and to nobody else that there are any.
func TestSurveysAreKeptByAdministrators(t *testing.T) {
	g := open(t)
	olga := board.Person{Login: "olga", Role: account.Owner}
	f, err := g.surveys.Add(t.Context(), olga, survey.Form{
		Kind: survey.NPS, Scale: 10, Lang: lang.RU, Title: model.Text{RU: "Опросолги"}, Question: model.Text{RU: "Как вам?"}, Days: 30,
	})
	check(t, err)
	at := "/data/surveys/" + f.ID
	made := g.As("olga").post(at+"/invite", url.Values{"how": {"list"}, "list": {"1"}})
	list := g.As("olga").get(made.Header().Get("Location"))
	file := regexp.MustCompile(`/data/surveys/[^"]*\.csv`).FindString(list.Body.String())
	if file == "" {
		t.Fatalf("no list of links: %d %s", made.Code, plain(list.Body.String()))
	}
	link := regexp.MustCompile(`/s/[^;\r\n]+`).FindString(g.As("olga").get(file).Body.String())
	if w := g.As("adam").get(file); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "/s/") {
		t.Errorf("another administrator takes the list: %d %s", w.Code, w.Body)
	}
	for _, who := range []string{"alla", "hugo", "ann", "mark", "serv", "rita"} {
		for _, path := range []string{"/data/surveys", "/data/surveys/new", at, file} {
			if w := g.As(who).get(path); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "Опросолги") {
				t.Errorf("%s sees %s: %d", who, path, w.Code)
			}
		}
		for _, path := range []string{"/data/surveys/new", at + "/invite", at + "/renew", at + "/close"} {
			if w := g.As(who).post(path, url.Values{"how": {"list"}, "list": {"2"}, "kind": {"nps"}, "title_ru": {"x"}, "days": {"3"}, "lang": {"ru"}}); w.Code != http.StatusNotFound {
				t.Errorf("%s sends %s: %d", who, path, w.Code)
			}
		}
	}
	if w := (person{g, ""}).get(at); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/login") {
		t.Errorf("a stranger sees the survey: %d", w.Code)
	}
	// A client has no account, and gets no cookie whatever they do.
	client := person{g, ""}
	for _, w := range []interface{ Result() *http.Response }{
		client.get(link), client.get(link + "?lang=en&theme=dark"), client.post(link, url.Values{}), client.post(link, url.Values{"score": {"9"}}), client.get(link), client.get("/s/none"),
	} {
		if r := w.Result(); len(r.Cookies()) > 0 || r.Header.Get("Content-Security-Policy") == "" || r.Header.Get("X-Robots-Tag") == "" {
			t.Errorf("cookies or headers: %v", r.Header)
		}
	}
	if w := client.post(link, url.Values{"score": {"0"}}, "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("another site answers: %d", w.Code)
	}
	check(t, g.surveys.Flush(t.Context()))
	if w := g.As("olga").get("/r/service?range=this-year"); !strings.Contains(plain(w.Body.String()), "100") {
		t.Errorf("the report does not know the answer: %s", plain(w.Body.String()))
	}
	if w := g.As("olga").get("/audit"); !strings.Contains(plain(w.Body.String()), "survey "+f.ID) && !strings.Contains(plain(w.Body.String()), "опрос "+f.ID) {
		t.Errorf("the log does not know of the links: %s", plain(w.Body.String()))
	}
}
