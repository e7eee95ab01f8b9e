package odata

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	fake "svodka/internal/fake/odata"
	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
)

const trade = `
currency: RUB
streams:
  - stream: Catalog_Контрагенты
    rows:
      - client: {id: Ref_Key, name: Description}
        when: {column: IsFolder, not: ["true"]}
  - stream: Document_Реализация
    rows:
      - deal: {id: Ref_Key, title: Number, created_at: Date, closed_at: ДатаОплаты, client: Контрагент_Key, amount: СуммаДокумента}
  - stream: товары
    resource: Document_Реализация
    part: Товары
    rows:
      - line: {id: {join: [Ref_Key, "Товары[].LineNumber"], sep: "-"}, deal: Ref_Key, product: "Товары[].Номенклатура_Key", quantity: "Товары[].Количество", amount: "Товары[].Сумма"}
`

const (
	catalog  = "Catalog_Контрагенты"
	shipment = "Document_Реализация"
)

// base is an infobase, a connector that reads it, and what it must deliver.
type base struct {
	fake    *fake.Server
	remote  *Remote
	shelf   *sourcetest.Shelf
	rows    sourcetest.Rows
	seq     int64
	clock   *sourcetest.Clock
	dice    *rand.Rand
	clients map[string]map[string]any
	deals   map[string]map[string]any
	lines   map[string]map[string]any
}

func key(kind, n int) string {
	return fmt.Sprintf("%08d-0000-4000-8000-%012d", kind*7919%97, n*7919%10007)
}

func newBase(t *testing.T, mapping string, o fake.Options) *base {
	t.Helper()
	o.User, o.Password = "Отчёты", "S3cret"
	b := &base{
		fake: fake.New(o), shelf: sourcetest.NewShelf(), rows: sourcetest.Rows{}, clock: sourcetest.NewClock(time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)),
		dice: rand.New(rand.NewPCG(3, 4)), clients: map[string]map[string]any{}, deals: map[string]map[string]any{}, lines: map[string]map[string]any{},
	}
	server := httptest.NewServer(b.fake)
	t.Cleanup(server.Close)
	b.open(t, server, mapping, o.Password)
	return b
}

func (b *base) open(t *testing.T, server *httptest.Server, mapping, password string) {
	t.Helper()
	opened, err := Opener().Open(source.Opening{
		ID: "erp", Fields: map[string]string{"address": server.URL + "/ут/", "user": "Отчёты", "zone": "Europe/Moscow", "mapping": mapping},
		Vault: sourcetest.NewVault(map[string]string{"password": password}), Now: b.clock.Now, Wait: b.clock.Wait, HTTP: server.Client(),
	})
	if err != nil {
		t.Fatal(err)
	}
	b.remote, _ = opened.(*Remote)
	b.remote.page, b.remote.keys = 20, 35
}

func (b *base) fill() {
	for i := range 45 {
		b.client(i)
	}
	for i := range 90 {
		b.shipment(i, b.dice.IntN(200))
	}
}

func (b *base) client(i int) {
	k, name, folder, marked := key(1, i), fmt.Sprintf("ООО «Клиент %d.%d»", i, b.dice.IntN(9)), i%10 == 9, b.dice.IntN(12) == 0
	b.fake.Set(catalog, fake.Object{
		"Ref_Key": k, "Code": "00000 ", "Description": name + "   ", "IsFolder": folder, "DeletionMark": marked, "Parent_Key": noKey,
		"Parent@navigationLinkUrl": "Catalog(guid'" + noKey + "')/Parent",
	})
	delete(b.clients, "erp:"+k)
	if !folder && !marked {
		b.clients["erp:"+k] = map[string]any{"name": name}
	}
}

// shipment writes a document of some days ago.
func (b *base) shipment(i, ago int) {
	k := key(2, i)
	b.forget(k)
	at := time.Date(2026, 11, 20, 8, i%60, 30, 0, b.remote.zone).AddDate(0, 0, -ago)
	kopecks, posted, client := b.dice.Int64N(1e8), b.dice.IntN(6) > 0, key(1, b.dice.IntN(45))
	o := fake.Object{
		"Ref_Key": k, "Number": fmt.Sprintf("УТ-%06d ", i), "Date": at.Format("2006-01-02T15:04:05"), "Posted": posted, "Контрагент_Key": client,
		"СуммаДокумента": float64(kopecks) / 100, "ДатаОплаты": noDate, "Ответственный_Key": noKey, "Комментарий": "",
	}
	deal := map[string]any{"title": fmt.Sprintf("УТ-%06d", i), "created_at": at.Unix(), "client": "erp:" + client, "amount": kopecks, "currency": "RUB"}
	if b.dice.IntN(2) == 0 {
		o["ДатаОплаты"] = at.AddDate(0, 0, 3).Format("2006-01-02T15:04:05")
		deal["closed_at"] = at.AddDate(0, 0, 3).Unix()
	}
	goods := []any{}
	for n := range b.dice.IntN(4) {
		product, sum := key(3, b.dice.IntN(9)), b.dice.Int64N(1e6)
		goods = append(goods, map[string]any{"LineNumber": fmt.Sprint(n + 1), "Номенклатура_Key": product, "Количество": n + 1, "Сумма": float64(sum) / 100})
		if posted {
			b.lines[fmt.Sprintf("erp:%s-%d", k, n+1)] = map[string]any{
				"deal": "erp:" + k, "product": "erp:" + product, "quantity": float64(n + 1), "amount": sum, "currency": "RUB",
			}
		}
	}
	o["Товары"] = goods
	b.fake.Set(shipment, o)
	if posted {
		b.deals["erp:"+k] = deal
	}
}

