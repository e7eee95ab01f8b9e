//go:build cgo

package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// testNow is the clock of commands under test.
func testNow() time.Time { return time.Date(2026, 11, 19, 11, 16, 0, 0, time.UTC) }

// run runs one command line as the program would and checks its exit status.
func run(t *testing.T, status int, args ...string) (out, errOut string) {
	t.Helper()
	return runWith(t, status, "", args...)
}

func runWith(t *testing.T, status int, in string, args ...string) (out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	got := Main(context.Background(), args, Streams{In: strings.NewReader(in), Out: &o, Err: &e}, testNow)
	if got != status {
		t.Fatalf("svodka %s: status %d, want %d\n%s%s", strings.Join(args, " "), got, status, o.String(), e.String())
	}
	return o.String(), e.String()
}
