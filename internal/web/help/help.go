// Package help shows the user guide inside the program.
package help

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Help is the pages of the guide.
type Help struct {
	site  *page.Site
	files fs.FS
	md    goldmark.Markdown
}

// New makes the pages of the guide in files: NAME.md in English, NAME.ru.md in Russian.
func New(site *page.Site, files fs.FS) *Help {
	return &Help{
		site: site, files: files,
		md: goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID())),
	}
}

// Routes adds the pages.
func (h *Help) Routes(mux *http.ServeMux) {
	mux.Handle("GET /help", h.site.Handle(h.index))
	mux.Handle("GET /help/{page}", h.site.Handle(h.show))
}

// topics are the pages in the order one reads them.
func topics() []string {
	return []string{
		"start", "dashboards", "my", "reports", "builder", "export", "schedules", "alerts", "share", "plans", "kpi", "bonus", "periods", "people",
		"amocrm", "bitrix24", "sql", "odata", "push", "surveys", "import", "query", "metrics", "demo",
	}
}

func (h *Help) index(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	http.Redirect(w, r, "/help/"+topics()[0], http.StatusSeeOther)
	return nil
}

func (h *Help) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	name := r.PathValue("page")
	if strings.HasSuffix(name, ".png") {
		return h.picture(w, name)
	}
	source, written, err := h.read(name, v.Lang)
	if err != nil {
		return page.ErrNoPage
	}
	tree := h.md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(&anchors{used: map[string]bool{}}))))
	title := h.prepare(tree, source, written)
	var b bytes.Buffer
	if err := h.md.Renderer().Render(&b, source, tree); err != nil {
		return err
	}
	p := ui.Page{
		Title: title, Section: "help", Crumbs: []ui.Link{{Title: v.T("Help", "Справка"), Href: "/help"}},
		Body: body(v.T("Pages of the help", "Страницы справки"), h.contents(name, v.Lang), reachable(b.String())),
	}
	return h.site.Show(w, r, v, p)
}

// read finds a page in a language, or in English where it is not translated, and tells which it is.
func (h *Help) read(name string, l lang.Lang) (source []byte, written lang.Lang, err error) {
	if !regexp.MustCompile(`^[a-z]+$`).MatchString(name) {
		return nil, l, fs.ErrNotExist
	}
	if l == lang.RU {
		if b, err := fs.ReadFile(h.files, name+".ru.md"); err == nil {
			return b, lang.RU, nil
		}
	}
	source, err = fs.ReadFile(h.files, name+".md")
	return source, lang.EN, err
}

// contents lists the pages there are, each by its own heading.
func (h *Help) contents(now string, l lang.Lang) []ui.Link {
	var list []ui.Link
	for _, name := range topics() {
		source, _, err := h.read(name, l)
		if err != nil {
			continue
		}
		line, _, _ := strings.Cut(string(source), "\n")
		list = append(list, ui.Link{Title: strings.TrimLeft(line, "# "), Href: "/help/" + name, On: name == now})
	}
	return list
}

// prepare takes the first heading out, for the page's frame has it, and turns links between files into links between
// pages. Links out of the guide lead to files a reader of the program does not have: their text stays.
func (h *Help) prepare(tree ast.Node, source []byte, written lang.Lang) (title string) {
	var gone []ast.Node
	var outside []*ast.Link
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch x := n.(type) {
		case *ast.Heading:
			if entering && x.Level == 1 && title == "" {
				title = string(x.Lines().Value(source))
				gone = append(gone, n)
			}
		case *ast.Link:
			if !entering {
				break
			}
			if to := address(string(x.Destination), written); to != "" {
				x.Destination = []byte(to)
			} else {
				outside = append(outside, x)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range gone {
		n.Parent().RemoveChild(n.Parent(), n)
	}
	for _, x := range outside {
		for c := x.FirstChild(); c != nil; c = x.FirstChild() {
			x.Parent().InsertBefore(x.Parent(), x, c)
		}
		x.Parent().RemoveChild(x.Parent(), x)
	}
	return title
}

// address is where a link of a page written in a language leads inside the program; "" nowhere.
func address(to string, written lang.Lang) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return to
	}
	base := path.Base(u.Path)
	switch {
	case u.Path == base && strings.HasSuffix(base, ".md"):
		name, russian := strings.CutSuffix(strings.TrimSuffix(base, ".md"), ".ru")
		in := lang.EN
		if russian {
			in = lang.RU
		}
		if in != written { // the same page in the other language
			name += "?lang=" + string(in)
		}
		if u.Fragment != "" {
			name += "#" + u.Fragment
		}
		return "/help/" + name
	case base == "metrics.md":
		return "/metrics"
	}
	return ""
}

// anchors names headings as links between pages write them: "Сущности и столбцы" is "сущности-и-столбцы".
type anchors struct{ used map[string]bool }

// Generate makes the name of a heading, another for each of the same words.
func (a *anchors) Generate(value []byte, _ ast.NodeKind) []byte {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, strings.TrimSpace(string(value)))
	unique := name
	for i := 1; a.used[unique]; i++ {
		unique = name + "-" + strconv.Itoa(i)
	}
	a.used[unique] = true
	return []byte(unique)
}

// Put keeps a name that a page gives by itself.
func (a *anchors) Put(value []byte) { a.used[string(value)] = true }

// reachable lets the keyboard scroll what is wider than its place.
func reachable(html string) string {
	return strings.NewReplacer(
		"<pre>", `<pre tabindex="0">`,
		"<table>", `<div class="scroll-x" tabindex="0" role="region"><table class="tbl">`,
		"</table>", "</table></div>",
	).Replace(html)
}

// picture gives a picture of the guide.
func (h *Help) picture(w http.ResponseWriter, name string) error {
	data, err := fs.ReadFile(h.files, name)
	if err != nil {
		return page.ErrNoPage
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "private, max-age=86400")
	_, _ = w.Write(data) //nolint:gosec // a picture of the guide, embedded; the reader may have gone
	return nil
}
