package schedule

import (
	"context"
	"net/url"
	"slices"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/fault"
	"svodka/internal/web/page"
)

// notice is a rule of alerts that may tell the visitor.
type notice struct {
	ID, Title, Href string
	Stopped         bool
}

// notices are the rules of alerts that may tell the visitor.
func (p *Pages) notices(ctx context.Context, v *page.Visit) ([]notice, error) {
	if p.alerts == nil {
		return nil, nil
	}
	rules, err := p.alerts.Mine(ctx, v.User)
	if err != nil {
		return nil, err
	}
	list := make([]notice, 0, len(rules))
	for _, r := range rules {
		one := notice{ID: r.ID, Title: r.Title.In(string(v.Lang))}
		if v.Person.Role != account.Reader {
			one.Href = "/alerts/" + url.PathEscape(r.ID)
		}
		if one.Stopped, err = p.service.AlertStopped(ctx, r.ID, v.Person.Login); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// stopAlert ends a rule's alerts for the visitor, or lets them come again.
func (p *Pages) stopAlert(ctx context.Context, v *page.Visit, rule string, stopped bool) error {
	list, err := p.notices(ctx, v)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(n notice) bool { return n.ID == rule }) {
		return fault.Sentence(fault.NotFound, "There is no such alert.", "Такого оповещения нет.")
	}
	return p.service.SetAlertStopped(ctx, v.Person.Login, rule, stopped)
}

// toldOf is what became of one alert for one person.
type toldOf struct{ When, Title, Href, Who, State, Mark string }

// mostTold is how many alerts the log lists.
const mostTold = 30

// toldAlerts tells what became of the last alerts: of everybody's for those who keep rules, otherwise of the visitor's own.
func (p *Pages) toldAlerts(ctx context.Context, w words) ([]toldOf, error) {
	if p.alerts == nil || w.User.Login == "" {
		return nil, nil
	}
	list, err := p.alerts.Deliveries(ctx, w.User, mostTold)
	if err != nil {
		return nil, err
	}
	rules, err := p.alerts.Rules(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]toldOf, 0, len(list))
	for _, d := range list {
		one := toldOf{When: w.moment(d.At), Who: w.name(d.Login), Title: w.T("an alert that was removed", "удалённое оповещение")}
		if i := slices.IndexFunc(rules, func(r alert.Rule) bool { return r.ID == d.Rule }); i >= 0 {
			one.Title = rules[i].Title.In(string(w.Lang))
			if w.Person.Role != account.Reader {
				one.Href = "/alerts/" + url.PathEscape(d.Rule)
			}
		}
		if d.Say == alert.Recovery {
			one.Title += w.T(" — back to usual", " — снова в норме")
		}
		one.State, one.Mark = w.becameOf(d.Outcome)
		out = append(out, one)
	}
	return out, nil
}

// becameOf says what became of an alert in a few words, with the class of its mark.
func (w words) becameOf(o alert.Outcome) (title, mark string) {
	switch o {
	case alert.Sent:
		return w.T("sent", "отправлено"), "g"
	case alert.Withheld:
		return w.T("not told: the figure is not theirs to see", "не сообщили: эта цифра им не видна"), "o"
	case alert.Missed:
		return w.T("nowhere to send it: no address or chat that works", "некуда отправить: нет работающего адреса или чата"), "x"
	case alert.KeptBack:
		return w.T("not told: they have put it off", "не сообщили: отложили для себя"), "o"
	case alert.Unwanted:
		return w.T("not told: they have stopped it", "не сообщили: отписались"), "o"
	}
	return string(o), "o"
}
