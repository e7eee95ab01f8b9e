package render

import (
	"math"
	"strconv"
	"strings"

	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// minorDigits is how many decimals ask.MinorUnits makes.
const minorDigits = 2

// exact writes a figure for machines: money in whole units of its currency, percent as a fraction, durations in
// seconds, rates per their own piece of time. It is "" for a figure that is not there.
//
//	money 17050 → 170.5     money 1/3 of 100 → 0.333333333333333     percent 0.598 → 0.598     hours 5400 → 5400     count/hour 0.01 → 36
func exact(v formula.Value, u unit.Unit) string {
	if v.State != formula.Present {
		return ""
	}
	x := v.V
	if u.Rate() {
		x *= u.Show().Seconds()
	}
	switch {
	case u.Kind() != unit.Money:
		return clean(x)
	case x == math.Trunc(x):
		return trimZeros(cents(x))
	}
	return clean(x / math.Pow10(minorDigits)) // a mean of money is no sum that could be paid: it keeps its decimals
}

// cents writes minor units as whole ones with two decimals: 17050 → 170.50. Whole minor units stay exact.
func cents(minor float64) string {
	n := int64(math.Round(minor))
	text := strconv.FormatInt(n, 10)
	digits, negative := strings.CutPrefix(text, "-")
	if pad := minorDigits + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	text = digits[:len(digits)-minorDigits] + "." + digits[len(digits)-minorDigits:]
	if negative {
		text = "-" + text
	}
	return text
}

// clean writes a number without the noise of its last binary digits: 0.30000000000000004 → 0.3.
func clean(x float64) string {
	const digits = 15
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		short = x
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

func trimZeros(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
