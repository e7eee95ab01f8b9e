package bitrix24

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
)

const (
	// overlap is how long before the last reading the next one begins: lists catch up with a delay.
	overlap = 300
	// again is how many ids before the last one a list that only grows is read again: ids are given before rows show.
	again = 60
)

// stream is one list of the REST that is read on from where it was left.
type stream struct {
	name, method string
	kind         string // of the objects
	title        fault.Text
	list         string // where in the result the rows are; "" is the result itself
	id           string // the key that rows are sorted by, as filters name it
	row          string // the same in a row; id when empty
	time         string // the field of the last change; "" for lists that only grow
	filter       map[string]any
	params       map[string]any
	fields       []string
	loud         bool // FILTER, SORT and ORDER, as telephony has them
	may          bool // the portal's plan or rights may leave it out
	quiet        bool // grows beside another stream of the same kind: it is neither swept nor counted
	wrap         func(json.RawMessage) (source.Object, error)
	// with fetches what belongs to a page; it goes to the shelf together with the page.
	with func(context.Context, source.Shelf, []source.Object) ([]source.Object, error)
}

// mark is the cursor of a stream. A reading goes through the list by id, so that what moves meanwhile cannot be passed over
// but by a change of its own, which the next reading finds: it begins where this one began.
type mark struct {
	From int64 `json:"from,omitempty"` // changes up to here have been read; by the portal's clock
	Next int64 `json:"next,omitempty"` // when the reading at work began
	Last int64 `json:"last,omitempty"` // the id read last
	Open bool  `json:"open,omitempty"` // a reading is at work
	N    int64 `json:"n,omitempty"`    // objects of the reading at work
	All  int64 `json:"all,omitempty"`  // how many there will be, by the portal's word
}

// absent reports that the portal does not have a list at all.
func (s *stream) absent(err error) bool {
	x := statusOf(err)
	switch {
	case err == nil || x.passing() || x.name == "" && x.code == 0:
		return false
	case missing(err), x.name == "ENTITY_TYPE_NOT_SUPPORTED", strings.Contains(x.detail, "not supported"):
		return true
	default:
		return s.may && (x.name == "NOT_FOUND" || x.name == "ACCESS_DENIED" || strings.Contains(strings.ToLower(x.detail), "access denied"))
	}
}

// page is the command that reads the rows behind an id. The id may be a reference to an earlier command of the batch.
func (s *stream) page(after string, since int64) command {
	filter := map[string]any{">" + s.id: after}
	maps.Copy(filter, s.filter)
	if since > 0 && s.time != "" {
		filter[">="+s.time] = time.Unix(since, 0).UTC().Format("2006-01-02T15:04:05+00:00")
	}
	return s.ask(filter, -1, s.fields)
}

func (s *stream) ask(filter map[string]any, start int, fields []string) command {
	p := map[string]any{"start": start}
	maps.Copy(p, s.params)
	if s.loud {
		p["FILTER"], p["SORT"], p["ORDER"] = filter, s.id, "ASC"
		return command{s.method, p}
	}
	p["filter"], p["order"] = filter, map[string]any{s.id: "ASC"}
	if len(fields) > 0 {
		p["select"] = fields
	}
	return command{s.method, p}
}

// following refers to the last row of a full page that the batch read before.
func (s *stream) following(n int) string {
	ref := "$result[c" + strconv.Itoa(n) + "]"
	if s.list != "" {
		ref += "[" + s.list + "]"
	}
	return ref + "[" + strconv.Itoa(pageMost-1) + "][" + s.key() + "]"
}

func (s *stream) key() string {
	if s.row != "" {
		return s.row
	}
	return s.id
}

// rows takes the rows out of a result: a list, or an object that has the list, or an empty list for nothing.
func (s *stream) rows(result json.RawMessage) ([]json.RawMessage, error) {
	if s.list != "" {
		var all bag
		if err := json.Unmarshal(result, &all); err != nil {
			return nil, fmt.Errorf("%s: %w", s.method, err)
		}
		result = all[s.list]
	}
	list, err := listed(result)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.method, err)
	}
	return list, nil
}

// number is the id of a row.
func (s *stream) number(raw json.RawMessage) int64 {
	var row struct {
		ID    num `json:"ID"` // "id" as well
		Order num `json:"orderId"`
	}
	if json.Unmarshal(raw, &row) != nil {
		return 0
	}
	if s.id == "orderId" {
		return int64(row.Order)
	}
	return int64(row.ID)
}

// found is what a chain of pages brought.
type found struct {
	rows  []json.RawMessage
	last  int64
	all   int64 // how many there are, where it was asked
	ended bool
	pages int
}

// chain reads pages one behind the other in a single request: each begins behind the last row of the one before. A page
// that does not go on behind the last id says that the list has come to its end.
func (r *Remote) chain(ctx context.Context, s *stream, after, since int64, pages int, count bool, fields []string) (found, error) {
	f := found{last: after}
	d, err := r.enter(ctx)
	if err != nil {
		return f, err
	}
	if count {
		pages = min(pages, batchMost-1)
	}
	n, err := d.gate.room(ctx, r.clock, s.method, pages)
	if err != nil {
		return f, err
	}
	plainly := *s
	plainly.fields = fields
	commands := make([]command, 0, n+1)
	for i := range n {
		from := strconv.FormatInt(after, 10)
		if i > 0 {
			from = s.following(i - 1)
		}
		commands = append(commands, plainly.page(from, since))
	}
	if count {
		commands = append(commands, s.ask(s.filter, 0, []string{s.id}))
	}
	out, _, err := r.batch(ctx, commands, true)
	if err != nil {
		return f, err
	}
	if err := f.take(s, out[:n]); err != nil {
		return f, err
	}
	if count && out[n].ran && out[n].err == nil {
		f.all = out[n].total
	}
	return f, nil
}

