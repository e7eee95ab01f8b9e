package bitrix24

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/source"
)

// portal is what we keep of the portal itself.
type portal struct {
	Old      bool   `json:"old"`   // a version without crm.item.* and stage history
	Leads    bool   `json:"leads"` // leads are switched on
	Currency string `json:"currency"`
}

type user struct {
	ID     num  `json:"ID"`
	Active flag `json:"ACTIVE"`
	Name   text `json:"NAME"`
	Last   text `json:"LAST_NAME"`
	Email  text `json:"EMAIL"`
	Units  ids  `json:"UF_DEPARTMENT"`
}

func (u *user) title() string { return strings.TrimSpace(string(u.Name) + " " + string(u.Last)) }

type unit struct {
	ID     num  `json:"ID"`
	Name   text `json:"NAME"`
	Parent num  `json:"PARENT"`
	Head   num  `json:"UF_HEAD"`
}

type stageStatus struct {
	ID       num             `json:"ID"`
	List     text            `json:"ENTITY_ID"`
	Code     text            `json:"STATUS_ID"`
	Name     text            `json:"NAME"`
	Sort     num             `json:"SORT"`
	Semantic text            `json:"SEMANTICS"`
	Extra    json.RawMessage `json:"EXTRA"`
}

// judge fills in how a stage ends things where the portal's version does not say it by a letter.
func (s *stageStatus) judge() {
	var extra struct {
		Semantic text `json:"SEMANTICS"`
	}
	_ = json.Unmarshal(s.Extra, &extra) // an empty list stands for nothing
	_, code, cut := strings.Cut(string(s.Code), ":")
	if !cut {
		code = string(s.Code)
	}
	switch {
	case s.Semantic != "":
	case extra.Semantic == "success", extra.Semantic == "" && (code == "WON" || code == "CONVERTED"):
		s.Semantic = "S"
	case extra.Semantic == "failure", extra.Semantic == "apology", extra.Semantic == "" && (code == "LOSE" || code == "JUNK" || code == "APOLOGY"):
		s.Semantic = "F"
	}
}

type currency struct {
	Code   text   `json:"CURRENCY"`
	Amount number `json:"AMOUNT"`
	Count  number `json:"AMOUNT_CNT"`
	Base   flag   `json:"BASE"`
}

// catalog is a list of goods; offers of goods with several sizes or colours have one of their own.
type catalog struct {
	Block num `json:"iblockId"`
}

// dictionary is a list that is read whole.
type dictionary struct {
	command
	kind   string
	list   string
	id     func(json.RawMessage) string
	may    bool // the portal may not have it
	paged  bool
	fields bool // an object of fields by name
	// keep leaves of a row what we read: the rest, such as the last visit of a user, changes all the time.
	keep func(json.RawMessage) (json.RawMessage, error)
}

// kept writes a row again with the fields of a type alone.
func kept[T any](raw json.RawMessage) (json.RawMessage, error) {
	var x T
	if err := json.Unmarshal(raw, &x); err != nil {
		return nil, err
	}
	return json.Marshal(x)
}

func idOf(key, prefix string) func(json.RawMessage) string {
	return func(raw json.RawMessage) string {
		var row map[string]json.RawMessage
		if json.Unmarshal(raw, &row) != nil {
			return ""
		}
		return prefix + plain(row[key])
	}
}

func dictionaries() []dictionary {
	deals := map[string]any{"entityTypeId": typeDeal}
	list := []dictionary{
		{command: command{"user.get", map[string]any{"SORT": "ID", "ORDER": "ASC"}}, kind: kindUser, id: idOf("ID", ""), paged: true, keep: kept[user]},
		{command: command{"department.get", nil}, kind: kindUnit, id: idOf("ID", ""), paged: true},
		{command: command{"crm.status.list", map[string]any{"order": map[string]any{"SORT": "ASC"}}}, kind: kindStatus, id: idOf("ID", "")},
		{command: command{"crm.currency.list", nil}, kind: kindCurrency, id: idOf("CURRENCY", ""), keep: kept[currency]},
		{command: command{"crm.category.list", deals}, kind: kindCategory, list: "categories", id: idOf("id", "2:"), may: true},
		{command: command{"crm.type.list", nil}, kind: kindType, list: "types", id: idOf("entityTypeId", ""), may: true, paged: true},
		{
			command: command{"catalog.catalog.list", map[string]any{"select": []string{"id", "iblockId"}}}, kind: kindCatalog, list: "catalogs",
			id: idOf("iblockId", ""), may: true, keep: kept[catalog],
		},
		{command: command{"crm.productsection.list", nil}, kind: kindSection, id: idOf("ID", ""), may: true, paged: true},
	}
	for _, entity := range []string{kindDeal, kindLead, kindContact, kindCompany} {
		list = append(list, dictionary{command: command{"crm." + entity + ".fields", nil}, kind: kindField, list: entity, fields: true})
	}
	return list
}

