package bitrix24

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// deal is a deal. Its user fields stay in the body.
type deal struct {
	ID       num   `json:"ID"`
	Title    text  `json:"TITLE"`
	Category num   `json:"CATEGORY_ID"`
	Stage    text  `json:"STAGE_ID"`
	Semantic text  `json:"STAGE_SEMANTIC_ID"`
	Closed   flag  `json:"CLOSED"`
	Currency text  `json:"CURRENCY_ID"`
	Amount   sum   `json:"OPPORTUNITY"`
	Company  num   `json:"COMPANY_ID"`
	Contact  num   `json:"CONTACT_ID"`
	Lead     num   `json:"LEAD_ID"`
	Owner    num   `json:"ASSIGNED_BY_ID"`
	Created  stamp `json:"DATE_CREATE"`
	Moved    stamp `json:"MOVED_TIME"`
	Mover    num   `json:"MOVED_BY_ID"`
	Modified stamp `json:"DATE_MODIFY"`
	Expected stamp `json:"CLOSEDATE"`
	origin
}

type lead struct {
	ID       num   `json:"ID"`
	Title    text  `json:"TITLE"`
	Status   text  `json:"STATUS_ID"`
	Semantic text  `json:"STATUS_SEMANTIC_ID"`
	Company  num   `json:"COMPANY_ID"`
	Contact  num   `json:"CONTACT_ID"`
	Owner    num   `json:"ASSIGNED_BY_ID"`
	Created  stamp `json:"DATE_CREATE"`
	Closed   stamp `json:"DATE_CLOSED"`
	Modified stamp `json:"DATE_MODIFY"`
	Phone    multi `json:"PHONE"`
	Email    multi `json:"EMAIL"`
	origin
}

// origin is where a request came from.
type origin struct {
	Source      text `json:"SOURCE_ID"`
	Description text `json:"SOURCE_DESCRIPTION"`
	UTMSource   text `json:"UTM_SOURCE"`
	UTMMedium   text `json:"UTM_MEDIUM"`
	UTMCampaign text `json:"UTM_CAMPAIGN"`
}

// party is a contact or a company.
type party struct {
	ID       num   `json:"ID"`
	Title    text  `json:"TITLE"`
	Name     text  `json:"NAME"`
	Last     text  `json:"LAST_NAME"`
	Own      flag  `json:"IS_MY_COMPANY"`
	Owner    num   `json:"ASSIGNED_BY_ID"`
	Created  stamp `json:"DATE_CREATE"`
	Modified stamp `json:"DATE_MODIFY"`
	Source   text  `json:"SOURCE_ID"`
	Phone    multi `json:"PHONE"`
	Email    multi `json:"EMAIL"`
}

func (p *party) title() string {
	if p.Title != "" {
		return string(p.Title)
	}
	return strings.TrimSpace(string(p.Last) + " " + string(p.Name))
}

// step is a row of stage history. Leads have a status where others have a stage.
type step struct {
	ID       num   `json:"ID"`
	Type     num   `json:"TYPE_ID"`
	Owner    num   `json:"OWNER_ID"`
	At       stamp `json:"CREATED_TIME"`
	Category num   `json:"CATEGORY_ID"`
	Stage    text  `json:"STAGE_ID"`
	Status   text  `json:"STATUS_ID"`
	// Of is the type of the entity; it is ours.
	Of num `json:"svodka_of"`
}

func (s *step) code() string {
	if s.Stage != "" {
		return string(s.Stage)
	}
	return string(s.Status)
}

type activity struct {
	ID        num             `json:"ID"`
	OwnerType num             `json:"OWNER_TYPE_ID"`
	OwnerID   num             `json:"OWNER_ID"`
	Type      num             `json:"TYPE_ID"`
	Provider  text            `json:"PROVIDER_ID"`
	Subject   text            `json:"SUBJECT"`
	Created   stamp           `json:"CREATED"`
	Updated   stamp           `json:"LAST_UPDATED"`
	Starts    stamp           `json:"START_TIME"`
	Ends      stamp           `json:"END_TIME"`
	Deadline  stamp           `json:"DEADLINE"`
	Done      flag            `json:"COMPLETED"`
	Status    num             `json:"STATUS"`
	Owner     num             `json:"RESPONSIBLE_ID"`
	Direction num             `json:"DIRECTION"`
	Settings  json.RawMessage `json:"SETTINGS"`
	Origin    text            `json:"ORIGIN_ID"`
}

