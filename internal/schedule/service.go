package schedule

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/seal"
)

// People finds accounts; account.Service does.
type People interface {
	Find(ctx context.Context, login string) (account.User, error)
}

// Log takes events; audit.Log does.
type Log interface {
	Add(ctx context.Context, e audit.Event) error
}

// Options are what a Service is made of.
type Options struct {
	Store    Store
	People   People
	Renderer Renderer
	Sender   Sender
	// Viewer is what an account may see of a board.
	Viewer func(ctx context.Context, u account.User, board string) (access.Viewer, error)
	// Calendar is the company's.
	Calendar func() cal.Calendar
	// Safe seals the tokens of the links that end letters.
	Safe *seal.Safe
	// Unsubscribe makes a link of such a token; nil makes none.
	Unsubscribe func(token string) string
	// AlertTitles names rules of alerts, for the page on which they end; nil: they go by their ids.
	AlertTitles func(ctx context.Context, rules []string, l lang.Lang) ([]string, error)
	Audit       Log
	Now         func() time.Time
	Log         *slog.Logger
}

// Service keeps schedules and works off their queue. It is safe for use by several goroutines and processes.
type Service struct {
	Options

	news chan struct{} // there is something to do
}

// New makes a service.
func New(o Options) *Service {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Options: o, news: make(chan struct{}, 1)}
}

// List gives the schedules that somebody may look after: all for administrators, otherwise their own.
func (s *Service) List(ctx context.Context, who board.Person) (_ []Schedule, err error) {
	defer fault.Wrap(&err, "schedule.List")
	list, err := s.Store.Schedules(ctx)
	return slices.DeleteFunc(list, func(x Schedule) bool { return !mayEdit(who, x) }), err
}

// Mine gives the schedules that send something to a person, whoever keeps them.
func (s *Service) Mine(ctx context.Context, login string) (_ []Schedule, err error) {
	defer fault.Wrap(&err, "schedule.Mine")
	list, err := s.Store.Schedules(ctx)
	return slices.DeleteFunc(list, func(x Schedule) bool {
		return !slices.ContainsFunc(x.Recipients, func(r Recipient) bool { return r.Login == login })
	}), err
}

// Get gives a schedule to who may look after it; for everybody else it is not there.
func (s *Service) Get(ctx context.Context, who board.Person, id string) (x Schedule, err error) {
	defer fault.Wrap(&err, "schedule.Get(%q)", id)
	x, err = s.Store.Schedule(ctx, id)
	if err == nil && !mayEdit(who, x) {
		return Schedule{}, noSchedule()
	}
	return x, err
}

func noSchedule() error {
	return fault.Sentence(fault.NotFound, "There is no such schedule.", "Такого расписания нет.")
}

func administers(who board.Person) bool {
	return who.Role.Administers() || who.Role == account.Owner
}

func mayEdit(who board.Person, x Schedule) bool {
	return administers(who) || x.Owner == who.Login && who.Login != ""
}

// Add makes a schedule. What is wrong with it has its [Field].
func (s *Service) Add(ctx context.Context, who board.Person, x Schedule) (_ Schedule, err error) {
	defer fault.Wrap(&err, "schedule.Add")
	const long = 12
	x.ID, x.Owner, x.Created = strings.ToLower(rand.Text()[:long]), who.Login, s.Now().UTC().Truncate(time.Second)
	return s.keep(ctx, who, x)
}

// Update changes a schedule; its owner stays. What was approved for outside addresses and is no longer the same has to be
// approved again.
func (s *Service) Update(ctx context.Context, who board.Person, x Schedule) (_ Schedule, err error) {
	defer fault.Wrap(&err, "schedule.Update(%q)", x.ID)
	was, err := s.Get(ctx, who, x.ID)
	if err != nil {
		return x, err
	}
	x.Owner, x.Created = was.Owner, was.Created
	return s.keep(ctx, who, x)
}

