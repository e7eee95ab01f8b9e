package schedule

import (
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
)

// notes are what the queue says of jobs, and how Russian says it. What servers answer stays as they wrote it.
func notes() [][2]string {
	return [][2]string{
		{"the schedule was removed", "расписание удалено"},
		{"the schedule is paused", "расписание на паузе"},
		{"no longer a recipient", "больше не получатель"},
		{"unsubscribed", "отписался"},
		{"no rows", "нет строк"},
		{"not approved by an administrator", "не одобрено администратором"},
		{"given up: it broke off each time", "не удалось: каждый раз обрывалось"},
		{"once more by hand", "ещё раз вручную"},
		{"the bot was blocked", "бот заблокирован"},
		{"stopped in the chat", "отключено командой в чате"},
		{ByOwnWish, "выключено самим получателем"},
		{"attempt ", "попытка "},
		{"no address for mail", "нет почтового адреса"},
		{"no address for telegram", "Telegram не привязан"},
		{"mail is off: ", "почта отключена: "},
		{"telegram is off: ", "Telegram отключён: "},
		{"there is no account ", "нет учётной записи "},
	}
}

// tongues stands between the English and the Russian of a note that was told in both.
const tongues = "\x1e"

// Told is what is noted of a failure: in both languages where it is a sentence for people, else what the other side said.
func Told(err error) string {
	if fault.KindOf(err) == fault.Internal {
		return err.Error()
	}
	return lang.EN.Message(err) + tongues + lang.RU.Message(err)
}

// Note is what was noted of a job, for a reader of a language.
func Note(note string, l lang.Lang) string {
	if en, ru, ok := strings.Cut(note, tongues); ok {
		// A reason may stand after words of our own: "mail is off: …".
		own, reason, after := strings.Cut(en, ": ")
		if before := Note(own+": ", l); after && before != own+": " {
			return before + l.Pick(reason, ru)
		}
		return l.Pick(en, ru)
	}
	if l != lang.RU {
		return note
	}
	for _, n := range notes() {
		if rest, ok := strings.CutPrefix(note, n[0]); ok {
			return n[1] + Note(rest, l) // a reason may follow
		}
	}
	for _, n := range [][3]string{
		{"the account ", " is disabled", "учётная запись %s отключена"},
		{"the domain ", " is not on the list", "домена %s нет в списке"},
	} {
		if rest, ok := strings.CutPrefix(note, n[0]); ok {
			if name, ok := strings.CutSuffix(rest, n[1]); ok {
				return strings.ReplaceAll(n[2], "%s", name)
			}
		}
	}
	return note
}
