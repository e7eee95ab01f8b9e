// Package asktest asks a question over tiny tables of text and compares the answer with one worked out by hand. The
// examples of metrics and the phenomena in testdata/ask are such cases; every engine runs them.
package asktest

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/engine"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// Case is one question with its data and answer.
type Case struct {
	// Data are the batches, in order (see texttable).
	Data []string
	// Settings are the company's choices that differ from the default ones, by their JSON names.
	Settings map[string]any
	// Today is the day of the question; "" is the day after the last batch was read.
	Today string
	// Targets is what is planned, see [Targets]; "" is nothing.
	Targets string
	// Ask is the question's text.
	Ask string
	// Viewer, when set, asks instead of an administrator.
	Viewer *access.Viewer
	// Want is the answer's table: a line of column names (dimensions, period, figures), then a line for each row in
	// order, then subtotals with * for what they are not split by, then a line that begins with "total".
	Want string
	// Notes are parts of the notes' English sentences that must be there, Silent parts that must not.
	Notes, Silent []string
	// Error, when set, is part of the English sentence that the question is refused with; then there is no Want.
	Error string
}

// Source is the name of the source that the tables are read as; ids in answers come without it.
const Source = "t"

// Run loads the case's data into a fresh engine, asks, and describes how the answer differs; nil means it does not.
func Run(ctx context.Context, m *model.Model, open func(warehouse.Settings) (engine.Engine, error), c Case) (err error) {
	settings, err := c.settings()
	if err != nil {
		return err
	}
	e, err := open(settings)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := e.Close(); err == nil {
			err = cerr
		}
	}()
	today, err := c.noon(settings)
	if err != nil {
		return err
	}
	for i, text := range c.Data {
		b, err := texttable.Onto(known(ctx, e), Source, text, settings)
		if err != nil {
			return fmt.Errorf("data %d: %w", i+1, err)
		}
		if i == len(c.Data)-1 { // the question is asked when the last batch has just been read
			if today.After(b.Seen) && !strings.Contains(text, "seen:") {
				b.Seen = today
			}
			if today.IsZero() {
				today = b.Seen
			}
		}
		if _, err := e.Load(ctx, b); err != nil {
			return fmt.Errorf("data %d: %w", i+1, err)
		}
	}
	options := ask.Options{Model: m, Engine: e, Now: func() time.Time { return today }}
	if c.Targets != "" {
		options.Targets = Targets(c.Targets)
	}
	d := ask.New(options)
	v := access.Admin("en")
	if c.Viewer != nil {
		v = *c.Viewer
	}
	var a *ask.Answer
	q, err := query.ParseText(c.Ask)
	if err == nil {
		a, err = d.Ask(ctx, v, q)
	}
	switch {
	case c.Error != "" && err == nil:
		return fmt.Errorf("%s is answered; it should be refused with %q", c.Ask, c.Error)
	case c.Error != "" && strings.Contains(fault.Message(err), c.Error):
		return nil
	case err != nil:
		return err
	}
	return c.compare(a)
}

// noon is the moment of the question on its day, the zero time when the case names none.
func (c Case) noon(settings warehouse.Settings) (time.Time, error) {
	if c.Today == "" {
		return time.Time{}, nil
	}
	zone, err := time.LoadLocation(settings.Zone)
	if err != nil {
		return time.Time{}, err
	}
	day, err := time.ParseInLocation("2006-01-02", c.Today, zone)
	return day.Add(12 * time.Hour), err
}

// known tells which dictionary rows an engine has, so that a later batch does not make them anew.
func known(ctx context.Context, e engine.Engine) func(entity, id string) bool {
	return func(entity, id string) bool {
		found := false
		err := e.Read(ctx, func(s engine.Snapshot) error {
			rows, err := s.Lookup(ctx, entity, []string{id}, []string{"name"})
			found = len(rows) > 0
			return err
		})
		return err == nil && found
	}
}

func (c Case) settings() (warehouse.Settings, error) {
	s := warehouse.DefaultSettings()
	if len(c.Settings) == 0 {
		return s, nil
	}
	text, err := json.Marshal(c.Settings)
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(text, &s)
}

