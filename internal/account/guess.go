package account

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"sync"
	"time"
)

// throttle counts wrong passwords by where they came from and by login. The limit of a login is the wider one: who
// wants to lock a colleague out must be patient, and those who signed in lately are let in all the same.
type throttle struct {
	now           func() time.Time
	source, login int // how many are admitted from one place and for one login

	mu     sync.Mutex
	wrong  map[string]int
	window time.Time // when the present counting began
}

const (
	guessWindow   = 15 * time.Minute
	guessesSource = 20
	guessesLogin  = 60
	asksSource    = 20
	asksLogin     = 3
	guessKeys     = 100_000 // beyond so many different keys nobody is admitted until the window is over
)

// admits reports whether another guess may be made.
func (t *throttle) admits(from, login string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if now := t.now(); t.wrong == nil || now.Sub(t.window) >= guessWindow {
		t.wrong, t.window = map[string]int{}, now
	}
	return t.wrong["from "+from] < t.source && t.wrong["login "+login] < t.login && len(t.wrong) < guessKeys
}

func (t *throttle) failed(from, login string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrong["from "+from]++
	t.wrong["login "+login]++
}

// memory remembers for a while which passwords fitted which hashes, so that a page with many requests does not hash for
// each. It holds no password: only a code under a key that this process alone knows.
type memory struct {
	key []byte

	mu   *sync.Mutex
	good map[[sha256.Size]byte]time.Time
}

const (
	rememberFor = 10 * time.Minute
	rememberMax = 10_000
)

func newMemory() memory {
	key := make([]byte, sha256.Size)
	_, _ = rand.Read(key) // never fails
	return memory{key: key, mu: &sync.Mutex{}, good: map[[sha256.Size]byte]time.Time{}}
}

func (m memory) code(hash, password string) (code [sha256.Size]byte) {
	h := hmac.New(sha256.New, m.key)
	h.Write([]byte(hash))
	h.Write([]byte{0})
	h.Write([]byte(password))
	copy(code[:], h.Sum(nil))
	return code
}

func (m memory) has(hash, password string, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	until, ok := m.good[m.code(hash, password)]
	return ok && now.Before(until)
}

func (m memory) keep(hash, password string, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.good) >= rememberMax {
		clear(m.good)
	}
	m.good[m.code(hash, password)] = now.Add(rememberFor)
}
