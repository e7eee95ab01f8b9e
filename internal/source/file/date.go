package file

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"svodka/internal/fault"
)

// moment is a date as a file writes it: a civil day, seconds since its midnight, and whether it had a time of day. With
// fixed the offset is known and unix is the instant.
type moment struct {
	day     int64
	seconds int64
	timed   bool
	fixed   bool
	unix    int64
}

// dateOrder says which of the numbers of a date is what.
type dateOrder uint8

const (
	orderUnset dateOrder = iota
	orderDMY
	orderMDY
	orderYMD
	orderExcel     // days since 1900, with the day 1900-02-29 that never was
	orderExcel1904 // days since 1904
	orderUnix      // seconds since 1970
	orderUnixMS    // milliseconds
)

const (
	daySeconds = 24 * 60 * 60
	firstYear  = 1900 // the calendar reaches from 1900 to 2200
	lastYear   = 2200
)

// dateForms are the formats a mapping may name. Separators and the length of the year do not matter when reading, so
// the order is all a format says; a time of day is always understood.
func parseDateForm(s string) (dateOrder, bool) {
	switch fold(s) {
	case "auto", "":
		return orderUnset, true
	case "iso":
		return orderYMD, true
	case "excel":
		return orderExcel, true
	case "excel1904":
		return orderExcel1904, true
	case "unix":
		return orderUnix, true
	case "unix_ms":
		return orderUnixMS, true
	}
	return letterOrder(fold(s))
}

// letterOrder reads "dd.mm.yyyy hh:mm": the order of the letters d, m, y before any time of day.
func letterOrder(s string) (dateOrder, bool) {
	order := ""
	for _, r := range s {
		switch r {
		case 'h', 'ч':
			return orderOf(order)
		case 'д':
			r = 'd'
		case 'м':
			r = 'm'
		case 'г':
			r = 'y'
		}
		if strings.ContainsRune("dmy", r) {
			if !strings.HasSuffix(order, string(r)) {
				order += string(r)
			}
			continue
		}
		if unicode.IsLetter(r) && r != 't' {
			return 0, false
		}
	}
	return orderOf(order)
}

func orderOf(letters string) (dateOrder, bool) {
	switch letters {
	case "dmy":
		return orderDMY, true
	case "mdy":
		return orderMDY, true
	case "ymd":
		return orderYMD, true
	}
	return 0, false
}

// parseDate reads a date, with or without a time of day. order decides what 01/02/03 means; a year of four digits in
// front decides for itself.
func parseDate(b []byte, order dateOrder) (moment, *fault.Text) {
	if order >= orderExcel {
		return parseSerial(b, order)
	}
	if len(b) >= 10 && b[4] == '-' && b[7] == '-' {
		if m, ok := isoDay(b); ok {
			return withTime(m, b[10:])
		}
	}
	return parseParts(b, order)
}

// isoDay reads the first ten bytes, 2024-05-17.
func isoDay(b []byte) (moment, bool) {
	y, ok1 := number(b[:4])
	m, ok2 := number(b[5:7])
	d, ok3 := number(b[8:10])
	if !ok1 || !ok2 || !ok3 || !exists(y, m, d) {
		return moment{}, false
	}
	return moment{day: civil(y, m, d)}, true
}

