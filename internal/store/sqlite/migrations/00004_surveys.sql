-- +goose Up
CREATE TABLE survey_form (
	id      TEXT PRIMARY KEY,
	created INTEGER NOT NULL,
	body    TEXT NOT NULL -- JSON of survey.Form
) STRICT, WITHOUT ROWID;
CREATE TABLE survey_invite (
	id       INTEGER PRIMARY KEY AUTOINCREMENT, -- ids of rows of the warehouse are made of it, so none is ever used twice
	form     TEXT NOT NULL REFERENCES survey_form (id),
	hash     TEXT NOT NULL UNIQUE, -- of the token; the token itself is nowhere
	client   TEXT NOT NULL,
	deal     TEXT NOT NULL,
	ticket   TEXT NOT NULL,
	owner    TEXT NOT NULL,
	channel  TEXT NOT NULL,
	sent     INTEGER NOT NULL, -- unix seconds, UTC
	expires  INTEGER NOT NULL,
	answered INTEGER NOT NULL DEFAULT 0, -- the first answer; 0 while there is none
	score    INTEGER NOT NULL DEFAULT 0,
	comment  TEXT NOT NULL DEFAULT '',
	rev      INTEGER NOT NULL DEFAULT 1, -- grows with every change
	loaded   INTEGER NOT NULL DEFAULT 0  -- the rev that the warehouse has
) STRICT;
CREATE INDEX survey_invite_form ON survey_invite (form, id);
CREATE INDEX survey_invite_pending ON survey_invite (id) WHERE loaded < rev;
CREATE TABLE survey_asked ( -- so that nobody is asked twice; it does not lead to the answer
	who TEXT PRIMARY KEY,
	at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
