package file

import (
	"bytes"
	"errors"
	"io"

	"svodka/internal/warehouse"
)

// profile is what the values of one column look like.
type profile struct {
	name     string
	filled   int
	numbers  int
	dates    int
	times    int // times of day, lengths of time
	answers  int // yes and no
	distinct map[string]int
	order    []string // distinct values by first sight
	many     bool     // more distinct values than are kept
	unique   bool
	number   numberShape
	date     dateShape
	currency string
}

// maxDistinct is how many different values of a column are kept.
const maxDistinct = 200

// profiles reads a file whole and describes its columns. uniqueness is told by hashes.
func profiles(t *table) ([]*profile, int, error) {
	r, err := t.open(nil)
	if err != nil {
		return nil, 0, err
	}
	defer r.close()
	list := make([]*profile, len(t.header))
	seen := newSeen(1024)
	for i, name := range t.header {
		list[i] = &profile{name: name, distinct: map[string]int{}, unique: true}
	}
	rows := 0
	for {
		cells, at, err := r.next()
		if errors.Is(err, io.EOF) {
			return list, rows, nil
		}
		if err != nil {
			return nil, 0, t.readError(at, err)
		}
		if at <= t.heads || blank(cells) || looksTotal(cells) {
			continue
		}
		rows++
		for i, p := range list {
			if i < len(cells) {
				p.see(trim(cells[i]), at, i, seen)
			} else {
				p.unique = false
			}
		}
	}
}

func (p *profile) see(b []byte, at int64, column int, seen *seen) {
	if len(b) == 0 {
		p.unique = false
		return
	}
	p.filled++
	if p.unique {
		id := seen.hash(column, string(b))
		if _, twice := seen.find(id); twice {
			p.unique = false
		} else {
			seen.add(id, sighting{})
		}
	}
	if !p.many {
		s := string(b)
		if p.distinct[s]++; p.distinct[s] == 1 {
			p.order = append(p.order, s)
		}
		p.many = len(p.order) > maxDistinct
	}
	if isNone(b) {
		p.filled--
		return
	}
	p.kind(b, at)
}

func (p *profile) kind(b []byte, at int64) {
	if _, ok := slowDecimal(string(b), '.'); ok {
		p.numbers++
		p.number.see(b, at)
	} else if _, ok := slowDecimal(string(b), ','); ok {
		p.numbers++
		p.number.see(b, at)
	} else if _, rest, ok := timeOfDay(b); ok && len(rest) == 0 {
		p.times++
	} else if _, why := parseDate(b, orderDMY); why == nil || isNoDate(b) {
		p.dates++
		p.date.see(b, at)
	} else if _, why := parseDate(b, orderMDY); why == nil {
		p.dates++
		p.date.see(b, at)
	} else if _, why := parseYes(b, nil, nil); why == nil {
		p.answers++
	}
	if p.currency == "" {
		p.currency = currencyOf(b)
	}
}

// currencyOf tells the currency that is written with an amount, "" for none.
func currencyOf(b []byte) string {
	for _, c := range []struct{ sign, code string }{{"₽", "RUB"}, {"руб", "RUB"}, {"$", "USD"}, {"€", "EUR"}, {"₸", "KZT"}, {"₹", "INR"}, {"£", "GBP"}} {
		if bytes.Contains(b, []byte(c.sign)) && bytes.ContainsAny(b, "0123456789") {
			return c.code
		}
	}
	return ""
}

// fits reports whether nearly all values suit a column of that type.
func (p *profile) fits(c warehouse.Column) bool {
	most := func(n int) bool { return p.filled == 0 || n*20 >= p.filled*19 }
	switch c.Type {
	case warehouse.Time, warehouse.Day:
		return most(p.dates)
	case warehouse.Int:
		return most(p.numbers) || most(p.times) && (c.Name == "seconds" || c.Name == "wait" || c.Name == "minutes")
	case warehouse.Real, warehouse.Money:
		return most(p.numbers)
	case warehouse.Bool:
		return p.filled > 0 && len(p.order) <= 3 && !p.many
	case warehouse.Text, warehouse.Key:
		return p.filled == 0 || !most(p.dates)
	}
	return true
}