// parseParts reads three numbers, or two and the name of a month, with any separators.
func parseParts(b []byte, order dateOrder) (moment, *fault.Text) {
	parts, digits, rest, ok := dateParts(b)
	if !ok {
		if len(b) == 8 && allDigits(b) && (order == orderUnset || order == orderYMD) {
			y, _ := number(b[:4])
			m, _ := number(b[4:6])
			d, _ := number(b[6:])
			return checked(y, m, d, nil)
		}
		return moment{}, say("is not a date", "не похоже на дату")
	}
	if digits[0] == 4 {
		order = orderYMD
	}
	var y, m, d, yearDigits int
	switch order {
	case orderYMD:
		y, m, d, yearDigits = parts[0], parts[1], parts[2], digits[0]
	case orderMDY:
		m, d, y, yearDigits = parts[0], parts[1], parts[2], digits[2]
	case orderDMY:
		d, m, y, yearDigits = parts[0], parts[1], parts[2], digits[2]
	default:
		if digits[1] > 0 && !hasDots(b) { // the name of a month settles the order as points do
			return moment{}, say("may be day/month or month/day: set dates: \"dd/mm/yyyy\" or \"mm/dd/yyyy\" in the mapping",
				"непонятно, где день, а где месяц: укажите в схеме dates: \"dd/mm/yyyy\" или \"mm/dd/yyyy\"")
		}
		d, m, y, yearDigits = parts[0], parts[1], parts[2], digits[2]
	}
	switch yearDigits {
	case 2:
		y += 2000
		if y > 2069 {
			y -= 100
		}
	case 4:
	default:
		return moment{}, say("is not a date", "не похоже на дату")
	}
	return checked(y, m, d, rest)
}

// hasDots reports whether the date is written with points or with the name of a month, which come day first.
func hasDots(b []byte) bool {
	for _, c := range b {
		switch {
		case c == '.' || c >= utf8.RuneSelf || unicode.IsLetter(rune(c)):
			return true
		case c == '/' || c == '-':
			return false
		}
	}
	return false
}

func checked(y, m, d int, rest []byte) (moment, *fault.Text) {
	if !exists(y, m, d) {
		if y < firstYear || y > lastYear {
			return moment{}, say("has a year outside %d to %d", "год вне пределов %d–%d", firstYear, lastYear)
		}
		return moment{}, say("is a day that does not exist", "такого дня нет в календаре")
	}
	return withTime(moment{day: civil(y, m, d)}, rest)
}

// dateParts splits a date into its three numbers and how many digits each had (0 for the name of a month).
func dateParts(b []byte) (parts, digits [3]int, rest []byte, ok bool) {
	i := 0
	for k := range parts {
		for k > 0 && i < len(b) && (b[i] == '.' || b[i] == '-' || b[i] == '/' || b[i] == ' ' || b[i] == ',') {
			i++
		}
		start := i
		for i < len(b) && b[i]-'0' <= 9 {
			i++
		}
		if i == start {
			name := leadingLetters(b[i:])
			m := monthNamed(string(name))
			if k == 2 || m == 0 {
				return parts, digits, nil, false
			}
			parts[k] = m
			i += len(name)
			continue
		}
		n, fits := number(b[start:i])
		if !fits || i-start > 4 || i-start == 3 {
			return parts, digits, nil, false
		}
		parts[k], digits[k] = n, i-start
	}
	if digits[0] == 0 { // "May 7, 2024"
		parts[0], parts[1] = parts[1], parts[0]
		digits[0], digits[1] = digits[1], digits[0]
	}
	rest = b[i:]
	for _, year := range []string{" г.", " г", "г.", "г"} { // 7 мая 2024 г.
		if s, cut := strings.CutPrefix(string(rest), year); cut {
			rest = []byte(s)
			break
		}
	}
	return parts, digits, rest, true
}

func leadingLetters(b []byte) []byte {
	i := 0
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if !unicode.IsLetter(r) {
			break
		}
		i += n
	}
	return b[:i]
}

// monthNamed returns the month whose name begins so, 0 for none.
func monthNamed(s string) int {
	s = fold(s)
	if utf8.RuneCountInString(s) < 3 {
		return 0
	}
	for i, stems := range [...][2]string{
		{"jan", "янв"}, {"feb", "фев"}, {"mar", "мар"}, {"apr", "апр"}, {"may", "мая"}, {"jun", "июн"},
		{"jul", "июл"}, {"aug", "авг"}, {"sep", "сен"}, {"oct", "окт"}, {"nov", "ноя"}, {"dec", "дек"},
	} {
		if strings.HasPrefix(s, stems[0]) || strings.HasPrefix(s, stems[1]) || i == 4 && s == "май" {
			return i + 1
		}
	}
	return 0
}

