package sql

import (
	"context"
	"strings"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
	"svodka/internal/warehouse"
)

// rewritten reads the same orders by a query that gives them other columns.
const rewritten = `
streams:
  - stream: clients
    key: id
    rows:
      - client: {id: id, name: name}
  - stream: orders
    query: select id, number as title, client_id, amount, created as made, changed from orders
    key: id
    cursor: changed
    rows:
      - deal: {id: id, title: title, client: client_id, amount: amount, created_at: made}
`

// TestAnotherQuery: a mapping with another query says that it has to be read, and is worked out once it has been.
func TestAnotherQuery(t *testing.T) {
	each(t, func(p ground) {
		t, s, base := p.T, p.server, p.base
		x := newShop(t, s, base)
		if err := x.pull(); err != nil {
			t.Fatal(err)
		}
		ctx := context.Background()
		if lacks, err := x.remote.Lacks(ctx, x.shelf); err != nil || lacks {
			t.Fatal("what has just been read is lacking", err)
		}
		none := func(warehouse.Chunk) error { return nil }
		err := x.remote.Rows(ctx, x.shelf, source.Mapping{Text: rewritten}, 0, none)
		if said := fault.MessageIn(err, "ru"); !strings.Contains(said, "Поток orders ещё не прочитан по этому тексту. Сохраните схему") {
			t.Fatal(said, err)
		}
		other := newRemote(t, s, owner(s), base, rewritten)
		if lacks, err := other.Lacks(ctx, x.shelf); err != nil || !lacks {
			t.Fatal("another query is not lacking", err)
		}
		if err := other.Pull(ctx, x.shelf, func(source.Progress) {}); err != nil {
			t.Fatal(err)
		}
		rows := sourcetest.Rows{}
		rows.Deliver(t, other, x.shelf, source.Mapping{Text: rewritten}, 0)
		if lacks, err := other.Lacks(ctx, x.shelf); err != nil || lacks || len(rows["deal"]) != len(x.orders) {
			t.Error(lacks, err, len(rows["deal"]))
		}
	})
}

// TestPlaceOfTheCursor: a named place for the cursor is explained instead of being sent to the database.
func TestPlaceOfTheCursor(t *testing.T) {
	r := &Remote{id: "erp", sort: sortPostgres}
	for query, named := range map[string]string{
		"select * from orders where changed >= :cursor_from and changed < :cursor_to": ":cursor_from",
		"select * from orders where id > :cursor":                                     ":cursor",
		"select changed::date as day, 1 as cursor_from, id from orders":               "",
		"select id, x::cursor_type as y from orders":                                  "",
	} {
		text := "streams:\n  - stream: orders\n    key: id\n    query: \"" + query + "\"\n    rows: [{product: {id: id, name: id}}]"
		_, _, err := r.mapping(text)
		if named == "" && err != nil || named != "" && !strings.Contains(fault.MessageIn(err, "ru"), named+" не пишется") {
			t.Errorf("%s: %v", query, err)
		}
	}
}
