package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"svodka/internal/fault"
	"svodka/internal/lang"
)

// app is what all commands share: the streams, the clock and the settings of this run.
type app struct {
	io     Streams
	now    func() time.Time
	conf   config
	file   string // --config
	stores stores
	load   string // memory limit of the database while it takes in a large load; "" for a part of the other
}

// defaultMemory is what the database may use when nothing else is said.
const defaultMemory = "400MB"

// config is svodka.yaml, overridden by SVODKA_* and by flags.
type config struct {
	Data   string `yaml:"data"`
	Addr   string `yaml:"addr"`
	Lang   string `yaml:"lang"`
	Memory string `yaml:"memory"` // memory limit of the database, such as 400MB
	// Base is the address people reach the pages at, which links in letters begin with.
	Base string `yaml:"base"`
	// Proxy says that a proxy stands before the pages and tells the real scheme and address.
	Proxy bool       `yaml:"proxy"`
	Mail  mailConfig `yaml:"mail"`
	OIDC  oidcConfig `yaml:"oidc"`
	// Telegram, Webhook and Folder are the other ways out, as Mail is.
	Telegram telegramConfig `yaml:"telegram"`
	Webhook  webhookConfig  `yaml:"webhook"`
	Folder   string         `yaml:"folder"`
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "svodka",
		Short: "CRM data in, right and explained figures out",
		Long: `Svodka reads a company's CRM data, keeps it with its history, and answers questions about it
with figures that are right and can explain themselves.

Settings come from svodka.yaml in the working directory (or --config), then from the environment
(SVODKA_DATA, SVODKA_ADDR, SVODKA_LANG, SVODKA_MEMORY, SVODKA_BASE, SVODKA_PROXY; how letters leave: SVODKA_SMTP_HOST, _PORT,
_TLS, _USER, _PASSWORD, _FROM, SVODKA_TELEGRAM_TOKEN), then from flags.`,
		Example: `  svodka demo                                              fill ./svodka-data with a made-up company
  svodka ask 'metrics=revenue&by=owner&range=last-month'   ask
  svodka serve                                             open it in the browser`,
		SilenceUsage: true, SilenceErrors: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.configure(cmd) },
	}
	root.SetOut(a.io.Out)
	root.SetErr(a.io.Err)
	root.SetIn(a.io.In)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return misusedBy(c, err) })
	flags := root.PersistentFlags()
	flags.StringVar(&a.conf.Data, "data", "", "data directory (default ./svodka-data)")
	flags.StringVar(&a.conf.Lang, "lang", "", "language of answers and messages: ru or en (default by LANG)")
	flags.StringVar(&a.file, "config", "", "settings file (default ./svodka.yaml)")
	root.AddCommand(a.askCmd(), a.explainCmd(), a.recordsCmd(), a.reportCmd(), a.metricsCmd(), a.importCmd(), a.demoCmd(), a.serveCmd(),
		a.sourceCmd(), a.fakeCmd(), a.checkCmd(), a.settingsCmd(), a.periodsCmd(), a.alertsCmd(), a.plansCmd(), a.scheduleCmd(),
		a.userCmd(), a.backupCmd(), a.restoreCmd(), a.versionCmd())
	root.Args = cobra.NoArgs
	a.strict(root)
	root.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	a.helps(root)
	return root
}

// strict makes wrong arguments of a command and its children a usageError.
func (a *app) strict(c *cobra.Command) {
	c.SuggestionsMinimumDistance = 2
	if c.Args != nil {
		c.Args = a.args(c.Args)
	}
	for _, child := range c.Commands() {
		a.strict(child)
	}
}

func (a *app) args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			wrong := misusedBy(cmd, err)
			if near := cmd.SuggestionsFor(strings.Join(args, " ")); len(near) > 0 {
				list := strings.Join(near, ", ")
				wrong.en += "; did you mean " + list + "?"
				wrong.ru += "; может быть, " + list + "?"
			}
			return wrong
		}
		return nil
	}
}

// configure settles the settings of this run: flags win over the environment, that over the file, that over defaults.
func (a *app) configure(cmd *cobra.Command) error {
	file := config{}
	path := a.file
	if path == "" {
		path = "svodka.yaml"
	}
	text, err := os.ReadFile(path)
	switch {
	case err == nil:
		if err := yaml.UnmarshalWithOptions(text, &file, yaml.Strict()); err != nil {
			return fault.Invalidf("%s: %s", "%s: %s", path, yaml.FormatError(err, false, true))
		}
	case a.file != "" || !os.IsNotExist(err):
		return fault.Invalidf("The settings file %s cannot be read: %v", "Файл настроек %s не читается: %v", path, err)
	}
	pick := func(flag *string, env, fromFile, fallback string) {
		for _, v := range []string{*flag, os.Getenv(env), fromFile, fallback} {
			if v != "" {
				*flag = v
				return
			}
		}
	}
	pick(&a.conf.Data, "SVODKA_DATA", file.Data, "svodka-data")
	pick(&a.conf.Addr, "SVODKA_ADDR", file.Addr, "127.0.0.1:8787")
	pick(&a.conf.Lang, "SVODKA_LANG", file.Lang, systemLang())
	pick(&a.conf.Memory, "SVODKA_MEMORY", file.Memory, defaultMemory)
	pick(&a.conf.Base, "SVODKA_BASE", file.Base, "")
	a.conf.Proxy = file.Proxy || os.Getenv("SVODKA_PROXY") == "1"
	a.conf.Mail, a.conf.OIDC = file.Mail, file.OIDC
	a.conf.Telegram, a.conf.Webhook, a.conf.Folder = file.Telegram, file.Webhook, file.Folder
	if err := a.conf.deliveryFromEnvironment(); err != nil {
		return err
	}
	if a.conf.Lang != "ru" && a.conf.Lang != "en" {
		return misused("--lang is ru or en, not %q", "--lang бывает ru или en, а не %q", a.conf.Lang)
	}
	a.conf.Data = filepath.Clean(a.conf.Data)
	_ = cmd
	return nil
}

func systemLang() string {
	for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		switch l := os.Getenv(v); {
		case strings.HasPrefix(l, "ru"):
			return "ru"
		case l != "":
			return "en"
		}
	}
	return "en"
}

func (a *app) language() string {
	if a.conf.Lang == "ru" {
		return "ru"
	}
	return "en"
}

// say writes a sentence to standard error, in the language of the run.
func (a *app) say(en, ru string, args ...any) {
	text := en
	if a.language() == "ru" {
		text = ru
	}
	fmt.Fprintf(a.io.Err, text+"\n", args...)
}

// terminal reports whether a stream is a person's terminal, and how wide it is.
func terminal(w any) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 40 {
		width = 100
	}
	return width, true
}

func (a *app) versionCmd() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.io.Out, "svodka "+version)
			return err
		},
	}
}

func (a *app) lang() lang.Lang { return lang.Lang(a.language()) }
