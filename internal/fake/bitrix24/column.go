package bitrix24

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"svodka/internal/fake/company"
)

// kind is the type of a field as crm.*.fields names it.
type kind string

const (
	kInt    kind = "integer"
	kString kind = "string"
	kDouble kind = "double"
	kMoney  kind = "money" // minor units; a user field of money is "1000|RUB"
	kTime   kind = "datetime"
	kDate   kind = "date"
	kFlag   kind = "char" // Y or N
	kStatus kind = "crm_status"
	kEnum   kind = "enumeration"
	kBool   kind = "boolean"
	kList   kind = "list"  // ready-made arrays: multi-fields, ids
	kPlain  kind = "plain" // a ready-made value that no face changes
)

// column is one field of an entity with its two names: the old methods' and crm.item.list's.
type column struct {
	name, item string
	kind       kind
	title      string
	of         string // the list of a crm_status
	user       bool   // a user field
	asked      bool   // comes only when select names it
	keyed      bool   // whole numbers by which rows are looked up at once
	items      func() []any
	get        func(r *rec) any // nil, int64, string, float64, bool or a ready-made value
}

// rec is one row before it has a face.
type rec struct {
	id int64
	t  *company.Thing
	x  any // what a row without a Thing of its own shows
}

func col(name string, k kind, get func(r *rec) any) *column {
	return &column{name: name, item: camel(name), kind: k, title: name, get: get}
}

func (c *column) as(item string) *column   { c.item = item; return c }
func (c *column) titled(t string) *column  { c.title = t; return c }
func (c *column) status(of string) *column { c.kind, c.of = kStatus, of; return c }
func (c *column) onAsk() *column           { c.asked = true; return c }
func (c *column) key() *column             { c.keyed = true; return c }

// camel turns DATE_CREATE into dateCreate; digits keep their underscore, as in ufCrm_1712074666.
func camel(name string) string {
	var b strings.Builder
	for i, part := range strings.Split(strings.ToLower(name), "_") {
		switch {
		case i == 0 || part == "":
			b.WriteString(part)
		case unicode.IsDigit(rune(part[0])) && strings.HasPrefix(name, "UF_"):
			b.WriteString("_" + part)
		default:
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// face is a way to show values.
type face uint8

const (
	oldFace  face = iota // every scalar a string
	itemFace             // crm.item.*: numbers
	taskFace             // tasks: camelCase with strings
)

func (s *Server) show(c *column, v any, f face) any {
	if v == nil {
		return nil
	}
	switch c.kind {
	case kTime, kDate:
		return s.date(v, c.kind)
	case kMoney:
		return s.sum(c, v, f)
	case kFlag:
		return flag(v == true)
	case kBool:
		if f == oldFace {
			return map[bool]string{true: "1", false: "0"}[v == true]
		}
		return flag(v == true)
	case kList, kPlain:
		return v
	case kInt, kString, kDouble, kStatus, kEnum:
	}
	if f == itemFace {
		return v
	}
	switch x := v.(type) {
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return v
}

func flag(yes bool) string {
	if yes {
		return "Y"
	}
	return "N"
}

func (s *Server) sum(c *column, v any, f face) any {
	n, _ := v.(int64)
	switch {
	case c.user:
		return strings.TrimSuffix(rubles(n), ".00") + "|" + s.o.Currency
	case f == itemFace:
		return float64(n) / 100
	}
	return rubles(n)
}

func rubles(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

func (s *Server) date(v any, k kind) any {
	at, _ := v.(int64)
	t := time.Unix(at, 0).In(s.o.Zone)
	if k == kDate {
		t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, s.o.Zone)
	}
	return t.Format("2006-01-02T15:04:05-07:00")
}

// some makes an absent whole number nothing.
func some(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// words makes an empty text nothing.
func words(t string) any {
	if t == "" {
		return nil
	}
	return t
}

func minor(x float64) int64 { return int64(math.Round(x * 100)) }

func text(name string) func(*rec) any { return func(r *rec) any { return words(r.t.Text(name)) } }
func at(name string) func(*rec) any   { return func(r *rec) any { return some(r.t.Int(name)) } }
func fixed(v any) func(*rec) any      { return func(*rec) any { return v } }
func own(r *rec) any                  { return r.id }
