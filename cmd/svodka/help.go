package main

import (
	_ "embed" // the help in Russian
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"svodka/internal/lang"
)

//go:embed help.ru.yaml
var helpRU []byte

// helpText is the help of one command in another language. What is empty stays as it is.
type helpText struct {
	Use     string            `yaml:"use"`
	Short   string            `yaml:"short"`
	Long    string            `yaml:"long"`
	Example string            `yaml:"example"`
	Flags   map[string]string `yaml:"flags"`
}

// russian are the texts by the command's path without the program's name, "svodka" for the program itself.
var russian = sync.OnceValues(func() (map[string]helpText, error) { //nolint:gochecknoglobals // read once, never changed
	texts := map[string]helpText{}
	err := yaml.UnmarshalWithOptions(helpRU, &texts, yaml.Strict())
	return texts, err
})

// helps makes commands tell of themselves in the language of the run.
func (a *app) helps(root *cobra.Command) {
	usual := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		_ = a.configure(cmd) // who asks for help gets it, whatever is wrong with the settings
		if a.lang() == lang.RU {
			inRussian(root)
			root.SetUsageFunc(usageRU)
		}
		usual(cmd, args)
	})
}

// inRussian gives a command and all below it their Russian texts.
func inRussian(c *cobra.Command) {
	texts, err := russian()
	if err != nil {
		return
	}
	key := strings.TrimPrefix(c.CommandPath(), "svodka ")
	x := texts[key]
	for _, put := range []struct {
		to   *string
		text string
	}{{&c.Use, x.Use}, {&c.Short, x.Short}, {&c.Long, x.Long}, {&c.Example, x.Example}} {
		if put.text != "" {
			*put.to = strings.NewReplacer("{question}", questionHelpRU, "{kinds}", kindsHelp(lang.RU)).Replace(put.text)
		}
	}
	c.InitDefaultHelpFlag()
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if text := x.Flags[f.Name]; text != "" {
			f.Usage = text
		}
	})
	for _, child := range c.Commands() {
		inRussian(child)
	}
}

// usageRU writes how a command is used, as cobra does it in English.
func usageRU(c *cobra.Command) error {
	var b strings.Builder
	part := func(head, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n%s:\n%s\n", head, strings.TrimRight(text, "\n"))
		}
	}
	c.DisableFlagsInUseLine = true
	line := "  " + c.UseLine() + " [флаги]"
	if c.HasAvailableSubCommands() {
		line += "\n  " + c.CommandPath() + " [команда]"
	}
	fmt.Fprintf(&b, "Как вызывать:\n%s\n", line)
	part("Примеры", c.Example)
	var list strings.Builder
	for _, child := range c.Commands() {
		if child.IsAvailableCommand() || child.Name() == "help" {
			fmt.Fprintf(&list, "  %-*s %s\n", child.NamePadding(), child.Name(), child.Short)
		}
	}
	part("Команды", list.String())
	part("Флаги", flagsRU(c.LocalFlags()))
	if c.HasAvailableInheritedFlags() {
		part("Общие флаги", flagsRU(c.InheritedFlags()))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nПодробнее о команде: %s [команда] --help\n", c.CommandPath())
	}
	_, err := fmt.Fprint(c.OutOrStdout(), b.String())
	return err
}

// flagsRU lists flags a line each: name, value, what it is for.
func flagsRU(set *pflag.FlagSet) string {
	var names, texts []string
	set.VisitAll(func(f *pflag.Flag) {
		name, text := "      --"+f.Name, f.Usage
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if f.Name == "help" {
			text = "эта справка"
		}
		if value, rest, ok := strings.Cut(text, " | "); ok {
			name, text = name+" "+value, rest
		}
		usual := f.DefValue
		if v := f.Value.Type(); v == "bool" || v == "stringArray" || usual == "0" || usual == "0s" {
			usual = ""
		}
		if usual != "" {
			text += " (по умолчанию " + usual + ")"
		}
		names, texts = append(names, name), append(texts, text)
	})
	wide := 0
	for _, n := range names {
		wide = max(wide, utf8.RuneCountInString(n))
	}
	var b strings.Builder
	for i, n := range names {
		fmt.Fprintf(&b, "%-*s   %s\n", wide, n, texts[i])
	}
	return b.String()
}

const questionHelpRU = `Вопрос состоит из пар ключ=значение через &, это тот же текст, что в адресе страницы:

  metrics=revenue,deals_won      цифры (их перечисляет svodka metrics)
  by=owner,source                разбить по измерениям
  range=last-month               today, this-week, last-4-weeks, 2026, 2026-Q3, 2026-05, 2026-05-01..2026-05-31, ytd, mtd …
  grain=week                     и по дням, неделям, месяцам, кварталам, полугодиям, годам: day, week, month, quarter, half, year
  compare=previous,year,plan     рядом с прошлым периодом, с тем же периодом год назад и с планом
  totals=1  spine=owner  sort=-revenue  limit=10  others=1  derive=revenue:share
  owner=Анна Соколова            любой другой ключ отбирает: =, !=, ~= (содержит), >=, <=, 100..500, (empty) для пустых`
