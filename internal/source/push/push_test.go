package push

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
)

const secret = "0123456789abcdef"

const shop = `
currency: RUB
streams:
  - stream: заказы
    key: номер
    rows:
      - deal: {id: номер, title: номер, client: клиент.инн, amount: сумма, created_at: дата, outcome: {column: итог, map: {да: won, нет: lost}}}
  - stream: строки
    key: заказ, n
    dates: unix
    rows:
      - line: {id: {join: [заказ, n], sep: "-"}, deal: заказ, product: товар, amount: сумма}
`

type inbox struct {
	remote *Remote
	shelf  *sourcetest.Shelf
	rows   sourcetest.Rows
	seq    int64
}

func newInbox(t *testing.T, mapping string, secrets map[string]string) *inbox {
	t.Helper()
	if secrets == nil {
		secrets = map[string]string{"secret": secret}
	}
	opened, err := Opener().Open(source.Opening{
		ID: "push", Fields: map[string]string{"zone": "Europe/Moscow", "mapping": mapping}, Vault: sourcetest.NewVault(secrets), Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := opened.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	r, _ := opened.(*Remote)
	return &inbox{remote: r, shelf: sourcetest.NewShelf(), rows: sourcetest.Rows{}}
}

func (x *inbox) send(entity, body string, headers ...string) (source.Receipt, error) {
	h := http.Header{"X-Svodka-Key": {secret}}
	for i := 0; i < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return x.remote.Receive(context.Background(), x.shelf, entity, h, []byte(body))
}

func (x *inbox) deliver(t *testing.T) {
	t.Helper()
	seq, _ := x.shelf.Seq(context.Background())
	x.rows.Deliver(t, x.remote, x.shelf, source.Mapping{}, x.seq)
	x.seq = seq
}

func TestRowsComeIn(t *testing.T) {
	x := newInbox(t, shop, nil)
	for _, body := range []string{
		`[{"номер": "З-1", "клиент": {"инн": "7701", "имя": "ООО"}, "сумма": 1234.56, "дата": "2026-11-01 10:00:00", "итог": "да", "лишнее": [1, {"a": 2}]}]`,
		`{"rows": [{"номер": "З-2", "клиент": {"инн": "7702"}, "сумма": "99", "дата": "2026-11-02T10:00:00+05:00", "итог": null}]}`,
		"{\"номер\": 3, \"сумма\": 1}\n{\"номер\": 4, \"сумма\": 5}\n\n",
		`{"номер": "З-1", "клиент": {"инн": "7701"}, "сумма": 2, "дата": "2026-11-01"}`, // again, changed
		`[{"номер": 4, "_deleted": true}, {"номер": 5, "сумма": 7}, {"номер": 5, "сумма": 8}]`,
	} {
		receipt, err := x.send("заказы", body)
		if err != nil || receipt.Accepted == 0 || len(receipt.Bad) > 0 {
			t.Fatal(receipt, err, body)
		}
		x.deliver(t)
	}
	if receipt, err := x.send("заказы", "номер=6&сумма=10", "Content-Type", "application/x-www-form-urlencoded"); err != nil || receipt.Accepted != 1 {
		t.Fatal(receipt, err)
	}
	x.deliver(t)
	moscow, _ := time.LoadLocation("Europe/Moscow")
	want := map[string]map[string]any{
		"push:З-1": {"title": "З-1", "client": "push:7701", "amount": int64(200), "currency": "RUB", "created_at": time.Date(2026, 11, 1, 0, 0, 0, 0, moscow).Unix()},
		"push:З-2": {"title": "З-2", "client": "push:7702", "amount": int64(9900), "currency": "RUB", "created_at": time.Date(2026, 11, 2, 5, 0, 0, 0, time.UTC).Unix()},
		"push:3":   {"title": "3", "amount": int64(100), "currency": "RUB"},
		"push:5":   {"title": "5", "amount": int64(800), "currency": "RUB"},
		"push:6":   {"title": "6", "amount": int64(1000), "currency": "RUB"},
	}
	if !reflect.DeepEqual(x.rows["deal"], want) {
		t.Errorf("got %v\nwant %v", x.rows["deal"], want)
	}
	if x.rows["client"]["push:7702"] == nil {
		t.Error("a client that is only named was not made")
	}
}

func TestWithoutMapping(t *testing.T) {
	x := newInbox(t, "", nil)
	for entity, body := range map[string]string{
		"deal":   `[{"id": 1, "title": "Окна", "amount": 10.5, "stage": "s1", "owner": "u1", "created_at": "2026-11-01T00:00:00Z"}]`,
		"user":   `[{"id": "u1", "name": "Анна"}]`,
		"stage":  `[{"id": "s1", "name": "Новая", "pipeline": "p", "outcome": "open"}]`,
		"client": `[{"id": "c", "name": "Клиент"}]`,
	} {
		if receipt, err := x.send(entity, body); err != nil || len(receipt.Bad) > 0 {
			t.Fatal(entity, receipt, err)
		}
	}
	x.deliver(t)
	if d := x.rows["deal"]["push:1"]; d["amount"] != int64(1050) || d["owner"] != "push:u1" || x.rows["user"]["push:u1"]["name"] != "Анна" {
		t.Errorf("%v", x.rows)
	}
}

func TestBadRowsTakeNothingIn(t *testing.T) {
	x := newInbox(t, shop, nil)
	receipt, err := x.send("заказы", `[{"номер": 1, "сумма": 5}, {"номер": 2, "сумма": "пять"}, {"сумма": 3}, {"номер": 4, "дата": "31 июня"}, {"номер": 5, "итог": "может"}]`)
	if err != nil || receipt.Accepted != 0 || len(receipt.Bad) != 1 || receipt.Bad[0].Row != 3 || receipt.Bad[0].Field != "номер" {
		t.Fatalf("%+v %v", receipt, err)
	}
	receipt, err = x.send("заказы", `[{"номер": 1, "сумма": 5}, {"номер": 2, "сумма": "пять"}, {"номер": 4, "дата": "31 июня"}, {"номер": 5, "итог": "может"}]`)
	if err != nil || receipt.Accepted != 0 {
		t.Fatal(receipt, err)
	}
	var got []string
	for _, b := range receipt.Bad {
		got = append(got, fmt.Sprint(b.Row, b.Field, b.Value))
		if b.Reason.RU == "" {
			t.Error("no reason for", b)
		}
	}
	if want := []string{"2 сумма пять", "3 дата 31 июня", "4 итог может"}; fmt.Sprint(got) != fmt.Sprint(want) && strings.Join(got, "|") != "2суммапять|3дата31 июня|4итогможет" {
		t.Error(got)
	}
	if n, _ := x.shelf.Count(context.Background(), "заказы"); n != 0 {
		t.Errorf("%d rows were taken in", n)
	}
}

func TestOnce(t *testing.T) {
	x := newInbox(t, shop, nil)
	body := `[{"номер": 1, "сумма": 5}, {"номер": 2, "сумма": 6}]`
	first, err := x.send("заказы", body, "Idempotency-Key", "k1")
	if err != nil || first.Accepted != 2 || first.Again {
		t.Fatal(first, err)
	}
	if _, err := x.send("заказы", `[{"номер": 1, "сумма": 7}]`); err != nil {
		t.Fatal(err)
	}
	seq, _ := x.shelf.Seq(context.Background())
	again, err := x.send("заказы", body, "Idempotency-Key", "k1") // late, and must not undo what came after it
	if err != nil || again.Accepted != 2 || !again.Again {
		t.Fatal(again, err)
	}
	if now, _ := x.shelf.Seq(context.Background()); now != seq {
		t.Error("the repeated batch was taken in")
	}
	if _, err := x.send("заказы", body+" ", "Idempotency-Key", "k1"); !fault.Is(err, fault.Conflict) {
		t.Error(err)
	}
	x.deliver(t)
	if x.rows["deal"]["push:1"]["amount"] != int64(700) || len(x.rows["deal"]) != 2 {
		t.Error(x.rows["deal"])
	}
}

func TestStrangersAreRefused(t *testing.T) {
	x := newInbox(t, shop, map[string]string{"secret": secret, "signature": "sign"})
	body := `{"номер": 1}`
	mac := hmac.New(sha256.New, []byte("sign"))
	mac.Write([]byte(body))
	good := "sha256=" + hex.EncodeToString(mac.Sum(nil))
	for _, h := range [][]string{
		{"X-Signature", good, "X-Svodka-Key", "0123456789abcdeX"}, {"X-Svodka-Key", "", "X-Signature", good}, {}, {"X-Signature", good[:len(good)-1] + "z"},
		{"X-Signature", "sha256="},
	} {
		if _, err := x.send("заказы", body, h...); !fault.Is(err, fault.Forbidden) {
			t.Error(h, err)
		}
	}
	if _, err := x.send("заказы", body+" ", "X-Signature", good); !fault.Is(err, fault.Forbidden) {
		t.Error("a changed body passed:", err)
	}
	if receipt, err := x.send("заказы", body, "X-Signature", good); err != nil || receipt.Accepted != 1 {
		t.Error(receipt, err)
	}
	x.remote.vault = sourcetest.NewVault(map[string]string{"secret": "short"})
	if _, err := x.remote.Check(context.Background()); err == nil {
		t.Error("a short secret passed")
	}
}

func TestBadBatches(t *testing.T) {
	x := newInbox(t, shop, nil)
	for _, body := range []string{"", "[]", "[1]", `"x"`, `[{"номер": 1}`, `{"номер": 1} trailing`, "<xml/>", "null", "[[]]", strings.Repeat("[", 100000),
		"[" + strings.Repeat(`{"номер": 1},`, rowsMost) + `{"номер": 1}]`} {
		if receipt, err := x.send("заказы", body); !fault.Is(err, fault.Invalid) {
			t.Errorf("%.40q: %v %v", body, receipt, err)
		}
	}
	if _, err := x.send("orders", `{"номер": 1}`); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
	receipt, err := x.send("заказы", `{"номер": 1, "x": "`+strings.Repeat("я", rowMost)+`"}`)
	if err != nil || len(receipt.Bad) != 1 {
		t.Error(receipt, err)
	}
}

// TestGuide keeps the mappings of the guide readable.
func TestGuide(t *testing.T) {
	for _, name := range []string{"push.md", "push.ru.md"} {
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