func (c Case) compare(a *ask.Answer) error {
	want := lines(c.Want)
	if len(want) == 0 {
		return fmt.Errorf("the case wants nothing")
	}
	header := want[0]
	got := [][]string{}
	for _, r := range a.Frame.Rows {
		got = append(got, text(a, header, r.N, r.Keys, r.Others, r.Cells))
	}
	for _, r := range a.Frame.Totals {
		row := text(a, header, r.N, r.Keys, false, r.Cells)
		if r.N == plan.AllPeriods && a.Frame.Grain != 0 {
			if i := slices.Index(header, "period"); i >= 0 {
				row[i] = "*"
			}
		}
		got = append(got, row)
	}
	var problems []string
	rows := want[1:]
	if len(rows) > 0 && rows[len(rows)-1][0] == "total" {
		wantTotal := rows[len(rows)-1]
		rows = rows[:len(rows)-1]
		total := figures(a, header, a.Frame.Total.Cells)
		if !same(wantTotal[1:], total) {
			problems = append(problems, fmt.Sprintf("total: want %v, got %v", wantTotal[1:], total))
		}
	}
	if !strings.Contains(c.Ask, "sort=") && !strings.Contains(c.Ask, "limit=") {
		arrange(rows)
		arrange(got)
	}
	for i := range max(len(rows), len(got)) {
		var w, g []string
		if i < len(rows) {
			w = rows[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if !same(w, g) {
			problems = append(problems, fmt.Sprintf("row %d: want %v, got %v", i+1, w, g))
		}
	}
	for _, n := range c.Notes {
		if !slices.ContainsFunc(a.Notes, func(have plan.Note) bool { return strings.Contains(have.EN, n) }) {
			problems = append(problems, fmt.Sprintf("no note says %q; there are %v", n, a.Notes))
		}
	}
	for _, n := range c.Silent {
		if i := slices.IndexFunc(a.Notes, func(have plan.Note) bool { return strings.Contains(have.EN, n) }); i >= 0 {
			problems = append(problems, fmt.Sprintf("a note says %q", a.Notes[i].EN))
		}
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s\n  %s", c.Ask, strings.Join(problems, "\n  "))
	}
	return nil
}

// arrange puts rows in one order, for questions that ask for none.
func arrange(rows [][]string) {
	slices.SortFunc(rows, slices.Compare)
}

// text is one row of the answer in the columns the case names.
func text(a *ask.Answer, header []string, n int, keys []plan.Member, others bool, cells []formula.Value) []string {
	row := make([]string, len(header))
	for i, name := range header {
		if name == "period" {
			row[i] = "*"
			for _, p := range a.Frame.Periods {
				if p.N == n {
					row[i] = a.Calendar.Label(p)
				}
			}
			continue
		}
		if c := a.Frame.Column(name); c >= 0 {
			row[i] = figure(cells[c], a.Frame.Columns[c].Unit)
			continue
		}
		row[i] = "?"
		for k, d := range a.Frame.By {
			switch {
			case d.Name != name:
			case others:
				row[i] = "others"
			case keys[k].Null:
				row[i] = "-"
			case keys[k] == plan.Member{}:
				row[i] = "*"
			default:
				row[i] = a.Names.Title(d, keys[k])
			}
		}
	}
	return row
}

func figures(a *ask.Answer, header []string, cells []formula.Value) []string {
	var row []string
	for _, name := range header {
		if c := a.Frame.Column(name); c >= 0 {
			row = append(row, figure(cells[c], a.Frame.Columns[c].Unit))
		}
	}
	return row
}

// figure writes a value in the unit people read it in: money in whole units, durations in the unit's clock; a percent is
// a fraction.
func figure(v formula.Value, u unit.Unit) string {
	if v.State != formula.Present {
		return v.State.String()
	}
	x := v.V
	switch u.Kind() {
	case unit.Money:
		x = u.Shown(x) / ask.MinorUnits
	case unit.Percent:
	default:
		x = u.Shown(x)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// same compares words. A number with three or more decimals stands for every number that rounds to it, so that 0.333
// may be written for a third; others must be equal but for the last bits.
func same(want, got []string) bool {
	return slices.EqualFunc(want, got, func(w, g string) bool {
		if w == g {
			return true
		}
		x, err1 := strconv.ParseFloat(w, 64)
		y, err2 := strconv.ParseFloat(g, 64)
		if err1 != nil || err2 != nil {
			return false
		}
		_, decimals, _ := strings.Cut(w, ".")
		if len(decimals) >= 3 {
			return math.Abs(x-y) <= 0.5000001*math.Pow10(-len(decimals))
		}
		return math.Abs(x-y) <= 1e-9*max(1, math.Abs(y))
	})
}

// lines splits a table of text into words; "quoted words" may hold spaces, # begins a comment.
func lines(table string) [][]string {
	var out [][]string
	for line := range strings.SplitSeq(table, "\n") {
		var words []string
		for line = strings.TrimSpace(line); line != "" && line[0] != '#'; line = strings.TrimSpace(line) {
			if line[0] == '"' {
				if end := strings.IndexByte(line[1:], '"'); end >= 0 {
					words = append(words, line[1:end+1])
					line = line[end+2:]
					continue
				}
			}
			word, rest, _ := strings.Cut(line, " ")
			words = append(words, word)
			line = rest
		}
		if len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}
