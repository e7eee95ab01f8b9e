package amocrm

import "strconv"

// ids is a set of numbers as texts, most of which follow each other closely: a bit for each.
type ids struct {
	bits   map[int64]*[word]uint64
	others map[string]bool
	n      int64
}

// A page of the set is 64 words of 64 bits.
const (
	word        = 64
	idsTogether = word * word
)

func bitOf(id string) (page int64, at, bit int, ok bool) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n < 0 || id != strconv.FormatInt(n, 10) {
		return 0, 0, 0, false
	}
	within := int(n % idsTogether)
	return n / idsTogether, within / word, within % word, true
}

func (s *ids) add(id string) {
	if s.has(id) {
		return
	}
	s.n++
	page, at, bit, ok := bitOf(id)
	if !ok {
		if s.others == nil {
			s.others = map[string]bool{}
		}
		s.others[id] = true
		return
	}
	if s.bits == nil {
		s.bits = map[int64]*[word]uint64{}
	}
	if s.bits[page] == nil {
		s.bits[page] = &[word]uint64{}
	}
	s.bits[page][at] |= 1 << bit
}

func (s *ids) has(id string) bool {
	page, at, bit, ok := bitOf(id)
	if !ok {
		return s.others[id]
	}
	words := s.bits[page]
	return words != nil && words[at]&(1<<bit) != 0
}
