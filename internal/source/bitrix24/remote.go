package bitrix24

import (
	"net/http"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source"
)

// Remote is one portal.
type Remote struct {
	id     string // the prefix of every key
	portal string // as it was typed; a hook carries the address itself
	vault  source.Vault
	http   *http.Client
	gates  *gates
	lang   lang.Lang
	clock
}

// Opener opens portals of Bitrix24. One Opener keeps the limits of all of them.
func Opener() source.Opener {
	all := &gates{of: map[string]*gate{}}
	return source.Opener{
		Kind: kind(),
		Open: func(o source.Opening) (source.Remote, error) {
			if o.Fields[portalField] != "" {
				if _, err := addressOf(o.Fields[portalField]); err != nil {
					return nil, err
				}
			}
			client := *o.HTTP
			client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // see Remote.moved
			return &Remote{
				id: o.ID, portal: o.Fields[portalField], vault: o.Vault, http: &client, gates: all, lang: o.Lang, clock: clock{o.Now, o.Wait},
			}, nil
		},
		Card: card,
	}
}

func kind() source.Kind {
	return source.Kind{
		Name:  "bitrix24",
		Title: fault.Text{EN: "Bitrix24", RU: "Битрикс24"},
		Help: fault.Text{
			EN: "Leads and deals with their history, contacts, calls, activities, tasks, quotes, invoices, payments and requests.",
			RU: "Лиды и сделки с историей, контакты, звонки, дела, задачи, предложения, счета, оплаты и обращения.",
		},
		Fields: []source.Field{
			{
				Name: secretHook, Secret: true,
				Title: fault.Text{EN: "Address of the inbound webhook", RU: "Адрес входящего вебхука"},
				Help: fault.Text{
					EN: "Applications → Developer resources → Other → Inbound webhook, made by an administrator. Enter it, or the application's fields below.",
					RU: "Разработчикам → Другое → Входящий вебхук; создаёт администратор. Укажите его либо поля приложения ниже.",
				},
			},
			{
				Name:  portalField,
				Title: fault.Text{EN: "Address of the portal", RU: "Адрес портала"},
				Help:  fault.Text{EN: "Such as termodom.bitrix24.ru; a webhook does not need it.", RU: "Например, termodom.bitrix24.ru; для вебхука не нужен."},
			},
			{Name: secretID, Secret: true, Title: fault.Text{EN: "Application ID (client_id)", RU: "Код приложения (client_id)"}},
			{Name: secretKey, Secret: true, Title: fault.Text{EN: "Application key (client_secret)", RU: "Ключ приложения (client_secret)"}},
			{
				Name: secretCode, Secret: true,
				Title: fault.Text{EN: "Authorization code", RU: "Код авторизации"},
				Help:  fault.Text{EN: "It is good for 30 seconds, once.", RU: "Действует 30 секунд, один раз."},
			},
			{
				Name: secretApp, Secret: true,
				Title: fault.Text{EN: "Token of the outbound webhook", RU: "Токен исходящего вебхука"},
				Help: fault.Text{
					EN: "The portal signs its messages of changes with it. Without it any message is only a reason to read again.",
					RU: "Им портал подписывает сообщения об изменениях. Без него любое сообщение — лишь повод перечитать данные.",
				},
			},
		},
	}
}

// card is the address of a thing's page in the portal.
func card(address, entity, key string) string {
	parts := strings.Split(key, "-")
	number := parts[len(parts)-1]
	if len(parts) < 2 || !isNumber(number) {
		return ""
	}
	of := func(name string) string { return address + "/crm/" + name + "/details/" + number + "/" }
	switch {
	case entity == "client" && (parts[0] == "company" || parts[0] == "contact"):
		return of(parts[0])
	case entity == "deal", entity == "lead" && len(parts) == 2:
		return of(entity)
	case entity == "proposal" && len(parts) == 2:
		return of("quote")
	case entity == "lead", entity == "ticket" && len(parts) == 3 && parts[1] == "2":
		return of("deal")
	case entity == "ticket" && len(parts) == 3:
		return of("type/" + parts[1])
	case entity == "payment" && len(parts) == 3 && parts[1] == "31":
		return of("type/31")
	default:
		return ""
	}
}

func isNumber(s string) bool {
	return s != "" && len(s) < 20 && strings.Trim(s, "0123456789") == ""
}
