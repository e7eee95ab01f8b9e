package sql

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// state is how far a stream has been read.
type state struct {
	Def string `json:"def"` // names the definition it was read by
	// Keys of the last row of a first load that goes on; nil once it is over.
	Keys   []string `json:"keys,omitempty"`
	Loaded bool     `json:"loaded,omitempty"`
	// Stale says that the shelf has rows of another definition.
	Stale bool   `json:"stale,omitempty"`
	Mark  string `json:"mark,omitempty"` // the newest cursor seen
}

func (s *stream) shortDef() string {
	sum := sha256.Sum256([]byte(s.def()))
	return hex.EncodeToString(sum[:8])
}

func stateOf(ctx context.Context, shelf source.Shelf, s *stream) (state, error) {
	var st state
	c, err := shelf.Cursor(ctx, "stream:"+s.Name)
	if err != nil {
		return st, err
	}
	if c != "" {
		if err := json.Unmarshal([]byte(c), &st); err != nil {
			return st, fmt.Errorf("cursor of %s: %w", s.Name, err)
		}
	}
	if def := s.shortDef(); st.Def != def {
		n, err := shelf.Count(ctx, s.Name)
		if err != nil {
			return st, err
		}
		st = state{Def: def, Stale: n > 0}
	}
	return st, nil
}

// put keeps objects together with how far the stream has been read.
func (st *state) put(ctx context.Context, shelf source.Shelf, s *stream, objects []source.Object) error {
	text, _ := json.Marshal(st) //nolint:errchkjson // texts and flags
	return shelf.Put(ctx, objects, map[string]source.Cursor{"stream:" + s.Name: source.Cursor(text)})
}

// columnsOn are the columns a stream had when it was last read; nil before the first time.
func columnsOn(ctx context.Context, shelf source.Shelf, name string) (list []string, err error) {
	c, err := shelf.Cursor(ctx, "columns:"+name)
	if err != nil || c == "" {
		return nil, err
	}
	return list, json.Unmarshal([]byte(c), &list)
}

// Pull brings the shelf up to date, stream by stream.
func (r *Remote) Pull(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) (err error) {
	defer fault.Wrap(&err, "sql.Pull(%s)", r.id)
	if err := r.begin(ctx, shelf); err != nil {
		return err
	}
	_, streams, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return err
	}
	db := &session{r: r}
	defer db.close()
	for i := range streams {
		if err := r.pull(ctx, db, shelf, &streams[i], tell); err != nil {
			return say(streams[i].Name, err)
		}
	}
	return nil
}

func (r *Remote) pull(ctx context.Context, db *session, shelf source.Shelf, s *stream, tell func(source.Progress)) error {
	st, err := stateOf(ctx, shelf, s)
	if err != nil {
		return err
	}
	if err := r.columns(ctx, db, shelf, s); err != nil {
		return err
	}
	switch {
	case !st.Loaded:
		if err := r.first(ctx, db, shelf, s, &st, tell); err != nil {
			return err
		}
		if !st.Stale {
			return nil
		}
		if err := r.sweep(ctx, db, shelf, s, tell); err != nil {
			return err
		}
		st.Stale = false
		return st.put(ctx, shelf, s, nil)
	case s.cursor == "":
		return r.whole(ctx, db, shelf, s, tell)
	default:
		return r.follow(ctx, db, shelf, s, &st, tell)
	}
}

// columns keeps what columns the stream has now.
func (r *Remote) columns(ctx context.Context, db *session, shelf source.Shelf, s *stream) error {
	columns, _, err := db.query(ctx, func(b base) (string, []any) { return "SELECT * FROM " + s.from + b.limit(0), nil })
	if err != nil {
		return err
	}
	if err := s.check(columns); err != nil {
		return err
	}
	text, _ := json.Marshal(names(columns)) //nolint:errchkjson // texts
	return shelf.Put(ctx, nil, map[string]source.Cursor{"columns:" + s.Name: source.Cursor(text)})
}

// first reads all rows by their keys; it goes on where it was stopped. What changes meanwhile is found by the newest cursor
// before it began.
func (r *Remote) first(ctx context.Context, db *session, shelf source.Shelf, s *stream, st *state, tell func(source.Progress)) error {
	progress := source.Progress{Stream: s.Name, Title: s.title()}
	if st.Keys == nil && s.cursor != "" {
		mark, err := r.newest(ctx, db, s)
		if err != nil {
			return err
		}
		st.Mark = mark
	}
	if n, err := db.one(ctx, "SELECT count(*) FROM "+s.from); err == nil { // only for the bar: it may take too long
		progress.Total, _ = strconv.ParseInt(n, 10, 64)
	} else if ctx.Err() != nil {
		return ctx.Err()
	}
	for {
		p, err := r.byKey(ctx, db, s, st.Keys)
		if err != nil {
			return err
		}
		st.Keys, st.Loaded = p.keys, !p.full
		if st.Loaded {
			st.Keys = nil
		}
		if err := st.put(ctx, shelf, s, p.objects); err != nil {
			return err
		}
		progress.Pages++
		progress.Objects += int64(len(p.objects))
		progress.Done = st.Loaded
		tell(progress)
		if st.Loaded {
			return nil
		}
	}
}

