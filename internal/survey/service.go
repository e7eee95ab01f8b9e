package survey

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"log/slog"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

const (
	// mend is how long after the first answer it can be corrected.
	mend = 24 * time.Hour
	// rest is how long a client is not asked the same question again; of more answers within it the last alone would count.
	rest = 90 * 24 * time.Hour
	// MostInvites bounds the links made at once.
	MostInvites = 20_000
	// retry is how long after a refusal of the warehouse it is tried again.
	retry = 30 * time.Second
	// refresh is how often the warehouse is told that it has all there is.
	refresh = time.Hour
)

// Loader takes in batches. An engine is one.
type Loader interface {
	Load(ctx context.Context, b warehouse.Batch) (warehouse.Report, error)
}

// Options are what a Service is made of.
type Options struct {
	Store  Store
	Loader Loader
	Now    func() time.Time
	Log    *slog.Logger
}

// Service makes forms and links and takes answers. It is safe for use by several goroutines. Run brings the answers into
// the warehouse.
type Service struct {
	Options

	news    chan struct{} // there is something to load
	loading sync.Mutex
}

// New makes a service.
func New(o Options) *Service {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Options: o, news: make(chan struct{}, 1)}
}

// List gives all forms, the newest first, with how they go.
func (s *Service) List(ctx context.Context) (_ []Form, _ map[string]Count, err error) {
	defer fault.Wrap(&err, "survey.List")
	forms, err := s.Store.Forms(ctx)
	if err != nil {
		return nil, nil, err
	}
	counts, err := s.Store.Counts(ctx, s.Now())
	return forms, counts, err
}

// Get gives a form.
func (s *Service) Get(ctx context.Context, id string) (_ Form, err error) {
	defer fault.Wrap(&err, "survey.Get(%q)", id)
	return s.Store.Form(ctx, id)
}

// Add makes a form. What is wrong with it has its [Field].
func (s *Service) Add(ctx context.Context, who board.Person, f Form) (_ Form, err error) {
	defer fault.Wrap(&err, "survey.Add")
	if err := may(who); err != nil {
		return f, err
	}
	if err := check(&f); err != nil {
		return f, err
	}
	const long = 10
	f.ID, f.Created, f.By, f.Closed = strings.ToLower(rand.Text()[:long]), s.Now().UTC().Truncate(time.Second), who.Login, false
	return f, s.Store.SaveForm(ctx, f)
}

// SetClosed ends a form or opens it again.
func (s *Service) SetClosed(ctx context.Context, who board.Person, id string, closed bool) (_ Form, err error) {
	defer fault.Wrap(&err, "survey.SetClosed(%q)", id)
	if err := may(who); err != nil {
		return Form{}, err
	}
	f, err := s.Store.Form(ctx, id)
	if err != nil {
		return f, err
	}
	f.Closed = closed
	return f, s.Store.SaveForm(ctx, f)
}

// may lets those alone in who set the program up: links speak in the company's name.
func may(who board.Person) error {
	if !who.Role.Administers() && who.Role != account.Owner {
		return fault.Sentence(fault.Forbidden, "Surveys are kept by administrators.", "Опросы ведут администраторы.")
	}
	return nil
}

// Link is a token for somebody. It is given this once.
type Link struct {
	Token string
	To    Addressee
	Until time.Time
}

// Invited is what came of an invitation.
type Invited struct {
	Links []Link
	// Skipped were asked by this form within the last 90 days.
	Skipped int
}

// Invite makes a link for each addressee that the form has not asked lately.
func (s *Service) Invite(ctx context.Context, who board.Person, id, channel string, list []Addressee) (out Invited, err error) {
	defer fault.Wrap(&err, "survey.Invite(%q, %d)", id, len(list))
	if err := may(who); err != nil {
		return out, err
	}
	f, err := s.Store.Form(ctx, id)
	if err != nil {
		return out, err
	}
	switch {
	case f.Closed:
		return out, fault.Sentence(fault.Conflict, "The survey is closed. Open it first.", "Опрос закрыт. Сначала откройте его.")
	case len(list) == 0:
		return out, at("list", fault.Invalidf("There is nobody to ask.", "Спрашивать некого."))
	case len(list) > MostInvites:
		return out, at("list", fault.Invalidf("At most %d links at once.", "Не больше %d ссылок за раз.", MostInvites))
	}
	if channel = line(channel); utf8.RuneCountInString(channel) > longestTitle {
		return out, at("channel", fault.Invalidf("At most %d characters.", "Не больше %d знаков.", longestTitle))
	}
	now := s.Now().UTC().Truncate(time.Second)
	byWho, tokens := map[string]int{}, make([]string, len(list))
	invites := make([]Invite, 0, len(list))
	for i, to := range list {
		key := asked(f.ID, to)
		if _, twice := byWho[key]; twice && key != "" {
			out.Skipped++
			continue
		}
		tokens[i] = token()
		x := Invite{
			Form: f.ID, Hash: hashOf(tokens[i]), Addressee: to, Channel: channel, Sent: now, Expires: now.AddDate(0, 0, f.Days), Rev: 1, Who: key,
		}
		if f.Anonymous {
			x.Client, x.Deal, x.Ticket = "", "", ""
		}
		byWho[key] = i
		invites = append(invites, x)
	}
	where := make(map[string]int, len(list)) // hash → place in list
	for i, t := range tokens {
		if t != "" {
			where[hashOf(t)] = i
		}
	}
	kept, err := s.Store.AddInvites(ctx, invites, now.Add(-rest))
	if err != nil {
		return Invited{}, err
	}
	out.Skipped += len(invites) - len(kept)
	for _, x := range kept {
		i := where[x.Hash]
		out.Links = append(out.Links, Link{Token: tokens[i], To: list[i], Until: x.Expires})
	}
	s.tell()
	return out, nil
}

