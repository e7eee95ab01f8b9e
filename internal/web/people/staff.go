package people

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

func langOf(u account.User) lang.Lang { return lang.Lang(u.Lang) }

// row is one account in the list.
type row struct {
	Login, Name, Role, Sees string
	State, Mark             string // words, and the class of the mark
	Href                    string
}

// card is the form of one account.
type card struct {
	New, Disabled, Invited bool
	Login                  string
	Action                 string
	Fields                 []field
	Roles, Langs           []choice
	CRMUser, Department    field
	Users, Departments     []choice
	Hide                   []choice
	Pipelines, Sources     []choice
	// Typed lists ids where nothing is known to choose from.
	Typed []field
	Said  string
	// Hand is a link to be handed over, "" none.
	Hand string
	trouble
}

// staff lists the accounts.
func (p *People) staff(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list, err := p.site.Accounts.List(r.Context())
	if err != nil {
		return err
	}
	named, err := p.titles(r.Context())
	if err != nil {
		return err
	}
	rows := make([]row, len(list))
	for i, u := range list {
		rows[i] = row{Login: u.Login, Name: u.Name, Role: u.Role.Title(v.Lang), Sees: sees(v.Lang, u, named), Href: personHref(u.Login)}
		switch {
		case u.Disabled:
			rows[i].State, rows[i].Mark = v.T("disabled", "отключена"), "o"
		case u.Invited():
			rows[i].State, rows[i].Mark = v.T("invited", "приглашена"), "w"
		default:
			rows[i].State, rows[i].Mark = v.T("active", "действует"), "g"
		}
	}
	pg := p.inSettings(v, "people", v.T("People", "Люди"), staffView(v.Lang, rows, p.flashed(r.Context())))
	pg.Actions = inviteButton(v.Lang)
	return p.site.Show(w, r, v, pg)
}

// sees says in a line what one person's rights come to.
func sees(l lang.Lang, u account.User, named map[string]string) string {
	var list []string
	add := func(en, ru string, ids ...string) {
		for i, id := range ids {
			if title := named[id]; title != "" {
				ids[i] = title
			}
		}
		if len(ids) > 0 && ids[0] != "" {
			list = append(list, l.Pick(en, ru)+" "+strings.Join(ids, ", "))
		}
	}
	switch u.Role {
	case account.Head:
		add(plural(l, len(u.Departments)), plural(l, len(u.Departments)), slices.Clone(u.Departments)...)
	case account.Manager:
		add("rows of", "записи:", u.CRMUser)
	default:
	}
	add("pipelines:", "воронки:", slices.Clone(u.Pipelines)...)
	add("sources:", "источники:", slices.Clone(u.Sources)...)
	for _, g := range u.Hide {
		list = append(list, l.Pick("without ", "без показателей: ")+account.GroupTitle(g, l))
	}
	if len(list) == 0 {
		return u.Role.Sees(l)
	}
	return strings.Join(list, "; ")
}

// plural is the word before the departments of a head.
func plural(l lang.Lang, n int) string {
	if n == 1 {
		return l.Pick("department", "отдел")
	}
	return l.Pick("departments:", "отделы:")
}

// titles are the names of all members that rights are given by.
func (p *People) titles(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	for _, dim := range []string{"owner", "department", "pipeline", "source"} {
		list, err := p.members(ctx, dim)
		if err != nil {
			return nil, err
		}
		for _, c := range list {
			out[c.ID] = c.Title
		}
	}
	return out, nil
}

func (p *People) members(ctx context.Context, dimension string) ([]Choice, error) {
	if p.Members == nil {
		return nil, nil
	}
	return p.Members.Members(ctx, dimension)
}

func personHref(login string) string { return "/settings/people/" + url.PathEscape(login) }

// newcomer shows the form of an invitation.
func (p *People) newcomer(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if open, err := p.site.Open(r.Context()); err != nil || open {
		if err != nil {
			return err
		}
		return see(w, r, "/setup") // the first account is the administrator's own
	}
	u := account.User{Role: account.Manager, Lang: string(v.Lang)}
	return p.showCard(w, r, v, u, true, trouble{}, nil, "")
}

// invite makes an account and its link.
func (p *People) invite(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	if open, err := p.site.Open(r.Context()); err != nil || open {
		if err != nil {
			return err
		}
		return see(w, r, "/setup")
	}
	who, e := r.PostForm.Get("login"), editFrom(r.PostForm)
	token, u, err := p.site.Accounts.Invite(r.Context(), who, e)
	if err != nil {
		t, fatal := of(v.Lang, err, "login", "name", "crm_user", "department")
		if fatal != nil {
			return fatal
		}
		return p.showCard(w, r, v, given(who, e), true, t, err, "")
	}
	p.site.Note(r, v, audit.Rights, "user "+u.Login, "invited: "+rights(u))
	return p.handOver(w, r, v, u, account.InviteToken, token)
}

