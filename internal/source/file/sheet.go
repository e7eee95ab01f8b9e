package file

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"svodka/internal/fault"
)

// sheet reads the rows of one sheet of a workbook.
//
// Every cell comes as the text of its value and not as it is shown: numbers with a point and all their digits, dates as
// 2024-05-17 or 2024-05-17 09:30:00 whatever format the author chose, times of day and lengths of time as 9:30:00.
type sheet struct {
	book     *excelize.File
	rows     *excelize.Rows
	from1904 bool
	line     int64
	text     []byte
	cells    [][]byte
	ends     []int
}

// maxBookXML is how much of a workbook is unpacked in memory; greater sheets go through temporary files.
const maxBookXML = 16 << 20

// openBook opens a workbook. The caller closes it.
func openBook(in *input, maxUnpacked int64) (*excelize.File, error) {
	f, err := in.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	book, err := excelize.OpenReader(f, excelize.Options{UnzipSizeLimit: max(maxUnpacked, maxBookXML), UnzipXMLSizeLimit: maxBookXML})
	if err != nil {
		return nil, fault.Because(err, fault.Invalid, fault.Text{
			EN: "%s cannot be read as a workbook: it is damaged, or locked by a password.",
			RU: "%s не читается как книга Excel: файл повреждён или закрыт паролем.",
		}, in.name)
	}
	return book, nil
}

// openSheet opens a sheet by name or number; "" is the first one that is not hidden.
func openSheet(in *input, which string, maxUnpacked int64) (s *sheet, err error) {
	defer fault.Wrap(&err, "file.openSheet(%s)", in.name)
	book, err := openBook(in, maxUnpacked)
	if err != nil {
		return nil, err
	}
	name, err := pickSheet(book, in.name, which)
	if err == nil {
		err = plainFormats(book)
	}
	if err != nil {
		return nil, errors.Join(err, book.Close())
	}
	rows, err := book.Rows(name)
	if err != nil {
		return nil, errors.Join(fault.Because(err, fault.Invalid, fault.Text{
			EN: "The sheet %[2]q of %[1]s cannot be read: the workbook is damaged.", RU: "%[1]s: лист «%[2]s» не читается, книга повреждена.",
		}, in.name, name), book.Close())
	}
	props, err := book.GetWorkbookProps()
	if err != nil {
		return nil, errors.Join(err, rows.Close(), book.Close())
	}
	return &sheet{book: book, rows: rows, from1904: props.Date1904 != nil && *props.Date1904}, nil
}

func pickSheet(book *excelize.File, file, which string) (string, error) {
	names := book.GetSheetList()
	if n, err := strconv.Atoi(which); err == nil && n >= 1 && n <= len(names) {
		return names[n-1], nil
	}
	for _, n := range names {
		visible, err := book.GetSheetVisible(n)
		if which == "" && (err != nil || !visible) {
			continue
		}
		if which == "" || strings.EqualFold(n, which) {
			return n, nil
		}
	}
	if guess := nearest(which, names); guess != "" {
		return "", fault.Invalidf("%s has no sheet %q; did you mean %q? Sheets: %s.", "%s: нет листа «%s»; может быть, «%s»? Листы: %s.",
			file, which, guess, list(names, 20))
	}
	return "", fault.Invalidf("%s has no sheet %q. Sheets: %s.", "%s: нет листа «%s». Листы: %s.", file, which, list(names, 20))
}

// plainFormats replaces the number formats of a workbook in memory, so that its cells read as values: see sheet.
func plainFormats(book *excelize.File) error {
	if book.Styles == nil || book.Styles.CellXfs == nil {
		return nil
	}
	known := len(book.Styles.CellXfs.Xf)
	var ids [2]int
	for i, code := range []string{"yyyy-mm-dd hh:mm:ss", "[h]:mm:ss"} {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			return err
		}
		ids[i] = *book.Styles.CellXfs.Xf[id].NumFmtID
	}
	codes := map[int]string{}
	for _, f := range book.Styles.NumFmts.NumFmt {
		codes[f.NumFmtID] = f.FormatCode
	}
	for i := range known {
		xf := &book.Styles.CellXfs.Xf[i]
		if xf.NumFmtID == nil {
			continue
		}
		id := 0
		switch formatKind(*xf.NumFmtID, codes[*xf.NumFmtID]) {
		case formatDate:
			id = ids[0]
		case formatTime:
			id = ids[1]
		case formatPadded:
			continue
		case formatPlain:
		}
		xf.NumFmtID = &id
	}
	return nil
}

