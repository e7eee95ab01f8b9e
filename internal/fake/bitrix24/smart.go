package bitrix24

import (
	"cmp"
	"slices"

	"svodka/internal/fake/company"
)

const (
	invoiceCategory = int64(3)
	ticketCategory  = int64(7)
	ticketType      = int64(7) // the id of the smart process itself: its user fields are UF_CRM_7_…
)

// Stages of what the World has no stages for.
var (
	invoiceStages = []*stage{
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:N", name: "Новый", semantic: "P", extra: "process", color: "#39A8EF", sort: 10, cat: 3, system: true},
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:S", name: "Отправлен клиенту", semantic: "P", extra: "process", color: "#2FC6F6", sort: 20, cat: 3},
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:P", name: "Оплачен", semantic: "S", extra: "success", color: "#7BD500", sort: 30, cat: 3, system: true},
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:D", name: "Не оплачен", semantic: "F", extra: "failure", color: "#FF5752", sort: 40, cat: 3, system: true},
	}
	ticketStages = []*stage{
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:NEW", name: "Новое", semantic: "P", extra: "process", color: "#39A8EF", sort: 10, cat: 7, system: true},
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:PREPARATION", name: "В работе", semantic: "P", extra: "process", color: "#2FC6F6", sort: 20, cat: 7},
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:SUCCESS", name: "Решено", semantic: "S", extra: "success", color: "#7BD500", sort: 30, cat: 7, system: true},
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:FAIL", name: "Отклонено", semantic: "F", extra: "failure", color: "#FF5752", sort: 40, cat: 7, system: true},
	}
	quoteStages = []*stage{
		{list: "QUOTE_STATUS", code: "DRAFT", name: "Черновик", semantic: "P", extra: "process", color: "#39A8EF", sort: 10, cat: -1, system: true},
		{list: "QUOTE_STATUS", code: "SENT", name: "Отправлено клиенту", semantic: "P", extra: "process", color: "#2FC6F6", sort: 20, cat: -1},
		{list: "QUOTE_STATUS", code: "APPROVED", name: "Принято", semantic: "S", extra: "success", color: "#7BD500", sort: 30, cat: -1, system: true},
		{list: "QUOTE_STATUS", code: "DECLAINED", name: "Отклонено", semantic: "F", extra: "failure", color: "#FF5752", sort: 40, cat: -1, system: true},
	}
)

// ticketStage is where a ticket stands.
func ticketStage(t *company.Thing) *stage {
	switch {
	case t.Has("solved_at"):
		return ticketStages[2]
	case t.Has("answered_at"):
		return ticketStages[1]
	}
	return ticketStages[0]
}

// smartStory is the stage history of what the World tells by dates alone.
func smartStory(t *company.Thing) []*moment {
	if t.Kind == "payment" {
		return []*moment{
			{owner: t.ID, at: born(t), by: t.Text("owner"), g: invoiceStages[0]},
			{owner: t.ID, at: born(t), by: t.Text("owner"), g: invoiceStages[2]},
		}
	}
	list := []*moment{{owner: t.ID, at: born(t), by: t.Text("owner"), g: ticketStages[0]}}
	for i, column := range []string{"answered_at", "solved_at"} {
		if t.Has(column) {
			list = append(list, &moment{owner: t.ID, at: t.Int(column), by: t.Text("owner"), g: ticketStages[i+1]})
		}
	}
	return list
}

// billed reports whether a payment shows as a smart invoice.
func (s *Server) billed(t *company.Thing) bool {
	return !s.o.Orders && t.Has("invoice") && t.Int("amount") > 0
}

// ofDeal gives a column of the payment's deal where the payment itself has none.
func (s *Server) ofDeal(t *company.Thing, column string) string {
	if v := t.Text(column); v != "" {
		return v
	}
	if deal := s.o.World.Find(t.Text("deal")); deal != nil {
		return deal.Text(column)
	}
	return ""
}

// payer is a payment's client as a company or a contact.
func (s *Server) payer(entity string) func(*rec) any {
	return func(r *rec) any {
		if id := s.ofDeal(r.t, "client"); id != "" {
			if e, n := s.ids.client(id); e == entity {
				return some(n)
			}
		}
		return nil
	}
}

func (s *Server) paymentOwner(r *rec) any {
	return cmp.Or(s.ids.of("user", s.ofDeal(r.t, "owner")), 1)
}

