package bitrix24

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fake/company"
)

const catalogID = 14

// sections are the product groups in the order of their first product; a group's id is its place.
func (s *Server) sections() []string {
	var list []string
	for _, t := range s.o.World.All("product", true) {
		if g := t.Text("group"); g != "" && !slices.Contains(list, g) {
			list = append(list, g)
		}
	}
	return list
}

func (s *Server) section(r *rec) any {
	if i := slices.Index(s.sections(), r.t.Text("group")); i >= 0 {
		return int64(2*i + 1)
	}
	return nil
}

func (s *Server) sectionList(*call) (answer, *refusal) {
	list := []any{}
	for i, name := range s.sections() {
		list = append(list, map[string]any{
			"ID": strconv.Itoa(2*i + 1), "CATALOG_ID": strconv.Itoa(catalogID), "SECTION_ID": nil, "NAME": name, "XML_ID": "", "CODE": "",
		})
	}
	return answer{result: list, total: int64(len(list)), counted: true}, nil
}

func (s *Server) products() *table {
	price := func(column string) func(*rec) any {
		return func(r *rec) any {
			if r.t.Has(column) {
				return r.t.Int(column)
			}
			return nil
		}
	}
	cols := []*column{
		col("ID", kInt, own),
		col("NAME", kString, text("name")),
		col("CODE", kString, fixed(nil)),
		col("ACTIVE", kFlag, fixed(true)),
		col("SORT", kInt, fixed(int64(500))),
		col("PRICE", kMoney, price("price")),
		col("CURRENCY_ID", kString, fixed(s.o.Currency)),
		col("SECTION_ID", kInt, s.section).as("iblockSectionId"),
		col("CATALOG_ID", kInt, fixed(int64(catalogID))).as("iblockId"),
		col("VAT_ID", kInt, fixed(nil)), col("VAT_INCLUDED", kFlag, fixed(false)), col("MEASURE", kInt, fixed(nil)),
		col("DESCRIPTION", kString, fixed(nil)), col("DESCRIPTION_TYPE", kString, fixed("text")),
		itemOnly("purchasingPrice", kMoney, price("cost")), itemOnly("purchasingCurrency", kString, fixed(s.o.Currency)),
		itemOnly("type", kInt, fixed(int64(1))), itemOnly("timestampX", kTime, s.modified),
	}
	return &table{name: "product", deps: []string{"product"}, cols: cols, build: s.things("product", "product", nil)}
}

// catalogProducts is catalog.product.list: the only place where the cost of a product shows.
func (s *Server) catalogProducts(c *call) (answer, *refusal) {
	sel := c.params.get("select")
	if sel == nil || !slices.Contains(sel.texts(), "id") || !slices.Contains(sel.texts(), "iblockId") {
		return answer{}, refuse(400, "0", "Required select fields: id, iblockId")
	}
	filter := c.params.get("filter")
	if filter.get("iblockId") == nil {
		return answer{}, refuse(400, "0", "Required filter fields: iblockId")
	}
	t := s.tables["item product"]
	p, no := s.list(c, t, filter, c.params.get("order"), start(c))
	if no != nil {
		return answer{}, no
	}
	return answer{result: map[string]any{"products": s.dress(t, p.rows, sel, itemFace)}, total: p.total, next: p.next, counted: true}, nil
}

func (s *Server) catalogs(*call) (answer, *refusal) {
	one := map[string]any{"id": catalogID, "iblockId": catalogID, "name": "Товарный каталог CRM", "productIblockId": nil}
	return answer{result: map[string]any{"catalogs": []any{one}}, total: 1, counted: true}, nil
}

