package cal

// Label returns the machine's name of p.
func (c Calendar) Label(p Period) string { return c.whole(p).String() }
