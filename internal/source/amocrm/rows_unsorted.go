package amocrm

import (
	"cmp"
	"encoding/json"
	"slices"

	"svodka/internal/source"
)

// incoming is a request that nobody has accepted or declined yet.
type incoming struct {
	UID      string          `json:"uid"`
	Source   string          `json:"source_name"`
	Category string          `json:"category"` // sip, mail, forms, chats
	Pipeline num             `json:"pipeline_id"`
	Created  num             `json:"created_at"`
	Meta     json.RawMessage `json:"metadata"`
	Embedded struct {
		Leads     many[ref] `json:"leads"`
		Contacts  many[ref] `json:"contacts"`
		Companies many[ref] `json:"companies"`
	} `json:"_embedded"`
}

// lead is the number of the lead it is going to be; 0 when amoCRM does not tell.
func (u *incoming) lead() num {
	if len(u.Embedded.Leads) == 0 {
		return 0
	}
	return u.Embedded.Leads[0].ID
}

// meta is what the channel told: the fields differ by category, and some come as numbers.
func (u *incoming) meta() (title, phone, email string) {
	var m struct {
		Phone   json.RawMessage `json:"phone"`
		From    json.RawMessage `json:"from"`
		Form    string          `json:"form_name"`
		Subject string          `json:"subject"`
		Client  struct {
			Name string `json:"name"`
		} `json:"client"`
	}
	_ = json.Unmarshal(bare(u.Meta), &m) // a part that is not as it should be stays empty
	var from struct {
		Email string `json:"email"`
		Name  string `json:"name"`
	}
	_ = json.Unmarshal(bare(m.From), &from)
	if u.Category == "sip" {
		phone = cmp.Or(source.Digits(plain(m.From)), source.Digits(plain(m.Phone)))
	}
	return cmp.Or(m.Form, m.Subject, m.Client.Name, from.Name, plain(m.From)), phone, from.Email
}

func wrapUnsorted(raw json.RawMessage) (source.Object, error) {
	var u incoming
	if err := json.Unmarshal(raw, &u); err != nil {
		return source.Object{}, err
	}
	o := object(kindUnsorted, u.UID, u.Created, raw)
	if u.lead() != 0 {
		o.Links = []source.Link{{Kind: kindLead, ID: u.lead().String()}}
	}
	return o, nil
}

// channel is the way a category of requests comes by, as people call it.
func (r *Remote) channel(category string) string {
	switch category {
	case "sip":
		return r.lang.Pick("Calls", "Звонки")
	case "mail":
		return r.lang.Pick("Mail", "Почта")
	case "forms":
		return r.lang.Pick("Forms of the site", "Формы сайта")
	case "chats":
		return r.lang.Pick("Chats", "Чаты")
	default:
		return category
	}
}

// arrival is how a lead came, by what was told of it before it was accepted.
type arrival struct{ name, channel string }

// came tells how leads came that were once waiting to be accepted. The shelf keeps what is not waiting any more.
func (w *mapper) came(id num) (arrival, error) {
	if w.arrived == nil {
		w.arrived = map[num]arrival{}
		err := w.shelf.Each(w.ctx, kindUnsorted, 0, func(o source.Object) error {
			var u incoming
			if err := json.Unmarshal(o.Body, &u); err != nil {
				return err
			}
			w.arrived[u.lead()] = w.arrival(&u)
			return nil
		})
		if err != nil {
			return arrival{}, err
		}
	}
	return w.arrived[id], nil
}

func (w *mapper) arrival(u *incoming) arrival {
	channel := w.r.channel(u.Category)
	return arrival{cmp.Or(u.Source, channel), channel}
}

// unsorted hands over the requests nobody has accepted yet and whose leads are not listed with the others: as requests in
// the stage of incoming ones. Accepted, the same lead is told by itself; declined, it is gone.
func (w *mapper) unsorted(map[string]bool) error {
	return w.shelf.Each(w.ctx, kindUnsorted, w.after, func(o source.Object) error {
		var u incoming
		if err := json.Unmarshal(o.Body, &u); err != nil {
			return err
		}
		id := u.lead()
		if part := w.part(u.Pipeline); id == 0 || part != partLead && part != partSales {
			return nil
		}
		_, listed, err := w.shelf.Get(w.ctx, kindLead, id.String())
		if err != nil || listed {
			return err
		}
		if o.Deleted {
			return w.drop("lead", "lead-"+id.String())
		}
		return w.waiting(&u)
	})
}

// waiting hands over a request that waits to be accepted.
func (w *mapper) waiting(u *incoming) error {
	f := &life{}
	if len(u.Embedded.Contacts) > 0 {
		f.contact = u.Embedded.Contacts[0].ID
	}
	if len(u.Embedded.Companies) > 0 {
		f.company = u.Embedded.Companies[0].ID
	}
	title, phone, email := u.meta()
	v := values{
		"title": source.OrNil(title), "created_at": when(u.Created), "pipeline": w.key("pipeline", u.Pipeline), "junk": false,
		"stage": w.stageKey(w.doors[u.Pipeline]), "source": w.r.id + ":" + sourceID(w.arrival(u).name),
	}
	var err error
	if v["phone"], v["email"], err = w.reach(f); err != nil {
		return err
	}
	if v["phone"] == nil && v["email"] == nil {
		v["phone"], v["email"] = source.OrNil(phone), source.OrNil(email)
	}
	// The client is hidden until the request is accepted, as a rule.
	for _, l := range []source.Link{{Kind: kindCompany, ID: f.company.String()}, {Kind: kindContact, ID: f.contact.String()}} {
		o, ok, err := w.shelf.Get(w.ctx, l.Kind, l.ID)
		if err != nil {
			return err
		}
		if ok && !o.Deleted {
			v["client"] = w.r.id + ":" + l.Kind + "-" + l.ID
			break
		}
	}
	return w.put("lead", "lead-"+u.lead().String(), v)
}

// arrivals hands over the sources of waiting requests.
func (w *mapper) arrivals(seen map[string]bool) error {
	return w.shelf.Each(w.ctx, kindUnsorted, w.after, func(o source.Object) error {
		var u incoming
		if err := json.Unmarshal(o.Body, &u); err != nil || o.Deleted {
			return err
		}
		x := w.arrival(&u)
		if x.name == "" || seen["s"+x.name] {
			return nil
		}
		seen["s"+x.name] = true
		return w.put("source", sourceID(x.name), values{"name": x.name})
	})
}

// doors are the stages where requests wait, by pipeline.
func doorsOf(list []pipeline) map[num]place {
	doors := map[num]place{}
	for _, p := range list {
		i := slices.IndexFunc(p.Embedded.Statuses, func(s pipelineStatus) bool { return s.Type == 1 })
		if i >= 0 {
			doors[p.ID] = place{p.ID, p.Embedded.Statuses[i].ID}
		}
	}
	return doors
}
