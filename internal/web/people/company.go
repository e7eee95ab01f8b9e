package people

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// companyForm is the company's settings as a form.
type companyForm struct {
	Name, Zone, Currency, Fiscal, Week, Holidays, Open, Close field

	Zones, Currencies, Months, Days, Calendars, Work []choice
	trouble
}

// companyOf fills the form with settings.
func companyOf(l lang.Lang, s warehouse.Settings, t trouble) companyForm {
	c := companyForm{
		trouble:    t,
		Name:       field{Name: "company", Label: l.Pick("Title", "Название"), Value: s.Company, Auto: "organization"},
		Zone:       field{Name: "zone", Label: l.Pick("Time zone", "Часовой пояс")},
		Currency:   field{Name: "currency", Label: l.Pick("Currency of reports", "Валюта отчётов")},
		Fiscal:     field{Name: "fiscal_start", Label: l.Pick("The year begins in", "Год начинается")},
		Week:       field{Name: "week_start", Label: l.Pick("The week begins on", "Неделя начинается")},
		Holidays:   field{Name: "holidays", Label: l.Pick("Holidays", "Праздники")},
		Open:       field{Name: "open", Label: l.Pick("Working hours from", "Рабочие часы с"), Value: s.Open, Type: "time"},
		Close:      field{Name: "close", Label: l.Pick("Working hours until", "Рабочие часы до"), Value: s.Close, Type: "time"},
		Zones:      picked(having(zones(l), s.Zone), s.Zone),
		Currencies: picked(having(currencies(l), s.Currency), s.Currency),
		Months:     picked(months(l), strconv.Itoa(s.FiscalStart)),
		Days:       picked(weekdays(l, 1, 6, 0), strconv.Itoa(s.WeekStart)),
		Calendars: picked([]choice{{Value: "ru", Title: l.Pick("Russia, with moved days off", "Россия, с переносами")},
			{Value: "none", Title: l.Pick("none", "без праздников")}}, s.Holidays),
		Work: weekdays(l, 1, 2, 3, 4, 5, 6, 0),
	}
	for i := range c.Work {
		day, _ := strconv.Atoi(c.Work[i].Value)
		c.Work[i].On = slices.Contains(s.Work, day)
	}
	for _, f := range []*field{&c.Name, &c.Zone, &c.Currency, &c.Fiscal, &c.Week, &c.Holidays, &c.Open, &c.Close} {
		if t.Field == f.Name {
			f.Err, f.Focus = t.Text, true
		}
	}
	if t.Field == "" {
		c.Name.Focus = true
	}
	return c
}

// keepCompany reads the form and replaces the settings; what is wrong with it comes back in the form.
func (p *People) keepCompany(w http.ResponseWriter, r *http.Request, v *page.Visit) (companyForm, error) {
	if err := read(r); err != nil {
		return companyForm{}, err
	}
	was, err := p.Settings.Settings(r.Context())
	if err != nil {
		return companyForm{}, err
	}
	s, t := settingsFrom(v.Lang, was, r.PostForm)
	if t.Text == "" {
		if _, err := s.Calendar(); err != nil {
			t = trouble{"", v.Lang.Message(err)}
		}
	}
	if t.Text != "" {
		return companyOf(v.Lang, s, t), nil
	}
	if changed := changes(was, s); changed != "" {
		// Working everything out again may take longer than an answer may otherwise.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Time{})
		if err := p.Settings.SetSettings(r.Context(), s); err != nil {
			return companyForm{}, err
		}
		p.site.Note(r, v, audit.Define, "settings of the company", changed)
	}
	return companyOf(v.Lang, s, trouble{}), nil
}

