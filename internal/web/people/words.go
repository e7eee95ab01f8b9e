package people

import (
	"strings"

	"svodka/internal/account"
	"svodka/internal/lang"
)

// phrases are the words of the log as a Russian reader has them. The log itself keeps one form, so that a search finds
// the same whoever wrote it.
var phrases = strings.NewReplacer(
	"sign-in service", "сервис входа", "too many guesses", "слишком много попыток", "first administrator", "первый администратор",
	"set-up", "первая настройка", "link for a new password sent", "отправлена ссылка для нового пароля",
	"password set by invite link", "пароль задан по приглашению", "password set by reset link", "пароль задан по ссылке",
	"invite link made", "выдано приглашение", "reset link made", "выдана ссылка для нового пароля",
	"password changed", "пароль изменён", "password set", "пароль задан",
	"unlinked from the", "снята привязка:", "linked to the", "привязана:", "no account", "нет учётной записи",
	"invited: ", "приглашение: ", "added as ", "добавлена: ", "command line", "командная строка",
	"disabled", "отключена", "enabled", "включена", "crm user ", "сотрудник CRM ", "department ", "отдел ",
	"pipelines ", "воронки ", "sources ", "источники ", "hidden ", "скрыто ",
)

// things are the first words of what something was done to.
var things = [][2]string{
	{"user ", "учётная запись "}, {"report ", "отчёт "}, {"survey ", "опрос "}, {"dashboard ", "дашборд "}, {"board ", "дашборд "}, {"records ", "записи "},
	{"list ", "список "}, {"explain ", "объяснение "}, {"question", "вопрос"}, {"deal ", "сделка "}, {"lead ", "заявка "},
	{"client ", "клиент "}, {"call ", "звонок "}, {"task ", "задача "}, {"unknown login", "неизвестный логин"},
	{"settings of the company", "настройки компании"}, {"sign-in service", "сервис входа"}, {"audit log", "журнал"},
}

// spokenThing is what something was done to, for its reader.
func spokenThing(text string, l lang.Lang) string {
	for _, x := range things {
		if rest, ok := strings.CutPrefix(text, x[0]); ok && l == lang.RU {
			return x[1] + rest
		}
	}
	return text
}

// spokenRights are the details of a change of rights, or of coming in and going out, for their reader.
func spokenRights(text string, l lang.Lang) string {
	if l == lang.RU {
		text = phrases.Replace(text)
	}
	parts := strings.Split(text, " → ")
	for i, part := range parts {
		before, role, found := strings.Cut(part, ": ")
		if !found {
			before, role = "", part
		}
		name, rest, more := strings.Cut(role, ", ")
		r, err := account.ParseRole(name)
		if err != nil {
			continue
		}
		parts[i] = strings.ToLower(r.Title(l))
		if found {
			parts[i] = before + ": " + parts[i]
		}
		if more {
			parts[i] += ", " + rest
		}
	}
	return strings.Join(parts, " → ")
}

// pipelineHelp says what a limit by pipeline does to what has no pipeline.
func pipelineHelp(l lang.Lang) string {
	return l.Pick(
		"None marked: all. Calls, tasks, meetings and letters go by the pipeline of their deal. Without a deal they are seen by whoever "+
			"answers for them and by their head; to other roles a limit hides them, and all that has no pipeline at all.",
		"Ничего не отмечено — все. Звонки, задачи, встречи и письма идут по воронке своей сделки. Если сделки нет, их видят ответственный "+
			"и его руководитель; остальным ограничение их скрывает, как и всё, у чего воронки не бывает.")
}
