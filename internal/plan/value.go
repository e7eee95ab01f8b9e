package plan

import (
	"math"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// onDay reads values as periods: closed=2024-05 is any day of that May, closed!=2024-05 any other and none.
func (p *Plan) onDay(col model.Column, c model.Cond) (Cond, error) {
	switch c.Op {
	case model.Range:
		return p.betweenDays(col, c)
	case model.Empty, model.Filled:
		return Cond{Col: col, Type: IsDay, Op: c.Op}, nil
	case model.In, model.NotIn:
		return p.oneOf(col, c, func(v string) (Cond, error) {
			r, err := p.env.Calendar.Resolve(v, p.env.Today)
			return during(col, r), err
		})
	case model.Contains:
	}
	return Cond{}, fault.Invalidf("%s is a day: filter it with = and a period, such as %s=2024-05.",
		"%s — день: отбирайте через = и период, например %s=2024-05.", c.Name, c.Name)
}

func (p *Plan) betweenDays(col model.Column, c model.Cond) (Cond, error) {
	out := Cond{Col: col, Type: IsDay, Op: model.Range}
	for i, v := range c.Values {
		if v == "" {
			continue
		}
		r, err := p.env.Calendar.Resolve(v, p.env.Today)
		if err != nil {
			return Cond{}, err
		}
		if i == 0 {
			out.From = new(float64(r.From))
		} else {
			out.To = new(float64(r.To))
		}
	}
	if out.From != nil && out.To != nil && *out.From >= *out.To {
		return Cond{}, fault.Invalidf("%s=%s..%s: it ends before it begins.", "%s=%s..%s: конец раньше начала.", c.Name, c.Values[0], c.Values[1])
	}
	return out, nil
}

// onNumber reads values in the unit people use: money in whole currency, percent as a fraction, durations in seconds.
// A value of a list may be a range: amount=1..5,7..9.
func (p *Plan) onNumber(col model.Column, u unit.Unit, c model.Cond) (Cond, error) {
	read := func(text string) (float64, error) { return p.number(c.Name, u, text) }
	switch c.Op {
	case model.Range:
		return between(col, c.Name, c.Values[0], c.Values[1], read)
	case model.Empty, model.Filled:
		return Cond{Col: col, Type: IsNumber, Op: c.Op}, nil
	case model.In, model.NotIn:
		if strings.Contains(strings.Join(c.Values, " "), "..") {
			return p.oneOf(col, c, func(v string) (Cond, error) {
				from, to, isRange := strings.Cut(v, "..")
				if !isRange {
					to = from
				}
				return between(col, c.Name, from, to, read)
			})
		}
		out := Cond{Col: col, Type: IsNumber, Op: c.Op}
		for _, v := range c.Values {
			if v == "" {
				out.Null = true
				continue
			}
			n, err := read(v)
			if err != nil {
				return Cond{}, err
			}
			out.Nums = append(out.Nums, n)
		}
		return onlyNull(out), nil
	case model.Contains:
	}
	return Cond{}, fault.Invalidf("%s is a number: filter it with =, >=, <= or a range.", "%s — число: отбирайте через =, >=, <= или диапазон.", c.Name)
}

// number reads what people write: "1 500", "0,5". What is money or counted is whole in its smallest unit, so the last
// bits that a decimal fraction leaves are rounded off.
func (p *Plan) number(name model.Name, u unit.Unit, text string) (float64, error) {
	n, err := strconv.ParseFloat(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".", "−", "-").Replace(text), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, fault.Invalidf("%s: %q is not a number.", "%s: «%s» — не число.", name, text)
	}
	if u.Kind() != unit.Money {
		return n, nil
	}
	const digits = 1e4 // after the smallest unit
	return math.Round(n*p.env.MinorUnits*digits) / digits, nil
}

