//go:build cgo

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"svodka/internal/web/browsertest"
)

// served is a running `svodka serve`.
type served struct {
	url string
	out *syncBuffer
}

// syncBuffer is what a running command writes.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// serve starts the server on a free port of a data directory and stops it when the test ends.
func serve(t *testing.T, dir string, args ...string) served {
	t.Helper()
	return serveBy(t, testNow, dir, args...)
}

// serveBy is serve by another clock than the tests' own.
func serveBy(t *testing.T, now func() time.Time, dir string, args ...string) served {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out := &syncBuffer{}
	done := make(chan int, 1)
	line := append([]string{"serve", "--data", dir, "--addr", "127.0.0.1:0"}, args...)
	go func() { done <- Main(ctx, line, Streams{In: strings.NewReader(""), Out: out, Err: out}, now) }()
	t.Cleanup(func() {
		stop()
		if status := <-done; status != 0 {
			t.Errorf("serve ended with %d:\n%s", status, out)
		}
	})
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for range 600 {
		if found := address.FindString(out.String()); found != "" {
			return served{url: found, out: out}
		}
		select {
		case status := <-done:
			t.Fatalf("serve ended with %d:\n%s", status, out)
		case <-time.After(100 * time.Millisecond):
		}
	}
	t.Fatalf("serve said no address:\n%s", out)
	return served{}
}

// tab is a tab of a browser that looks at pages of the program.
type tab struct{ *browsertest.Tab }

func newTab(t *testing.T) *tab {
	t.Helper()
	return &tab{browsertest.New(t)}
}

// eval works an expression out in the page; a promise is waited for.
func eval[V any](b *tab, expression string) V {
	b.T.Helper()
	return browsertest.Eval[V](b.Tab, expression)
}

// look is how a page is looked at.
type look struct {
	lang, theme string
	width       int64
}

func (l look) String() string { return fmt.Sprintf("%s-%s-%d", l.lang, l.theme, l.width) }

// open opens a page as a reader would and waits until its charts are drawn.
func (b *tab) open(url string, l look) {
	b.T.Helper()
	const tall = 900
	sign := "?"
	if strings.Contains(url, "?") {
		sign = "&"
	}
	size := emulation.SetDeviceMetricsOverrideParams{Width: l.width, Height: tall, DeviceScaleFactor: 1, Mobile: l.width < 600}
	if _, err := chromedp.Call(b.Ctx, emulation.SetDeviceMetricsOverride, size); err != nil {
		b.T.Fatal(err)
	}
	b.Do(chromedp.Navigate(url + sign + "lang=" + l.lang + "&theme=" + l.theme))
	b.Until("the charts in sight of "+url+" are drawn", `document.querySelector('#main') && [...document.querySelectorAll('[data-chart]')]
		.filter(c => c.getBoundingClientRect().top < innerHeight && c.offsetParent).every(c => c.querySelector('canvas,svg'))`)
}

// audit reports what is wrong with the page as it stands, and with its charts further down.
func (b *tab) audit(name string, l look) {
	b.T.Helper()
	b.Audit(fmt.Sprintf("%s (%s)", name, l))
	b.drawAll(name, l)
	b.shoot(name, l)
}

// drawAll goes down the page, as a reader would, and checks that every chart gets drawn.
func (b *tab) drawAll(name string, l look) {
	b.T.Helper()
	left := eval[int](b, `(async () => {
		const wait = ms => new Promise(done => setTimeout(done, ms));
		const charts = [...document.querySelectorAll('[data-chart]')].filter(c => c.offsetParent);
		for (const c of charts) {
			c.scrollIntoView({block: 'center'});
			for (let i = 0; i < 200 && !c.querySelector('canvas,svg'); i++) await wait(50);
		}
		return charts.filter(c => !c.querySelector('canvas,svg')).length;
	})()`)
	if left > 0 {
		b.T.Errorf("%s (%s): %d charts are not drawn", name, l, left)
	}
	for _, c := range b.Complaints() {
		b.T.Errorf("%s (%s): %s", name, l, c)
	}
}

// shoot keeps a picture of the page in the folder that SVODKA_SHOTS names.
func (b *tab) shoot(name string, l look) {
	dir := os.Getenv("SVODKA_SHOTS")
	if dir == "" {
		return
	}
	const best = 100
	eval[int](b, `window.scrollTo(0, 0), 0`)
	picture, err := chromedp.Run(b.Ctx, chromedp.FullScreenshot(best))
	if err != nil {
		b.T.Fatal(err)
	}
	name = strings.NewReplacer("/", "_", "?", "_", "=", "-", "&", "_").Replace(strings.Trim(name, "/"))
	if err := os.WriteFile(filepath.Join(dir, name+"-"+l.String()+".png"), picture, 0o600); err != nil {
		b.T.Error(err)
	}
}

// media shows the page as another medium does: "print".
func (b *tab) media(name string) {
	b.T.Helper()
	if _, err := chromedp.Call(b.Ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name}); err != nil {
		b.T.Fatal(err)
	}
}
