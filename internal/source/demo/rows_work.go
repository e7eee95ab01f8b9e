package demo

// The facts of working day by day, a function for each entity. Each row is as it stood at the sheet's moment.

func (c *Company) putCalls(s *sheet) {
	for i := range c.calls {
		x := &c.calls[i]
		if x.at > s.at {
			return
		}
		var resolved any
		if x.asked {
			resolved = x.resolved
		}
		s.put("demo:call-"+number(i+1), x.at, x.owner.key, x.direction, x.result, x.seconds, some(x.wait), x.phone, text(x.topic), resolved, some(x.rating),
			clientKey(x.client, s.at), dealKey(x.deal), leadKey(x.lead), nil)
	}
}

func (c *Company) putMessages(s *sheet) {
	for i := range c.messages {
		x := &c.messages[i]
		if x.at > s.at {
			return
		}
		s.put("demo:message-"+number(i+1), x.at, x.kind, x.direction, x.robot, x.owner.key, clientKey(x.client, s.at), dealKey(x.deal), leadKey(x.lead), nil)
	}
}

func (c *Company) putMeetings(s *sheet) {
	for i := range c.meetings {
		x := &c.meetings[i]
		if x.at > s.at {
			return
		}
		var result any
		if s.when(x.settled) != nil {
			result = text(x.result)
		}
		s.put("demo:meeting-"+number(i+1), x.at, x.starts, s.when(x.held), result, x.owner.key, clientKey(x.deal.client, s.at), x.deal.id(), nil, nil)
	}
}

func (c *Company) putTasks(s *sheet) {
	for i := range c.tasks {
		x := &c.tasks[i]
		if x.at > s.at {
			return
		}
		var client, minutes any
		if x.deal != nil {
			client = clientKey(x.deal.client, s.at)
		}
		done := s.when(x.done)
		if done != nil {
			minutes = some(x.minutes)
		}
		s.put("demo:task-"+number(i+1), x.at, x.due, done, x.kind, minutes, x.owner.key, client, dealKey(x.deal), nil)
	}
}

func (c *Company) putEvents(s *sheet) {
	for i := range c.events {
		x := &c.events[i]
		if x.at > s.at {
			return
		}
		s.put("demo:event-"+number(i+1), x.at, x.kind, x.owner.key, x.robot, dealKey(x.deal), clientKey(x.client, s.at), nil)
	}
}

func ticketID(n int) string { return "demo:ticket-" + number(n) }

func (c *Company) putTickets(s *sheet) {
	for i := range c.tickets {
		x := &c.tickets[i]
		if x.at > s.at {
			return
		}
		s.put(ticketID(i+1), x.title, x.at, s.when(x.answered), s.when(x.solved), x.kind, x.topic, x.priority, x.channel, x.owner.key,
			clientKey(x.client, s.at), x.product.key, nil)
	}
}

// putTicketEvents tells the steps of the tickets that are solved; those of open ones come with the solution.
func (c *Company) putTicketEvents(s *sheet) {
	for i := range c.tickets {
		x := &c.tickets[i]
		if s.when(x.solved) == nil {
			continue
		}
		for k, at := range []int64{x.at, x.answered, x.solved} {
			s.put("demo:ticket-event-"+number(i+1)+"-"+number(k+1), ticketID(i+1), at, []string{"Создано", "Ответили", "Решено"}[k], x.owner.key, int64(k+1), nil)
		}
	}
}

func (c *Company) putSurveys(s *sheet) {
	for i := range c.surveys {
		x := &c.surveys[i]
		if x.known() > s.at {
			return
		}
		var score, comment, ticket any
		at := s.when(x.at)
		if at != nil {
			score, comment = x.score, text(x.comment)
		}
		if x.ticket > 0 {
			ticket = ticketID(x.ticket)
		}
		s.put("demo:survey-"+number(i+1), at, s.when(x.sent), x.kind, score, x.scale, comment, clientKey(x.client, s.at), who(x.owner), dealKey(x.deal), ticket,
			x.channel, nil)
	}
}

func (c *Company) putVisits(s *sheet) {
	for i := range c.visits {
		x := &c.visits[i]
		at := c.hours.at(x.day, 12*3600)
		if at > s.at {
			return
		}
		source, _, utm, medium, _ := from(x.origin, nil)
		s.put("demo:visit-"+number(i+1), at, nil, x.page, x.n, source, nil, utm, medium, nil, nil)
	}
}