// handOver sends a link to its person where that can be, and shows it to the administrator where it cannot.
func (p *People) handOver(w http.ResponseWriter, r *http.Request, v *page.Visit, u account.User, kind account.TokenKind, token string) error {
	link := tokenLink(p.base(r), kind, token)
	if p.mayMail(r.Context()) && strings.Contains(u.Login, "@") {
		err := p.Mailer.Send(r.Context(), letter(u, kind, link))
		if err == nil {
			p.flash(r.Context(), v.Lang.Pick("A letter with the link has been sent to "+u.Login+".", "Письмо со ссылкой отправлено: "+u.Login+"."))
			return see(w, r, personHref(u.Login))
		}
		p.site.Log.ErrorContext(r.Context(), "a letter with a link", "error", err)
		p.flash(r.Context(), v.T("The letter could not be sent. Hand the link over yourself.", "Письмо не отправилось. Передайте ссылку сами."))
	}
	return p.showCard(w, r, v, u, false, trouble{}, nil, link)
}

// person shows one account.
func (p *People) person(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	u, err := p.site.Accounts.Find(r.Context(), r.PathValue("login"))
	if err != nil {
		return err
	}
	return p.showCard(w, r, v, u, false, trouble{}, nil, "")
}

// savePerson replaces what an administrator sets about a person.
func (p *People) savePerson(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	who, e := r.PathValue("login"), editFrom(r.PostForm)
	before, after, err := p.site.Accounts.Update(r.Context(), who, e)
	if err != nil {
		t, fatal := of(v.Lang, err, "name", "role", "crm_user", "department")
		if fatal != nil {
			return fatal
		}
		have, ferr := p.site.Accounts.Find(r.Context(), who)
		if ferr != nil {
			return ferr
		}
		u := given(have.Login, e)
		u.Disabled, u.Hash, u.Subject = have.Disabled, have.Hash, have.Subject
		return p.showCard(w, r, v, u, false, t, err, "")
	}
	if was, is := rights(before), rights(after); was != is {
		p.site.Note(r, v, audit.Rights, "user "+after.Login, was+" → "+is)
	}
	p.flash(r.Context(), v.T("Saved. The new rights hold from now on.", "Сохранено. Новые права уже действуют."))
	return see(w, r, personHref(after.Login))
}

// editFrom reads the form of an account.
func editFrom(f url.Values) account.Edit {
	return account.Edit{
		Name: f.Get("name"), Role: account.Role(f.Get("role")), Lang: f.Get("lang"),
		CRMUser: f.Get("crm_user"), Departments: split(f["department"]),
		Hide: f["hide"], Pipelines: split(f["pipelines"]), Sources: split(f["sources"]),
	}
}

// split parts ids that were typed with commas.
func split(list []string) (out []string) {
	for _, text := range list {
		for id := range strings.SplitSeq(text, ",") {
			if id = strings.TrimSpace(id); id != "" {
				out = append(out, id)
			}
		}
	}
	return out
}

// given is the account as the form has it, to show the form again.
func given(who string, e account.Edit) account.User {
	return account.User{
		Login: who, Name: e.Name, Role: e.Role, Lang: e.Lang, CRMUser: e.CRMUser, Departments: e.Departments,
		Hide: e.Hide, Pipelines: e.Pipelines, Sources: e.Sources,
	}
}

// rights says an account's rights in short, for the log.
func rights(u account.User) string {
	out := []string{string(u.Role)}
	for _, x := range []struct{ key, value string }{
		{"crm user", u.CRMUser}, {"department", strings.Join(u.Departments, ",")}, {"pipelines", strings.Join(u.Pipelines, ",")},
		{"sources", strings.Join(u.Sources, ",")}, {"hidden", strings.Join(u.Hide, ",")},
	} {
		if x.value != "" {
			out = append(out, x.key+" "+x.value)
		}
	}
	return strings.Join(out, ", ")
}

// disable shuts an account out.
func (p *People) disable(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.setDisabled(w, r, v, true)
}

// enable lets an account in again.
func (p *People) enable(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.setDisabled(w, r, v, false)
}

func (p *People) setDisabled(w http.ResponseWriter, r *http.Request, v *page.Visit, off bool) error {
	u, err := p.site.Accounts.Find(r.Context(), r.PathValue("login"))
	if err != nil {
		return err
	}
	if err := p.site.Accounts.SetDisabled(r.Context(), u.Login, off); err != nil {
		t, fatal := of(v.Lang, err)
		if fatal != nil {
			return fatal
		}
		return p.showCard(w, r, v, u, false, t, err, "")
	}
	more, told := "enabled", v.T("The account is enabled.", "Учётная запись включена.")
	if off {
		more, told = "disabled", v.T("The account is disabled; its sessions have ended.", "Учётная запись отключена; её сеансы завершены.")
	}
	p.site.Note(r, v, audit.Rights, "user "+u.Login, more)
	p.flash(r.Context(), told)
	return see(w, r, personHref(u.Login))
}

// resetPerson makes a link with which a person sets a new password.
func (p *People) resetPerson(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	token, kind, u, err := p.site.Accounts.Reset(r.Context(), r.PathValue("login"))
	if fault.Is(err, fault.Forbidden) {
		have, ferr := p.site.Accounts.Find(r.Context(), r.PathValue("login"))
		if ferr != nil {
			return ferr
		}
		return p.showCard(w, r, v, have, false, trouble{Text: v.Lang.Message(err)}, err, "")
	}
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Rights, "user "+u.Login, string(kind)+" link made")
	return p.handOver(w, r, v, u, kind, token)
}
