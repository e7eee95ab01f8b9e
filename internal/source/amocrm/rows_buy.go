package amocrm

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"svodka/internal/source"
)

// sameBill is how far apart, in seconds, an invoice's payment and a purchase may lie to be one and the same.
const sameBill = 86400

// paidBill is an invoice that has been paid.
type paidBill struct{ amount, at int64 }

// buyers hands over the customers that are neither a contact nor a company: nothing else tells who bought.
func (w *mapper) buyers() error {
	return w.shelf.Each(w.ctx, kindCustomer, w.after, func(o source.Object) error {
		id := "customer-" + o.ID
		var c customer
		if err := json.Unmarshal(o.Body, &c); err != nil {
			return err
		}
		if o.Deleted || len(c.parties()) > 0 {
			if w.after == 0 {
				return nil
			}
			return w.drop("client", id)
		}
		return w.put("client", id, values{"name": c.Name, "created_at": when(c.Created), "owner": w.key("user", c.Owner)})
	})
}

// buyer is the key of the client behind a customer.
func (w *mapper) buyer(id string) (client any, c customer, err error) {
	c, err = shelved[customer](w.ctx, w.shelf, kindCustomer, id)
	switch list := c.parties(); {
	case len(list) > 0:
		return w.r.id + ":" + list[0].Kind + "-" + list[0].ID, c, err
	case c.ID != 0:
		return w.r.id + ":customer-" + id, c, err
	default:
		return nil, c, err
	}
}

// purchases hands over what customers bought as payments. An invoice that was paid is written down by amoCRM as a purchase as
// well: such a purchase is left out, the invoice knows its deal.
func (w *mapper) purchases(touched map[string]bool) error {
	who := map[string]bool{}
	err := w.shelf.Each(w.ctx, kindPurchase, w.after, func(o source.Object) error {
		var p purchase
		err := json.Unmarshal(o.Body, &p)
		who[p.customer().String()] = true
		return err
	})
	if err != nil {
		return err
	}
	if w.after != 0 {
		if err := w.buyersOf(touched, who); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(who)) {
		if err := w.boughtBy(id); err != nil {
			return err
		}
	}
	return nil
}

// buyersOf adds the customers that changed, and those whose leads did: an invoice may have been paid.
func (w *mapper) buyersOf(touched, who map[string]bool) error {
	err := w.shelf.Each(w.ctx, kindCustomer, w.after, func(o source.Object) error {
		who[o.ID] = true
		return nil
	})
	if err != nil || w.invoices == "" {
		return err
	}
	if n, err := w.shelf.Count(w.ctx, kindPurchase); err != nil || n == 0 {
		return err
	}
	return w.eachLead(touched, func(o source.Object) error {
		links, err := linksOf(o)
		if err != nil {
			return err
		}
		for _, l := range links {
			if l.Kind != kindContact && l.Kind != kindCompany {
				continue
			}
			err := w.shelf.Linked(w.ctx, kindCustomer, l, func(c source.Object) error {
				who[c.ID] = true
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// linksOf are the things a lead belongs to; the shelf finds by them but does not hand them over.
func linksOf(lead source.Object) ([]source.Link, error) {
	o, err := wrapLead(lead.Body)
	return o.Links, err
}

func (w *mapper) boughtBy(id string) error {
	client, c, err := w.buyer(id)
	if err != nil {
		return err
	}
	var paid []paidBill
	looked := false
	return w.shelf.Linked(w.ctx, kindPurchase, source.Link{Kind: kindCustomer, ID: id}, func(o source.Object) error {
		key := "payment-buy-" + o.ID
		if o.Deleted {
			return w.drop("payment", key)
		}
		var p purchase
		if err := json.Unmarshal(o.Body, &p); err != nil {
			return err
		}
		if !looked {
			looked = true
			if paid, err = w.paidBills(&c); err != nil {
				return err
			}
		}
		at := int64(p.Done)
		if at == 0 {
			at = int64(p.Created)
		}
		for i, b := range paid {
			if b.amount == p.Price.minor && max(b.at-at, at-b.at) <= sameBill {
				paid = slices.Delete(paid, i, i+1)
				return w.drop("payment", key)
			}
		}
		return w.put("payment", key, values{
			"paid_at": some(at), "amount": p.Price.value(), "currency": source.OrNil(w.account.Currency), "client": client,
			"owner": w.key("user", c.Owner),
		})
	})
}

// paidBills are the paid invoices of the leads of a customer's company and contacts.
func (w *mapper) paidBills(c *customer) (list []paidBill, err error) {
	if w.invoices == "" {
		return nil, nil
	}
	seen := map[string]bool{}
	for _, l := range c.parties() {
		err := w.shelf.Linked(w.ctx, kindLead, l, func(o source.Object) error {
			links, err := linksOf(o)
			if err != nil {
				return err
			}
			for _, e := range links {
				if e.Kind != kindElement || o.Deleted || seen[e.ID] {
					continue
				}
				seen[e.ID] = true
				b, ok, err := w.paidBill(e.ID)
				if err != nil {
					return err
				}
				if ok {
					list = append(list, b)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// bill is an invoice.
type bill struct {
	Name    string `json:"name"`
	Created num    `json:"created_at"`
	Fields  fields `json:"custom_fields_values"`
}

func billOf(o source.Object) (b bill, err error) {
	err = json.Unmarshal(o.Body, &b)
	return b, err
}

func (b *bill) amount() int64 {
	sum, _ := minor(b.Fields.byCode("BILL_PRICE"))
	return sum
}

// paidAt is when the invoice was paid, 0 while it is not. One that does not say when was paid when it was made.
func (b *bill) paidAt() int64 {
	for i := range b.Fields {
		if b.Fields[i].Code != "BILL_STATUS" || len(b.Fields[i].Values) == 0 {
			continue
		}
		switch b.Fields[i].Values[0].Code {
		case "paid", "paid_in_advance", "partially_paid":
			return int64(cmpNum(numOf(b.Fields.byCode("BILL_PAYMENT_DATE")), b.Created))
		}
	}
	return 0
}

func (w *mapper) paidBill(id string) (paidBill, bool, error) {
	catalog, _, _ := strings.Cut(id, ":")
	if catalog != w.invoices {
		return paidBill{}, false, nil
	}
	o, ok, err := w.shelf.Get(w.ctx, kindElement, id)
	if err != nil || !ok || o.Deleted {
		return paidBill{}, false, err
	}
	b, err := billOf(o)
	if err != nil || b.paidAt() == 0 {
		return paidBill{}, false, err
	}
	return paidBill{b.amount(), b.paidAt()}, true, nil
}