// common are the columns every smart item has, all named for crm.item.* alone.
func (s *Server) common(owner func(*rec) any) []*column {
	born := func(r *rec) any { return some(born(r.t)) }
	return []*column{
		col("ID", kInt, own), itemOnly("xmlId", kString, fixed(nil)), itemOnly("opened", kFlag, fixed(true)),
		itemOnly("assignedById", kInt, owner), itemOnly("createdBy", kInt, owner), itemOnly("updatedBy", kInt, owner),
		itemOnly("movedBy", kInt, owner), itemOnly("createdTime", kTime, born), itemOnly("updatedTime", kTime, s.modified),
		itemOnly("lastActivityBy", kInt, owner), itemOnly("lastActivityTime", kTime, s.modified), itemOnly("webformId", kInt, fixed(int64(0))),
		itemOnly("observers", kList, fixed([]any{})), itemOnly("begindate", kDate, born),
	}
}

func (s *Server) invoices() *table {
	cols := append(s.common(s.paymentOwner),
		itemOnly("title", kString, func(r *rec) any { return "Счёт " + r.t.Text("invoice") }),
		itemOnly("accountNumber", kString, text("invoice")),
		itemOnly("categoryId", kInt, fixed(invoiceCategory)),
		itemOnly("stageId", kString, fixed(invoiceStages[2].code)),
		itemOnly("previousStageId", kString, fixed(invoiceStages[0].code)),
		itemOnly("movedTime", kTime, func(r *rec) any { return some(born(r.t)) }),
		itemOnly("closedate", kDate, func(r *rec) any { return some(born(r.t)) }),
		itemOnly("opportunity", kMoney, func(r *rec) any { return r.t.Int("amount") }),
		itemOnly("isManualOpportunity", kFlag, fixed(true)),
		itemOnly("taxValue", kMoney, fixed(int64(0))),
		itemOnly("currencyId", kString, s.currency),
		itemOnly("mycompanyId", kInt, fixed(int64(houseID))),
		itemOnly("companyId", kInt, s.payer("company")), itemOnly("contactId", kInt, s.payer("contact")),
		itemOnly("contactIds", kList, func(r *rec) any {
			if n := s.payer("contact")(r); n != nil {
				return []any{n}
			}
			return []any{}
		}),
		itemOnly("parentId2", kInt, s.link("deal", "deal")), itemOnly("parentId7", kInt, fixed(nil)),
		itemOnly("sourceId", kString, fixed(nil)), itemOnly("comments", kString, fixed(nil)),
		itemOnly("entityTypeId", kInt, fixed(int64(typeInvoice))),
	)
	return &table{name: "invoice", deps: []string{"payment", "deal", "client"}, cols: cols, build: s.things("payment", "payment", s.billed)}
}

func (s *Server) tickets() *table {
	stand := func(r *rec) any { return ticketStage(r.t).code }
	cols := append(s.common(s.owner),
		itemOnly("title", kString, text("title")),
		itemOnly("categoryId", kInt, fixed(ticketCategory)),
		itemOnly("stageId", kString, stand),
		itemOnly("previousStageId", kString, fixed("")),
		itemOnly("movedTime", kTime, func(r *rec) any {
			return some(cmp.Or(r.t.Int("solved_at"), r.t.Int("answered_at"), born(r.t)))
		}),
		itemOnly("closedate", kDate, at("solved_at")),
		itemOnly("companyId", kInt, s.party("company")), itemOnly("contactId", kInt, s.party("contact")),
		itemOnly("contactIds", kList, s.contacts), itemOnly("sourceId", kString, fixed(nil)),
		itemOnly("entityTypeId", kInt, fixed(int64(typeTicket))),
	)
	for _, f := range s.fields.all {
		if f.entity != "ticket" {
			continue
		}
		c := col(f.name, f.kind, func(r *rec) any {
			if f.column == "product" {
				if p := s.o.World.Find(r.t.Text("product")); p != nil {
					return words(p.Text("name"))
				}
				return nil
			}
			return f.value(r.t)
		}).titled(f.title)
		c.item, c.user, c.items = "ufCrm7"+camel("X_" + f.name[len("UF_CRM_7_"):])[1:], true, f.list
		if f.kind != kEnum {
			c.items = nil
		}
		cols = append(cols, c)
	}
	return &table{name: "ticket", deps: []string{"ticket", "client", "product"}, cols: cols, build: s.things("ticket", "ticket", nil)}
}

