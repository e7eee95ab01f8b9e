package alert

import (
	"math"
	"slices"
	"unicode/utf8"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// Check says what is wrong with a rule.
func Check(r Rule, m *model.Model) error {
	const longest = 120
	switch {
	case r.Title.In("ru") == "" || utf8.RuneCountInString(r.Title.RU) > longest || utf8.RuneCountInString(r.Title.EN) > longest:
		return fault.Invalidf("Name the alert in at most %d characters.", "Назовите оповещение, не длиннее %d знаков.", longest)
	case !slices.Contains(Kinds(), r.Kind):
		return fault.Invalidf("Choose what the alert holds the figure against.", "Выберите, с чем сравнивать величину.")
	case len(r.To) == 0:
		return fault.Invalidf("Choose who is told.", "Выберите, кому сообщать.")
	}
	for _, w := range r.To {
		if login, ok := w.Login(); ok && login != "" {
			continue
		}
		if w != Person && w != Head && !slices.Contains(account.Roles(), account.Role(w)) {
			return fault.Invalidf("%q is nobody who can be told.", "«%s» — не тот, кому можно сообщить.", string(w))
		}
	}
	if err := checkHours(r); err != nil {
		return err
	}
	if err := checkBounds(r); err != nil {
		return err
	}
	if r.Kind == Late || r.Kind == Feed {
		if r.Kind == Feed && r.Feed == "" {
			return fault.Invalidf("Name the feed.", "Назовите, откуда берутся сведения.")
		}
		return nil
	}
	return checkFigure(r, m)
}

func checkHours(r Rule) error {
	for _, text := range []string{r.Quiet.From, r.Quiet.To, r.Digest} {
		if _, ok := minutes(text); !ok && text != "" {
			return fault.Invalidf("%q is no time of day; write 21:00.", "«%s» — не время суток; пишется 21:00.", text)
		}
	}
	if (r.Quiet.From == "") != (r.Quiet.To == "") {
		return fault.Invalidf("Quiet hours need both ends.", "У тихих часов должны быть начало и конец.")
	}
	return nil
}

func checkBounds(r Rule) error {
	const (
		most   = 1000
		widest = 1e15 // up to there every digit counts
	)
	for _, b := range []*float64{
		r.Below, r.Above, &r.Clear, &r.Volume.Least, &r.Sure, &r.Expect.Width, &r.Expect.Least, &r.Expect.Team, &r.Window.After,
	} {
		if b != nil && !(math.Abs(*b) <= widest) {
			return fault.Invalidf("A bound is a number of at most fifteen digits.", "Порог — это число не длиннее пятнадцати знаков.")
		}
	}
	switch {
	case r.Kind != Anomaly && r.Kind != NoData && r.Below == nil && r.Above == nil:
		return fault.Invalidf("Say below or above what the alert fires.", "Укажите, ниже или выше чего сообщать.")
	case r.Below != nil && r.Above != nil && *r.Below > *r.Above:
		return fault.Invalidf("The lower bound is above the upper one.", "Нижний порог больше верхнего.")
	case r.Below != nil && r.Above != nil && r.Clear*2 > *r.Above-*r.Below:
		return fault.Invalidf("The band is too narrow to come back that far into it.", "Полоса слишком узка: вернуться в неё так далеко нельзя.")
	case r.Clear < 0 || r.Checks < 0 || r.Calm < 0 || r.Window.Days < 0 || r.Window.Lag < 0:
		return fault.Invalidf("Counts are not below nought.", "Количества не бывают меньше нуля.")
	case r.Checks > most || r.Calm > most || r.Window.Days > most || r.Window.Lag > most || r.Expect.Past > most:
		return fault.Invalidf("At most %d.", "Не больше %d.", most)
	case r.Window.Grain != Daily && r.Window.Grain != Weekly:
		return fault.Invalidf("Checks are counted by day or by week.", "Проверки считаются по дням или по неделям.")
	case r.Kind == Anomaly && r.Clear >= 1:
		return fault.Invalidf("Of an anomaly the way back is a share of half the range, below 1.",
			"Для отклонения возврат задаётся долей половины диапазона, меньше 1.")
	}
	return nil
}

// checkFigure checks what is asked for.
func checkFigure(r Rule, m *model.Model) error {
	metric, ok := m.Metric(r.Metric)
	if !ok {
		return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", r.Metric)
	}
	if metric.Waits != "" && r.Live() {
		return fault.Invalidf("The metric %q has no figures yet.", "У показателя «%s» пока нет значений.", r.Metric)
	}
	for _, name := range []model.Name{r.Volume.Metric, r.Parts.Metric} {
		if _, ok := m.Metric(name); name != "" && !ok {
			return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", name)
		}
	}
	parts := r.Parts.Metric
	if parts == "" {
		parts = r.Metric
	}
	for _, x := range [][2]string{{r.Metric, r.By}, {r.Volume.Metric, r.By}, {parts, r.Parts.By}} {
		if x[0] != "" && x[1] != "" && !m.CanSplit(x[0], x[1]) {
			return fault.Invalidf("%q cannot be told by %q.", "«%s» не раскладывается по «%s».", x[0], x[1])
		}
	}
	q, err := query.ParseText(r.Where)
	if err != nil {
		return err
	}
	bare := query.Query{Where: q.Where}
	if q.String() != bare.String() {
		return fault.Invalidf("%q: filters alone narrow an alert.", "«%s»: сузить оповещение могут только фильтры.", r.Where)
	}
	return nil
}
