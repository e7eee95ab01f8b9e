package file

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"svodka/internal/fault"
)

// TestMappingSentences shows what a person is told about a mapping with a mistake in it: line, column, and the mend.
func TestMappingSentences(t *testing.T) {
	const head = "source: s\nfiles:\n  - match: a.csv\n    rows:\n"
	for _, c := range []struct{ name, yml, want, russian string }{
		{"no YAML", "source: [", "m.yaml:1:9: this is not YAML", "это не YAML"},
		{"empty", "", "m.yaml is empty.", "файл пуст"},
		{"a list", "- a\n", "m.yaml:1:1: the mapping is written as keys and values", "нужны ключи и значения"},
		{"no source", "files: [{match: a, rows: [{user: {id: x}}]}]", "the mapping has no source", "нет source"},
		{"taken source", "source: survey\n", `m.yaml:1:9: "survey" is what answers`, "возьмите другое слово"},
		{"bad source", "source: Моя CRM\n", `m.yaml:1:9: "Моя CRM" cannot begin ids`, "не годится в начало id"},
		{"no files", "source: s\n", "the mapping has no files", "нет раздела files"},
		{"no rows", "source: s\nfiles: [{match: a.csv}]", "no file of the mapping has rows", "загружать нечего"},
		{"unknown key", "sourse: s\n", `m.yaml:1:1: the mapping has no "sourse"; did you mean "source"?`, "может быть, «source»?"},
		{"file key", "source: s\nfiles:\n  - mach: a.csv\n", `m.yaml:3:5: a file has no "mach"; did you mean "match"?`, "может быть, «match»"},
		{"zone", "source: s\nzone: Moscow\n", `m.yaml:2:7: there is no time zone "Moscow"`, "нет часового пояса"},
		{"currency", "source: s\ncurrency: рубли\n", "is not a currency", "не валюта"},
		{"entity", head + "      - deel: {id: x}\n", `m.yaml:5:9: there is no entity "deel"; did you mean "deal"?`, "может быть, «deal»"},
		{"column", head + "      - deal: {id: x, amuont: y}\n", `deal has no "amuont"; did you mean "amount"?`, "может быть, «amount»"},
		{"local column", head + "      - deal: {id: x, amount_base: y}\n", "amount_base of deal is worked out by Svodka", "вычисляет сама"},
		{"no id", head + "      - deal: {amount: y}\n", "this deal has no id", "у deal нет id"},
		{"value key", head + "      - deal: {id: x, amount: {colum: y}}\n", `a value has no "colum"; did you mean "column"?`, "может быть, «column»"},
		{"two places", head + "      - deal: {id: x, amount: {column: y, value: 5}}\n", "comes from exactly one of column, value, join and lookup", "ровно из одного"},
		{"misfit", head + "      - deal: {id: x, title: {column: y, format: dd.mm.yyyy}}\n", "format does not suit title, which is text", "не подходит"},
		{"date form", head + "      - deal: {id: x, created_at: {column: y, format: dd.hh}}\n", `"dd.hh" is not a form of dates`, "не вид даты"},
		{"word", head + "      - deal: {id: x, outcome: {value: sold}}\n", `outcome cannot be "sold"; it is one of: open, won, lost`, "не бывает «sold»"},
		{"constant", head + "      - deal: {id: x, created_at: {value: soon}}\n", `"soon" is not a date`, "не похоже на дату"},
		{"stage alone", head + "      - deal: {id: x, stage: y}\n", "this stage is of no pipeline", "какой воронки"},
		{"full", head + "      - deal: {id: x}\nfull: [call]\n", "full names call, but no file gives rows of it", "всё считалось бы удалённым"},
		{"settings", "source: s\nsettings: {curency: USD}\n", `settings has no "curency"; did you mean "currency"?`, "может быть, «currency»"},
		{"settings type", "source: s\nsettings: {week_start: monday}\n", "week_start is of the wrong kind: int is expected", "не тот вид"},
		{"condition", head + "      - deal: {id: x}\n        when: {column: y}\n", "this condition asks nothing", "ничего не спрашивает"},
		{"two entities", head + "      - deal: {id: x}\n        call: {id: x}\n", "one item of rows gives one entity", "даёт одну сущность"},
		{"lookup", head + "      - deal: {id: x, amount: {lookup: p.csv, column: y}}\n", "a lookup needs three keys", "нужны три ключа"},
		{"repeat", head + "      - deal: {id: x}\n        repeat: last\n", `"last" is not one of: refuse, same, first`, "нужно одно из"},
		{"header", "source: s\nfiles: [{match: a.csv, header: none, rows: [{user: {id: x}}]}]", "header: none and columns: [names] go together", "пишутся вместе"},
		{"alias", head + "      - deal: {id: *x}\n", "m.yaml:5:20: there is no &x before this place.", "до этого места нет &x"},
		{"custom name", head + "      - deal: {id: x, custom: {Поле: y}}\n", `"Поле" cannot name a field`, "не годится в имя поля"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse([]byte(c.yml), "m.yaml")
			told(t, err, c.want, c.russian)
		})
	}
}

// TestAllMistakesAtOnce: a mapping with three mistakes tells all three.
func TestAllMistakesAtOnce(t *testing.T) {
	_, err := Parse([]byte("source: S\nzone: X\nfils: []\n"), "m.yaml")
	if n := strings.Count(fault.Message(err), "\n") + 1; n < 4 {
		t.Errorf("%d mistakes told: %s", n, fault.Message(err))
	}
}

func TestSettings(t *testing.T) {
	m, err := Parse([]byte("source: s\nsettings: {currency: USD, zone: UTC, holidays: none, work: [0, 1], sla_minutes: 30}\nfiles: [{match: a, rows: [{user: {id: x}}]}]"), "m.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, ok := m.Settings()
	if !ok || s.Currency != "USD" || s.Holidays != "none" || len(s.Work) != 2 || s.SLAMinutes != 30 || s.StaleDays != 14 {
		t.Errorf("%+v", s)
	}
}

// FuzzParse: no text of a mapping breaks the parser, and what it refuses it refuses with a sentence.
func FuzzParse(f *testing.F) {
	for _, dir := range []string{"maventech", "callcenter", "helpdesk", "marketing"} {
		yml, err := os.ReadFile(filepath.Join("../../../examples", dir, "mapping.yaml"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(yml)
	}
	for _, s := range []string{"a: &a *a\n", "source: {}\nfiles: x\n", "files:\n- rows:\n  - deal: []\n", "settings: [1]\nstages: {a: {}}\nunknown: 3\n", "<<: 1\n", "files: [{rows: [{deal: {id: {join: [{key: {}}]}, custom: {a: {type: 1}}}, when: 1}]}]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, yml []byte) {
		if _, err := Parse(yml, "m.yaml"); err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", yml, err)
		}
	})
}
