-- +goose Up
CREATE TABLE delivery ( -- how letters leave the company; one row at most
	id     INTEGER PRIMARY KEY CHECK (id = 1),
	body   BLOB NOT NULL, -- JSON of deliver.Settings without what is secret
	sealed BLOB NOT NULL  -- the rest
) STRICT;
