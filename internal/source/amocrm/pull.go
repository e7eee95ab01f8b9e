package amocrm

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// The kinds of objects on the shelf.
const (
	kindAccount  = "account"
	kindUser     = "user"
	kindPipeline = "pipeline"
	kindReason   = "loss_reason"
	kindField    = "field" // id "leads:17"
	kindCatalog  = "catalog"
	kindLead     = "lead"
	kindContact  = "contact"
	kindCompany  = "company"
	kindTask     = "task"
	kindNote     = "note"
	kindEvent    = "event"
	kindElement  = "element" // of a catalog, id "catalog:element"
	kindUnsorted = "unsorted"
	kindCustomer = "customer"
	kindPurchase = "transaction" // of a customer
)

const leadWith = "contacts,loss_reason,catalog_elements,source,source_id"

// Pull brings the shelf up to date.
func (r *Remote) Pull(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	if err := r.wordsOnce(ctx, shelf); err != nil {
		return err
	}
	account, err := shelved[account](ctx, shelf, kindAccount, "account")
	if err != nil {
		return err
	}
	if err := r.meetBuyers(ctx, account); err != nil {
		return err
	}
	g, within := errgroup.WithContext(ctx)
	for _, s := range r.streams() {
		g.Go(func() error {
			switch {
			case s.byID:
				return r.scan(within, shelf, s, tell)
			case account.Filters || s.kind == kindNote:
				return r.follow(within, shelf, s, tell)
			}
			return r.skim(within, shelf, s, tell)
		})
	}
	g.Go(func() error { return r.feed(within, shelf, tell) })
	g.Go(func() error { return r.elements(within, shelf, tell) })
	g.Go(func() error { return r.unsorted(within, shelf) })
	if err := g.Wait(); err != nil {
		return err
	}
	if err := r.purchases(ctx, shelf, tell); err != nil {
		return err
	}
	return shelf.Put(ctx, nil, map[string]source.Cursor{cursorWords: ""})
}

// cursorWords is when the dictionaries were read by a run that has not ended well yet; wordsKeep is how long, in seconds,
// the run that goes on with it takes them as they are.
const (
	cursorWords = "words"
	wordsKeep   = 1800
)

func (r *Remote) wordsOnce(ctx context.Context, shelf source.Shelf) error {
	c, err := shelf.Cursor(ctx, cursorWords)
	if err != nil {
		return err
	}
	now := r.now().Unix()
	if at, _ := strconv.ParseInt(string(c), 10, 64); at <= now && now-at < wordsKeep {
		return nil
	}
	if err := r.words(ctx, shelf); err != nil {
		return err
	}
	return shelf.Put(ctx, nil, map[string]source.Cursor{cursorWords: source.Cursor(strconv.FormatInt(now, 10))})
}

func (r *Remote) streams() []stream {
	notes := func(on, en, ru string) stream {
		return stream{
			name: on + "/notes", list: "notes", path: "/api/v4/" + on + "/notes", kind: kindNote,
			title: fault.Text{EN: "Calls and letters: " + en, RU: "Звонки и письма: " + ru},
			query: url.Values{"filter[note_type][]": {"call_in", "call_out", "amomail_message", "sms_in", "sms_out"}},
			wrap:  func(raw json.RawMessage) (source.Object, error) { return wrapNote(raw, on) },
		}
	}
	list := []stream{
		{
			name: "leads", path: "/api/v4/leads", kind: kindLead, title: fault.Text{EN: "Leads", RU: "Сделки"},
			query: url.Values{"with": {leadWith}}, wrap: wrapLead,
		},
		{
			name: "contacts", path: "/api/v4/contacts", kind: kindContact, title: fault.Text{EN: "Contacts", RU: "Контакты"},
			wrap: func(raw json.RawMessage) (source.Object, error) { return wrapContact(raw, kindContact) },
		},
		{
			name: "companies", path: "/api/v4/companies", kind: kindCompany, title: fault.Text{EN: "Companies", RU: "Компании"},
			wrap: func(raw json.RawMessage) (source.Object, error) { return wrapContact(raw, kindCompany) },
		},
		{
			name: "tasks", path: "/api/v4/tasks", kind: kindTask, title: fault.Text{EN: "Tasks", RU: "Задачи"},
			byID: true, wrap: wrapTask,
		},
		notes("leads", "leads", "сделки"),
		notes("contacts", "contacts", "контакты"),
		notes("companies", "companies", "компании"),
	}
	if r.hasBuyers() {
		list = append(list, customers(), notes("customers", "customers", "покупатели"))
	}
	return list
}

