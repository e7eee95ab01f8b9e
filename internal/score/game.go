package score

import (
	"context"
	"time"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// Rule is what gives points: so many for each of a metric's figure. All are facts that somebody else confirms: money that
// came, a deal that was won and stayed won, a meeting with a result, an answer that the system timed.
type Rule struct {
	Metric model.Name
	Points int64
	// OfDeals says that the fact belongs to a deal, so that it can be frozen with it.
	OfDeals bool
}

// Rules lists what gives points.
func Rules() []Rule {
	return []Rule{
		{"payments_cnt", 10, true},
		{"deals_won", 20, true},
		{"meetings_held", 5, true},
		{"leads_answer_met", 1, false},
	}
}

// Challenge is a goal of a team with an end.
type Challenge struct {
	ID         string
	Title      string
	Department string // "" the whole company
	Metric     model.Name
	Goal       float64 // in the unit of the metric
	From, Till cal.Day // the last day counts
	By         string
	At         time.Time
	// Ended is when it was called off, zero while it goes on or was played out.
	Ended time.Time
}

// Badge is one that was awarded.
type Badge struct {
	Person string
	Kind   BadgeKind
	// Level is the weeks in a row or the months that it was awarded for.
	Level int
	// Period is the week or month that completed it, its first day.
	Period cal.Day
	At     time.Time
}

// BadgeKind is what a badge is for.
type BadgeKind string

// The badges. There are few, and each says what was done.
const (
	Quick   BadgeKind = "quick"   // weeks in a row with the median answer within the promised time
	Growing BadgeKind = "growing" // weeks in a row above one's own base
	Reasons BadgeKind = "reasons" // a month in which every lost deal has its reason
)

// Games keeps what belongs to the competition. Points are never kept: they are asked anew each time.
type Games interface {
	Rankings
	Prizes
}

// Rankings keeps who takes part.
type Rankings interface {
	// ChooseRanking keeps whether somebody takes part in the public ranking; the choice before stays in the log.
	ChooseRanking(ctx context.Context, owner, login string, in bool, at time.Time) error
	// RankingChosen lists the owners who take part.
	RankingChosen(ctx context.Context) (map[string]bool, error)
	// RankingPublic and SetRankingPublic are the company's switch of the ranking.
	RankingPublic(ctx context.Context) (bool, error)
	SetRankingPublic(ctx context.Context, on bool, login string, at time.Time) error
}

// Prizes keeps the team's goals and everybody's badges.
type Prizes interface {
	AddChallenge(ctx context.Context, c Challenge) error
	// Challenges lists them, the latest end first.
	Challenges(ctx context.Context) ([]Challenge, error)
	// EndChallenge calls one off; fault.NotFound when there is none.
	EndChallenge(ctx context.Context, id string, at time.Time) error

	// Award keeps badges that are not there yet.
	Award(ctx context.Context, list []Badge) error
	// Badges lists somebody's badges, the newest first.
	Badges(ctx context.Context, person string) ([]Badge, error)
}
