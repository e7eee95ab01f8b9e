package account

import "errors"

// fieldError says which field of a form an error is of.
type fieldError struct {
	error

	field string
}

// Unwrap gives the error itself.
func (e *fieldError) Unwrap() error { return e.error }

func at(field string, err error) error {
	if err == nil {
		return nil
	}
	return &fieldError{err, field}
}

// Field names the field of a form that an error of this package is of: "login", "password", "was", "name", "role", "lang",
// "crm_user", "department", "hide". "" when it is of none.
func Field(err error) string {
	if e, ok := errors.AsType[*fieldError](err); ok {
		return e.field
	}
	return ""
}
