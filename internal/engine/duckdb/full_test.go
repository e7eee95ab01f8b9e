package duckdb_test

import (
	"context"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/enginetest"
	"svodka/internal/fault"
)

// TestFullDisk loads in a process whose files may not grow: the load is refused in words for people, and the warehouse is
// as before.
func TestFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	enginetest.Load(t, e, sample)
	was := dump(t, e)
	shut(t, e)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=TestFullDiskLoad", "-test.v")
	cmd.Env = append(os.Environ(), "SVODKA_TEST_FULL="+path)
	out, _ := cmd.CombinedOutput()
	if text := string(out); !strings.Contains(text, "busy: На диске нет места") || !strings.Contains(text, "reading on: <nil>") {
		t.Errorf("got %s", out)
	}
	e = openAt(t, path)
	defer shut(t, e)
	if is := dump(t, e); is != was {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	problems(t, e)
}

func TestFullDiskLoad(t *testing.T) {
	path := os.Getenv("SVODKA_TEST_FULL")
	if path == "" {
		t.Skip("it is run by another test")
	}
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: 8 << 20, Max: 8 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	e := openAt(t, path)
	_, err := e.Load(t.Context(), (&firm{deals: 20_000}).batch())
	t.Logf("%v: %s (%v)", fault.KindOf(err), fault.MessageIn(err, "ru"), err)
	err = e.Read(t.Context(), func(s engine.Snapshot) error {
		_, err := enginetest.Dump(context.Background(), s)
		return err
	})
	t.Logf("reading on: %v", err)
}
