package lang

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/cal"
)

// plain turns the spaces that do not break into ordinary ones, so that the tables below can be read.
func plain(s string) string { return strings.NewReplacer(nbsp, " ", thin, " ").Replace(s) }

type both struct{ name, got, want string }

func check(t *testing.T, rows []both) {
	t.Helper()
	for _, row := range rows {
		if got := plain(row.got); got != row.want {
			t.Errorf("%s: got %q, want %q", row.name, got, row.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	check(t, []both{
		{"int ru", RU.Int(14352000), "14 352 000"},
		{"int en", EN.Int(14352000), "14,352,000"},
		{"int small", RU.Int(999), "999"},
		{"int negative", RU.Int(-1234), "−1 234"},
		{"int least", EN.Int(math.MinInt64), "−9,223,372,036,854,775,808"},
		{"number ru", RU.Number(1234.5, 2), "1 234,50"},
		{"number en", EN.Number(1234.5, 2), "1,234.50"},
		{"half away from zero", EN.Number(2.675, 2), "2.68"},
		{"half away from zero, below", EN.Number(-0.5, 0), "−1"},
		{"carries", EN.Number(999.999, 2), "1,000.00"},
		{"no negative zero", EN.Number(-0.004, 2), "0.00"},
		{"tiny", EN.Number(1e-20, 1), "0.0"},
		{"NaN", RU.Number(math.NaN(), 2), "—"},
		{"infinity", RU.Percent(math.Inf(1), 1), "—"},
		{"short drops zeros", RU.Short(4.50, 2), "4,5"},
		{"short of a whole", RU.Short(100, 2), "100"},
		{"percent ru", RU.Percent(0.598, 1), "59,8 %"},
		{"percent en", EN.Percent(0.598, 1), "59.8%"},
		{"points ru", RU.Points(0.004, 1), "+0,4 п. п."},
		{"points en", EN.Points(-0.004, 1), "−0.4 pp"},
		{"points none", EN.Points(0, 1), "0.0 pp"},
		{"ratio", RU.Ratio(2.05), "2,05×"},
		{"approx", Approx(RU.MoneyCompact(450_000_000, "RUB")), "≈ 4,5 млн ₽"},
	})
	if got := RU.Int(1234); got != "1\u202f234" {
		t.Errorf("thousands are parted by U+202F, got %q", got)
	}
	if got := RU.Percent(0.5, 0); got != "50\u00a0%" {
		t.Errorf("percent stands behind U+00A0, got %q", got)
	}
}

func TestMoney(t *testing.T) {
	check(t, []both{
		{"full ru", RU.Money(1_435_200_000, "RUB"), "14 352 000 ₽"},
		{"full en", EN.Money(1_435_200_000, "RUB"), "₽14,352,000"},
		{"minor units", RU.Money(123_456, "RUB"), "1 234,56 ₽"},
		{"few minor units", RU.Money(-5, "RUB"), "−0,05 ₽"},
		{"minus before the sign", EN.Money(-123_400, "USD"), "−$1,234"},
		{"no minor unit", RU.Money(1500, "JPY"), "1 500 JPY"},
		{"unknown currency", EN.Money(150_000, "XAU"), "1,500 XAU"},
		{"whole rounds", RU.MoneyWhole(150, "RUB"), "2 ₽"},
		{"whole rounds, below", RU.MoneyWhole(-150, "RUB"), "−2 ₽"},
		{"whole rounds down", RU.MoneyWhole(149, "RUB"), "1 ₽"},
		{"compact units", RU.MoneyCompact(987_000, "RUB"), "9 870 ₽"},
		{"compact thousands", RU.MoneyCompact(18_600_000, "RUB"), "186 тыс. ₽"},
		{"compact millions", RU.MoneyCompact(1_435_200_000, "RUB"), "14,35 млн ₽"},
		{"compact billions", RU.MoneyCompact(250_000_000_000, "RUB"), "2,5 млрд ₽"},
		{"compact en", EN.MoneyCompact(1_435_200_000, "RUB"), "₽14.35M"},
		{"compact en thousands", EN.MoneyCompact(-18_600_000, "RUB"), "−₽186K"},
		{"compact without a sign", EN.MoneyCompact(18_600_000, "XAU"), "186K XAU"},
		{"never 1000 thousand", RU.MoneyCompact(99_960_000, "RUB"), "1 млн ₽"},
		{"tile", RU.MoneyTile(1_435_200_000, "RUB"), "14,4 млн ₽"},
		{"tile small", RU.MoneyTile(143_520_000, "RUB"), "1,44 млн ₽"},
		{"tile carries", RU.MoneyTile(99_960_000_000, "RUB"), "1 млрд ₽"},
		{"column", RU.MoneyIn(1_435_249_900, "RUB", Thousands), "14 352"},
		{"column header ru", RU.MoneyUnit("RUB", Thousands), "тыс. ₽"},
		{"column header en", EN.MoneyUnit("RUB", Millions), "₽M"},
		{"range ru", RU.MoneyRange(120_000_000, 260_000_000, "RUB"), "1,2–2,6 млн ₽"},
		{"range en", EN.MoneyRange(120_000_000, 260_000_000, "RUB"), "₽1.2–2.6M"},
		{"range of one", RU.MoneyRange(120_000_000, 120_000_000, "RUB"), "1,2 млн ₽"},
	})
}

func TestDurations(t *testing.T) {
	check(t, []both{
		{"seconds", RU.Duration(45), "45 с"},
		{"minutes", RU.Duration(42 * 60), "42 мин"},
		{"hours", RU.Duration(72 * 60), "1 ч 12 мин"},
		{"hours en", EN.Duration(72 * 60), "1 h 12 min"},
		{"whole hours", RU.Duration(2 * 3600), "2 ч"},
		{"rounds up to an hour", RU.Duration(3599), "1 ч"},
		{"days", RU.Duration(449280), "5,2 дня"},
		{"days en", EN.Duration(449280), "5.2 d"},
		{"whole days", RU.Duration(5 * 86400), "5 дней"},
		{"one day", RU.Duration(86400), "1 день"},
		{"rounds up to a day", RU.Duration(86399), "1 день"},
		{"working days", RU.WorkDuration(18*3600, 9*3600), "2 дня"},
		{"negative", RU.Duration(-60), "−1 мин"},
		{"none", EN.Duration(0), "0 s"},
		{"column", RU.Minutes(72_240), "1 204 мин"},
	})
}

func TestWords(t *testing.T) {
	forms := []string{"сделка", "сделки", "сделок"}
	for n, want := range map[int64]string{
		0: "сделок", 1: "сделка", 2: "сделки", 4: "сделки", 5: "сделок", 11: "сделок", 12: "сделок", 14: "сделок", 21: "сделка",
		22: "сделки", 111: "сделок", 112: "сделок", 121: "сделка", 1001: "сделка", -1: "сделка", -12: "сделок",
	} {
		if got := RU.Plural(n, forms...); got != want {
			t.Errorf("Plural(%d) = %q, want %q", n, got, want)
		}
	}
	check(t, []both{
		{"en one", EN.Count(1, "deal", "deals"), "1 deal"},
		{"en many", EN.Count(1204, "deal", "deals"), "1,204 deals"},
		{"en none", EN.Count(0, "deal", "deals"), "0 deals"},
		{"ru", RU.Count(21, forms...), "21 сделка"},
		{"list none", RU.List(nil), ""},
		{"list one", RU.List([]string{"a"}), "a"},
		{"list two", RU.List([]string{"a", "b"}), "a и b"},
		{"list three", EN.List([]string{"a", "b", "c"}), "a, b and c"},
	})
}

func TestDates(t *testing.T) {
	day := cal.Date(2026, time.November, 19)
	in := func(from, to string) cal.Range {
		first, err1 := cal.ParseDay(from)
		last, err2 := cal.ParseDay(to)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		return cal.Through(first, last)
	}
	check(t, []both{
		{"day ru", RU.Day(day), "19 ноя 2026"},
		{"day en", EN.Day(day), "19 Nov 2026"},
		{"long", RU.DayLong(day), "19 ноября 2026"},
		{"axis", RU.DayAxis(day), "19 ноя"},
		{"month", RU.Month(2026, time.May), "май 2026"},
		{"short month alone", RU.MonthAxis(2026, time.May), "май 2026"},
		{"short month after a day", RU.DayAxis(cal.Date(2026, time.May, 9)), "9 мая"},
		{"weekday", RU.Weekday(day.Weekday()), "чт"},
		{"in a month", RU.Range(in("2026-11-01", "2026-11-19")), "1–19 ноября 2026"},
		{"in a month en", EN.Range(in("2026-11-01", "2026-11-19")), "1–19 Nov 2026"},
		{"over a month", RU.Range(in("2026-11-30", "2026-12-06")), "30 ноя – 6 дек 2026"},
		{"over a year", RU.Range(in("2026-12-28", "2027-01-03")), "28 дек 2026 – 3 янв 2027"},
		{"same month a year on", RU.RangeAxis(in("2025-11-01", "2026-11-19")), "1 ноя – 19 ноя"},
		{"one day", RU.Range(in("2026-11-19", "2026-11-19")), "19 ноября 2026"},
		{"empty", RU.Range(cal.Range{}), "—"},
		{"axis range", RU.RangeAxis(in("2026-11-30", "2026-12-06")), "30 ноя – 6 дек"},
		{"axis range in a month", RU.RangeAxis(in("2026-11-01", "2026-11-19")), "1–19 ноя"},
	})

	january, april := cal.Default(nil), cal.Default(nil)
	april.FiscalStart = time.April
	period := func(c cal.Calendar, g cal.Grain) cal.Period {
		return c.Periods(cal.Range{From: day, To: day + 1}, g)[0]
	}
	check(t, []both{
		{"period day", RU.Period(january, period(january, cal.ByDay)), "19 ноя 2026"},
		{"period week", RU.Period(january, period(january, cal.ByWeek)), "16 ноя 2026"},
		{"period week axis", EN.PeriodAxis(january, period(january, cal.ByWeek)), "16 Nov"},
		{"period month", RU.Period(january, period(january, cal.ByMonth)), "ноя 2026"},
		{"period quarter", RU.Period(january, period(january, cal.ByQuarter)), "4 кв. 2026"},
		{"period quarter en", EN.Period(january, period(january, cal.ByQuarter)), "Q4 2026"},
		{"period half", RU.Period(january, period(january, cal.ByHalf)), "2-е полугодие 2026"},
		{"period year", RU.Period(january, period(january, cal.ByYear)), "2026"},
		{"fiscal quarter", EN.Period(april, period(april, cal.ByQuarter)), "Q3 2026/27"},
		{"fiscal year", RU.Period(april, period(april, cal.ByYear)), "2026/27"},
		{"none", RU.Period(january, period(january, cal.None)), "19 ноября 2026"},
		{"clock", RU.Clock(time.Date(2026, 11, 19, 11, 16, 0, 0, time.UTC), time.FixedZone("MSK", 3*3600)), "14:16"},
	})
}

func TestParse(t *testing.T) {
	for text, want := range map[string]Lang{"ru": RU, "RU-ru": RU, "en_US": EN, "en": EN} {
		if got, err := Parse(text); got != want || err != nil {
			t.Errorf("Parse(%q) = %q, %v", text, got, err)
		}
	}
	_, err := Parse("fr")
	if err == nil || !strings.Contains(RU.Message(err), "выберите ru или en") {
		t.Errorf("Parse(fr): %v", err)
	}
}

func TestEveryFormatWrites(t *testing.T) {
	for _, f := range Formats() {
		for _, l := range []Lang{RU, EN} {
			if got := l.Figure(f, 1, "RUB"); got == Missing || got == "" {
				t.Errorf("%s in %s: %q", f, l, got)
			}
			if got := l.Figure(f, math.NaN(), "RUB"); got != Missing {
				t.Errorf("%s of nothing: %q", f, got)
			}
		}
	}
	if got := RU.Figure("nonsense", 1, ""); got != Missing {
		t.Errorf("an unknown format wrote %q", got)
	}
}

// TestMoneyReadsBack: a full amount holds every minor unit, whatever the currency.
func TestMoneyReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minor := rapid.Int64().Draw(t, "minor")
		code := rapid.SampledFrom([]string{"RUB", "JPY", "KWD", "XYZ"}).Draw(t, "code")
		text := EN.Money(minor, code)
		if !strings.Contains(text, ".") {
			text += strings.Repeat("0", MinorDigits(code))
		}
		digits := strings.TrimLeft(strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, text), "0")
		want := strings.TrimLeft(strings.TrimPrefix(strings.ReplaceAll(EN.Int(minor), ",", ""), minus), "0")
		if digits != want {
			t.Fatalf("%d %s is written %q", minor, code, EN.Money(minor, code))
		}
	})
}