// take takes the rows of pages that follow each other.
func (f *found) take(s *stream, pages []outcome) error {
	for i, o := range pages {
		if o.err != nil && i == 0 {
			return o.err
		}
		if o.err != nil || !o.ran { // what came before it is kept; the next request meets it first
			return nil //nolint:nilerr // as said
		}
		rows, err := s.rows(o.result)
		if err != nil {
			return err
		}
		f.pages++
		for _, raw := range rows {
			id := s.number(raw)
			if id <= f.last { // it began anew: the page before was the last one
				f.ended = true
				return nil
			}
			f.rows, f.last = append(f.rows, raw), id
		}
		if len(rows) < pageMost {
			f.ended = true
			return nil
		}
	}
	return nil
}

// reading is a stream that is being read.
type reading struct {
	stream
	mark  mark
	first bool  // nothing has been read to its end yet
	since int64 // changes from here on; 0: all
	ahead *outcome
}

// begin takes a reading up where it was left, or begins the next one.
func begin(ctx context.Context, shelf source.Shelf, s stream, now int64) (*reading, error) {
	m, err := readMark(ctx, shelf, s.name)
	if err != nil {
		return nil, err
	}
	x := &reading{stream: s, mark: m, first: m.From == 0}
	if !m.Open {
		x.mark.Open, x.mark.Next, x.mark.N = true, now, 0
		if s.time != "" || x.first {
			x.mark.Last = 0
		} else {
			x.mark.Last = max(0, m.Last-again)
		}
	}
	if !x.first {
		x.since = m.From - overlap
	}
	return x, nil
}

// peek reads the first page of all readings that look for changes in a single request: most find nothing.
func (r *Remote) peek(ctx context.Context, all []*reading) error {
	d, err := r.enter(ctx)
	if err != nil {
		return err
	}
	var later []*reading
	for _, x := range all {
		if !x.first {
			later = append(later, x)
		}
	}
	for part := range slices.Chunk(later, batchMost) {
		commands := make([]command, len(part))
		for i, x := range part {
			if _, err := d.gate.room(ctx, r.clock, x.method, 1); err != nil {
				return err
			}
			commands[i] = x.page(strconv.FormatInt(x.mark.Last, 10), x.since)
		}
		out, _, err := r.batch(ctx, commands, false)
		if err != nil {
			return err
		}
		for i, x := range part {
			if out[i].ran && (out[i].err == nil || !statusOf(out[i].err).passing()) {
				x.ahead = &out[i]
			}
		}
	}
	return nil
}

// next brings the next pages of a reading.
func (r *Remote) next(ctx context.Context, x *reading, depth int) (found, error) {
	if x.ahead == nil {
		return r.chain(ctx, &x.stream, x.mark.Last, x.since, depth, x.first && x.mark.All == 0, x.fields)
	}
	f := found{last: x.mark.Last}
	err := f.take(&x.stream, []outcome{*x.ahead})
	x.ahead = nil
	return f, err
}

// follow reads a stream on from its cursor.
func (r *Remote) follow(ctx context.Context, shelf source.Shelf, s stream, now int64, tell func(source.Progress)) error {
	x, err := begin(ctx, shelf, s, now)
	if err != nil {
		return err
	}
	return r.finish(ctx, shelf, x, tell)
}

// finish reads a stream to its end.
func (r *Remote) finish(ctx context.Context, shelf source.Shelf, x *reading, tell func(source.Progress)) error {
	s := &x.stream
	pages, depth := int64(0), 1
	for {
		f, err := r.next(ctx, x, depth)
		if s.absent(err) {
			tell(source.Progress{Stream: s.name, Title: s.title, Done: true})
			return nil
		}
		if err != nil {
			return r.say(err)
		}
		objects, err := s.objects(ctx, shelf, f.rows)
		if err != nil {
			return err
		}
		m := &x.mark
		m.Last, m.N, m.All = f.last, m.N+int64(len(f.rows)), max(m.All, f.all)
		done, all := m.N, m.All
		if f.ended {
			*m = mark{From: m.Next, Last: m.Last}
		}
		if err := putMark(ctx, shelf, s.name, *m, objects); err != nil {
			return err
		}
		pages += int64(f.pages)
		tell(source.Progress{Stream: s.name, Title: s.title, Pages: pages, Objects: done, Total: max(done, all), Done: f.ended})
		if f.ended {
			return nil
		}
		depth = min(depth*5, batchMost)
	}
}

// objects makes objects of rows, and of what belongs to them.
func (s *stream) objects(ctx context.Context, shelf source.Shelf, rows []json.RawMessage) ([]source.Object, error) {
	list := make([]source.Object, 0, len(rows))
	for _, raw := range rows {
		o, err := s.wrap(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.method, err)
		}
		list = append(list, o)
	}
	if s.with == nil || len(list) == 0 {
		return list, nil
	}
	more, err := s.with(ctx, shelf, list)
	return append(list, more...), err
}

func readMark(ctx context.Context, shelf source.Shelf, name string) (m mark, err error) {
	c, err := shelf.Cursor(ctx, name)
	if err != nil || c == "" {
		return m, err
	}
	return m, json.Unmarshal([]byte(c), &m)
}

func putMark(ctx context.Context, shelf source.Shelf, name string, m mark, objects []source.Object) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return shelf.Put(ctx, objects, map[string]source.Cursor{name: source.Cursor(body)})
}
