package amocrm_test

import (
	"context"
	"strings"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/amocrm"
	"svodka/internal/source/sourcetest"
)

// TestFirstKeys: keys that never were right are not said to be accepted no more; later on they are.
func TestFirstKeys(t *testing.T) {
	for name, c := range map[string]struct {
		secrets map[string]string
		words   string
	}{
		"a token":    {map[string]string{"token": "eyJ.broken"}, "не принял ключ. Проверьте, что долгосрочный токен скопирован целиком"},
		"a code":     {map[string]string{"client_id": "x", "client_secret": "y", "code": "z"}, "возьмите новый код"},
		"of another": {map[string]string{"token": "https://termodom.bitrix24.ru/rest/1/secret/"}, "подключите «Битрикс24»"},
	} {
		r := newRig(t, small, nil)
		r.vault = sourcetest.NewVault(c.secrets)
		r.open(t)
		_, err := r.remote.Check(context.Background())
		if said := fault.MessageIn(err, "ru"); !strings.Contains(said, c.words) || strings.Contains(said, "больше не") {
			t.Errorf("%s: %v", name, said)
		}
		if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); !strings.Contains(fault.MessageIn(err, "ru"), "больше не") {
			t.Errorf("%s, at a run: %v", name, err)
		}
	}
}

// TestAddressOfBitrix24: an address of the other CRM is told as such.
func TestAddressOfBitrix24(t *testing.T) {
	for _, typed := range []string{"termodom.bitrix24.ru", "https://termodom.bitrix24.com/crm/", "https://crm.termodom.ru/rest/1/secret/"} {
		_, err := amocrm.Opener().Open(source.Opening{Fields: map[string]string{"address": typed}})
		if !strings.Contains(fault.MessageIn(err, "ru"), "Это адрес Битрикс24") {
			t.Errorf("%s: %v", typed, err)
		}
	}
}
