package warehouse

// answer is the first human answer to a lead; its moment is missing while there was none.
type answer struct {
	at    maybe
	owner string
}

// callLead is how long before a lead was entered the call may have begun that it was entered from.
const callLead = 3600

// answer finds the first human answer: an outgoing message that no robot sent, an outgoing call whether or not it was
// picked up, an answered incoming call, a meeting. A call that began in the hour before the lead was entered is the one it
// was entered from: it is an answer without delay. Anything else from before the arrival belongs to an earlier request.
func (l *lead) answer(g Group) answer {
	var best answer
	if !l.created.known {
		return best
	}
	arrived := l.created.v
	consider := func(at maybe, owner string) {
		if at.known && at.v >= arrived && (!best.at.known || at.v < best.at.v) {
			best = answer{at, owner}
		}
	}
	for _, r := range g.Rows[inLeadMessage] {
		c := cursor{row: r}
		at, direction, robot, owner := c.maybe(), c.text(), c.yes(), c.text()
		if direction == "out" && !robot {
			consider(at, owner)
		}
	}
	for _, r := range g.Rows[inLeadCall] {
		c := cursor{row: r}
		at, direction, result, owner := c.maybe(), c.text(), c.text(), c.text()
		if direction == "in" && result != "answered" {
			continue
		}
		if at.known && at.v < arrived && at.v >= arrived-callLead {
			at.v = arrived
		}
		consider(at, owner)
	}
	for _, r := range g.Rows[inLeadMeeting] {
		c := cursor{row: r}
		at, owner := c.maybe(), c.text()
		consider(at, owner)
	}
	return best
}
