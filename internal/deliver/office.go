package deliver

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/schedule"
)

// OfficeOptions are what an Office is made of.
type OfficeOptions struct {
	// Store keeps what administrators have set; nil keeps nothing, Fixed alone counts.
	Store SettingsStore
	// Fixed are settings of the machine: of its settings file and its environment. Each that is set wins over what is kept.
	Fixed Settings
	// Dir is the data directory; folders of reports lie below it, unless the machine's own settings name one elsewhere.
	Dir string
	// BotBase is the address of the Bot API, "" the service itself; BotClient calls it, nil is a plain one.
	BotBase   string
	BotClient *http.Client
	// TLS is for mail servers with a certificate of one's own; nil is the system's.
	TLS *tls.Config
	Now func() time.Time
}

// Office sends letters by the settings of the moment: whatever is changed counts from the next letter on. It is safe for use by
// several goroutines.
type Office struct {
	OfficeOptions

	mu      sync.Mutex
	changed chan struct{} // closed when settings have changed here
}

var _ schedule.Sender = (*Office)(nil)

// NewOffice makes an office.
func NewOffice(o OfficeOptions) *Office {
	return &Office{OfficeOptions: o, changed: make(chan struct{})}
}

// Kept gives the settings that administrators have set.
func (o *Office) Kept(ctx context.Context) (s Settings, err error) {
	defer fault.Wrap(&err, "deliver.Kept")
	if o.Store == nil {
		return s, nil
	}
	return o.Store.Settings(ctx)
}

// InForce gives the settings that letters are sent by.
func (o *Office) InForce(ctx context.Context) (Settings, error) {
	s, err := o.Kept(ctx)
	return s.Over(o.Fixed), err
}

// Save keeps settings; what is wrong with them is a [Wrong].
func (o *Office) Save(ctx context.Context, s Settings) (err error) {
	defer fault.Wrap(&err, "deliver.Save")
	if err := s.Check(); err != nil {
		return err
	}
	if o.Store == nil {
		return fault.Sentence(fault.Conflict, "Settings are not kept here.", "Здесь настройки не хранятся.")
	}
	if err := o.Store.SaveSettings(ctx, s); err != nil {
		return err
	}
	o.Changed()
	return nil
}

// Changed tells that other settings were kept: the bot that is set now is heard at once.
func (o *Office) Changed() {
	o.mu.Lock()
	defer o.mu.Unlock()
	close(o.changed)
	o.changed = make(chan struct{})
}

func (o *Office) news() <-chan struct{} {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.changed
}

// Send sends a letter by the settings of the moment.
func (o *Office) Send(ctx context.Context, l schedule.Letter) error {
	s, err := o.InForce(ctx)
	if err != nil {
		return err
	}
	return o.SendBy(ctx, s, l)
}

// SendBy sends a letter by settings that may not be kept yet: a page tries them out.
func (o *Office) SendBy(ctx context.Context, s Settings, l schedule.Letter) error {
	post, err := o.post(s)
	if err != nil {
		return err
	}
	return post.Send(ctx, l)
}

// Channels lists the channels that letters can go by now.
func (o *Office) Channels(ctx context.Context) (list []schedule.Channel, err error) {
	s, err := o.InForce(ctx)
	if err != nil {
		return nil, err
	}
	post, err := o.post(s)
	for _, ch := range schedule.Channels() {
		if post[ch] != nil {
			list = append(list, ch)
		}
	}
	return list, err
}

// post is the senders that settings make.
func (o *Office) post(s Settings) (Post, error) {
	p := Post{}
	if s.Mails() {
		mode := cmp.Or(s.TLS, startTLS)
		port := cmp.Or(s.Port, map[string]int{startTLS: portOfStartTLS, wholeTLS: portOfTLS, noTLS: portInTheOpen}[mode])
		p[schedule.Mail] = SMTP{Host: s.Host, Port: port, User: s.User, Password: s.Password, From: s.From, TLS: mode, Config: o.TLS}
	}
	if s.Bot != "" {
		p[schedule.Telegram] = o.bot(s)
	}
	if s.Secret != "" {
		hook := Webhook{Secret: []byte(s.Secret), Now: o.Now}
		for _, text := range s.Networks {
			n, err := network(text)
			if err != nil {
				return nil, wrong(FieldNetworks, "%q is no network.", "«%s» — не сеть.", text)
			}
			hook.Allow = append(hook.Allow, n)
		}
		p[schedule.Webhook] = hook
	}
	if s.Folder != "" {
		dir, err := o.folder(s.Folder)
		if err != nil {
			return nil, err
		}
		p[schedule.Folder] = made{Folder{Dir: dir}}
	}
	return p, nil
}

