package amocrm_test

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
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestClientOfOthers lets a published client library read the fake over TLS.
func TestClientOfOthers(t *testing.T) {
	modules := clientModules(t)
	st := newStand(t)
	server := httptest.NewTLSServer(st.s)
	defer server.Close()
	cert := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(cert, block, 0o600); err != nil {
		t.Fatal(err)
	}
	id, secret, redirect := st.s.Integration()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", filepath.Join("testdata", "client", "read.mjs"))
	cmd.Env = append(os.Environ(), "NODE_EXTRA_CA_CERTS="+cert, "MODULES="+modules, "HOST="+strings.TrimPrefix(server.URL, "https://"),
		"CLIENT_ID="+id, "CLIENT_SECRET="+secret, "REDIRECT="+redirect, "CODE="+st.s.Grant().Code, "HOOK=https://svodka.example/hook",
		"NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var seen struct {
		Account                                                       string
		Groups, Users, Leads, Window, Pipelines, Contacts, Companies  int
		Tasks, Events, Notes, Fields, Bills, Unsorted, Hooks, Expires int
		Renewed, Reused, Same, Unknown, Won, Lost, Hook, Refused      bool
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for what, pair := range map[string][2]int{
		"users": {seen.Users, st.w.Count("user")}, "leads": {seen.Leads, st.w.Count("lead") + direct(st.w)}, "window": {seen.Window, 1},
		"pipelines": {seen.Pipelines, 3}, "contacts": {seen.Contacts, 3}, "companies": {seen.Companies, 3}, "tasks": {seen.Tasks, 3},
		"events": {seen.Events, 100}, "notes": {seen.Notes, 5}, "fields": {seen.Fields, 17}, "bills": {seen.Bills, 5},
		"unsorted": {seen.Unsorted, 1}, "hooks": {seen.Hooks, 1}, "expires": {seen.Expires, 86400}, "groups": {seen.Groups, st.w.Count("department")},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %d, want %d", what, pair[0], pair[1])
		}
	}
	if !seen.Renewed || !seen.Reused || !seen.Same || !seen.Unknown || !seen.Won || !seen.Lost || !seen.Hook || !seen.Refused || seen.Account == "" {
		t.Errorf("the client saw %+v", seen)
	}
	if st.s.Reused() != 1 {
		t.Errorf("a used refresh token came %d times, want 1", st.s.Reused())
	}
}

// clientModules installs the client once, beside other caches, and gives its directory.
func clientModules(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed: the fake is not read by a client of others (make test installs it)", name)
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
	dir := filepath.Join(cache, "svodka", "npm", "amocrm-"+hex.EncodeToString(sum.Sum(nil)[:8]))
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "@shevernitskiy", "amo", "mod.js")); err == nil {
		return dir
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		t.Skipf("no place for the client of others: %v", err)
	}
	// Made beside its place, so that a test of another checkout never sees half of it.
	fresh := dir + "." + strconv.Itoa(os.Getpid())
	defer func() { _ = os.RemoveAll(fresh) }()
	if err := os.Mkdir(fresh, 0o700); err != nil {
		t.Skipf("no place for the client of others: %v", err)
	}
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
		t.Skipf("the client of others cannot be had: %v\n%s", err, out)
	}
	if err := os.Rename(fresh, dir); err != nil && !os.IsExist(err) {
		if _, gone := os.Stat(dir); gone != nil {
			t.Fatal(err)
		}
	}
	return dir
}
