package source

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"svodka/internal/fault"
	"svodka/internal/source/push"
	"svodka/internal/web/page"
)

// push takes in rows that a system sends by itself. It answers in JSON once they are kept; a run loads them.
func (p *Pages) push(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, push.BodyMost))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return reply(w, http.StatusRequestEntityTooLarge, map[string]any{
			"error": v.T("The batch is larger than 8 MiB. Send it in parts.", "Посылка больше 8 МиБ. Разбейте её на части."),
		})
	case err != nil:
		return reply(w, http.StatusBadRequest, map[string]any{"error": v.T("The batch broke off.", "Посылка оборвалась.")})
	}
	receipt, err := p.sources.Receive(r.Context(), r.PathValue("id"), r.PathValue("entity"), r.Header, body)
	if err != nil {
		status := fault.Status(err)
		if fault.Is(err, fault.Forbidden) {
			status = http.StatusUnauthorized
		}
		return reply(w, status, map[string]any{"error": fault.MessageIn(err, string(v.Lang))})
	}
	if len(receipt.Bad) == 0 {
		return reply(w, http.StatusAccepted, map[string]any{"accepted": receipt.Accepted})
	}
	list := make([]map[string]any, 0, len(receipt.Bad))
	for _, b := range receipt.Bad {
		list = append(list, map[string]any{"row": b.Row, "field": b.Field, "value": b.Value, "reason": b.Reason.In(string(v.Lang))})
	}
	return reply(w, http.StatusUnprocessableEntity, map[string]any{"accepted": 0, "errors": list})
}

func reply(w http.ResponseWriter, status int, v map[string]any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err = w.Write(append(text, '\n'))
	return err
}
