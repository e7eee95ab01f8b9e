package deliver_test

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/schedule"
	"svodka/internal/store/sqlite"
)

var errDead = errors.New("the process is dead")

// life is one life of a process: it ends at its n-th step, and a dead process does nothing any more.
type life struct {
	mu    sync.Mutex
	left  int // steps; negative lives for ever
	dead  bool
	panic bool // it dies in a panic instead of an error
	where string
}

// step runs do, or dies before or after it.
func (l *life) step(name string, do func() error) error {
	if l.die(name + ", before") {
		return l.end()
	}
	err := do()
	if l.die(name + ", after") {
		return l.end()
	}
	return err
}

func (l *life) end() error {
	if l.panic {
		panic(errDead)
	}
	return errDead
}

func (l *life) die(where string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dead {
		return true
	}
	if l.left--; l.left == 0 {
		l.dead, l.where = true, where
	}
	return l.dead
}

func (l *life) over() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.dead
}

// mortal is a store in the hands of a process that dies.
type mortal struct {
	schedule.Store

	life *life
}

func (m mortal) DueSchedules(ctx context.Context, now time.Time) (list []schedule.Schedule, err error) {
	return list, m.life.step("due", func() error { list, err = m.Store.DueSchedules(ctx, now); return err })
}

func (m mortal) Enqueue(ctx context.Context, r schedule.Run, jobs []schedule.Job, next *time.Time) (id int64, ok bool, err error) {
	err = m.life.step("enqueue", func() error { id, ok, err = m.Store.Enqueue(ctx, r, jobs, next); return err })
	return id, ok, err
}

func (m mortal) Claim(ctx context.Context, claim string, now, lease time.Time) (j schedule.Job, ok bool, err error) {
	err = m.life.step("claim", func() error { j, ok, err = m.Store.Claim(ctx, claim, now, lease); return err })
	return j, ok, err
}

func (m mortal) MarkJob(ctx context.Context, j schedule.Job, line schedule.Line) (ok bool, err error) {
	err = m.life.step("mark "+string(j.State), func() error { ok, err = m.Store.MarkJob(ctx, j, line); return err })
	return ok, err
}

type mortalSender struct {
	schedule.Sender

	life *life
}

func (m mortalSender) Send(ctx context.Context, l schedule.Letter) error {
	return m.life.step("send", func() error { return m.Sender.Send(ctx, l) })
}

func crowd(n int) (team, []schedule.Recipient) {
	people, to := team{}, make([]schedule.Recipient, n)
	for i := range to {
		login := fmt.Sprintf("p%03d@example.ru", i)
		people[login] = account.User{Login: login, Role: account.Manager, CRMUser: "amocrm:" + strconv.Itoa(i), Lang: "ru"}
		to[i] = byMail(login)
	}
	return people, to
}

// exactlyOne checks that every mailbox holds one letter, however many times it was sent.
func exactlyOne(t *testing.T, p *post, to []schedule.Recipient) (all int) {
	t.Helper()
	all, _, ids := p.count()
	if len(ids) != len(to) {
		t.Errorf("%d of %d mailboxes got something", len(ids), len(to))
	}
	for _, r := range to {
		if n := len(ids[r.Login]); n != 1 {
			t.Errorf("%s has %d letters", r.Login, n)
		}
	}
	return all
}

// TestDiesAtEveryStep: wherever a process dies, the next one goes on, and everybody gets one letter.
func TestDiesAtEveryStep(t *testing.T) {
	p := serve(t, nil)
	d := newDesk(t, nil)
	people, to := crowd(200)
	d.team = people
	x := weekly(to...)
	x.ID, x.Owner, x.When, x.Next = "crowd", "p000@example.ru", "by hand", d.at()
	check(t, d.store.SaveSchedule(t.Context(), x))
	random, deaths, places := rand.New(rand.NewPCG(6, 13)), 0, map[string]int{}
	for {
		l := &life{left: 1 + random.IntN(40), panic: random.IntN(2) == 0}
		if deaths >= 60 {
			l.left = -1
		}
		s := service(mortal{d.store, l}, people, d.print, mortalSender{p.sender(), l}, d.at)
		func() {
			defer func() {
				if r := recover(); r != nil && r != any(errDead) {
					panic(r)
				}
			}()
			if _, err := s.Plan(t.Context()); err != nil {
				return
			}
			for !l.over() {
				if did, err := s.Work(t.Context()); err == nil && !did {
					return
				}
			}
		}()
		if l.left < 0 && !l.over() && deaths >= 60 {
			break
		}
		if l.over() {
			deaths++
			places[l.where]++
		}
		d.wait(schedule.Lease + time.Second)
	}
	if len(places) < 8 {
		t.Errorf("it died in %d places only: %v", len(places), places)
	}
	all := exactlyOne(t, p, to)
	if s := d.states(t); s[schedule.Sent] != len(to) || len(s) != 1 {
		t.Errorf("states: %v", s)
	}
	if all > len(to)+places["send, after"]+places["mark sent, before"] {
		t.Errorf("%d letters were sent for %d people; places of death: %v", all, len(to), places)
	}
	t.Logf("%d deaths, %d letters sent, %d people; %v", deaths, all, len(to), places)
}

// TestChild is the process that TestKill kills; by itself it does nothing.
func TestChild(t *testing.T) {
	if flag.NArg() != 3 {
		return
	}
	port, err := strconv.Atoi(flag.Arg(1))
	check(t, err)
	at, err := strconv.ParseInt(flag.Arg(2), 10, 64)
	check(t, err)
	store, err := sqlite.Open(t.Context(), flag.Arg(0))
	check(t, err)
	people, _ := crowd(200)
	p := post{port: port}
	s := service(store, people, &printer{}, p.sender(), func() time.Time { return time.Unix(at, 0) })
	_, _ = os.Stdout.WriteString("ready\n")
	s.Run(t.Context(), 2)
}

// TestKill kills real processes with signal 9 at random moments of a run to 200 people.
func TestKill(t *testing.T) {
	p := serve(t, nil)
	p.onData = func(string) { time.Sleep(12 * time.Millisecond) } // so that a quick machine has not sent all before its kills
	d := newDesk(t, nil)
	_, to := crowd(200)
	x := weekly(to...)
	x.ID, x.Owner, x.When, x.Next = "crowd", "p000@example.ru", "by hand", d.at()
	check(t, d.store.SaveSchedule(t.Context(), x))
	random, kills := rand.New(rand.NewPCG(6, 89)), 0
	open := func() int {
		s := d.states(t)
		return len(to) - s[schedule.Sent]
	}
	for range 400 {
		if open() == 0 {
			break
		}
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$", "--", d.path, strconv.Itoa(p.port), strconv.FormatInt(d.now.Load(), 10))
		out, err := child.StdoutPipe()
		check(t, err)
		check(t, child.Start())
		_, err = bufio.NewReader(out).ReadString('\n')
		check(t, err)
		pause := time.Duration(random.IntN(30)) * time.Millisecond
		if kills >= 50 {
			pause = time.Second
		}
		time.Sleep(pause)
		check(t, child.Process.Kill())
		_ = child.Wait()
		if open() > 0 {
			kills++
		}
		d.wait(schedule.Lease + time.Second)
	}
	all := exactlyOne(t, p, to)
	if s := d.states(t); s[schedule.Sent] != len(to) || len(s) != 1 {
		t.Errorf("states: %v", s)
	}
	if kills < 50 {
		t.Errorf("%d kills only", kills)
	}
	t.Logf("%d kills, %d letters sent, %d people", kills, all, len(to))
}
