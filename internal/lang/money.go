package lang

// Money returns an amount in minor units in full: 14 352 000 ₽, ₽14,352,000. Minor units are written when there are any.
func (l Lang) Money(minor int64, currency string) string { return "" }

// MoneyWhole returns an amount rounded to whole units of the currency.
func (l Lang) MoneyWhole(minor int64, currency string) string { return "" }

// MoneyCompact returns an amount in thousands, millions or billions: 14,35 млн ₽.
func (l Lang) MoneyCompact(minor int64, currency string) string { return "" }

// MoneyRange returns two amounts in one unit: 1,2–2,6 млн ₽.
func (l Lang) MoneyRange(low, high int64, currency string) string { return "" }
