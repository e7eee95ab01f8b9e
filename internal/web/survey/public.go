package survey

import (
	"bytes"
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/survey"
)

// sheet is a page that a client sees: the question, thanks, or why there is none.
type sheet struct {
	Lang          lang.Lang
	Langs         []lang.Lang // that it can be read in; one offers no choice
	Company       string
	Title         string
	Text          string // instead of a question
	Icon          string
	Asks          bool
	Question      string
	Marks         []int
	Low, High     string
	Score         int // -1 none
	Comment       string
	ErrAt, Err    string
	Anonymous     bool
	Mend          string // address at which the answer can be changed, "" none
	MendUntil     string
	Here          string // the page's own address
	Icon32, Style string // addresses of files
}

// T picks the text in the page's language.
func (s sheet) T(en, ru string) string { return s.Lang.Pick(en, ru) }

// Span is the class for so many marks: how they break into rows on a phone.
func (s sheet) Span() string { return "m-" + strconv.Itoa(len(s.Marks)) }

// errMany says that an address asks too much.
var errMany = fault.Sentence(fault.Busy,
	"Too many requests from your network. Try again in ten minutes.", "Слишком много запросов из вашей сети. Повторите через десять минут.")

// public shows a page to whoever has its link. It knows nobody, remembers nobody and sets no cookie.
func (p *Pages) public(show func(w http.ResponseWriter, r *http.Request) (sheet, int, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Robots-Tag", "noindex, nofollow")
		from := network(p.Outside.From(r))
		var s sheet
		status, err := 0, errMany
		if p.traffic.admits(from) {
			s, status, err = show(w, r)
		}
		if status == http.StatusSeeOther {
			return
		}
		if err != nil {
			if fault.Is(err, fault.NotFound) {
				p.traffic.missed(from)
			}
			s, status = p.refusal(r, s, err)
		}
		s.Icon32, s.Style = p.site.Assets.URL("icon.svg"), p.site.Assets.URL("app.css")
		var b bytes.Buffer
		if err := sheetView(s).Render(r.Context(), &b); err != nil {
			p.site.Log.ErrorContext(r.Context(), "survey page", "error", err)
			http.Error(w, s.T("This page does not work at the moment.", "Страница сейчас не работает."), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Language", string(s.Lang))
		w.WriteHeader(status)
		_, _ = w.Write(b.Bytes()) // the reader has gone: nobody to tell
	})
}

// refusal says why there is nothing to answer. Who has no token that ever was is told nothing of the company.
func (p *Pages) refusal(r *http.Request, s sheet, err error) (sheet, int) {
	if s.Lang == "" {
		s.Lang = wanted(r, nil)
	}
	s.Asks, s.Icon, s.Text = false, "alert-circle", s.Lang.Message(err)
	status := fault.Status(err)
	switch {
	case fault.Is(err, fault.NotFound):
		s.Title = s.T("Nothing opens by this link", "Ссылка ничего не открывает")
	case fault.Is(err, fault.Conflict):
		status, s.Icon = http.StatusGone, "clock"
		s.Title = s.T("No answer is taken any more", "Ответы больше не принимаются")
	case fault.Is(err, fault.Busy):
		s.Title = s.T("A little later", "Чуть позже")
		status = http.StatusTooManyRequests
	default:
		s.Title = s.T("This did not work", "Не получилось")
		if status >= http.StatusInternalServerError {
			p.site.Log.ErrorContext(r.Context(), "survey page", "error", err)
		}
	}
	return s, status
}

// ask shows the question of a link, or thanks for the answer.
func (p *Pages) ask(_ http.ResponseWriter, r *http.Request) (sheet, int, error) {
	a, err := p.Surveys.Open(r.Context(), r.PathValue("token"))
	s, serr := p.sheet(r, a)
	if err = cmp.Or(err, serr); err != nil {
		return s, 0, err
	}
	if answered := !a.Invite.Answered.IsZero(); answered && (!a.May || r.URL.Query().Get("edit") == "") {
		return p.thanks(r, s, a)
	}
	s.Asks = true
	return s, http.StatusOK, nil
}

// answer takes an answer.
func (p *Pages) answer(w http.ResponseWriter, r *http.Request) (sheet, int, error) {
	token := r.PathValue("token")
	if err := r.ParseForm(); err != nil {
		return sheet{}, 0, fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	score, err := strconv.Atoi(r.PostForm.Get("score"))
	if err != nil {
		score = -1 // beside every scale
	}
	a, err := p.Surveys.Answer(r.Context(), token, score, r.PostForm.Get("comment"))
	if err == nil {
		http.Redirect(w, r, p.here(r, ""), http.StatusSeeOther) //nolint:gosec // the page's own address
		return sheet{}, http.StatusSeeOther, nil
	}
	s, serr := p.sheet(r, a)
	if field := survey.Field(err); field != "" && serr == nil {
		s.Asks, s.ErrAt, s.Err = true, field, s.Lang.Message(err)
		s.Score, s.Comment = score, r.PostForm.Get("comment")
		return s, http.StatusUnprocessableEntity, nil
	}
	return s, 0, cmp.Or(err, serr)
}

// here is the page's own address, in the language that was chosen.
func (p *Pages) here(r *http.Request, more string) string {
	q := url.Values{}
	if l, err := lang.Parse(r.URL.Query().Get("lang")); err == nil {
		q.Set("lang", string(l))
	}
	if more != "" {
		q.Set(more, "1")
	}
	to := "/s/" + url.PathEscape(r.PathValue("token"))
	if len(q) > 0 {
		to += "?" + q.Encode()
	}
	return to
}

// sheet is a page about a form; of no form it is empty.
func (p *Pages) sheet(r *http.Request, a survey.Asked) (sheet, error) {
	f := a.Form
	if f.ID == "" {
		return sheet{Lang: wanted(r, nil)}, nil
	}
	about, err := p.site.Desk.About(r.Context())
	if err != nil {
		return sheet{Lang: wanted(r, f.Langs())}, err
	}
	s := sheet{
		Lang: wanted(r, f.Langs()), Langs: f.Langs(), Company: about.Settings.Company, Anonymous: f.Anonymous, Score: -1, Here: p.here(r, ""),
	}
	s.Title, s.Question = f.Title.In(string(s.Lang)), f.Question.In(string(s.Lang))
	s.Low, s.High = f.Kind.Ends(s.Lang)
	for mark := f.Lowest(); mark <= f.Scale; mark++ {
		s.Marks = append(s.Marks, mark)
	}
	if !a.Invite.Answered.IsZero() {
		s.Score, s.Comment = a.Invite.Score, a.Invite.Comment
		if a.May {
			s.MendUntil = render.Moment(a.Until, about.Calendar.Zone, s.Lang)
		}
	}
	return s, nil
}

// thanks is what stands where the answer has been taken.
func (p *Pages) thanks(r *http.Request, s sheet, a survey.Asked) (sheet, int, error) {
	s.Icon = "circle-check"
	s.Title = s.T("Thank you", "Спасибо")
	s.Text = cmp.Or(a.Form.Thanks.In(string(s.Lang)), s.T("Your answer has been taken.", "Ваш ответ принят."))
	if a.May {
		s.Mend = p.here(r, "edit")
	}
	return s, http.StatusOK, nil
}

// wanted is the language that a page is shown in: the one in its address, else the first of the browser's that it is there
// in, else its own.
func wanted(r *http.Request, have []lang.Lang) lang.Lang {
	may := func(l lang.Lang) bool { return len(have) == 0 || slices.Contains(have, l) }
	for _, text := range append([]string{r.URL.Query().Get("lang")}, strings.Split(r.Header.Get("Accept-Language"), ",")...) {
		text, _, _ = strings.Cut(text, ";")
		if l, err := lang.Parse(strings.TrimSpace(text)); err == nil && may(l) {
			return l
		}
	}
	if len(have) > 0 {
		return have[0]
	}
	return lang.RU
}
