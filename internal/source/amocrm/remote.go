package amocrm

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source"
)

// Remote is one account.
type Remote struct {
	id       string // the prefix of every key
	address  string // "https://termodom.amocrm.ru"
	redirect string
	vault    source.Vault
	now      func() time.Time
	wait     func(context.Context, time.Duration) error
	lang     lang.Lang
	http     *http.Client
	gate     *gate

	mu    sync.Mutex
	heavy map[string]int      // by path: the page that the account's servers still manage
	last  map[string][32]byte // by path: the newest page, see plainPage
	// buyers says that the account keeps customers and lets us read them.
	buyers bool
}

// Opener opens accounts of amoCRM and Kommo. One Opener keeps the limits of all of them.
func Opener() source.Opener {
	all := &gates{of: map[string]*gate{}}
	return source.Opener{
		Kind: kind(),
		Open: func(o source.Opening) (source.Remote, error) {
			if err := ours(o.Fields["address"]); err != nil {
				return nil, err
			}
			address, err := addressOf(o.Fields["address"])
			if err != nil {
				return nil, err
			}
			return &Remote{
				lang: o.Lang, id: o.ID, address: address, redirect: o.Fields[redirectField], vault: o.Vault, now: o.Now, wait: o.Wait,
				http: o.HTTP, gate: all.to(address), heavy: map[string]int{}, last: map[string][32]byte{},
			}, nil
		},
		Card: card,
	}
}

func kind() source.Kind {
	return source.Kind{
		Name:  "amocrm",
		Title: fault.Text{EN: "amoCRM / Kommo", RU: "amoCRM / Kommo"},
		Help: fault.Text{
			EN: "Leads with their history, contacts, calls, tasks, letters, invoices and purchases.",
			RU: "Сделки с историей, контакты, звонки, задачи, письма, счета и покупки.",
		},
		Fields: []source.Field{
			{
				Name: "address", Required: true,
				Title: fault.Text{EN: "Address of the account", RU: "Адрес аккаунта"},
				Help:  fault.Text{EN: "Such as termodom.amocrm.ru", RU: "Например, termodom.amocrm.ru"},
			},
			{
				Name: secretToken, Secret: true,
				Title: fault.Text{EN: "Long-lived token", RU: "Долгосрочный токен"},
				Help: fault.Text{
					EN: "amoMarket (Settings → Integrations in the older menu) → your integration → Keys. Enter it, or the three fields below.",
					RU: "«amoМаркет» (в старом меню «Настройки → Интеграции») → ваша интеграция → «Ключи и доступы». Укажите его либо три поля ниже.",
				},
			},
			{Name: secretID, Secret: true, Title: fault.Text{EN: "Integration ID", RU: "ID интеграции"}},
			{Name: secretKey, Secret: true, Title: fault.Text{EN: "Secret key", RU: "Секретный ключ"}},
			{
				Name: secretCode, Secret: true,
				Title: fault.Text{EN: "Authorization code", RU: "Код авторизации"},
				Help:  fault.Text{EN: "It is good for 20 minutes, once.", RU: "Действует 20 минут, один раз."},
			},
			{
				Name:  redirectField,
				Title: fault.Text{EN: "Redirect address of the integration", RU: "Ссылка для перенаправления из интеграции"},
			},
		},
	}
}

// card is the address of a thing's page in the account.
func card(address, entity, key string) string {
	_, number, ok := cutLast(key, '-')
	if !ok {
		return ""
	}
	switch entity {
	case "lead", "deal", "ticket":
		return address + "/leads/detail/" + number
	case "client":
		if strings.HasPrefix(key, "com") { // "company-17", "contact-17"
			return address + "/companies/detail/" + number
		}
		return address + "/contacts/detail/" + number
	default:
		return ""
	}
}

func cutLast(s string, by byte) (before, after string, ok bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == by {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}
