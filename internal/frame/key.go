package frame

import (
	"encoding/binary"
	"slices"

	"svodka/internal/plan"
)

// appendKey writes a period and members as bytes that differ for different ones; a member without value is unlike any
// member with one. Looking up m[string(buf)] does not allocate.
func appendKey(buf []byte, n int, members []plan.Member) []byte {
	buf = binary.AppendVarint(buf, int64(n))
	for _, m := range members {
		buf = appendMember(buf, m)
	}
	return buf
}

func appendMember(buf []byte, m plan.Member) []byte {
	if m.Null {
		return append(buf, 0)
	}
	return append(binary.AppendUvarint(buf, uint64(len(m.ID))+1), m.ID...)
}

// memberSet is a set of combinations of members, in the order they were added.
type memberSet struct {
	list [][]plan.Member
	at   map[string]int // position in list
	buf  []byte
}

func newMemberSet(room int) *memberSet {
	return &memberSet{list: make([][]plan.Member, 0, room), at: make(map[string]int, room)}
}

// add keeps a combination that is not there yet; the slice becomes the set's.
func (s *memberSet) add(members []plan.Member) {
	if !s.has(members) {
		s.at[string(s.buf)] = len(s.list)
		s.list = append(s.list, members)
	}
}

// has leaves the combination's key in s.buf.
func (s *memberSet) has(members []plan.Member) bool {
	s.buf = appendKey(s.buf[:0], 0, members)
	_, ok := s.at[string(s.buf)]
	return ok
}

func isAll(m plan.Member) bool { return m == plan.Member{} }

// unsplit reports whether a row stands for all members of every dimension.
func unsplit(r Row) bool {
	return !r.Others && !slices.ContainsFunc(r.Keys, func(m plan.Member) bool { return !isAll(m) })
}

// full reports whether a row is split by every dimension of the frame.
func (f *Frame) full(r Row) bool {
	return !r.Others && len(r.Keys) == len(f.By) && !slices.ContainsFunc(r.Keys, isAll)
}
