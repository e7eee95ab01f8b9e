package deliver

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

// Folder saves letters as files below one directory and never outside it, whatever names and links say.
type Folder struct{ Dir string }

var _ schedule.Sender = Folder{}

// Send writes the files of a letter, or its text where there are none. A letter that is sent again takes the place of what
// it wrote before; a file appears whole or not at all.
func (f Folder) Send(_ context.Context, l schedule.Letter) (err error) {
	defer fault.Wrap(&err, "deliver.Folder")
	root, err := os.OpenRoot(f.Dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	dir := filepath.FromSlash(l.To)
	if !filepath.IsLocal(dir) {
		return never(fault.Sentence(fault.Invalid, "The folder has to lie inside the folder for reports.", "Папка должна быть внутри папки для отчётов."))
	}
	const closedDir = 0o750
	if err := root.MkdirAll(dir, closedDir); err != nil {
		return never(err)
	}
	files := l.Files
	if len(files) == 0 {
		files = []schedule.File{{Name: l.Subject + ".txt", Body: []byte(l.Text)}}
	}
	taken := map[string]bool{}
	for _, one := range files {
		name := l.Made.Format("2006-01-02_1504") + "_" + l.ID[:min(8, len(l.ID))] + "_" + fileName(one.Name)
		for taken[name] {
			name = "_" + name
		}
		taken[name] = true
		if err := write(root, path.Join(filepath.ToSlash(dir), name), one.Body); err != nil {
			return err
		}
	}
	return nil
}

func write(root *os.Root, name string, body []byte) error {
	part := name + ".part"
	const ownerAndGroup = 0o640
	w, err := root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, fs.FileMode(ownerAndGroup))
	if err != nil {
		return err
	}
	_, err = w.Write(body)
	if err := errors.Join(err, w.Sync(), w.Close()); err != nil {
		return err
	}
	return root.Rename(part, name)
}
