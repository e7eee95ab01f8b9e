package kpi

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/scoreboard"
	"svodka/internal/timetable"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// editor is the page where blocks are named and filled. All of its state is in its fields, so it works without a script.
type editor struct {
	Lang    lang.Lang
	Base    int64
	When    string
	Next    string
	Blocks  []editedBlock
	Choices []string
	Err     string
	History []version
	Focus   string
}

type editedBlock struct {
	Title, Add string
	Rows       []editedRow
}

type editedRow struct{ Name, Title string }

type version struct {
	Title, By, Text string
	No              int64
	Now             bool
}

// edit opens the editor.
func (p *Pages) edit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := p.table.Layout(r.Context())
	if err != nil {
		return err
	}
	base := l.Version
	if text := r.URL.Query().Get("version"); text != "" { // an earlier one, to be kept again
		no, _ := strconv.ParseInt(text, 10, 64)
		list, err := p.table.Versions(r.Context())
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(x scoreboard.Layout) bool { return x.Version == no })
		switch {
		case text == "0":
			l = scoreboard.Usual()
		case i < 0:
			return page.ErrNoPage
		default:
			l = list[i]
		}
	}
	return p.editing(w, r, v, base, l, nil, nil, "")
}

// editing writes the editor; typed are the texts of the fields that add a metric.
func (p *Pages) editing(
	w http.ResponseWriter, r *http.Request, v *page.Visit, base int64, l scoreboard.Layout, typed []string, refused error, focus string,
) error {
	x := editor{Lang: v.Lang, Base: base, When: when(l, v.Lang), Focus: focus}
	if t, err := timetable.Parse(l.When); err == nil {
		if at, ok := t.Next(p.site.Now(), v.About.Calendar); ok {
			x.Next = told(v, at)
		}
	}
	for i, b := range l.Blocks {
		one := editedBlock{Title: b.Title.In(string(v.Lang))}
		if i < len(typed) {
			one.Add = typed[i]
		}
		for _, name := range b.Metrics {
			title := name
			if m, ok := v.About.Model.Metric(name); ok {
				title = m.Title.In(string(v.Lang))
			}
			one.Rows = append(one.Rows, editedRow{name, title})
		}
		x.Blocks = append(x.Blocks, one)
	}
	for _, m := range v.About.Model.Metrics() {
		if !m.Hidden && m.Waits == "" && v.Viewer.Grant.Shows(v.About.Model, m) {
			x.Choices = append(x.Choices, m.Title.In(string(v.Lang)))
		}
	}
	slices.Sort(x.Choices)
	x.Choices = slices.Compact(x.Choices)
	if refused != nil {
		x.Err = v.Lang.Message(refused)
	}
	list, err := p.table.Versions(r.Context())
	if err != nil {
		return err
	}
	for i, one := range list {
		x.History = append(x.History, version{
			Title: v.T("Version ", "Версия ") + v.Lang.Int(one.Version), By: by(v, one.By) + ", " + told(v, one.At), Text: summary(v, one),
			No: one.Version, Now: i == 0,
		})
	}
	if refused != nil {
		w = page.Refused(w)
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: v.T("Blocks of the KPI table", "Блоки таблицы KPI"), Section: "metrics", Tabs: p.site.PlanTabs(v, "kpi"),
		Crumbs: []ui.Link{{Title: v.T("KPI table", "Таблица KPI"), Href: Path}}, Body: editorView(x),
	})
}

// when is the timetable in words; the usual one in the reader's language.
func when(l scoreboard.Layout, lng lang.Lang) string {
	if l.When == scoreboard.Usually {
		return lng.Pick("Mondays at 9:00", scoreboard.Usually)
	}
	return l.When
}

func summary(v *page.Visit, l scoreboard.Layout) string {
	var parts []string
	for _, b := range l.Blocks {
		parts = append(parts, b.Title.In(string(v.Lang))+": "+v.Lang.Int(int64(len(b.Metrics))))
	}
	return strings.Join(parts, ", ") + "; " + when(l, v.Lang)
}

