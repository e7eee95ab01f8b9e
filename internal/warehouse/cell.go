package warehouse

// maybe is an integer that may be missing: an instant, a day or money of a Row. The zero value is missing.
type maybe struct {
	v     int64
	known bool
}

func some(v int64) maybe { return maybe{v, true} }

// or returns m, or other when m is missing.
func (m maybe) or(other maybe) maybe {
	if m.known {
		return m
	}
	return other
}

// cell returns the value as a Row holds it.
func (m maybe) cell() any {
	if !m.known {
		return nil
	}
	return m.v
}

// earlier returns the smaller of two; a missing one does not count.
func earlier(a, b maybe) maybe {
	if !a.known || b.known && b.v < a.v {
		return b
	}
	return a
}

// flag returns n where it holds, else 0.
func flag(holds bool, n int64) int64 {
	if holds {
		return n
	}
	return 0
}

// cursor reads the cells of a row one after another, in the order of Input.Columns. A reader is written as one composite
// literal whose fields are calls, which Go evaluates from left to right.
type cursor struct {
	row Row
	at  int
}

// any returns the next cell as it is, to be passed on without unpacking.
func (c *cursor) any() any {
	v := c.row[c.at]
	c.at++
	return v
}

func (c *cursor) text() string {
	s, _ := c.any().(string)
	return s
}

func (c *cursor) maybe() maybe {
	v, ok := c.any().(int64)
	return maybe{v, ok}
}

func (c *cursor) real() (float64, bool) {
	v, ok := c.any().(float64)
	return v, ok
}

func (c *cursor) yes() bool {
	v, _ := c.any().(bool)
	return v
}
