package lang

import "math"

// money is how a currency is written.
type money struct {
	sign     string // "" where the code itself is written behind the figure
	decimals int    // digits of the minor unit
}

// currency returns how the currency of an ISO 4217 code is written. A code that is not known has two decimals and is its own sign.
func currency(code string) money {
	switch code {
	case "RUB":
		return money{"₽", 2}
	case "USD":
		return money{"$", 2}
	case "EUR":
		return money{"€", 2}
	case "GBP":
		return money{"£", 2}
	case "CNY":
		return money{"¥", 2}
	case "KZT":
		return money{"₸", 2}
	case "UAH":
		return money{"₴", 2}
	case "TRY":
		return money{"₺", 2}
	case "GEL":
		return money{"₾", 2}
	case "AMD":
		return money{"֏", 2}
	case "JPY", "KRW", "VND", "CLP", "ISK":
		return money{"", 0}
	case "BHD", "JOD", "KWD", "OMR", "TND":
		return money{"", 3}
	default:
		return money{"", 2}
	}
}

// MinorDigits returns how many digits the minor unit of a currency has: 2 for RUB, 0 for JPY.
func MinorDigits(code string) int { return currency(code).decimals }

// Scale is the unit that the figures of a column, an axis or a tile are written in, as a power of ten.
type Scale int

// The scales of money.
const (
	Units     Scale = 0
	Thousands Scale = 3
	Millions  Scale = 6
	Billions  Scale = 9
)

// ScaleOf returns the scale in which an amount in minor units is written on its own: 186 тыс. ₽, 14,35 млн ₽. Amounts under ten
// thousand stay whole.
func ScaleOf(minor int64, code string) Scale {
	const wholeBelow = 10_000
	switch major := math.Round(math.Abs(major(minor, code))); {
	case major < wholeBelow:
		return Units
	case major < 999_500: // 999 600 would round to 1000 thousand
		return Thousands
	case major < 999_995_000:
		return Millions
	default:
		return Billions
	}
}

// Money returns an amount in minor units in full: 14 352 000 ₽, ₽14,352,000. The minor units are written when there are any.
func (l Lang) Money(minor int64, code string) string {
	c := currency(code)
	decimals := c.decimals
	if minor%pow10(decimals) == 0 {
		decimals = 0
	}
	return l.withSign(l.exact(minor, c.decimals, decimals), "", code)
}

// MoneyWhole returns an amount in minor units, rounded half away from zero to whole units of its currency: 14 352 001 ₽.
func (l Lang) MoneyWhole(minor int64, code string) string {
	return l.withSign(l.exact(minor, currency(code).decimals, 0), "", code)
}

// MoneyCompact returns an amount in minor units in the scale of [ScaleOf]: 9 870 ₽, 186 тыс. ₽, 14,35 млн ₽; ₽186K, ₽14.35M.
func (l Lang) MoneyCompact(minor int64, code string) string {
	s := ScaleOf(minor, code)
	return l.withSign(l.MoneyIn(minor, code, s), l.scaleName(s), code)
}

// MoneyIn returns the bare figure of an amount in minor units in that scale, for a column or an axis whose header says the unit
// (see [Lang.MoneyUnit]): no decimals in units and thousands, at most two above.
func (l Lang) MoneyIn(minor int64, code string, s Scale) string {
	if s < Millions {
		return l.exact(minor, currency(code).decimals+int(s), 0)
	}
	return l.Short(major(minor, code)/math.Pow10(int(s)), 2)
}

// MoneyUnit returns the unit of a column in that scale: тыс. ₽, млн ₽, ₽; ₽K, ₽M.
func (l Lang) MoneyUnit(code string, s Scale) string {
	sign := signOf(code)
	if l == RU && s != Units {
		return l.scaleName(s) + nbsp + sign
	}
	if l != RU && s != Units {
		return sign + l.scaleName(s)
	}
	return sign
}

// MoneyTile returns an amount in minor units for a tile, three significant digits at most where it is scaled: 14,4 млн ₽.
func (l Lang) MoneyTile(minor int64, code string) string {
	s := ScaleOf(minor, code)
	if s < Millions {
		return l.MoneyCompact(minor, code)
	}
	scaled := major(minor, code) / math.Pow10(int(s))
	if s == Millions && math.Abs(scaled) >= 999.5 {
		s, scaled = Billions, scaled/1000
	}
	decimals := 2
	switch abs := math.Abs(scaled); {
	case abs >= 99.95:
		decimals = 0
	case abs >= 9.995:
		decimals = 1
	}
	return l.withSign(l.Short(scaled, decimals), l.scaleName(s), code)
}

// MoneyRange returns two amounts in minor units in the scale of the greater one: 1,2–2,6 млн ₽, ₽1.2–2.6M. Where they read the same
// there is one figure.
func (l Lang) MoneyRange(low, high int64, code string) string {
	s := max(ScaleOf(low, code), ScaleOf(high, code))
	figure := l.MoneyIn(low, code, s)
	if to := l.MoneyIn(high, code, s); to != figure {
		figure += dash + to
	}
	return l.withSign(figure, l.scaleName(s), code)
}

// withSign puts scale and currency to a figure: before it in English where the currency has a sign, behind it otherwise. A minus
// stays in front of all.
func (l Lang) withSign(figure, scale, code string) string {
	sign := currency(code).sign
	switch {
	case l == RU && scale != "":
		return figure + nbsp + scale + nbsp + signOf(code)
	case l == RU:
		return figure + nbsp + signOf(code)
	case sign == "":
		return figure + scale + nbsp + code
	}
	if digits, negative := cutMinus(figure); negative {
		return minus + sign + digits + scale
	}
	return sign + figure + scale
}

func signOf(code string) string {
	if sign := currency(code).sign; sign != "" {
		return sign
	}
	return code
}

func (l Lang) scaleName(s Scale) string {
	switch s {
	case Thousands:
		return l.Pick("K", "тыс.")
	case Millions:
		return l.Pick("M", "млн")
	case Billions:
		return l.Pick("B", "млрд")
	default:
		return ""
	}
}

// exact writes n ÷ 10^drop with that many decimals, in integers alone: an amount of money has no rounding but this one, half away
// from zero.
func (l Lang) exact(n int64, drop, decimals int) string {
	unit := pow10(drop - decimals)
	q, rest := n/unit, n%unit
	if rest >= unit-rest && rest > 0 {
		q++
	}
	if -rest >= unit+rest && rest < 0 {
		q--
	}
	return l.group(point(q, decimals))
}

// major returns an amount in whole units of its currency, for scaling; it is exact up to 2^53 minor units.
func major(minor int64, code string) float64 {
	return float64(minor) / math.Pow10(currency(code).decimals)
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
