package filter

import (
	"slices"
	"strings"

	"svodka/internal/model"
	"svodka/internal/web/page"
)

// chip is one filter.
type chip struct {
	ID, Key, Value    string
	Set, Locked, Open bool
	Options           []option
	// All is the hidden value that says «everybody» where the board begins with somebody.
	All []string
	// Typed is the name of a filter by part of the title, for members too many to list; Text what stands in it.
	Typed, Text string
	Clear       string
	One         bool // one of the options at a time
}

// chipsOf are the filters by members: pipeline, people, source, then what was added, then conditions no list can say.
func chipsOf(v *page.Visit, st State, have lists, main, extra []*model.Dimension, add, path string) []chip {
	var list []chip
	for _, d := range main {
		if who(d.Name) {
			list = append(list, people(v, st, have, d))
			continue
		}
		list = append(list, plain(v, st, have, d))
	}
	for _, d := range extra {
		c := plain(v, st, have, d)
		c.Open = d.Name == add
		c.Clear = st.Link(path, d.Name, "")
		list = append(list, c)
	}
	for _, c := range st.Query.Where {
		if slices.ContainsFunc(list, func(x chip) bool { return x.says(c) }) {
			continue
		}
		key := keyOf(c)
		list = append(list, chip{
			ID: key, Key: DimTitle(v.About.Model, c.Name, v.Lang), Value: CondText(v, c, have.titles(c.Name)), Set: true, Clear: st.Link(path, key, AllWord),
		})
	}
	return list
}

// says reports whether a chip has controls for a condition.
func (x *chip) says(c model.Cond) bool {
	if c.Op == model.Contains {
		return x.Typed == c.Name+"~"
	}
	return slices.ContainsFunc(x.Options, func(o option) bool { return o.Name == c.Name }) && (c.Op == model.In || c.Op == model.Range && x.One)
}

// plain is the chip of one dimension.
func plain(v *page.Visit, st State, have lists, d *model.Dimension) chip {
	c := chip{ID: d.Name, Key: d.Title.In(string(v.Lang)), One: len(d.Bands) > 0}
	if base := st.base(d.Name); base != "" {
		c.All = []string{d.Name}
	}
	if large(d) || len(have[d.Name]) >= mostMembers {
		c.Typed = d.Name + "~"
		c.Text = st.Params.Get(c.Typed)
	}
	for _, m := range have[d.Name] {
		c.Options = append(c.Options, option{Name: d.Name, Value: m.Value, Title: m.Title, On: chosen(st.Query.Where, d.Name, m)})
	}
	c.unlisted(st, d.Name, have[d.Name])
	c.told(v, c.Text)
	return c
}

// people is the chip of departments and who stands in them. Somebody who sees their own rows alone finds themselves in it.
func people(v *page.Visit, st State, have lists, d *model.Dimension) chip {
	c := chip{ID: "owner", Key: v.T("Who", "Кто")}
	for _, name := range []string{"department", "owner"} {
		if st.base(name) != "" {
			c.All = append(c.All, name)
		}
	}
	deps, staff := have["department"], have["owner"]
	mine := !v.Viewer.Grant.All
	if mine && len(staff) <= 1 && len(deps) <= 1 && d.Name == "owner" {
		c.Locked, c.Value = true, v.T("only you", "только вы")
		if len(staff) == 1 {
			c.Value = staff[0].Title
		}
		return c
	}
	in := func(at int) {
		for _, m := range staff {
			if m.under == at {
				c.Options = append(c.Options, option{Name: "owner", Value: m.Value, Title: m.Title, On: chosen(st.Query.Where, "owner", m), Under: at >= 0})
			}
		}
	}
	for i, dep := range deps {
		c.Options = append(c.Options, option{Name: "department", Value: dep.Value, Title: dep.Title, On: chosen(st.Query.Where, "department", dep)})
		in(i)
	}
	in(-1)
	c.unlisted(st, "department", deps)
	c.unlisted(st, "owner", staff)
	c.told(v, "")
	return c
}

// unlisted adds what is chosen but not listed, so that it can be taken back.
func (x *chip) unlisted(st State, name model.Name, have []member) {
	for _, c := range st.Query.Where {
		if c.Name != name || c.Op != model.In {
			continue
		}
		for _, value := range c.Values {
			if slices.ContainsFunc(have, func(m member) bool { return m.is(value) }) {
				continue
			}
			text := written(&model.Dimension{Name: name}, value)
			x.Options = append(x.Options, option{Name: name, Value: text, Title: strings.TrimPrefix(strings.TrimPrefix(value, "="), "#"), On: true})
		}
	}
}

// told says what a chip is set to.
func (x *chip) told(v *page.Visit, typed string) {
	var on []string
	for _, o := range x.Options {
		if o.On {
			on = append(on, o.Title)
		}
	}
	if typed != "" {
		on = append(on, v.T("contains “", "содержит «")+typed+v.T("”", "»"))
	}
	const most = 2
	switch {
	case len(on) == 0:
		x.Value = v.T("all", "все")
		return
	case len(on) > most:
		x.Value = on[0] + " +" + v.Lang.Int(int64(len(on)-1))
	default:
		x.Value = strings.Join(on, ", ")
	}
	x.Set = true
}

// base is what the board begins with for a key that the address may have taken back.
func (st State) base(key string) string {
	if st.Address.Get(key) == AllWord {
		return AllWord
	}
	if _, differs := st.Address[key]; !differs {
		return st.Params.Get(key)
	}
	return AllWord // set by the address: «all» beside it is harmless
}
