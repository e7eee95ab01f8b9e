package sql

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"

	"svodka/internal/fault"
)

// The sorts of database.
const (
	sortPostgres = "postgres"
	sortMySQL    = "mysql"
)

// Limits of one statement.
const (
	pageRows  = 2000
	statement = time.Minute // how long the database may work on it
	answer    = 2 * time.Minute
	cellMost  = 256 << 10 // longer values are left out: nothing a mapping takes is as long
	tries     = 5
)

// sort of a column, as far as its text needs care.
type sort uint8

const (
	plainText sort = iota
	integer
	float
	yesNo
	moment     // without a zone
	zonedPoint // with one
	day
	binary
)

type column struct {
	name string
	sort sort
}

// base is an open connection.
type base interface {
	// query runs one statement in a transaction that cannot write, and hands over its rows as texts; nil is NULL. Slices
	// hold until fn returns.
	query(ctx context.Context, text string, args []any, fn func(columns []column, row [][]byte) error) ([]column, error)
	mark(n int) string // the placeholder of the n-th argument
	limit(n int) string
	close()
}

// refusal is the database's own word on a statement.
type refusal struct {
	code, message string
	timeout       bool
	forbidden     bool
}

func (r *refusal) Error() string { return r.code + " " + r.message }

// lost is a connection that could not be kept.
type lost struct{ cause error }

func (l *lost) Error() string { return "the connection was lost: " + l.cause.Error() }

// errAddress is what an unreadable connection string gives. The string is a secret, so it is not repeated.
func errAddress(example string) error {
	return fault.Invalidf("The connection string cannot be read. It looks like %s", "Строка подключения не читается. Она выглядит так: %s", example)
}

// dial opens a connection.
func (r *Remote) dial(ctx context.Context) (base, error) {
	secrets, err := r.vault.Load(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	dsn := strings.TrimSpace(secrets[fieldDSN])
	if r.sort == sortMySQL {
		return dialMySQL(ctx, dsn)
	}
	return dialPostgres(ctx, dsn)
}

// session keeps a connection over a run and opens it anew when it breaks.
type session struct {
	r    *Remote
	base base
}

func (s *session) close() {
	if s.base != nil {
		s.base.close()
		s.base = nil
	}
}

// query collects the rows of a statement; it tries again when the connection broke.
func (s *session) query(ctx context.Context, build func(base) (string, []any)) (columns []column, rows [][]*string, err error) {
	for try := 0; ; try++ {
		columns, rows, err = s.once(ctx, build)
		var no *refusal
		var said *fault.Error
		switch {
		case err == nil, errors.As(err, &no), errors.As(err, &said) && said.Kind == fault.Invalid:
			return columns, rows, err
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case try+1 == tries:
			return nil, nil, &lost{err}
		}
		s.close()
		if err := s.r.wait(ctx, time.Second<<try); err != nil {
			return nil, nil, err
		}
	}
}

func (s *session) once(ctx context.Context, build func(base) (string, []any)) (columns []column, rows [][]*string, err error) {
	if s.base == nil {
		if s.base, err = s.r.dial(ctx); err != nil {
			s.base = nil
			return nil, nil, err
		}
	}
	within, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	text, args := build(s.base)
	columns, err = s.base.query(within, text, args, func(columns []column, row [][]byte) error {
		out := make([]*string, len(row))
		for i, cell := range row {
			if cell != nil {
				out[i] = columns[i].text(cell)
			}
		}
		rows = append(rows, out)
		return nil
	})
	return columns, rows, err
}

// one asks for a single value; "" for NULL or no row.
func (s *session) one(ctx context.Context, text string) (string, error) {
	_, rows, err := s.query(ctx, func(base) (string, []any) { return text, nil })
	if err != nil || len(rows) == 0 || len(rows[0]) == 0 || rows[0][0] == nil {
		return "", err
	}
	return *rows[0][0], nil
}

// say makes a sentence of what went wrong with a stream; "" is the connection itself.
func say(name string, err error) error {
	var said *fault.Error
	var no *refusal
	var broken *lost
	switch {
	case err == nil || errors.As(err, &said):
		return err
	case errors.As(err, &no):
	case !errors.As(err, &broken):
		return err
	default:
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "The database does not answer: check its address and port. A load that was cut off goes on from where it was.",
			RU: "База данных не отвечает: проверьте её адрес и порт. Прерванная загрузка продолжится с того же места.",
		})
	}
	switch {
	case name == "":
		return fault.Because(err, fault.Forbidden, fault.Text{EN: "The database refuses: %s", RU: "База данных отказывает: %s"}, no.message)
	case no.timeout:
		return fault.Because(err, fault.Busy, fault.Text{
			EN: "Stream %s: the query takes longer than %d s. Put an index on its key and cursor, or make it simpler.",
			RU: "Поток %s: запрос идёт дольше %d с. Нужен индекс по key и cursor или запрос проще.",
		}, name, int(statement/time.Second))
	case no.forbidden:
		return fault.Because(err, fault.Forbidden, fault.Text{
			EN: "Stream %s: the user may not read it: %s", RU: "Поток %s: у пользователя нет права чтения: %s",
		}, name, no.message)
	default:
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "Stream %s: the database refuses the query: %s", RU: "Поток %s: база не принимает запрос: %s",
		}, name, no.message)
	}
}

// charsetOf is an encoding that texts may have been kept in under a wrong name.
func charsetOf(name string) *charmap.Charmap {
	switch name {
	case "windows-1251", "cp1251":
		return charmap.Windows1251
	case "cp866":
		return charmap.CodePage866
	case "koi8-r":
		return charmap.KOI8R
	}
	return nil
}

// repaired reads a text whose bytes are of another encoding than its column says: the database took them for latin1.
func repaired(s, encoding string) string {
	set := charsetOf(encoding)
	if set == nil {
		return s
	}
	raw, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		return s // it has letters that latin1 has not: it was kept as it should be
	}
	if out, err := set.NewDecoder().String(raw); err == nil {
		return out
	}
	return s
}

func wantRow(n int) error { return fmt.Errorf("a row of %d values came where one was expected", n) }
