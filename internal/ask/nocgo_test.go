//go:build !cgo

package ask_test

// withDuckDB adds nothing: builds without cgo have one engine.
func withDuckDB(list map[string]opener) map[string]opener { return list }
