package sql

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
	"svodka/internal/warehouse"
)

const sales = `
currency: RUB
streams:
  - stream: clients
    key: id
    rows:
      - client: {id: id, name: name, region: region}
  - stream: orders
    query: |
      select * from orders where id > 0 -- all of them
    key: id
    cursor: changed
    rows:
      - deal:
          id: id
          title: number
          created_at: created
          closed_at: changed
          client: client_id
          owner: manager
          amount: amount
          custom: {paid: {title: Оплачен, type: yes/no, column: paid}}
        when: {column: status, not: [draft]}
`

// shop is a base with orders, a connector that reads it, and what it must deliver.
type shop struct {
	t       *testing.T
	server  *server
	base    string
	remote  *Remote
	shelf   *sourcetest.Shelf
	rows    sourcetest.Rows
	seq     int64
	dice    *rand.Rand
	orders  map[int]order
	clients map[int]string
	clock   time.Time
}

type order struct {
	client   int
	kopecks  int64
	created  time.Time // as the wall in Moscow says
	changed  time.Time
	paid     bool
	draft    bool
	employee string
}

func newRemote(t *testing.T, s *server, user, base, mapping string) *Remote {
	t.Helper()
	opened, err := Opener().Open(source.Opening{
		ID: "erp", Fields: map[string]string{"database": s.sort, "zone": "Europe/Moscow", "mapping": mapping},
		Vault: sourcetest.NewVault(map[string]string{"dsn": s.dsn(user, base)}),
		Now:   time.Now, Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	if err != nil {
		t.Fatal(err)
	}
	return opened.(*Remote)
}

func newShop(t *testing.T, s *server, base string) *shop {
	t.Helper()
	x := &shop{
		t: t, server: s, base: base, remote: newRemote(t, s, owner(s), base, sales), shelf: sourcetest.NewShelf(), rows: sourcetest.Rows{},
		dice: rand.New(rand.NewPCG(1, 2)), orders: map[int]order{}, clients: map[int]string{}, clock: time.Now().UTC().Add(-time.Hour).Truncate(time.Second),
	}
	x.remote.page = 40
	zoned, wall := "timestamptz", "timestamp"
	if s.sort == sortMySQL {
		zoned, wall = "timestamp(6) null", "datetime"
	}
	s.exec(t, base, "CREATE TABLE clients (id int PRIMARY KEY, name varchar(100), region varchar(100))",
		fmt.Sprintf(`CREATE TABLE orders (id bigint PRIMARY KEY, number varchar(20), client_id int, manager varchar(50), amount numeric(14,2),
			created %s, changed %s, paid boolean, status varchar(10))`, wall, zoned))
	for i := range 30 {
		x.client(i)
	}
	for i := range 130 {
		x.order(i + 1)
	}
	return x
}

func (x *shop) client(i int) {
	_, had := x.clients[i]
	x.clients[i] = fmt.Sprintf("ООО «Ромашка» %d/%d", i, x.dice.IntN(100))
	if had {
		x.server.exec(x.t, x.base, fmt.Sprintf("UPDATE clients SET name = '%s' WHERE id = %d", x.clients[i], i))
		return
	}
	x.server.exec(x.t, x.base, fmt.Sprintf("INSERT INTO clients VALUES (%d, '%s', NULL)", i, x.clients[i]))
}

// order writes an order, new or again. Several are written within a second.
func (x *shop) order(i int) {
	x.clock = x.clock.Add(time.Duration(x.dice.IntN(2)) * time.Second)
	o := order{
		client: x.dice.IntN(30), kopecks: x.dice.Int64N(1e9), changed: x.clock, created: time.Date(2026, 3, 1+i%28, i%24, 5, 0, 0, x.remote.zone),
		paid: x.dice.IntN(2) == 0, draft: x.dice.IntN(5) == 0, employee: fmt.Sprintf("Менеджер %d", x.dice.IntN(4)),
	}
	status, changed := "open", o.changed.Format("2006-01-02 15:04:05+00")
	if o.draft {
		status = "draft"
	}
	if x.server.sort == sortMySQL {
		changed = o.changed.Format("2006-01-02 15:04:05")
	}
	values := fmt.Sprintf("%d, 'З-%d', %d, '%s', %d.%02d, '%s', '%s', %t, '%s'", i, i, o.client, o.employee, o.kopecks/100, o.kopecks%100,
		o.created.Format("2006-01-02 15:04:05"), changed, o.paid, status)
	x.server.exec(x.t, x.base, utc(x.server)+fmt.Sprintf("DELETE FROM orders WHERE id = %d; INSERT INTO orders VALUES (%s)", i, values))
	x.orders[i] = o
}

func utc(s *server) string {
	if s.sort == sortMySQL {
		return "SET time_zone = '+00:00'; "
	}
	return ""
}

func (x *shop) pull() error {
	return x.remote.Pull(context.Background(), x.shelf, func(source.Progress) {})
}

// check maps what changed and compares everything with the truth, and with what mapping from the beginning gives.
func (x *shop) check() {
	x.t.Helper()
	seq, _ := x.shelf.Seq(context.Background())
	x.rows.Deliver(x.t, x.remote, x.shelf, source.Mapping{}, x.seq)
	x.seq = seq
	want := map[string]map[string]any{}
	for i, o := range x.orders {
		if o.draft {
			continue
		}
		want[fmt.Sprintf("erp:%d", i)] = map[string]any{
			"title": fmt.Sprintf("З-%d", i), "created_at": o.created.Unix(), "closed_at": o.changed.Unix(), "client": fmt.Sprintf("erp:%d", o.client),
			"owner": "erp:" + o.employee, "amount": o.kopecks, "currency": "RUB", "c_paid": o.paid,
		}
	}
	compare(x.t, "deal", x.rows["deal"], want)
	clients := map[string]map[string]any{}
	for i, name := range x.clients {
		clients[fmt.Sprintf("erp:%d", i)] = map[string]any{"name": name}
	}
	compare(x.t, "client", x.rows["client"], clients)
	fresh := sourcetest.Rows{}
	fresh.Deliver(x.t, x.remote, x.shelf, source.Mapping{}, 0)
	compare(x.t, "deal again", fresh["deal"], want)
}

func compare(t *testing.T, what string, got, want map[string]map[string]any) {
	t.Helper()
	if len(want) == 0 || len(got) != len(want) {
		t.Errorf("%s: %d rows, want %d", what, len(got), len(want))
	}
	for id, w := range want {
		if !reflect.DeepEqual(got[id], w) {
			t.Errorf("%s %s:\n got %v\nwant %v", what, id, got[id], w)
			return
		}
	}
}

func TestFollowsTheTruth(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		x := newShop(t, s, base)
		stop, puts := errors.New("stop"), 0
		for n := 1; ; n++ { // a first load that is stopped at every page
			puts = 0
			x.shelf.OnPut = func() error {
				if puts++; puts > 4 {
					return stop
				}
				return nil
			}
			err := x.pull()
			if err == nil {
				break
			}
			if !errors.Is(err, stop) || n > 20 {
				t.Fatal(n, err)
			}
		}
		x.shelf.OnPut = nil
		x.check()
		for range 8 {
			for range 15 {
				switch n := 1 + x.dice.IntN(150); x.dice.IntN(4) {
				case 0:
					s.exec(t, base, fmt.Sprintf("DELETE FROM orders WHERE id = %d", n))
					delete(x.orders, n)
				case 1:
					x.client(x.dice.IntN(30))
				default:
					x.order(n)
				}
			}
			if err := x.pull(); err != nil {
				t.Fatal(err)
			}
			if err := x.remote.Sweep(context.Background(), x.shelf, func(source.Progress) {}); err != nil {
				t.Fatal(err)
			}
			x.check()
		}
		totals, err := x.remote.Totals(context.Background(), x.shelf)
		if err != nil || len(totals) != 2 || totals[1].Theirs != int64(len(x.orders)) || totals[1].Ours != totals[1].Theirs {
			t.Error(totals, err)
		}
	})
}

