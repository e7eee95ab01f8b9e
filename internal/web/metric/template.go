package metric

import (
	"net/url"
)

// template is a metric that is nearly made.
type template struct {
	Key, EN, RU string
	fields      url.Values
}

func templates() []template {
	return []template{
		{"fast_wins", "Share of deals won soon after the first talk", "Доля сделок, выигранных вскоре после первого разговора",
			url.Values{"fact": {"deal"}, "how": {howCohort}, "day": {"talk"}, "goal": {"won"}, "days": {"14"}}},
		{"answered", "Share of calls answered", "Доля отвеченных звонков",
			url.Values{"fact": {"call"}, "how": {howShare}, "day": {"started"}, "f": {"call_direction"}, "fv.call_direction": {"in"}, "g": {"call_result"}, "gv.call_result": {"answered"}}},
		{"payment", "Average payment", "Средняя оплата", url.Values{"fact": {"payment"}, "how": {"mean"}, "of": {"amount"}}},
		{"cycle", "Median time to win", "Медиана срока сделки", url.Values{"fact": {"closing"}, "how": {"median"}, "of": {"cycle"}, "day": {"closed"}, "f": {"outcome"}, "fv.outcome": {"won"}, "better": {"less"}}},
		{"calls_per_win", "Calls for one win", "Звонков на одну продажу", url.Values{"way": {wayFormula}, "over": {"calls_talked"}, "by": {"deals_won"}, "unit": {"number"}, "better": {"less"}}},
		{"clients", "Different clients with a deal", "Сколько разных клиентов со сделкой", url.Values{"fact": {"deal"}, "how": {"distinct"}, "of": {"client"}, "day": {"created"}}},
	}
}

func templateOf(key string) (template, bool) {
	for _, t := range templates() {
		if t.Key == key {
			return t, true
		}
	}
	return template{}, false
}

// values are the fields of the form.
func (t template) values() url.Values {
	out := url.Values{}
	for key, list := range t.fields {
		out[key] = list
	}
	out.Set("title", t.RU)
	out.Set("title_en", t.EN)
	return out
}
