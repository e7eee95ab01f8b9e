package share

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/share"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// line is a link in the list.
type line struct {
	Hash, Title, What, Href string
	Narrowed                string // its period and filters
	By, Form, Until, Opened string
	Marks                   []string
	Works                   bool
	State                   string
}

// listed is the page of links.
type listed struct {
	Lang    lang.Lang
	Made    *made
	Lines   []line
	Admin   bool
	Allowed bool
	Said    string
}

// made is a link that was made just now: its address is told this once.
type made struct {
	Title, Address, Snippet, Until string
	Password                       bool
}

// list lists the links of a visitor; an administrator sees everybody's.
func (p *Pages) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.showList(w, r, v, nil)
}

func (p *Pages) showList(w http.ResponseWriter, r *http.Request, v *page.Visit, m *made) error {
	links, err := p.Links.List(r.Context(), v.Person.Login, v.Administers())
	if err != nil {
		return err
	}
	x := listed{Lang: v.Lang, Made: m, Admin: v.Administers()}
	if x.Allowed, err = p.Links.Allowed(r.Context()); err != nil {
		return err
	}
	for _, l := range links {
		x.Lines = append(x.Lines, p.line(r, v, l, x.Allowed))
	}
	switch r.URL.Query().Get("done") {
	case "revoked":
		x.Said = v.T("The link is revoked. Pages that were open have closed.", "Ссылка отозвана. Открытые страницы закрылись.")
	case "off":
		x.Said = v.T("All links without signing in are switched off.", "Все ссылки без входа выключены.")
	case "on":
		x.Said = v.T("Links without signing in work again.", "Ссылки без входа снова работают.")
	}
	out := ui.Page{Title: v.T("Links for outsiders", "Ссылки наружу"), Section: "d", Body: listView(x)}
	if v.Administers() {
		out.Section, out.Tabs = "settings", p.site.SettingsTabs(v, "links")
	}
	return p.site.Show(w, r, v, out)
}

// line says of a link what its maker wants to know.
func (p *Pages) line(r *http.Request, v *page.Visit, l share.Link, allowed bool) line {
	zone := v.About.Calendar.Zone
	x := line{Hash: l.Hash, Title: l.Title, By: l.Owner, What: l.Board, Until: render.Moment(l.Expires, zone, v.Lang)}
	if l.Owner == v.Person.Login {
		x.By = v.T("you", "вы")
	}
	if b, err := p.site.Boards.Get(r.Context(), v.Person, l.Board); err == nil {
		x.What, x.Href = boardTitle(b, v.Lang), boardHref(b)
		if i := slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.ID == l.Tile }); l.Tile != "" && i >= 0 {
			x.What += " · " + b.Tiles[i].Title.In(string(v.Lang))
		}
		x.Narrowed = p.narrowed(r.Context(), v, b, l)
	}
	x.Form = v.T("page", "страница")
	if l.Form == share.Embed {
		x.Form = v.T("frame on ", "вставка на ") + v.Lang.List(hosts(l.Origins))
	}
	for _, m := range []struct {
		on     bool
		en, ru string
	}{
		{l.As != "", "sees what " + l.As + " sees", "видит то же, что " + l.As}, {l.Password != "", "password", "пароль"},
		{l.Export, "files", "файлы"}, {l.Drill, "records", "записи"},
	} {
		if m.on {
			x.Marks = append(x.Marks, v.T(m.en, m.ru))
		}
	}
	x.Opened = v.T("not opened yet", "ещё не открывали")
	if l.Opened > 0 {
		x.Opened = v.Lang.Int(int64(l.Opened)) + v.T(", last ", ", последний раз ") + render.Moment(l.Last, zone, v.Lang)
	}
	switch now := p.site.Now(); {
	case !l.Revoked.IsZero():
		x.State = v.T("revoked ", "отозвана ") + render.Moment(l.Revoked, zone, v.Lang)
	case l.Over(now):
		x.State = v.T("expired", "срок истёк")
	case !allowed:
		x.State = v.T("switched off by an administrator", "выключена администратором")
	default:
		x.Works, x.State = true, v.T("works", "работает")
	}
	return x
}

func boardTitle(b board.Board, l lang.Lang) string {
	if t := strings.TrimSpace(b.Title.In(string(l))); t != "" {
		return t
	}
	return l.Pick("Untitled", "Без названия")
}

// boardHref is a board's own page.
func boardHref(b board.Board) string {
	if b.Sort == board.Report {
		return "/r/" + url.PathEscape(b.ID)
	}
	return "/d/" + url.PathEscape(b.ID)
}

func hosts(origins []string) []string {
	out := make([]string, len(origins))
	for i, o := range origins {
		_, out[i], _ = strings.Cut(o, "://")
	}
	return out
}

// revoke ends a link.
func (p *Pages) revoke(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, err := p.Links.Revoke(r.Context(), r.PathValue("hash"), v.Person.Login, v.Administers())
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Rights, "link "+l.Short(), "revoked; opened "+strconv.Itoa(l.Opened)+" times")
	return leave(w, r, "/links?done=revoked")
}

