package file

import (
	"strings"

	"svodka/internal/fault"
)

// parseSerial reads a date that is a number: days of Excel, or seconds since 1970.
//
//	45000.5     excel  → 2023-03-15 12:00:00
//	1700000000  unix   → 2023-11-14 22:13:20 UTC
func parseSerial(b []byte, order dateOrder) (moment, *fault.Text) {
	d, ok := quickDecimal(b, '.')
	if !ok {
		if d, ok = quickDecimal(b, ','); !ok {
			d, ok = slowDecimal(string(b), '.')
		}
	}
	if !ok {
		return moment{}, say("is not a date written as a number", "не похоже на дату, записанную числом")
	}
	if order == orderUnix || order == orderUnixMS {
		if order == orderUnixMS && d.scale <= maxDigits-3 {
			d.scale += 3
		}
		n, _, ok := d.units(0)
		if !ok || n < civil(firstYear, 1, 1)*daySeconds || n > civil(lastYear, 12, 31)*daySeconds {
			return moment{}, say("is a moment outside the years %d to %d", "момент вне пределов %d–%d годов", firstYear, lastYear)
		}
		return moment{fixed: true, timed: true, unix: n}, nil
	}
	days := d.m / pow10[d.scale]
	part := decimal{d.m % pow10[d.scale], d.scale}
	seconds := int64(part.float()*daySeconds + 0.5)
	if seconds == daySeconds { // 23:59:59.9
		days, seconds = days+1, 0
	}
	day, exists := excelDay(days, order == orderExcel1904)
	if !exists {
		return moment{}, say("is not a day that Excel can mean", "такого дня в Excel нет")
	}
	return moment{day: day, seconds: seconds, timed: d.scale > 0 && seconds > 0}, nil
}

// excelDay turns a day number of Excel into days since 1970. The system of 1900 counts a 29 February that the year 1900
// did not have: number 60 is no day, and the numbers before it are one less far away.
func excelDay(n int64, from1904 bool) (int64, bool) {
	const (
		zero1900 = -25569 // 1899-12-30, number 0 for all days after the false one
		zero1904 = -24107 // 1904-01-01
		end      = 110000 // 2201
	)
	switch {
	case n < 0 || n > end:
		return 0, false
	case from1904:
		return zero1904 + n, true
	case n == 60 || n == 0:
		return 0, false
	case n < 60:
		return zero1900 + n + 1, true
	}
	return zero1900 + n, true
}

// dateShape learns from the values of one column what order its dates have.
type dateShape struct {
	dayFirst, monthFirst, unsure witness // of dates with slashes or dashes
	short, seconds, millis       witness // of numbers
	written                      witness // of dates that are not numbers
}

// see takes one value in.
func (s *dateShape) see(b []byte, line int64) {
	if len(b) >= 10 && (b[4] == '-' && b[7] == '-' || b[2] == '.' && b[5] == '.') || isNoDate(b) {
		s.written.note(line, b)
		return
	}
	whole, rest, _ := strings.Cut(strings.Replace(string(b), ",", ".", 1), ".")
	if len(whole) != len("20240517") && allDigits([]byte(whole)) && !strings.Contains(rest, ".") {
		switch len(whole) {
		case 9, 10, 11:
			s.seconds.note(line, b)
		case 12, 13, 14:
			s.millis.note(line, b)
		default:
			s.short.note(line, b)
		}
		return
	}
	s.written.note(line, b)
	parts, digits, _, ok := dateParts(b)
	if !ok || digits[0] == 4 || digits[1] == 0 || hasDots(b) {
		return
	}
	switch {
	case parts[0] > 12 && parts[1] <= 12:
		s.dayFirst.note(line, b)
	case parts[1] > 12 && parts[0] <= 12:
		s.monthFirst.note(line, b)
	default:
		s.unsure.note(line, b)
	}
}

// order decides. hint is the order that other columns of the file have.
func (s *dateShape) order(hint dateOrder) (dateOrder, *fault.Text) {
	numbers := 0
	var found dateOrder
	for _, n := range []struct {
		w     witness
		order dateOrder
	}{{s.short, orderExcel}, {s.seconds, orderUnix}, {s.millis, orderUnixMS}} {
		if n.w.line > 0 {
			numbers, found = numbers+1, n.order
		}
	}
	if numbers > 1 || numbers == 1 && s.written.line > 0 {
		first, second := s.anyNumber(), s.written
		if numbers > 1 {
			second = s.lastNumber()
		}
		return 0, say("mixes dates of different kinds: %q in line %d and %q in line %d. Correct the file, or set dates: in the mapping",
			"смешаны даты разного вида: «%s» в строке %d и «%s» в строке %d. Исправьте файл или укажите в схеме dates:",
			first.value, first.line, second.value, second.line)
	}
	switch {
	case numbers == 1:
		return found, nil
	case s.dayFirst.line > 0 && s.monthFirst.line > 0:
		return 0, say("mixes two orders of dates: %q in line %d and %q in line %d. Correct the file, or set dates: in the mapping",
			"смешаны два порядка дат: «%s» в строке %d и «%s» в строке %d. Исправьте файл или укажите в схеме dates:",
			s.dayFirst.value, s.dayFirst.line, s.monthFirst.value, s.monthFirst.line)
	case s.dayFirst.line > 0:
		return orderDMY, nil
	case s.monthFirst.line > 0:
		return orderMDY, nil
	case s.unsure.line == 0 || hint != orderUnset:
		return hint, nil
	}
	return 0, say("may be day/month or month/day: %q in line %d. Set dates: \"dd/mm/yyyy\" or \"mm/dd/yyyy\" in the mapping",
		"непонятно, где день, а где месяц: «%s» в строке %d. Укажите в схеме dates: \"dd/mm/yyyy\" или \"mm/dd/yyyy\"", s.unsure.value, s.unsure.line)
}

func (s *dateShape) anyNumber() witness {
	for _, w := range []witness{s.short, s.seconds, s.millis} {
		if w.line > 0 {
			return w
		}
	}
	return witness{}
}

func (s *dateShape) lastNumber() witness {
	for _, w := range []witness{s.millis, s.seconds, s.short} {
		if w.line > 0 {
			return w
		}
	}
	return witness{}
}
