package demo

import (
	"context"

	"svodka/internal/warehouse"
)

// chunkRows is how many rows a chunk has at most.
const chunkRows = 4000

// sheet collects the rows of one entity as they stood at a moment, and sends them in chunks.
type sheet struct {
	ctx    context.Context //nolint:containedctx // lives as long as one call of stream
	emit   func(warehouse.Chunk) error
	entity string
	at     int64 // what is later is not known yet
	rows   []warehouse.Row
	err    error
}

// put adds a row: the id, then the columns of the entity in the order of the schema.
func (s *sheet) put(row ...any) {
	if s.err != nil {
		return
	}
	if s.rows == nil {
		s.rows = make([]warehouse.Row, 0, chunkRows)
	}
	if s.rows = append(s.rows, row); len(s.rows) == chunkRows {
		s.flush()
	}
}

func (s *sheet) flush() {
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	if s.err == nil && len(s.rows) > 0 {
		s.err = s.emit(warehouse.Chunk{Entity: s.entity, Rows: s.rows})
	}
	s.rows = nil
}

// when is an instant as a row holds it: empty when it has not come.
func (s *sheet) when(at int64) any {
	if at == 0 || at > s.at {
		return nil
	}
	return at
}

// text is a text as a row holds it: empty for none.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// some is a whole number as a row holds it: empty for 0.
func some(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// who is the key of a person, empty for nobody.
func who(p *person) any {
	if p == nil {
		return nil
	}
	return p.key
}

// dealKey, leadKey and clientKey are empty for none.
func dealKey(d *deal) any {
	if d == nil {
		return nil
	}
	return d.id()
}

func leadKey(l *lead) any {
	if l == nil {
		return nil
	}
	return l.id()
}

func clientKey(c *client, at int64) any {
	if c == nil || c.at == 0 || c.at > at {
		return nil
	}
	return c.key
}

func (c *Company) stream(ctx context.Context, at int64, emit func(warehouse.Chunk) error) error {
	for _, part := range []struct {
		entity string
		fill   func(*sheet)
	}{
		{"rate", c.putRates},
		{"department", c.putDepartments},
		{"user", c.putUsers},
		{"membership", c.putMemberships},
		{"leave", c.putLeave},
		{"pipeline", c.putPipelines},
		{"stage", c.putStages},
		{"source", c.putSources},
		{"product", c.putProducts},
		{"client", c.putClients},
		{"lead", c.putLeads},
		{"deal", c.putDeals},
		{"change", c.putChanges},
		{"proposal", c.putProposals},
		{"payment", c.putPayments},
		{"line", c.putLines},
		{"cost", c.putCosts},
		{"call", c.putCalls},
		{"message", c.putMessages},
		{"meeting", c.putMeetings},
		{"task", c.putTasks},
		{"event", c.putEvents},
		{"ticket", c.putTickets},
		{"ticket_event", c.putTicketEvents},
		{"survey", c.putSurveys},
		{"visit", c.putVisits},
	} {
		s := &sheet{ctx: ctx, emit: emit, entity: part.entity, at: at}
		part.fill(s)
		if s.flush(); s.err != nil {
			return s.err
		}
	}
	return nil
}
