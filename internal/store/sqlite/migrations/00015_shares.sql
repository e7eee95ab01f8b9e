-- +goose Up
CREATE TABLE share ( -- links for people without an account
	hash       TEXT PRIMARY KEY, -- of the token; the token itself is nowhere
	form       TEXT NOT NULL CHECK (form IN ('page', 'embed')),
	title      TEXT NOT NULL,
	board      TEXT NOT NULL,
	tile       TEXT NOT NULL, -- '' is the whole board
	params     TEXT NOT NULL,
	owner      TEXT NOT NULL,
	seen_as    TEXT NOT NULL, -- '' is the owner
	origins    TEXT NOT NULL, -- JSON list
	password   TEXT NOT NULL, -- argon2id hash; '' is none
	secret     TEXT NOT NULL,
	export     INTEGER NOT NULL,
	drill      INTEGER NOT NULL,
	created    INTEGER NOT NULL, -- unix seconds, UTC
	expires    INTEGER NOT NULL,
	revoked    INTEGER NOT NULL DEFAULT 0, -- 0 is not
	revoked_by TEXT NOT NULL DEFAULT '',
	opened     INTEGER NOT NULL DEFAULT 0,
	last       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX share_made ON share (created);

