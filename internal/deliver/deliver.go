// Package deliver takes letters where they go: mail, Telegram, webhooks, folders. Each sender says of a failure whether it
// passes, see [schedule.Trouble], and gives a letter an identity that stays the same when it is sent again.
package deliver

import (
	"context"
	"strings"
	"unicode"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

// Post sends each letter by its channel.
type Post map[schedule.Channel]schedule.Sender

var _ schedule.Sender = Post{}

// Send sends a letter; a channel that is not set up will not be tomorrow, so it is not tried again.
func (p Post) Send(ctx context.Context, l schedule.Letter) error {
	s, ok := p[l.Channel]
	if !ok {
		return never(fault.Sentence(fault.Conflict, "The channel %s is not set up.", "Канал «%s» не настроен.", l.Channel.Title(l.Lang)))
	}
	return s.Send(ctx, l)
}

func never(err error) error { return &schedule.Trouble{Never: true, Cause: err} }

func off(err error) error { return &schedule.Trouble{Never: true, Off: true, Cause: err} }

// fileName makes a name safe to be a file's anywhere: one element of a path, no control characters, not hidden.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == unicode.ReplacementChar, unicode.Is(unicode.Bidi_Control, r):
			return -1
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return '_'
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	const longest = 100
	if runes := []rune(name); len(runes) > longest {
		stem, ext := name, ""
		if i := strings.LastIndexByte(name, '.'); i > 0 && len(name)-i <= 8 {
			stem, ext = name[:i], name[i:]
		}
		name = strings.TrimRight(string([]rune(stem)[:min(len([]rune(stem)), longest-len([]rune(ext)))]), " .") + ext
	}
	if name == "" {
		return "file"
	}
	return name
}
