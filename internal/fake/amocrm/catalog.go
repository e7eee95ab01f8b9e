package amocrm

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fake/company"
)

func (s *Server) catalogObj(c *call, id int64, name, kind string, sort int) obj {
	return obj{
		"id": id, "name": name, "created_by": 0, "updated_by": 0, "created_at": 1589379462, "updated_at": 1590742040, "sort": sort,
		"type": kind, "can_add_elements": true, "can_show_in_cards": false, "can_link_multiple": true, "can_be_deleted": false,
		"sdk_widget_code": nil, "account_id": accountID, "_links": c.self("catalogs", id),
	}
}

func (s *Server) catalogList(c *call) []obj {
	return []obj{
		s.catalogObj(c, productsCatalog, "Товары", "products", 20),
		s.catalogObj(c, invoicesCatalog, "Счета-покупки", "invoices", 30),
	}
}

func (s *Server) catalogs(c *call) {
	list := s.catalogList(c)
	c.paged("catalogs", maxLimit, len(list), false, func(i int) any { return list[i] })
}

func (s *Server) catalog(c *call) {
	for _, o := range s.catalogList(c) {
		if o["id"] == c.id() {
			c.body = o
			return
		}
	}
	c.none()
}

// elementsOf is the list behind a catalogue.
func (s *Server) elementsOf(id int64) *shelf {
	switch id {
	case productsCatalog:
		return s.st.shelf("products")
	case invoicesCatalog:
		return s.st.shelf("invoices")
	}
	return nil
}

func (s *Server) elements(c *call) {
	sh := s.elementsOf(c.number("catalog"))
	if sh == nil {
		c.fail(404, "Not found")
		return
	}
	rules := []rule{}
	if ids := c.q.kid("filter", "id").numbers(); len(ids) > 0 {
		rules = append(rules, func(it *item) bool { return slices.Contains(ids, it.id) })
	}
	if q := strings.ToLower(c.q.kid("query").text()); q != "" {
		rules = append(rules, func(it *item) bool { return strings.Contains(strings.ToLower(title(s.st.thing(it))), q) })
	}
	list := c.pick(sh, false, c.key("elements"), rules, c.order("id"))
	c.paged("elements", maxLimit, len(list), false, func(i int) any { return s.elementObj(c, list[i]) })
}

func (s *Server) element(c *call) {
	sh := s.elementsOf(c.number("catalog"))
	if sh == nil || sh.byID[c.id()] == nil || sh.byID[c.id()].deleted != 0 {
		c.none()
		return
	}
	c.body = s.elementObj(c, sh.byID[c.id()])
}

// Fields of the catalogues.
const (
	fieldSKU, fieldAbout, fieldPrice, fieldGroup                           = 271_207, 271_209, 271_211, 271_213
	fieldBillStatus, fieldBillPrice, fieldBillDate, fieldBillComment       = 1_107_155, 1_107_161, 1_107_163, 1_107_167
	fieldItems                                                             = 1_107_165
	enumCreated, enumPaid                                            int64 = 1_302_891, 1_302_893
)

func (s *Server) catalogFields(c *call) {
	list := []field{
		{fieldSKU, "Артикул", "SKU", "text", nil}, {fieldAbout, "Описание", "DESCRIPTION", "textarea", nil},
		{fieldPrice, "Цена", "PRICE", "numeric", nil}, {fieldGroup, "Группа", "GROUP", "category", nil},
	}
	if c.number("catalog") == invoicesCatalog {
		list = []field{
			{fieldBillStatus, "Статус", "BILL_STATUS", "bill_status", nil}, {fieldBillPrice, "Итоговая сумма к оплате", "BILL_PRICE", "numeric", nil},
			{fieldBillDate, "Дата оплаты", "BILL_PAYMENT_DATE", "date_time", nil}, {fieldBillComment, "Комментарий", "BILL_COMMENT", "textarea", nil},
			{fieldItems, "Позиции счета", "ITEMS", "items", nil},
		}
	}
	s.showFields(c, "catalogs", list, "catalogs/"+strconv.FormatInt(c.number("catalog"), 10))
	if body, ok := c.body.(obj); ok {
		embedded, _ := body["_embedded"].(obj)
		rows, _ := embedded["custom_fields"].([]any)
		for _, row := range rows {
			s.billEnums(c, row)
		}
	}
}

