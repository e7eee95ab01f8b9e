package duckdb

import (
	"fmt"
	"strings"

	"svodka/internal/warehouse"
)

// layout is where the rows of a schema stand.
type layout struct {
	schema *warehouse.Schema
	wides  map[string][]*warehouse.Table // by entity: the tables that widen it
}

func newLayout(s *warehouse.Schema) *layout {
	l := &layout{schema: s, wides: map[string][]*warehouse.Table{}}
	for _, t := range s.Tables {
		if t.Of != "" {
			l.wides[t.Of] = append(l.wides[t.Of], t)
		}
	}
	return l
}

// The bookkeeping columns of current rows.
const (
	hashColumn = "_h" // warehouse.Hash of the source row
	loadColumn = "_n" // the load that brought this version of the row
	goneColumn = "_gone"
	grpColumn  = "_grp" // the group that gave a row of a table with Of
)

// current names the table of an entity's current rows. Where nothing widens the entity, questions read it too.
func (l *layout) current(entity string) string {
	if len(l.wides[entity]) > 0 {
		return "e_" + entity
	}
	return entity
}

func history(entity string) string { return "v_" + entity }

// fresh is the table that is being made to take a table's place, or to be merged into it.
func fresh(table string) string { return "n_" + table }

// quote quotes an identifier.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// list joins quoted names, each behind a prefix such as "c.".
func list(prefix string, names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = prefix + quote(n)
	}
	return strings.Join(quoted, ", ")
}

// field is a column of a physical table.
type field struct {
	name, kind string
	packing    string // how it is packed on disk; empty: DuckDB tries all ways
}

func names(fields []field) []string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.name
	}
	return list
}

// create prints the definition of a table.
func create(table string, fields []field) string {
	columns := make([]string, len(fields))
	for i, f := range fields {
		columns[i] = quote(f.name) + " " + f.kind
		if f.packing != "" {
			columns[i] += " USING COMPRESSION " + f.packing
		}
	}
	return fmt.Sprintf("CREATE TABLE %s (%s)", table, strings.Join(columns, ", "))
}

// kinds are the types of columns. Instants stay whole seconds, as everywhere in the program: conditions, ages and
// figures need no conversion, and 8 bytes are 8 bytes.
var kinds = map[warehouse.Type]string{
	warehouse.Text: "VARCHAR", warehouse.Key: "VARCHAR", warehouse.Int: "BIGINT", warehouse.Real: "DOUBLE",
	warehouse.Money: "BIGINT", warehouse.Time: "BIGINT", warehouse.Day: "INTEGER", warehouse.Bool: "BOOLEAN",
}

func fields(columns []warehouse.Column) []field {
	list := make([]field, len(columns))
	for i, c := range columns {
		list[i] = field{c.Name, kinds[c.Type], packing(c)}
	}
	return list
}

// The ways to pack texts. DuckDB finds them itself by trying all for each block, which is a quarter of the time a first
// load takes; the model knows beforehand which columns hold few different values.
const (
	fewValues  = "dictionary"
	manyValues = "fsst"
)

func packing(c warehouse.Column) string {
	switch c.Type {
	case warehouse.Key:
		switch c.To {
		case "deal", "lead", "client", "ticket":
			return manyValues
		}
		return fewValues
	case warehouse.Text:
		switch c.Name {
		case "grp", "phone", "email":
			return manyValues
		case "title", "name", "comment", "number", "invoice":
			return ""
		}
		if strings.HasPrefix(c.Name, "c_") {
			return ""
		}
		return fewValues
	default:
		return ""
	}
}

var (
	idField  = field{"id", "VARCHAR", manyValues}
	grpField = field{grpColumn, "VARCHAR", manyValues}
)

// currentFields are the columns of an entity's current rows.
func (l *layout) currentFields(entity string) []field {
	list := append([]field{idField}, fields(l.schema.Entity(entity).Columns)...)
	return append(list, field{hashColumn, "UBIGINT", ""}, field{loadColumn, "BIGINT", ""})
}

// historyFields are the columns of versions that newer ones have replaced.
func (l *layout) historyFields(entity string) []field {
	list := append([]field{idField}, fields(l.schema.Source(entity))...)
	return append(list, field{loadColumn, "BIGINT", ""}, field{goneColumn, "BOOLEAN", ""})
}

// derivedFields are the columns of a derived table.
func (l *layout) derivedFields(t *warehouse.Table) []field {
	if t.Of == "" {
		return fields(t.Columns)
	}
	return append([]field{grpField, idField}, fields(t.Columns)...)
}

// wideFields are the columns of the table that questions about a widened entity read.
func (l *layout) wideFields(entity string) []field {
	return append([]field{idField}, fields(l.schema.FactColumns(entity))...)
}

// groupColumn names the column that holds a derived row's group.
func groupColumn(t *warehouse.Table) string {
	if t.Of == "" {
		return t.Columns[0].Name
	}
	return grpColumn
}

// sourceNames lists the columns that sources deliver.
func (l *layout) sourceNames(entity string) []string {
	return names(append([]field{idField}, fields(l.schema.Source(entity))...))
}

// idColumn names the column that stands for the id of a table that questions read; ok tells whether it is unique.
func (l *layout) idColumn(table string) (name string, unique bool) {
	if t := l.schema.Table(table); t != nil && t.Of == "" {
		return t.Columns[0].Name, false
	}
	return "id", true
}

// table is the definition of a physical table.
type table struct {
	name   string
	fields []field
	kept   bool // it holds what sources have delivered; other tables can be made from it
}

// tables lists every table of the warehouse but those of its state.
func (l *layout) tables() []table {
	var list []table
	for _, e := range l.schema.Entities {
		list = append(list,
			table{l.current(e.Name), l.currentFields(e.Name), true},
			table{history(e.Name), l.historyFields(e.Name), true})
		if len(l.wides[e.Name]) > 0 {
			list = append(list, table{e.Name, l.wideFields(e.Name), false})
		}
	}
	for _, t := range l.schema.Tables {
		list = append(list, table{t.Name, l.derivedFields(t), false})
	}
	return list
}

// definitions lists the statements that make an empty warehouse.
func (l *layout) definitions() []string {
	sql := []string{
		`CREATE TABLE meta (name VARCHAR, value VARCHAR)`,
		`CREATE TABLE fresh (source VARCHAR, entity VARCHAR, seen BIGINT, nano BIGINT)`,
		`CREATE TABLE load (n BIGINT, source VARCHAR, seen BIGINT)`,
		dueTable,
	}
	for _, t := range l.tables() {
		sql = append(sql, create(quote(t.name), t.fields))
	}
	return sql
}
