package sql

import (
	"bytes"
	"context"
	stdsql "database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5/pgconn"
)

// server is a throw-away database server with which tests talk as its owner.
type server struct {
	sort string
	dsn  func(user, base string) string
	run  func(ctx context.Context, base, text string) error
	stop func()
	why  string // there is none, since
	// charset is said when a base is made.
	charset string
}

var servers = map[string]func() *server{
	"postgres": sync.OnceValue(startPostgres),
	"mariadb":  sync.OnceValue(startMariaDB),
}

var started sync.Map

func TestMain(m *testing.M) {
	code := m.Run()
	started.Range(func(_, s any) bool {
		s.(*server).stop()
		return true
	})
	os.Exit(code)
}

// ground is where a test runs.
type ground struct {
	*testing.T
	server *server
	base   string
}

// each runs a test on both sorts of server, with a base of its own.
func each(t *testing.T, fn func(ground)) {
	t.Helper()
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			s := start()
			if s.why != "" {
				t.Skip(s.why)
			}
			started.Store(name, s)
			base := "b" + fmt.Sprint(time.Now().UnixNano())
			s.exec(t, "", "CREATE DATABASE "+base+s.charset)
			fn(ground{t, s, base})
		})
	}
}

func (s *server) exec(t testing.TB, base string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if err := s.run(context.Background(), base, text); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
}

// find looks for a program in the path and in the folders of Debian.
func find(name string) string {
	if p, err := exec.LookPath(name); err == nil {
		return p
	}
	list, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	list = append(list, "/usr/sbin/"+name)
	for i := range list {
		if _, err := os.Stat(list[i]); err == nil {
			return list[i]
		}
	}
	return ""
}

// command runs a program as a user who is not root: neither server runs as root.
func command(user, program string, args ...string) *exec.Cmd {
	if os.Getuid() != 0 {
		return exec.Command(program, args...)
	}
	return exec.Command("setpriv", append([]string{"--reuid=" + user, "--regid=" + user, "--clear-groups", program}, args...)...)
}

// home makes a folder for that user; short, since the path of a socket may not be long.
func home(user string) (string, error) {
	dir, err := os.MkdirTemp("", "db")
	if err == nil && os.Getuid() == 0 {
		err = exec.Command("chown", user, dir).Run()
	}
	return dir, err
}

// serve starts the server and waits until it answers.
func serve(s *server, dir string, c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		s.why = err.Error()
		return
	}
	s.stop = func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		_ = os.RemoveAll(dir)
	}
	for range 200 {
		if s.run(context.Background(), "", "SELECT 1") == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.stop()
	s.why = "the server does not start: " + said.String()
}

func startPostgres() *server {
	s := &server{sort: sortPostgres, stop: func() {}}
	initdb, program := find("initdb"), find("postgres")
	dir, err := home("postgres")
	if initdb == "" || program == "" || err != nil {
		s.why = "there is no PostgreSQL here; scripts/deps.sh installs it"
		return s
	}
	out, err := command("postgres", initdb, "-D", dir+"/data", "-U", "owner", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	if err != nil {
		s.why = "initdb: " + string(out)
		return s
	}
	s.dsn = func(user, base string) string {
		if base == "" {
			base = "postgres"
		}
		return fmt.Sprintf("host=%s user=%s dbname=%s", dir, user, base)
	}
	conns := map[string]*pgconn.PgConn{}
	s.run = func(ctx context.Context, base, text string) error {
		conn, ok := conns[base]
		if !ok {
			var err error
			if conn, err = pgconn.Connect(ctx, s.dsn("owner", base)); err != nil {
				return err
			}
			conns[base] = conn
		}
		_, err := conn.Exec(ctx, text).ReadAll()
		return err
	}
	serve(s, dir, command("postgres", program, "-D", dir+"/data", "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off"))
	return s
}

func startMariaDB() *server {
	s := &server{sort: sortMySQL, stop: func() {}, charset: " CHARACTER SET utf8mb4"}
	program, share := find("mariadbd"), "/usr/share/mysql/"
	dir, err := home("nobody")
	if program == "" || err != nil {
		s.why = "there is no MariaDB here; scripts/deps.sh installs it"
		return s
	}
	data := dir + "/data"
	script := bytes.NewBufferString("create database mysql;\nuse mysql;\nset @skip_auth_anonymous=1;\nset @current_hostname='localhost';\n")
	for _, name := range []string{"mysql_system_tables.sql", "mysql_performance_tables.sql", "mysql_system_tables_data.sql"} {
		text, err := os.ReadFile(share + name)
		if err != nil {
			s.why = err.Error()
			return s
		}
		script.Write(text)
	}
	group := func(c *exec.Cmd) *exec.Cmd { // Debian's group of nobody has another name
		for i, a := range c.Args {
			if a == "--regid=nobody" {
				c.Args[i] = "--regid=65534"
			}
		}
		return c
	}
	if out, err := group(command("nobody", "mkdir", data)).CombinedOutput(); err != nil {
		s.why = string(out)
		return s
	}
	common := []string{"--no-defaults", "--datadir=" + data, "--innodb-log-file-size=4M", "--innodb-flush-log-at-trx-commit=0"}
	c := group(command("nobody", program, append(common, "--bootstrap")...))
	c.Stdin = script
	if out, err := c.CombinedOutput(); err != nil {
		s.why = "the system tables cannot be made: " + string(out)
		return s
	}
	s.dsn = func(user, base string) string { return fmt.Sprintf("%s@unix(%s/s)/%s", user, dir, base) }
	pools := map[string]*stdsql.DB{}
	s.run = func(ctx context.Context, base, text string) error {
		if db, ok := pools[base]; ok {
			_, err := db.ExecContext(ctx, text)
			return err
		}
		config, err := mysql.ParseDSN(s.dsn("root", base))
		if err != nil {
			return err
		}
		config.MultiStatements, config.Logger = true, &mysql.NopLogger{}
		connector, err := mysql.NewConnector(config)
		if err != nil {
			return err
		}
		db := stdsql.OpenDB(connector)
		db.SetMaxOpenConns(1)
		pools[base] = db
		_, err = db.ExecContext(ctx, text)
		return err
	}
	serve(s, dir, group(command("nobody", program, append(common, "--socket="+dir+"/s", "--pid-file="+dir+"/pid", "--skip-networking")...)))
	return s
}

func owner(s *server) string {
	if s.sort == sortMySQL {
		return "root"
	}
	return "owner"
}
