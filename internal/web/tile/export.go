package tile

import (
	"cmp"
	"net/url"
	"slices"

	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// Export is what the export menu of a page offers.
type Export struct {
	Lang lang.Lang
	// Path is the page's address without its parameters, Kept those of them that files keep: filters, order, view.
	Path string
	Kept url.Values
	// Forms are the endings of the files that the page has.
	Forms []string
	// Paper offers a PDF with the choice of its paper.
	Paper bool
	// Schedule leads to where the page is sent by a schedule; "" leaves it out.
	Schedule string
	// Prints offers printing the page as it stands.
	Prints bool
}

// NewExport is the menu of a page that is written in the forms that the site has; own are endings that the page writes by itself.
func NewExport(s *page.Site, v *page.Visit, path string, kept url.Values, own ...string) Export {
	x := Export{Lang: v.Lang, Path: path, Kept: kept, Prints: true, Forms: own}
	for _, f := range s.Forms {
		if f.Ext == ".pdf" {
			x.Paper = true
		}
		x.Forms = append(x.Forms, f.Ext)
	}
	return x
}

// pair is a hidden field.
type pair struct{ Key, Text string }

func (x Export) hidden() []pair {
	var list []pair
	for key, texts := range x.Kept {
		for _, text := range texts {
			list = append(list, pair{key, text})
		}
	}
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(a.Key, b.Key) })
	return list
}

// to is the address of the page as a file.
func (x Export) to(ext string) string {
	if text := x.Kept.Encode(); text != "" {
		return x.Path + ext + "?" + text
	}
	return x.Path + ext
}

// file is an entry of the menu.
type file struct{ Href, Title, Hint string }

func (x Export) files() []file {
	l := x.Lang
	all := []struct{ ext, title, en, ru string }{
		{".xlsx", "XLSX", "Excel, with charts", "Excel, с графиками"},
		{".csv", "CSV", "the tables, all rows", "таблицы, все строки"},
		{".parquet", "Parquet", "for analysts", "для аналитиков"},
		{".png", "PNG", "a picture", "картинка"},
		{".json", "JSON", "for programs", "для программ"},
	}
	var list []file
	for _, f := range all {
		if slices.Contains(x.Forms, f.ext) {
			list = append(list, file{x.to(f.ext), f.title, l.Pick(f.en, f.ru)})
		}
	}
	return list
}

// ScheduleHref is the address where a page is sent by a schedule.
func ScheduleHref(board string, kept url.Values) string {
	values := url.Values{"board": {board}}
	if text := kept.Encode(); text != "" {
		values.Set("query", text)
	}
	return "/schedules/new?" + values.Encode()
}
