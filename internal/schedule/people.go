package schedule

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/mail"
	"slices"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
)

// codeFor is how long a code that links a chat is good.
const codeFor = 15 * time.Minute

var errAdministrators = fault.Sentence(fault.Forbidden, "Only an administrator may do this.", "Это может только администратор.")

// Approve lets an outside recipient of a schedule have what it sends now, counted with the rights of an account.
func (s *Service) Approve(ctx context.Context, who board.Person, id, recipient, as string) (err error) {
	defer fault.Wrap(&err, "schedule.Approve(%q)", id)
	if !administers(who) {
		return errAdministrators
	}
	x, err := s.Store.Schedule(ctx, id)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(x.Recipients, func(r Recipient) bool { return r.Outside() && r.Key() == recipient }) {
		return fault.Sentence(fault.NotFound, "There is no such outside recipient.", "Такого внешнего получателя нет.")
	}
	if as == "" {
		as = who.Login
	}
	if _, err := s.People.Find(ctx, as); err != nil {
		return at("as", err)
	}
	a := Approval{Schedule: id, Recipient: recipient, Digest: digest(x.Content), As: as, By: who.Login, At: s.Now().UTC().Truncate(time.Second)}
	if err := s.Store.Approve(ctx, a); err != nil {
		return err
	}
	return s.note(ctx, who.Login, audit.Rights, "schedule "+id, "approved "+recipient+" as "+as)
}

// Revoke takes an approval back; what waits in the queue is not sent either.
func (s *Service) Revoke(ctx context.Context, who board.Person, id, recipient string) (err error) {
	defer fault.Wrap(&err, "schedule.Revoke(%q)", id)
	if !administers(who) {
		return errAdministrators
	}
	if err := s.Store.Revoke(ctx, id, recipient); err != nil {
		return err
	}
	return s.note(ctx, who.Login, audit.Rights, "schedule "+id, "revoked "+recipient)
}

// Approved says which outside recipients of a schedule may have what it sends now, and whose rights that takes.
func (s *Service) Approved(ctx context.Context, x Schedule) (_ map[string]Approval, err error) {
	defer fault.Wrap(&err, "schedule.Approved(%q)", x.ID)
	list, err := s.Store.Approvals(ctx, x.ID)
	out := make(map[string]Approval, len(list))
	for _, a := range list {
		if a.Digest == digest(x.Content) {
			out[a.Recipient] = a
		}
	}
	return out, err
}

// AllowDomain puts a domain on the list of outside ones, or takes it off.
func (s *Service) AllowDomain(ctx context.Context, who board.Person, domain string, allow bool) (err error) {
	defer fault.Wrap(&err, "schedule.AllowDomain(%q)", domain)
	if !administers(who) {
		return errAdministrators
	}
	domain = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(domain), "@"))
	if allow && !named(domain) {
		known, err := s.hooked(ctx, domain)
		switch {
		case err != nil:
			return err
		case !known:
			return fault.Invalidf("%q is no domain. Write it as example.com.", "«%s» — не домен. Пишется example.ru.", domain)
		}
	}
	if err := s.Store.AllowDomain(ctx, domain, allow, who.Login, s.Now()); err != nil {
		return err
	}
	word := "outside domain allowed"
	if !allow {
		word = "outside domain removed"
	}
	return s.note(ctx, who.Login, audit.Rights, "domain "+domain, word)
}

// Domains lists the outside domains.
func (s *Service) Domains(ctx context.Context) (_ []string, err error) {
	defer fault.Wrap(&err, "schedule.Domains")
	return s.Store.Domains(ctx)
}

// Code gives a person a one-time code with which a chat is linked to their account.
func (s *Service) Code(ctx context.Context, login string, ch Channel) (code string, until time.Time, err error) {
	defer fault.Wrap(&err, "schedule.Code")
	if _, err := s.People.Find(ctx, login); err != nil {
		return "", until, err
	}
	const long = 16 // 80 bits, letters and digits: it fits a link of a bot
	code, until = rand.Text()[:long], s.Now().UTC().Truncate(time.Second).Add(codeFor)
	return code, until, s.Store.AddCode(ctx, codeHash(code), login, ch, until)
}

func codeHash(code string) string {
	sum := sha256.Sum256([]byte("schedule code " + strings.ToUpper(strings.TrimSpace(code))))
	return hex.EncodeToString(sum[:])
}

// Link ties an address, such as a chat, to the account of a code and spends it. fault.NotFound: the code is not good.
func (s *Service) Link(ctx context.Context, code string, ch Channel, address string) (login string, err error) {
	defer fault.Wrap(&err, "schedule.Link")
	login, of, err := s.Store.UseCode(ctx, codeHash(code), s.Now())
	if err != nil {
		return "", err
	}
	if of != ch {
		return "", fault.Sentence(fault.NotFound, "The code is not good.", "Код не подходит.")
	}
	c := Contact{Login: login, Channel: ch, Address: address, Since: s.Now().UTC().Truncate(time.Second)}
	if err := s.Store.SaveContact(ctx, c); err != nil {
		return "", err
	}
	return login, s.note(ctx, login, audit.Rights, "user "+login, string(ch)+" linked")
}

// SetMail sets where a person gets mail whose login is no address.
func (s *Service) SetMail(ctx context.Context, who board.Person, login, address string) (err error) {
	defer fault.Wrap(&err, "schedule.SetMail(%q)", login)
	if !administers(who) {
		return errAdministrators // whoever could set their own would have themselves written to from outside the company
	}
	a, err := mail.ParseAddress(address)
	if err != nil || a.Address != strings.TrimSpace(address) {
		return at("mail", fault.Invalidf("%q is no mail address.", "«%s» — не почтовый адрес.", address))
	}
	if _, err := s.People.Find(ctx, login); err != nil {
		return err
	}
	if err := s.Store.SaveContact(ctx, Contact{Login: login, Channel: Mail, Address: a.Address, Since: s.Now().UTC().Truncate(time.Second)}); err != nil {
		return err
	}
	return s.note(ctx, who.Login, audit.Rights, "user "+login, "mail "+a.Address)
}

