package bitrix24

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
)

// value is a parameter as PHP sees it: a word, or an ordered array of further values.
type value struct {
	text string
	null bool
	list bool // an array, even an empty one
	keys []string
	kids map[string]*value
}

func word(s string) *value { return &value{text: s} }

func array() *value { return &value{list: true, kids: map[string]*value{}} }

func (v *value) set(key string, kid *value) {
	if v.kids == nil {
		v.list, v.kids = true, map[string]*value{}
	}
	if _, known := v.kids[key]; !known {
		v.keys = append(v.keys, key)
	}
	v.kids[key] = kid
}

// get finds a parameter whatever its letter case: crm.* methods write "filter", user.get and telephony "FILTER".
func (v *value) get(name string) *value {
	if v == nil {
		return nil
	}
	if kid := v.kids[name]; kid != nil {
		return kid
	}
	for _, k := range v.keys {
		if strings.EqualFold(k, name) {
			return v.kids[k]
		}
	}
	return nil
}

// str is a scalar parameter, "" when there is none.
func (v *value) str(name string) string {
	if kid := v.get(name); kid != nil {
		return kid.text
	}
	return ""
}

// number is a whole-number parameter.
func (v *value) number(name string) (int64, bool) {
	n, err := strconv.ParseInt(strings.TrimSpace(v.str(name)), 10, 64)
	return n, err == nil
}

// texts are the words of an array, or the one word.
func (v *value) texts() []string {
	if v == nil {
		return nil
	}
	if !v.list {
		return []string{v.text}
	}
	list := make([]string, 0, len(v.keys))
	for _, k := range v.keys {
		if kid := v.kids[k]; !kid.list {
			list = append(list, kid.text)
		}
	}
	return list
}

// parseQuery reads a query string or form body with PHP's brackets: filter[>ID]=5&select[]=ID.
func parseQuery(raw string, into *value) {
	for part := range strings.SplitSeq(raw, "&") {
		if part == "" {
			continue
		}
		name, text, _ := strings.Cut(part, "=")
		name, err := url.QueryUnescape(name)
		if err != nil {
			continue
		}
		if text, err = url.QueryUnescape(text); err != nil {
			continue
		}
		into.put(name, text)
	}
}

func (v *value) put(name, text string) {
	at := v
	base, rest, nested := strings.Cut(name, "[")
	key := base
	for nested {
		next := at.kids[key]
		if next == nil || !next.list {
			next = array()
			at.set(key, next)
		}
		at = next
		var inner string
		inner, rest, _ = strings.Cut(rest, "]")
		if key = inner; key == "" {
			key = at.free()
		}
		if nested = strings.HasPrefix(rest, "["); nested {
			rest = rest[1:]
		}
	}
	at.set(key, word(text))
}

// free is the key that PHP gives to "[]": one more than the greatest number so far.
func (v *value) free() string {
	next := 0
	for _, k := range v.keys {
		if n, err := strconv.Atoi(k); err == nil && n >= next {
			next = n + 1
		}
	}
	return strconv.Itoa(next)
}

// parseJSON reads a JSON body, keeping the order of its keys: the order of an "order" and of a batch matters.
func parseJSON(body []byte, into *value) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	v, err := decode(d)
	if err != nil {
		return err
	}
	for _, k := range v.keys {
		into.set(k, v.kids[k])
	}
	return nil
}

func decode(d *json.Decoder) (*value, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		return decodeMany(d, t)
	case string:
		return word(t), nil
	case json.Number:
		return word(t.String()), nil
	case bool:
		// PHP's true is "1" as a word and its false is "".
		if t {
			return word("1"), nil
		}
		return word(""), nil
	}
	return &value{null: true}, nil
}

func decodeMany(d *json.Decoder, open json.Delim) (*value, error) {
	v := array()
	for n := 0; d.More(); n++ {
		key := strconv.Itoa(n)
		if open == '{' {
			token, err := d.Token()
			if err != nil {
				return nil, err
			}
			key, _ = token.(string)
		}
		kid, err := decode(d)
		if err != nil {
			return nil, err
		}
		v.set(key, kid)
	}
	_, err := d.Token()
	return v, err
}
