package ask

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"

	"svodka/internal/frame"
	"svodka/internal/plan"
)

// heads are the first rows of an answer: their members, and how many rows there would be without the limit.
type heads struct {
	members []plan.Member
	rows    int
}

// narrow finds the first rows of answers that show a few of very many members, such as the fifty largest clients, while
// the groups pass by. Their plans then read these members' figures alone; the answers are the same.
func (r *reader) narrow(ctx context.Context, plans []*plan.Plan) error {
	if r.desk.whole {
		return nil
	}
	var missing, found []*plan.Plan // found[i] is the plan of heads of missing[i]
	var ids []string
	for _, p := range plans {
		h, ok := p.Heads()
		if !ok || !large(p.By[0]) || !frame.Streams(h) {
			continue
		}
		id := "first rows|" + h.HeadsID()
		if hit, ok := r.desk.cache.get(r.snap.Version(), id); ok {
			first := headsOf(hit)
			p.Narrow(first.members, first.rows)
			continue
		}
		missing, found, ids = append(missing, p), append(found, h), append(ids, id)
	}
	list, err := r.firsts(ctx, found)
	if err != nil {
		return err
	}
	for i, p := range missing {
		r.desk.cache.put(r.snap.Version(), ids[i], list[i].groups())
		p.Narrow(list[i].members, list[i].rows)
	}
	return nil
}

// firsts visits the scans of several plans of heads, each once and side by side.
func (r *reader) firsts(ctx context.Context, plans []*plan.Plan) ([]heads, error) {
	scans := plan.Fuse(plans)
	best := make([]*frame.Best, len(plans))
	takers := make([][]*frame.Best, len(scans))
	for i, h := range plans {
		best[i] = frame.NewBest(h, &names{reader: r, lang: r.viewer.Lang})
		for _, scan := range best[i].Scans() {
			takers[scan] = append(takers[scan], best[i])
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	for i, s := range scans {
		g.Go(func() error {
			return r.snap.Visit(ctx, s, func(n int, key []byte, figures []float64) {
				for _, b := range takers[i] {
					b.Take(i, n, key, figures)
				}
			})
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	list := make([]heads, len(plans))
	for i, b := range best {
		list[i].members, list[i].rows = b.First()
	}
	return list, nil
}

// groups writes heads as the cache keeps them, a group for each member.
func (h heads) groups() []plan.Group {
	list := make([]plan.Group, len(h.members))
	for i := range h.members {
		list[i] = plan.Group{N: h.rows, Keys: h.members[i : i+1 : i+1]}
	}
	return list
}

func headsOf(list []plan.Group) (h heads) {
	for _, g := range list {
		h.members, h.rows = append(h.members, g.Keys[0]), g.N
	}
	return h
}
