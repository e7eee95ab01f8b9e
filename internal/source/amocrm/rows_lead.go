package amocrm

import (
	"encoding/json"
	"slices"
	"strings"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// leads hands over the rows of the touched leads, and of all that hangs on them.
func (w *mapper) leads(touched map[string]bool) error {
	return w.eachLead(touched, func(o source.Object) error {
		var x lead
		if err := json.Unmarshal(o.Body, &x); err != nil {
			return err
		}
		x.ID = numOf(o.ID)
		events, err := w.events(o.ID)
		if err != nil {
			return err
		}
		f := w.lived(x, events, o.Deleted)
		switch {
		case f.deal != 0 && f.request != 0:
			w.begun[x.ID] = f.deal
		case f.deal != 0:
			w.begun[x.ID] = 0
		}
		for _, step := range []func(*life) error{w.request, w.deal, w.ticket, w.changes, w.lines, w.bills, w.notes, w.tasks} {
			if err := step(f); err != nil {
				return err
			}
		}
		return w.scores(f, events)
	})
}

func (w *mapper) events(id string) ([]event, error) {
	var list []event
	err := w.shelf.Linked(w.ctx, kindEvent, source.Link{Kind: kindLead, ID: id}, func(o source.Object) error {
		var e event
		if err := json.Unmarshal(o.Body, &e); err != nil {
			return err
		}
		list = append(list, e)
		return nil
	})
	return list, err
}

// origin is the name of where the lead came from: the field that says so, else the integration that brought it, else the way
// it came by before it was accepted.
func (w *mapper) origin(x *lead) (string, error) {
	if text := w.word("source", x.Fields); text != "" {
		return text, nil
	}
	if s := x.Embedded.Source; s != nil && s.Name != "" {
		return s.Name, nil
	}
	a, err := w.came(x.ID)
	return a.name, err
}

// from fills in where the lead came from.
func (w *mapper) from(x *lead, v values) error {
	name, err := w.origin(x)
	if err != nil {
		return err
	}
	if name != "" {
		v["source"] = w.r.id + ":" + sourceID(name)
	}
	for _, code := range []string{"utm_source", "utm_medium", "utm_campaign"} {
		v[code] = source.OrNil(x.Fields.byCode(strings.ToUpper(code)))
	}
	if v["campaign"] = source.OrNil(w.word("campaign", x.Fields)); v["campaign"] == nil {
		v["campaign"] = v["utm_campaign"]
	}
	return nil
}

func (w *mapper) clientOf(f *life) any {
	if f.company != 0 {
		return w.key("company", f.company)
	}
	return w.key("contact", f.contact)
}

// request hands over the lead as a request.
func (w *mapper) request(f *life) error {
	id := "lead-" + f.lead.ID.String()
	if f.request == 0 {
		return nil
	}
	if f.gone && f.deal == 0 {
		return w.drop("lead", id)
	}
	x, converted := &f.lead, f.converted(w.lexicon)
	at, owner, _ := f.at(f.lastRequest(w.lexicon))
	v := values{
		"title": x.Name, "created_at": f.request, "owner": w.key("user", owner), "pipeline": w.key("pipeline", at.pipeline),
		"stage": w.stageKey(at), "client": w.clientOf(f), "qualified_at": some(f.qualified), "converted_at": some(converted),
		"junk": false,
	}
	if converted != 0 && w.requests && w.part(at.pipeline) == partLead {
		v["stage"] = w.stageKey(place{at.pipeline, statusWon})
	}
	if f.rejected != 0 && converted == 0 {
		v["rejected_at"], v["junk"], v["reason"] = f.rejected, f.junk || w.junk(x), source.OrNil(w.reason(x))
	}
	var err error
	if v["phone"], v["email"], err = w.reach(f); err != nil {
		return err
	}
	if err := w.from(x, v); err != nil {
		return err
	}
	return w.put("lead", id, v)
}

// lastRequest is the last moment at which the lead was a request.
func (f *life) lastRequest(l *lexicon) int64 {
	last := f.steps[len(f.steps)-1].at
	if l.requests && f.deal != 0 {
		last = f.deal - 1
		if f.request >= f.deal {
			last = f.request
		}
	}
	return last
}

// reach is the phone and address of the lead's main contact, else of its company, else those in fields of its own.
func (w *mapper) reach(f *life) (phone, email any, err error) {
	for _, p := range []source.Link{{Kind: kindContact, ID: f.contact.String()}, {Kind: kindCompany, ID: f.company.String()}} {
		c, err := shelved[contact](w.ctx, w.shelf, p.Kind, p.ID)
		if err != nil {
			return nil, nil, err
		}
		phone, email = source.Digits(c.Fields.byCode("PHONE")), c.Fields.byCode("EMAIL")
		if phone != "" || email != "" {
			break
		}
	}
	if phone == "" && email == "" { // what the form of the site brought
		phone, email = source.Digits(w.word("phone", f.lead.Fields)), w.word("email", f.lead.Fields)
	}
	text := func(x any) any { s, _ := x.(string); return source.OrNil(s) }
	return text(phone), text(email), nil
}

func (w *mapper) reason(x *lead) string {
	if text := w.word("reason", x.Fields); text != "" {
		return text
	}
	if len(x.Embedded.Reason) > 0 && x.Embedded.Reason[0].Name != "" {
		return x.Embedded.Reason[0].Name
	}
	return w.reasons[x.Reason]
}

// junk reports whether the reason of refusal says that there was no real request.
func (w *mapper) junk(x *lead) bool {
	if as, ok := w.mapping.Reasons[x.Reason.String()]; ok {
		return as == "junk"
	}
	return saysJunk.MatchString(w.reason(x)) // a reason kept in a field, or one that was deleted
}

// deal hands over the lead as a deal.
func (w *mapper) deal(f *life) error {
	id := "deal-" + f.lead.ID.String()
	if f.deal == 0 {
		return nil
	}
	if f.gone {
		return w.drop("deal", id)
	}
	x := &f.lead
	at := place{x.Pipeline, x.Status}
	means := w.stage(at)
	v := values{
		"title": x.Name, "created_at": f.deal, "owner": w.key("user", x.Owner), "pipeline": w.key("pipeline", at.pipeline),
		"stage": w.stageKey(at), "outcome": means.Outcome, "client": w.clientOf(f), "amount": x.Price.value(),
		"currency": source.OrNil(w.currency(x)),
	}
	if means.Outcome != "open" {
		v["closed_at"] = some(int64(x.Closed))
	}
	if means.Outcome == "lost" {
		v["reason"] = source.OrNil(w.reason(x))
	}
	if f.request != 0 && f.converted(w.lexicon) != 0 {
		v["lead"] = w.key("lead", x.ID)
	}
	if w.part(at.pipeline) == partIgnore {
		v["excluded"] = "service"
	}
	if name := w.word("product", x.Fields); name != "" {
		if v["product"] = w.r.id + ":product-" + source.Slug(name); w.productNamed(name) != "" {
			v["product"] = w.r.id + ":product-" + w.productNamed(name)
		}
	}
	if cost, ok := minor(w.word("cost", x.Fields)); ok {
		v["cost"] = cost
	}
	if until := numOf(w.word("expected", x.Fields)); until != 0 {
		v["expected_at"] = int64(until)
	}
	if err := w.from(x, v); err != nil {
		return err
	}
	for _, c := range w.schema.Custom {
		if f := x.Fields.byID(c.Name[strings.LastIndexByte(c.Name, '_')+1:]); f != nil {
			v["c_"+c.Name] = own(f, c.Type)
		}
	}
	return w.put("deal", id, v)
}

// currency is the deal's own where a field tells it, else the account's.
func (w *mapper) currency(x *lead) string {
	if text := strings.ToUpper(w.word("currency", x.Fields)); len(text) == 3 {
		return text
	}
	return w.account.Currency
}

// ticket hands over a lead of a service pipeline.
func (w *mapper) ticket(f *life) error {
	id := "ticket-" + f.lead.ID.String()
	if f.ticket == 0 {
		return nil
	}
	if f.gone {
		return w.drop("ticket", id)
	}
	x := &f.lead
	v := values{"title": x.Name, "created_at": f.ticket, "owner": w.key("user", x.Owner), "client": w.clientOf(f)}
	if w.stage(place{x.Pipeline, x.Status}).Outcome != "open" {
		v["solved_at"] = some(int64(x.Closed))
	}
	for _, s := range f.steps[1:] {
		if s.place != (place{}) && !s.robot && s.at > f.ticket {
			v["answered_at"] = s.at
			break
		}
	}
	return w.put("ticket", id, v)
}

// changes hands over the history of a request and of a deal. The moment a lead becomes a deal is the beginning of the
// deal's history, with what held then.
func (w *mapper) changes(f *life) error {
	n := f.lead.ID.String()
	if f.deal != 0 {
		if err := w.beginning("deal", f, f.deal); err != nil {
			return err
		}
	}
	if f.request != 0 && (w.requests || f.deal == 0 || f.request < f.deal) {
		if err := w.beginning("lead", f, f.request); err != nil {
			return err
		}
	}
	for i, s := range f.steps[1:] {
		if s.id == "" { // nobody told of it: the present row corrects history by itself
			continue
		}
		v := values{"at": s.at, "seq": int64(i + 2), "actor": w.key("user", s.by), "robot": s.robot}
		switch {
		case f.deal != 0 && s.at > f.deal:
			v["deal"] = w.key("deal", f.lead.ID)
		case f.request != 0 && s.at > f.request && (f.deal == 0 || s.at < f.deal):
			v["lead"] = w.key("lead", f.lead.ID)
		default:
			continue
		}
		if s.place != (place{}) {
			v["stage"] = w.stageKey(s.place)
		}
		v["owner"], v["amount"] = w.key("user", s.owner), s.amount.value()
		if err := w.put("change", "change-"+n+"-"+s.id, v); err != nil {
			return err
		}
	}
	return w.proposed(f)
}

func (w *mapper) beginning(entity string, f *life, at int64) error {
	p, owner, amount := f.at(at)
	first := f.steps[0]
	return w.put("change", "change-"+f.lead.ID.String()+"-"+entity, values{
		entity: w.key(entity, f.lead.ID), "at": at, "seq": int64(1), "stage": w.stageKey(p), "owner": w.key("user", owner),
		"amount": amount.value(), "actor": w.key("user", first.by), "robot": first.robot,
	})
}

// proposed hands over a proposal for the first time the lead entered a stage that means one, where the account has no
// invoices that tell better.
func (w *mapper) proposed(f *life) error {
	if w.invoices != "" || f.gone {
		return nil
	}
	for _, s := range f.steps {
		if s.place == (place{}) || !w.stage(s.place).Proposal {
			continue
		}
		_, owner, amount := f.at(s.at)
		return w.put("proposal", "proposal-"+f.lead.ID.String(), values{
			"number": f.lead.ID.String(), "sent_at": s.at, "amount": amount.value(), "currency": source.OrNil(w.currency(&f.lead)),
			"deal": w.key("deal", f.lead.ID), "client": w.clientOf(f), "owner": w.key("user", owner),
		})
	}
	return nil
}

// lines hands over the products linked to the lead.
func (w *mapper) lines(f *life) error {
	if f.deal == 0 || f.gone {
		return nil
	}
	for _, e := range f.lead.Embedded.Elements {
		if e.Meta.Catalog.String() != w.lexicon.products {
			continue
		}
		p, err := shelved[struct {
			Fields fields `json:"custom_fields_values"`
		}](w.ctx, w.shelf, kindElement, elementID(e.Meta.Catalog, e.ID))
		if err != nil {
			return err
		}
		price := p.Fields.byCode("PRICE")
		if own := p.Fields.byID(e.Meta.Price.String()); own != nil {
			price = own.text()
		}
		quantity, _ := e.Meta.Quantity.Float64()
		v := values{
			"deal": w.key("deal", f.lead.ID), "product": w.key("product", e.ID), "quantity": quantity, "currency": source.OrNil(w.account.Currency),
		}
		if one, ok := minor(price); ok {
			v["amount"] = int64(float64(one)*quantity + 0.5)
		}
		if err := w.put("line", "line-"+f.lead.ID.String()+"-"+e.ID.String(), v); err != nil {
			return err
		}
	}
	return nil
}

func own(f *field, t warehouse.Type) any {
	text := strings.TrimSpace(f.text())
	if len(f.Values) > 1 {
		var all []string
		for _, v := range f.Values {
			all = append(all, plain(v.Value))
		}
		slices.Sort(all)
		text = strings.Join(all, ", ")
	}
	return cell(text, t)
}

// productNamed is the number of the product of that name in the catalogue, "" when there is none.
func (w *mapper) productNamed(name string) string {
	if w.named == nil {
		w.named = map[string]string{}
		if w.lexicon.products != "" {
			err := w.shelf.Each(w.ctx, kindElement, 0, func(o source.Object) error {
				catalog, id, _ := strings.Cut(o.ID, ":")
				var e named
				if catalog == w.lexicon.products && !o.Deleted && json.Unmarshal(o.Body, &e) == nil {
					w.named[source.Slug(e.Name)] = id
				}
				return nil
			})
			if err != nil {
				w.named = map[string]string{}
			}
		}
	}
	return w.named[source.Slug(name)]
}
