package bitrix24

import "time"

// limits are the leaky buckets of addresses and the working time of methods.
type limits struct {
	buckets map[string]*bucket
	work    map[string]*work
	total   map[string]time.Duration // by method, since the beginning
}

type bucket struct {
	level float64
	at    time.Time
}

// work is how long one method worked for one hook or application, by the minute.
type work struct {
	minutes map[int64]time.Duration
}

const window = 10 // minutes

// rate counts a request. Refused ones are counted too: who knocks harder waits longer.
func (s *Server) rate(from string) *refusal {
	if !s.o.Rate || s.o.Box {
		return nil
	}
	now := s.o.Now()
	b := s.limits.buckets[from]
	if b == nil {
		b = &bucket{at: now}
		s.limits.buckets[from] = b
	}
	b.level = max(0, b.level-now.Sub(b.at).Seconds()*s.o.Leak)
	b.at = now
	b.level = min(b.level+1, s.o.Burst+s.o.Leak)
	if b.level > s.o.Burst {
		return refuse(503, "QUERY_LIMIT_EXCEEDED", "Too many requests")
	}
	return nil
}

func (s *Server) worked(c *call) *work {
	key := c.method + " " + c.grant.token
	w := s.limits.work[key]
	if w == nil {
		w = &work{minutes: map[int64]time.Duration{}}
		s.limits.work[key] = w
	}
	minute := s.o.Now().Unix() / 60
	for m := range w.minutes {
		if m <= minute-window {
			delete(w.minutes, m)
		}
	}
	return w
}

// budget refuses a method that has worked too long. The call that crosses the limit still succeeds.
func (s *Server) budget(c *call) *refusal {
	if !s.o.Rate || s.o.Box {
		return nil
	}
	if used, _ := s.used(c); used >= s.o.Budget {
		return refuse(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")
	}
	return nil
}

func (s *Server) spend(c *call) {
	cost := s.o.Cost(c.method, c.rows)
	s.worked(c).minutes[s.o.Now().Unix()/60] += cost
	s.limits.total[c.method] += cost
}

// Busiest is the method that has worked longest since the beginning, by the portal's reckoning.
func (s *Server) Busiest() (method string, worked time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, d := range s.limits.total {
		if d > worked || d == worked && name < method {
			method, worked = name, d
		}
	}
	return method, worked
}

// used is how long a method has worked within the window, and when the oldest minute drops out.
func (s *Server) used(c *call) (time.Duration, time.Time) {
	w := s.worked(c)
	oldest := s.o.Now().Unix() / 60
	var sum time.Duration
	for m, d := range w.minutes {
		sum += d
		oldest = min(oldest, m)
	}
	return sum, time.Unix((oldest+window)*60, 0)
}
