package bitrix24

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// num is a whole number that may come as a number, a text, or nothing.
type num int64

// UnmarshalJSON reads 5, 5.0, "5", "", null, [] and {}.
func (n *num) UnmarshalJSON(b []byte) error {
	text := strings.Trim(string(b), `" `)
	if v, err := strconv.ParseInt(text, 10, 64); err == nil {
		*n = num(v)
		return nil
	}
	if v, err := strconv.ParseFloat(text, 64); err == nil && math.Abs(v) < 1e15 {
		*n = num(math.Round(v))
	}
	return nil
}

func (n num) String() string { return strconv.FormatInt(int64(n), 10) }

// text is a scalar that may come as a text, a number, a yes or no, or nothing.
type text string

// UnmarshalJSON reads "x", 5, true, null; of a list its first.
func (t *text) UnmarshalJSON(b []byte) error {
	*t = text(plain(b))
	return nil
}

// plain is the first scalar of a value as it reads; "" for none.
func plain(raw []byte) string {
	list := scalars(raw)
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// scalars are the scalars of a value or of a list of values.
func scalars(raw []byte) []string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return nil
	}
	switch raw[0] {
	case '"':
		var s string
		if json.Unmarshal(raw, &s) != nil || s == "" {
			return nil
		}
		return []string{s}
	case '[':
		var all []json.RawMessage
		if json.Unmarshal(raw, &all) != nil {
			return nil
		}
		var list []string
		for _, one := range all {
			list = append(list, scalars(one)...)
		}
		return list
	case '{', 'n':
		return nil
	default:
		return []string{string(raw)}
	}
}

// flag is a yes or no, written as Y, 1 or true.
type flag bool

// UnmarshalJSON reads "Y", "N", "1", true.
func (f *flag) UnmarshalJSON(b []byte) error {
	*f = flag(isYes(plain(b)))
	return nil
}

func isYes(s string) bool { return s == "Y" || s == "1" || s == "true" }

// stamp is a moment in unix seconds, 0 for none.
type stamp int64

// UnmarshalJSON reads dates with their zone, and what we wrote ourselves: a number.
func (s *stamp) UnmarshalJSON(b []byte) error {
	if n, err := strconv.ParseInt(string(b), 10, 64); err == nil {
		*s = stamp(n)
		return nil
	}
	*s = stamp(moment(plain(b)))
	return nil
}

// moment reads a date with its zone; 0 for none.
func moment(text string) int64 {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02 15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, text); err == nil && t.Unix() > 0 {
			return t.Unix()
		}
	}
	return 0
}

// sum is money in minor units. 0 is unknown: it is what a deal has whose sum nobody entered.
type sum struct {
	minor int64
	known bool
}

// UnmarshalJSON reads 5, 5.25, "5.25", "5.25|RUB"; anything else is unknown.
func (s *sum) UnmarshalJSON(b []byte) error {
	s.minor, s.known = minor(plain(b))
	s.known = s.known && s.minor != 0
	return nil
}

func (s sum) value() any {
	if !s.known {
		return nil
	}
	return s.minor
}

// minor turns "1234.5" and "1234.5|RUB" into 123450.
func minor(text string) (int64, bool) {
	text, _, _ = strings.Cut(text, "|")
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), ",", "."), 64)
	if err != nil || math.Abs(v) > 9e15 {
		return 0, false
	}
	return int64(math.Round(v * 100)), true
}

// bag is an array of PHP: [] when it is empty, a list when its keys are 0, 1, 2…, else an object.
type bag map[string]json.RawMessage

// UnmarshalJSON reads an object or a list.
func (m *bag) UnmarshalJSON(b []byte) error {
	b = bytes.TrimSpace(b)
	*m = bag{}
	if len(b) == 0 || b[0] != '[' {
		if len(b) == 0 || b[0] != '{' {
			return nil
		}
		return json.Unmarshal(b, (*map[string]json.RawMessage)(m))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for i, v := range list {
		(*m)[strconv.Itoa(i)] = v
	}
	return nil
}

// list is a list that PHP writes as an object now and then.
func (m bag) list() []json.RawMessage {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		if x != y {
			return x - y
		}
		return strings.Compare(a, b)
	})
	out := make([]json.RawMessage, 0, len(m))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

// multi is a field of several values, such as the phones of a contact.
type multi []struct {
	Value text `json:"VALUE"`
}

// UnmarshalJSON reads a list; anything else is none.
func (m *multi) UnmarshalJSON(b []byte) error {
	type plainMulti multi
	var list plainMulti
	if json.Unmarshal(b, &list) == nil {
		*m = multi(list)
	}
	return nil
}

func (m multi) first() string {
	for _, x := range m {
		if x.Value != "" {
			return string(x.Value)
		}
	}
	return ""
}

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
