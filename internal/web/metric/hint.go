package metric

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"svodka/internal/model"
	"svodka/internal/web/page"
)

// hint is a metric that the end of a formula may be meant to name.
type hint struct{ Name, Title string }

const mostHints = 8

// hints answers while a formula is being typed: what its end may name, and what it means so far.
func (p *Pages) hints(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	s := readState(values)
	s.Over, s.By = "", ""
	s.settle(v.About.Model)
	x := &screen{V: v, S: &s, Hints: hintsFor(v, &s)}
	if x.Pre, err = p.meaningOf(r, v, &s); err != nil {
		return err
	}
	return p.site.Fragment(w, r, v, formulaSaid(x))
}

// meaningOf reads a formula without asking for figures.
func (p *Pages) meaningOf(r *http.Request, v *page.Visit, s *state) (preview, error) {
	out := preview{Start: s.Formula == ""}
	if out.Start {
		return out, nil
	}
	own, x, err := p.draft(r.Context(), v, s)
	if err != nil {
		if !ofForm(err) {
			return out, err
		}
		out.Problem = said(v, err)
		return out, nil
	}
	m, wrong, err := p.site.Desk.ModelWith(r.Context(), own)
	if err != nil {
		return out, err
	}
	if why := wrong[own.ID]; why != nil {
		out.Problem = said(v, why)
		return out, nil
	}
	out.Words = m.Words(x.Name, string(v.Lang))
	return out, nil
}

// word is the end of a formula that may still be a name: letters of any alphabet, digits, "_" and, between words, spaces.
func word(text string) string {
	r := []rune(text)
	i := len(r)
	for i > 0 && (unicode.IsLetter(r[i-1]) || unicode.IsDigit(r[i-1]) || r[i-1] == '_') {
		i--
	}
	return string(r[i:])
}

// hintsFor lists the metrics whose name or title the end of a formula begins or holds.
func hintsFor(v *page.Visit, s *state) []hint {
	part := strings.ToLower(word(s.Formula))
	if s.Way != wayFormula || len([]rune(part)) < 2 {
		return nil
	}
	if x, ok := v.About.Model.Metric(part); ok && x.Name == part {
		return nil
	}
	var first, rest []hint
	for _, x := range usable(v, s.ID) {
		title := x.Title.In(string(v.Lang))
		lower := strings.ToLower(title)
		switch {
		case strings.HasPrefix(x.Name, part) || strings.HasPrefix(lower, part):
			first = append(first, hint{x.Name, title})
		case strings.Contains(x.Name, part) || strings.Contains(lower, part):
			rest = append(rest, hint{x.Name, title})
		}
	}
	for _, list := range [][]hint{first, rest} { // the plainest first
		slices.SortStableFunc(list, func(a, b hint) int {
			return cmp.Compare(utf8.RuneCountInString(a.Title), utf8.RuneCountInString(b.Title))
		})
	}
	list := slices.Concat(first, rest)
	return list[:min(len(list), mostHints)]
}

// completed puts a metric in the place of the end of a formula.
func completed(text string, name model.Name) string {
	part := word(text)
	if part == "" && text != "" && !strings.HasSuffix(text, " ") && !strings.HasSuffix(text, "(") {
		text += " "
	}
	return strings.TrimSuffix(text, part) + name + " "
}
