package render

import (
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"svodka/internal/ask"
	"svodka/internal/lang"
)

// groupRows is how many rows of a Parquet file are kept in memory before they are written.
const groupRows = 50_000

// RecordsParquet writes records for programs that analyse data. Columns are named as in [RecordsJSON], "id" first where there is one:
// money is a decimal of two places in whole units, days are dates, moments timestamps in UTC, durations seconds, numbers doubles,
// and what is not there is null. Titles, the currency and the version of the data stand in the file's own words.
func RecordsParquet(w io.Writer, list *ask.RecordList) error {
	return RecordsParquetStream(w, list, func(page func(*ask.RecordList) error) error { return page(list) })
}

// RecordsParquetStream is [RecordsParquet] of all pages of a list; first is its first page, which each gives again. No more of it is
// kept in memory than a group of rows.
func RecordsParquetStream(w io.Writer, first *ask.RecordList, each func(page func(*ask.RecordList) error) error) (err error) {
	columns := parquetColumns(first)
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		fields[i] = reflect.StructField{Name: "F" + strconv.Itoa(i), Type: c.kind, Tag: reflect.StructTag(`parquet:"` + c.name + c.tag + `"`)}
	}
	about := []parquet.WriterOption{
		parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()), parquet.Compression(&zstd.Codec{}),
		parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("Svodka", "1", ""),
		parquet.KeyValueMetadata("svodka.currency", first.Answer.Settings.Currency),
		parquet.KeyValueMetadata("svodka.version", strconv.FormatInt(first.Answer.Version.N, 10)),
	}
	if first.Part != nil { // a list to look through is of no metric
		about = append(about, parquet.KeyValueMetadata("svodka.metric", first.Part.Name))
	}
	if at, ok := asOf(first.Answer).(string); ok {
		about = append(about, parquet.KeyValueMetadata("svodka.as_of", at))
	}
	for _, c := range columns {
		about = append(about, parquet.KeyValueMetadata("svodka.title."+c.name, c.title))
	}
	out := parquet.NewWriter(w, about...)
	defer func() { err = errors.Join(err, out.Close()) }()
	row := make(parquet.Row, len(columns))
	return each(func(list *ask.RecordList) error {
		for _, r := range list.Rows {
			for i, c := range columns {
				v := c.value(r[c.at])
				if v.IsNull() {
					row[i] = v.Level(0, 0, i)
				} else {
					row[i] = v.Level(0, 1, i)
				}
			}
			if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
				return err
			}
		}
		return nil
	})
}

// parquetColumn is a column of a file: its Go type with a tag that says what the type means, and how a value becomes one of it.
type parquetColumn struct {
	name, title, tag string
	at               int // in a row of the list
	kind             reflect.Type
	value            func(v any) parquet.Value
}

func parquetColumns(list *ask.RecordList) []parquetColumn {
	var out []parquetColumn
	if HasID(list) {
		out = append(out, parquetColumn{name: "id", title: "id", tag: ",optional", kind: reflect.TypeFor[string](), value: parquetText})
	}
	for i, c := range list.Columns {
		x := parquetColumn{name: recordKey(list, i), title: c.Title.In(string(lang.EN)), at: i + 1}
		x.tag, x.kind, x.value = ",optional", reflect.TypeFor[string](), parquetText
		switch c.Type {
		case "money":
			x.kind, x.tag, x.value = reflect.TypeFor[int64](), ",optional,decimal(2:18)", func(v any) parquet.Value {
				return ofNumber(v, func(n float64) parquet.Value { return parquet.Int64Value(int64(math.Round(n))) })
			}
		case "day":
			x.kind, x.tag, x.value = reflect.TypeFor[int32](), ",optional,date", func(v any) parquet.Value {
				return ofNumber(v, func(n float64) parquet.Value { return parquet.Int32Value(int32(n)) })
			}
		case "time":
			x.kind, x.tag, x.value = reflect.TypeFor[int64](), ",optional,timestamp(microsecond)", func(v any) parquet.Value {
				return ofNumber(v, func(n float64) parquet.Value { return parquet.Int64Value(int64(n) * time.Second.Microseconds()) })
			}
		case "number", "duration":
			x.kind, x.value = reflect.TypeFor[float64](), func(v any) parquet.Value { return ofNumber(v, parquet.DoubleValue) }
		case "yesno":
			x.kind, x.value = reflect.TypeFor[bool](), func(v any) parquet.Value {
				yes, ok := v.(bool)
				if !ok {
					return parquet.NullValue()
				}
				return parquet.BooleanValue(yes)
			}
		}
		out = append(out, x)
	}
	return out
}

func ofNumber(v any, of func(float64) parquet.Value) parquet.Value {
	n, ok := number(v)
	if !ok || math.IsNaN(n) || math.IsInf(n, 0) {
		return parquet.NullValue()
	}
	return of(n)
}

func parquetText(v any) parquet.Value {
	switch x := v.(type) {
	case nil:
		return parquet.NullValue()
	case string:
		if x == "" {
			return parquet.NullValue()
		}
		return parquet.ByteArrayValue([]byte(x))
	}
	return parquet.ByteArrayValue(fmt.Append(nil, v))
}
