package file

import (
	"fmt"
	"slices"

	"svodka/internal/warehouse"
)

// notes counts doubts about the data that refuse nothing. A nil *notes takes none.
type notes struct {
	list []*note
}

type note struct {
	kind, about string
	n           int64
	examples    []string
	en, ru      string // formats of n and about
}

const mostExamples = 5

func (n *notes) add(kind, about, example, en, ru string) {
	if n == nil {
		return
	}
	for _, x := range n.list {
		if x.kind == kind && x.about == about {
			x.n++
			if len(x.examples) < mostExamples && !slices.Contains(x.examples, example) {
				x.examples = append(x.examples, example)
			}
			return
		}
	}
	n.list = append(n.list, &note{kind, about, 1, []string{example}, en, ru})
}

func (n *notes) notFound(file, key string) {
	n.add("lookup", file, key, "Values looked up in %[2]s and not found there, left empty: %[1]d.", "Не найдено в %[2]s и оставлено пустым: %[1]d.")
}

func (n *notes) rounded(column, value string) {
	n.add("rounded", column, value, "Amounts in %[2]s with more digits than their currency has, rounded: %[1]d.",
		"Сумм в столбце %[2]s с лишними знаками после запятой, округлено: %[1]d.")
}

func (n *notes) shortened(column, value string, l *line) {
	n.add("shortened", column, fmt.Sprintf("%s (%s:%d)", value, l.file, l.at),
		"Numbers in %[2]s that a spreadsheet has shortened and spoilt, left empty: %[1]d. Export the column as text.",
		"Номеров в столбце %[2]s, укороченных и испорченных табличным редактором, оставлено пустыми: %[1]d. Выгрузите столбец как текст.")
}

// repeated counts a row that came again, word for word.
func (n *notes) repeated(entity, id string) {
	n.add("repeated", entity, id, "Rows of %[2]s that came again word for word, taken once: %[1]d.",
		"Строк %[2]s, повторившихся слово в слово и взятых один раз: %[1]d.")
}

// warnings returns the notes as sentences.
func (n *notes) warnings() []warehouse.Warning {
	out := make([]warehouse.Warning, 0, len(n.list))
	for _, x := range n.list {
		out = append(out, warehouse.Warning{EN: fmt.Sprintf(x.en, x.n, x.about), RU: fmt.Sprintf(x.ru, x.n, x.about), Examples: x.examples})
	}
	return out
}
