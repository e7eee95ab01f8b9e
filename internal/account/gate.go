package account

import (
	"context"
	"time"

	"svodka/internal/fault"
)

// Gate checks passwords of other things than accounts, hashed and limited in guesses as those of accounts are. It is safe for use
// by several goroutines.
type Gate struct {
	guesses throttle
	hashing chan struct{}
}

// The guesses at the password of one thing: from one place, and from all.
const (
	gateSource = 10
	gateThing  = 50
)

// NewGate makes a gate.
func NewGate(now func() time.Time) *Gate {
	const atOnce = 2
	return &Gate{guesses: throttle{now: now, source: gateSource, login: gateThing}, hashing: make(chan struct{}, atOnce)}
}

// Hash makes a hash of a password for [Gate.Check], or says what is wrong with the password. It need not be as strong as that of
// an account: it is told to several people and opens one thing.
func (g *Gate) Hash(password string) (string, error) {
	const least = 6
	if n := len([]rune(password)); n < least || len(password) > mostPassword {
		return "", fault.Invalidf("The password has at least %d characters and at most %d bytes.",
			"В пароле не меньше %d знаков и не больше %d байт.", least, mostPassword)
	}
	return hash(password), nil
}

// Check tells whether a password has a hash. what names the thing that it opens, and from where the guess came from. fault.Forbidden
// means that it does not fit, fault.Busy that too many wrong ones came before.
func (g *Gate) Check(ctx context.Context, what, hash, password, from string) error {
	if !g.guesses.admits(from+" at "+what, what) {
		return fault.Sentence(fault.Busy,
			"Too many wrong passwords. Try again in a quarter of an hour.",
			"Слишком много неверных паролей. Повторите через четверть часа.")
	}
	select {
	case g.hashing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	fits := len(password) <= mostPassword && matches(hash, password)
	<-g.hashing
	if !fits {
		g.guesses.failed(from+" at "+what, what)
		return fault.Sentence(fault.Forbidden, "The password is wrong.", "Неверный пароль.")
	}
	return nil
}
