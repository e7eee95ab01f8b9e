package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/xuri/excelize/v2"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/fake/telegram"
	"svodka/internal/fault"
	"svodka/internal/letter"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/schedule"
)

// three are an owner, the head of the largest department and a manager of it, and whose rows each of them may see.
func (r *letterRig) three() (sees map[string]map[string]string, all map[string]string) {
	r.Helper()
	department, names, all := r.team()
	calls := r.calls(access.Admin("ru"))
	own := ""
	for _, id := range slices.Sorted(maps.Keys(names)) {
		if _, ok := calls[names[id]]; ok {
			own = id
			break
		}
	}
	r.person(account.User{Login: "igor@example.ru", Name: "Игорь", Role: account.Owner})
	r.person(account.User{Login: "vera@example.ru", Name: "Вера", Role: account.Head, Departments: []string{department}})
	r.person(account.User{Login: "ann@example.ru", Name: "Анна", Role: account.Manager, CRMUser: own})
	return map[string]map[string]string{"igor@example.ru": all, "vera@example.ru": names, "ann@example.ru": {own: all[own]}}, all
}

// calls are the incoming calls of a month by name, as the desk tells somebody.
func (r *letterRig) calls(v access.Viewer) map[string]float64 {
	r.Helper()
	q, err := query.ParseText("metrics=calls_in&by=owner&range=2026-10")
	r.check(err)
	a, err := r.house.desk.Ask(r.Context(), v, q)
	r.check(err)
	out := map[string]float64{}
	for _, row := range a.Frame.Rows {
		if row.Cells[0].State == formula.Present {
			out[a.Names.Title(a.Frame.By[0], row.Keys[0])] = row.Cells[0].V
		}
	}
	return out
}

