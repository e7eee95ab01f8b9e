package lang

import (
	"math"
	"strconv"
	"strings"
)

// Int returns n with its thousands apart: 14 352 000, 14,352,000.
func (l Lang) Int(n int64) string {
	return l.group(strconv.FormatInt(n, 10))
}

// Number returns v with exactly that many decimals, rounded half away from zero: 1 234,50. NaN and infinities are [Missing].
func (l Lang) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Missing
	}
	return l.group(fixed(v, decimals))
}

// Short returns v with at most that many decimals, none of them a trailing zero: 4,5 but 14,35.
func (l Lang) Short(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Missing
	}
	text := fixed(v, decimals)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return l.group(text)
}

// Percent returns a share with exactly that many decimals: 0.598 is 59,8 %, 59.8%.
func (l Lang) Percent(share float64, decimals int) string {
	return l.unit(l.Number(share*100, decimals), "%", nbsp+"%")
}

// Points returns the difference of two shares in percentage points, with its sign: 0.004 is +0,4 п. п., +0.4 pp.
func (l Lang) Points(difference float64, decimals int) string {
	return l.unit(l.Signed(difference*100, decimals), nbsp+"pp", nbsp+"п."+nbsp+"п.")
}

// Ratio returns v with two decimals and the times sign: 2,05×.
func (l Lang) Ratio(v float64) string { return l.unit(l.Number(v, 2), "×", "×") }

// Signed returns v as [Lang.Number] does, with a plus when it is above zero after rounding.
func (l Lang) Signed(v float64, decimals int) string { return Plus(l.Number(v, decimals)) }

// Plus puts a plus before a figure written by this package, unless it is negative, zero or missing.
func Plus(figure string) string {
	if figure == Missing || strings.HasPrefix(figure, minus) || !strings.ContainsAny(figure, "123456789") {
		return figure
	}
	return "+" + figure
}

// Approx marks a figure as approximate: ≈ 4,5 млн ₽.
func Approx(figure string) string { return approx + nbsp + figure }

// unit puts the unit of the language behind a figure that is not missing.
func (l Lang) unit(figure, en, ru string) string {
	if figure == Missing {
		return figure
	}
	return figure + l.Pick(en, ru)
}

// fixed writes v with exactly that many decimals, half away from zero in decimal (2.675 is 2.68), without a negative zero.
func fixed(v float64, decimals int) string {
	shortest := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(shortest, ".")
	digits := []byte("0" + whole)
	for i := range decimals + 1 {
		if i < len(fraction) {
			digits = append(digits, fraction[i])
		} else {
			digits = append(digits, '0')
		}
	}
	up := digits[len(digits)-1] >= '5'
	digits = digits[:len(digits)-1]
	for i := len(digits) - 1; up; i-- {
		if up = digits[i] == '9'; up {
			digits[i] = '0'
		} else {
			digits[i]++
		}
	}
	text := strings.TrimLeft(string(digits[:len(digits)-decimals]), "0")
	if text == "" {
		text = "0"
	}
	if decimals > 0 {
		text += "." + string(digits[len(digits)-decimals:])
	}
	if v < 0 && strings.ContainsAny(text, "123456789") {
		return "-" + text
	}
	return text
}

// point writes n ÷ 10^decimals as a machine does: 123450, 2 is 1234.50.
func point(n int64, decimals int) string {
	text := strconv.FormatInt(n, 10)
	if decimals == 0 {
		return text
	}
	digits, negative := strings.CutPrefix(text, "-")
	digits = strings.Repeat("0", max(0, decimals+1-len(digits))) + digits
	text = digits[:len(digits)-decimals] + "." + digits[len(digits)-decimals:]
	if negative {
		text = "-" + text
	}
	return text
}

// cutMinus parts a reader's figure from its minus.
func cutMinus(figure string) (digits string, negative bool) { return strings.CutPrefix(figure, minus) }

// group turns a machine's number ("-1234.5") into a reader's.
func (l Lang) group(machine string) string {
	digits, negative := strings.CutPrefix(machine, "-")
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	var b strings.Builder
	if negative {
		b.WriteString(minus)
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.Pick(",", thin))
		}
		b.WriteRune(digit)
	}
	if hasFraction {
		b.WriteString(l.Pick(".", ",") + fraction)
	}
	return b.String()
}
