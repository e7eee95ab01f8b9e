package duckdb

// boxes keeps the values of a text column that come again and again, so that each is made once.
type boxes struct {
	kept map[string]any
	full bool
}

// keptBoxes is how many different texts are kept; a column with more is a column of names or ids.
const keptBoxes = 4096

func (x *boxes) value(c *column, i int) any {
	if c.kind != kindText || x.full {
		return c.value(i)
	}
	if c.null(i) {
		return nil
	}
	text := c.bytes(i)
	if v, ok := x.kept[string(text)]; ok {
		return v
	}
	v := any(string(text))
	switch {
	case x.kept == nil:
		x.kept = map[string]any{string(text): v}
	case len(x.kept) < keptBoxes:
		x.kept[string(text)] = v
	default:
		x.full, x.kept = true, nil
	}
	return v
}
