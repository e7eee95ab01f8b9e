package sql

import (
	"context"
	stdsql "database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-sql-driver/mysql"

	"svodka/internal/fault"
)

type mariaDB struct {
	pool *stdsql.DB
	conn *stdsql.Conn
}

// mysqlConfig reads "user:password@tcp(host:3306)/base" and "mysql://user:password@host:3306/base?tls=true".
func mysqlConfig(dsn string) (*mysql.Config, error) {
	const example = "mysql://user:password@host:3306/base" //nolint:gosec // an example
	if rest, ok := strings.CutPrefix(dsn, "mariadb://"); ok {
		dsn = "mysql://" + rest
	}
	if !strings.HasPrefix(dsn, "mysql://") {
		config, err := mysql.ParseDSN(dsn)
		if err != nil {
			return nil, errAddress(example)
		}
		return config, nil
	}
	u, err := url.Parse(dsn)
	if err != nil || u.Host == "" {
		return nil, errAddress(example)
	}
	config := mysql.NewConfig()
	config.User = u.User.Username()
	config.Passwd, _ = u.User.Password()
	config.Net, config.Addr, config.DBName = "tcp", u.Host, strings.TrimPrefix(u.Path, "/")
	if u.Port() == "" {
		config.Addr = net.JoinHostPort(u.Hostname(), "3306")
	}
	config.TLSConfig = u.Query().Get("tls")
	return config, nil
}

func dialMySQL(ctx context.Context, dsn string) (_ base, err error) {
	config, err := mysqlConfig(dsn)
	if err != nil {
		return nil, err
	}
	// Values come as text, and the database can ask for none of our files.
	config.InterpolateParams, config.ParseTime = true, false
	config.AllowAllFiles, config.MultiStatements, config.Logger = false, false, &mysql.NopLogger{}
	config.Timeout, config.ReadTimeout = answer/4, answer
	connector, err := mysql.NewConnector(config)
	if err != nil {
		return nil, errAddress("mysql://user:password@host:3306/base")
	}
	m := &mariaDB{pool: stdsql.OpenDB(connector)}
	defer func() {
		if err != nil {
			m.close()
		}
	}()
	if m.conn, err = m.pool.Conn(ctx); err != nil {
		var said *mysql.MySQLError
		if errors.As(err, &said) {
			return nil, fault.Because(said, fault.Invalid, fault.Text{EN: "The database refuses the connection: %s", RU: "База данных не пускает: %s"}, said.Message)
		}
		return nil, errors.New("the database cannot be reached")
	}
	return m, m.settle(ctx)
}

// settle sets the session: UTC for moments that know their zone, and how long a statement may take.
func (m *mariaDB) settle(ctx context.Context) error {
	var version string
	if err := m.conn.QueryRowContext(ctx, "SELECT VERSION()").Scan(&version); err != nil {
		return myRefusal(err)
	}
	timeout := fmt.Sprintf("SET SESSION max_execution_time = %d", statement.Milliseconds())
	if strings.Contains(strings.ToLower(version), "mariadb") {
		timeout = fmt.Sprintf("SET SESSION max_statement_time = %d", int(statement.Seconds()))
	}
	for _, text := range []string{"SET SESSION time_zone = '+00:00'", timeout} {
		if _, err := m.conn.ExecContext(ctx, text); err != nil {
			return myRefusal(err)
		}
	}
	return nil
}

func (m *mariaDB) mark(int) string    { return "?" }
func (m *mariaDB) limit(n int) string { return " LIMIT " + strconv.Itoa(n) }

func (m *mariaDB) close() {
	if m.conn != nil {
		_ = m.conn.Close()
	}
	_ = m.pool.Close()
}

func (m *mariaDB) query(ctx context.Context, text string, args []any, fn func([]column, [][]byte) error) (_ []column, err error) {
	if _, err := m.conn.ExecContext(ctx, "START TRANSACTION READ ONLY"); err != nil {
		return nil, myRefusal(err)
	}
	defer func() {
		_, ended := m.conn.ExecContext(ctx, "ROLLBACK")
		err = errors.Join(err, myRefusal(ended))
	}()
	rows, err := m.conn.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, myRefusal(err)
	}
	defer func() { err = errors.Join(err, myRefusal(rows.Close())) }()
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, myRefusal(err)
	}
	columns := make([]column, len(types))
	cells, into := make([]any, len(types)), make([]any, len(types))
	for i, t := range types {
		columns[i], into[i] = column{t.Name(), mySort(t.DatabaseTypeName())}, &cells[i]
	}
	row := make([][]byte, len(types))
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return columns, err
		}
		for i, c := range cells {
			row[i] = myCell(c, types[i].DatabaseTypeName())
		}
		if err := fn(columns, row); err != nil {
			return columns, err
		}
	}
	return columns, myRefusal(rows.Err())
}

func mySort(name string) sort {
	switch strings.TrimPrefix(name, "UNSIGNED ") {
	case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT", "YEAR":
		return integer
	case "FLOAT", "DOUBLE", "DECIMAL":
		return float
	case "DATETIME":
		return moment
	case "TIMESTAMP":
		return zonedPoint
	case "DATE":
		return day
	case "BINARY", "VARBINARY", "BLOB", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "GEOMETRY":
		return binary
	default:
		return plainText
	}
}

func myCell(v any, name string) []byte {
	switch x := v.(type) {
	case nil:
		return nil
	case []byte:
		if name != "BIT" {
			return x
		}
		n := uint64(0)
		for _, b := range x {
			n = n<<8 | uint64(b)
		}
		return strconv.AppendUint(nil, n, 10)
	case string:
		return []byte(x)
	case float64:
		return strconv.AppendFloat(nil, x, 'f', -1, 64)
	case float32:
		return strconv.AppendFloat(nil, float64(x), 'f', -1, 32)
	default:
		return fmt.Append(nil, x)
	}
}

// Numbers of MySQL's errors.
const (
	myDenied, myTableDenied, myColumnDenied = 1044, 1142, 1143
	myTimeout, mariaTimeout                 = 3024, 1969
	myShutdown                              = 1053
)

func myRefusal(err error) error {
	var said *mysql.MySQLError
	if !errors.As(err, &said) || said.Number == myShutdown {
		return err
	}
	return &refusal{
		code: strconv.Itoa(int(said.Number)), message: said.Message, timeout: said.Number == myTimeout || said.Number == mariaTimeout,
		forbidden: said.Number == myDenied || said.Number == myTableDenied || said.Number == myColumnDenied,
	}
}
