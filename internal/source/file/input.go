package file

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"svodka/internal/fault"
)

// input is one file to read: a path, or a member of a ZIP archive. It can be opened any number of times.
type input struct {
	name string // as messages call it: the name of the file, "archive.zip/inner.csv" for a member
	own  string // what patterns are matched against: the path inside the archive, or the name
	size int64  // bytes, unpacked
	xlsx bool
	// given is set for files named one by one on the command line: each of them has to be of use.
	given bool
	open  func() (io.ReadCloser, error)
	shelf *shelfTable // where the rows are objects on a shelf
}

// Limits on archives. A CSV packs thirty times at most, an archive made to harm a thousand times and more.
const (
	mostTimes   = 200
	smallMember = 64 << 20
	maxMembers  = 10_000
)

// inputs lists the files behind paths: files, archives and folders (not the folders inside them), in order of name.
func inputs(paths []string, maxUnpacked int64) (list []*input, err error) {
	defer fault.Wrap(&err, "file.inputs")
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fault.Invalidf("There is no file %s.", "Нет файла %s.", p)
		case err != nil:
			return nil, fault.Because(err, fault.Invalid, fault.Text{EN: "%s cannot be read.", RU: "Не удалось прочитать %s."}, p)
		case info.IsDir():
			inside, err := folder(p, maxUnpacked)
			if err != nil {
				return nil, err
			}
			list = append(list, inside...)
		default:
			found, err := single(p, info.Size(), maxUnpacked)
			if err != nil {
				return nil, err
			}
			list = append(list, found...)
		}
	}
	if len(list) == 0 {
		return nil, fault.Invalidf("There are no files to read.", "Нет файлов для чтения.")
	}
	return list, nil
}

func folder(dir string, maxUnpacked int64) ([]*input, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fault.Because(err, fault.Invalid, fault.Text{EN: "The folder %s cannot be read.", RU: "Не удалось прочитать папку %s."}, dir)
	}
	var list []*input
	for _, e := range entries {
		if !e.Type().IsRegular() || !tabular(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		found, err := single(filepath.Join(dir, e.Name()), info.Size(), maxUnpacked)
		if err != nil {
			return nil, err
		}
		for _, in := range found {
			in.given = false
		}
		list = append(list, found...)
	}
	return list, nil
}

// tabular reports whether the name is that of a table or an archive, and not of a hidden file.
func tabular(name string) bool {
	known := []string{".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".zip"}
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") && slices.Contains(known, fold(path.Ext(name)))
}

// single returns the file at a path, or the members of the archive there.
func single(p string, size, maxUnpacked int64) ([]*input, error) {
	open := func() (io.ReadCloser, error) { return os.Open(p) }
	head, err := headOf(open)
	if err != nil {
		return nil, fault.Because(err, fault.Invalid, fault.Text{EN: "%s cannot be read.", RU: "Не удалось прочитать %s."}, p)
	}
	base := filepath.Base(p)
	in := &input{name: base, own: base, size: size, given: true, open: open}
	if why := notText(head); why != nil {
		return nil, broken(base, why)
	}
	if size == 0 {
		return nil, fault.Invalidf("%s is empty.", "%s: файл пуст.", base)
	}
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) && !bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return []*input{in}, nil
	}
	z, err := zip.OpenReader(p)
	if err != nil {
		return nil, fault.Because(err, fault.Invalid, fault.Text{
			EN: "%s is a damaged archive or workbook: it was cut off or not written to its end.",
			RU: "%s: архив или книга повреждены: файл обрезан или не дописан.",
		}, base)
	}
	defer z.Close()
	if slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "[Content_Types].xml" || f.Name == "xl/workbook.xml" }) {
		in.xlsx = true
		return []*input{in}, checkUnpacked(base, z.File, maxUnpacked)
	}
	return members(p, z.File, maxUnpacked)
}

func headOf(open func() (io.ReadCloser, error)) ([]byte, error) {
	f, err := open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 8)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return head[:n], nil
}

