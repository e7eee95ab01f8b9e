package source_test

import (
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/fake/company"
	"svodka/internal/source"
	"svodka/internal/sync"
)

var (
	selects = regexp.MustCompile(`(?s)<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>`)
	marked  = regexp.MustCompile(`<option value="([^"]*)" selected`)
	ticked  = regexp.MustCompile(`<input type="checkbox" name="([^"]*)" value="([^"]*)" checked`)
)

// filledIn is the form of a page as a browser would send it.
func filledIn(body string) url.Values {
	f := url.Values{}
	for _, m := range selects.FindAllStringSubmatch(body, -1) {
		if on := marked.FindStringSubmatch(m[2]); on != nil {
			f.Set(html.UnescapeString(m[1]), html.UnescapeString(on[1]))
		}
	}
	for _, m := range ticked.FindAllStringSubmatch(body, -1) {
		f.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	return f
}

// TestMapping: the page shows what holds, a preview follows each choice, what is saved is worked out again without the CRM.
func TestMapping(t *testing.T) {
	g := open(t)
	g.run()
	g.connect()
	o, err := g.service.Choices(t.Context(), "amocrm")
	check(t, err)
	shown := g.get("olga", "/data/amocrm/mapping")
	g.has(shown, http.StatusOK, "Квалифицирован", "Причины отказа", "Поля-разрезы", "Типы задач", "Источник обращения", "Как предлагает система")
	for _, p := range append(o.Pipelines, o.Stages...) {
		g.has(shown, http.StatusOK, p.Title)
	}
	form := filledIn(shown.Body.String())
	if len(form) < len(o.Pipelines)+len(o.Stages)+len(o.Roles) {
		t.Fatalf("the form has %d controls only: %v", len(form), form)
	}
	// As it stands the form says what the source proposes: nothing of one's own is kept.
	g.post("olga", "/data/amocrm/mapping", form)
	if m := g.mapping(); len(m.Pipelines)+len(m.Stages)+len(m.Fields)+len(m.Tasks)+len(m.Reasons) != 0 || m.Custom != nil {
		t.Errorf("an untouched form is kept as %+v", m)
	}
	g.rest("amocrm", 2)

	sales := g.part(o, "sales")
	form.Set("p."+sales, "ignore")
	form.Set("r.source", "")
	form.Del("c")
	before := len(g.crm.Journal())
	preview := g.post("olga", "/data/amocrm/mapping/preview", form)
	g.has(preview, http.StatusOK, "Сделки", "Ответственный", "Не учитывается", "Что изменится", "не учитывать", "Источник обращения без поля —")
	for _, p := range o.Pipelines {
		if p.ID == sales {
			g.has(preview, http.StatusOK, "воронка «"+p.Title+"» не учитывать "+strconv.FormatInt(p.N, 10))
		}
	}
	if strings.Contains(preview.Body.String(), "<html") || strings.Contains(plain(shown.Body.String()), "Не учитывается") {
		t.Error("the preview is a page, or does not follow the choice")
	}
	w := g.post("olga", "/data/amocrm/mapping", form)
	if w.Header().Get("Location") != "/data/amocrm?said=mapped" {
		t.Fatalf("saving: %d %s", w.Code, plain(w.Body.String()))
	}
	if m := g.mapping(); len(m.Pipelines) != 1 || m.Pipelines[sales] != "ignore" || m.Fields["source"] != "" || len(m.Stages) != 0 || m.Custom == nil || len(m.Custom) != 0 {
		t.Errorf("kept %+v", m)
	}
	runs := g.rest("amocrm", 3)
	if runs[0].Why != sync.WhyMapping || runs[0].State != sync.Done || runs[0].Rows["deal"].Updated == 0 {
		t.Errorf("the run of the mapping: %+v", runs[0])
	}
	if after := len(g.crm.Journal()); after != before {
		t.Errorf("%d requests for another mapping", after-before)
	}
	again := filledIn(g.get("olga", "/data/amocrm/mapping").Body.String())
	if again.Get("p."+sales) != "ignore" || again.Has("c") {
		t.Error("the page shows another mapping than was kept")
	}
	proposed := g.get("olga", "/data/amocrm/mapping?proposed=1")
	g.has(proposed, http.StatusOK, "Чтобы это действовало, сохраните")
	if filledIn(proposed.Body.String()).Get("p."+sales) != "sales" || g.mapping().Pipelines[sales] != "ignore" {
		t.Error("the proposal is not shown, or was kept without a word")
	}
	if said := g.noted("amocrm"); !strings.Contains(said[0], "pipeline "+sales+": sales → ignore") {
		t.Errorf("the log has %q", said[0])
	}
	for _, bad := range []url.Values{{"p." + sales: {"nonsense"}}, {"r.source": {"999999999"}}, {"o." + o.Stages[0].ID: {"maybe"}}} {
		g.has(g.post("olga", "/data/amocrm/mapping", bad), http.StatusBadRequest, "Откройте страницу заново")
	}
}

func (g *rig) mapping() source.Mapping {
	g.t.Helper()
	x, err := g.store.Source(g.t.Context(), "amocrm")
	check(g.t, err)
	return x.Mapping
}

// part finds a pipeline by what it is for.
func (g *rig) part(o source.Options, part string) string {
	g.t.Helper()
	for _, p := range o.Pipelines {
		if o.Proposed.Pipelines[p.ID] == part {
			return p.ID
		}
	}
	g.t.Fatalf("no pipeline is for %s", part)
	return ""
}

// TestHostileNames: whatever pipelines, stages, people and clients are called, it is text.
func TestHostileNames(t *testing.T) {
	g := open(t)
	evil := []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "مبيعات \u202eخدمة", strings.Repeat("Длинное ", 62) + "конец", "🔥👩‍👩‍👧"}
	at := company.By{At: 1_760_000_000}
	for i, kind := range []string{"pipeline", "stage", "user", "client"} {
		for j, x := range g.world.All(kind, false) {
			check(t, g.world.Set(x.ID, map[string]any{"name": evil[(i+j)%len(evil)]}, at))
		}
	}
	for j, x := range g.world.All("deal", false) {
		check(t, g.world.Set(x.ID, map[string]any{"title": evil[j%len(evil)]}, at))
	}
	g.run()
	form := g.right()
	form.Set("title", `<b onclick=x>&quot;</b>`)
	if w := g.post("olga", "/data/new/amocrm", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, plain(w.Body.String()))
	}
	g.rest("amocrm", 1)
	page := g.get("olga", "/data/amocrm/mapping")
	g.has(page, http.StatusOK, evil...)
	preview := g.post("olga", "/data/amocrm/mapping/preview", filledIn(page.Body.String()))
	g.has(preview, http.StatusOK, evil[0], evil[3])
	all := []string{page.Body.String(), preview.Body.String()}
	for _, target := range []string{"/data", "/data/amocrm", "/data/amocrm/now", "/data/amocrm/remove"} {
		all = append(all, g.get("olga", target).Body.String())
	}
	bodies := strings.Join(all, "\n")
	for _, x := range []string{"<script>alert", "<img src=x", "<b onclick"} {
		if strings.Contains(bodies, x) {
			t.Errorf("a name is markup: %s", x)
		}
	}
	if strings.Contains(bodies, " style=") || strings.Contains(bodies, " onclick=\"") {
		t.Error("what the policy refuses is on a page")
	}
}

