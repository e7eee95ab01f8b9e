//go:build cgo

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// crashRows is how many deals the import that gets killed brings: enough to be killed in every part of its work.
const crashRows = 30_000

const crashMapping = `source: crash
currency: RUB
files:
  - match: "deals*.csv"
    rows:
      - deal:
          id: id
          owner: owner
          stage: stage
          pipeline: {value: Sales}
          created_at: created
          closed_at: closed
          amount: amount
stages:
  Sales: [Open, {name: Won, outcome: won}]
`

func writeDeals(t *testing.T, path string, amount int) {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("id,owner,stage,created,closed,amount\n")
	for i := range crashRows {
		fmt.Fprintf(&b, "%d,u%d,Won,2026-03-02,2026-03-%02d,%d\n", i, i%7, 3+i%25, amount)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// program builds the program once for the tests that need a process of their own.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "svodka")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// TestKillDuringImport kills an import at random moments. Whatever the moment, the next start finds the data as before or
// as after, never between, and the import can be repeated.
func TestKillDuringImport(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	dir := t.TempDir()
	exe := program(t)
	data := filepath.Join(dir, "data")
	mapping := filepath.Join(dir, "mapping.yaml")
	if err := os.WriteFile(mapping, []byte(crashMapping), 0o600); err != nil {
		t.Fatal(err)
	}
	files := map[int]string{}
	for _, amount := range []int{1, 2} {
		files[amount] = filepath.Join(dir, fmt.Sprintf("deals-%d.csv", amount))
		writeDeals(t, files[amount], amount)
	}
	importing := func(amount int) *exec.Cmd {
		return exec.Command(exe, "import", "--data", data, "--mapping", mapping, files[amount])
	}
	started := time.Now()
	if out, err := importing(1).CombinedOutput(); err != nil {
		t.Fatalf("first import: %v\n%s", err, out)
	}
	whole := time.Since(started)
	rnd := rand.New(rand.NewPCG(7, 11))
	holds, finished := 1, 0
	for i := range kills {
		next := 3 - holds
		cmd := importing(next)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rnd.Int64N(int64(whole) * 11 / 10)))
		_ = cmd.Process.Kill() // it may have ended already
		err := cmd.Wait()
		sum := dealSum(t, exe, data)
		switch {
		case err == nil && sum != next:
			t.Fatalf("kill %d: the import said it was done, and the data holds %d of a deal instead of %d", i, sum, next)
		case sum != holds && sum != next:
			t.Fatalf("kill %d: a deal holds %d: neither before nor after", i, sum)
		}
		if sum == next {
			finished++
		}
		holds = sum
	}
	t.Logf("%d kills within %v, %d imports had been accepted", kills, whole, finished)
	if out, err := importing(3 - holds).CombinedOutput(); err != nil {
		t.Fatalf("import after the kills: %v\n%s", err, out)
	}
	if sum := dealSum(t, exe, data); sum != 3-holds {
		t.Fatalf("a deal holds %d, want %d", sum, 3-holds)
	}
	if out, err := exec.Command(exe, "check", "--data", data).CombinedOutput(); err != nil {
		t.Fatalf("check: %v\n%s", err, out)
	}
}

// dealSum asks in a fresh process how much one deal holds, and checks that all do.
func dealSum(t *testing.T, exe, data string) int {
	t.Helper()
	out, err := exec.Command(exe, "ask", "--data", data, "--format", "json", "metrics=revenue,deals_won&range=2026-03").Output()
	if err != nil {
		t.Fatalf("ask after a kill: %v\n%s", err, stderrOf(err))
	}
	var a jsonAnswer
	if err := json.Unmarshal(out, &a); err != nil {
		t.Fatal(err)
	}
	if a.Total["deals_won"] != float64(crashRows) {
		t.Fatalf("%v deals, want %d", a.Total["deals_won"], crashRows)
	}
	each := a.Total["revenue"].(float64) / crashRows
	if each != float64(int(each)) {
		t.Fatalf("the deals hold different sums: %v each on average", each)
	}
	return int(each)
}

func stderrOf(err error) string {
	if e, ok := err.(*exec.ExitError); ok { //nolint:errorlint // exec gives it bare
		return string(e.Stderr)
	}
	return ""
}

// TestDiskFull lets no file grow beyond a limit, as a full disk would.
func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	exe := program(t)
	data, mapping, deals := filepath.Join(dir, "data"), filepath.Join(dir, "mapping.yaml"), filepath.Join(dir, "deals.csv")
	if err := os.WriteFile(mapping, []byte(crashMapping), 0o600); err != nil {
		t.Fatal(err)
	}
	writeDeals(t, deals, 1)
	if out, err := exec.Command(exe, "import", "--data", data, "--mapping", mapping, deals).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	writeDeals(t, deals, 2)
	info, err := os.Stat(filepath.Join(data, warehouseFile))
	if err != nil {
		t.Fatal(err)
	}
	limited := exec.Command("bash", "-c", fmt.Sprintf("ulimit -f %d; exec \"$0\" \"$@\"", info.Size()/1024+64),
		exe, "import", "--data", data, "--mapping", mapping, deals)
	out, err := limited.CombinedOutput()
	if err == nil {
		t.Fatalf("the import succeeded on a full disk:\n%s", out)
	}
	if text := string(out); strings.Contains(text, "panic") || strings.Contains(text, "goroutine") || !strings.Contains(text, "svodka: ") {
		t.Errorf("not a sentence for a person (%v):\n%s", err, text)
	}
	if sum := dealSum(t, exe, data); sum != 1 {
		t.Errorf("a deal holds %d after an import that failed", sum)
	}
	if out, err := exec.Command(exe, "import", "--data", data, "--mapping", mapping, deals).CombinedOutput(); err != nil {
		t.Fatalf("import when there is room again: %v\n%s", err, out)
	}
	if sum := dealSum(t, exe, data); sum != 2 {
		t.Errorf("a deal holds %d, want 2", sum)
	}
}
