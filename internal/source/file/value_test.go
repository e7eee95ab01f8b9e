package file

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"svodka/internal/fault"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// oneDeal maps the file a.csv to deals whose id is the number of the line; columns are the further ones.
func oneDeal(columns string) string {
	return "source: s\nfiles:\n  - match: \"a.*\"\n    rows:\n      - deal:\n          id: $line\n" + indent(columns)
}

func indent(s string) string {
	var out strings.Builder
	for l := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		out.WriteString("          " + strings.TrimSpace(l) + "\n")
	}
	return out.String()
}

func utc(y int, m time.Month, d, hh, mm, ss int) int64 {
	return time.Date(y, m, d, hh, mm, ss, 0, time.UTC).Unix()
}

// TestValues shows every form of a value: a column of a file, how it is mapped, and what comes out.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		values string // of the column x, with | between rows
		column string // of deal
		spec   string // how it is mapped; "" is the column alone
		want   []any
	}{
		{"1054|12.5|-3", "amount", "", []any{int64(105400), int64(1250), int64(-300)}},
		{"1 234,56|1\u00a0234\u202f567,8|7", "amount", "", []any{int64(123456), int64(123456780), int64(700)}},
		{"1,234.56|1'234.5", "amount", "", []any{int64(123456), int64(123450)}},
		{"1.234.567|5,5", "amount", "", []any{int64(123456700), int64(550)}},
		{"12,34,567.5", "amount", "", []any{int64(123456750)}},
		{"(1 200)|−5|7-|100 руб.|12,50 ₽|$ -5", "amount", "", []any{int64(-120000), int64(-500), int64(-700), int64(10000), int64(1250), int64(-500)}},
		{"-|—|n/a||NULL", "amount", "", []any{nil, nil, nil, nil, nil}},
		{"1.5E+3", "amount", "", []any{int64(150000)}},
		{"1,5", "amount", "{column: x, multiply: 1000}", []any{int64(150000)}},
		{"7.005|7.004|1.5", "amount", "", []any{int64(701), int64(700), int64(150)}},
		{"1,234", "amount", `{column: x, decimal: "."}`, []any{int64(123400)}},
		{"1,234", "amount", `{column: x, decimal: ","}`, []any{int64(123)}},
		{"13|13.0", "n", "", []any{int64(13), int64(13)}},
		{"0:02:23|1:00:00|100:00:01", "n", `{column: x, duration: "h:mm:ss"}`, []any{int64(143), int64(3600), int64(360001)}},
		{"2:23|1:00:00", "n", `{column: x, duration: "mm:ss"}`, []any{int64(143), int64(3600)}},
		{"1,5|2", "n", `{column: x, duration: minutes}`, []any{int64(90), int64(120)}},
		{"2024-05-07|2024-05-07 09:30:15|2024-05-07T09:30Z|2024-05-07T09:30:00.123+03:00", "created_at", "", []any{
			utc(2024, 5, 7, 0, 0, 0), utc(2024, 5, 7, 9, 30, 15), utc(2024, 5, 7, 9, 30, 0), utc(2024, 5, 7, 6, 30, 0),
		}},
		{"31.12.2024|1.2.24|31.12.2024 23:59|7 мая 2024 г.", "created_at", "", []any{
			utc(2024, 12, 31, 0, 0, 0), utc(2024, 2, 1, 0, 0, 0), utc(2024, 12, 31, 23, 59, 0), utc(2024, 5, 7, 0, 0, 0),
		}},
		{"12/31/2024 1:05 PM|1/2/2024 12:00 AM", "created_at", "", []any{utc(2024, 12, 31, 13, 5, 0), utc(2024, 1, 2, 0, 0, 0)}},
		{"31/12/2024|1/2/2024", "created_at", "", []any{utc(2024, 12, 31, 0, 0, 0), utc(2024, 2, 1, 0, 0, 0)}},
		{"1/2/2024", "created_at", "{column: x, format: mm/dd/yyyy}", []any{utc(2024, 1, 2, 0, 0, 0)}},
		{"20-10-16", "created_at", "{column: x, format: dd-mm-yy}", []any{utc(2016, 10, 20, 0, 0, 0)}},
		{"20-10-16", "created_at", "{column: x, format: yy-mm-dd}", []any{utc(2020, 10, 16, 0, 0, 0)}},
		{"May 7, 2024|7 Jan 2024", "created_at", "", []any{utc(2024, 5, 7, 0, 0, 0), utc(2024, 1, 7, 0, 0, 0)}},
		{"20240507", "created_at", "", []any{utc(2024, 5, 7, 0, 0, 0)}},
		{"45000|45000.5|61", "created_at", "", []any{utc(2023, 3, 15, 0, 0, 0), utc(2023, 3, 15, 12, 0, 0), utc(1900, 3, 1, 0, 0, 0)}},
		{"59|1", "created_at", "{column: x, format: excel}", []any{utc(1900, 2, 28, 0, 0, 0), utc(1900, 1, 1, 0, 0, 0)}},
		{"43538", "created_at", "{column: x, format: excel1904}", []any{utc(2023, 3, 15, 0, 0, 0)}},
		{"1700000000", "created_at", "", []any{int64(1700000000)}},
		{"1700000000123", "created_at", "", []any{int64(1700000000)}},
		{"0000-00-00|01.01.0001 0:00:00|-", "created_at", "", []any{nil, nil, nil}},
		{"Won|Lost|Hm", "outcome", `{column: x, map: {Won: won, Lost: lost, "*": open}}`, []any{"won", "lost", "open"}},
		{"WON|lost", "outcome", "{column: x, map: {Won: won, Lost: lost}, ignore_case: true}", []any{"won", "lost"}},
		{"WON", "outcome", "", []any{"won"}},
		{" a b |\u00a0", "title", "", []any{"a b", nil}},
		{"AbЖ", "title", "{column: x, lower: true}", []any{"abж"}},
		{"AbЖ", "title", "{column: x, upper: true}", []any{"ABЖ"}},
		{"+7 (999) 123-45-67|7,99E+10|7,9991234567E+10", "title", "{column: x, digits: true}", []any{"79991234567", nil, "79991234567"}},
		{"a", "title", `{join: [x, {value: "!"}, $file], sep: "-"}`, []any{"a-!-a.csv"}},
		{"|b", "title", "{column: x, default: none}", []any{"none", "b"}},
		{"n/k|b", "title", `{column: x, empty: ["n/k"]}`, []any{nil, "b"}},
		{"Ann", "owner", "", []any{"s:Ann"}},
		{"Ann", "title", "{column: [Имя, x]}", []any{"Ann"}},
		{"Ann", "title", "{column: absent, optional: true, default: no}", []any{"no"}},
	} {
		spec := c.spec
		if spec == "" {
			spec = "x"
		}
		var text strings.Builder
		text.WriteString("y;x\n")
		for v := range strings.SplitSeq(c.values, "|") {
			text.WriteString("-;" + v + "\n")
		}
		s, sum, err := load(t, oneDeal(c.column+": "+spec), []string{write(t, "a.csv", text.String())}, Options{})
		if err != nil {
			t.Errorf("%q as %s: %s", c.values, spec, fault.Message(err))
			continue
		}
		for i, want := range c.want {
			if i >= len(s.rows["deal"]) {
				t.Errorf("%q as %s: %d rows, want %d; %+v", c.values, spec, len(s.rows["deal"]), len(c.want), sum)
				break
			}
			if got := s.rows["deal"][i][c.column]; got != want {
				t.Errorf("%q as %s: %#v, want %#v", strings.Split(c.values, "|")[i], spec, got, want)
			}
		}
	}
}

