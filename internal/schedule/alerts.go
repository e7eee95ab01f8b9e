package schedule

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
)

// alertID begins the ids under which rules of alerts stand among what somebody has stopped; schedules have none that begin so.
// Several rules of one letter stand with commas between.
const alertID = "alert:"

// stands are the ids under which something is stopped: each rule of a letter of alerts has its own.
func stands(id string) []string {
	rules, ok := strings.CutPrefix(id, alertID)
	if !ok {
		return []string{id}
	}
	list := strings.Split(rules, ",")
	for i := range list {
		list[i] = alertID + list[i]
	}
	return list
}

// toPerson is somebody whichever way they are told.
func toPerson(login string) Recipient { return Recipient{Login: login} }

// AlertStopped reports whether a person wants no more of a rule of alerts.
func (s *Service) AlertStopped(ctx context.Context, rule, login string) (_ bool, err error) {
	defer fault.Wrap(&err, "schedule.AlertStopped(%q)", rule)
	list, err := s.Store.Stopped(ctx, alertID+rule)
	return slices.Contains(list, toPerson(login).Key()), err
}

// SetAlertStopped ends a rule's alerts for a person, or lets them come again. Others are told as before.
func (s *Service) SetAlertStopped(ctx context.Context, login, rule string, stopped bool) (err error) {
	defer fault.Wrap(&err, "schedule.SetAlertStopped(%q)", rule)
	word := "resumed "
	if stopped {
		word, err = "unsubscribed ", s.Store.Stop(ctx, alertID+rule, toPerson(login).Key(), s.Now())
	} else {
		err = s.Store.Resume(ctx, alertID+rule, toPerson(login).Key())
	}
	if err != nil {
		return err
	}
	return s.note(ctx, login, audit.Define, alertID+rule, word+login)
}

// AlertLink is the address at which a person ends alerts of rules; "" where there is none.
func (s *Service) AlertLink(login string, rules []string) string {
	if s.Safe == nil || s.Unsubscribe == nil || len(rules) == 0 {
		return ""
	}
	return s.endingLink(alertID+strings.Join(rules, ","), toPerson(login))
}

// whoseAlerts tells what a link that ends alerts is about.
func (s *Service) whoseAlerts(ctx context.Context, rules, key string) (x Schedule, r Recipient, err error) {
	login := strings.TrimPrefix(key, toPerson("").prefix())
	u, err := s.People.Find(ctx, login)
	if err != nil {
		return x, r, err
	}
	titles := strings.Split(rules, ",")
	if s.AlertTitles != nil {
		in, err := lang.Parse(u.Lang)
		if err != nil {
			in = lang.RU
		}
		if titles, err = s.AlertTitles(ctx, titles, in); err != nil {
			return x, r, err
		}
	}
	return Schedule{ID: alertID + rules, Title: strings.Join(titles, ", ")}, toPerson(u.Login), nil
}
