package file

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"svodka/internal/fault"
)

// decimal is an exact number: m divided by ten to the power of scale.
type decimal struct {
	m     int64
	scale int
}

const maxDigits = 18 // an int64 holds any 18 digits

var pow10 = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// parseDecimal reads a number as people and programs write it. mark is the decimal mark of the column, '.' or ','; the
// other one groups thousands, as spaces and apostrophes do. The mark is never guessed here: see [numberShape].
//
//	-1 234,50 ₽ with ','   → -1234.50
//	(1,234.5)   with '.'   → -1234.5
//	12 %        with '.'   → 0.12
func parseDecimal(b []byte, mark byte) (decimal, *fault.Text) {
	if d, ok := quickDecimal(b, mark); ok {
		return d, nil
	}
	d, ok := slowDecimal(string(b), mark)
	if !ok {
		other := byte(',')
		if mark == ',' {
			other = '.'
		}
		if bytes.IndexByte(b, mark) >= 0 || bytes.IndexByte(b, other) >= 0 {
			return d, say("is not a number written with %q as the decimal mark", "не похоже на число с десятичным знаком «%s»", string(mark))
		}
		return d, say("is not a number", "не похоже на число")
	}
	return d, nil
}

// quickDecimal reads what nearly every cell holds: an optional minus, digits, and perhaps the mark and more digits.
func quickDecimal(b []byte, mark byte) (decimal, bool) {
	i, negative := 0, false
	if len(b) > 0 && b[0] == '-' {
		i, negative = 1, true
	}
	if len(b)-i > maxDigits || i == len(b) {
		return decimal{}, false
	}
	var m int64
	scale, marked := 0, false
	first := i
	for ; i < len(b); i++ {
		c := b[i]
		if c == mark && !marked && i > first {
			marked = true
			continue
		}
		if c-'0' > 9 {
			return decimal{}, false
		}
		m = m*10 + int64(c-'0')
		if marked {
			scale++
		}
	}
	if negative {
		m = -m
	}
	return decimal{m, scale}, true
}

// moneyWords are written around amounts. Longer ones stand before those they begin with.
var moneyWords = []string{
	"рублей", "руб.", "руб", "р.", "р", "₽", "rub", "rur", "usd", "eur", "inr", "kzt", "uah", "byn", "gbp", "cny",
	"$", "€", "£", "₸", "₹", "₴", "¥", "₺", "тг", "тг.",
}

func slowDecimal(s string, mark byte) (decimal, bool) {
	s = strings.ToLower(strings.TrimFunc(s, isBlank))
	negative := false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		negative, s = true, s[1:len(s)-1]
	}
	s, minus := cutMinus(s)
	for _, w := range moneyWords {
		s = strings.TrimFunc(strings.TrimSuffix(strings.TrimPrefix(s, w), w), isBlank)
	}
	s, again := cutMinus(s) // -$5 and $-5
	if minus && again || negative && (minus || again) {
		return decimal{}, false
	}
	negative = negative || minus || again
	percent := 0
	if before, ok := strings.CutSuffix(s, "%"); ok {
		percent, s = 2, strings.TrimFunc(before, isBlank)
	}
	exponent := 0
	if whole, e, ok := strings.Cut(s, "e"); ok {
		n, err := strconv.Atoi(strings.TrimPrefix(e, "+"))
		if err != nil || n > maxDigits || n < -maxDigits {
			return decimal{}, false
		}
		s, exponent = whole, n
	}
	digits, scale, ok := ungroup(s, mark)
	if !ok {
		return decimal{}, false
	}
	scale += percent - exponent
	if len(digits) > maxDigits { // a tail of noise such as 7307.3700000000003
		cut := len(digits) - maxDigits
		if cut > scale {
			return decimal{}, false
		}
		digits, scale = digits[:maxDigits], scale-cut
	}
	m, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return decimal{}, false
	}
	for ; scale < 0; scale++ {
		if m > math.MaxInt64/10 {
			return decimal{}, false
		}
		m *= 10
	}
	if scale > maxDigits {
		return decimal{}, m == 0
	}
	if negative {
		m = -m
	}
	return decimal{m, scale}, true
}

