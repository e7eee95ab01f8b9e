package bitrix24_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"svodka/internal/fake/bitrix24"
)

// TestClientsOfOthers lets the vendor's own library and another published one read the fake over TLS.
func TestClientsOfOthers(t *testing.T) {
	modules := clientModules(t)
	r := portal(t, func(o *bitrix24.Options) { o.HTTPS = true })
	r.s.Spoil(bitrix24.QueryLimit.On("crm.currency.list", 0, 1))
	server := httptest.NewTLSServer(r.s)
	defer server.Close()
	cert := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(cert, block, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", filepath.Join("testdata", "client", "read.mjs"))
	cmd.Env = append(os.Environ(), "NODE_EXTRA_CA_CERTS="+cert, "MODULES="+modules, "URL_OF_HOOK="+server.URL+r.hook, "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, stderr.String())
	}
	var seen struct {
		Admin, More                                                      bool
		Total, Deals, Items, Leads, Currencies, Statuses, Listed, Fanned int
		Good, Unknown, Typed, One                                        string
		Errors                                                           []string
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	deals := len(r.world("deal"))
	for what, pair := range map[string][2]int{
		"total": {seen.Total, deals}, "deals": {seen.Deals, deals}, "items": {seen.Items, deals}, "leads": {seen.Leads, len(r.world("lead"))},
		"currencies": {seen.Currencies, 3}, "statuses": {seen.Statuses, 8}, "listed": {seen.Listed, 2}, "fanned": {seen.Fanned, deals},
		"errors": {len(seen.Errors), 1},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %d, want %d", what, pair[0], pair[1])
		}
	}
	if !seen.Admin || !seen.More || seen.Good != "1" || seen.Typed != "string" || seen.One != "1" || !strings.Contains(strings.ToUpper(seen.Unknown), "METHOD") {
		t.Errorf("the clients saw %s", out)
	}
	refused := 0
	for _, q := range r.s.Journal() {
		if q.Method == "crm.currency.list" && q.Status == 503 {
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("the refusal for the rate was met %d times", refused)
	}
}

// clientModules installs the clients once, beside other caches, and gives their directory.
func clientModules(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed: the fake is not read by clients of others (make test installs it)", name)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	files := map[string][]byte{}
	sum := sha256.New()
	for _, name := range []string{"package.json", "package-lock.json"} {
		b, err := os.ReadFile(filepath.Join("testdata", "client", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = b
		sum.Write(b)
	}
	dir := filepath.Join(cache, "svodka", "npm", "bitrix24-"+hex.EncodeToString(sum.Sum(nil)[:8]))
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "@bitrix24", "b24jssdk", "package.json")); err == nil {
		return dir
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		t.Skipf("no place for the clients of others: %v", err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), "new-") //nolint:usetesting // it becomes the cache, which outlives the test
	if err != nil {
		t.Skipf("no place for the clients of others: %v", err)
	}
	defer func() { _ = os.RemoveAll(fresh) }()
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(fresh, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = fresh
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("the clients of others cannot be had: %v\n%s", err, out)
	}
	if err := os.Rename(fresh, dir); err != nil && !os.IsExist(err) {
		if _, gone := os.Stat(dir); gone != nil {
			t.Fatal(err)
		}
	}
	return dir
}
