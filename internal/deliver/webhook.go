package deliver

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"syscall"
	"time"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

// Webhook posts letters as JSON to an address somebody typed in, so it goes out to the internet alone: never into the
// company's own network, unless that is allowed, and never where an answer points.
//
// The receiver checks Svodka-Signature, "t=<unix seconds>,v1=<hex HMAC-SHA256 of t.id.body>", and takes two posts with the
// same Idempotency-Key for one.
type Webhook struct {
	// Secret signs. It may not be empty.
	Secret []byte
	// Allow are networks of one's own that may be written to, over plain HTTP too.
	Allow []netip.Prefix
	Now   func() time.Time
	// Resolver is for tests; nil is the system's.
	Resolver *net.Resolver
}

var _ schedule.Sender = Webhook{}

// errInside is what a post into a closed network ends with.
var errInside = fault.Sentence(fault.Forbidden,
	"The address leads into a private network. An administrator can allow it.", "Адрес ведёт во внутреннюю сеть. Его может разрешить администратор.")

type hookFile struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Body []byte `json:"body"` // base64
}

type hookBody struct {
	ID      string     `json:"id"`
	Subject string     `json:"subject"`
	Text    string     `json:"text"`
	HTML    string     `json:"html,omitempty"`
	Lang    string     `json:"lang"`
	Made    time.Time  `json:"made"`
	Files   []hookFile `json:"files"`
}

// Send posts a letter.
func (w Webhook) Send(ctx context.Context, l schedule.Letter) (err error) {
	defer fault.Wrap(&err, "deliver.Webhook")
	u, err := url.Parse(l.To)
	switch {
	case len(w.Secret) == 0:
		return never(errors.New("webhook: no secret to sign with"))
	case err != nil, u.Host == "", u.User != nil, u.Scheme != "https" && u.Scheme != "http":
		return never(fault.Sentence(fault.Invalid, "This is no address of a webhook.", "Это не адрес вебхука."))
	}
	b := hookBody{ID: l.ID, Subject: l.Subject, Text: l.Text, HTML: l.HTML, Lang: string(l.Lang), Made: l.Made.UTC(), Files: []hookFile{}}
	for _, f := range l.Files {
		b.Files = append(b.Files, hookFile{Name: fileName(f.Name), Type: f.Type, Body: f.Body})
	}
	body, err := json.Marshal(b)
	if err != nil {
		return never(err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, l.To, bytes.NewReader(body))
	if err != nil {
		return never(err)
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("Idempotency-Key", l.ID)
	req.Header.Set("Svodka-Signature", w.sign(l.ID, body))
	req.Header.Set("User-Agent", "Svodka")
	client := w.client(u.Scheme == "http")
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if errors.Is(err, errInside) {
		return never(errInside)
	}
	if err != nil {
		if e, ok := errors.AsType[*url.Error](err); ok {
			err = e.Err // the address may hold a key, and notes are read by many
		}
		return unreached(err)
	}
	defer func() { _ = resp.Body.Close() }()
	const most = 64 << 10
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, most))
	return w.answer(resp)
}

func (w Webhook) sign(id string, body []byte) string {
	at := strconv.FormatInt(w.Now().Unix(), 10)
	return "t=" + at + ",v1=" + Signature(w.Secret, at, id, body)
}

// Signature is what a post is signed with.
func Signature(secret []byte, at, id string, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	_, _ = io.WriteString(mac, at+"."+id+".")
	_, _ = mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

// client goes to the address that was looked at and nowhere else: the check stands after the name is resolved, at the moment
// of connecting, so that a name which points elsewhere the next time gains nothing.
func (w Webhook) client(plain bool) *http.Client {
	const patience, hello = 30 * time.Second, 10 * time.Second
	d := &net.Dialer{Timeout: hello, Resolver: w.Resolver, Control: func(network, address string, _ syscall.RawConn) error {
		if network != "tcp4" && network != "tcp6" {
			return errInside
		}
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return errInside
		}
		inside := w.allowed(to.Addr())
		if !inside && (closed(to.Addr()) || plain) {
			return errInside
		}
		return nil
	}}
	return &http.Client{
		Timeout: patience,
		Transport: &http.Transport{
			Proxy: nil, DialContext: d.DialContext, TLSHandshakeTimeout: hello, DisableKeepAlives: true, ForceAttemptHTTP2: true,
			MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func (w Webhook) allowed(a netip.Addr) bool {
	a = a.Unmap()
	return slices.ContainsFunc(w.Allow, func(p netip.Prefix) bool { return p.Contains(a) })
}

// closedNetworks are not the internet, or lead into other networks by way of it.
func closedNetworks() []string {
	return []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
		"240.0.0.0/4", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10", "::/96",
	}
}

func closed(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.Zone() != "" {
		return true
	}
	return slices.ContainsFunc(closedNetworks(), func(p string) bool { return netip.MustParsePrefix(p).Contains(a) })
}

func (w Webhook) answer(resp *http.Response) error {
	err := fmt.Errorf("webhook: %s", resp.Status)
	switch code := resp.StatusCode; {
	case code >= 200 && code < 300:
		return nil
	case code == http.StatusGone:
		return off(err)
	case code == http.StatusRequestTimeout, code == http.StatusTooEarly, code == http.StatusTooManyRequests, code >= 500:
		return &schedule.Trouble{After: w.retryAfter(resp.Header.Get("Retry-After")), Cause: err}
	default: // redirects too: a letter goes to the address that was approved
		return never(err)
	}
}

func (w Webhook) retryAfter(text string) time.Duration {
	if seconds, err := strconv.Atoi(text); err == nil && seconds > 0 {
		return time.Duration(min(seconds, 24*60*60)) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(at.Sub(w.Now()), 0), 24*time.Hour)
	}
	return 0
}
