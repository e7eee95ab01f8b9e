package odata

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/file"
	"svodka/internal/warehouse"
)

// The fields of a source.
const (
	fieldAddress  = "address"
	fieldUser     = "user"
	fieldPassword = "password"
	fieldZone     = "zone"
	fieldMapping  = "mapping"
)

// The keys of a stream beside those every mapping has.
const (
	optionResource = "resource"
	optionPart     = "part"
	optionDays     = "days"
	optionDrafts   = "drafts"
)

const defaultDays = 30

// Remote is one infobase.
type Remote struct {
	id      string
	address string // ends in /odata/standard.odata
	user    string
	zone    *time.Location
	text    string
	vault   source.Vault
	now     func() time.Time
	wait    func(context.Context, time.Duration) error
	http    *http.Client
	page    int // objects asked for at once
	keys    int // keys with versions asked for at once
}

// Opener opens infobases of 1C.
func Opener() source.Opener {
	return source.Opener{Kind: kind(), Open: open, Card: func(string, string, string) string { return "" }}
}

func open(o source.Opening) (source.Remote, error) {
	address, err := addressOf(o.Fields[fieldAddress])
	if err != nil {
		return nil, err
	}
	r := &Remote{
		id: o.ID, address: address, user: o.Fields[fieldUser], zone: time.UTC, text: o.Mapping.Text, vault: o.Vault, now: o.Now, wait: o.Wait,
		http: o.HTTP, page: 500, keys: 5000,
	}
	if zone := strings.TrimSpace(o.Fields[fieldZone]); zone != "" {
		if r.zone, err = time.LoadLocation(zone); err != nil {
			return nil, fault.Invalidf("There is no time zone %q; write UTC, Europe/Moscow …", "Нет часового пояса «%s»; пишется UTC, Europe/Moscow …", zone)
		}
	}
	if strings.TrimSpace(r.text) == "" {
		r.text = o.Fields[fieldMapping]
	}
	return r, nil
}

// addressOf completes the address of an infobase: "https://host/base" does.
func addressOf(s string) (string, error) {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return "", fault.Invalidf("The address of the infobase looks like https://server/base; the user has a field of its own.",
			"Адрес базы выглядит так: https://сервер/база; для пользователя есть отдельное поле.")
	}
	before, _, _ := strings.Cut(strings.TrimRight(u.EscapedPath(), "/"), "/odata/standard.odata")
	return u.Scheme + "://" + u.Host + before + "/odata/standard.odata", nil
}

func kind() source.Kind {
	return source.Kind{
		Name:  "odata",
		Title: fault.Text{EN: "1C (OData)", RU: "1С (OData)"},
		Help: fault.Text{
			EN: "Documents and catalogs of 1C: shipments, invoices, payments, counterparties, goods.",
			RU: "Документы и справочники 1С: реализации, счета, оплаты, контрагенты, номенклатура.",
		},
		Fields: []source.Field{
			{
				Name: fieldAddress, Required: true, Title: fault.Text{EN: "Address of the infobase", RU: "Адрес базы"},
				Help: fault.Text{
					EN: "Such as https://server/base. The administrator of 1C publishes it with OData and chooses the objects (“Standard OData interface settings”).",
					RU: "Например, https://сервер/база. Администратор 1С публикует базу с OData и выбирает объекты («Настройка автоматического REST-сервиса»).",
				},
			},
			{Name: fieldUser, Required: true, Title: fault.Text{EN: "User", RU: "Пользователь"}},
			{Name: fieldPassword, Secret: true, Title: fault.Text{EN: "Password", RU: "Пароль"}},
			{
				Name: fieldZone, Title: fault.Text{EN: "Time zone", RU: "Часовой пояс"},
				Help: fault.Text{EN: "Where the clock of the infobase stands: Europe/Moscow; UTC when empty.", RU: "Время базы: Europe/Moscow; если пусто — UTC."},
			},
			{
				Name: fieldMapping, Title: fault.Text{EN: "Mapping", RU: "Схема"},
				Help: fault.Text{
					EN: "The YAML text that says which objects are read and what their fields mean. It may be written later, on the page of the mapping.",
					RU: "Текст YAML: какие объекты читать и что значат реквизиты. Можно заполнить позже, на странице схемы.",
				},
			},
		},
	}
}

