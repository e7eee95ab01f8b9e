package amocrm

import (
	"slices"
	"strconv"

	"svodka/internal/fake/company"
)

// buys reports that payments are transactions alone.
func (st *state) buys() bool { return st.s.o.Customers && !st.s.o.Bills }

// buy makes a paid invoice a transaction of its customer too.
func (st *state) buy(t *company.Thing, it *item) {
	if t.Kind != "payment" || !st.s.o.Customers || st.buys() {
		return
	}
	twin := *it
	twin.id = transBase + t.N
	st.shelf("transactions").add(&twin)
}

// besides hands over what stands for a thing besides its own item: the customer a client is, the transaction a payment is.
func (st *state) besides(t *company.Thing, fn func(*item)) {
	var name string
	var id int64
	switch {
	case !st.s.o.Customers:
		return
	case t.Kind == "client":
		name, id = customers, customerBase+t.N
	case t.Kind == "payment" && !st.buys():
		name, id = "transactions", transBase+t.N
	default:
		return
	}
	if twin := st.shelf(name).byID[id]; twin != nil {
		fn(twin)
		st.shelf(name).version++
	}
}

// payer is the client of a payment: its own or the deal's.
func (st *state) payer(t *company.Thing) string {
	if t.Has("client") {
		return t.Text("client")
	}
	if d := st.s.w.Find(t.Text("deal")); d != nil {
		return d.Text("client")
	}
	return ""
}

// paid are the payments of a client.
func (s *Server) paid(client string) (list []*item, total int64) {
	st, sh := s.st, s.st.shelf("transactions")
	if st.paid == nil || st.paidAt != sh.version {
		st.paid, st.paidAt = map[string][]*item{}, sh.version
		for _, it := range sh.items {
			if it.deleted == 0 {
				client := st.payer(st.thing(it))
				st.paid[client] = append(st.paid[client], it)
			}
		}
	}
	list = st.paid[client]
	for _, it := range list {
		total += st.thing(it).Int("amount")
	}
	return list, total
}

// customer shows a client as a buyer.
func (s *Server) customer(c *call, it *item) obj {
	t := s.st.thing(it)
	list, total := s.paid(t.ID)
	average := int64(0)
	if len(list) > 0 {
		average = total / 100 / int64(len(list))
	}
	embedded := obj{"segments": []any{}, "tags": []any{}}
	company, contact := s.clientsOf(t.ID)
	if c.with["contacts"] {
		embedded["contacts"] = []any{}
		if contact != 0 {
			embedded["contacts"] = []any{obj{"id": contact, "is_main": true, "_links": c.self(contacts, contact)}}
		}
	}
	if c.with["companies"] {
		embedded["companies"] = []any{}
		if company != 0 {
			embedded["companies"] = s.linksTo(c, companies, []int64{company})
		}
	}
	if c.with["catalog_elements"] {
		embedded["catalog_elements"] = []any{}
	}
	return obj{
		"id": it.id, "name": t.Text("name"), "next_price": 0, "next_date": 0, "responsible_user_id": s.st.user(t.Text("owner")),
		"status_id": 0, "periodicity": 0, "created_by": it.by, "updated_by": it.byLast, "created_at": it.created,
		"updated_at": it.updated, "closest_task_at": nil, "is_deleted": false, "custom_fields_values": nil,
		"ltv": total / 100, "purchases_count": len(list), "average_check": average, "account_id": accountID,
		"_links": c.self(customers, it.id), "_embedded": embedded,
	}
}

// transactions lists purchases, of all customers or of one.
func (s *Server) transactions(c *call) {
	var rules []rule
	if of := c.number("of"); of != 0 {
		rules = append(rules, func(it *item) bool { return customerBase+s.w.N(s.st.payer(s.st.thing(it))) == of })
	}
	if ids := c.q.kid("filter", "id").numbers(); len(ids) > 0 {
		rules = append(rules, func(it *item) bool { return slices.Contains(ids, it.id) })
	}
	key := c.key("transactions" + strconv.FormatInt(c.number("of"), 10))
	list := c.pick(s.st.shelf("transactions"), false, key, rules, c.order("id"))
	c.paged("transactions", maxLimit, len(list), false, func(i int) any {
		it := list[i]
		t := s.st.thing(it)
		of := customerBase + s.w.N(s.st.payer(t))
		return obj{
			"id": it.id, "price": s.price(t.Int("amount")), "comment": t.Text("invoice"), "completed_at": t.Int("paid_at"), "customer_id": of,
			"created_by": it.by, "updated_by": it.byLast, "created_at": it.created, "updated_at": it.updated, "is_deleted": false,
			"account_id": accountID, "_links": c.self(customers, of, "transactions", it.id),
			"_embedded": obj{"customer": obj{"id": of, "_links": c.self(customers, of)}},
		}
	})
}

// customerStatuses exist only for accounts whose customers come back by a period.
func (s *Server) customerStatuses(c *call) { c.fail(422, "Customers periodicity is disabled") }

func (s *Server) segments(c *call) { c.none() }

// CustomerOf is the id of the customer a client of the World is.
func (s *Server) CustomerOf(worldID string) string {
	return strconv.FormatInt(customerBase+s.w.N(worldID), 10)
}
