package memory

import (
	"fmt"

	"svodka/internal/model"
	"svodka/internal/warehouse"
)

// table is one table as questions read it: the entities widened by the tables Of them, and the derived tables of their
// own. It never changes.
type table struct {
	columns []warehouse.Column // of position 1 and on, or of position 0 and on for a derived table of its own
	place   map[string]int     // column → position in a row; "id" is position 0 everywhere
	rows    []warehouse.Row
	byID    map[string]int // places in rows; nil for derived tables of their own, where the group does not name one row
}

// newTable lays out a table without rows. The rows of an entity begin with the id, which is not among the columns;
// those of a derived table begin with their group, which is.
func newTable(columns []warehouse.Column, derived bool) *table {
	if derived {
		return &table{columns: columns, place: layout(columns, 0)}
	}
	return &table{columns: columns, place: layout(columns, 1)}
}

// layout gives the position of each column in a row, of which the first stands at that position. "id" is always 0.
func layout(columns []warehouse.Column, first int) map[string]int {
	place := map[string]int{"id": 0}
	for i, c := range columns {
		place[c.Name] = first + i
	}
	return place
}

// getter reads one value of a row. Nothing and the empty string are both nil.
type getter func(warehouse.Row) any

// column finds a column of the table itself.
func (t *table) column(name string) (getter, error) {
	place, ok := t.place[name]
	if !ok {
		return nil, fmt.Errorf("no column %q", name)
	}
	return func(r warehouse.Row) any {
		if r[place] == "" {
			return nil
		}
		return r[place]
	}, nil
}

// getter finds a column of the table, or one that its key Via leads to; a key that leads nowhere reads nothing.
func (s *state) getter(t *table, c model.Column) (getter, error) {
	if c.Via == "" {
		return t.column(c.Name)
	}
	there := s.tables[c.Table]
	if there == nil || there.byID == nil {
		return nil, fmt.Errorf("no table %q to look up by id", c.Table)
	}
	key, err := t.column(c.Via)
	if err != nil {
		return nil, err
	}
	value, err := there.column(c.Name)
	if err != nil {
		return nil, err
	}
	return func(r warehouse.Row) any {
		id, _ := key(r).(string)
		at, ok := there.byID[id]
		if !ok {
			return nil
		}
		return value(there.rows[at])
	}, nil
}

func (s *state) table(name string) (*table, error) {
	t := s.tables[name]
	if t == nil {
		return nil, fmt.Errorf("no table %q", name)
	}
	return t, nil
}
