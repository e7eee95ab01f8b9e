package render

import (
	"math"
	"slices"
	"strings"
	"time"

	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// Document is a report or a dashboard out of the browser: what its page shows to one reader, ready to be written as a
// workbook, as paper or as pictures. Nothing in it is asked again, so every form holds the same figures.
type Document struct {
	Lang lang.Lang
	// Title is the page's, Organisation whose figures they are, Reader who asked for them.
	Title, Organisation, Reader string
	// Period and Compared say which days the figures are of, Filters in one line what narrows them, AsOf how fresh they are.
	Period, Compared, Filters, AsOf string
	// Demo says that the company and its figures are made up: every form but the bare tables of CSV and TSV tells it.
	Demo bool
	// Conclusion is the page's own sentence; "" where it has none.
	Conclusion string
	// Notes are what a reader must know of all figures.
	Notes []string
	// Terms say what the metrics mean.
	Terms []Term
	// Link leads to the page; "" where the server has no address.
	Link string
	// Made is when the document was made, in the organisation's zone.
	Made time.Time
	// Wide lays paper on its long side. Board says that the page is a dashboard: its charts stand beside each other, and on paper
	// without their tables.
	Wide, Board bool
	// Layout is the paper that the reader wants.
	Layout Layout
	// Parts are the page's tiles, in its order.
	Parts []Part
}

// Term is what a metric means; Link leads to the page that tells it in full, "" nowhere.
type Term struct{ Name, Means, Link string }

// Layout is how paper lies; the zero Layout is A4, lying for dashboards and upright for reports.
type Layout struct {
	// Size is "A4" or "A3".
	Size string
	// Lay is "portrait" or "landscape"; "" as the document has it.
	Lay string
}

// Part is one tile.
type Part struct {
	Title, Sub string
	// Period are the days of a tile that has a period of its own; "" where they are those of the document.
	Period string
	// Words are what a tile says in place of figures: a text, why it is empty, what went wrong.
	Words string
	// Figure is the one of a tile of a single figure, as the page shows it, with what stands below it.
	Figure string
	Under  []string
	// Num is the same figure for machines and spreadsheets, Unit what it is counted in: "₽", "%", "".
	Num  Num
	Unit string
	// Mood colours the first line of Under: how the change or the plan stands.
	Mood Mood
	// Chart draws what Table tells; nil where there is no picture.
	Chart *Picture
	Table *Sheet
	// Notes stand under the tile.
	Notes []string
	// Columns of twelve that the tile takes on its page; 0 takes them all.
	Columns int
	// Ask is the question behind the figures as addresses carry it, "" where there is none.
	Ask string
}

// Demonstration says that the figures are made up, in the words of the band over the pages; "" where they are not.
func (d *Document) Demonstration() string {
	if !d.Demo {
		return ""
	}
	return d.Lang.Pick("Demonstration. The company and its figures are made up.", "Демонстрация. Компания и все цифры вымышлены.")
}

// About is what stands below the title of a tile: what it adds to it, and its days where they are its own.
func (p *Part) About() string { return joined(p.Sub, p.Period) }

// joined puts texts into one line, without the empty ones.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " · ")
}

// Picture is a chart: an ECharts option as package chart makes it, or a whole SVG. Height is how high it should be, in px, 0
// leaves it.
type Picture struct {
	Option []byte
	SVG    string
	Spoken string
	Height int
	// Kind is the board's name of it.
	Kind string
}

// Sheet is a table of texts and figures.
type Sheet struct {
	Heads []Head
	// Groups stand over the heads, nil where none do.
	Groups []HeadGroup
	// Labels is how many of the first columns are texts.
	Labels int
	Rows   []Line
	// Stream gives the rows in place of Rows where there are too many to be held at once.
	Stream func(yield func(Line) error) error
	// Cut says which rows are left out, "" for none. The document's notes say it too; forms without notes end the table with it.
	Cut string
}

// HeadGroup is a head over several others.
type HeadGroup struct {
	Title string
	Span  int
}

// Head is the head of a column.
type Head struct {
	Title string
	// Name is the column's in the answer, "revenue@previous"; "" where it has none.
	Name string
	// Figures says that the column holds figures: they stand on the right. Whole says that they are those of the row's other columns
	// together.
	Figures, Whole bool
}

// Line is one row. Total is a row of totals, Break an empty line between blocks.
type Line struct {
	Cells        []Cell
	Total, Break bool
}

// Cell is a text, or a figure with the text that the page shows of it.
type Cell struct {
	Text string
	Num  Num
	// Link leads to the records behind the figure; "" nowhere.
	Link string
	// Mood is the verdict on a change or against a plan, Near that a plan is almost met.
	Mood Mood
	Near bool
}

// Num is a figure as a spreadsheet keeps it: money in whole units of its currency, percent as a fraction, durations in
// days. The zero Num is none.
type Num struct {
	V      float64
	Is     bool
	Format string // as spreadsheets write formats: "#,##0.00"
	// Exact is the figure as [JSON] writes it: money in whole units, percent as a fraction, durations in seconds, days in quotes.
	Exact string
}

const secondsOfDay = 24 * 3600

// clockFormat is how spreadsheets write durations.
const clockFormat = "[h]:mm:ss"

// Number is a figure of the column for a spreadsheet, written there as the page writes it.
func (c Column) Number(v formula.Value) Num {
	if v.State != formula.Present || math.IsNaN(v.V) || math.IsInf(v.V, 0) {
		return Num{}
	}
	n := Num{V: v.V * c.times, Is: true, Format: decimalFormat(c.decimals), Exact: exact(v, c.Column.Unit)}
	switch {
	case c.seconds:
		n.V, n.Format = v.V/secondsOfDay, clockFormat
		return n
	case c.Column.Unit.Kind() == unit.Percent && c.Unit == "%":
		n.V, n.Format = v.V, decimalFormat(c.decimals)+"%"
	case c.Column.Unit.Kind() == unit.Money:
		n.V = cleaned(n.V)
	}
	if c.signed {
		n.Format = "+" + n.Format + ";-" + n.Format + ";" + n.Format
	}
	return n
}

// cleaned is a number without the noise of its last binary digits.
func cleaned(x float64) float64 {
	const digits = 1e6
	if math.Abs(x) > math.MaxInt64/digits {
		return x
	}
	return math.Round(x*digits) / digits
}

func decimalFormat(decimals int) string {
	if decimals == 0 {
		return "#,##0"
	}
	return "#,##0." + "00000000"[:decimals]
}
