package people

import (
	"context"
	"net/http"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// mails reports whether letters with links can be sent to people who are not signed in.
func (p *People) mails(ctx context.Context) bool { return p.Base != "" && p.mayMail(ctx) }

// mayMail reports whether letters can be sent at all.
func (p *People) mayMail(ctx context.Context) bool {
	if r, ok := p.Mailer.(interface {
		Ready(ctx context.Context) bool
	}); ok {
		return r.Ready(ctx)
	}
	return p.Mailer != nil
}

func (p *People) forgotPage(ctx context.Context, v *page.Visit, told string) ui.Page {
	f := field{Name: "login", Label: v.T("Login or e-mail", "Логин или почта"), Auto: "username", Focus: true}
	return bare(v.T("New password", "Новый пароль"), forgotView(v.Lang, f, p.mails(ctx), told))
}

// forgot shows where one asks for a new password.
func (p *People) forgot(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.site.Show(w, r, v, p.forgotPage(r.Context(), v, ""))
}

// sendReset says the same to everybody, at once, whether or not there is such an account; the letter follows by itself.
func (p *People) sendReset(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	who := strings.ToLower(strings.TrimSpace(r.PostForm.Get("login")))
	if p.mails(r.Context()) && len(who) <= 64 && p.site.Accounts.MayAsk(p.from(r), who) {
		ctx, from := context.WithoutCancel(r.Context()), p.from(r)
		p.letters.Go(func() {
			const patience = time.Minute
			ctx, cancel := context.WithTimeout(ctx, patience)
			defer cancel()
			if err := p.mailReset(ctx, who, from); err != nil {
				p.site.Log.ErrorContext(ctx, "a letter with a link for a new password", "error", err)
			}
		})
	}
	return p.site.Show(w, r, v, p.forgotPage(r.Context(), v, v.T(
		"If there is such an account and its login is an e-mail address, a letter with a link is on its way. The link is good for a day.",
		"Если такая учётная запись есть и её логин — адрес почты, письмо со ссылкой уже отправлено. Ссылка действует сутки.")))
}

func (p *People) mailReset(ctx context.Context, who, from string) error {
	if !strings.Contains(who, "@") {
		return nil
	}
	token, kind, u, err := p.site.Accounts.Reset(ctx, who)
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Forbidden) || fault.Is(err, fault.Invalid) {
		return nil // nobody is told
	}
	if err != nil {
		return err
	}
	if err := p.site.Audit.Add(ctx, audit.Event{Act: audit.Rights, What: "user " + u.Login, More: "link for a new password sent", From: from}); err != nil {
		return err
	}
	return p.Mailer.Send(ctx, letter(u, kind, tokenLink(strings.TrimRight(p.Base, "/"), kind, token)))
}

// tokenLink is the address at which a token is used.
func tokenLink(base string, kind account.TokenKind, token string) string {
	return base + "/" + string(kind) + "/" + token
}

// letter tells somebody of their link, in their language.
func letter(u account.User, kind account.TokenKind, link string) Letter {
	l := lang.Lang(u.Lang)
	out := Letter{To: u.Login, Subject: l.Pick("Svodka: new password", "Сводка: новый пароль")}
	text := l.Pick("Somebody asked for a new password for %s. Set it here within a day:\n\n%s\n\n"+
		"If it was not you, do nothing: the present password goes on working.\n",
		"Для %s запросили новый пароль. Задайте его здесь в течение суток:\n\n%s\n\n"+
			"Если это были не вы, ничего не делайте: нынешний пароль продолжает действовать.\n")
	if kind == account.InviteToken {
		out.Subject = l.Pick("Svodka: invitation", "Сводка: приглашение")
		text = l.Pick("You are invited to Svodka as %s. Set a password here within three days:\n\n%s\n",
			"Вас пригласили в «Сводку», ваш логин — %s. Задайте пароль здесь в течение трёх дней:\n\n%s\n")
	}
	out.Text = strings.Replace(strings.Replace(text, "%s", u.Login, 1), "%s", link, 1)
	return out
}

// token shows where the holder of a link sets a password.
func (p *People) token(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	t, u, err := p.site.Accounts.Whose(r.Context(), r.PathValue("token"))
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, tokenPage(v, t, u, trouble{}))
}

func tokenPage(v *page.Visit, t account.Token, u account.User, bad trouble) ui.Page {
	title := v.T("New password", "Новый пароль")
	if t.Kind == account.InviteToken {
		title = v.T("Welcome", "Добро пожаловать")
	}
	return bare(title, tokenView(v.Lang, title, u.Name, u.Login, bad.mark(newPassword(v)), bad))
}

// newPassword are the fields of a new password.
func newPassword(v *page.Visit) []field {
	return []field{
		{Name: "password", Label: v.T("New password", "Новый пароль"), Type: "password", Auto: "new-password",
			Hint: v.T("At least 10 characters.", "Не меньше 10 знаков.")},
		{Name: "again", Label: v.T("Once more", "Ещё раз"), Type: "password", Auto: "new-password"},
	}
}

// twice reads a new password and its repetition.
func twice(r *http.Request, v *page.Visit) (password string, t trouble) {
	password = r.PostForm.Get("password")
	if password != r.PostForm.Get("again") {
		t = trouble{"again", v.T("The two passwords differ.", "Пароли не совпадают.")}
	}
	return password, t
}

// accept sets the password of a link's account and signs its person in.
func (p *People) accept(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	token := r.PathValue("token")
	t, u, err := p.site.Accounts.Whose(r.Context(), token)
	if err != nil {
		return err
	}
	password, bad := twice(r, v)
	if bad.Text == "" {
		if u, err = p.site.Accounts.Accept(r.Context(), token, password); err == nil {
			p.note(r, u.Login, audit.Rights, "user "+u.Login, "password set by "+string(t.Kind)+" link")
			if err := p.admit(r.Context(), u, false); err != nil {
				return err
			}
			p.note(r, u.Login, audit.SignIn, "user "+u.Login, string(t.Kind))
			return see(w, r, "/")
		}
		var fatal error
		if bad, fatal = of(v.Lang, err, "password"); fatal != nil {
			return fatal
		}
	}
	return p.again(w, r, v, err, tokenPage(v, t, u, bad))
}
