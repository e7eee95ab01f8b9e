//go:build cgo

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"svodka": main})
}

// TestScripts runs testdata/script: the whole program, with the files it needs inside each script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// waitfor FILE TEXT waits until a file holds a text.
			"waitfor": func(ts *testscript.TestScript, _ bool, args []string) {
				for range 1200 {
					if text, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(text), args[1]) {
						return
					}
					time.Sleep(50 * time.Millisecond)
				}
				ts.Fatalf("%s does not come to hold %q", args[0], args[1])
			},
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SVODKA_LANG", "en")
			examples, err := filepath.Abs("../../examples")
			e.Setenv("EXAMPLES", examples)
			return err
		},
	})
}

var (
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	// demoBlock fills the data directory; the scripts share one that is filled once.
	demoBlock = regexp.MustCompile(`(?m)^svodka demo$`)
)

// TestReadmeCommands runs every command that the pages of the project show in a shell block, in their order.
func TestReadmeCommands(t *testing.T) {
	for _, page := range []string{"README.md", "README.ru.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", page))
		if err != nil {
			t.Fatal(err)
		}
		script := strings.Builder{}
		for _, block := range shellBlock.FindAllStringSubmatch(string(text), -1) {
			for line := range strings.SplitSeq(strings.TrimSpace(block[1]), "\n") {
				if line = strings.TrimSpace(line); line != "" {
					script.WriteString("exec " + line + "\n")
				}
			}
		}
		if !demoBlock.MatchString(strings.ReplaceAll(script.String(), "exec ", "")) {
			t.Fatalf("%s shows no svodka demo", page)
		}
		dir := t.TempDir()
		path := filepath.Join(dir, strings.ReplaceAll(page, ".", "_")+".txtar")
		if err := os.WriteFile(path, []byte(script.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		testscript.Run(t, testscript.Params{Files: []string{path}, Setup: func(e *testscript.Env) error {
			e.Setenv("SVODKA_LANG", map[bool]string{true: "ru", false: "en"}[strings.Contains(page, ".ru.")])
			return nil
		}})
	}
}
