package bitrix24

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// command is one call of a batch.
type command struct {
	method string
	params map[string]any
}

// outcome is what became of a command. A command that was not executed has neither a result nor an error.
type outcome struct {
	result json.RawMessage
	total  int64
	next   int64
	err    error
	ran    bool
}

// batch executes up to 50 commands in one request. With halt the first that fails is the last one. A failure that passes is
// waited out: what was refused is asked again, and so is what it halted.
func (r *Remote) batch(ctx context.Context, commands []command, halt bool) ([]outcome, *reply, error) {
	if len(commands) > batchMost {
		return nil, nil, fmt.Errorf("%d commands in a batch", len(commands))
	}
	list := map[string]string{}
	for i, c := range commands {
		list["c"+strconv.Itoa(i)] = c.line()
	}
	for try := 0; ; try++ {
		answer, err := r.call(ctx, "batch", map[string]any{"halt": map[bool]int{true: 1}[halt], "cmd": ordered(list, len(commands))})
		if err != nil {
			return nil, nil, err
		}
		out, err := outcomes(answer.Result, len(commands))
		if err != nil {
			return nil, nil, err
		}
		again := r.account(ctx, commands, answer, out)
		// What succeeded before the halt is handed over; the caller comes back for the rest.
		if again == nil || halt && len(out) > 0 && out[0].ran && out[0].err == nil || try+1 >= tries {
			return out, answer, nil
		}
		if err := r.wait(ctx, pause(again, try)); err != nil {
			return nil, nil, err
		}
	}
}

// ordered writes the commands in their order: PHP executes them so.
func ordered(list map[string]string, n int) json.RawMessage {
	var b strings.Builder
	b.WriteByte('{')
	for i := range n {
		key := "c" + strconv.Itoa(i)
		line, err := json.Marshal(list[key])
		if err != nil {
			continue
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + key + `":` + string(line))
	}
	b.WriteByte('}')
	return json.RawMessage(b.String())
}

// account keeps the reckoning of the methods, and gives the first failure that passes, nil for none.
func (r *Remote) account(ctx context.Context, commands []command, answer *reply, out []outcome) (again *status) {
	d, err := r.enter(ctx)
	if err != nil {
		return nil //nolint:nilerr // the next request says so
	}
	var parts struct {
		Time bag `json:"result_time"`
	}
	_ = json.Unmarshal(answer.Result, &parts) // an answer without it says nothing of the budget
	for i, c := range commands {
		var t timing
		if raw := parts.Time["c"+strconv.Itoa(i)]; raw != nil && json.Unmarshal(raw, &t) == nil {
			if t.Finish == 0 {
				t.Finish = answer.Time.Finish
			}
			d.gate.heard(r.now(), c.method, t)
		}
		if s := statusOf(out[i].err); out[i].err != nil && s.passing() {
			if s.name == codeOperating {
				d.gate.blocked(r.now(), c.method)
			}
			if again == nil {
				again = s
			}
		}
	}
	return again
}

// outcomes takes an answer of a batch apart: each of its parts is an object, or a list, or an empty list.
func outcomes(raw json.RawMessage, n int) ([]outcome, error) {
	var parts struct {
		Result bag `json:"result"`
		Failed bag `json:"result_error"`
		Total  bag `json:"result_total"`
		Next   bag `json:"result_next"`
	}
	if err := json.Unmarshal(raw, &parts); err != nil {
		return nil, fmt.Errorf("the answer of a batch: %w", err)
	}
	out := make([]outcome, n)
	for i := range out {
		key := "c" + strconv.Itoa(i)
		o := &out[i]
		o.result, o.ran = parts.Result[key]
		o.total, o.next = int64(numOf(plain(parts.Total[key]))), int64(numOf(plain(parts.Next[key])))
		if failed, ok := parts.Failed[key]; ok {
			var no struct {
				Error  text `json:"error"`
				Detail text `json:"error_description"`
			}
			if err := json.Unmarshal(failed, &no); err != nil {
				no.Detail = text(plain(failed))
			}
			o.ran, o.err = true, &status{0, string(no.Error), string(no.Detail)}
			if no.Error == "" {
				o.err = &status{400, "", string(no.Detail)}
			}
		}
	}
	return out, nil
}

// line is the command as a batch carries it.
func (c command) line() string {
	if len(c.params) == 0 {
		return c.method
	}
	var parts []string
	flatten("", c.params, func(name, value string) {
		parts = append(parts, url.QueryEscape(name)+"="+url.QueryEscape(value))
	})
	return c.method + "?" + strings.Join(parts, "&")
}

// flatten writes nested parameters with PHP's brackets.
func flatten(prefix string, v any, put func(name, value string)) {
	under := func(key string) string {
		if prefix == "" {
			return key
		}
		return prefix + "[" + key + "]"
	}
	switch x := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(x)) {
			flatten(under(k), x[k], put)
		}
	case []string:
		for i, one := range x {
			put(under(strconv.Itoa(i)), one)
		}
	default:
		put(prefix, fmt.Sprint(x))
	}
}