// TestNothingToMapYet: before the first load there is nothing to choose, and the page says so.
func TestNothingToMapYet(t *testing.T) {
	g := open(t)
	if _, err := g.service.Add(t.Context(), sync.Draft{Kind: "amocrm", Fields: map[string]string{"address": g.address, "token": g.crm.Grant().LongLived}}); err != nil {
		t.Fatal(err)
	}
	g.has(g.get("olga", "/data/amocrm/mapping"), http.StatusOK, "Пока не из чего выбирать")
	g.has(g.get("olga", "/data/amocrm"), http.StatusOK, "Загрузок ещё не было")
	g.has(g.post("olga", "/data/amocrm/run", nil), http.StatusUnprocessableEntity, "svodka serve")
}

// TestRemappedDealsLeaveNothing: deals of a pipeline that is one of requests now are not kept as if somebody had deleted
// them, however often the mapping changes; back under the first one everything is as it was.
func TestRemappedDealsLeaveNothing(t *testing.T) {
	g := open(t)
	g.run()
	g.connect()
	o, err := g.service.Choices(t.Context(), "amocrm")
	check(t, err)
	sales := g.part(o, "sales")
	count := func() (all, there map[string]int) {
		all, there = map[string]int{}, map[string]int{}
		check(t, g.engine.Read(t.Context(), func(s engine.Snapshot) error {
			for _, table := range []string{"deal", "lead", "change", "client", "call"} {
				columns := []string{"gone_at"}
				if table == "deal" {
					columns = append(columns, "pipeline")
				}
				rows, err := s.Lookup(t.Context(), table, nil, columns)
				if err != nil {
					return err
				}
				all[table] = len(rows)
				for _, row := range rows {
					if row[0] == nil {
						there[table]++
					}
					if table == "deal" && row[1] == "amocrm:pipeline-"+sales {
						all["deals of sales"]++
					}
				}
			}
			return nil
		}))
		return all, there
	}
	before, _ := count()
	runs := 1
	for range 2 {
		for _, m := range []source.Mapping{{Pipelines: map[string]string{sales: "lead"}}, {}} {
			check(t, g.service.Map(t.Context(), "amocrm", m))
			check(t, g.service.Begin(t.Context(), "amocrm", sync.WhyMapping))
			runs++
			g.rest("amocrm", runs)
			all, there := count()
			switch {
			case len(m.Pipelines) > 0 && (all["deals of sales"] != 0 || all["deal"] == 0):
				t.Errorf("under the other mapping: %v, there: %v", all, there)
			case len(m.Pipelines) == 0 && !maps.Equal(all, before):
				t.Errorf("back under the first mapping: %v, at first: %v", all, before)
			}
		}
	}
}
