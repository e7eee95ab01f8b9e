package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Suggest writes a first mapping for files, by the names of their columns and by their values. It is meant to be read:
// where it had to guess stands "# check:", and what it left out is named. Most often it can be used at once.
func Suggest(paths []string) (yml []byte, err error) {
	defer fault.Wrap(&err, "file.Suggest")
	list, err := inputs(paths, defaultUnpacked)
	if err != nil {
		return nil, err
	}
	s := &suggestion{schema: warehouse.NewSchema(nil), stages: map[string][]string{}}
	for _, in := range list {
		if err := s.file(in); err != nil {
			return nil, err
		}
	}
	return s.print(path.Base(list[0].own)), nil
}

// suggestion gathers a mapping as text.
type suggestion struct {
	schema    *warehouse.Schema
	files     bytes.Buffer
	currency  string
	pipelines []string
	stages    map[string][]string // by pipeline, in order of first sight
	samples   map[*input]Sample   // of a mapping of streams
}

// onlyPipeline names the pipeline of files that have just one.
const onlyPipeline = "Sales"

func (s *suggestion) file(in *input) error {
	spec := &fileSpec{match: in.own, header: headerAuto}
	if s.samples != nil {
		spec.delimiter, spec.encoding = ',', "utf-8"
	}
	m := &Mapping{empty: []string{"NULL", `\N`}}
	t, err := openTable(in, spec, m, nil, defaultUnpacked)
	if err != nil {
		return err
	}
	if err := t.likelyHeader(); err != nil {
		return err
	}
	columns, rows, err := profiles(t)
	if err != nil {
		return err
	}
	e, score := s.entity(in.own, columns)
	if s.samples != nil && score < sureEntity {
		fmt.Fprintf(&s.files, "  # not read, since nothing tells what its rows are: %s\n", comment(in.own))
		return nil
	}
	f := &s.files
	if sample, ok := s.samples[in]; ok {
		fmt.Fprintf(f, "  - stream: %s\n", scalar(in.own))
		for _, option := range sample.Options {
			fmt.Fprintf(f, "    %s\n", option)
		}
	} else {
		fmt.Fprintf(f, "  - match: %s        # %d rows\n", strconv.Quote(in.own), rows)
	}
	if t.heads > 1 && s.samples == nil {
		fmt.Fprintf(f, "    header: %d             # check: the row with the names of the columns\n", t.heads)
	}
	s.doubts(columns)
	fmt.Fprintf(f, "    rows:\n      - %s:            # check: each row is %s\n", e.Name, e.Help)
	used := s.columns(e, columns)
	var rest []string
	for _, p := range columns {
		if !used[p] && p.name != "" {
			rest = append(rest, p.name)
		}
	}
	if len(rest) > 0 {
		fmt.Fprintf(f, "          # not used: %s\n", comment(strings.Join(rest, "; ")))
		fmt.Fprintf(f, "          # keep one as a field of your own: custom: {my_field: {title: My field, type: text, column: %s}}\n", comment(scalar(rest[0])))
	}
	return nil
}

// comment keeps a text on the line of its comment.
func comment(s string) string { return strings.Join(strings.Fields(s), " ") }

// likelyHeader takes the first row that is nearly as wide as the widest of the first fifty and has no numbers.
func (t *table) likelyHeader() error {
	r, err := t.open(nil)
	if err != nil {
		return err
	}
	defer r.close()
	type candidate struct {
		names []string
		at    int64
		words int
	}
	var rows []candidate
	widest := 0
	for range 50 {
		cells, at, err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return t.readError(at, err)
		}
		c := candidate{names: names(cells), at: at}
		for _, n := range c.names {
			if _, number := slowDecimal(n, '.'); n != "" && !number {
				c.words++
			}
		}
		widest = max(widest, len(c.names))
		rows = append(rows, c)
	}
	for _, c := range rows {
		if c.words*10 >= widest*8 {
			t.header, t.heads = c.names, c.at
			return nil
		}
	}
	return nil
}

// entity guesses what the rows are: the words of the file's name weigh as much as two columns.
func (s *suggestion) entity(name string, columns []*profile) (*warehouse.Entity, int) {
	best, most := "deal", 0
	for _, w := range entityWords {
		e, score := s.schema.Entity(w.entity), 0
		for part := range strings.FieldsSeq(w.words) {
			if strings.Contains(plain(path.Base(name)), part) {
				score += 150
			}
			for _, p := range columns {
				if strings.HasPrefix(plain(p.name), part) {
					score += 15
				}
			}
		}
		for _, c := range s.schema.Source(w.entity) {
			top := 0
			for _, p := range columns {
				if p.fits(c) {
					top = max(top, affinity(p.name, w.entity, c))
				}
			}
			score += top
		}
		if score > most {
			best, most = e.Name, score
		}
	}
	return s.schema.Entity(best), most
}

// sureEntity is the least that speaks for an entity when nobody looks at the mapping before it is used: the name of the
// table and a column or two.
const sureEntity = 250

