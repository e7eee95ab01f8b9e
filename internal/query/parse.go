package query

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// maxText bounds the length of a question's text: a URL longer than this is a mistake or an attack.
const maxText = 16 << 10

// maxNames bounds every list in a question, so that a single line cannot ask for a million columns.
const maxNames = 64

// EmptyWord stands for "has no value" in a filter: reason=(empty).
const EmptyWord = "(empty)"

// The reserved keys. Every other key names a dimension, a date role or a number and filters by it.
const (
	keyMetrics = "metrics"
	keyBy      = "by"
	keySpine   = "spine"
	keyRange   = "range"
	keyAsOf    = "asof"
	keyGrain   = "grain"
	keyCompare = "compare"
	keyTotals  = "totals"
	keyDerive  = "derive"
	keySort    = "sort"
	keyLimit   = "limit"
	keyOthers  = "others"
)

// Reserved reports whether a name is a key of the query language, so that no dimension may bear it.
func Reserved(name string) bool {
	switch name {
	case keyMetrics, keyBy, keySpine, keyRange, keyAsOf, keyGrain, keyCompare, keyTotals, keyDerive, keySort, keyLimit, keyOthers:
		return true
	}
	return false
}

// ParseText reads the key=value&… text of a question, as it stands after the "?" of a URL.
func ParseText(text string) (Query, error) {
	if len(text) > maxText {
		return Query{}, fault.Invalidf("The question is longer than %d characters.", "Вопрос длиннее %d знаков.", maxText)
	}
	if strings.Contains(text, ";") {
		// net/url refuses a bare semicolon with a sentence about query separators; here it is a character like any other.
		text = strings.ReplaceAll(text, ";", "%3B")
	}
	values, err := url.ParseQuery(strings.TrimPrefix(strings.TrimSpace(text), "?"))
	if err != nil {
		return Query{}, fault.Invalidf("The question cannot be read: %v. A percent sign is written %%25.",
			"Вопрос не читается: %v. Знак процента записывается как %%25.", err)
	}
	return Parse(values)
}

// Parse reads a question from the parameters of a URL. It knows no model: names are checked when the question is asked.
// Empty parameters are as good as absent ones.
func Parse(values url.Values) (Query, error) {
	var q Query
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys) // errors and conditions come in one order
	for _, k := range keys {
		texts := values[k]
		if once(k) && len(given(texts)) > 1 {
			return Query{}, fault.Invalidf("%s is given twice: %s. One of them is enough.", "%s задано дважды: %s. Достаточно одного.",
				k, strings.Join(texts, ", "))
		}
		if !strings.HasSuffix(k, "~") && !strings.HasSuffix(k, ">") && !strings.HasSuffix(k, "<") {
			texts = joined(texts)
		}
		for _, text := range texts {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if err := set(&q, k, text); err != nil {
				return Query{}, err
			}
		}
	}
	return q, nil
}

// joined makes one list of a parameter's repetitions (owner=a&owner=b is owner=a,b), but keeps ranges apart, since two
// ranges of one name must both hold.
func joined(texts []string) []string {
	var lists, all []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t == "" {
			continue
		}
		if v := split(t); len(v) == 1 && v[0].cut >= 0 {
			all = append(all, t)
		} else {
			lists = append(lists, t)
		}
	}
	if len(lists) > 0 {
		all = append(all, strings.Join(lists, ","))
	}
	return all
}

// once reports whether a key has one value, so that two of them are a mistake and not a list.
func once(key string) bool {
	switch key {
	case keyRange, keyAsOf, keyGrain, keyTotals, keyLimit, keyOthers:
		return true
	}
	return false
}

// given leaves out the parameters without a value.
func given(texts []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return strings.TrimSpace(t) == "" })
}

// set reads one parameter into the question.
func set(q *Query, key, text string) (err error) {
	switch key {
	case keyMetrics:
		q.Metrics, err = names(key, text)
	case keyBy:
		q.By, err = names(key, text)
	case keySpine:
		q.Spine, err = names(key, text)
	case keyRange:
		q.Range = text
	case keyAsOf:
		q.AsOf = text
		_, err = cal.ParseDay(text)
	case keyGrain:
		q.Grain, err = cal.ParseGrain(text)
	case keyCompare:
		q.Compare, q.Plan, err = comparisons(text)
	case keyTotals:
		q.Totals, err = yes(key, text)
	case keyOthers:
		q.Others, err = yes(key, text)
	case keyDerive:
		q.Derive, err = derives(text)
	case keySort:
		q.Sort, err = sorts(text)
	case keyLimit:
		q.Limit, err = limit(text)
	default:
		var c model.Cond
		if c, err = cond(key, text); err == nil && len(c.Values) > 0 {
			q.Where = append(q.Where, c)
		}
	}
	return err
}