type formatSort uint8

const (
	formatPlain  formatSort = iota
	formatDate              // has a day, a month or a year
	formatTime              // has hours, minutes or seconds alone
	formatPadded            // 000000: zeros in front belong to the value
)

var (
	quotedFormat = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]hms]*\]`)
	paddedFormat = regexp.MustCompile(`^0{2,}$`)
)

// formatKind tells what a number format shows. Formats of numbers without a code of their own are built in.
func formatKind(id int, code string) formatSort {
	if code == "" {
		switch {
		case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
			return formatDate
		case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
			return formatTime
		}
		return formatPlain
	}
	if paddedFormat.MatchString(code) {
		return formatPadded
	}
	shown, _, _ := strings.Cut(fold(quotedFormat.ReplaceAllString(code, "")), ";")
	switch {
	case strings.Contains(shown, "general") || strings.ContainsAny(shown, "0#?@") && !strings.Contains(shown, "ss"):
		return formatPlain
	case strings.ContainsAny(shown, "dy") || strings.Contains(shown, "m") && !strings.ContainsAny(shown, "hs"):
		return formatDate
	case strings.ContainsAny(shown, "hs"):
		return formatTime
	}
	return formatPlain
}

// next returns the cells of the next row that is not empty; io.EOF after the last.
func (s *sheet) next() ([][]byte, int64, error) {
	for s.rows.Next() {
		s.line++
		row, err := s.rows.Columns()
		if err != nil {
			return nil, s.line, err
		}
		if len(row) == 0 {
			continue
		}
		s.text, s.ends, s.cells = s.text[:0], s.ends[:0], s.cells[:0]
		for _, c := range row {
			if s.from1904 {
				c = elapsed(c)
			}
			s.text = append(s.text, tidyCell(c)...)
			s.ends = append(s.ends, len(s.text))
		}
		from := 0
		for _, end := range s.ends {
			s.cells = append(s.cells, s.text[from:end:end])
			from = end
		}
		return s.cells, s.line, nil
	}
	if err := s.rows.Error(); err != nil {
		return nil, s.line, err
	}
	return nil, s.line, io.EOF
}

// tidyCell takes the midnight off a day, and the noise off a number that was stored in binary: 7307.3700000000003.
func tidyCell(c string) string {
	if len(c) == 19 && c[4] == '-' && c[10] == ' ' && strings.HasSuffix(c, " 00:00:00") {
		return c[:10]
	}
	if len(c) < 16 || c[0] != '-' && c[0]-'0' > 9 || !strings.ContainsAny(c, ".E") {
		return c
	}
	f, err := strconv.ParseFloat(c, 64)
	if err != nil {
		return c
	}
	const kept = 15 // the digits a spreadsheet itself keeps
	f, err = strconv.ParseFloat(strconv.FormatFloat(f, 'e', kept-1, 64), 64)
	if err != nil {
		return c
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// elapsed takes the 1462 days between the calendars of 1900 and 1904 off a length of time, which the library puts on it in
// workbooks of the later calendar.
func elapsed(c string) string {
	const hours = 1462 * 24
	h, rest, ok := strings.Cut(c, ":")
	n, err := strconv.Atoi(h)
	if !ok || err != nil || n < hours || len(rest) != len("00:00") {
		return c
	}
	return strconv.Itoa(n-hours) + ":" + rest
}

// close gives up the workbook and its temporary files.
func (s *sheet) close() error {
	return errors.Join(s.rows.Close(), s.book.Close())
}
