package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"svodka/internal/alert"
	"svodka/internal/cal"
	"svodka/internal/timetable"
)

// TestMissed counts the turns of a timetable that went by; nights and weekends without turns are none.
func TestMissed(t *testing.T) {
	c := cal.Default(time.UTC)
	at := func(day, hour, minute int) time.Time { // the 16th is a Monday
		return time.Date(2026, time.November, day, hour, minute, 0, 0, time.UTC)
	}
	for _, x := range []struct {
		text, quiet string
		since, now  time.Time
		want        int
	}{
		{"каждые 15 минут", "", at(16, 12, 0), at(16, 12, 14), 0},
		{"каждые 15 минут", "", at(16, 12, 0), at(16, 12, 46), 3},
		{"каждые 15 минут", "22:00-07:00", at(16, 21, 50), at(17, 7, 5), 1},
		{"по будням в 9:00", "", at(20, 9, 5), at(23, 8, 0), 0},
		{"по будням в 9:00", "", at(20, 9, 5), at(24, 9, 30), 2},
		{"каждый час", "", at(1, 0, 0), at(20, 0, 0), mostMissed},
	} {
		tt, err := timetable.Parse(x.text)
		if err != nil {
			t.Fatal(err)
		}
		q, err := timetable.ParseQuiet(x.quiet)
		if err != nil {
			t.Fatal(err)
		}
		if got := missed(tt, q, c, x.since, x.now); got != x.want {
			t.Errorf("%s (%s), %s to %s: %d turns, want %d", x.text, x.quiet, x.since, x.now, got, x.want)
		}
	}
}

// TestAlertsCommand goes through the made-up company's last months on the command line, and then looks as the server would: what is
// going on is known, corrections of closed months are news.
func TestAlertsCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("a company is made up")
	}
	dir := t.TempDir()
	run := func(args ...string) string {
		t.Helper()
		var out, wrong bytes.Buffer
		if status := Main(t.Context(), append(args, "--data", dir, "--lang", "ru"), Streams{In: strings.NewReader(""), Out: &out, Err: &wrong}, testNow); status != 0 {
			t.Fatalf("%v: %d %s", args, status, &wrong)
		}
		return out.String()
	}
	run("demo")
	replay := run("alerts", "replay", "--days", "60")
	for _, want := range []string{"lead_balance", "Розница и монтаж", "clot", "Всего, без событий: "} {
		if !strings.Contains(replay, want) {
			t.Errorf("%q is not in\n%s", want, replay)
		}
	}
	if text := run("alerts", "list"); !strings.Contains(text, "Сейчас идёт: 0") || strings.Contains(text, "ждёт: ") {
		t.Errorf("before the first look:\n%s", text)
	}
	text := run("alerts", "check")
	for _, want := range []string{"Баланс лидов вышел за норму: Розница и монтаж", "Исправлен закрытый период: "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if text := run("alerts", "check"); !strings.Contains(text, "Новых сообщений: 0.") {
		t.Errorf("told again:\n%s", text)
	}
}

// TestAlertsPhase says who has taken an incident or put it off, and until when.
func TestAlertsPhase(t *testing.T) {
	a := &app{}
	a.conf.Lang = "ru"
	until := time.Date(2026, time.December, 1, 9, 0, 0, 0, time.UTC)
	for phase, want := range map[alert.Phase]string{
		alert.Firing: "", alert.Acknowledged: "nina)", alert.Snoozed: "2026-12-01, кем: nina)",
	} {
		if got := a.phase(alert.Case{Phase: phase, By: "nina", Until: until}); !strings.HasSuffix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q", phase, got)
		}
	}
}
