package amocrm

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// customer is a buyer: a contact or a company seen by what it bought.
type customer struct {
	ID       num    `json:"id"`
	Name     string `json:"name"`
	Owner    num    `json:"responsible_user_id"`
	Created  num    `json:"created_at"`
	Updated  num    `json:"updated_at"`
	Deleted  bool   `json:"is_deleted"`
	Embedded struct {
		Contacts  many[ref] `json:"contacts"`
		Companies many[ref] `json:"companies"`
	} `json:"_embedded"`
}

// parties are the companies and contacts behind a customer, the most telling one first.
func (c *customer) parties() (list []source.Link) {
	for _, x := range c.Embedded.Companies {
		list = append(list, source.Link{Kind: kindCompany, ID: x.ID.String()})
	}
	for _, main := range []bool{true, false} {
		for _, x := range c.Embedded.Contacts {
			if x.Main == main {
				list = append(list, source.Link{Kind: kindContact, ID: x.ID.String()})
			}
		}
	}
	return list
}

// purchase is a transaction of a customer.
type purchase struct {
	ID       num    `json:"id"`
	Price    money  `json:"price"`
	Comment  string `json:"comment"`
	Done     num    `json:"completed_at"`
	Created  num    `json:"created_at"`
	Updated  num    `json:"updated_at"`
	Customer num    `json:"customer_id"`
	Deleted  bool   `json:"is_deleted"`
	Embedded struct {
		Customer *ref `json:"customer"`
	} `json:"_embedded"`
}

func (p *purchase) customer() num {
	if p.Customer == 0 && p.Embedded.Customer != nil {
		return p.Embedded.Customer.ID
	}
	return p.Customer
}

func wrapCustomer(raw json.RawMessage) (source.Object, error) {
	var c customer
	if err := json.Unmarshal(raw, &c); err != nil {
		return source.Object{}, err
	}
	o := object(kindCustomer, c.ID.String(), c.Updated, raw, c.parties()...)
	if c.Deleted {
		o.Body = nil
	}
	return o, nil
}

func wrapPurchase(raw json.RawMessage) (source.Object, error) {
	var p purchase
	if err := json.Unmarshal(raw, &p); err != nil {
		return source.Object{}, err
	}
	o := object(kindPurchase, p.ID.String(), max(p.Updated, p.Created), raw, source.Link{Kind: kindCustomer, ID: p.customer().String()})
	if p.Deleted {
		o.Body = nil
	}
	return o, nil
}

// refused reports that the account's plan, settings or rights leave a list out.
func refused(err error) bool {
	code := codeOf(err)
	return slices.Contains([]int{
		http.StatusPaymentRequired, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusUnprocessableEntity,
	}, code)
}

// meetBuyers finds out whether the account keeps customers: it says so itself, but the list may still be refused.
func (r *Remote) meetBuyers(ctx context.Context, a account) error {
	has := false
	switch a.Mode {
	case "", "disabled", "unavailable":
	default:
		var e envelope
		_, err := r.get(ctx, "/api/v4/customers", url.Values{"limit": {"1"}}, &e)
		if err != nil && !refused(err) {
			return err
		}
		has = err == nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.buyers = has
	return nil
}

func (r *Remote) hasBuyers() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buyers
}

// customers is the list of buyers.
func customers() stream {
	return stream{
		name: "customers", path: "/api/v4/customers", kind: kindCustomer, title: fault.Text{EN: "Customers", RU: "Покупатели"},
		query: url.Values{"with": {"contacts,companies"}}, wrap: wrapCustomer,
	}
}

// Purchases are read whole where few pages hold them, an hour apart, else a day apart; what happens between is read customer
// by customer. Their list can be neither filtered nor sorted by the time of the change.
const (
	purchasesEvery = 3600
	purchasesDaily = 86400
	purchasesFew   = 5 * pageMost
)

// bought is the cursor of purchases.
type bought struct {
	Seq  int64 `json:"seq,omitempty"`  // what happened on the shelf up to here has been looked at
	At   int64 `json:"at,omitempty"`   // when the list was read whole
	Page int   `json:"page,omitempty"` // where a whole reading that was cut off goes on
	N    int64 `json:"n,omitempty"`
}

const cursorBought = "purchases"