func TestYes(t *testing.T) {
	text := "x\nДА\nнет\nY\nno\n1\n0\nИСТИНА\nЛОЖЬ\n\n-\n"
	s, _, err := load(t, "source: s\nfiles: [{match: a.csv, rows: [{call: {id: $line, resolved: x}}]}]", []string{write(t, "a.csv", text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, r := range s.rows["call"] {
		fmt.Fprint(&got, r["resolved"], " ")
	}
	if got.String() != "true false true false true false true false <nil> " {
		t.Error(got.String())
	}
}

func TestZones(t *testing.T) {
	text := "x\n2024-05-07\n2010-07-01 12:00\n2024-10-27 02:30:00\n"
	s, _, err := load(t, "zone: Europe/Moscow\n"+oneDeal("created_at: x\nexpected_at: x"), []string{write(t, "a.csv", text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int64{utc(2024, 5, 6, 21, 0, 0), utc(2010, 7, 1, 8, 0, 0), utc(2024, 10, 26, 23, 30, 0)} {
		if got := s.rows["deal"][i]["created_at"]; got != want {
			t.Errorf("row %d: %v, want %v", i, got, want)
		}
	}
}

// TestWall compares the quick clock with the library's over changes of summer time.
func TestWall(t *testing.T) {
	for _, zone := range []string{"Europe/Moscow", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "UTC"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		w := newWall(loc)
		for at := utc(2009, 1, 1, 0, 0, 0); at < utc(2015, 1, 1, 0, 0, 0); at += 1777 {
			want := time.Unix(at, 0).In(loc)
			_, offset := want.Zone()
			local := at + int64(offset)
			got := w.instant(moment{day: floorDay(local), seconds: local - floorDay(local)*daySeconds, timed: true})
			if got != at && time.Unix(got, 0).In(loc).Format(time.DateTime) != want.Format(time.DateTime) {
				t.Fatalf("%s: %v became %v", zone, want, time.Unix(got, 0).In(loc))
			}
		}
	}
}

func floorDay(s int64) int64 {
	d := s / daySeconds
	if s%daySeconds < 0 {
		d--
	}
	return d
}

func TestCivil(t *testing.T) {
	for at := utc(1900, 1, 1, 0, 0, 0); at < utc(2201, 1, 1, 0, 0, 0); at += daySeconds {
		y, m, d := time.Unix(at, 0).UTC().Date()
		if got := civil(y, int(m), d); got*daySeconds != at || !exists(y, int(m), d) {
			t.Fatalf("%d-%d-%d: %d", y, m, d, got)
		}
	}
}