func (s *Server) billEnums(c *call, row any) {
	o, ok := row.(obj)
	if !ok {
		return
	}
	o["catalog_id"], o["nested"] = c.number("catalog"), nil
	if o["code"] == "BILL_STATUS" {
		o["type"] = "select"
		o["enums"] = []any{
			obj{"id": enumCreated, "value": "Создан", "sort": 1, "code": "created"},
			obj{"id": enumPaid, "value": "Оплачен", "sort": 2, "code": "paid"},
		}
	}
}

func filled(id int64, name, code, kind string, v obj) obj {
	return obj{"field_id": id, "field_name": name, "field_code": code, "field_type": kind, "values": []any{v}}
}

func (s *Server) elementObj(c *call, it *item) obj {
	t := s.st.thing(it)
	catalog := int64(invoicesCatalog)
	var fields []any
	if t.Kind == "product" {
		catalog = productsCatalog
		fields = []any{
			filled(fieldSKU, "Артикул", "SKU", "text", obj{"value": "T-" + strconv.FormatInt(t.N, 10)}),
			filled(fieldPrice, "Цена", "PRICE", "numeric", obj{"value": money(t.Int("price"))}),
			filled(fieldGroup, "Группа", "GROUP", "category", obj{"value": t.Text("group"), "enum_id": s.enum(fieldGroup).id(t.Text("group")), "enum_code": nil}),
		}
	} else {
		fields = s.bill(t)
	}
	var deleted any = false
	if catalog == productsCatalog {
		deleted = nil
	}
	out := obj{
		"id": it.id, "name": title(t), "created_by": it.by, "updated_by": it.byLast, "created_at": it.created, "updated_at": it.updated,
		"is_deleted": deleted, "custom_fields_values": fields, "catalog_id": catalog, "account_id": accountID,
		"_links": c.self("catalogs", catalog, "elements", it.id),
	}
	if c.with["invoice_link"] && catalog == invoicesCatalog {
		out["invoice_link"] = "https://pay.amocrm.example/" + strconv.FormatInt(it.id, 36)
	}
	return out
}

// bill are the fields of an invoice: a proposal is one that was made, a payment one that was paid.
func (s *Server) bill(t *company.Thing) []any {
	status := obj{"value": "Создан", "enum_id": enumCreated, "enum_code": "created"}
	if t.Kind == "payment" {
		status = obj{"value": "Оплачен", "enum_id": enumPaid, "enum_code": "paid"}
	}
	out := []any{
		filled(fieldBillStatus, "Статус", "BILL_STATUS", "select", status),
		filled(fieldBillPrice, "Итоговая сумма к оплате", "BILL_PRICE", "numeric", obj{"value": money(t.Int("amount"))}),
	}
	if t.Kind == "payment" {
		out = append(out, filled(fieldBillDate, "Дата оплаты", "BILL_PAYMENT_DATE", "date_time", obj{"value": t.Int("paid_at")}))
	}
	if s.quirks.NoItems {
		return out
	}
	amount := float64(t.Int("amount")) / 100
	return append(out, filled(fieldItems, "Позиции счета", "ITEMS", "items", obj{"value": obj{
		"sku": "", "product_id": nil, "description": title(t), "unit_price": amount, "unit_type": "шт.", "quantity": 1.0,
		"discount": obj{"type": "amount", "value": 0.0}, "vat_rate_id": 0, "vat_rate_value": 0, "bonus_points_per_purchase": 0.0,
		"external_uid": "", "metadata": []any{}, "is_discount_recalculated": false, "is_total_sum_recalculated": false, "total_sum": amount,
	}}))
}

// linkedElements are the products and invoices of a lead.
func (s *Server) linkedElements(lead int64) []any {
	out := []any{}
	for _, id := range s.st.goods[lead] {
		line := s.w.Find(id)
		p := s.w.Find(line.Text("product"))
		if p == nil || p.Deleted != 0 || line.Deleted != 0 {
			continue
		}
		out = append(out, obj{"id": elementBase + p.N, "metadata": obj{"quantity": quantity(line), "catalog_id": productsCatalog, "price_id": fieldPrice}})
	}
	for _, it := range s.st.bills[lead] {
		if it.deleted == 0 && (it.kind != "payment" || !s.st.buys()) {
			out = append(out, obj{"id": it.id, "metadata": obj{"quantity": 1, "catalog_id": invoicesCatalog}})
		}
	}
	return out
}

func quantity(line *company.Thing) any {
	if q := line.Real("quantity"); q != float64(int64(q)) {
		return q
	} else if q != 0 {
		return int64(q)
	}
	return line.Int("quantity")
}