func (s *Server) quotes() *table {
	cols := []*column{
		col("ID", kInt, own),
		col("TITLE", kString, func(r *rec) any { return "Предложение " + r.t.Text("number") }),
		col("STATUS_ID", kString, func(r *rec) any {
			if r.t.Has("sent_at") {
				return "SENT"
			}
			return "DRAFT"
		}).status("QUOTE_STATUS").as("stageId"),
		col("CURRENCY_ID", kString, s.currency),
		col("OPPORTUNITY", kMoney, func(r *rec) any { return r.t.Int("amount") }),
		col("TAX_VALUE", kMoney, fixed(int64(0))),
		col("COMPANY_ID", kInt, s.party("company")),
		col("CONTACT_ID", kInt, s.party("contact")),
		col("MYCOMPANY_ID", kInt, fixed(int64(houseID))),
		col("BEGINDATE", kDate, at("sent_at")),
		col("CLOSEDATE", kDate, fixed(nil)),
		col("ACTUAL_DATE", kDate, fixed(nil)),
		col("CLOSED", kFlag, fixed(false)),
		col("COMMENTS", kString, fixed(nil)),
		col("LEAD_ID", kInt, fixed(nil)),
		col("DEAL_ID", kInt, s.link("deal", "deal")),
		col("QUOTE_NUMBER", kString, text("number")),
		col("CONTENT", kString, fixed(nil)),
		col("TERMS", kString, fixed(nil)),
		col("PERSON_TYPE_ID", kString, fixed("1")),
	}
	cols = append(cols, s.stamps()...)
	cols = append(cols, itemOnly("contactIds", kList, s.contacts), itemOnly("entityTypeId", kInt, fixed(int64(typeQuote))))
	return &table{name: "quote", deps: []string{"proposal", "client", "deal"}, cols: cols, build: s.things("proposal", "proposal", nil)}
}

// itemTables are the tables of crm.item.* by entity type.
var itemTables = map[int64]string{
	typeLead: "lead", typeDeal: "deal", typeContact: "contact", typeCompany: "company", typeQuote: "quote", typeInvoice: "invoice", typeTicket: "ticket",
}

// universal finds the table of a crm.item.* call.
func (s *Server) universal(c *call) (*table, *refusal) {
	of, ok := c.params.number("entityTypeId")
	switch {
	case !ok:
		return nil, refuse(400, "100", "Could not find value for parameter {entityTypeId}")
	case of == 5:
		return nil, refuse(400, "ENTITY_TYPE_NOT_SUPPORTED", "Entity type is not supported")
	case itemTables[of] == "":
		return nil, refuse(400, "NOT_FOUND", "Smart process not found")
	}
	return s.tables["item "+itemTables[of]], nil
}

func (s *Server) itemList(c *call) (answer, *refusal) {
	t, no := s.universal(c)
	if no != nil {
		return answer{}, no
	}
	p, no := s.list(c, t, c.params.get("filter"), c.params.get("order"), start(c))
	if no != nil {
		return answer{}, no
	}
	rows := s.items(c, t, p.rows, c.params.get("select"))
	return answer{result: map[string]any{"items": rows}, total: p.total, next: p.next, counted: p.counted}, nil
}

// items dresses rows; fm comes only with every field.
func (s *Server) items(c *call, t *table, rows []*rec, sel *value) []any {
	list := s.dress(t, rows, sel, itemFace)
	original := c.params.str("useOriginalUfNames") == "Y"
	star := sel != nil && slices.Contains(sel.texts(), "*")
	for _, one := range list {
		row, ok := one.(map[string]any)
		if !ok {
			continue
		}
		if !star {
			delete(row, "fm")
		}
		if original {
			for _, k := range t.cols {
				if v, there := row[k.item]; k.user && there {
					delete(row, k.item)
					row[k.name] = v
				}
			}
		}
	}
	return list
}

func (s *Server) itemGet(c *call) (answer, *refusal) {
	t, no := s.universal(c)
	if no != nil {
		return answer{}, no
	}
	id, _ := c.params.number("id")
	for _, r := range s.rows(t) {
		if r.id == id && s.sees(c, r) {
			all := array()
			all.set("0", word("*"))
			return answer{result: map[string]any{"item": s.items(c, t, []*rec{r}, all)[0]}}, nil
		}
	}
	return answer{}, refuse(400, "NOT_FOUND", "Element not found")
}

// typeList is crm.type.list: the smart process of tickets.
func (s *Server) typeList(*call) (answer, *refusal) {
	list := []any{}
	if s.o.World.Count("ticket") > 0 {
		row := map[string]any{
			"id": ticketType, "title": "Обращения в сервис", "code": "", "createdBy": 1, "entityTypeId": typeTicket, "customSectionId": nil,
			"createdTime": s.date(int64(1546300800), kTime), "updatedTime": s.date(int64(1546300800), kTime), "updatedBy": 1,
		}
		for _, k := range []string{
			"isCategoriesEnabled", "isStagesEnabled", "isBeginCloseDatesEnabled", "isClientEnabled", "isUseInUserfieldEnabled", "isRecyclebinEnabled",
			"isAutomationEnabled", "isCountersEnabled",
		} {
			row[k] = "Y"
		}
		for _, k := range []string{
			"isLinkWithProductsEnabled", "isMycompanyEnabled", "isDocumentsEnabled", "isSourceEnabled", "isObserversEnabled", "isBizProcEnabled",
			"isSetOpenPermissions", "isPaymentsEnabled",
		} {
			row[k] = "N"
		}
		list = append(list, row)
	}
	return answer{result: map[string]any{"types": list}, total: int64(len(list)), counted: true}, nil
}
