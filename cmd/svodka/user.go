package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model/crm"
	"svodka/internal/store/sqlite"
)

// people is the opened store of accounts.
type people struct {
	store   *sqlite.Store
	service *account.Service
	leave   func() error
}

func (p *people) close() error { return p.leave() }

func (h *house) people(ctx context.Context, a *app) (*people, error) {
	store, leave, err := a.stores.take(ctx, filepath.Join(h.dir, storeFile))
	if err != nil {
		return nil, err
	}
	return &people{store: store, leave: leave, service: account.New(account.Options{Store: store, Model: h.model, Now: a.now})}, nil
}

func (a *app) userCmd() *cobra.Command {
	user := &cobra.Command{
		Use: "user", Short: "People who may sign in", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var given account.Person
	role := ""
	add := &cobra.Command{
		Use: "add LOGIN", Short: "Add a person",
		Long: `Add a person who may sign in to the pages. The password is asked for, or read from the first line of
standard input when that is no terminal. Roles: ` + roles() + `.
It works while svodka serve runs, unless people are looked up in the CRM's data by --crm-user or --department.
A manager sees the rows of the CRM user named with --crm-user, a head those of --department and below.`,
		Example: `  svodka user add ann --name "Анна Соколова" --role manager --crm-user "Анна Соколова"
  svodka user add igor --name "Игорь Лебедев" --role owner`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			given.Login = args[0]
			if given.Role, err = account.ParseRole(role); err != nil {
				return err
			}
			return a.withPeople(cmd.Context(), given.CRMUser != "" || len(given.Departments) > 0, func(ctx context.Context, h *house, p *people) error {
				if err := h.resolvePerson(ctx, &given); err != nil {
					return err
				}
				if given.Password, err = a.password(); err != nil {
					return err
				}
				u, err := p.service.Add(ctx, given)
				if err == nil {
					err = a.note(ctx, p, "user "+u.Login, "added as "+string(u.Role))
				}
				if err == nil {
					a.say("%s (%s) may sign in as %s.", "%s (%s) может входить под именем %s.", u.Name, u.Role, u.Login)
				}
				return err
			})
		},
	}
	f := add.Flags()
	f.StringVar(&given.Name, "name", "", "full name")
	f.StringVar(&role, "role", "", "role: "+roles())
	f.StringVar(&given.Lang, "user-lang", "", "the person's language: ru or en")
	f.StringVar(&given.CRMUser, "crm-user", "", "name or id of the person among the CRM's users")
	f.StringArrayVar(&given.Departments, "department", nil, "title or id of a department a head answers for; may be given several times")
	list := &cobra.Command{
		Use: "list", Short: "List the people", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPeople(cmd.Context(), false, func(ctx context.Context, _ *house, p *people) error {
				users, err := p.service.List(ctx)
				for _, u := range users {
					off := ""
					if u.Disabled {
						off = a.pick("  (disabled)", "  (отключён)")
					}
					fmt.Fprintf(a.io.Out, "%-16s %-12s %s%s\n", u.Login, u.Role, u.Name, off)
				}
				return err
			})
		},
	}
	password := &cobra.Command{
		Use: "password LOGIN", Short: "Set a new password", Args: cobra.ExactArgs(1),
		Long: `Set a new password. It is asked for, or read from the first line of standard input when that is no terminal. Whoever is
signed in under the account is signed out.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPeople(cmd.Context(), false, func(ctx context.Context, _ *house, p *people) error {
				text, err := a.password()
				if err != nil {
					return err
				}
				if err := p.service.SetPassword(ctx, args[0], text); err != nil {
					return err
				}
				return a.note(ctx, p, "user "+strings.ToLower(args[0]), "password set")
			})
		},
	}
	user.AddCommand(add, list, password, a.userResetCmd(), a.userRoleCmd(), a.userDisableCmd(true), a.userDisableCmd(false))
	return user
}

func (a *app) userResetCmd() *cobra.Command {
	return &cobra.Command{
		Use: "reset LOGIN", Short: "Print a link for a new password", Args: cobra.ExactArgs(1),
		Long: `Print the address at which a person sets a new password. It works once: for a day, or for three days when they have not
come in yet. Earlier links of the account stop working; the present password works on until a new one is set. The
address begins with base of svodka.yaml, or with the address svodka serve listens on.`,
		Example: `  svodka user reset ann`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPeople(cmd.Context(), false, func(ctx context.Context, _ *house, p *people) error {
				token, kind, u, err := p.service.Reset(ctx, args[0])
				if err != nil {
					return err
				}
				if err := a.note(ctx, p, "user "+u.Login, string(kind)+" link made"); err != nil {
					return err
				}
				fmt.Fprintf(a.io.Out, "%s/%s/%s\n", a.reached(), kind, token)
				return nil
			})
		},
	}
}

func (a *app) userRoleCmd() *cobra.Command {
	crmUser, departments := "", []string(nil)
	c := &cobra.Command{
		Use: "role LOGIN ROLE", Short: "Give a person another role", Args: cobra.ExactArgs(2),
		Long: `Give a person another role. Roles: ` + roles() + `.
A manager needs --crm-user, a head --department, unless the account has one already. Limits by pipeline and source, and hidden figures, stay
as they are; an owner or administrator has none. Whoever is signed in under the account is signed out. The last administrator stays one.`,
		Example: `  svodka user role ann analyst
  svodka user role igor head --department "Отдел продаж"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			role, err := account.ParseRole(args[1])
			if err != nil {
				return err
			}
			return a.withPeople(cmd.Context(), crmUser != "" || len(departments) > 0, func(ctx context.Context, h *house, p *people) error {
				given := account.Person{CRMUser: crmUser, Departments: departments}
				if err := h.resolvePerson(ctx, &given); err != nil {
					return err
				}
				before, after, err := p.service.SetRole(ctx, args[0], role, given.CRMUser, given.Departments)
				if err != nil {
					return err
				}
				return a.note(ctx, p, "user "+after.Login, string(before.Role)+" → "+string(after.Role))
			})
		},
	}
	c.Flags().StringVar(&crmUser, "crm-user", "", "name or id of the person among the CRM's users")
	c.Flags().StringArrayVar(&departments, "department", nil, "title or id of a department a head answers for; may be given several times")
	return c
}

