package deliver

import (
	"cmp"
	"errors"
	"regexp"

	"github.com/wneessen/go-mail"

	"svodka/internal/fault"
)

// answered finds what a mail server answered in an error of the library: its code and its words.
var answered = regexp.MustCompile(`\b([45]\d\d) "?([^",]+)`)

// said puts a failure of mail into a sentence for people; what the server answered stands in it as it was written.
func said(err error) error {
	if err == nil {
		return nil
	}
	e, ok := errors.AsType[*mail.SendError](err)
	text := err.Error()
	told := cmp.Or(answer(text), text)
	t := fault.Text{EN: "The mail server refused the letter: %s", RU: "Почтовый сервер не принял письмо: %s"}
	switch {
	case !ok:
		if err := unwelcome(err); fault.KindOf(err) != fault.Internal {
			return err
		}
		t = fault.Text{EN: "The mail server does not answer as it should: %s", RU: "Почтовый сервер не отвечает как надо: %s"}
		told = text
	case e.IsTemp() || e.ErrorCode() < 500:
		t = fault.Text{EN: "The mail server asks to come back later: %s", RU: "Почтовый сервер просит повторить позже: %s"}
	case e.Reason == mail.ErrSMTPRcptTo:
		t = fault.Text{EN: "The mail server does not take this address: %s", RU: "Почтовый сервер не принял адрес: %s"}
	}
	return fault.Because(err, fault.Conflict, t, told)
}
