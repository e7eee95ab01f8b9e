package warehouse

// surveyDays is the time in which only the last of a client's answers counts.
const surveyDays = 90

// surveyStep tells which answers count and what they say.
func surveyStep() *Step {
	return &Step{
		Name: "survey",
		Inputs: []Input{{From: "survey", By: "client", Alone: true, Order: []string{"at"}, Columns: []string{
			"id", "at_day", "kind", "score", "scale", "client", "excluded",
		}}},
		Out: []*Table{surveyWide},
		Run: runSurvey,
	}
}

type survey struct {
	id           any
	day          maybe
	kind         string
	score, scale maybe
	client       any
	excluded     any
}

func readSurvey(r Row) survey {
	c := cursor{row: r}
	s := survey{
		id: c.any(), day: c.maybe(), kind: c.text(), score: c.maybe(), scale: c.maybe(), client: c.any(), excluded: c.any(),
	}
	if !s.scale.known || s.scale.v <= 0 {
		s.scale = some(5)
		if s.kind == "nps" {
			s.scale = some(10)
		}
	}
	return s
}

// runSurvey goes through one client's answers. Of each kind, the first opens a window of 90 days in which only the last
// counts; the next answer after it opens another. So what has counted once counts for ever.
//
//	answers on day 0, 60, 120 → those of day 60 and 120 count
func runSurvey(_ *Env, g Group, emit func(int, Row)) {
	type window struct {
		kind     string
		excluded any
	}
	type opened struct {
		day  int64 // first day of the window
		last int   // row of its last answer
	}
	counted := make([]bool, len(g.Rows[0]))
	open := map[window]opened{}
	list := make([]survey, len(g.Rows[0]))
	for i, r := range g.Rows[0] {
		s := readSurvey(r)
		list[i] = s
		if !s.score.known {
			continue
		}
		counted[i] = true
		if s.client == nil || !s.day.known {
			continue
		}
		key := window{s.kind, s.excluded}
		now, known := open[key]
		if known && s.day.v-now.day < surveyDays {
			counted[now.last] = false
			now.last = i
		} else {
			now = opened{day: s.day.v, last: i}
		}
		open[key] = now
	}
	for i, s := range list {
		emit(0, s.row(counted[i]))
	}
}

// row returns the row of survey_x. Marks of other scales are stretched to ten and to five.
func (s survey) row(counted bool) Row {
	nps, answered := s.kind == "nps", s.score.known
	score, scale := s.score.v, s.scale.v
	return Row{
		s.id, flag(counted, 1),
		flag(answered && nps && score*10 >= 9*scale, 1),
		flag(answered && nps && score*10 <= 6*scale, 1),
		flag(answered && !nps && score*5 >= 4*scale, 1),
		flag(answered, 1),
	}
}