func object(kind, id string, at num, raw []byte, links ...source.Link) source.Object {
	return source.Object{Kind: kind, ID: id, At: int64(at), Body: raw, Links: links}
}

func wrapLead(raw json.RawMessage) (source.Object, error) {
	var l lead
	if err := json.Unmarshal(raw, &l); err != nil {
		return source.Object{}, err
	}
	o := object(kindLead, l.ID.String(), l.Updated, raw)
	if l.Deleted {
		o.Body = nil
	}
	for _, c := range l.Embedded.Contacts {
		o.Links = append(o.Links, source.Link{Kind: kindContact, ID: c.ID.String()})
	}
	for _, c := range l.Embedded.Companies {
		o.Links = append(o.Links, source.Link{Kind: kindCompany, ID: c.ID.String()})
	}
	for _, e := range l.Embedded.Elements {
		o.Links = append(o.Links, source.Link{Kind: kindElement, ID: elementID(e.Meta.Catalog, e.ID)})
	}
	return o, nil
}

func elementID(catalog, id num) string { return catalog.String() + ":" + id.String() }

func wrapContact(raw json.RawMessage, kind string) (source.Object, error) {
	var c contact
	err := json.Unmarshal(raw, &c)
	return object(kind, c.ID.String(), c.Updated, raw), err
}

func wrapTask(raw json.RawMessage) (source.Object, error) {
	var t task
	if err := json.Unmarshal(raw, &t); err != nil {
		return source.Object{}, err
	}
	o := object(kindTask, t.ID.String(), t.Updated, raw)
	if kind := singular(t.Type); kind != "" && t.Entity != 0 {
		o.Links = []source.Link{{Kind: kind, ID: t.Entity.String()}}
	}
	return o, nil
}

// wrapNote keeps with the note which list it came from: the note itself does not say what its entity is.
func wrapNote(raw json.RawMessage, on string) (source.Object, error) {
	var n note
	if err := json.Unmarshal(raw, &n); err != nil {
		return source.Object{}, err
	}
	n.On = on
	body, err := json.Marshal(n)
	return object(kindNote, n.ID.String(), n.Updated, body, source.Link{Kind: singular(on), ID: n.Entity.String()}), err
}

func wrapEvent(raw json.RawMessage) (source.Object, error) {
	var e event
	if err := json.Unmarshal(raw, &e); err != nil {
		return source.Object{}, err
	}
	return object(kindEvent, e.ID, e.At, raw, source.Link{Kind: singular(e.On), ID: e.Entity.String()}), nil
}

// singular names the kind of an entity that the API calls by its list.
func singular(entity string) string {
	switch entity {
	case "leads", "lead":
		return kindLead
	case "contacts", "contact":
		return kindContact
	case "companies", "company":
		return kindCompany
	case "customers", "customer":
		return kindCustomer
	case "task", "tasks":
		return kindTask
	default:
		return entity
	}
}

// skim reads a list whose filters do not work: all of it by id the first time, then the newest changes first until one is
// older than what has been read.
func (r *Remote) skim(ctx context.Context, shelf source.Shelf, s stream, tell func(source.Progress)) error {
	m, err := readMark(ctx, shelf, s.name)
	if err != nil {
		return err
	}
	first, resumed := m.From == 0, m.Page > 0
	query := url.Values{"with": s.query["with"], "order[updated_at]": {"desc"}}
	if first {
		query.Del("order[updated_at]")
		query.Set("order[id]", "asc")
	}
	since := m.From - overlap
	take := func(page int, things []json.RawMessage, more bool) (enough bool, err error) {
		objects, newest, err := s.objects(things)
		if err != nil {
			return false, err
		}
		m.N, m.Top = m.N+int64(len(things)), max(m.Top, newest)
		if !first && len(objects) > 0 && objects[len(objects)-1].At < since {
			more = false
		}
		next := mark{From: m.From, Top: m.Top, N: m.N}
		switch {
		case !more:
			next = mark{From: max(m.From, m.Top)}
		case first: // a further reading by the newest change begins anew after a cut, so it keeps no page
			next.Page = page + 1
		}
		if err := putMark(ctx, shelf, s.name, next, objects); err != nil {
			return false, err
		}
		tell(source.Progress{Stream: s.name, Title: s.title, Pages: int64(page), Objects: m.N, Done: !more})
		return !more, nil
	}
	if err := r.pages(ctx, s.path, cmp.Or(s.list, s.name), query, max(1, m.Page), take); err != nil || !resumed {
		return err
	}
	return r.skim(ctx, shelf, s, tell)
}