func TestLostConnection(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		x := newShop(t, s, base)
		dials := &counting{Vault: x.remote.vault}
		x.remote.vault = dials
		x.shelf.OnPut = func() error { // every page finds its connection cut
			if s.sort == sortMySQL {
				_ = s.run(context.Background(), base, "SELECT GROUP_CONCAT('KILL ', id SEPARATOR '; ') INTO @k FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user = 'root' AND db = '"+base+"'; EXECUTE IMMEDIATE @k")
				return nil
			}
			return s.run(context.Background(), base, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'svodka'")
		}
		if err := x.pull(); err != nil {
			t.Fatal(err)
		}
		x.shelf.OnPut = nil
		x.check()
		if dials.n < 5 {
			t.Errorf("%d connections: they were not cut", dials.n)
		}
	})
}

// counting counts how often secrets are asked for: once for each connection.
type counting struct {
	source.Vault
	n int
}

func (c *counting) Load(ctx context.Context) (map[string]string, error) {
	c.n++
	return c.Vault.Load(ctx)
}

func TestLateCommit(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		x := newShop(t, s, base)
		if err := x.pull(); err != nil {
			t.Fatal(err)
		}
		x.clock = x.clock.Add(-5 * time.Minute) // a transaction that was slow to end: its rows are dated back
		x.order(500)
		if err := x.pull(); err != nil {
			t.Fatal(err)
		}
		x.check()
	})
}

