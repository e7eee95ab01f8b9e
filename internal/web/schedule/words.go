package schedule

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/plan"
	"svodka/internal/render"
	"svodka/internal/schedule"
	"svodka/internal/timetable"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// words writes what is known of schedules for one visit.
type words struct {
	*page.Visit

	p     *Pages
	now   time.Time
	names map[string]account.User
}

// wordsOf knows everybody by name.
func (p *Pages) wordsOf(r *http.Request, v *page.Visit) (words, error) {
	w := words{v, p, p.site.Now(), map[string]account.User{}}
	if p.site.Accounts == nil {
		return w, nil
	}
	list, err := p.site.Accounts.List(r.Context())
	for _, u := range list {
		w.names[u.Login] = u
	}
	return w, err
}

// name is what people call an account.
func (w words) name(login string) string {
	if u, ok := w.names[login]; ok && u.Name != "" {
		return u.Name
	}
	switch login {
	case page.Local:
		return w.Lang.Pick("whoever sits at this machine", "тот, кто за этой машиной")
	case audit.CommandLine:
		return w.Lang.Pick("the command line", "командная строка")
	}
	return login
}

func (w words) zone() *time.Location { return w.About.Calendar.Zone }

// moment is an instant; that of a day near by is told by its hour.
func (w words) moment(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	zone := w.zone()
	day, today := cal.DayOf(t, zone), cal.DayOf(w.now, zone)
	hour := w.Lang.Clock(t, zone)
	switch day {
	case today:
		return w.T("today at ", "сегодня в ") + hour
	case today + 1:
		return w.T("tomorrow at ", "завтра в ") + hour
	case today - 1:
		return w.T("yesterday at ", "вчера в ") + hour
	}
	y, _, _ := day.YMD()
	now, _, _ := today.YMD()
	if y == now {
		return w.Lang.DayAxis(day) + ", " + hour
	}
	return render.Moment(t, zone, w.Lang)
}

// when says a timetable in the reader's language.
func (w words) when(x schedule.Schedule) string {
	t, err := timetable.Parse(x.When)
	if err != nil {
		return x.When
	}
	text := t.Words(w.Lang)
	switch {
	case t.ByHand():
		return w.T("by hand only", "только вручную")
	case x.Days == schedule.SkipDay:
		text += w.T(", not on days off", ", кроме выходных")
	case x.Days == schedule.MoveDay:
		text += w.T(", days off move on", ", с выходных переносится")
	}
	if x.Zone != "" && x.Zone != w.zone().String() {
		text += ", " + zoneTitle(x.Zone, w.Lang)
	}
	return text
}

// special are what can be sent besides boards; the letters make them up.
func special() [][3]string {
	return [][3]string{{"@morning", "Morning summary", "Утренняя сводка"}}
}

// title is what people call what is sent; ok is false when the reader may not open it, or it is gone.
func (w words) title(ctx context.Context, id string) (title, href string, ok bool) {
	for _, x := range special() {
		if x[0] == id {
			return w.T(x[1], x[2]), "", true
		}
	}
	b, err := w.p.site.Boards.Get(ctx, w.Person, id)
	if err != nil || b.Deleted {
		return id, "", false
	}
	return b.Title.In(string(w.Lang)), boardHref(b, ""), true
}

func boardHref(b board.Board, query string) string {
	path := "/r/"
	if b.Sort == board.Dashboard {
		path = "/d/"
	}
	path += url.PathEscape(b.ID)
	if query != "" {
		path += "?" + query
	}
	return path
}

// told is what a query says of a board.
type told struct {
	Period string
	// Fixed says that the period is of days that do not move on.
	Fixed bool
	// Rest is what it is compared with and what narrows it, "" nothing.
	Rest []string
}

func (t told) line() string { return strings.Join(append([]string{t.Period}, t.Rest...), " · ") }

// tell says a query in words. With titles ids of members are looked up, which takes a reading of the data.
func (w words) tell(ctx context.Context, b board.Board, query string, titles bool) (told, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return told{}, err
	}
	st, err := filter.Of(values, w.Visit, b)
	if err != nil {
		return told{}, err
	}
	period, fixed := periodWords(st.Query.Range, w.Lang)
	t := told{Period: period, Fixed: fixed}
	if period == "" {
		t.Period = w.Lang.Range(st.Range)
	}
	if !titles || len(st.Query.Where) == 0 && len(st.Query.Compare) == 0 {
		_, rest, _ := strings.Cut(st.Said, " · ")
		if rest != "" {
			t.Rest = strings.Split(rest, " · ")
		}
		return t, nil
	}
	compared, narrowed, err := filter.Told(ctx, w.p.site, w.Visit, b, st)
	if err != nil {
		return told{}, err
	}
	if compared != "" {
		t.Rest = append(t.Rest, w.T("against ", "против: ")+compared)
	}
	if narrowed != "" {
		t.Rest = append(t.Rest, strings.Split(narrowed, " · ")...)
	}
	return t, nil
}

