package main

import (
	"fmt"
	"regexp"

	"github.com/spf13/cobra"
)

// usageError is a command line that cannot be run as it is written.
type usageError struct {
	en, ru string
	// of is the command that refuses, "" where its help would not tell more than that of the program.
	of string
}

func (e *usageError) Error() string { return e.en }

func misused(en, ru string, args ...any) error {
	return &usageError{en: fmt.Sprintf(en, args...), ru: fmt.Sprintf(ru, args...)}
}

// misuses are the sentences in which cobra and pflag refuse a command line, and how they go in Russian.
var misuses = []struct { //nolint:gochecknoglobals // a table
	en *regexp.Regexp
	ru string
}{
	{regexp.MustCompile(`^unknown command "(.*)" for "(.*)"$`), `у «$2» нет команды «$1»`},
	{regexp.MustCompile(`^unknown flag: (.*)$`), `нет флага $1`},
	{regexp.MustCompile(`^unknown shorthand flag: '(.*)' in .*$`), `нет флага -$1`},
	{regexp.MustCompile(`^bad flag syntax: (.*)$`), `флаг «$1» написан неверно`},
	{regexp.MustCompile(`^flag needs an argument: '?([^' ]*).*$`), `флагу $1 нужно значение`},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(.*)" flag: .*$`), `значение «$1» не годится для флага $2`},
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)$`), `нужно аргументов: $1, а дано: $2`},
	{regexp.MustCompile(`^accepts at most (\d+) arg\(s\), received (\d+)$`), `аргументов не больше $1, а дано: $2`},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)$`), `аргументов не меньше $1, а дано: $2`},
	{regexp.MustCompile(`^accepts between (\d+) and (\d+) arg\(s\), received (\d+)$`), `аргументов от $1 до $2, а дано: $3`},
	{regexp.MustCompile(`^required flag\(s\) (.*) not set$`), `не хватает флагов: $1`},
}

// misusedBy takes a refusal of the library that reads the command line.
func misusedBy(c *cobra.Command, err error) *usageError {
	e := &usageError{en: err.Error(), ru: err.Error(), of: c.CommandPath()}
	for _, m := range misuses {
		if m.en.MatchString(e.en) {
			e.ru = m.en.ReplaceAllString(e.en, m.ru)
			break
		}
	}
	return e
}
