package bitrix24

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fake/company"
)

// stage is a status of the portal.
type stage struct {
	list     string // ENTITY_ID: STATUS, DEAL_STAGE, DEAL_STAGE_1
	code     string // STATUS_ID: NEW, C1:NEW
	name     string
	semantic string // P, S or F
	extra    string // process, success, failure, apology
	color    string
	sort     int64
	cat      int64
	world    string // the World's stage, "" for those the portal has of itself
	id       int64
	system   bool
}

// Codes of stages that the World does not have.
const (
	// JunkStatus is where leads stand that were no real requests; other refused leads stand in JUNK.
	JunkStatus = "SPAM"
	// JunkName is its title.
	JunkName = "Спам"
)

// category is a pipeline of deals.
type category struct {
	id   int64
	name string
	of   string // the World's pipeline
}

// stageBook keeps the codes of stages; a code once given stays.
type stageBook struct {
	s       *Server
	all     []*stage
	byWorld map[string]*stage
	cats    []*category
}

func newStages(s *Server) *stageBook {
	b := &stageBook{s: s, byWorld: map[string]*stage{}}
	b.read()
	return b
}

var (
	openCodes = []string{"NEW", "PREPARATION", "PREPAYMENT_INVOICE", "EXECUTING", "FINAL_INVOICE"}
	leadCodes = []string{"NEW", "IN_PROCESS", "PROCESSED"}
	palette   = []string{"#39A8EF", "#2FC6F6", "#55D0E0", "#47E4C2", "#FFA900"}
)

// read brings the book up to date with the World's pipelines and stages.
func (b *stageBook) read() {
	w := b.s.o.World
	stages := w.All("stage", false)
	slices.SortStableFunc(stages, func(x, y *company.Thing) int { return int(x.Int("rank") - y.Int("rank")) })
	for _, p := range w.All("pipeline", false) {
		kind := p.Text("kind")
		if kind == "sales" {
			b.categoryOf(p)
		}
		if kind != "sales" && kind != "lead" {
			continue
		}
		for _, t := range stages {
			if t.Text("pipeline") == p.ID {
				b.put(t, p, kind == "lead")
			}
		}
	}
	if len(b.all) > 0 {
		b.own()
	}
}

func (b *stageBook) categoryOf(p *company.Thing) *category {
	for _, c := range b.cats {
		if c.of == p.ID {
			c.name = p.Text("name")
			return c
		}
	}
	c := &category{name: p.Text("name"), of: p.ID}
	if n := int64(len(b.cats)); n > 0 {
		c.id = 2*n - 1
	}
	b.cats = append(b.cats, c)
	return c
}

func (b *stageBook) put(t, p *company.Thing, lead bool) {
	if known := b.byWorld[t.ID]; known != nil {
		known.name, known.sort = t.Text("name"), 10*t.Int("rank")
		return
	}
	g := &stage{list: "STATUS", name: t.Text("name"), semantic: "P", extra: "process", sort: 10 * t.Int("rank"), world: t.ID, cat: -1}
	prefix := ""
	if !lead {
		c := b.categoryOf(p)
		g.cat, g.list = c.id, "DEAL_STAGE"
		if c.id > 0 {
			g.list, prefix = fmt.Sprintf("DEAL_STAGE_%d", c.id), fmt.Sprintf("C%d:", c.id)
		}
	}
	var wish []string
	switch outcome := t.Text("outcome"); {
	case outcome == "won":
		g.semantic, g.extra, g.color, g.system = "S", "success", "#7BD500", true
		wish = []string{map[bool]string{true: "CONVERTED", false: "WON"}[lead]}
	case outcome == "lost" && b.free(g.list, prefix+b.lost(lead)):
		g.semantic, g.extra, g.color, g.system = "F", "failure", "#FF5752", true
		wish = []string{b.lost(lead)}
	case outcome == "lost":
		g.semantic, g.extra, g.color = "F", "apology", "#FF5752"
		wish = []string{"APOLOGY"}
	default:
		wish = map[bool][]string{true: leadCodes, false: openCodes}[lead]
		g.color = palette[int(t.Int("rank"))%len(palette)]
	}
	g.code = prefix + fmt.Sprintf("UC_%06X", (t.N*7919)&0xFFFFFF)
	for _, code := range wish {
		if b.free(g.list, prefix+code) {
			g.code = prefix + code
			break
		}
	}
	g.system = g.system || strings.HasSuffix(g.code, "NEW")
	b.add(g)
	b.byWorld[t.ID] = g
}

