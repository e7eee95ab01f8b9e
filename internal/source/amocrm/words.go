package amocrm

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// account is what the account says of itself.
type account struct {
	ID       num    `json:"id"`
	Name     string `json:"name"`
	Domain   string `json:"subdomain"`
	Currency string `json:"currency"`
	User     num    `json:"current_user_id"`
	Mode     string `json:"customers_mode"`
	Filters  bool   `json:"is_api_filter_enabled"`
	Embedded struct {
		Groups many[named]    `json:"users_groups"`
		Tasks  many[taskType] `json:"task_types"`
		Dates  struct {
			Zone string `json:"timezone"`
		} `json:"datetime_settings"`
	} `json:"_embedded"`
}

type taskType struct {
	ID   num    `json:"id"`
	Name string `json:"name"`
	Code string `json:"code"`
}

type user struct {
	ID     num    `json:"id"`
	Name   string `json:"name"`
	Email  string `json:"email"`
	Rights struct {
		Active bool `json:"is_active"`
		Admin  bool `json:"is_admin"`
		Group  num  `json:"group_id"`
		Leads  struct {
			View string `json:"view"`
		} `json:"leads"`
	} `json:"rights"`
}

type pipeline struct {
	ID       num    `json:"id"`
	Name     string `json:"name"`
	Sort     num    `json:"sort"`
	Main     bool   `json:"is_main"`
	Archive  bool   `json:"is_archive"`
	Unsorted bool   `json:"is_unsorted_on"`
	Embedded struct {
		Statuses many[pipelineStatus] `json:"statuses"`
	} `json:"_embedded"`
}

type pipelineStatus struct {
	ID       num    `json:"id"`
	Name     string `json:"name"`
	Sort     num    `json:"sort"`
	Pipeline num    `json:"pipeline_id"`
	Type     num    `json:"type"`
}

type customField struct {
	ID    num         `json:"id"`
	Name  string      `json:"name"`
	Code  string      `json:"code"`
	Type  string      `json:"type"`
	Enums many[named] `json:"enums"`
}

// The statuses that end a lead in every pipeline.
const (
	statusWon  = 142
	statusLost = 143
)

const accountWith = "users_groups,task_types,datetime_settings,is_api_filter_enabled"

// Check reports who we are in the account and whether the key sees everything.
func (r *Remote) Check(ctx context.Context) (source.Account, error) {
	var a account
	if _, err := r.get(ctx, "/api/v4/account", url.Values{"with": {accountWith}}, &a); err != nil {
		if refusedKey(err) {
			err = r.unaccepted(ctx, err)
		}
		return source.Account{}, err
	}
	out := source.Account{ID: a.ID.String(), Name: a.Name, Address: r.address, Zone: a.Embedded.Dates.Zone, Currency: a.Currency}
	if _, err := time.LoadLocation(out.Zone); err != nil {
		out.Zone = ""
	}
	var u user
	found, err := r.get(ctx, "/api/v4/users/"+a.User.String(), nil, &u)
	switch {
	case codeOf(err) == http.StatusForbidden:
		return out, fault.Because(err, fault.Forbidden, fault.Text{
			EN: "The key belongs to a user who is no administrator: amoCRM would hide part of the data. Make the key as an administrator.",
			RU: "Ключ выпущен не администратором: amoCRM скрыла бы часть данных. Выпустите ключ под администратором.",
		})
	case err != nil:
		return out, err
	case found && !u.Rights.Admin && a.User != 0:
		return out, fault.Sentence(fault.Forbidden,
			"%s is no administrator of the account: part of the data would be hidden. Make the key as an administrator.",
			"%s — не администратор аккаунта: часть данных была бы скрыта. Выпустите ключ под администратором.", u.Name)
	}
	out.User = u.Name
	if !a.Filters {
		out.Warnings = append(out.Warnings, fault.Text{
			EN: "The account's API does not filter lists: runs read the newest changes first, and a daily sweep finds the rest.",
			RU: "Фильтры API в аккаунте не включены: загрузки читают новейшие изменения, остальное находит ежедневная сверка.",
		})
	}
	return out, nil
}

