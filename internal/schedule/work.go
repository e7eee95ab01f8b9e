package schedule

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
)

const (
	// Lease is how long a job is held; who works on it makes it longer. After a process has died its jobs lie that long.
	Lease = 2 * time.Minute
	// giveUp is how long after it was made a letter is no longer worth sending.
	giveUp = 24 * time.Hour
	// mostAttempts bounds how often a letter is tried.
	mostAttempts = 10
	// mostClaims bounds how often it is tried when the program itself breaks off.
	mostClaims = 3 * mostAttempts
	// pulse is how often Run looks for what has come due.
	pulse = 5 * time.Second
)

// backOff is how long after that many attempts the next one comes.
func backOff(attempts int) time.Duration {
	steps := []time.Duration{30 * time.Second, 2 * time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour}
	return steps[min(max(attempts, 1), len(steps))-1]
}

// Run plans and sends until its context ends, with that many letters at once.
func (s *Service) Run(ctx context.Context, workers int) {
	var all sync.WaitGroup
	ready := make(chan struct{})
	for range max(workers, 1) {
		all.Go(func() {
			for range ready {
				s.drain(ctx)
			}
		})
	}
	tick := time.NewTicker(pulse)
	defer tick.Stop()
	for ctx.Err() == nil {
		if _, err := s.Plan(ctx); err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "schedules are not planned", "err", err)
		}
		for range max(workers, 1) { // those who are busy come back by themselves
			select {
			case ready <- struct{}{}:
			default:
			}
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		case <-s.news:
		}
	}
	close(ready)
	all.Wait()
}

func (s *Service) drain(ctx context.Context) {
	for ctx.Err() == nil {
		did, err := s.Work(ctx)
		if err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "a letter is not worked off", "err", err)
		}
		if !did || err != nil {
			return
		}
	}
}

// Plan makes the runs that have come due and says how many. However many times were missed, there is one run for them.
func (s *Service) Plan(ctx context.Context) (made int, err error) {
	defer fault.Wrap(&err, "schedule.Plan")
	now := s.Now().UTC()
	list, err := s.Store.DueSchedules(ctx, now)
	if err != nil {
		return 0, err
	}
	for _, x := range list {
		var next time.Time
		if at, ok := x.After(now, s.Calendar()); ok {
			next = at.UTC()
		}
		r := Run{Schedule: x.ID, Key: "due " + strconv.FormatInt(x.Next.Unix(), 10), Due: x.Next, Made: now.Truncate(time.Second)}
		_, ok, err := s.Store.Enqueue(ctx, r, jobsOf(r, x.Recipients), &next)
		if err != nil {
			return made, err
		}
		if ok {
			made++
		}
	}
	return made, nil
}

// Work takes one job and brings it as far as it goes; false when there is none to take.
func (s *Service) Work(ctx context.Context) (did bool, err error) {
	defer fault.Wrap(&err, "schedule.Work")
	defer func() {
		// One report that breaks the program must not keep the letters of all the others from going out. The job's lease
		// runs out, and it is tried again.
		if r := recover(); r != nil {
			did, err = true, fmt.Errorf("panic: %v", r)
		}
	}()
	now := s.Now().UTC()
	j, ok, err := s.Store.Claim(ctx, rand.Text(), now, now.Add(Lease))
	if err != nil || !ok {
		return false, err
	}
	held, stop := context.WithCancel(ctx)
	var beat sync.WaitGroup
	beat.Go(func() { s.keepLease(held, j, stop) })
	defer beat.Wait()
	defer stop()
	return true, s.handle(held, j)
}

// keepLease makes the lease longer while a job is worked on; when it is lost, the work ends.
func (s *Service) keepLease(ctx context.Context, j Job, lost context.CancelFunc) {
	tick := time.NewTicker(Lease / 4)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if ok, err := s.Store.Extend(ctx, j, s.Now().Add(Lease)); err == nil && !ok {
				lost()
				return
			}
		}
	}
}

func (s *Service) handle(ctx context.Context, j Job) error {
	if j.Attempts > mostClaims {
		return s.settle(ctx, j, Failed, "given up: it broke off each time")
	}
	letter, why, err := s.letter(ctx, j)
	switch {
	case ctx.Err() != nil:
		return ctx.Err() // the lease runs out, somebody else takes it up
	case err != nil:
		return s.failed(ctx, j, Trouble{Cause: err, Never: !again(err)})
	case why != "":
		return s.settle(ctx, j, Skipped, why)
	}
	j.State = Sending
	j.Next = s.Now().Add(Lease)
	if ok, err := s.Store.MarkJob(ctx, j, Line{Job: j.ID, At: s.Now(), State: Sending, Text: "attempt " + strconv.Itoa(j.Attempts)}); err != nil || !ok {
		return err
	}
	if err := s.Sender.Send(ctx, letter); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return s.failed(ctx, j, trouble(err))
	}
	return s.sent(ctx, j, letter)
}

// again reports whether a failure to make a letter may pass by itself.
func again(err error) bool {
	return !slices.Contains([]fault.Kind{fault.Forbidden, fault.NotFound, fault.Invalid}, fault.KindOf(err))
}

func (s *Service) sent(ctx context.Context, j Job, l Letter) error {
	// What was sent is noted even when the program is just being ended.
	ctx = context.WithoutCancel(ctx)
	note := string(l.Channel) + " → " + l.To
	if err := s.settle(ctx, j, Sent, note); err != nil {
		return err
	}
	return s.note(ctx, j.Recipient.Login+j.Recipient.Address, audit.Export, "schedule "+j.Schedule, note)
}

