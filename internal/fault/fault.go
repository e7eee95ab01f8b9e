// Package fault gives every error of the program a kind and, where a person will read it, a sentence in their language.
//
// A function that can fail begins with
//
//	defer fault.Wrap(&err, "sync.Pull(%s)", account)
//
// so that the log shows the trail of operations. The reader of a page never sees that trail: [Message] returns only the sentence
// that was written for people by [New] or [Sentence], and a neutral one for anything else.
package fault

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// Kind says what the caller can do about an error. The zero Kind is Internal.
type Kind uint8

// The kinds of error. Each has its HTTP status, see [Status].
const (
	Internal  Kind = iota // our own mistake or a broken machine: nothing the reader can change
	Invalid               // the question is wrong: correct it and ask again
	Forbidden             // the question is right, the viewer may not ask it
	NotFound              // there is no such thing, or the viewer may not know that there is
	Conflict              // somebody changed the thing meanwhile: look again
	Busy                  // not now: the same request may succeed later
)

// String returns the kind's name as logs and the API print it.
func (k Kind) String() string {
	switch k {
	case Invalid:
		return "invalid"
	case Forbidden:
		return "forbidden"
	case NotFound:
		return "not found"
	case Conflict:
		return "conflict"
	case Busy:
		return "busy"
	default:
		return "internal"
	}
}

// Text is one sentence in every language of the program.
type Text struct{ EN, RU string }

// In returns the sentence in the language of that code ("ru", "en"), English for any other code or where the Russian is missing.
func (t Text) In(code string) string {
	if code == "ru" && t.RU != "" {
		return t.RU
	}
	return t.EN
}

// Error is an error with a kind and a sentence for the reader.
// Most code builds it with [New] or [Sentence] and asks about it with [Is] and [MessageIn].
type Error struct {
	Kind  Kind
	Text  Text  // already formatted
	Cause error // what went wrong below, for the log; nil when the sentence is all there is
}

// Error returns the English sentence, followed by the cause when there is one.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Text.EN
	}
	return e.Text.EN + ": " + e.Cause.Error()
}

// Unwrap returns the cause, so that errors.Is and errors.As see through the sentence.
func (e *Error) Unwrap() error { return e.Cause }

// New returns an error of kind k with a sentence for the reader, the same in every language.
func New(k Kind, user string, args ...any) error {
	return &Error{Kind: k, Text: Text{EN: fmt.Sprintf(user, args...)}}
}

// Sentence returns an error of kind k that tells the reader en or ru. Both are formatted with the same arguments; where the word
// order differs, the formats name them by position ("%[2]s").
func Sentence(k Kind, en, ru string, args ...any) error {
	return Say(k, Text{EN: en, RU: ru}, args...)
}

// Say is [Sentence] for a text that already is a value. Its two sentences are formats for args.
func Say(k Kind, t Text, args ...any) error {
	return &Error{Kind: k, Text: t.format(args)}
}

// Because returns an error of kind k that tells the reader t and keeps cause for the log and for errors.Is.
func Because(cause error, k Kind, t Text, args ...any) error {
	return &Error{Kind: k, Text: t.format(args), Cause: cause}
}

// Invalidf is [Sentence] for the commonest kind, a question that must be corrected.
func Invalidf(en, ru string, args ...any) error {
	return Say(Invalid, Text{EN: en, RU: ru}, args...)
}

// format fills args into both sentences; a missing Russian one stays missing.
func (t Text) format(args []any) Text {
	out := Text{EN: fmt.Sprintf(t.EN, args...)}
	if t.RU != "" {
		out.RU = fmt.Sprintf(t.RU, args...)
	}
	return out
}

// Wrap puts the name of the operation before *err, and does nothing when *err is nil. It is meant to be deferred.
// Kind and sentence stay what they were.
func Wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *err)
	}
}

// Is reports whether err is of kind k. A nil error is of no kind.
func Is(err error, k Kind) bool { return err != nil && KindOf(err) == k }

// KindOf returns the kind of the outermost [Error] in err. A cancelled or timed-out context is Busy, anything else unknown, and
// nil, is Internal.
func KindOf(err error) Kind {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e.Kind
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Busy
	default:
		return Internal
	}
}

// Message returns what to tell an English reader, see [MessageIn].
func Message(err error) string { return MessageIn(err, "en") }

// MessageIn returns what to tell a reader of that language: the sentence of the outermost [Error], without the trail of operations
// or the cause. Internal errors, whatever they say, and errors without a sentence give a neutral one. It is "" for nil.
func MessageIn(err error, code string) string {
	if err == nil {
		return ""
	}
	var e *Error
	k := KindOf(err)
	if errors.As(err, &e) && k != Internal {
		return e.Text.In(code)
	}
	if k == Busy {
		return Text{
			EN: "This took too long. Try again in a minute.",
			RU: "Ответ занял слишком много времени. Повторите через минуту.",
		}.In(code)
	}
	return Text{
		EN: "Something went wrong on our side. The details are in the server's log.",
		RU: "Что-то сломалось на нашей стороне. Подробности в журнале сервера.",
	}.In(code)
}

// Status returns the HTTP status for err: 200 for nil, 400 invalid, 403 forbidden, 404 not found, 409 conflict, 503 busy,
// 500 internal.
func Status(err error) int {
	if err == nil {
		return http.StatusOK
	}
	switch KindOf(err) {
	case Invalid:
		return http.StatusBadRequest
	case Forbidden:
		return http.StatusForbidden
	case NotFound:
		return http.StatusNotFound
	case Conflict:
		return http.StatusConflict
	case Busy:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}
