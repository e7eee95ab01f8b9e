package sql

import (
	"context"
	"net/http"
	"regexp"
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
	fieldSort    = "database"
	fieldDSN     = "dsn"
	fieldZone    = "zone"
	fieldMapping = "mapping"
)

// The keys of a stream beside those every mapping has.
const (
	optionQuery    = "query"
	optionTable    = "table"
	optionKey      = "key"
	optionCursor   = "cursor"
	optionOverlap  = "overlap"
	optionEncoding = "encoding"
)

func options() []string {
	return []string{optionQuery, optionTable, optionKey, optionCursor, optionOverlap, optionEncoding}
}

const defaultOverlap = 10 * time.Minute

// Remote is one database.
type Remote struct {
	id    string
	sort  string
	zone  *time.Location
	text  string // the mapping
	vault source.Vault
	now   func() time.Time
	wait  func(context.Context, time.Duration) error
	page  int
}

// Opener opens databases.
func Opener() source.Opener {
	return source.Opener{Kind: kind(), Open: open, Card: func(string, string, string) string { return "" }}
}

func open(o source.Opening) (source.Remote, error) {
	r := &Remote{
		id: o.ID, sort: strings.ToLower(strings.TrimSpace(o.Fields[fieldSort])), zone: time.UTC, text: o.Mapping.Text,
		vault: o.Vault, now: o.Now, wait: o.Wait, page: pageRows,
	}
	switch r.sort {
	case "postgres", "postgresql", "pg":
		r.sort = sortPostgres
	case "mysql", "mariadb":
		r.sort = sortMySQL
	default:
		return nil, fault.Invalidf("%q is not a kind of database; write postgres, mysql or mariadb.",
			"«%s» — неизвестный вид базы; напишите postgres, mysql или mariadb.", r.sort)
	}
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
		Name:  "sql",
		Title: fault.Text{EN: "Database (PostgreSQL, MySQL)", RU: "База данных (PostgreSQL, MySQL)"},
		Help: fault.Text{
			EN: "Tables and queries of a database, read only, by a mapping.",
			RU: "Таблицы и запросы базы данных по схеме. Только чтение.",
		},
		Fields: []source.Field{
			{
				Name: fieldSort, Required: true, Title: fault.Text{EN: "Kind of database", RU: "Вид базы"},
				Help: fault.Text{EN: "postgres, mysql or mariadb", RU: "postgres, mysql или mariadb"},
			},
			{
				Name: fieldDSN, Required: true, Secret: true, Title: fault.Text{EN: "Connection string", RU: "Строка подключения"},
				Help: fault.Text{ //nolint:gosec // an example
					EN: "postgres://user:password@host:5432/base or mysql://user:password@host:3306/base. Give a user who may only read.",
					RU: "postgres://пользователь:пароль@сервер:5432/база или mysql://пользователь:пароль@сервер:3306/база. Пользователю хватит прав на чтение.",
				},
			},
			{
				Name: fieldZone, Title: fault.Text{EN: "Time zone", RU: "Часовой пояс"},
				Help: fault.Text{
					EN: "Where the clocks stand of times without a zone: Europe/Moscow; UTC when empty.",
					RU: "Чьё время записано в полях без пояса: Europe/Moscow; если пусто — UTC.",
				},
			},
			{
				Name: fieldMapping, Title: fault.Text{EN: "Mapping", RU: "Схема"},
				Help: fault.Text{
					EN: "The YAML text that says which tables are read and what their columns mean. It may be written later, on the page of the mapping.",
					RU: "Текст YAML: какие таблицы читать и что значат столбцы. Можно заполнить позже, на странице схемы.",
				},
			},
		},
	}
}

// stream is one stream of the mapping.
type stream struct {
	file.Stream
	from     string // what stands behind FROM: a quoted table or a query in brackets
	keys     []string
	cursor   string
	overlap  time.Duration
	encoding string
}

// def names what the stream reads: another definition reads it anew.
func (s *stream) def() string {
	return s.from + "\x00" + strings.Join(s.keys, ",") + "\x00" + s.cursor + "\x00" + s.encoding
}

func (s *stream) title() fault.Text { return fault.Text{EN: s.Name, RU: s.Name} }

// noMapping says that there is nothing to read by.
func noMapping() error {
	return fault.Invalidf("The source has no mapping yet, and no table has a usual name. Write the mapping on its page.",
		"У источника ещё нет схемы, и таблиц с привычными названиями не нашлось. Заполните схему на её странице.")
}

// mapping reads the text of a mapping, the source's own when it is empty.
func (r *Remote) mapping(text string) (*file.Mapping, []stream, error) {
	if strings.TrimSpace(text) == "" {
		text = r.text
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil, noMapping()
	}
	m, list, err := file.ParseStreams([]byte(text), r.id, r.id, options())
	if err != nil {
		return nil, nil, err
	}
	streams := make([]stream, 0, len(list))
	for _, x := range list {
		s, err := r.stream(x)
		if err != nil {
			return nil, nil, err
		}
		streams = append(streams, s)
	}
	return m, streams, nil
}

// placed finds a named place for the cursor, as other programs want it in the query.
var placed = regexp.MustCompile(`(?i)(?:^|[^:\w]):(cursor(?:_from|_to)?)\b`)

