package sync_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	gosync "sync"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/seal"
	"svodka/internal/source"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
)

// toy is a system with things that are deals, read two a page.
type toy struct {
	mu       gosync.Mutex
	things   []string // name by id-1; "" is deleted
	requests int
	failAt   int // the request that fails
	hold     chan struct{}
	told     chan struct{} // says of each page that it is there, and waits for a word
	all      bool          // it tells how many things there are
	account  string        // the address it gives as its own; "" is https://toy.test
	id       string        // of the account
	pause    time.Duration // it asks to wait that long
	receives bool          // it sends rows by itself
	known    bool          // it is the account that the shelf is of
}

type toyRemote struct {
	*toy
	source.Opening
}

// pushing is a toy that sends by itself.
type pushing struct{ toyRemote }

func (pushing) Receive(context.Context, source.Shelf, string, http.Header, []byte) (source.Receipt, error) {
	return source.Receipt{}, nil
}

func (t *toy) rename(i int, name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.things[i] = name
}

func (t *toy) name(i int) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.things[i]
}

func (t *toy) ask() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.requests++
	if t.requests == t.failAt {
		return errors.New("the line was cut")
	}
	return nil
}

func (r toyRemote) Check(ctx context.Context) (source.Account, error) {
	secrets, err := r.Vault.Load(ctx)
	if err != nil {
		return source.Account{}, err
	}
	if secrets["token"] != "right" {
		return source.Account{}, fault.Invalidf("The token is wrong.", "Токен не подходит.")
	}
	if r.account != "" {
		return source.Account{ID: r.id, Name: "Toy", Address: r.account}, nil
	}
	return source.Account{ID: r.id, Name: "Toy", Address: "https://toy.test"}, nil
}

func (r toyRemote) Recognize(context.Context, source.Shelf) (bool, error) { return r.known, nil }

