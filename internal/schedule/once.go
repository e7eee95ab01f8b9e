package schedule

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
)

const (
	// handKey begins the key of a run that somebody asked for.
	handKey = "hand "
	// lookedBack is how many runs are looked at for one by hand that is still on its way.
	lookedBack = 50
)

// Newest is the id of a schedule's newest run, 0 where there is none: a page that offers to send gives it back to [Service.SendOnce].
func (s *Service) Newest(ctx context.Context, who board.Person, id string) (run int64, err error) {
	list, err := s.History(ctx, who, id, 1)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	return list[0].ID, nil
}

// SendOnce is [Service.SendNow] for a button: however often it is pressed on a page, there is one run. After is the newest
// run the page knew of. Made is false where the press was taken already, by another request or in another window. While a
// run by hand is on its way, another one is refused.
func (s *Service) SendOnce(ctx context.Context, who board.Person, id string, after int64) (made bool, err error) {
	defer fault.Wrap(&err, "schedule.SendOnce(%q)", id)
	x, err := s.going(ctx, who, id)
	if err != nil {
		return false, err
	}
	list, err := s.Store.ScheduleRuns(ctx, id, lookedBack)
	if err != nil {
		return false, err
	}
	key := "after " + strconv.FormatInt(after, 10)
	if slices.ContainsFunc(list, func(r Run) bool { return r.Key == handKey+key }) {
		return false, nil
	}
	if err := s.onTheWay(ctx, list); err != nil {
		return false, err
	}
	_, made, err = s.byHand(ctx, who, x, key)
	return made, err
}

// byHand makes a run to all recipients at once; made is false where there is one of that key.
func (s *Service) byHand(ctx context.Context, who board.Person, x Schedule, key string) (run int64, made bool, err error) {
	now := s.Now().UTC().Truncate(time.Second)
	r := Run{Schedule: x.ID, Key: handKey + key, Due: now, Made: now}
	if run, made, err = s.Store.Enqueue(ctx, r, jobsOf(r, x.Recipients), nil); err != nil || !made {
		return run, false, err
	}
	s.tell()
	return run, true, s.note(ctx, who.Login, audit.Export, "schedule "+x.ID, "sent by hand")
}

// going gets a schedule that is not paused.
func (s *Service) going(ctx context.Context, who board.Person, id string) (Schedule, error) {
	x, err := s.Get(ctx, who, id)
	if err == nil && x.Paused {
		err = fault.Sentence(fault.Conflict, "The schedule is paused. Let it go on first.", "Рассылка на паузе. Сначала включите её.")
	}
	return x, err
}

// onTheWay refuses where the last run by hand has letters that are neither sent nor given up.
func (s *Service) onTheWay(ctx context.Context, list []Run) error {
	i := slices.IndexFunc(list, func(r Run) bool { return strings.HasPrefix(r.Key, handKey) })
	if i < 0 {
		return nil
	}
	jobs, err := s.Store.Jobs(ctx, JobFilter{Schedule: list[i].Schedule, Run: list[i].ID, Limit: mostRecipients})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(jobs, func(j Job) bool { return !j.State.Final() }) {
		return fault.Sentence(fault.Conflict,
			"It is being sent already: not all letters of the last sending by hand have left. The log shows which.",
			"Рассылка уже отправляется: от прошлой отправки вручную ушли ещё не все письма. Какие — видно в журнале.")
	}
	return nil
}