// settingsFrom lays a form over settings.
func settingsFrom(l lang.Lang, s warehouse.Settings, f url.Values) (warehouse.Settings, trouble) {
	var t trouble
	bad := func(name, en, ru string) {
		if t.Text == "" {
			t = trouble{name, l.Pick(en, ru)}
		}
	}
	const longest = 120
	s.Company = strings.Join(strings.Fields(f.Get("company")), " ")
	if s.Company == "" || len([]rune(s.Company)) > longest {
		bad("company", "The title has from 1 to 120 characters.", "Название — от 1 до 120 знаков.")
	}
	was := s
	s.Zone, s.Currency, s.Holidays = f.Get("zone"), f.Get("currency"), f.Get("holidays")
	if !among(having(zones(l), was.Zone), s.Zone) {
		bad("zone", "Choose a zone from the list.", "Выберите пояс из списка.")
	}
	if !among(having(currencies(l), was.Currency), s.Currency) {
		bad("currency", "Choose a currency from the list.", "Выберите валюту из списка.")
	}
	if s.Holidays != "ru" && s.Holidays != "none" {
		bad("holidays", "Choose a calendar from the list.", "Выберите календарь из списка.")
	}
	var err error
	if s.FiscalStart, err = strconv.Atoi(f.Get("fiscal_start")); err != nil || s.FiscalStart < 1 || s.FiscalStart > 12 {
		bad("fiscal_start", "Choose a month.", "Выберите месяц.")
	}
	if s.WeekStart, err = strconv.Atoi(f.Get("week_start")); err != nil || s.WeekStart < 0 || s.WeekStart > 6 {
		bad("week_start", "Choose a day.", "Выберите день.")
	}
	s.Open, s.Close, s.Work = f.Get("open"), f.Get("close"), nil
	if s.Close <= s.Open {
		bad("close", "The day must end after it begins.", "Конец рабочего дня должен быть позже начала.")
	}
	for _, d := range f["work"] {
		if day, err := strconv.Atoi(d); err == nil && day >= 0 && day <= 6 && !slices.Contains(s.Work, day) {
			s.Work = append(s.Work, day)
		}
	}
	slices.Sort(s.Work)
	if len(s.Work) == 0 {
		bad("", "Choose at least one working day.", "Отметьте хотя бы один рабочий день.")
	}
	return s, t
}

// changes tells in short what differs between two settings.
func changes(a, b warehouse.Settings) string {
	var list []string
	for _, x := range [][3]string{
		{"company", a.Company, b.Company}, {"zone", a.Zone, b.Zone}, {"currency", a.Currency, b.Currency},
		{"week_start", strconv.Itoa(a.WeekStart), strconv.Itoa(b.WeekStart)},
		{"fiscal_start", strconv.Itoa(a.FiscalStart), strconv.Itoa(b.FiscalStart)},
		{"open", a.Open, b.Open}, {"close", a.Close, b.Close}, {"holidays", a.Holidays, b.Holidays},
		{"work", days(a.Work), days(b.Work)},
	} {
		if x[1] != x[2] {
			list = append(list, x[0]+": "+x[1]+" → "+x[2])
		}
	}
	return strings.Join(list, "; ")
}

func days(list []int) string {
	text := make([]string, len(list))
	for i, d := range list {
		text[i] = strconv.Itoa(d)
	}
	return strings.Join(text, ",")
}

// company shows the settings inside the frame.
func (p *People) company(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, err := p.Settings.Settings(r.Context())
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.inSettings(v, "company", v.T("Company", "Компания"),
		companyView(v.Lang, companyOf(v.Lang, s, trouble{}), p.flashed(r.Context()))))
}

// saveCompany replaces the settings.
func (p *People) saveCompany(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	c, err := p.keepCompany(w, r, v)
	if err != nil {
		return err
	}
	if c.trouble.Text != "" {
		return p.again(w, r, v, nil, p.inSettings(v, "company", v.T("Company", "Компания"), companyView(v.Lang, c, "")))
	}
	p.flash(r.Context(), v.T("Saved.", "Сохранено."))
	return see(w, r, "/settings/company")
}

// settings leads to the first page of its section.
func (p *People) settings(w http.ResponseWriter, r *http.Request, _ *page.Visit) error {
	return see(w, r, "/settings/people")
}

// inSettings puts a page among the pages of its section.
func (p *People) inSettings(v *page.Visit, key, title string, body templ.Component) ui.Page {
	return ui.Page{Title: title, Section: "settings", Body: body, Tabs: p.site.SettingsTabs(v, key)}
}
