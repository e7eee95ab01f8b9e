package source

import (
	"strings"
	"time"

	"svodka/internal/warehouse"
)

// sampleRows is how many records of a kind a preview shows.
const sampleRows = 10

// sample is some records of one kind as a mapping makes them.
type sample struct {
	Title string
	Heads []string
	Right []bool
	Rows  [][]string
}

// samples writes records with the names of what they speak of.
func (w words) samples(rows map[string][]warehouse.Row) (list []sample) {
	schema := warehouse.NewSchema(nil)
	names := map[string]string{}
	for _, entity := range []string{"user", "pipeline", "stage", "source", "product", "client"} {
		at := position(schema, entity, "name")
		for _, row := range rows[entity] {
			key, _ := cell(row, 0).(string)
			names[key], _ = cell(row, at).(string)
		}
	}
	for _, kind := range []struct {
		entity, en, ru string
		columns        [][3]string
	}{
		{"deal", "Deals", "Сделки", [][3]string{
			{"title", "Title", "Название"}, {"created_at", "Created", "Создана"}, {"pipeline", "Pipeline", "Воронка"}, {"stage", "Stage", "Этап"},
			{"outcome", "Outcome", "Итог"}, {"amount", "Amount", "Сумма"}, {"owner", "Owner", "Ответственный"}, {"client", "Client", "Клиент"},
			{"source", "Source", "Источник"}, {"product", "Product", "Товар"}, {"cost", "Cost", "Себестоимость"},
			{"reason", "Reason", "Причина отказа"}, {"excluded", "Left out", "Не учитывается"},
		}},
		{"lead", "Leads", "Лиды", [][3]string{
			{"title", "Title", "Название"}, {"created_at", "Created", "Создан"}, {"pipeline", "Pipeline", "Воронка"}, {"stage", "Stage", "Этап"},
			{"qualified_at", "Qualified", "Квалифицирован"}, {"converted_at", "Became a deal", "Стал сделкой"}, {"rejected_at", "Refused", "Отказ"},
			{"junk", "Not real", "Не обращение"}, {"owner", "Owner", "Ответственный"}, {"source", "Source", "Источник"},
			{"excluded", "Left out", "Не учитывается"},
		}},
		{"client", "Clients", "Клиенты", [][3]string{
			{"name", "Name", "Название"}, {"segment", "Segment", "Сегмент"}, {"region", "Region", "Регион"}, {"owner", "Owner", "Ответственный"},
			{"source", "Source", "Источник"},
		}},
		{"ticket", "Tickets", "Обращения", [][3]string{{"title", "Title", "Название"}, {"created_at", "Created", "Создано"}, {"owner", "Owner", "Ответственный"}}},
		{"meeting", "Meetings", "Встречи", [][3]string{{"starts_at", "When", "Когда"}, {"owner", "Owner", "Ответственный"}, {"client", "Client", "Клиент"}}},
	} {
		s := sample{Title: w.T(kind.en, kind.ru)}
		var at []int
		var of []warehouse.Column
		for _, c := range kind.columns {
			i := position(schema, kind.entity, c[0])
			if i < 0 || !filled(rows[kind.entity], i) {
				continue
			}
			column := schema.Source(kind.entity)[i-1]
			s.Heads, s.Right = append(s.Heads, w.T(c[1], c[2])), append(s.Right, column.Type == warehouse.Money)
			at, of = append(at, i), append(of, column)
		}
		for _, row := range rows[kind.entity] {
			if len(s.Rows) == sampleRows {
				break
			}
			var line []string
			for i := range at {
				line = append(line, w.cell(cell(row, at[i]), of[i], names))
			}
			s.Rows = append(s.Rows, line)
		}
		if len(s.Rows) > 0 && len(s.Heads) > 0 {
			list = append(list, s)
		}
	}
	return list
}

// position is where rows of an entity hold a column: the id stands before all; -1 nowhere.
func position(schema *warehouse.Schema, entity, column string) int {
	for i, c := range schema.Source(entity) {
		if c.Name == column {
			return i + 1
		}
	}
	return -1
}

func cell(row warehouse.Row, at int) any {
	if at < 0 || at >= len(row) {
		return nil
	}
	return row[at]
}

// filled reports whether any row has something in a column.
func filled(rows []warehouse.Row, at int) bool {
	for i, row := range rows {
		if i < sampleRows && cell(row, at) != nil && cell(row, at) != "" {
			return true
		}
	}
	return false
}

// cell writes a value; a key as the name of what it stands for.
func (w words) cell(v any, c warehouse.Column, names map[string]string) string {
	switch x := v.(type) {
	case string:
		if c.Type != warehouse.Key {
			return w.outcome(c, x)
		}
		if name := names[x]; name != "" {
			return name
		}
		_, bare, _ := strings.Cut(x, ":")
		return bare
	case int64:
		switch c.Type {
		case warehouse.Money:
			return w.Lang.Number(float64(x)/100, 0) //nolint:mnd // minor units; kopecks say nothing here
		case warehouse.Time:
			return w.moment(time.Unix(x, 0))
		default:
			return w.Lang.Int(x)
		}
	case float64:
		return w.Lang.Number(x, 2) //nolint:mnd // enough for a look
	case bool:
		if x {
			return w.T("yes", "да")
		}
	}
	return ""
}

// outcome writes a word of ours in the visitor's language; other texts are as they are.
func (w words) outcome(c warehouse.Column, text string) string {
	if c.Name == "excluded" && text != "" {
		return w.T("yes", "да")
	}
	if c.Name == "outcome" {
		for _, x := range outcomes(w.Lang) {
			if x.Value == text {
				return x.Title
			}
		}
	}
	return text
}