// checkUnpacked refuses archives that would fill the machine when unpacked.
func checkUnpacked(name string, files []*zip.File, maxUnpacked int64) error {
	total := uint64(0)
	for _, f := range files {
		total += f.UncompressedSize64
		if f.UncompressedSize64 > smallMember && f.UncompressedSize64/mostTimes > f.CompressedSize64 {
			return fault.Invalidf("%s: %s would unpack to %d times its size, as archives made to do harm do. It was not opened.",
				"%s: %s распаковывается в %d раз, как архивы-бомбы. Файл не открыт.", name, f.Name, f.UncompressedSize64/max(f.CompressedSize64, 1))
		}
	}
	if total > uint64(maxUnpacked) || len(files) > maxMembers {
		return fault.Invalidf("%s would unpack to %d files of %d MB together; the limit is %d files and %d MB.",
			"%s: в архиве %d файлов на %d МБ; предел — %d файлов и %d МБ.", name, len(files), total>>20, maxMembers, maxUnpacked>>20)
	}
	return nil
}

// members lists the tables in an archive.
func members(p string, files []*zip.File, maxUnpacked int64) ([]*input, error) {
	base := filepath.Base(p)
	if err := checkUnpacked(base, files, maxUnpacked); err != nil {
		return nil, err
	}
	var list []*input
	for i, f := range files {
		name := memberName(f)
		if f.FileInfo().IsDir() || strings.HasPrefix(name, "__MACOSX/") || !tabular(path.Base(name)) || fold(path.Ext(name)) == ".zip" {
			continue
		}
		if f.Flags&1 != 0 {
			return nil, fault.Invalidf("%s is locked by a password. Pack it without one.", "%s закрыт паролем. Сожмите его без пароля.", base)
		}
		ext := fold(path.Ext(name))
		list = append(list, &input{
			name: base + "/" + name, own: name, size: int64(f.UncompressedSize64), xlsx: ext == ".xlsx" || ext == ".xlsm",
			open: func() (io.ReadCloser, error) { return openMember(p, i) },
		})
	}
	slices.SortStableFunc(list, func(a, b *input) int { return strings.Compare(a.own, b.own) })
	if len(list) == 0 {
		return nil, fault.Invalidf("%s has no CSV, TSV or XLSX files in it.", "%s: в архиве нет файлов CSV, TSV или XLSX.", base)
	}
	return list, nil
}

// memberName returns the name of a member; Windows writes Russian ones in cp866.
func memberName(f *zip.File) string {
	name := strings.ReplaceAll(f.Name, "\\", "/")
	if utf8.ValidString(name) {
		return name
	}
	if s, err := charmap.CodePage866.NewDecoder().String(name); err == nil {
		return s
	}
	return strings.ToValidUTF8(name, "_")
}

// zipMember is an open member of an archive, which closes the archive too.
type zipMember struct {
	io.ReadCloser
	archive *zip.ReadCloser
}

// Close closes the member and its archive.
func (m *zipMember) Close() error { return errors.Join(m.ReadCloser.Close(), m.archive.Close()) }

func openMember(p string, i int) (io.ReadCloser, error) {
	z, err := zip.OpenReader(p)
	if err != nil {
		return nil, err
	}
	r, err := z.File[i].Open()
	if err != nil {
		return nil, errors.Join(err, z.Close())
	}
	limited := &limitedReader{r: r, left: int64(z.File[i].UncompressedSize64)}
	return &zipMember{struct {
		io.Reader
		io.Closer
	}{limited, r}, z}, nil
}

// limitedReader ends with an error when an archive gives more bytes than it has announced.
type limitedReader struct {
	r    io.Reader
	left int64
}

// Read reads on.
func (l *limitedReader) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, zip.ErrFormat
	}
	return n, err
}

// broken is the error of a file that cannot be read at all.
func broken(name string, why *fault.Text) error {
	return &fault.Error{Kind: fault.Invalid, Text: fault.Text{EN: name + " " + why.EN + ".", RU: name + ": " + why.RU + "."}}
}