// save reads the form: a button of it changes the form, the last one keeps it.
func (p *Pages) save(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := r.ParseForm(); err != nil {
		return fault.Invalidf("The form could not be read: it is too long or damaged. Open it again.",
			"Форму не удалось прочитать: она слишком длинная или повреждена. Откройте её заново.")
	}
	form := r.PostForm
	base, _ := strconv.ParseInt(form.Get("base"), 10, 64)
	was, err := p.table.Layout(r.Context())
	if err != nil {
		return err
	}
	l, typed := readForm(form, was)
	add := func() error {
		for i, text := range typed {
			if text == "" || i >= len(l.Blocks) {
				continue
			}
			name, ok := named(v, text)
			if !ok {
				return fault.Invalidf("There is no metric “%s”. Choose one from the list.", "Показателя «%s» нет. Выберите из списка.", text)
			}
			if !slices.Contains(l.Blocks[i].Metrics, name) {
				l.Blocks[i].Metrics = append(l.Blocks[i].Metrics, name)
			}
			typed[i] = ""
		}
		return nil
	}
	if err := add(); err != nil {
		return p.editing(w, r, v, base, l, typed, err, "")
	}
	if act := form.Get("act"); act != "" && act != "save" {
		focus := change(&l, act, v.Lang)
		return p.editing(w, r, v, base, l, typed, nil, focus)
	}
	switch err := p.table.Save(r.Context(), v.Who(), page.From(r), base, l); {
	case fault.Is(err, fault.Invalid), fault.Is(err, fault.Conflict):
		return p.editing(w, r, v, base, l, typed, err, "")
	case err != nil:
		return err
	}
	http.Redirect(w, r, Path+"?done=saved", http.StatusSeeOther)
	return nil
}

// mostSent bounds the blocks that a form may bring.
const mostSent = 40

// readForm makes a layout of the fields. A title that was left as it is keeps its other language.
func readForm(form url.Values, was scoreboard.Layout) (l scoreboard.Layout, typed []string) {
	l.When = strings.TrimSpace(form.Get("when"))
	for i := range mostSent {
		at := strconv.Itoa(i)
		if !form.Has("title-" + at) {
			break
		}
		title := strings.TrimSpace(form.Get("title-" + at))
		b := scoreboard.Block{Title: model.Text{EN: title, RU: title}, Metrics: slices.Clone(form["metric-"+at])}
		for _, old := range was.Blocks {
			if title != "" && (old.Title.EN == title || old.Title.RU == title) {
				b.Title = old.Title
			}
		}
		l.Blocks = append(l.Blocks, b)
		typed = append(typed, strings.TrimSpace(form.Get("add-"+at)))
	}
	return l, typed
}

// named finds a metric by its title or name.
func named(v *page.Visit, text string) (model.Name, bool) {
	for _, m := range v.About.Model.Metrics() {
		if m.Hidden || m.Waits != "" || !v.Viewer.Grant.Shows(v.About.Model, m) {
			continue
		}
		if strings.EqualFold(m.Title.EN, text) || strings.EqualFold(m.Title.RU, text) || m.Name == text {
			return m.Name, true
		}
	}
	return "", false
}

// change does what a button of the form says: "up:0:2" moves the third metric of the first block up. It gives the field to go on
// from.
func change(l *scoreboard.Layout, act string, lng lang.Lang) (focus string) {
	word, rest, _ := strings.Cut(act, ":")
	first, second, _ := strings.Cut(rest, ":")
	b, errB := strconv.Atoi(first)
	m, errM := strconv.Atoi(second)
	if word == "block" {
		l.Blocks = append(l.Blocks, scoreboard.Block{Title: model.Text{EN: lng.Pick("New block", "Новый блок"), RU: lng.Pick("New block", "Новый блок")}})
		return "title-" + strconv.Itoa(len(l.Blocks)-1)
	}
	if errB != nil || b < 0 || b >= len(l.Blocks) {
		return ""
	}
	block := &l.Blocks[b]
	switch word {
	case "add":
		return "add-" + first
	case "drop":
		l.Blocks = slices.Delete(l.Blocks, b, b+1)
		return ""
	case "raise":
		if b > 0 {
			l.Blocks[b-1], l.Blocks[b] = l.Blocks[b], l.Blocks[b-1]
			return "title-" + strconv.Itoa(b-1)
		}
		return ""
	}
	if errM != nil || m < 0 || m >= len(block.Metrics) {
		return ""
	}
	switch word {
	case "up":
		if m > 0 {
			block.Metrics[m-1], block.Metrics[m] = block.Metrics[m], block.Metrics[m-1]
			m--
		}
	case "down":
		if m+1 < len(block.Metrics) {
			block.Metrics[m+1], block.Metrics[m] = block.Metrics[m], block.Metrics[m+1]
			m++
		}
	case "out":
		block.Metrics = slices.Delete(block.Metrics, m, m+1)
		return "add-" + first
	}
	return word + "-" + first + "-" + strconv.Itoa(m)
}