func (a *app) userDisableCmd(off bool) *cobra.Command {
	use, short, more := "enable LOGIN", "Let a person in again", "enabled"
	long := "Let a person in again whose account was disabled. Password and rights are as they were."
	if off {
		use, short, more = "disable LOGIN", "Shut a person out", "disabled"
		long = "Shut a person out: whoever is signed in under the account is signed out at once. What they made stays. The last administrator cannot be\nshut out."
	}
	return &cobra.Command{
		Use: use, Short: short, Long: long, Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPeople(cmd.Context(), false, func(ctx context.Context, _ *house, p *people) error {
				if err := p.service.SetDisabled(ctx, args[0], off); err != nil {
					return err
				}
				return a.note(ctx, p, "user "+strings.ToLower(args[0]), more)
			})
		},
	}
}

// note writes into the log what the command line changed.
func (a *app) note(ctx context.Context, p *people, what, more string) error {
	log := audit.Log{Store: p.store, Now: a.now}
	return log.Add(ctx, audit.Event{Who: audit.CommandLine, Act: audit.Rights, What: what, More: more})
}

func roles() string {
	list := []string{}
	for _, r := range account.Roles() {
		list = append(list, string(r))
	}
	return strings.Join(list, ", ")
}

// withPeople opens the accounts, beside a server that runs. With data it opens the warehouse too, to find people by the
// names they have in the CRM; that the server must not hold.
func (a *app) withPeople(ctx context.Context, data bool, do func(context.Context, *house, *people) error) (err error) {
	var h *house
	if data {
		if h, err = a.open(ctx, "user", true); err != nil {
			return err
		}
		defer closing(h, &err)
	} else if h, err = a.accountsOnly(); err != nil {
		return err
	}
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.close(); err == nil {
			err = cerr
		}
	}()
	return do(ctx, h, p)
}

// accountsOnly is a data directory of which nothing but the accounts is opened.
func (a *app) accountsOnly() (*house, error) {
	const own = 0o750
	if err := os.MkdirAll(a.conf.Data, own); err != nil {
		return nil, fault.Invalidf("The data directory %s cannot be made: %v", "Каталог данных %s не создаётся: %v", a.conf.Data, err)
	}
	m, err := crm.Load()
	return &house{dir: a.conf.Data, model: m}, err
}

// reached is the address people reach the pages at, as far as it is known: the one that was set, else that of the server
// which runs, else the one a server would listen on.
func (a *app) reached() string {
	if a.conf.Base != "" {
		return strings.TrimRight(a.conf.Base, "/")
	}
	var running holder
	if text, err := os.ReadFile(filepath.Join(a.conf.Data, lockFile)); err == nil {
		_ = json.Unmarshal(text, &running) // nothing in it: no server runs
	}
	return "http://" + cmp.Or(running.Addr, a.conf.Addr)
}

// resolvePerson turns the names a person was given by into ids of the CRM.
func (h *house) resolvePerson(ctx context.Context, p *account.Person) error {
	if p.CRMUser != "" {
		id, err := h.idNamed(ctx, "user", p.CRMUser, "CRM user", "пользователя CRM")
		if err != nil {
			return err
		}
		p.CRMUser = id
	}
	for i, name := range p.Departments {
		id, err := h.idNamed(ctx, "department", name, "department", "отдела")
		if err != nil {
			return err
		}
		p.Departments[i] = id
	}
	return nil
}

// idNamed is the id of whoever bears a name in the data, or a sentence that nobody does.
func (h *house) idNamed(ctx context.Context, table, name, en, ru string) (string, error) {
	id, err := h.idOf(ctx, table, name)
	if err == nil && id == "" {
		err = fault.Invalidf("There is no %[1]s %[3]q in the data.", "В данных нет %[2]s «%[3]s».", en, ru, name)
	}
	return id, err
}

func (h *house) idOf(ctx context.Context, table, name string) (id string, err error) {
	err = h.engine.Read(ctx, func(s engine.Snapshot) error {
		rows, err := s.Lookup(ctx, table, nil, []string{"name"})
		for have, row := range rows {
			if have == name || row[0] == name {
				id = have
			}
		}
		return err
	})
	return id, err
}

// password asks twice on a terminal; elsewhere it is the first line of the input.
func (a *app) password() (string, error) {
	f, ok := a.io.In.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		line, err := bufio.NewReader(a.io.In).ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", fault.Invalidf("No password was given.", "Пароль не задан.")
		}
		_ = err // the last line may end without a line break
		return line, nil
	}
	var texts [2]string
	for i, prompt := range []string{a.pick("Password: ", "Пароль: "), a.pick("Once more: ", "Ещё раз: ")} {
		fmt.Fprint(a.io.Err, prompt)
		text, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(a.io.Err)
		if err != nil {
			return "", err
		}
		texts[i] = string(text)
	}
	if texts[0] != texts[1] {
		return "", fault.Invalidf("The two passwords differ.", "Пароли не совпадают.")
	}
	return texts[0], nil
}
