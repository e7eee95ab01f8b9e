package main

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/fault"
)

// manifest stands first in a backup and says what it is.
type manifest struct {
	Program string    `json:"program"`
	Version string    `json:"version"`
	Made    time.Time `json:"made"`
	Format  int       `json:"format"`
}

const (
	manifestFile = "backup.json"
	backupFormat = 1
)

func (a *app) backupCmd() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: "Copy the data directory into one file", Args: cobra.ExactArgs(1),
		Long:    "Copy the warehouse and the accounts into one ZIP file, as they are at this moment. The file is complete or not there.",
		Example: "  svodka backup svodka-2026-11-19.zip",
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			h, err := a.open(cmd.Context(), "backup", false)
			if err != nil {
				return err
			}
			defer closing(h, &err)
			if err := a.backup(cmd.Context(), h, args[0]); err != nil {
				return err
			}
			info, err := os.Stat(args[0])
			if err == nil {
				a.say("%s: %.1f MB", "%s: %.1f МБ", args[0], float64(info.Size())/1e6)
			}
			return err
		},
	}
}

func (a *app) backup(ctx context.Context, h *house, path string) (err error) {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".svodka-backup-")
	if err != nil {
		return fault.Invalidf("The backup cannot be written: %v", "Копию не удаётся записать: %v", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := h.engine.Backup(ctx, filepath.Join(dir, warehouseFile)); err != nil {
		return err
	}
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	err = errors.Join(p.store.Backup(ctx, filepath.Join(dir, storeFile)), p.close())
	if err != nil {
		return err
	}
	draft := filepath.Join(dir, "backup.zip")
	if err := a.pack(draft, dir); err != nil {
		return err
	}
	return os.Rename(draft, path)
}

// pack writes the manifest and the copies into one file and makes sure it is on the disk.
func (a *app) pack(path, dir string) (err error) {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	z := zip.NewWriter(out)
	w, err := z.Create(manifestFile)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(w).Encode(manifest{"svodka", version, a.now().UTC(), backupFormat}); err != nil {
		return err
	}
	for _, name := range []string{warehouseFile, storeFile} {
		if err := add(z, dir, name); err != nil {
			return err
		}
	}
	return errors.Join(z.Close(), out.Sync())
}

func add(z *zip.Writer, dir, name string) error {
	in, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return err
}

func (a *app) restoreCmd() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: "Make a data directory from a backup", Args: cobra.ExactArgs(1),
		Long:    "Make the data directory named with --data from a backup. It must not hold data yet: nothing is overwritten.",
		Example: "  svodka restore svodka-2026-11-19.zip --data restored",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.restore(args[0]); err != nil {
				return err
			}
			h, err := a.open(cmd.Context(), "restore", false)
			if err != nil {
				return err
			}
			a.say("Restored into %s.", "Восстановлено в %s.", a.conf.Data)
			return h.close()
		},
	}
}

func (a *app) restore(path string) (err error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return fault.Invalidf("%s is no backup that can be read: %v", "%s не читается как резервная копия: %v", path, err)
	}
	defer z.Close()
	var m manifest
	if err := readManifest(&z.Reader, &m); err != nil || m.Program != "svodka" || m.Format != backupFormat {
		return fault.Invalidf("%s is no backup of Svodka, or of a newer one.", "%s — не резервная копия Сводки или копия более новой версии.", path)
	}
	dir := a.conf.Data
	for _, name := range []string{warehouseFile, storeFile} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return fault.Sentence(fault.Conflict, "%s holds data already; restore into another directory with --data.",
				"В каталоге %s уже есть данные; восстановите в другой каталог через --data.", dir)
		}
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fault.Invalidf("The data directory %s cannot be made: %v", "Каталог данных %s не создаётся: %v", dir, err)
	}
	for _, name := range []string{storeFile, warehouseFile} { // the warehouse last: without it the directory counts as empty
		if err := extract(&z.Reader, name, filepath.Join(dir, name)); err != nil {
			return fault.Invalidf("The backup %s is damaged: %v", "Копия %s повреждена: %v", path, err)
		}
	}
	return nil
}

func readManifest(z *zip.Reader, m *manifest) error {
	f, err := z.Open(manifestFile)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewDecoder(io.LimitReader(f, 1<<16)).Decode(m)
}

// extract writes one part under a temporary name first, so that a half-written file never bears the real one.
func extract(z *zip.Reader, name, path string) (err error) {
	in, err := z.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(path+".part", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(path+".part"))
	}
	return os.Rename(path+".part", path)
}