func (r *Remote) newest(ctx context.Context, db *session, s *stream) (string, error) {
	mark, err := db.one(ctx, "SELECT max("+quote(r.sort, s.cursor)+") FROM "+s.from)
	return mark, err
}

// byKey reads the page after a key.
func (r *Remote) byKey(ctx context.Context, db *session, s *stream, after []string) (*page, error) {
	return r.read(ctx, db, s, func(b base) (string, []any) {
		order := r.quoted(s.keys)
		if len(after) == 0 {
			return "SELECT * FROM " + s.from + " ORDER BY " + order + b.limit(r.page), nil
		}
		where, args := r.beyond(b, s.keys, after, 1)
		return "SELECT * FROM " + s.from + " WHERE " + where + " ORDER BY " + order + b.limit(r.page), args
	})
}

func (r *Remote) read(ctx context.Context, db *session, s *stream, build func(base) (string, []any)) (*page, error) {
	columns, rows, err := db.query(ctx, build)
	if err != nil {
		return nil, err
	}
	p, err := s.read(columns, rows, r.zone)
	if err != nil {
		return nil, err
	}
	p.full = len(rows) >= r.page
	return p, nil
}

func (r *Remote) quoted(list []string) string {
	out := make([]string, len(list))
	for i, name := range list {
		out[i] = quote(r.sort, name)
	}
	return strings.Join(out, ", ")
}

// beyond is the condition of rows that come after one in the order of some columns: (a > 1 OR a = 1 AND (b > 2 OR …)), which
// both sorts of database answer from an index.
func (r *Remote) beyond(b base, columns, values []string, from int) (string, []any) {
	var args []any
	add := func(v string) string {
		args = append(args, r.arg(v))
		return b.mark(from + len(args) - 1)
	}
	var build func(i int) string
	build = func(i int) string {
		name := quote(r.sort, columns[i])
		if i == len(columns)-1 {
			return name + " > " + add(values[i])
		}
		first := name + " >= " + add(values[i])
		return first + " AND (" + name + " > " + add(values[i]) + " OR " + build(i+1) + ")"
	}
	return build(0), args
}

// arg is a value as the database takes it: whole numbers as such, so that they are compared as numbers.
func (r *Remote) arg(v string) any {
	if r.sort != sortMySQL {
		return v
	}
	if n, err := strconv.ParseInt(v, 10, 64); err == nil && strconv.FormatInt(n, 10) == v {
		return n
	}
	if _, form, ok := instant(v, r.zone); ok && form == formZoned {
		return strings.TrimSuffix(strings.Replace(v, "T", " ", 1), "Z")
	}
	return v
}

// follow reads what changed since the newest cursor, less the overlap.
func (r *Remote) follow(ctx context.Context, db *session, shelf source.Shelf, s *stream, st *state, tell func(source.Progress)) error {
	progress := source.Progress{Stream: s.Name, Title: s.title()}
	if st.Mark == "" { // the stream was empty, or nothing in it had a cursor
		mark, err := r.newest(ctx, db, s)
		if err != nil || mark == "" {
			progress.Done = true
			tell(progress)
			return err
		}
		if err := r.whole(ctx, db, shelf, s, tell); err != nil {
			return err
		}
		st.Mark = mark
		return st.put(ctx, shelf, s, nil)
	}
	order := append([]string{s.cursor}, s.keys...)
	from, last := s.since(st.Mark, r.now(), r.zone), []string(nil)
	for {
		p, err := r.read(ctx, db, s, func(b base) (string, []any) {
			where, args := quote(r.sort, s.cursor)+" >= "+b.mark(1), []any{r.arg(from)}
			if last != nil {
				where, args = r.beyond(b, order, last, 1)
			}
			return "SELECT * FROM " + s.from + " WHERE " + where + " ORDER BY " + r.quoted(order) + b.limit(r.page), args
		})
		if err != nil {
			return err
		}
		st.Mark = later(st.Mark, p.cursor, r.zone)
		if err := st.put(ctx, shelf, s, p.objects); err != nil {
			return err
		}
		last = slices.Concat([]string{p.cursor}, p.keys)
		progress.Pages++
		progress.Objects += int64(len(p.objects))
		progress.Done = !p.full
		tell(progress)
		if !p.full {
			return nil
		}
	}
}

// whole reads a stream again and marks what it no longer has. It is not gone on with: a stopped one begins anew.
func (r *Remote) whole(ctx context.Context, db *session, shelf source.Shelf, s *stream, tell func(source.Progress)) error {
	progress := source.Progress{Stream: s.Name, Title: s.title()}
	seen := map[string]struct{}{}
	var after []string
	for {
		p, err := r.byKey(ctx, db, s, after)
		if err != nil {
			return err
		}
		if err := shelf.Put(ctx, p.objects, nil); err != nil {
			return err
		}
		for _, o := range p.objects {
			seen[o.ID] = struct{}{}
		}
		after = p.keys
		progress.Pages++
		progress.Objects += int64(len(p.objects))
		progress.Done = !p.full
		tell(progress)
		if !p.full {
			return leave(ctx, shelf, s.Name, seen)
		}
	}
}
