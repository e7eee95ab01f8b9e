package alert

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/account"
)

// Hushes reports whether somebody's putting off, or taking, an incident holds for all who are told of it. Those who answer for others
// may; whom the figure is about, and everybody else, keeps back no more than what they themselves are told, so that nobody silences
// an alert about themselves.
func Hushes(u account.User, r Rule, key string) bool {
	return Keeps(u.Role) || u.Role == account.Head && (r.By != "owner" || u.CRMUser == "" || u.CRMUser != key)
}

// Mutes are those who have put off what they themselves are told, and until when: a line for each, as text so that states compare.
type Mutes string

// Of is until when somebody is not told, zero where they are.
func (m Mutes) Of(login string) time.Time {
	for line := range strings.Lines(string(m)) {
		until, who, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if at, err := strconv.ParseInt(until, 10, 64); err == nil && who == login {
			return time.Unix(at, 0).UTC()
		}
	}
	return time.Time{}
}

// with notes until when somebody is not told. A moment that is past takes them out, and so do those of the others that are.
func (m Mutes) with(login string, until, now time.Time) Mutes {
	var lines []string
	for line := range strings.Lines(string(m)) {
		at, who, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if n, err := strconv.ParseInt(at, 10, 64); err == nil && who != login && n > now.Unix() {
			lines = append(lines, strings.TrimSuffix(line, "\n"))
		}
	}
	if until.After(now) {
		lines = append(lines, strconv.FormatInt(until.Unix(), 10)+" "+login)
	}
	slices.Sort(lines)
	return Mutes(strings.Join(lines, "\n"))
}

// takenBy notes who takes care of an incident. Where that keeps nothing from the others, one of those who answer for it may take it
// from them.
func takenBy(r Rule, key string, s State, who account.User, now time.Time) (State, Phase, bool) {
	hushes := Hushes(who, r, key)
	if hushes && s.Phase == Acknowledged && s.Loud {
		s.By, s.Loud, s.Since = who.Login, false, now
		return s, Acknowledged, true
	}
	s, ok := Acknowledge(s, who.Login, now)
	s.Loud = ok && !hushes
	return s, Acknowledged, ok
}

// putOffBy keeps notices of a member back until a moment: everybody's, or only theirs.
func putOffBy(r Rule, key string, s State, who account.User, until, now time.Time) (State, Phase, bool) {
	phase := Woken
	if !Hushes(who, r, key) {
		if until.After(now) {
			phase = Muted
		}
		s.Own = s.Own.with(who.Login, until, now)
		return s, phase, true
	}
	if until.After(now) {
		phase = Snoozed
	}
	s.Own = s.Own.with(who.Login, time.Time{}, now)
	return Snooze(s, who.Login, until.UTC()), phase, true
}
