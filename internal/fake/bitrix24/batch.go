package bitrix24

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const batchMost = 50

// results is what $result[…] reads: the results of the commands so far as they will be sent.
type results map[string]any

// batch executes up to 50 commands. Each fails by itself; halt stops at the first that does.
func (s *Server) batch(c *call) (answer, *refusal) {
	cmd := c.params.get("cmd")
	if cmd == nil || !cmd.list {
		return answer{}, refuse(400, "", "Parameter 'cmd' must be array.")
	}
	halt := c.params.str("halt")
	stop := halt != "" && halt != "0" && halt != "false"
	var result, failed, totals, nexts, times phpMap
	known := results{}
	for i, key := range cmd.keys {
		began := s.o.Now()
		inner, no := s.command(c, cmd.kids[key].text, i, known)
		var a answer
		if no == nil {
			a, no = s.execute(inner)
		}
		if no != nil {
			failed.set(key, no.body())
			if stop {
				break
			}
			continue
		}
		result.set(key, a.result)
		known[key] = a.result
		if a.counted {
			totals.set(key, a.total)
			if a.next > 0 {
				nexts.set(key, a.next)
			}
		}
		times.set(key, s.timing(inner, began))
	}
	return answer{result: map[string]any{
		"result": &result, "result_error": &failed, "result_total": &totals, "result_next": &nexts, "result_time": &times,
	}}, nil
}

func (s *Server) command(c *call, line string, i int, known results) (*call, *refusal) {
	if i >= batchMost {
		return nil, refuse(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
	}
	name, raw, _ := strings.Cut(line, "?")
	name = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(name)), ".json")
	if name == "batch" {
		return nil, refuse(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage")
	}
	params := array()
	parseQuery(raw, params)
	known.fill(params)
	return &call{method: name, params: params, grant: c.grant}, nil
}

var reference = regexp.MustCompile(`\$result((?:\[[^\]]*\])+)`)

// fill puts results of earlier commands in the place of $result[a][0][ID].
func (r results) fill(v *value) {
	for _, key := range v.keys {
		kid := v.kids[key]
		if kid.list {
			r.fill(kid)
			continue
		}
		if m := reference.FindStringSubmatch(kid.text); m != nil && m[0] == kid.text {
			v.kids[key] = toValue(r.find(m[1]))
			continue
		}
		kid.text = reference.ReplaceAllStringFunc(kid.text, func(ref string) string {
			return toValue(r.find(strings.TrimPrefix(ref, "$result"))).text
		})
	}
}

func (r results) find(path string) any {
	var at any = map[string]any(r)
	for key := range strings.SplitSeq(strings.Trim(path, "[]"), "][") {
		switch x := at.(type) {
		case map[string]any:
			at = x[key]
		case []any:
			n, err := strconv.Atoi(key)
			if err != nil || n < 0 || n >= len(x) {
				return nil
			}
			at = x[n]
		default:
			return nil
		}
	}
	return at
}

func toValue(x any) *value {
	switch t := x.(type) {
	case nil:
		return word("")
	case []any:
		v := array()
		for i, one := range t {
			v.set(strconv.Itoa(i), toValue(one))
		}
		return v
	case map[string]any:
		v := array()
		for k, one := range t {
			v.set(k, toValue(one))
		}
		return v
	}
	return word(fmt.Sprint(x))
}