// doubts writes down how numbers and dates are read where the file leaves it open.
func (s *suggestion) doubts(columns []*profile) {
	var mark, order bool
	for _, p := range columns {
		if s.currency == "" {
			s.currency = p.currency
		}
		if _, why := p.number.mark(0); why != nil && !mark && p.numbers*2 > p.filled {
			mark = true
			fmt.Fprintf(&s.files, "    decimal: \".\"          # check: %s in the column %s can be read in two ways\n",
				comment(p.number.eitherPoint.value+p.number.eitherComma.value), comment(p.name))
		}
		if _, why := p.date.order(0); why != nil && !order && p.dates*2 > p.filled {
			order = true
			fmt.Fprintf(&s.files, "    dates: dd/mm/yyyy      # check: or mm/dd/yyyy; the column %s does not tell\n", comment(p.name))
		}
	}
}

// columns writes the columns of the record and returns which columns of the file it used.
func (s *suggestion) columns(e *warehouse.Entity, columns []*profile) map[*profile]bool {
	used := map[*profile]bool{}
	id, sure := guessID(e.Name, columns)
	switch {
	case id == nil:
		s.field("id", "$line", "no column is different in every row: the number of the row is the id")
	case sure:
		s.field("id", scalar(id.name), "")
	default:
		s.field("id", scalar(id.name), "this column is different in every row")
	}
	if id != nil {
		used[id] = true
	}
	type pick struct {
		c     warehouse.Column
		p     *profile
		score int
	}
	var picks []pick
	for _, c := range s.schema.Source(e.Name) {
		for _, p := range columns {
			if score := affinity(p.name, e.Name, c); score > 0 && p.fits(c) {
				picks = append(picks, pick{c, p, score})
			}
		}
	}
	slices.SortStableFunc(picks, func(a, b pick) int { return b.score - a.score })
	chosen := map[string]*profile{}
	for _, k := range picks {
		if chosen[k.c.Name] != nil || used[k.p] && (k.p != id || !e.Dimension) {
			continue
		}
		chosen[k.c.Name], used[k.p] = k.p, true
	}
	for _, c := range s.schema.Source(e.Name) {
		p := chosen[c.Name]
		if p == nil {
			continue
		}
		if clock := clockBeside(columns, used, c, p); clock != nil {
			used[clock] = true
			s.field(c.Name, fmt.Sprintf("{join: [%s, %s]}", scalar(p.name), scalar(clock.name)), "")
			continue
		}
		s.column(e, c, p)
	}
	if e.Dimension && chosen["name"] == nil && id != nil {
		s.field("name", scalar(id.name), "")
	}
	if p := chosen["stage"]; p != nil {
		s.gather(p, chosen["pipeline"])
	}
	return used
}

// clockBeside finds the column with the time of day that belongs to a column of days.
func clockBeside(columns []*profile, used map[*profile]bool, c warehouse.Column, day *profile) *profile {
	if c.Type != warehouse.Time || len(day.order) == 0 || strings.Contains(day.order[0], ":") {
		return nil
	}
	for _, p := range columns {
		name := plain(p.name)
		if !used[p] && p.times > 0 && p.times == p.filled && (strings.HasPrefix(name, "time") || strings.HasPrefix(name, "время")) {
			return p
		}
	}
	return nil
}

// guessID finds the column that names rows: by its name if its values allow, else the first without repeats.
func guessID(entity string, columns []*profile) (p *profile, sure bool) {
	for _, w := range idWords(entity) {
		for _, p := range columns {
			if plain(p.name) == w && p.unique && p.filled > 0 {
				return p, true
			}
		}
	}
	for _, p := range columns {
		if p.unique && p.filled > 0 && p.dates == 0 && (strings.HasSuffix(plain(p.name), "id") || strings.HasPrefix(plain(p.name), "номер")) {
			return p, true
		}
	}
	for _, p := range columns {
		if p.unique && p.filled > 0 && p.dates == 0 && p.times == 0 {
			return p, false
		}
	}
	return nil, false
}

func (s *suggestion) field(name, value, check string) {
	if check != "" {
		check = "   # check: " + comment(check)
	}
	fmt.Fprintf(&s.files, "          %s: %s%s\n", name, value, check)
}

// column writes one column with what its values need.
func (s *suggestion) column(e *warehouse.Entity, c warehouse.Column, p *profile) {
	name := scalar(p.name)
	if words := vocabulary(e.Name, c.Name); words != nil {
		s.choice(e, c, p, words)
		return
	}
	switch {
	case c.Type == warehouse.Int && p.times > 0:
		s.field(c.Name, fmt.Sprintf(`{column: %s, duration: "h:mm:ss"}`, name), "or \"mm:ss\"")
	case c.Name == "phone":
		s.field(c.Name, fmt.Sprintf("{column: %s, digits: true}", name), "")
	case c.Type == warehouse.Bool && p.answers+p.numbers < p.filled:
		s.field("# "+c.Name, fmt.Sprintf("{column: %s, yes: [%s]}", name, comment(scalar(p.order[0]))), "which words mean yes")
	case affinity(p.name, e.Name, c) < 60:
		s.field(c.Name, name, c.Help)
	default:
		s.field(c.Name, name, "")
	}
}