func (s *Service) keep(ctx context.Context, who board.Person, x Schedule) (Schedule, error) {
	if who.Login == "" {
		return x, fault.Sentence(fault.Forbidden, "Sign in first.", "Сначала войдите.")
	}
	if err := check(&x); err != nil {
		return x, err
	}
	if err := s.mayReach(ctx, who, x); err != nil {
		return x, at("recipients", err)
	}
	x.Changed = s.Now().UTC().Truncate(time.Second)
	s.plan(&x)
	if err := s.Store.SaveSchedule(ctx, x); err != nil {
		return x, err
	}
	s.tell()
	return x, s.note(ctx, who.Login, audit.Define, "schedule "+x.ID, x.Title+": "+x.When)
}

// mayReach says who may be written to: readers and managers write to themselves, the others to everybody with an account;
// webhooks and folders are set by administrators, and outside domains are on the list.
func (s *Service) mayReach(ctx context.Context, who board.Person, x Schedule) error {
	domains, err := s.Store.Domains(ctx)
	if err != nil {
		return err
	}
	for _, r := range x.Recipients {
		switch {
		case r.Outside():
			if err := mayLeave(who, r, domains); err != nil {
				return err
			}
		case r.Login != who.Login && (who.Role == account.Reader || who.Role == account.Manager):
			return fault.Sentence(fault.Forbidden, "You can send letters to yourself only.", "Вы можете отправлять только себе.")
		default:
			if _, err := s.People.Find(ctx, r.Login); err != nil {
				return fault.Because(err, fault.Invalid, fault.Text{EN: "There is no account %q.", RU: "Учётной записи «%s» нет."}, r.Login)
			}
		}
	}
	return nil
}

func mayLeave(who board.Person, r Recipient, domains []string) error {
	if r.Channel != Mail && !administers(who) {
		return fault.Sentence(fault.Forbidden, "Only an administrator may send there.", "Туда отправляет только администратор.")
	}
	d := r.domain()
	if r.Channel == Webhook && !named(d) {
		return nil // it is put on the list where it is approved: the list takes no hosts but those that webhooks lead to
	}
	if d != "" && !slices.Contains(domains, d) {
		return fault.Sentence(fault.Forbidden,
			"The domain %s is not on the list of outside domains. An administrator can add it.",
			"Домена %s нет в списке внешних. Его может добавить администратор.", d)
	}
	return nil
}

// plan sets when a schedule runs next.
func (s *Service) plan(x *Schedule) {
	x.Next = time.Time{}
	if !x.Paused {
		if next, ok := x.After(s.Now(), s.Calendar()); ok {
			x.Next = next.UTC()
		}
	}
}

// SetPaused stops a schedule, or lets it go on; what was missed is not sent then.
func (s *Service) SetPaused(ctx context.Context, who board.Person, id string, paused bool) (x Schedule, err error) {
	defer fault.Wrap(&err, "schedule.SetPaused(%q)", id)
	if x, err = s.Get(ctx, who, id); err != nil {
		return x, err
	}
	x.Paused, x.Changed = paused, s.Now().UTC().Truncate(time.Second)
	s.plan(&x)
	if err := s.Store.SaveSchedule(ctx, x); err != nil {
		return x, err
	}
	s.tell()
	word := "goes on"
	if paused {
		word = "paused"
	}
	return x, s.note(ctx, who.Login, audit.Define, "schedule "+id, word)
}

// Drop removes a schedule. What was sent stays in the log.
func (s *Service) Drop(ctx context.Context, who board.Person, id string) (err error) {
	defer fault.Wrap(&err, "schedule.Drop(%q)", id)
	if _, err := s.Get(ctx, who, id); err != nil {
		return err
	}
	if err := s.Store.DropSchedule(ctx, id, s.Now()); err != nil {
		return err
	}
	return s.note(ctx, who.Login, audit.Define, "schedule "+id, "removed")
}

