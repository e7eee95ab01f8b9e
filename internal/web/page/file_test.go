package page_test

import (
	"mime"
	"strings"
	"testing"

	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// TestDisposition gives a name that every program can read back, whatever its letters.
func TestDisposition(t *testing.T) {
	for _, name := range []string{
		"Воронка продаж, 1–31 марта 2026.pdf", `a"b\c.csv`, "x\r\nSet-Cookie: a=b.pdf", "100% план.xlsx", "日本 ✓.png", "обычный.csv", "\xff\xfe.pdf",
	} {
		header := page.Disposition("svodka-ф\"1.pdf", name)
		for _, r := range header {
			if r < ' ' || r > '~' {
				t.Errorf("%q has a bare %q", header, r)
			}
		}
		kind, params, err := mime.ParseMediaType(header)
		if want := strings.ToValidUTF8(name, "_"); err != nil || kind != "attachment" || params["filename"] != want {
			t.Errorf("%q reads as %q, %v", header, params["filename"], err)
		}
	}
	if got := page.Disposition("kpi.csv", "kpi.csv"); got != `attachment; filename="kpi.csv"` {
		t.Errorf("a plain name: %s", got)
	}
}

// TestFileName leaves nothing in a name that a system refuses.
func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Продажи: план/факт?": "Продажи- план-факт-", " .. ": "Сводка", "a\x00b\u202ec": "abc", strings.Repeat("я", 300): strings.Repeat("я", 120), "1–2 марта": "1–2 марта",
	} {
		if got := page.FileName(title, lang.RU); got != want {
			t.Errorf("%q is called %q, not %q", title, got, want)
		}
	}
}
