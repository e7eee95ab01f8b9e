package render

import (
	"context"
	"io"

	"svodka/internal/lang"
)

// Format is a form that documents are written in.
type Format struct {
	// Name is what addresses, commands and schedules call it: "xlsx". Title is what a reader calls it: "XLSX". Ext is the end of the
	// file's name, Type its media type.
	Name, Title, Ext, Type string
	Write                  func(ctx context.Context, w io.Writer, d *Document) error
}

// Drawer draws charts and pages. paper.Drawer is one.
type Drawer interface {
	// PNG draws a chart so wide and at least so high, in px; sharp is how many dots a px has.
	PNG(ctx context.Context, p *Picture, wide, high int, sharp float64, l lang.Lang) ([]byte, error)
	// PDF writes a document as pages, laid as its Layout says.
	PDF(ctx context.Context, w io.Writer, d *Document) error
	// Poster draws a whole document as one picture, as high as it needs to be.
	Poster(ctx context.Context, w io.Writer, d *Document) error
}

// Formats are all forms of documents, in the order they are offered: xlsx, pdf, csv, tsv, json, html, png. What draws is asked for
// when the first form that needs it is written; nil leaves pdf and png out, and html without charts.
func Formats(drawer func() (Drawer, error)) []Format {
	list := []Format{
		Workbook(),
		{Name: "csv", Title: "CSV", Ext: ".csv", Type: "text/csv; charset=utf-8", Write: DocumentCSV},
		{Name: "tsv", Title: "TSV", Ext: ".tsv", Type: "text/tab-separated-values; charset=utf-8", Write: DocumentTSV},
		{Name: "json", Title: "JSON", Ext: ".json", Type: "application/json", Write: DocumentJSON},
		{Name: "html", Title: "HTML", Ext: ".html", Type: "text/html; charset=utf-8", Write: with(drawer, HTML)},
	}
	if drawer == nil {
		return list
	}
	paged := Format{Name: "pdf", Title: "PDF", Ext: ".pdf", Type: "application/pdf"}
	paged.Write = with(drawer, func(ctx context.Context, w io.Writer, d *Document, draw Drawer) error { return draw.PDF(ctx, w, d) })
	poster := Format{Name: "png", Title: "PNG", Ext: ".png", Type: "image/png"}
	poster.Write = with(drawer, func(ctx context.Context, w io.Writer, d *Document, draw Drawer) error { return draw.Poster(ctx, w, d) })
	return append(append([]Format{list[0], paged}, list[1:]...), poster)
}

// writer writes a document in one form.
type writer = func(ctx context.Context, w io.Writer, d *Document) error

func with(drawer func() (Drawer, error), write func(ctx context.Context, w io.Writer, d *Document, draw Drawer) error) writer {
	return func(ctx context.Context, w io.Writer, d *Document) error {
		var draw Drawer
		if drawer != nil {
			var err error
			if draw, err = drawer(); err != nil {
				return err
			}
		}
		return write(ctx, w, d, draw)
	}
}

// Workbook is the form of spreadsheets.
func Workbook() Format {
	return Format{Name: "xlsx", Title: "XLSX", Ext: ".xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Write: XLSX}
}