// words reads the dictionaries whole, there are few of each, and gives the portal's clock.
func (r *Remote) words(ctx context.Context, shelf source.Shelf) (now int64, err error) {
	all := dictionaries()
	commands := []command{{method: "crm.settings.mode.get"}}
	for _, d := range all {
		commands = append(commands, d.command)
	}
	out, answer, err := r.batch(ctx, commands, false)
	if err != nil {
		return 0, err
	}
	if now = int64(answer.Time.Start); now == 0 {
		now = r.now().Unix()
	}
	p := portal{Leads: plain(out[0].result) != "2"}
	lists := map[string][]source.Object{}
	for i, d := range all {
		o := out[i+1]
		if d.may && missing(o.err) {
			p.Old = p.Old || d.kind == kindCategory
			continue
		}
		if o.err != nil {
			return 0, r.say(o.err)
		}
		found, err := r.take(ctx, d, o)
		if err != nil {
			return 0, err
		}
		lists[d.kind] = append(lists[d.kind], found...)
		if d.kind == kindCurrency {
			p.Currency = baseOf(o.result)
		}
	}
	if p.Old {
		if lists[kindCategory], err = r.oldCategories(ctx); err != nil {
			return 0, err
		}
	}
	if err := r.smart(ctx, lists); err != nil {
		return 0, err
	}
	for kind, list := range lists {
		if err := replace(ctx, shelf, kind, list); err != nil {
			return 0, err
		}
	}
	if err := r.rates(ctx, shelf, lists[kindCurrency]); err != nil {
		return 0, err
	}
	body, err := json.Marshal(p)
	if err != nil {
		return 0, err
	}
	return now, shelf.Put(ctx, []source.Object{object(kindPortal, "portal", 0, body)}, nil)
}

// take makes objects of a dictionary, reading its further pages.
func (r *Remote) take(ctx context.Context, d dictionary, o outcome) (list []source.Object, err error) {
	if d.fields {
		return fieldObjects(d.list, o.result)
	}
	s := stream{method: d.method, list: d.list}
	for {
		rows, err := s.rows(o.result)
		if err != nil {
			return nil, err
		}
		for _, raw := range rows {
			id := d.id(raw)
			if id == "" {
				continue
			}
			if d.keep != nil {
				if raw, err = d.keep(raw); err != nil {
					return nil, err
				}
			}
			list = append(list, object(d.kind, id, 0, raw))
		}
		if !d.paged || o.next == 0 {
			return list, nil
		}
		params := map[string]any{"start": o.next}
		maps.Copy(params, d.params)
		answer, err := r.call(ctx, d.method, params)
		if err != nil {
			return nil, err
		}
		if int64(answer.Next) <= o.next {
			answer.Next = 0
		}
		o = outcome{result: answer.Result, next: int64(answer.Next)}
	}
}

// fieldObjects keeps the fields that a company made itself.
func fieldObjects(entity string, result json.RawMessage) (list []source.Object, err error) {
	var all bag
	if err := json.Unmarshal(result, &all); err != nil {
		return nil, fmt.Errorf("fields of %s: %w", entity, err)
	}
	for name, raw := range all {
		if strings.HasPrefix(name, "UF_") || strings.HasPrefix(name, "uf") {
			list = append(list, object(kindField, entity+":"+name, 0, raw))
		}
	}
	return list, nil
}

// oldCategories reads pipelines as older portals have them: the default one by itself.
func (r *Remote) oldCategories(ctx context.Context) (list []source.Object, err error) {
	out, _, err := r.batch(ctx, []command{{method: "crm.dealcategory.list"}, {method: "crm.dealcategory.default.get"}}, false)
	if err != nil {
		return nil, err
	}
	var rows []json.RawMessage
	if out[0].err == nil {
		if rows, err = (&stream{method: "crm.dealcategory.list"}).rows(out[0].result); err != nil {
			return nil, err
		}
	}
	if out[1].err == nil {
		rows = append(rows, out[1].result)
	}
	for _, raw := range rows {
		var x struct {
			ID   num  `json:"ID"`
			Name text `json:"NAME"`
			Sort num  `json:"SORT"`
		}
		if err := json.Unmarshal(raw, &x); err != nil {
			return nil, err
		}
		body, err := json.Marshal(category{ID: x.ID, Name: x.Name, Sort: x.Sort})
		if err != nil {
			return nil, err
		}
		list = append(list, object(kindCategory, "2:"+x.ID.String(), 0, body))
	}
	return list, nil
}

