package builder_test

import (
	"context"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/web/browsertest"
	"svodka/internal/web/page"
	"svodka/internal/web/static"
)

// tab is a tab of a browser that puts reports together.
type tab struct{ *browsertest.Tab }

func newTab(t *testing.T) *tab {
	t.Helper()
	return &tab{browsertest.New(t)}
}

// waits for a JavaScript condition, and until htmx has settled what it put into the page: buttons work from then on.
func (b *tab) waits(condition string) {
	b.T.Helper()
	b.Until(condition, "("+condition+") && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')")
}

// TestInBrowser puts a report together by dialog, keys and mouse.
func TestInBrowser(t *testing.T) {
	assets, err := static.New()
	must(t, err)
	h := openWith(t, assets) // nobody has an account, so the pages open on this machine
	server := httptest.NewServer(h.mux)
	t.Cleanup(server.Close)
	b := newTab(t)
	shelf := func(name string) string {
		return `[...document.querySelectorAll('[data-shelf=` + name + `] input[type=hidden]')].map(i => i.value).join()`
	}
	b.Do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/r/new?blank=1"))
	b.waits(`!document.documentElement.classList.contains('no-js') && document.querySelector('#b-add-metrics')`)

	// The "+" opens a list with search; what is chosen stands on the shelf and is shown at once.
	b.Do(chromedp.Click(chromedp.CSS("#b-add-metrics")))
	b.waits(`document.querySelector('#b-dlg').open && document.activeElement.id === 'b-find'`)
	b.Do(chromedp.SendKeys(chromedp.CSS("#b-find"), "выруч"))
	b.waits(`document.querySelector('[value="add:metrics:revenue"]').offsetParent && !document.querySelector('[value="add:metrics:leads_new"]').offsetParent`)
	b.Do(chromedp.Click(chromedp.CSS(`[value="add:metrics:revenue"]`)))
	b.waits(shelf("metrics") + ` === 'revenue' && !document.querySelector('#b-dlg').open && document.activeElement.id === 'b-p-revenue'`)
	b.Do(chromedp.Click(chromedp.CSS("#b-add-metrics")))
	b.waits(`document.querySelector('[value="add:metrics:deals_won"]')`)
	b.Do(chromedp.Click(chromedp.CSS(`[value="add:metrics:deals_won"]`)))
	b.waits(shelf("metrics") + ` === 'revenue,deals_won'`)
	b.Do(chromedp.Click(chromedp.CSS("#b-add-rows")))
	b.waits(`document.querySelector('[value="add:rows:owner"]')`)
	b.Do(chromedp.Click(chromedp.CSS(`[value="add:rows:owner"]`)))
	b.waits(shelf("rows") + ` === 'owner'`)
	// Keys lift a pill only once the answer to the last change stands: it brings the shelves anew.
	browsertest.Eval[int](b.Tab, `document.querySelector('#preview').firstElementChild.setAttribute('data-before', ''), 0`)
	b.Do(chromedp.SetValue(chromedp.CSS("#b-range"), "last-month"))
	browsertest.Eval[int](b.Tab, `document.querySelector('#b-range').dispatchEvent(new Event('change', {bubbles: true})), 0`)
	b.waits(`!document.querySelector('#preview [data-before]') && document.querySelector('#preview').textContent.includes('77') &&
		document.querySelector('#preview canvas')`)

	// A pill is lifted, moved and put down by keys; that can be undone.
	b.Do(chromedp.Focus(chromedp.CSS("#b-p-revenue")), chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(" "))
	b.waits(shelf("metrics") + ` === 'deals_won,revenue' && document.activeElement.id === 'b-p-revenue' && !document.querySelector('#b-undo').disabled`)
	b.waits(`/Двойного счёта нет/.test(document.querySelector('#preview').textContent) && document.querySelector('#preview thead').textContent.indexOf('Продажи') < document.querySelector('#preview thead').textContent.indexOf('Выручка')`)
	b.Do(chromedp.Click(chromedp.CSS("#b-undo")))
	b.waits(shelf("metrics") + ` === 'revenue,deals_won' && !document.querySelector('#b-redo').disabled`)

	// The draft keeps itself; the report is saved and opens.
	b.waits(`/Черновик сохранён/.test(document.querySelector('#b-draft').textContent)`)
	b.Do(chromedp.Click(chromedp.CSS("#b-save")))
	b.waits(`document.querySelector('#b-dlg').open && document.activeElement.id === 'b-named' && /Выручка/.test(document.querySelector('#b-named').value)`)
	b.Do(chromedp.SetValue(chromedp.CSS("#b-named"), "Кто сколько продал"), chromedp.Click(chromedp.CSS("#b-named-save")))
	b.waits(`/^\/r\/my-/.test(location.pathname) && /Кто сколько продал/.test(document.querySelector('h1').textContent)`)
	list, err := h.boards.List(context.Background(), board.Person{Login: page.Local, Role: account.Owner}, board.Report)
	must(t, err)
	own := slices.DeleteFunc(list, func(x board.Board) bool { return x.Shipped })
	if len(own) != 1 || own[0].Draft || own[0].Title.RU != "Кто сколько продал" || !strings.Contains(own[0].Tiles[0].Ask, "metrics=revenue,deals_won&by=owner") {
		t.Errorf("kept: %+v", own)
	}
	b.Quiet()
}
