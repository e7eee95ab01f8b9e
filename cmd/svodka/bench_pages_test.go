//go:build cgo

package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/board"
	"svodka/internal/model/crm"
)

// benchPages measures pages of a running server as a browser would: the owner's dashboard cold and warm, each report cold,
// and fifty people opening dashboards at once.
func benchPages(b *testing.B, exe, data string) {
	b.Helper()
	cmd := exec.Command(exe, "serve", "--data", data, "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait()
	}()
	url := ""
	for lines := bufio.NewScanner(out); url == "" && lines.Scan(); {
		url = regexp.MustCompile(`http://[0-9.:]+`).FindString(lines.Text())
	}
	if url == "" {
		b.Fatal("serve said no address")
	}
	var cold, warm []time.Duration
	for _, month := range []string{"2026-10", "2026-09", "2026-08", "2026-07", "2026-06"} { // a month not asked before is cold
		cold = append(cold, get(b, url+"/d/owner?range="+month))
		warm = append(warm, get(b, url+"/d/owner?range="+month))
	}
	fmt.Printf("owner dashboard: cold %v (median), warm %v (median)\n", median(cold), median(warm))
	m, err := crm.Load()
	if err != nil {
		b.Fatal(err)
	}
	shipped, err := board.Shipped(m)
	if err != nil {
		b.Fatal(err)
	}
	for _, x := range shipped {
		if x.Sort != board.Report {
			continue
		}
		fmt.Printf("report %-16s cold %v\n", x.ID, get(b, url+"/r/"+x.ID))
	}
	benchTable(b, url)
	before := resident(cmd.Process.Pid)
	took := crowd(b, url)
	fmt.Printf("50 people, 20 dashboards each: median %v, p95 %v; resident memory %d MB before, %d MB after\n",
		median(took), took[len(took)*95/100], before>>20, resident(cmd.Process.Pid)>>20)
}

// crowd lets fifty people open dashboards at once and gives how long each opening took, in order.
func crowd(b *testing.B, url string) []time.Duration {
	b.Helper()
	const people, each = 50, 20
	boards := []string{"owner", "head", "my", "marketing", "support"}
	for _, x := range boards {
		get(b, url+"/d/"+x+"?range=2026-10")
	}
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	for i := range people {
		wg.Go(func() {
			for k := range each {
				t := get(b, url+"/d/"+boards[(i+k)%len(boards)]+"?range=2026-10")
				mu.Lock()
				took = append(took, t)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	slices.Sort(took)
	return took
}

// get reads a page to its end.
func get(b *testing.B, url string) time.Duration {
	b.Helper()
	begun := time.Now()
	r, err := http.Get(url)
	if err != nil {
		b.Error(err)
		return 0
	}
	defer r.Body.Close()
	if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != http.StatusOK {
		b.Errorf("%s: %d %v", url, r.StatusCode, err)
	}
	return time.Since(begun).Round(time.Millisecond)
}

func median(list []time.Duration) time.Duration {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}

// resident is the memory a process holds, in bytes.
func resident(pid int) int64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "statm"))
	fields := strings.Fields(string(text))
	if err != nil || len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseInt(fields[1], 10, 64)
	return pages * int64(os.Getpagesize())
}
