package survey

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Book finds whom to ask in the company's data.
type Book struct {
	Desk   *ask.Desk
	Engine engine.Engine
}

// longestCell bounds one cell of a pasted list.
const longestCell = 300

// pasted is one line of a list: its cells, and what they were found to be.
type pasted struct {
	no    int
	cells []string
	to    Addressee
	found bool
	// twins says that a cell fits several clients.
	twins bool
}

// Read finds whom a pasted list means: one of them a line, its cells parted by semicolons or tabs. A cell is an id of a
// client, a deal or a ticket, the number of a deal in the CRM, or a client's name, phone or e-mail. What is not found or
// not certain is told with its line.
func (b Book) Read(ctx context.Context, list string) (out []Addressee, err error) {
	defer fault.Wrap(&err, "survey.Book.Read")
	lines, err := cut(list)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	err = b.Engine.Read(ctx, func(s engine.Snapshot) error {
		if err := byID(ctx, s, lines); err != nil {
			return err
		}
		return byName(ctx, s, lines)
	})
	if err != nil {
		return nil, err
	}
	if err := unclear(lines); err != nil {
		return nil, err
	}
	for _, l := range lines {
		out = append(out, l.to)
	}
	return b.Named(ctx, out)
}

func cut(list string) (lines []*pasted, err error) {
	for i, text := range strings.Split(strings.ReplaceAll(list, "\r", "\n"), "\n") {
		l := &pasted{no: i + 1}
		for _, cell := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\t' }) {
			if cell = line(strings.Trim(cell, `"`+"\ufeff ")); cell != "" {
				if len(cell) > longestCell {
					return nil, at("list", fault.Invalidf("Line %d is too long for a name or a number.", "Строка %d слишком длинная для имени или номера.", l.no))
				}
				l.cells = append(l.cells, cell)
			}
		}
		if len(l.cells) > 0 {
			lines = append(lines, l)
		}
		if len(lines) > MostInvites {
			return nil, at("list", fault.Invalidf("At most %d links at once.", "Не больше %d ссылок за раз.", MostInvites))
		}
	}
	return lines, nil
}

// unclear says which lines are not certain, the first few of them.
func unclear(lines []*pasted) error {
	const most = 5
	var en, ru []string
	for _, l := range lines {
		switch {
		case l.twins && l.to.Client == "":
			en = append(en, fmt.Sprintf("line %d: several clients fit “%s”", l.no, strings.Join(l.cells, "; ")))
			ru = append(ru, fmt.Sprintf("строка %d: под «%s» подходит несколько клиентов", l.no, strings.Join(l.cells, "; ")))
		case !l.found:
			en = append(en, fmt.Sprintf("line %d: “%s” is not found", l.no, strings.Join(l.cells, "; ")))
			ru = append(ru, fmt.Sprintf("строка %d: «%s» не найдено", l.no, strings.Join(l.cells, "; ")))
		}
	}
	if len(en) == 0 {
		return nil
	}
	tailEN, tailRU := ".", "."
	if n := len(en) - most; n > 0 {
		tailEN, tailRU = fmt.Sprintf("; %d more.", n), fmt.Sprintf("; ещё %d.", n)
		en, ru = en[:most], ru[:most]
	}
	return at("list", fault.Invalidf("No link was made. Correct the list: %[1]s", "Ссылки не выданы. Поправьте список: %[2]s",
		strings.Join(en, "; ")+tailEN, strings.Join(ru, "; ")+tailRU))
}