// between is a range of numbers with its ends; "" is open.
func between(col model.Column, name model.Name, from, to string, read func(string) (float64, error)) (Cond, error) {
	out := Cond{Col: col, Type: IsNumber, Op: model.Range}
	for i, v := range []string{from, to} {
		if v == "" {
			continue
		}
		n, err := read(v)
		if err != nil {
			return Cond{}, err
		}
		if i == 0 {
			out.From = &n
		} else {
			out.To = &n
		}
	}
	if out.From != nil && out.To != nil && *out.From > *out.To {
		return Cond{}, fault.Invalidf("%s=%s..%s: the first number is larger than the second.", "%s=%s..%s: первое число больше второго.", name, from, to)
	}
	return out, nil
}

// oneOf is In and NotIn of ranges; the value "" stands for rows without one. NotIn passes rows without a value unless ""
// is among its values.
func (p *Plan) oneOf(col model.Column, c model.Cond, read func(string) (Cond, error)) (Cond, error) {
	var in [][]Cond
	var out []Cond
	null := false
	for _, v := range c.Values {
		if v == "" {
			null = true
			in = append(in, []Cond{{Col: col, Op: model.Empty}})
			continue
		}
		r, err := read(v)
		if err != nil {
			return Cond{}, err
		}
		in = append(in, []Cond{r})
		out = append(out, outside(r))
	}
	switch {
	case c.Op == model.NotIn && null:
		return Cond{Any: [][]Cond{append(out, Cond{Col: col, Op: model.Filled})}}, nil
	case c.Op == model.NotIn:
		return Cond{Any: [][]Cond{out}}, nil
	case len(in) == 1:
		return in[0][0], nil
	}
	return Cond{Any: in}, nil
}

// outside holds where a range does not, and for rows without a value.
func outside(r Cond) Cond {
	others := [][]Cond{{{Col: r.Col, Op: model.Empty}}}
	if r.From != nil {
		end := *r.From // of days exclusive, of numbers inclusive
		if r.Type != IsDay {
			end = math.Nextafter(end, math.Inf(-1))
		}
		others = append(others, []Cond{{Col: r.Col, Type: r.Type, Op: model.Range, To: &end}})
	}
	if r.To != nil {
		begin := *r.To
		if r.Type != IsDay {
			begin = math.Nextafter(begin, math.Inf(1))
		}
		others = append(others, []Cond{{Col: r.Col, Type: r.Type, Op: model.Range, From: &begin}})
	}
	return Cond{Any: others}
}

// bandRanges turns the titles and ids of bands into the ranges they stand for; other values stay as they are.
//
//	bands 100, 500    "#0" → "..99"    "#1" → "100..499"    "#2" → "500.."
func (p *Plan) bandRanges(d *model.Dimension, c model.Cond) []string {
	if c.Op != model.In && c.Op != model.NotIn {
		return c.Values
	}
	out := fixedIDs(d, c.Values)
	for i, v := range out {
		id, byID := strings.CutPrefix(v, "#")
		if !byID && v == c.Values[i] {
			continue
		}
		if from, to, ok := Borders(d, id, p.env.MinorUnits); ok {
			out[i] = from + ".." + to
		}
	}
	return out
}

// Borders are the ends of a band as a filter writes them, in the unit people use; "" is open. A filter's range holds
// both ends, a band only its lower one, and what is counted is whole: kopecks, days, seconds.
func Borders(d *model.Dimension, id string, minorUnits float64) (from, to string, ok bool) {
	i, err := strconv.Atoi(id)
	if err != nil || i < 0 || i > len(d.Bands) {
		return "", "", false
	}
	write := func(v float64) string {
		if d.BandUnit.Kind() == unit.Money {
			v /= minorUnits
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if i > 0 {
		from = write(d.Bands[i-1])
	}
	if i < len(d.Bands) {
		below := math.Nextafter(d.Bands[i], math.Inf(-1))
		if d.Bands[i] == math.Trunc(d.Bands[i]) {
			below = d.Bands[i] - 1
		}
		to = write(below)
	}
	return from, to, true
}
