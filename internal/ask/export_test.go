package ask

// ReadWhole makes a desk read limited lists whole and cut them afterwards.
func (d *Desk) ReadWhole() { d.whole = true }