// periodWords says a period that moves with the days; fixed is one of certain days.
func periodWords(text string, l lang.Lang) (name string, fixed bool) {
	switch text {
	case "":
		text = "this-month"
	case plan.Everything:
		return l.Pick("all time", "за всё время"), false
	}
	for _, x := range filter.Presets() {
		if x.Token == text {
			return l.Pick(x.EN, x.RU), false
		}
	}
	if name, ok := countedPeriod(text, l); ok {
		return name, false
	}
	_, last, joined := strings.Cut(text, "..")
	if !joined {
		last = text
	}
	fixed = last != "" && (last[0] >= '0' && last[0] <= '9' || strings.HasPrefix(strings.ToLower(last), "fy"))
	return "", fixed
}

// countedPeriod says "last-3-months".
func countedPeriod(text string, l lang.Lang) (string, bool) {
	way, rest, _ := strings.Cut(text, "-")
	count, unit, ok := strings.Cut(rest, "-")
	n, err := strconv.ParseInt(count, 10, 64)
	words := map[string][4]string{
		"days": {"days", "день", "дня", "дней"}, "weeks": {"weeks", "неделя", "недели", "недель"}, "months": {"months", "месяц", "месяца", "месяцев"},
		"quarters": {"quarters", "квартал", "квартала", "кварталов"}, "halves": {"halves", "полугодие", "полугодия", "полугодий"},
		"years": {"years", "год", "года", "лет"},
	}[unit]
	said := map[string][2]string{"last": {"last ", "последние "}, "next": {"next ", "следующие "}}[way]
	if !ok || err != nil || words[0] == "" || said[0] == "" {
		return "", false
	}
	return l.Pick(said[0], said[1]) + l.Int(n) + " " + l.Pick(words[0], l.Plural(n, words[1], words[2], words[3])), true
}

// forms says the forms of a letter.
func (w words) forms(list []schedule.Form) string {
	said := make([]string, len(list))
	for i, f := range list {
		said[i] = formTitle(f, w.Lang)
	}
	return strings.Join(said, ", ")
}

func formTitle(f schedule.Form, l lang.Lang) string {
	switch f {
	case schedule.PDF:
		return "PDF"
	case schedule.XLSX:
		return "Excel"
	case schedule.CSV:
		return "CSV"
	case schedule.HTML:
		return l.Pick("in the letter", "в тексте письма")
	case schedule.PNG:
		return l.Pick("picture", "картинка")
	case schedule.Text:
		return l.Pick("short text", "короткий текст")
	}
	return string(f)
}

// address is where an outside letter goes, without what a webhook's address may hold besides its host.
func address(r schedule.Recipient) string {
	if r.Channel == schedule.Webhook {
		if u, err := url.Parse(r.Address); err == nil {
			return u.Host
		}
	}
	return r.Address
}

// who names a recipient.
func (w words) who(r schedule.Recipient) string {
	if r.Outside() {
		return address(r)
	}
	return w.name(r.Login)
}

// face is one recipient as a list shows them.
type face struct{ Name, Initials, Channel, Icon string }

func channelIcon(c schedule.Channel) string {
	switch c {
	case schedule.Telegram:
		return "brand-telegram"
	case schedule.Webhook:
		return "api"
	case schedule.Folder:
		return "folder"
	default:
		return "mail"
	}
}

// zoneTitle is what a zone is called.
func zoneTitle(zone string, l lang.Lang) string {
	for _, x := range page.Zones(l) {
		if x[0] == zone {
			return x[1]
		}
	}
	return zone
}

// domainOf is what the list of domains is asked for.
func domainOf(r schedule.Recipient) string {
	switch r.Channel {
	case schedule.Mail:
		return r.Address[strings.LastIndexByte(r.Address, '@')+1:]
	case schedule.Webhook:
		if u, err := url.Parse(r.Address); err == nil {
			return strings.ToLower(u.Hostname())
		}
	case schedule.Telegram, schedule.Folder:
	}
	return ""
}

// channels lists the channels of recipients, each once.
func channels(list []schedule.Recipient) (out []schedule.Channel) {
	for _, c := range schedule.Channels() {
		if slices.ContainsFunc(list, func(r schedule.Recipient) bool { return r.Channel == c }) {
			out = append(out, c)
		}
	}
	return out
}

// dayOf is the day of a moment.
func dayOf(t time.Time, zone *time.Location) cal.Day { return cal.DayOf(t, zone) }

// parseMoment reads a moment as the queue's log writes it.
func parseMoment(text string) (time.Time, error) { return time.Parse(time.RFC3339, text) }
