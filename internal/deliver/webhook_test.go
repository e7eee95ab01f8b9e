package deliver_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"svodka/internal/deliver"
	"svodka/internal/schedule"
)

func hookLetter(to string) schedule.Letter {
	return schedule.Letter{
		ID: "0123456789abcdef", To: to, Made: time.Date(2026, 11, 20, 6, 0, 0, 0, time.UTC),
		Parcel: schedule.Parcel{Subject: "Сводка", Text: "текст", Files: []schedule.File{{Name: "Отчёт.csv", Type: "text/csv", Body: []byte("a;b")}}},
	}
}

func hook(allow ...string) deliver.Webhook {
	w := deliver.Webhook{Secret: []byte("secret"), Now: func() time.Time { return time.Unix(1_800_000_000, 0) }}
	for _, a := range allow {
		w.Allow = append(w.Allow, netip.MustParsePrefix(a))
	}
	return w
}

func TestWebhookIsSigned(t *testing.T) {
	answer, after := http.StatusOK, ""
	var got struct {
		ID    string
		Text  string
		Files []struct {
			Name string
			Body []byte
		}
	}
	inner := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/inner" {
			inner++
			return
		}
		body, _ := io.ReadAll(r.Body)
		want := "t=1800000000,v1=" + deliver.Signature([]byte("secret"), "1800000000", r.Header.Get("Idempotency-Key"), body)
		if r.Header.Get("Svodka-Signature") != want || r.Header.Get("Idempotency-Key") != "0123456789abcdef" {
			t.Errorf("heads: %v", r.Header)
		}
		if err := json.Unmarshal(body, &got); err != nil {
			t.Error(err)
		}
		w.Header().Set("Retry-After", after)
		w.Header().Set("Location", "/inner")
		w.WriteHeader(answer)
	}))
	defer server.Close()
	w := hook("127.0.0.0/8")
	check(t, w.Send(t.Context(), hookLetter(server.URL)))
	if got.ID != "0123456789abcdef" || got.Text != "текст" || len(got.Files) != 1 || string(got.Files[0].Body) != "a;b" || got.Files[0].Name != "Отчёт.csv" {
		t.Errorf("%+v", got)
	}
	after = "120"
	for code, want := range map[int]schedule.Trouble{
		302: {Never: true}, 307: {Never: true}, 400: {Never: true}, 410: {Never: true, Off: true}, 429: {After: 2 * time.Minute}, 503: {After: 2 * time.Minute},
	} {
		answer = code
		err := w.Send(t.Context(), hookLetter(server.URL))
		e, ok := errors.AsType[*schedule.Trouble](err)
		if !ok || e.Never != want.Never || e.Off != want.Off || e.After != want.After {
			t.Errorf("%d: %v", code, err)
		}
	}
	if inner != 0 {
		t.Error("a redirect was followed")
	}
}

// TestWebhookStaysOutside: no name, number or notation leads into a closed network.
func TestWebhookStaysOutside(t *testing.T) {
	hits := 0
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits++ }))
	defer server.Close()
	port := server.URL[strings.LastIndexByte(server.URL, ':'):]
	for _, host := range []string{
		"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
		"[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "224.0.0.1", "198.18.0.1", "[::127.0.0.1]",
	} {
		for _, scheme := range []string{"http://", "https://"} {
			err := hook().Send(t.Context(), hookLetter(scheme+host+port))
			if e, ok := errors.AsType[*schedule.Trouble](err); !ok || !e.Never {
				t.Errorf("%s%s: %v", scheme, host, err)
			}
		}
	}
	if err := hook("10.0.0.0/8").Send(t.Context(), hookLetter(server.URL)); err == nil {
		t.Error("another network than the one allowed")
	}
	for _, to := range []string{"http://8.8.8.8/", "ftp://example.ru/", "https://ann:pw@example.ru/", "//example.ru", "file:///etc/passwd"} {
		if e, ok := errors.AsType[*schedule.Trouble](hook().Send(t.Context(), hookLetter(to))); !ok || !e.Never {
			t.Errorf("%s was tried", to)
		}
	}
	if hits != 0 {
		t.Errorf("the server was reached %d times", hits)
	}
}

func TestFolderIsNotLeft(t *testing.T) {
	base := t.TempDir()
	dir, outside := filepath.Join(base, "reports"), filepath.Join(base, "outside")
	check(t, os.MkdirAll(dir, 0o750))
	check(t, os.MkdirAll(outside, 0o750))
	check(t, os.Symlink(outside, filepath.Join(dir, "link")))
	f := deliver.Folder{Dir: dir}
	l := hookLetter("продажи/неделя")
	l.Files = append(l.Files, schedule.File{Name: "../../../evil.csv", Body: []byte("x")}, schedule.File{Name: "Отчёт.csv", Body: []byte("second")})
	check(t, f.Send(t.Context(), l))
	check(t, f.Send(t.Context(), l))
	list, err := os.ReadDir(filepath.Join(dir, "продажи", "неделя"))
	check(t, err)
	if len(list) != 3 {
		t.Errorf("%v", list)
	}
	body, err := os.ReadFile(filepath.Join(dir, "продажи", "неделя", "2026-11-20_0600_01234567_Отчёт.csv"))
	if err != nil || string(body) != "a;b" {
		t.Errorf("%s %v", body, err)
	}
	for _, to := range []string{"..", "../outside", "/tmp", "link", "link/deeper", "a/../../outside", ""} {
		if err := f.Send(t.Context(), hookLetter(to)); err == nil {
			t.Errorf("%q was written to", to)
		}
	}
	if list, err := os.ReadDir(outside); err != nil || len(list) != 0 {
		t.Errorf("outside: %v %v", list, err)
	}
}
