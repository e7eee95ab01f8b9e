package ask

import (
	"context"

	"svodka/internal/access"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/query"
)

// EachRecords gives all records behind a figure in pages of one state of the data, in the order that at asks for.
func (d *Desk) EachRecords(ctx context.Context, v access.Viewer, q query.Query, at Page, page func(*RecordList) error) (err error) {
	defer fault.Wrap(&err, "ask.EachRecords(%s)", q)
	q = ofRecords(q)
	return d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		for at.Skip, at.Limit = 0, MaxPage; ; at.Skip += MaxPage {
			list, err := r.records(ctx, q, at)
			if err != nil {
				return err
			}
			if err := page(list); err != nil {
				return err
			}
			if int64(at.Skip+len(list.Rows)) >= list.Total || len(list.Rows) == 0 {
				return nil
			}
		}
	})
}

// ofRecords leaves of a question what the records of its first metric depend on.
func ofRecords(q query.Query) query.Query {
	if len(q.Metrics) > 1 {
		q.Metrics = q.Metrics[:1]
	}
	q.By, q.Spine, q.Grain, q.Compare, q.Sort, q.Limit, q.Others, q.Derive = nil, nil, 0, nil, nil, 0, false, nil
	return q
}
