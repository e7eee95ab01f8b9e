package push

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/file"
)

// Limits of a batch. BodyMost is how large it may be.
const (
	BodyMost = 8 << 20
	rowsMost = 10_000
	rowMost  = 256 << 10
	badMost  = 100 // that are told
	keyMost  = 200 // length of an idempotency key
)

// The headers of a batch.
const (
	headerKey       = "X-Svodka-Key"
	headerSignature = "X-Signature"
	headerOnce      = "Idempotency-Key"
)

// onceFor is how long the answer to a batch with an idempotency key is remembered: nobody repeats a batch after a month.
const onceFor = 30 * 24 * time.Hour

// cursorPruned is the day on which answers were last forgotten.
const cursorPruned = "push:pruned"

// kindOnce are the batches that came with an idempotency key: the answer each was given.
const kindOnce = "push:once"

// deleted is the field that removes a row.
const deleted = "_deleted"

// answered is a batch that was taken in.
type answered struct {
	Body     string `json:"body"` // its hash
	Accepted int    `json:"accepted"`
}

// Receive takes in a batch, all of it or nothing.
func (r *Remote) Receive(ctx context.Context, shelf source.Shelf, entity string, header http.Header, body []byte) (_ source.Receipt, err error) {
	defer fault.Wrap(&err, "push.Receive(%s, %s)", r.id, entity)
	none := source.Receipt{}
	if err := r.known(ctx, header, body); err != nil {
		return none, err
	}
	mapping, streams, err := r.mapping("")
	if err != nil {
		return none, err
	}
	i := slices.IndexFunc(streams, func(s file.Stream) bool { return s.Name == entity })
	if i < 0 {
		var names []string
		for _, s := range streams {
			names = append(names, s.Name)
		}
		return none, fault.Sentence(fault.NotFound, "There is no stream %q. There are: %s.", "Нет потока «%s». Есть: %s.", entity, strings.Join(names, ", "))
	}
	once, before, err := r.once(ctx, shelf, entity, header, body)
	if err != nil || before != nil {
		if before != nil {
			return source.Receipt{Accepted: before.Accepted, Again: true}, nil
		}
		return none, err
	}
	rows, err := parse(header, body)
	if err != nil {
		return none, err
	}
	objects, at, bad := read(streams[i], rows)
	if len(bad) == 0 {
		if bad, err = r.try(ctx, shelf, mapping, objects, at); err != nil {
			return none, err
		}
	}
	if len(bad) > 0 {
		slices.SortStableFunc(bad, func(a, b source.BadRow) int { return a.Row - b.Row })
		return source.Receipt{Bad: bad[:min(len(bad), badMost)]}, nil
	}
	if once != nil {
		if once.Body, err = json.Marshal(answered{hashOf(body), len(rows)}); err != nil {
			return none, err
		}
		objects = append(objects, *once)
	}
	if err := shelf.Put(ctx, objects, nil); err != nil {
		return none, err
	}
	return source.Receipt{Accepted: len(rows)}, r.prune(ctx, shelf)
}

// prune forgets old answers, once a day.
func (r *Remote) prune(ctx context.Context, shelf source.Shelf) error {
	p, ok := shelf.(source.Pruner)
	if !ok {
		return nil
	}
	now := r.now()
	today := source.Cursor(now.UTC().Format(time.DateOnly))
	if last, err := shelf.Cursor(ctx, cursorPruned); err != nil || last == today {
		return err
	}
	if _, err := p.Prune(ctx, kindOnce, now.Add(-onceFor).Unix()); err != nil {
		return err
	}
	return shelf.Put(ctx, nil, map[string]source.Cursor{cursorPruned: today})
}

// known sees to it that the batch comes from the system.
func (r *Remote) known(ctx context.Context, header http.Header, body []byte) error {
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return err
	}
	given := header.Get(headerKey)
	if given == "" {
		given, _ = strings.CutPrefix(header.Get("Authorization"), "Bearer ")
	}
	if secrets[fieldSecret] == "" || subtle.ConstantTimeCompare([]byte(given), []byte(secrets[fieldSecret])) != 1 {
		return fault.Sentence(fault.Forbidden, "The key in the header X-Svodka-Key is missing or wrong.", "Ключ в заголовке X-Svodka-Key не указан или неверен.")
	}
	key := secrets[fieldSignature]
	if key == "" {
		return nil
	}
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write(body)
	sum, err := hex.DecodeString(strings.TrimPrefix(strings.TrimSpace(header.Get(headerSignature)), "sha256="))
	if err != nil || !hmac.Equal(sum, mac.Sum(nil)) {
		return fault.Sentence(fault.Forbidden, "The signature in the header X-Signature is missing or wrong.",
			"Подпись в заголовке X-Signature не указана или неверна.")
	}
	return nil
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// once looks a batch up by its idempotency key: the answer it was given before, or the object that will keep it.
func (r *Remote) once(ctx context.Context, shelf source.Shelf, entity string, header http.Header, body []byte) (*source.Object, *answered, error) {
	key := strings.TrimSpace(header.Get(headerOnce))
	if key == "" {
		return nil, nil, nil
	}
	if len(key) > keyMost {
		return nil, nil, fault.Invalidf("The Idempotency-Key is longer than %d characters.", "Idempotency-Key длиннее %d знаков.", keyMost)
	}
	o := &source.Object{Kind: kindOnce, ID: hashOf([]byte(entity + "\x00" + key))}
	was, ok, err := shelf.Get(ctx, o.Kind, o.ID)
	if err != nil || !ok {
		return o, nil, err
	}
	var before answered
	if err := json.Unmarshal(was.Body, &before); err != nil {
		return nil, nil, err
	}
	if before.Body != hashOf(body) {
		return nil, nil, fault.Sentence(fault.Conflict, "This Idempotency-Key came before with another body. A new batch needs a new key.",
			"Этот Idempotency-Key уже был с другим телом. Для новой посылки нужен новый ключ.")
	}
	return o, &before, nil
}

