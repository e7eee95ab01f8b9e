package alert

import (
	"strings"
	"time"

	"svodka/internal/model"
	"svodka/internal/timetable"
)

// Kind is what a rule holds a figure against.
type Kind string

// The kinds of conditions.
const (
	Threshold Kind = "threshold" // the figure is below or above a bound, or leaves a band where both are set
	Pace      Kind = "pace"      // fact by what the plan has for the working days gone by
	Change    Kind = "change"    // change against the periods before, as a share
	Anomaly   Kind = "anomaly"   // the figure leaves the range that its own past lets expect
	NoData    Kind = "nodata"    // nothing came where something always does
	Late      Kind = "late"      // a source was read too long ago, in turns of its own timetable
	Feed      Kind = "feed"      // something that is told from outside the questions: corrections, a mismatch of rights
)

// Kinds lists all kinds.
func Kinds() []Kind { return []Kind{Threshold, Pace, Change, Anomaly, NoData, Late, Feed} }

// Grain is how often a rule counts a check: whatever changes within one day or week is one check.
type Grain string

// The grains.
const (
	Daily  Grain = "day"
	Weekly Grain = "week"
)

// Window is the days a figure is of. They are told from the last complete day, so that the figure of a day is the same whenever
// it is asked.
type Window struct {
	Grain Grain `json:"grain" yaml:"grain"`
	// Days is how many days, of a weekly rule how many weeks; 0 is one.
	Days int `json:"days,omitempty" yaml:"days"`
	// Lag is how many days before the last complete one the window ends.
	Lag int `json:"lag,omitempty" yaml:"lag"`
	// Month takes the month of the last complete day instead.
	Month bool `json:"month,omitempty" yaml:"month"`
	// After is the share of the month's working days that must be over.
	After float64 `json:"after,omitempty" yaml:"after"`
	// Today takes today in, as far as it has gone: what happens is told at once.
	Today bool `json:"today,omitempty" yaml:"today"`
}

// Expect says how a range is expected from a figure's own past.
type Expect struct {
	// Past is how many periods before are looked at; 0 is 12.
	Past int `json:"past,omitempty" yaml:"past"`
	// Width is how many usual deviations are still usual; 0 is 3.
	Width float64 `json:"width,omitempty" yaml:"width"`
	// Least is the least deviation that matters, as a share of what was expected.
	Least float64 `json:"least,omitempty" yaml:"least"`
	// Side is "below" or "above" where only that side is bad.
	Side string `json:"side,omitempty" yaml:"side"`
	// Team also asks that the figure is below this share of the middle of all members; 0 does not.
	Team float64 `json:"team,omitempty" yaml:"team"`
}

// Volume is how much there must be for a figure to be judged.
type Volume struct {
	Metric model.Name `json:"metric" yaml:"metric"`
	Least  float64    `json:"least"  yaml:"least"`
}

// Parts says what the contributors to a figure are.
type Parts struct {
	Metric model.Name `json:"metric,omitempty" yaml:"metric"` // the rule's own when empty
	By     model.Name `json:"by"               yaml:"by"`
}

// Whom is who is told.
type Whom string

// The ones a rule can tell. Roles are written as they are, named people as [Named] has them.
const (
	Person Whom = "person" // whom the row is about
	Head   Whom = "head"   // their head
)

// named begins a person by login.
const named = "user:"

// Named is one person, by login.
func Named(login string) Whom { return Whom(named + login) }

// Login is whom a rule names; ok is false of everybody else it can tell.
func (w Whom) Login() (login string, ok bool) { return strings.CutPrefix(string(w), named) }

