package target

import (
	"encoding/json"
	"errors"
	"math"
	"net/http"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/render"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// sent is a batch of changes as the script sends it; figures are as the grid shows them.
type sent struct {
	Metric  string       `json:"metric"`
	Seen    int64        `json:"seen"`
	Factor  float64      `json:"factor"`
	Why     string       `json:"why"`
	Fix     string       `json:"fix"`
	Changes []sentChange `json:"changes"`
}

type sentChange struct {
	Scope  string   `json:"scope"`
	Grain  string   `json:"grain"`
	From   string   `json:"from"`
	V      *float64 `json:"v"` // null empties the cell
	Origin string   `json:"origin"`
}

// answer is what the script is told.
type answer struct {
	Saved    int           `json:"saved"`
	Revision int64         `json:"revision"`
	Kind     string        `json:"kind,omitempty"` // "clash", "conflict", "refused"
	Error    string        `json:"error,omitempty"`
	Theirs   []theirChange `json:"theirs,omitempty"`
}

// theirChange is what somebody else did meanwhile.
type theirChange struct {
	Scope string   `json:"scope"`
	Grain string   `json:"grain"`
	From  string   `json:"from"`
	V     *float64 `json:"v"`
	Text  string   `json:"text"`
}

func reply(w http.ResponseWriter, status int, x any) error {
	text, err := json.Marshal(x)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text) // the reader has gone: nobody to tell
	return nil
}

func decode(r *http.Request, x any) error {
	if err := json.NewDecoder(r.Body).Decode(x); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The request cannot be read.", RU: "Запрос не читается."})
	}
	return nil
}

// cellOf finds the cell that an address or a request names.
func cellOf(h ask.House, metric, scope, grain, from string) (target.Cell, error) {
	s, err := target.ParseScope(scope)
	if err != nil {
		return target.Cell{}, err
	}
	g, err := cal.ParseGrain(grain)
	if err != nil {
		return target.Cell{}, err
	}
	d, err := cal.ParseDay(from)
	if err != nil || g == cal.None || d < cal.Date(1990, 1, 1) || d > cal.Date(2100, 1, 1) {
		return target.Cell{}, fault.Invalidf("%q is no period of a target.", "«%s» — не период плана.", from)
	}
	return target.CellOf(metric, s, h.Calendar, g, h.Calendar.Ordinal(d, g)), nil
}

// factorOf takes one of the factors that the grid knows.
func factorOf(x float64) float64 {
	if x == thousand || x == million {
		return x
	}
	return 1
}

// save keeps a batch of changes: all of them or none.
func (p *Pages) save(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	var s sent
	if err := decode(r, &s); err != nil {
		return err
	}
	h, _, err := p.house(r.Context())
	if err != nil {
		return err
	}
	m, err := metricOf(v, h, s.Metric)
	if err != nil {
		return err
	}
	sc := scale{m.Unit, factorOf(s.Factor)}
	edit, err := s.edit(h, m, sc)
	if err != nil {
		return err
	}
	saved, err := p.Service.Set(r.Context(), editor(v), edit)
	if err == nil {
		return reply(w, http.StatusOK, answer{Saved: len(saved.Changed), Revision: saved.Revision})
	}
	if !fault.Is(err, fault.Conflict) {
		return err
	}
	a := answer{Kind: "refused", Error: v.Lang.Message(err)}
	var clash *target.ClashError
	if errors.As(err, &clash) {
		a.Kind = "clash"
		return reply(w, http.StatusConflict, a)
	}
	if a.Theirs, a.Revision, err = p.theirs(r, v, h, m, sc, edit); err != nil {
		return err
	}
	if len(a.Theirs) > 0 {
		a.Kind = "conflict"
	}
	return reply(w, http.StatusConflict, a)
}

// edit makes the batch that the service takes.
func (s sent) edit(h ask.House, m *model.Metric, sc scale) (target.Edit, error) {
	e := target.Edit{Why: s.Why, Seen: s.Seen, Fix: target.Fix(s.Fix), Step: sc.step(), KeepBands: true}
	if len(s.Changes) > target.MostChanges {
		return e, fault.Invalidf("At most %d cells at once.", "Не больше %d ячеек за раз.", target.MostChanges)
	}
	for _, x := range s.Changes {
		c, err := cellOf(h, m.Name, x.Scope, x.Grain, x.From)
		if err != nil {
			return e, err
		}
		change := target.Change{Cell: c, Gone: x.V == nil, Origin: originOf(x.Origin)}
		if x.V != nil {
			if math.IsNaN(*x.V) || math.IsInf(*x.V, 0) {
				return e, fault.Invalidf("This is no number that could be met.", "Это не число, которое можно выполнить.")
			}
			change.Value = sc.kept(*x.V)
		}
		e.Changes = append(e.Changes, change)
	}
	return e, nil
}