// choice writes a column of closed choice: with a map when every value can be guessed, else as a comment.
func (s *suggestion) choice(e *warehouse.Entity, c warehouse.Column, p *profile, words []string) {
	const most = 15
	known, pairs := !p.many && len(p.order) > 0 && len(p.order) <= most, []string(nil)
	for _, v := range p.order[:min(len(p.order), most)] {
		guess := wordGuess(e.Name, c.Name, v)
		if slices.Contains(words, fold(v)) {
			guess = fold(v)
		}
		known = known && guess != ""
		pairs = append(pairs, scalar(v)+": "+guess)
	}
	value := fmt.Sprintf("{column: %s, map: {%s}}", scalar(p.name), strings.Join(pairs, ", "))
	if known {
		s.field(c.Name, value, "one of "+strings.Join(words, ", "))
		return
	}
	s.field("# "+c.Name, comment(value), "give every value one of "+strings.Join(words, ", "))
}

// gather notes the stages of a file, one pipeline for all when it has no column of them.
func (s *suggestion) gather(stage, pipeline *profile) {
	if stage.many || pipeline != nil {
		if pipeline == nil {
			s.field("pipeline", fmt.Sprintf("{value: %s}", onlyPipeline), "")
		}
		return
	}
	s.field("pipeline", fmt.Sprintf("{value: %s}", onlyPipeline), "how the pipeline is called")
	if len(s.stages[onlyPipeline]) == 0 {
		s.pipelines = append(s.pipelines, onlyPipeline)
	}
	for _, v := range stage.order {
		if !slices.Contains(s.stages[onlyPipeline], v) {
			s.stages[onlyPipeline] = append(s.stages[onlyPipeline], v)
		}
	}
}

func (s *suggestion) print(first string) []byte {
	var out bytes.Buffer
	out.WriteString("# A first mapping, made by looking at names and values. Lines with \"check:\" are guesses: correct them, then import.\n")
	if s.samples == nil {
		fmt.Fprintf(&out, "source: %s        # check: a short name of the system; every id begins with it\n", slug(first))
	}
	out.WriteString("# zone: Europe/Moscow    # check: where the clocks of the files stand; without it the company's zone\n")
	if s.currency != "" {
		fmt.Fprintf(&out, "currency: %s\n", s.currency)
	} else {
		out.WriteString("# currency: RUB          # check: of amounts; without it the company's currency\n")
	}
	if s.samples == nil {
		out.WriteString("\nfiles:\n")
	} else {
		out.WriteString("\nstreams:\n")
	}
	out.Write(s.files.Bytes())
	if len(s.pipelines) > 0 {
		out.WriteString("\n# check: the order of the stages, and which of them mean a win or a loss\nstages:\n")
	}
	for _, p := range s.pipelines {
		fmt.Fprintf(&out, "  %s:\n", scalar(p))
		stages := s.stages[p]
		slices.SortStableFunc(stages, func(a, b string) int { return stageRank(a) - stageRank(b) })
		for _, v := range stages {
			if outcome := wordGuess("stage", "outcome", v); outcome != "" {
				fmt.Fprintf(&out, "    - {name: %s, outcome: %s}\n", scalar(v), outcome)
			} else {
				fmt.Fprintf(&out, "    - %s\n", scalar(v))
			}
		}
	}
	return out.Bytes()
}

// stageRank puts closed stages behind open ones.
func stageRank(stage string) int {
	switch wordGuess("stage", "outcome", stage) {
	case "won":
		return 1
	case "lost":
		return 2
	}
	return 0
}

// scalar writes a text as YAML, in quotes whenever it could be read as something else.
func scalar(s string) string {
	bare := s != "" && s[0] != '-' && strings.Trim(s, " ") == s
	for _, r := range s {
		bare = bare && (r == ' ' || r == '_' || r == '-' || r == '.' || r == '/' || r == '(' || r == ')' || r == '$' || isLetterOrDigit(r))
	}
	if _, number := slowDecimal(s, '.'); number || slices.Contains([]string{"true", "false", "null", "yes", "no", "y", "n", "on", "off"}, fold(s)) || !bare {
		return strconv.Quote(s)
	}
	return s
}

func isLetterOrDigit(r rune) bool { return plain(string(r)) != "" }

// slug makes a name of a source out of a file's name.
func slug(name string) string {
	var out strings.Builder
	for _, r := range fold(strings.TrimSuffix(name, path.Ext(name))) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' && out.Len() > 0 {
			out.WriteRune(r)
		}
	}
	if out.Len() == 0 {
		return "crm"
	}
	return out.String()[:min(out.Len(), 20)]
}
