package schedule_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/schedule"
	"svodka/internal/web/webtest"
)

// TestMakeAndRead: a form makes a schedule, the list says it in words in both languages.
func TestMakeAndRead(t *testing.T) {
	g := open(t)
	g.Has(g.Get("hugo@firm.ru", "/schedules"), "Пока ничего не уходит само")
	id := g.add("hugo@firm.ru", "query", "range=last-week&owner=Анна Ким", "forms", "pdf", "to", "mail hugo@firm.ru", "to", "telegram ann@firm.ru")
	x, err := g.service.Store.Schedule(t.Context(), id)
	g.Check(err)
	want := []schedule.Recipient{{Login: "hugo@firm.ru", Channel: schedule.Mail}, {Login: "ann@firm.ru", Channel: schedule.Telegram}}
	if x.Owner != "hugo@firm.ru" || !slices.Equal(x.Recipients, want) || x.Content.Board != "funnel" {
		t.Fatalf("%+v", x)
	}
	if q, _ := url.ParseQuery(x.Content.Query); q.Get("range") != "last-week" || q.Get("owner") != "Анна Ким" {
		t.Fatalf("the filters are %q", x.Content.Query)
	}
	a := g.Get("hugo@firm.ru", "/schedules")
	g.Has(a, "План-факт недели", "прошлая неделя", "Анна Ким", "по рабочим дням в 9:00", "23 ноя, 09:00", "не отправляли", "Гуго Головин")
	en := g.Get("hugo@firm.ru", "/schedules?lang=en")
	g.Has(en, "on working days at 9:00", "last week", "23 Nov, 09:00", "not sent yet")
	g.Has(g.Get("hugo@firm.ru", "/schedules/"+id), "прошлая неделя", "Анна Ким", "Ближайшие отправки", "пн, 23 ноя 2026, 09:00", "пт, 27 ноя 2026, 09:00")
}

// TestFieldsStay: what is wrong stands beside its field, and what was entered is still there.
func TestFieldsStay(t *testing.T) {
	g := open(t)
	for _, p := range []struct {
		name string
		form []string
		want string
	}{
		{"no title", usual("title", " ", "to", "mail hugo@firm.ru"), "Напишите название."},
		{"no report", usual("board", "", "to", "mail hugo@firm.ru"), "Выберите отчёт."},
		{"a report of nobody", usual("board", "no-such", "to", "mail hugo@firm.ru"), "Такого отчёта нет."},
		{"a time that is none", usual("when", "own", "words", "иногда по утрам", "to", "mail hugo@firm.ru"), "Расписание «иногда по утрам» не понято."},
		{"no words", usual("when", "own", "words", "", "to", "mail hugo@firm.ru"), "Напишите, когда отправлять"},
		{"nobody", usual(), "Укажите, кому отправлять."},
		{"a zone of nowhere", usual("zone", "Mars/Base", "to", "mail hugo@firm.ru"), "Часового пояса «Mars/Base» нет."},
		{"a domain not on the list", usual("channel", "mail", "address", "x@fond.ru"), "Домена fond.ru нет в списке внешних."},
		{"no address", usual("channel", "mail", "address", "fond"), "«fond» — не почтовый адрес."},
		{"a filter of nothing", usual("query", "colour=red", "to", "mail hugo@firm.ru"), "фильтр «colour», такого нет"},
	} {
		a := g.Post("hugo@firm.ru", "/schedules/new", append(p.form, "forms", "xlsx", "skip", "1")...)
		if a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", p.name, a.Status)
		}
		g.Has(a, p.want)
		for i := 0; i < len(p.form); i += 2 {
			if v := p.form[i+1]; p.form[i] == "title" && v != " " || p.form[i] == "words" || p.form[i] == "address" {
				if !strings.Contains(a.Body, `value="`+v+`"`) {
					t.Errorf("%s: %s=%q is gone", p.name, p.form[i], v)
				}
			}
		}
		for _, kept := range []string{`name="forms" value="xlsx" checked`, `name="skip" value="1" checked`} {
			if !strings.Contains(a.Body, kept) {
				t.Errorf("%s: %s is gone", p.name, kept)
			}
		}
	}
	if list, err := g.service.Store.Schedules(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("something was kept: %v %v", list, err)
	}
	a := g.Post("hugo@firm.ru", "/schedules/new", usual("to", "mail hugo@firm.ru", "channel", "mail", "address", "x@fond.ru", "more", "line")...)
	if a.Status != http.StatusOK || strings.Count(a.Body, `name="address"`) != 2 || !strings.Contains(a.Body, `value="x@fond.ru"`) {
		t.Errorf("one more line: %d", a.Status)
	}
}

