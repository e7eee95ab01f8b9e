package amocrm

import (
	"net/http"
	"sync"
	"time"

	"svodka/internal/fake/company"
	"svodka/internal/warehouse"
)

// Options say what account the fake plays.
type Options struct {
	World *company.World
	// Now is the fake's clock; tests move it.
	Now func() time.Time
	// Account is the company's name, Subdomain the account's name in its address. Both have defaults.
	Account, Subdomain string
	// Domain is the account's whole address; made of the subdomain when empty.
	Domain string
	// Currency is the account's ISO code, RUB when empty; Zone its time zone, Europe/Moscow when empty.
	Currency, Zone string
	// Custom are the World's own columns ("object_type" for "c_object_type") of deals and leads.
	Custom []warehouse.CustomField
	// ClientID, ClientSecret and Redirect are the integration's keys. They have defaults.
	ClientID, ClientSecret, Redirect string
	// Unlimited switches the rate limit off.
	Unlimited bool
	// NoFilter is an account that ignores filter[…] of leads, contacts, companies and customers.
	NoFilter bool
	// Retention is how long events are kept; 0: for ever.
	Retention time.Duration
	// People gives companies a contact person.
	People bool
	// Customers makes payments transactions of customers instead of paid invoices.
	Customers bool
	// Hidden keeps leads out of the list of leads until somebody accepts them: they are among the unsorted alone.
	Hidden bool
	// Bills, with Customers, leaves payments what they were, paid invoices, and makes each a transaction of its customer as well.
	Bills bool
	// External is an integration that may not read users.
	External bool
	// Scale is how much faster than in life webhooks are repeated; 1 when 0.
	Scale float64
	// Client sends the webhooks; nil: they are only kept in Hooks.
	Client *http.Client
}

// Server is the fake. It is safe for concurrent use.
type Server struct {
	o      Options
	w      *company.World
	zone   *time.Location
	mux    router
	auth   tokens
	rate   rate
	log    journal
	faults faults
	hooks  hooks

	mu     sync.Mutex
	skew   time.Duration
	quirks Quirks
	st     *state
}

// New makes the fake of an account.
func New(o Options) *Server {
	o.defaults()
	s := &Server{o: o, w: o.World}
	s.zone, _ = time.LoadLocation(o.Zone)
	if s.zone == nil {
		s.zone = time.FixedZone("MSK", 3*60*60)
	}
	s.st = newState(s)
	s.auth.start(s)
	s.hooks.start(s)
	s.routes()
	s.w.Listen(func(company.Event) { s.follow() })
	return s
}

func (o *Options) defaults() {
	set := func(to *string, v string) {
		if *to == "" {
			*to = v
		}
	}
	set(&o.Account, "ООО «Термодом»")
	set(&o.Subdomain, "termodom")
	set(&o.Domain, o.Subdomain+".amocrm.ru")
	set(&o.Currency, "RUB")
	set(&o.Zone, "Europe/Moscow")
	set(&o.ClientID, "7a2f3c1e-5b64-4f0e-9a51-3d8f0c6b7e21")
	set(&o.ClientSecret, "fKq3vXbT0m7uZr9wLs2yHd5nPc8eGa4jR6tVx1kMzB")
	set(&o.Redirect, "https://svodka.example/oauth/amocrm")
	if o.World == nil {
		o.World = company.New()
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	}
	if o.Scale <= 0 {
		o.Scale = 1
	}
}

// Integration is the client id, the secret and the redirect address of the integration.
func (s *Server) Integration() (id, secret, redirect string) {
	return s.o.ClientID, s.o.ClientSecret, s.o.Redirect
}

// World is the company behind the fake.
func (s *Server) World() *company.World { return s.w }

// SetSkew makes the fake's clock differ from the one it was given.
func (s *Server) SetSkew(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.skew = d
}

func (s *Server) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.o.Now().Add(s.skew)
}

// follow brings the state up to date with the World and sends the webhooks of what happened.
func (s *Server) follow() {
	s.mu.Lock()
	sends := s.st.follow()
	s.mu.Unlock()
	s.hooks.queue(sends)
}

// base is the address clients called, the beginning of every link.
func (s *Server) base(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// routes lists the whole API.
func (s *Server) routes() {
	s.mux.handle("POST /oauth2/access_token", s.token)
	s.mux.handle("GET /oauth2/account/current/subdomain", s.subdomain)
	for pattern, list := range map[string]func(*call){
		"account": s.account, "users": s.users, "users/{id}": s.user, "roles": s.roles, "roles/{id}": s.role,
		"leads/pipelines": s.pipelines, "leads/pipelines/{pipeline}": s.pipeline,
		"leads/pipelines/{pipeline}/statuses": s.statuses, "leads/pipelines/{pipeline}/statuses/{id}": s.status,
		"leads/loss_reasons": s.lossReasons, "leads/loss_reasons/{id}": s.lossReason,
		"leads/unsorted": s.unsorted, "leads/unsorted/summary": s.unsortedSummary, "leads/unsorted/{uid}": s.unsortedOne,
		"events": s.events, "events/types": s.eventTypes, "events/{id}": s.event,
		"tasks": s.tasks, "tasks/{id}": s.task, "sources": s.sources, "talks/{id}": s.talk, "currencies": s.currencies,
		"catalogs": s.catalogs, "catalogs/{id}": s.catalog,
		"catalogs/{catalog}/elements": s.elements, "catalogs/{catalog}/elements/{id}": s.element,
		"catalogs/{catalog}/custom_fields": s.catalogFields,
		"customers/statuses":               s.customerStatuses, "customers/segments": s.segments,
		"customers/transactions": s.transactions, "customers/{of}/transactions": s.transactions,
		"webhooks": s.webhookList,
	} {
		s.get(pattern, list)
	}
	for _, kind := range []string{leads, contacts, companies, customers} {
		s.get(kind, func(c *call) { s.list(c, kind) })
		s.get(kind+"/{id}/subscriptions", func(c *call) { c.none() })
		s.get(kind+"/{id}", func(c *call) { s.one(c, kind) })
		s.get(kind+"/notes", func(c *call) { s.notes(c, kind, 0) })
		s.get(kind+"/notes/{id}", func(c *call) { s.noteOne(c, kind) })
		s.get(kind+"/{id}/notes/{note}", func(c *call) { c.r.SetPathValue("id", c.r.PathValue("note")); s.noteOne(c, kind) })
		s.get(kind+"/{id}/notes", func(c *call) { s.notes(c, kind, c.id()) })
		s.get(kind+"/custom_fields/{field}", func(c *call) { s.fieldOne(c, kind) })
		s.get(kind+"/custom_fields", func(c *call) { s.fields(c, kind) })
		s.get(kind+"/links", func(c *call) { s.links(c, kind, 0) })
		s.get(kind+"/{id}/links", func(c *call) { s.links(c, kind, c.id()) })
		s.get(kind+"/tags", func(c *call) { s.tags(c, kind) })
	}
	s.mux.handle("POST /api/v4/webhooks", s.gate(s.webhookAdd))
	s.mux.handle("DELETE /api/v4/webhooks", s.gate(s.webhookDelete))
}

func (s *Server) get(pattern string, do func(*call)) {
	s.mux.handle("GET /api/v4/"+pattern, s.gate(do))
}
