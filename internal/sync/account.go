package sync

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// whole reports that a kind brings all of an account: a second source of the same account would count everything twice and
// share one rate limit. Kinds whose mapping says which tables they read may have several sources of one place.
func whole(k source.Kind) bool {
	return !slices.ContainsFunc(k.Fields, func(f source.Field) bool { return f.Name == "mapping" })
}

// sameAccount goes by the system's own id of the account where both are known: addresses change.
func sameAccount(a, b source.Account) bool {
	if a.ID != "" && b.ID != "" {
		return a.ID == b.ID
	}
	return sameAddress(a, b)
}

func sameAddress(a, b source.Account) bool {
	return a.Address != "" && strings.EqualFold(strings.TrimRight(a.Address, "/"), strings.TrimRight(b.Address, "/"))
}

func bare(address string) string {
	if _, host, ok := strings.Cut(address, "://"); ok {
		address = host
	}
	return strings.TrimRight(address, "/")
}

// unconnected refuses an account that has a source already.
func (s *Service) unconnected(ctx context.Context, k source.Kind, a source.Account) error {
	if !whole(k) {
		return nil
	}
	list, err := s.sources(ctx)
	if err != nil {
		return err
	}
	for _, x := range list {
		if x.Kind == k.Name && sameAccount(a, x.Account) {
			return fault.Invalidf("%[1]s is connected already as “%[2]s”. New keys are entered on its page.",
				"Аккаунт %[1]s уже подключён: «%[2]s». Новые ключи вводятся на его странице.", bare(a.Address), x.Title)
		}
	}
	return nil
}

// dials is how often a connection may fail while keys are tried. A run has hours to wait for a system; somebody who looks
// at a form has not.
const dials = 2

// trial is the transport while keys are tried: where nobody answers at all, it gives up early and says so.
type trial struct {
	base   http.RoundTripper
	giveUp context.CancelCauseFunc
	failed *atomic.Int32
}

// RoundTrip passes a request on.
func (t trial) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := t.base.RoundTrip(r)
	var (
		dial *net.OpError
		cert *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &cert):
		t.giveUp(fault.Invalidf("The certificate of %s is not trusted by this machine. Check the address, or install the certificate.",
			"Сертификату %s эта машина не доверяет. Проверьте адрес или установите сертификат.", r.URL.Host))
	case errors.As(err, &dial) && dial.Op == "dial" && t.failed.Add(1) == dials:
		t.giveUp(fault.Invalidf("Nobody answers at %s. Check the address.",
			"По адресу %s никто не отвечает. Проверьте адрес.", r.URL.Host))
	}
	return answer, err //nolint:wrapcheck // a transport adds nothing of its own
}

// tried runs a check so that an address where nobody answers is told within seconds.
func (s *Service) tried(ctx context.Context, check func(context.Context, *http.Client) (source.Account, error)) (source.Account, error) {
	ctx, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	client := http.Client{}
	if s.HTTP != nil {
		client = *s.HTTP
	}
	base := client.Transport
	if base == nil {
		base = http.DefaultTransport
	}
	client.Transport = trial{base, giveUp, new(atomic.Int32)}
	account, err := check(ctx, &client)
	var said *fault.Error
	if cause := context.Cause(ctx); err != nil && errors.As(cause, &said) {
		return account, cause
	}
	return account, err
}
