package bitrix24

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// phpMap is an array as PHP encodes it: [] when it is empty, a list when its keys are 0, 1, 2…, else an object.
type phpMap struct {
	keys   []string
	values []any
}

func (m *phpMap) set(key string, v any) {
	m.keys = append(m.keys, key)
	m.values = append(m.values, v)
}

// MarshalJSON writes the array.
func (m *phpMap) MarshalJSON() ([]byte, error) {
	list := true
	for i, k := range m.keys {
		list = list && k == strconv.Itoa(i)
	}
	if list {
		return encode(append([]any{}, m.values...))
	}
	var b bytes.Buffer
	for i, k := range m.keys {
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
		key, err := encode(k)
		if err != nil {
			return nil, err
		}
		v, err := encode(m.values[i])
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode writes JSON as PHP does with unescaped Unicode, without Go's escapes of < and >.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// refusal is an error answer of the REST.
type refusal struct {
	status int
	code   any // a word, "" or the number 0: portals send all three
	text   string
}

// Error names the refusal.
func (r *refusal) Error() string { return r.text }

func refuse(status int, code any, text string) *refusal { return &refusal{status, code, text} }

// body is the error object of an answer or of one command of a batch.
func (r *refusal) body() map[string]any {
	return map[string]any{"error": r.code, "error_description": r.text}
}
