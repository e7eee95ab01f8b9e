package main

import (
	"path/filepath"
	"testing"
)

// TestStoresAreShared: one file is opened once, stays open as long as somebody uses it, and opens again afterwards.
func TestStoresAreShared(t *testing.T) {
	t.Parallel()
	var s stores
	path := filepath.Join(t.TempDir(), storeFile)
	a, leaveA, err := s.take(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	b, leaveB, err := s.take(t.Context(), path)
	if err != nil || a != b {
		t.Fatalf("the file is opened twice: %v", err)
	}
	for range 2 { // leaving twice is leaving once
		if err := leaveA(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Users(t.Context()); err != nil {
		t.Errorf("closed under somebody who uses it: %v", err)
	}
	if err := leaveB(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Users(t.Context()); err == nil {
		t.Error("nobody uses it, and it is open")
	}
	c, leaveC, err := s.take(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Users(t.Context()); err != nil {
		t.Errorf("it does not open again: %v", err)
	}
	if err := leaveC(); err != nil {
		t.Error(err)
	}
}
