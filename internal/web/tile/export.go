package tile

import (
	"cmp"
	"net/url"
	"slices"

	"svodka/internal/lang"
)

// Export is what the export menu of a page offers.
type Export struct {
	Lang lang.Lang
	// Path is the page's address without its parameters, Kept those of them that files keep: filters, order, view.
	Path string
	Kept url.Values
	// Forms are the endings of the files besides paper; nil is all that pages are written in.
	Forms []string
	// Paper leaves the choice of paper out where it is false: the page is no document.
	Paper bool
	// Schedule leads to where the page is sent by a schedule; "" leaves it out.
	Schedule string
	// Prints offers printing the page as it stands.
	Prints bool
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
		{".csv", "CSV", "all rows", "все строки"},
		{".parquet", "Parquet", "for analysts", "для аналитиков"},
		{".png", "PNG", "a picture", "картинка"},
		{".json", "JSON", "for programs", "для программ"},
	}
	forms := x.Forms
	if forms == nil {
		forms = []string{".xlsx", ".csv", ".png", ".json"}
	}
	var list []file
	for _, f := range all {
		if slices.Contains(forms, f.ext) {
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
