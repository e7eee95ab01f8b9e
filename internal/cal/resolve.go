package cal

// Resolve reads an expression of time as people and links write it.
func (c Calendar) Resolve(expr string, today Day) (Range, error) { return Range{}, nil }
