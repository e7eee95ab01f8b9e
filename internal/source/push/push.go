package push

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/file"
	"svodka/internal/warehouse"
)

// The fields of a source.
const (
	fieldSecret    = "secret"
	fieldSignature = "signature"
	fieldZone      = "zone"
	fieldMapping   = "mapping"
)

// optionKey is the key of a stream that names the fields by which its rows are told apart; "id" without it.
const optionKey = "key"

// shortestSecret keeps secrets from being guessed.
const shortestSecret = 16

// Remote is one place where rows come in.
type Remote struct {
	id    string
	zone  *time.Location
	text  string
	vault source.Vault
	now   func() time.Time
}

var _ source.Receiver = (*Remote)(nil)

// Opener opens places where rows come in.
func Opener() source.Opener {
	return source.Opener{Kind: kind(), Open: open, Card: func(string, string, string) string { return "" }}
}

func open(o source.Opening) (source.Remote, error) {
	r := &Remote{id: o.ID, zone: time.UTC, text: o.Mapping.Text, vault: o.Vault, now: o.Now}
	if zone := strings.TrimSpace(o.Fields[fieldZone]); zone != "" {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			return nil, fault.Invalidf("There is no time zone %q; write UTC, Europe/Moscow …", "Нет часового пояса «%s»; пишется UTC, Europe/Moscow …", zone)
		}
		r.zone = loc
	}
	if strings.TrimSpace(r.text) == "" {
		r.text = o.Fields[fieldMapping]
	}
	return r, nil
}

func kind() source.Kind {
	return source.Kind{
		Name:  "push",
		Title: fault.Text{EN: "Your own system (HTTP)", RU: "Своя система (HTTP)"},
		Help: fault.Text{
			EN: "A system sends rows as JSON to the address /push/…",
			RU: "Система сама присылает строки в JSON по адресу /push/…",
		},
		Fields: []source.Field{
			{
				Name: fieldSecret, Required: true, Secret: true, Title: fault.Text{EN: "Secret key", RU: "Секретный ключ"},
				Help: fault.Text{
					EN: "At least 16 characters. The system sends it in the header X-Svodka-Key.",
					RU: "Не короче 16 знаков. Система присылает его в заголовке X-Svodka-Key.",
				},
			},
			{
				Name: fieldSignature, Secret: true, Title: fault.Text{EN: "Key of signatures", RU: "Ключ подписи"},
				Help: fault.Text{
					EN: "When it is filled in, every batch is signed: X-Signature: sha256=HMAC of the body, in hexadecimal digits.",
					RU: "Если заполнен, каждая посылка подписывается: X-Signature: sha256=HMAC тела в шестнадцатеричном виде.",
				},
			},
			{
				Name: fieldZone, Title: fault.Text{EN: "Time zone", RU: "Часовой пояс"},
				Help: fault.Text{EN: "Of times without a zone: Europe/Moscow; UTC when empty.", RU: "Для времени без пояса: Europe/Moscow; если пусто — UTC."},
			},
			{
				Name: fieldMapping, Title: fault.Text{EN: "Mapping", RU: "Схема"},
				Help: fault.Text{
					EN: "The YAML text that says what the fields mean. Without it rows are sent as the reference of import names them: deal, client, payment …",
					RU: "Текст YAML: что значат поля. Без схемы строки присылают с именами из справки по загрузке: deal, client, payment …",
				},
			},
		},
	}
}

// mapping reads the text of a mapping; without one every entity is a stream, and its columns are the fields.
func (r *Remote) mapping(text string) (*file.Mapping, []file.Stream, error) {
	if strings.TrimSpace(text) == "" {
		text = r.text
	}
	if strings.TrimSpace(text) == "" {
		text = plainMapping()
	}
	return file.ParseStreams([]byte(text), r.id, r.id, []string{optionKey})
}

