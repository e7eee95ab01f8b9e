package account

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/crypto/argon2"

	"svodka/internal/fault"
)

// The cost of a hash: OWASP's first choice for argon2id.
const (
	hashTime    = 2
	hashMemory  = 19 * 1024 // KiB
	hashThreads = 1
	hashLength  = 32
	saltLength  = 16
)

// The bounds of a password's length: letters below, bytes above.
const (
	leastPassword = 10
	mostPassword  = 256
)

// common are passwords long enough that everybody tries first.
var common = []string{
	"1234567890", "0123456789", "0987654321", "9876543210", "12345678910", "123456789012", "1111111111", "0000000000",
	"1q2w3e4r5t", "1q2w3e4r5t6y", "qwertyuiop", "qwerty12345", "qwerty1234567", "qwerty123456", "1qaz2wsx3edc", "asdfghjkl;",
	"password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "adminadmin", "admin12345", "administrator",
	"letmein123", "iloveyou123", "welcome123", "changeme123", "svodka12345", "svodkasvodka",
	"йцукенгшщз", "йцукен12345", "пароль12345", "парольпароль", "админ12345", "сводка12345",
}

// checkPassword refuses passwords that would be guessed. The length is counted in letters.
func checkPassword(password, login string) error {
	low := strings.ToLower(password)
	letters := []rune(password)
	switch {
	case len(letters) < leastPassword:
		return fault.Invalidf("The password is too short: it needs at least %d characters.", "Пароль слишком короткий: нужно не меньше %d знаков.", leastPassword)
	case len(password) > mostPassword:
		return fault.Invalidf("The password is too long: at most %d bytes.", "Пароль слишком длинный: не больше %d байт.", mostPassword)
	case low == login || strings.Trim(low, "0123456789!.") == login:
		return fault.Invalidf("The password must not be the login.", "Пароль не должен повторять логин.")
	case slices.Contains(common, low) || len(distinct(letters)) < 3:
		return fault.Invalidf("This password is among the first that anybody tries. Choose another one.",
			"Такой пароль подбирают в первую очередь. Выберите другой.")
	}
	return nil
}

func distinct(letters []rune) []rune {
	letters = slices.Clone(letters)
	slices.Sort(letters)
	return slices.Compact(letters)
}

// hash makes a new hash: $argon2id$v=19$m=19456,t=2,p=1$salt$hash.
func hash(password string) string {
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt) // never fails
	sum := argon2.IDKey([]byte(password), salt, hashTime, hashMemory, hashThreads, hashLength)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashTime, hashThreads,
		b64.EncodeToString(salt), b64.EncodeToString(sum))
}

// matches reports whether a password has that hash. A hash that cannot be read matches nothing.
func matches(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false
	}
	var version int
	var memory, time uint32
	var threads uint8
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &threads); err != nil {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(want) == 0 || memory > 1<<20 || time == 0 || time > 100 || threads == 0 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, time, memory, threads, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}
