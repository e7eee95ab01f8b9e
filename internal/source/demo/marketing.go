package demo

import (
	"math"

	"svodka/internal/cal"
)

// cost is money spent to sell on a day.
type cost struct {
	day                 cal.Day
	kind, category      string
	amount              int64
	impressions, clicks int64
	origin              *origin
	campaign            *campaign
}

// visit is how many came to the site on a day from one source.
type visit struct {
	day    cal.Day
	origin *origin // nil: typed the address
	page   string
	n      int64
}

var pages = []string{"/", "/kotly", "/teplyy-pol", "/montazh", "/ceny"}

// makeMarketing spends on advertising day by day and counts the visits it brings.
func (c *Company) makeMarketing(r dice) {
	for d := c.first; d <= c.opts.Today; d++ {
		_, month, date := d.YMD()
		week := 0.75 + weekdays[d.Weekday()]/4
		rise := math.Pow(1.06, float64(d-c.opts.Today)/365)
		for _, o := range c.catalog.origins {
			clicks := int64(0)
			for i := range o.campaigns {
				x := c.spend(r, d, o, &o.campaigns[i], week*rise*math.Sqrt(season[month]))
				if x.amount > 0 {
					c.costs = append(c.costs, x)
					clicks += x.clicks
				}
			}
			if clicks > 0 && o.channel != "Площадки объявлений" {
				c.visits = append(c.visits, visit{d, o, one(r, pages), max(1, int64(float64(clicks)*r.span(0.8, 0.95)))})
			}
		}
		c.visits = append(c.visits, visit{d, nil, "/", int64(1 + r.count(70*week*c.opts.Scale))})
		if date == 10 {
			c.costs = append(c.costs, cost{day: d, kind: "sales", category: "Зарплата отдела продаж",
				amount: whole(165000000*rise*r.span(0.96, 1.06)*c.opts.Scale, 10000)})
		}
	}
}

// spend is one campaign on one day. Fairs cost on their own days: February and April.
func (c *Company) spend(r dice, d cal.Day, o *origin, of *campaign, busy float64) cost {
	x := cost{day: d, kind: "ad", category: o.channel, origin: o, campaign: of}
	_, month, date := d.YMD()
	switch {
	case of.perDay > 0:
		x.amount = whole(of.perDay*100*busy*r.span(0.8, 1.2)*c.opts.Scale, 100)
		x.clicks = int64(float64(x.amount) / 100 / of.perClick)
		x.impressions = x.clicks * int64(r.whole(25, 60))
	case of.utm == "aquatherm" && month == 2 && date >= 11 && date <= 14,
		of.utm == "mosbuild" && month == 4 && date >= 15 && date <= 18:
		x.amount = whole(9500000*of.share*r.span(0.9, 1.1)*c.opts.Scale, 10000)
		x.category = "Стенд и раздаточные материалы"
	}
	return x
}
