package schedule

import (
	"context"
	"errors"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/lang"
)

// State is how far a job is.
type State string

// The states. The last three are final.
const (
	Waiting State = "waiting"
	Held    State = "held"    // somebody is making the letter
	Sending State = "sending" // it may be out already
	Sent    State = "sent"
	Failed  State = "failed"
	Skipped State = "skipped"
)

// Final reports whether nothing more happens to such a job.
func (s State) Final() bool { return s == Sent || s == Failed || s == Skipped }

// Run is one time that a schedule came due, or was tried out.
type Run struct {
	ID       int64
	Schedule string
	// Key makes a run one: there is no second with the same key.
	Key string
	// Due is the time that was planned.
	Due  time.Time
	Made time.Time
	// By is who tried it out; "" is the timetable.
	By string
}

// Job is one letter of a run to one recipient.
type Job struct {
	ID        int64
	Run       int64
	Schedule  string
	Due       time.Time
	Test      bool
	Recipient Recipient
	// Letter is the fixed id of what is sent, however often it is tried.
	Letter   string
	State    State
	Attempts int
	// Next is when it is tried; while it is held, when its lease ends.
	Next time.Time
	Made time.Time
	Done time.Time // zero until it is final
	// Note tells people what came of it.
	Note string
	// Claim is the secret of who holds it: what they settle after losing it does not count.
	Claim string
	// Again says that it was being sent once already, and nobody knows what came of it.
	Again bool
	// Parts is how many parts of it are known to have arrived, where a channel takes it in parts.
	Parts int
}

// Line is a line of a job's log.
type Line struct {
	Job   int64
	At    time.Time
	State State
	Text  string
}

// Contact is where a person gets letters by a channel.
type Contact struct {
	Login   string
	Channel Channel
	Address string
	Since   time.Time
	// Off says why nothing goes there any more: the bot is blocked, the mailbox does not exist. "" is on.
	Off string
}

// Approval lets an outside address have something, with the rights of an account.
type Approval struct {
	Schedule  string
	Recipient string // its key
	// Digest is of what was approved; another content needs another approval.
	Digest string
	// As is the account whose rights the figures are counted with.
	As, By string
	At     time.Time
}

// File is something attached.
type File struct {
	Name, Type string
	Body       []byte
	// Inline is the id under which HTML shows it as a picture; "" is an attachment.
	Inline string
}

// Parcel is what was made for one recipient.
type Parcel struct {
	Subject string
	Text    string
	HTML    string
	Files   []File
	// Buttons stand under a text where the channel has such; elsewhere they are left out.
	Buttons []Button
	// Empty says that there are no rows.
	Empty bool
}

// Button is a key under a message: it opens an address, or tells its data to the program.
type Button struct{ Text, Data, Link string }

// Order is what a Renderer is asked for.
type Order struct {
	Content Content
	Title   string
	// Channel is the way the letter goes: a chat takes less than a mailbox.
	Channel Channel
	// Who is whose rights count, Viewer what these are. Nothing else may be shown.
	Who    account.User
	Viewer access.Viewer
	Lang   lang.Lang
	Zone   *time.Location
	Due    time.Time
}

// Renderer makes letters. fault.Forbidden and fault.NotFound tell that the viewer may not have it.
type Renderer interface {
	Render(ctx context.Context, o Order) (Parcel, error)
}

// Letter is a parcel on its way.
type Letter struct {
	// ID is the same whenever the same letter is tried again.
	ID      string
	Channel Channel
	To      string
	Lang    lang.Lang
	Made    time.Time
	// Unsubscribe is the address of the page that ends it for this recipient; "" when there is none.
	Unsubscribe string
	// Again says that it may have arrived already.
	Again bool
	// Parts is how many of its parts have arrived, where a channel takes it in parts; Arrived notes that one more has.
	Parts   int
	Arrived func(ctx context.Context, parts int) error
	Parcel
}

// Sender sends letters. A failure that is not a [Trouble] is tried again.
type Sender interface {
	Send(ctx context.Context, l Letter) error
}

// Trouble is a failure that says what to do about it.
type Trouble struct { //nolint:errname // it says what to do rather than what went wrong
	// Never is not to be tried again.
	Never bool
	// Off switches the recipient's channel off: they blocked it, or there is no such address.
	Off bool
	// After is how long to wait at least.
	After time.Duration
	Cause error
}

func (t *Trouble) Error() string { return t.Cause.Error() }

// Unwrap gives the cause.
func (t *Trouble) Unwrap() error { return t.Cause }

