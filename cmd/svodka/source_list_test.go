//go:build cgo

package main

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/audit"
	fakeamo "svodka/internal/fake/amocrm"
	"svodka/internal/source/sourcetest"
	"svodka/internal/sync"
)

// command runs one command line on the data directory by its clock, in Russian.
func (c *connected) command(t *testing.T, status int, in string, args ...string) string {
	t.Helper()
	var o, e bytes.Buffer
	args = append(args, "--data", c.dir, "--lang", "ru")
	if got := Main(context.Background(), args, Streams{In: strings.NewReader(in), Out: &o, Err: &e}, c.clock.Now); got != status {
		t.Fatalf("svodka %s: status %d, want %d\n%s%s", strings.Join(args, " "), got, status, o.String(), e.String())
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(o.String() + e.String())
}

// TestSourceCommands: what the command line tells of a source, by the company's clock, and the removal with all rows: no
// figure is left, other sources are not touched.
func TestSourceCommands(t *testing.T) {
	c, fake, fields := amo(t, 0.02, func(o *fakeamo.Options, _ *sourcetest.Clock) { o.Unlimited = true })
	c.connect(t, "amocrm", fields)
	q := asked(t, "metrics=deals_new,leads_all,revenue,payments_sum,calls_in&range=2025-12-01..2026-11-20&totals=1")
	before := c.lines(t, c.house.house.desk, q)
	c.sync(t, sync.WhyFirst)
	if slices.Equal(before, c.lines(t, c.house.house.desk, q)) {
		t.Fatal("the source brought nothing")
	}
	began := c.clock.Now()
	c.sync(t, sync.WhyHand)
	c.shut(t)
	t.Chdir(filepath.Dir(c.dir)) // a directory is named as people name it: from where they are
	c.dir = filepath.Base(c.dir)
	c.clock.Pass(26 * time.Hour)
	run(t, 0, "settings", "--data", c.dir, "zone=Asia/Yekaterinburg")
	has := func(text string, want ...string) {
		t.Helper()
		for _, x := range want {
			if !strings.Contains(text, x) {
				t.Errorf("the answer has no %q:\n%s", x, text)
			}
		}
	}
	zone, err := time.LoadLocation("Asia/Yekaterinburg")
	if err != nil {
		t.Fatal(err)
	}
	has(c.command(t, 0, "", "source", "list"), "amoCRM", "каждые 10 минут", "вчера "+began.In(zone).Format("15:04"), "назад)", "совпадает", "Следующая")
	has(c.command(t, 0, "", "source", "pause", "amocrm"), "на паузе: сам он не читается", "svodka source resume amocrm")
	has(c.command(t, 0, "", "source", "list"), "на паузе", "—")
	has(c.command(t, 0, "", "source", "resume", "amocrm"), "снова читается по расписанию: каждые 10 минут")
	has(c.command(t, 0, "", "source", "sync", "amocrm"), "Готово за ", "Прочитано объектов: ", "Сверка с системой:", "совпадает")
	fake.SetIntegration(false)
	has(c.command(t, 1, "", "source", "sync", "amocrm"), "amoCRM")
	has(c.command(t, 0, "", "source", "list"), "не удалось", "amocrm: ")

	has(c.command(t, 1, "Не та\n", "source", "remove", "amocrm", "--with-data"), "Это не название источника. Ничего не удалено.")
	has(c.command(t, 0, "", "source", "remove", "amocrm"), "записи остались в отчётах", "source remove amocrm --with-data")
	has(c.command(t, 0, "", "source", "list"), "Источников пока нет", "удалён, его записи остались", "source remove amocrm --with-data")
	has(c.command(t, 0, c.source.Title+"\n", "source", "remove", "amocrm", "--with-data"), "удалён вместе с записями")
	has(c.command(t, 1, "x\n", "source", "remove", "amocrm", "--with-data"), "нет")
	c.open(t)
	if after := c.lines(t, c.house.house.desk, q); !slices.Equal(before, after) {
		t.Errorf("figures are left:\n%s", differences(before, after))
	}
	events, err := c.house.people.store.Events(context.Background(), audit.Filter{Act: audit.Data})
	if err != nil || len(events) != 2 || events[0].What != "source amocrm" || !strings.HasPrefix(events[0].More, "removed with its rows: ") {
		t.Errorf("the log: %+v, %v", events, err)
	}
}
