package amocrm

import (
	"cmp"
	"slices"

	"svodka/internal/source"
)

// step is a moment in the life of a lead: what became of its place, owner or amount. Empty parts did not change.
type step struct {
	at     int64
	id     string // of the event; "" for what nobody told of
	place  place
	owner  num
	amount money
	by     num
	robot  bool
}

// life is the way of one lead through pipelines and stages.
type life struct {
	lead  lead
	gone  bool
	steps []step // the first one is the creation
	// The parts it plays, each with the moment it began; 0: it does not play it.
	request, deal, ticket int64
	qualified, rejected   int64
	junk                  bool
	door                  bool // nobody has accepted it so far
	contact, company      num
}

// lived puts a lead's life together from its present state and its events. What held before the first change of a thing is
// told by that change; what no event tells of is the present.
func (l *lexicon) lived(x lead, events []event, gone bool) *life {
	out := &life{lead: x, gone: gone}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID)) })
	first := step{at: int64(x.Created), by: x.Creator, robot: x.Creator == 0, place: place{x.Pipeline, x.Status}, owner: x.Owner, amount: x.Price}
	var told struct{ place, owner, amount bool }
	var later []step
	for _, e := range events {
		s := step{at: max(int64(e.At), first.at), id: e.ID, by: e.By, robot: e.By == 0}
		before, after := side(e.Before), side(e.After)
		switch {
		case e.Kind == "lead_status_changed" && after.Status != nil:
			s.place = place{after.Status.Pipeline, after.Status.ID}
			if !told.place && before.Status != nil {
				first.place, told.place = place{before.Status.Pipeline, before.Status.ID}, true
			}
		case e.Kind == "entity_responsible_changed" && after.User != nil:
			s.owner = after.User.ID
			if !told.owner && before.User != nil {
				first.owner, told.owner = before.User.ID, true
			}
		case e.Kind == "sale_field_changed" && after.Sale != nil:
			s.amount = after.Sale.Sale
			if !told.amount && before.Sale != nil {
				first.amount, told.amount = before.Sale.Sale, true
			}
		default:
			continue
		}
		later = append(later, s)
	}
	out.steps = append([]step{first}, later...)
	out.catchUp()
	out.parts(l)
	for _, c := range x.Embedded.Contacts {
		if out.contact == 0 || c.Main {
			out.contact = c.ID
		}
	}
	if len(x.Embedded.Companies) > 0 {
		out.company = x.Embedded.Companies[0].ID
	}
	return out
}

func side(list many[eventSide]) eventSide {
	if len(list) == 0 {
		return eventSide{}
	}
	return list[0]
}

// catchUp adds a last step where the events do not end in the present.
func (f *life) catchUp() {
	now := place{f.lead.Pipeline, f.lead.Status}
	var at place
	for _, s := range f.steps {
		if s.place != (place{}) {
			at = s.place
		}
	}
	if at == now {
		return
	}
	when := max(int64(f.lead.Updated), f.steps[len(f.steps)-1].at)
	if c := int64(f.lead.Closed); c != 0 && (now.status == statusWon || now.status == statusLost) {
		when = max(c, f.steps[len(f.steps)-1].at)
	}
	f.steps = append(f.steps, step{at: when, place: now})
}

// parts finds when the lead was a request, a deal, a ticket.
func (f *life) parts(l *lexicon) {
	for _, s := range f.steps {
		if s.place == (place{}) {
			continue
		}
		part, means := l.part(s.place.pipeline), l.stage(s.place)
		if part == partSales && f.waits(l, s, means) {
			continue
		}
		switch part {
		case partLead:
			f.request = cmp.Or(f.request, s.at)
		case partSales, partIgnore: // what is left out is a deal that does not count
			if !l.requests {
				f.request = cmp.Or(f.request, s.at)
			}
			f.deal = cmp.Or(f.deal, s.at)
		case partService:
			f.ticket = cmp.Or(f.ticket, s.at)
		}
		f.judge(l, part, means, s.at)
	}
}

// waits reports that nobody has accepted the lead yet, whatever pipeline it will be a deal in: until then it is a request, and
// so it stays when it is declined.
func (f *life) waits(l *lexicon, s step, means source.Stage) bool {
	switch {
	case f.deal != 0:
		return false
	case l.doors[s.place.pipeline] == s.place:
		f.request, f.door = cmp.Or(f.request, s.at), true
		return true
	case f.door && means.Outcome == "lost":
		f.rejected, f.junk = s.at, means.Junk
		return true
	default:
		f.door, f.rejected, f.junk = false, 0, false
		return false
	}
}

// judge notes when a request was found to be a fit, and when it was refused.
func (f *life) judge(l *lexicon, part string, means source.Stage, at int64) {
	if f.request == 0 {
		return
	}
	if means.Qualified || part != partLead && part != partService && l.requests {
		f.qualified = cmp.Or(f.qualified, at)
	}
	if part == partLead || !l.requests && f.qualified == 0 {
		f.rejected, f.junk = 0, false
		if means.Outcome == "lost" {
			f.rejected, f.junk = at, means.Junk
		}
	}
}

// converted is when the request became a deal: when it came to a sales pipeline, or, where requests have no pipeline of
// their own, when it was found to be a fit.
func (f *life) converted(l *lexicon) int64 {
	if f.request == 0 || f.deal == 0 {
		return 0
	}
	if l.requests {
		return f.deal
	}
	return f.qualified
}

// at is where the lead stood at a moment, and who held it.
func (f *life) at(moment int64) (p place, owner num, amount money) {
	for i, s := range f.steps {
		if i > 0 && s.at > moment {
			break
		}
		if s.place != (place{}) {
			p = s.place
		}
		if s.owner != 0 {
			owner = s.owner
		}
		if s.amount.known {
			amount = s.amount
		}
	}
	return p, owner, amount
}

// part is the key of what a note or task at a moment belongs to: the deal once there is one, else the request.
func (f *life) part(moment int64) string {
	switch {
	case f.ticket != 0 && f.deal == 0 && f.request == 0:
		return "ticket"
	case f.deal != 0 && (moment >= f.deal || f.request == 0):
		return "deal"
	case f.request != 0:
		return "lead"
	default:
		return "deal"
	}
}
