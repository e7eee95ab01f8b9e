-- +goose Up
CREATE TABLE metric ( -- a row for each version of a metric of the company's own; nothing is ever taken away
	seq        INTEGER PRIMARY KEY AUTOINCREMENT,
	id         TEXT NOT NULL,
	version    INTEGER NOT NULL CHECK (version > 0),
	name       TEXT NOT NULL,
	body       TEXT NOT NULL, -- YAML, as shipped metrics are written
	area       TEXT NOT NULL,
	since      TEXT NOT NULL, -- first day it holds, "" for all time
	restate    INTEGER NOT NULL CHECK (restate IN (0, 1)),
	deleted    INTEGER NOT NULL CHECK (deleted IN (0, 1)),
	changed_at INTEGER NOT NULL,
	changed_by TEXT NOT NULL,
	why        TEXT NOT NULL,
	UNIQUE (id, version)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER metric_kept BEFORE UPDATE ON metric BEGIN
	SELECT RAISE(ABORT, 'versions of metrics are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER metric_stays BEFORE DELETE ON metric BEGIN
	SELECT RAISE(ABORT, 'versions of metrics are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER metric_once BEFORE INSERT ON metric
WHEN EXISTS (SELECT 1 FROM metric WHERE seq = NEW.seq OR id = NEW.id AND version = NEW.version) BEGIN
	SELECT RAISE(ABORT, 'versions of metrics are only added to');
END;
-- +goose StatementEnd
