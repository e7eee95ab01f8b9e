// Package scoreboard is the KPI table: blocks of metrics over the last weeks, each figure held against its plan, and the table
// as it was seen at set moments. What was seen is only ever added to.
package scoreboard

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/timetable"
)

// Block is a part of the table under its own title.
type Block struct {
	Title   model.Text
	Metrics []model.Name
}

// Layout is what the table consists of, and when it is taken by itself. A change of it is a new version.
type Layout struct {
	Version int64 `json:"-"`
	Blocks  []Block
	// When is the timetable of snapshots, in words.
	When string
	By   string
	At   time.Time
}

// Usually is when the table is taken where nobody has said otherwise.
const Usually = "по понедельникам в 9:00"

// Usual is the layout of a company that has made none of its own.
func Usual() Layout {
	return Layout{When: Usually, Blocks: []Block{
		{model.Text{EN: "Sales", RU: "Продажи"}, []model.Name{"revenue", "deals_won", "avg_check", "payments_sum", "gross_profit", "win_rate"}},
		{model.Text{EN: "Calls", RU: "Звонки"}, []model.Name{"calls_out", "call_minutes", "calls_in", "calls_missed_share", "callers_lost_share"}},
		{
			model.Text{EN: "Deals", RU: "Сделки"},
			[]model.Name{"leads_new", "conv_lead_deal", "proposals_cnt", "proposals_sum", "meetings_held", "frt_median", "stale_share", "crm_events"},
		},
	}}
}

// Metrics lists the metrics of all blocks, each once.
func (l Layout) Metrics() []model.Name {
	var list []model.Name
	for _, b := range l.Blocks {
		for _, name := range b.Metrics {
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}

// The bounds of a table that can still be read.
const (
	mostBlocks = 12
	mostRows   = 60
	longTitle  = 60
)

// check refuses a layout that cannot be shown, and tidies its titles.
func check(l *Layout, m *model.Model) error {
	if len(l.Blocks) == 0 || len(l.Metrics()) == 0 {
		return fault.Invalidf("Choose at least one metric.", "Выберите хотя бы один показатель.")
	}
	rows := 0
	for i := range l.Blocks {
		b := &l.Blocks[i]
		b.Title.EN, b.Title.RU = tidy(b.Title.EN), tidy(b.Title.RU)
		title := b.Title.In("ru")
		switch {
		case title == "":
			return fault.Invalidf("Name each block.", "Назовите каждый блок.")
		case utf8.RuneCountInString(title) > longTitle:
			return fault.Invalidf("The name of a block is too long: %d letters at most.", "Название блока слишком длинное: не больше %d знаков.", longTitle)
		}
		for k, name := range b.Metrics {
			x, ok := m.Metric(name)
			if !ok || x.Hidden {
				return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", name)
			}
			if slices.Contains(b.Metrics[:k], name) {
				return fault.Invalidf("“%[1]s” stands twice in the block “%[2]s”.", "«%[3]s» стоит дважды в блоке «%[2]s».", x.Title.In("en"), title, x.Title.In("ru"))
			}
		}
		rows += len(b.Metrics)
	}
	if len(l.Blocks) > mostBlocks || rows > mostRows {
		return fault.Invalidf("At most %d blocks and %d metrics.", "Не больше %d блоков и %d показателей.", mostBlocks, mostRows)
	}
	t, err := timetable.Parse(l.When)
	if err != nil {
		return err
	}
	return seldom(t)
}

// seldom refuses a timetable of more than one moment an hour: each reads the whole company.
func seldom(t timetable.Timetable) error {
	c := cal.Default(time.UTC)
	at := time.Date(2026, time.January, 5, 0, 0, 0, 0, time.UTC)
	last, ok := t.Next(at, c)
	const looked = 50
	for range looked {
		next, more := t.Next(last, c)
		if !ok || !more {
			return nil
		}
		if next.Sub(last) < time.Hour {
			return fault.Invalidf("The table is taken once an hour at most.", "Таблица сохраняется не чаще раза в час.")
		}
		last = next
	}
	return nil
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// Desk answers questions. [ask.Desk] does.
type Desk interface {
	About(ctx context.Context) (ask.About, error)
	AskAll(ctx context.Context, v access.Viewer, questions []query.Query) ([]*ask.Answer, error)
	House(ctx context.Context) (ask.House, error)
}

// Store keeps layouts and snapshots. store/sqlite is one.
type Store interface {
	// AddBoardLayout keeps a new version: one more than the last, else fault.Conflict.
	AddBoardLayout(ctx context.Context, l Layout) error
	// BoardLayouts lists the versions, the newest first.
	BoardLayouts(ctx context.Context) ([]Layout, error)
	// AddBoardSnapshot keeps what was seen at a moment; fault.Conflict when the moment has a snapshot already.
	AddBoardSnapshot(ctx context.Context, s Snapshot, body []byte) error
	// BoardSnapshots lists snapshots without their bodies, the newest moment first, at most so many.
	BoardSnapshots(ctx context.Context, most int) ([]Snapshot, error)
	// BoardSnapshot gives the snapshot of a moment; fault.NotFound where there is none.
	BoardSnapshot(ctx context.Context, moment time.Time) (s Snapshot, body []byte, err error)
}

// Snapshot says when the table was taken.
type Snapshot struct {
	// Moment is when it was to be taken; there is one for each moment.
	Moment time.Time
	// Taken is when it was.
	Taken time.Time
	// By is a login, or Itself.
	By      string
	Layout  int64
	Version int64     // of the data
	Seen    time.Time // when the data was read last
}

// Itself is who takes the table at the set moments.
const Itself = "svodka"

// late is how much later than its moment a snapshot is told to be late.
const late = 10 * time.Minute

// Late reports whether a snapshot was taken notably after its moment: the program did not run then.
func (s Snapshot) Late() bool { return s.Taken.Sub(s.Moment) > late }
