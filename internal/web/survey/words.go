package survey

import (
	"strconv"

	"github.com/a-h/templ"

	"svodka/internal/lang"
	"svodka/internal/survey"
)

// longest is how long a comment may be.
const longest = survey.LongestComment

func langName(l lang.Lang) string { return l.Pick("English", "Русский") }

// anonymity goes behind what a survey that is under way measures.
func anonymity(d draft) string {
	if d.Anonymous {
		return d.Lang.Pick(" · anonymous", " · анонимный")
	}
	return ""
}

func daysHint(d draft) string {
	if d.Settled {
		return d.Lang.Pick("for links made from now on", "для ссылок, которые выдадите дальше")
	}
	return ""
}

// said is a mark as it is read aloud: the ends tell what they mean.
func (s sheet) said(i int) string {
	text := strconv.Itoa(s.Marks[i])
	switch i {
	case 0:
		return text + ", " + s.Low
	case len(s.Marks) - 1:
		return text + ", " + s.High
	}
	return text
}

func marked(s sheet) templ.Attributes { return wrongIf(s.ErrAt == "score", "score-x") }

func commented(s sheet) templ.Attributes { return wrongIf(s.ErrAt == "comment", "comment-x") }

func wrongIf(wrong bool, id string) templ.Attributes {
	if !wrong {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true", "aria-describedby": id}
}

// noted ties a control to the text under it for those who hear the page, and puts the focus on what is wrong.
func noted(err, name string) templ.Attributes {
	if err == "" {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true", "aria-describedby": name + "-x", "autofocus": true}
}
