// Package survey asks clients what they think: forms of one question, links that each work for one client, and answers that
// become rows of the warehouse.
package survey

import (
	"context"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
)

// Kind is what a question measures, as the warehouse keeps it.
type Kind string

// The kinds of questions.
const (
	NPS    Kind = "nps"    // would you recommend us
	CSAT   Kind = "csat"   // are you satisfied
	CES    Kind = "ces"    // was it easy
	Review Kind = "review" // a mark and words
)

// Kinds lists all kinds.
func Kinds() []Kind { return []Kind{NPS, CSAT, CES, Review} }

// Title is what people call the kind.
func (k Kind) Title(l lang.Lang) string {
	switch k {
	case NPS:
		return l.Pick("NPS: would they recommend us", "NPS: порекомендуют ли нас")
	case CSAT:
		return l.Pick("CSAT: are they satisfied", "CSAT: довольны ли")
	case CES:
		return l.Pick("CES: was it easy", "CES: легко ли было")
	case Review:
		return l.Pick("Review: a mark and words", "Отзыв: оценка и слова")
	}
	return string(k)
}

// Question is what a kind asks unless the company has words of its own.
func (k Kind) Question() model.Text {
	switch k {
	case NPS:
		return model.Text{EN: "How likely are you to recommend us to people you know?", RU: "Насколько вероятно, что вы порекомендуете нас знакомым?"}
	case CSAT:
		return model.Text{EN: "How satisfied are you with our work?", RU: "Насколько вы довольны нашей работой?"}
	case CES:
		return model.Text{EN: "How easy was it to settle your question with us?", RU: "Насколько легко было решить с нами ваш вопрос?"}
	default:
		return model.Text{EN: "How would you rate us?", RU: "Как вы оцените нашу работу?"}
	}
}

// Ends says what the lowest and the highest mark mean.
func (k Kind) Ends(l lang.Lang) (low, high string) {
	switch k {
	case NPS:
		return l.Pick("certainly not", "точно нет"), l.Pick("certainly", "точно да")
	case CES:
		return l.Pick("very hard", "очень трудно"), l.Pick("very easy", "очень легко")
	default:
		return l.Pick("very bad", "очень плохо"), l.Pick("excellent", "отлично")
	}
}

// Scales lists the highest marks that a kind may have, the usual one first.
func (k Kind) Scales() []int {
	switch k {
	case NPS:
		return []int{10}
	case CES:
		return []int{7, 5}
	case CSAT:
		return []int{5, 10}
	default:
		return []int{5} // what counts as a bad review is told in marks of five
	}
}

// Form is one question that clients are asked.
type Form struct {
	ID   string
	Kind Kind
	// Scale is the highest mark. The lowest is 0 for NPS, 1 for others.
	Scale int
	// Lang is the language the page opens in; it can be switched where the texts are there in both.
	Lang                    lang.Lang
	Title, Question, Thanks model.Text
	// Anonymous answers are kept without client, deal and ticket; whom the question is about stays.
	Anonymous bool
	// Days is how long a link works.
	Days int
	// Closed forms take no answers.
	Closed  bool
	Created time.Time
	By      string // login
}

// Lowest is the lowest mark.
func (f Form) Lowest() int {
	if f.Kind == NPS {
		return 0
	}
	return 1
}

// Langs lists the languages that the question is there in, the form's own first.
func (f Form) Langs() []lang.Lang {
	own, other := f.Lang, lang.EN
	if own != lang.RU {
		own, other = lang.EN, lang.RU
	}
	if text := other.Pick(f.Question.EN, f.Question.RU); text == "" {
		return []lang.Lang{own}
	}
	return []lang.Lang{own, other}
}

// Addressee is whom a link is for. All keys are ids of the warehouse and may be empty.
type Addressee struct {
	Client, Deal, Ticket string
	// Owner is whom the question is about: who led the deal, held the ticket or keeps the client.
	Owner string
	// Name and Contact go beside the link in the list of links; they are not kept.
	Name, Contact string `json:"-"`
}

// Invite is one link and what was answered by it.
type Invite struct {
	ID   int64
	Form string
	Hash string // of the token; the token itself is nowhere
	Addressee
	Channel       string // how it was sent
	Sent, Expires time.Time
	// Answered is the moment of the first answer, zero while there is none.
	Answered time.Time
	Score    int
	Comment  string
	// Rev grows with every change; Loaded is the last one that the warehouse has.
	Rev, Loaded int64
	// Who is the hash by which a client is not asked twice; see Store.AddInvites.
	Who string
}

// Count says how a form goes.
type Count struct{ Sent, Answered, Waiting int64 }

