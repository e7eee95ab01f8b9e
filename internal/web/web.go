// Package web puts the pages together: one handler for everything a browser asks.
package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	stdsync "sync"
	"time"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/schedule"
	"svodka/internal/score"
	"svodka/internal/scoreboard"
	"svodka/internal/share"
	"svodka/internal/survey"
	"svodka/internal/sync"
	"svodka/internal/target"
	alerts "svodka/internal/web/alert"
	"svodka/internal/web/builder"
	"svodka/internal/web/dashboard"
	"svodka/internal/web/drill"
	"svodka/internal/web/filter"
	"svodka/internal/web/help"
	table "svodka/internal/web/kpi"
	periods "svodka/internal/web/lock"
	"svodka/internal/web/metric"
	"svodka/internal/web/my"
	"svodka/internal/web/page"
	"svodka/internal/web/people"
	"svodka/internal/web/question"
	"svodka/internal/web/record"
	"svodka/internal/web/report"
	schedules "svodka/internal/web/schedule"
	scores "svodka/internal/web/score"
	sharing "svodka/internal/web/share"
	"svodka/internal/web/source"
	"svodka/internal/web/static"
	surveys "svodka/internal/web/survey"
	plans "svodka/internal/web/target"
)

// Options are what the pages are made of.
type Options struct {
	Desk *ask.Desk
	// Model is the shipped model; pages show the company's own fields too, which the desk knows.
	Model    *model.Model
	Accounts *account.Service
	Boards   *board.Service
	Audit    *audit.Log
	People   people.Options
	// Own are the metrics that the company has defined for itself; nil leaves their pages out.
	Own *kpi.Service
	// Sources are the systems that data comes from; nil leaves their pages out.
	Sources *sync.Service
	// Surveys ask clients, and Book finds whom to ask; nil leaves their pages out.
	Surveys *survey.Service
	Book    surveys.Book
	// Scores are scorecards and the team's competition; nil leaves their pages out.
	Scores *score.Service
	// Plans keep targets; nil leaves their pages out.
	Plans *target.Service
	// Table is the KPI table with its snapshots; nil leaves its pages out.
	Table *scoreboard.Service
	// Periods are the closed ones; nil leaves their pages out.
	Periods *lock.Service
	// Alerts watch the figures; nil leaves their pages out.
	Alerts *alert.Service
	// Schedules send reports by themselves, and Delivery is how letters leave the company; nil leaves their pages out.
	Schedules *schedule.Service
	Delivery  *deliver.Office
	// Shares are links for people without an account; nil leaves their pages out.
	Shares *share.Service
	// Guide has the pages of the user guide: NAME.md in English, NAME.ru.md in Russian.
	Guide   fs.FS
	Now     func() time.Time
	Version string // of the program
	Log     *slog.Logger
}

// turns is how many boards are worked out at once for each processor: one waits for the engine while another is written.
const turns = 2

// Site is all pages. Run must run as long as they are served.
type Site struct {
	http.Handler

	site       *page.Site
	press      *press
	dashboards *dashboard.Pages
	reports    *report.Reports
	people     *people.People
	scores     *score.Service
	log        *slog.Logger
}