// plainMapping takes every entity as it is.
func plainMapping() string {
	var b strings.Builder
	b.WriteString("streams:\n")
	schema := warehouse.NewSchema(nil)
	for _, e := range schema.Entities {
		columns := schema.Source(e.Name)
		if len(columns) == 0 {
			continue
		}
		b.WriteString("  - stream: " + e.Name + "\n    rows:\n      - " + e.Name + ":\n          id: id\n")
		for _, c := range columns {
			b.WriteString("          " + c.Name + ": " + c.Name + "\n")
		}
	}
	return b.String()
}

// Check reads the mapping; there is no system to call.
func (r *Remote) Check(ctx context.Context) (a source.Account, err error) {
	defer fault.Wrap(&err, "push.Check(%s)", r.id)
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return a, err
	}
	if len(secrets[fieldSecret]) < shortestSecret {
		return a, fault.Invalidf("The secret key is too short: at least %d characters.",
			"Секретный ключ слишком короткий: нужно не меньше %d знаков.", shortestSecret)
	}
	if _, _, err := r.mapping(""); err != nil {
		return a, err
	}
	return source.Account{Name: "HTTP", Zone: r.zone.String()}, nil
}

// Pull has nothing to bring: rows come by themselves. It tells what is there.
func (r *Remote) Pull(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	_, streams, err := r.mapping("")
	if err != nil {
		return err
	}
	for _, s := range streams {
		n, err := shelf.Count(ctx, s.Name)
		if err != nil {
			return err
		}
		if n > 0 {
			tell(source.Progress{Stream: s.Name, Title: fault.Text{EN: s.Name, RU: s.Name}, Total: n, Done: true})
		}
	}
	return nil
}

// Sweep has nothing to compare with.
func (r *Remote) Sweep(ctx context.Context, _ source.Shelf, _ func(source.Progress)) error {
	return ctx.Err()
}

// Reread has nothing to fetch: what was sent is on the shelf.
func (r *Remote) Reread(ctx context.Context, _ source.Shelf, _ []source.Link) error { return ctx.Err() }

// Totals are unknown: the system does not say how much it has.
func (r *Remote) Totals(context.Context, source.Shelf) ([]source.Total, error) { return nil, nil }

// Hints refuses: rows come to an address of their own.
func (r *Remote) Hints(http.Header, []byte) ([]source.Link, error) {
	return nil, fault.Invalidf("Rows are sent to /push/%s/…", "Строки присылают на /push/%s/…", r.id)
}

// countedMost is how many things of a stream are looked at for counts.
const countedMost = 20_000

var errEnough = errors.New("enough things")

// Options lists the fields that came with how often each was filled.
func (r *Remote) Options(ctx context.Context, shelf source.Shelf) (o source.Options, err error) {
	o.Proposed.Text = r.text
	_, streams, err := r.mapping("")
	if err != nil {
		return o, nil //nolint:nilerr // the page shows the text with its mistake
	}
	for _, s := range streams {
		counts, seen := map[string]int64{}, 0
		err := shelf.Each(ctx, s.Name, 0, func(x source.Object) error {
			if seen++; seen > countedMost {
				return errEnough
			}
			var body map[string]any
			if err := json.Unmarshal(x.Body, &body); err != nil {
				return err
			}
			for name, v := range body {
				if v != nil && v != "" {
					counts[name]++
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			return o, err
		}
		names := make([]string, 0, len(counts))
		for name := range counts {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			o.Fields = append(o.Fields, source.Option{ID: name, Of: s.Name, Title: name, Type: "text", N: counts[name]})
		}
	}
	return o, nil
}

// Rows maps what changed on the shelf.
func (r *Remote) Rows(ctx context.Context, shelf source.Shelf, m source.Mapping, after int64, emit func(warehouse.Chunk) error) error {
	mapping, _, err := r.mapping(m.Text)
	if err != nil {
		return err
	}
	return mapping.Rows(ctx, file.Shelf{Shelf: shelf, After: after, Zone: r.zone}, emit)
}

// Custom lists the custom fields of the mapping.
func (r *Remote) Custom(_ context.Context, _ source.Shelf, m source.Mapping) ([]warehouse.CustomField, error) {
	mapping, _, err := r.mapping(m.Text)
	if err != nil {
		return nil, err
	}
	return mapping.Custom(), nil
}
