package fault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func pull(account string, cause error) (err error) {
	defer Wrap(&err, "sync.Pull(%s)", account)
	return cause
}

func TestReaderSeesTheSentenceAndTheLogTheTrail(t *testing.T) {
	sentence := Sentence(Invalid, "There is no report %q.", "Отчёта «%s» нет.", "sales")
	err := pull("retail", pull("inner", sentence))
	if want := `sync.Pull(retail): sync.Pull(inner): There is no report "sales".`; err.Error() != want {
		t.Errorf("log: %s", err)
	}
	if got, want := Message(err), `There is no report "sales".`; got != want {
		t.Errorf("English: %s", got)
	}
	if got, want := MessageIn(err, "ru"), "Отчёта «sales» нет."; got != want {
		t.Errorf("Russian: %s", got)
	}
	if got := MessageIn(err, "de"); got != Message(err) {
		t.Errorf("German: %s", got)
	}
	if !Is(err, Invalid) || Is(err, NotFound) || Status(err) != 400 {
		t.Errorf("kind %s, status %d", KindOf(err), Status(err))
	}
}

func TestWrapLeavesNilAlone(t *testing.T) {
	if err := pull("retail", nil); err != nil {
		t.Error(err)
	}
}

func TestKinds(t *testing.T) {
	for _, row := range []struct {
		err    error
		kind   Kind
		status int
	}{
		{nil, Internal, 200},
		{io.EOF, Internal, 500},
		{New(Internal, "disk"), Internal, 500},
		{New(Invalid, "x"), Invalid, 400},
		{New(Forbidden, "x"), Forbidden, 403},
		{New(NotFound, "x"), NotFound, 404},
		{New(Conflict, "x"), Conflict, 409},
		{New(Busy, "x"), Busy, 503},
		{context.Canceled, Busy, 503},
		{fmt.Errorf("scan: %w", context.DeadlineExceeded), Busy, 503},
		{fmt.Errorf("scan: %w", New(NotFound, "x")), NotFound, 404},
		{Because(New(NotFound, "x"), Conflict, Text{EN: "y"}), Conflict, 409},
		{errors.Join(io.EOF, New(Forbidden, "x")), Forbidden, 403},
	} {
		if got := KindOf(row.err); got != row.kind {
			t.Errorf("KindOf(%v) = %s, want %s", row.err, got, row.kind)
		}
		if got := Status(row.err); got != row.status {
			t.Errorf("Status(%v) = %d, want %d", row.err, got, row.status)
		}
		if Is(row.err, row.kind) != (row.err != nil) {
			t.Errorf("Is(%v, %s)", row.err, row.kind)
		}
	}
}

func TestInternalErrorsTellNothing(t *testing.T) {
	for _, err := range []error{errors.New("password=hunter2"), New(Internal, "password=hunter2")} {
		for _, code := range []string{"en", "ru"} {
			if got := MessageIn(err, code); got == "" || strings.Contains(got, "hunter2") {
				t.Errorf("%s: %s", code, got)
			}
		}
	}
	if Message(nil) != "" {
		t.Error("nothing went wrong, yet there is a sentence")
	}
}

func TestCauseStays(t *testing.T) {
	err := Because(io.ErrUnexpectedEOF, Busy, Text{EN: "amoCRM hung up.", RU: "amoCRM оборвал связь."})
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error("the cause is lost")
	}
	if strings.Contains(Message(err), "EOF") {
		t.Error("the reader sees the cause")
	}
	if !strings.Contains(err.Error(), "EOF") {
		t.Error("the log does not see the cause")
	}
}
