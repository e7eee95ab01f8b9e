package file

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
)

// noneWords are how files write that there is no number, date or answer. Texts and keys keep them.
var noneWords = []string{"-", "–", "—", "n/a", "N/A", "нет данных"}

// parseYes reads an answer. Words of the mapping come before the usual ones; case does not matter.
func parseYes(b []byte, yes, no []string) (bool, *fault.Text) {
	s := fold(string(b))
	is := func(w string) bool { return fold(w) == s }
	switch {
	case slices.ContainsFunc(yes, is):
		return true, nil
	case slices.ContainsFunc(no, is):
		return false, nil
	}
	if len(yes) == 0 {
		yes = []string{"да", "д", "yes", "y", "true", "истина", "1", "+", "on"}
	}
	if len(no) == 0 {
		no = []string{"нет", "н", "no", "n", "false", "ложь", "0", "-", "off"}
	}
	switch {
	case slices.Contains(yes, s):
		return true, nil
	case slices.Contains(no, s):
		return false, nil
	}
	return false, say("is neither yes (%s) nor no (%s)", "не похоже ни на «да» (%s), ни на «нет» (%s)", strings.Join(yes, ", "), strings.Join(no, ", "))
}

// parseDuration reads a length of time into seconds.
//
//	h:mm:ss   1:02:23 → 3743   0:45 → 2700
//	mm:ss     2:23    → 143    1:02:23 → 3743
//	unit      1.5 (minutes) → 90
func parseDuration(b []byte, form string, unit int64, mark byte) (int64, *fault.Text) {
	if bytes.IndexByte(b, ':') < 0 && unit > 0 {
		d, why := parseDecimal(b, mark)
		if why != nil {
			return 0, why
		}
		d, ok := d.times(&decimal{unit, 0})
		n, _, fits := d.units(0)
		if !ok || !fits {
			return 0, say("is too great", "слишком большое число")
		}
		return n, nil
	}
	parts := strings.Split(string(b), ":")
	if len(parts) == 2 && form != "mm:ss" {
		parts = append(parts, "00")
	}
	if len(parts) < 2 || len(parts) > 3 {
		return 0, say("is not a length of time such as 0:02:23", "не похоже на длительность вида 0:02:23")
	}
	var seconds int64
	for i, part := range parts {
		n, err := strconv.ParseInt(part, 10, 32)
		if err != nil || n < 0 || i > 0 && n > 59 {
			return 0, say("is not a length of time such as 0:02:23", "не похоже на длительность вида 0:02:23")
		}
		seconds = seconds*60 + n
	}
	return seconds, nil
}

// boxes keeps small and frequent integers as values of interface type, so that a column of them costs no allocation.
type boxes [1 << 12]any

func (x *boxes) int(n int64) any {
	slot := &x[uint64(n*-7046029254386353131)>>52]
	if v, ok := (*slot).(int64); ok && v == n {
		return *slot
	}
	*slot = n
	return *slot
}

// arena makes strings side by side in one allocation. They keep the block alive together.
type arena struct{ b strings.Builder }

const arenaBlock = 64 << 10

// string returns prefix and b as one string.
func (a *arena) string(prefix string, b []byte) string {
	n := len(prefix) + len(b)
	if n > arenaBlock/8 {
		return prefix + string(b)
	}
	if a.b.Cap()-a.b.Len() < n {
		a.b = strings.Builder{}
		a.b.Grow(arenaBlock)
	}
	from := a.b.Len()
	a.b.WriteString(prefix)
	a.b.Write(b)
	return a.b.String()[from:]
}

// memo remembers what the texts of one column became. It gives up on columns whose values hardly repeat.
type memo struct {
	known      map[string]any
	asked, hit int
	off        bool
}

const memoSize = 1 << 14

func (m *memo) get(b []byte) (any, bool) {
	if m.off {
		return nil, false
	}
	m.asked++
	v, ok := m.known[string(b)]
	if ok {
		m.hit++
	}
	return v, ok
}

func (m *memo) put(b []byte, v any) {
	if m.off {
		return
	}
	if m.known == nil {
		m.known = make(map[string]any)
	}
	if len(m.known) >= memoSize {
		if m.hit < m.asked/2 {
			m.off, m.known = true, nil
			return
		}
		clear(m.known)
		m.asked, m.hit = 0, 0
	}
	m.known[string(b)] = v
}

func appendInt(b []byte, n int64) []byte { return strconv.AppendInt(b, n, 10) }
