// Package archtest guards the shape of the tree: who may import whom, which
// dependency opens in which package, how long a file may grow, and which names
// and habits are not used here.
//
// It has no code of its own; the tables at the head of its test files are the
// rules, and docs/ARCHITECTURE.md tells why they are so.
package archtest
