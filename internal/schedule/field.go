package schedule

import "errors"

// misfit is an error with the field of a form that it stands beside.
type misfit struct {
	field string
	err   error
}

func (m *misfit) Error() string { return m.field + ": " + m.err.Error() }
func (m *misfit) Unwrap() error { return m.err }

func at(field string, err error) error { return &misfit{field, err} }

// Field names the field of a form that an error is about, "" none.
func Field(err error) string {
	if m, ok := errors.AsType[*misfit](err); ok {
		return m.field
	}
	return ""
}
