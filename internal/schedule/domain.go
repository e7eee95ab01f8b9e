package schedule

import (
	"context"
	"net/netip"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	longestDomain = 253
	longestLabel  = 63
)

// named reports whether a host has a name of its own: not an address, not the top of many names, not this very machine.
func named(host string) bool {
	labels := strings.Split(host, ".")
	last := labels[len(labels)-1]
	if _, err := netip.ParseAddr(host); err == nil || len(labels) < 2 || utf8.RuneCountInString(host) > longestDomain || last == "localhost" {
		return false
	}
	return strings.Trim(last, "0123456789") != "" && !slices.ContainsFunc(labels, func(label string) bool {
		return label == "" || utf8.RuneCountInString(label) > longestLabel || strings.Trim(label, "-") != label ||
			strings.ContainsFunc(label, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-'
			})
	})
}

// hooked reports whether a webhook leads to a host: one inside the company may have an address alone, or a short name.
func (s *Service) hooked(ctx context.Context, host string) (bool, error) {
	list, err := s.Store.Schedules(ctx)
	return slices.ContainsFunc(list, func(x Schedule) bool {
		return slices.ContainsFunc(x.Recipients, func(r Recipient) bool { return r.Channel == Webhook && r.domain() == host })
	}), err
}