func trouble(err error) Trouble {
	if t, ok := errors.AsType[*Trouble](err); ok {
		return *t
	}
	return Trouble{Cause: err}
}

// JobFilter narrows a list of jobs; zero fields take all.
type JobFilter struct {
	Schedule string
	Run      int64
	State    State
	Login    string
	Before   int64 // ids below it; 0 begins with the newest
	Limit    int   // 0 is 100
}

// Store keeps schedules, their queue and what people want of them.
type Store interface {
	Book
	Queue
	History
	Addresses
	Consent
}

// Book keeps schedules.
type Book interface {
	// SaveSchedule keeps a schedule, Next with it.
	SaveSchedule(ctx context.Context, s Schedule) error
	// Schedule finds one; fault.NotFound when there is none.
	Schedule(ctx context.Context, id string) (Schedule, error)
	// Schedules lists them by title.
	Schedules(ctx context.Context) ([]Schedule, error)
	// DropSchedule removes one; its jobs that are not final are skipped, its history stays.
	DropSchedule(ctx context.Context, id string, now time.Time) error
	// DueSchedules lists those whose Next has come.
	DueSchedules(ctx context.Context, now time.Time) ([]Schedule, error)
}

// Queue keeps jobs that are not final.
type Queue interface {
	// Enqueue keeps a run with its jobs and moves the schedule's Next, all or nothing. With next zero the schedule stays as
	// it is. Where the run is there already, or Next is to be moved and is no longer run.Due, nothing happens and ok is false.
	Enqueue(ctx context.Context, run Run, jobs []Job, next *time.Time) (id int64, ok bool, err error)
	// Claim takes the job that has waited longest, or one whose holder's lease is over, and counts the attempt; ok is false
	// when there is none.
	Claim(ctx context.Context, claim string, now, lease time.Time) (j Job, ok bool, err error)
	// Extend moves the lease of a held job; ok is false when it is somebody else's by now.
	Extend(ctx context.Context, j Job, lease time.Time) (ok bool, err error)
	// MarkJob changes state, next, done and note of a held job and writes its log; ok is false, and nothing changes, when it is
	// somebody else's by now. What was once marked [Sending] is Again from then on.
	MarkJob(ctx context.Context, j Job, line Line) (ok bool, err error)
	// NoteParts keeps how many parts of a held job's letter have arrived.
	NoteParts(ctx context.Context, j Job, parts int) error
	// Retry makes a failed job wait again.
	Retry(ctx context.Context, job int64, now time.Time) error
}

// History tells what was sent and what became of it.
type History interface {
	// Jobs lists jobs, the newest first.
	Jobs(ctx context.Context, f JobFilter) ([]Job, error)
	// JobLog is what happened to a job, the oldest first.
	JobLog(ctx context.Context, job int64) ([]Line, error)
	// ScheduleRuns lists the runs of a schedule, the newest first.
	ScheduleRuns(ctx context.Context, schedule string, limit int) ([]Run, error)
}

// Addresses keeps where people get letters.
type Addresses interface {
	// SaveContact keeps a contact; Contact finds it, fault.NotFound when there is none.
	SaveContact(ctx context.Context, c Contact) error
	Contact(ctx context.Context, login string, ch Channel) (Contact, error)
	// Contacts lists those of a person, or of an address by a channel.
	Contacts(ctx context.Context, login string) ([]Contact, error)
	ContactsAt(ctx context.Context, ch Channel, address string) ([]Contact, error)
	// AddCode keeps a one-time code by its hash; UseCode spends it, fault.NotFound when it is not good.
	AddCode(ctx context.Context, hash, login string, ch Channel, until time.Time) error
	UseCode(ctx context.Context, hash string, now time.Time) (login string, ch Channel, err error)
}

// Consent keeps what people want no more, and what may leave the company.
type Consent interface {
	// Stop notes that a recipient wants no more letters of a schedule; Stopped tells who does not.
	Stop(ctx context.Context, schedule, recipient string, at time.Time) error
	Resume(ctx context.Context, schedule, recipient string) error
	Stopped(ctx context.Context, schedule string) ([]string, error)

	// Approve keeps an approval; Revoke removes it.
	Approve(ctx context.Context, a Approval) error
	Revoke(ctx context.Context, schedule, recipient string) error
	Approvals(ctx context.Context, schedule string) ([]Approval, error)

	// AllowDomain puts a domain on the list of outside ones, or takes it off.
	AllowDomain(ctx context.Context, domain string, allow bool, by string, at time.Time) error
	Domains(ctx context.Context) ([]string, error)
}
