package builder

import (
	"net/url"
	"slices"
	"strings"

	"svodka/internal/model"
)

// cutPeriod reads the size of periods from an item of a shelf.
func cutPeriod(item string) (grain string, ok bool) { return strings.CutPrefix(item, periodMark) }

// The acts of buttons, each "act:what:which".
const (
	actStep    = "step"
	actAdd     = "add"
	actRemove  = "rm"
	actMove    = "mv"
	actFilter  = "filter"
	actUnfilt  = "unfilter"
	actKeep    = "unkeep"
	actLens    = "lens"
	actUndo    = "undo"
	actRedo    = "redo"
	actDialog  = "dlg"
	actSave    = "save"
	actCopy    = "copy"
	actForget  = "forget"
	actDraft   = "draft"
	actName    = "name" // the dialog that asks for a title
	actNothing = ""
)

// act is what a button asks for.
type act struct{ name, what, which string }

func readAct(v url.Values) act {
	parts := strings.SplitN(v.Get("do"), ":", 3)
	a := act{name: parts[0]}
	if len(parts) > 1 {
		a.what = parts[1]
	}
	if len(parts) > 2 {
		a.which = parts[2]
	}
	return a
}

// focus is the id of the element to go on from after a button has done its work.
func (a act) focus() string {
	switch a.name {
	case actStep:
		return "b-step-" + a.what
	case actAdd:
		return "b-p-" + a.which
	case actRemove:
		return "b-add-" + a.what
	case actFilter, actUnfilt:
		return "b-add-filter"
	}
	return ""
}

// do changes the form as a button asks; buttons that lead elsewhere leave it alone.
func (s state) do(a act, v url.Values, m *model.Model) state {
	out := s
	switch a.name {
	case actUndo:
		return s.noted().back()
	case actRedo:
		return s.noted().forth()
	case actStep:
		if slices.Contains(steps(), a.what) {
			out.Step = a.what
		}
	case actAdd:
		out = s.put(a.what, a.which)
	case actRemove:
		out = s.take(a.what, a.which)
	case actMove:
		out = s.moved(a.what, a.which)
	case actFilter:
		out = s.filtered(v)
	case actUnfilt:
		out.Where = without(s.Where, a.which)
		if a.what == "own" {
			out.Own = without(s.Own, a.which)
		}
	case actKeep:
		out.Keep = without(s.Keep, a.what)
	case actLens:
		if x, ok := m.Metric(a.what); ok && x.Lens != "" {
			out.Metrics = replaced(s.Metrics, a.what, x.Lens)
		}
	}
	return out.noted()
}

// replaced puts another item into the place of one.
func replaced(list []string, old, item string) []string {
	i := slices.Index(list, old)
	if i < 0 || slices.Contains(list, item) {
		return list
	}
	list = slices.Clone(list)
	list[i] = item
	return list
}

func without(list []string, item string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == item })
}

// put adds an item to a shelf. A dimension stands on one shelf at a time, and there is one size of periods.
func (s state) put(shelf, item string) state {
	if item == "" || len(item) > 64 {
		return s
	}
	if shelf == shelfMetrics {
		if !slices.Contains(s.Metrics, item) && len(s.Metrics) < mostItems {
			s.Metrics = append(slices.Clone(s.Metrics), item)
		}
		return s
	}
	_, period := cutPeriod(item)
	gone := func(x string) bool {
		_, p := cutPeriod(x)
		return x == item || period && p
	}
	s.Rows = slices.DeleteFunc(slices.Clone(s.Rows), gone)
	s.Cols = slices.DeleteFunc(slices.Clone(s.Cols), gone)
	switch shelf {
	case shelfRows:
		s.Rows = append(s.Rows, item)
	case shelfCols:
		s.Cols = append(s.Cols, item)
	}
	return s
}

func (s state) take(shelf, item string) state {
	switch shelf {
	case shelfMetrics:
		s.Metrics = without(s.Metrics, item)
	case shelfRows:
		s.Rows = without(s.Rows, item)
	case shelfCols:
		s.Cols = without(s.Cols, item)
	}
	return s
}

// moved puts an item one place up ("up:name") or down.
func (s state) moved(shelf, which string) state {
	way, item, _ := strings.Cut(which, ":")
	list := map[string]*[]string{shelfMetrics: &s.Metrics, shelfRows: &s.Rows, shelfCols: &s.Cols}[shelf]
	if list == nil {
		return s
	}
	i := slices.Index(*list, item)
	j := i + 1
	if way == "up" {
		j = i - 1
	}
	if i < 0 || j < 0 || j >= len(*list) {
		return s
	}
	*list = slices.Clone(*list)
	(*list)[i], (*list)[j] = (*list)[j], (*list)[i]
	return s
}

// filtered adds the filter of the dialog, or puts it into the place of the one that was opened there.
func (s state) filtered(v url.Values) state {
	c, ok := pickedCond(v)
	old := v.Get("fwas")
	if !ok {
		s.Where, s.Own = without(s.Where, old), without(s.Own, old)
		return s
	}
	text := condText(c)
	for _, list := range []*[]string{&s.Where, &s.Own} {
		if old != "" && slices.Contains(*list, old) {
			*list = replaced(*list, old, text)
			return s
		}
	}
	if !slices.Contains(s.Where, text) && len(s.Where) < mostItems {
		s.Where = append(slices.Clone(s.Where), text)
	}
	return s
}

// pickedCond reads the fields of the dialog of filters: what, how, and values.
func pickedCond(v url.Values) (model.Cond, bool) {
	c := model.Cond{Name: v.Get("fdim"), Op: model.In}
	if v.Get("fscale") != "" {
		c, ok := between(v)
		back, err := condOf(condText(c))
		return c, ok && err == nil && back.Name == c.Name
	}
	for _, text := range v["fval"] {
		if text != "" && len(c.Values) < 300 {
			c.Values = append(c.Values, text)
		}
	}
	if typed := strings.TrimSpace(v.Get("ftext")); typed != "" && len(c.Values) == 0 {
		c.Op, c.Values = model.Contains, []string{typed}
	}
	if c.Name == "" || len(c.Values) == 0 {
		return c, false
	}
	for i, text := range c.Values {
		if text == emptyValue {
			c.Values[i] = ""
		}
	}
	if v.Get("fop") == "not" && c.Op == model.In {
		c.Op = model.NotIn
	}
	// Whatever stands there must read back as one filter: a name may be nonsense, a value may not break out of its place.
	back, err := condOf(condText(c))
	if err != nil || back.Name != c.Name {
		return c, false
	}
	return c, true
}

// emptyValue stands for "has no value" in the dialog of filters.
const emptyValue = "(empty)"
