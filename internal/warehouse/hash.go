package warehouse

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

// Multipliers of the hash: the odd constants of xxHash64.
const (
	hashMul1 = 0x9E3779B185EBCA87
	hashMul2 = 0xC2B2AE3D27D4EB4F
)

// The tags that keep values of different types apart, so that 0, false, "" and nil differ.
const (
	tagNil uint64 = iota + 1
	tagText
	tagInt
	tagReal
	tagFalse
	tagTrue
)

// Hash returns a number that tells whether a row's source values have changed. It is the same in every process and on
// every machine; it is no protection against who wants two rows to be equal.
func Hash(src Row) uint64 {
	h := uint64(len(src))
	for _, v := range src {
		switch v := v.(type) {
		case nil:
			h = mix(h, tagNil)
		case string:
			h = mixText(mix(h, tagText), v)
		case int64:
			h = mix(mix(h, tagInt), uint64(v))
		case float64:
			h = mix(mix(h, tagReal), math.Float64bits(v))
		case bool:
			if v {
				h = mix(h, tagTrue)
			} else {
				h = mix(h, tagFalse)
			}
		default:
			h = mixText(h, fmt.Sprintf("%T %v", v, v)) // Enricher.Row refuses it
		}
	}
	return h ^ h>>32
}

func mix(h, word uint64) uint64 {
	return bits.RotateLeft64(h^word*hashMul1, 31) * hashMul2
}

// mixText takes in a text eight bytes at a time, its length last.
func mixText(h uint64, s string) uint64 {
	size := uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = mix(h, word)
	}
	var rest [8]byte
	copy(rest[:], s)
	return mix(mix(h, binary.LittleEndian.Uint64(rest[:])), size)
}