// withTime reads what follows the day: nothing, or a time of day with a fraction, AM or PM, and an offset.
func withTime(m moment, b []byte) (moment, *fault.Text) {
	for len(b) > 0 && (b[0] == ' ' || b[0] == 'T' || b[0] == 't' || b[0] == ',') {
		b = b[1:]
	}
	if len(b) == 0 {
		return m, nil
	}
	seconds, rest, ok := timeOfDay(b)
	if !ok {
		return m, say("has a time of day that cannot be read", "не читается время дня")
	}
	m.seconds, m.timed = seconds, true
	for len(rest) > 0 && rest[0] == ' ' {
		rest = rest[1:]
	}
	switch fold(string(rest)) {
	case "":
		return m, nil
	case "am", "pm":
		hour := m.seconds / 3600
		if hour < 1 || hour > 12 {
			return m, say("has a time of day that cannot be read", "не читается время дня")
		}
		m.seconds -= hour / 12 * 12 * 3600
		if rest[0] == 'p' || rest[0] == 'P' {
			m.seconds += 12 * 3600
		}
		return m, nil
	}
	offset, ok := parseOffset(rest)
	if !ok {
		return m, say("ends in something that is not a time zone", "после времени стоит не часовой пояс")
	}
	m.fixed, m.unix = true, m.day*daySeconds+m.seconds-offset
	return m, nil
}

// timeOfDay reads h:mm, h:mm:ss and h:mm:ss.fff from the front of b; 24:00 is the end of the day.
func timeOfDay(b []byte) (seconds int64, rest []byte, ok bool) {
	var part [3]int64
	i, k := 0, 0
	for ; k < 3; k++ {
		start := i
		for i < len(b) && i < start+2 && b[i]-'0' <= 9 {
			part[k] = part[k]*10 + int64(b[i]-'0')
			i++
		}
		if i == start || k > 0 && i-start != 2 {
			return 0, nil, false
		}
		if i == len(b) || b[i] != ':' {
			break
		}
		i++
	}
	if k == 0 || part[1] > 59 || part[2] > 59 || part[0] > 23 && part != [3]int64{24} {
		return 0, nil, false
	}
	if k == 2 && i < len(b) && (b[i] == '.' || b[i] == ',') { // parts of a second are left out
		i++
		for i < len(b) && b[i]-'0' <= 9 {
			i++
		}
	}
	return part[0]*3600 + part[1]*60 + part[2], b[i:], true
}

// parseOffset reads Z, +03, +0300 or +03:00 into seconds east.
func parseOffset(b []byte) (int64, bool) {
	if s := fold(string(b)); s == "z" || s == "utc" {
		return 0, true
	}
	if len(b) < 3 || b[0] != '+' && b[0] != '-' {
		return 0, false
	}
	digits := strings.ReplaceAll(string(b[1:]), ":", "")
	hours, ok := number([]byte(digits[:2]))
	minutes := 0
	if len(digits) == 4 && ok {
		minutes, ok = number([]byte(digits[2:]))
	}
	if !ok || len(digits) != 2 && len(digits) != 4 || hours > 14 || minutes > 59 {
		return 0, false
	}
	east := int64(hours*3600 + minutes*60)
	if b[0] == '-' {
		east = -east
	}
	return east, true
}

// exists reports whether the day is in the calendar.
func exists(y, m, d int) bool {
	if y < firstYear || y > lastYear || m < 1 || m > 12 || d < 1 {
		return false
	}
	if d <= 28 {
		return true
	}
	return d <= time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// civil returns the days from 1970-01-01, by the arithmetic of years that begin in March.
func civil(y, m, d int) int64 {
	if m <= 2 {
		y--
		m += 12
	}
	return int64(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 719469)
}

// number reads a few digits.
func number(b []byte) (int, bool) {
	n := 0
	for _, c := range b {
		if c-'0' > 9 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(b) > 0 && len(b) < 9
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c-'0' > 9 {
			return false
		}
	}
	return len(b) > 0
}

// isNoDate reports the ways in which programs write that there is no date.
func isNoDate(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	for _, none := range [...]string{"0000-00-00", "00.00.0000", "01.01.0001", "0001-01-01", "00/00/0000"} {
		if strings.HasPrefix(string(b), none) {
			return true
		}
	}
	return false
}