// purchases brings what customers bought up to date. It follows the customers and the events.
func (r *Remote) purchases(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	if !r.hasBuyers() {
		return nil
	}
	c, err := shelf.Cursor(ctx, cursorBought)
	if err != nil {
		return err
	}
	var m bought
	if c != "" {
		if err := json.Unmarshal([]byte(c), &m); err != nil {
			return err
		}
	}
	seq, err := shelf.Seq(ctx)
	if err != nil {
		return err
	}
	have, err := shelf.Count(ctx, kindPurchase)
	if err != nil {
		return err
	}
	now := r.now().Unix()
	every := int64(purchasesEvery)
	if have > purchasesFew {
		every = purchasesDaily
	}
	if m.Page > 0 || m.At == 0 || now-m.At >= every || m.At > now {
		return r.allPurchases(ctx, shelf, m, seq, tell)
	}
	who, err := buyersSince(ctx, shelf, m.Seq)
	if err != nil {
		return err
	}
	if int64(len(who)) > 4+have/pageMost {
		return r.allPurchases(ctx, shelf, m, seq, tell)
	}
	for _, id := range who {
		if err := r.purchasesOf(ctx, shelf, id); err != nil {
			return err
		}
	}
	m.Seq = seq
	return m.put(ctx, shelf, nil)
}

func (m *bought) put(ctx context.Context, shelf source.Shelf, objects []source.Object) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return shelf.Put(ctx, objects, map[string]source.Cursor{cursorBought: source.Cursor(text)})
}

// buyersSince are the customers that changed on the shelf, or that events say have bought.
func buyersSince(ctx context.Context, shelf source.Shelf, seq int64) (list []string, err error) {
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	err = shelf.Each(ctx, kindCustomer, seq, func(o source.Object) error {
		if !o.Deleted {
			add(o.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = shelf.Each(ctx, kindEvent, seq, func(o source.Object) error {
		var e event
		if err := json.Unmarshal(o.Body, &e); err != nil {
			return err
		}
		if e.Kind == "transaction_added" && e.Entity != 0 {
			add(e.Entity.String())
		}
		return nil
	})
	return list, err
}

// allPurchases reads the whole list. One that was cut off goes on at its page; then what vanished is left to the next one.
func (r *Remote) allPurchases(ctx context.Context, shelf source.Shelf, m bought, seq int64, tell func(source.Progress)) error {
	whole := m.Page == 0
	if whole {
		m = bought{Seq: seq, At: m.At}
	}
	here := map[string]bool{}
	query := url.Values{"order[id]": {"asc"}}
	took := func(page int, things []json.RawMessage, more bool) (bool, error) {
		objects := make([]source.Object, 0, len(things))
		for _, raw := range things {
			o, err := wrapPurchase(raw)
			if err != nil {
				return false, err
			}
			objects, here[o.ID] = append(objects, o), true
		}
		m.N, m.Page = m.N+int64(len(things)), page+1
		done := m.N
		if !more {
			if whole {
				var err error
				if objects, err = without(ctx, shelf, objects, here); err != nil {
					return false, err
				}
			}
			m = bought{Seq: m.Seq, At: r.now().Unix()}
		}
		if err := m.put(ctx, shelf, objects); err != nil {
			return false, err
		}
		tell(source.Progress{
			Stream: cursorBought, Title: fault.Text{EN: "Purchases", RU: "Покупки"}, Pages: int64(page), Objects: done, Done: !more,
		})
		return false, nil
	}
	err := r.pages(ctx, "/api/v4/customers/transactions", "transactions", query, max(1, m.Page), took)
	if refused(err) {
		return nil // customers without purchases
	}
	return err
}

// without adds that what is on the shelf and not in the list is gone.
func without(ctx context.Context, shelf source.Shelf, list []source.Object, here map[string]bool) ([]source.Object, error) {
	err := shelf.IDs(ctx, kindPurchase, func(id string) error {
		if !here[id] {
			list = append(list, source.Object{Kind: kindPurchase, ID: id})
		}
		return nil
	})
	return list, err
}

// purchasesOf reads what one customer bought.
func (r *Remote) purchasesOf(ctx context.Context, shelf source.Shelf, id string) error {
	if _, err := strconv.ParseUint(id, 10, 64); err != nil {
		return nil //nolint:nilerr // not a customer's number
	}
	things, err := r.whole(ctx, "/api/v4/customers/"+id+"/transactions", "transactions", nil)
	if refused(err) {
		return nil
	}
	if err != nil {
		return err
	}
	var list []source.Object
	here := map[string]bool{}
	for _, raw := range things {
		o, err := wrapPurchase(raw)
		if err != nil {
			return err
		}
		list, here[o.ID] = append(list, o), true
	}
	err = shelf.Linked(ctx, kindPurchase, source.Link{Kind: kindCustomer, ID: id}, func(o source.Object) error {
		if !here[o.ID] && !o.Deleted {
			list = append(list, source.Object{Kind: kindPurchase, ID: o.ID})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return shelf.Put(ctx, list, nil)
}
