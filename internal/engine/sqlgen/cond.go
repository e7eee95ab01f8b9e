package sqlgen

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/model"
	"svodka/internal/plan"
)

const (
	never  = "FALSE"
	always = "TRUE"
)

// conds prints conditions that must all hold.
func (p *printer) conds(list []plan.Cond) ([]string, error) {
	printed := make([]string, len(list))
	for i, c := range list {
		var err error
		if printed[i], err = p.cond(c); err != nil {
			return nil, err
		}
	}
	return printed, nil
}

func (p *printer) cond(c plan.Cond) (string, error) {
	if c.Any != nil {
		return p.either(c.Any)
	}
	if c.Within != nil {
		return p.within(*c.Within), nil
	}
	value := p.column(c.Col)
	switch c.Op {
	case model.In:
		return in(value, p.members(c), c.Null), nil
	case model.NotIn:
		return notIn(value, p.members(c), c.Null), nil
	case model.Range:
		return p.between(c, value), nil
	case model.Contains:
		part := ""
		if len(c.Text) > 0 {
			part = strings.ToLower(c.Text[0])
		}
		return p.dialect.Contains(value, p.arg(part)), nil
	case model.Empty:
		return value + " IS NULL", nil
	case model.Filled:
		return value + " IS NOT NULL", nil
	default:
		return "", fmt.Errorf("no operator %q", c.Op)
	}
}

// either holds when at least one alternative holds whole.
func (p *printer) either(alternatives [][]plan.Cond) (string, error) {
	if len(alternatives) == 0 {
		return never, nil
	}
	if slices.ContainsFunc(alternatives, func(conds []plan.Cond) bool { return len(conds) == 0 }) {
		return always, nil
	}
	printed := make([]string, len(alternatives))
	for i, conds := range alternatives {
		all, err := p.conds(conds)
		if err != nil {
			return "", err
		}
		printed[i] = "(" + strings.Join(all, " AND ") + ")"
	}
	return "(" + strings.Join(printed, " OR ") + ")", nil
}

// within: the goal was reached, not before entering and at most so many days after it.
func (p *printer) within(w plan.Within) string {
	goal := p.own(w.Goal)
	if w.Days <= 0 {
		return goal + " IS NOT NULL"
	}
	return fmt.Sprintf("%s - %s BETWEEN 0 AND %d", goal, p.own(w.Enter), w.Days)
}

// members prints the values of In and NotIn.
func (p *printer) members(c plan.Cond) []string {
	var list []string
	switch c.Type {
	case plan.IsText:
		for _, t := range c.Text {
			list = append(list, p.arg(t))
		}
	case plan.IsBool:
		for _, n := range c.Nums {
			switch n {
			case 0:
				list = append(list, never)
			case 1:
				list = append(list, always)
			}
		}
	default:
		for _, n := range c.Nums {
			list = append(list, p.number(n))
		}
	}
	return list
}

// in holds for the listed values, with null also for rows without a value.
func in(value string, list []string, null bool) string {
	switch {
	case len(list) == 0 && null:
		return value + " IS NULL"
	case len(list) == 0:
		return never
	case null:
		return "(" + value + " IS NULL OR " + value + among(list) + ")"
	default:
		return value + among(list)
	}
}

// among compares with one value by =, which databases look up in the bounds of blocks, or with several by IN.
func among(list []string) string {
	if len(list) == 1 {
		return " = " + list[0]
	}
	return " IN (" + strings.Join(list, ", ") + ")"
}

// notIn holds for values that are not listed, and for rows without a value unless null leaves them out.
func notIn(value string, list []string, null bool) string {
	switch {
	case len(list) == 0 && null:
		return value + " IS NOT NULL"
	case len(list) == 0:
		return always
	case null:
		return "NOT " + value + among(list)
	default:
		return "(" + value + " IS NULL OR NOT " + value + among(list) + ")"
	}
}

// between prints a range: without its end for days, with it for numbers.
func (p *printer) between(c plan.Cond, value string) string {
	var parts []string
	if c.From != nil {
		parts = append(parts, value+" >= "+p.number(*c.From))
	}
	if c.To != nil {
		less := " <= "
		if c.Type == plan.IsDay {
			less = " < "
		}
		parts = append(parts, value+less+p.number(*c.To))
	}
	if len(parts) == 0 {
		return value + " IS NOT NULL"
	}
	return strings.Join(parts, " AND ")
}
