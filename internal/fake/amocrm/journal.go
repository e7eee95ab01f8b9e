package amocrm

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Request is one request that came.
type Request struct {
	At           time.Time // by the fake's clock
	Method, Path string
	Query        string // decoded no further than it was sent
	Token        string // the name of the token, never the token
	Status       int    // what was answered; 0 when the connection was cut
	Bytes        int
	Fault        string // the scripted fault that struck, "" for none
}

type journal struct {
	mu   sync.Mutex
	list []Request
}

func (j *journal) add(r Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.list = append(j.list, r)
}

// Journal lists every request so far.
func (s *Server) Journal() []Request {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	return append([]Request(nil), s.log.list...)
}

// Forget empties the journal.
func (s *Server) Forget() {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	s.log.list = nil
}

// Peak is the largest number of requests that came within one second of the fake's clock. Requests for tokens count, too.
func (s *Server) Peak() int {
	list := s.Journal() // in the order of their answers
	slices.SortStableFunc(list, func(a, b Request) int { return a.At.Compare(b.At) })
	most, from := 0, 0
	for to := range list {
		for list[to].At.Sub(list[from].At) >= time.Second {
			from++
		}
		most = max(most, to-from+1)
	}
	return most
}

// recorder notes what is answered.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