// folder is where reports are saved. Only the machine's own settings lead out of the data directory.
func (o *Office) folder(name string) (string, error) {
	name = filepath.FromSlash(name)
	switch {
	case filepath.IsAbs(name) && name == filepath.FromSlash(o.Fixed.Folder):
		return name, nil
	case !filepath.IsLocal(name):
		return "", wrong(FieldFolder, "A folder inside the data directory is needed, such as outbox.", "Нужна папка внутри каталога данных, например outbox.")
	}
	return filepath.Join(o.Dir, name), nil
}

// made is a folder that is made when the first letter is saved.
type made struct{ Folder }

// Send saves a letter.
func (m made) Send(ctx context.Context, l schedule.Letter) error {
	const closedDir = 0o750
	if err := os.MkdirAll(m.Dir, closedDir); err != nil {
		return err
	}
	return m.Folder.Send(ctx, l)
}

func (o *Office) bot(s Settings) Telegram {
	return Telegram{Base: strings.TrimRight(o.BotBase, "/"), Token: s.Bot, Client: o.BotClient}
}

// BotName asks for the name of the bot that is set; "" where there is none.
func (o *Office) BotName(ctx context.Context) (string, error) {
	s, err := o.InForce(ctx)
	if err != nil || s.Bot == "" {
		return "", err
	}
	return o.bot(s).Me(ctx)
}

// NameBy asks for the name of the bot of settings that may not be kept yet.
func (o *Office) NameBy(ctx context.Context, s Settings) (string, error) { return o.bot(s).Me(ctx) }

// Marks keep how far the bot has heard, from one start to the next.
type Marks interface {
	Mark(ctx context.Context, key string) (string, error)
	SetMark(ctx context.Context, key, value string) error
}

// Listen lets the bot hear what people write until the context ends. When another bot is set, that one is heard.
func (o *Office) Listen(ctx context.Context, b Bot, marks Marks) {
	const rest = 5 * time.Second
	for ctx.Err() == nil {
		news := o.news()
		s, err := o.InForce(ctx)
		if err == nil && s.Bot != "" {
			err = o.listen(ctx, o.bot(s), b, marks, news)
		}
		if err == nil && s.Bot != "" {
			continue
		}
		if err != nil && ctx.Err() == nil {
			b.warn(ctx, "the bot hears nothing", err)
		}
		pause(ctx, rest, news)
	}
}

// listen takes what has come once; a change of the settings ends the wait.
func (o *Office) listen(ctx context.Context, t Telegram, b Bot, marks Marks, news <-chan struct{}) error {
	const patience = 25 // seconds
	name, _, _ := strings.Cut(t.Token, ":")
	key := "telegram heard " + name
	text, err := marks.Mark(ctx, key)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	offset, _ := strconv.ParseInt(text, 10, 64) // what was never heard begins with nothing
	one, stop := context.WithCancel(ctx)
	defer stop()
	over := make(chan struct{})
	go func() {
		defer close(over)
		select {
		case <-news:
			stop()
		case <-one.Done():
		}
	}()
	next, err := t.Poll(one, b, offset, patience)
	stop()
	<-over
	if next != offset {
		err = errors.Join(err, marks.SetMark(context.WithoutCancel(ctx), key, strconv.FormatInt(next, 10)))
	}
	if errors.Is(err, context.Canceled) {
		return nil // another bot is set, or the program ends
	}
	return err
}

func pause(ctx context.Context, long time.Duration, news <-chan struct{}) {
	timer := time.NewTimer(long)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-news:
	case <-timer.C:
	}
}
