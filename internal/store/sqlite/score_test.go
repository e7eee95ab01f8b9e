package sqlite_test

import (
	"database/sql"
	"path/filepath"
	"reflect"
	"testing"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/score"
)

func TestScorecards(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	norm := 0.9
	c := score.Card{
		ID: "sales", Title: model.Text{RU: "Карта"}, Who: score.Who{Role: account.Manager, People: []string{"t:ann"}}, Base: 100_00,
		Share: &score.Share{Metric: "revenue", Rate: 3_00}, Version: 1, From: "2026-11", By: "adam", At: noon(), Why: "начали",
		Lines: []score.Line{{Metric: "frt_sla", Weight: score.Hundred, How: score.Ratio, Norm: &norm, Cap: 120_00, Steps: []score.Step{{Above: 100_00, Times: 1_50}}}},
	}
	if err := s.AddScorecard(ctx, c); err != nil {
		t.Fatal(err)
	}
	if err := s.AddScorecard(ctx, c); !fault.Is(err, fault.Conflict) {
		t.Errorf("a version twice: %v", err)
	}
	s = open(t, path)
	if list, err := s.Scorecards(ctx); err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], c) {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestSeals: sheets are chained in one go, a month once, and the file itself refuses to change them.
func TestSeals(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	write := func(m score.Month, people ...string) func(string) ([]score.Sealed, error) {
		return func(prev string) (list []score.Sealed, err error) {
			for _, p := range people {
				x := score.Sealed{Month: m, Person: p, Body: []byte(`{}`), Prev: prev, Hash: string(m) + p}
				prev = x.Hash
				list = append(list, x)
			}
			return list, nil
		}
	}
	if err := s.SealSheets(ctx, "2026-10", write("2026-10", "ann", "bob")); err != nil {
		t.Fatal(err)
	}
	if err := s.SealSheets(ctx, "2026-10", write("2026-10", "vera")); !fault.Is(err, fault.Conflict) {
		t.Errorf("a month twice: %v", err)
	}
	if err := s.SealSheets(ctx, "2026-11", write("2026-11", "ann", "ann")); err == nil {
		t.Error("a person twice in a month")
	}
	if err := s.SealSheets(ctx, "2026-11", write("2026-11", "ann")); err != nil {
		t.Fatal(err)
	}
	all, err := s.SealedSheets(ctx, "")
	if err != nil || len(all) != 3 || all[0].Prev != "" || all[1].Prev != all[0].Hash || all[2].Prev != all[1].Hash {
		t.Errorf("%+v, %v", all, err)
	}
	if one, err := s.SealedSheets(ctx, "2026-11"); err != nil || len(one) != 1 || string(one[0].Body) != `{}` {
		t.Errorf("%+v, %v", one, err)
	}
	if err := s.AddScorecard(ctx, score.Card{ID: "a", Version: 1}); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, query := range []string{
		`UPDATE score_seal SET body = '[]'`, `DELETE FROM score_seal`,
		`INSERT OR REPLACE INTO score_seal (seq, month, person, body, prev, hash) VALUES (1, '2026-01', 'x', '', 'x', 'x')`,
		`UPDATE score_card SET body = '[]'`, `DELETE FROM score_card`, `INSERT OR REPLACE INTO score_card (id, version, body) VALUES ('a', 1, '')`,
	} {
		if _, err := db.ExecContext(ctx, query); err == nil {
			t.Errorf("the file lets pass: %s", query)
		}
	}
}

func TestRankingChoices(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	for _, x := range []struct {
		owner string
		in    bool
	}{{"ann", true}, {"bob", true}, {"bob", false}, {"vera", false}, {"vera", true}} {
		if err := s.ChooseRanking(ctx, x.owner, "login", x.in, noon()); err != nil {
			t.Fatal(err)
		}
	}
	if in, err := s.RankingChosen(ctx); err != nil || len(in) != 2 || !in["ann"] || !in["vera"] {
		t.Errorf("%v, %v", in, err)
	}
	if on, err := s.RankingPublic(ctx); on || err != nil {
		t.Errorf("a ranking nobody switched on: %t, %v", on, err)
	}
	for _, want := range []bool{true, false} {
		if err := s.SetRankingPublic(ctx, want, "adam", noon()); err != nil {
			t.Fatal(err)
		}
		if on, err := s.RankingPublic(ctx); on != want || err != nil {
			t.Errorf("%t, %v", on, err)
		}
	}
}

func TestDisputesAndBadges(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	d, err := s.AddDispute(ctx, score.Dispute{Month: "2026-10", Person: "ann", Line: "revenue", Text: "нет", By: "ann", At: noon()})
	if err != nil || d.ID != 1 {
		t.Fatalf("%+v, %v", d, err)
	}
	refused := fault.Sentence(fault.Forbidden, "no", "нет")
	if _, err := s.AnswerDispute(ctx, 1, func(*score.Dispute) error { return refused }); !fault.Is(err, fault.Forbidden) {
		t.Error(err)
	}
	answer := func(d *score.Dispute) error { d.Answer = "да"; return nil }
	if _, err := s.AnswerDispute(ctx, 1, answer); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AnswerDispute(ctx, 1, answer); !fault.Is(err, fault.Conflict) {
		t.Errorf("answered twice: %v", err)
	}
	if _, err := s.AnswerDispute(ctx, 2, answer); !fault.Is(err, fault.NotFound) {
		t.Errorf("no dispute: %v", err)
	}
	if list, err := s.Disputes(ctx, "2026-10", "ann"); err != nil || len(list) != 1 || list[0].Answer != "да" || !list[0].At.Equal(noon()) {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := s.Disputes(ctx, "2026-10", "bob"); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
	b := score.Badge{Person: "ann", Kind: score.Quick, Level: 4, Period: 20_000, At: noon()}
	later := b
	later.At = noon().AddDate(0, 0, 1)
	if err := s.Award(ctx, []score.Badge{b}); err != nil {
		t.Fatal(err)
	}
	if err := s.Award(ctx, []score.Badge{later}); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Badges(ctx, "ann"); err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], b) {
		t.Errorf("%+v, %v", list, err)
	}
	c := score.Challenge{ID: "x", Title: "Цель", Metric: "revenue", Goal: 5, From: 20_000, Till: 20_010, By: "adam", At: noon()}
	if err := s.AddChallenge(ctx, c); err != nil {
		t.Fatal(err)
	}
	if err := s.EndChallenge(ctx, "y", noon()); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
	if err := s.EndChallenge(ctx, "x", noon()); err != nil {
		t.Fatal(err)
	}
	c.Ended = noon()
	if list, err := s.Challenges(ctx); err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], c) {
		t.Errorf("%+v, %v", list, err)
	}
}
