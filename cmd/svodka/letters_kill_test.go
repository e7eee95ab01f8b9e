//go:build cgo

package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/schedule"
)

// TestLettersChild is the server that TestKillLetters kills; by itself it does nothing.
func TestLettersChild(t *testing.T) {
	if flag.NArg() != 2 {
		return
	}
	at, err := strconv.ParseInt(flag.Arg(1), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	now := func() time.Time { return time.Unix(at, 0).Add(time.Since(begun)) }
	Main(context.Background(), []string{"serve", "--data", flag.Arg(0), "--addr", "127.0.0.1:0"}, Streams{In: strings.NewReader(""), Out: os.Stdout, Err: os.Stderr}, now)
}

// TestKillLetters kills the server with signal 9 at random moments of a run to two hundred people, whole as it is: data, rights,
// pages, queue, mail. Everybody gets their letter, and however often it was sent it is one letter to the mailbox.
func TestKillLetters(t *testing.T) {
	kills, crowd := 50, 200
	if testing.Short() {
		kills, crowd = 3, 20
	}
	dir, box := t.TempDir(), newMailbox(t)
	box.slow = 300 * time.Millisecond // so that a quick machine has not sent all before its kills
	run(t, 0, "demo", "--data", dir, "--today", "2026-11-19")
	now := testNow()
	a := &app{io: Streams{Out: io.Discard, Err: io.Discard}, now: func() time.Time { return now }}
	a.conf.Data = dir
	h, err := a.accountsOnly()
	if err != nil {
		t.Fatal(err)
	}
	p, err := h.people(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.close() })
	x := schedule.Schedule{
		ID: "crowd", Title: "Звонки", Owner: "p000@example.ru", When: "вручную", Next: now, Lang: "ru",
		Content: schedule.Content{Board: "calls", Query: "range=2026-10", Forms: []schedule.Form{schedule.CSV}},
	}
	for i := range crowd {
		u := account.User{Login: fmt.Sprintf("p%03d@example.ru", i), Name: "Читатель", Role: account.Manager, CRMUser: fmt.Sprintf("demo:%d", i), Lang: "ru", Hash: "x", Created: now}
		if i == 0 {
			u.Role = account.Owner
		}
		if err := p.store.AddUser(t.Context(), u); err != nil {
			t.Fatal(err)
		}
		x.Recipients = append(x.Recipients, schedule.Recipient{Login: u.Login, Channel: schedule.Mail})
	}
	if err := p.store.SaveSchedule(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	open := func() int {
		list, err := p.store.Jobs(t.Context(), schedule.JobFilter{Schedule: x.ID, State: schedule.Sent, Limit: crowd})
		if err != nil {
			t.Fatal(err)
		}
		return crowd - len(list)
	}
	rnd, killed := rand.New(rand.NewPCG(6, 21)), 0
	for range 8 * kills {
		if open() == 0 {
			break
		}
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestLettersChild$", "--", dir, strconv.FormatInt(now.Unix(), 10))
		child.Env = append(os.Environ(), "SVODKA_SMTP_HOST=127.0.0.1", "SVODKA_SMTP_PORT="+strconv.Itoa(box.port), "SVODKA_SMTP_TLS=none",
			"SVODKA_SMTP_FROM=svodka@example.ru", "SVODKA_BASE=https://svodka.example.ru")
		var said bytes.Buffer
		child.Stderr = &said
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			_ = child.Wait()
			t.Fatalf("the server said nothing: %v\n%s", err, said.String())
		}
		pause := time.Duration(rnd.IntN(400)) * time.Millisecond
		if killed >= kills {
			pause = 20 * time.Second
		}
		for end := time.Now().Add(pause); time.Now().Before(end) && (killed < kills || open() > 0); {
			time.Sleep(5 * time.Millisecond)
		}
		_ = child.Process.Kill()
		_ = child.Wait()
		if open() > 0 {
			killed++
		}
		now = now.Add(schedule.Lease + time.Minute)
	}
	ids, letters := map[string]map[string]bool{}, 0
	for _, r := range x.Recipients {
		ids[r.Login] = map[string]bool{}
		for _, raw := range box.got(r.Login) {
			if m := openLetter(t, raw); len(m.files) > 0 { // an alert of the data brings no file
				ids[r.Login][m.Get("Message-Id")] = true
				letters++
			}
		}
		if n := len(ids[r.Login]); n != 1 {
			t.Errorf("%s has %d letters", r.Login, n)
		}
	}
	if killed < kills {
		t.Errorf("%d kills only, want %d", killed, kills)
	}
	t.Logf("%d kills, %d letters sent to %d people", killed, letters, crowd)
}