// allow switches all links on or off.
func (p *Pages) allow(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	on := r.PostForm.Get("on") == "yes"
	if err := p.Links.Allow(r.Context(), on); err != nil {
		return err
	}
	done, more := "off", "switched off"
	if on {
		done, more = "on", "switched on"
	}
	p.site.Note(r, v, audit.Rights, "links without signing in", more)
	return leave(w, r, "/links?done="+done)
}

func leave(w http.ResponseWriter, r *http.Request, to string) error {
	if r.Header.Get("HX-Request") == "true" {
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func read(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "The form did not arrive whole. Go back and send it again.",
			RU: "Форма дошла не целиком. Вернитесь и отправьте её ещё раз.",
		})
	}
	return nil
}

// form is the page where a link is made.
type form struct {
	Lang                 lang.Lang
	Board                board.Board
	Title, Href          string
	Params               string // of the page now
	Period, Filters      string
	Days                 []choice
	Tiles, People, Forms []choice
	Note, Origins        string
	Fixed, Export, Drill bool
	ErrAt, Err           string
}

type choice struct {
	Value, Title string
	On           bool
}

// of is what is wrong with a field.
func (x form) of(name string) string {
	if x.ErrAt == name {
		return x.Err
	}
	return ""
}

// draft is the form for a link to a board with its present filters.
func (p *Pages) draft(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	asked := r.URL.Query()
	x, _, _, err := p.form(r, v, asked.Get("board"), asked)
	if err != nil {
		return err
	}
	return p.showForm(w, r, v, x, http.StatusOK)
}

func (p *Pages) showForm(w http.ResponseWriter, r *http.Request, v *page.Visit, x form, status int) error {
	return p.site.ShowAs(w, r, v, status, ui.Page{
		Title: v.T("Link for outsiders", "Ссылка наружу"), Section: "d",
		Crumbs: []ui.Link{{Title: x.Title, Href: x.Href}, {Title: v.T("Links", "Ссылки"), Href: "/links"}}, Body: formView(x),
	})
}

// form fills the form in; asked are the filters of the page that is shared, with the form's own words among them.
func (p *Pages) form(r *http.Request, v *page.Visit, id string, asked url.Values) (x form, b board.Board, st filter.State, err error) {
	ctx := r.Context()
	if b, err = p.site.Boards.Get(ctx, v.Person, id); err != nil {
		return x, b, st, err
	}
	if !p.site.Boards.MayLink(v.Person, b) {
		return x, b, st, fault.Sentence(fault.Forbidden,
			"A link without signing in is made by the author of the page, a head, an analyst or an administrator.",
			"Ссылку без входа делает автор страницы, руководитель, аналитик или администратор.")
	}
	allowed, err := p.Links.Allowed(ctx)
	if err != nil {
		return x, b, st, err
	}
	if !allowed {
		return x, b, st, fault.Sentence(fault.Forbidden,
			"An administrator has switched links without signing in off.", "Администратор выключил ссылки без входа.")
	}
	own := url.Values{}
	for key, list := range asked {
		if key != "board" {
			own[key] = list
		}
	}
	if st, err = filter.Of(own, v, b); err != nil {
		return x, b, st, err
	}
	x = form{
		Lang: v.Lang, Board: b, Title: boardTitle(b, v.Lang), Href: boardHref(b), Params: own.Encode(), Period: v.Lang.Range(st.Range),
	}
	if _, x.Filters, err = filter.Told(ctx, p.site, v, b, st); err != nil {
		return x, b, st, err
	}
	for _, d := range []int{1, 7, share.UsualDays, 90, 180, share.MostDays} {
		x.Days = append(x.Days, choice{Value: strconv.Itoa(d), Title: v.Lang.Days(float64(d)), On: d == share.UsualDays})
	}
	x.Forms = []choice{
		{string(share.Page), v.T("a page of its own", "отдельная страница"), true},
		{string(share.Embed), v.T("a frame inside a page of another site", "вставка в страницу другого сайта"), false},
	}
	for _, t := range b.Tiles {
		if title := t.Title.In(string(v.Lang)); title != "" && t.Kind != board.Text {
			x.Tiles = append(x.Tiles, choice{Value: t.ID, Title: title, On: asked.Get("tile") == t.ID})
		}
	}
	x.People, err = p.people(r, v)
	return x, b, st, err
}

// people are the accounts that a link may be seen as; only an administrator chooses another than their own.
func (p *Pages) people(r *http.Request, v *page.Visit) (list []choice, err error) {
	if p.site.Accounts == nil || !v.Administers() {
		return nil, nil
	}
	users, err := p.site.Accounts.List(r.Context())
	for _, u := range users {
		if !u.Disabled && u.Login != v.Person.Login {
			list = append(list, choice{Value: u.Login, Title: u.Name + " — " + u.Role.Title(v.Lang)})
		}
	}
	return list, err
}

