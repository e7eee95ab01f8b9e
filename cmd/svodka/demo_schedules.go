package main

import (
	"context"
	"errors"

	"svodka/internal/deliver"
	"svodka/internal/letter"
	"svodka/internal/schedule"
)

// demoFolder is where the made-up company saves reports, below the data directory.
const demoFolder = "outbox"

// demoSchedules are examples of what is sent by itself. They are paused and lead into a folder of the data directory, so that
// nothing leaves the machine.
func (a *app) demoSchedules(ctx context.Context, h *house) (err error) {
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	safe, err := a.safe(h.dir)
	if err != nil {
		return err
	}
	if err := (deliver.Keeper{Shelf: p.store, Safe: safe}).SaveSettings(ctx, deliver.Settings{Folder: demoFolder}); err != nil {
		return err
	}
	book := a.book(p)
	for _, x := range []schedule.Schedule{
		{
			Title: "Обзор компании", When: "по рабочим дням в 9:00",
			Content:    schedule.Content{Board: "owner", Query: "range=this-month", Forms: []schedule.Form{schedule.PDF}},
			Recipients: []schedule.Recipient{{Channel: schedule.Folder, Address: "ежедневно"}},
		},
		{
			Title: "Воронка за неделю", When: "по понедельникам в 9:00", Days: schedule.MoveDay,
			Content:    schedule.Content{Board: "funnel", Query: "range=last-week", Forms: []schedule.Form{schedule.PDF, schedule.XLSX}, SkipEmpty: true},
			Recipients: []schedule.Recipient{{Channel: schedule.Folder, Address: "еженедельно"}},
		},
		{
			Title: "Утро отдела", When: "по рабочим дням в 8:30",
			Content:    schedule.Content{Board: letter.Morning, Forms: []schedule.Form{schedule.Text}},
			Recipients: []schedule.Recipient{{Channel: schedule.Folder, Address: "утро"}},
		},
	} {
		x.Lang, x.Paused = "ru", true
		if _, err := book.Add(ctx, atCommandLine(), x); err != nil {
			return err
		}
	}
	return nil
}