func TestNothingNew(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		x := newShop(t, s, base)
		if err := x.pull(); err != nil {
			t.Fatal(err)
		}
		before, _ := x.shelf.Seq(context.Background())
		if err := x.pull(); err != nil {
			t.Fatal(err)
		}
		if after, _ := x.shelf.Seq(context.Background()); after != before {
			t.Errorf("nothing changed, but the shelf moved from %d to %d", before, after)
		}
	})
}

const types = `
streams:
  - stream: odd
    key: id
    rows: [{product: {id: id, name: name}}]
`

func TestTypes(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		mapping, want := types, map[string]any(nil)
		if s.sort == sortPostgres {
			s.exec(t, base, `CREATE TYPE mood AS ENUM ('хорошо', 'плохо')`,
				`CREATE TABLE odd (id uuid PRIMARY KEY, name text, sum numeric, huge double precision, nan numeric, yes boolean, wall timestamp, zoned timestamptz,
					never timestamp, d date, feel mood, raw bytea, bin bytea, doc jsonb, nothing int, list int[])`,
				`INSERT INTO odd VALUES ('6f9619ff-8b86-d011-b42d-00c04fc964ff', E'a"b\nв', 12345678901234567890.1230, 1e20, 'NaN', true, '2026-01-31 10:00:00.5',
					'2026-01-31 10:00:00+03', 'infinity', '2026-02-01', 'плохо', 'текст', '\xff00', '{"a": 1}', NULL, '{1,2}')`)
			want = map[string]any{
				"id": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "name": "a\"b\nв", "sum": "12345678901234567890.1230", "huge": "100000000000000000000", "nan": nil, "yes": true,
				"wall": "2026-01-31 10:00:00.5", "zoned": "2026-01-31T07:00:00Z", "never": nil, "d": "2026-02-01", "feel": "плохо", "raw": "текст", "bin": "ff00",
				"doc": `{"a": 1}`, "nothing": nil, "list": "{1,2}",
			}
		} else {
			mapping = strings.Replace(types, "    key: id", "    key: id\n    encoding: windows-1251", 1)
			s.exec(t, base, `SET sql_mode = ''; SET time_zone = '+00:00'; CREATE TABLE odd (id bigint unsigned PRIMARY KEY, name varchar(50) CHARACTER SET latin1, good varchar(50) CHARACTER SET cp1251,
					sum decimal(30,4), yes tinyint(1), zero datetime, part date, wall datetime(3), zoned timestamp NULL, e enum('да','нет') CHARACTER SET utf8mb4, j json, b varbinary(10), f double, bits bit(9));
				INSERT INTO odd VALUES (18446744073709551615, X'CFF0E8E2E5F2', 'Привет', 12345678901234567890.1230, 1, '0000-00-00 00:00:00', '2026-00-00', '2026-01-31 10:00:00.5',
					'2026-01-31 07:00:00', 'да', '{"a":1}', X'ff00', 1e20, b'100000001')`)
			want = map[string]any{
				"id": "18446744073709551615", "name": "Привет", "good": "Привет", "sum": "12345678901234567890.1230", "yes": "1", "zero": nil, "part": nil,
				"wall": "2026-01-31 10:00:00.500", "zoned": "2026-01-31T07:00:00Z", "e": "да", "j": `{"a":1}`, "b": "ff00", "f": "100000000000000000000", "bits": "257",
			}
		}
		r, shelf := newRemote(t, s, owner(s), base, mapping), sourcetest.NewShelf()
		if err := r.Pull(context.Background(), shelf, func(source.Progress) {}); err != nil {
			t.Fatal(err)
		}
		o, ok, _ := shelf.Get(context.Background(), "odd", want["id"].(string))
		var got map[string]any
		if err := json.Unmarshal(o.Body, &got); err != nil || !ok {
			t.Fatal(err, ok)
		}
		for name := range maps.Keys(want) {
			if !reflect.DeepEqual(got[name], want[name]) {
				t.Errorf("%s is %#v, want %#v", name, got[name], want[name])
			}
		}
	})
}