func (b *base) forget(k string) {
	delete(b.deals, "erp:"+k)
	for n := range 5 {
		delete(b.lines, fmt.Sprintf("erp:%s-%d", k, n))
	}
}

func (b *base) pull() error {
	return b.remote.Pull(context.Background(), b.shelf, func(source.Progress) {})
}

func (b *base) check(t *testing.T) {
	t.Helper()
	seq, _ := b.shelf.Seq(context.Background())
	b.rows.Deliver(t, b.remote, b.shelf, source.Mapping{}, b.seq)
	b.seq = seq
	for entity, want := range map[string]map[string]map[string]any{"deal": b.deals, "line": b.lines} {
		got := b.rows[entity]
		if len(want) == 0 || len(got) != len(want) {
			t.Errorf("%s: %d rows, want %d", entity, len(got), len(want))
		}
		for id, w := range want {
			g := got[id]
			if !reflect.DeepEqual(g, w) {
				t.Fatalf("%s %s:\n got %v\nwant %v", entity, id, g, w)
			}
		}
	}
	for id := range b.rows["client"] {
		if b.clients[id] == nil && b.rows["client"][id]["name"] == strings.TrimPrefix(id, "erp:") {
			t.Errorf("the client %s is deleted, but came as somebody new", id)
		}
	}
	for id, w := range b.clients {
		if !reflect.DeepEqual(b.rows["client"][id], w) {
			t.Fatalf("client %s: got %v, want %v", id, b.rows["client"][id], w)
		}
	}
}

func TestFollowsTheTruth(t *testing.T) {
	for _, o := range []fake.Options{{}, {NoCompare: true}} {
		t.Run(fmt.Sprint("no compare ", o.NoCompare), func(t *testing.T) {
			b := newBase(t, trade, o)
			b.fill()
			stop, puts := errors.New("stop"), 0
			for n := 1; ; n++ {
				puts = 0
				b.shelf.OnPut = func() error {
					if puts++; puts > 2 {
						return stop
					}
					return nil
				}
				err := b.pull()
				if err == nil {
					break
				}
				if !errors.Is(err, stop) || n > 30 {
					t.Fatal(n, err)
				}
			}
			b.shelf.OnPut = nil
			b.check(t)
			for range 12 {
				for range 10 {
					switch n := b.dice.IntN(100); b.dice.IntN(5) {
					case 0:
						b.fake.Remove(shipment, key(2, n))
						b.forget(key(2, n))
					case 1:
						b.client(b.dice.IntN(45))
					default:
						b.shipment(n, b.dice.IntN(200))
					}
				}
				if err := b.pull(); err != nil {
					t.Fatal(err)
				}
				if err := b.remote.Sweep(context.Background(), b.shelf, func(source.Progress) {}); err != nil {
					t.Fatal(err)
				}
				b.check(t)
			}
			totals, err := b.remote.Totals(context.Background(), b.shelf)
			if err != nil || len(totals) != 2 || totals[1].Theirs == 0 || totals[1].Theirs != totals[1].Ours {
				t.Error(totals, err)
			}
		})
	}
}

func TestRecentDocumentsNeedNoSweep(t *testing.T) {
	b := newBase(t, trade, fake.Options{})
	b.fill()
	if err := b.pull(); err != nil {
		t.Fatal(err)
	}
	b.check(t)
	for i := 200; i < 230; i++ {
		b.shipment(i, i%25)
	}
	if err := b.pull(); err != nil {
		t.Fatal(err)
	}
	b.check(t)
	b.fake.Journal()
	if err := b.pull(); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.fake.Journal() { // nothing new: only keys and versions are asked for
		if !strings.Contains(r.Query, "select=Ref_Key,DataVersion") && !strings.Contains(r.Query, "select=Ref_Key%2CDataVersion") {
			t.Error("nothing changed, but it asked for", r.Path, r.Query)
		}
	}
}

