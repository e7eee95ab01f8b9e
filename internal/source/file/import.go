package file

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// Kind describes files as a source to who sets one up.
func Kind() source.Kind {
	return source.Kind{
		Name:  "file",
		Title: fault.Text{EN: "Files", RU: "Файлы"},
		Help:  fault.Text{EN: "CSV, TSV and XLSX files and ZIP archives of them, by a mapping.", RU: "Файлы CSV, TSV, XLSX и архивы ZIP с ними, по схеме."},
		Fields: []source.Field{
			{
				Name: "mapping", Title: fault.Text{EN: "Mapping", RU: "Схема"}, Required: true,
				Help: fault.Text{EN: "The YAML file that says what the columns mean.", RU: "Файл YAML, который говорит, что значат столбцы."},
			},
			{
				Name: "paths", Title: fault.Text{EN: "Files", RU: "Файлы"}, Required: true,
				Help: fault.Text{EN: "Files, archives or folders.", RU: "Файлы, архивы или папки."},
			},
		},
	}
}

// Options are what an import needs besides mapping and files. The zero value reads files for a company without settings:
// zone UTC, money with two digits.
type Options struct {
	// Now is the moment the files are read; every version of a row remembers it.
	Now time.Time
	// Settings are those of the company, after any that the mapping proposes were taken over: its zone and currency stand
	// in where the mapping names none.
	Settings warehouse.Settings
	// Custom lists the custom fields the warehouse has: the mapping may not declare one of them differently. Rows carry the
	// mapping's own fields alone.
	Custom []warehouse.CustomField
	// Allow says how many rows may be refused before the run is refused as a whole; none by default.
	Allow Allowance
	// Known tells which of some ids the warehouse has, with their source in front; nil: none. Users, products … that a file
	// only names are created with nothing but a name, and it keeps them from overwriting fuller rows of earlier imports.
	Known func(ctx context.Context, entity string, ids []string) (map[string]bool, error)
	// Refused is handed every refused row; without it reading ends once there are a thousand and none is allowed.
	Refused func(Refusal) error
	// Progress is told how many bytes have been read of how many. An import reads its files more than once, and counts so.
	Progress func(done, total int64)
	// MaxUnpacked limits what one archive or workbook may unpack to; 0 is 64 GiB.
	MaxUnpacked int64
}

// Allowance is how many rows may be refused: a number, or a share of all rows when Share is above 0.
type Allowance struct {
	Rows  int64
	Share float64
}

// ParseAllowance reads "10" or "5%".
func ParseAllowance(s string) (Allowance, error) {
	if number, ok := strings.CutSuffix(s, "%"); ok {
		share, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
		if err == nil && share >= 0 && share <= 100 {
			return Allowance{Share: share / 100}, nil
		}
	} else if rows, err := strconv.ParseInt(s, 10, 64); err == nil && rows >= 0 {
		return Allowance{Rows: rows}, nil
	}
	return Allowance{}, fault.Invalidf("%q is not a number of rows; write 10 or 5%%.", "«%s» — не число строк; нужно 10 или 5%%.", s)
}

func (a Allowance) of(rows int64) int64 { return max(a.Rows, int64(a.Share*float64(rows))) }

// Import is files opened with a mapping, checked so far as their headers go, ready to be loaded by [Import.Batch]. It
// implements [source.Source].
type Import struct {
	mapping *Mapping
	opt     Options
	schema  *warehouse.Schema // with the mapping's custom fields and no one else's: a batch carries what it declares
	specs   []*opened
	dicts   map[string]*dict
	lookups map[lookupKey]map[string]string
	inputs  []*input
	wall    *wall
	summary Summary
	shelved bool // the rows come from a shelf
}

// opened is a file with the entry that reads it.
type opened struct {
	in    *input
	spec  *fileSpec
	table *table // once its dialect and header were found
}

var _ source.Source = (*Import)(nil)

const defaultUnpacked = 64 << 30

// Open matches files with the mapping and checks their headers. Paths are files, ZIP archives and folders.
func Open(m *Mapping, paths []string, opt Options) (im *Import, err error) {
	defer fault.Wrap(&err, "file.Open(%s)", m.Name)
	if opt.MaxUnpacked == 0 {
		opt.MaxUnpacked = defaultUnpacked
	}
	im = &Import{mapping: m, opt: opt, wall: newWall(time.UTC)}
	if err := im.prepare(); err != nil {
		return nil, err
	}
	if im.inputs, err = inputs(paths, opt.MaxUnpacked); err != nil {
		return nil, err
	}
	if err := im.match(); err != nil {
		return nil, err
	}
	if _, err := im.bind(); err != nil { // tells missing columns before anything is read
		return nil, err
	}
	im.summary = im.blank()
	return im, nil
}