func (b *stageBook) lost(lead bool) string {
	if lead {
		return "JUNK"
	}
	return "LOSE"
}

// own adds the stages a portal has besides the company's: the analysis of a failure, and junk among leads.
func (b *stageBook) own() {
	if b.free("STATUS", JunkStatus) && !b.free("STATUS", "JUNK") {
		b.add(&stage{list: "STATUS", code: JunkStatus, name: JunkName, semantic: "F", extra: "apology", color: "#FF5752", sort: 900, cat: -1})
	}
	for _, c := range b.cats {
		list, prefix := "DEAL_STAGE", ""
		if c.id > 0 {
			list, prefix = fmt.Sprintf("DEAL_STAGE_%d", c.id), fmt.Sprintf("C%d:", c.id)
		}
		if b.free(list, prefix+"APOLOGY") {
			b.add(&stage{
				list: list, code: prefix + "APOLOGY", name: "Анализ причины провала", semantic: "F", extra: "apology", color: "#FF5752", sort: 900,
				cat: c.id,
			})
		}
	}
}

func (b *stageBook) add(g *stage) {
	g.id = int64(101 + 2*len(b.all))
	b.all = append(b.all, g)
}

func (b *stageBook) free(list, code string) bool {
	return !slices.ContainsFunc(b.all, func(g *stage) bool { return g.list == list && g.code == code })
}

// of is the stage a thing stands in, by the World's id of the stage.
func (b *stageBook) of(id string) *stage { return b.byWorld[id] }

// lead is the stage a lead stands in: junk has its own.
func (b *stageBook) lead(t *company.Thing) *stage {
	g := b.byWorld[t.Text("stage")]
	if g != nil && g.semantic == "F" && t.Yes("junk") {
		return b.named("STATUS", JunkStatus)
	}
	return g
}

func (b *stageBook) named(list, code string) *stage {
	for _, g := range b.all {
		if g.list == list && g.code == code {
			return g
		}
	}
	return nil
}

// leads lists the statuses of leads in their order.
func (b *stageBook) leads() []*stage {
	var list []*stage
	for _, g := range b.all {
		if g.list == "STATUS" {
			list = append(list, g)
		}
	}
	slices.SortStableFunc(list, func(x, y *stage) int { return int(x.sort - y.sort) })
	return list
}

func (b *stageBook) code(world string) string {
	if g := b.byWorld[world]; g != nil {
		return g.code
	}
	return ""
}

func (b *stageBook) world(code string) string {
	for _, g := range b.all {
		if g.code == code && (g.cat >= 0 || !slices.Contains([]string{"NEW"}, code)) {
			return g.world
		}
	}
	return ""
}

func (b *stageBook) category(pipeline string) string {
	for _, c := range b.cats {
		if c.of == pipeline {
			return strconv.FormatInt(c.id, 10)
		}
	}
	return ""
}

func (b *stageBook) pipeline(id string) string {
	for _, c := range b.cats {
		if strconv.FormatInt(c.id, 10) == id {
			return c.of
		}
	}
	return ""
}

// StatusOf gives the World's stage behind a status of leads.
func (s *Server) StatusOf(code string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.stages.named("STATUS", code); g != nil {
		if code == JunkStatus {
			g = s.stages.named("STATUS", "JUNK")
		}
		return g.world
	}
	return ""
}