// Test sends a schedule's letter to the person who asks, and to nobody else, with their own rights.
func (s *Service) Test(ctx context.Context, who board.Person, id string, ch Channel) (run int64, err error) {
	defer fault.Wrap(&err, "schedule.Test(%q)", id)
	x, err := s.Get(ctx, who, id)
	if err != nil {
		return 0, err
	}
	if ch != Mail && ch != Telegram {
		return 0, fault.Invalidf("A trial goes by mail or Telegram.", "Проверка идёт почтой или в Telegram.")
	}
	now := s.Now().UTC().Truncate(time.Second)
	r := Run{Schedule: x.ID, Key: "test " + rand.Text(), Due: now, Made: now, By: who.Login}
	run, _, err = s.Store.Enqueue(ctx, r, jobsOf(r, []Recipient{{Login: who.Login, Channel: ch}}), nil)
	s.tell()
	return run, err
}

// SendNow makes a run to all recipients at once, beside the timetable.
func (s *Service) SendNow(ctx context.Context, who board.Person, id string) (run int64, err error) {
	defer fault.Wrap(&err, "schedule.SendNow(%q)", id)
	x, err := s.going(ctx, who, id)
	if err != nil {
		return 0, err
	}
	run, _, err = s.byHand(ctx, who, x, rand.Text())
	return run, err
}

// Retry makes a failed job wait again.
func (s *Service) Retry(ctx context.Context, who board.Person, id string, job int64) (err error) {
	defer fault.Wrap(&err, "schedule.Retry(%d)", job)
	if _, err := s.Get(ctx, who, id); err != nil {
		return err
	}
	list, err := s.Store.Jobs(ctx, JobFilter{Schedule: id, Before: job + 1, Limit: 1})
	if err != nil {
		return err
	}
	if len(list) == 0 || list[0].ID != job || list[0].State != Failed {
		return fault.Sentence(fault.Conflict, "There is nothing to repeat.", "Повторять нечего.")
	}
	if err := s.Store.Retry(ctx, job, s.Now()); err != nil {
		return err
	}
	s.tell()
	return nil
}

// Queue lists jobs, the newest first: all for administrators, otherwise those of the person's schedules and to themselves.
func (s *Service) Queue(ctx context.Context, who board.Person, f JobFilter) (_ []Job, err error) {
	defer fault.Wrap(&err, "schedule.Queue")
	switch {
	case administers(who):
	case f.Schedule != "":
		if _, err := s.Get(ctx, who, f.Schedule); err != nil {
			return nil, err
		}
	default:
		f.Login = who.Login
		if f.Login == "" {
			return nil, nil
		}
	}
	return s.Store.Jobs(ctx, f)
}

// History lists the runs of a schedule, the newest first.
func (s *Service) History(ctx context.Context, who board.Person, id string, limit int) (_ []Run, err error) {
	defer fault.Wrap(&err, "schedule.History(%q)", id)
	if _, err := s.Get(ctx, who, id); err != nil {
		return nil, err
	}
	return s.Store.ScheduleRuns(ctx, id, limit)
}

// jobsOf makes a run's jobs, one for each recipient.
func jobsOf(r Run, to []Recipient) []Job {
	jobs := make([]Job, 0, len(to))
	for _, one := range to {
		sum := sha256.Sum256([]byte(r.Schedule + "\n" + r.Key + "\n" + one.Key()))
		jobs = append(jobs, Job{
			Schedule: r.Schedule, Due: r.Due, Test: r.By != "", Recipient: one, Letter: hex.EncodeToString(sum[:16]),
			State: Waiting, Next: r.Made, Made: r.Made,
		})
	}
	return jobs
}

// digest is of what an approval is about.
func digest(c Content) string {
	body, _ := json.Marshal(c) //nolint:errchkjson // texts always have a JSON form
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func (s *Service) note(ctx context.Context, who string, act audit.Act, what, more string) error {
	if s.Audit == nil {
		return nil
	}
	return s.Audit.Add(ctx, audit.Event{Who: who, Act: act, What: what, More: more})
}

// tell wakes Run.
func (s *Service) tell() {
	select {
	case s.news <- struct{}{}:
	default:
	}
}
