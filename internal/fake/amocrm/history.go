package amocrm

import (
	"slices"
	"sort"
)

// What an event tells.
type happening uint8

const (
	leadAdded happening = iota
	leadDeleted
	statusChanged
	saleChanged
	ownerChanged
	nameChanged
	fieldChanged
	merged
	contactAdded
	contactDeleted
	companyAdded
	companyDeleted
	taskAdded
	taskCompleted
	taskDeleted
	deadlineChanged
	incomingCall
	outgoingCall
	incomingChat
	outgoingChat
	incomingSMS
	outgoingSMS
	npsAdded
	transactionAdded
)

// names are the vendor's words, by happening.
func (h happening) String() string {
	return [...]string{
		"lead_added", "lead_deleted", "lead_status_changed", "sale_field_changed", "entity_responsible_changed",
		"name_field_changed", "custom_field_value_changed", "entity_merged", "contact_added", "contact_deleted",
		"company_added", "company_deleted", "task_added", "task_completed", "task_deleted", "task_deadline_changed",
		"incoming_call", "outgoing_call", "incoming_chat_message", "outgoing_chat_message", "incoming_sms", "outgoing_sms",
		"nps_rate_added", "transaction_added",
	}[h]
}

// event is one line of the CRM's history. What a, b, c and d hold depends on what happened.
type event struct {
	at     int64
	serial uint32
	what   happening
	of     string // lead, contact, company, task, customer
	id     int64
	by     int64
	a, b   int64
	c, d   int64
	text   *[2]string
}

// history is every event, oldest first.
type history struct {
	list    []event
	version int
	sorted  int // how many of the list are known to be in order
	seen    int
	cache   map[string][]uint32
	mixed   bool // an event came that is older than one before it
}

func (h *history) add(e event) {
	e.serial = uint32(len(h.list)) + 1
	h.mixed = h.mixed || len(h.list) > 0 && e.at < h.list[len(h.list)-1].at
	h.list = append(h.list, e)
	h.version++
}

func (h *history) sort() {
	if h.sorted == len(h.list) {
		return
	}
	h.sorted = len(h.list)
	if !h.mixed {
		return
	}
	slices.SortFunc(h.list, earlier)
	h.mixed = false
	h.version++
}

func earlier(a, b event) int {
	if a.at != b.at {
		return int(a.at - b.at)
	}
	return int(a.serial) - int(b.serial)
}

// since is the place of the first event at or after an instant.
func (h *history) since(at int64) int {
	return sort.Search(len(h.list), func(i int) bool { return h.list[i].at >= at })
}
