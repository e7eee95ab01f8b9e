package warehouse

// Settings are the company's choices that shape derived figures. The zero value is not usable; see DefaultSettings.
type Settings struct {
	// Demo marks a warehouse that holds the made-up company; every surface says so.
	Demo bool `json:"demo,omitempty"`
	// Company is the title shown on pages and in exports.
	Company string `json:"company,omitempty"`
	// Currency is the ISO code all money is converted to.
	Currency string `json:"currency"`
	// Zone is the IANA name of the company's zone.
	Zone string `json:"zone"`
	// WeekStart is 0 Sunday … 6 Saturday; FiscalStart is the month 1-12.
	WeekStart   int `json:"week_start"`
	FiscalStart int `json:"fiscal_start"`
	// Open and Close are the working hours of Work days ("09:00"), Work lists weekdays 0 Sunday … 6 Saturday.
	Open  string `json:"open"`
	Close string `json:"close"`
	Work  []int  `json:"work"`
	// Holidays is "ru" or "none".
	Holidays string `json:"holidays"`
	// SLAMinutes is how soon a lead must be answered, in working minutes.
	SLAMinutes int `json:"sla_minutes"`
	// AttributionDays is how long after a lead a sale is still put down to its source.
	AttributionDays int `json:"attribution_days"`
	// ChurnDays is the silence after which a client counts as gone.
	ChurnDays int `json:"churn_days"`
	// StaleDays is how long an open deal may stand without any action before it is stale.
	StaleDays int `json:"stale_days"`
	// TalkSeconds is the least length of a call that counts as a talk.
	TalkSeconds int `json:"talk_seconds"`
}

// DefaultSettings are those of a Russian company that has not been asked yet.
func DefaultSettings() Settings {
	return Settings{
		Currency: "RUB", Zone: "Europe/Moscow", WeekStart: 1, FiscalStart: 1,
		Open: "09:00", Close: "18:00", Work: []int{1, 2, 3, 4, 5}, Holidays: "ru",
		SLAMinutes: 15, AttributionDays: 90, ChurnDays: 180, StaleDays: 14, TalkSeconds: 30,
	}
}
