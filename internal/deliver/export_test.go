package deliver

// Unreached is what failures of the network become.
func Unreached(err error) error { return unreached(err) }