// Store keeps forms and invites. store/sqlite is one.
type Store interface {
	Forms
	Invites
}

// Forms keeps forms.
type Forms interface {
	SaveForm(ctx context.Context, f Form) error
	// Form finds a form; fault.NotFound when there is none.
	Form(ctx context.Context, id string) (Form, error)
	// Forms lists the forms, the newest first.
	Forms(ctx context.Context) ([]Form, error)
}

// Invites keeps invites.
type Invites interface {
	// AddInvites keeps new invites, all or none, and gives those that were kept with their ids: whoever the form has asked
	// after since is left out.
	AddInvites(ctx context.Context, list []Invite, since time.Time) ([]Invite, error)
	// Rehash gives invites other tokens, all or none.
	Rehash(ctx context.Context, list []Invite) error
	// Invite finds an invite by its token's hash; fault.NotFound when there is none.
	Invite(ctx context.Context, hash string) (Invite, error)
	// Invites lists the invites of a form, the latest answers first, then the newest. With open, those alone that were not
	// answered and work still.
	Invites(ctx context.Context, form string, open bool, now time.Time, limit int) ([]Invite, error)
	// Answer changes an invite in one go; change may refuse. Its Rev grows by one.
	Answer(ctx context.Context, hash string, change func(*Invite) error) (Invite, error)
	Counts(ctx context.Context, now time.Time) (map[string]Count, error)
	// Pending lists invites that the warehouse does not have as they are, the oldest first.
	Pending(ctx context.Context, limit int) ([]Invite, error)
	// Loaded notes that the warehouse has the invites as they stand in the list.
	Loaded(ctx context.Context, list []Invite) error
}

// What texts may be long.
const (
	longestTitle   = 120
	longestText    = 500
	LongestComment = 2000
	longestDays    = 365
)

// check tidies a form or says what is wrong with it.
func check(f *Form) error {
	if !slices.Contains(Kinds(), f.Kind) {
		return at("kind", fault.Invalidf("Choose what the question measures.", "Выберите, что измеряет вопрос."))
	}
	if !slices.Contains(f.Kind.Scales(), f.Scale) {
		return at("scale", fault.Invalidf("Choose a scale from the list.", "Выберите шкалу из списка."))
	}
	if f.Lang != lang.RU {
		f.Lang = lang.EN
	}
	for _, x := range []struct {
		name string
		text *model.Text
		most int
	}{{"title", &f.Title, longestTitle}, {"question", &f.Question, longestText}, {"thanks", &f.Thanks, longestText}} {
		x.text.EN, x.text.RU = line(x.text.EN), line(x.text.RU)
		for suffix, text := range map[string]string{"_en": x.text.EN, "_ru": x.text.RU} {
			if utf8.RuneCountInString(text) > x.most {
				return at(x.name+suffix, fault.Invalidf("At most %d characters.", "Не больше %d знаков.", x.most))
			}
		}
	}
	own := "_" + string(f.Lang)
	switch {
	case f.Lang.Pick(f.Title.EN, f.Title.RU) == "":
		return at("title"+own, fault.Invalidf("Name the survey: clients see the name above the question.", "Назовите опрос: клиенты видят название над вопросом."))
	case f.Lang.Pick(f.Question.EN, f.Question.RU) == "":
		return at("question"+own, fault.Invalidf("Write the question.", "Напишите вопрос."))
	case f.Days < 1 || f.Days > longestDays:
		return at("days", fault.Invalidf("A link works from 1 to %d days.", "Ссылка действует от 1 до %d дней.", longestDays))
	}
	return nil
}

// line makes a text one line without what cannot be seen.
func line(text string) string { return words(text, false) }

// words drops from a text what is no letter, mark or space of it, and the space around it. Lines stay where they may.
func words(text string, lines bool) string {
	out := make([]rune, 0, len(text))
	for _, r := range text {
		switch {
		case r == '\n' && lines:
			for len(out) > 0 && out[len(out)-1] == ' ' {
				out = out[:len(out)-1]
			}
			if n := len(out); n > 1 && out[n-1] == '\n' && out[n-2] == '\n' {
				continue // two empty lines are one
			}
		case unicode.IsSpace(r):
			r = ' '
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			continue
		}
		if r == ' ' && (len(out) == 0 || out[len(out)-1] == ' ' || out[len(out)-1] == '\n') {
			continue
		}
		if r == '\n' && len(out) == 0 {
			continue
		}
		out = append(out, r)
	}
	for len(out) > 0 && (out[len(out)-1] == ' ' || out[len(out)-1] == '\n') {
		out = out[:len(out)-1]
	}
	return string(out)
}
