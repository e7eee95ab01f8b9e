-- +goose Up
CREATE TABLE score_card (
	id      TEXT NOT NULL,
	version INTEGER NOT NULL,
	body    TEXT NOT NULL, -- JSON of score.Card
	PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE score_seal ( -- sheets of closed months, chained by their hashes
	seq    INTEGER PRIMARY KEY,
	month  TEXT NOT NULL, -- 2026-11
	person TEXT NOT NULL,
	body   TEXT NOT NULL,
	prev   TEXT NOT NULL UNIQUE, -- the hash before: a chain does not fork
	hash   TEXT NOT NULL UNIQUE,
	UNIQUE (month, person)
) STRICT;
CREATE TABLE score_dispute (
	id     INTEGER PRIMARY KEY AUTOINCREMENT,
	month  TEXT NOT NULL,
	person TEXT NOT NULL,
	body   TEXT NOT NULL -- JSON of score.Dispute
) STRICT;
CREATE INDEX score_dispute_month ON score_dispute (month, person);
CREATE TABLE score_choice ( -- who takes part in the public ranking; '' is the company's switch
	id    INTEGER PRIMARY KEY,
	owner TEXT NOT NULL,
	login TEXT NOT NULL,
	yes   INTEGER NOT NULL CHECK (yes IN (0, 1)),
	at    INTEGER NOT NULL -- unix seconds, UTC
) STRICT;
CREATE INDEX score_choice_owner ON score_choice (owner, id);
CREATE TABLE score_challenge (
	id   TEXT PRIMARY KEY,
	till INTEGER NOT NULL, -- civil day
	body TEXT NOT NULL -- JSON of score.Challenge
) STRICT, WITHOUT ROWID;
CREATE TABLE score_badge (
	person TEXT NOT NULL,
	kind   TEXT NOT NULL,
	level  INTEGER NOT NULL,
	period INTEGER NOT NULL, -- civil day: the first of the week or month that completed it
	at     INTEGER NOT NULL, -- unix seconds, UTC
	PRIMARY KEY (person, kind, level, period)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER score_card_kept BEFORE UPDATE ON score_card BEGIN
	SELECT RAISE(ABORT, 'versions of scorecards are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER score_card_stays BEFORE DELETE ON score_card BEGIN
	SELECT RAISE(ABORT, 'versions of scorecards are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER score_card_once BEFORE INSERT ON score_card
WHEN EXISTS (SELECT 1 FROM score_card WHERE id = NEW.id AND version = NEW.version) BEGIN
	SELECT RAISE(ABORT, 'versions of scorecards are only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER score_seal_kept BEFORE UPDATE ON score_seal BEGIN
	SELECT RAISE(ABORT, 'closed months do not change');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER score_seal_stays BEFORE DELETE ON score_seal BEGIN
	SELECT RAISE(ABORT, 'closed months do not change');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER score_seal_once BEFORE INSERT ON score_seal
WHEN EXISTS (SELECT 1 FROM score_seal WHERE seq = NEW.seq OR month = NEW.month AND person = NEW.person OR prev = NEW.prev OR hash = NEW.hash) BEGIN
	SELECT RAISE(ABORT, 'closed months do not change');
END;
-- +goose StatementEnd
