package people

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// field is one control of a form.
type field struct {
	Name, Label, Value string
	Type               string // of the input; "" is text
	Auto               string // autocomplete
	Hint, Err          string
	Focus              bool
	Optional           bool
}

// choice is one entry of a list of a form.
type choice struct {
	Value, Title, Hint string
	On                 bool
}

// trouble is what is wrong with a form: a sentence, and the field it stands beside; "" stands above all.
type trouble struct {
	Field, Text string
}

// of says what an error means for a form; errors that no correction helps are given back.
func of(l lang.Lang, err error, known ...string) (trouble, error) {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Conflict, fault.Forbidden, fault.Busy:
	default:
		return trouble{}, err
	}
	t := trouble{Field: account.Field(err), Text: l.Message(err)}
	if !slices.Contains(known, t.Field) {
		t.Field = ""
	}
	return t, nil
}

// mark puts what is wrong beside its field and the focus on it; without trouble the focus is on the first empty field.
func (t trouble) mark(fields []field) []field {
	focused := false
	for i := range fields {
		if f := &fields[i]; t.Text != "" && f.Name == t.Field {
			f.Err, f.Focus, focused = t.Text, true, true
		}
	}
	for i := range fields {
		if f := &fields[i]; !focused && (f.Value == "" || t.Text != "") && f.Type != "hidden" {
			f.Focus, focused = true, true
		}
	}
	return fields
}

// above is the sentence that stands over the form: one that no field of it shows.
func (t trouble) above() string {
	if t.Field != "" {
		return ""
	}
	return t.Text
}

// wrong answers with a status of its own: the page shows a form that was refused.
type wrong struct {
	http.ResponseWriter

	status int
}

// WriteHeader gives the status of the refusal instead.
func (w *wrong) WriteHeader(int) { w.ResponseWriter.WriteHeader(w.status) }

// Unwrap lets a handler set deadlines of the connection.
func (w *wrong) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// again shows a form once more, with what is wrong about it.
func (p *People) again(w http.ResponseWriter, r *http.Request, v *page.Visit, err error, pg ui.Page) error {
	status := http.StatusUnprocessableEntity
	if fault.Is(err, fault.Busy) {
		status = http.StatusTooManyRequests
	}
	return p.site.Show(&wrong{w, status}, r, v, pg)
}

// read reads the fields of a form.
func read(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	return nil
}

// picked marks the entry of a list that is chosen.
func picked(list []choice, value string) []choice {
	for i := range list {
		list[i].On = list[i].Value == value
	}
	return list
}

func orText(kind string) string {
	if kind == "" {
		return "text"
	}
	return kind
}

func orOff(auto string) string {
	if auto == "" {
		return "off"
	}
	return auto
}

// described ties a control to the text under it for those who hear the page.
func described(f field) templ.Attributes {
	switch {
	case f.Err != "":
		return templ.Attributes{"aria-invalid": "true", "aria-describedby": f.Name + "-x"}
	case f.Hint != "":
		return templ.Attributes{"aria-describedby": f.Name + "-h"}
	}
	return nil
}

// currentIf marks the entry that holds now.
func currentIf(on bool) templ.Attributes {
	if on {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}

// stepIf marks the step that is being taken.
func stepIf(on bool) templ.Attributes {
	if on {
		return templ.Attributes{"aria-current": "step"}
	}
	return nil
}
