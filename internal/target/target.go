// Package target keeps what is planned: targets of a metric for somebody over a period, with every version they had, and answers
// what a figure is held against.
//
//   - A [Cell] is one place of the plan: metric × scope × period. A [Version] is what stood in it from a moment on, with who and why;
//     versions are only ever added.
//   - [Service.View] makes the [View] of all targets in force, a [plan.Targets]: it spreads targets over days, adds them up over
//     people, and finds the norm of a ratio.
//   - [Split] and its sisters cut a whole into parts whose sum is the whole; figures are held against an aim by package frame;
//     [Smart] checks a target as it is typed; [Propose] and [Suggest] think of the next one; [ParseGrid] and [ParseRows] read
//     what was pasted or brought as a file.
//
// Values are in the unit that figures of the metric are in: shares as fractions, durations in seconds, money in whole currency. See
// [Typed] and [FromTyped] for how people write them.
package target

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// MostParts is how many dimensions a target's scope may name.
const MostParts = 2

// Cell is one place of the plan. Its scope has one member a part; the empty scope is the whole company. A period is kept as its
// grain and its days, so that targets stay where they are when the company moves the beginning of its year or week.
type Cell struct {
	Metric model.Name
	Scope  plan.Scope
	Grain  cal.Grain // day, week, month, quarter, half or year
	Range  cal.Range // all days of the period
}

// Key tells cells apart.
func (c Cell) Key() string {
	return c.Metric + "\n" + ScopeKey(c.Scope) + "\n" + c.Grain.String() + "\n" + c.Range.From.String() + "\n" + c.Range.To.String()
}

// CellOf is the cell of a period of the calendar.
func CellOf(metric model.Name, scope plan.Scope, c cal.Calendar, g cal.Grain, n int) Cell {
	return Cell{Metric: metric, Scope: scope, Grain: g, Range: c.Whole(g, n)}
}

// Period names the cell's period for a reader.
func (c Cell) Period(calendar cal.Calendar, l lang.Lang) string {
	n := calendar.Ordinal(c.Range.From, c.Grain)
	if calendar.Whole(c.Grain, n) != c.Range {
		return l.Range(c.Range)
	}
	return l.Period(calendar, cal.Period{Grain: c.Grain, Range: c.Range, N: n})
}

// ScopeKey writes a scope as one text, the same for equal scopes; "" is the company. [ParseScope] reads it.
func ScopeKey(s plan.Scope) string {
	if len(s) == 0 {
		return ""
	}
	var b strings.Builder
	for i, p := range s {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(p.Dim)
		for j, m := range p.Members {
			b.WriteString(map[bool]string{true: "=", false: ","}[j == 0])
			b.WriteString(escapes.Replace(m))
		}
	}
	return b.String()
}

var (
	escapes   = strings.NewReplacer("%", "%25", "&", "%26", "=", "%3D", ",", "%2C", "\n", "%0A")
	unescapes = strings.NewReplacer("%0A", "\n", "%2C", ",", "%3D", "=", "%26", "&", "%25", "%")
)

// ParseScope reads what [ScopeKey] writes: dim=member&dim=member.
func ParseScope(text string) (plan.Scope, error) {
	if text == "" {
		return nil, nil
	}
	var s plan.Scope
	for part := range strings.SplitSeq(text, "&") {
		dim, members, ok := strings.Cut(part, "=")
		if !ok || dim == "" || members == "" {
			return nil, fault.Invalidf("%q is not a scope; write it as dimension=member.", "«%s»: так не пишут, чей план; пишется измерение=значение.", text)
		}
		p := plan.Part{Dim: dim}
		for m := range strings.SplitSeq(members, ",") {
			p.Members = append(p.Members, unescapes.Replace(m))
		}
		s = append(s, p)
	}
	return Scope(s...), nil
}

// Scope brings parts into the order of a scope.
func Scope(parts ...plan.Part) plan.Scope {
	s := slices.Clone(parts)
	slices.SortFunc(s, func(a, b plan.Part) int { return cmp.Compare(a.Dim, b.Dim) })
	for i := range s {
		s[i].Members = slices.Sorted(slices.Values(s[i].Members))
	}
	return s
}

// Of is the part of one member.
func Of(dim model.Name, member string) plan.Part {
	return plan.Part{Dim: dim, Members: []string{member}}
}

// Bands are the bounds of a target beside its value; nil ones are not set. See [plan.Aim].
type Bands struct {
	Least, Excellent *float64
	Low, High        *float64
}

// Origin says how a value came into a cell.
type Origin string

// The origins.
const (
	Written   Origin = ""          // somebody wrote it
	Shared    Origin = "split"     // a share of a wider or longer target
	Scaled    Origin = "scaled"    // drawn along with its whole or its parts
	Imported  Origin = "imported"  // out of a file or the clipboard
	Suggested Origin = "suggested" // proposed by the program and accepted
)

// Version is what stood in a cell from a moment on.
type Version struct {
	Cell
	Value float64
	// Gone says that the cell was emptied.
	Gone bool
	Bands
	Origin Origin
	By     string // login
	At     time.Time
	Why    string
	// Revision is the change that the version came with; it grows over all cells.
	Revision int64
}

// Store keeps targets. store/sqlite is one.
type Store interface {
	// ChangeTargets keeps what change makes of the last versions of all cells, emptied ones too, as the next revision, all or
	// none; no other change comes between. An empty list makes no revision, an error of change leaves everything as it was.
	ChangeTargets(ctx context.Context, change func(now []Version, revision int64) ([]Version, error)) (int64, error)
	// Targets gives the versions in force, emptied cells left out, and the revision they are of.
	Targets(ctx context.Context) ([]Version, int64, error)
	// TargetRevision is the revision alone.
	TargetRevision(ctx context.Context) (int64, error)
	// TargetVersions gives every version of a cell, the newest first.
	TargetVersions(ctx context.Context, c Cell) ([]Version, error)
	// SaveTargetRules keeps the rules as the next revision; fault.Conflict when they were changed after r.Revision.
	SaveTargetRules(ctx context.Context, r Rules) (Rules, error)
	// TargetRules gives the rules in force; the zero Rules with revision 0 when there are none.
	TargetRules(ctx context.Context) (Rules, error)
}

// FromTyped turns a figure as people write it in the metric's unit into the figure that is kept: 25 (%) is 0.25, 3 (days) is 259200.
// Money stays as it is, in whole currency.
func FromTyped(u unit.Unit, v float64) float64 {
	if f := scale(u); f != 0 {
		return v / f
	}
	return v
}

// Typed turns a kept figure into what people write.
func Typed(u unit.Unit, v float64) float64 {
	if f := scale(u); f != 0 {
		return v * f
	}
	return v
}

// scale is what one of a kept figure is shown as.
func scale(u unit.Unit) float64 { return u.Shown(1) }