// cutMinus takes a minus off either end; "123-" is how some accounting programs write it.
func cutMinus(s string) (string, bool) {
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			return strings.TrimFunc(rest, isBlank), true
		}
		if rest, ok := strings.CutSuffix(s, minus); ok {
			return strings.TrimFunc(rest, isBlank), true
		}
	}
	return strings.TrimPrefix(s, "+"), false
}

// ungroup returns the digits of a number without grouping, and how many of them stand behind the mark.
func ungroup(s string, mark byte) (digits string, scale int, ok bool) {
	whole, fraction, _ := strings.Cut(s, string(mark))
	for _, r := range fraction {
		if r < '0' || r > '9' {
			return "", 0, false
		}
	}
	var out strings.Builder
	group, groups := 0, []int(nil)
	for _, r := range whole {
		switch {
		case r >= '0' && r <= '9':
			out.WriteByte(byte(r))
			group++
		case r == '\'' || r == '’' || isBlank(r) || (r == '.' || r == ',') && byte(r) != mark:
			groups, group = append(groups, group), 0
		default:
			return "", 0, false
		}
	}
	if len(groups) > 0 && !tidy(append(groups, group)) {
		return "", 0, false
	}
	out.WriteString(fraction)
	return out.String(), len(fraction), out.Len() > 0
}

// tidy reports whether digits are grouped by thousands, or the Indian way: 1 234 567, 12,34,567.
func tidy(groups []int) bool {
	last := len(groups) - 1
	if groups[0] < 1 || groups[0] > 3 || groups[last] != 3 {
		return false
	}
	for _, n := range groups[1:last] {
		if n != groups[1] || n != 2 && n != 3 {
			return false
		}
	}
	return last == 1 || groups[1] == 3 || groups[0] <= 2
}

// isBlank reports blanks of every width: they group digits and surround words.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\u00a0', '\u202f', '\u2007', '\u2009', '\ufeff', '\u200b':
		return true
	}
	return false
}

// times multiplies exactly; false when the product does not fit.
func (d decimal) times(by *decimal) (decimal, bool) {
	if by == nil {
		return d, true
	}
	m, scale := d.m*by.m, d.scale+by.scale
	if by.m != 0 && (m/by.m != d.m || m == math.MinInt64) || scale > maxDigits {
		return decimal{}, false
	}
	return decimal{m, scale}, true
}

// units returns d in units of ten to the power of -digits, rounded half away from zero. exact is false when a part of a
// unit was lost, ok when the number is too great.
func (d decimal) units(digits int) (n int64, exact, ok bool) {
	if digits >= d.scale {
		by := pow10[min(digits-d.scale, maxDigits)]
		n = d.m * by
		return n, true, n/by == d.m
	}
	by := pow10[d.scale-digits]
	n, rest := d.m/by, d.m%by
	if rest >= by-by/2 {
		n++
	} else if -rest >= by-by/2 {
		n--
	}
	return n, rest == 0, true
}

// float returns the nearest float64.
func (d decimal) float() float64 {
	if d.m < 1<<53 && d.m > -1<<53 {
		return float64(d.m) / float64(pow10[d.scale])
	}
	f, _ := strconv.ParseFloat(strconv.FormatInt(d.m, 10)+"e-"+strconv.Itoa(d.scale), 64)
	return f
}

// numberShape learns from the values of one column which decimal mark it has.
type numberShape struct {
	point, comma             witness // of the decimal mark
	eitherPoint, eitherComma witness // of a mark that may as well group thousands
}

// witness is a value that proves something, and its line.
type witness struct {
	line  int64
	value string
}

func (w *witness) note(line int64, b []byte) {
	if w.line == 0 {
		*w = witness{line, string(b)}
	}
}