// take notes that a line names a client, a deal or a ticket, with the row's owner and client. Who led the deal or held the
// ticket is whom the question is about, before who keeps the client.
func (to *Addressee) take(entity, id, owner, client string) {
	switch entity {
	case "client":
		to.Client = id
		to.Owner = cmp.Or(to.Owner, owner)
		return
	case "deal":
		to.Deal = id
	case "ticket":
		to.Ticket = id
	}
	to.Client, to.Owner = cmp.Or(to.Client, client), cmp.Or(owner, to.Owner)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// byID finds the cells that are ids, or numbers of deals.
func byID(ctx context.Context, s engine.Snapshot, lines []*pasted) error {
	sources, err := sourcesOf(ctx, s)
	if err != nil {
		return err
	}
	for _, entity := range []string{"client", "deal", "ticket"} {
		var ids []string
		for _, l := range lines {
			for _, cell := range l.cells {
				ids = append(ids, candidates(entity, cell, sources)...)
			}
		}
		if len(ids) == 0 {
			continue
		}
		columns := []string{"owner", "client"}
		if entity == "client" {
			columns = columns[:1]
		}
		rows, err := s.Lookup(ctx, entity, ids, columns)
		if err != nil {
			return err
		}
		for _, l := range lines {
			for _, cell := range l.cells {
				for _, id := range candidates(entity, cell, sources) {
					if row, ok := rows[id]; ok {
						l.to.take(entity, id, text(row[0]), text(row[len(row)-1]))
						l.found = true
						break
					}
				}
			}
		}
	}
	return nil
}

// sourcesOf are the namespaces of ids.
func sourcesOf(ctx context.Context, s engine.Snapshot) (list []string, err error) {
	fresh, err := s.Freshness(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{Source: true}
	for _, f := range fresh {
		if !seen[f.Source] {
			seen[f.Source] = true
			list = append(list, f.Source)
		}
	}
	return list, nil
}

// candidates are the ids that a cell may stand for. A bare number is that of a deal: nobody knows those of clients by heart.
func candidates(entity, cell string, sources []string) []string {
	if strings.Contains(cell, ":") {
		return []string{cell}
	}
	if entity != "deal" || strings.ContainsAny(cell, " @") || len(cell) > 20 {
		return nil
	}
	var out []string
	for _, s := range sources {
		out = append(out, s+":deal-"+cell, s+":"+cell)
	}
	return out
}

// byName finds clients by their name, phone or e-mail for the lines that no id has told yet.
func byName(ctx context.Context, s engine.Snapshot, lines []*pasted) error {
	wanted := map[string][]*pasted{}
	for _, l := range lines {
		if l.to.Client != "" || l.found {
			continue
		}
		for _, cell := range l.cells {
			key := fold(cell)
			wanted[key] = append(wanted[key], l)
			for _, digits := range phones(cell) {
				if digits != key {
					wanted[digits] = append(wanted[digits], l)
				}
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	rows, err := s.Lookup(ctx, "client", nil, []string{"name", "phone", "email", "owner"})
	if err != nil {
		return err
	}
	for id, row := range rows {
		seen := map[*pasted]bool{}
		for _, cell := range row[:3] {
			for _, l := range wanted[fold(text(cell))] {
				if seen[l] || text(cell) == "" {
					continue
				}
				seen[l] = true
				if l.found {
					l.twins = true
				}
				l.found, l.to.Client, l.to.Owner = true, id, text(row[3])
			}
		}
	}
	for _, l := range lines {
		if l.twins {
			l.to = Addressee{}
		}
	}
	return nil
}

func fold(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// phones are the ways in which a system may keep the phone that a cell shows: its digits, in Russia with 7 or 8 in front.
func phones(cell string) []string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, cell)
	const short, long = 10, 15
	if len(digits) < short || len(digits) > long || strings.Trim(cell, "0123456789+()-. ") != "" {
		return nil
	}
	list := []string{digits}
	switch {
	case len(digits) == short:
		list = append(list, "7"+digits, "8"+digits)
	case len(digits) == short+1 && digits[0] == '8':
		list = append(list, "7"+digits[1:], digits[1:])
	case len(digits) == short+1 && digits[0] == '7':
		list = append(list, "8"+digits[1:], digits[1:])
	}
	return list
}

// Won lists the clients whose deals were won in the last days up to yesterday, one for each deal, the viewer's own rows.
func (b Book) Won(ctx context.Context, v access.Viewer, days int) (out []Addressee, err error) {
	defer fault.Wrap(&err, "survey.Book.Won(%d)", days)
	if days < 1 || days > longestDays {
		return nil, at("days", fault.Invalidf("From 1 to %d days.", "От 1 до %d дней.", longestDays))
	}
	of := ask.Listing{Fact: "deal", Day: "won", Range: fmt.Sprintf("last-%d-days", days), Page: ask.Page{Sort: "won", Desc: true}}
	err = b.Desk.EachList(ctx, v, of, func(l *ask.Listed) error {
		client, owner := column(l, "client"), column(l, "owner")
		for _, row := range l.Keys {
			to := Addressee{Deal: text(row[0])}
			if client >= 0 {
				to.Client = text(row[client+1])
			}
			if owner >= 0 {
				to.Owner = text(row[owner+1])
			}
			if to.Client != "" {
				out = append(out, to)
			}
		}
		if len(out) > MostInvites {
			return at("days", fault.Invalidf("That is more than %d deals; take fewer days.", "Это больше %d сделок; возьмите меньше дней.", MostInvites))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return b.Named(ctx, out)
}

func column(l *ask.Listed, name model.Name) int {
	for i, c := range l.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Named fills in the names and contacts of clients.
func (b Book) Named(ctx context.Context, list []Addressee) (_ []Addressee, err error) {
	defer fault.Wrap(&err, "survey.Book.Named")
	var ids []string
	seen := map[string]bool{}
	for _, to := range list {
		if to.Client != "" && !seen[to.Client] {
			seen[to.Client] = true
			ids = append(ids, to.Client)
		}
	}
	if len(ids) == 0 {
		return list, nil
	}
	return list, b.Engine.Read(ctx, func(s engine.Snapshot) error {
		rows, err := s.Lookup(ctx, "client", ids, []string{"name", "email", "phone"})
		for i := range list {
			row, ok := rows[list[i].Client]
			if !ok {
				continue
			}
			list[i].Name, list[i].Contact = text(row[0]), text(row[1])
			if list[i].Contact == "" {
				list[i].Contact = text(row[2])
			}
		}
		return err
	})
}
