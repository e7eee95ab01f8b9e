package people

import (
	"crypto/subtle"
	"net/http"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

const (
	markCompany = "company"
	markSet     = "set"
)

// setup is the first page of all: it makes the first administrator while there is no account.
func (p *People) setup(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if done, err := p.beyond(w, r); done || err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.setupPage(r, v, account.Person{Lang: string(v.Lang)}, trouble{}))
}

// beyond leads on where the first administrator is there already.
func (p *People) beyond(w http.ResponseWriter, r *http.Request) (bool, error) {
	open, err := p.site.Open(r.Context())
	if err != nil || open {
		return false, err
	}
	u, ok, err := p.Enter(r)
	if err != nil {
		return false, err
	}
	set, err := p.Notes.Mark(r.Context(), markCompany)
	if err != nil {
		return false, err
	}
	if ok && administrator(u) && set != markSet {
		return true, see(w, r, "/setup/company")
	}
	return true, see(w, r, "/")
}

// here reports whether a request comes from this machine itself, and not through a proxy on it.
func (p *People) here(r *http.Request) bool {
	return page.AtThisMachine(r) && !p.BehindProxy && r.Header.Get("X-Forwarded-For") == "" && r.Header.Get("Forwarded") == ""
}

func (p *People) setupPage(r *http.Request, v *page.Visit, a account.Person, t trouble) ui.Page {
	list := []field{}
	if !p.here(r) {
		list = append(list, field{Name: "code", Label: v.T("One-time code", "Одноразовый код"), Value: r.FormValue("code"),
			Hint: v.T("svodka serve has printed it on the server.", "Его напечатала команда svodka serve на сервере.")})
	}
	list = append(list,
		field{Name: "name", Label: v.T("Your name", "Ваше имя"), Value: a.Name, Auto: "name"},
		field{Name: "login", Label: v.T("Login or e-mail", "Логин или почта"), Value: a.Login, Auto: "username",
			Hint: v.T("With an e-mail address a forgotten password can be replaced by letter.", "С адресом почты забытый пароль можно заменить по письму.")})
	list = append(list, newPassword(v)...)
	langs := picked(languages(), a.Lang)
	return bare(v.T("First set-up", "Первая настройка"), setupView(v.Lang, t.mark(list), langs, t))
}

func languages() []choice {
	return []choice{{Value: "ru", Title: "Русский"}, {Value: "en", Title: "English"}}
}

// setUp makes the first administrator.
func (p *People) setUp(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	if done, err := p.beyond(w, r); done || err != nil {
		return err
	}
	f := r.PostForm
	a := account.Person{Login: f.Get("login"), Name: f.Get("name"), Lang: f.Get("lang"), Role: account.Owner}
	var t trouble
	a.Password, t = twice(r, v)
	if err := p.maySetUp(r); err != nil {
		t = trouble{"code", v.Lang.Message(err)}
	}
	if t.Text != "" {
		return p.again(w, r, v, nil, p.setupPage(r, v, a, t))
	}
	u, err := p.site.Accounts.AddFirst(r.Context(), a)
	if fault.Is(err, fault.Conflict) {
		return err
	}
	if err != nil {
		t, fatal := of(v.Lang, err, "login", "name", "password")
		if fatal != nil {
			return fatal
		}
		return p.again(w, r, v, err, p.setupPage(r, v, a, t))
	}
	p.note(r, u.Login, audit.Rights, "user "+u.Login, "first administrator")
	if p.site.Boards != nil {
		if err := p.site.Boards.Adopt(r.Context(), page.Local, u.Login); err != nil {
			p.site.Log.ErrorContext(r.Context(), "what was made before there were accounts", "error", err)
		}
	}
	if err := p.admit(r.Context(), u, false); err != nil {
		return err
	}
	p.note(r, u.Login, audit.SignIn, "user "+u.Login, "set-up")
	return see(w, r, "/setup/company?lang="+u.Lang)
}

// maySetUp lets in who sits at this machine, or has the code that the program printed there.
func (p *People) maySetUp(r *http.Request) error {
	if p.here(r) {
		return nil
	}
	given := r.PostForm.Get("code")
	if p.SetupCode == "" || subtle.ConstantTimeCompare([]byte(given), []byte(p.SetupCode)) != 1 {
		return fault.Sentence(fault.Forbidden, "This is not the code.", "Код не подходит.")
	}
	return nil
}

// setupCompany is the second and last page of the set-up.
func (p *People) setupCompany(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, err := p.Settings.Settings(r.Context())
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, setupCompanyPage(v, companyOf(v.Lang, s, trouble{})))
}

func setupCompanyPage(v *page.Visit, c companyForm) ui.Page {
	return bare(v.T("Company and calendar", "Компания и календарь"), setupCompanyView(v.Lang, c))
}

// setUpCompany keeps the company's settings; the set-up is over.
func (p *People) setUpCompany(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	c, err := p.keepCompany(w, r, v)
	if err != nil {
		return err
	}
	if c.trouble.Text != "" {
		return p.again(w, r, v, nil, setupCompanyPage(v, c))
	}
	if err := p.Notes.SetMark(r.Context(), markCompany, markSet); err != nil {
		return err
	}
	return see(w, r, "/")
}

// steps are the steps of the set-up, for its head.
func steps(l lang.Lang, at int) []choice {
	list := []choice{
		{Title: l.Pick("Administrator", "Администратор"), Hint: l.Pick("name and password", "имя и пароль")},
		{Title: l.Pick("Company", "Компания"), Hint: l.Pick("title, zone, calendar", "название, пояс, календарь")},
	}
	for i := range list {
		switch {
		case i < at:
			list[i].Value = "d"
		case i == at:
			list[i].Value = "c"
		}
	}
	return list
}
