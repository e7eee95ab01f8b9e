package amocrm

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Hook is one attempt to deliver a webhook.
type Hook struct {
	At          time.Time // by the fake's clock
	Destination string
	Name        string // of the subscription: "status_lead"
	Body        string // the form as it was sent
	Attempt     int
	Status      int // what was answered; 499 when nothing was in 2 seconds, 0 when nobody listened
}

// Delivery spoils the delivery of webhooks.
type Delivery struct {
	Twice     bool // every hook comes twice
	Backwards bool // hooks are held back until Release, and then come newest first
	Lose      bool // none comes
}

type post struct {
	to      *subscription
	name    string
	body    string
	attempt int
	last    int
}

// SetDelivery spoils the delivery of webhooks from now on.
func (s *Server) SetDelivery(d Delivery) {
	s.hooks.mu.Lock()
	defer s.hooks.mu.Unlock()
	s.hooks.order = d
}

// Hooks lists every attempt so far.
func (s *Server) Hooks() []Hook {
	s.hooks.mu.Lock()
	defer s.hooks.mu.Unlock()
	return slices.Clone(s.hooks.sent)
}

// Release delivers what Delivery.Backwards held back, newest first.
func (s *Server) Release() {
	s.hooks.mu.Lock()
	held := s.hooks.held
	s.hooks.held = nil
	s.hooks.mu.Unlock()
	slices.Reverse(held)
	for _, p := range held {
		s.hooks.send(p)
	}
}

// queue sends hooks to whoever subscribed to them. Sending does not wait for the receiver.
func (h *hooks) queue(list []hook) {
	if len(list) == 0 {
		return
	}
	h.mu.Lock()
	var go1 []post
	for _, x := range list {
		for _, w := range h.list {
			if w.disabled || !slices.Contains(w.settings, x.name) || h.order.Lose {
				continue
			}
			p := post{to: w, name: x.name, body: x.form.Encode(), attempt: 1}
			times := 1
			if h.order.Twice {
				times = 2
			}
			for range times {
				if h.order.Backwards {
					h.held = append(h.held, p)
				} else {
					go1 = append(go1, p)
				}
			}
		}
	}
	h.mu.Unlock()
	if len(go1) > 0 {
		go func() {
			for _, p := range go1 {
				h.send(p)
			}
		}()
	}
}

// The receiver has 2 seconds; after that it is repeated after these waits.
const patience = 2 * time.Second

// again is the wait before an attempt. The last two come only when the one before failed by time or with 5xx.
func again(attempt, status int) (time.Duration, bool) {
	late := status == 499 || status >= 500 || status == 0
	switch attempt {
	case 2:
		return 5 * time.Minute, true
	case 3:
		return 15 * time.Minute, true
	case 4:
		return 15 * time.Minute, late
	case 5:
		return time.Hour, late
	}
	return 0, false
}

func (h *hooks) send(p post) {
	at := h.s.now()
	status := h.post(p)
	good := status >= 100 && status < 300
	h.mu.Lock()
	h.sent = append(h.sent, Hook{At: at, Destination: p.to.destination, Name: p.name, Body: p.body, Attempt: p.attempt, Status: status})
	if !good {
		p.to.bad = append(p.to.bad, at.Unix())
		p.to.bad = slices.DeleteFunc(p.to.bad, func(x int64) bool { return at.Unix()-x > int64((2 * time.Hour).Seconds()) })
		p.to.disabled = p.to.disabled || len(p.to.bad) > 100
	}
	off := p.to.disabled
	h.mu.Unlock()
	if good || off {
		return
	}
	p.attempt, p.last = p.attempt+1, status
	wait, more := again(p.attempt, status)
	if more && h.s.o.Client != nil {
		time.AfterFunc(time.Duration(float64(wait)/h.s.o.Scale), func() { h.send(p) })
	}
}

// post delivers one hook and tells the status.
func (h *hooks) post(p post) int {
	if h.s.o.Client == nil {
		return http.StatusOK
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.to.destination, strings.NewReader(p.body))
	if err != nil {
		return 0
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("User-Agent", "amoCRM-Webhooks/3.0")
	return h.status(ctx, r)
}

func (h *hooks) status(ctx context.Context, r *http.Request) int {
	answer, err := h.s.o.Client.Do(r)
	if err != nil {
		if ctx.Err() != nil {
			return 499
		}
		return 0
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<16))
	_ = answer.Body.Close()
	return answer.StatusCode
}

// Disable switches the integration off and tells its address so, signed with the client secret.
func (s *Server) Disable(ctx context.Context, address string) error {
	s.SetIntegration(false)
	mac := hmac.New(sha256.New, []byte(s.o.ClientSecret))
	mac.Write([]byte(s.o.ClientID + "|" + words(int64(accountID))))
	q := url.Values{"account_id": {words(int64(accountID))}, "client_uuid": {s.o.ClientID}, "signature": {hex.EncodeToString(mac.Sum(nil))}}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"?"+q.Encode(), nil)
	if err != nil || s.o.Client == nil {
		return err
	}
	answer, err := s.o.Client.Do(r)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}
