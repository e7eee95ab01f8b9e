package target

import (
	"net/http"

	"svodka/internal/web/page"
)

func (p *Pages) split(http.ResponseWriter, *http.Request, *page.Visit) error    { return page.ErrNoPage }
func (p *Pages) setSplit(http.ResponseWriter, *http.Request, *page.Visit) error { return page.ErrNoPage }
func (p *Pages) bring(http.ResponseWriter, *http.Request, *page.Visit) error    { return page.ErrNoPage }
func (p *Pages) setBring(http.ResponseWriter, *http.Request, *page.Visit) error { return page.ErrNoPage }
func (p *Pages) export(http.ResponseWriter, *http.Request, *page.Visit) error   { return page.ErrNoPage }
func (p *Pages) rules(http.ResponseWriter, *http.Request, *page.Visit) error    { return page.ErrNoPage }
func (p *Pages) setRules(http.ResponseWriter, *http.Request, *page.Visit) error { return page.ErrNoPage }
func (p *Pages) setShape(http.ResponseWriter, *http.Request, *page.Visit) error { return page.ErrNoPage }
