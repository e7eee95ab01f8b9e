package unit

// kindWords and clockWords are the Russian of the names that units are written with.
var (
	kindWords = [...]string{"число", "разы", "проценты", "штуки", "баллы", "деньги", "время"}

	clockWords = [...]struct{ many, per string }{
		{}, {"секунды", "в секунду"}, {"минуты", "в минуту"}, {"часы", "в час"}, {"дни", "в день"},
	}
)

// RU is what the unit is called in a Russian sentence: "деньги", "часы", "штуки в день".
func (u Unit) RU() string {
	kind, clock := int(u.Kind()), int(u.clock)
	if kind >= len(kindWords) || clock >= len(clockWords) {
		return u.String()
	}
	switch {
	case u.Rate():
		return kindWords[kind] + " " + clockWords[clock].per
	case u.time > 0 && u.clock != Natural:
		return clockWords[clock].many
	default:
		return kindWords[kind]
	}
}
