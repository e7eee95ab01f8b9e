package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"svodka/internal/access"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/engine/duckdb"
	"svodka/internal/fault"
	sealing "svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/scoreboard"
	"svodka/internal/warehouse"
)

// The files of a data directory.
const (
	warehouseFile = "warehouse.duckdb"
	storeFile     = "svodka.db"
	lockFile      = "svodka.lock"
)

// house is an opened data directory: its warehouse, its model and its desk. One process at a time holds it.
type house struct {
	dir    string
	lock   *os.File
	engine *duckdb.Engine
	model  *model.Model
	desk   *ask.Desk
	own    *ownMetrics
	goals  *targets
	// periods are the closed ones; nil where nobody looks after them.
	periods *sealing.Service
	// alerts watch the figures; nil where nobody watches.
	alerts *alert.Service
	// table is the KPI table as it is taken at set moments; nil where nobody takes it.
	table *scoreboard.Service
}

// holder is what the lock file tells of the process that holds the directory.
type holder struct {
	PID     int    `json:"pid"`
	Command string `json:"command"`
	Addr    string `json:"addr,omitempty"`
}

// open opens the data directory. With create it may be new; otherwise a missing one is an error that says how to fill it.
func (a *app) open(ctx context.Context, command string, create bool) (_ *house, err error) {
	dir := a.conf.Data
	if _, err := os.Stat(filepath.Join(dir, warehouseFile)); err != nil {
		if !errors.Is(err, os.ErrNotExist) {
			return nil, fault.Invalidf("The data directory %s cannot be read: %v", "Каталог данных %s не читается: %v", dir, err)
		}
		if !create {
			return nil, fault.Sentence(fault.NotFound,
				"There is no data in %s yet. Fill it with svodka demo or svodka import, or name another directory with --data.",
				"В каталоге %s пока нет данных. Заполните его командой svodka demo или svodka import либо укажите другой каталог через --data.", dir)
		}
		if err := os.MkdirAll(dir, 0o750); err != nil {
			return nil, fault.Invalidf("The data directory %s cannot be made: %v", "Каталог данных %s не создаётся: %v", dir, err)
		}
	}
	h := &house{dir: dir}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.close())
		}
	}()
	if h.lock, err = lock(dir, holder{PID: os.Getpid(), Command: command, Addr: ""}); err != nil {
		return nil, err
	}
	if h.model, err = crm.Load(); err != nil {
		return nil, err
	}
	h.engine, err = duckdb.Open(ctx, duckdb.Options{
		Path: filepath.Join(dir, warehouseFile), MemoryLimit: a.conf.Memory, LoadLimit: a.load, Settings: warehouse.DefaultSettings(),
	})
	if err != nil {
		return nil, err
	}
	h.own, h.goals = a.ownMetrics(dir), a.targets(dir)
	h.desk = ask.New(ask.Options{Model: h.model, Engine: h.engine, Own: h.own.list, Targets: h.goals.view, Closed: h.closed, Now: a.now})
	return h, nil
}

// closed is what answers are marked by where a figure of a closed period was corrected.
func (h *house) closed(ctx context.Context) (ask.Closed, error) {
	if h.periods == nil {
		return nil, nil //nolint:nilnil // nothing is ever closed
	}
	return h.periods.Closed(ctx)
}

func (h *house) close() error {
	var err error
	if h.engine != nil {
		err = h.engine.Close()
	}
	if h.own != nil {
		err = errors.Join(err, h.own.close())
	}
	if h.goals != nil {
		err = errors.Join(err, h.goals.close())
	}
	if h.lock != nil {
		err = errors.Join(err, h.lock.Truncate(0), h.lock.Close())
	}
	return err
}

// serving notes in the lock file where the server answers.
func (h *house) serving(addr string) error {
	return write(h.lock, holder{PID: os.Getpid(), Command: "serve", Addr: addr})
}

// lock takes the directory's lock; the system gives it back when the process ends, however it ends.
func lock(dir string, me holder) (*os.File, error) {
	path := filepath.Join(dir, lockFile)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fault.Invalidf("The data directory %s cannot be written: %v", "В каталог данных %s нельзя писать: %v", dir, err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		var other holder
		text, _ := os.ReadFile(path)
		_ = json.Unmarshal(text, &other) // an empty or half-written file just tells less
		_ = f.Close()
		if other.Addr != "" {
			return nil, fault.Sentence(fault.Busy,
				"The data directory %s is in use by svodka serve (process %d). Ask at http://%s, or stop the server first.",
				"Каталог данных %s занят сервером svodka serve (процесс %d). Задайте вопрос на http://%s или остановите сервер.", dir, other.PID, other.Addr)
		}
		return nil, fault.Sentence(fault.Busy,
			"The data directory %s is in use by another svodka (process %d, %s). Wait until it ends or stop it.",
			"Каталог данных %s занят другим процессом svodka (%d, %s). Дождитесь его окончания или остановите его.", dir, other.PID, other.Command)
	}
	return f, write(f, me)
}

func write(f *os.File, me holder) error {
	text, err := json.Marshal(me)
	if err != nil {
		return err
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err = f.WriteAt(text, 0)
	return err
}

// viewer is who the command line asks for: whoever can read the data directory can read all of it.
func (a *app) viewer() access.Viewer { return access.Admin(a.language()) }
