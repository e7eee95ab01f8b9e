//go:build cgo

package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2" // the hand-written statements are run as anybody would run them

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/engine/duckdb"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// benchFrom is the first day of the bench company; it lives for three years.
func benchFrom() time.Time { return time.Date(2023, 11, 1, 0, 0, 0, 0, time.UTC) }

func benchNow() time.Time { return time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC) }

// BenchmarkCompany measures what the issue of speed is about on a company of 1 M deals, 3 M changes and 10 M calls and
// tasks, and prints one table. SVODKA_BENCH_SCALE=0.1 makes it smaller; SVODKA_BENCH_DIR keeps the files and the data
// directory between runs.
func BenchmarkCompany(b *testing.B) {
	scale := 1.0
	if text := os.Getenv("SVODKA_BENCH_SCALE"); text != "" {
		var err error
		if scale, err = strconv.ParseFloat(text, 64); err != nil {
			b.Fatal(err)
		}
	}
	dir := os.Getenv("SVODKA_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	data := filepath.Join(dir, "data")
	exe := filepath.Join(dir, "svodka")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	fmt.Println()
	if _, err := os.Stat(data); err != nil {
		benchImport(b, dir, exe, data, scale)
	}
	benchStart(b, exe, data)
	benchQuestions(b, data)
	benchDashboard(b, exe, data)
	benchPages(b, exe, data)
}

func scaled(n int, scale float64) int { return max(1, int(float64(n)*scale)) }

func benchImport(b *testing.B, dir, exe, data string, scale float64) {
	b.Helper()
	size := benchSize{fullSize.users, scaled(fullSize.clients, scale), scaled(fullSize.deals, scale), scaled(fullSize.calls, scale), scaled(fullSize.tasks, scale)}
	files, rows, err := writeBench(dir, size, benchFrom())
	if err != nil {
		b.Fatal(err)
	}
	bytes := int64(0)
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			bytes += info.Size()
		}
	}
	took, peak, out := process(b, exe, append([]string{"import", "--data", data, "--mapping", filepath.Join(dir, "mapping.yaml")}, files...)...)
	fmt.Println(out)
	fmt.Printf("import: %d rows, %d MB of CSV in %.1f s: %.0f rows/s; peak memory %d MB\n", rows, bytes>>20, took.Seconds(), float64(rows)/took.Seconds(), peak>>20)
	took, peak, _ = process(b, exe, append([]string{"import", "--data", data, "--mapping", filepath.Join(dir, "mapping.yaml")}, files...)...)
	fmt.Printf("the same again, nothing changed: %.1f s: %.0f rows/s; peak memory %d MB\n", took.Seconds(), float64(rows)/took.Seconds(), peak>>20)
}

// process runs the program and measures its wall time and greatest resident memory.
func process(b *testing.B, exe string, args ...string) (took time.Duration, peak int64, out string) {
	b.Helper()
	cmd := exec.Command(exe, args...)
	started := time.Now()
	text, err := cmd.CombinedOutput()
	took = time.Since(started)
	if err != nil {
		b.Fatalf("%v: %v\n%s", args, err, text)
	}
	usage, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return took, usage.Maxrss * 1024, string(text)
}

func benchStart(b *testing.B, exe, data string) {
	b.Helper()
	best := time.Hour
	for range 5 {
		took, _, _ := process(b, exe, "ask", "--data", data, "--format", "json", "metrics=revenue&range=2026-05")
		best = min(best, took)
	}
	fmt.Printf("start-up to the first answer: %d ms\n", best.Milliseconds())
}

