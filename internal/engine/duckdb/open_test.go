package duckdb_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/duckdb"
	"svodka/internal/engine/enginetest"
	"svodka/internal/fault"
)

const sample = `
	deals:
	  id  owner  created     closed      outcome  amount
	  1   ann    2026-03-02  2026-03-10  won      100
	  2   ann    2026-03-03  -           -         50
	changes:
	  deal  at          stage
	  1     2026-03-04  talk
	payments:
	  deal  paid        amount
	  1     2026-03-11  60
	leads:
	  id  owner  created
	  1   ann    2026-03-01
`

func openAt(t *testing.T, path string) *duckdb.Engine {
	t.Helper()
	e, err := duckdb.Open(t.Context(), duckdb.Options{Path: path, Settings: enginetest.Settings(), Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func shut(t *testing.T, e *duckdb.Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// dump prints all an engine holds.
func dump(t *testing.T, e engine.Engine) string {
	t.Helper()
	var text string
	err := e.Read(t.Context(), func(s engine.Snapshot) (err error) {
		text, err = enginetest.Dump(t.Context(), s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	r := enginetest.Load(t, e, sample)
	was := dump(t, e)
	shut(t, e)
	e = openAt(t, path)
	defer shut(t, e)
	if now := dump(t, e); now != was {
		t.Errorf("was\n%s\nis\n%s", was, now)
	}
	again := enginetest.Load(t, e, sample)
	if again.Version != r.Version {
		t.Errorf("the same batch again: %+v, was %+v", again, r)
	}
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	e := openAt(t, filepath.Join(dir, "warehouse.duckdb"))
	defer shut(t, e)
	for _, text := range []string{sample, "deals:\n id owner created\n 9 bob 2026-04-01"} {
		enginetest.Load(t, e, text)
		dest := filepath.Join(dir, "copy.duckdb")
		if err := e.Backup(t.Context(), dest); err != nil {
			t.Fatal(err)
		}
		c := openAt(t, dest)
		if was, is := dump(t, e), dump(t, c); was != is {
			t.Errorf("was\n%s\ncopy\n%s", was, is)
		}
		shut(t, c)
	}
	// The lock of the file is still held.
	if out := second(t, filepath.Join(dir, "warehouse.duckdb")); !strings.Contains(out, "busy") {
		t.Errorf("a second process: %s", out)
	}
}

// second opens a warehouse from another process and prints what comes of it.
func second(t *testing.T, path string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=TestSecondProcess", "-test.v")
	cmd.Env = append(os.Environ(), "SVODKA_TEST_OPEN="+path)
	out, _ := cmd.CombinedOutput()
	return string(out)
}

func TestSecondProcess(t *testing.T) {
	path := os.Getenv("SVODKA_TEST_OPEN")
	if path == "" {
		t.Skip("it is run by other tests")
	}
	_, err := duckdb.Open(t.Context(), duckdb.Options{Path: path, Settings: enginetest.Settings()})
	t.Logf("%v: %s", fault.KindOf(err), fault.MessageIn(err, "ru"))
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	held := filepath.Join(dir, "held.duckdb")
	e := openAt(t, held)
	defer shut(t, e)
	if out := second(t, held); !strings.Contains(out, "busy: Хранилище") {
		t.Errorf("held by another process: %s", out)
	}
	garbage := filepath.Join(dir, "garbage.duckdb")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("no warehouse ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.duckdb")
	duckdb.Alter(t, newer, `CREATE TABLE meta (name VARCHAR, value VARCHAR)`, `INSERT INTO meta VALUES ('format', '999')`)
	for _, c := range []struct {
		name string
		o    duckdb.Options
		kind fault.Kind
	}{
		{"garbage", duckdb.Options{Path: garbage}, fault.Invalid},
		{"newer", duckdb.Options{Path: newer}, fault.Invalid},
		{"no folder", duckdb.Options{Path: filepath.Join(dir, "no", "warehouse.duckdb")}, fault.NotFound},
		{"nothing to read", duckdb.Options{Path: filepath.Join(dir, "none.duckdb"), ReadOnly: true}, fault.NotFound},
		{"no such zone", duckdb.Options{Path: filepath.Join(dir, "zone.duckdb")}, fault.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.o.Settings = enginetest.Settings(); c.name == "no such zone" {
				c.o.Settings.Zone = "Nowhere/Town"
			}
			_, err := duckdb.Open(context.Background(), c.o)
			if !fault.Is(err, c.kind) || fault.MessageIn(err, "ru") == "" {
				t.Errorf("got %v: %v", fault.KindOf(err), err)
			}
		})
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	enginetest.Load(t, e, sample)
	was := dump(t, e)
	shut(t, e)
	e, err := duckdb.Open(t.Context(), duckdb.Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer shut(t, e)
	if is := dump(t, e); is != was {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	if _, err := e.Load(t.Context(), enginetest.Batch(t, sample)); !fault.Is(err, fault.Conflict) {
		t.Errorf("load: %v", err)
	}
}

// TestLeftovers opens a warehouse whose last load was cut off.
func TestLeftovers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	enginetest.Load(t, e, sample)
	was := dump(t, e)
	shut(t, e)
	duckdb.Alter(t, path, `CREATE TABLE n_call AS SELECT * FROM call`, `CREATE TABLE n_closing AS SELECT * FROM closing`)
	e = openAt(t, path)
	defer shut(t, e)
	if is := dump(t, e); is != was {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	sizes, err := e.Sizes(t.Context())
	if _, there := sizes["n_closing"]; there || err != nil {
		t.Errorf("left over: %v, %v", sizes, err)
	}
}

// TestMigrate opens a warehouse of a program that knew fewer columns and tables.
func TestMigrate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	enginetest.Load(t, e, sample)
	was := dump(t, e)
	shut(t, e)
	duckdb.Alter(t, path,
		`ALTER TABLE e_deal DROP COLUMN list_amount`, `ALTER TABLE v_deal DROP COLUMN list_amount`, `ALTER TABLE deal DROP COLUMN won_day`,
		`ALTER TABLE call DROP COLUMN topic`, `DROP TABLE closing`, `ALTER TABLE deal_span ADD COLUMN old BIGINT`)
	e = openAt(t, path)
	if is := dump(t, e); is != was {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	enginetest.Load(t, e, "calls:\n id owner started topic\n 1 ann 2026-03-12 price")
	shut(t, e)
	e = openAt(t, path)
	defer shut(t, e)
	problems(t, e)
}

func problems(t *testing.T, e *duckdb.Engine, want ...string) {
	t.Helper()
	found, err := e.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range found {
		got = append(got, p.EN)
		if p.RU == "" {
			t.Errorf("no Russian for %q", p.EN)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestCheck(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	enginetest.Load(t, e, sample)
	problems(t, e)
	shut(t, e)
	for _, c := range []struct{ break_, want string }{
		{`UPDATE closing SET amount_base = 7 WHERE deal = 't:1'`, "1 groups of closing are out of date."},
		{`DELETE FROM e_deal WHERE id = 't:2'`, "1 rows of deal are not as questions read them."},
		{`INSERT INTO call SELECT * FROM call`, ""},
		{`UPDATE "user" SET department = 't:nowhere'`, "1 rows of user point by department to a department that no source has brought."},
		{`INSERT INTO v_deal (id, _n) VALUES ('t:1', 9)`, "1 earlier versions of deal are not earlier than the row that is there."},
		{`UPDATE deal_span SET until_at = until_at + 1 WHERE until_at IS NOT NULL`, "spans of deals do not end where the next one begins."},
	} {
		broken := filepath.Join(t.TempDir(), "warehouse.duckdb")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(broken, text, 0o600); err != nil {
			t.Fatal(err)
		}
		duckdb.Alter(t, broken, c.break_)
		e := openAt(t, broken)
		found, err := e.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ok := c.want == "" && len(found) == 0
		for _, p := range found {
			ok = ok || strings.HasSuffix(p.EN, c.want)
		}
		if !ok {
			t.Errorf("%s: got %v", c.break_, found)
		}
		shut(t, e)
	}
}