// among lists the names of people that stand in texts.
func among(all map[string]string, texts ...string) []string {
	var list []string
	for _, name := range all {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, name) }) {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// expected are those whose calls somebody may see.
func expected(calls map[string]float64, may map[string]string) []string {
	var list []string
	for _, name := range may {
		if _, ok := calls[name]; ok {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// callRows reads the rows of the table of calls out of a workbook: a name, then the incoming calls.
func callRows(t *testing.T, workbook []byte, all map[string]string) map[string]float64 {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	out := map[string]float64{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row) > 5 && slices.Contains(slices.Collect(maps.Values(all)), row[0]) {
				if v, err := strconv.ParseFloat(row[1], 64); err == nil {
					out[row[0]] = v
				}
			}
		}
	}
	return out
}

func report(channel schedule.Channel, forms []schedule.Form, to ...string) schedule.Schedule {
	x := schedule.Schedule{
		Title: "Звонки за октябрь", When: "по будням в 9:00", Lang: "ru",
		Content: schedule.Content{Board: "calls", Query: "range=2026-10", Forms: forms},
	}
	for _, login := range to {
		x.Recipients = append(x.Recipients, schedule.Recipient{Login: login, Channel: channel})
	}
	return x
}

// TestLettersArePersonal sends one schedule to an owner, a head and a manager through a conversation with a mail server, and reads
// the letters as mail programs do: three sets of rows, each the reader's own, in the workbook, on paper and in the body.
func TestLettersArePersonal(t *testing.T) {
	r := newLetterRig(t)
	sees, all := r.three()
	calls := r.calls(access.Admin("ru"))
	x := r.send(report(schedule.Mail, []schedule.Form{schedule.PDF, schedule.XLSX, schedule.HTML}, "igor@example.ru", "vera@example.ru", "ann@example.ru"))
	sets := map[string]bool{}
	for login, may := range sees {
		list := r.box.got(login)
		if len(list) != 1 {
			t.Fatalf("%s: %d letters: %+v", login, len(list), r.jobs(x.ID))
		}
		o := openLetter(t, list[0])
		t.Logf("%s: %q with %q\n%s", login, o.subject, o.names, o.text)
		want := expected(calls, may)
		sets[strings.Join(want, ";")] = true
		if o.subject != "Звонки за октябрь, октябрь 2026" && !strings.HasPrefix(o.subject, "Звонки за октябрь") || len(o.names) != 2 {
			t.Errorf("%s: %q with %q", login, o.subject, o.names)
		}
		got := callRows(t, o.files[".xlsx"], all)
		if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
			t.Errorf("%s: rows of %v in the workbook, want %v", login, names, want)
		}
		for name, v := range got {
			if v != calls[name] {
				t.Errorf("%s: %s has %v calls in the workbook, want %v", login, name, v, calls[name])
			}
		}
		for what, texts := range map[string][]string{
			"workbook": cells(t, o.files[".xlsx"]), "body": {o.html}, "text": {o.text}, "paper": {paperText(t, o.files[".pdf"])},
		} {
			if what == "paper" && texts[0] == "" {
				t.Log("there is no pdftotext here, so that paper is not read")
				continue
			}
			// Names may be cut in the body of a letter; nobody else's may ever be there.
			for _, name := range among(all, texts...) {
				if !slices.Contains(want, name) && name != may[ownOf(may)] {
					t.Errorf("%s: the %s tells of %s", login, what, name)
				}
			}
			if n := len(among(all, texts...)); n < min(len(want), 3) {
				t.Errorf("%s: the %s tells of %d people, want %d", login, what, n, len(want))
			}
		}
		if link := o.Get("List-Unsubscribe"); !strings.HasPrefix(link, "<https://svodka.example.ru/unsubscribe/") {
			t.Errorf("%s: the way out is %q", login, link)
		}
		for id := range o.inline {
			if !strings.Contains(o.html, "cid:"+id) {
				t.Errorf("%s: the picture %s is not shown", login, id)
			}
		}
	}
	if len(sets) != 3 {
		t.Errorf("%d different sets of rows, want 3", len(sets))
	}
}

func ownOf(may map[string]string) string {
	if len(may) != 1 {
		return ""
	}
	return slices.Collect(maps.Keys(may))[0]
}

// TestLettersFollowRights: what somebody may see is asked when the letter is made, not when it was ordered; without an account,
// without rights, and with a mailbox that is gone nothing goes out.
func TestLettersFollowRights(t *testing.T) {
	r := newLetterRig(t)
	sees, all := r.three()
	x, err := r.post.schedules.Add(t.Context(), board.Person{Login: "igor@example.ru", Role: account.Owner},
		report(schedule.Mail, []schedule.Form{schedule.XLSX}, "igor@example.ru", "vera@example.ru", "ann@example.ru"))
	r.check(err)
	_, err = r.post.schedules.SendNow(t.Context(), board.Person{Login: "igor@example.ru", Role: account.Owner}, x.ID)
	r.check(err)
	ann := sees["ann@example.ru"]
	_, err = r.people.store.ChangeUser(t.Context(), "igor@example.ru", func(u *account.User, _ []account.User) error {
		u.Role, u.CRMUser = account.Manager, ownOf(ann)
		return nil
	})
	r.check(err)
	_, err = r.people.store.ChangeUser(t.Context(), "vera@example.ru", func(u *account.User, _ []account.User) error { u.Disabled = true; return nil })
	r.check(err)
	r.box.refuse["ann@example.ru"] = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	r.work()
	o := openLetter(t, r.box.got("igor@example.ru")[0])
	if got := among(all, cells(t, o.files[".xlsx"])...); len(got) != 1 || got[0] != ann[ownOf(ann)] {
		t.Errorf("who is a manager by now got rows of %v", got)
	}
	jobs := r.jobs(x.ID)
	if j := jobs["account mail vera@example.ru"]; j.State != schedule.Skipped || len(r.box.got("vera@example.ru")) != 0 {
		t.Errorf("an account that is switched off: %+v", j)
	}
	c, err := r.post.schedules.Contact(t.Context(), "ann@example.ru", schedule.Mail)
	if j := jobs["account mail ann@example.ru"]; err != nil || j.State != schedule.Failed || !strings.Contains(c.Off, "550") {
		t.Errorf("a mailbox that is gone: %+v %+v %v", j, c, err)
	}
}

// TestBotIsPersonal: chats are linked by a code, get pictures and documents with their own rows, wait when the service is busy, and
// are switched off when they have blocked the bot.
func TestBotIsPersonal(t *testing.T) {
	r := newLetterRig(t)
	sees, all := r.three()
	calls := r.calls(access.Admin("ru"))
	chats := map[int64]string{1: "igor@example.ru", 2: "vera@example.ru", 3: "ann@example.ru"}
	tg := deliver.Telegram{Base: r.app.conf.Telegram.Base, Token: r.bot.Token()}
	talk := deliver.Bot{Chats: r.post.schedules, Today: r.post.today, Press: r.post.press}
	offset := int64(0)
	hear := func() {
		t.Helper()
		next, err := tg.Poll(t.Context(), talk, offset, 0)
		r.check(err)
		offset = next
	}
	for chat, login := range chats {
		code, _, err := r.post.schedules.Code(t.Context(), login, schedule.Telegram)
		r.check(err)
		r.bot.Says(chat, login, "/start "+code)
	}
	hear()
	r.bot.Script(telegram.Trouble{Method: "sendDocument", Times: 1, Code: 429, RetryAfter: 1})
	x := r.send(report(schedule.Telegram, []schedule.Form{schedule.XLSX, schedule.PNG}, "igor@example.ru", "vera@example.ru", "ann@example.ru"))
	for chat, login := range chats {
		var workbook []byte
		photo, caption := false, ""
		for _, m := range r.bot.Got(chat) {
			switch {
			case strings.HasSuffix(m.File, ".xlsx"):
				workbook = m.Body
			case strings.HasSuffix(m.File, ".png"):
				photo = true
			}
			if m.Kind != "text" {
				caption += m.Text
			}
		}
		if workbook == nil || !photo {
			t.Fatalf("%s: a workbook %t, a picture %t: %+v", login, workbook != nil, photo, r.jobs(x.ID))
		}
		want := expected(calls, sees[login])
		if got := slices.Sorted(maps.Keys(callRows(t, workbook, all))); !slices.Equal(got, want) {
			t.Errorf("%s: rows of %v, want %v", login, got, want)
		}
		if lines := strings.Count(caption, "\n") + 1; caption == "" || lines > deliver.MostLines {
			t.Errorf("%s: %d lines under the files: %s", login, lines, caption)
		}
	}
	// The day of each, on demand.
	for chat, login := range chats {
		r.bot.Says(chat, login, "/today")
		hear()
		list := r.bot.Got(chat)
		day := list[len(list)-1].Text
		if n := strings.Count(day, "\n") + 1; n < 4 || n > letter.MostLines {
			t.Errorf("%s: a day of %d lines:\n%s", login, n, day)
		}
		for _, name := range among(all, day) {
			if _, ok := calls[name]; ok && !slices.Contains(expected(calls, sees[login]), name) {
				t.Errorf("%s is told of %s:\n%s", login, name, day)
			}
		}
		t.Logf("%s\n%s", login, day)
	}
	r.bot.Block(3)
	_, err := r.post.schedules.SendNow(t.Context(), board.Person{Login: "igor@example.ru", Role: account.Owner}, x.ID)
	r.check(err)
	r.work()
	c, err := r.post.schedules.Contact(t.Context(), "ann@example.ru", schedule.Telegram)
	if err != nil || c.Off == "" {
		t.Errorf("a chat that blocked the bot is on: %+v %v", c, err)
	}
}

// TestMorning is a letter of at most twelve lines, each person's own.
func TestMorning(t *testing.T) {
	r := newLetterRig(t)
	sees, all := r.three()
	x := report(schedule.Mail, []schedule.Form{schedule.Text}, "igor@example.ru", "vera@example.ru", "ann@example.ru")
	x.Title, x.Content.Board, x.Content.Query = "Утро", letter.Morning, ""
	r.send(x)
	texts := map[string]bool{}
	for login, may := range sees {
		o := openLetter(t, r.box.got(login)[0])
		told, _, _ := strings.Cut(o.text, "\r\n\r\nБольше не получать")
		texts[told] = true
		if n := strings.Count(strings.TrimSpace(told), "\n") + 1; n < 4 || n > letter.MostLines {
			t.Errorf("%s: %d lines:\n%s", login, n, told)
		}
		for _, name := range among(all, o.text, o.html) {
			if !slices.Contains(slices.Collect(maps.Values(may)), name) {
				t.Errorf("%s is told of %s", login, name)
			}
		}
		if !strings.Contains(told, "План месяца") || !strings.Contains(o.subject, "Утро: Чт") {
			t.Errorf("%s: %s\n%s", login, o.subject, told)
		}
	}
	if len(texts) != 3 {
		t.Errorf("%d different mornings", len(texts))
	}
}

// TestLettersToFolder: without any server a report is saved below the data directory, by the command line too.
func TestLettersToFolder(t *testing.T) {
	r := newLetterRig(t)
	r.three()
	x := report(schedule.Folder, []schedule.Form{schedule.CSV, schedule.HTML})
	x.Recipients = []schedule.Recipient{{Channel: schedule.Folder, Address: "еженедельно"}}
	igor := board.Person{Login: "igor@example.ru", Role: account.Owner}
	x, err := r.post.schedules.Add(t.Context(), igor, x)
	r.check(err)
	r.check(r.post.schedules.Approve(t.Context(), igor, x.ID, x.Recipients[0].Key(), ""))
	_, err = r.post.schedules.SendNow(t.Context(), igor, x.ID)
	r.check(err)
	r.work()
	names, err := filepath.Glob(filepath.Join(r.house.dir, "outbox", "еженедельно", "*"))
	r.check(err)
	ends := map[string]bool{}
	for _, name := range names {
		ends[filepath.Ext(name)] = true
	}
	if len(names) != 2 || !ends[".csv"] || !ends[".html"] {
		t.Errorf("saved %v: %+v", names, r.jobs(x.ID))
	}
}

// TestDemoSchedules: the made-up company's own schedules send nothing until somebody lets them go on, and then into the data
// directory alone.
func TestDemoSchedules(t *testing.T) {
	r := newLetterRig(t)
	r.three()
	r.check(r.app.demoSchedules(t.Context(), r.house))
	var out bytes.Buffer
	r.app.io.Out = &out
	r.check(r.app.listSchedules(t.Context(), r.post.schedules))
	if n := strings.Count(out.String(), "на паузе"); n != 3 || !strings.Contains(out.String(), "pdf,xlsx") {
		t.Errorf("%s", out.String())
	}
	igor := board.Person{Login: "igor@example.ru", Role: account.Owner}
	list, err := r.post.schedules.List(t.Context(), igor)
	r.check(err)
	for _, x := range list {
		if _, err := r.post.schedules.SendNow(t.Context(), igor, x.ID); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s is sent although it is paused: %v", x.Title, err)
		}
		r.check(r.post.schedules.Approve(t.Context(), igor, x.ID, x.Recipients[0].Key(), ""))
		_, err = r.post.schedules.SetPaused(t.Context(), igor, x.ID, false)
		r.check(err)
	}
	r.now = r.now.Add(7 * 24 * time.Hour)
	_, err = r.post.schedules.Plan(t.Context())
	r.check(err)
	r.work()
	files := map[string]int{}
	r.check(filepath.WalkDir(filepath.Join(r.house.dir, demoFolder), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[filepath.Base(filepath.Dir(path))+filepath.Ext(path)]++
		}
		return err
	}))
	if len(files) != 4 || files["ежедневно.pdf"] != 1 || files["еженедельно.pdf"] != 1 || files["еженедельно.xlsx"] != 1 || files["утро.txt"] != 1 {
		t.Errorf("saved %v", files)
	}
	if r.box.all() > 0 || len(r.bot.Journal()) > 0 {
		t.Error("something left the machine")
	}
}

