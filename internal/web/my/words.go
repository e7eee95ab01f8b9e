package my

import (
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// burns says how much is burning.
func burns(x view) string {
	n := int64(x.Today.Burning)
	return x.V.Lang.Int(n) + " " + x.V.T("burning", x.V.Lang.Plural(n, "горит", "горят", "горят"))
}

// thousands heads the column of amounts.
func thousands(v *page.Visit) string {
	return v.Lang.MoneyUnit(v.About.Settings.Currency, lang.Thousands)
}
