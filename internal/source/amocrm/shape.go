package amocrm

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
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

// money is a sum in whole currency, with a fraction in newer accounts. It is kept in minor units.
type money struct {
	minor int64
	known bool
}

// UnmarshalJSON reads 5, 5.25, "5.25"; anything else is unknown. So is 0: it is what a lead has whose sum nobody entered.
func (m *money) UnmarshalJSON(b []byte) error {
	m.minor, m.known = minor(strings.Trim(string(b), `" `))
	m.known = m.known && m.minor != 0
	return nil
}

// minor turns "1234.5" into 123450.
func minor(text string) (int64, bool) {
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), ",", "."), 64)
	if err != nil || math.Abs(v) > 9e15 {
		return 0, false
	}
	return int64(math.Round(v * 100)), true
}

func (m money) value() any {
	if !m.known {
		return nil
	}
	return m.minor
}

// many is a list that comes as one object, or as nothing, now and then.
type many[T any] []T

// UnmarshalJSON reads [..], {..}, null.
func (m *many[T]) UnmarshalJSON(b []byte) error {
	b = bytes.TrimSpace(b)
	if len(b) == 0 || b[0] != '[' && b[0] != '{' {
		return nil
	}
	if b[0] == '{' {
		var one T
		if err := json.Unmarshal(b, &one); err != nil {
			return err
		}
		*m = many[T]{one}
		return nil
	}
	return json.Unmarshal(b, (*[]T)(m))
}

type ref struct {
	ID   num  `json:"id"`
	Main bool `json:"is_main"`
}

type element struct {
	ID   num `json:"id"`
	Meta struct {
		Quantity json.Number `json:"quantity"`
		Catalog  num         `json:"catalog_id"`
		Price    num         `json:"price_id"`
	} `json:"metadata"`
}

type field struct {
	ID     num    `json:"field_id"`
	Name   string `json:"field_name"`
	Code   string `json:"field_code"`
	Type   string `json:"field_type"`
	Values []struct {
		Value json.RawMessage `json:"value"`
		Enum  num             `json:"enum_id"`
		Code  string          `json:"enum_code"`
	} `json:"values"`
}

// text is the first value as people read it, "" for none.
func (f *field) text() string {
	if len(f.Values) == 0 {
		return ""
	}
	return plain(f.Values[0].Value)
}

func plain(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	var yes bool
	if json.Unmarshal(raw, &yes) == nil {
		return strconv.FormatBool(yes)
	}
	return ""
}

type fields []field

func (all fields) byID(id string) *field {
	for i := range all {
		if all[i].ID.String() == id {
			return &all[i]
		}
	}
	return nil
}

func (all fields) byCode(code string) string {
	for i := range all {
		if all[i].Code == code {
			return all[i].text()
		}
	}
	return ""
}

type lead struct {
	ID       num    `json:"id"`
	Name     string `json:"name"`
	Price    money  `json:"price"`
	Owner    num    `json:"responsible_user_id"`
	Pipeline num    `json:"pipeline_id"`
	Status   num    `json:"status_id"`
	Reason   num    `json:"loss_reason_id"`
	Creator  num    `json:"created_by"`
	Created  num    `json:"created_at"`
	Updated  num    `json:"updated_at"`
	Closed   num    `json:"closed_at"`
	Deleted  bool   `json:"is_deleted"`
	Fields   fields `json:"custom_fields_values"`
	Embedded struct {
		Contacts  many[ref]     `json:"contacts"`
		Companies many[ref]     `json:"companies"`
		Elements  many[element] `json:"catalog_elements"`
		Reason    many[named]   `json:"loss_reason"`
		Source    *named        `json:"source"`
		Tags      many[named]   `json:"tags"`
	} `json:"_embedded"`
}

type named struct {
	ID   num    `json:"id"`
	Name string `json:"name"`
}

// contact is a contact or a company.
type contact struct {
	ID       num    `json:"id"`
	Name     string `json:"name"`
	First    string `json:"first_name"`
	Last     string `json:"last_name"`
	Owner    num    `json:"responsible_user_id"`
	Created  num    `json:"created_at"`
	Updated  num    `json:"updated_at"`
	Fields   fields `json:"custom_fields_values"`
	Embedded struct {
		Companies many[ref] `json:"companies"`
	} `json:"_embedded"`
}

func (c *contact) title() string {
	if c.Name != "" {
		return c.Name
	}
	return strings.TrimSpace(c.First + " " + c.Last)
}

type task struct {
	ID       num    `json:"id"`
	Owner    num    `json:"responsible_user_id"`
	Created  num    `json:"created_at"`
	Updated  num    `json:"updated_at"`
	Entity   num    `json:"entity_id"`
	Type     string `json:"entity_type"`
	Done     bool   `json:"is_completed"`
	Kind     num    `json:"task_type_id"`
	Due      num    `json:"complete_till"`
	Duration num    `json:"duration"`
	Result   result `json:"result"`
}

// result is what was written when the task was done; an empty list or nothing stands for none.
type result struct{ Text string }

// UnmarshalJSON reads {"text": …}, [] and null.
func (r *result) UnmarshalJSON(b []byte) error {
	var x struct {
		Text string `json:"text"`
	}
	if len(b) > 0 && b[0] == '{' {
		if err := json.Unmarshal(b, &x); err != nil {
			return err
		}
	}
	r.Text = x.Text
	return nil
}

type note struct {
	ID      num             `json:"id"`
	Entity  num             `json:"entity_id"`
	Owner   num             `json:"responsible_user_id"`
	Creator num             `json:"created_by"`
	Created num             `json:"created_at"`
	Updated num             `json:"updated_at"`
	Kind    string          `json:"note_type"`
	Params  json.RawMessage `json:"params"`
	// On is "leads", "contacts" or "companies"; it is ours.
	On string `json:"svodka_on"`
}

type event struct {
	ID     string          `json:"id"`
	Kind   string          `json:"type"`
	Entity num             `json:"entity_id"`
	On     string          `json:"entity_type"`
	By     num             `json:"created_by"`
	At     num             `json:"created_at"`
	Before many[eventSide] `json:"value_before"`
	After  many[eventSide] `json:"value_after"`
}

type eventSide struct {
	Status *struct {
		ID       num `json:"id"`
		Pipeline num `json:"pipeline_id"`
	} `json:"lead_status"`
	User *named `json:"responsible_user"`
	Sale *struct {
		Sale money `json:"sale"`
	} `json:"sale_field_value"`
	NPS *struct {
		Rate num `json:"rate"`
	} `json:"nps"`
	Message *struct {
		ID string `json:"id"`
	} `json:"message"`
}