// eventKinds are the events that figures are made of.
const eventKinds = "lead_added,lead_deleted,lead_restored,lead_status_changed,sale_field_changed,entity_responsible_changed," +
	"entity_merged,contact_added,contact_deleted,company_added,company_deleted,task_added,task_completed,task_deleted," +
	"task_deadline_changed,task_result_added,incoming_chat_message,outgoing_chat_message,nps_rate_added,common_note_added,transaction_added"

// feed reads events, which come newest first: those that happen meanwhile push the others back, so that some come twice
// and none is passed over. What has happened stays as it is, so windows of it are read at once.
func (r *Remote) feed(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	for {
		x := &reading{
			name: "events", title: fault.Text{EN: "History of changes", RU: "История изменений"}, shelf: shelf, tell: tell,
			lanes: atOnce,
			page:  func(ctx context.Context, w window) (part, error) { return r.eventsOf(ctx, shelf, w) },
		}
		resumed, _, err := x.read(ctx)
		if err != nil || !resumed { // what has happened since a reading that was cut off began came after its windows
			return err
		}
	}
}

func (r *Remote) eventsOf(ctx context.Context, shelf source.Shelf, w window) (part, error) {
	query := url.Values{"filter[type]": {eventKinds}}
	if w.From > 0 {
		query.Set("filter[created_at][from]", strconv.FormatInt(w.From, 10))
	}
	if w.To > 0 {
		query.Set("filter[created_at][to]", strconv.FormatInt(w.To, 10))
	}
	things, more, err := r.page(ctx, "/api/v4/events", "events", query, max(1, w.Page), eventsMost)
	if err != nil {
		return part{}, err
	}
	p := part{n: len(things), more: more, rest: w}
	oldest := int64(0)
	for _, raw := range things {
		o, err := wrapEvent(raw)
		if err != nil {
			return part{}, err
		}
		if oldest == 0 || o.At < oldest {
			oldest = o.At
		}
		p.objects = append(p.objects, o)
		if w.To == 0 { // what happens from now on is for the next reading
			p.top = max(p.top, o.At)
			p.rest.To = p.top
		}
	}
	p.rest.Page = max(1, w.Page) + 1
	if middle := (w.From + oldest) / 2; middle > w.From && middle < oldest {
		p.halves, p.half, p.other = true, window{From: middle + 1, To: oldest}, window{From: w.From, To: middle}
	}
	return p, r.vanished(ctx, shelf, p.objects)
}

// vanished looks at what events say was deleted, restored or merged: it is read again before the events are kept, so that a
// run that dies between finds the events once more.
func (r *Remote) vanished(ctx context.Context, shelf source.Shelf, events []source.Object) error {
	for _, o := range events {
		var e event
		if err := json.Unmarshal(o.Body, &e); err != nil {
			return err
		}
		back := strings.HasSuffix(e.Kind, "_restored")
		if !back && !strings.HasSuffix(e.Kind, "_deleted") && e.Kind != "entity_merged" {
			continue
		}
		if _, kept, err := shelf.Get(ctx, kindEvent, o.ID); err != nil || kept { // looked at before
			if err != nil {
				return err
			}
			continue
		}
		for _, s := range r.swept() {
			if s.kind != singular(e.On) {
				continue
			}
			was, known, err := shelf.Get(ctx, s.kind, e.Entity.String())
			if err != nil {
				return err
			}
			if !back && (!known || was.Deleted) {
				continue
			}
			if err := r.reread(ctx, shelf, s, e.Entity.String()); err != nil {
				return err
			}
		}
	}
	return nil
}
