//go:build cgo

package main

import (
	"bytes"
	"maps"
	"net"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands are all commands of the program by their path without its name.
func commands(c *cobra.Command) map[string]*cobra.Command {
	all := map[string]*cobra.Command{strings.TrimPrefix(c.CommandPath(), "svodka "): c}
	for _, child := range c.Commands() {
		maps.Copy(all, commands(child))
	}
	return all
}

func tree(t *testing.T) map[string]*cobra.Command {
	t.Helper()
	root := (&app{now: time.Now}).root()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("x")
	return commands(root)
}

// TestHelpInRussian holds the Russian help against the commands: none is without its text, no text without its command or flag, and
// the places where a value stands are named alike in the line of use and in the text.
func TestHelpInRussian(t *testing.T) {
	texts, err := russian()
	if err != nil {
		t.Fatal(err)
	}
	all := tree(t)
	for name, x := range texts {
		c := all[name]
		if c == nil {
			t.Errorf("there is no command %q", name)
			continue
		}
		for flag := range x.Flags {
			if c.LocalFlags().Lookup(flag) == nil {
				t.Errorf("%s has no flag --%s", name, flag)
			}
		}
		if x.Use != "" && strings.Fields(x.Use)[0] != c.Name() {
			t.Errorf("%s is called %q", name, x.Use)
		}
		if x.Use == "" && len(strings.Fields(c.Use)) > 1 && name != "help" && !strings.HasPrefix(name, "completion") {
			t.Errorf("%s: %q is not in Russian", name, c.Use)
		}
	}
	letters := regexp.MustCompile(`[А-яё]`)
	for name, c := range all {
		x := texts[name]
		if x.Short == "" || (c.Long != "" && x.Long == "") {
			t.Errorf("%s has no Russian help", name)
		}
		c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && !letters.MatchString(x.Flags[f.Name]) {
				t.Errorf("%s: --%s has no Russian help", name, f.Name)
			}
		})
	}
}

// TestHelpReads asks for the help of every command in both languages: no word of the other one stands between the headings, and no line
// is wider than a wide terminal.
func TestHelpReads(t *testing.T) {
	english := regexp.MustCompile(`(?m)^(Usage|Flags|Global Flags|Examples|Available Commands|Aliases):|\(default |\[flags\]|help for|Use "svodka`)
	for _, name := range slices.Sorted(maps.Keys(tree(t))) {
		args := strings.Fields(strings.TrimPrefix(name, "svodka"))
		ru, en := helpOf(t, "ru", args...), helpOf(t, "en", args...)
		if found := english.FindString(ru); found != "" || !strings.Contains(ru, "Как вызывать:") || !strings.Contains(ru, "-h, --help") || strings.ContainsAny(ru, "{`") {
			t.Errorf("%s: %q in the Russian help:\n%s", name, found, ru)
		}
		if !strings.Contains(en, "Usage:") || strings.Contains(en, "Как вызывать") {
			t.Errorf("%s: the English help:\n%s", name, en)
		}
		for line := range strings.Lines(ru) {
			if n := utf8.RuneCountInString(line); n > 180 {
				t.Errorf("%s: %d characters in a line: %s", name, n, line)
			}
		}
	}
}

func helpOf(t *testing.T, l string, args ...string) string {
	t.Helper()
	t.Setenv("SVODKA_LANG", l)
	var out, wrong bytes.Buffer
	if status := Main(t.Context(), append(args, "--help"), Streams{In: strings.NewReader(""), Out: &out, Err: &wrong}, time.Now); status != 0 {
		t.Fatalf("%v: %d %s", args, status, &wrong)
	}
	return out.String()
}

// TestMisuse runs wrong command lines: status 2, and a sentence in the language of the run.
func TestMisuse(t *testing.T) {
	for line, want := range map[string][2]string{
		"akk":                         {`unknown command "akk" for "svodka"; did you mean ask, fake?`, "у «svodka» нет команды «akk»; может быть, ask, fake?"},
		"source lst":                  {`unknown command "lst" for "svodka source"; did you mean list?`, "у «svodka source» нет команды «lst»; может быть, list?"},
		"fake amocrm --scale -1":      {"--speed and --scale are greater than 0", "--speed и --scale бывают больше 0"},
		"ask":                         {"accepts 1 arg(s), received 0", "нужно аргументов: 1, а дано: 0"},
		"metrics a b":                 {"accepts at most 1 arg(s), received 2", "аргументов не больше 1, а дано: 2"},
		"import":                      {"requires at least 1 arg(s), only received 0", "аргументов не меньше 1, а дано: 0"},
		"ask --loud x":                {"unknown flag: --loud", "нет флага --loud"},
		"ask -z x":                    {"unknown shorthand flag: 'z' in -z", "нет флага -z"},
		"ask x --format":              {"flag needs an argument: --format", "флагу --format нужно значение"},
		"ask x --format odd":          {`--format is table, json or csv, not "odd"`, `--format бывает table, json или csv, а не "odd"`},
		"records x --limit many":      {`invalid argument "many" for "--limit" flag`, "значение «many» не годится для флага --limit"},
		"schedule log a b":            {"accepts at most 1 arg(s), received 2", "аргументов не больше 1, а дано: 2"},
		"settings zone --data /tmp/q": {`write NAME=VALUE, not "zone"`, `пишите ИМЯ=ЗНАЧЕНИЕ, а не "zone"`},
	} {
		for i, l := range []string{"en", "ru"} {
			t.Setenv("SVODKA_LANG", l)
			var out, wrong bytes.Buffer
			status := Main(t.Context(), strings.Fields(line), Streams{In: strings.NewReader(""), Out: &out, Err: &wrong}, time.Now)
			if status != exitUsage || !strings.HasPrefix(wrong.String(), "svodka: "+want[i]) {
				t.Errorf("%s (%s): %d %s, want %s", line, l, status, &wrong, want[i])
			}
		}
	}
}

// TestTakenAddress: who asks for an address where another program answers is told so, and not in the system's words.
func TestTakenAddress(t *testing.T) {
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	at := l.Addr().String()
	if _, said := run(t, exitError, "fake", "amocrm", "--scale", "0.02", "--addr", at, "--lang", "ru"); !strings.Contains(said, "На "+at+" уже отвечает другая программа") {
		t.Error(said)
	}
}
