// Package kpi keeps the metrics that a company has defined for itself. A definition is the same YAML as a shipped metric's. It
// is kept with versions: who, when, why, and the first day it holds; a period that was over by then keeps the meaning it had.
package kpi

import (
	"context"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Version is one saving of a metric.
type Version struct {
	Seq  int64 // place among all savings
	ID   string
	No   int // from 1
	Name model.Name
	YAML string
	Area string
	// From is the first day it holds on; Ever says for all time instead.
	From cal.Day
	Ever bool
	// Restate says that it was chosen on purpose that the new meaning holds for all time.
	Restate bool
	Deleted bool
	At      time.Time // UTC
	By, Why string
}

// Store keeps versions. store/sqlite is one; it refuses to change or remove a version.
type Store interface {
	// MetricVersions gives all versions in the order they were saved.
	MetricVersions(ctx context.Context) ([]Version, error)
	// MetricRevision grows with every version that is saved.
	MetricRevision(ctx context.Context) (int64, error)
	// SaveMetric keeps a further version; fault.Conflict when No is not the next one.
	SaveMetric(ctx context.Context, v Version) error
}

// Metric is a metric of the company's own with all its versions.
type Metric struct {
	ID       string
	Versions []Version // the oldest first
}

// Last is the newest version.
func (m Metric) Last() Version { return m.Versions[len(m.Versions)-1] }

// Deleted reports whether the metric was put away.
func (m Metric) Deleted() bool { return m.Last().Deleted }

// Was lists the names it bore before, each once.
func (m Metric) Was() []model.Name {
	var list []model.Name
	for _, v := range m.Versions {
		if v.Name != m.Last().Name && !slices.Contains(list, v.Name) {
			list = append(list, v.Name)
		}
	}
	return list
}

// InForce lists the versions that figures are counted by, in the order of their days: the first one holds ever since.
//
//	1 for all time, 2 from May, 3 from May     1, 3
//	1 for all time, 2 from May, 3 restated     3
//	1 for all time, 2 from June, 3 from May    1, 3
func (m Metric) InForce() []Version {
	var list []Version
	for _, v := range m.Versions {
		if v.Deleted {
			continue
		}
		if v.Ever || len(list) == 0 {
			list = []Version{v}
			continue
		}
		list = slices.DeleteFunc(list, func(o Version) bool { return !o.Ever && o.From >= v.From })
		list = append(list, v)
	}
	return list
}

// Own is the metric as the model takes it in. Versions that only call it otherwise, or describe it better, are no other meaning.
func (m Metric) Own() model.Own {
	own := model.Own{ID: m.ID, Area: m.Last().Area, Was: m.Was()}
	last := ""
	for i, v := range m.InForce() {
		from := v.From
		if v.Ever || i == 0 {
			from = model.Ever
		}
		is := meaning(v.YAML)
		if n := len(own.Meanings); n > 0 && is == last {
			own.Meanings[n-1].YAML = v.YAML
			continue
		}
		last = is
		own.Meanings = append(own.Meanings, model.Definition{From: from, YAML: v.YAML})
	}
	return own
}

// meaning is what a definition counts, without how it is called, described and judged.
func meaning(yaml string) string {
	m, err := model.ReadMetric(yaml)
	if err != nil {
		return yaml
	}
	m.Name, m.Title, m.Help, m.Better, m.Bands, m.Members = "", model.Text{}, model.Text{}, "", model.Bands{}, nil
	text, err := model.WriteMetric(m)
	if err != nil {
		return yaml
	}
	return text
}

// SameMeaning reports whether two definitions count the same.
func SameMeaning(a, b string) bool { return meaning(a) == meaning(b) }

// gather puts versions together by metric, in the order the metrics were first saved.
func gather(list []Version) []Metric {
	var out []Metric
	at := map[string]int{}
	for _, v := range list {
		i, ok := at[v.ID]
		if !ok {
			i = len(out)
			at[v.ID] = i
			out = append(out, Metric{ID: v.ID})
		}
		out[i].Versions = append(out[i].Versions, v)
	}
	return out
}

// MayDefine reports whether a role may define metrics for everybody.
func MayDefine(r account.Role) bool {
	return r == account.Owner || r == account.Admin || r == account.Analyst
}

func mayNot() error {
	return fault.Sentence(fault.Forbidden,
		"Metrics are defined by the owner, administrators and analysts. Ask one of them.",
		"Показатели создают владелец, администраторы и аналитики. Попросите кого-нибудь из них.")
}

func none() error {
	return fault.Sentence(fault.NotFound, "There is no such metric of the company's own.", "Такого собственного показателя нет.")
}

// NameFor makes a name out of a title that nobody bears yet.
//
//	Доля сделок за 14 дней → own_dolya_sdelok_za_14_dney
func NameFor(title string, taken func(model.Name) bool) model.Name {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch latin, ok := letters()[r]; {
		case ok:
			b.WriteString(latin)
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '_' })
	const most = 44
	name := "own"
	for _, w := range words {
		if len(name)+1+len(w) > most {
			break
		}
		name += "_" + w
	}
	if name == "own" {
		name = "own_metric"
	}
	free := name
	for n := 2; taken(free); n++ {
		free = name + "_" + itoa(n)
	}
	return free
}

func letters() map[rune]string {
	return map[rune]string{
		'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y", 'к': "k", 'л': "l",
		'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh",
		'щ': "sch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	}
}
