// Package schedule sends reports by themselves: who gets what, when, in which form and by which channel. Whoever has an
// account is answered with their own rights; an outside address gets only what an administrator approved for it, and its
// domain has to be on the list. A run makes one job for each recipient; jobs lie in the application store, so that a run
// that breaks off goes on where it was and nobody gets a letter twice.
//
//	waiting ─claim─→ held ─note─→ sending ─settle─→ sent
//	   ↑               │ not rendered  │ refused         ╰→ failed: given up, or never to be tried again
//	   ╰──── later ────┴───────────────╯                  ╰→ skipped: nothing to send, or nobody to send it to
//
// A job that is held by a process which has died is taken over when its lease is over. What died after "sending" may have
// arrived: it is sent again under the same [Letter.ID], which mail, webhooks and folders take for the same thing.
package schedule

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/timetable"
)

// Form is the form a report is sent in.
type Form string

// The forms. Text is a short message of a few lines.
const (
	PDF  Form = "pdf"
	XLSX Form = "xlsx"
	CSV  Form = "csv"
	HTML Form = "html"
	PNG  Form = "png"
	Text Form = "text"
)

// Forms lists the forms.
func Forms() []Form { return []Form{PDF, XLSX, CSV, HTML, PNG, Text} }

// Channel is the way a letter goes.
type Channel string

// The channels.
const (
	Mail     Channel = "mail"
	Telegram Channel = "telegram"
	Webhook  Channel = "webhook"
	Folder   Channel = "folder"
)

// Channels lists the channels.
func Channels() []Channel { return []Channel{Mail, Telegram, Webhook, Folder} }

// Title names a channel.
func (c Channel) Title(l lang.Lang) string {
	switch c {
	case Mail:
		return l.Pick("mail", "почта")
	case Telegram:
		return "Telegram"
	case Webhook:
		return l.Pick("webhook", "вебхук")
	case Folder:
		return l.Pick("folder", "папка")
	}
	return string(c)
}

// DayRule is what becomes of a time that falls on a day off.
type DayRule string

// The rules.
const (
	AnyDay  DayRule = ""     // days off make no difference
	SkipDay DayRule = "skip" // it is left out
	MoveDay DayRule = "move" // it moves to the next working day, same time
)

// Recipient is somebody, or some place, that gets a letter.
type Recipient struct {
	// Login is their account; "" is an outside address, which an administrator has to approve.
	Login   string  `json:"login,omitempty"`
	Channel Channel `json:"channel"`
	// Address is where an outside letter goes: a mail address, a chat, the URL of a webhook, a folder's name. With an account
	// it is empty: their own contact is taken.
	Address string `json:"address,omitempty"`
}

// Key tells recipients of a schedule apart.
func (r Recipient) Key() string {
	if r.Login != "" {
		return r.prefix() + r.Login
	}
	return "outside " + string(r.Channel) + " " + r.Address
}

// prefix begins the keys of people with an account.
func (r Recipient) prefix() string { return "account " + string(r.Channel) + " " }

// Outside reports whether no account stands behind the address.
func (r Recipient) Outside() bool { return r.Login == "" }

// Content is what is sent: a board as its page shows it under a query, in a form.
type Content struct {
	Board string `json:"board"`
	// Query is the query of the page's address, which holds period, filters and the rest: "period=month&owner=amocrm:17".
	Query string `json:"query,omitempty"`
	Forms []Form `json:"forms"`
	// SkipEmpty sends nothing when there are no rows.
	SkipEmpty bool `json:"skip_empty,omitempty"`
}

// Schedule says who gets what and when.
type Schedule struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Owner may change it. Nobody's rights but the recipient's are used, so it does not matter what they see.
	Owner   string  `json:"owner"`
	Content Content `json:"content"`
	// When is words or cron, see package timetable, in Zone ("" is the company's).
	When string  `json:"when"`
	Zone string  `json:"zone,omitempty"`
	Days DayRule `json:"days,omitempty"`
	// Lang is the letters' language; "" is each recipient's own, Russian for outside ones.
	Lang       lang.Lang   `json:"lang,omitempty"`
	Recipients []Recipient `json:"recipients"`
	Paused     bool        `json:"paused,omitempty"`
	Created    time.Time   `json:"created"`
	Changed    time.Time   `json:"changed"`
	// Next is when it runs next; zero is never. The store keeps it apart from the rest.
	Next time.Time `json:"-"`
}

const (
	longestTitle   = 120
	mostRecipients = 500
	longestAddress = 500
)

