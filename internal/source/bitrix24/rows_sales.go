package bitrix24

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"svodka/internal/source"
)

// touch is what has to be made anew: ids by kind. Nil stands for everything.
type touch map[string]map[string]bool

func (t touch) add(kind, id string) {
	if t[kind] == nil {
		t[kind] = map[string]bool{}
	}
	t[kind][id] = true
}

// hanging are the kinds whose rows tell of the deal or lead they belong to.
func hanging() []string {
	return []string{kindActivity, kindTask, kindQuote, kindInvoice, kindOld, kindOrder}
}

// touched finds the things whose rows may have changed: changed ones, those whose history, product rows or order changed,
// and what hangs on them.
func (w *mapper) touched() (touch, error) {
	if w.after == 0 {
		return nil, nil //nolint:nilnil // documented
	}
	t := touch{}
	changed := append(hanging(), kindDeal, kindLead, kindItem, kindCall, kindPayment)
	for _, kind := range changed {
		err := w.shelf.Each(w.ctx, kind, w.after, func(o source.Object) error { t.add(kind, o.ID); return nil })
		if err != nil {
			return nil, err
		}
	}
	if err := w.owners(t); err != nil {
		return nil, err
	}
	link := func(kind string, from []string) error {
		for _, of := range from {
			for id := range maps.Clone(t[of]) {
				err := w.shelf.Linked(w.ctx, kind, source.Link{Kind: of, ID: id}, func(o source.Object) error { t.add(kind, o.ID); return nil })
				if err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, kind := range hanging() {
		if err := link(kind, []string{kindDeal, kindLead}); err != nil {
			return nil, err
		}
	}
	if err := link(kindCall, []string{kindActivity}); err != nil {
		return nil, err
	}
	return t, link(kindPayment, []string{kindOrder})
}

// owners adds the things whose history or product rows changed.
func (w *mapper) owners(t touch) error {
	err := w.shelf.Each(w.ctx, kindHistory, w.after, func(o source.Object) error {
		var s step
		if err := json.Unmarshal(o.Body, &s); err != nil {
			return err
		}
		for _, l := range owner(s.Of, s.Owner) {
			t.add(l.Kind, l.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.shelf.Each(w.ctx, kindLine, w.after, func(o source.Object) error {
		var x line
		err := json.Unmarshal(o.Body, &x)
		t.add(kindDeal, x.Owner.String())
		return err
	})
}

// each hands over the touched things of a kind, gone ones too.
func (w *mapper) each(t touch, kind string, fn func(source.Object) error) error {
	if t == nil {
		return w.shelf.Each(w.ctx, kind, 0, fn)
	}
	for _, id := range slices.Sorted(maps.Keys(t[kind])) {
		o, ok, err := w.shelf.Get(w.ctx, kind, id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := fn(o); err != nil {
			return err
		}
	}
	return nil
}

func (w *mapper) sales(t touch) error {
	for _, p := range []struct {
		kind string
		fn   func(source.Object) error
	}{
		{kindLead, w.lead},
		{kindDeal, w.deal},
		{kindItem, w.item},
		{kindActivity, w.activity},
		{kindCall, w.call},
		{kindTask, w.task},
		{kindQuote, w.quote},
		{kindInvoice, w.invoice},
		{kindOld, w.oldInvoice},
		{kindPayment, w.payment},
	} {
		if err := w.each(t, p.kind, p.fn); err != nil {
			return err
		}
	}
	return nil
}

// from fills in where a request came from.
func (w *mapper) from(o *origin, entity string, b body, v values) {
	v["source"] = w.sourceKey(o.Source)
	v["utm_source"], v["utm_medium"] = source.OrNil(string(o.UTMSource)), source.OrNil(string(o.UTMMedium))
	v["utm_campaign"] = source.OrNil(string(o.UTMCampaign))
	v["campaign"] = source.OrNil(w.word("campaign", entity, b))
	if w.mapping.Fields["campaign"] == describedField {
		v["campaign"] = source.OrNil(string(o.Description))
	}
	if v["campaign"] == nil {
		v["campaign"] = v["utm_campaign"]
	}
}

// describedField is the portal's own field «Дополнительно об источнике», which some companies keep campaigns in.
const describedField = "deal:SOURCE_DESCRIPTION"

// reason is why a deal or lead was lost: the field that says so, else the name of the stage it ended in.
func (w *mapper) reason(entity string, b body, at place) string {
	if text := w.word("reason", entity, b); text != "" {
		return text
	}
	if w.roles["reason"][entity] != nil {
		return ""
	}
	return w.names[at]
}

// lead hands over a lead and its history.
func (w *mapper) lead(o source.Object) error {
	id := "lead-" + o.ID
	if o.Deleted {
		return w.drop("lead", id)
	}
	var x lead
	var b body
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	if err := json.Unmarshal(o.Body, &b); err != nil {
		return err
	}
	created := int64(x.Created)
	steps, err := w.historyOf(typeLead, to(kindLead, x.ID), created)
	if err != nil {
		return err
	}
	now := place{leadPipeline, string(x.Status)}
	f := w.live(steps, now, x.Semantic, created, int64(x.Closed), leadPlace)
	v := values{
		"title": string(x.Title), "created_at": some(created), "owner": w.key("user", x.Owner), "pipeline": w.r.id + ":" + w.pipelineID(leadPipeline),
		"stage": w.stageKey(now), "client": w.clientKey(x.Company, x.Contact), "qualified_at": some(f.judged), "junk": false,
	}
	switch f.means.Outcome {
	case "won":
		v["converted_at"] = some(f.ended)
	case "lost":
		v["rejected_at"], v["junk"] = some(f.ended), f.means.Junk
		v["reason"] = source.OrNil(w.reason(kindLead, b, now))
	}
	if v["phone"], v["email"], err = w.reach(&x); err != nil {
		return err
	}
	w.from(&x.origin, kindLead, b, v)
	if err := w.put("lead", id, v); err != nil {
		return err
	}
	for i, s := range f.steps {
		if err := w.change("1", s, leadPlace(s), i, values{"lead": w.key("lead", x.ID)}); err != nil {
			return err
		}
	}
	return nil
}

// reach is the phone and address of the lead, else of its contact or company.
func (w *mapper) reach(x *lead) (phone, email any, err error) {
	p, e := source.Digits(x.Phone.first()), x.Email.first()
	for _, l := range []source.Link{to(kindContact, x.Contact), to(kindCompany, x.Company)} {
		if p != "" || e != "" || l.ID == "0" {
			continue
		}
		c, err := shelved[party](w.ctx, w.shelf, l.Kind, l.ID)
		if err != nil {
			return nil, nil, err
		}
		p, e = source.Digits(c.Phone.first()), c.Email.first()
	}
	return source.OrNil(p), source.OrNil(e), nil
}

// change hands over a step of a history. The portal tells neither who moved it nor owners and sums.
func (w *mapper) change(of string, s step, at place, i int, v values) error {
	v["at"], v["seq"], v["stage"] = int64(s.At), int64(i+1), w.stageKey(at)
	return w.put("change", "change-"+of+"-"+s.ID.String(), v)
}

// dealRef is what the things that hang on a deal need to know of it.
type dealRef struct {
	key    any // of the deal's row, or of the request's
	entity string
	client any
	owner  any
}

// dealOf finds what is needed of a deal. One that is gone is still named.
func (w *mapper) dealOf(id string) (dealRef, error) {
	if ref, ok := w.deals[id]; ok {
		return ref, nil
	}
	x, err := shelved[deal](w.ctx, w.shelf, kindDeal, id)
	if err != nil {
		return dealRef{}, err
	}
	ref := dealRef{key: w.r.id + ":deal-" + id, entity: "deal", client: w.clientKey(x.Company, x.Contact), owner: w.key("user", x.Owner)}
	switch w.part(x.Category.String()) {
	case partLead:
		ref.key, ref.entity = w.r.id+":lead-deal-"+id, "lead"
	case partService:
		ref.key = nil
	}
	w.deals[id] = ref
	return ref, nil
}

// deal hands over a deal with its history and product rows: as a sale, as a request, or as a ticket.
func (w *mapper) deal(o source.Object) error {
	var x deal
	var b body
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	if err := json.Unmarshal(o.Body, &b); err != nil {
		return err
	}
	created := int64(x.Created)
	steps, err := w.historyOf(typeDeal, to(kindDeal, x.ID), created)
	if err != nil {
		return err
	}
	now := place{x.Category.String(), string(x.Stage)}
	f := w.live(steps, now, x.Semantic, created, int64(x.Moved), dealPlace)
	part := w.part(now.pipeline)
	if err := w.lines(o, &x, part); err != nil {
		return err
	}
	if err := w.moved(o, &x, part); err != nil {
		return err
	}
	if o.Deleted {
		return w.dropDeal(o.ID)
	}
	if err := w.dealRow(&x, b, f, part); err != nil {
		return err
	}
	if err := w.ask(&x, b, f, part); err != nil {
		return err
	}
	if err := w.unless(part == partService, "ticket", "ticket-2-"+o.ID); err != nil {
		return err
	}
	if part == partService {
		return w.put("ticket", "ticket-2-"+o.ID, w.ticket(f, string(x.Title), x.Owner, w.clientKey(x.Company, x.Contact), dealPlace))
	}
	return nil
}

func (w *mapper) dropDeal(id string) error {
	for _, p := range [][2]string{{"deal", "deal-"}, {"lead", "lead-deal-"}, {"ticket", "ticket-2-"}, {"proposal", "proposal-deal-"}} {
		if err := w.unless(false, p[0], p[1]+id); err != nil {
			return err
		}
	}
	return nil
}

// dealRow hands over a deal that stands in a sales pipeline, or in one that does not count, and what it passed since it is a sale.
func (w *mapper) dealRow(x *deal, b body, f *life, part string) error {
	id := "deal-" + x.ID.String()
	if part != partSales && part != partIgnore {
		return w.unless(false, "deal", id)
	}
	v := values{
		"title": string(x.Title), "created_at": some(f.began), "owner": w.key("user", x.Owner),
		"pipeline": w.r.id + ":" + w.pipelineID(f.place.pipeline), "stage": w.stageKey(f.place), "outcome": f.means.Outcome,
		"client": w.clientKey(x.Company, x.Contact), "lead": w.key("lead", x.Lead), "amount": x.Amount.value(), "currency": source.OrNil(w.currency(x.Currency)),
	}
	switch f.means.Outcome {
	case "open":
		v["expected_at"] = some(int64(x.Expected))
		if until := moment(w.word("expected", kindDeal, b)); until != 0 {
			v["expected_at"] = until
		}
	case "lost":
		v["reason"] = source.OrNil(w.reason(kindDeal, b, f.place))
		fallthrough
	default:
		v["closed_at"] = some(f.ended)
	}
	if part == partIgnore {
		v["excluded"] = "service"
	}
	if f.request != 0 {
		v["lead"] = w.key("lead-deal", x.ID)
	}
	if cost, ok := minor(w.word("cost", kindDeal, b)); ok {
		v["cost"] = cost
	}
	var err error
	if v["product"], err = w.mainProduct(x, b); err != nil {
		return err
	}
	w.from(&x.origin, kindDeal, b, v)
	for column, f := range w.own {
		v[column] = f.value(b)
	}
	if err := w.put("deal", id, v); err != nil {
		return err
	}
	for i, s := range f.steps {
		if at := dealPlace(s); w.part(at.pipeline) != partLead {
			if err := w.change("2", s, at, i, values{"deal": w.key("deal", x.ID)}); err != nil {
				return err
			}
		}
	}
	if f.proposed == 0 || w.quotes {
		return nil
	}
	return w.put("proposal", "proposal-deal-"+x.ID.String(), values{
		"number": x.ID.String(), "sent_at": f.proposed, "amount": x.Amount.value(), "currency": source.OrNil(w.currency(x.Currency)),
		"deal": w.key("deal", x.ID), "client": w.clientKey(x.Company, x.Contact), "owner": w.key("user", x.Owner),
	})
}

// ask hands over a deal as a request, where a pipeline of deals holds requests.
func (w *mapper) ask(x *deal, b body, f *life, part string) error {
	id := "lead-deal-" + x.ID.String()
	if f.request == 0 {
		return nil
	}
	v := values{
		"title": string(x.Title), "created_at": some(f.created), "owner": w.key("user", x.Owner),
		"pipeline": w.r.id + ":" + w.pipelineID(f.lastAsk.pipeline), "stage": w.stageKey(f.lastAsk), "client": w.clientKey(x.Company, x.Contact),
		"qualified_at": some(f.judged),
	}
	switch {
	case part == partSales:
		v["converted_at"] = some(f.began)
		if f.judged == 0 || f.judged > f.began {
			v["qualified_at"] = some(f.began)
		}
	case f.means.Outcome == "won":
		v["converted_at"] = some(f.ended)
	case f.means.Outcome == "lost":
		v["rejected_at"], v["junk"], v["reason"] = some(f.ended), f.means.Junk, source.OrNil(w.reason(kindDeal, b, f.place))
	}
	w.from(&x.origin, kindDeal, b, v)
	if err := w.put("lead", id, v); err != nil {
		return err
	}
	for i, s := range f.steps {
		if at := dealPlace(s); w.part(at.pipeline) == partLead {
			if err := w.change("2", s, at, i, values{"lead": w.key("lead-deal", x.ID)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *mapper) currency(own text) string {
	if own != "" {
		return strings.ToUpper(string(own))
	}
	return w.portal.Currency
}