// Rule is one alert as data.
type Rule struct {
	ID      string     `json:"id"                yaml:"id"`
	Version int        `json:"-"                 yaml:"-"`
	Title   model.Text `json:"title"             yaml:"title"`
	// Says tells what it means and what to do, in a sentence.
	Says model.Text `json:"says,omitzero" yaml:"says"`
	// Waits says why the rule cannot be checked yet.
	Waits model.Text `json:"waits,omitzero" yaml:"waits"`
	Off   bool       `json:"off,omitempty"  yaml:"off"`
	// Gone is of a company's own rule that was taken off the list.
	Gone bool `json:"gone,omitempty" yaml:"-"`

	Kind   Kind       `json:"kind"              yaml:"kind"`
	Metric model.Name `json:"metric,omitempty"  yaml:"metric"`
	// By is whose figures they are: each member has incidents of its own. "" is the whole.
	By model.Name `json:"by,omitempty" yaml:"by"`
	// Where narrows the figure, in the URL form of a question's filters.
	Where  string `json:"where,omitempty"  yaml:"where"`
	Window Window `json:"window"           yaml:"window"`
	// Below and Above are the bounds in the metric's own unit, of a change and a pace as shares.
	Below *float64 `json:"below,omitempty" yaml:"below"`
	Above *float64 `json:"above,omitempty" yaml:"above"`
	// Zero takes a member without a figure for nought; otherwise nothing is known of it.
	Zero   bool   `json:"zero,omitempty"   yaml:"zero"`
	Expect Expect `json:"expect,omitzero"  yaml:"expect"`
	Feed   string `json:"feed,omitempty"   yaml:"feed"`

	Volume Volume `json:"volume,omitzero" yaml:"volume"`
	// Sure is how many standard errors, as the volume makes them, a share or a ratio must be beyond its bound: of few cases
	// chance alone is beyond it. 0 does not ask.
	Sure float64 `json:"sure,omitempty" yaml:"sure"`
	// Checks is how many checks in a row must be bad; 0 is one.
	Checks int `json:"checks,omitempty" yaml:"checks"`
	// Calm is how many checks in a row must be good again; 0 is one.
	Calm int `json:"calm,omitempty" yaml:"calm"`
	// Clear is how far inside its bound a figure must come back: in the metric's unit, of an anomaly as a share of half the range.
	Clear float64 `json:"clear,omitempty" yaml:"clear"`
	// Event is of something that has happened: there is nothing to recover from.
	Event bool `json:"event,omitempty" yaml:"event"`

	To []Whom `json:"to" yaml:"to"`
	// Quiet are hours in which nobody is told anything.
	Quiet Hours `json:"quiet,omitzero" yaml:"quiet"`
	// Digest is the time of day at which all there is is told at once, "" at once.
	Digest string `json:"digest,omitempty" yaml:"digest"`
	Parts  Parts  `json:"parts,omitzero"   yaml:"parts"`
	// Quote are columns of the records behind the figure that are told as they are.
	Quote []model.Name `json:"quote,omitempty" yaml:"quote"`
	// Report is where a notice leads.
	Report  string `json:"report,omitempty" yaml:"report"`
	Shipped bool   `json:"-"                yaml:"-"`
}

// Hours are hours of the day, "21:00" to "8:00".
type Hours struct {
	From string `json:"from" yaml:"from"`
	To   string `json:"to"   yaml:"to"`
}

// minutes reads a time of day.
func minutes(text string) (int, bool) {
	t, err := time.Parse("15:04", text)
	if err != nil {
		return 0, false
	}
	return t.Hour()*60 + t.Minute(), true
}

func (r Rule) quiet(at time.Time) bool {
	from, ok := minutes(r.Quiet.From)
	to, too := minutes(r.Quiet.To)
	return ok && too && timetable.Quiet{From: from, To: to}.At(at, at.Location())
}

// due is when something found now may be told: at once, or at the next digest.
func (r Rule) due(now time.Time) time.Time {
	minute, ok := minutes(r.Digest)
	if !ok {
		return now
	}
	y, m, d := now.Date()
	at := time.Date(y, m, d, minute/60, minute%60, 0, 0, now.Location())
	if at.Before(now) {
		at = time.Date(y, m, d+1, minute/60, minute%60, 0, 0, now.Location())
	}
	return at
}

func (r Rule) checks() int { return max(1, r.Checks) }
func (r Rule) calm() int   { return max(1, r.Calm) }

// Live reports whether the rule is checked.
func (r Rule) Live() bool { return !r.Off && !r.Gone && r.Waits == (model.Text{}) }

// member is whose figure a key is. What is told from outside is told by member and thing, "crm:north/2026-10", so that each thing is
// an incident of its own.
func (r Rule) member(key string) (member, thing string) {
	i := strings.LastIndexByte(key, '/')
	if r.Kind != Feed || r.By == "" || i < 0 {
		return key, ""
	}
	return key[:i], key[i+1:]
}
