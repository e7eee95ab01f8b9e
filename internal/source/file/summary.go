package file

import (
	"encoding/csv"
	"io"
	"strconv"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Summary tells what reading the files found. What became of the rows in the warehouse is in warehouse.Report.
type Summary struct {
	Files []FileSummary
	// Ignored names the files of folders and archives that no entry of the mapping reads.
	Ignored []string
	// Rows and Refused are sums over the files.
	Rows, Refused int64
	// Records counts the rows sent, by entity, those created from names alone included.
	Records map[string]int64
	// Created counts the dictionary rows that were made of a bare name, by entity.
	Created map[string]int64
	// Refusals are the first refused rows.
	Refusals []Refusal
	Warnings []warehouse.Warning
}

// FileSummary tells what was found in one file.
type FileSummary struct {
	Name     string
	Encoding string // "" for workbooks
	Rows     int64  // rows of data, without header, empty rows and totals
	Totals   int64  // totals left out as the mapping says
	Refused  int64
}

// Refusal is a row that was not taken. Column and Value are empty when the row as a whole is at fault.
type Refusal struct {
	File   string
	Line   int64
	Column string
	Value  string
	Reason fault.Text
}

// In says the refusal as one sentence in a language ("ru" or "en").
func (r Refusal) In(code string) string {
	row, column := ", line ", ", column "
	if code == "ru" {
		row, column = ", строка ", ", столбец "
	}
	s := r.File + row + strconv.FormatInt(r.Line, 10)
	if r.Column != "" {
		s += column + r.Column
	}
	s += ": "
	if r.Value != "" {
		s += quoted(r.Value, code) + " "
	}
	return s + r.Reason.In(code)
}

func quoted(s, code string) string {
	if code == "ru" {
		return "«" + s + "»"
	}
	return strconv.Quote(s)
}

// maxKept is how many refusals a summary keeps.
const maxKept = 20

// RefusalWriter writes refused rows as CSV, for --errors. Close ends it; it does not close w.
type RefusalWriter struct {
	w    *csv.Writer
	lang string
}

// NewRefusalWriter writes the header; lang is the language of the reasons.
func NewRefusalWriter(w io.Writer, lang string) (*RefusalWriter, error) {
	r := &RefusalWriter{csv.NewWriter(w), lang}
	return r, r.w.Write([]string{"file", "line", "column", "value", "reason"})
}

// Write writes one refused row. It has the shape of Options.Refused.
func (w *RefusalWriter) Write(r Refusal) error {
	return w.w.Write([]string{r.File, strconv.FormatInt(r.Line, 10), r.Column, inert(r.Value), r.Reason.In(w.lang)})
}

// Close writes what is still held back.
func (w *RefusalWriter) Close() error {
	w.w.Flush()
	return w.w.Error()
}

// inert keeps a spreadsheet from taking a value for a formula.
func inert(s string) string {
	if s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '@' || s[0] == '-') {
		return "'" + s
	}
	return s
}

func (im *Import) blank() Summary {
	s := Summary{Records: map[string]int64{}, Created: map[string]int64{}}
	for _, o := range im.specs {
		s.Files = append(s.Files, FileSummary{Name: o.in.name})
	}
	for _, in := range im.inputs {
		used := im.looksUp(in)
		for _, o := range im.specs {
			used = used || o.in == in
		}
		if !used {
			s.Ignored = append(s.Ignored, in.name)
		}
	}
	return s
}