// words reads the dictionaries whole: there are few of each.
func (r *Remote) words(ctx context.Context, shelf source.Shelf) error {
	var raw json.RawMessage
	if _, err := r.get(ctx, "/api/v4/account", url.Values{"with": {accountWith}}, &raw); err != nil {
		return err
	}
	if err := shelf.Put(ctx, []source.Object{object(kindAccount, "account", 0, raw)}, nil); err != nil {
		return err
	}
	lists := []struct {
		kind, prefix, path, list string
		query                    url.Values
		may                      bool // it may be switched off
	}{
		{kind: kindUser, path: "/api/v4/users", list: "users", query: url.Values{"with": {"group,role"}}},
		{kind: kindPipeline, path: "/api/v4/leads/pipelines", list: "pipelines"},
		{kind: kindReason, path: "/api/v4/leads/loss_reasons", list: "loss_reasons", may: true},
		{kind: kindCatalog, path: "/api/v4/catalogs", list: "catalogs", may: true},
		{kind: kindField, prefix: "leads:", path: "/api/v4/leads/custom_fields", list: "custom_fields"},
		{kind: kindField, prefix: "contacts:", path: "/api/v4/contacts/custom_fields", list: "custom_fields"},
		{kind: kindField, prefix: "companies:", path: "/api/v4/companies/custom_fields", list: "custom_fields"},
	}
	read := make([][]json.RawMessage, len(lists))
	g, within := errgroup.WithContext(ctx)
	for i, l := range lists {
		g.Go(func() (err error) {
			read[i], err = r.whole(within, l.path, l.list, l.query)
			if code := codeOf(err); l.may && (code == http.StatusNotFound || code == http.StatusForbidden || code == http.StatusPaymentRequired) {
				read[i], err = nil, nil
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	found := map[string][]source.Object{}
	for i, l := range lists {
		for _, raw := range read[i] {
			var x struct {
				ID num `json:"id"`
			}
			if err := json.Unmarshal(raw, &x); err != nil {
				return fmt.Errorf("%s: %w", l.path, err)
			}
			found[l.kind] = append(found[l.kind], object(l.kind, l.prefix+x.ID.String(), 0, raw))
		}
	}
	for kind, list := range found {
		if err := replace(ctx, shelf, kind, list); err != nil {
			return err
		}
	}
	return nil
}

// replace puts a whole list on the shelf: what is not in it is gone.
func replace(ctx context.Context, shelf source.Shelf, kind string, list []source.Object) error {
	here := map[string]bool{}
	for _, o := range list {
		here[o.ID] = true
	}
	if err := shelf.Put(ctx, list, nil); err != nil {
		return err
	}
	return missing(ctx, shelf, kind, here)
}

// missing tells the shelf that the things of a kind that are not here are gone.
func missing(ctx context.Context, shelf source.Shelf, kind string, here map[string]bool) error {
	var gone []source.Object
	err := shelf.IDs(ctx, kind, func(id string) error {
		if !here[id] {
			gone = append(gone, source.Object{Kind: kind, ID: id})
		}
		return nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return shelf.Put(ctx, gone, nil)
}

// shelved reads one object of the shelf; the zero value when it is not there.
func shelved[T any](ctx context.Context, shelf source.Shelf, kind, id string) (x T, err error) {
	o, ok, err := shelf.Get(ctx, kind, id)
	if err != nil || !ok {
		return x, err
	}
	return x, json.Unmarshal(o.Body, &x)
}

// elementsEvery is how often, in seconds, catalogs are read: their lists can only be read whole.
const elementsEvery = 3600

// elements reads the catalogs of products and invoices.
func (r *Remote) elements(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	const name = "elements"
	c, err := shelf.Cursor(ctx, name)
	if err != nil {
		return err
	}
	last, _ := strconv.ParseInt(string(c), 10, 64)
	now := r.now().Unix()
	if now-last < elementsEvery && last <= now {
		return nil
	}
	here := map[string]bool{}
	err = shelf.Each(ctx, kindCatalog, 0, func(o source.Object) error {
		if o.Deleted {
			return nil
		}
		var x struct {
			ID   num    `json:"id"`
			Type string `json:"type"`
		}
		if err := json.Unmarshal(o.Body, &x); err != nil {
			return err
		}
		if x.Type != "products" && x.Type != "invoices" {
			return nil
		}
		return r.elementsOf(ctx, shelf, x.ID, here)
	})
	if err != nil {
		return err
	}
	if err := missing(ctx, shelf, kindElement, here); err != nil {
		return err
	}
	tell(source.Progress{
		Stream: name, Title: fault.Text{EN: "Products and invoices", RU: "Товары и счета"}, Objects: int64(len(here)), Done: true,
	})
	return shelf.Put(ctx, nil, map[string]source.Cursor{name: source.Cursor(strconv.FormatInt(now, 10))})
}

// elementsOf keeps the elements of one catalog, page by page, and notes that they are there.
func (r *Remote) elementsOf(ctx context.Context, shelf source.Shelf, catalog num, here map[string]bool) error {
	path := "/api/v4/catalogs/" + catalog.String() + "/elements"
	return r.pages(ctx, path, "elements", nil, 1, func(_ int, things []json.RawMessage, _ bool) (bool, error) {
		list := make([]source.Object, 0, len(things))
		for _, raw := range things {
			var e struct {
				ID      num `json:"id"`
				Updated num `json:"updated_at"`
			}
			if err := json.Unmarshal(raw, &e); err != nil {
				return false, err
			}
			o := object(kindElement, elementID(catalog, e.ID), e.Updated, raw)
			list, here[o.ID] = append(list, o), true
		}
		return false, shelf.Put(ctx, list, nil)
	})
}

// unsorted reads the requests nobody has taken yet: a short list that empties as they are taken.
func (r *Remote) unsorted(ctx context.Context, shelf source.Shelf) error {
	things, err := r.whole(ctx, "/api/v4/leads/unsorted", "unsorted", nil)
	if code := codeOf(err); code == http.StatusForbidden || code == http.StatusNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	list, here := make([]source.Object, 0, len(things)), map[string]bool{}
	for _, raw := range things {
		o, err := wrapUnsorted(raw)
		if err != nil {
			return err
		}
		list, here[o.ID] = append(list, o), true
	}
	if err := r.decided(ctx, shelf, here); err != nil {
		return err
	}
	return replace(ctx, shelf, kindUnsorted, list)
}

// decided reads the leads of requests that wait no more and whose leads were not listed so far: what was accepted is there now.
func (r *Remote) decided(ctx context.Context, shelf source.Shelf, here map[string]bool) error {
	var left []string
	err := shelf.IDs(ctx, kindUnsorted, func(id string) error {
		if !here[id] {
			left = append(left, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range left {
		u, err := shelved[incoming](ctx, shelf, kindUnsorted, id)
		if err != nil {
			return err
		}
		_, listed, err := shelf.Get(ctx, kindLead, u.lead().String())
		if err != nil {
			return err
		}
		if listed || u.lead() == 0 {
			continue
		}
		for _, s := range r.swept() {
			if s.kind != kindLead {
				continue
			}
			if err := r.reread(ctx, shelf, s, u.lead().String()); err != nil {
				return err
			}
		}
	}
	return nil
}
