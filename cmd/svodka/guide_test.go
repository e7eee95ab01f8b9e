//go:build cgo

package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// grown is how long charts take to reach their size.
const grown = time.Second

// TestGuidePictures takes the pictures of the guide in both languages and checks that the guide has them all. With
// SVODKA_GUIDE=1 it keeps them in docs/guide, for pages that have changed.
func TestGuidePictures(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	s := serve(t, t.TempDir(), "--demo")
	b := newTab(t)
	for _, p := range []struct{ name, path, click string }{
		{"owner", "/d/owner", ""},
		{"funnel", "/r/funnel", ""},
		{"records", "/r/refusals?view=table", ".tbl a.drill[data-panel]"},
		{"builder", "/r/new?template=people", ""},
		{"plans", "/plans", ""},
		{"kpi", "/kpi", ""},
		{"my", "/my", ""},
		{"alerts", "/alerts", ""},
		{"schedule", "/schedules/new?board=plan_fact", ""},
	} {
		for _, l := range []look{{"ru", "light", 1440}, {"en", "light", 1440}} {
			b.open(s.url+p.path, l)
			if p.click != "" {
				eval[int](b, `document.querySelector('`+p.click+`').click(), 0`)
				b.Until("the panel opens", `document.querySelector('#panel .pbody') != null`)
			}
			time.Sleep(grown)
			picture, err := chromedp.Run(b.Ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			const least = 20_000
			if len(picture) < least {
				t.Errorf("%s in %s: a picture of %d bytes", p.name, l.lang, len(picture))
			}
			file := filepath.Join("..", "..", "docs", "guide", p.name+"."+l.lang+".png")
			if os.Getenv("SVODKA_GUIDE") != "" {
				if err := os.WriteFile(file, picture, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := os.Stat(file); err != nil {
				t.Errorf("the guide has no such picture; SVODKA_GUIDE=1 go test ./cmd/svodka -run TestGuidePictures makes it: %v", err)
			}
		}
	}
}
