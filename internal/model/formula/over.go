package formula

// Over parts a formula whose last step is a division into what stands above the line and below it; ok is false for
// every other formula.
//
//	deals_won / (deals_won + deals_lost)              deals_won                     deals_won + deals_lost
//	100 * (promoters - detractors) / nps_answers      100 * (promoters - detractors)    nps_answers
func (e Expr) Over() (above, below Expr, ok bool) {
	n, ok := e.root.(binary)
	if !ok || n.op != "/" {
		return Expr{}, Expr{}, false
	}
	return part(n.a), part(n.b), true
}

// part makes a formula of a piece of another.
func part(n node) Expr {
	var b builder
	return b.finish(b.rename(n, func(name string) string { return name }))
}
