package schedule

import (
	"context"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
)

func loadZone(name string) (*time.Location, error) { return time.LoadLocation(name) }

// people lists whom the visitor may write to, and by which channels.
func (p *Pages) people(ctx context.Context, w words, x schedule.Schedule, d *draft) error {
	var users []account.User
	for _, u := range w.names {
		if !u.Disabled && (!d.Small || u.Login == w.Person.Login) {
			users = append(users, u)
		}
	}
	d.Open = len(w.names) == 0
	slices.SortFunc(users, func(a, b account.User) int {
		if a.Login == w.Person.Login {
			return -1
		}
		if b.Login == w.Person.Login {
			return 1
		}
		return strings.Compare(strings.ToLower(w.name(a.Login)), strings.ToLower(w.name(b.Login)))
	})
	var gone []string
	for _, r := range x.Recipients {
		if r.Outside() || slices.ContainsFunc(users, func(u account.User) bool { return u.Login == r.Login }) {
			continue
		}
		if name := w.name(r.Login); !slices.Contains(gone, name) {
			gone = append(gone, name)
		}
	}
	d.Others = strings.Join(gone, ", ")
	for _, u := range users {
		one := person{Login: u.Login, Name: w.name(u.Login), Role: u.Role.Title(w.Lang)}
		if u.Login == w.Person.Login {
			one.Role = w.T("you", "вы")
		}
		for _, ch := range []schedule.Channel{schedule.Mail, schedule.Telegram} {
			way, err := p.way(ctx, w.Lang, x, u.Login, ch)
			if err != nil {
				return err
			}
			one.Ways = append(one.Ways, way)
		}
		if b := x.Content.Board; b != "" && !isSpecial(b) {
			_, err := p.site.Boards.Get(ctx, board.Person{Login: u.Login, Role: u.Role}, b)
			one.Closed = err != nil
		}
		d.People = append(d.People, one)
	}
	return nil
}

// way is a channel of a person, with why nothing arrives by it.
func (p *Pages) way(ctx context.Context, l lang.Lang, x schedule.Schedule, login string, ch schedule.Channel) (way, error) {
	out := way{
		Value: string(ch) + " " + login, Title: ch.Title(l),
		On: slices.Contains(x.Recipients, schedule.Recipient{Login: login, Channel: ch}),
	}
	c, err := p.service.Contact(ctx, login, ch)
	switch {
	case fault.Is(err, fault.NotFound) && ch == schedule.Telegram:
		out.Hint = l.Pick("not linked yet", "ещё не привязан")
	case fault.Is(err, fault.NotFound):
		out.Hint = l.Pick("no address yet", "адреса ещё нет")
	case err != nil:
		return out, err
	case c.Off != "":
		out.Hint = l.Pick("off", "выключено")
	}
	return out, nil
}

// lines are the outside addresses, with room for more.
func (p *Pages) lines(ctx context.Context, w words, x schedule.Schedule, more int, d *draft) error {
	approved, err := p.service.Approved(ctx, x)
	if err != nil {
		return err
	}
	domains, err := p.service.Domains(ctx)
	if err != nil {
		return err
	}
	for _, r := range x.Recipients {
		if !r.Outside() {
			continue
		}
		one := line{Channel: r.Channel, Address: r.Address, Channels: p.outsideChannels(w, r.Channel)}
		a, ok := approved[r.Key()]
		switch domain := domainOf(r); {
		case domain != "" && !slices.Contains(domains, domain):
			one.State, one.Mark = w.T("the domain is not on the list: ", "домена нет в списке: ")+domain, "x"
		case ok:
			one.State, one.Mark = w.T("will see the figures as ", "увидит цифры как ")+w.name(a.As), "g"
		case w.Administers():
			one.State, one.Mark = w.T("once kept, say whose figures it sees", "после сохранения укажите, чьи цифры он увидит"), "w"
		default:
			one.State, one.Mark = w.T("waits for an administrator", "ждёт разрешения администратора"), "w"
		}
		d.Lines = append(d.Lines, one)
	}
	if len(d.Lines) == 0 {
		more = max(more, 1)
	}
	for range more {
		d.Lines = append(d.Lines, line{Channels: p.outsideChannels(w, schedule.Mail)})
	}
	d.Outside = w.T("Letters leave the company only to domains on the list",
		"За пределы компании письма уходят только на домены из списка")
	if len(domains) > 0 {
		d.Outside += ": " + strings.Join(domains, ", ")
	} else {
		d.Outside += w.T("; it is empty so far", ", пока он пуст")
	}
	d.Outside += w.T(". Each address has to be approved by an administrator, who says whose figures it sees.",
		". Каждый адрес разрешает администратор и указывает, чьи цифры по нему видны.")
	return nil
}

// outsideChannels lists the channels that the visitor may choose for an outside address.
func (p *Pages) outsideChannels(w words, now schedule.Channel) (list []choice) {
	for _, ch := range schedule.Channels() {
		if ch == schedule.Mail || ch == now || w.Administers() {
			list = append(list, choice{Value: string(ch), Title: ch.Title(w.Lang), On: ch == now})
		}
	}
	return list
}