// parse parts a batch into rows: a list, an object, {"rows": list}, objects one after another, or a form.
func parse(header http.Header, body []byte) ([]map[string]any, error) {
	if len(body) > BodyMost {
		return nil, tooLarge()
	}
	if kind, _, _ := mime.ParseMediaType(header.Get("Content-Type")); kind == "application/x-www-form-urlencoded" && !startsJSON(body) {
		return form(body)
	}
	var rows []map[string]any
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff"))))
	d.UseNumber()
	for {
		var v any
		err := d.Decode(&v)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.Invalidf("The batch is no JSON at byte %d: %s.", "Посылка — не JSON, байт %d: %s.", d.InputOffset(), err)
		}
		if rows, err = gather(rows, v); err != nil {
			return nil, err
		}
		if len(rows) > rowsMost {
			return nil, fault.Invalidf("There are more than %d rows in the batch. Send them in parts.", "В посылке больше %d строк. Разбейте её на части.", rowsMost)
		}
	}
	if len(rows) == 0 {
		return nil, fault.Invalidf("There are no rows in the batch.", "В посылке нет строк.")
	}
	return rows, nil
}

func startsJSON(body []byte) bool {
	b := bytes.TrimSpace(body)
	return len(b) > 0 && (b[0] == '{' || b[0] == '[')
}

func tooLarge() error {
	return fault.Invalidf("The batch is larger than %d MiB. Send it in parts.", "Посылка больше %d МиБ. Разбейте её на части.", BodyMost>>20)
}

func form(body []byte) ([]map[string]any, error) {
	values, err := url.ParseQuery(string(body))
	if err != nil || len(values) == 0 {
		return nil, fault.Invalidf("The form cannot be read.", "Форма не читается.")
	}
	row := map[string]any{}
	for name, list := range values {
		row[name] = list[0]
	}
	return []map[string]any{row}, nil
}

func gather(rows []map[string]any, v any) ([]map[string]any, error) {
	switch x := v.(type) {
	case map[string]any:
		if list, ok := x["rows"].([]any); ok && len(x) == 1 {
			return gather(rows, list)
		}
		return append(rows, x), nil
	case []any:
		for _, item := range x {
			row, ok := item.(map[string]any)
			if !ok {
				return nil, fault.Invalidf("Row %d is no object.", "Строка %d — не объект.", len(rows)+1)
			}
			rows = append(rows, row)
		}
		return rows, nil
	default:
		return nil, fault.Invalidf("Row %d is no object.", "Строка %d — не объект.", len(rows)+1)
	}
}

// read makes objects of rows, the last of those with one key, with the numbers of their rows.
func read(s file.Stream, rows []map[string]any) (objects []source.Object, at map[string]int, bad []source.BadRow) {
	names := strings.Split(s.Options[optionKey], ",")
	if s.Options[optionKey] == "" {
		names = []string{"id"}
	}
	at = map[string]int{}
	last := map[string]int{}
	for n, row := range rows {
		id, why := keyOf(row, names)
		if why != nil {
			why.Row = n + 1
			bad = append(bad, *why)
			continue
		}
		o := source.Object{Kind: s.Name, ID: id}
		if gone, _ := row[deleted].(bool); !gone {
			body, err := json.Marshal(row)
			if err != nil || len(body) > rowMost {
				bad = append(bad, source.BadRow{Row: n + 1, Reason: fault.Text{
					EN: fmt.Sprintf("the row is larger than %d KiB", rowMost>>10), RU: fmt.Sprintf("строка больше %d КиБ", rowMost>>10),
				}})
				continue
			}
			o.Body = body
		}
		at[id] = n + 1
		if i, ok := last[id]; ok {
			objects[i] = o
			continue
		}
		last[id] = len(objects)
		objects = append(objects, o)
	}
	return objects, at, bad
}

func keyOf(row map[string]any, names []string) (string, *source.BadRow) {
	var parts []string
	for _, name := range names {
		name = strings.TrimSpace(name)
		var part string
		switch v := row[name].(type) {
		case string:
			part = strings.TrimSpace(v)
		case json.Number:
			part = v.String()
		case nil:
		default:
			return "", &source.BadRow{Field: name, Reason: fault.Text{EN: "is neither a text nor a number", RU: "не текст и не число"}}
		}
		if part == "" {
			return "", &source.BadRow{Field: name, Reason: fault.Text{EN: "is empty, but it tells rows apart", RU: "пусто, а по этому полю различают строки"}}
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ":"), nil
}

// try maps the rows as a run will, to tell at once what is wrong with them.
func (r *Remote) try(ctx context.Context, shelf source.Shelf, m *file.Mapping, objects []source.Object, at map[string]int) ([]source.BadRow, error) {
	var there []source.Object
	for _, o := range objects {
		if o.Body != nil {
			there = append(there, o)
		}
	}
	refused, err := m.Try(ctx, file.Shelf{Shelf: shelf, Zone: r.zone}, there)
	if err != nil {
		return nil, err
	}
	bad := make([]source.BadRow, 0, len(refused))
	for _, x := range refused {
		bad = append(bad, source.BadRow{Row: at[x.ID], Field: x.Column, Value: x.Value, Reason: x.Reason})
	}
	return bad, nil
}