// TestBounceSwitchesOff: a letter that came back ends what is sent to its address.
func TestBounceSwitchesOff(t *testing.T) {
	r := newLetterRig(t)
	r.three()
	raw := "From: mailer-daemon@example.ru\r\nTo: svodka@example.ru\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nno\r\n" +
		"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ann@example.ru\r\nAction: failed\r\n" +
		"Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--x--\r\n"
	r.app.io.In = strings.NewReader(raw)
	r.check(r.app.bounce(context.Background(), r.post.schedules))
	c, err := r.post.schedules.Contact(t.Context(), "ann@example.ru", schedule.Mail)
	if err != nil || !strings.Contains(c.Off, "5.1.1") {
		t.Errorf("%+v %v", c, err)
	}
}

// TestSettingsOfTheMachine: the environment wins over the file, and both over what is set on the page.
func TestSettingsOfTheMachine(t *testing.T) {
	for name, v := range map[string]string{
		"SVODKA_SMTP_HOST": "smtp.env.example", "SVODKA_SMTP_PORT": "2525", "SVODKA_SMTP_USER": "u", "SVODKA_SMTP_PASSWORD": "p", "SVODKA_SMTP_FROM": "a@env.example",
		"SVODKA_SMTP_TLS": "none", "SVODKA_TELEGRAM_TOKEN": "1:x",
	} {
		t.Setenv(name, v)
	}
	c := config{Mail: mailConfig{Host: "smtp.file.example", Port: 25}, Telegram: telegramConfig{Token: "2:y"}, Folder: "outbox"}
	if err := c.deliveryFromEnvironment(); err != nil {
		t.Fatal(err)
	}
	got := deliver.Settings{Host: "smtp.page.example", Folder: "elsewhere"}.Over(c.delivery())
	want := "smtp.env.example 2525 u p a@env.example none 1:x outbox"
	if text := fmt.Sprint(got.Host, " ", got.Port, " ", got.User, " ", got.Password, " ", got.From, " ", got.TLS, " ", got.Bot, " ", got.Folder); text != want {
		t.Errorf("%s, want %s", text, want)
	}
	t.Setenv("SVODKA_SMTP_PORT", "smtp")
	if err := c.deliveryFromEnvironment(); err == nil {
		t.Error("a port in words is taken")
	}
}
