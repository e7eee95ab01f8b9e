package ask

import "svodka/internal/lang"

// Lang is the language the answer was asked in: that of its viewer, whose titles it bears. An answer without a frame
// has none and gives the zero Lang.
func (a *Answer) Lang() lang.Lang {
	if n, ok := a.Names.(*names); ok {
		return lang.Lang(n.lang)
	}
	return ""
}
