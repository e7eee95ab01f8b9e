// Package ui is what pages are made of: the frame around every page and the pieces that several pages share. Components
// take what they show and nothing else: no request, no desk, no rights.
package ui

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"svodka/internal/lang"
	"svodka/internal/web/static"
)

// Link is a text that leads somewhere; an empty Href is text alone.
type Link struct {
	Title, Href string
	On          bool // the one that is shown now
}

// Item is an entry of the navigation.
type Item struct {
	Link

	Icon string
	// Key is the section the entry stands for; see Page.Section.
	Key string
	// Count is what waits there, "" nothing; Urgent that a person is needed.
	Count  string
	Urgent bool
	Sub    []Link
}

// Fresh says how fresh one source is.
type Fresh struct {
	Source, Text string
	Late         bool
}

// Page is what one page brings into the frame.
type Page struct {
	Title string
	// Section is the entry of the navigation the page belongs to: "d", "r", "metrics", "list", "ask", "data", "settings".
	Section string
	Crumbs  []Link
	Tabs    []Link
	// Sub are the entries under the section's own.
	Sub []Link
	// Status stands in the header: what is open, and how fresh the data is.
	Status  string
	Actions templ.Component // buttons of the header, at most one of them filled
	Filters templ.Component // the filter bar
	Body    templ.Component
	// Wide prints on A4 lying.
	Wide bool
	// Bare leaves the frame out: signing in, first set-up, a screen on the wall.
	Bare bool
	// BodyData are data attributes of <body>, as name and value: "data-tv", "".
	BodyData map[string]string
}

// Frame is a page with everything around it.
type Frame struct {
	Page

	Lang  lang.Lang
	Theme string // "light", "dark"; "" is as the system has it
	Org   string
	Demo  bool
	User  string // "" where nobody signs in
	Role  string
	Nav   []Item
	Fresh []Fresh
	// NoData says that nothing has been loaded yet; Connect is where that is mended, for whom it is.
	NoData  string
	Connect Link
	Version string
	// Shortcuts are the single-letter keys.
	Shortcuts bool
	// Live lets the page hear of new data.
	Live bool
	// Address is the page's own.
	Address *url.URL
	// Asset gives the address of a static file.
	Asset func(name string) string
	// Printed says when and by whom, for the foot of a print.
	Printed string
}

// T picks the text in the page's language.
func (f Frame) T(en, ru string) string { return f.Lang.Pick(en, ru) }

// With is the page's own address with one parameter set and the others kept.
func (f Frame) With(key, value string) string {
	v := url.Values{}
	path := "/"
	if f.Address != nil {
		v, path = f.Address.Query(), f.Address.Path
	}
	v.Del("lang")
	v.Del("theme")
	v.Set(key, value)
	return path + "?" + v.Encode()
}

// theme is the value of data-bs-theme.
func (f Frame) theme() string {
	if f.Theme == "" {
		return "auto"
	}
	return f.Theme
}

func (f Frame) bodyData() templ.Attributes {
	a := templ.Attributes{}
	if f.Live {
		a["data-live"] = "/live"
	}
	if !f.Shortcuts {
		a["data-shortcuts"] = "off"
	}
	for k, v := range f.BodyData {
		a[k] = v
	}
	return a
}

// Initials are the first letters of a name's first two words: "Игорь Лебедев" is ИЛ.
func Initials(name string) string {
	var out strings.Builder
	for i, word := range strings.Fields(name) {
		r, _ := utf8.DecodeRuneInString(word)
		if i < 2 && unicode.IsLetter(r) {
			out.WriteRune(unicode.ToUpper(r))
		}
	}
	return out.String()
}

// current marks the entry that is shown now for those who hear the page.
func current(on bool) templ.Attributes {
	if on {
		return templ.Attributes{"aria-current": "page"}
	}
	return nil
}

// icon is the inner markup of an outline icon.
func icon(name string) templ.Component { return templ.Raw(static.Icon(name)) }
