package record

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/web/page"
)

const (
	mostViews = 30
	mostName  = 60 // letters of a saved filter's name
)

// saved is what a person keeps for a list: filters under names, and the columns they want.
type saved struct {
	Views   []view       `json:"views,omitempty"`
	Columns []model.Name `json:"columns,omitempty"`
}

// view is a filter with a name.
type view struct {
	Name   string `json:"name"`
	Params string `json:"params"`
}

func (x *Records) saved(r *http.Request, v *page.Visit, k kind) saved {
	var s saved
	if x.site.Boards == nil {
		return s
	}
	text, err := x.site.Boards.Pref(r.Context(), v.Person, "list:"+k.Path)
	if err != nil || text == "" {
		return s
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil { // of another version: begins anew
		return saved{}
	}
	return s
}

func (x *Records) keep(r *http.Request, v *page.Visit, k kind, s saved) error {
	if x.site.Boards == nil {
		return fault.Sentence(fault.Forbidden, "Nothing can be kept here.", "Здесь ничего нельзя сохранить.")
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return x.site.Boards.SetPref(r.Context(), v.Person, "list:"+k.Path, string(text))
}

// back leads from a form to the list it came from.
func back(w http.ResponseWriter, r *http.Request, k kind, params string) {
	to := "/list/" + k.Path
	if values, err := url.ParseQuery(params); err == nil && len(values) > 0 {
		to += "?" + values.Encode()
	}
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // a list on this site
}

func (x *Records) saveView(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := asked(r, v)
	if err != nil {
		return err
	}
	name := clean(r.PostFormValue("name"))
	values, err := url.ParseQuery(r.PostFormValue("params"))
	switch letters := []rune(name); {
	case err != nil:
		return fault.Invalidf("The filter cannot be read.", "Фильтр не читается.")
	case name == "":
		return fault.Invalidf("Give the filter a name.", "Назовите фильтр.")
	case len(letters) > mostName:
		name = string(letters[:mostName])
	}
	s := x.saved(r, v, k)
	s.Views = slices.DeleteFunc(s.Views, func(o view) bool { return o.Name == name })
	if len(s.Views) >= mostViews {
		return fault.Invalidf("There are %d saved filters already. Delete one first.", "Сохранённых фильтров уже %d. Сначала удалите один.", mostViews)
	}
	s.Views = append(s.Views, view{Name: name, Params: values.Encode()})
	if err := x.keep(r, v, k, s); err != nil {
		return err
	}
	back(w, r, k, values.Encode())
	return nil
}

func (x *Records) deleteView(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := asked(r, v)
	if err != nil {
		return err
	}
	s := x.saved(r, v, k)
	s.Views = slices.DeleteFunc(s.Views, func(o view) bool { return o.Name == r.PostFormValue("name") })
	if err := x.keep(r, v, k, s); err != nil {
		return err
	}
	back(w, r, k, r.PostFormValue("params"))
	return nil
}

// saveColumns keeps the chosen columns; none chosen is the usual ones.
func (x *Records) saveColumns(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := asked(r, v)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return fault.Invalidf("The form cannot be read.", "Форма не читается.")
	}
	s := x.saved(r, v, k)
	s.Columns = nil
	if r.PostForm.Get("usual") == "" {
		for _, name := range r.PostForm["col"] {
			if len(s.Columns) < 40 && len(name) <= 40 && !strings.ContainsAny(name, "\x00\n") {
				s.Columns = append(s.Columns, name)
			}
		}
	}
	if err := x.keep(r, v, k, s); err != nil {
		return err
	}
	back(w, r, k, r.PostFormValue("params"))
	return nil
}