func (r *Remote) stream(x file.Stream) (stream, error) {
	o := x.Options
	s := stream{Stream: x, cursor: o[optionCursor], overlap: defaultOverlap, encoding: strings.ToLower(o[optionEncoding])}
	wrong := func(en, ru string, args ...any) error {
		args = append([]any{r.id, x.Line, x.Name}, args...)
		return fault.Invalidf("%s:%d: stream %s: "+en, "%s:%d: поток %s: "+ru, args...)
	}
	query := strings.TrimRight(strings.TrimSpace(o[optionQuery]), "; \n\t")
	switch {
	case query != "" && o[optionTable] != "":
		return s, wrong("write query or table, not both.", "нужно что-то одно: query или table.")
	case placed.MatchString(query):
		return s, wrong("%s is not written: the condition by the column of cursor is put around the query. Leave it out and write cursor: the column.",
			"%s не пишется: условие по столбцу cursor «Сводка» ставит вокруг запроса сама. Уберите его и укажите cursor: столбец.",
			":"+placed.FindStringSubmatch(query)[1])
	case query != "":
		s.from = "(\n" + query + "\n) q" // a comment at its end must not swallow the bracket
	default:
		table := o[optionTable]
		if table == "" {
			table = x.Name
		}
		s.from = quoteTable(r.sort, table) + " q"
	}
	for name := range strings.SplitSeq(o[optionKey], ",") {
		if name = strings.TrimSpace(name); name != "" {
			s.keys = append(s.keys, name)
		}
	}
	if len(s.keys) == 0 {
		return s, wrong("write key: the column that names each row.", "укажите key: столбец, который именует строку.")
	}
	if text := o[optionOverlap]; text != "" {
		d, err := time.ParseDuration(text)
		if err != nil || d < 0 {
			return s, wrong("overlap %q is not a time such as 10m or 2h.", "overlap «%s»: нужно время вида 10m или 2h.", text)
		}
		s.overlap = d
	}
	if s.encoding != "" && charsetOf(s.encoding) == nil {
		return s, wrong("encoding %q is not known; write windows-1251, cp866 or koi8-r.",
			"кодировка «%s» неизвестна; есть windows-1251, cp866 и koi8-r.", s.encoding)
	}
	return s, nil
}

// quoteTable quotes "schema.table" part by part.
func quoteTable(sort, table string) string {
	parts := strings.Split(table, ".")
	for i, p := range parts {
		parts[i] = quote(sort, strings.Trim(p, "\"`"))
	}
	return strings.Join(parts, ".")
}

func quote(sort, name string) string {
	if sort == sortMySQL {
		return "`" + strings.ReplaceAll(name, "`", "``") + "`"
	}
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// proposed is the cursor that keeps the mapping which a source without one was read by.
const proposed = "mapping"

// mappingOn reads the text of a mapping, else the source's own, else the proposal it was first read by.
func (r *Remote) mappingOn(ctx context.Context, shelf source.Shelf, text string) (*file.Mapping, []stream, error) {
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
	mapping, streams, err := r.mappingOn(ctx, shelf, m.Text)
	if err != nil {
		return err
	}
	header := map[string][]string{}
	for i := range streams {
		if header[streams[i].Name], err = columnsOn(ctx, shelf, streams[i].Name); err != nil {
			return err
		}
	}
	err = mapping.Rows(ctx, file.Shelf{Shelf: shelf, After: after, Zone: r.zone, Header: header}, emit)
	if err == nil {
		return nil
	}
	name, lackErr := lacking(ctx, shelf, streams)
	if lackErr != nil || name == "" {
		return err
	}
	return &fault.Error{Kind: fault.Invalid, Cause: err, Text: fault.Text{
		EN: "Stream " + name + " has not been read by this text yet. Save the mapping: the stream is read again, then everything is worked out anew.",
		RU: "Поток " + name + " ещё не прочитан по этому тексту. Сохраните схему: поток будет прочитан заново, и всё пересчитается.",
	}}
}

// Lacks reports that the mapping reads a stream in another way than the shelf has it.
func (r *Remote) Lacks(ctx context.Context, shelf source.Shelf) (bool, error) {
	_, streams, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return false, err
	}
	name, err := lacking(ctx, shelf, streams)
	return name != "", err
}

// lacking names the first stream that has not been read to its end by its definition, "" for none.
func lacking(ctx context.Context, shelf source.Shelf, streams []stream) (string, error) {
	for i := range streams {
		st, err := stateOf(ctx, shelf, &streams[i])
		if err != nil || !st.Loaded || st.Stale {
			return streams[i].Name, err
		}
	}
	return "", nil
}

// Custom lists the custom fields of the mapping.
func (r *Remote) Custom(ctx context.Context, shelf source.Shelf, m source.Mapping) ([]warehouse.CustomField, error) {
	mapping, _, err := r.mappingOn(ctx, shelf, m.Text)
	if err != nil {
		return nil, err
	}
	return mapping.Custom(), nil
}

// Hints refuses: databases send no webhooks.
func (r *Remote) Hints(http.Header, []byte) ([]source.Link, error) {
	return nil, fault.Invalidf("A database sends no webhooks.", "База данных не присылает вебхуков.")
}

func isInteger(s string) bool {
	_, err := strconv.ParseInt(s, 10, 64)
	return err == nil
}
