package duckdb_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/engine/enginetest"
)

// TestKill kills a process that loads, over and over, at moments of every kind. What it had acknowledged is there, what
// it had not is there whole or not at all.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	shut(t, openAt(t, path))
	there := 0
	for round := range 6 {
		acknowledged := loadUntilKilled(t, path, there/batchDeals+1, time.Duration(400+250*round)*time.Millisecond)
		e := openAt(t, path)
		sizes, err := e.Sizes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		text := dump(t, e)
		n := strings.Count("\n"+text, "\ndeal ")
		there = n
		if n%batchDeals != 0 || n < acknowledged*batchDeals {
			t.Errorf("round %d: %d deals, %d loads were acknowledged", round, n, acknowledged)
		}
		for name := range sizes {
			if strings.HasPrefix(name, "n_") {
				t.Errorf("round %d: %s is left over", round, name)
			}
		}
		problems(t, e)
		shut(t, e)
	}
}

const batchDeals = 40

// loadUntilKilled runs loads in another process for a while, numbered from first on, and returns the number of the last one
// it acknowledged.
func loadUntilKilled(t *testing.T, path string, first int, after time.Duration) (last int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=TestLoadForEver")
	cmd.Env = append(os.Environ(), "SVODKA_TEST_LOAD="+path, fmt.Sprint("SVODKA_TEST_FIRST=", first))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if n, ok := strings.CutPrefix(lines.Text(), "loaded "); ok {
			if last, err = strconv.Atoi(n); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait() // it was killed
	return last
}

func TestLoadForEver(t *testing.T) {
	path := os.Getenv("SVODKA_TEST_LOAD")
	if path == "" {
		t.Skip("it is run by another test")
	}
	e := openAt(t, path)
	defer shut(t, e)
	first, err := strconv.Atoi(os.Getenv("SVODKA_TEST_FIRST"))
	if err != nil {
		t.Fatal(err)
	}
	for n := first; ; n++ {
		var text strings.Builder
		text.WriteString("deals:\n id owner client created closed outcome amount\n")
		for i := range batchDeals {
			fmt.Fprintf(&text, "%d-%d ann c%d 2026-03-02 2026-03-10 won 100\n", n, i, i%7)
		}
		text.WriteString("changes:\n deal at stage\n")
		for i := range batchDeals {
			fmt.Fprintf(&text, "%d-%d 2026-03-04 talk\n", n, i)
		}
		b := enginetest.Batch(t, text.String())
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("loaded %d\n", n)
	}
}
