package bitrix24

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/fake/company"
	"svodka/internal/warehouse"
)

// enumMost is how many different values a text field may have and still be a list.
const enumMost = 40

// userField is a field the company made itself.
type userField struct {
	id     int64
	entity string // deal, lead, client
	column string // of the World
	name   string // UF_CRM_…
	title  string
	kind   kind
	items  []string // of a list; an item's id is 2·place+45
}

// fieldBook keeps the user fields; a new value of a list becomes a new item.
type fieldBook struct {
	s   *Server
	all []*userField
}

func newFields(s *Server) *fieldBook {
	b := &fieldBook{s: s}
	b.add("lead", "reason", "REASON", "Причина отказа", kEnum)
	b.add("deal", "reason", "REASON", "Причина проигрыша", kEnum)
	b.add("deal", "cost", "COST", "Себестоимость", kMoney)
	b.add("client", "region", "REGION", "Регион", kEnum)
	b.add("client", "segment", "SEGMENT", "Сегмент", kEnum)
	for _, column := range []string{"kind", "topic", "priority", "channel"} {
		b.add("ticket", column, "7_"+strings.ToUpper(column), ticketWords[column], kEnum)
	}
	b.add("ticket", "product", "7_PRODUCT", "Товар", kString)
	b.add("ticket", "answered_at", "7_ANSWERED_AT", "Первый ответ", kTime)
	b.add("ticket", "solved_at", "7_SOLVED_AT", "Решено", kTime)
	named := map[string]bool{}
	for _, c := range s.o.Custom {
		named[c.Entity+" c_"+c.Name] = true
		b.custom(c.Entity, "c_"+c.Name, c.Title, customKind(c.Type))
	}
	for _, entity := range []string{"deal", "lead", "client"} {
		types := map[string]any{}
		for _, t := range s.o.World.All(entity, true) {
			for k, v := range t.Values {
				if strings.HasPrefix(k, "c_") && !named[entity+" "+k] {
					types[k] = v
				}
			}
		}
		for _, k := range sortedKeys(types) {
			b.custom(entity, k, strings.TrimPrefix(k, "c_"), valueKind(types[k]))
		}
	}
	for _, f := range b.all {
		b.values(f)
	}
	return b
}

var ticketWords = map[string]string{"kind": "Вид", "topic": "Тема", "priority": "Приоритет", "channel": "Канал"}

func sortedKeys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

func customKind(t warehouse.Type) kind {
	switch t {
	case warehouse.Int:
		return kInt
	case warehouse.Real:
		return kDouble
	case warehouse.Money:
		return kMoney
	case warehouse.Time:
		return kTime
	case warehouse.Day:
		return kDate
	case warehouse.Bool:
		return kBool
	case warehouse.Text, warehouse.Key:
	}
	return kEnum
}

func valueKind(v any) kind {
	switch v.(type) {
	case int64:
		return kInt
	case float64:
		return kDouble
	case bool:
		return kBool
	}
	return kEnum
}

func (b *fieldBook) custom(entity, column, title string, k kind) {
	b.add(entity, column, strings.ToUpper(strings.TrimPrefix(column, "c_")), title, k)
}

func (b *fieldBook) add(entity, column, name, title string, k kind) {
	b.all = append(b.all, &userField{id: int64(311 + 2*len(b.all)), entity: entity, column: column, name: "UF_CRM_" + name, title: title, kind: k})
}

// values fills the items of a list; too many different words make it a line of text.
func (b *fieldBook) values(f *userField) {
	if f.kind != kEnum {
		return
	}
	seen := map[string]bool{}
	for _, t := range b.s.o.World.All(f.entity, true) {
		if v := t.Text(f.column); v != "" {
			seen[v] = true
		}
	}
	if len(seen) > enumMost {
		f.kind = kString
		return
	}
	f.items = sortedKeys(seen)
}

// hear adds new values to the lists.
func (b *fieldBook) hear(e company.Event) {
	for _, f := range b.all {
		v, _ := e.After[f.column].(string)
		if f.entity == e.Kind && f.kind == kEnum && v != "" && !slices.Contains(f.items, v) {
			f.items = append(f.items, v)
		}
	}
}

// columns are the user fields of an entity. The old methods write an item of a list as its id.
func (b *fieldBook) columns(entity string) []*column {
	var list []*column
	for _, f := range b.all {
		if f.entity != entity {
			continue
		}
		c := col(f.name, f.kind, func(r *rec) any { return f.value(r.t) }).titled(f.title)
		c.user = true
		if f.kind == kEnum {
			c.items = f.list
		}
		list = append(list, c)
	}
	return list
}

func (f *userField) list() []any {
	list := make([]any, 0, len(f.items))
	for i, v := range f.items {
		list = append(list, map[string]any{"ID": fmt.Sprint(2*i + 45), "VALUE": v})
	}
	return list
}

func (f *userField) value(t *company.Thing) any {
	v := t.Values[f.column]
	switch x := v.(type) {
	case string:
		if f.kind == kEnum {
			if i := slices.Index(f.items, x); i >= 0 {
				return int64(2*i + 45)
			}
			return nil
		}
	case int64:
		if f.kind == kDate {
			return x * 24 * 3600
		}
	}
	return v
}
