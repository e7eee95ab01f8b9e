package bitrix24

import "svodka/internal/source"

// The portal keeps no log of what people do. Their actions are those that leave a trace with a name and a moment: a call, a
// message sent, a meeting held, a task done, and the last move of a deal.

// did hands over an action on what v belongs to, of v's owner. One that is none, any more, is dropped.
func (w *mapper) did(id string, is bool, kind string, at any, v values) error {
	id = "event-" + id
	if !is || at == nil || v["owner"] == nil {
		return w.unless(false, "event", id)
	}
	robot, _ := v["robot"].(bool)
	return w.put("event", id, values{
		"at": at, "kind": kind, "owner": v["owner"], "robot": robot, "deal": v["deal"], "client": v["client"],
	})
}

// acted hands over what the action was, of a row of an entity that has been made.
func (w *mapper) acted(entity, id string, v values) error {
	switch entity {
	case "task":
		return w.did(id, true, "task", v["done_at"], v)
	case "meeting":
		return w.did(id, true, "meeting", v["held_at"], v)
	case "message":
		return w.did(id, v["direction"] == "out", "message", v["at"], v)
	case "call":
		at, _ := v["started_at"].(int64)
		seconds, _ := v["seconds"].(int64)
		took := v["direction"] != "in" || v["result"] == "answered"
		return w.did(id, took, "call", some(at+seconds), v)
	default:
		return nil
	}
}

// work puts a row of what people do, and the action it is.
func (w *mapper) work(entity, id string, v values) error {
	if err := w.put(entity, id, v); err != nil {
		return err
	}
	return w.acted(entity, id, v)
}

// rest drops a row of what people do, and its action, where things of another part had them before.
func (w *mapper) rest(is bool, entity, id string) error {
	if err := w.unless(is, entity, id); err != nil {
		return err
	}
	return w.unless(is, "event", "event-"+id)
}

// moved hands over who moved a deal last: of the moves before the portal keeps the time alone.
func (w *mapper) moved(o source.Object, x *deal, part string) error {
	is := !o.Deleted && x.Moved > x.Created && (part == partSales || part == partIgnore)
	return w.did("deal-"+o.ID, is, "stage", some(int64(x.Moved)), values{
		"owner": w.key("user", x.Mover), "deal": w.key("deal", x.ID), "client": w.clientKey(x.Company, x.Contact),
	})
}
