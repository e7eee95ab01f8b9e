package sqlite_test

import (
	"context"
	"path/filepath"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/survey"
)

func boiler() survey.Form {
	return survey.Form{
		ID: "boiler", Kind: survey.NPS, Scale: 10, Lang: lang.RU, Title: model.Text{RU: "Котёл"}, Question: model.Text{RU: "Как вам?", EN: "How?"},
		Anonymous: true, Days: 30, Created: noon(), By: "ann",
	}
}

func letter(hash, who string) survey.Invite {
	return survey.Invite{
		Form: "boiler", Hash: hash, Who: who, Addressee: survey.Addressee{Client: "t:" + hash, Owner: "t:ann"}, Channel: "почта",
		Sent: noon(), Expires: noon().AddDate(0, 0, 30),
	}
}

func TestSurveys(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	if _, err := s.Form(ctx, "boiler"); !fault.Is(err, fault.NotFound) {
		t.Errorf("no form: %v", err)
	}
	f := boiler()
	for _, f.Closed = range []bool{false, true} {
		if err := s.SaveForm(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	s = open(t, path)
	if list, err := s.Forms(ctx); err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], f) {
		t.Errorf("%+v, %v", list, err)
	}
	border := noon().AddDate(0, 0, -90)
	kept, err := s.AddInvites(ctx, []survey.Invite{letter("a", "wa"), letter("b", "wb"), letter("c", ""), letter("d", "wa")}, border)
	if err != nil || len(kept) != 3 || kept[0].ID != 1 || kept[2].Hash != "c" {
		t.Fatalf("%+v, %v", kept, err)
	}
	if again, err := s.AddInvites(ctx, []survey.Invite{letter("e", "wb"), letter("a", "")}, border); err == nil || len(again) > 0 {
		t.Errorf("a token twice: %v, %v", again, err)
	}
	late := letter("f", "wa")
	late.Sent = noon().AddDate(0, 0, 91)
	if kept, err := s.AddInvites(ctx, []survey.Invite{late}, late.Sent.AddDate(0, 0, -90)); err != nil || len(kept) != 1 {
		t.Errorf("after the time of rest: %v, %v", kept, err)
	}
	x, err := s.Invite(ctx, "b")
	if want := letter("b", ""); err != nil || x.Client != want.Client || !x.Sent.Equal(want.Sent) || !x.Expires.Equal(want.Expires) || !x.Answered.IsZero() || x.Rev != 1 {
		t.Errorf("%+v, %v", x, err)
	}
	if _, err := s.Invite(ctx, "e"); !fault.Is(err, fault.NotFound) {
		t.Errorf("half of a refused list was kept: %v", err)
	}
	refused := fault.Invalidf("no", "нет")
	if _, err := s.Answer(ctx, "b", func(x *survey.Invite) error { x.Score = 3; return refused }); !fault.Is(err, fault.Invalid) {
		t.Error(err)
	}
	answer := func(x *survey.Invite) error { x.Answered, x.Score, x.Comment = noon(), 9, "Тепло"; return nil }
	if x, err = s.Answer(ctx, "b", answer); err != nil || x.Rev != 2 {
		t.Fatalf("%+v, %v", x, err)
	}
	if back, err := s.Invite(ctx, "b"); err != nil || !reflect.DeepEqual(back, x) {
		t.Errorf("%+v\n%+v, %v", back, x, err)
	}
	waiting, err := s.Invites(ctx, "boiler", true, noon(), 10)
	if err != nil || len(waiting) != 3 || waiting[0].Hash != "f" {
		t.Errorf("%+v, %v", waiting, err)
	}
	waiting[1].Hash, waiting[2].Hash = "c2", "a2"
	if err := s.Rehash(ctx, waiting); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Invite(ctx, "a"); !fault.Is(err, fault.NotFound) {
		t.Errorf("the old token works: %v", err)
	}
	counts, err := s.Counts(ctx, noon().AddDate(0, 0, 30))
	if want := (survey.Count{Sent: 4, Answered: 1, Waiting: 0}); err != nil || counts["boiler"] != want {
		t.Errorf("%+v, %v", counts, err)
	}
}

// TestAnswersWait keeps what was changed while the warehouse took in an older state of it.
func TestAnswersWait(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	if err := s.SaveForm(ctx, boiler()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddInvites(ctx, []survey.Invite{letter("a", ""), letter("b", "")}, noon()); err != nil {
		t.Fatal(err)
	}
	list, err := s.Pending(ctx, 10)
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	if _, err := s.Answer(ctx, "b", func(x *survey.Invite) error { x.Answered = noon(); return nil }); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Loaded(ctx, list); err != nil {
			t.Fatal(err)
		}
	}
	if list, err = s.Pending(ctx, 10); err != nil || len(list) != 1 || list[0].Hash != "b" || list[0].Rev != 2 || list[0].Loaded != 1 {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestAnswersAtOnce lets many send by one link at once: each change counts, none is lost.
func TestAnswersAtOnce(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	if err := s.SaveForm(ctx, boiler()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddInvites(ctx, []survey.Invite{letter("a", "")}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	const many = 20
	var first atomic.Int32
	var all sync.WaitGroup
	for range many {
		all.Go(func() {
			_, err := s.Answer(context.Background(), "a", func(x *survey.Invite) error {
				if x.Answered.IsZero() {
					first.Add(1)
					x.Answered = noon()
				}
				x.Score++
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if x, err := s.Invite(ctx, "a"); err != nil || x.Score != many || x.Rev != many+1 || first.Load() != 1 {
		t.Errorf("%+v, %v, %d were first", x, err, first.Load())
	}
}