// cond reads one filter.
//
//	owner=a,b        one of          owner!=a,b     none of           owner=(empty)     without a value
//	amount=100..500  between         amount>=100    amount<=500       closed=2024-05    in the period
//	client~=строй    contains
//	amount=1..5,7..9 in one of the ranges; amount!=1..5 in none of them
//	department==a    the node of a tree without those below: the value "=a"
//
// The sign before "=" reaches here at the end of the key. In values "\" protects a comma, two dots or another "\".
func cond(key, text string) (model.Cond, error) {
	name := strings.TrimRight(key, "!~<>")
	sign := key[len(name):]
	if !validName(name) || Reserved(name) {
		return model.Cond{}, fault.Invalidf("%q is not a name that a filter can have.", "«%s» не может быть именем фильтра.", key)
	}
	switch sign {
	case "", "!":
		values := split(text)
		op := model.In
		if sign == "!" {
			op = model.NotIn
		} else if len(values) == 1 && values[0].cut >= 0 {
			v := values[0]
			return model.Cond{Name: name, Op: model.Range, Values: []string{v.text[:v.cut], v.text[v.cut+2:]}}, nil
		}
		list := make([]string, len(values))
		for i, v := range values {
			if list[i] = v.text; v.text == EmptyWord {
				list[i] = ""
			}
		}
		return model.Cond{Name: name, Op: op, Values: list}, nil
	case "~":
		return model.Cond{Name: name, Op: model.Contains, Values: []string{unescape(text)}}, nil
	case ">":
		return model.Cond{Name: name, Op: model.Range, Values: []string{unescape(text), ""}}, nil
	case "<":
		return model.Cond{Name: name, Op: model.Range, Values: []string{"", unescape(text)}}, nil
	}
	return model.Cond{}, fault.Invalidf("%q: a filter is written =, !=, ~=, >= or <=.", "«%s»: фильтр записывается через =, !=, ~=, >= или <=.", key+"=")
}

// value is one element of a comma-separated list; cut is where an unprotected ".." stands, -1 when there is none.
type value struct {
	text string
	cut  int
}

func split(text string) []value {
	var list []value
	var b strings.Builder
	cut := -1
	flush := func() {
		raw := b.String()
		t := strings.TrimSpace(raw)
		if cut >= 0 {
			cut -= len(raw) - len(strings.TrimLeft(raw, " "))
		}
		if t != "" {
			list = append(list, value{t, cut})
		}
		b.Reset()
		cut = -1
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case c == ',':
			flush()
		case c == '.' && cut < 0 && strings.HasPrefix(text[i:], ".."):
			cut = b.Len()
			b.WriteString("..")
			i++
		default:
			b.WriteByte(c)
		}
	}
	flush()
	return list
}

func unescape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func names(key, text string) ([]model.Name, error) {
	var list []model.Name
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case !validName(part):
			return nil, fault.Invalidf("%s: %q is not a name; names are written in latin letters, digits and _, with commas between them.",
				"%s: «%s» — не имя; имена пишутся латинскими буквами, цифрами и знаком _, через запятую.", key, part)
		case slices.Contains(list, part):
		default:
			list = append(list, part)
		}
	}
	if len(list) > maxNames {
		return nil, fault.Invalidf("%s: %d names; at most %d are possible.", "%s: %d имён, можно не больше %d.", key, len(list), maxNames)
	}
	return list, nil
}

// WithPlan is the comparison with targets, among the shifts of compare.
const WithPlan = "plan"

func comparisons(text string) (list []cal.Shift, plan bool, err error) {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == WithPlan {
			plan = true
		}
		if part == "" || part == WithPlan {
			continue
		}
		s, err := cal.ParseShift(part)
		if err != nil {
			return nil, false, err
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) > 6 {
		return nil, false, fault.Invalidf("compare: %d comparisons; at most 6 are possible.", "compare: %d сравнений, можно не больше 6.", len(list))
	}
	return list, plan, nil
}

func derives(text string) ([]Derive, error) {
	var list []Derive
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, kind, found := strings.Cut(part, ":")
		d := Derive{Metric: name, Kind: DeriveKind(kind)}
		if !found || !validName(name) || !slices.Contains([]DeriveKind{Share, Running, Rank, Delta, Expected, Contrib}, d.Kind) {
			return nil, fault.Invalidf("derive: %q; write metric:share, metric:running, metric:rank, metric:delta, metric:expected or metric:contrib.",
				"derive: «%s»; пишется показатель:share, :running, :rank, :delta, :expected или :contrib.", part)
		}
		if !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list, nil
}

func sorts(text string) ([]Sort, error) {
	var list []Sort
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		s := Sort{Name: strings.TrimPrefix(part, "-"), Desc: strings.HasPrefix(part, "-")}
		if !validName(strings.NewReplacer("@", "", "-", "", ":", "").Replace(s.Name)) {
			return nil, fault.Invalidf("sort: %q is not a name; write sort=-revenue for largest first.",
				"sort: «%s» — не имя; sort=-revenue ставит наибольшие первыми.", part)
		}
		list = append(list, s)
	}
	return list, nil
}

func limit(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, fault.Invalidf("limit: %q; it is a whole number from 1 to 1000000.", "limit: «%s»; это целое число от 1 до 1000000.", text)
	}
	return n, nil
}

func yes(key, text string) (bool, error) {
	switch strings.ToLower(text) {
	case "1", "true", "yes", "on", "да":
		return true, nil
	case "0", "false", "no", "off", "нет":
		return false, nil
	}
	return false, fault.Invalidf("%s: %q; write 1 or 0.", "%s: «%s»; пишется 1 или 0.", key, text)
}

// validName accepts what model.Name may be.
func validName(s string) bool {
	for i, r := range s {
		if (r < 'a' || r > 'z') && r != '_' && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// String is the canonical text of the question: ParseText(q.String()) is q again.
func (q Query) String() string {
	var b strings.Builder
	q.each(func(key, text string) {
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		fmt.Fprintf(&b, "%s=%s", key, escaper.Replace(text))
	})
	return b.String()
}

// escaper protects what net/url would read otherwise and leaves the rest readable.
var escaper = strings.NewReplacer("%", "%25", "&", "%26", "+", "%2B", ";", "%3B", "#", "%23", "\n", "%0A", "\r", "%0D", "\t", "%09")
