package alert

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/lang"
	"svodka/internal/model/unit"
)

// toldItem completes an item that is told from outside the questions. ok is false where it is not the reader's to know: what is told
// of a department is its head's and of those who see all rows.
func (s *Service) toldItem(ctx context.Context, to account.User, x *Item) (ok bool, err error) {
	x.Unit = unit.Of(unit.Number)
	member, thing := x.Rule.member(x.Key)
	x.Name = member
	g := s.Viewer(to).Grant
	all := g.All && g.Metrics == nil && len(g.Hidden) == 0
	if x.Rule.Kind == Late || x.Rule.By == "" {
		if s.Titles != nil {
			titles, err := s.Titles(ctx)
			if err != nil {
				return false, err
			}
			x.Name = cmp.Or(titles[member], member)
		}
		if x.Rule.Report == "" {
			x.Path = "/data/" + url.PathEscape(member)
		}
		return to.Role.Administers() || all && slices.Contains(x.Rule.To, Whom(to.Role)), nil
	}
	house, err := s.Asker.House(ctx)
	if err != nil {
		return false, err
	}
	x.Name = ""
	for _, d := range house.Departments {
		if d.ID == member {
			x.Name = d.Name
		}
	}
	label, _, _ := strings.Cut(thing, "#")
	if label != "" {
		x.Name = strings.TrimPrefix(x.Name+", "+periodIn(lang.Lang(to.Lang), label), ", ")
	}
	return all || x.Rule.By == "department" && to.Role == account.Head && !to.Limited() && heads(to, member, "", house), nil
}

// periodIn writes a period's label in words: "2026-10" is "октябрь 2026".
func periodIn(l lang.Lang, label string) string {
	if t, err := time.Parse("2006-01", label); err == nil {
		return l.Month(t.Year(), t.Month())
	}
	return label
}
