package board_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/board/boardtest"
	"svodka/internal/fault"
	"svodka/internal/model"
)

var (
	olga = board.Person{Login: "olga", Role: account.Owner}
	hans = board.Person{Login: "hans", Role: account.Head}
	ann  = board.Person{Login: "ann", Role: account.Manager}
	bob  = board.Person{Login: "bob", Role: account.Manager}
	rita = board.Person{Login: "rita", Role: account.Reader}
)

// office is a service with a clock that tests move.
type office struct {
	*board.Service
	now time.Time
}

func open(t *testing.T) *office {
	t.Helper()
	o := &office{now: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	s, err := board.New(board.Options{Store: boardtest.New(), Model: shop(t), Now: func() time.Time { return o.now }})
	must(t, err)
	o.Service = s
	return o
}

func (o *office) pass(days int) { o.now = o.now.AddDate(0, 0, days) }

// sketch is an own dashboard of one figure.
func sketch(title string) board.Board {
	return board.Board{
		Sort: board.Dashboard, Title: model.Text{EN: title, RU: title},
		Tiles: []board.Tile{{Title: model.Text{EN: "Revenue", RU: "Выручка"}, Kind: board.KPI, Ask: "metrics=revenue"}},
	}
}

func (o *office) keep(t *testing.T, who board.Person, b board.Board) board.Board {
	t.Helper()
	saved, err := o.Save(t.Context(), who, b)
	must(t, err)
	return saved
}

func opens(t *testing.T, o *office, who board.Person, id string) bool {
	t.Helper()
	_, err := o.Get(t.Context(), who, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
	list, e := o.List(t.Context(), who, "")
	must(t, e)
	if listed := slices.ContainsFunc(list, func(b board.Board) bool { return b.ID == id }); listed != (err == nil) {
		t.Errorf("%s: listed %t, but opened %t", who.Login, listed, err == nil)
	}
	return err == nil
}

// TestSharing: a board is its owner's and the administrators' until it is shared.
func TestSharing(t *testing.T) {
	o := open(t)
	id := o.keep(t, ann, sketch("Mine")).ID
	for _, c := range []struct {
		name  string
		share board.Share
		who   []board.Person
	}{
		{"private", board.Share{}, []board.Person{olga, ann}},
		{"a role", board.Share{Roles: []account.Role{account.Head}}, []board.Person{olga, hans, ann}},
		{"people", board.Share{People: []string{" BOB "}}, []board.Person{olga, ann, bob}},
		{"everybody", board.Share{Everyone: true}, []board.Person{olga, hans, ann, bob, rita}},
		{"private again", board.Share{}, []board.Person{olga, ann}},
	} {
		must(t, o.SetShare(t.Context(), ann, id, c.share))
		for _, who := range []board.Person{olga, hans, ann, bob, rita, {}, {Login: "ann"}} {
			if got := opens(t, o, who, id); got != slices.Contains(c.who, who) {
				t.Errorf("%s: %s opens it: %t", c.name, who.Login, got)
			}
		}
	}
	must(t, o.SetShare(t.Context(), ann, id, board.Share{Everyone: true}))
	if err := o.SetShare(t.Context(), bob, id, board.Share{}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("another's board: %v", err)
	}
	if err := o.SetShare(t.Context(), ann, id, board.Share{Roles: []account.Role{"king"}}); !fault.Is(err, fault.Invalid) {
		t.Errorf("no such role: %v", err)
	}
}

// TestAdopt: what was made without an account goes to the first person, with its sharing and its earlier versions.
func TestAdopt(t *testing.T) {
	o := open(t)
	before := board.Person{Login: "local", Role: account.Owner}
	b, other := o.keep(t, before, sketch("Раннее")), o.keep(t, ann, sketch("Чужое"))
	must(t, o.SetShare(t.Context(), before, b.ID, board.Share{People: []string{"bob"}}))
	must(t, o.Adopt(t.Context(), "local", "olga"))
	got, err := o.Get(t.Context(), olga, b.ID)
	must(t, err)
	if got.Owner != "olga" || !opens(t, o, bob, b.ID) {
		t.Errorf("%+v", got)
	}
	if versions, err := o.Versions(t.Context(), olga, b.ID); err != nil || len(versions) != 3 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
	if got, err := o.Get(t.Context(), olga, other.ID); err != nil || got.Owner != "ann" {
		t.Errorf("%+v %v", got, err)
	}
}

// TestNobodyLearnsWhatIsThere: a board that is not theirs to open answers in the same words as one that is not there.
func TestNobodyLearnsWhatIsThere(t *testing.T) {
	o := open(t)
	ctx := t.Context()
	id := o.keep(t, ann, sketch("Mine")).ID
	_, theirs := o.Get(ctx, bob, id)
	_, none := o.Get(ctx, bob, "my-aaaaaaaa")
	for _, lang := range []string{"en", "ru"} {
		if got, want := fault.MessageIn(theirs, lang), fault.MessageIn(none, lang); got != want || want == "" {
			t.Errorf("%q and %q", got, want)
		}
	}
	for name, act := range map[string]func(id string) error{
		"Copy":     func(id string) error { _, err := o.Copy(ctx, bob, id); return err },
		"Delete":   func(id string) error { return o.Delete(ctx, bob, id) },
		"Undelete": func(id string) error { return o.Undelete(ctx, bob, id) },
		"Versions": func(id string) error { _, err := o.Versions(ctx, bob, id); return err },
		"Revert":   func(id string) error { _, err := o.Revert(ctx, bob, id, 1); return err },
		"SetShare": func(id string) error { return o.SetShare(ctx, bob, id, board.Share{Everyone: true}) },
		"Opened":   func(id string) error { return o.Opened(ctx, bob, id) },
		"Uses":     func(id string) error { _, err := o.Uses(ctx, bob, id); return err },
		"SetHome":  func(id string) error { return o.SetHome(ctx, bob, id) },
		"Star":     func(id string) error { return o.Star(ctx, bob, id, true) },
		"NewLink":  func(id string) error { _, _, err := o.NewLink(ctx, bob, id, "", o.now.AddDate(0, 0, 1)); return err },
		"Links":    func(id string) error { _, err := o.Links(ctx, bob, id); return err },
		"Save": func(id string) error {
			b := sketch("Taken")
			b.ID, b.Version = id, 1
			_, err := o.Save(ctx, bob, b)
			return err
		},
	} {
		theirs, none := act(id), act("my-aaaaaaaa")
		if !fault.Is(theirs, fault.NotFound) || fault.Message(theirs) != fault.Message(none) {
			t.Errorf("%s: %v, where there is none: %v", name, theirs, none)
		}
	}
}

// TestVersions: saving over somebody's newer version is refused, and every version can come back.
func TestVersions(t *testing.T) {
	o := open(t)
	ctx := t.Context()
	first := o.keep(t, ann, sketch("One"))
	if first.Version != 1 || first.Owner != "ann" || first.By != "ann" || !strings.HasPrefix(first.ID, "my-") || len(first.ID) != 11 {
		t.Fatalf("%+v", first)
	}
	if first.Tiles[0].ID == "" || first.Tiles[0].Box.W == 0 {
		t.Errorf("the tile has no id or place: %+v", first.Tiles[0])
	}
	two := first
	two.Title.EN = "Two"
	second := o.keep(t, olga, two) // an administrator changes it; it stays ann's
	if second.Version != 2 || second.Owner != "ann" || second.By != "olga" || second.ID != first.ID {
		t.Fatalf("%+v", second)
	}
	late := first
	late.Title.EN = "Late"
	_, err := o.Save(ctx, ann, late)
	if !fault.Is(err, fault.Conflict) || !strings.Contains(fault.Message(err), "olga") {
		t.Errorf("an old version: %v", err)
	}
	must(t, o.SetShare(ctx, ann, first.ID, board.Share{Everyone: true}))
	back, err := o.Revert(ctx, ann, first.ID, 1)
	must(t, err)
	if back.Title.EN != "One" || back.Version != 4 || !back.Share.Everyone {
		t.Errorf("reverted: %+v", back)
	}
	list, err := o.Versions(ctx, ann, first.ID)
	must(t, err)
	var titles []string
	for _, b := range list {
		titles = append(titles, b.Title.EN)
	}
	if got := strings.Join(titles, " "); got != "One Two Two One" {
		t.Error(got)
	}
	if _, err := o.Revert(ctx, ann, first.ID, 9); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
	if _, err := o.Revert(ctx, bob, first.ID, 1); !fault.Is(err, fault.Forbidden) {
		t.Error(err)
	}
	must(t, o.Delete(ctx, ann, first.ID))
	if opens(t, o, ann, first.ID) || opens(t, o, bob, first.ID) {
		t.Error("a deleted board opens")
	}
	if _, err := o.Links(ctx, bob, first.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("a deleted board is still there: %v", err)
	}
	gone, err := o.Deleted(ctx, ann)
	must(t, err)
	if len(gone) != 1 {
		t.Errorf("%d deleted", len(gone))
	}
	must(t, o.Undelete(ctx, ann, first.ID))
	if !opens(t, o, ann, first.ID) || !opens(t, o, bob, first.ID) {
		t.Error("an undeleted board does not open as before")
	}
}

// TestSavingWhatIsNotOnes makes a private copy and leaves the other alone.
func TestSavingWhatIsNotOnes(t *testing.T) {
	o := open(t)
	ctx := t.Context()
	shared := o.keep(t, hans, sketch("Shared"))
	must(t, o.SetShare(ctx, hans, shared.ID, board.Share{Everyone: true}))
	for _, id := range []string{"my", shared.ID} {
		b, err := o.Get(ctx, ann, id)
		must(t, err)
		b.Title.EN = "Changed"
		copied := o.keep(t, ann, b)
		if copied.ID == id || copied.Owner != "ann" || copied.Version != 1 || copied.Shipped || copied.Share.Everyone || len(copied.For) > 0 {
			t.Errorf("%s: %+v", id, copied)
		}
		if opens(t, o, bob, copied.ID) {
			t.Errorf("%s: the copy is shared", id)
		}
		same, err := o.Get(ctx, ann, id)
		must(t, err)
		if same.Title.EN == "Changed" {
			t.Errorf("%s was changed", id)
		}
		if o.MayEdit(ann, same) || !o.MayEdit(ann, copied) {
			t.Errorf("%s: who may edit is wrong", id)
		}
	}
	owner, err := o.Get(ctx, olga, "owner")
	must(t, err)
	owner.Tiles[0].Title.EN, owner.Title.EN = "Spoilt", "Spoilt"
	again, err := o.Get(ctx, olga, "owner")
	must(t, err)
	if again.Title.EN == "Spoilt" || again.Tiles[0].Title.EN == "Spoilt" {
		t.Error("a shipped board is shared memory")
	}
	if err := o.Delete(ctx, olga, "owner"); !fault.Is(err, fault.Forbidden) {
		t.Error(err)
	}
	if _, err := o.Save(ctx, rita, sketch("No")); !fault.Is(err, fault.Forbidden) {
		t.Error(err)
	}
	if _, err := o.Copy(ctx, rita, shared.ID); !fault.Is(err, fault.Forbidden) {
		t.Error(err)
	}
}

// TestWrongTiles: what is wrong is named; what stood before and is not touched does not stop its neighbours.
func TestWrongTiles(t *testing.T) {
	o := open(t)
	bad := sketch("Bad")
	bad.Tiles[0].ID, bad.Tiles[0].Ask = "top", "metrics=gone"
	_, err := o.Save(t.Context(), ann, bad)
	if !fault.Is(err, fault.Invalid) || !strings.Contains(fault.Message(err), `"top"`) || !strings.Contains(fault.Message(err), "gone") {
		t.Error(err)
	}
	empty := sketch("")
	empty.Title = model.Text{RU: "  ", EN: " "}
	if _, err := o.Save(t.Context(), ann, empty); !fault.Is(err, fault.Invalid) {
		t.Error(err)
	}
	draft := bad
	draft.Draft = true
	kept := o.keep(t, ann, draft)
	must(t, o.SetShare(t.Context(), ann, kept.ID, board.Share{Everyone: true}))
	if opens(t, o, bob, kept.ID) {
		t.Error("a draft is open")
	}
	must(t, o.SetShare(t.Context(), ann, kept.ID, board.Share{}))
	kept.Version += 2
	list, err := o.List(t.Context(), olga, "")
	must(t, err)
	if slices.ContainsFunc(list, func(b board.Board) bool { return b.ID == kept.ID }) {
		t.Error("another's draft is listed")
	}
	kept.Draft = false
	kept.Tiles = append(kept.Tiles, board.Tile{Title: model.Text{EN: "Won"}, Kind: board.KPI, Ask: "metrics=deals_won"})
	o.keep(t, ann, kept) // the tile that is wrong stands as it stood
	if err := board.Problem(kept.Tiles[0], shop(t)); !fault.Is(err, fault.Invalid) {
		t.Error(err)
	}
}

// TestUse: who opened what, and what nobody opened for 60 days.
func TestUse(t *testing.T) {
	o := open(t)
	ctx := t.Context()
	used, idle := o.keep(t, ann, sketch("Used")).ID, o.keep(t, ann, sketch("Idle")).ID
	must(t, o.SetShare(ctx, ann, used, board.Share{Everyone: true}))
	unused := func(who board.Person) string {
		list, err := o.Unused(ctx, who, 60)
		must(t, err)
		var ids []string
		for _, b := range list {
			ids = append(ids, b.ID)
		}
		return strings.Join(ids, " ")
	}
	o.pass(59)
	if got := unused(ann); got != "" {
		t.Errorf("young boards are called unused: %s", got)
	}
	must(t, o.Opened(ctx, bob, used))
	must(t, o.Opened(ctx, bob, used))
	must(t, o.Opened(ctx, ann, used))
	o.pass(1)
	if got := unused(ann); got != idle {
		t.Errorf("unused: %q, want %s", got, idle)
	}
	if got := unused(olga); got != idle {
		t.Errorf("the administrator sees %q", got)
	}
	if got := unused(bob); got != "" {
		t.Errorf("bob sees %q", got)
	}
	uses, err := o.Uses(ctx, ann, used)
	must(t, err)
	if len(uses) != 2 || uses[0].Login != "bob" || uses[0].Times != 2 {
		t.Errorf("%+v", uses)
	}
	own, err := o.Uses(ctx, bob, used)
	must(t, err)
	if len(own) != 1 || own[0].Login != "bob" {
		t.Errorf("bob sees the use of others: %+v", own)
	}
	o.pass(60)
	if got := strings.Fields(unused(ann)); len(got) != 2 {
		t.Errorf("unused: %v", got)
	}
}

// TestHomeAndStars: a visit begins with the role's board until another is chosen; what is closed later is not offered.
func TestHomeAndStars(t *testing.T) {
	o := open(t)
	ctx := t.Context()
	home := func(who board.Person, want string) {
		t.Helper()
		if id, err := o.Home(ctx, who); err != nil || id != want {
			t.Errorf("%s begins with %q, %v; want %s", who.Login, id, err, want)
		}
	}
	home(olga, "owner")
	home(hans, "head")
	home(ann, "my")
	home(rita, "")
	id := o.keep(t, hans, sketch("Team")).ID
	must(t, o.SetShare(ctx, hans, id, board.Share{People: []string{"ann"}}))
	must(t, o.SetHome(ctx, ann, id))
	must(t, o.Star(ctx, ann, id, true))
	must(t, o.Star(ctx, ann, "my", true))
	home(ann, id)
	if err := o.SetHome(ctx, bob, id); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
	must(t, o.SetShare(ctx, hans, id, board.Share{}))
	home(ann, "my")
	stars, err := o.Stars(ctx, ann)
	must(t, err)
	if !slices.Equal(stars, []string{"my"}) {
		t.Errorf("%v", stars)
	}
	must(t, o.Star(ctx, ann, "my", false))
	if stars, _ := o.Stars(ctx, ann); len(stars) != 0 {
		t.Errorf("%v", stars)
	}
}

// TestLinks: a link opens until its day or until it is revoked, and its token is kept nowhere.
func TestLinks(t *testing.T) {
	o := open(t)
	ctx := t.Context()
	id := o.keep(t, ann, sketch("Screen")).ID
	must(t, o.SetShare(ctx, ann, id, board.Share{Everyone: true}))
	token, l, err := o.NewLink(ctx, ann, id, "range=this-week", o.now.AddDate(0, 0, 30))
	must(t, err)
	if len(token) < 40 || strings.Contains(l.Hash, token) || l.Owner != "ann" || l.Board != id {
		t.Errorf("%q %+v", token, l)
	}
	found, err := o.ByToken(ctx, token)
	must(t, err)
	if found.Board != id || found.Params != "range=this-week" || found.Owner != "ann" {
		t.Errorf("%+v", found)
	}
	for _, bad := range []string{"", "x", token[1:], l.Hash} {
		if _, err := o.ByToken(ctx, bad); !fault.Is(err, fault.NotFound) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, _, err := o.NewLink(ctx, bob, id, "", o.now.AddDate(0, 0, 1)); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a reader of the board makes links: %v", err)
	}
	for _, expires := range []time.Time{o.now, o.now.AddDate(-1, 0, 0), o.now.AddDate(2, 0, 0), {}} {
		if _, _, err := o.NewLink(ctx, ann, id, "", expires); !fault.Is(err, fault.Invalid) {
			t.Errorf("until %v: %v", expires, err)
		}
	}
	if _, _, err := o.NewLink(ctx, ann, id, "no_such=1", o.now.AddDate(0, 0, 1)); !fault.Is(err, fault.Invalid) {
		t.Error(err)
	}
	if list, err := o.Links(ctx, bob, id); err != nil || len(list) != 0 {
		t.Errorf("bob sees %v, %v", list, err)
	}
	if err := o.RevokeLink(ctx, bob, id, l.Hash); !fault.Is(err, fault.NotFound) {
		t.Errorf("bob revokes: %v", err)
	}
	second, k, err := o.NewLink(ctx, ann, id, "", o.now.AddDate(0, 0, 30))
	must(t, err)
	must(t, o.RevokeLink(ctx, ann, id, k.Hash))
	if _, err := o.ByToken(ctx, second); !fault.Is(err, fault.Forbidden) || !strings.Contains(fault.Message(err), "revoked") {
		t.Errorf("revoked: %v", err)
	}
	o.pass(30)
	if _, err := o.ByToken(ctx, token); !fault.Is(err, fault.Forbidden) || !strings.Contains(fault.Message(err), "expired") {
		t.Errorf("at its last moment: %v", err)
	}
}
