package demo

// The dictionaries, a function for each.

func (c *Company) putRates(s *sheet) {
	for i, r := range c.rates {
		s.put("demo:rate-"+number(i+1), r.currency, int64(r.day), r.rate)
	}
}

func (c *Company) putDepartments(s *sheet) {
	for _, d := range c.staff.departments {
		s.put(d.id, d.name, text(d.parent), text(d.head))
	}
}

func (c *Company) putUsers(s *sheet) {
	for _, p := range c.staff.people {
		s.put(p.id, p.name, p.email, p.deptAt(c.opts.Today), p.left == 0 || p.left > c.opts.Today)
	}
}

func (c *Company) putMemberships(s *sheet) {
	for _, p := range c.staff.people {
		for i, m := range p.moves {
			s.put("demo:membership-"+number(p.n)+"-"+number(i), p.id, m.dept, int64(m.since))
		}
	}
}

func (c *Company) putLeave(s *sheet) {
	for _, p := range c.staff.people {
		for i, r := range p.leave {
			s.put("demo:leave-"+number(p.n)+"-"+number(i), p.id, int64(r.From), int64(r.To))
		}
	}
}

func (c *Company) putPipelines(s *sheet) {
	for _, p := range c.catalog.pipelines {
		s.put(p.id, p.name, p.kind)
	}
}

func (c *Company) putStages(s *sheet) {
	for _, p := range c.catalog.pipelines {
		for _, g := range p.stages() {
			s.put(g.id, g.name, p.id, int64(g.rank), g.outcome, g.qualified, g.chance)
		}
	}
}

func (c *Company) putSources(s *sheet) {
	for _, o := range c.catalog.origins {
		s.put(o.id, o.name, o.channel)
	}
}

func (c *Company) putProducts(s *sheet) {
	for _, p := range c.catalog.products {
		s.put(p.id, p.name, p.group, some(p.price*100), some(p.cost*100))
	}
}

func (c *Company) putClients(s *sheet) {
	for _, x := range c.clients {
		if x.at > s.at {
			continue
		}
		kind := "person"
		if x.company {
			kind = "company"
		}
		s.put(clientKey(x, s.at), x.name, kind, x.segment, regions[x.region], x.phone, text(x.email), x.at, who(x.owner), originKey(x.source), nil)
	}
}

// originKey is the key of a source, empty for none.
func originKey(o *origin) any {
	if o == nil {
		return nil
	}
	return o.key
}

// from are the five columns that say where something came from.
func from(o *origin, of *campaign) (source, title, utm, medium, utmCampaign any) {
	if o == nil {
		return nil, nil, nil, nil, nil
	}
	source, utm, medium = o.key, text(o.utm), text(o.medium)
	if of != nil {
		title, utmCampaign = of.title, of.utm
	}
	return source, title, utm, medium, utmCampaign
}
