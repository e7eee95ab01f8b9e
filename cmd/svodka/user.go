package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"svodka/internal/account"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/store/sqlite"
)

// people is the opened store of accounts.
type people struct {
	store   *sqlite.Store
	service *account.Service
}

func (p *people) close() error { return p.store.Close() }

func (h *house) people(ctx context.Context, a *app) (*people, error) {
	store, err := sqlite.Open(ctx, filepath.Join(h.dir, storeFile))
	if err != nil {
		return nil, err
	}
	return &people{store: store, service: account.New(account.Options{Store: store, Model: h.model, Now: a.now})}, nil
}

func (a *app) userCmd() *cobra.Command {
	user := &cobra.Command{
		Use: "user", Short: "People who may sign in", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var p account.Person
	role := ""
	add := &cobra.Command{
		Use: "add LOGIN", Short: "Add a person",
		Long: `Add a person who may sign in to the pages. The password is asked for, or read from the first line of
standard input when that is no terminal. Roles: ` + roles() + `.
A manager sees the rows of the CRM user named with --crm-user, a head those of --department and below.`,
		Example: `  svodka user add ann --name "Анна Соколова" --role manager --crm-user "Анна Соколова"
  svodka user add igor --name "Игорь Лебедев" --role owner`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			p.Login = args[0]
			if p.Role, err = account.ParseRole(role); err != nil {
				return err
			}
			return a.withPeople(cmd.Context(), func(ctx context.Context, h *house, s *account.Service) error {
				if err := h.resolvePerson(ctx, &p); err != nil {
					return err
				}
				if p.Password, err = a.password(); err != nil {
					return err
				}
				u, err := s.Add(ctx, p)
				if err == nil {
					a.say("%s (%s) may sign in as %s.", "%s (%s) может входить под именем %s.", u.Name, u.Role, u.Login)
				}
				return err
			})
		},
	}
	f := add.Flags()
	f.StringVar(&p.Name, "name", "", "full name")
	f.StringVar(&role, "role", "", "role: "+roles())
	f.StringVar(&p.Lang, "user-lang", "", "the person's language: ru or en")
	f.StringVar(&p.CRMUser, "crm-user", "", "name or id of the person among the CRM's users")
	f.StringVar(&p.Department, "department", "", "title or id of the department a head answers for")
	list := &cobra.Command{
		Use: "list", Short: "List the people", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPeople(cmd.Context(), func(ctx context.Context, _ *house, s *account.Service) error {
				users, err := s.List(ctx)
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
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withPeople(cmd.Context(), func(ctx context.Context, _ *house, s *account.Service) error {
				text, err := a.password()
				if err != nil {
					return err
				}
				return s.SetPassword(ctx, args[0], text)
			})
		},
	}
	user.AddCommand(add, list, password)
	return user
}

func roles() string {
	list := []string{}
	for _, r := range account.Roles() {
		list = append(list, string(r))
	}
	return strings.Join(list, ", ")
}

func (a *app) withPeople(ctx context.Context, do func(context.Context, *house, *account.Service) error) (err error) {
	h, err := a.open(ctx, "user", true)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.close(); err == nil {
			err = cerr
		}
	}()
	return do(ctx, h, p.service)
}

// resolvePerson turns the names a person was given by into ids of the CRM.
func (h *house) resolvePerson(ctx context.Context, p *account.Person) error {
	for _, x := range []struct {
		table string
		value *string
		what  [2]string
	}{{"user", &p.CRMUser, [2]string{"CRM user", "пользователя CRM"}}, {"department", &p.Department, [2]string{"department", "отдела"}}} {
		if *x.value == "" {
			continue
		}
		id, err := h.idOf(ctx, x.table, *x.value)
		if err != nil {
			return err
		}
		if id == "" {
			return fault.Invalidf("There is no %[1]s %[3]q in the data.", "В данных нет %[2]s «%[3]s».", x.what[0], x.what[1], *x.value)
		}
		*x.value = id
	}
	return nil
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