// make makes a link.
func (p *Pages) make(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	f := r.PostForm
	asked, err := url.ParseQuery(f.Get("params"))
	if err != nil {
		return fault.Invalidf("The filters of the link could not be read. Open the page again.",
			"Фильтры ссылки не удалось прочитать. Откройте страницу заново.")
	}
	x, b, st, err := p.form(r, v, f.Get("board"), asked)
	if err != nil {
		return err
	}
	d := share.Draft{
		Form: share.Form(f.Get("form")), Title: f.Get("title"), Board: b.ID, Tile: f.Get("tile"), Owner: v.Person.Login, As: f.Get("as"),
		Origins: f["origins"], Password: f.Get("password"), Export: f.Get("export") == "yes", Drill: f.Get("drill") == "yes",
		Params: kept(st, f.Get("fixed") == "yes"),
	}
	d.Days, _ = strconv.Atoi(f.Get("days")) // what is no number is refused as nought
	if d.As == v.Person.Login {
		d.As = ""
	}
	if d.As != "" && !slices.ContainsFunc(x.People, func(c choice) bool { return c.Value == d.As }) {
		return fault.Invalidf("There is nobody with the login %q.", "Человека с логином «%s» нет.", d.As)
	}
	if d.Tile != "" && !slices.ContainsFunc(b.Tiles, func(t board.Tile) bool { return t.ID == d.Tile }) {
		return fault.Invalidf("There is no such tile on this page any more.", "Такой плитки здесь больше нет.")
	}
	token, l, err := p.Links.Make(r.Context(), d)
	if fault.Is(err, fault.Invalid) {
		return p.showForm(w, r, v, x.again(f, err), http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Rights, string(b.Sort)+" "+b.ID, toldOf(l))
	return p.showList(w, r, v, p.made(r, v, b, l, token))
}

// again is the form with what was sent and what is wrong with it. A password is typed anew.
func (x form) again(f url.Values, err error) form {
	x.ErrAt, x.Err = share.Field(err), x.Lang.Message(err)
	x.Note, x.Origins = f.Get("title"), strings.Join(f["origins"], "\n")
	x.Fixed, x.Export, x.Drill = f.Get("fixed") == "yes", f.Get("export") == "yes", f.Get("drill") == "yes"
	for _, field := range []struct {
		list []choice
		name string
	}{{x.Days, "days"}, {x.Forms, "form"}, {x.Tiles, "tile"}, {x.People, "as"}} {
		for i := range field.list {
			field.list[i].On = field.list[i].Value == f.Get(field.name)
		}
	}
	return x
}

// kept is everything that a board is shown by: what it begins with and what the page has set. With days the period stands still;
// otherwise it goes on with the calendar.
func kept(st filter.State, days bool) string {
	out := url.Values{}
	for key, list := range st.Params {
		out[key] = slices.Clone(list)
	}
	if st.Lens != "" {
		out.Set("lens", st.Lens)
	}
	if st.View != "" {
		out.Set("view", st.View)
	}
	if days {
		out.Set("range", st.Range.String())
	}
	return out.Encode()
}

// toldOf says in the log what link was made.
func toldOf(l share.Link) string {
	parts := []string{"link " + l.Short(), string(l.Form), "until " + l.Expires.Format(time.DateOnly)}
	for _, m := range []struct {
		on   bool
		text string
	}{
		{l.Tile != "", "tile " + l.Tile}, {l.Params != "", l.Params}, {l.As != "", "as " + l.As}, {len(l.Origins) > 0, "on " + strings.Join(l.Origins, " ")},
		{l.Password != "", "password"}, {l.Export, "files"}, {l.Drill, "records"},
	} {
		if m.on {
			parts = append(parts, m.text)
		}
	}
	return strings.Join(parts, "; ")
}

// made says what is to be handed over.
func (p *Pages) made(r *http.Request, v *page.Visit, b board.Board, l share.Link, token string) *made {
	m := &made{
		Title: boardTitle(b, v.Lang), Address: p.Outside.Address(r) + address(l.Form, token), Password: l.Password != "",
		Until: render.Moment(l.Expires, v.About.Calendar.Zone, v.Lang),
	}
	if l.Form == share.Embed {
		m.Address += "?lang=" + string(v.Lang)
		m.Snippet = snippet(m.Address, m.Title, high(b, l.Tile))
	}
	return m
}

// high is about how high a frame must be, in px, for its whole content on a wide screen.
func high(b board.Board, one string) int {
	const unit, head, usual, report = 100, 190, 380, 900
	rows := 0
	for _, t := range b.Tiles {
		if t.ID == one {
			return max(usual, t.Box.H*unit) + head/2
		}
		rows = max(rows, t.Box.Y+t.Box.H)
	}
	if rows == 0 {
		return report
	}
	return rows*unit + head
}

// snippet is what the other site's page has to hold.
func snippet(address, title string, height int) string {
	text := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;")
	return `<iframe src="` + text.Replace(address) + `" title="` + text.Replace(title) + `" width="100%" height="` + strconv.Itoa(height) +
		`" loading="lazy" referrerpolicy="no-referrer"></iframe>`
}
