package ask

import (
	"context"
	"slices"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
)

// Peer is the middle of a team's figures: what somebody who sees their own rows alone is told of the others. It has no
// names, no least and no greatest, and nothing by which rows could be asked for. The zero Peer is told nothing.
type Peer struct {
	Median float64
	// Of is how many people's figures the median is of, the viewer's own among them where there is one.
	Of int
}

// fewest is how many others must have a figure: the middle of fewer would give somebody away.
const fewest = 5

// Peers gives, for a viewer whose rows are those of one owner, the median of each question's first metric over the owners of
// their department, over all owners where the data has no department for them. Ranges and filters are the question's; each
// owner's figure is asked as such, so that a rate is the owner's rate. Whoever else asks gets the zero Peer, and so do a
// metric the viewer may not see, filters by people, and filters that leave a figure to less than five others.
//
// It is the one door that looks beyond a viewer's rows; docs/decisions/0009-who-may-see.md tells why.
func (d *Desk) Peers(ctx context.Context, v access.Viewer, questions []query.Query) (peers []Peer, err error) {
	defer fault.Wrap(&err, "ask.Peers(%d questions)", len(questions))
	peers = make([]Peer, len(questions))
	one, ok := ownerCond(v.Grant)
	if !ok {
		return peers, nil
	}
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		return r.peers(ctx, one, questions, peers)
	})
	return peers, err
}

// peers fills in what may be told for each question.
func (r *reader) peers(ctx context.Context, one int, questions []query.Query, out []Peer) error {
	self, team, err := r.team(r.viewer.Grant.Rows[0][one])
	if err != nil || len(team) <= fewest {
		return err
	}
	rows := slices.Clone(r.viewer.Grant.Rows[0])
	rows[one].Values = team
	wide := *r
	wide.viewer.Grant.Rows = [][]model.Cond{rows} // metrics are hidden as they were
	var list []query.Query
	var at []int
	for i, q := range questions {
		if len(q.Metrics) == 0 || slices.ContainsFunc(q.Where, r.ofPeople) {
			continue
		}
		list = append(list, query.Query{Metrics: q.Metrics[:1], By: []model.Name{"owner"}, Range: q.Range, Where: q.Where, Grain: cal.None})
		at = append(at, i)
	}
	if len(list) == 0 {
		return nil
	}
	answers, err := wide.answer(ctx, list)
	if err != nil {
		return err
	}
	for i, a := range answers {
		if a.Err == nil {
			out[at[i]] = middle(a, self)
		}
	}
	return nil
}

// ownerCond finds the condition that makes a grant that of one owner: its only alternative names one, whatever narrows it
// besides.
func ownerCond(g access.Grant) (at int, ok bool) {
	if g.All || len(g.Rows) != 1 {
		return 0, false
	}
	at = -1
	for i, c := range g.Rows[0] {
		if c.Name != "owner" {
			continue
		}
		if at >= 0 || c.Op != model.In || len(c.Values) != 1 || c.Values[0] == "" {
			return 0, false
		}
		at = i
	}
	return at, at >= 0
}

// team finds the owner of a condition and, as a condition names them, all of their department.
func (r *reader) team(c model.Cond) (self string, team []string, err error) {
	owner, ok := r.model.Dimension(c.Name)
	if !ok {
		return "", nil, nil
	}
	ids, err := r.Resolve(owner, c.Values)
	if fault.Is(err, fault.Invalid) || err == nil && len(ids) != 1 {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	rows, err := r.snap.Lookup(r.ctx, owner.Table, nil, []string{"department"})
	if err != nil {
		return "", nil, err
	}
	department := func(id string) string {
		if row := rows[id]; len(row) > 0 {
			text, _ := row[0].(string)
			return text
		}
		return ""
	}
	self = ids[0]
	own := department(self)
	for id := range rows {
		if own == "" || department(id) == own {
			team = append(team, "#"+id)
		}
	}
	slices.Sort(team) // one order, so that equal questions are equal scans
	return self, team, nil
}

// ofPeople reports whether a filter chooses people: with it the middle could be moved to one of them.
func (r *reader) ofPeople(c model.Cond) bool {
	d, ok := r.model.Dimension(c.Name)
	return c.Name == "owner" || ok && (d.Table == "user" || d.Table == "department")
}

// middle is the median of an answer by owner.
func middle(a *Answer, self string) Peer {
	var values []float64
	others := 0
	for _, row := range a.Frame.Rows {
		if row.Keys[0].Null || row.Cells[0].State != formula.Present {
			continue
		}
		values = append(values, row.Cells[0].V)
		if row.Keys[0].ID != self {
			others++
		}
	}
	if others < fewest {
		return Peer{}
	}
	slices.Sort(values)
	n := len(values)
	return Peer{Median: (values[(n-1)/2] + values[n/2]) / 2, Of: n}
}
