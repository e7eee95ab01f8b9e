package bitrix24

import (
	"encoding/json"

	"svodka/internal/source"
)

// draft is the status of a quote that has not been sent.
const draft = "DRAFT"

// quote hands over a proposal. The portal does not keep when it was sent: it is the day of the document, or its making.
func (w *mapper) quote(o source.Object) error {
	var q quote
	if err := json.Unmarshal(o.Body, &q); err != nil {
		return err
	}
	id := "proposal-" + o.ID
	if o.Deleted {
		return w.unless(false, "proposal", id)
	}
	v := values{
		"number": source.OrNil(string(q.Number)), "amount": q.Amount.value(), "currency": source.OrNil(w.currency(q.Currency)),
		"client": w.clientKey(q.Company, q.Contact), "owner": w.key("user", q.Owner),
	}
	if q.Status != draft {
		v["sent_at"] = some(max(int64(q.Created), int64(q.Begins)))
	}
	if q.Deal != 0 {
		if err := w.belongs([]source.Link{to(kindDeal, q.Deal)}, v); err != nil {
			return err
		}
	}
	return w.put("proposal", id, v)
}

// invoice hands over a smart invoice that has been paid: it stands in a stage of success since then.
func (w *mapper) invoice(o source.Object) error {
	var x item
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	id := "payment-31-" + o.ID
	if o.Deleted || !w.paid[string(x.Stage)] {
		return w.unless(false, "payment", id)
	}
	v := values{
		"paid_at": some(int64(x.Moved)), "amount": x.Amount.value(), "currency": source.OrNil(w.currency(x.Currency)), "owner": w.key("user", x.Owner),
		"client": w.clientKey(x.Company, x.contact()), "invoice": source.OrNil(string(x.Number)),
	}
	if x.Deal != 0 {
		if err := w.belongs([]source.Link{to(kindDeal, x.Deal)}, v); err != nil {
			return err
		}
	}
	return w.put("payment", id, v)
}

// oldInvoice hands over an invoice of a self-hosted portal that has been paid.
func (w *mapper) oldInvoice(o source.Object) error {
	var x oldInvoice
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	id := "payment-5-" + o.ID
	if o.Deleted || !bool(x.Paid) {
		return w.unless(false, "payment", id)
	}
	v := values{
		"paid_at": some(int64(x.PaidAt)), "amount": x.Amount.value(), "currency": source.OrNil(w.currency(x.Currency)), "owner": w.key("user", x.Owner),
		"client": w.clientKey(x.Company, x.Contact), "invoice": source.OrNil(string(x.Number)),
	}
	if x.Deal != 0 {
		if err := w.belongs([]source.Link{to(kindDeal, x.Deal)}, v); err != nil {
			return err
		}
	}
	return w.put("payment", id, v)
}

// payment hands over a payment of an order; what was given back is negative. One of a smart invoice's order is the
// invoice itself.
func (w *mapper) payment(o source.Object) error {
	var x payment
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	id := "payment-" + o.ID
	of, err := shelved[orderOf](w.ctx, w.shelf, kindOrder, x.Order.String())
	if err != nil {
		return err
	}
	if o.Deleted || !bool(x.Paid) || of.Type == typeInvoice {
		return w.unless(false, "payment", id)
	}
	v := values{
		"paid_at": some(int64(x.PaidAt)), "amount": x.Amount.value(), "currency": source.OrNil(w.currency(x.Currency)), "owner": w.key("user", x.Owner),
		"invoice": source.OrNil(string(x.Voucher)),
	}
	if x.Return {
		v["amount"] = -x.Amount.minor
	}
	if of.Type == typeDeal && of.Owner != 0 {
		if err := w.belongs([]source.Link{to(kindDeal, of.Owner)}, v); err != nil {
			return err
		}
	}
	return w.put("payment", id, v)
}