// check tidies a schedule and says what is wrong with it.
func check(s *Schedule) error {
	s.Title = strings.Join(strings.FieldsFunc(s.Title, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	switch {
	case s.Title == "":
		return at("title", fault.Invalidf("Give it a title.", "Напишите название."))
	case utf8.RuneCountInString(s.Title) > longestTitle:
		return at("title", fault.Invalidf("At most %d characters.", "Не больше %d знаков.", longestTitle))
	case s.Content.Board == "":
		return at("board", fault.Invalidf("Choose a report.", "Выберите отчёт."))
	case len(s.Content.Forms) == 0:
		return at("forms", fault.Invalidf("Choose a form.", "Выберите формат."))
	case !slices.Contains([]DayRule{AnyDay, SkipDay, MoveDay}, s.Days):
		return at("days", fault.Invalidf("There is no such rule for days off.", "Такого правила для выходных нет."))
	}
	for _, f := range s.Content.Forms {
		if !slices.Contains(Forms(), f) {
			return at("forms", fault.Invalidf("There is no form %q.", "Формата «%s» нет.", string(f)))
		}
	}
	if _, err := url.ParseQuery(s.Content.Query); err != nil {
		return at("query", fault.Invalidf("The filters cannot be read.", "Фильтры не читаются."))
	}
	if s.Lang != "" {
		l, err := lang.Parse(string(s.Lang))
		if err != nil {
			return at("lang", err)
		}
		s.Lang = l
	}
	if _, err := timetable.Parse(s.When); err != nil {
		return at("when", err)
	}
	if s.Zone != "" {
		if _, err := time.LoadLocation(s.Zone); err != nil {
			return at("zone", fault.Invalidf("There is no time zone %q.", "Часового пояса «%s» нет.", s.Zone))
		}
	}
	return checkRecipients(s)
}

func checkRecipients(s *Schedule) error {
	switch n := len(s.Recipients); {
	case n == 0:
		return at("recipients", fault.Invalidf("Name somebody to send it to.", "Укажите, кому отправлять."))
	case n > mostRecipients:
		return at("recipients", fault.Invalidf("At most %d recipients.", "Не больше %d получателей.", mostRecipients))
	}
	seen := map[string]bool{}
	for i := range s.Recipients {
		r := &s.Recipients[i]
		if err := tidy(r); err != nil {
			return at("recipients", err)
		}
		if seen[r.Key()] {
			return at("recipients", fault.Invalidf("%s is named twice.", "Получатель «%s» указан дважды.", r.Login+r.Address))
		}
		seen[r.Key()] = true
	}
	return nil
}

// tidy brings a recipient into the one form in which it is compared.
func tidy(r *Recipient) error {
	r.Login, r.Address = strings.ToLower(strings.TrimSpace(r.Login)), strings.TrimSpace(r.Address)
	bad := func(en, ru string) error { return fault.Invalidf(en, ru, r.Address) }
	switch {
	case !slices.Contains(Channels(), r.Channel):
		return fault.Invalidf("There is no channel %q.", "Канала «%s» нет.", string(r.Channel))
	case len(r.Address) > longestAddress || strings.ContainsFunc(r.Address, unicode.IsControl):
		return bad("%q is no address.", "«%s» — не адрес.")
	case r.Login != "" && (r.Channel == Webhook || r.Channel == Folder):
		return fault.Invalidf("Webhooks and folders belong to no account.", "Вебхуки и папки не относятся к учётным записям.")
	case r.Login != "" && r.Address != "":
		return bad("Either an account or an address: %q.", "Либо учётная запись, либо адрес: «%s».")
	case r.Login != "":
		return nil
	case r.Channel == Mail:
		a, err := mail.ParseAddress(r.Address)
		if err != nil || a.Name != "" || a.Address != r.Address || !strings.Contains(r.Address, "@") {
			return bad("%q is no mail address.", "«%s» — не почтовый адрес.")
		}
		r.Address = strings.ToLower(r.Address)
	case r.Channel == Webhook:
		u, err := url.Parse(r.Address)
		if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" {
			return bad("%q is no address of a webhook.", "«%s» — не адрес вебхука.")
		}
	case r.Address == "":
		return bad("The address%s is missing.", "Не указан адрес%s.")
	}
	return nil
}

// domain is what the list of domains is asked for; "" is a place without one.
func (r Recipient) domain() string {
	switch r.Channel {
	case Mail:
		return r.Address[strings.LastIndexByte(r.Address, '@')+1:]
	case Webhook:
		if u, err := url.Parse(r.Address); err == nil {
			return strings.ToLower(u.Hostname())
		}
	case Telegram, Folder:
	}
	return ""
}
