package sql

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/file"
)

// leave marks what is on the shelf and was not seen.
func leave(ctx context.Context, shelf source.Shelf, kind string, seen map[string]struct{}) error {
	var gone []source.Object
	err := shelf.IDs(ctx, kind, func(id string) error {
		if _, ok := seen[id]; !ok {
			gone = append(gone, source.Object{Kind: kind, ID: id})
		}
		return nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return shelf.Put(ctx, gone, nil)
}

// Sweep compares the keys of streams that are read by a cursor: deletions move no cursor.
func (r *Remote) Sweep(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) (err error) {
	defer fault.Wrap(&err, "sql.Sweep(%s)", r.id)
	_, streams, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return err
	}
	db := &session{r: r}
	defer db.close()
	for i := range streams {
		if streams[i].cursor == "" {
			continue // each run has compared it
		}
		if err := r.sweep(ctx, db, shelf, &streams[i], tell); err != nil {
			return say(streams[i].Name, err)
		}
	}
	return nil
}

func (r *Remote) sweep(ctx context.Context, db *session, shelf source.Shelf, s *stream, tell func(source.Progress)) error {
	progress := source.Progress{
		Stream: "sweep " + s.Name, Title: fault.Text{EN: "Check for deletions: " + s.Name, RU: "Сверка удалений: " + s.Name},
	}
	seen := map[string]struct{}{}
	var after []string
	size := r.page * 10 // only keys come
	for {
		_, rows, err := db.query(ctx, func(b base) (string, []any) {
			order := r.quoted(s.keys)
			text, args := "SELECT "+order+" FROM "+s.from, []any(nil)
			if after != nil {
				var where string
				where, args = r.beyond(b, s.keys, after, 1)
				text += " WHERE " + where
			}
			return text + " ORDER BY " + order + b.limit(size), args
		})
		if err != nil {
			return err
		}
		for _, row := range rows {
			after = after[:0:0]
			for _, v := range row {
				if v == nil {
					return wantRow(0)
				}
				after = append(after, *v)
			}
			seen[strings.Join(after, ":")] = struct{}{}
		}
		progress.Pages++
		progress.Objects += int64(len(rows))
		progress.Done = len(rows) < size
		tell(progress)
		if progress.Done {
			return leave(ctx, shelf, s.Name, seen)
		}
	}
}

// Reread fetches rows by their keys.
func (r *Remote) Reread(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	_, streams, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return err
	}
	db := &session{r: r}
	defer db.close()
	for _, h := range hints {
		for i := range streams {
			s := &streams[i]
			keys := strings.Split(h.ID, ":")
			if s.Name != h.Kind || len(keys) != len(s.keys) {
				continue
			}
			p, err := r.read(ctx, db, s, func(b base) (string, []any) {
				var where []string
				var args []any
				for i, name := range s.keys {
					where, args = append(where, quote(r.sort, name)+" = "+b.mark(i+1)), append(args, r.arg(keys[i]))
				}
				return "SELECT * FROM " + s.from + " WHERE " + strings.Join(where, " AND "), args
			})
			if err != nil {
				return say(s.Name, err)
			}
			if len(p.objects) == 0 {
				p.objects = []source.Object{{Kind: s.Name, ID: h.ID}}
			}
			if err := shelf.Put(ctx, p.objects, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// Totals are the database's own counts. A stream whose rows take too long to count is left out.
func (r *Remote) Totals(ctx context.Context, shelf source.Shelf) ([]source.Total, error) {
	_, streams, err := r.mappingOn(ctx, shelf, "")
	if err != nil {
		return nil, err
	}
	db := &session{r: r}
	defer db.close()
	var list []source.Total
	for i := range streams {
		s := &streams[i]
		n, err := db.one(ctx, "SELECT count(*) FROM "+s.from)
		var no *refusal
		if errors.As(err, &no) && no.timeout {
			continue
		}
		if err != nil {
			return nil, say(s.Name, err)
		}
		ours, err := shelf.Count(ctx, s.Name)
		if err != nil {
			return nil, err
		}
		t := source.Total{Kind: s.Name, Title: s.title(), Ours: ours}
		t.Theirs, _ = strconv.ParseInt(n, 10, 64)
		if t.Theirs != t.Ours {
			t.Why = fault.Text{
				EN: "Rows were added or removed since; rows deleted in the database are found once a day.",
				RU: "С начала загрузки строки добавились или удалились; удалённые в базе строки находятся раз в сутки.",
			}
		}
		list = append(list, t)
	}
	return list, nil
}

// Check reads a row of every stream.
func (r *Remote) Check(ctx context.Context) (a source.Account, err error) {
	defer fault.Wrap(&err, "sql.Check(%s)", r.id)
	db := &session{r: r}
	defer db.close()
	about := "SELECT current_database(), current_user"
	if r.sort == sortMySQL {
		about = "SELECT DATABASE(), CURRENT_USER()"
	}
	_, rows, err := db.query(ctx, func(base) (string, []any) { return about, nil })
	if err != nil {
		return a, say("", err)
	}
	if len(rows) != 1 {
		return a, wantRow(len(rows))
	}
	for i, into := range []*string{&a.Name, &a.User} {
		if v := rows[0][i]; v != nil {
			*into = *v
		}
	}
	a.Zone = r.zone.String()
	may, err := r.mayWrite(ctx, db)
	if err != nil {
		return a, say("", err)
	}
	if may {
		a.Warnings = append(a.Warnings, fault.Text{
			EN: "The user " + a.User + " may change the database. Svodka only reads; a user with the right to read is safer.",
			RU: "Пользователь " + a.User + " может менять данные в базе. «Сводка» только читает; безопаснее дать пользователя с правом чтения.",
		})
	}
	if strings.TrimSpace(r.text) == "" {
		a.Warnings = append(a.Warnings, fault.Text{
			EN: "There is no mapping yet: what is found by usual names is read. Look through it on the page of the mapping.",
			RU: "Схемы ещё нет: читается то, что нашлось по привычным названиям. Проверьте её на странице схемы.",
		})
		return a, nil
	}
	_, streams, err := r.mapping("")
	if err != nil {
		return a, err
	}
	for i := range streams {
		warnings, err := r.try(ctx, db, &streams[i])
		if err != nil {
			return a, say(streams[i].Name, err)
		}
		a.Warnings = append(a.Warnings, warnings...)
	}
	return a, nil
}

// try reads a row of a stream the way a run would.
func (r *Remote) try(ctx context.Context, db *session, s *stream) ([]fault.Text, error) {
	columns, rows, err := db.query(ctx, func(b base) (string, []any) { return "SELECT * FROM " + s.from + b.limit(1), nil })
	if err != nil {
		return nil, err
	}
	if _, err := s.read(columns, rows, r.zone); err != nil {
		return nil, err
	}
	if missing := file.Missing(names(columns), s.Columns); len(missing) > 0 {
		return nil, s.noColumn(missing[0], columns)
	}
	if s.cursor == "" {
		return nil, nil
	}
	without, err := db.one(ctx, "SELECT 1 FROM "+s.from+" WHERE "+quote(r.sort, s.cursor)+" IS NULL LIMIT 1")
	if err != nil || without == "" {
		return nil, err
	}
	return []fault.Text{{
		EN: "Stream " + s.Name + ": some rows have no " + s.cursor + ". Their changes will not be seen; use coalesce in a query.",
		RU: "Поток " + s.Name + ": у части строк пусто в " + s.cursor + ". Их изменения не будут видны; используйте coalesce в query.",
	}}, nil
}

// mayWrite reports whether the user has the right to change any table.
func (r *Remote) mayWrite(ctx context.Context, db *session) (bool, error) {
	if r.sort == sortPostgres {
		yes, err := db.one(ctx, `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper) OR EXISTS (
			SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\_temp%'
			AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))`)
		return yes == "true", err
	}
	_, rows, err := db.query(ctx, func(base) (string, []any) { return "SHOW GRANTS", nil })
	for _, row := range rows {
		for _, v := range row {
			if v == nil {
				continue
			}
			rights, _, _ := strings.Cut(strings.ToUpper(*v), " ON ")
			for _, word := range []string{"ALL PRIVILEGES", "INSERT", "UPDATE", "DELETE", "DROP", "ALTER"} {
				if strings.Contains(rights, word) {
					return true, nil
				}
			}
		}
	}
	return false, err
}
