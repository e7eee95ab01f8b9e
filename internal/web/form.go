package web

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/render/paper"
	"svodka/internal/web/static"
)

// Bounds of the making of files: how long one may take, and how long one waits for its turn.
const (
	longestFile = 75 * time.Second
	longestWait = 30 * time.Second
)

// press makes files, so many at once that memory lasts. What draws charts is prepared when the first of them is wanted.
type press struct {
	drawer func() (*paper.Drawer, error)
	places chan struct{}
	// wait and work bound the time for a place and at it.
	wait, work time.Duration
}

func newPress() *press {
	return &press{
		drawer: sync.OnceValues(Drawer), places: make(chan struct{}, max(2, runtime.GOMAXPROCS(0))), wait: longestWait, work: longestFile,
	}
}

// forms are the forms that pages are written in as files.
func (p *press) forms() []render.Format {
	list := render.Formats(func() (render.Drawer, error) { return p.drawer() })
	for i := range list {
		list[i].Write = p.bounded(list[i].Write)
	}
	return list
}

// bounded lets a form be written in its turn and no longer than allowed.
func (p *press) bounded(write func(context.Context, io.Writer, *render.Document) error) func(context.Context, io.Writer, *render.Document) error {
	return func(ctx context.Context, w io.Writer, d *render.Document) error {
		patience := time.NewTimer(p.wait)
		defer patience.Stop()
		select {
		case p.places <- struct{}{}:
			defer func() { <-p.places }()
		case <-patience.C:
			return fault.Sentence(fault.Busy, "Many files are being made at the moment. Try again in a minute.",
				"Сейчас готовится много файлов. Повторите через минуту.")
		case <-ctx.Done():
			return ctx.Err()
		}
		work := p.work
		if streams(d) {
			work *= streamed
		}
		bound, cancel := context.WithTimeout(ctx, work)
		defer cancel()
		err := write(bound, w, d)
		if err != nil && ctx.Err() == nil && errors.Is(bound.Err(), context.DeadlineExceeded) {
			return fault.Because(err, fault.Busy, fault.Text{
				EN: "The file took too long to make. Choose a shorter period or another form: CSV is the quickest.",
				RU: "Файл готовился слишком долго. Выберите период короче или другой формат: быстрее всех CSV.",
			})
		}
		return err
	}
}

// streamed is how many times longer a file may take whose rows are too many to be held at once.
const streamed = 6

func streams(d *render.Document) bool {
	return d != nil && slices.ContainsFunc(d.Parts, func(p render.Part) bool { return p.Table != nil && p.Table.Stream != nil })
}

// warm prepares what draws, so that the first reader of a file need not wait for it.
func (p *press) warm(ctx context.Context) error {
	d, err := p.drawer()
	if err != nil {
		return err
	}
	return d.Warm(ctx)
}

// Drawer draws charts and pages of paper with the script and the typefaces that the program carries.
func Drawer() (*paper.Drawer, error) {
	p, err := static.ForPaper()
	if err != nil {
		return nil, err
	}
	return paper.New(p.Script, paper.Faces{Regular: p.Regular, Bold: p.Bold})
}
