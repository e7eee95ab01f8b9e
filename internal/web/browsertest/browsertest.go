// Package browsertest opens pages in a real browser: chromium with an empty profile, one tab for a test, and what it complained of.
//
//	b := browsertest.New(t)
//	b.Do(chromedp.Navigate(url + "/metrics"))
//	b.Until("the list is there", `document.querySelectorAll('tbody tr').length > 3`)
//	b.Audit("/metrics")
package browsertest

import (
	"context"
	_ "embed" // the file of axe-core
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// step is how long a step in the page may take: the tests of several packages run on the same machine.
const step = 30 * time.Second

//go:embed axe/axe.min.js
var axe string

// Tab is one tab of a browser with what went wrong in it.
type Tab struct {
	T   *testing.T
	Ctx context.Context //nolint:containedctx // it is the tab: what is asked of the browser itself goes by it

	// Meant tells which complaints the test brings about on purpose.
	Meant func(complaint string) bool

	mu     sync.Mutex
	faults []string
}

// New starts a browser of the test's own, with an empty profile.
func New(t *testing.T) *Tab {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium: scripts/deps.sh install brings it")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-sync", true), chromedp.WSURLReadTimeout(time.Minute))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	b := &Tab{T: t, Ctx: ctx, Meant: func(string) bool { return false }}
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return b
}

// heard keeps what the browser complains of.
func (b *Tab) heard(event any) {
	fault := complaint(event)
	b.mu.Lock()
	defer b.mu.Unlock()
	if fault != "" && !b.Meant(fault) {
		b.faults = append(b.faults, fault)
	}
}

// complaint is what an event of the browser says is wrong, "" when nothing is.
func complaint(event any) string {
	switch e := event.(type) {
	case *cdpruntime.EventExceptionThrown:
		return "exception: " + e.ExceptionDetails.Text + " " + e.ExceptionDetails.Exception.Description
	case *cdpruntime.EventConsoleAPICalled:
		if e.Type != cdpruntime.ConsoleAPICalledTypeError && e.Type != cdpruntime.ConsoleAPICalledTypeWarning {
			return ""
		}
		var text []string
		for _, a := range e.Args {
			said := string(a.Value)
			_ = json.Unmarshal(a.Value, &said) // what is no text stays as it is written
			text = append(text, said+a.Description)
		}
		if all := strings.Join(text, " "); !leftMidway(all) {
			return "console " + string(e.Type) + " " + all
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			return "log: " + e.Entry.Text + " " + e.Entry.URL
		}
	}
	return ""
}

// leftMidway tells the words of a request that was given up: going on to another page ends it, and so does a newer request of the same
// field; nothing is wrong. htmx names such a request in two lines, of which the first stands before every failure's own line too.
func leftMidway(text string) bool {
	name, _, _ := strings.Cut(text, ",")
	return name == "htmx:afterRequest" || name == "htmx:sendAbort"
}

// Complaints gives what the browser has complained of since it was last asked.
func (b *Tab) Complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.faults
	b.faults = nil
	return list
}

// Quiet fails the test when the browser has complained.
func (b *Tab) Quiet() {
	b.T.Helper()
	for _, c := range b.Complaints() {
		b.T.Error(c)
	}
}

// Told waits until the browser complains in one of some words, and gives all that it complained of.
func (b *Tab) Told(words ...string) (all string, ok bool) {
	ctx, cancel := context.WithTimeout(b.Ctx, step)
	defer cancel()
	for ; !ok && ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		all += strings.Join(b.Complaints(), "\n")
		ok = slices.ContainsFunc(words, func(w string) bool { return strings.Contains(all, w) })
	}
	return all, ok
}

// Do runs steps.
func (b *Tab) Do(actions ...chromedp.Action[chromedp.Void]) {
	b.T.Helper()
	ctx, cancel := context.WithTimeout(b.Ctx, step)
	defer cancel()
	err := chromedp.Do(ctx, actions...)
	// A page that draws itself anew may do so between the moment when a node is found and the moment when it is pressed; nothing has
	// been pressed then.
	for try := 0; err != nil && len(actions) == 1 && try < 5 && strings.Contains(err.Error(), "Could not find node with given id"); try++ {
		err = chromedp.Do(ctx, actions...)
	}
	if err != nil {
		b.T.Fatalf("%v; the browser says %v", err, b.Complaints())
	}
}

// Eval works a JavaScript expression out in the page; a promise is waited for.
func Eval[V any](b *Tab, expression string) V {
	b.T.Helper()
	v, err := try[V](b, expression)
	if err != nil {
		b.T.Fatalf("%.200s: %v; the browser says %v", expression, err, b.Complaints())
	}
	return v
}

// try is Eval that may fail.
func try[V any](b *Tab, expression string) (V, error) {
	ctx, cancel := context.WithTimeout(b.Ctx, step)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[V](expression, chromedp.EvalAwaitPromise))
}

// Until waits for a condition in JavaScript to hold of a page that is loaded with its scripts. A condition that fails does not hold yet:
// the page that was asked may just have been left.
func (b *Tab) Until(what, condition string) {
	b.T.Helper()
	b.Await(step, what, condition)
}

// Await is Until for as long as is said.
func (b *Tab) Await(limit time.Duration, what, condition string) {
	b.T.Helper()
	condition = "document.readyState === 'complete' && Promise.resolve(" + condition + ").then(x => !!x)"
	ctx, cancel := context.WithTimeout(b.Ctx, limit)
	defer cancel()
	var err error
	for ; ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		var holds bool
		if holds, err = try[bool](b, condition); holds {
			return
		}
	}
	page, _ := try[string](b, `location.href + ', the focus on ' + document.activeElement?.outerHTML.slice(0, 200) + ': ' + document.body?.innerText.replace(/\s+/g, ' ').slice(0, 600)`)
	b.T.Fatalf("waited in vain until %s (%v); the browser says %v, the page is %s", what, err, b.Complaints(), page)
}

// Audit reports what is wrong with the page as it stands: what the browser complains of, what axe-core finds against WCAG 2.2 A and AA,
// and a page wider than its window.
func (b *Tab) Audit(name string) {
	b.T.Helper()
	for _, c := range b.Complaints() {
		b.T.Errorf("%s: %s", name, c)
	}
	if !Eval[bool](b, `typeof axe !== 'undefined'`) {
		Eval[int](b, axe+";0")
	}
	text := Eval[string](b, `axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}, resultTypes: ['violations']})
		.then(r => JSON.stringify(r.violations.map(v => ({rule: v.id, help: v.help, at: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160))}))))`)
	var found []struct {
		Rule string   `json:"rule"`
		Help string   `json:"help"`
		At   []string `json:"at"`
	}
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		b.T.Fatal(err)
	}
	for _, f := range found {
		b.T.Errorf("%s: %s: %s\n\t%s", name, f.Rule, f.Help, strings.Join(f.At, "\n\t"))
	}
	if wide := Eval[float64](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 1 {
		b.T.Errorf("%s: the page is %v px wider than its window", name, wide)
	}
}
