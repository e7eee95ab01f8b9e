package warehouse

// Schema is every table of one warehouse: the entities with the custom fields of this company, and the derived tables.
type Schema struct {
	Entities []*Entity
	Tables   []*Table
	Custom   []CustomField
	byName   map[string]*Entity
	table    map[string]*Table
}

// NewSchema builds the schema with the company's custom fields as further columns ("c_<name>") of their entities.
func NewSchema(custom []CustomField) *Schema {
	s := &Schema{Entities: Entities(), Tables: Derived(), Custom: custom, byName: map[string]*Entity{}, table: map[string]*Table{}}
	for _, e := range s.Entities {
		s.byName[e.Name] = e
	}
	for _, c := range custom {
		if e := s.byName[c.Entity]; e != nil {
			e.Columns = append(e.Columns, Column{Name: "c_" + c.Name, Type: c.Type, Help: c.Title})
		}
	}
	for _, t := range s.Tables {
		s.table[t.Name] = t
	}
	return s
}

// Entity finds an entity by name, nil when there is none.
func (s *Schema) Entity(name string) *Entity { return s.byName[name] }

// Table finds a derived table by name, nil when there is none.
func (s *Schema) Table(name string) *Table { return s.table[name] }

// Source lists the columns a source delivers for an entity, in the order of a Chunk's rows (the id stands before them).
func (s *Schema) Source(entity string) []Column {
	var list []Column
	for _, c := range s.byName[entity].Columns {
		if !c.Local {
			list = append(list, c)
		}
	}
	return list
}

// FactColumns lists the columns of the table that questions about the entity read: its own, then those of the derived
// tables that widen it. For the name of a derived table of its own it lists that table's columns.
func (s *Schema) FactColumns(name string) []Column {
	if t := s.table[name]; t != nil && t.Of == "" {
		return t.Columns
	}
	e := s.byName[name]
	if e == nil {
		return nil
	}
	list := append([]Column(nil), e.Columns...)
	for _, t := range s.Tables {
		if t.Of == name {
			list = append(list, t.Columns...)
		}
	}
	return list
}
