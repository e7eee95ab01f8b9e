package bitrix24

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// needed are the rights without which nothing is worth reading, and wanted those without which a part is missing.
var (
	needed = []string{"crm", "user", "department"}
	wanted = []struct {
		scopes []string
		part   fault.Text
	}{
		{[]string{"tasks", "task"}, fault.Text{EN: "tasks (scope tasks)", RU: "задач (права «Задачи»)"}},
		{[]string{"telephony"}, fault.Text{EN: "calls (scope telephony)", RU: "звонков (права «Телефония»)"}},
		{[]string{"catalog"}, fault.Text{EN: "costs of products (scope catalog)", RU: "закупочных цен товаров (права «Торговый каталог»)"}},
		{[]string{"sale"}, fault.Text{EN: "payments of orders (scope sale)", RU: "оплат заказов (права «Интернет-магазин»)"}},
	}
)

// Check reports who we are in the portal and whether the key sees everything.
func (r *Remote) Check(ctx context.Context) (source.Account, error) {
	d, err := r.enter(ctx)
	if err != nil {
		return source.Account{}, unaccepted(err)
	}
	out, _, err := r.batch(ctx, []command{
		{method: "profile"}, {method: "scope"}, {method: "crm.currency.list"}, {method: "crm.category.list", params: map[string]any{"entityTypeId": typeDeal}},
	}, false)
	if err != nil {
		return source.Account{}, unaccepted(err)
	}
	if out[0].err != nil {
		return source.Account{}, unaccepted(r.say(out[0].err))
	}
	var who struct {
		Admin flag `json:"ADMIN"`
		Name  text `json:"NAME"`
		Last  text `json:"LAST_NAME"`
	}
	if err := json.Unmarshal(out[0].result, &who); err != nil {
		return source.Account{}, err
	}
	address, _, _ := strings.Cut(d.base, "/rest/")
	_, host, _ := strings.Cut(address, "://")
	a := source.Account{Name: host, Address: address, User: strings.TrimSpace(string(who.Name) + " " + string(who.Last))}
	if !who.Admin {
		return a, fault.Sentence(fault.Forbidden,
			"%s is no administrator of the portal: Bitrix24 would hide part of the data. Make the webhook as an administrator.",
			"%s — не администратор портала: Битрикс24 скрыл бы часть данных. Создайте вебхук под администратором.", a.User)
	}
	have := scalars(out[1].result)
	if lacks := slices.DeleteFunc(slices.Clone(needed), func(s string) bool { return slices.Contains(have, s) }); out[1].err == nil && len(lacks) > 0 {
		return a, fault.Sentence(fault.Forbidden,
			"The key may not read everything that is needed. Add these permissions to it: %s.",
			"Ключу разрешено читать не всё, что нужно. Добавьте ему права: %s.", strings.Join(lacks, ", "))
	}
	for _, w := range wanted {
		if !slices.ContainsFunc(w.scopes, func(s string) bool { return slices.Contains(have, s) }) {
			a.Warnings = append(a.Warnings, fault.Text{
				EN: "There will be no " + w.part.EN + ": the key has no such right.",
				RU: "Не будет " + w.part.RU + ": у ключа нет таких прав.",
			})
		}
	}
	if statusOf(out[3].err).name == codeNoMethod {
		a.Warnings = append(a.Warnings, fault.Text{
			EN: "The portal's version has no history of stages: it is kept from the first run on. There are no smart processes and invoices of the new kind.",
			RU: "Версия портала не хранит историю стадий: она ведётся с первой загрузки. Смарт-процессов и счетов нового вида в ней нет.",
		})
	}
	a.Currency = baseOf(out[2].result)
	return a, nil
}

// unaccepted says what to look at when the very first request is refused: the keys, or that another server stands at the address.
func unaccepted(err error) error {
	switch s := statusOf(err); {
	case s.code == http.StatusNotFound && (s.name == "" || s.name == htmlPage): // the REST gives its refusals a name
		return &fault.Error{Kind: fault.NotFound, Cause: err, Text: fault.Text{
			EN: "There is no Bitrix24 webhook at this address: copy it whole, it looks like https://portal.bitrix24.ru/rest/1/secret/.",
			RU: "По этому адресу нет вебхука Битрикс24: скопируйте адрес целиком, он выглядит как https://portal.bitrix24.ru/rest/1/secret/.",
		}}
	case s.code != http.StatusUnauthorized:
		return err
	}
	return &fault.Error{Kind: fault.Forbidden, Cause: err, Text: fault.Text{
		EN: "Bitrix24 has not accepted the key. Look whether the webhook's address was copied whole, with its last part, and was not made anew or " +
			"deleted; an application's code is good for 30 seconds, once.",
		RU: "Битрикс24 не принял ключ. Проверьте, что адрес вебхука скопирован целиком, вместе с последней частью, и вебхук не пересоздан и не удалён; " +
			"код приложения действует 30 секунд и один раз.",
	}}
}

// ours refuses addresses that belong to the other CRM as they stand.
func ours(typed string) error {
	typed = strings.ToLower(typed)
	if strings.Contains(typed, ".amocrm.") || strings.Contains(typed, ".kommo.") {
		return fault.Invalidf(
			"This is an address of amoCRM. Go back and connect amoCRM; Bitrix24's looks like https://portal.bitrix24.ru/rest/1/secret/.",
			"Это адрес amoCRM. Вернитесь и подключите «amoCRM / Kommo»; адрес Битрикс24 выглядит как https://portal.bitrix24.ru/rest/1/secret/.")
	}
	return nil
}

func baseOf(result json.RawMessage) string {
	var list []currency
	if json.Unmarshal(result, &list) != nil {
		return ""
	}
	for _, c := range list {
		if c.Base {
			return string(c.Code)
		}
	}
	return ""
}