// originOf takes the origins that the grid may name.
func originOf(s string) target.Origin {
	switch o := target.Origin(s); o {
	case target.Imported, target.Suggested, target.Scaled, target.Shared:
		return o
	case target.Written:
	}
	return target.Written
}

// theirs lists what others did to the cells of a batch since it was begun.
func (p *Pages) theirs(r *http.Request, v *page.Visit, h ask.House, m *model.Metric, sc scale, e target.Edit) (list []theirChange, revision int64, err error) {
	for _, c := range e.Changes {
		past, err := p.Service.History(r.Context(), c.Cell)
		if err != nil {
			return nil, 0, err
		}
		if len(past) == 0 || past[0].Revision <= e.Seen {
			continue
		}
		last := past[0]
		revision = max(revision, last.Revision)
		x := theirChange{Scope: target.ScopeKey(c.Scope), Grain: c.Grain.String(), From: c.Range.From.String()}
		value := "—"
		if !last.Gone {
			shown := sc.shown(last.Value)
			x.V, value = &shown, target.Write(v.Lang, m.Unit, last.Value, h.Settings.Currency)
		}
		x.Text = scopeTitle(v, h, c.Scope) + ", " + c.Period(h.Calendar, v.Lang) + ": " + value + " · " + called(v, last.By) + ", " +
			render.Moment(last.At, h.Calendar.Zone, v.Lang)
		list = append(list, x)
	}
	return list, revision, nil
}

// asked is a text to be read.
type asked struct {
	Metric string  `json:"metric"`
	Text   string  `json:"text"`
	Factor float64 `json:"factor"`
}

// readCell is one cell of what was read.
type readCell struct {
	V     *float64 `json:"v"`
	Empty bool     `json:"empty,omitempty"`
	Gone  bool     `json:"gone,omitempty"`
	Text  string   `json:"text"`
	Why   string   `json:"why,omitempty"`
}

// readBlock is what was read: figures are in the unit of the grid, a figure that names its own unit is brought to it.
type readBlock struct {
	Names []string     `json:"names,omitempty"`
	Cells [][]readCell `json:"cells"`
	Error string       `json:"error,omitempty"`
}

// read reads what was typed or pasted; it keeps nothing.
func (p *Pages) read(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	var x asked
	if err := decode(r, &x); err != nil {
		return err
	}
	h, _, err := p.house(r.Context())
	if err != nil {
		return err
	}
	m, err := metricOf(v, h, x.Metric)
	if err != nil {
		return err
	}
	sc := scale{m.Unit, factorOf(x.Factor)}
	block, wrong := target.ParseGridIn(x.Text, m.Unit, sc.factor)
	out := readBlock{Names: block.Names, Cells: [][]readCell{}}
	why := map[[2]int]string{}
	for _, c := range wrong {
		why[[2]int{c.Row, c.Column}] = c.Reason.In(string(v.Lang))
	}
	if len(block.Cells) == 0 && len(wrong) > 0 {
		out.Error = wrong[0].Reason.In(string(v.Lang))
	}
	for _, row := range block.Cells {
		list := []readCell{}
		for _, c := range row {
			one := readCell{Empty: c.Empty, Gone: c.Gone, Text: c.Text, Why: why[[2]int{c.Row, c.Column}]}
			if !c.Empty && !c.Gone && one.Why == "" {
				shown := sc.shown(c.Value)
				one.V = &shown
			}
			list = append(list, one)
		}
		out.Cells = append(out.Cells, list)
	}
	return reply(w, http.StatusOK, out)
}

// scopeTitle names whose target it is.
func scopeTitle(v *page.Visit, h ask.House, scope plan.Scope) string {
	text := ""
	for _, part := range scope {
		title := part.Members[0]
		switch part.Dim {
		case "owner":
			for _, one := range h.People {
				if one.ID == part.Members[0] {
					title = one.Name
				}
			}
		case "department":
			for _, d := range h.Departments {
				if d.ID == part.Members[0] {
					title = d.Name
				}
			}
		}
		if text != "" {
			text += " · "
		}
		text += title
	}
	if text == "" {
		return v.T("Company", "Компания")
	}
	return text
}

// called is who did something.
func called(v *page.Visit, login string) string {
	if login == "demo" {
		return v.T("the demonstration", "демонстрация")
	}
	return v.By(login)
}
