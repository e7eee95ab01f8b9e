package ask

import "svodka/internal/model"

// words is a metric's definition in words.
func words(m *model.Model, x *model.Metric, lang string) string {
	if x.Formula.IsZero() {
		return x.Help.In(lang)
	}
	return x.Formula.Words(func(name string) string {
		if input, ok := m.Metric(name); ok {
			return input.Title.In(lang)
		}
		return name
	}, lang)
}
