package odata

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/file"
)

// What 1C writes where there is nothing.
const (
	noKey  = "00000000-0000-0000-0000-000000000000"
	noDate = "0001-01-01T00:00:00"
)

func (o object) text(name string) string {
	switch v := o[name].(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	default:
		return ""
	}
}

func (o object) yes(name string) bool {
	b, _ := o[name].(bool)
	return b
}

// own are the object's fields without table parts and without links to itself, each under its name with a prefix.
func (o object) own(prefix string, into map[string]any) map[string]any {
	for name, v := range o {
		if strings.Contains(name, "@") || strings.HasPrefix(name, "odata.") {
			continue
		}
		switch x := v.(type) {
		case []any, map[string]any:
			continue
		case string:
			if x == noKey || x == noDate {
				into[prefix+name] = nil
				continue
			}
			into[prefix+name] = strings.TrimRight(x, " ")
		default:
			into[prefix+name] = v
		}
	}
	return into
}

// lines are the rows of a table part.
func (o object) lines(part string) []object {
	list, _ := o[part].([]any)
	out := make([]object, 0, len(list))
	for _, v := range list {
		if line, ok := v.(map[string]any); ok {
			out = append(out, line)
		}
	}
	return out
}

// is reports whether the object counts: it is not marked for deletion, and if it is a document, it is posted.
func (s *stream) counts(o object) bool {
	posted, document := o["Posted"].(bool)
	return !o.yes("DeletionMark") && (!document || posted || s.drafts)
}

// put keeps objects of a resource, marks lines that they no longer have, and moves cursors.
func (r *Remote) put(ctx context.Context, shelf source.Shelf, x *resource, list []object, cursors map[string]source.Cursor) error {
	var objects []source.Object
	for _, o := range list {
		key := o.text("Ref_Key")
		if key == "" {
			return fault.Invalidf("%s has no Ref_Key: only documents, catalogs and the like can be read.",
				"У %s нет Ref_Key: читаются только документы, справочники и подобные объекты.", x.name)
		}
		body, err := json.Marshal(map[string]string{"version": o.text("DataVersion")})
		if err != nil {
			return err
		}
		objects = append(objects, source.Object{Kind: x.shelved(), ID: key, Body: body})
		for i := range x.streams {
			more, err := r.shape(ctx, shelf, x, &x.streams[i], key, o)
			if err != nil {
				return err
			}
			objects = append(objects, more...)
		}
	}
	return shelf.Put(ctx, objects, cursors)
}

// shape makes what one stream keeps of an object; nil marks everything of it gone.
func (r *Remote) shape(ctx context.Context, shelf source.Shelf, x *resource, s *stream, key string, o object) ([]source.Object, error) {
	if s.part == "" {
		gone := source.Object{Kind: s.Name, ID: key}
		if o == nil || !s.counts(o) && x.dated() {
			return []source.Object{gone}, nil
		}
		row := o.own("", map[string]any{})
		if err := s.check(row); err != nil {
			return nil, err
		}
		body, err := json.Marshal(row)
		kept := source.Object{Kind: s.Name, ID: key, Body: body}
		if !s.counts(o) { // kept before it goes, so that documents that name it are not taken to name somebody new
			return []source.Object{kept, gone}, err
		}
		return []source.Object{kept}, err
	}
	parent := source.Link{Kind: x.shelved(), ID: key}
	there := map[string]bool{}
	var out []source.Object
	if o != nil && s.counts(o) {
		if _, ok := o[s.part]; !ok {
			return nil, s.noColumn(s.part, o)
		}
		for i, line := range o.lines(s.part) {
			number := line.text("LineNumber")
			if number == "" {
				number = fmt.Sprint(i + 1)
			}
			row := line.own(s.part+"[].", o.own("", map[string]any{}))
			if err := s.check(row); err != nil {
				return nil, err
			}
			body, err := json.Marshal(row)
			if err != nil {
				return nil, err
			}
			id := key + ":" + number
			there[id] = true
			out = append(out, source.Object{Kind: s.Name, ID: id, Body: body, Links: []source.Link{parent}})
		}
	}
	err := shelf.Linked(ctx, s.Name, parent, func(line source.Object) error {
		if !there[line.ID] && !line.Deleted {
			out = append(out, source.Object{Kind: s.Name, ID: line.ID})
		}
		return nil
	})
	return out, err
}

// check sees to it that the rows have the columns that the mapping takes.
func (s *stream) check(row map[string]any) error {
	header := make([]string, 0, len(row))
	for name := range row {
		header = append(header, name)
	}
	if missing := file.Missing(header, s.Columns); len(missing) > 0 {
		return s.noColumn(missing[0], row)
	}
	return nil
}

func (s *stream) noColumn(name string, row map[string]any) error {
	var list []string
	for n := range row {
		if !strings.Contains(n, "@") {
			list = append(list, n)
		}
	}
	return fault.Invalidf("Stream %s: 1C gives no field %s. It gives: %s.", "Поток %s: 1С не отдаёт реквизит %s. Есть: %s.", s.Name, name, joined(list))
}