// TestFaults has every single request answered wrongly, once.
func TestFaults(t *testing.T) {
	faults := map[string]func(w http.ResponseWriter){
		"500": func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
		"no licence": func(w http.ResponseWriter) {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte("<html>Не обнаружено свободной лицензии!</html>"))
		},
		"html": func(w http.ResponseWriter) { _, _ = w.Write([]byte("<html>Идёт обновление</html>")) },
		"cut":  func(w http.ResponseWriter) { _, _ = w.Write([]byte(`{"odata.metadata":"x","value":[{"Ref_Key":"0000`)) },
		"lost": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
		"half": func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "1000")
			_, _ = w.Write([]byte(`{"value":[]}`))
		},
	}
	for name, answer := range faults {
		t.Run(name, func(t *testing.T) {
			b := newBase(t, trade, fake.Options{})
			b.fill()
			hit := false
			b.fake.Fail(func(_ int, w http.ResponseWriter, _ *http.Request) bool {
				if hit = !hit; hit {
					answer(w)
				}
				return hit
			})
			if err := b.pull(); err != nil {
				t.Fatal(err)
			}
			b.check(t)
			b.fill()
			if err := errors.Join(b.pull(), b.remote.Sweep(context.Background(), b.shelf, func(source.Progress) {})); err != nil {
				t.Fatal(err)
			}
			b.check(t)
		})
	}
}

func TestCheckAndErrors(t *testing.T) {
	ctx := context.Background()
	b := newBase(t, trade, fake.Options{})
	b.fill()
	a, err := b.remote.Check(ctx)
	if err != nil || a.User != "Отчёты" || len(a.Warnings) != 0 {
		t.Fatalf("%+v %v", a, err)
	}
	server := httptest.NewServer(b.fake)
	t.Cleanup(server.Close)
	for _, c := range []struct{ mapping, password, says string }{
		{trade, "wrong", "не принимает пользователя"},
		{strings.ReplaceAll(trade, shipment, "Document_Продажа"), "S3cret", "не публикует Document_Продажа"},
		{strings.Replace(trade, "title: Number", "title: Номер", 1), "S3cret", "не отдаёт реквизит Номер"},
		{strings.Replace(trade, "part: Товары", "part: Услуги", 1), "S3cret", "не отдаёт реквизит Услуги"},
		{strings.Replace(trade, "part:", "parts:", 1), "S3cret", "может быть, «part»"},
	} {
		b.open(t, server, c.mapping, c.password)
		_, err := b.remote.Check(ctx)
		if err == nil || !strings.Contains(fault.MessageIn(err, "ru"), c.says) || strings.Contains(err.Error(), c.password) {
			t.Errorf("want %q, got %q", c.says, fault.MessageIn(err, "ru"))
		}
		if err := b.pull(); err == nil {
			t.Error("a pull does not notice:", c.says)
		}
	}
	other := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(other.Close)
	b.open(t, other, trade, "S3cret")
	if _, err := b.remote.Check(ctx); !strings.Contains(fault.MessageIn(err, "ru"), "По адресу базы нет OData") {
		t.Errorf("another server: %v", err)
	}
	for body, want := range map[string]string{
		`{"odata.error":{"code":"9","message":{"lang":"ru","value":"Нет  прав"}}}`:        "Нет прав",
		`<?xml version="1.0"?><m:error xmlns:m="x"><m:message>Сбой</m:message></m:error>`: "Сбой",
		`<html><style>a{}</style><body>Нет <b>лицензии</b></body></html>`:                 "Нет лицензии",
	} {
		if got := reason([]byte(body)); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func TestProposal(t *testing.T) {
	ctx := context.Background()
	b := newBase(t, "", fake.Options{})
	b.fill()
	for i := range 5 {
		b.fake.Set("Document_РеализацияТоваровУслуг", fake.Object{
			"Ref_Key": key(2, i), "Number": "1", "Date": "2026-11-01T10:00:00", "Posted": true, "Контрагент_Key": key(1, 1), "СуммаДокумента": 10.5,
			"Товары": []any{map[string]any{"LineNumber": "1", "Номенклатура_Key": key(3, 1), "Количество": 2, "Сумма": 10.5}},
		})
	}
	o, err := b.remote.Options(ctx, b.shelf)
	if err != nil || !strings.Contains(o.Proposed.Text, catalog) {
		t.Fatal(o, err)
	}
	if err := b.pull(); err != nil {
		t.Fatal(err, "\n", o.Proposed.Text)
	}
	b.rows.Deliver(t, b.remote, b.shelf, source.Mapping{}, 0)
	if len(b.rows["deal"]) != 5 || len(b.rows["line"]) != 5 || len(b.rows["client"]) == 0 {
		t.Error(len(b.rows["deal"]), len(b.rows["line"]), "\n", o.Proposed.Text)
	}
}

// TestGuide keeps the mappings of the guide readable.
func TestGuide(t *testing.T) {
	for _, name := range []string{"odata.md", "odata.ru.md"} {
		page, err := os.ReadFile("../../../docs/guide/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(page), "```yaml\n")
		text, _, found := strings.Cut(rest, "```")
		r := &Remote{id: "guide"}
		if _, _, err := r.mapping(text); !found || err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