// lineRows are the product lines of deals. A line knows its sum; a row knows the price of one.
func (s *Server) lineRows() *table {
	price := func(r *rec) any {
		quantity := r.t.Real("quantity")
		if quantity == 0 {
			quantity = 1
		}
		return math.Round(float64(r.t.Int("amount"))/quantity*1e4) / 1e6
	}
	name := func(r *rec) any {
		if p := s.o.World.Find(r.t.Text("product")); p != nil {
			return p.Text("name")
		}
		return "Товар"
	}
	quantity := func(r *rec) any {
		if !r.t.Has("quantity") {
			return 1.0
		}
		return r.t.Real("quantity")
	}
	cols := []*column{
		col("ID", kInt, own),
		col("OWNER_ID", kInt, s.link("deal", "deal")).key(),
		col("OWNER_TYPE", kString, fixed("D")),
		col("PRODUCT_ID", kInt, func(r *rec) any { return s.ids.of("product", r.t.Text("product")) }),
		col("PRODUCT_NAME", kString, name),
		col("PRICE", kDouble, price), col("PRICE_ACCOUNT", kDouble, price), col("PRICE_EXCLUSIVE", kDouble, price),
		col("PRICE_NETTO", kDouble, price), col("PRICE_BRUTTO", kDouble, price),
		col("QUANTITY", kDouble, quantity),
		col("DISCOUNT_TYPE_ID", kInt, fixed(int64(2))), col("DISCOUNT_RATE", kInt, fixed(int64(0))), col("DISCOUNT_SUM", kInt, fixed(int64(0))),
		col("TAX_RATE", kInt, fixed(nil)), col("TAX_INCLUDED", kFlag, fixed(true)), col("CUSTOMIZED", kFlag, fixed(true)),
		col("MEASURE_CODE", kInt, fixed(int64(796))), col("MEASURE_NAME", kString, fixed("шт")),
		col("SORT", kInt, fixed(int64(10))), col("XML_ID", kString, fixed("")), col("TYPE", kInt, fixed(int64(1))), col("STORE_ID", kInt, fixed(nil)),
	}
	return &table{name: "line", deps: []string{"line", "product", "deal"}, cols: cols, build: s.things("line", "line", func(t *company.Thing) bool {
		deal := s.o.World.Find(t.Text("deal"))
		return deal != nil && deal.Deleted == 0
	})}
}

// rowList is crm.item.productrow.list: the owner must be named, several at once may be.
func (s *Server) rowList(c *call) (answer, *refusal) {
	filter := c.params.get("filter")
	named := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return filter.get(name) != nil })
	}
	if !named("=ownerType", "ownerType") || !named("=ownerId", "ownerId", "@ownerId") {
		return answer{}, refuse(400, "INVALID_ARG_VALUE", "Required filter fields: =ownerType, =ownerId")
	}
	t := s.tables["item line"]
	p, no := s.list(c, t, filter, c.params.get("order"), start(c))
	if no != nil {
		return answer{}, no
	}
	rows := s.dress(t, p.rows, c.params.get("select"), itemFace)
	return answer{result: map[string]any{"productRows": rows}, total: p.total, next: p.next, counted: p.counted}, nil
}

// oldRows is crm.productrow.list and crm.deal.productrows.get. They are not paged.
func (s *Server) oldRows(c *call) (answer, *refusal) {
	filter := c.params.get("filter")
	if strings.HasPrefix(c.method, "crm.deal.") {
		if id, ok := c.params.number("id"); !ok || id <= 0 {
			return answer{}, refuse(400, "", "The parameter id is invalid or not defined.")
		}
		filter = array()
		filter.set("OWNER_ID", c.params.get("id"))
	}
	t := s.tables["line"]
	tests, no := s.tests(t, filter)
	if no != nil {
		return answer{}, no
	}
	rows := s.rows(t)
	if some, ok := t.narrowed(filter); ok {
		rows = some
	}
	var found []*rec
	for _, r := range rows {
		if passes(tests, r) && s.sees(c, r) {
			found = append(found, r)
		}
	}
	return answer{result: s.dress(t, found, c.params.get("select"), oldFace)}, nil
}

