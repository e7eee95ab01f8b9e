package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"svodka/internal/sync"
)

// The ceilings of requests a second: what we allow ourselves at amoCRM, and what a Bitrix24 portal gives back to its bucket.
const (
	ceilingAmo    = 6
	ceilingBitrix = 2
	// budgetBitrix is the part of the time that one method may work there: 480 s in ten minutes. Of a long list of one kind it is the
	// narrower limit.
	budgetBitrix = 0.8
)

// rush is a clock that runs faster than in life, so that a load of hours is measured in minutes: all that waits for the CRM
// is shorter, all that the machine does takes as long as it takes.
type rush struct {
	start time.Time
	speed float64
}

func (r rush) now() time.Time {
	return r.start.Add(time.Duration(float64(time.Since(r.start)) * r.speed))
}

func (r rush) wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(time.Duration(float64(d) / r.speed)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func fromEnv(b *testing.B, name string, usual float64) float64 {
	b.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		b.Fatal(err)
	}
	return v
}

// BenchmarkFirstLoad reads a company from the fake amoCRM, a process of its own, at its documented limits and with answers
// that take up to 400 ms, then maps and loads it once more from the shelf. It tells how near the reading comes to the ceiling
// of the limits, how much faster the warehouse takes the rows than the CRM gives them, the memory of this process, and what a
// run without news costs. SVODKA_BENCH_SCALE is the size of the company (8 is 200 thousand leads), SVODKA_BENCH_SPEED
// how fast the clock runs: so fast that the machine keeps up.
func BenchmarkFirstLoad(b *testing.B) { benchLoad(b, "amocrm", ceilingAmo) }

// BenchmarkFirstLoad24 does the same with the fake Bitrix24.
func BenchmarkFirstLoad24(b *testing.B) { benchLoad(b, "bitrix24", ceilingBitrix) }

func benchLoad(b *testing.B, kind string, ceiling float64) {
	b.Helper()
	speed := fromEnv(b, "SVODKA_BENCH_SPEED", 10)
	for range b.N {
		c := &connected{dir: filepath.Join(b.TempDir(), "data"), real: true}
		clock := rush{time.Now(), speed}
		fields, stop := played(b, kind, fromEnv(b, "SVODKA_BENCH_SCALE", 0.2), speed)
		c.hurry(b, clock)
		var err error
		c.source, err = c.house.sources.Add(context.Background(), sync.Draft{Kind: kind, Fields: fields, Timetable: "каждые 10 минут"})
		if err != nil {
			b.Fatal(err)
		}
		began := topmost()
		read := c.reading(b)
		start := time.Now()
		first := c.sync(b, sync.WhyFirst)
		took := read().Sub(start).Seconds() * speed // of the CRM's clock
		b.ReportMetric(took, "reading-s")
		b.ReportMetric(float64(first.Objects)/took, "objects/s")
		b.ReportMetric(float64(topmost())/1024, "MiB-most")
		b.ReportMetric(float64(began)/1024, "MiB-before")
		rows := int64(0)
		for _, n := range first.Rows {
			rows += n.Rows
		}
		b.ReportMetric(float64(rows)/took, "read-rows/s")
		start = time.Now()
		m, err := c.house.sources.Choices(context.Background(), c.source.ID)
		if err != nil {
			b.Fatal(err)
		}
		if err := c.house.sources.Map(context.Background(), c.source.ID, m.Proposed); err != nil {
			b.Fatal(err)
		}
		c.sync(b, sync.WhyMapping)
		b.ReportMetric(float64(rows)/time.Since(start).Seconds(), "mapped-rows/s")
		b.ReportMetric(float64(rows), "rows")
		b.ReportMetric(float64(topmost())/1024, "MiB-most-after-mapping")
		requests, worked := stop()
		b.ReportMetric(requests, "requests")
		b.ReportMetric(requests/took, "requests/s")
		b.ReportMetric(worked, "busiest-method-s")
		b.ReportMetric(max(requests/ceiling, worked/budgetBitrix)/took, "of-ceiling")
		c.shut(b)
	}
}

// hurry opens the data directory under a clock that runs faster.
func (c *connected) hurry(b *testing.B, clock rush) {
	b.Helper()
	ctx := context.Background()
	a := &app{io: Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, now: clock.now}
	a.conf.Data, a.conf.Lang = c.dir, "ru"
	a.conf.Memory = os.Getenv("SVODKA_MEMORY")
	h, err := a.open(ctx, "test", true)
	if err != nil {
		b.Fatal(err)
	}
	p, err := h.people(ctx, a)
	if err != nil {
		b.Fatal(err)
	}
	s, err := a.sources(h, p, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	s.Wait = clock.wait
	c.house = &offline{h, p, s}
}

// played starts a fake in a process of its own; stop ends it and tells how many requests it answered, and for how many seconds, by its
// own reckoning, its busiest method worked.
func played(b *testing.B, kind string, scale, speed float64) (fields map[string]string, stop func() (requests, worked float64)) {
	b.Helper()
	exe := os.Getenv("SVODKA_BENCH_FAKE")
	if exe == "" {
		exe = filepath.Join(b.TempDir(), "svodka")
		if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
			b.Fatalf("build: %v\n%s", err, out)
		}
	}
	cmd := exec.Command(exe, "fake", kind, "--lang", "en", "--addr", "127.0.0.1:0", "--delay", "400ms",
		"--scale", fmt.Sprint(scale), "--speed", fmt.Sprint(speed))
	cmd.Env = append(os.Environ(), "GOGC=40")
	out, in := io.Pipe()
	cmd.Stdout, cmd.Stderr = in, in
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		_ = in.Close()
		close(ended)
	}()
	b.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = out.Close()
		<-ended
	})
	fields = map[string]string{}
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "Stop it") {
		if name, value, ok := strings.Cut(strings.TrimSpace(lines.Text()), "="); ok {
			fields[name] = value
		}
	}
	return fields, func() (requests, worked float64) {
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			b.Fatal(err)
		}
		for lines.Scan() {
			_, _ = fmt.Sscanf(lines.Text(), "Requests answered: %f", &requests)
			_, _ = fmt.Sscanf(lines.Text(), "Longest at work: %f", &worked)
		}
		return requests, worked
	}
}

// reading watches a run; the returned function tells when the last object came from the CRM.
func (c *connected) reading(b *testing.B) func() time.Time {
	b.Helper()
	done, last := make(chan struct{}), make(chan time.Time)
	go func() {
		at, objects := time.Now(), int64(0)
		for {
			select {
			case <-done:
				last <- at
				return
			case <-time.After(50 * time.Millisecond):
			}
			now := time.Now()
			st, err := c.house.sources.Get(context.Background(), c.source.ID)
			if err != nil {
				continue
			}
			n := int64(0)
			for _, s := range st.Progress {
				n += s.Objects
			}
			if n > objects {
				at, objects = now, n
			}
		}
	}()
	return func() time.Time { close(done); return <-last }
}

// topmost is the most memory that this process has had, in KiB, where the system tells.
func topmost() (kib int64) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	if _, line, ok := bytes.Cut(text, []byte("VmHWM:")); ok {
		_, _ = fmt.Sscan(string(line), &kib)
	}
	return kib
}
