package people

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// line is one event as it is shown.
type line struct{ At, Who, Act, What, More, From string }

// logForm is the log with its filter.
type logForm struct {
	Who, Text, Since, Til field
	Acts                  []choice
	Lines                 []line
	More, CSV             string // addresses; More is "" on the last page
}

// actTitle names an act.
func actTitle(a audit.Act, l lang.Lang) string {
	switch a {
	case audit.SignIn:
		return l.Pick("sign-in", "вход")
	case audit.SignInBad:
		return l.Pick("failed sign-in", "неудачный вход")
	case audit.SignOut:
		return l.Pick("sign-out", "выход")
	case audit.View:
		return l.Pick("view", "просмотр")
	case audit.Export:
		return l.Pick("export", "выгрузка")
	case audit.Rights:
		return l.Pick("rights", "права")
	case audit.Define:
		return l.Pick("definitions", "настройки и определения")
	case audit.Data:
		return l.Pick("data", "данные")
	}
	return string(a)
}

// filterOf reads the filter of the log; days are the company's.
func filterOf(q url.Values, zone *time.Location) audit.Filter {
	f := audit.Filter{Who: strings.ToLower(strings.TrimSpace(q.Get("who"))), Act: audit.Act(q.Get("act")), Text: strings.TrimSpace(q.Get("text"))}
	if day, err := time.ParseInLocation(time.DateOnly, q.Get("since"), zone); err == nil {
		f.Since = day
	}
	if day, err := time.ParseInLocation(time.DateOnly, q.Get("til"), zone); err == nil {
		f.Til = day.AddDate(0, 0, 1)
	}
	if id, err := strconv.ParseInt(q.Get("before"), 10, 64); err == nil && id > 0 {
		f.Before = id
	}
	return f
}

func lineOf(e audit.Event, l lang.Lang, zone *time.Location) line {
	out := line{
		At: e.At.In(zone).Format("2006-01-02 15:04:05"), Who: e.Who, Act: actTitle(e.Act, l), What: spokenThing(e.What, l), More: e.More, From: e.From,
	}
	switch e.Act {
	case audit.SignIn, audit.SignInBad, audit.SignOut, audit.Rights:
		out.More = spokenRights(e.More, l)
	default:
	}
	return out
}

// log shows the log.
func (p *People) log(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	const rows = 100
	q, zone := r.URL.Query(), v.About.Calendar.Zone
	f := filterOf(q, zone)
	f.Limit = rows
	list, err := p.site.Audit.Events(r.Context(), f)
	if err != nil {
		return err
	}
	view := logForm{
		Who:   field{Name: "who", Label: v.T("Who", "Кто"), Value: q.Get("who"), Optional: true},
		Text:  field{Name: "text", Label: v.T("Text", "Текст"), Value: q.Get("text"), Type: "search", Optional: true},
		Since: field{Name: "since", Label: v.T("From", "С"), Value: q.Get("since"), Type: "date", Optional: true},
		Til:   field{Name: "til", Label: v.T("Until", "По"), Value: q.Get("til"), Type: "date", Optional: true},
		Acts:  []choice{{Title: v.T("all", "все")}},
	}
	for _, a := range audit.Acts() {
		view.Acts = append(view.Acts, choice{Value: string(a), Title: actTitle(a, v.Lang)})
	}
	picked(view.Acts, q.Get("act"))
	for _, e := range list {
		view.Lines = append(view.Lines, lineOf(e, v.Lang, zone))
	}
	next := url.Values{}
	for _, key := range []string{"who", "act", "text", "since", "til"} {
		if q.Get(key) != "" {
			next.Set(key, q.Get(key))
		}
	}
	view.CSV = "/audit.csv?" + next.Encode()
	if len(list) == rows {
		next.Set("before", strconv.FormatInt(list[rows-1].ID, 10))
		view.More = "/audit?" + next.Encode()
	}
	return p.site.Show(w, r, v, p.inSettings(v, "audit", v.T("Log", "Журнал"), logView(v.Lang, view)))
}

// logCSV writes the whole filtered log, page after page.
func (p *People) logCSV(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	const rows = 1000
	zone := v.About.Calendar.Zone
	f := filterOf(r.URL.Query(), zone)
	f.Limit = rows
	list, err := p.site.Audit.Events(r.Context(), f)
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Export, "audit log", r.URL.RawQuery)
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="svodka-audit.csv"`)
	_, _ = w.Write([]byte("\ufeff"))
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if v.Lang == lang.RU {
		out.Comma = ';'
	}
	_ = out.Write([]string{
		v.T("When", "Когда"), v.T("Who", "Кто"), v.T("Act", "Действие"), v.T("What", "Что"), v.T("Details", "Подробности"), v.T("From", "Откуда"),
	})
	for len(list) > 0 {
		for _, e := range list {
			x := lineOf(e, v.Lang, zone)
			_ = out.Write([]string{x.At, safe(x.Who), x.Act, safe(x.What), safe(x.More), safe(x.From)})
		}
		if len(list) < rows {
			break
		}
		f.Before = list[len(list)-1].ID
		if list, err = p.site.Audit.Events(r.Context(), f); err != nil {
			p.site.Log.ErrorContext(r.Context(), "the log as a file", "error", err)
			panic(http.ErrAbortHandler) // the file must not look whole
		}
	}
	out.Flush()
	return nil
}

// safe keeps spreadsheets from taking a text for a formula.
func safe(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