// payments are the payments of orders: those that are no smart invoices. A refund is a payment of its own, given back.
func (s *Server) payments() *table {
	back := func(r *rec) bool { return r.t.Int("amount") < 0 }
	paid := func(r *rec) any { return some(born(r.t)) }
	cols := []*column{
		col("ID", kInt, own),
		itemOnly("accountNumber", kString, func(r *rec) any { return strconv.FormatInt(r.id, 10) + "/1" }),
		itemOnly("orderId", kInt, own), itemOnly("currency", kString, s.currency),
		itemOnly("sum", kMoney, func(r *rec) any { return max(r.t.Int("amount"), -r.t.Int("amount")) }),
		itemOnly("paid", kFlag, fixed(true)), itemOnly("datePaid", kTime, paid),
		itemOnly("dateBill", kTime, paid), itemOnly("datePayBefore", kTime, fixed(nil)),
		itemOnly("isReturn", kFlag, func(r *rec) any { return back(r) }),
		itemOnly("payReturnDate", kDate, func(r *rec) any {
			if back(r) {
				return born(r.t)
			}
			return nil
		}),
		itemOnly("payReturnNum", kString, fixed("")), itemOnly("payReturnComment", kString, fixed("")),
		itemOnly("payVoucherNum", kString, func(r *rec) any { return r.t.Text("invoice") }), itemOnly("payVoucherDate", kDate, paid),
		itemOnly("paySystemId", kInt, fixed(int64(6))), itemOnly("paySystemIsCash", kFlag, fixed(false)),
		itemOnly("paySystemName", kString, fixed("Безналичный расчёт")),
		itemOnly("responsibleId", kInt, s.paymentOwner), itemOnly("empPaidId", kInt, s.paymentOwner),
		itemOnly("companyId", kInt, s.payer("company")), itemOnly("comments", kString, fixed("")), itemOnly("xmlId", kString, fixed("")),
		itemOnly("externalPayment", kFlag, fixed(false)), itemOnly("marked", kFlag, fixed(false)), itemOnly("priceCod", kString, fixed("0.000000")),
	}
	ordered := func(t *company.Thing) bool { return !s.billed(t) }
	return &table{name: "payment", face: itemFace, deps: []string{"payment", "deal"}, cols: cols, build: s.things("payment", "payment", ordered)}
}

func (s *Server) paymentList(c *call) (answer, *refusal) {
	t := s.tables["payment"]
	p, no := s.list(c, t, c.params.get("filter"), c.params.get("order"), start(c))
	if no != nil {
		return answer{}, no
	}
	return answer{result: map[string]any{"payments": s.dress(t, p.rows, c.params.get("select"), itemFace)}, total: p.total, next: p.next, counted: true}, nil
}

// orders say which deal an order belongs to.
func (s *Server) orders() *table {
	return &table{name: "order entity", face: itemFace, deps: []string{"payment", "deal"}, cols: []*column{
		col("ID", kInt, own), itemOnly("orderId", kInt, own), itemOnly("ownerId", kInt, s.link("deal", "deal")),
		itemOnly("ownerTypeId", kInt, fixed(int64(typeDeal))),
	}, build: s.things("payment", "payment", func(t *company.Thing) bool { return !s.billed(t) && t.Has("deal") })}
}

// orderEntities is crm.orderentity.list.
func (s *Server) orderEntities(c *call) (answer, *refusal) {
	t := s.tables["order entity"]
	p, no := s.list(c, t, c.params.get("filter"), c.params.get("order"), start(c))
	if no != nil {
		return answer{}, no
	}
	rows := s.dress(t, p.rows, nil, itemFace)
	for _, one := range rows {
		if row, ok := one.(map[string]any); ok {
			delete(row, "id")
		}
	}
	return answer{result: map[string]any{"orderEntity": rows}, total: p.total, next: p.next, counted: true}, nil
}

// oldInvoices is crm.invoice.list of self-hosted portals.
func (s *Server) oldInvoices() *table {
	paid := func(r *rec) any { return some(born(r.t)) }
	cols := []*column{
		col("ID", kInt, own), col("ACCOUNT_NUMBER", kString, text("invoice")), col("ORDER_TOPIC", kString, text("invoice")),
		col("STATUS_ID", kString, fixed("P")), col("PRICE", kMoney, func(r *rec) any { return r.t.Int("amount") }), col("CURRENCY", kString, s.currency),
		col("PAYED", kFlag, fixed(true)),                                                                                 //nolint:misspell // the vendor's spelling
		col("DATE_PAYED", kTime, paid), col("PAY_VOUCHER_DATE", kDate, paid), col("PAY_VOUCHER_NUM", kString, fixed("")), //nolint:misspell // the vendor's spelling
		col("DATE_INSERT", kTime, paid), col("DATE_UPDATE", kTime, s.modified), col("DATE_BILL", kDate, paid),
		col("RESPONSIBLE_ID", kInt, s.paymentOwner), col("UF_DEAL_ID", kInt, s.link("deal", "deal")), col("UF_QUOTE_ID", kInt, fixed(nil)),
		col("UF_COMPANY_ID", kInt, s.payer("company")), col("UF_CONTACT_ID", kInt, s.payer("contact")), col("UF_MYCOMPANY_ID", kInt, fixed(int64(houseID))),
	}
	return &table{name: "old invoice", deps: []string{"payment", "deal"}, cols: cols, build: s.things("payment", "payment", s.billed)}
}
