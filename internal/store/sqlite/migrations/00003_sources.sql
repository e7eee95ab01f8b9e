-- +goose Up
CREATE TABLE source (
	id    TEXT PRIMARY KEY,
	added INTEGER NOT NULL,
	body  TEXT NOT NULL -- JSON of sync.Source
);
CREATE TABLE source_secret (
	source TEXT PRIMARY KEY,
	sealed BLOB NOT NULL -- see package seal
);
CREATE TABLE source_run (
	id     INTEGER PRIMARY KEY AUTOINCREMENT,
	source TEXT NOT NULL,
	body   TEXT NOT NULL -- JSON of sync.Run
);
CREATE INDEX source_run_of ON source_run (source, id);
