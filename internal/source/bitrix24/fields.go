package bitrix24

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/warehouse"
)

// userField is a field the company made itself, as crm.*.fields describes it.
type userField struct {
	Type     text `json:"type"`
	Title    text `json:"title"`
	Form     text `json:"formLabel"`
	List     text `json:"listLabel"`
	Filter   text `json:"filterLabel"`
	Multiple flag `json:"isMultiple"`
	Items    []struct {
		ID    text `json:"ID"`
		Value text `json:"VALUE"`
	} `json:"items"`

	entity, name string
	words        map[string]string // of the items
}

// readable reports whether a field can be read as text, number, sum, date or yes: not a file or a reference.
func (f *userField) readable() bool {
	switch f.Type {
	case "string", "integer", "double", "boolean", "enumeration", "money", "date", "datetime", "url", "address":
		return true
	default:
		return false
	}
}

func (f *userField) label() string {
	for _, t := range []text{f.Form, f.List, f.Filter, f.Title} {
		if t != "" {
			return string(t)
		}
	}
	return f.name
}

func (f *userField) id() string { return f.entity + ":" + f.name }

// dimension is the type of a field as a dimension; false for fields that make none.
func (f *userField) dimension() (warehouse.Type, bool) {
	switch f.Type {
	case "string", "enumeration":
		return warehouse.Text, true
	case "integer", "double":
		return warehouse.Real, true
	case "money":
		return warehouse.Money, true
	case "boolean":
		return warehouse.Bool, true
	default:
		return 0, false
	}
}

// shape is the type in the words of a mapping.
func (f *userField) shape() string {
	switch f.Type {
	case "enumeration":
		return "enum"
	case "integer", "double":
		return "number"
	case "money":
		return "money"
	case "boolean":
		return "yes"
	case "date", "datetime":
		return "date"
	default:
		return "text"
	}
}

// body is the fields of a thing by name.
type body map[string]json.RawMessage

// word is the value of a field as people read it: the items of a list by their names.
func (f *userField) word(b body) string {
	list := scalars(b[f.name])
	if f.Type == "enumeration" {
		for i, id := range list {
			if list[i] = f.words[id]; list[i] == "" {
				return ""
			}
		}
		slices.Sort(list)
	}
	return strings.TrimSpace(strings.Join(list, ", "))
}

// value is the value of a field as a dimension.
func (f *userField) value(b body) any {
	t, ok := f.dimension()
	word := f.word(b)
	if !ok || word == "" {
		return nil
	}
	switch t {
	case warehouse.Real:
		v, err := strconv.ParseFloat(strings.ReplaceAll(word, ",", "."), 64)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return nil
		}
		return v
	case warehouse.Money:
		if v, ok := minor(word); ok {
			return v
		}
		return nil
	case warehouse.Bool:
		return isYes(word)
	default:
		return word
	}
}

// What names of pipelines, stages and fields commonly mean, in both languages.
var (
	saysService  = regexp.MustCompile(`(?i)сервис|поддержк|рекламац|обслуж|тикет|обращени|service|support|ticket`)
	saysFit      = regexp.MustCompile(`(?i)подход|квалифицир|целев|qualified|\bfit\b`)
	saysProposal = regexp.MustCompile(`(?i)(^|[^\p{L}])кп([^\p{L}]|$)|предложени|смет|proposal|quote|offer`)
	saysJunk     = regexp.MustCompile(`(?i)спам|дубл|мусор|ошиб|нецелев|spam|junk|duplicate`)
	saysOff      = regexp.MustCompile(`(?i)отмен|не состоял|не приш|перенес|cancel|no.?show|postponed`)
)

// meaning is the part a field may play, and the names that suggest it.
type meaning struct {
	role, on string
	says     *regexp.Regexp
}

func meanings() []meaning {
	const none = `^$`
	return []meaning{
		{"source", kindDeal, regexp.MustCompile(none)},   // the portal has a field of its own
		{"campaign", kindDeal, regexp.MustCompile(none)}, // utm_campaign
		{"reason", kindDeal, regexp.MustCompile(`(?i)причин\S* (отказ|проигр|провал|потер)|(lost|loss|reject)\S* reason|reason`)},
		{"product", kindDeal, regexp.MustCompile(`(?i)^(основной товар|товар|продукт|услуга|product)`)},
		{"cost", kindDeal, regexp.MustCompile(`(?i)себестоим|закупк|\bcost\b`)},
		{"expected", kindDeal, regexp.MustCompile(`(?i)ожидаем|план\S* (дата|закр)|expected`)},
		{"region", kindCompany, regexp.MustCompile(`(?i)регион|город|region|city`)},
		{"segment", kindCompany, regexp.MustCompile(`(?i)сегмент|отрасл|segment|industry`)},
	}
}

// ticketWords are the fields of a smart process that its tickets are told by.
func ticketWords() []meaning {
	return []meaning{
		{"kind", kindItem, regexp.MustCompile(`(?i)^(вид|тип|категория|kind|type)`)},
		{"topic", kindItem, regexp.MustCompile(`(?i)^(тема|topic|subject)`)},
		{"priority", kindItem, regexp.MustCompile(`(?i)^(приоритет|срочность|priority)`)},
		{"channel", kindItem, regexp.MustCompile(`(?i)^(канал|источник|channel)`)},
	}
}

// carries keeps a role from a field that cannot carry it.
func carries(role string, f *userField) bool {
	switch shape := f.shape(); role {
	case "expected":
		return shape == "date"
	case "cost":
		return shape == "money" || shape == "number" || shape == "text"
	default:
		return shape == "text" || shape == "enum"
	}
}

// some is an instant or a count, empty for 0.
func some(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
