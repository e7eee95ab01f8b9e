-- +goose Up
CREATE TABLE account (
	login      TEXT PRIMARY KEY,
	name       TEXT NOT NULL,
	role       TEXT NOT NULL,
	lang       TEXT NOT NULL,
	crm_user   TEXT NOT NULL DEFAULT '',
	department TEXT NOT NULL DEFAULT '',
	disabled   INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
	hash       TEXT NOT NULL,
	created_at INTEGER NOT NULL -- unix seconds, UTC
) STRICT, WITHOUT ROWID;