// see takes one value in.
func (s *numberShape) see(b []byte, line int64) {
	points, commas, last := 0, 0, -1
	for i, c := range b {
		switch c {
		case '.':
			points++
			last = i
		case ',':
			commas++
			last = i
		}
	}
	if last < 0 {
		return
	}
	if c := b[len(b)-1]; c == '.' && last == len(b)-1 { // the point of "100 руб."
		s.see(b[:last], line)
		return
	}
	mark, other, either := &s.point, &s.comma, &s.eitherPoint
	if b[last] == ',' {
		mark, other, either = other, mark, &s.eitherComma
	}
	switch {
	case points > 0 && commas > 0:
		mark.note(line, b)
	case points+commas > 1:
		other.note(line, b) // 1.234.567 groups by points
	case thousands(b, last):
		either.note(line, b)
	default:
		mark.note(line, b)
	}
}

// thousands reports whether the only mark of a number, at i, could group thousands: 1,234 but not 0,234 or 1,23.
func thousands(b []byte, i int) bool {
	after, before := 0, 0
	for _, c := range b[i+1:] {
		if c-'0' > 9 {
			break
		}
		after++
	}
	lead := byte('0')
	for j := i - 1; j >= 0 && b[j]-'0' <= 9; j-- {
		lead = b[j]
		before++
	}
	return after == 3 && before >= 1 && before <= 3 && lead != '0'
}

// mark decides. hint is the mark that other columns of the file have, 0 when they say nothing.
func (s *numberShape) mark(hint byte) (byte, *fault.Text) {
	switch {
	case s.point.line > 0 && s.comma.line > 0:
		return 0, mixed(s.point, s.comma)
	case s.point.line > 0:
		return '.', nil
	case s.comma.line > 0:
		return ',', nil
	case s.eitherPoint.line > 0 && s.eitherComma.line > 0:
		return 0, mixed(s.eitherPoint, s.eitherComma)
	case s.eitherPoint.line == 0 && s.eitherComma.line == 0:
		return '.', nil // whole numbers alone: any mark reads them
	case hint != 0:
		return hint, nil
	case s.eitherPoint.line > 0:
		return 0, twoWays(s.eitherPoint)
	}
	return 0, twoWays(s.eitherComma)
}

// markInBook decides for a workbook. Its numbers are always read with a point; a comma can only stand in a number that was
// entered as text. Both may be in one column: see program.number.
func (s *numberShape) markInBook() (byte, *fault.Text) {
	switch {
	case s.comma.line > 0 && s.eitherPoint.line > 0:
		return 0, twoWays(s.eitherPoint)
	case s.comma.line > 0:
		return ',', nil
	case s.eitherComma.line > 0 && s.point.line == 0:
		return 0, twoWays(s.eitherComma)
	}
	return '.', nil
}

func mixed(a, b witness) *fault.Text {
	return say("mixes two decimal marks: %q in line %d and %q in line %d. Correct the file, or set decimal: \",\" or decimal: \".\" in the mapping",
		"смешаны два десятичных знака: «%s» в строке %d и «%s» в строке %d. Исправьте файл или укажите в схеме decimal: \",\" либо decimal: \".\"",
		a.value, a.line, b.value, b.line)
}

func twoWays(w witness) *fault.Text {
	return say("may be read in two ways: %q in line %d is either a thousand and more or a fraction. Set decimal: \",\" or decimal: \".\" in the mapping",
		"читается двояко: «%s» в строке %d — это тысячи или дробь? Укажите в схеме decimal: \",\" либо decimal: \".\"", w.value, w.line)
}

// say is a reason in both languages; where it is told, file, line, column and value stand before it. Both are formatted
// with the same arguments.
func say(en, ru string, args ...any) *fault.Text {
	return &fault.Text{EN: fmt.Sprintf(en, args...), RU: fmt.Sprintf(ru, args...)}
}
