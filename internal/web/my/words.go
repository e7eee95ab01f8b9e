package my

import (
	"strconv"
	"strings"

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

// underToday is the foot of the card of today.
func underToday(x view) string {
	list := []string{x.Today.Done, "", x.Today.Old}
	if x.Today.More > 0 {
		list[1] = x.V.T("more: ", "ещё ") + strconv.Itoa(x.Today.More)
	}
	var said []string
	for _, s := range list {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}