// New makes the pages. The caller's server sets the timeouts.
func New(o Options) (*Site, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	assets, err := static.New()
	if err != nil {
		return nil, err
	}
	press := newPress()
	site := &page.Site{
		Desk: o.Desk, Model: o.Model, Accounts: o.Accounts, Boards: o.Boards, Audit: o.Audit, Assets: assets,
		Now: o.Now, Version: o.Version, Log: o.Log, Turns: make(chan struct{}, turns*runtime.GOMAXPROCS(0)),
		HasSources: o.Sources != nil, HasSurveys: o.Surveys != nil, HasPeriods: o.Periods != nil, HasBonus: o.Scores != nil, HasTable: o.Table != nil,
		HasPlans: o.Plans != nil, Forms: press.forms(), Address: o.People.Base, Shares: o.Shares,
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", assets)
	mux.HandleFunc("GET /healthz", healthz(o))
	mux.Handle("/", site.HandleAny(func(http.ResponseWriter, *http.Request, *page.Visit) error { return page.ErrNoPage }))
	var cards record.Sources
	if o.Sources != nil {
		cards, site.SourceTitles = o.Sources, o.Sources.Titles
	}
	s := &Site{site: site, press: press, dashboards: dashboard.New(site), people: people.New(site, o.People), scores: o.Scores, log: o.Log}
	reports, closed := report.New(site), periods.New(site, o.Periods)
	reports.Closed, s.reports = closed.Table, reports
	bonus := scores.New(site, o.Scores)
	for _, pages := range []interface{ Routes(mux *http.ServeMux) }{
		s.people, s.dashboards, reports, builder.New(site), record.New(site, cards), question.New(site, o.Own != nil), metric.New(site, o.Own),
		drill.New(site), filter.New(site), closed, help.New(site, o.Guide), source.New(site, o.Sources, o.People.Base),
		bonus, my.New(site, s.dashboards, bonus), table.New(site, o.Table), plans.New(site, plans.Options{Service: o.Plans, Members: members(o.People.Members)}),
		alerts.New(site, alerts.Options{Service: o.Alerts, Members: members(o.People.Members)}),
		schedules.New(site, schedules.Options{Service: o.Schedules, Delivery: o.Delivery, Alerts: o.Alerts}),
		sharing.New(site, sharing.Options{
			Links: o.Shares, Streams: s.dashboards, Outside: page.Outside{Base: o.People.Base, BehindProxy: o.People.BehindProxy},
		}),
		surveys.New(site, surveys.Options{
			Surveys: o.Surveys, Book: o.Book, Outside: page.Outside{Base: o.People.Base, BehindProxy: o.People.BehindProxy},
		}),
	} {
		pages.Routes(mux)
	}
	s.Handler = site.Guard(s.people.Wrap(mux))
	return s, nil
}

// Run watches the data for the open pages, and awards what is due, until ctx ends. It prepares what draws files first.
func (s *Site) Run(ctx context.Context) {
	var awards stdsync.WaitGroup
	awards.Go(func() {
		if err := s.press.warm(ctx); err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "charts cannot be drawn in files", "error", err)
		}
	})
	if s.scores != nil {
		awards.Go(func() {
			s.scores.Run(ctx, func(err error) { s.log.ErrorContext(ctx, "badges are not awarded", "error", err) })
		})
	}
	s.dashboards.Run(ctx)
	awards.Wait()
}

// healthz tells a watchdog whether the data can be read; it says nothing else to whom it does not know.
func healthz(o Options) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status, text := http.StatusOK, "ok\n"
		if _, err := o.Desk.About(r.Context()); err != nil {
			o.Log.ErrorContext(r.Context(), "health check failed", "error", err)
			status, text = http.StatusServiceUnavailable, "the data cannot be read\n"
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(text))
	}
}

// Accounts tells whether there is an account at all. [account.Service] does.
type Accounts interface {
	Any(ctx context.Context) (bool, error)
}

// MayListen refuses an address that other machines reach as long as there is no account: the pages would be open to all
// of them. The error is fault.Invalid.
func MayListen(ctx context.Context, address string, accounts Accounts) (err error) {
	defer fault.Wrap(&err, "web.MayListen(%s)", address)
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fault.Invalidf("%q is not an address; write it as 127.0.0.1:8787.", "«%s» — не адрес; пишется как 127.0.0.1:8787.", address)
	}
	if host != "" && page.Loopback(host) {
		return nil
	}
	some := false
	if accounts != nil {
		if some, err = accounts.Any(ctx); err != nil {
			return err
		}
	}
	if !some {
		return fault.Invalidf(
			"Other machines reach %s, and there is no account yet: everybody there would see all figures. "+
				"Add an account first (svodka user add), or listen on 127.0.0.1.",
			"Адрес %s виден с других машин, а учётных записей ещё нет: все цифры увидит кто угодно. "+
				"Сначала добавьте учётную запись (svodka user add) или слушайте 127.0.0.1.",
			address)
	}
	return nil
}

// members gives the members of a dimension by id.
func members(of people.Members) func(context.Context, model.Name) (map[string]string, error) {
	if of == nil {
		return nil
	}
	return func(ctx context.Context, dim model.Name) (map[string]string, error) {
		list, err := of.Members(ctx, dim)
		out := make(map[string]string, len(list))
		for _, x := range list {
			out[x.ID] = x.Title
		}
		return out, err
	}
}
