package amocrm

import (
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// hookMost is how large the body of a webhook may be.
const hookMost = 1 << 20

// Hints reads a webhook: a form with PHP-style names such as leads[update][0][id]. Nothing in it is believed: the entity is
// read again.
func (r *Remote) Hints(_ http.Header, body []byte) ([]source.Link, error) {
	if len(body) > hookMost {
		return nil, fault.Invalidf("The message is too large.", "Сообщение слишком велико.")
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, fault.Invalidf("The message is no form of amoCRM.", "Сообщение не похоже на вебхук amoCRM.")
	}
	seen := map[source.Link]bool{}
	var list []source.Link
	add := func(kind, id string) {
		l := source.Link{Kind: kind, ID: id}
		if kind != "" && isNumber(id) && !seen[l] {
			seen[l] = true
			list = append(list, l)
		}
	}
	for name, values := range form {
		path := strings.Split(strings.ReplaceAll(name, "]", ""), "[")
		if len(path) < 4 || len(values) == 0 {
			continue
		}
		switch last := path[len(path)-1]; {
		case path[0] == "unsorted":
			if l := (source.Link{Kind: kindUnsorted, ID: "unsorted"}); !seen[l] {
				seen[l] = true
				list = append(list, l)
			}
		case len(path) == 4 && last == "id":
			if path[0] == "contacts" {
				// Companies come under contacts; both are looked at when the message does not say which it is.
				kind := form.Get(strings.TrimSuffix(name, "[id]") + "[type]")
				if kind == "" || kind == "contact" {
					add(kindContact, values[0])
				}
				if kind == "" || kind == "company" {
					add(kindCompany, values[0])
				}
				continue
			}
			add(hookKind(path[0]), values[0])
		case len(path) == 5 && path[1] == "note" && last == "element_id": // leads[note][0][note][element_id]
			add(hookKind(path[0]), values[0])
		}
	}
	return list, nil
}

func hookKind(root string) string {
	switch root {
	case "leads":
		return kindLead
	case "companies":
		return kindCompany
	case "customers":
		return kindCustomer
	case "task":
		return kindTask
	case "catalogs":
		return kindElement
	default:
		return ""
	}
}

func isNumber(s string) bool {
	return s != "" && len(s) < 20 && strings.Trim(s, "0123456789") == ""
}
