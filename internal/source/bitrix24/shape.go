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

// listed are the things of a list, which PHP writes as an object now and then.
func listed(raw json.RawMessage) (list []json.RawMessage, err error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) > 0 && raw[0] == '[' {
		return list, json.Unmarshal(raw, &list)
	}
	var m bag
	err = m.UnmarshalJSON(raw)
	return m.list(), err
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
