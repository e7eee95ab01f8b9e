package demo

import "math"

// basket is what a deal is about: goods, their prices and what they cost. Money is in minor units of the currency.
type basket struct {
	title    string
	lines    []line
	currency string // empty: roubles
	amount   int64  // what is agreed on in the end
	quoted   int64  // what the proposal says
	list     int64  // at list prices
	cost     int64
	priced   bool // the cost is known: no work by estimate
	blank    bool // nobody ever wrote a sum down
}

// line is a product of a deal.
type line struct {
	product      *product
	quantity     float64
	amount, cost int64
}

// wish is a usual combination of goods.
type wish struct {
	share float64
	title string
	goods []good
}

// good is a product, by its place in the catalogue, with how many are bought and how often.
type good struct {
	product  int
	from, to int
	chance   float64
}

var homeWishes = []wish{
	{20, "Котёл Baxi с монтажом", []good{{0, 1, 1, 1}, {11, 1, 1, 0.7}, {13, 1, 1, 0.8}, {4, 3, 8, 0.3}, {14, 1, 1, 0.3}}},
	{17, "Котёл Buderus с монтажом", []good{{1, 1, 1, 1}, {11, 1, 1, 0.75}, {13, 1, 1, 0.8}, {5, 3, 9, 0.3}, {8, 1, 1, 0.3}}},
	{11, "Котёл Vaillant под ключ", []good{{2, 1, 1, 1}, {11, 1, 1, 0.9}, {13, 1, 1, 1}, {5, 5, 12, 0.5}, {9, 1, 1, 0.4}}},
	{16, "Радиаторы", []good{{4, 5, 14, 1}, {12, 5, 14, 0.8}}},
	{13, "Тёплый пол", []good{{6, 25, 110, 1}, {13, 1, 1, 0.6}}},
	{12, "Бойлер", []good{{8, 1, 1, 1}, {13, 1, 1, 0.6}}},
	{5, "Водонагреватель", []good{{10, 1, 2, 1}}},
	{4, "Конвекторы в полу", []good{{7, 2, 6, 1}, {12, 2, 6, 0.8}}},
	{2, "Котельная под ключ", []good{{3, 1, 1, 1}, {11, 2, 3, 1}, {13, 1, 1, 1}}},
}

var firmWishes = []wish{
	{32, "Котельная, 80 кВт", []good{{3, 1, 2, 1}, {11, 2, 4, 0.9}, {13, 1, 2, 0.9}, {14, 1, 2, 0.5}}},
	{26, "Радиаторы, объект", []good{{5, 25, 90, 1}, {12, 25, 90, 0.6}}},
	{18, "Котлы, поквартирное отопление", []good{{0, 4, 14, 1}, {13, 4, 10, 0.7}}},
	{14, "Тёплый пол, объект", []good{{6, 120, 420, 1}, {11, 1, 2, 0.4}}},
	{10, "Бойлеры", []good{{9, 2, 8, 1}, {13, 1, 3, 0.8}}},
}

// fill makes the basket of a deal. One corporate deal in five is in dollars or euros.
func (t *trade) fill(d *deal) basket {
	wishes := homeWishes
	if d.line.n == corporate {
		wishes = firmWishes
	}
	weights := make([]float64, len(wishes))
	for i, w := range wishes {
		weights[i] = w.share
	}
	w := wishes[t.weighed(weights)]
	b := basket{title: w.title, priced: d.line.n == corporate || t.chance(0.98), blank: t.chance(0.005)}
	years := float64(t.hours.day(d.at)-t.opts.Today) / 365
	rise := math.Pow(1.06, years) // prices a year ago were lower
	off := 1 - math.Round(t.span(0, 0.13)*50)/50
	unit, rate := int64(10000), 1.0 // sums in hundreds of roubles
	if d.line.n == corporate && t.chance(0.2) {
		b.currency = one(t.dice, []string{"USD", "USD", "EUR"})
		unit, rate = 100, t.rateAt(b.currency, t.hours.day(d.at))
	}
	for _, g := range w.goods {
		if !t.chance(g.chance) {
			continue
		}
		p, n := t.catalog.products[g.product], int64(t.whole(g.from, g.to))
		list := whole(float64(p.price*n)*100*rise/rate, unit)
		l := line{product: p, quantity: float64(n), amount: whole(float64(list)*off, unit),
			cost: whole(float64(p.cost*n)*100*rise/rate, unit)}
		b.lines = append(b.lines, l)
		b.list, b.amount, b.cost = b.list+list, b.amount+l.amount, b.cost+l.cost
	}
	if !b.priced {
		extra := line{product: t.catalog.products[estimate], quantity: 1, amount: whole(float64(b.amount)*t.span(0.08, 0.3), unit)}
		b.lines = append(b.lines, extra)
		b.list, b.amount = b.list+extra.amount, b.amount+extra.amount
	}
	b.quoted = b.amount
	if t.chance(0.35) {
		b.quoted = whole(float64(b.amount)*t.span(1.02, 1.09), unit)
	}
	return b
}

// whole rounds a sum to units, one unit at least. Foreign sums are whole dollars and rates have two decimals, so that
// every conversion comes out even whatever the rounding.
func whole(sum float64, unit int64) int64 {
	return max(1, int64(math.Round(sum/float64(unit)))) * unit
}

// roughly is what is thought at first.
func (b *basket) roughly(r dice) int64 {
	if b.blank {
		return 0
	}
	if b.currency != "" {
		return whole(float64(b.amount)*r.span(0.8, 1.25), 10000)
	}
	return whole(float64(b.amount)*r.span(0.8, 1.25), 500000)
}

// shownAt is the sum that is written down on entering a stage: the proposal's, then the contract's.
func (b *basket) shownAt(stage int) int64 {
	switch {
	case b.blank:
		return 0
	case stage == clotStage:
		return b.quoted
	case stage == clotStage+1:
		return b.amount
	default:
		return 0
	}
}
