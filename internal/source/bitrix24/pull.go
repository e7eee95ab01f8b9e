package bitrix24

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// The kinds of objects on the shelf.
const (
	kindPortal   = "portal" // what the portal says of itself; its only id is "portal"
	kindUser     = "user"
	kindUnit     = "department"
	kindStatus   = "status"
	kindCategory = "category" // id "2:1" of a pipeline of deals, "156:7" of a smart process
	kindType     = "type"     // a smart process, by entityTypeId
	kindCurrency = "currency"
	kindRate     = "rate"  // id "USD:20781"
	kindField    = "field" // id "deal:UF_CRM_REASON"
	kindSection  = "section"
	kindProduct  = "product"
	kindCatalog  = "catalog" // a list of goods, by iblockId
	kindCost     = "product_cost"
	kindLead     = "lead"
	kindDeal     = "deal"
	kindContact  = "contact"
	kindCompany  = "company"
	kindHistory  = "history" // id "2:17": the type of the entity and the row
	kindActivity = "activity"
	kindCall     = "call"
	kindTask     = "task"
	kindQuote    = "quote"
	kindInvoice  = "invoice"
	kindOld      = "old_invoice"
	kindPayment  = "payment"
	kindOrder    = "order"
	kindLine     = "line"
	kindItem     = "item" // of a smart process, id "156:17"
)

// Types of entities.
const (
	typeLead    = 1
	typeDeal    = 2
	typeContact = 3
	typeCompany = 4
	typeInvoice = 31
)

var (
	dealFields = []string{
		"ID", "TITLE", "CATEGORY_ID", "STAGE_ID", "STAGE_SEMANTIC_ID", "CLOSED", "CURRENCY_ID", "OPPORTUNITY", "COMPANY_ID", "CONTACT_ID", "LEAD_ID",
		"ASSIGNED_BY_ID", "DATE_CREATE", "DATE_MODIFY", "MOVED_TIME", "MOVED_BY_ID", "CLOSEDATE", "SOURCE_ID", "SOURCE_DESCRIPTION", "UTM_SOURCE", "UTM_MEDIUM",
		"UTM_CAMPAIGN",
	}
	leadFields = []string{
		"ID", "TITLE", "STATUS_ID", "STATUS_SEMANTIC_ID", "COMPANY_ID", "CONTACT_ID", "ASSIGNED_BY_ID", "DATE_CREATE", "DATE_MODIFY", "DATE_CLOSED",
		"SOURCE_ID", "SOURCE_DESCRIPTION", "UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "PHONE", "EMAIL",
	}
	partyFields = []string{"ID", "ASSIGNED_BY_ID", "DATE_CREATE", "DATE_MODIFY", "SOURCE_ID", "PHONE", "EMAIL"}
)

