-- +goose Up
CREATE TABLE target_change ( -- its ids are the revisions
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	by TEXT NOT NULL,
	at INTEGER NOT NULL -- unix seconds, UTC
) STRICT;
CREATE TABLE target_version ( -- only ever added to
	id        INTEGER PRIMARY KEY,
	change    INTEGER NOT NULL REFERENCES target_change (id),
	metric    TEXT NOT NULL,
	scope     TEXT NOT NULL, -- as target.ScopeKey writes it; '' is the company
	grain     TEXT NOT NULL,
	since     INTEGER NOT NULL, -- days since 1970-01-01
	until     INTEGER NOT NULL, -- the day after the last
	value     REAL, -- NULL for an emptied cell
	least     REAL,
	excellent REAL,
	low       REAL,
	high      REAL,
	origin    TEXT NOT NULL,
	by        TEXT NOT NULL,
	at        INTEGER NOT NULL,
	why       TEXT NOT NULL,
	latest    INTEGER NOT NULL -- 1 for what stands now
) STRICT;
CREATE UNIQUE INDEX target_now ON target_version (metric, scope, grain, since, until) WHERE latest = 1;
CREATE INDEX target_cell ON target_version (metric, scope, since, id);
CREATE TRIGGER target_version_stays BEFORE DELETE ON target_version BEGIN SELECT RAISE(ABORT, 'versions of targets stay'); END;
CREATE TRIGGER target_version_same BEFORE UPDATE OF change, metric, scope, grain, since, until, value, least, excellent, low, high, origin, by, at, why
	ON target_version BEGIN SELECT RAISE(ABORT, 'versions of targets stay as they are'); END;
CREATE TABLE target_rules (
	change INTEGER PRIMARY KEY REFERENCES target_change (id),
	body   TEXT NOT NULL -- JSON of target.Rules
) STRICT;
