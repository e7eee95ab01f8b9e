package query

import (
	"net/url"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// Values is the URL form of the question: Parse(q.Values()) is q again, apart from the order of its conditions.
func (q Query) Values() url.Values {
	v := url.Values{}
	q.each(v.Add)
	return v
}

// each visits the question's parameters in the order a person would write them, leaving out what is not set.
func (q Query) each(visit func(key, text string)) {
	list := func(key string, parts []string) {
		if len(parts) > 0 {
			visit(key, strings.Join(parts, ","))
		}
	}
	list(keyMetrics, q.Metrics)
	list(keyBy, q.By)
	if q.Range != "" {
		visit(keyRange, q.Range)
	}
	if q.AsOf != "" {
		visit(keyAsOf, q.AsOf)
	}
	if q.Grain != cal.None {
		visit(keyGrain, q.Grain.String())
	}
	compare := make([]string, 0, len(q.Compare)+1)
	for _, s := range q.Compare {
		compare = append(compare, s.String())
	}
	if q.Plan {
		compare = append(compare, WithPlan)
	}
	list(keyCompare, compare)
	list(keySpine, q.Spine)
	for _, c := range q.Where {
		visit(condText(c))
	}
	derive := make([]string, len(q.Derive))
	for i, d := range q.Derive {
		derive[i] = d.Metric + ":" + string(d.Kind)
	}
	list(keyDerive, derive)
	if q.Totals {
		visit(keyTotals, "1")
	}
	sort := make([]string, len(q.Sort))
	for i, s := range q.Sort {
		if sort[i] = s.Name; s.Desc {
			sort[i] = "-" + s.Name
		}
	}
	list(keySort, sort)
	if q.Limit > 0 {
		visit(keyLimit, strconv.Itoa(q.Limit))
	}
	if q.Others {
		visit(keyOthers, "1")
	}
}

// condText is the inverse of cond.
func condText(c model.Cond) (key, text string) {
	values := make([]string, len(c.Values))
	for i, v := range c.Values {
		values[i] = protect(v)
	}
	switch c.Op {
	case model.Range:
		for i, v := range c.Values {
			if v == "" { // an open end is no value at all
				values[i] = ""
			}
		}
		return c.Name, values[0] + ".." + values[1]
	case model.Contains:
		return c.Name + "~", values[0]
	case model.Empty:
		return c.Name, EmptyWord
	case model.Filled:
		return c.Name + "!", EmptyWord
	case model.NotIn:
		return c.Name + "!", strings.Join(values, ",")
	case model.In:
	}
	return c.Name, strings.Join(values, ",")
}

// protect writes what split would take for the end of a value or the middle of a range.
func protect(v string) string {
	if v == "" {
		return EmptyWord
	}
	if strings.ContainsAny(v, `\,`) { // seldom: a Replacer is dear to make, and pages write thousands of values
		v = strings.NewReplacer(`\`, `\\`, ",", `\,`).Replace(v)
	}
	if strings.Contains(v, "..") || v[0] == '.' || v[len(v)-1] == '.' {
		v = strings.ReplaceAll(v, ".", `\.`)
	}
	return v
}