// stream is one stream of the mapping.
type stream struct {
	file.Stream
	part   string
	drafts bool // documents that are not posted count too
}

// resource is what is read, with the streams it gives.
type resource struct {
	name    string
	days    int
	streams []stream
}

func (x *resource) dated() bool { return strings.HasPrefix(x.name, "Document_") }

// shelved is the kind of the objects that tell which version of each thing the shelf has.
func (x *resource) shelved() string { return "version:" + x.name }

func (x *resource) title() fault.Text {
	_, name, ok := strings.Cut(x.name, "_")
	if !ok {
		name = x.name
	}
	return fault.Text{EN: name, RU: name}
}

// mapping reads the text of a mapping, the source's own when it is empty.
func (r *Remote) mapping(text string) (*file.Mapping, []resource, error) {
	if strings.TrimSpace(text) == "" {
		text = r.text
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil, fault.Invalidf("The source has no mapping yet, and none of the usual documents is published. Write the mapping on its page.",
			"У источника ещё нет схемы, а привычных документов среди опубликованных нет. Заполните схему на её странице.")
	}
	m, list, err := file.ParseStreams([]byte(text), r.id, r.id, []string{optionResource, optionPart, optionDays, optionDrafts})
	if err != nil {
		return nil, nil, err
	}
	var out []resource
	for _, x := range list {
		name, days := x.Options[optionResource], defaultDays
		if name == "" {
			name = x.Name
		}
		if text := x.Options[optionDays]; text != "" {
			if days, err = strconv.Atoi(text); err != nil || days < 1 {
				return nil, nil, fault.Invalidf("%s:%d: days %q is not a number from 1.", "%s:%d: days «%s»: нужно число от 1.", r.id, x.Line, text)
			}
		}
		i := slices.IndexFunc(out, func(o resource) bool { return o.name == name })
		if i < 0 {
			out, i = append(out, resource{name: name, days: days}), len(out)
		}
		out[i].days = max(out[i].days, days)
		out[i].streams = append(out[i].streams, stream{x, x.Options[optionPart], x.Options[optionDrafts] == "keep"})
	}
	return m, out, nil
}

// proposed is the cursor that keeps the mapping which a source without one was read by.
const proposed = "mapping"

// mappingOn reads the text of a mapping, else the source's own, else the proposal it was first read by.
func (r *Remote) mappingOn(ctx context.Context, shelf source.Shelf, text string) (*file.Mapping, []resource, error) {
	if strings.TrimSpace(text) == "" && strings.TrimSpace(r.text) == "" {
		kept, err := shelf.Cursor(ctx, proposed)
		if err != nil {
			return nil, nil, err
		}
		text = string(kept)
	}
	return r.mapping(text)
}

// begin keeps a proposal on the shelf when there is no mapping, so that every run reads by the same one.
func (r *Remote) begin(ctx context.Context, shelf source.Shelf) error {
	if strings.TrimSpace(r.text) != "" {
		return nil
	}
	kept, err := shelf.Cursor(ctx, proposed)
	if err != nil || kept != "" {
		return err
	}
	o, err := r.Options(ctx, shelf)
	if err != nil || o.Proposed.Text == "" {
		return err
	}
	return shelf.Put(ctx, nil, map[string]source.Cursor{proposed: source.Cursor(o.Proposed.Text)})
}

// Rows maps what changed on the shelf.
func (r *Remote) Rows(ctx context.Context, shelf source.Shelf, m source.Mapping, after int64, emit func(warehouse.Chunk) error) error {
	mapping, _, err := r.mappingOn(ctx, shelf, m.Text)
	if err != nil {
		return err
	}
	return mapping.Rows(ctx, file.Shelf{Shelf: shelf, After: after, Zone: r.zone}, emit)
}

// Custom lists the custom fields of the mapping.
func (r *Remote) Custom(ctx context.Context, shelf source.Shelf, m source.Mapping) ([]warehouse.CustomField, error) {
	mapping, _, err := r.mappingOn(ctx, shelf, m.Text)
	if err != nil {
		return nil, err
	}
	return mapping.Custom(), nil
}

// Hints refuses: 1C sends no webhooks.
func (r *Remote) Hints(http.Header, []byte) ([]source.Link, error) {
	return nil, fault.Invalidf("1C sends no webhooks.", "1С не присылает вебхуков.")
}
