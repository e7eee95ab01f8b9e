package source

import (
	"context"
	"net/http"

	"svodka/internal/lang"
	"svodka/internal/sync"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// now is what changes by itself on a source's page: how it stands and its runs.
type now struct {
	Card     card
	Runs     []runRow
	More     string // the address with older runs, "" none
	Compared []total
	When     string // the comparison was made
}

// runRow is one run in the table.
type runRow struct {
	When, Why, Long, Read, Changed string
	Mark, Word, Sentence           string
	Totals                         []total
	Warnings                       []string
}

// whole is a source's page.
type whole struct {
	L         lang.Lang
	Told      string
	Trouble   string
	Now       now
	Title     string
	Fields    []field // its keys and address, to be replaced
	Movable   bool    // there is more than keys among them
	Same      bool    // the account must stay the same
	KeysWrong bool
	When      when
	Hook      string
	HookHelp  string
	HookNear  bool // the address is seen from this machine alone
	Push      bool // the system sends its rows to the address
}

// The runs on a source's page at first, and those on request.
const (
	runsShown = 15
	runsAll   = 200
	wordsMost = 20 // warnings of one run
)

func (p *Pages) nowOf(ctx context.Context, v *page.Visit, st sync.Status, all bool) (now, error) {
	c, err := p.card(ctx, v, st)
	if err != nil {
		return now{}, err
	}
	c.Whole = true
	w, n := p.words(v), now{Card: c}
	counted, err := p.counted(ctx, st.ID)
	if err != nil {
		return n, err
	}
	if counted != nil {
		n.Compared, n.When = w.totals(counted), w.moment(counted.Ended)
	}
	n.Card.Counts = nil // the table below says more
	most := runsShown
	if all {
		most = runsAll
	}
	runs, err := p.sources.Store.Runs(ctx, st.ID, most+1)
	if err != nil {
		return n, err
	}
	if len(runs) > most {
		runs = runs[:most]
		if !all {
			n.More = href(st.ID, "?runs=all#runs")
		}
	}
	for i := range runs {
		n.Runs = append(n.Runs, w.runRow(&runs[i]))
	}
	return n, nil
}

func (w words) runRow(r *sync.Run) runRow {
	row := runRow{
		When: w.moment(r.Started), Why: w.why(r.Why), Read: w.Lang.Int(r.Objects), Changed: w.Lang.Int(rows(r)), Totals: w.totals(r),
	}
	row.Mark, row.Word, row.Sentence = w.result(r)
	if r.State == sync.Running {
		row.Read, row.Changed = "", ""
	} else {
		row.Long = w.long(r.Ended.Sub(r.Started))
	}
	for i, x := range r.Warnings {
		if i == wordsMost {
			row.Warnings = append(row.Warnings, w.T("and more", "и другие")+": "+w.Lang.Int(int64(len(r.Warnings)-wordsMost)))
			break
		}
		row.Warnings = append(row.Warnings, w.text(x))
	}
	return row
}

// nowAlone is the part of a source's page that changes by itself.
func (p *Pages) nowAlone(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	st, err := p.sources.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	n, err := p.nowOf(r.Context(), v, st, false)
	if err != nil {
		return err
	}
	return p.site.Fragment(w, r, v, nowView(n))
}

// one is a source's page.
func (p *Pages) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	pg, err := p.onePage(r, v, func(*whole) {})
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, pg)
}

// onePage makes a source's page; edit lays over it what a refused form had.
func (p *Pages) onePage(r *http.Request, v *page.Visit, edit func(*whole)) (ui.Page, error) {
	st, err := p.sources.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		return ui.Page{}, err
	}
	x := whole{L: v.Lang, Told: said(v, r), Title: st.Title, When: p.whenOf(p.words(v), st.Timetable, st.Quiet)}
	if x.Now, err = p.nowOf(r.Context(), v, st, r.URL.Query().Get("runs") == "all"); err != nil {
		return ui.Page{}, err
	}
	k, err := p.kind(st.Kind)
	if err != nil {
		return ui.Page{}, err
	}
	w := p.words(v)
	x.Same = true
	for _, f := range k.Fields {
		if f.Name == fieldMapping { // it has a page of its own
			x.Same = false
			continue
		}
		one := field{Name: fieldPrefix + f.Name, Label: w.text(f.Title), Hint: w.text(f.Help), Secret: f.Secret}
		if !f.Secret {
			x.Movable, one.Value = true, st.Fields[f.Name]
		}
		x.Fields = append(x.Fields, one)
	}
	base := p.base
	if base == "" {
		base = "http://" + r.Host
		if r.TLS != nil {
			base = "https://" + r.Host
		}
		x.HookNear = page.Loopback(r.Host)
	}
	x.Hook, x.HookHelp = base+"/hook/"+st.ID+"/"+st.Hook, hookManual(v.Lang, st.Kind)
	if st.Kind == "push" {
		x.Push, x.Hook = true, base+"/push/"+st.ID+"/"
	}
	edit(&x)
	pg := inData(v, x.Now.Card.Title)
	pg.Body, pg.Actions = wholeView(x), mappingButton(v.Lang, st.ID)
	return pg, nil
}
