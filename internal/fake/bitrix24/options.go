package bitrix24

import (
	"time"

	"svodka/internal/fake/company"
	"svodka/internal/warehouse"
)

// Options make a portal.
type Options struct {
	// World is the company; seed it before the portal is made.
	World *company.World
	// Now is the portal's clock: limits, tokens and the time block follow it.
	Now func() time.Time
	// Zone is the portal's; its offset is in every date. Moscow when nil.
	Zone *time.Location
	// Domain is the portal's host in answers and events; the request's host when empty.
	Domain string
	// Currency is the base currency, RUB when empty.
	Currency string
	// Custom names the company's custom fields; those nobody names are found in the values and titled by their names.
	Custom []warehouse.CustomField
	// Rate switches the limits on: the leaky bucket and the operating time of methods.
	Rate bool
	// Leak and Burst are the bucket's measures, 2 a second and 50 when zero.
	Leak, Burst float64
	// Budget is how long one method may work in ten minutes, 480 s when zero.
	Budget time.Duration
	// Cost says how long a call works by the portal's reckoning; nil is a small figure that grows with the rows.
	Cost func(method string, rows int) time.Duration
	// Bare leaves operating and operating_reset_at out of the time block.
	Bare bool
	// Box is a self-hosted portal of an older version: no limits, no crm.item.*, categories or stage history.
	Box bool
	// HTTPS refuses requests that did not come over TLS.
	HTTPS bool
	// Orders shows every payment as a payment of an order; else those with an invoice number are smart invoices.
	Orders bool
	// Simple is the CRM mode without leads.
	Simple bool
	// Apps may be granted access by OAuth.
	Apps []App
	// TotalLies makes the total of every list this number, as some methods do; 0 tells the truth.
	TotalLies int64
	// Plan is the status of the licence in token answers, "L" when empty; Unpaid refuses tokens with PAYMENT_REQUIRED.
	Plan   string
	Unpaid bool
}

// App is an application registered at the vendor.
type App struct {
	ID, Secret string
	// Scope is what it may use, everything when empty.
	Scope []string
	// Redirect is the address people come back to with a code.
	Redirect string
}

// Grant is on whose behalf a hook or token reads, and what it may see.
type Grant struct {
	// User is the World's id of the employee; the first user of the company when empty.
	User string
	// Secret is the hook's; made up when empty.
	Secret string
	// Scope lists what may be used: "crm", "user", "department", "tasks", "telephony", "sale", "catalog"; nil is all.
	Scope []string
	// Sees reports whether the rights of the employee reach a thing; nil sees all.
	Sees func(*company.Thing) bool
	// Admin may use what only administrators may; the company's first user is one.
	Admin bool
	// Until is when the hook stops working, zero never.
	Until time.Time

	user  int64
	app   *App
	token string
	gone  bool
}

func (o *Options) fill() {
	if o.Zone == nil {
		o.Zone = time.FixedZone("MSK", 3*3600)
	}
	if o.Currency == "" {
		o.Currency = "RUB"
	}
	if o.Leak == 0 {
		o.Leak = 2
	}
	if o.Burst == 0 {
		o.Burst = 50
	}
	if o.Budget == 0 {
		o.Budget = 480 * time.Second
	}
	if o.Plan == "" {
		o.Plan = "L"
	}
	if o.Cost == nil {
		o.Cost = func(_ string, rows int) time.Duration {
			return 20*time.Millisecond + time.Duration(rows)*time.Millisecond
		}
	}
}
