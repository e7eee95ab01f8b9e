//go:build !linux

package duckdb

// decay has nothing to tell: the library brings no allocator of its own here.
func decay(to decays) (was decays) { return to }
