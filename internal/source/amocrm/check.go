package amocrm

import (
	"context"
	"net/http"
	"strings"

	"svodka/internal/fault"
)

// unaccepted says what to look at when the account refuses the keys at the very first request: what was wrong from the
// beginning did not stop being right.
func (r *Remote) unaccepted(ctx context.Context, cause error) error {
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return err
	}
	t := fault.Text{
		EN: "amoCRM has not accepted the key. Look whether the long-lived token was copied whole, whether it belongs to this very account, " +
			"and whether its term is not over.",
		RU: "amoCRM не принял ключ. Проверьте, что долгосрочный токен скопирован целиком, выпущен в этом же аккаунте и его срок не истёк.",
	}
	if secrets[secretToken] == "" || secrets[secretRefresh] != "" {
		t = fault.Text{
			EN: "amoCRM has not accepted the keys of the integration. Look whether its id, its secret key and the redirect address are copied whole, and " +
				"take a new authorization code: it is good for 20 minutes, once.",
			RU: "amoCRM не принял ключи интеграции. Проверьте, что ID, секретный ключ и ссылка для перенаправления скопированы целиком, и возьмите " +
				"новый код авторизации: он действует 20 минут и один раз.",
		}
	}
	if strings.Contains(secrets[secretToken], "/rest/") {
		return elsewhere()
	}
	return &fault.Error{Kind: fault.Forbidden, Text: t, Cause: cause}
}

// elsewhere tells that the address or key is one of Bitrix24.
func elsewhere() error {
	return fault.Invalidf(
		"This is an address of Bitrix24. Go back and connect Bitrix24; an address of amoCRM looks like termodom.amocrm.ru.",
		"Это адрес Битрикс24. Вернитесь и подключите «Битрикс24»; адрес amoCRM выглядит как termodom.amocrm.ru.")
}

// ours refuses addresses that belong to the other CRM as they stand.
func ours(typed string) error {
	typed = strings.ToLower(typed)
	if strings.Contains(typed, ".bitrix24.") || strings.Contains(typed, "/rest/") {
		return elsewhere()
	}
	return nil
}

// refusedKey reports that the keys were not accepted.
func refusedKey(err error) bool { return codeOf(err) == http.StatusUnauthorized }