func (r toyRemote) Pull(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	if r.hold != nil {
		select {
		case <-r.hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if r.pause > 0 {
		if err := r.Wait(ctx, r.pause); err != nil {
			return err
		}
	}
	c, err := shelf.Cursor(ctx, "things")
	if err != nil {
		return err
	}
	at := 0
	_, _ = fmt.Sscanf(string(c), "%d", &at)
	for ; at < len(r.things); at += 2 {
		if err := r.ask(); err != nil {
			return err
		}
		var page []source.Object
		for i := at; i < min(at+2, len(r.things)); i++ {
			page = append(page, r.object(i))
		}
		next := source.Cursor(fmt.Sprint(min(at+2, len(r.things))))
		if err := shelf.Put(ctx, page, map[string]source.Cursor{"things": next}); err != nil {
			return err
		}
		p := source.Progress{Stream: "things", Objects: int64(at + len(page))}
		if r.all {
			p.Total = int64(len(r.things))
		}
		tell(p)
		if r.told != nil {
			r.told <- struct{}{}
			<-r.told
		}
	}
	return nil
}

func (r toyRemote) object(i int) source.Object {
	o := source.Object{Kind: "thing", ID: fmt.Sprint(i + 1)}
	if name := r.name(i); name != "" {
		o.Body, _ = json.Marshal(name) //nolint:errchkjson // a text cannot fail
	}
	return o
}

func (r toyRemote) Sweep(ctx context.Context, shelf source.Shelf, _ func(source.Progress)) error {
	var gone []source.Object
	for i := range r.things {
		if r.name(i) == "" {
			gone = append(gone, r.object(i))
		}
	}
	return shelf.Put(ctx, gone, nil)
}

func (r toyRemote) Reread(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	var list []source.Object
	for _, h := range hints {
		var n int
		if _, err := fmt.Sscanf(h.ID, "%d", &n); err == nil && n <= len(r.things) {
			list = append(list, r.object(n-1))
		}
	}
	return shelf.Put(ctx, list, nil)
}

func (r toyRemote) Totals(ctx context.Context, shelf source.Shelf) ([]source.Total, error) {
	theirs := int64(0)
	for i := range r.things {
		if r.name(i) != "" {
			theirs++
		}
	}
	ours, err := shelf.Count(ctx, "thing")
	return []source.Total{{Kind: "thing", Theirs: theirs, Ours: ours}}, err
}

func (r toyRemote) Options(context.Context, source.Shelf) (source.Options, error) {
	return source.Options{}, nil
}

func (r toyRemote) Custom(context.Context, source.Shelf, source.Mapping) ([]warehouse.CustomField, error) {
	return nil, nil
}

func (r toyRemote) Rows(ctx context.Context, shelf source.Shelf, m source.Mapping, after int64, emit func(warehouse.Chunk) error) error {
	if err := emit(warehouse.Chunk{Entity: "user", Rows: []warehouse.Row{{r.ID + ":user-1", "Ann"}}}); err != nil {
		return err
	}
	return shelf.Each(ctx, "thing", after, func(o source.Object) error {
		key := r.ID + ":deal-" + o.ID
		if o.Deleted {
			return emit(warehouse.Chunk{Entity: "deal", Gone: []string{key}})
		}
		var name string
		if err := json.Unmarshal(o.Body, &name); err != nil {
			return err
		}
		if marked, ok := strings.CutPrefix(m.Text, "mark "); ok {
			if name == marked {
				name += "!"
			}
			return emit(warehouse.Chunk{Entity: "deal", Rows: []warehouse.Row{{key, name}}})
		}
		if only, ok := strings.CutPrefix(m.Text, "only "); ok && name != only {
			return nil
		} else if ok {
			return emit(warehouse.Chunk{Entity: "deal", Rows: []warehouse.Row{{key, name}}})
		}
		return emit(warehouse.Chunk{Entity: "deal", Rows: []warehouse.Row{{key, name + m.Text}}})
	})
}

func (r toyRemote) Hints(_ http.Header, body []byte) ([]source.Link, error) {
	var list []source.Link
	for id := range strings.FieldsSeq(string(body)) {
		list = append(list, source.Link{Kind: "thing", ID: id})
	}
	return list, nil
}

// house keeps the rows that were loaded: the newest of each.
type house struct {
	mu    gosync.Mutex
	rows  map[string]string
	told  map[string]int // chunks of each entity
	loads int
	full  []string // entities that the newest load brought whole
	fail  error    // of the next deletion of everything
}

func (h *house) Load(ctx context.Context, b warehouse.Batch) (warehouse.Report, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.loads++
	h.full = b.Full
	count, facts := warehouse.Count{}, false
	before := map[string]bool{}
	for id := range h.rows {
		before[id] = b.Forget && slices.Contains(b.Full, "deal") && strings.HasPrefix(id, b.Source+":")
	}
	defer func() {
		for id, lost := range before {
			if lost {
				delete(h.rows, id)
			}
		}
	}()
	if b.Stream == nil {
		return warehouse.Report{Entities: map[string]warehouse.Count{"deal": {Gone: int64(len(h.rows))}}}, h.fail
	}
	err := b.Stream(ctx, func(c warehouse.Chunk) error {
		h.told[c.Entity]++
		dimension := c.Entity == "user"
		if dimension && facts {
			return errors.New("a dimension came after facts")
		}
		facts = facts || !dimension
		for _, row := range c.Rows {
			if dimension {
				continue
			}
			h.rows[row[0].(string)] = row[1].(string)
			before[row[0].(string)] = false
			count.Rows++
		}
		for _, id := range c.Gone {
			delete(h.rows, id)
			count.Gone++
		}
		return nil
	})
	return warehouse.Report{Version: warehouse.Version{N: int64(h.loads)}, Entities: map[string]warehouse.Count{"deal": count}}, err
}

func (h *house) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.loads
}

func (h *house) names() (list []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, name := range h.rows {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

type stage struct {
	*sync.Service
	toy   *toy
	house *house
	store *memory
	mu    gosync.Mutex
	now   time.Time
	added sync.Source
}

func (s *stage) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *stage) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

func set(t *testing.T, things ...string) *stage {
	t.Helper()
	s := &stage{
		toy: &toy{things: things}, house: &house{rows: map[string]string{}, told: map[string]int{}}, store: newMemory(),
		now: time.Date(2026, 11, 20, 10, 7, 0, 0, time.UTC),
	}
	safe, err := seal.New("sixteen characters")
	if err != nil {
		t.Fatal(err)
	}
	dir, disk := t.TempDir(), &shelves{}
	s.Service = sync.New(sync.Options{
		Store: s.store, Safe: safe, Loader: s.house, Now: s.clock,
		Openers: []source.Opener{{
			Kind: source.Kind{Name: "toy", Fields: []source.Field{
				{Name: "address", Title: fault.Text{EN: "Address", RU: "Адрес"}, Required: true},
				{Name: "token", Title: fault.Text{EN: "Token", RU: "Токен"}, Required: true, Secret: true},
			}},
			Open: func(o source.Opening) (source.Remote, error) {
				if s.toy.receives {
					return pushing{toyRemote{s.toy, o}}, nil
				}
				return toyRemote{s.toy, o}, nil
			},
			Card: func(address, entity, key string) string { return address + "/" + entity + "/" + key },
		}},
		OpenShelf: func(_ context.Context, id string) (sync.Shelf, error) {
			return disk.open(filepath.Join(dir, id+".db")), nil
		},
		DropShelf: func(id string) error {
			disk.drop(filepath.Join(dir, id+".db"))
			return nil
		},
		Calendar: func(context.Context) (cal.Calendar, error) { return cal.Calendar{Zone: time.UTC}, nil },
	})
	s.added, err = s.Add(context.Background(), sync.Draft{
		Kind: "toy", Timetable: "каждые 10 минут", Fields: map[string]string{"address": "toy.test", "token": "right"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *stage) sync(t *testing.T, why string) sync.Run {
	t.Helper()
	r, err := s.Sync(context.Background(), s.added.ID, why)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestACutRunGoesOnAtItsPage(t *testing.T) {
	s := set(t, "a", "b", "c", "d", "e")
	s.toy.failAt = 2
	r, err := s.Sync(context.Background(), s.added.ID, sync.WhyFirst)
	if err == nil || r.State != sync.Failed || r.Problem.EN == "" || r.Ended.IsZero() {
		t.Fatalf("a cut run: %+v %v", r, err)
	}
	same(t, "after the cut", s.house.names())
	r = s.sync(t, sync.WhyTime)
	same(t, "after the next run", s.house.names(), "a", "b", "c", "d", "e")
	if s.toy.requests != 4 { // page 1, page 2 cut, page 2, page 3
		t.Errorf("%d requests: a page that was kept was asked again", s.toy.requests)
	}
	if !r.Agrees() || r.State != sync.Done || r.Rows["deal"].Rows != 5 {
		t.Errorf("run %+v", r)
	}
}

func TestOnlyWhatChangedIsLoaded(t *testing.T) {
	s := set(t, "a", "b")
	s.sync(t, sync.WhyFirst)
	told := s.house.told["deal"]
	if r := s.sync(t, sync.WhyTime); r.Rows["deal"].Rows != 0 {
		t.Errorf("nothing changed, and %d rows were loaded", r.Rows["deal"].Rows)
	}
	if s.house.told["deal"] == told {
		t.Error("a run without news does not tell that deals are fresh")
	}
	s.toy.things = append(s.toy.things, "c")
	if r := s.sync(t, sync.WhyTime); r.Rows["deal"].Rows != 1 {
		t.Errorf("one row is new, and %d were loaded", r.Rows["deal"].Rows)
	}
	same(t, "rows", s.house.names(), "a", "b", "c")
}

func TestASilentDeletionIsFoundTheNextDay(t *testing.T) {
	s := set(t, "a", "b")
	s.sync(t, sync.WhyFirst)
	s.toy.things[0] = ""
	if r := s.sync(t, sync.WhyTime); r.Agrees() {
		t.Error("the counts are said to agree while a deletion has not been found")
	}
	s.pass(24 * time.Hour)
	if r := s.sync(t, sync.WhyTime); !r.Agrees() {
		t.Errorf("totals %+v", r.Totals)
	}
	same(t, "rows", s.house.names(), "b")
}

func TestAnotherMappingAsksTheSystemNothing(t *testing.T) {
	s := set(t, "a", "b")
	s.sync(t, sync.WhyFirst)
	before := s.toy.requests
	if err := s.Map(context.Background(), s.added.ID, source.Mapping{Text: "!"}); err != nil {
		t.Fatal(err)
	}
	s.sync(t, sync.WhyMapping)
	same(t, "rows", s.house.names(), "a!", "b!")
	if s.toy.requests != before {
		t.Errorf("%d requests for a mapping", s.toy.requests-before)
	}
}

func TestSecretsAreSealed(t *testing.T) {
	s := set(t, "a")
	if sealed := s.store.secrets[s.added.ID]; len(sealed) == 0 || strings.Contains(string(sealed), "right") {
		t.Errorf("secrets are kept as %q", sealed)
	}
	if _, ok := s.added.Fields["token"]; ok || s.added.Fields["address"] != "toy.test" {
		t.Errorf("fields %v", s.added.Fields)
	}
	draft := sync.Draft{Kind: "toy", Fields: map[string]string{"address": "x", "token": "wrong"}}
	if _, err := s.Add(context.Background(), draft); !fault.Is(err, fault.Invalid) {
		t.Errorf("a wrong token: %v", err)
	}
	if _, err := s.SetSecrets(context.Background(), s.added.ID, map[string]string{"token": "wrong"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a wrong new token: %v", err)
	}
	s.sync(t, sync.WhyFirst)
	list, err := s.store.Sources(context.Background())
	if err != nil || len(list) != 1 {
		t.Errorf("%d sources, %v", len(list), err)
	}
	delete(draft.Fields, "token")
	if _, err := s.Add(context.Background(), draft); fault.MessageIn(err, "ru") != "Заполните поле «Токен»." {
		t.Errorf("no token: %v", err)
	}
}

func TestOneRunAtATime(t *testing.T) {
	s := set(t, "a")
	s.toy.hold = make(chan struct{})
	first := make(chan error, 1)
	go func() {
		_, err := s.Sync(context.Background(), s.added.ID, sync.WhyHand)
		first <- err
	}()
	for i := 0; ; i++ {
		st, err := s.Get(context.Background(), s.added.ID)
		if err != nil {
			t.Fatal(err)
		}
		if st.Last != nil && st.Last.State == sync.Running {
			break
		}
		if i > 30000 {
			t.Fatal("the run did not begin")
		}
		time.Sleep(time.Millisecond)
	}
	if _, err := s.Sync(context.Background(), s.added.ID, sync.WhyHand); !fault.Is(err, fault.Busy) {
		t.Errorf("a second run: %v", err)
	}
	close(s.toy.hold)
	if err := <-first; err != nil {
		t.Error(err)
	}
}

// TestServe: the timetable runs the source, a webhook re-reads what it spoke of, a pause stops both.
func TestServe(t *testing.T) {
	s := set(t, "a", "b")
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx) }()
	until := func(what string, done func() bool) {
		t.Helper()
		for i := 0; !done(); i++ {
			if i > 30000 {
				t.Fatalf("%s did not happen", what)
			}
			s.look(t)
			time.Sleep(time.Millisecond)
		}
	}
	s.pass(10 * time.Minute)
	until("the run by the timetable", func() bool { return len(s.house.names()) == 2 })
	s.toy.rename(0, "A")
	if err := s.Hook(ctx, s.added.ID, "wrong", nil, []byte("1")); !fault.Is(err, fault.NotFound) {
		t.Errorf("a webhook with a wrong secret: %v", err)
	}
	if err := s.Hook(ctx, s.added.ID, s.added.Hook, nil, []byte("1")); err != nil {
		t.Fatal(err)
	}
	s.pass(3 * time.Second)
	until("the run of the webhook", func() bool { return slices.Contains(s.house.names(), "A") })
	runs, err := s.store.Runs(ctx, s.added.ID, 1)
	if err != nil || runs[0].Why != sync.WhyHook {
		t.Errorf("%+v %v", runs, err)
	}
	if _, err := s.Change(ctx, s.added.ID, func(x *sync.Source) { x.Paused = true }); err != nil {
		t.Fatal(err)
	}
	loads := s.house.count()
	s.pass(time.Hour)
	s.look(t)
	time.Sleep(20 * time.Millisecond)
	if s.house.count() != loads {
		t.Error("a paused source was read")
	}
	cancel()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// look has the service look at its timetables: a change that changes nothing does.
func (s *stage) look(t *testing.T) {
	t.Helper()
	if _, err := s.Change(context.Background(), s.added.ID, func(*sync.Source) {}); err != nil {
		t.Fatal(err)
	}
}

func TestQuietHoursAndInterruptedRuns(t *testing.T) {
	s := set(t, "a")
	s.sync(t, sync.WhyFirst)
	if _, err := s.Change(context.Background(), s.added.ID, func(x *sync.Source) { x.Quiet = "10:00-12:00" }); err != nil {
		t.Fatal(err)
	}
	st, err := s.Get(context.Background(), s.added.ID)
	if err != nil || st.Next.Format("15:04") != "12:00" {
		t.Errorf("next %v %v", st.Next, err)
	}
	if _, err := s.Change(context.Background(), s.added.ID, func(x *sync.Source) { x.Timetable = "иногда" }); !fault.Is(err, fault.Invalid) {
		t.Errorf("a nonsense timetable: %v", err)
	}
	if _, err := s.store.SaveRun(context.Background(), sync.Run{Source: s.added.ID, State: sync.Running, Started: s.clock()}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Serve(ctx); err != nil {
		t.Fatal(err)
	}
	runs, err := s.store.Runs(context.Background(), s.added.ID, 1)
	if err != nil || runs[0].State == sync.Running {
		t.Errorf("a run that a crash cut off is still said to run: %+v %v", runs, err)
	}
}

// TestARemovedIDIsNotGivenAway: rows of a removed account stay, so another account gets an id of its own, and the same one
// comes back under its own.
func TestARemovedIDIsNotGivenAway(t *testing.T) {
	s := set(t, "a")
	ctx := context.Background()
	first := s.added.ID
	if err := s.Remove(ctx, first); err != nil {
		t.Fatal(err)
	}
	if list, err := s.List(ctx); err != nil || len(list) != 0 {
		t.Fatalf("after the removal: %v %v", list, err)
	}
	if _, err := s.Get(ctx, first); !fault.Is(err, fault.NotFound) {
		t.Errorf("a removed source is still there: %v", err)
	}
	s.toy.account = "https://other.test"
	other, err := s.Add(ctx, sync.Draft{Kind: "toy", Fields: map[string]string{"address": "other.test", "token": "right"}})
	if err != nil || other.ID == first {
		t.Fatalf("another account got the id %q, %v", other.ID, err)
	}
	s.toy.account = ""
	back, err := s.Add(ctx, sync.Draft{Kind: "toy", Fields: map[string]string{"address": "toy.test", "token": "right"}})
	if err != nil || back.ID != first {
		t.Errorf("the account came back as %q, was %q; %v", back.ID, first, err)
	}
}