// Contact is where a person gets letters: what was linked, or a login that is a mail address. fault.NotFound: nowhere.
func (s *Service) Contact(ctx context.Context, login string, ch Channel) (c Contact, err error) {
	defer fault.Wrap(&err, "schedule.Contact(%q, %s)", login, ch)
	c, err = s.Store.Contact(ctx, login, ch)
	if fault.Is(err, fault.NotFound) && ch == Mail && strings.Contains(login, "@") {
		return Contact{Login: login, Channel: Mail, Address: login}, nil
	}
	return c, err
}

// Linked tells who gets letters at an address, such as a chat, whether it is switched on or off.
func (s *Service) Linked(ctx context.Context, ch Channel, address string) (_ []Contact, err error) {
	defer fault.Wrap(&err, "schedule.Linked(%s)", ch)
	return s.Store.ContactsAt(ctx, ch, address)
}

// TurnOff switches off a channel of all who get letters at an address, with the reason. Mail that comes back and chats that
// are left call it.
func (s *Service) TurnOff(ctx context.Context, ch Channel, address, why string) (err error) {
	defer fault.Wrap(&err, "schedule.TurnOff(%s)", ch)
	list, err := s.Store.ContactsAt(ctx, ch, address)
	if err != nil {
		return err
	}
	if ch == Mail && len(list) == 0 {
		if _, err := s.People.Find(ctx, strings.ToLower(address)); err != nil {
			return nil // nobody's address: there is nothing to switch off
		}
		list = []Contact{{Login: strings.ToLower(address), Channel: Mail, Address: address}}
	}
	for _, c := range list {
		if err := s.turnOff(ctx, c, why); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) turnOff(ctx context.Context, c Contact, why string) error {
	c.Off, c.Since = why, s.Now().UTC().Truncate(time.Second)
	if err := s.Store.SaveContact(ctx, c); err != nil {
		return err
	}
	return s.note(ctx, c.Login, audit.Rights, "user "+c.Login, string(c.Channel)+" off: "+why)
}

// TurnOn switches a channel of a person on again.
func (s *Service) TurnOn(ctx context.Context, login string, ch Channel) (err error) {
	defer fault.Wrap(&err, "schedule.TurnOn(%q)", login)
	c, err := s.Store.Contact(ctx, login, ch)
	if err != nil {
		return err
	}
	c.Off, c.Since = "", s.Now().UTC().Truncate(time.Second)
	return s.Store.SaveContact(ctx, c)
}

const unsubscribeSeal = "schedule unsubscribe"

func (s *Service) unsubscribe(id string, r Recipient) string {
	if s.Safe == nil || s.Unsubscribe == nil || r.Channel != Mail {
		return ""
	}
	return s.endingLink(id, r)
}

func (s *Service) endingLink(id string, r Recipient) string {
	return s.Unsubscribe(base64.RawURLEncoding.EncodeToString(s.Safe.Seal([]byte(id+"\n"+r.Key()), unsubscribeSeal)))
}

// WhoseLetters tells what a link that ends letters is about; fault.NotFound when it was never given.
func (s *Service) WhoseLetters(ctx context.Context, token string) (x Schedule, r Recipient, err error) {
	defer fault.Wrap(&err, "schedule.WhoseLetters")
	none := fault.Sentence(fault.NotFound, "This link ends no letters. Check that it was copied whole.",
		"По этой ссылке отписаться не от чего. Проверьте, что она скопирована целиком.")
	raw, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil || s.Safe == nil {
		return x, r, none
	}
	text, err := s.Safe.Open(raw, unsubscribeSeal)
	if err != nil {
		return x, r, none
	}
	id, key, _ := strings.Cut(string(text), "\n")
	if rules, ok := strings.CutPrefix(id, alertID); ok {
		return s.whoseAlerts(ctx, rules, key)
	}
	if x, err = s.Store.Schedule(ctx, id); err != nil {
		return x, r, err
	}
	for _, one := range x.Recipients {
		if one.Key() == key {
			return x, one, nil
		}
	}
	return x, r, none
}

// StopLetters ends a schedule's letters to the recipient of a link.
func (s *Service) StopLetters(ctx context.Context, token string) (x Schedule, err error) {
	defer fault.Wrap(&err, "schedule.StopLetters")
	x, r, err := s.WhoseLetters(ctx, token)
	if err != nil {
		return x, err
	}
	for _, id := range stands(x.ID) {
		if err := s.Store.Stop(ctx, id, r.Key(), s.Now()); err != nil {
			return x, err
		}
	}
	return x, s.note(ctx, r.Login+r.Address, audit.Define, "schedule "+x.ID, "unsubscribed "+r.Key())
}

// SetStopped ends a schedule's letters to a person by a channel, or lets them come again.
func (s *Service) SetStopped(ctx context.Context, login, id string, ch Channel, stopped bool) (err error) {
	defer fault.Wrap(&err, "schedule.SetStopped(%q)", id)
	x, err := s.Store.Schedule(ctx, id)
	if err != nil {
		return err
	}
	r := Recipient{Login: login, Channel: ch}
	if login == "" || !slices.Contains(x.Recipients, r) {
		return noSchedule()
	}
	if stopped {
		return s.Store.Stop(ctx, id, r.Key(), s.Now())
	}
	return s.Store.Resume(ctx, id, r.Key())
}
