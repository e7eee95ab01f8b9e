package demo

// The facts of selling, a function for each entity. Each row is as it stood at the sheet's moment.

func (c *Company) putLeads(s *sheet) {
	for _, l := range c.leads {
		if l.at > s.at {
			continue
		}
		var reason any
		refused := s.when(l.rejectedAt) != nil
		if refused {
			reason = text(l.reason)
		}
		source, campaign, utm, medium, utmCampaign := from(l.origin, l.campaign)
		s.put(l.id(), l.title(), l.at, who(l.holder(s.at)), c.catalog.pipelines[l.line].key, c.leadStage(l, s.at).key, clientKey(l.who, s.at),
			l.who.phone, text(l.who.email), s.when(l.qualifiedAt), s.when(l.convertedAt), s.when(l.rejectedAt), reason, refused && l.junk, nil,
			source, campaign, utm, medium, utmCampaign, nil)
	}
}

func (l *lead) title() string {
	if l.phoned {
		return "Звонок, " + l.who.town
	}
	return "Заявка, " + l.who.town
}

// leadStage is where the lead stands at a moment.
func (c *Company) leadStage(l *lead, at int64) *stage {
	line, has := c.catalog.pipelines[requests], func(t int64) bool { return t > 0 && t <= at }
	switch {
	case has(l.rejectedAt):
		return line.lost
	case has(l.convertedAt):
		return line.won
	case has(l.qualifiedAt):
		return line.open[2]
	case has(l.answerAt):
		return line.open[1]
	default:
		return line.open[0]
	}
}

// seen reports whether the deal is in the CRM at that moment.
func (d *deal) seen(at int64) bool { return d.at <= at && d.importedAt <= at }

func (c *Company) putDeals(s *sheet) {
	for _, d := range c.deals {
		if d.seen(s.at) {
			s.put(c.dealRow(d, s.at)...)
		}
	}
}

// closedColumn is where a deal's row has closed_at.
const closedColumn = 3

func (c *Company) dealRow(d *deal, at int64) []any {
	now, b := d.standsAt(at), &d.basket
	var reason, cost, list, product, area any
	if now.stage.outcome == "lost" {
		reason = text(d.reason)
	}
	if b.priced && !b.blank {
		cost = b.cost
	}
	if !b.blank {
		list = some(b.list)
	}
	if len(b.lines) > 0 && !b.blank {
		product = b.lines[0].product.key
	}
	if d.area > 0 {
		area = d.area
	}
	source, campaign, utm, medium, utmCampaign := from(d.origin, d.campaign)
	return []any{d.id(), d.title, d.at, some(now.closed), who(now.owner), now.stage.line.key, now.stage.key, now.stage.outcome, clientKey(d.client, at),
		leadKey(d.lead), some(now.amount), b.code(), cost, list, product, reason, some(d.expected), some(d.importedAt), nil,
		source, campaign, utm, medium, utmCampaign, text(d.excluded), d.object, area}
}

// code is the currency of the deal.
func (b *basket) code() string {
	if b.currency == "" {
		return "RUB"
	}
	return b.currency
}

func (c *Company) putChanges(s *sheet) {
	for _, d := range c.deals {
		if !d.seen(s.at) || d.importedAt > 0 {
			continue
		}
		for i := range d.steps {
			if d.steps[i].at <= s.at {
				s.put(d.changeRow(i)...)
			}
		}
	}
	start := c.catalog.pipelines[requests].open[0].key
	for _, l := range c.leads {
		if s.when(l.handed) != nil {
			s.put("demo:change-lead-"+number(l.n)+"-0", nil, l.id(), l.at, start, l.owner.key, nil, l.owner.key, false, int64(0), nil)
			s.put("demo:change-lead-"+number(l.n)+"-1", nil, l.id(), l.handed, nil, l.owner2.key, nil, c.staff.head.key, false, int64(1), nil)
		}
	}
}

func (d *deal) changeRow(i int) []any {
	step := &d.steps[i]
	var stage any
	if step.stage != nil {
		stage = step.stage.key
	}
	return []any{"demo:change-" + number(d.n) + "-" + number(i), d.id(), nil, step.at, stage, who(step.owner), some(step.amount), who(step.actor),
		step.robot, int64(i), nil}
}

func (c *Company) putProposals(s *sheet) {
	for i := range c.proposals {
		p := &c.proposals[i]
		if p.at > s.at {
			continue
		}
		sent := s.when(p.at)
		if p.draft {
			sent = nil
		}
		s.put("demo:proposal-"+number(i+1), p.number, sent, p.amount, p.deal.basket.code(), p.deal.id(), clientKey(p.deal.client, s.at), who(p.owner), nil)
	}
}

func (c *Company) putPayments(s *sheet) {
	for i := range c.payments {
		p := &c.payments[i]
		if p.at > s.at {
			continue
		}
		var client, owner any
		if p.told {
			client, owner = clientKey(p.deal.client, s.at), p.owner.key
		}
		s.put("demo:payment-"+number(i+1), p.at, p.amount, p.deal.basket.code(), p.deal.id(), client, owner, p.invoice, nil)
	}
}

// putLines lists the goods of every deal that has come to a proposal.
func (c *Company) putLines(s *sheet) {
	for _, d := range c.deals {
		if !d.seen(s.at) || d.basket.blank || d.importedAt == 0 && d.entered(d.line.open[clotStage], s.at) == 0 {
			continue
		}
		for i := range d.basket.lines {
			l := &d.basket.lines[i]
			s.put("demo:line-"+number(d.n)+"-"+number(i+1), d.id(), l.product.key, l.quantity, l.amount, some(l.cost), d.basket.code(), text(d.excluded))
		}
	}
}

func (c *Company) putCosts(s *sheet) {
	for i := range c.costs {
		x := &c.costs[i]
		at := c.hours.at(x.day, 0)
		if at > s.at {
			continue
		}
		source, campaign, utm, medium, utmCampaign := from(x.origin, x.campaign)
		s.put("demo:cost-"+number(i+1), at, x.kind, x.amount, "RUB", some(x.impressions), some(x.clicks), x.category,
			source, campaign, utm, medium, utmCampaign, nil)
	}
}
