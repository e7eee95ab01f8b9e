package target

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// number is what a cell of a pasted table says.
type number struct {
	value float64 // in the unit that figures are kept in
	empty bool    // nothing is written
	gone  bool    // a dash: there is to be no target
}

// reason is why a cell cannot be read; the zero reason is that it can.
type reason = model.Text

// readNumber reads a figure as people write it: 1 200, 1 200,5, 12,5 %, 1 200 тыс, 4,5 млн ₽, (300), —. Spaces of any kind part
// thousands, a comma or a point stands before the decimals. What may be meant in two ways is not read at all.
func readNumber(text string, u unit.Unit) (n number, why reason) { return readNumberIn(text, u, 1) }

// readNumberIn reads figures that stand for so many each unless they say otherwise: in a table of thousands 4 500 is 4,5 млн.
func readNumberIn(text string, u unit.Unit, each float64) (n number, why reason) {
	s := strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u00a0', r == '\u202f', r == '\u2009', r == '\u200b', r == '\ufeff', r == '\'', r == '’':
			return -1
		case r == '\u2212' || r == '\u2013' || r == '\u2014':
			return '-'
		}
		return r
	}, text))
	switch {
	case s == "":
		return number{empty: true}, reason{}
	case strings.Trim(s, "-") == "":
		return number{gone: true}, reason{}
	case strings.HasPrefix(s, "#"):
		return n, reason{EN: "An error of the spreadsheet", RU: "Ошибка таблицы"}
	}
	sign := 1.0
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s, sign = s[1:len(s)-1], -1
	}
	money := ""
	if u.Kind() == unit.Money {
		money = "₽$€£₸₴"
	}
	bare := strings.Trim(s, money)
	named := bare != s // 900 ₽ are 900, whatever the table counts in
	s = bare
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = strings.TrimLeft(rest, money), -sign
	}
	digits := strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	tail := strings.TrimPrefix(s, digits)
	x, why := readDigits(strings.TrimPrefix(digits, "+"))
	if why != (reason{}) {
		return n, why
	}
	times, why := tailOf(tail, u)
	if why != (reason{}) {
		return n, why
	}
	if tail == "" && !named {
		times *= each
	}
	return number{value: tidy(sign * x * times)}, reason{}
}

var notNumber = reason{EN: "Not a number", RU: "Не число"}

// readDigits reads digits with points and commas.
func readDigits(s string) (float64, reason) {
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	last := strings.LastIndexAny(s, ".,")
	decimals := len(s) - last - 1
	switch {
	case points+commas == 0:
	case points > 0 && commas > 0: // the last of them stands before the decimals, once
		mark := s[last : last+1]
		other := map[string]string{".": ",", ",": "."}[mark]
		if strings.Count(s, mark) > 1 || !thousands(s[:last], other) {
			return 0, notNumber
		}
		s = strings.ReplaceAll(s[:last], other, "") + "." + s[last+1:]
	case points > 1 || commas > 1: // only thousands are parted more than once
		mark := s[last : last+1]
		if !thousands(s, mark) {
			return 0, notNumber
		}
		s = strings.ReplaceAll(s, mark, "")
	case decimals == 3 && last >= 1 && last <= 3 && strings.Trim(s[:last], "0") != "":
		return 0, reason{
			EN: "Is it " + s[:last] + s[last+1:] + " or " + s[:last] + "." + s[last+1:] + "? Write thousands with a space.",
			RU: "Это " + s[:last] + s[last+1:] + " или " + s[:last] + "," + s[last+1:] + "? Отделите тысячи пробелом.",
		}
	default:
		s = strings.ReplaceAll(s, ",", ".")
	}
	if s == "" || strings.Trim(s, "0123456789.") != "" {
		return 0, notNumber
	}
	x, err := strconv.ParseFloat(s, 64)
	const most = 1e15
	if err != nil || math.Abs(x) > most {
		return 0, notNumber
	}
	return x, reason{}
}

// thousands reports whether groups of three follow a first one of one to three digits.
func thousands(s, mark string) bool {
	for i, part := range strings.Split(s, mark) {
		if len(part) != 3 && (i > 0 || len(part) == 0 || len(part) > 3) {
			return false
		}
	}
	return true
}

// tailOf reads what stands behind the digits and gives what one of them is worth in the kept unit.
func tailOf(tail string, u unit.Unit) (float64, reason) {
	times := 1.0
	tail = strings.Trim(tail, ".")
	for _, word := range []struct {
		text  string
		times float64
	}{{"млрд", 1e9}, {"млн", 1e6}, {"тыс", 1e3}, {"bn", 1e9}, {"mln", 1e6}, {"т.р", 1e3}} {
		if rest, ok := strings.CutPrefix(tail, word.text); ok {
			tail, times = strings.Trim(rest, "."), word.times
			break
		}
	}
	switch {
	case u.Kind() == unit.Duration:
		if tail == "" {
			return FromTyped(u, times), reason{}
		}
		seconds, ok := clocks()[tail]
		if !ok {
			return 0, reason{EN: "Not a length of time", RU: "Не длительность"}
		}
		return times * seconds, reason{}
	case tail == "%" && u.Kind() == unit.Percent:
		return times / 100, reason{}
	case tail == "%":
		return 0, reason{EN: "This metric is not in percent", RU: "Этот показатель не в процентах"}
	case tail == "" || moneyTail(tail) && u.Kind() == unit.Money || counted(tail) && u.Kind() == unit.Count:
		return FromTyped(u, times), reason{}
	}
	switch tail {
	case "k", "к":
		return FromTyped(u, times*1e3), reason{}
	case "m", "м":
		return FromTyped(u, times*1e6), reason{}
	}
	return 0, notNumber
}

func moneyTail(s string) bool {
	switch strings.Trim(s, ".") {
	case "₽", "руб", "р", "рублей", "rub", "$", "€", "£", "₸", "₴", "usd", "eur", "kzt", "uah", "byn":
		return true
	}
	return false
}

func counted(s string) bool { return s == "шт" || s == "pcs" }

// clocks are the units of time by how they are written, in seconds.
func clocks() map[string]float64 {
	const minute, hour, day = 60, 60 * 60, 24 * 60 * 60
	return map[string]float64{
		"с": 1, "сек": 1, "s": 1, "sec": 1,
		"мин": minute, "минут": minute, "min": minute, "m": minute,
		"ч": hour, "час": hour, "часа": hour, "часов": hour, "h": hour, "hours": hour,
		"д": day, "дн": day, "день": day, "дня": day, "дней": day, "d": day, "days": day,
	}
}
