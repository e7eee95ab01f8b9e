package deliver

import (
	"bufio"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"

	"svodka/internal/fault"
)

// Bounce is what a mail server reports of a letter it could not deliver.
type Bounce struct {
	Address string
	// Status is such as "5.1.1"; Permanent says that it stays so.
	Status    string
	Permanent bool
	Note      string
}

// ReadBounce reads a letter that came back (RFC 3464). ok is false for any other letter. The mailbox that letters come from
// hands it what it gets; the addresses of permanent ones are then switched off.
func ReadBounce(r io.Reader) (list []Bounce, ok bool, err error) {
	defer fault.Wrap(&err, "deliver.ReadBounce")
	const most = 1 << 20
	m, err := mail.ReadMessage(io.LimitReader(r, most))
	if err != nil {
		return nil, false, err
	}
	kind, with, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/report" || !strings.EqualFold(with["report-type"], "delivery-status") {
		return nil, false, nil // a letter of another kind, or one whose kind cannot be read
	}
	parts := multipart.NewReader(m.Body, with["boundary"])
	for {
		p, err := parts.NextPart()
		if err != nil {
			return list, len(list) > 0, nil // what was read of a letter cut short still counts
		}
		if kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); kind == "message/delivery-status" {
			return readStatus(p), true, nil
		}
	}
}

// readStatus reads the groups of fields: the first is about the letter, each other about a recipient.
func readStatus(r io.Reader) (list []Bounce) {
	fields := textproto.NewReader(bufio.NewReader(r))
	for {
		h, err := fields.ReadMIMEHeader()
		_, address, found := strings.Cut(h.Get("Final-Recipient"), ";")
		if found && strings.EqualFold(strings.TrimSpace(h.Get("Action")), "failed") {
			status, _, _ := strings.Cut(strings.TrimSpace(h.Get("Status")), " ")
			note := h.Get("Diagnostic-Code")
			list = append(list, Bounce{
				Address: strings.ToLower(strings.TrimSpace(address)), Status: status, Note: strings.TrimSpace(note),
				Permanent: strings.HasPrefix(status, "5.1.") || status == "5.2.1",
			})
		}
		if err != nil {
			return list
		}
	}
}
