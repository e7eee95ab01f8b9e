package amocrm

import (
	"net/url"
	"strconv"
)

// maxLimit is the longest page of nearly every list, maxEvents that of events.
const (
	maxLimit  = 250
	maxEvents = 100
	usual     = 50
)

// window is the page that is asked for.
type window struct{ page, limit int }

func (c *call) window(most int) window {
	w := window{page: 1, limit: usual}
	if n, err := strconv.Atoi(c.q.kid("page").text()); err == nil && n > 0 {
		w.page = n
	}
	if n, err := strconv.Atoi(c.q.kid("limit").text()); err == nil && n > 0 {
		w.limit = n
	}
	w.limit = min(w.limit, most)
	return w
}

// paged answers one page of n things. Where total is set the list tells how many there are.
func (c *call) paged(name string, most, n int, total bool, show func(i int) any) {
	w := c.window(most)
	from := (w.page - 1) * w.limit
	if from >= n {
		c.none()
		return
	}
	to := min(from+w.limit, n)
	rows := make([]any, 0, to-from)
	for i := from; i < to; i++ {
		rows = append(rows, show(i))
	}
	links := obj{"self": obj{"href": c.pageLink(w.page, w.limit)}}
	// The last page, when full, tells of a next one that is empty: the list looks no further than its page.
	if to < n || to-from == w.limit && !total {
		links["next"] = obj{"href": c.pageLink(w.page+1, w.limit)}
	}
	if w.page > 1 {
		links["first"] = obj{"href": c.pageLink(1, w.limit)}
		links["prev"] = obj{"href": c.pageLink(w.page-1, w.limit)}
	}
	body := obj{"_page": w.page, "_links": links, "_embedded": obj{name: rows}}
	if total {
		pages := (n + w.limit - 1) / w.limit
		body["_total_items"], body["_page_count"] = n, pages
		if pages > 1 {
			links["last"] = obj{"href": c.pageLink(pages, w.limit)}
		}
	}
	c.body = body
}

// whole answers a list that has no pages.
func (c *call) whole(name string, rows []any) {
	if len(rows) == 0 {
		c.none()
		return
	}
	c.body = obj{
		"_total_items": len(rows), "_links": obj{"self": obj{"href": c.base + c.r.URL.RequestURI()}}, "_embedded": obj{name: rows},
	}
}

func (c *call) pageLink(page, limit int) string {
	q := url.Values{}
	for k, v := range c.r.URL.Query() {
		if k != "page" && k != "limit" {
			q[k] = v
		}
	}
	q.Set("page", strconv.Itoa(page))
	q.Set("limit", strconv.Itoa(limit))
	return c.base + c.r.URL.Path + "?" + q.Encode()
}
