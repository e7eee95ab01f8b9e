package sql

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"

	"svodka/internal/fault"
)

// begin opens a transaction that cannot write and answers in one form of text whatever the server is set to. It lasts one
// statement, so that a pooler in between may give every transaction another server.
var begin = fmt.Sprintf(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = %d; SET LOCAL TimeZone = 'UTC';
SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL client_encoding = 'UTF8'; SET LOCAL bytea_output = 'hex'`, statement.Milliseconds())

// Types of PostgreSQL whose text needs care.
const (
	oidBool      = 16
	oidBytea     = 17
	oidInt8      = 20
	oidInt2      = 21
	oidInt4      = 23
	oidFloat4    = 700
	oidFloat8    = 701
	oidDate      = 1082
	oidTimestamp = 1114
	oidZoned     = 1184
	oidNumeric   = 1700
)

type postgres struct{ conn *pgconn.PgConn }

func dialPostgres(ctx context.Context, dsn string) (base, error) {
	if !strings.HasPrefix(dsn, "postgres://") && !strings.HasPrefix(dsn, "postgresql://") && !strings.Contains(dsn, "=") {
		return nil, errAddress("postgres://user:password@host:5432/base")
	}
	config, err := pgconn.ParseConfig(dsn)
	if err != nil {
		return nil, errAddress("postgres://user:password@host:5432/base")
	}
	config.RuntimeParams["application_name"] = "svodka"
	conn, err := pgconn.ConnectConfig(ctx, config)
	var said *pgconn.PgError
	switch {
	case errors.As(err, &said):
		return nil, fault.Because(said, fault.Invalid, fault.Text{EN: "The database refuses the connection: %s", RU: "База данных не пускает: %s"}, said.Message)
	case err != nil:
		return nil, errors.New("the database cannot be reached") // the reason may carry the address
	}
	return &postgres{conn}, nil
}

func (p *postgres) mark(n int) string  { return "$" + strconv.Itoa(n) }
func (p *postgres) limit(n int) string { return " LIMIT " + strconv.Itoa(n) }

func (p *postgres) close() {
	ctx, cancel := context.WithTimeout(context.Background(), statement)
	defer cancel()
	_ = p.conn.Close(ctx)
}

func (p *postgres) query(ctx context.Context, text string, args []any, fn func([]column, [][]byte) error) ([]column, error) {
	if _, err := p.conn.Exec(ctx, begin).ReadAll(); err != nil {
		return nil, pgRefusal(err)
	}
	params := make([][]byte, len(args))
	for i, a := range args {
		params[i] = fmt.Append(nil, a)
	}
	result := p.conn.ExecParams(ctx, text, params, nil, nil, nil)
	var columns []column
	for _, f := range result.FieldDescriptions() {
		columns = append(columns, column{f.Name, pgSort(f.DataTypeOID)})
	}
	var failed error
	for failed == nil && result.NextRow() {
		failed = fn(columns, result.Values())
	}
	_, err := result.Close()
	_, ended := p.conn.Exec(ctx, "ROLLBACK").ReadAll()
	return columns, errors.Join(failed, pgRefusal(err), pgRefusal(ended))
}

func pgSort(oid uint32) sort {
	switch oid {
	case oidBool:
		return yesNo
	case oidBytea:
		return binary
	case oidInt2, oidInt4, oidInt8:
		return integer
	case oidFloat4, oidFloat8, oidNumeric:
		return float
	case oidDate:
		return day
	case oidTimestamp:
		return moment
	case oidZoned:
		return zonedPoint
	default:
		return plainText
	}
}

func pgRefusal(err error) error {
	var said *pgconn.PgError
	if !errors.As(err, &said) {
		return err
	}
	if strings.HasPrefix(said.Code, "57P") || strings.HasPrefix(said.Code, "08") {
		return errors.New(said.Message) // the server goes down: another try may find it up
	}
	return &refusal{code: said.Code, message: said.Message, timeout: said.Code == "57014", forbidden: said.Code == "42501"}
}

// text writes a value as the shelf keeps it; nil for what stands for nothing.
func (c column) text(cell []byte) *string {
	if len(cell) > cellMost {
		return nil
	}
	s := string(cell)
	switch c.sort {
	case yesNo:
		switch s {
		case "t":
			s = "true"
		case "f":
			s = "false"
		}
	case binary:
		s = binaryText(s)
	case float:
		if strings.ContainsAny(s, "NnIi") { // NaN, Infinity
			return nil
		}
		if strings.ContainsAny(s, "eE") {
			if f, err := strconv.ParseFloat(s, 64); err == nil {
				s = strconv.FormatFloat(f, 'f', -1, 64)
			}
		}
	case moment, zonedPoint, day:
		if strings.Contains(s, "infinity") || strings.HasSuffix(s, "BC") || strings.HasPrefix(s, "0000-") || len(s) >= 10 && (s[5:7] == "00" || s[8:10] == "00") {
			return nil
		}
		if c.sort == zonedPoint {
			s = strings.Replace(strings.TrimSuffix(s, "+00"), " ", "T", 1) + "Z"
		}
	default:
	}
	if !utf8.ValidString(s) || strings.Contains(s, "\x00") {
		s = strings.ReplaceAll(strings.ToValidUTF8(s, "�"), "\x00", "")
	}
	return &s
}

// binaryText is what bytes say: text where they are text, else their digits.
func binaryText(s string) string {
	digits, isHex := strings.CutPrefix(s, `\x`)
	if !isHex {
		if utf8.ValidString(s) {
			return s
		}
		return hex.EncodeToString([]byte(s))
	}
	if raw, err := hex.DecodeString(digits); err == nil && utf8.Valid(raw) {
		return string(raw)
	}
	return digits
}
