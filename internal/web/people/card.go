package people

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// showCard shows the form of one account. err is what refused it before, nil nothing.
func (p *People) showCard(
	w http.ResponseWriter, r *http.Request, v *page.Visit, u account.User, fresh bool, t trouble, err error, link string,
) error {
	c, cerr := p.cardOf(r.Context(), v.Lang, u, fresh, t)
	if cerr != nil {
		return cerr
	}
	c.Hand = link
	if t.Text == "" {
		c.Said = p.flashed(r.Context())
	}
	title := cmp.Or(u.Name, u.Login)
	if fresh {
		title = v.T("Invite a person", "Пригласить человека")
	}
	pg := p.inSettings(v, "people", title, cardView(v.Lang, c))
	if err != nil {
		return p.again(w, r, v, err, pg)
	}
	return p.site.Show(w, r, v, pg)
}

func (p *People) cardOf(ctx context.Context, l lang.Lang, u account.User, fresh bool, t trouble) (card, error) {
	c := card{
		New: fresh, Disabled: u.Disabled, Invited: !fresh && u.Invited(), Login: u.Login, Action: personHref(u.Login), trouble: t,
		Langs:   picked(languages(), cmp.Or(u.Lang, "ru")),
		CRMUser: field{Name: "crm_user", Label: l.Pick("Who they are in the CRM", "Кто это в CRM"), Value: u.CRMUser, Optional: true},
		Department: field{Name: "department", Label: l.Pick("Departments of a head", "Отделы руководителя"),
			Value: strings.Join(u.Departments, ", "), Optional: true},
	}
	if fresh {
		c.Action = "/settings/people/new"
		c.Fields = append(c.Fields, field{Name: "login", Label: l.Pick("Login or e-mail", "Логин или почта"), Value: u.Login,
			Hint: l.Pick("Latin letters and digits. It cannot be changed later.", "Латинские буквы и цифры. Позже его не изменить.")})
	}
	c.Fields = append(c.Fields, field{Name: "name", Label: l.Pick("Name", "Имя"), Value: u.Name, Optional: true})
	if t.Text != "" || fresh {
		c.Fields = t.mark(c.Fields)
	}
	for _, r := range account.Roles() {
		c.Roles = append(c.Roles, choice{Value: string(r), Title: r.Title(l), Hint: r.Sees(l), On: r == u.Role})
	}
	for _, g := range account.Groups() {
		c.Hide = append(c.Hide, choice{Value: g, Title: account.GroupTitle(g, l), On: slices.Contains(u.Hide, g)})
	}
	for _, f := range []*field{&c.CRMUser, &c.Department} {
		if f.Name == t.Field {
			f.Err = t.Text
		}
	}
	var err error
	for _, x := range []struct {
		dim  string
		into *[]choice
		on   []string
		one  bool
	}{
		{"owner", &c.Users, []string{u.CRMUser}, true}, {"department", &c.Departments, u.Departments, false},
		{"pipeline", &c.Pipelines, u.Pipelines, false}, {"source", &c.Sources, u.Sources, false},
	} {
		if *x.into, err = p.choices(ctx, l, x.dim, x.on, x.one); err != nil {
			return card{}, err
		}
	}
	for _, x := range []struct {
		list []choice
		f    field
	}{
		{c.Pipelines, field{Name: "pipelines", Label: l.Pick("Only these pipelines", "Только эти воронки"), Value: strings.Join(u.Pipelines, ", ")}},
		{c.Sources, field{Name: "sources", Label: l.Pick("Only these sources", "Только эти источники"), Value: strings.Join(u.Sources, ", ")}},
	} {
		if len(x.list) == 0 {
			x.f.Hint = l.Pick("Ids with commas; there is nothing in the data to choose from.", "Идентификаторы через запятую; в данных выбирать пока не из чего.")
			x.f.Optional = true
			c.Typed = append(c.Typed, x.f)
		}
	}
	return c, nil
}

// choices are the members of a dimension to pick from, with those that are set although the data has them no more.
func (p *People) choices(ctx context.Context, l lang.Lang, dimension string, on []string, one bool) ([]choice, error) {
	list, err := p.members(ctx, dimension)
	if err != nil {
		return nil, err
	}
	var out []choice
	for _, m := range list {
		out = append(out, choice{Value: m.ID, Title: m.Title, On: slices.Contains(on, m.ID)})
	}
	if len(out) == 0 {
		return nil, nil
	}
	for _, id := range on {
		if id != "" && !among(out, id) {
			out = append(out, choice{Value: id, Title: id + " " + l.Pick("(not in the data)", "(нет в данных)"), On: true})
		}
	}
	if one {
		out = append([]choice{{Title: l.Pick("nobody", "не указано")}}, out...)
	}
	return out, nil
}
