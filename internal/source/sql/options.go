package sql

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/source"
	"svodka/internal/source/file"
)

// Limits of what a proposal looks at.
const (
	tablesMost  = 60
	sampleRows  = 300
	countedMost = 20_000 // things of a stream whose filled columns are counted
)

// Options lists the columns of the streams with how often each is filled. Without a mapping the database is asked for its
// tables, and a mapping of those that are filled is proposed.
func (r *Remote) Options(ctx context.Context, shelf source.Shelf) (o source.Options, err error) {
	o.Proposed = source.Mapping{Text: r.text}
	if strings.TrimSpace(r.text) == "" {
		kept, err := shelf.Cursor(ctx, proposed)
		if err != nil {
			return o, err
		}
		if kept == "" {
			return r.propose(ctx)
		}
		o.Proposed.Text = string(kept)
	}
	_, streams, err := r.mapping(o.Proposed.Text)
	if err != nil {
		return o, nil //nolint:nilerr // the page shows the text with its mistake
	}
	for i := range streams {
		list, err := filled(ctx, shelf, streams[i].Name)
		if err != nil {
			return o, err
		}
		o.Fields = append(o.Fields, list...)
	}
	return o, nil
}

var errEnough = errors.New("enough things")

// filled counts how often each column of a stream has something in it.
func filled(ctx context.Context, shelf source.Shelf, kind string) ([]source.Option, error) {
	names, err := columnsOn(ctx, shelf, kind)
	if err != nil {
		return nil, err
	}
	counts, seen := map[string]int64{}, 0
	err = shelf.Each(ctx, kind, 0, func(o source.Object) error {
		if seen++; seen > countedMost {
			return errEnough
		}
		var body map[string]any
		if o.Deleted {
			return nil
		}
		if err := json.Unmarshal(o.Body, &body); err != nil {
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
		return nil, err
	}
	list := make([]source.Option, 0, len(names))
	for _, name := range names {
		list = append(list, source.Option{ID: name, Of: kind, Title: name, Type: "text", N: counts[name]})
	}
	return list, nil
}

// table is a table of the database.
type table struct {
	name string // with its schema where that is not the usual one
	key  []string
}

// propose writes a first mapping by the names and values of the filled tables.
func (r *Remote) propose(ctx context.Context) (o source.Options, err error) {
	db := &session{r: r}
	defer db.close()
	tables, err := r.tables(ctx, db)
	if err != nil {
		return o, say("", err)
	}
	var samples []file.Sample
	for _, t := range tables {
		from := quoteTable(r.sort, t.name)
		columns, rows, err := db.query(ctx, func(b base) (string, []any) { return "SELECT * FROM " + from + b.limit(sampleRows), nil })
		var no *refusal
		if errors.As(err, &no) {
			continue // a table we may not read
		}
		if err != nil {
			return o, say(t.name, err)
		}
		counts := make([]int64, len(columns))
		sample := file.Sample{Name: t.name, Header: names(columns), Options: []string{optionKey + ": " + strings.Join(t.key, ", ")}}
		for _, row := range rows {
			cells := make([]string, len(row))
			for i, v := range row {
				if v != nil && *v != "" {
					cells[i], counts[i] = *v, counts[i]+1
				}
			}
			sample.Rows = append(sample.Rows, cells)
		}
		for i, c := range columns {
			o.Fields = append(o.Fields, source.Option{ID: c.name, Of: t.name, Title: c.name, Type: typeOf(c.sort), N: counts[i]})
		}
		if c := changed(columns); c != "" {
			sample.Options = append(sample.Options, optionCursor+": "+c)
		}
		if len(t.key) > 0 && len(rows) > 0 && !slices.Contains(t.key, "") {
			samples = append(samples, sample)
		}
	}
	if len(samples) == 0 {
		return o, nil
	}
	text, err := file.SuggestStreams(samples)
	o.Proposed.Text = string(text)
	return o, err
}

func typeOf(s sort) string {
	switch s {
	case integer, float:
		return "number"
	case yesNo:
		return "yes"
	case moment, zonedPoint, day:
		return "date"
	default:
		return "text"
	}
}

// changed is the column that tells when a row changed, by its name.
func changed(columns []column) string {
	for _, c := range columns {
		if c.sort != moment && c.sort != zonedPoint {
			continue
		}
		switch strings.ToLower(strings.ReplaceAll(c.name, "_", "")) {
		case "updatedat", "modifiedat", "changedat", "updated", "modified", "lastmodified", "updatedon", "modifiedon", "updatetime", "lastupdate":
			return c.name
		}
	}
	return ""
}

// tables lists the tables with their primary keys, in order of name.
func (r *Remote) tables(ctx context.Context, db *session) ([]table, error) {
	text := `SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END, a.attname
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
		CROSS JOIN LATERAL unnest(i.indkey::int[]) WITH ORDINALITY k(num, place)
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num
		WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, k.place`
	if r.sort == sortMySQL {
		text = `SELECT t.TABLE_NAME, k.COLUMN_NAME FROM information_schema.TABLES t
			JOIN information_schema.KEY_COLUMN_USAGE k ON k.TABLE_SCHEMA = t.TABLE_SCHEMA AND k.TABLE_NAME = t.TABLE_NAME AND k.CONSTRAINT_NAME = 'PRIMARY'
			WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY t.TABLE_NAME, k.ORDINAL_POSITION`
	}
	_, rows, err := db.query(ctx, func(base) (string, []any) { return text, nil })
	if err != nil {
		return nil, err
	}
	var list []table
	for _, row := range rows {
		if len(row) != 2 || row[0] == nil || row[1] == nil {
			return nil, fmt.Errorf("the list of tables has a row of %d values", len(row))
		}
		if n := len(list); n == 0 || list[n-1].name != *row[0] {
			if n == tablesMost {
				break
			}
			list = append(list, table{name: *row[0]})
		}
		last := &list[len(list)-1]
		last.key = append(last.key, *row[1])
	}
	return list, nil
}
