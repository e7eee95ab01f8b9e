package page

import "net/http"

// Refused gives a writer that answers with 422 where a page would say that all is well: the page that is shown through it has a
// form that was refused. The status is written by whoever shows the page, after the headers; one that is written before them leaves
// an answer without a content type, which a browser shows as its source.
func Refused(w http.ResponseWriter) http.ResponseWriter { return &refused{w} }

type refused struct{ http.ResponseWriter }

// WriteHeader puts the status of a refusal in place of 200.
func (w *refused) WriteHeader(status int) {
	if status == http.StatusOK {
		status = http.StatusUnprocessableEntity
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets a handler set deadlines of the connection.
func (w *refused) Unwrap() http.ResponseWriter { return w.ResponseWriter }