type call struct {
	ID       num   `json:"ID"`
	User     num   `json:"PORTAL_USER_ID"`
	Phone    text  `json:"PHONE_NUMBER"`
	Type     num   `json:"CALL_TYPE"`
	Seconds  num   `json:"CALL_DURATION"`
	At       stamp `json:"CALL_START_DATE"`
	Code     text  `json:"CALL_FAILED_CODE"`
	Vote     num   `json:"CALL_VOTE"`
	On       text  `json:"CRM_ENTITY_TYPE"`
	Entity   num   `json:"CRM_ENTITY_ID"`
	Activity num   `json:"CRM_ACTIVITY_ID"`
}

type task struct {
	ID      num             `json:"id"`
	Status  num             `json:"status"`
	Owner   num             `json:"responsibleId"`
	Created stamp           `json:"createdDate"`
	Changed stamp           `json:"changedDate"`
	Closed  stamp           `json:"closedDate"`
	Due     stamp           `json:"deadline"`
	Spent   num             `json:"timeSpentInLogs"`
	Of      json.RawMessage `json:"ufCrmTask"`
}

type quote struct {
	ID       num   `json:"ID"`
	Number   text  `json:"QUOTE_NUMBER"`
	Status   text  `json:"STATUS_ID"`
	Amount   sum   `json:"OPPORTUNITY"`
	Currency text  `json:"CURRENCY_ID"`
	Company  num   `json:"COMPANY_ID"`
	Contact  num   `json:"CONTACT_ID"`
	Deal     num   `json:"DEAL_ID"`
	Owner    num   `json:"ASSIGNED_BY_ID"`
	Begins   stamp `json:"BEGINDATE"`
	Created  stamp `json:"DATE_CREATE"`
	Modified stamp `json:"DATE_MODIFY"`
}

// item is a thing of the universal methods: an invoice, an item of a smart process.
type item struct {
	ID       num   `json:"id"`
	Title    text  `json:"title"`
	Number   text  `json:"accountNumber"`
	Category num   `json:"categoryId"`
	Stage    text  `json:"stageId"`
	Amount   sum   `json:"opportunity"`
	Currency text  `json:"currencyId"`
	Company  num   `json:"companyId"`
	Contact  num   `json:"contactId"`
	Contacts ids   `json:"contactIds"`
	Deal     num   `json:"parentId2"`
	Owner    num   `json:"assignedById"`
	Created  stamp `json:"createdTime"`
	Updated  stamp `json:"updatedTime"`
	Moved    stamp `json:"movedTime"`
}

func (i *item) contact() num {
	if i.Contact == 0 && len(i.Contacts) > 0 {
		return i.Contacts[0]
	}
	return i.Contact
}

type ids []num

// UnmarshalJSON reads a list of ids, or one, or nothing.
func (l *ids) UnmarshalJSON(b []byte) error {
	for _, s := range scalars(b) {
		*l = append(*l, numOf(s))
	}
	return nil
}

// oldInvoice is an invoice of self-hosted portals.
type oldInvoice struct {
	ID       num   `json:"ID"`
	Number   text  `json:"ACCOUNT_NUMBER"`
	Amount   sum   `json:"PRICE"`
	Currency text  `json:"CURRENCY"`
	Paid     flag  `json:"PAYED"`      //nolint:misspell // the vendor's spelling
	PaidAt   stamp `json:"DATE_PAYED"` //nolint:misspell // the vendor's spelling
	Updated  stamp `json:"DATE_UPDATE"`
	Owner    num   `json:"RESPONSIBLE_ID"`
	Deal     num   `json:"UF_DEAL_ID"`
	Company  num   `json:"UF_COMPANY_ID"`
	Contact  num   `json:"UF_CONTACT_ID"`
}

type payment struct {
	ID       num   `json:"id"`
	Order    num   `json:"orderId"`
	Amount   sum   `json:"sum"`
	Currency text  `json:"currency"`
	Paid     flag  `json:"paid"`
	PaidAt   stamp `json:"datePaid"`
	Return   flag  `json:"isReturn"`
	Owner    num   `json:"responsibleId"`
	Voucher  text  `json:"payVoucherNum"`
}

// orderOf says what an order belongs to.
type orderOf struct {
	Order num `json:"orderId"`
	Owner num `json:"ownerId"`
	Type  num `json:"ownerTypeId"`
}

// line is a product row, as the universal method and the old one write it.
type line struct {
	ID       num    `json:"id"`
	Owner    num    `json:"ownerId"`
	Product  num    `json:"productId"`
	Name     text   `json:"productName"`
	Price    number `json:"price"`
	Quantity number `json:"quantity"`
}

type number float64

// UnmarshalJSON reads 5.5 and "5.5".
func (n *number) UnmarshalJSON(b []byte) error {
	if v, err := strconv.ParseFloat(plain(b), 64); err == nil && math.Abs(v) < 1e15 {
		*n = number(v)
	}
	return nil
}

func numOf(s string) num {
	v, _ := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	return num(v)
}
