package bitrix24

import (
	"context"
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// hookMost is how large the body of a message may be.
const hookMost = 1 << 20

// Hints reads a message of an outbound webhook or an application: a form with the event and the id of what it is about.
// Nothing else in it is believed: the entity is read again. The portal signs with a token, which is checked where we have
// it.
func (r *Remote) Hints(_ http.Header, body []byte) ([]source.Link, error) {
	if len(body) > hookMost {
		return nil, fault.Invalidf("The message is too large.", "Сообщение слишком велико.")
	}
	form, err := url.ParseQuery(string(body))
	if err != nil || form.Get("event") == "" {
		return nil, fault.Invalidf("The message is no form of Bitrix24.", "Сообщение не похоже на вебхук Битрикс24.")
	}
	secrets, err := r.vault.Load(context.Background())
	if err != nil {
		return nil, err
	}
	if want := secrets[secretApp]; want != "" && subtle.ConstantTimeCompare([]byte(want), []byte(form.Get("auth[application_token]"))) != 1 {
		return nil, fault.Sentence(fault.Forbidden,
			"The message does not carry the token of the outbound webhook.", "В сообщении нет токена исходящего вебхука.")
	}
	event := strings.ToUpper(form.Get("event"))
	id := form.Get("data[FIELDS][ID]")
	if strings.HasPrefix(event, "ONTASK") {
		if id = form.Get("data[FIELDS_AFTER][ID]"); !isNumber(id) {
			id = form.Get("data[FIELDS_BEFORE][ID]")
		}
	}
	kind := kindOf(event)
	switch {
	case kind == kindPortal:
		return []source.Link{{Kind: kindPortal, ID: "portal"}}, nil
	case kind == kindCall:
		return []source.Link{{Kind: kindCall, ID: "new"}}, nil
	case kind == "" || !isNumber(id):
		return nil, nil
	case kind != kindItem:
		return []source.Link{{Kind: kind, ID: id}}, nil
	}
	of := form.Get("data[FIELDS][ENTITY_TYPE_ID]")
	switch {
	case of == "31":
		return []source.Link{{Kind: kindInvoice, ID: id}}, nil
	case isNumber(of):
		return []source.Link{{Kind: kindItem, ID: of + ":" + id}}, nil
	default:
		return nil, nil
	}
}

// kindOf is what an event is about; "" for what figures are not made of.
func kindOf(event string) string {
	for _, p := range []struct{ start, kind string }{
		{"ONCRMDEAL", kindDeal},
		{"ONCRMLEAD", kindLead},
		{"ONCRMCONTACT", kindContact},
		{"ONCRMCOMPANY", kindCompany},
		{"ONCRMQUOTE", kindQuote},
		{"ONCRMINVOICE", kindOld},
		{"ONCRMDYNAMICITEM", kindItem},
		{"ONCRMACTIVITY", kindActivity},
		{"ONTASK", kindTask},
		{"ONVOXIMPLANTCALLEND", kindCall},
		{"ONCRMPRODUCT", kindProduct},
		{"ONUSER", kindPortal},
		{"ONCRMCURRENCY", kindPortal},
	} {
		if strings.HasPrefix(event, p.start) {
			return p.kind
		}
	}
	return ""
}
