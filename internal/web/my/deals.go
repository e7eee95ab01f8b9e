package my

import (
	"cmp"
	"net/url"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
)

// dealLine is one open deal with the chance that it is won.
type dealLine struct {
	Title, Href, Sub string
	Amount, Chance   string
	Few              string
	chance, amount   float64
}

// chance is how deals from a stage on ended.
type chance struct {
	share float64
	of    int64
}

// deals fills in the open deals that most likely are won: by what became of one's own deals that reached the same stage in a year
// that is over. A case more each way keeps a few lucky deals from promising everything (Laplace).
func (d *reading) deals(x *view) error {
	const shown, most = 5, 300
	l := d.v.Lang
	chances := map[string]chance{}
	a := d.list[qChances]
	for _, r := range a.Frame.Rows {
		n, w := r.Cells[0], r.Cells[1]
		if r.Keys[0].Null || n.State != formula.Present {
			continue
		}
		won := 0.0
		if w.State == formula.Present {
			won = w.V
		}
		chances[r.Keys[0].ID] = chance{(won + 1) / (n.V + 2), int64(n.V)}
	}
	open, err := d.site.Desk.List(d.ctx, d.v.Viewer, ask.Listing{
		Fact: "deal", Where: []model.Cond{
			{Name: "owner", Op: model.In, Values: []string{"#" + d.who.ID}}, {Name: "outcome", Op: model.In, Values: []string{"#open"}},
		},
		Page: ask.Page{Limit: most},
	})
	if err != nil {
		if fault.Is(err, fault.Forbidden) {
			return nil
		}
		return err
	}
	entered, err := d.entered()
	if err != nil {
		return err
	}
	for i := range open.Rows {
		id := text(open.Rows[i][0])
		stage := text(open.Value(i, "stage"))
		p, known := chances[stage]
		if !known {
			continue
		}
		one := dealLine{
			Title: cmp.Or(text(open.Value(i, "title")), id), Href: "/card/deal/" + url.PathEscape(id), Sub: text(value(&open.RecordList, i, "stage")),
			Amount: lang.Missing, Chance: l.Percent(p.share, 0), chance: p.share,
		}
		if since, ok := entered[id]; ok && since <= d.today {
			stands := l.Pick("since today", "с сегодняшнего дня")
			if days := float64(d.today - since); days > 0 {
				stands = l.Days(days)
			}
			one.Sub += ", " + stands
		}
		if n, ok := amount(open.Value(i, "amount")); ok && n > 0 {
			one.amount, one.Amount = n, l.MoneyIn(int64(n), a.Settings.Currency, lang.Thousands)
		}
		if p.of < few {
			one.Few = l.Pick("few cases: ", "мало случаев: ") + l.Int(p.of)
		}
		x.Deals = append(x.Deals, one)
	}
	slices.SortStableFunc(x.Deals, func(a, b dealLine) int { return cmp.Or(byNumber(a.chance, b.chance), byNumber(a.amount, b.amount)) })
	x.Deals = x.Deals[:min(shown, len(x.Deals))]
	x.DealsBy = l.Pick("the chance by your own deals that reached the stage in a year", "шанс — по вашим сделкам, дошедшим до этапа за год")
	return nil
}

func amount(v any) (float64, bool) {
	switch n := v.(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// entered is since when open deals stand in their stage.
func (d *reading) entered() (map[string]cal.Day, error) {
	const most = 1000
	list, err := d.site.Desk.Records(d.ctx, d.v.Viewer, query.Query{Metrics: []model.Name{"stage_open"}, Range: "all"}, ask.Page{Limit: most})
	out := map[string]cal.Day{}
	if fault.Is(err, fault.Forbidden) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.Name == "deal" })
	ids := list.IDs[at]
	for i := range list.Rows {
		if day, ok := value(list, i, "entered").(int64); ok && i < len(ids) {
			out[ids[i]] = max(out[ids[i]], cal.Day(day))
		}
	}
	return out, nil
}

// beside puts the middle of the team to each step, where the team is large enough that it gives nobody away.
func (d *reading) beside(c *funnelCard, days cal.Range) error {
	l := d.v.Lang
	if len(c.Steps) == 0 {
		return nil
	}
	list := make([]query.Query, len(c.Steps))
	for i, s := range c.Steps {
		list[i] = query.Query{
			Metrics: []model.Name{"stage_conv"}, Range: days.String(), Where: []model.Cond{{Name: "stage", Op: model.In, Values: []string{"#" + s.stage}}},
		}
	}
	peers, err := d.site.Desk.Peers(d.ctx, d.v.Viewer, list)
	if err != nil {
		return err
	}
	for i, p := range peers {
		if p.Of > 0 {
			c.Steps[i].Team, c.Steps[i].Tick, c.Team = l.Percent(p.Median, 0), share(p.Median), true
		}
	}
	if !c.Team {
		c.Why = l.Pick("The team’s median is left out: fewer than five colleagues have such deals, and it would give somebody away.",
			"Медианы отдела нет: таких сделок меньше чем у пяти коллег, и она выдала бы чужие цифры.")
	}
	return nil
}
