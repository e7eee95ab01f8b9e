package record

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

const (
	perPage = 50
	// mostRows is how many rows a page grows to; the file has all of them.
	mostRows = 1000
	// mostFind bounds the text that is looked for, in letters.
	mostFind = 200
)

// state is what an address says of a list.
type state struct {
	kind   kind
	values url.Values // without what is not kept: language, theme, place
	query  query.Query
	find   string
	sort   model.Name
	desc   bool
	skip   int  // rows a script has already
	show   int  // rows of the page
	typed  bool // the days came as two fields: the address is to say them as a range
}

// read reads the address of a list.
func read(r *http.Request, k kind) (state, error) {
	s := state{kind: k, values: r.URL.Query(), show: perPage}
	for _, key := range []string{"lang", "theme"} {
		s.values.Del(key)
	}
	var err error
	if s.show, err = number(s.values, "show", perPage); err != nil {
		return s, err
	}
	if s.skip, err = number(s.values, "skip", 0); err != nil {
		return s, err
	}
	s.show, s.skip = min(max(s.show, perPage), mostRows), min(s.skip, mostRows)
	s.find = clean(s.values.Get("find"))
	s.sort, s.desc = strings.CutPrefix(s.values.Get("sort"), "-")
	if s.sort == "" {
		s.sort, s.desc = k.Sort, true
	}
	for _, key := range []string{"show", "skip"} {
		s.values.Del(key)
	}
	s.typed = days(s.values, k.Day)
	for key, texts := range s.values {
		if strings.TrimSpace(strings.Join(texts, "")) == "" {
			s.values.Del(key)
		}
	}
	own := copied(s.values)
	own.Del("find")
	own.Del("sort")
	if s.query, err = query.Parse(own); err != nil {
		return s, err
	}
	if len(s.query.Metrics) > 0 || len(s.query.By) > 0 {
		return s, fault.Invalidf("A list has filters, no metrics: leave metrics and by out.", "У списка есть отборы, но не показатели: уберите metrics и by.")
	}
	return s, nil
}

// days makes a filter of the two days of the form; it reports whether there were any.
func days(values url.Values, role model.Name) bool {
	from, til := strings.TrimSpace(values.Get("from")), strings.TrimSpace(values.Get("til"))
	values.Del("from")
	values.Del("til")
	switch {
	case from != "":
		values.Set("range", from+".."+til)
	case til != "": // a range has a beginning, a filter need not
		values.Del("range")
		values.Set(role+"<", til)
	}
	return from != "" || til != ""
}

func number(values url.Values, key string, other int) (int, error) {
	text := values.Get(key)
	if text == "" {
		return other, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, fault.Invalidf("%s=%s is not a whole number.", "%s=%s — не целое число.", key, text)
	}
	return n, nil
}

// clean leaves of a typed text what can stand in a title.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text))
	if letters := []rune(text); len(letters) > mostFind {
		text = strings.TrimSpace(string(letters[:mostFind]))
	}
	return text
}

func copied(values url.Values) url.Values {
	out := make(url.Values, len(values))
	for k, v := range values {
		out[k] = slices.Clone(v)
	}
	return out
}

// listing is the state as a question to the desk.
func (s state) listing() ask.Listing {
	return ask.Listing{
		Fact: s.kind.Fact, Day: s.kind.Day, Range: s.query.Range, Where: s.query.Where, Find: s.find, Sum: s.kind.Sum,
		Page: ask.Page{Sort: s.sort, Desc: s.desc, Skip: s.skip, Limit: s.show},
	}
}

// with is the address of the list with one parameter set, or left out when the text is empty.
func (s state) with(key, text string) string {
	values := copied(s.values)
	values.Del(key)
	if text != "" {
		values.Set(key, text)
	}
	return s.address("", values)
}

func (s state) address(file string, values url.Values) string {
	path := "/list/" + s.kind.Path + file
	if text := values.Encode(); text != "" {
		path += "?" + text
	}
	return path
}

// narrowed reports whether anything but the order was asked for.
func (s state) narrowed() bool { return s.find != "" || s.query.Range != "" || len(s.query.Where) > 0 }
