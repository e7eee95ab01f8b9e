-- +goose Up
CREATE TABLE alert_rule ( -- every version of a rule
	id      TEXT NOT NULL,
	version INTEGER NOT NULL CHECK (version > 0),
	body    TEXT NOT NULL, -- JSON of alert.Rule
	by_whom TEXT NOT NULL,
	at      INTEGER NOT NULL, -- unix seconds, UTC
	PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_state (
	rule TEXT NOT NULL,
	key  TEXT NOT NULL, -- the member, '' for the whole
	body TEXT NOT NULL, -- JSON of alert.State
	PRIMARY KEY (rule, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_event ( -- how incidents went
	id       INTEGER PRIMARY KEY,
	rule     TEXT NOT NULL,
	key      TEXT NOT NULL,
	version  INTEGER NOT NULL,
	incident INTEGER NOT NULL,
	phase    TEXT NOT NULL,
	at       INTEGER NOT NULL,
	by_whom  TEXT NOT NULL,
	seen     TEXT NOT NULL -- JSON of alert.Seen
) STRICT;
CREATE INDEX alert_event_rule ON alert_event (rule, id);
CREATE TABLE alert_notice ( -- what was decided to be told: one of each word for an incident
	seq      INTEGER PRIMARY KEY,
	id       TEXT NOT NULL UNIQUE,
	rule     TEXT NOT NULL,
	key      TEXT NOT NULL,
	version  INTEGER NOT NULL,
	incident INTEGER NOT NULL,
	say      TEXT NOT NULL CHECK (say IN ('alert', 'recovery')),
	at       INTEGER NOT NULL,
	body     TEXT NOT NULL, -- JSON of alert.Notice
	UNIQUE (rule, key, incident, say)
) STRICT;
CREATE TABLE alert_told ( -- what became of a notice for a person
	notice  TEXT NOT NULL REFERENCES alert_notice (id),
	login   TEXT NOT NULL,
	outcome TEXT NOT NULL,
	at      INTEGER NOT NULL,
	PRIMARY KEY (notice, login)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_done ( -- notices with nobody left to tell
	notice TEXT PRIMARY KEY REFERENCES alert_notice (id)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER alert_rule_kept BEFORE UPDATE ON alert_rule BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_rule_stays BEFORE DELETE ON alert_rule BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_rule_once BEFORE INSERT ON alert_rule WHEN EXISTS (SELECT 1 FROM alert_rule WHERE id = NEW.id AND version >= NEW.version) BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_event_kept BEFORE UPDATE ON alert_event BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_event_stays BEFORE DELETE ON alert_event BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_event_once BEFORE INSERT ON alert_event WHEN EXISTS (SELECT 1 FROM alert_event WHERE id = NEW.id) BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_notice_kept BEFORE UPDATE ON alert_notice BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_notice_stays BEFORE DELETE ON alert_notice BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_notice_once BEFORE INSERT ON alert_notice WHEN EXISTS (SELECT 1 FROM alert_notice WHERE id = NEW.id) BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_told_kept BEFORE UPDATE ON alert_told BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_told_stays BEFORE DELETE ON alert_told BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_told_once BEFORE INSERT ON alert_told WHEN EXISTS (SELECT 1 FROM alert_told WHERE notice = NEW.notice AND login = NEW.login) BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_done_kept BEFORE UPDATE ON alert_done BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_done_stays BEFORE DELETE ON alert_done BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER alert_done_once BEFORE INSERT ON alert_done WHEN EXISTS (SELECT 1 FROM alert_done WHERE notice = NEW.notice) BEGIN
	SELECT RAISE(ABORT, 'the history of alerts is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
