package render_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/parquet-go/parquet-go"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/query"
	"svodka/internal/render"
)

// TestRecordsParquet reads a file back: types are kept, and what is not there is null.
func TestRecordsParquet(t *testing.T) {
	d := desk(t, company)
	q, err := query.ParseText("metrics=deals_new&range=2026-03")
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.Records(context.Background(), access.Admin("ru"), q, ask.Page{Sort: "amount"})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := render.RecordsParquet(&b, list); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if f.NumRows() != int64(len(list.Rows)) || len(list.Rows) != 6 {
		t.Errorf("%d rows of %d", f.NumRows(), len(list.Rows))
	}
	at, kinds := map[string]int{}, map[string]string{}
	for i, x := range f.Schema().Fields() {
		at[x.Name()] = i
		if logical := x.Type().LogicalType(); logical != nil {
			kinds[x.Name()] = logical.String()
		}
		if !x.Optional() {
			t.Errorf("%s cannot be null", x.Name())
		}
	}
	if at["id"] != 0 {
		t.Errorf("columns %v", at)
	}
	for name, want := range map[string]string{"id": "STRING", "amount": "DECIMAL(18,2)", "created": "DATE", "won": "DATE"} {
		if kinds[name] != want {
			t.Errorf("%s is %q, want %q: %v", name, kinds[name], want, kinds)
		}
	}
	if text, ok := f.Lookup("svodka.currency"); !ok || text != "RUB" {
		t.Errorf("the currency is %q", text)
	}
	rows := f.RowGroups()[0].Rows()
	defer func() { _ = rows.Close() }()
	out := make([]parquet.Row, 10)
	n, _ := rows.ReadRows(out)
	var sum int64
	nobody := 0
	for i, r := range out[:n] {
		sum += r[at["amount"]].Int64()
		if r[at["owner"]].IsNull() {
			nobody++
		}
		if id := string(r[0].ByteArray()); id != list.Rows[i][0] {
			t.Errorf("row %d is %q, want %q", i, id, list.Rows[i][0])
		}
	}
	if want := int64(123456789 + 1000 + 10 + 20 + 700 + 7000); sum != want || nobody != 1 {
		t.Errorf("amounts are %d, want %d; %d deals are nobody's", sum, want, nobody)
	}
}

// TestRecordsParquetStream puts pages one after another.
func TestRecordsParquetStream(t *testing.T) {
	d := desk(t, company)
	q, err := query.ParseText("metrics=deals_new&range=2026-03")
	if err != nil {
		t.Fatal(err)
	}
	pages := make([]*ask.RecordList, 3)
	for i := range pages {
		if pages[i], err = d.Records(context.Background(), access.Admin("ru"), q, ask.Page{Skip: 2 * i, Limit: 2}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	err = render.RecordsParquetStream(&b, pages[0], func(page func(*ask.RecordList) error) error {
		for _, p := range pages {
			if err := page(p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || f.NumRows() != pages[0].Total || f.NumRows() != 6 {
		t.Errorf("%v rows of %d, %v", f, pages[0].Total, err)
	}
}
