package file

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// TestSentences shows what a person is told about bad data: the file, the mapping, and the words that have to be there.
func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, columns, want, russian string }{
		{
			"not a number", "x;y\n12,5O;1\n", "amount: x",
			`a.csv, line 2, column x: "12,5O" is not a number written with "," as the decimal mark`,
			"a.csv, строка 2, столбец x: «12,5O» не похоже на число с десятичным знаком «,»",
		},
		{"no number at all", "x\nabc\n", "amount: x", `"abc" is not a number.`, "не похоже на число"},
		{"two marks", "x;y\n1,5;\n1.25;\n", "amount: x", `column x mixes two decimal marks: "1.25" in line 3 and "1,5" in line 2`, "смешаны два десятичных знака"},
		{"either mark", "x;y\n1,234;\n", "amount: x", `column x may be read in two ways: "1,234" in line 2`, "читается двояко"},
		{"bad groups", "x;y\n1,23.5;\n", "amount: x", `"1,23.5" is not a number`, "не похоже на число"},
		{"impossible date", "x\n31.02.2024\n", "created_at: x", `a.csv, line 2, column x: "31.02.2024" is a day that does not exist`, "такого дня нет в календаре"},
		{"impossible ISO date", "x\n2023-02-29\n", "created_at: x", `"2023-02-29" is a day that does not exist`, "такого дня нет"},
		{"false leap day", "x\n60\n", "created_at: {column: x, format: excel}", `"60" is not a day that Excel can mean`, "такого дня в Excel нет"},
		{"ambiguous order", "x\n01/02/2024\n", "created_at: x", `may be day/month or month/day: "01/02/2024" in line 2`, "непонятно, где день"},
		{"two orders", "x\n31/12/2024\n12/31/2024\n", "created_at: x", `mixes two orders of dates: "31/12/2024" in line 2 and "12/31/2024" in line 3`, "смешаны два порядка"},
		{"two kinds", "x\n45000\n2024-01-01\n", "created_at: x", "mixes dates of different kinds", "смешаны даты"},
		{"bad time", "x\n2024-01-01 25:00\n", "created_at: x", "has a time of day that cannot be read", "не читается время"},
		{"far year", "x\n01.01.3024\n", "created_at: x", "has a year outside 1900 to 2200", "год вне пределов"},
		{"fraction", "x\n1.5\n", "n: x", `"1.5" is not a whole number`, "не целое"},
		{"bad duration", "x\n1:75\n", `n: {column: x, duration: "h:mm:ss"}`, `"1:75" is not a length of time such as 0:02:23`, "не похоже на длительность"},
		{"unknown word", "x\nHm\n", "outcome: x", `"Hm" is none of: open, won, lost. Add it to map:`, "нужно одно из"},
		{"missing column", "Owner Name,y\na,b\n", "owner: Ovner Name", `a.csv has no column "Ovner Name" (mapping, line 7:18); did you mean "Owner Name"? The header in line 1 has: Owner Name, y.`, "может быть, «Owner Name»?"},
		{"doubled column", "x,x\na,b\n", "owner: x", `the column "x" is there twice, as number 1 and 2. Write "x" with the number behind it in the mapping: "x#2"`, "встречается дважды"},
		{"empty file", "", "owner: x", "a.csv is empty.", "файл пуст"},
		{"header alone", "x\n", "owner: x", "The files have a header but no rows.", "нет строк"},
		{"open quote", "x,y\n\"a,b\nc,d\n", "owner: x", "a.csv, line 2: opens a quote that is never closed", "открыта кавычка"},
		{"stray quote", "x,y\n\"a\"b,c\n", "owner: x", "a.csv, line 2: has text after a closing quote", "после закрывающей кавычки"},
		{"cut row", "x,y,z\na,b,c\nd,e", "owner: x", "a.csv is cut off: its last row, line 3, has 2 of 3 values", "обрезан"},
		{"short row", "x,y,z\na,b\nd,e,f\n", "owner: x", "a.csv, line 2: has 2 values, the header 3. Correct the row, or write ragged: fill", "здесь 2 значений"},
		{"long row", "x,y\na,b,c\n", "owner: x", `a.csv, line 2: has 3 values, the header 2: "c" has no column`, "нет столбца"},
		{"total", "x,y\na,1\nИтого,1\n", "owner: x", `looks like a total of the rows above. Write totals: "Итого" beside the file`, "похоже на строку итогов"},
		{"damaged letter", "x\nимя одно\nимя дв\xd0 три\n", "owner: x", "is UTF-8 with a damaged letter in line 3", "повреждённой буквой в строке 3"},
		{"zero bytes", "x\nab\x00c\x00\x00d\n", "owner: x", "is not a text file", "это не текстовый файл"},
		{"old Excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "owner: x", "Save it as .xlsx", "Сохраните её как .xlsx"},
		{"gzip", "\x1f\x8b\x08\x00\x00\x00\x00\x00", "owner: x", "is packed by gzip", "сжат gzip"},
		{"cut archive", "PK\x03\x04\x00\x00", "owner: x", "is a damaged archive or workbook", "архив или книга повреждены"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := load(t, oneDeal(c.columns), []string{write(t, "a.csv", c.text)}, Options{})
			told(t, err, c.want, c.russian)
		})
	}
}

