package warehouse

import "math"

// goods is what a deal sells: what it costs and what it would bring at list prices. The deal's own columns win over its
// product lines, these over the prices of its main product, which is taken once.
type goods struct {
	env   *Env
	deal  *deal
	lines []line
}

// cost returns what the goods cost, in the company's currency at the rate of a day.
func (g goods) cost(day int64) maybe {
	if g.deal.cost.known {
		return g.env.base(g.deal.cost, g.deal.currency, day)
	}
	return g.sum(
		func(l line) maybe { return g.lineCost(l, day) },
		func(p Product) int64 { return p.Cost })
}

// list returns what the goods would bring at list prices.
func (g goods) list(day int64) maybe {
	if g.deal.list.known {
		return g.env.base(g.deal.list, g.deal.currency, day)
	}
	price := func(p Product) int64 { return p.Price }
	return g.sum(func(l line) maybe { return g.times(l, price) }, price)
}

// sum adds up the lines; it is missing when one of them is.
func (g goods) sum(of func(line) maybe, price func(Product) int64) maybe {
	if len(g.lines) == 0 {
		id, _ := g.deal.product.(string)
		one := price(g.env.Dict.Products[id])
		return maybe{one * g.deal.n, one != 0}
	}
	total := some(0)
	for _, l := range g.lines {
		part := of(l)
		if !part.known {
			return maybe{}
		}
		total.v += part.v
	}
	return total
}

// lineCost returns what a line costs: its own cost, else the product's for its quantity.
func (g goods) lineCost(l line, day int64) maybe {
	if l.cost.known {
		return g.env.base(l.cost, g.currency(l), day)
	}
	return g.times(l, func(p Product) int64 { return p.Cost })
}

// times returns a price of the line's product for its quantity, rounded half away from zero.
func (g goods) times(l line, price func(Product) int64) maybe {
	one := price(g.env.Dict.Products[l.product])
	if one == 0 || l.quantity == 0 {
		return maybe{}
	}
	return some(int64(math.Round(float64(one) * l.quantity)))
}

// currency is that of a line: its own, else the deal's.
func (g goods) currency(l line) string {
	if l.currency != "" {
		return l.currency
	}
	return g.deal.currency
}
