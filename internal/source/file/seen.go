package file

import (
	"hash/maphash"
	"math"
	"math/bits"

	"svodka/internal/warehouse"
)

// seen remembers every id of a run, with a check sum of its row and where it stood: 18 bytes each in a table that is
// filled to four fifths. Two ids with one 64-bit hash would be taken for one; among ten million ids that happens once in
// some 400 000 imports, and then a row is refused, never lost in silence.
type seen struct {
	seed  maphash.Seed
	ids   []uint64 // 0 is free
	sums  []uint32
	lines []uint32
	files []uint16
	n     int
}

// sighting is what is known of an id.
type sighting struct {
	sum  uint32
	line int64
	file int
}

func newSeen(rows int64) *seen {
	s := &seen{seed: maphash.MakeSeed()}
	s.grow(max(1024, int(rows)))
	return s
}

func (s *seen) grow(rows int) {
	old := *s
	size := rows + rows/4
	s.ids, s.sums = make([]uint64, size), make([]uint32, size)
	s.lines, s.files = make([]uint32, size), make([]uint16, size)
	for i, id := range old.ids {
		if id != 0 {
			j, _ := s.slot(id)
			s.ids[j], s.sums[j], s.lines[j], s.files[j] = id, old.sums[i], old.lines[i], old.files[i]
		}
	}
}

// slot returns where an id is, or belongs.
func (s *seen) slot(id uint64) (int, bool) {
	hi, _ := bits.Mul64(id, uint64(len(s.ids)))
	for i := int(hi); ; i++ {
		if i == len(s.ids) {
			i = 0
		}
		if s.ids[i] == id {
			return i, true
		}
		if s.ids[i] == 0 {
			return i, false
		}
	}
}

// hash names the id of an entity; entity is its number in the schema.
func (s *seen) hash(entity int, id string) uint64 {
	h := mix(maphash.String(s.seed, id), uint64(entity)+1)
	return max(h, 1)
}

// sum is a check sum of the values of a row.
func (s *seen) sum(r warehouse.Row) uint32 {
	h := uint64(len(r))
	for i, v := range r[1:] {
		x := uint64(0)
		switch t := v.(type) {
		case nil:
			continue
		case string:
			x = maphash.String(s.seed, t)
		case int64:
			x = uint64(t)
		case float64:
			x = math.Float64bits(t)
		case bool:
			if x = 1; t {
				x = 2
			}
		}
		h = mix(h^x, uint64(i)+3)
	}
	return uint32(h)
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9E3779B97F4A7C15, b*0xD6E8FEB86659FD93|1)
	return hi ^ lo
}

// find returns what is known of an id.
func (s *seen) find(id uint64) (sighting, bool) {
	i, ok := s.slot(id)
	if !ok {
		return sighting{}, false
	}
	return sighting{s.sums[i], int64(s.lines[i]), int(s.files[i])}, true
}

// add notes an id that is new.
func (s *seen) add(id uint64, at sighting) {
	if s.n++; s.n*5 > len(s.ids)*4 {
		s.grow(s.n * 2)
	}
	i, _ := s.slot(id)
	s.ids[i], s.sums[i], s.lines[i] = id, at.sum, uint32(min(at.line, math.MaxUint32))
	s.files[i] = uint16(min(at.file, math.MaxUint16))
}
