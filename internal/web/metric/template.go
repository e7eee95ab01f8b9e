package metric

import "net/url"

// template is a metric that is nearly made.
type template struct {
	Key, EN, RU string
	form        string // the fields, as an address has them
}

func templates() []template {
	return []template{
		{
			"fast_wins", "Share of deals won soon after the first talk", "Доля сделок, выигранных вскоре после первого разговора",
			"fact=deal&how=cohort&day=talk&goal=won&days=14",
		},
		{
			"answered", "Share of calls answered", "Доля отвеченных звонков",
			"fact=call&how=share&day=started&f=call_direction&fv.call_direction=in&g=call_result&gv.call_result=answered",
		},
		{"payment", "Average payment", "Средняя оплата", "fact=payment&how=mean&of=amount"},
		{
			"cycle", "Median time to win", "Медиана срока сделки",
			"fact=closing&how=median&of=cycle&day=closed&f=outcome&fv.outcome=won&better=less",
		},
		{"calls_per_win", "Calls for one win", "Звонков на одну продажу", "way=formula&over=calls_talked&by=deals_won&unit=number&better=less"},
		{"clients", "Different clients with a deal", "Сколько разных клиентов со сделкой", "fact=deal&how=distinct&of=client&day=created"},
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
	v, _ := url.ParseQuery(t.form) // written above
	v.Set("title", t.RU)
	v.Set("title_en", t.EN)
	return v
}