// typical are ten questions with the statement a person would write for the same figures on the same tables.
var typical = []struct{ name, ask, sql string }{
	{
		"revenue of a month", "metrics=revenue,deals_won&range=2026-05",
		`SELECT sum(revenue_base), sum(wins) FROM closing WHERE closed_day BETWEEN 20574 AND 20604 AND excluded IS NULL`,
	},
	{
		"revenue by manager", "metrics=revenue,deals_won&by=owner&range=2026&totals=1",
		`SELECT owner, sum(revenue_base), sum(wins) FROM closing WHERE closed_day BETWEEN 20454 AND 20818 AND excluded IS NULL GROUP BY owner`,
	},
	{
		"win rate by month", "metrics=win_rate&grain=month&range=2024-01..2026-10",
		`SELECT date_trunc('month', DATE '1970-01-01' + closed_day) AS m, sum(wins) / (sum(wins) + sum(losses)) FROM closing
		 WHERE closed_day BETWEEN 19723 AND 20757 AND excluded IS NULL GROUP BY m`,
	},
	{
		"revenue by source and month", "metrics=revenue&by=source&grain=month&range=2026-01..2026-10",
		`SELECT source, date_trunc('month', DATE '1970-01-01' + closed_day) AS m, sum(revenue_base) FROM closing
		 WHERE closed_day BETWEEN 20454 AND 20757 AND excluded IS NULL GROUP BY ALL`,
	},
	{
		"refusals by reason", "metrics=deals_lost&by=loss_reason&range=2026",
		`SELECT reason, sum(losses) FROM closing WHERE closed_day BETWEEN 20454 AND 20818 AND excluded IS NULL GROUP BY reason`,
	},
	{
		"median check and cycle by manager", "metrics=median_check,cycle_days&by=owner&range=2026",
		`SELECT owner, median(amount_base), median(cycle_seconds) FROM closing
		 WHERE closed_day BETWEEN 20454 AND 20818 AND kind = 'won' AND excluded IS NULL GROUP BY owner`,
	},
	{
		"open pipeline by stage", "metrics=pipeline_open,deals_open&by=stage&range=2026-10-15",
		`SELECT stage, sum(amount_base), count(*) FROM deal_span
		 WHERE since_day <= 20741 AND until_day > 20741 AND state = 'open' AND excluded IS NULL GROUP BY stage`,
	},
	{
		"calls by weekday and hour", "metrics=calls_in,calls_missed&by=weekday,hour&range=2026-04..2026-09",
		`SELECT weekday, hour, count(*) FILTER (direction = 'in'), count(*) FILTER (direction = 'in' AND result = 'missed') FROM call
		 WHERE started_day BETWEEN 20544 AND 20726 AND excluded IS NULL GROUP BY ALL`,
	},
	{
		"tasks done by manager and week", "metrics=tasks_done&by=owner&grain=week&range=last-12-weeks",
		`SELECT owner, date_trunc('week', DATE '1970-01-01' + done_day) AS w, count(*) FROM task
		 WHERE done_day BETWEEN 20668 AND 20751 AND excluded IS NULL GROUP BY ALL`,
	},
	{
		"funnel of a quarter", "metrics=stage_reached,stage_conv,stage_lost&by=stage&range=2026-Q2",
		`SELECT stage, sum(n), sum(next), sum(lost_here) FROM deal_stage WHERE created_day BETWEEN 20544 AND 20634 AND excluded IS NULL GROUP BY stage`,
	},
}

func benchQuestions(b *testing.B, data string) {
	b.Helper()
	ctx := context.Background()
	m, err := crm.Load()
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(data, warehouseFile)
	e, err := duckdb.Open(ctx, duckdb.Options{Path: path, Settings: warehouse.DefaultSettings()})
	if err != nil {
		b.Fatal(err)
	}
	asked := make([]time.Duration, len(typical))
	for i, x := range typical {
		q, err := query.ParseText(x.ask)
		if err != nil {
			b.Fatal(err)
		}
		asked[i] = best(b, func() error {
			// A desk of its own has an empty cache: every figure is read.
			d := ask.New(ask.Options{Model: m, Engine: e, Now: benchNow, CacheGroups: 1})
			if _, err := d.Ask(ctx, access.Admin("en"), query.Query{Metrics: []string{"deals_new"}, Range: "2023-11-01"}); err != nil {
				return err
			}
			started := time.Now()
			_, err := d.Ask(ctx, access.Admin("en"), q)
			lastTook = time.Since(started)
			return err
		})
	}
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("duckdb", path+"?access_mode=read_only")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	fmt.Printf("\n%-36s %10s %10s %7s\n", "question", "ask, ms", "SQL, ms", "ratio")
	var ratios []float64
	for i, x := range typical {
		hand := best(b, func() error {
			started := time.Now()
			err := drain(ctx, db, x.sql)
			lastTook = time.Since(started)
			return err
		})
		ratio := float64(asked[i]) / float64(hand)
		ratios = append(ratios, ratio)
		fmt.Printf("%-36s %10.2f %10.2f %7.2f\n", x.name, ms(asked[i]), ms(hand), ratio)
	}
	slices.Sort(ratios)
	fmt.Printf("median ratio %.2f, greatest %.2f\n", (ratios[len(ratios)/2]+ratios[(len(ratios)-1)/2])/2, ratios[len(ratios)-1])
}

