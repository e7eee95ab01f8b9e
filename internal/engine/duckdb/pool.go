package duckdb

import (
	"context"
	"sync"
)

// pool lends connections. A connection costs little but its statements, so few are kept.
type pool struct {
	db    *database
	slots chan struct{} // a token for each connection that may still be lent
	mu    sync.Mutex
	idle  []*conn
	era   int // grows when the tables change under the kept statements
}

func newPool(db *database, size int) *pool {
	p := &pool{db: db, slots: make(chan struct{}, size)}
	for range size {
		p.slots <- struct{}{}
	}
	return p
}

// get waits for a connection. It has to be given back by put.
func (p *pool) get(ctx context.Context) (*conn, error) {
	select {
	case <-p.slots:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	c, err := p.open()
	if err != nil {
		p.slots <- struct{}{}
		return nil, err
	}
	c.lent = true
	return c, nil
}

// open is get without waiting for a place: the streams of a load must not wait for each other.
func (p *pool) open() (*conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		if c.era != p.era {
			c.forget()
			c.era = p.era
		}
		return c, nil
	}
	c, err := p.db.connect()
	if err != nil {
		return nil, err
	}
	c.era = p.era
	return c, nil
}

// put takes a connection back.
func (p *pool) put(c *conn) {
	if c.lent {
		c.lent = false
		defer func() { p.slots <- struct{}{} }()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) < cap(p.slots) {
		p.idle = append(p.idle, c)
		return
	}
	c.close()
}

// renew makes connections forget the statements they keep: tables have been replaced.
func (p *pool) renew() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.era++
	for _, c := range p.idle {
		c.forget()
		c.era = p.era
	}
}

func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.idle {
		c.close()
	}
	p.idle = nil
}
