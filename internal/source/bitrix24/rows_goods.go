package bitrix24

import (
	"encoding/json"
	"math"

	"svodka/internal/source"
)

// lines hands over the product rows of a deal. What they cost is told by their products.
func (w *mapper) lines(o source.Object, x *deal, part string) error {
	return w.shelf.Linked(w.ctx, kindLine, source.Link{Kind: kindDeal, ID: o.ID}, func(l source.Object) error {
		id := "line-" + l.ID
		if l.Deleted || o.Deleted || part != partSales && part != partIgnore {
			return w.unless(false, "line", id)
		}
		var row line
		if err := json.Unmarshal(l.Body, &row); err != nil {
			return err
		}
		v := values{
			"deal": w.key("deal", x.ID), "quantity": float64(row.Quantity), "currency": source.OrNil(w.currency(x.Currency)),
			"amount": row.amount(),
		}
		if id := row.product(); id != "" {
			v["product"] = w.r.id + ":" + id
		}
		return w.put("line", id, v)
	})
}

func (x *line) amount() int64 {
	return int64(math.Round(float64(x.Price) * float64(x.Quantity) * 100))
}

// mainProduct is what the deal is about: the field that says so, else the largest of its product rows.
func (w *mapper) mainProduct(x *deal, b body) (any, error) {
	if name := w.word("product", kindDeal, b); name != "" {
		id, err := w.productNamed(name)
		return source.OrNil(id), err
	}
	var best line
	err := w.shelf.Linked(w.ctx, kindLine, to(kindDeal, x.ID), func(l source.Object) error {
		var row line
		if err := json.Unmarshal(l.Body, &row); err != nil || l.Deleted {
			return err
		}
		if best.ID == 0 || row.amount() > best.amount() {
			best = row
		}
		return nil
	})
	if id := best.product(); id != "" {
		return w.r.id + ":" + id, err
	}
	return nil, err
}

// productNamed is the key of the product of that name, "" when there is none.
func (w *mapper) productNamed(name string) (string, error) {
	if w.named == nil {
		w.named = map[string]string{}
		err := w.shelf.Each(w.ctx, kindProduct, 0, func(o source.Object) error {
			var x struct {
				Name text `json:"NAME"`
			}
			err := json.Unmarshal(o.Body, &x)
			if !o.Deleted {
				w.named[source.Slug(string(x.Name))] = w.r.id + ":product-" + o.ID
			}
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return w.named[source.Slug(name)], nil
}

// cost is what a product is bought for.
type cost struct {
	ID       num  `json:"id"`
	Price    sum  `json:"purchasingPrice"`
	Currency text `json:"purchasingCurrency"`
}

// costOf is what a product costs in the portal's own currency, nil when nobody entered it.
func (w *mapper) costOf(id string) (any, error) {
	c, err := shelved[cost](w.ctx, w.shelf, kindCost, id)
	if err != nil || !c.Price.known {
		return nil, err
	}
	base, from := w.portal.Currency, string(c.Currency)
	if from == "" || base == "" || from == base {
		return c.Price.minor, nil
	}
	x, err := shelved[currency](w.ctx, w.shelf, kindCurrency, from)
	if err != nil || x.Amount <= 0 {
		return nil, err // a currency the portal has no rate of
	}
	return int64(math.Round(float64(c.Price.minor) * float64(x.Amount) / max(1, float64(x.Count)))), nil
}

// costlier hands over again the products of which the cost alone has changed.
func (w *mapper) costlier() error {
	if w.after == 0 {
		return nil
	}
	return w.shelf.Each(w.ctx, kindCost, w.after, func(o source.Object) error {
		p, ok, err := w.shelf.Get(w.ctx, kindProduct, o.ID)
		if err != nil || !ok || p.Deleted || p.Seq > w.after {
			return err
		}
		return w.product(p)
	})
}

func (w *mapper) product(o source.Object) error {
	var x struct {
		Name    text `json:"NAME"`
		Price   sum  `json:"PRICE"`
		Section num  `json:"SECTION_ID"`
	}
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	cost, err := w.costOf(o.ID)
	if err != nil {
		return err
	}
	return w.put("product", "product-"+o.ID, values{
		"name": string(x.Name), "group": source.OrNil(w.sections[x.Section]), "price": x.Price.value(), "cost": cost,
	})
}

// goods hands over the products, and those that product rows name and the list does not have.
func (w *mapper) goods() error {
	err := w.shelf.Each(w.ctx, kindProduct, w.after, func(o source.Object) error {
		if o.Deleted {
			return w.drop("product", "product-"+o.ID)
		}
		return w.product(o)
	})
	if err != nil {
		return err
	}
	if err := w.costlier(); err != nil {
		return err
	}
	return w.shelf.Each(w.ctx, kindLine, w.after, func(o source.Object) error {
		var x line
		if err := json.Unmarshal(o.Body, &x); err != nil || o.Deleted {
			return err
		}
		id := x.product()
		if id == "" || w.said[id] {
			return nil
		}
		w.said[id] = true
		if x.Product != 0 {
			if _, ok, err := w.shelf.Get(w.ctx, kindProduct, x.Product.String()); err != nil || ok {
				return err
			}
		}
		return w.put("product", id, values{"name": string(x.Name)})
	})
}

// product is the id of a line's product; one that is not in the catalogue goes by its name.
func (x *line) product() string {
	switch {
	case x.Product != 0:
		return "product-" + x.Product.String()
	case x.Name != "":
		return "product-name-" + source.Slug(string(x.Name))
	default:
		return ""
	}
}
