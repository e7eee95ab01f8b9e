package warehouse

// path is how far a deal came in one pipeline.
type path struct {
	env      *Env
	deal     *deal
	life     timeline
	pipeline string
	stages   []reached // the stages to pass, ascending by rank
	active   int       // the stage it was in last; -1 for none
	won      int       // the turn of the win that stands in this pipeline; -1 for none
}

// reached is a stage and how a deal got there.
type reached struct {
	Stage
	turn    int  // of the first entry, or of the jump over it; -1 when never reached
	entered bool // it stood in the stage
	stands  bool // it still does
	stay    int64
}

// paths follows a deal through every pipeline it was in, in the order of its coming there.
//
//	stages A B C D; turns A, C, B, lost → A entered, B entered, C entered, D not reached; lost with B as the last
//	turns A, D, won                    → all reached, B and C by the jump to D
func (e *Env) paths(d *deal, life timeline) []path {
	var list []path
	for i, t := range life.turns {
		known := false
		for _, p := range list {
			known = known || p.pipeline == t.pipeline
		}
		if !known {
			p := path{env: e, deal: d, life: life, pipeline: t.pipeline, active: -1, won: -1}
			p.follow(i)
			list = append(list, p)
		}
	}
	return list
}

// follow goes through the turns of the pipeline, the first of which is given.
func (p *path) follow(first int) {
	p.fill(first)
	turns := p.life.turns
	for i := first; i < len(turns); i++ {
		if turns[i].pipeline != p.pipeline {
			continue
		}
		switch turns[i].state {
		case stateOpen:
			p.stand(i)
		case stateWon:
			p.reach(len(p.stages), i)
		}
	}
	if p.active < 0 && len(p.stages) > 0 { // it must have begun somewhere
		p.active = 0
		p.reach(1, first)
	}
	if last := p.life.last(); last.state == stateWon && last.pipeline == p.pipeline {
		p.won = p.life.since(sameState)
	}
}

// fill lists the open stages of the pipeline, and those stages that are not in the pipeline any more but were passed.
func (p *path) fill(first int) {
	stages := p.env.Dict.Pipelines[p.pipeline].Stages
	p.stages = make([]reached, 0, len(stages))
	for _, s := range stages {
		if p.env.outcome(s, "") == stateOpen {
			p.stages = append(p.stages, reached{Stage: s, turn: -1})
		}
	}
	for _, t := range p.life.turns[first:] {
		if t.pipeline != p.pipeline || t.state != stateOpen || t.stage.Pipeline == "" || p.index(t.stage.ID) >= 0 {
			continue
		}
		at := 0
		for at < len(p.stages) && p.stages[at].Rank <= t.stage.Rank {
			at++
		}
		p.stages = append(p.stages, reached{})
		copy(p.stages[at+1:], p.stages[at:])
		p.stages[at] = reached{Stage: t.stage, turn: -1}
	}
}

func (p *path) index(stage string) int {
	for i := range p.stages {
		if p.stages[i].ID == stage {
			return i
		}
	}
	return -1
}

// stand notes that the deal stood in the stage of a turn. A stage that nobody knows counts as the first one, jumped over.
func (p *path) stand(turn int) {
	i := p.index(p.life.turns[turn].stage.ID)
	if i < 0 {
		if len(p.stages) > 0 && p.active < 0 {
			p.active = 0
			p.reach(1, turn)
		}
		return
	}
	p.active = i
	p.reach(i, turn)
	s := &p.stages[i]
	if !s.entered {
		s.entered, s.turn = true, turn
	}
	if until := p.life.end(turn); until.known {
		s.stay += until.v - p.life.turns[turn].at
	} else {
		s.stands = true
	}
}

// reach notes that the first stages, so many of them, were reached at the latest with a turn.
func (p *path) reach(stages, turn int) {
	for i := range p.stages[:stages] {
		if p.stages[i].turn < 0 {
			p.stages[i].turn = turn
		}
	}
}

// rows emits the rows of deal_stage: the stages reached, then the stage of the win.
func (p *path) rows(emit func(int, Row)) {
	n := p.deal.n
	last := p.life.last()
	here := last.pipeline == p.pipeline
	for i, s := range p.stages {
		if s.turn < 0 {
			continue
		}
		next := p.won >= 0 || i+1 < len(p.stages) && p.stages[i+1].turn >= 0
		lost := here && last.state == stateLost
		open := here && last.state == stateOpen && !p.life.gone.known
		var stay any
		if s.entered && !s.stands {
			stay = s.stay
		}
		emit(outStage, append(p.begin(s.Stage, s.turn, s.entered),
			flag(next, n), flag(lost && i == p.active, n), flag(open && i == p.active, n), flag(!here && i == p.active, n),
			flag(p.won >= 0, n), stay, p.amount(s.turn)))
	}
	if p.won < 0 {
		return
	}
	if s, entered := p.wonStage(); s.ID != "" {
		emit(outStage, append(p.begin(s, p.won, entered), int64(0), int64(0), int64(0), int64(0), n, nil, p.amount(p.won)))
	}
}

// begin returns a row of deal_stage up to entered_day.
func (p *path) begin(s Stage, turn int, entered bool) Row {
	t := p.life.turns[turn]
	t.pipeline = p.pipeline
	day := p.env.day(t.at)
	return append(p.deal.carried(p.env, t, day, 12), p.env.word(s.ID), s.Rank, entered, t.at, p.env.dayCell(day))
}

func (p *path) amount(turn int) any {
	t := p.life.turns[turn]
	return p.env.base(t.amount, p.deal.currency, p.env.day(t.at)).cell()
}

// wonStage returns the stage that stands for the win, and whether the deal is in it by its own stage.
func (p *path) wonStage() (Stage, bool) {
	if s := p.life.turns[p.won].stage; s.Outcome == stateWon {
		return s, true
	}
	for _, s := range p.env.Dict.Pipelines[p.pipeline].Stages {
		if s.Outcome == stateWon {
			return s, false
		}
	}
	return Stage{}, false
}

// topStage returns the furthest stage reached in a pipeline.
func topStage(paths []path, pipeline string) Stage {
	var top Stage
	for _, p := range paths {
		if p.pipeline != pipeline {
			continue
		}
		for _, s := range p.stages {
			if s.turn >= 0 {
				top = s.Stage
			}
		}
		if p.won >= 0 {
			if s, _ := p.wonStage(); s.ID != "" {
				top = s
			}
		}
	}
	return top
}