// lastTook is what the last run of a measured function took; set-up inside it does not count.
var lastTook time.Duration

func best(b *testing.B, run func() error) time.Duration {
	b.Helper()
	least := time.Hour
	for range 9 {
		if err := run(); err != nil {
			b.Fatal(err)
		}
		least = min(least, lastTook)
	}
	return least
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func drain(ctx context.Context, db *sql.DB, text string) error {
	rows, err := db.QueryContext(ctx, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// dashboard are twelve tiles as an owner's first page has them.
var dashboard = []string{
	"metrics=revenue,deals_won&range=2026-10&compare=previous,year",
	"metrics=revenue&grain=day&range=2026-10",
	"metrics=gross_profit,margin_pct&range=2026-10&compare=previous",
	"metrics=win_rate,refusal_rate&grain=month&range=last-12-months",
	"metrics=pipeline_open,deals_open&by=stage&range=2026-10-31",
	"metrics=stage_reached,stage_conv,stage_lost&by=stage&range=2026-Q3",
	"metrics=revenue,deals_won,avg_check&by=owner&range=2026-10&sort=-revenue&limit=10&others=1",
	"metrics=deals_lost&by=loss_reason&range=2026-10",
	"metrics=calls_in,calls_missed_share&grain=week&range=last-12-weeks",
	"metrics=calls_in&by=weekday,hour&range=2026-10",
	"metrics=tasks_done,tasks_overdue&by=owner&range=2026-10",
	"metrics=revenue&by=source&grain=month&range=last-12-months",
}

func benchDashboard(b *testing.B, exe, data string) {
	b.Helper()
	ctx := context.Background()
	m, err := crm.Load()
	if err != nil {
		b.Fatal(err)
	}
	e, err := duckdb.Open(ctx, duckdb.Options{Path: filepath.Join(data, warehouseFile), Settings: warehouse.DefaultSettings()})
	if err != nil {
		b.Fatal(err)
	}
	var tiles []query.Query
	for _, text := range dashboard {
		q, err := query.ParseText(text)
		if err != nil {
			b.Fatal(err)
		}
		tiles = append(tiles, q)
	}
	measure := func(list []query.Query) time.Duration {
		return best(b, func() error {
			d := ask.New(ask.Options{Model: m, Engine: e, Now: benchNow, CacheGroups: 1})
			if _, err := d.Ask(ctx, access.Admin("en"), query.Query{Metrics: []string{"deals_new"}, Range: "2023-11-01"}); err != nil {
				return err
			}
			started := time.Now()
			answers, err := d.AskAll(ctx, access.Admin("en"), list)
			lastTook = time.Since(started)
			for _, a := range answers {
				if a.Err != nil {
					return a.Err
				}
			}
			return err
		})
	}
	slowest, which := time.Duration(0), ""
	for i, q := range tiles {
		if took := measure([]query.Query{q}); took > slowest {
			slowest, which = took, dashboard[i]
		}
	}
	all := measure(tiles)
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("\ndashboard of 12 tiles: %.1f ms; slowest tile alone %.1f ms (%s): %.2f times\n", ms(all), ms(slowest), which, float64(all)/float64(slowest))
	_, peak, _ := process(b, exe, append([]string{"ask", "--data", data}, strings.Join(dashboard[:1], ""))...)
	fmt.Printf("peak memory of a process that asks: %d MB\n", peak>>20)
}
