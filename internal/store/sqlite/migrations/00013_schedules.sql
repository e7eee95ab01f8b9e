-- +goose Up
CREATE TABLE schedule (
	id    TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	next  INTEGER NOT NULL, -- unix seconds, UTC; 0 is never
	body  TEXT NOT NULL     -- JSON of schedule.Schedule
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_due ON schedule (next) WHERE next > 0;
CREATE TABLE schedule_run (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	schedule TEXT NOT NULL, -- it may be gone; its history stays
	key      TEXT NOT NULL,
	due      INTEGER NOT NULL,
	made     INTEGER NOT NULL,
	by_whom  TEXT NOT NULL,
	UNIQUE (schedule, key)
) STRICT;
CREATE TABLE schedule_job ( -- one letter of a run to one recipient
	id        INTEGER PRIMARY KEY AUTOINCREMENT,
	run       INTEGER NOT NULL REFERENCES schedule_run (id),
	schedule  TEXT NOT NULL,
	due       INTEGER NOT NULL,
	test      INTEGER NOT NULL,
	login     TEXT NOT NULL,
	channel   TEXT NOT NULL,
	address   TEXT NOT NULL,
	letter    TEXT NOT NULL UNIQUE, -- the id the letter bears however often it is tried
	state     TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'sending', 'sent', 'failed', 'skipped')),
	attempts  INTEGER NOT NULL DEFAULT 0,
	next      INTEGER NOT NULL, -- when it is tried, or when its lease ends
	made      INTEGER NOT NULL,
	done      INTEGER NOT NULL DEFAULT 0, -- 0 until it is final
	note      TEXT NOT NULL DEFAULT '',
	claim     TEXT NOT NULL DEFAULT '',   -- who holds it
	again     INTEGER NOT NULL DEFAULT 0, -- it may have arrived already
	parts     INTEGER NOT NULL DEFAULT 0, -- how many of its parts have arrived
	UNIQUE (run, login, channel, address)
) STRICT;
CREATE INDEX schedule_job_open ON schedule_job (next, id) WHERE done = 0;
CREATE INDEX schedule_job_of ON schedule_job (schedule, id);
CREATE INDEX schedule_job_to ON schedule_job (login, id);
CREATE TABLE schedule_log (
	id    INTEGER PRIMARY KEY AUTOINCREMENT,
	job   INTEGER NOT NULL REFERENCES schedule_job (id),
	at    INTEGER NOT NULL,
	state TEXT NOT NULL,
	note  TEXT NOT NULL
) STRICT;
CREATE INDEX schedule_log_job ON schedule_log (job, id);
CREATE TABLE schedule_contact ( -- where a person gets letters
	login   TEXT NOT NULL,
	channel TEXT NOT NULL,
	address TEXT NOT NULL,
	since   INTEGER NOT NULL,
	off     TEXT NOT NULL, -- why nothing goes there; '' is on
	PRIMARY KEY (login, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_contact_at ON schedule_contact (channel, address);
CREATE TABLE schedule_code (
	hash    TEXT PRIMARY KEY, -- of the code; the code itself is nowhere
	login   TEXT NOT NULL,
	channel TEXT NOT NULL,
	until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE schedule_stop ( -- who wants no more letters
	schedule  TEXT NOT NULL,
	recipient TEXT NOT NULL,
	at        INTEGER NOT NULL,
	PRIMARY KEY (schedule, recipient)
) STRICT, WITHOUT ROWID;
CREATE TABLE schedule_approval (
	schedule  TEXT NOT NULL,
	recipient TEXT NOT NULL,
	digest    TEXT NOT NULL, -- of what was approved
	as_whom   TEXT NOT NULL, -- whose rights the figures are counted with
	by_whom   TEXT NOT NULL,
	at        INTEGER NOT NULL,
	PRIMARY KEY (schedule, recipient)
) STRICT, WITHOUT ROWID;
CREATE TABLE schedule_domain (
	domain  TEXT PRIMARY KEY,
	by_whom TEXT NOT NULL,
	at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