func TestCheck(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		newShop(t, s, base)
		ctx := context.Background()
		grant := []string{"CREATE ROLE r" + base + " LOGIN", "GRANT SELECT ON clients TO r" + base}
		if s.sort == sortMySQL {
			grant = []string{"CREATE USER r" + base[:12] + "@localhost", "GRANT SELECT ON clients TO r" + base[:12] + "@localhost"}
		}
		s.exec(t, base, grant...)
		reader := strings.TrimSuffix(strings.Fields(grant[0])[2], "@localhost")
		a, err := newRemote(t, s, owner(s), base, sales).Check(ctx)
		if err != nil || a.Name != base || len(a.Warnings) != 1 || !strings.Contains(a.Warnings[0].RU, "может менять") {
			t.Errorf("%+v %v", a, err)
		}
		only, _, _ := strings.Cut(sales, "  - stream: orders")
		if a, err = newRemote(t, s, reader, base, only).Check(ctx); err != nil || len(a.Warnings) != 0 {
			t.Errorf("%+v %v", a, err)
		}
		for _, c := range []struct{ user, mapping, says string }{
			{reader, sales, "orders"},
			{owner(s), strings.Replace(sales, "amount: amount", "amount: summa", 1), "нет столбца summa"},
			{owner(s), strings.Replace(sales, "cursor: changed", "cursor: edited", 1), "нет столбца edited"},
			{owner(s), strings.Replace(sales, "from orders", "from sales", 1), "Поток orders: база не принимает запрос"},
			{owner(s), strings.Replace(sales, "key: id", "key: region", 1), "пуст ключ region"},
		} {
			_, err := newRemote(t, s, c.user, base, c.mapping).Check(ctx)
			if err == nil || !strings.Contains(fault.MessageIn(err, "ru"), c.says) {
				t.Errorf("want %q, got %v", c.says, fault.MessageIn(err, "ru"))
			}
		}
		wrong := newRemote(t, s, owner(s), base, sales)
		wrong.vault = sourcetest.NewVault(map[string]string{"dsn": "postgres://u:S3cret@[::1]:1/b?sslmode=zzz"})
		if _, err = wrong.Check(ctx); err == nil || strings.Contains(err.Error(), "S3cret") {
			t.Error(err)
		}
	})
}

func TestCannotWrite(t *testing.T) {
	s := servers["postgres"]()
	if s.why != "" {
		t.Skip(s.why)
	}
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		if s.sort != sortPostgres {
			return
		}
		s.exec(t, base, "CREATE TABLE orders (id int)", "CREATE FUNCTION spoil() RETURNS int LANGUAGE sql AS 'INSERT INTO orders VALUES (1) RETURNING 1'")
		for _, query := range []string{"select spoil() as id", "select 1 as id) q; drop table orders; --"} {
			r := newRemote(t, s, "owner", base, "streams:\n  - stream: x\n    key: id\n    query: \""+query+"\"\n    rows: [{product: {id: id, name: id}}]")
			if err := r.Pull(context.Background(), sourcetest.NewShelf(), func(source.Progress) {}); err == nil {
				t.Error(query, "ran")
			}
		}
	})
}

func TestProposal(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		newShop(t, s, base)
		s.exec(t, base, "CREATE TABLE empty (id int PRIMARY KEY)", "CREATE TABLE zz (id int PRIMARY KEY, q int)", "INSERT INTO zz VALUES (1, 2)")
		ctx := context.Background()
		o, err := newRemote(t, s, owner(s), base, "").Options(ctx, sourcetest.NewShelf())
		if err != nil || len(o.Fields) != 3+9+1+2 {
			t.Fatal(len(o.Fields), err)
		}
		if !strings.Contains(o.Proposed.Text, "# not read, since nothing tells what its rows are: zz") {
			t.Error(o.Proposed.Text)
		}
		r, shelf := newRemote(t, s, owner(s), base, ""), sourcetest.NewShelf() // who takes the proposal as it is writes nothing
		if err := r.Pull(ctx, shelf, func(source.Progress) {}); err != nil {
			t.Fatal(err, "\n", o.Proposed.Text)
		}
		rows := map[string]int{}
		if err := r.Rows(ctx, shelf, source.Mapping{}, 0, func(c warehouse.Chunk) error {
			rows[c.Entity] += len(c.Rows)
			return nil
		}); err != nil || rows["client"] != 30 || rows["deal"] != 130 {
			t.Fatal(rows, err, "\n", o.Proposed.Text)
		}
		if o, err = r.Options(ctx, shelf); err != nil || len(o.Fields) != 12 || o.Fields[0].N != 30 {
			t.Error(o.Fields, err)
		}
	})
}

// TestGuide keeps the mappings of the guide readable.
func TestGuide(t *testing.T) {
	for _, name := range []string{"sql.md", "sql.ru.md"} {
		page, err := os.ReadFile("../../../docs/guide/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(page), "```yaml\n")
		text, _, found := strings.Cut(rest, "```")
		r := &Remote{id: "guide", sort: sortPostgres}
		if _, _, err := r.mapping(text); !found || err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
