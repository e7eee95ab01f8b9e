package bitrix24_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/bitrix24"
)

// TestFirstKeys: a key that never was right is not said to be accepted no more; later on it is.
func TestFirstKeys(t *testing.T) {
	r := newRig(t, small, nil)
	r.vault = vaultOf(map[string]string{"hook": r.url + "/rest/1/wrong/"})
	r.open(t)
	_, err := r.remote.Check(context.Background())
	if said := fault.MessageIn(err, "ru"); !strings.Contains(said, "не принял ключ. Проверьте, что адрес вебхука скопирован целиком") {
		t.Errorf("%v: %v", said, err)
	}
	if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); !strings.Contains(fault.MessageIn(err, "ru"), "больше не") {
		t.Errorf("at a run: %v", err)
	}
}

// TestAddressOfAmoCRM: an address of the other CRM is told as such, in either field.
func TestAddressOfAmoCRM(t *testing.T) {
	r := newRig(t, small, nil)
	_, err := bitrix24.Opener().Open(source.Opening{Fields: map[string]string{"portal": "termodom.amocrm.ru"}, HTTP: r.client})
	if !strings.Contains(fault.MessageIn(err, "ru"), "Это адрес amoCRM") {
		t.Error(err)
	}
	r.vault = vaultOf(map[string]string{"hook": "https://termodom.kommo.com/"})
	r.open(t)
	if _, err := r.remote.Check(context.Background()); !strings.Contains(fault.MessageIn(err, "ru"), "Это адрес amoCRM") {
		t.Error(err)
	}
}

// TestAddressOfAnotherServer: a server that knows nothing of the REST is told as a wrong address.
func TestAddressOfAnotherServer(t *testing.T) {
	r := newRig(t, small, nil)
	server := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	r.client = server.Client()
	r.vault = vaultOf(map[string]string{"hook": server.URL + "/rest/1/secret/"})
	r.open(t)
	if _, err := r.remote.Check(context.Background()); !strings.Contains(fault.MessageIn(err, "ru"), "По этому адресу нет вебхука Битрикс24") {
		t.Error(err)
	}
}