// asked is by what a client is known not to be asked twice. It cannot be led back to the answer, so that anonymous forms
// have it too. "" is nobody in particular.
func asked(form string, to Addressee) string {
	key := to.Client
	if key == "" {
		key = to.Deal + to.Ticket
	}
	if key == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(form + "\n" + key))
	return hex.EncodeToString(sum[:])
}

// Renew gives those who have not answered new links; the old ones stop working. An anonymous form does not know whom its
// links were for, so it has none to renew.
func (s *Service) Renew(ctx context.Context, who board.Person, id string) (out Invited, err error) {
	defer fault.Wrap(&err, "survey.Renew(%q)", id)
	if err := may(who); err != nil {
		return out, err
	}
	f, err := s.Store.Form(ctx, id)
	if err != nil {
		return out, err
	}
	if f.Anonymous {
		return out, fault.Sentence(fault.Conflict,
			"An anonymous survey does not keep whom its links were for, so they cannot be made anew.",
			"Анонимный опрос не хранит, кому были ссылки, поэтому выдать их заново нельзя.")
	}
	list, err := s.Store.Invites(ctx, id, true, s.Now(), MostInvites)
	if err != nil {
		return out, err
	}
	for i := range list {
		t := token()
		list[i].Hash = hashOf(t)
		out.Links = append(out.Links, Link{Token: t, To: list[i].Addressee, Until: list[i].Expires})
	}
	return out, s.Store.Rehash(ctx, list)
}

// Invites lists the newest invites of a form.
func (s *Service) Invites(ctx context.Context, id string, limit int) (_ []Invite, err error) {
	defer fault.Wrap(&err, "survey.Invites(%q)", id)
	return s.Store.Invites(ctx, id, false, s.Now(), limit)
}

// Asked is what a link opens.
type Asked struct {
	Form   Form
	Invite Invite
	// May says that an answer is taken; Until is when it is no longer.
	May   bool
	Until time.Time
}

// Open finds what a token asks. A token that was never given is fault.NotFound; one whose time is over, or whose form is
// closed, is fault.Conflict, unless it was answered.
func (s *Service) Open(ctx context.Context, token string) (a Asked, err error) {
	defer fault.Wrap(&err, "survey.Open")
	if a.Invite, err = s.Store.Invite(ctx, hashOf(token)); err != nil {
		return a, unknown(err)
	}
	if a.Form, err = s.Store.Form(ctx, a.Invite.Form); err != nil {
		return a, err
	}
	a.Until, err = s.until(a.Form, a.Invite)
	a.May = err == nil
	if !a.Invite.Answered.IsZero() {
		return a, nil
	}
	return a, err
}

// until tells till when an invite takes an answer, or why it takes none.
func (s *Service) until(f Form, x Invite) (time.Time, error) {
	now := s.Now()
	switch {
	case !x.Answered.IsZero():
		until := x.Answered.Add(mend)
		if !now.Before(until) || f.Closed {
			return until, fault.Sentence(fault.Conflict,
				"Your answer has been taken. It could be changed for a day.", "Ваш ответ уже принят. Изменить его можно было в течение суток.")
		}
		return until, nil
	case f.Closed:
		return x.Expires, fault.Sentence(fault.Conflict, "This survey is over. Thank you for your time.", "Этот опрос завершён. Спасибо за внимание.")
	case !now.Before(x.Expires):
		return x.Expires, fault.Sentence(fault.Conflict,
			"The time to answer by this link is over. Thank you for your time.", "Срок этой ссылки истёк, ответить по ней уже нельзя. Спасибо за внимание.")
	}
	return x.Expires, nil
}

func unknown(err error) error {
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	return fault.Sentence(fault.NotFound,
		"This link does not open any survey. Check that it was copied whole.",
		"Эта ссылка не открывает опрос. Проверьте, что она скопирована целиком.")
}

// Answer takes an answer. For a day after the first a second one corrects it; later it is refused with fault.Conflict.
func (s *Service) Answer(ctx context.Context, token string, score int, comment string) (a Asked, err error) {
	defer fault.Wrap(&err, "survey.Answer")
	if a, err = s.Open(ctx, token); err != nil {
		return a, err
	}
	if score < a.Form.Lowest() || score > a.Form.Scale {
		return a, at("score", fault.Invalidf("Choose a mark from %d to %d.", "Выберите оценку от %d до %d.", a.Form.Lowest(), a.Form.Scale))
	}
	comment = words(strings.ReplaceAll(comment, "\r\n", "\n"), true)
	if n := utf8.RuneCountInString(comment); n > LongestComment {
		return a, at("comment", fault.Invalidf("The comment has %d characters; %d fit.", "В комментарии %d знаков, помещается %d.", n, LongestComment))
	}
	a.Invite, err = s.Store.Answer(ctx, hashOf(token), func(x *Invite) error {
		if _, err := s.until(a.Form, *x); err != nil {
			return err
		}
		if x.Answered.IsZero() {
			x.Answered = s.Now().UTC().Truncate(time.Second)
		}
		x.Score, x.Comment = score, comment
		return nil
	})
	if err == nil {
		s.tell()
	}
	return a, err
}

func token() string {
	raw := make([]byte, 20)
	_, _ = rand.Read(raw) // crypto/rand never fails
	return base64.RawURLEncoding.EncodeToString(raw)
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte("survey " + strings.TrimSpace(token)))
	return hex.EncodeToString(sum[:])
}

// tell wakes Run.
func (s *Service) tell() {
	select {
	case s.news <- struct{}{}:
	default:
	}
}