// TestWhoSeesWhose: everybody looks after their own schedules, administrators after all; what is somebody else's is not there.
func TestWhoSeesWhose(t *testing.T) {
	g := open(t)
	mine := g.add("ann@firm.ru", "title", "Личное Анны", "to", "mail ann@firm.ru")
	for _, login := range []string{"hugo@firm.ru", "bob", "rita@firm.ru"} {
		g.Lacks(g.Get(login, "/schedules"), "Личное Анны")
		for _, target := range []string{"/schedules/" + mine} {
			if a := g.Get(login, target); a.Status != http.StatusNotFound {
				t.Errorf("%s opens %s: %d", login, target, a.Status)
			}
			if a := g.Post(login, target, usual("to", "mail "+login)...); a.Status != http.StatusNotFound {
				t.Errorf("%s changes %s: %d", login, target, a.Status)
			}
		}
		for _, act := range []string{"pause", "resume", "send", "test", "remove"} {
			if a := g.Post(login, "/schedules/"+mine+"/"+act, "channel", "mail"); a.Status != http.StatusNotFound {
				t.Errorf("%s does %s: %d", login, act, a.Status)
			}
		}
		g.Lacks(g.Get(login, "/schedules/log?schedule="+mine), "Личное Анны")
	}
	g.Has(g.Get("adam@firm.ru", "/schedules"), "Личное Анны", "ведёт Анна Ким")
	g.done(g.Post("adam@firm.ru", "/schedules/"+mine+"/pause"))
	g.Has(g.Get("ann@firm.ru", "/schedules"), "на паузе")
	for _, login := range []string{"hugo@firm.ru", "ann@firm.ru", "rita@firm.ru"} {
		for _, target := range []string{"/schedules/outside", "/settings/delivery"} {
			if a := g.Get(login, target); a.Status != http.StatusNotFound {
				t.Errorf("%s opens %s: %d", login, target, a.Status)
			}
			if a := g.Post(login, target, "act", "domain", "domain", "fond.ru", "host", "smtp.evil.ru", "from", "a@evil.ru"); a.Status != http.StatusNotFound {
				t.Errorf("%s posts %s: %d", login, target, a.Status)
			}
		}
		if a := g.Post(login, "/settings/delivery/mail", "login", login, "mail", "me@evil.ru"); a.Status != http.StatusNotFound {
			t.Errorf("%s sets a mail address: %d", login, a.Status)
		}
	}
	if d, err := g.service.Domains(t.Context()); err != nil || len(d) != 0 {
		t.Errorf("domains: %v %v", d, err)
	}
	if s, err := g.office.Kept(t.Context()); err != nil || s.Host != "" {
		t.Errorf("settings: %+v %v", s, err)
	}
}

// TestWhomOneMayWriteTo: a manager is offered, and may write to, nobody but themselves; a head everybody with an account.
func TestWhomOneMayWriteTo(t *testing.T) {
	g := open(t)
	for _, login := range []string{"ann@firm.ru", "rita@firm.ru"} {
		a := g.Get(login, "/schedules/new")
		g.Lacks(a, "bob", "hugo@firm.ru", "Адам")
		g.Lacks(a, `value="webhook"`, `value="folder"`)
	}
	a := g.Post("ann@firm.ru", "/schedules/new", usual("to", "mail hugo@firm.ru")...)
	if a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a manager writes to her head: %d", a.Status)
	}
	g.Has(a, "Вы можете отправлять только себе.")
	g.Has(g.Get("hugo@firm.ru", "/schedules/new"), "Анна Ким", "Боб Ли", "адреса ещё нет", "ещё не привязан")
	a = g.Post("hugo@firm.ru", "/schedules/new", usual("channel", "webhook", "address", "https://evil.ru/x")...)
	g.Has(a, "Туда отправляет только администратор.")
	// A reader may send to herself what is shared with her, and nothing else.
	a = g.Post("rita@firm.ru", "/schedules/new", usual("to", "mail rita@firm.ru")...)
	if a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a reader has what she may not open: %d", a.Status)
	}
	g.Has(a, "Такого отчёта нет.")
	g.Check(g.Site.Boards.SetShare(t.Context(), board.Person{Login: "adam@firm.ru", Role: account.Admin}, own(g), board.Share{People: []string{"rita@firm.ru"}}))
	g.add("rita@firm.ru", "board", own(g), "to", "mail rita@firm.ru")
}

