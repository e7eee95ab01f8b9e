package texttable_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Example shows a batch column by column; what the text left unsaid is there.
func Example() {
	batch, err := texttable.Batch("t", `
		deals:
		  id  owner  stage  created     won         amount
		  1   ann    talk   2026-03-02  2026-03-10  100    # a good one
		changes:
		  deal  at                stage
		  1     2026-03-09T10:15  "nearly there"
		gone deals:
		  7 8
	`, warehouse.DefaultSettings())
	if err != nil {
		panic(err)
	}
	show(batch)
	// Output:
	// seen 2026-03-11 00:00
	// user t:ann name=ann active=true
	// pipeline t:sales name=sales kind=sales
	// stage t:talk name=talk pipeline=t:sales rank=1 outcome=open
	// stage t:nearly there name=nearly there pipeline=t:sales rank=2 outcome=open
	// deal t:1 created_at=2026-03-02 12:00 closed_at=2026-03-10 12:00 owner=t:ann pipeline=t:sales stage=t:talk outcome=won amount=10000
	// deal gone [t:7 t:8]
	// change t:1 deal=t:1 at=2026-03-09 10:15 stage=t:nearly there
}

func TestBatch(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"values", `
			users:
			  id   name      active  department
			  ann  "Ann - B"  no      -
			rates:
			  currency day rate
			  USD 2026-01-01 90.5
			deal:
			  id  c_size:integer  c_note  amount  closed_at            n
			  1   7               ""      -70.05  2026-03-02T10:15:30  3`, `
			seen 2026-03-03 00:00
			rate t:1 currency=USD day=20454 rate=90.5
			user t:ann name=Ann - B active=false
			deal t:1 closed_at=2026-03-02 10:15 amount=-7005 n=3 c_size=7`},
		{"stages listed, leads have their own", `
			stages:
			  id    pipeline  rank  outcome
			  new   b2b       10    -
			  done  b2b       20    won
			leads:
			  id  stage
			  1   first
			deals:
			  id  pipeline  stage
			  1   b2b       lost
			  2   -         done`, `
			seen 2026-01-01 00:00
			pipeline t:b2b name=b2b kind=sales
			pipeline t:leads name=leads kind=lead
			stage t:new name=new pipeline=t:b2b rank=10 outcome=open
			stage t:done name=done pipeline=t:b2b rank=20 outcome=won
			stage t:first name=first pipeline=t:leads rank=1 outcome=open
			stage t:lost name=lost pipeline=t:b2b rank=21 outcome=lost
			lead t:1 pipeline=t:leads stage=t:first
			deal t:1 pipeline=t:b2b stage=t:lost
			deal t:2 pipeline=t:b2b stage=t:done`},
		{"whole entities, other sources, the moment of reading", `
			seen: 2026-04-05T08:00
			all calls:
			  id     owner  started
			  x:1    y:bob  2026-03-02`, `
			seen 2026-04-05 08:00
			all call
			user y:bob name=bob active=true
			call x:1 started_at=2026-03-02 12:00 owner=y:bob`},
	} {
		t.Run(test.name, func(t *testing.T) {
			batch, err := texttable.Batch("t", test.text, warehouse.DefaultSettings())
			if err != nil {
				t.Fatal(err)
			}
			got, want := describe(batch), strings.ReplaceAll(strings.TrimSpace(test.want), "\t", "")
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"1 2 3", "line 1: a table begins with its name"},
		{"dears:\n id\n 1", `line 1: there is no table "dears"`},
		{"deals:\n id  cost  prize\n", `line 1: deal has no column "prize"`},
		{"deals:\n id  amount\n 1  2  3", "line 3: 3 values for 2 columns"},
		{"deals:\n id  amount\n 1  x", `line 3: amount: "x" is not a sum of money`},
		{"deals:\n id  amount\n 1  1.005", `line 3: amount: "1.005" is not a sum of money`},
		{"deals:\n id  n\n 1  2.5", `line 3: n: "2.5" is not an integer`},
		{"deals:\n id  created\n 1  2026-02-30", `line 3: created: "2026-02-30" is not a moment`},
		{"users:\n id  active\n 1  maybe", `line 3: active: "maybe" is neither yes nor no`},
		{"deals:\n id  title\n 1  \"open", "line 3: a quotation mark is not closed"},
		{"deals:\n id  c_x:colour\n", `line 1: there is no type "colour"`},
	} {
		_, err := texttable.Batch("t", test.text, warehouse.DefaultSettings())
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.text, err, test.want)
		}
	}
}

func show(b warehouse.Batch) { fmt.Println(describe(b)) }

// describe prints a batch, one line for each row, empty columns left out.
func describe(b warehouse.Batch) string {
	zone, err := time.LoadLocation(warehouse.DefaultSettings().Zone)
	if err != nil {
		panic(err)
	}
	const minute = "2006-01-02 15:04"
	out := []string{"seen " + b.Seen.In(zone).Format(minute)}
	for _, name := range b.Full {
		out = append(out, "all "+name)
	}
	schema := warehouse.NewSchema(b.Custom)
	err = b.Stream(context.Background(), func(c warehouse.Chunk) error {
		for _, row := range c.Rows {
			fields := []string{c.Entity, fmt.Sprint(row[0])}
			for i, column := range schema.Source(c.Entity) {
				v := row[1+i]
				if at, ok := v.(int64); ok && column.Type == warehouse.Time {
					v = time.Unix(at, 0).In(zone).Format(minute)
				}
				if v != nil {
					fields = append(fields, fmt.Sprintf("%s=%v", column.Name, v))
				}
			}
			out = append(out, strings.Join(fields, " "))
		}
		if len(c.Gone) > 0 {
			out = append(out, fmt.Sprintf("%s gone %v", c.Entity, c.Gone))
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return strings.Join(out, "\n")
}
