package help_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/alert"
	"svodka/internal/model/crm"
	"svodka/internal/schedule"
	"svodka/internal/timetable"
)

// written reads a page of the guide.
func written(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "guide", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestScheduleWords: every time that the guide offers is understood, and it tells all words and cron.
func TestScheduleWords(t *testing.T) {
	item, code := regexp.MustCompile("(?m)^- (`.*)$"), regexp.MustCompile("`([^`]+)`")
	for _, name := range []string{"schedules.md", "schedules.ru.md"} {
		n := 0
		for _, line := range item.FindAllStringSubmatch(written(t, name), -1) {
			for _, word := range code.FindAllStringSubmatch(line[1], -1) {
				if _, err := timetable.Parse(word[1]); err != nil {
					t.Errorf("%s offers %q: %v", name, word[1], err)
				}
				n++
			}
		}
		if n < 9 {
			t.Errorf("%s offers %d times", name, n)
		}
		for _, ch := range schedule.Channels() {
			word := map[schedule.Channel]string{schedule.Mail: "SMTP", schedule.Telegram: "BotFather", schedule.Webhook: "Svodka-Signature", schedule.Folder: "outbox"}[ch]
			if word == "" || !strings.Contains(written(t, name), word) {
				t.Errorf("%s does not tell of %s", name, ch)
			}
		}
	}
}

// TestShippedAlerts: the guide lists the alerts that are shipped, by their titles, and no others.
func TestShippedAlerts(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := alert.Shipped(m)
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]string{"alerts.md": "en", "alerts.ru.md": "ru"} {
		_, rest, _ := strings.Cut(written(t, name), "\n## ")
		table, _, _ := strings.Cut(rest, "\n## ")
		for _, r := range rules {
			if !strings.Contains(table, "\n| "+r.Title.In(l)+" | ") {
				t.Errorf("%s does not list %q", name, r.Title.In(l))
			}
		}
		if n := strings.Count(table, "\n| ") - 1; n != len(rules) {
			t.Errorf("%s lists %d alerts, %d are shipped", name, n, len(rules))
		}
	}
}
