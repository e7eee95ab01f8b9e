package amocrm_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	fake "svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
	"svodka/internal/source"
	"svodka/internal/source/amocrm"
	"svodka/internal/source/demo"
	"svodka/internal/source/sourcetest"
)

// rig is an account, a connector that reads it, and what the connector delivered.
type rig struct {
	world  *company.World
	demo   *demo.Company
	fake   *fake.Server
	clock  *sourcetest.Clock
	line   line
	vault  *sourcetest.Vault
	shelf  *sourcetest.Shelf
	remote source.Remote
	rows   sourcetest.Rows
	seq    int64
	url    string
	// redirect is the integration's address, where the access is a pair of tokens.
	redirect string
	// buys says that payments are purchases of customers, which know no deal.
	buys bool
	// hidden says that leads nobody has accepted yet are among the unsorted alone, which tell less of them.
	hidden bool
}

func newRig(t testing.TB, scale float64, edit func(*fake.Options)) *rig {
	t.Helper()
	w, d, custom := sourcetest.Company(t, scale)
	r := &rig{world: w, demo: d, clock: sourcetest.NewClock(d.End().Add(time.Hour)), shelf: sourcetest.NewShelf(), rows: sourcetest.Rows{}}
	o := fake.Options{World: w, Now: r.clock.Now, Custom: custom, People: true}
	if edit != nil {
		edit(&o)
	}
	r.fake = fake.New(o)
	r.line.clock = r.clock
	server := httptest.NewServer(r.fake)
	t.Cleanup(server.Close)
	r.url = server.URL
	r.vault = sourcetest.NewVault(map[string]string{"token": r.fake.Grant().LongLived})
	r.open(t)
	return r
}

// open opens the connector anew, as a program does that was started again.
func (r *rig) open(t testing.TB) {
	t.Helper()
	r.clock.Pass(time.Second)
	remote, err := amocrm.Opener().Open(source.Opening{
		ID: "amo", Fields: map[string]string{"address": r.url, "redirect_uri": r.redirect}, Vault: r.vault, Now: r.clock.Now, Wait: r.line.wait,
		HTTP: &http.Client{Transport: &r.line},
	})
	if err != nil {
		t.Fatal(err)
	}
	r.remote = remote
}

func (r *rig) pull(t testing.TB) {
	t.Helper()
	if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); err != nil {
		t.Fatal(err)
	}
	r.deliver(t)
}

func (r *rig) deliver(t testing.TB) {
	t.Helper()
	seq, err := r.shelf.Seq(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.rows.Deliver(t, r.remote, r.shelf, source.Mapping{}, r.seq)
	r.seq = seq
}

// key is the key of the row that stands for a thing.
func (r *rig) key(x *company.Thing) string {
	id := r.fake.IDOf(x.ID)
	switch x.Kind {
	case "client":
		if x.Text("type") == "company" {
			return "amo:company-" + id
		}
		return "amo:contact-" + id
	case "deal", "lead":
		return "amo:" + x.Kind + "-" + id
	case "payment":
		if r.buys {
			return "amo:payment-buy-" + id
		}
		return "amo:payment-" + id
	case "stage":
		return "amo:stage-" + slash(id)
	case "source":
		return "amo:source-" + slugged(x.Text("name"))
	default:
		return "amo:" + x.Kind + "-" + id
	}
}

func TestFirstPull(t *testing.T) {
	r := newRig(t, 0.2, nil)
	account, err := r.remote.Check(context.Background())
	if err != nil || account.Zone != "Europe/Moscow" || account.Currency != "RUB" {
		t.Fatalf("%+v %v", account, err)
	}
	r.pull(t)
	r.check(t)
	linked := 0
	for key, row := range r.rows["event"] {
		deal, ok := row["deal"].(string)
		if !ok {
			continue
		}
		linked++
		if _, ok := r.rows["deal"][deal]; !ok { // an action on a request is on no deal
			t.Fatalf("%s is on %s, which is no deal", key, deal)
		}
	}
	if linked == 0 {
		t.Error("no action is on a deal")
	}
	if peak := r.fake.Peak(); peak > 7 {
		t.Errorf("%d requests within a second", peak)
	}
}

// subscribe has the account send webhooks of everything to an address.
func (r *rig) subscribe(t testing.TB, address string) {
	t.Helper()
	r.clock.Pass(time.Second) // the requests of others are not ours to hold back
	body := strings.NewReader(`{"destination": "` + address + `", "settings": ["add_lead", "update_lead", "status_lead", "delete_lead",
		"responsible_lead", "add_contact", "update_contact", "delete_contact", "add_company", "update_company", "delete_company",
		"add_task", "update_task", "delete_task", "note_lead"]}`)
	q, err := http.NewRequestWithContext(context.Background(), http.MethodPost, r.url+"/api/v4/webhooks", body)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer "+r.fake.Grant().LongLived)
	q.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusCreated {
		t.Fatalf("webhooks: %s", answer.Status)
	}
}

// TestAddresses: what is no address of an account is told before anybody is asked.
func TestAddresses(t *testing.T) {
	for typed, good := range map[string]bool{
		"termodom": true, "https://termodom.kommo.com/leads": true, "http://127.0.0.1:9": true,
		"": false, "file:///etc/passwd": false, "ftp://termodom.amocrm.ru": false, "javascript:alert(1)": false, "два слова": false,
	} {
		if _, err := amocrm.Opener().Open(source.Opening{Fields: map[string]string{"address": typed}}); (err == nil) != good {
			t.Errorf("%q: %v", typed, err)
		}
	}
}