func (s *Service) settle(ctx context.Context, j Job, state State, note string) error {
	now := s.Now().UTC()
	j.State, j.Note, j.Done, j.Next = state, note, now, now
	_, err := s.Store.MarkJob(ctx, j, Line{Job: j.ID, At: now, State: state, Text: note})
	return err
}

// failed puts a job off, or gives it up.
func (s *Service) failed(ctx context.Context, j Job, t Trouble) error {
	now := s.Now().UTC()
	note := Told(t.Cause)
	if t.Off {
		if err := s.off(ctx, j, note); err != nil {
			return err
		}
	}
	next := now.Add(max(backOff(j.Attempts), t.After))
	if t.Never || t.Off || j.Attempts >= mostAttempts || next.Sub(j.Made) > giveUp {
		return s.settle(ctx, j, Failed, note)
	}
	j.State, j.Note, j.Next = Waiting, note, next
	_, err := s.Store.MarkJob(ctx, j, Line{Job: j.ID, At: now, State: Waiting, Text: fmt.Sprintf("%s; again at %s", note, next.Format(time.RFC3339))})
	return err
}

// off switches off where a job went: a person's channel, or the letters of the schedule to an outside address.
func (s *Service) off(ctx context.Context, j Job, why string) error {
	if j.Recipient.Outside() {
		return s.Store.Stop(ctx, j.Schedule, j.Recipient.Key(), s.Now())
	}
	c, err := s.Contact(ctx, j.Recipient.Login, j.Recipient.Channel)
	if err != nil {
		return err
	}
	return s.turnOff(ctx, c, why)
}

// letter makes the letter of a job with the rights of its recipient; why is a reason to send nothing.
func (s *Service) letter(ctx context.Context, j Job) (l Letter, why string, err error) {
	x, err := s.Store.Schedule(ctx, j.Schedule)
	if fault.Is(err, fault.NotFound) {
		return l, "the schedule was removed", nil
	}
	if err != nil {
		return l, "", err
	}
	if why, err := s.unwanted(ctx, x, j); why != "" || err != nil {
		return l, why, err
	}
	user, to, why, err := s.recipient(ctx, x, j.Recipient)
	if why != "" || err != nil {
		return l, why, err
	}
	viewer, err := s.Viewer(ctx, user, x.Content.Board)
	if err != nil {
		return l, "", err
	}
	o := Order{
		Content: x.Content, Title: x.Title, Channel: j.Recipient.Channel, Who: user, Viewer: viewer, Lang: x.Lang, Zone: s.Calendar().Zone, Due: j.Due,
	}
	if o.Lang == "" {
		o.Lang = lang.RU
		if own, err := lang.Parse(user.Lang); err == nil && !j.Recipient.Outside() {
			o.Lang = own
		}
	}
	if zone, err := time.LoadLocation(x.Zone); err == nil && x.Zone != "" {
		o.Zone = zone
	}
	p, err := s.Renderer.Render(ctx, o)
	if err != nil {
		return l, "", err
	}
	if p.Empty && x.Content.SkipEmpty && !j.Test {
		return l, "no rows", nil
	}
	return Letter{
		ID: j.Letter, Channel: j.Recipient.Channel, To: to, Lang: o.Lang, Made: j.Made, Again: j.Again, Parcel: p,
		Unsubscribe: s.unsubscribe(x.ID, j.Recipient), Parts: j.Parts,
		Arrived: func(ctx context.Context, parts int) error {
			return s.Store.NoteParts(context.WithoutCancel(ctx), j, parts)
		},
	}, "", nil
}

// unwanted says why a job's letter is not wanted any more.
func (s *Service) unwanted(ctx context.Context, x Schedule, j Job) (string, error) {
	if j.Test {
		return "", nil
	}
	if x.Paused {
		return "the schedule is paused", nil
	}
	if !slices.Contains(x.Recipients, j.Recipient) {
		return "no longer a recipient", nil
	}
	stopped, err := s.Store.Stopped(ctx, x.ID)
	if slices.Contains(stopped, j.Recipient.Key()) {
		return "unsubscribed", err
	}
	return "", err
}

// recipient tells whose rights a letter is made with and where it goes.
func (s *Service) recipient(ctx context.Context, x Schedule, r Recipient) (u account.User, to, why string, err error) {
	login, to := r.Login, r.Address
	if r.Outside() {
		approved, err := s.Approved(ctx, x)
		if err != nil {
			return u, "", "", err
		}
		a, ok := approved[r.Key()]
		if !ok {
			return u, "", "not approved by an administrator", nil
		}
		domains, err := s.Store.Domains(ctx)
		if err != nil {
			return u, "", "", err
		}
		if d := r.domain(); d != "" && !slices.Contains(domains, d) {
			return u, "", "the domain " + d + " is not on the list", nil
		}
		login = a.As
	} else {
		c, err := s.Contact(ctx, r.Login, r.Channel)
		switch {
		case fault.Is(err, fault.NotFound):
			return u, "", "no address for " + string(r.Channel), nil
		case err != nil:
			return u, "", "", err
		case c.Off != "":
			return u, "", string(r.Channel) + " is off: " + c.Off, nil
		}
		to = c.Address
	}
	u, err = s.People.Find(ctx, login)
	switch {
	case fault.Is(err, fault.NotFound):
		return u, "", "there is no account " + login, nil
	case err != nil:
		return u, "", "", err
	case u.Disabled:
		return u, "", "the account " + login + " is disabled", nil
	}
	return u, to, "", nil
}
