package score

import (
	"maps"
	"slices"

	"svodka/internal/model"
)

// Deal is an open deal as its closing would count.
type Deal struct {
	ID, Title, Stage string
	// Amount is 0 where none is set.
	Amount int64
	// Margin is what would be left of the amount; nil where its cost is not known.
	Margin *int64
}

// needs are the figures that a deal's effect is worked out from.
func needs() []model.Name {
	return []model.Name{"revenue", "deals_won", "deals_lost", "wins_with_amount", "gross_profit", "revenue_costed"}
}

// moved lists the metrics that the closing of a deal moves.
func moved() []model.Name {
	return []model.Name{"revenue", "deals_won", "deals_closed", "gross_profit", "avg_check", "win_rate"}
}

// Moved reports whether the closing of a deal can change a metric.
func Moved(metric model.Name) bool { return slices.Contains(moved(), metric) }

// Moves reports whether the closing of a deal changes a card's lines at all.
func (c Card) Moves() bool {
	for _, l := range c.Lines {
		if slices.Contains(moved(), l.Metric) {
			return true
		}
	}
	return c.Share != nil && slices.Contains(moved(), c.Share.Metric)
}

// After gives the facts as they would be with the deal won. Figures that it does not touch, payments above all, stay: the
// money has not come by the deal being won. roughly says that the margin was guessed by the person's usual one.
func (f Facts) After(d Deal) (after Facts, roughly bool) {
	after = maps.Clone(f)
	amount := float64(d.Amount)
	after["revenue"] = f["revenue"] + amount
	after["deals_won"] = f["deals_won"] + 1
	after["deals_closed"] = f["deals_closed"] + 1
	if d.Amount > 0 {
		after["wins_with_amount"] = f["wins_with_amount"] + 1
	}
	switch costed := f["revenue_costed"]; {
	case d.Margin != nil:
		after["gross_profit"] = f["gross_profit"] + float64(*d.Margin)
	case costed > 0:
		after["gross_profit"] = f["gross_profit"] + amount*f["gross_profit"]/costed
		roughly = true
	}
	if n := after["wins_with_amount"]; n > 0 {
		after["avg_check"] = after["revenue"] / n
	}
	if n := after["deals_won"] + f["deals_lost"]; n > 0 {
		after["win_rate"] = after["deals_won"] / n
	}
	return after, roughly
}

// Gain is what a person's pay would be with one of their deals won.
type Gain struct {
	Deal  Deal
	More  int64 // may be less than nothing: a small deal lowers the average check
	Total int64
	// Roughly says that the deal's margin is not known and was taken as the person's usual one.
	Roughly bool
}

// If works out what a deal would bring.
func If(s Sheet, facts, plans Facts, d Deal, better func(model.Name) model.Better) Gain {
	after, roughly := facts.After(d)
	more := Work(s.Card, after, plans, better).Total - Work(s.Card, facts, plans, better).Total
	uses := false
	for _, l := range s.Card.Lines {
		uses = uses || l.Metric == "gross_profit"
	}
	uses = uses || s.Card.Share != nil && s.Card.Share.Metric == "gross_profit"
	return Gain{Deal: d, More: more, Total: s.Total + more, Roughly: roughly && uses}
}
