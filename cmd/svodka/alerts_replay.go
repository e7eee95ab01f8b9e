package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/access"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/source/demo"
)

func (a *app) replayAlerts(ctx context.Context, h *house, s *alert.Service, days int) error {
	const most = 1100
	if days < 1 || days > most {
		return misused("--days is from 1 to %d", "--days бывает от 1 до %d", most)
	}
	about, err := h.desk.About(ctx)
	if err != nil {
		return err
	}
	rules, err := s.Rules(ctx)
	if err != nil {
		return err
	}
	why, err := h.truth(ctx, about)
	if err != nil {
		return err
	}
	all, good := 0, 0
	for _, r := range rules {
		if !r.Live() || r.Metric == "" {
			continue
		}
		told, right, err := a.replayRule(ctx, h, about, r, days, why)
		if err != nil {
			return err
		}
		if !r.Event {
			all, good = all+told, good+right
		}
	}
	fmt.Fprintf(a.io.Out, "%s: %s\n", a.pick("In all, without events", "Всего, без событий"), a.counted(about, all, good))
	return nil
}

// replayRule lists what one rule would have told, and counts how much of it is true.
func (a *app) replayRule(
	ctx context.Context, h *house, about ask.About, r alert.Rule, days int, why func(alert.Past) string,
) (told, right int, err error) {
	list, err := alert.Replay(ctx, h.desk, access.Admin(a.language()), []alert.Rule{r}, cal.Range{From: about.Today - cal.Day(days), To: about.Today})
	if err != nil {
		return 0, 0, err
	}
	names, err := h.names(ctx, r.By)
	if err != nil {
		return 0, 0, err
	}
	var lines []string
	for _, x := range list {
		if !x.Alert {
			continue
		}
		told++
		reason := why(x)
		if reason != "" {
			right++
		}
		if r.Event {
			continue // many, and each stands for itself
		}
		until := a.pick("still", "ещё идёт")
		if x.To > 0 {
			until = x.To.String()
		}
		item := alert.Item{Rule: r, Value: x.At.Value, Known: true, Low: x.At.Low, High: x.At.High, Currency: about.Settings.Currency}
		if m, ok := about.Model.Metric(r.Metric); ok {
			item.Unit = alert.UnitOf(r, m)
		}
		lines = append(lines, strings.TrimRight(fmt.Sprintf("  %s … %-10s  %-28s %s (%s)  %s",
			x.From, until, names[x.Key], item.Figure(a.lang()), item.Usual(a.lang()), reason), " "))
	}
	fmt.Fprintf(a.io.Out, "%-18s %s: %s\n", r.ID, r.Title.In(a.language()), a.counted(about, told, right))
	for _, line := range lines {
		fmt.Fprintln(a.io.Out, line)
	}
	return told, right, nil
}

// counted says how many there were, and of the made-up company how many of them were true.
func (a *app) counted(about ask.About, told, right int) string {
	text := strconv.Itoa(told)
	if about.Settings.Demo {
		text += fmt.Sprintf(a.pick(", true %d", ", из них верных %d"), right)
	}
	return text
}

// names are the members of a dimension by id; none of the whole.
func (h *house) names(ctx context.Context, dim model.Name) (map[string]string, error) {
	out := map[string]string{}
	if d, ok := h.model.Dimension(dim); !ok || d.Kind != model.Member {
		return out, nil
	}
	list, err := company{h}.Members(ctx, dim)
	for _, x := range list {
		out[x.ID] = x.Title
	}
	return out, err
}

// truth tells what makes an alert true by what was put into the made-up company's data, or by what it knows of itself; "" when
// nothing does. Of a real company nothing is known.
func (h *house) truth(ctx context.Context, about ask.About) (func(alert.Past) string, error) {
	if !about.Settings.Demo {
		return func(alert.Past) string { return "" }, nil
	}
	company := demo.New(demo.Options{Seed: demoSeed, Today: about.Newest})
	truth, plans := company.Truth(), company.Plans()
	people, err := h.desk.House(ctx)
	if err != nil {
		return nil, err
	}
	kinds := map[string][]string{
		"activity_drop": {demo.ActivityDrop}, "unanswered_leads": {demo.SlowAnswers}, "channel_loss": {demo.LosingSource},
		"lead_balance": {demo.LeadShortage, demo.Clot}, "stale_money": {demo.Clot},
	}
	return func(x alert.Past) string {
		for _, p := range truth.Planted {
			if slices.Contains(kinds[x.Rule], p.Kind) && slices.Contains([]string{p.Owner, p.Pipeline, p.Source}, x.Key) && x.From >= p.Since {
				return p.Kind
			}
		}
		switch x.Rule {
		case "detractor":
			days := cal.Range{From: x.From - 2, To: x.From + 1}
			if truth.Sum(func(c demo.Cell) bool { return days.Contains(c.Day) })[demo.Detractors] > 0 {
				return "an answer of these days"
			}
		case "plan_pace":
			if pace := paceOf(truth, plans, people, x.Key, x.From); pace < 0.9 { // by where people work now, not then
				return fmt.Sprintf("%.2f of the plan to date", pace)
			}
		}
		return ""
	}, nil
}

// paceOf is a department's revenue of a month by the plan for the working days before a day, counted without a desk.
func paceOf(truth demo.Truth, plans []demo.Plan, house ask.House, department string, day cal.Day) float64 {
	of := map[string]bool{}
	for _, p := range house.People {
		of[p.ID] = p.Department == department
	}
	c := house.Calendar
	month := c.Whole(cal.ByMonth, c.Ordinal(day-1, cal.ByMonth))
	gone := cal.Range{From: month.From, To: day}
	fact := truth.Sum(func(x demo.Cell) bool { return of[x.Owner] && gone.Contains(x.Day) })[demo.Revenue]
	planned := 0.0
	for _, p := range plans {
		if p.Metric == "revenue" && of[p.Owner] && p.Range.From == month.From {
			planned += p.Value * ask.MinorUnits
		}
	}
	return float64(fact) / (planned * float64(c.WorkingDays(gone)) / float64(c.WorkingDays(month)))
}