// Pull brings the shelf up to date.
func (r *Remote) Pull(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	now, err := r.words(ctx, shelf)
	if err != nil {
		return err
	}
	all, err := r.streams(ctx, shelf)
	if err != nil {
		return err
	}
	readings := make([]*reading, len(all))
	for i, s := range all {
		if readings[i], err = begin(ctx, shelf, s, now); err != nil {
			return err
		}
	}
	if err := r.peek(ctx, readings); err != nil {
		return err
	}
	g, within := errgroup.WithContext(ctx)
	g.SetLimit(atOnce)
	for _, x := range readings {
		g.Go(func() error { return r.finish(within, shelf, x, tell) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	// What was made meanwhile is named by what has been read: the items of a list, a stage, a user.
	_, err = r.words(ctx, shelf)
	return err
}

// streams are the lists that are read, with the user fields that the portal has now.
func (r *Remote) streams(ctx context.Context, shelf source.Shelf) ([]stream, error) {
	own, types, err := r.userFields(ctx, shelf)
	if err != nil {
		return nil, err
	}
	crm := func(kind, en, ru string, fields []string, wrap func(json.RawMessage) (source.Object, error)) stream {
		return stream{
			name: kind, method: "crm." + kind + ".list", kind: kind, id: "ID", time: "DATE_MODIFY", title: fault.Text{EN: en, RU: ru},
			fields: slices.Concat(fields, own[kind]), wrap: wrap,
		}
	}
	deals := crm(kindDeal, "Deals", "Сделки", dealFields, wrapDeal)
	deals.with = r.lines
	list := []stream{
		crm(kindLead, "Leads", "Лиды", leadFields, wrapLead), deals,
		crm(kindContact, "Contacts", "Контакты", append([]string{"NAME", "LAST_NAME", "COMPANY_ID"}, partyFields...), wrapParty(kindContact)),
		crm(kindCompany, "Companies", "Компании", append([]string{"TITLE", "IS_MY_COMPANY"}, partyFields...), wrapParty(kindCompany)),
		crm(kindQuote, "Quotes", "Предложения", []string{
			"ID", "QUOTE_NUMBER", "STATUS_ID", "OPPORTUNITY", "CURRENCY_ID", "COMPANY_ID", "CONTACT_ID", "DEAL_ID", "ASSIGNED_BY_ID", "BEGINDATE",
			"DATE_CREATE", "DATE_MODIFY",
		}, wrapQuote),
	}
	list = append(list, works()...)
	list = append(list, moneys()...)
	list = append(list, history(typeLead), history(typeDeal))
	err = shelf.IDs(ctx, kindCatalog, func(id string) error {
		list = append(list, costs(id))
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, t := range types {
		list = append(list, items(t, own["item:"+t]), history(int64(numOf(t))))
	}
	return list, nil
}

// works are calls, activities and tasks.
func works() []stream {
	return []stream{
		{
			name: kindActivity, method: "crm.activity.list", kind: kindActivity, id: "ID", time: "LAST_UPDATED",
			title: fault.Text{EN: "Activities", RU: "Дела"}, wrap: wrapActivity, fields: []string{
				"ID", "OWNER_TYPE_ID", "OWNER_ID", "TYPE_ID", "PROVIDER_ID", "SUBJECT", "CREATED", "LAST_UPDATED", "START_TIME", "END_TIME", "DEADLINE",
				"COMPLETED", "STATUS", "RESPONSIBLE_ID", "DIRECTION", "SETTINGS", "ORIGIN_ID",
			},
		},
		{
			name: kindCall, method: "voximplant.statistic.get", kind: kindCall, id: "ID", loud: true, title: fault.Text{EN: "Calls", RU: "Звонки"},
			wrap: wrapCall,
		},
		{
			name: kindTask, method: "tasks.task.list", kind: kindTask, id: "ID", row: "id", list: "tasks", time: "CHANGED_DATE",
			title: fault.Text{EN: "Tasks", RU: "Задачи"}, wrap: wrapTask, fields: []string{
				"ID", "TITLE", "STATUS", "RESPONSIBLE_ID", "CREATED_DATE", "CHANGED_DATE", "CLOSED_DATE", "DEADLINE", "TIME_SPENT_IN_LOGS", "UF_CRM_TASK",
			},
		},
	}
}

// moneys are invoices, payments and goods.
func moneys() []stream {
	payments := stream{
		name: kindPayment, may: true, method: "sale.payment.list", kind: kindPayment, id: "id", list: "payments", title: fault.Text{EN: "Payments", RU: "Оплаты"},
		wrap: wrapPayment, fields: []string{"id", "orderId", "sum", "currency", "paid", "datePaid", "isReturn", "responsibleId", "payVoucherNum"},
	}
	// What was paid lately may be an old payment.
	paid := payments
	paid.name, paid.time, paid.quiet = "payments paid", "datePaid", true
	return []stream{
		{
			name: kindInvoice, may: true, method: "crm.item.list", kind: kindInvoice, id: "id", list: "items", time: "updatedTime",
			params: map[string]any{"entityTypeId": typeInvoice}, title: fault.Text{EN: "Invoices", RU: "Счета"}, wrap: wrapInvoice, fields: []string{
				"id", "accountNumber", "stageId", "opportunity", "currencyId", "companyId", "contactId", "contactIds", "parentId2", "assignedById",
				"createdTime", "updatedTime", "movedTime",
			},
		},
		{
			name: kindOld, may: true, method: "crm.invoice.list", kind: kindOld, id: "ID", time: "DATE_UPDATE",
			title: fault.Text{EN: "Invoices of the old kind", RU: "Счета старого вида"}, wrap: wrapOld, fields: []string{
				"ID", "ACCOUNT_NUMBER", "PRICE", "CURRENCY", "PAYED", "DATE_PAYED", //nolint:misspell // the vendor's spelling
				"DATE_UPDATE", "RESPONSIBLE_ID", "UF_DEAL_ID", "UF_COMPANY_ID", "UF_CONTACT_ID",
			},
		},
		payments, paid,
		{
			name: kindOrder, may: true, method: "crm.orderentity.list", kind: kindOrder, id: "orderId", list: "orderEntity", quiet: true,
			title: fault.Text{EN: "Orders of deals", RU: "Заказы сделок"}, wrap: wrapOrder,
		},
		{
			name: kindProduct, may: true, method: "crm.product.list", kind: kindProduct, id: "ID", time: "TIMESTAMP_X", quiet: true,
			title: fault.Text{EN: "Products", RU: "Товары"}, wrap: wrapProduct, fields: []string{"ID", "NAME", "PRICE", "CURRENCY_ID", "SECTION_ID"},
		},
	}
}

// costs are the purchasing prices of the goods of a catalogue: the list of products does not tell them.
func costs(catalog string) stream {
	return stream{
		name: kindCost + ":" + catalog, may: true, method: "catalog.product.list", kind: kindCost, id: "id", list: "products", time: "timestampX",
		quiet: true, filter: map[string]any{"iblockId": catalog}, title: fault.Text{EN: "Costs of products", RU: "Закупочные цены"},
		fields: []string{"id", "iblockId", "purchasingPrice", "purchasingCurrency"},
		wrap: func(raw json.RawMessage) (source.Object, error) {
			var x cost
			err := json.Unmarshal(raw, &x)
			return object(kindCost, x.ID.String(), 0, raw), err
		},
	}
}

// history is the stage history of a type of entities. Its rows never change.
func history(of int64) stream {
	n := num(of).String()
	title := map[int64]fault.Text{
		typeLead: {EN: "Stages of leads", RU: "Стадии лидов"}, typeDeal: {EN: "Stages of deals", RU: "Стадии сделок"},
	}[of]
	if title.EN == "" {
		title = fault.Text{EN: "Stages of smart processes", RU: "Стадии смарт-процессов"}
	}
	return stream{
		name: kindHistory + ":" + n, method: "crm.stagehistory.list", kind: kindHistory, id: "ID", list: "items", quiet: true,
		params: map[string]any{"entityTypeId": of}, title: title,
		wrap: func(raw json.RawMessage) (source.Object, error) { return wrapStep(raw, num(of)) },
	}
}

// items are the things of a smart process.
func items(of string, own []string) stream {
	return stream{
		name: kindItem + ":" + of, method: "crm.item.list", kind: kindItem, id: "id", list: "items", time: "updatedTime",
		params: map[string]any{"entityTypeId": of}, title: fault.Text{EN: "Smart processes", RU: "Смарт-процессы"},
		fields: slices.Concat([]string{
			"id", "title", "categoryId", "stageId", "companyId", "contactId", "contactIds", "parentId2", "assignedById", "createdTime", "updatedTime",
			"movedTime",
		}, own),
		wrap: func(raw json.RawMessage) (source.Object, error) {
			var x item
			err := json.Unmarshal(raw, &x)
			return object(kindItem, of+":"+x.ID.String(), x.Updated, raw, x.links()...), err
		},
	}
}

func object(kind, id string, at stamp, raw []byte, links ...source.Link) source.Object {
	return source.Object{Kind: kind, ID: id, At: int64(at), Body: raw, Links: slices.DeleteFunc(links, func(l source.Link) bool { return l.ID == "0" })}
}

func to(kind string, id num) source.Link { return source.Link{Kind: kind, ID: id.String()} }

func wrapDeal(raw json.RawMessage) (source.Object, error) {
	var x deal
	err := json.Unmarshal(raw, &x)
	return object(kindDeal, x.ID.String(), x.Modified, raw, to(kindCompany, x.Company), to(kindContact, x.Contact), to(kindLead, x.Lead)), err
}

func wrapLead(raw json.RawMessage) (source.Object, error) {
	var x lead
	err := json.Unmarshal(raw, &x)
	return object(kindLead, x.ID.String(), x.Modified, raw, to(kindCompany, x.Company), to(kindContact, x.Contact)), err
}

func wrapParty(kind string) func(json.RawMessage) (source.Object, error) {
	return func(raw json.RawMessage) (source.Object, error) {
		var x party
		err := json.Unmarshal(raw, &x)
		return object(kind, x.ID.String(), x.Modified, raw), err
	}
}

func wrapQuote(raw json.RawMessage) (source.Object, error) {
	var x quote
	err := json.Unmarshal(raw, &x)
	return object(kindQuote, x.ID.String(), x.Modified, raw, to(kindDeal, x.Deal), to(kindCompany, x.Company), to(kindContact, x.Contact)), err
}

func (i *item) links() []source.Link {
	return []source.Link{to(kindDeal, i.Deal), to(kindCompany, i.Company), to(kindContact, i.contact())}
}

func wrapInvoice(raw json.RawMessage) (source.Object, error) {
	var x item
	err := json.Unmarshal(raw, &x)
	return object(kindInvoice, x.ID.String(), x.Updated, raw, x.links()...), err
}

func wrapOld(raw json.RawMessage) (source.Object, error) {
	var x oldInvoice
	err := json.Unmarshal(raw, &x)
	return object(kindOld, x.ID.String(), x.Updated, raw, to(kindDeal, x.Deal), to(kindCompany, x.Company), to(kindContact, x.Contact)), err
}

func wrapPayment(raw json.RawMessage) (source.Object, error) {
	var x payment
	err := json.Unmarshal(raw, &x)
	return object(kindPayment, x.ID.String(), x.PaidAt, raw, to(kindOrder, x.Order)), err
}

// wrapOrder keeps whom an order belongs to; the order's number is its id.
func wrapOrder(raw json.RawMessage) (source.Object, error) {
	var x orderOf
	err := json.Unmarshal(raw, &x)
	o := object(kindOrder, x.Order.String(), 0, raw)
	if x.Type == typeDeal {
		o.Links = []source.Link{to(kindDeal, x.Owner)}
	}
	return o, err
}

func wrapProduct(raw json.RawMessage) (source.Object, error) {
	var x struct {
		ID num `json:"ID"`
	}
	err := json.Unmarshal(raw, &x)
	return object(kindProduct, x.ID.String(), 0, raw), err
}

// wrapStep keeps with the row what type of entity it is of: the row itself does not say.
func wrapStep(raw json.RawMessage, of num) (source.Object, error) {
	var x step
	if err := json.Unmarshal(raw, &x); err != nil {
		return source.Object{}, err
	}
	x.Of = of
	body, err := json.Marshal(x)
	return object(kindHistory, of.String()+":"+x.ID.String(), x.At, body, owner(of, x.Owner)...), err
}

// owner is the thing behind a type and an id.
func owner(of, id num) []source.Link {
	if id == 0 {
		return nil
	}
	switch of {
	case typeLead:
		return []source.Link{to(kindLead, id)}
	case typeDeal:
		return []source.Link{to(kindDeal, id)}
	case typeContact:
		return []source.Link{to(kindContact, id)}
	case typeCompany:
		return []source.Link{to(kindCompany, id)}
	default:
		return []source.Link{{Kind: kindItem, ID: of.String() + ":" + id.String()}}
	}
}

func wrapActivity(raw json.RawMessage) (source.Object, error) {
	var x activity
	err := json.Unmarshal(raw, &x)
	return object(kindActivity, x.ID.String(), x.Updated, raw, owner(x.OwnerType, x.OwnerID)...), err
}

func wrapCall(raw json.RawMessage) (source.Object, error) {
	var x call
	if err := json.Unmarshal(raw, &x); err != nil {
		return source.Object{}, err
	}
	o := object(kindCall, x.ID.String(), x.At, raw, to(kindActivity, x.Activity))
	if kind := strings.ToLower(string(x.On)); kind == kindContact || kind == kindCompany || kind == kindLead {
		o.Links = append(o.Links, to(kind, x.Entity))
	}
	return o, nil
}

func wrapTask(raw json.RawMessage) (source.Object, error) {
	var x task
	err := json.Unmarshal(raw, &x)
	return object(kindTask, x.ID.String(), x.Changed, raw, x.links()...), err
}

// links are what a task belongs to: "D_12", "C_3", "CO_5", "L_7".
func (t *task) links() (list []source.Link) {
	for _, s := range scalars(t.Of) {
		letter, id, _ := strings.Cut(s, "_")
		kind := map[string]string{"D": kindDeal, "L": kindLead, "C": kindContact, "CO": kindCompany}[letter]
		if kind != "" && isNumber(id) {
			list = append(list, source.Link{Kind: kind, ID: id})
		}
	}
	return list
}
