//go:build cgo

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
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

// tab is one tab of a browser with what went wrong in it.
type tab struct {
	t      *testing.T
	ctx    context.Context
	mu     sync.Mutex
	faults []string
	axe    string
}

// newTab starts a browser of its own, with an empty profile.
func newTab(t *testing.T) *tab {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium: scripts/deps.sh install brings it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-sync", true), chromedp.WSURLReadTimeout(time.Minute))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{t: t, ctx: ctx, axe: string(axe)}
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return b
}

// heard keeps what the browser complains of.
func (b *tab) heard(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *cdpruntime.EventExceptionThrown:
		b.faults = append(b.faults, "exception: "+e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
	case *cdpruntime.EventConsoleAPICalled:
		if e.Type == cdpruntime.ConsoleAPICalledTypeError || e.Type == cdpruntime.ConsoleAPICalledTypeWarning {
			text := []string{"console", string(e.Type)}
			for _, a := range e.Args {
				text = append(text, string(a.Value)+a.Description)
			}
			if leftMidway(text) {
				return
			}
			b.faults = append(b.faults, strings.Join(text, " "))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			b.faults = append(b.faults, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// leftMidway tells the words of a request that a page was left with: going on to another page ends it, and nothing is wrong. htmx names
// an ended request in two lines, of which the first stands before every failure's own line too.
func leftMidway(console []string) bool {
	line := strings.Join(console, " ")
	return strings.Contains(line, `"htmx:sendAbort`) || strings.Contains(line, `"htmx:afterRequest`)
}

// complaints gives what was heard since the last call.
func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.faults
	b.faults = nil
	return list
}

// do runs steps, each list being given half a minute.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	err := chromedp.Do(ctx, actions...)
	// A page that draws itself anew may do so between the moment when a node is found and the moment when it is pressed; nothing has
	// been pressed then.
	for try := 0; err != nil && len(actions) == 1 && try < 5 && strings.Contains(err.Error(), "Could not find node with given id"); try++ {
		err = chromedp.Do(ctx, actions...)
	}
	if err != nil {
		b.t.Fatalf("%v; the browser says %v", err, b.complaints())
	}
}

// eval works an expression out in the page; a promise is waited for.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v; the browser says %v", expression[:min(len(expression), 200)], err, b.complaints())
	}
	return v
}

// until waits until an expression is true in the page.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	for range 200 {
		if eval[bool](b, expression) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("waited in vain until %s", what)
}

// look is how a page is looked at.
type look struct {
	lang, theme string
	width       int64
}

func (l look) String() string { return fmt.Sprintf("%s-%s-%d", l.lang, l.theme, l.width) }

// open opens a page as a reader would and waits until its charts are drawn.
func (b *tab) open(url string, l look) {
	b.t.Helper()
	const tall = 900
	sign := "?"
	if strings.Contains(url, "?") {
		sign = "&"
	}
	size := emulation.SetDeviceMetricsOverrideParams{Width: l.width, Height: tall, DeviceScaleFactor: 1, Mobile: l.width < 600}
	if _, err := chromedp.Call(b.ctx, emulation.SetDeviceMetricsOverride, size); err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.Navigate(url + sign + "lang=" + l.lang + "&theme=" + l.theme))
	b.until("the charts in sight of "+url+" are drawn", `document.querySelector('#main') && [...document.querySelectorAll('[data-chart]')]
		.filter(c => c.getBoundingClientRect().top < innerHeight && c.offsetParent).every(c => c.querySelector('canvas,svg'))`)
}

// audit reports what is wrong with the page as it stands: what the browser complains of, what axe-core finds against WCAG
// 2.2 A and AA, and a page wider than its window.
func (b *tab) audit(name string, l look) {
	b.t.Helper()
	for _, c := range b.complaints() {
		b.t.Errorf("%s (%s): %s", name, l, c)
	}
	if !eval[bool](b, `typeof axe !== 'undefined'`) {
		eval[int](b, b.axe+";0")
	}
	text := eval[string](b, `axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}, resultTypes: ['violations']})
		.then(r => JSON.stringify(r.violations.map(v => ({rule: v.id, help: v.help, at: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160))}))))`)
	var found []struct {
		Rule, Help string
		At         []string
	}
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		b.t.Fatal(err)
	}
	for _, f := range found {
		b.t.Errorf("%s (%s): %s: %s\n\t%s", name, l, f.Rule, f.Help, strings.Join(f.At, "\n\t"))
	}
	wide := eval[float64](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
	if wide > 1 {
		b.t.Errorf("%s (%s): the page is %v px wider than its window", name, l, wide)
	}
	b.drawAll(name, l)
	b.shoot(name, l)
}

// drawAll goes down the page, as a reader would, and checks that every chart gets drawn.
func (b *tab) drawAll(name string, l look) {
	b.t.Helper()
	left := eval[int](b, `(async () => {
		const wait = ms => new Promise(done => setTimeout(done, ms));
		const charts = [...document.querySelectorAll('[data-chart]')].filter(c => c.offsetParent);
		for (const c of charts) {
			c.scrollIntoView({block: 'center'});
			for (let i = 0; i < 60 && !c.querySelector('canvas,svg'); i++) await wait(50);
		}
		return charts.filter(c => !c.querySelector('canvas,svg')).length;
	})()`)
	if left > 0 {
		b.t.Errorf("%s (%s): %d charts are not drawn", name, l, left)
	}
	for _, c := range b.complaints() {
		b.t.Errorf("%s (%s): %s", name, l, c)
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
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(best))
	if err != nil {
		b.t.Fatal(err)
	}
	name = strings.NewReplacer("/", "_", "?", "_", "=", "-", "&", "_").Replace(strings.Trim(name, "/"))
	if err := os.WriteFile(filepath.Join(dir, name+"-"+l.String()+".png"), picture, 0o600); err != nil {
		b.t.Error(err)
	}
}

// media shows the page as another medium does: "print".
func (b *tab) media(name string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name}); err != nil {
		b.t.Fatal(err)
	}
}
