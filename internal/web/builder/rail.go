package builder

import (
	"slices"

	"svodka/internal/board"
)

// rail says in a line what each step has.
func (x screen) rail() []stepShown {
	v, s := x.V, x.S
	now := slices.Index(steps(), s.Step)
	var list []stepShown
	for i, id := range steps() {
		st := stepShown{ID: id, No: i + 1, Title: stepTitle(id, v.Lang), On: id == s.Step, Sum: v.T("not set", "не задано")}
		passed := i < now
		switch id {
		case stepGoal:
			if sum := x.goalWord(); sum != "" {
				st.Sum, st.Done = sum, true
			}
			st.Bad = x.Errors[titleOf] != "" || x.Errors[goalOf] != "" || x.Errors[readerOf] != ""
		case stepKind:
			if len(s.Metrics) > 0 {
				st.Sum, st.Done = x.kindWord(), passed || s.Kind != ""
			}
		case stepWhat:
			st.Bad = x.Errors[field] != "" || x.Errors[rangeOf] != ""
			if len(s.Metrics) > 0 {
				st.Sum, st.Done = x.whatWord(), passed && !st.Bad
			}
		case stepRefresh:
			st.Sum, st.Done = refreshWord(s.Refresh, v), passed || s.Refresh != "live"
		case stepRights:
			st.Sum, st.Done = accessWord(s, v), passed || s.Access != accessPrivate
			st.Bad = x.Errors[rightsOf] != ""
		case stepNotify:
			if s.Notify != "" {
				st.Sum, st.Done = clip(s.Notify, 60), true
			}
		case stepCheck:
			st.Sum = x.checkWord()
			st.Bad = slices.ContainsFunc(x.Pre.Findings, func(f finding) bool { return f.Mark == "x" })
		}
		list = append(list, st)
	}
	return list
}

func (x screen) goalWord() string {
	reader := x.V.T("Read by: ", "Читает: ") + clip(x.S.Reader, 60)
	switch {
	case x.S.Reader == "":
		return clip(x.S.Goal, 80)
	case x.S.Goal == "":
		return reader
	}
	return clip(x.S.Goal, 60) + ". " + reader
}

func (x screen) kindWord() string {
	kind := x.S.shown(x.V.About.Model)
	text := kindTitle(kind, x.V.Lang)
	if slices.Contains([]board.Kind{board.KPI, board.Table, board.Pivot, board.Records}, kind) {
		return text
	}
	return text + viewWord(x.S.View, x.V)
}

func (x screen) whatWord() string {
	v, s := x.V, x.S
	text := v.Lang.Count(int64(len(s.Metrics)), metricWords(v)...)
	if n := len(s.Rows) + len(s.Cols); n > 0 {
		text += ", " + v.Lang.Count(int64(n), groupWords(v)...)
	}
	if n := len(s.Where) + len(s.Own); n > 0 {
		text += ", " + v.Lang.Count(int64(n), condWords(v)...)
	}
	return text
}

func (x screen) checkWord() string {
	look := 0
	for _, f := range x.Pre.Findings {
		if f.Mark != "g" {
			look++
		}
	}
	switch {
	case len(x.Pre.Findings) == 0:
		return x.V.T("on real data", "на настоящих данных")
	case look == 0:
		return x.V.T("in order", "всё в порядке")
	}
	return x.V.T("look at: ", "посмотрите: ") + x.V.Lang.Int(int64(look))
}
