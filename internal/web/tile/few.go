package tile

import "svodka/internal/lang"

// Doubt takes the verdict off a change that comes from too few cases, and says so.
func (d *Delta) Doubt(few string, l lang.Lang) {
	d.Class = "dl z small-n"
	d.Tip = Doubt(few, l)
}

// Doubt says why a figure is grey.
func Doubt(few string, l lang.Lang) string {
	return l.Pick("too few to judge by: ", "мало данных: ") + few
}
