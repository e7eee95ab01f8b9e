-- +goose Up
CREATE TABLE lock_chain ( -- closed periods and what was changed afterwards; each hash covers the one before
	seq    INTEGER PRIMARY KEY CHECK (seq > 0),
	prev   TEXT NOT NULL,
	hash   TEXT NOT NULL,
	kind   TEXT NOT NULL CHECK (kind IN ('close', 'reopen', 'correction')),
	period TEXT NOT NULL,
	at     INTEGER NOT NULL, -- unix seconds, UTC
	who    TEXT NOT NULL,
	body   TEXT NOT NULL -- canonical JSON
) STRICT;
CREATE TABLE lock_part ( -- rows behind sealed figures; the link names their hash
	seq  INTEGER NOT NULL REFERENCES lock_chain (seq),
	name TEXT NOT NULL,
	body BLOB NOT NULL, -- gzip of JSON
	PRIMARY KEY (seq, name)
) STRICT;
CREATE TABLE lock_head ( -- the end of the chain, noted apart, so that a chain cut short is found
	one  INTEGER PRIMARY KEY CHECK (one = 1),
	seq  INTEGER NOT NULL,
	hash TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER lock_chain_kept BEFORE UPDATE ON lock_chain BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_chain_stays BEFORE DELETE ON lock_chain BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_chain_once BEFORE INSERT ON lock_chain WHEN EXISTS (SELECT 1 FROM lock_chain WHERE seq >= NEW.seq) BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_part_kept BEFORE UPDATE ON lock_part BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_part_stays BEFORE DELETE ON lock_part BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_part_once BEFORE INSERT ON lock_part
WHEN EXISTS (SELECT 1 FROM lock_part WHERE seq = NEW.seq AND name = NEW.name) BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_head_stays BEFORE DELETE ON lock_head BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lock_head_grows BEFORE UPDATE ON lock_head WHEN NEW.seq <= OLD.seq BEGIN
	SELECT RAISE(ABORT, 'the chain of closed periods is only added to');
END;
-- +goose StatementEnd
