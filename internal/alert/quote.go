package alert

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/model"
	"svodka/internal/query"
)

// Quote is what a record behind a figure says for itself: the mark that a client gave, the words they wrote.
type Quote struct {
	Title model.Text
	Text  string
}

// recorder gives the records behind a figure. A desk does.
type recorder interface {
	Records(ctx context.Context, v access.Viewer, q query.Query, page ask.Page) (*ask.RecordList, error)
}

// longestQuote bounds the words of one record, mostQuoted how many records speak.
const (
	longestQuote = 300
	mostQuoted   = 3
)

// quote lets the newest records behind an item speak, those that its reader may see.
func (s *Service) quote(ctx context.Context, to account.User, n Notification, x *Item) error {
	desk, ok := s.Asker.(recorder)
	if !ok || len(x.Rule.Quote) == 0 || x.Say != Alert {
		return nil
	}
	about, err := s.Asker.About(ctx)
	if err != nil {
		return err
	}
	q, err := x.Rule.question(about.Model, placeOfSlot(x.Rule, about.Calendar, n.Seen.Slot))
	if err != nil {
		return err
	}
	if q.Where, ok = only(about.Model, q.Where, x.Rule.By, n.Key); !ok {
		return nil
	}
	v := s.Viewer(to)
	v.Lang = to.Lang
	list, err := desk.Records(ctx, v, q, ask.Page{Limit: mostQuoted})
	if err != nil {
		return ofRights(err)
	}
	for _, row := range list.Rows {
		for i, c := range list.Columns {
			if !slices.Contains(x.Rule.Quote, c.Name) {
				continue
			}
			if text := said(row[i+1]); text != "" {
				x.Quotes = append(x.Quotes, Quote{Title: c.Title, Text: text})
			}
		}
	}
	return nil
}

// said is a value of a record as a line of text.
func said(v any) string {
	text := ""
	switch v := v.(type) {
	case string:
		text = strings.Join(strings.Fields(v), " ")
	case int64:
		text = strconv.FormatInt(v, 10)
	case float64:
		text = strconv.FormatFloat(v, 'f', -1, 64)
	}
	if runes := []rune(text); len(runes) > longestQuote {
		text = strings.TrimSpace(string(runes[:longestQuote])) + "…"
	}
	return text
}