func told(t *testing.T, err error, en, ru string) {
	t.Helper()
	if !fault.Is(err, fault.Invalid) {
		t.Fatalf("error is %v (%v)", err, fault.KindOf(err))
	}
	if got := fault.Message(err); !strings.Contains(got, en) {
		t.Errorf("told: %s\nwant: %s", got, en)
	}
	if got := fault.MessageIn(err, "ru"); !strings.Contains(got, ru) {
		t.Errorf("сказано: %s\nнужно:   %s", got, ru)
	}
}

const dealList = `
source: s
files:
  - match: "users.csv"
    rows: [{user: {id: name, name: name, email: mail}}]
  - match: "deals*.csv"
    rows:
      - deal: {id: id, owner: owner, stage: stage, amount: amount}
stages:
  Sales: [New, {name: Won, outcome: won}]
`

func files(t *testing.T, pairs ...string) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for i := 0; i < len(pairs); i += 2 {
		path := filepath.Join(dir, pairs[i])
		if err := os.WriteFile(path, []byte(pairs[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

const users = "name,mail\nAnn,a@b.c\n"

func TestDictionaries(t *testing.T) {
	deals := "id,owner,stage,amount\n1,Ann,new,5\n2,Bob,Won,6\n"
	s, sum, err := load(t, dealList, files(t, "users.csv", users, "deals.csv", deals), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.rows["deal"][0]; got["stage"] != "s:Sales/New" || got["pipeline"] != "s:Sales" || got["owner"] != "s:Ann" {
		t.Errorf("deal: %v", got)
	}
	if len(s.rows["user"]) != 2 || s.rows["user"][0]["email"] != "a@b.c" || s.rows["user"][1]["name"] != "Bob" {
		t.Errorf("users: %v", s.rows["user"])
	}
	if won := s.rows["stage"][1]; won["outcome"] != "won" || won["rank"] != int64(2) || won["pipeline"] != "s:Sales" {
		t.Errorf("stage: %v", won)
	}
	if len(sum.Warnings) != 1 || sum.Warnings[0].Examples[0] != "Bob" || sum.Created["user"] != 1 {
		t.Errorf("summary: %+v", sum)
	}

	known := func(_ context.Context, _ string, ids []string) (map[string]bool, error) {
		return map[string]bool{ids[0]: true}, nil
	}
	if s, _, err = load(t, dealList, files(t, "users.csv", users, "deals.csv", deals), Options{Known: known}); err != nil || len(s.rows["user"]) != 1 {
		t.Errorf("a user the warehouse has was sent again: %v %v", s.rows["user"], err)
	}

	_, _, err = load(t, dealList, files(t, "users.csv", users, "deals.csv", "id,owner,stage,amount\n1,Ann,Wno,5\n"), Options{})
	told(t, err, `deals.csv, line 2, column stage: "Wno" is not in the list of stages; did you mean "Won"?`, "может быть, «Won»?")
	_, _, err = load(t, dealList+"unknown: {user: refuse}\n", files(t, "users.csv", users, "deals.csv", deals), Options{})
	told(t, err, `"Bob" is not in the list of users`, "нет в списке: сотрудники")
	if s, _, err = load(t, dealList+"unknown: {stage: create}\n", files(t, "users.csv", users, "deals.csv", "id,owner,stage,amount\n1,Ann,Odd,5\n"), Options{}); err != nil ||
		s.rows["stage"][2]["rank"] != int64(3) || s.rows["stage"][2]["outcome"] != "open" {
		t.Errorf("stages: %v %v", s.rows["stage"], err)
	}
}

func TestRepeats(t *testing.T) {
	head := "id,owner,stage,amount\n"
	load := func(first, second, more string) (*sink, Summary, error) {
		return load(t, strings.Replace(dealList, "amount: amount}", "amount: amount}"+more, 1),
			files(t, "users.csv", users, "deals1.csv", head+first, "deals2.csv", head+second), Options{})
	}
	_, _, err := load("1,Ann,New,5\n", "1,Ann,New,6\n", "")
	told(t, err, `deals2.csv, line 2, column id: "1" is the id of another deal in line 2 of deals1.csv, with other values`, "в строке 2 файла deals1.csv")
	s, sum, err := load("1,Ann,New,5\n1,Ann,New,5\n", "2,Ann,New,6\n", "")
	if err != nil || len(s.rows["deal"]) != 2 || len(sum.Warnings) != 1 {
		t.Errorf("%v %+v", err, sum)
	}
	s, sum, err = load("1,Ann,New,5\n1,Ann,New,5\n", "2,Ann,New,6\n", "\n        repeat: same")
	if err != nil || len(s.rows["deal"]) != 2 || len(sum.Warnings) != 0 {
		t.Errorf("%v %+v", err, sum)
	}
	s, _, err = load("1,Ann,New,5\n1,Ann,New,7\n", "1,Ann,New,6\n", "\n        repeat: first")
	if err != nil || len(s.rows["deal"]) != 1 || s.rows["deal"][0]["amount"] != int64(500) {
		t.Errorf("%v %v", err, s.rows["deal"])
	}
}

func TestAllowance(t *testing.T) {
	text := "x\n1\nbad\n3\nworse\n"
	var refused []Refusal
	opt := Options{Allow: Allowance{Rows: 2}, Refused: func(r Refusal) error { refused = append(refused, r); return nil }}
	s, sum, err := load(t, oneDeal("amount: x"), []string{write(t, "a.csv", text)}, opt)
	if err != nil || len(s.rows["deal"]) != 2 || sum.Refused != 2 || sum.Rows != 4 || len(refused) != 2 || refused[1].Line != 5 {
		t.Errorf("%v %+v %v", err, sum, refused)
	}
	opt.Allow = Allowance{Share: 0.25}
	s, _, err = load(t, oneDeal("amount: x"), []string{write(t, "a.csv", text)}, opt)
	told(t, err, "Refused rows: 2 of 4, allowed: 1. Nothing was changed.", "Отклонено строк: 2 из 4")
	if len(s.rows["deal"]) != 0 {
		t.Error("rows were sent though the run is refused")
	}
	for text, want := range map[string]Allowance{"10": {Rows: 10}, "5%": {Share: 0.05}, "0,5%": {Share: 0.005}} {
		if got, err := ParseAllowance(text); err != nil || got != want {
			t.Errorf("%s: %v %v", text, got, err)
		}
	}
	if _, err := ParseAllowance("many"); !fault.Is(err, fault.Invalid) {
		t.Error(err)
	}
	var out strings.Builder
	w, err := NewRefusalWriter(&out, "ru")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(Refusal{"f.csv", 3, "x", "=1+1", fault.Text{EN: "is bad", RU: "плохо"}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil || out.String() != "file,line,column,value,reason\nf.csv,3,x,'=1+1,плохо\n" {
		t.Errorf("%v %q", err, out.String())
	}
}

// TestRefusedWhole: a row whose second record is bad gives nothing at all.
func TestRefusedWhole(t *testing.T) {
	yml := "source: s\nfiles: [{match: a.csv, rows: [{deal: {id: $line, title: x}}, {payment: {id: $line, amount: x}}]}]"
	s, _, err := load(t, yml, []string{write(t, "a.csv", "x\n1\nbad\n")}, Options{Allow: Allowance{Rows: 1}})
	if err != nil || len(s.rows["deal"]) != 1 || len(s.rows["payment"]) != 1 {
		t.Errorf("%v %v", err, s.rows)
	}
}

func TestMatching(t *testing.T) {
	_, _, err := load(t, dealList, files(t, "deals.csv", "id,owner,stage,amount\n1,Ann,New,5\n"), Options{})
	told(t, err, `No file is called "users.csv" (mapping.yaml:4)`, "Нет файла «users.csv»")
	_, _, err = load(t, dealList, files(t, "users.csv", users, "deals.csv", users, "other.csv", users), Options{})
	told(t, err, `other.csv fits no match: of the mapping mapping.yaml ("users.csv", "deals*.csv")`, "не подходит ни под один match")
	_, _, err = load(t, dealList, []string{"/nowhere/at all.csv"}, Options{})
	told(t, err, "There is no file /nowhere/at all.csv.", "Нет файла")
	paths := files(t, "users.csv", users, "deals.csv", "id,owner,stage,amount\n1,Ann,New,5\n", "other.csv", users)
	_, sum, err := load(t, dealList, []string{filepath.Dir(paths[0])}, Options{})
	if err != nil || len(sum.Ignored) != 1 || sum.Ignored[0] != "other.csv" {
		t.Errorf("%v %+v", err, sum)
	}
}

func TestDialects(t *testing.T) {
	for name, text := range map[string]string{
		"sep hint":   "sep=;\nx;y\n1;2\n",
		"tabs":       "x\ty\n1\t2\n",
		"pipes":      "x|y\n1|2\n",
		"semicolons": "x;y\n1;2,5\n1;2,5\n",
		"quotes":     "\"x\",\"y\"\r\n\"1\",\"a,b\"\"\r\nc\"\r\n",
		"mac":        "x;y\r1;2\r",
		"title rows": "Report for May\n\nx;y\n1;2\n",
		"blank rows": "\nx;y\n;\n1;2\n\n;\n",
		"no end":     "x;y\n1;2",
		"names":      "  X ;y\n1;2\n",
	} {
		s, _, err := load(t, oneDeal("title: x"), []string{write(t, "a.csv", text)}, Options{})
		if err != nil || s.rows["deal"][0]["title"] != "1" {
			t.Errorf("%s: %v %v", name, err, s)
		}
	}
	for spec, text := range map[string]string{
		"header: none\n    columns: [x, y]": "1,2\n",
		"header: 2":                         "x,y\nx,z\n1,2\n",
		"skip: 1":                           "x,y\nunits,kg\n1,2\n",
		"totals: Итого":                     "x,y\n1,2\nИтого по отделу,2\n",
		"ragged: fill":                      "y,x,z\n2,1\n",
		"delimiter: tab":                    "x\ty,z\n1\t2\n",
		"empty: [zz]":                       "y,x\nzz,1\n",
	} {
		yml := strings.Replace(oneDeal("title: x"), "    rows:", "    "+spec+"\n    rows:", 1)
		s, sum, err := load(t, yml, []string{write(t, "a.csv", text)}, Options{})
		if err != nil || len(s.rows["deal"]) != 1 || s.rows["deal"][0]["title"] != "1" {
			t.Errorf("%s: %v %+v", spec, err, sum)
		}
	}
}

// TestCustom: a row carries the custom fields of its mapping and no one else's.
func TestCustom(t *testing.T) {
	yml := oneDeal("title: x\ncustom: {room: {title: Комната, type: integer, column: y}}")
	known := []warehouse.CustomField{{Entity: "deal", Name: "old", Title: "Old", Type: warehouse.Text}}
	paths := []string{write(t, "a.csv", "x,y\na,7\n")}
	s, _, err := load(t, yml, paths, Options{Custom: known})
	if err != nil || s.rows["deal"][0]["c_room"] != int64(7) {
		t.Fatalf("%v %v", err, s)
	}
	if _, there := s.rows["deal"][0]["c_old"]; there {
		t.Error("a field of another source came")
	}
	known[0] = warehouse.CustomField{Entity: "call", Name: "room", Type: warehouse.Text}
	_, _, err = load(t, yml, paths, Options{Custom: known})
	told(t, err, "the custom field room is already kept as text of call", "поле room уже есть")
}

func TestLookup(t *testing.T) {
	yml := oneDeal("list_amount: {lookup: prices.csv, key: {column: x, map: {GTXPro: GTX Pro}}, on: product, column: price}")
	deals := "x\nGTXPro\nnone\n\"\"\nGTX Pro\n"
	s, sum, err := load(t, yml, files(t, "a.csv", deals, "prices.csv", "product,price\nGTX Pro,\"4821,5\"\n"), Options{})
	if err != nil || s.rows["deal"][0]["list_amount"] != int64(482150) || s.rows["deal"][1]["list_amount"] != nil {
		t.Fatalf("%v %v", err, s)
	}
	if len(sum.Warnings) != 1 || sum.Warnings[0].Examples[0] != "none" {
		t.Errorf("%+v", sum.Warnings)
	}
	_, _, err = load(t, yml, files(t, "a.csv", deals, "prices.csv", "product,price\nA,1\nA,2\n"), Options{})
	told(t, err, `"A" has a second value in the column "price": "2" here, "1" before`, "два значения")
	_, _, err = load(t, yml, files(t, "a.csv", deals), Options{})
	told(t, err, `No file is called "prices.csv", which mapping.yaml:7 looks values up in`, "в котором ищет")
}
