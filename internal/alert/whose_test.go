package alert_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model/crm"
	"svodka/internal/warehouse"
)

// unhappy is the same company, with two clients who were asked how they liked it.
const unhappy = `
seen: 2026-03-20T09:00
departments:
  id    name   parent
  all   Sales  -
  north North  all
  south South  all
users:
  id  name department active
  ann Анна north      yes
  bob Bob  north      yes
  cyd Cyd  south      yes
clients:
  id name  owner created
  c1 Acme  bob   2026-01-10
  c2 Bolt  cyd   2026-01-10
  c3 Cone  cyd   2026-01-10
surveys:
  id client owner at         sent       kind score comment
  1  c1     ann   2026-03-20 2026-03-19 nps  3     "Долго ждали"
  2  c2     cyd   2026-03-20 2026-03-19 nps  9     -
`

// TestWhose tells a low mark at once to whom the client was asked about and to their head, once, and to nobody else: neither to
// who keeps the client now nor to other heads.
func TestWhose(t *testing.T) {
	e, err := memory.Open(warehouse.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	load := func(text string) time.Time {
		t.Helper()
		b, err := texttable.Batch("t", text, warehouse.DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		return b.Seen
	}
	o := &office{store: newShelf(), box: &box{}, now: load(unhappy).Add(3 * time.Hour)}
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return o.now }
	o.s, err = alert.New(alert.Options{
		Store: o.store, Asker: ask.New(ask.Options{Model: m, Engine: e, Now: now}), Model: m, Now: now, Sender: o.box, Viewer: sight,
		People: func(context.Context) ([]account.User, error) { return staff(), nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	o.turn(t)
	for _, l := range o.box.letters {
		head, body := l.Items[0].Text(lang.RU)
		if head != "Клиент не стал бы нас рекомендовать: Acme" ||
			strings.Join(body, "|") != "Оценка: 3|Комментарий: Долго ждали|Оценка от 0 до 6. Свяжитесь с клиентом в течение дня." {
			t.Errorf("%s is told %q %q", l.To.Login, head, body)
		}
	}
	if got := o.got(); got != "ann alert t:c1, nina alert t:c1" {
		t.Errorf("told %s", got)
	}
	o.turn(t)
	o.now = o.now.Add(24 * time.Hour)
	o.turn(t)
	if got := o.got(); got != "" {
		t.Errorf("told again: %s", got)
	}
}
