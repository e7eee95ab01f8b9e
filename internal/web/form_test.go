package web

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/render"
)

// TestPress makes no more files at once than there are places, gives up waiting and long work in a sentence, and frees the place.
func TestPress(t *testing.T) {
	t.Parallel()
	p := newPress()
	p.places, p.wait, p.work = make(chan struct{}, 1), 20*time.Millisecond, time.Hour
	begun, end := make(chan struct{}), make(chan struct{})
	slow := p.bounded(func(context.Context, io.Writer, *render.Document) error {
		close(begun)
		<-end
		return nil
	})
	done := make(chan error)
	go func() { done <- slow(t.Context(), io.Discard, nil) }()
	<-begun
	quick := p.bounded(func(context.Context, io.Writer, *render.Document) error { return nil })
	if err := quick(t.Context(), io.Discard, nil); !fault.Is(err, fault.Busy) || fault.MessageIn(err, "ru") != "Сейчас готовится много файлов. Повторите через минуту." {
		t.Errorf("with no place left: %v", err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	p.wait = time.Hour
	if err := quick(gone, io.Discard, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("whoever has gone: %v", err)
	}
	close(end)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := quick(t.Context(), io.Discard, nil); err != nil {
		t.Errorf("a place is free again: %v", err)
	}
	p.work = 10 * time.Millisecond
	long := p.bounded(func(ctx context.Context, _ io.Writer, _ *render.Document) error {
		<-ctx.Done()
		return ctx.Err()
	})
	if err := long(t.Context(), io.Discard, nil); !fault.Is(err, fault.Busy) || fault.MessageIn(err, "en") != "The file took too long to make. Choose a shorter period or another form: CSV is the quickest." {
		t.Errorf("a long one: %v", err)
	}
	if err := quick(t.Context(), io.Discard, nil); err != nil {
		t.Errorf("its place is free: %v", err)
	}
	if err := p.warm(t.Context()); err != nil {
		t.Errorf("warming: %v", err)
	}
}