func (im *Import) prepare() error {
	for _, c := range im.mapping.custom {
		at := slices.IndexFunc(im.opt.Custom, func(k warehouse.CustomField) bool { return k.Name == c.Name })
		if at < 0 {
			continue
		}
		if k := im.opt.Custom[at]; k.Entity != c.Entity || k.Type != c.Type {
			return fault.Invalidf("%s: the custom field %s is already kept as %s of %s; name the new one differently.",
				"%s: поле %s уже есть: %s у %s; назовите новое иначе.", im.mapping.Name, c.Name, k.Type, k.Entity)
		}
	}
	im.schema = warehouse.NewSchema(im.mapping.custom)
	switch zone := im.opt.Settings.Zone; {
	case im.mapping.Zone != nil:
		im.wall = newWall(im.mapping.Zone)
	case zone != "":
		loc, err := time.LoadLocation(zone)
		if err != nil {
			return fault.Because(err, fault.Invalid, fault.Text{EN: "There is no time zone %s.", RU: "Нет часового пояса %s."}, zone)
		}
		im.wall = newWall(loc)
	}
	return nil
}

// match gives every file the first entry that fits it; a workbook is read by each entry that asks for another sheet.
func (im *Import) match() error {
	used := map[*fileSpec]bool{}
	for _, in := range im.inputs {
		sheets := map[string]bool{}
		for _, spec := range im.mapping.files {
			if !spec.matches(in.own) || sheets[fold(spec.sheet)] || len(sheets) > 0 && !in.xlsx {
				continue
			}
			sheets[fold(spec.sheet)], used[spec] = true, true
			im.specs = append(im.specs, &opened{in: in, spec: spec})
		}
		if len(sheets) == 0 && in.given && !im.looksUp(in) {
			return fault.Invalidf("%s fits no match: of the mapping %s (%s). Correct the pattern or leave the file out.",
				"%s не подходит ни под один match: схемы %s (%s). Исправьте шаблон или не указывайте файл.", in.name, im.mapping.Name, quoteList(im.mapping.Patterns()))
		}
	}
	slices.SortStableFunc(im.specs, func(a, b *opened) int {
		return slices.Index(im.mapping.files, a.spec) - slices.Index(im.mapping.files, b.spec)
	})
	for _, spec := range im.mapping.files {
		if !used[spec] && !spec.optional {
			return fault.Invalidf("No file is called %q (%s:%d). Add it to the command, or write optional: true if it may be missing.",
				"Нет файла «%s» (%s:%d). Добавьте его в команду или напишите optional: true, если его может не быть.", spec.match, im.mapping.Name, spec.line)
		}
	}
	if len(im.specs) == 0 {
		return fault.Invalidf("None of the files fits a match: of %s (%s).", "Ни один файл не подходит под match: схемы %s (%s).",
			im.mapping.Name, quoteList(im.mapping.Patterns()))
	}
	return nil
}

// Batch returns what the files bring, to be loaded by an engine: all of it or nothing. Its Stream reads the files anew
// each time it is called; [Import.Summary] tells about the last one.
func (im *Import) Batch() warehouse.Batch {
	return warehouse.Batch{
		Source: im.mapping.Source, Seen: im.opt.Now, Custom: im.mapping.Custom(), Full: im.mapping.full, Unique: true, // repeated ids are refused or passed over
		Stream: im.stream,
	}
}

// Summary tells what the last reading found. Before one it names the files alone.
func (im *Import) Summary() Summary { return im.summary }

// Check reports whether the files can be read; Open has seen to that.
func (im *Import) Check(ctx context.Context) error { return ctx.Err() }

// Pull sends the files as one batch, and nothing when they are those that the cursor was given for.
func (im *Import) Pull(ctx context.Context, since source.Cursor, emit func(warehouse.Batch, source.Cursor) error) (err error) {
	defer fault.Wrap(&err, "file.Pull(%s)", im.mapping.Source)
	cursor, err := im.fingerprint(ctx)
	if err != nil || cursor == since {
		return err
	}
	return emit(im.Batch(), cursor)
}

// fingerprint names the content of all files.
func (im *Import) fingerprint(ctx context.Context) (source.Cursor, error) {
	h := sha256.New()
	for _, in := range im.inputs {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		f, err := in.open()
		if err != nil {
			return "", err
		}
		_, err = io.Copy(h, f)
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return "", err
		}
		h.Write([]byte(in.own + "\x00"))
	}
	return source.Cursor(hex.EncodeToString(h.Sum(nil)[:16])), nil
}
