package warehouse

// The kinds of closing; a win and a loss are named as the states they lead to.
const kindReverted = "reverted"

// verdict is a closing as docs/decisions/0006 defines it: a win, a loss, or a win of an earlier month taken back.
type verdict struct {
	kind string
	at   int64
	turn int // with which the win or the loss began; of a reverted win, that win's
}

// verdicts settles a deal's closings month by month. A win and its revert in one month vanish together, and the last win
// is the one that counts; a win that stood at the end of an earlier month is taken back by a verdict of its own. The last
// loss of a month counts when it stood at its end, and is never taken back. Month numbers the calendar months.
//
//	won 10 May, reopened 20 May, won 28 May, reopened 5 June, lost 9 June
//	→ won 28 May, reverted 5 June, lost 9 June
func (e *Env) verdicts(turns []turn) []verdict {
	var out []verdict
	standing := -1 // the win of an earlier month that stands
	was := ""
	for i := 0; i < len(turns); {
		month := e.month(turns[i].at)
		win, loss, reopened := -1, -1, -1
		for ; i < len(turns) && (turns[i].state == was || e.month(turns[i].at) == month); i++ {
			is := turns[i].state
			if is == was || turns[i].undated {
				continue
			}
			switch {
			case was == stateLost:
				loss = -1
			case was == stateWon && win < 0:
				reopened = i
			case was == stateWon:
				win = -1
			}
			switch is {
			case stateWon:
				win = i
			case stateLost:
				loss = i
			}
			was = is
		}
		if reopened >= 0 && standing >= 0 {
			out = append(out, verdict{kindReverted, turns[reopened].at, standing})
			standing = -1
		}
		if win >= 0 {
			out = append(out, verdict{stateWon, turns[win].at, win})
			standing = win
		}
		if loss >= 0 {
			out = append(out, verdict{stateLost, turns[loss].at, loss})
		}
	}
	return out
}

// month numbers the calendar month of an instant in the company's zone.
func (e *Env) month(at int64) int64 { return monthOf(e.day(at)) }
