package schedule_test

import (
	"strings"
	"testing"

	"svodka/internal/lang"
	"svodka/internal/schedule"
)

func TestNote(t *testing.T) {
	for note, want := range map[string]string{
		"attempt 2": "попытка 2", "unsubscribed": "отписался", "telegram is off: 403": "Telegram отключён: 403",
		"mail is off: switched off by the recipient": "почта отключена: выключено самим получателем",
		"the account ann is disabled":                "учётная запись ann отключена", "550 no such user": "550 no such user", "": "",
		"There is no such page.\x1eТакой страницы нет.":               "Такой страницы нет.",
		"mail is off: There is no such mailbox.\x1eТакого ящика нет.": "почта отключена: Такого ящика нет.",
	} {
		if got := schedule.Note(note, lang.RU); got != want {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
		if got := schedule.Note(note, lang.EN); got != strings.SplitN(note, "\x1e", 2)[0] {
			t.Errorf("%q: %q", note, got)
		}
	}
}
