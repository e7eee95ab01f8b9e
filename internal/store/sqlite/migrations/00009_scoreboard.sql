-- +goose Up
CREATE TABLE scoreboard_layout ( -- blocks of the KPI table and when it is taken
	version INTEGER PRIMARY KEY CHECK (version > 0),
	body    TEXT NOT NULL, -- JSON of scoreboard.Layout
	by_whom TEXT NOT NULL,
	at      INTEGER NOT NULL -- unix seconds, UTC
) STRICT;
CREATE TABLE scoreboard_snapshot ( -- the table as it was seen; one for each moment
	moment  INTEGER PRIMARY KEY, -- unix seconds, UTC: when it was to be taken
	taken   INTEGER NOT NULL,
	by_whom TEXT NOT NULL,
	layout  INTEGER NOT NULL,
	version INTEGER NOT NULL, -- of the data
	seen    INTEGER NOT NULL, -- when the data was read last
	body    BLOB NOT NULL -- gzip of JSON of scoreboard.Body
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER scoreboard_layout_kept BEFORE UPDATE ON scoreboard_layout BEGIN
	SELECT RAISE(ABORT, 'versions of the KPI table are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER scoreboard_layout_stays BEFORE DELETE ON scoreboard_layout BEGIN
	SELECT RAISE(ABORT, 'versions of the KPI table are only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER scoreboard_layout_once BEFORE INSERT ON scoreboard_layout
WHEN EXISTS (SELECT 1 FROM scoreboard_layout WHERE version >= NEW.version) BEGIN
	SELECT RAISE(ABORT, 'versions of the KPI table are only added to'); -- INSERT OR REPLACE fires no trigger of DELETE
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER scoreboard_snapshot_kept BEFORE UPDATE ON scoreboard_snapshot BEGIN
	SELECT RAISE(ABORT, 'what was seen does not change');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER scoreboard_snapshot_stays BEFORE DELETE ON scoreboard_snapshot BEGIN
	SELECT RAISE(ABORT, 'what was seen does not change');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER scoreboard_snapshot_once BEFORE INSERT ON scoreboard_snapshot
WHEN EXISTS (SELECT 1 FROM scoreboard_snapshot WHERE moment = NEW.moment) BEGIN
	SELECT RAISE(ABORT, 'what was seen does not change');
END;
-- +goose StatementEnd
