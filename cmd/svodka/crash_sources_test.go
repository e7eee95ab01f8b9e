package main

import (
	"errors"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	fakeamo "svodka/internal/fake/amocrm"
	"svodka/internal/source/sourcetest"
)

// TestSourceKills kills the process that reads a CRM fifty times at random moments. What it had is gone on with, and in the
// end the figures are the company's own.
func TestSourceKills(t *testing.T) {
	if testing.Short() {
		t.Skip("fifty kills take a minute")
	}
	c, fake, fields := amo(t, 0.03, func(o *fakeamo.Options, clock *sourcetest.Clock) {
		clock.Pass(time.Since(clock.Now())) // the program lives by the real clock
		o.Unlimited = true
	})
	c.connect(t, "amocrm", fields)
	c.shut(t)
	exe := program(t)
	run := func() *exec.Cmd {
		return exec.Command(exe, "source", "sync", "amocrm", "--data", c.dir, "--lang", "en")
	}
	const kills = 50
	ended := 0
	for i := range kills {
		if i%10 == 9 { // meanwhile people go on working
			c.workday(t, false) // what is deleted before it was ever loaded leaves no trace
		}
		cmd := run()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case err := <-done:
			ended++
			if err != nil {
				t.Fatalf("run %d failed by itself: %v", i, err)
			}
		case <-time.After(time.Duration(100+rand.IntN(2000)) * time.Millisecond):
			if err := cmd.Process.Kill(); err != nil && !strings.Contains(err.Error(), "finished") {
				t.Fatal(err)
			}
			<-done
		}
	}
	t.Logf("%d kills, %d runs ended before theirs, %d requests", kills, ended, len(fake.Journal()))
	if out, err := run().CombinedOutput(); err != nil {
		var exit *exec.ExitError
		errors.As(err, &exit)
		t.Fatalf("the run after the kills: %v\n%s", err, out)
	}
	c.open(t)
	c.compare(t)
}
