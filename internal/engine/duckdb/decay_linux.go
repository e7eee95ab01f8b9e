package duckdb

/*
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

// The allocator that DuckDB's library brings along on Linux; not there in a library that is built otherwise.
extern int duckdb_je_mallctl(const char *, void *, size_t *, void *, size_t) __attribute__((weak));

// swap_decay sets how long arenas, those there are and those to come, keep pages of a kind, and gives how long new ones did.
static ssize_t swap_decay(const char *kind, ssize_t ms) {
	char name[64];
	ssize_t was = ms;
	size_t size = sizeof(was);
	unsigned arenas = 0;
	size_t many = sizeof(arenas);
	snprintf(name, sizeof(name), "arenas.%s_decay_ms", kind);
	if (duckdb_je_mallctl == NULL || duckdb_je_mallctl(name, &was, &size, &ms, sizeof(ms)) != 0) {
		return ms;
	}
	duckdb_je_mallctl("arenas.narenas", &arenas, &many, NULL, 0);
	for (unsigned i = 0; i < arenas; i++) { // one that nobody has used yet refuses: it will be a new one
		snprintf(name, sizeof(name), "arena.%u.%s_decay_ms", i, kind);
		duckdb_je_mallctl(name, NULL, NULL, &ms, sizeof(ms));
	}
	return was;
}

static ssize_t swap_dirty(ssize_t ms) { return swap_decay("dirty", ms); }
static ssize_t swap_muzzy(ssize_t ms) { return swap_decay("muzzy", ms); }
*/
import "C"

// decay tells DuckDB's allocator how long to keep freed pages, and gives how long it did.
func decay(to decays) (was decays) {
	return decays{dirty: int(C.swap_dirty(C.ssize_t(to.dirty))), muzzy: int(C.swap_muzzy(C.ssize_t(to.muzzy)))}
}