// own is a board of the administrator.
func own(g *rig) string {
	g.Helper()
	who := board.Person{Login: "adam@firm.ru", Role: account.Admin}
	list, err := g.Site.Boards.List(g.Context(), who, board.Report)
	g.Check(err)
	for _, b := range list {
		if !b.Shipped {
			return b.ID
		}
	}
	b, err := g.Site.Boards.Copy(g.Context(), who, "funnel")
	g.Check(err)
	return b.ID
}

// TestNextAsItIsTyped: the page is told the next five times while a time is typed, and what is wrong with it.
func TestNextAsItIsTyped(t *testing.T) {
	g := open(t)
	ask := func(pairs ...string) webtest.Got {
		q := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			q.Set(pairs[i], pairs[i+1])
		}
		return g.Get("ann@firm.ru", "/schedules/when?"+q.Encode())
	}
	a := ask("when", "own", "words", "0 9 * * 1-5")
	g.Has(a, "Понято так: по будням в 9:00", "пн, 23 ноя 2026, 09:00", "пт, 27 ноя 2026, 09:00")
	if n := strings.Count(a.Body, "<li>"); n != 5 {
		t.Errorf("%d times", n)
	}
	g.Has(ask("when", "own", "words", "по субботам в 10:00", "days", "move"), "пн, 23 ноя 2026, 10:00")
	g.Has(ask("when", "own", "words", "daily at 9:00", "zone", "Asia/Vladivostok"), "сб, 21 ноя 2026, 09:00")
	g.Has(ask("when", "own", "words", "когда-нибудь"), "не понято")
	g.Has(ask("when", "own", "words", ""), "Напишите когда")
	g.Has(ask("when", "вручную"), "Само ничего не уходит")
}

// TestSendAndLog: a run goes to all with their own rights, a trial to one, and the log tells who may know what came of it.
func TestSendAndLog(t *testing.T) {
	g := open(t)
	g.mails()
	id := g.add("hugo@firm.ru", "to", "mail hugo@firm.ru", "to", "mail ann@firm.ru", "to", "mail bob")
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/test", "channel", "mail"))
	g.work()
	if n := len(g.post.letters("hugo@firm.ru")); n != 1 || len(g.post.letters("ann@firm.ru")) != 0 {
		t.Fatalf("a trial: %d letters", n)
	}
	if a := g.Post("hugo@firm.ru", "/schedules/"+id+"/test", "channel", "telegram"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a trial into no chat: %d", a.Status)
	} else {
		g.Has(a, "Telegram ещё не привязан")
	}
	g.done(g.Post("hugo@firm.ru", "/schedules/"+id+"/send"))
	g.work()
	if n := g.post.letters("ann@firm.ru"); len(n) != 1 || !strings.Contains(n[0], "as ann@firm.ru") {
		t.Fatalf("Anna has %v", n)
	}
	g.Has(g.Get("hugo@firm.ru", "/schedules"), "2 из 3")
	log := g.Get("hugo@firm.ru", "/schedules/log")
	g.Has(log, "За неделю отправлено: 2", "нет почтового адреса", "проверка", "Боб Ли", "Анна Ким")
	g.Has(g.Get("hugo@firm.ru", "/schedules/log?state=skipped"), "Боб Ли")
	g.Lacks(g.Get("hugo@firm.ru", "/schedules/log?state=skipped"), "проверка")
	// A recipient sees their own letter and nobody else's.
	g.Has(g.Get("ann@firm.ru", "/schedules/log"), "План-факт недели", "отправлено")
	g.Lacks(g.Get("ann@firm.ru", "/schedules/log"), "hugo@firm.ru", "Гуго", "Боб", "Повторить")
	g.Has(g.Get("adam@firm.ru", "/schedules/log"), "Боб Ли")
	jobs, err := g.service.Store.Jobs(t.Context(), schedule.JobFilter{Schedule: id})
	g.Check(err)
	one := "/schedules/log/" + itoa(jobs[0].ID)
	g.Has(g.Get("hugo@firm.ru", one), "поставлено в очередь")
	for _, login := range []string{"ann@firm.ru", "bob", "rita@firm.ru"} {
		if a := g.Get(login, one); a.Status != http.StatusNotFound {
			t.Errorf("%s reads how a letter went: %d", login, a.Status)
		}
		if a := g.Post(login, one+"/retry"); a.Status != http.StatusNotFound {
			t.Errorf("%s repeats a letter: %d", login, a.Status)
		}
	}
}
