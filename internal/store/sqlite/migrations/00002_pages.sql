-- +goose Up
ALTER TABLE account ADD COLUMN hide      TEXT NOT NULL DEFAULT '[]';
ALTER TABLE account ADD COLUMN pipelines TEXT NOT NULL DEFAULT '[]';
ALTER TABLE account ADD COLUMN sources   TEXT NOT NULL DEFAULT '[]';
ALTER TABLE account ADD COLUMN subject   TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN stamp     INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX account_subject ON account (subject) WHERE subject <> '';

CREATE TABLE token ( -- links of one use: invitations and new passwords; the token itself is nowhere
	hash       TEXT PRIMARY KEY,
	kind       TEXT NOT NULL CHECK (kind IN ('invite', 'reset')),
	login      TEXT NOT NULL REFERENCES account (login),
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
	hash       TEXT PRIMARY KEY, -- of the token in the cookie
	data       BLOB NOT NULL,
	expires_at INTEGER NOT NULL -- unix milliseconds
) STRICT, WITHOUT ROWID;
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE mark ( -- what the program notes about itself: that the company has been set up
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE board ( -- a row for each version; nothing is ever taken away
	id         TEXT NOT NULL,
	version    INTEGER NOT NULL CHECK (version > 0),
	changed_at INTEGER NOT NULL,
	changed_by TEXT NOT NULL,
	body       TEXT NOT NULL, -- JSON
	PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE board_use (
	board TEXT NOT NULL,
	login TEXT NOT NULL,
	times INTEGER NOT NULL,
	last  INTEGER NOT NULL,
	PRIMARY KEY (board, login)
) STRICT, WITHOUT ROWID;

CREATE TABLE pref (
	login TEXT NOT NULL,
	key   TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (login, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
	hash       TEXT PRIMARY KEY,
	board      TEXT NOT NULL,
	owner      TEXT NOT NULL,
	params     TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	revoked    INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX link_board ON link (board);

CREATE TABLE audit (
	id        INTEGER PRIMARY KEY AUTOINCREMENT,
	at        INTEGER NOT NULL, -- unix milliseconds, UTC
	who       TEXT NOT NULL,
	act       TEXT NOT NULL,
	what      TEXT NOT NULL,
	more      TEXT NOT NULL,
	come_from TEXT NOT NULL,
	folded    TEXT NOT NULL -- what and more in lower case, for the search: LIKE folds latin letters only
) STRICT;
CREATE INDEX audit_who ON audit (who, id);
CREATE INDEX audit_act ON audit (act, id);
CREATE INDEX audit_at ON audit (at);

-- +goose StatementBegin
CREATE TRIGGER audit_kept BEFORE UPDATE ON audit BEGIN
	SELECT RAISE(ABORT, 'the audit log is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN
	SELECT RAISE(ABORT, 'the audit log is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_once BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) BEGIN
	SELECT RAISE(ABORT, 'the audit log is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER board_kept BEFORE UPDATE ON board BEGIN
	SELECT RAISE(ABORT, 'versions of boards are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER board_stays BEFORE DELETE ON board BEGIN
	SELECT RAISE(ABORT, 'versions of boards are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER board_once BEFORE INSERT ON board
WHEN EXISTS (SELECT 1 FROM board WHERE id = NEW.id AND version = NEW.version) BEGIN
	SELECT RAISE(ABORT, 'versions of boards are only added to');
END;
-- +goose StatementEnd