// smart reads the fields of the smart processes.
func (r *Remote) smart(ctx context.Context, lists map[string][]source.Object) error {
	types := lists[kindType]
	for i := 0; i < len(types); i += batchMost {
		part := types[i:min(i+batchMost, len(types))]
		commands := make([]command, len(part))
		for j, t := range part {
			commands[j] = command{"crm.item.fields", map[string]any{"entityTypeId": t.ID}}
		}
		out, _, err := r.batch(ctx, commands, false)
		if err != nil {
			return err
		}
		for j, o := range out {
			if o.err != nil {
				return r.say(o.err)
			}
			var x struct {
				Fields json.RawMessage `json:"fields"`
			}
			if err := json.Unmarshal(o.result, &x); err != nil {
				return err
			}
			found, err := fieldObjects("item:"+part[j].ID, x.Fields)
			if err != nil {
				return err
			}
			lists[kindField] = append(lists[kindField], found...)
		}
	}
	return nil
}

// dayRate is a rate from a day on. The portal tells the newest one alone; the earlier ones are those we saw.
type dayRate struct {
	Code string  `json:"code"`
	Day  int64   `json:"day"`
	Rate float64 `json:"rate"`
}

// rates remembers the rates that have changed. The first one seen holds for all the time before.
func (r *Remote) rates(ctx context.Context, shelf source.Shelf, list []source.Object) error {
	last := map[string]dayRate{}
	err := shelf.Each(ctx, kindRate, 0, func(o source.Object) error {
		var x dayRate
		err := json.Unmarshal(o.Body, &x)
		if was, ok := last[x.Code]; !ok || was.Day < x.Day {
			last[x.Code] = x
		}
		return err
	})
	if err != nil {
		return err
	}
	var news []source.Object
	for _, o := range list {
		var c currency
		if err := json.Unmarshal(o.Body, &c); err != nil {
			return err
		}
		if c.Base || c.Amount <= 0 {
			continue
		}
		x := dayRate{Code: string(c.Code), Rate: float64(c.Amount)}
		if c.Count > 0 {
			x.Rate /= float64(c.Count)
		}
		was, ok := last[x.Code]
		if ok && was.Rate == x.Rate {
			continue
		}
		if ok {
			x.Day = int64(cal.DayOf(r.now(), nil))
		}
		body, err := json.Marshal(x)
		if err != nil {
			return err
		}
		news = append(news, object(kindRate, x.Code+":"+strconv.FormatInt(x.Day, 10), 0, body))
	}
	return shelf.Put(ctx, news, nil)
}

// replace puts a whole list on the shelf: what is not in it is gone.
func replace(ctx context.Context, shelf source.Shelf, kind string, list []source.Object) error {
	here := map[string]bool{}
	for _, o := range list {
		here[o.ID] = true
	}
	err := shelf.IDs(ctx, kind, func(id string) error {
		if !here[id] {
			list = append(list, source.Object{Kind: kind, ID: id})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return shelf.Put(ctx, list, nil)
}

// shelved reads one object of the shelf; the zero value when it is not there.
func shelved[T any](ctx context.Context, shelf source.Shelf, kind, id string) (x T, err error) {
	o, ok, err := shelf.Get(ctx, kind, id)
	if err != nil || !ok {
		return x, err
	}
	return x, json.Unmarshal(o.Body, &x)
}

func (r *Remote) oldPortal(ctx context.Context, shelf source.Shelf) (bool, error) {
	p, err := shelved[portal](ctx, shelf, kindPortal, "portal")
	return p.Old, err
}

// userFields lists the names of the user fields worth reading, by entity, and the smart processes.
func (r *Remote) userFields(ctx context.Context, shelf source.Shelf) (own map[string][]string, types []string, err error) {
	own = map[string][]string{}
	err = shelf.Each(ctx, kindField, 0, func(o source.Object) error {
		var f userField
		if err := json.Unmarshal(o.Body, &f); err != nil || o.Deleted || !f.readable() {
			return err
		}
		i := strings.LastIndexByte(o.ID, ':')
		own[o.ID[:i]] = append(own[o.ID[:i]], o.ID[i+1:])
		return nil
	})
	for _, names := range own {
		slices.Sort(names)
	}
	if err != nil {
		return nil, nil, err
	}
	err = shelf.IDs(ctx, kindType, func(id string) error {
		types = append(types, id)
		return nil
	})
	return own, types, err
}
