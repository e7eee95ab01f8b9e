package odata

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
)

func joined(list []string) string {
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// Check reads one object of every resource.
func (r *Remote) Check(ctx context.Context) (a source.Account, err error) {
	defer fault.Wrap(&err, "odata.Check(%s)", r.id)
	published, err := r.published(ctx)
	if err != nil {
		var s *status
		if errors.As(err, &s) && s.code == http.StatusNotFound {
			return a, fault.Because(err, fault.NotFound, fault.Text{
				EN: "There is no OData at the address of the base. It looks like https://server/base, and the base is published with the standard OData interface.",
				RU: "По адресу базы нет OData. Адрес выглядит как https://сервер/база, и база должна быть опубликована со стандартным интерфейсом OData.",
			})
		}
		return a, say("standard.odata", err)
	}
	u, err := url.Parse(strings.TrimSuffix(r.address, "/odata/standard.odata"))
	if err != nil {
		return a, err
	}
	a = source.Account{Name: strings.Trim(u.Path, "/"), Address: u.String(), User: r.user, Zone: r.zone.String()}
	if strings.TrimSpace(r.text) == "" {
		a.Warnings = append(a.Warnings, fault.Text{
			EN: "There is no mapping yet: what is found by usual names is read. Look through it on the page of the mapping.",
			RU: "Схемы ещё нет: читается то, что нашлось по привычным названиям. Проверьте её на странице схемы.",
		})
		return a, nil
	}
	_, resources, err := r.mapping("")
	if err != nil {
		return a, err
	}
	for i := range resources {
		x := &resources[i]
		if !slices.Contains(published, x.name) {
			return a, say(x.name, &status{code: 404})
		}
		list, err := r.list(ctx, x.name, [2]string{"$top", "1"})
		if err != nil {
			return a, say(x.name, err)
		}
		if len(list) == 0 {
			a.Warnings = append(a.Warnings, fault.Text{
				EN: "1C shows nothing of " + x.name + ": it is empty, or the user does not see it.",
				RU: "1С не показывает ничего из " + x.name + ": там пусто или пользователю не видно.",
			})
		}
		for _, o := range list {
			for _, s := range x.streams {
				if err := s.try(o); err != nil {
					return a, err
				}
			}
		}
	}
	return a, nil
}

// try sees to it that an object has what a stream takes; a table part without lines tells nothing of its columns.
func (s *stream) try(o object) error {
	row := o.own("", map[string]any{})
	if s.part != "" {
		if _, ok := o[s.part]; !ok {
			return s.noColumn(s.part, o)
		}
		lines := o.lines(s.part)
		if len(lines) == 0 {
			return nil
		}
		lines[0].own(s.part+"[].", row)
	}
	return s.check(row)
}

// published lists the resources that the interface offers.
func (r *Remote) published(ctx context.Context) ([]string, error) {
	list, err := r.list(ctx, "")
	names := make([]string, 0, len(list))
	for _, o := range list {
		names = append(names, o.text("name"))
	}
	return names, err
}

// usual are the resources that most configurations have, with the fields that most give them.
type usual struct {
	resource, part, entity string
	when                   string
	fields                 [][2]string // column of the warehouse, field of 1C
}

func usuals() []usual {
	return []usual{
		{resource: "Catalog_Контрагенты", entity: "client", when: "{column: IsFolder, not: \"true\"}", fields: [][2]string{
			{"id", "Ref_Key"}, {"name", "Description"},
		}},
		{resource: "Catalog_Номенклатура", entity: "product", when: "{column: IsFolder, not: \"true\"}", fields: [][2]string{
			{"id", "Ref_Key"}, {"name", "Description"},
		}},
		{resource: "Catalog_Пользователи", entity: "user", fields: [][2]string{{"id", "Ref_Key"}, {"name", "Description"}}},
		{resource: "Document_ЗаказКлиента", entity: "deal", fields: [][2]string{
			{"id", "Ref_Key"}, {"title", "Number"}, {"created_at", "Date"}, {"client", "Контрагент_Key"}, {"owner", "Менеджер_Key"}, {"amount", "СуммаДокумента"},
		}},
		{resource: "Document_РеализацияТоваровУслуг", entity: "deal", fields: [][2]string{
			{"id", "Ref_Key"}, {"title", "Number"}, {"created_at", "Date"}, {"closed_at", "Date"}, {"client", "Контрагент_Key"},
			{"owner", "Ответственный_Key"}, {"amount", "СуммаДокумента"},
		}},
		{resource: "Document_РеализацияТоваровУслуг", part: "Товары", entity: "line", fields: [][2]string{
			{"id", "{join: [Ref_Key, \"Товары[].LineNumber\"]}"}, {"deal", "Ref_Key"}, {"product", "Товары[].Номенклатура_Key"},
			{"quantity", "Товары[].Количество"}, {"amount", "Товары[].Сумма"},
		}},
		{resource: "Document_ПоступлениеНаРасчетныйСчет", entity: "payment", fields: [][2]string{
			{"id", "Ref_Key"}, {"paid_at", "Date"}, {"amount", "СуммаДокумента"}, {"client", "Контрагент_Key"},
		}},
		{resource: "Document_ПоступлениеБезналичныхДенежныхСредств", entity: "payment", fields: [][2]string{
			{"id", "Ref_Key"}, {"paid_at", "Date"}, {"amount", "СуммаДокумента"}, {"client", "Контрагент_Key"},
		}},
	}
}

// Options lists the fields of the streams with how often each is filled. Without a mapping the infobase is asked what it
// publishes, and a mapping of the usual documents and catalogs is proposed.
func (r *Remote) Options(ctx context.Context, shelf source.Shelf) (o source.Options, err error) {
	o.Proposed = source.Mapping{Text: r.text}
	if strings.TrimSpace(r.text) == "" {
		kept, err := shelf.Cursor(ctx, proposed)
		if err != nil {
			return o, err
		}
		if kept == "" {
			o.Proposed.Text, err = r.propose(ctx)
			return o, say("standard.odata", err)
		}
		o.Proposed.Text = string(kept)
	}
	_, resources, err := r.mapping(o.Proposed.Text)
	if err != nil {
		return o, nil //nolint:nilerr // the page shows the text with its mistake
	}
	for _, x := range resources {
		for _, s := range x.streams {
			list, err := filled(ctx, shelf, s.Name)
			if err != nil {
				return o, err
			}
			o.Fields = append(o.Fields, list...)
		}
	}
	return o, nil
}

// countedMost is how many things of a stream are looked at for counts.
const countedMost = 20_000

var errEnough = errors.New("enough things")

func filled(ctx context.Context, shelf source.Shelf, kind string) ([]source.Option, error) {
	counts, seen := map[string]int64{}, 0
	err := shelf.Each(ctx, kind, 0, func(o source.Object) error {
		if seen++; seen > countedMost {
			return errEnough
		}
		var body map[string]any
		if err := json.Unmarshal(o.Body, &body); err != nil {
			return err
		}
		for name, v := range body {
			counts[name] += 0
			if v != nil && v != "" {
				counts[name]++
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	list := make([]source.Option, 0, len(names))
	for _, name := range names {
		list = append(list, source.Option{ID: name, Of: kind, Title: name, Type: "text", N: counts[name]})
	}
	return list, nil
}

// propose writes a mapping of the usual resources that are published, with the fields they really have.
func (r *Remote) propose(ctx context.Context) (string, error) {
	published, err := r.published(ctx)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, u := range usuals() {
		if !slices.Contains(published, u.resource) {
			continue
		}
		list, err := r.list(ctx, u.resource, [2]string{"$top", "1"})
		if err != nil {
			return "", err
		}
		if len(list) == 0 {
			continue
		}
		if text := u.text(list[0]); text != "" {
			b.WriteString(text)
		}
	}
	if b.Len() == 0 {
		return "", nil
	}
	return "currency: RUB\nstreams:\n" + b.String(), nil
}

func (u *usual) text(o object) string {
	var b strings.Builder
	name, row := u.resource, o.own("", map[string]any{})
	if u.part != "" {
		name += "." + u.part
		for _, line := range o.lines(u.part) {
			line.own(u.part+"[].", row)
		}
	}
	b.WriteString("  - stream: " + name + "\n")
	if u.part != "" {
		b.WriteString("    resource: " + u.resource + "\n    part: " + u.part + "\n")
	}
	b.WriteString("    rows:\n      - " + u.entity + ":\n")
	for i, f := range u.fields {
		value := f[1]
		if !strings.HasPrefix(value, "{") {
			if _, ok := row[value]; !ok {
				if i == 0 {
					return ""
				}
				continue
			}
			value = strconv.Quote(value)
		}
		b.WriteString("          " + f[0] + ": " + value + "\n")
	}
	if _, ok := row["IsFolder"]; ok && u.when != "" {
		b.WriteString("        when: " + u.when + "\n")
	}
	return b.String()
}
