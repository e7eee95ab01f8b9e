//go:build cgo

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// golden compares one table of a GOLDEN.md with an answer. The figures are read from the page; nothing is written here.
type golden struct {
	section string // "G4"
	// key is the table's column that names the row, by the dimension (or "period") that names it in the answer; a table of one
	// row has none.
	key, dim string
	// row picks one row of the table by its key for a question without rows of its own.
	row string
	// member turns the table's key into the member's title; nil leaves it.
	member func(string) string
	ask    string
	// columns gives the metric of each compared column; "seconds:metric" compares days with seconds.
	columns map[string]string
	// partial tables may miss members that the answer has.
	partial bool
}

func TestGoldenMavenTech(t *testing.T) {
	dir := set(t, "maventech")
	closes := map[string]string{
		"n": "deals_closed", "mean_days": "days:close_days_mean", "median_days": "days:close_days_median",
		"p90_days": "days:close_days_p90", "min_days": "days:close_days_min", "max_days": "days:close_days_max",
	}
	closings := "metrics=deals_closed,close_days_mean,close_days_median,close_days_p90,close_days_min,close_days_max&range=all"
	sales := map[string]string{"won": "deals_won", "lost": "deals_lost", "won_revenue": "revenue", "win_rate": "win_rate", "avg_won": "avg_check"}
	every := map[string]string{"opportunities": "deals_all"}
	figures := "metrics=deals_won,deals_lost,revenue,win_rate,avg_check&range=all&by="
	tables := []golden{
		{section: "G1", key: "deal_stage", row: "Won", ask: "metrics=deals_won,revenue&range=all", columns: map[string]string{"n": "deals_won", "close_value": "revenue"}},
		{section: "G1", key: "deal_stage", row: "Lost", ask: "metrics=deals_lost&range=all", columns: map[string]string{"n": "deals_lost"}},
		{section: "G1", key: "deal_stage", row: "Engaging", ask: "metrics=deals_open&stage=Engaging&range=today", columns: map[string]string{"n": "deals_open"}},
		{section: "G1", key: "deal_stage", row: "Prospecting", ask: "metrics=deals_open&stage=Prospecting&range=today", columns: map[string]string{"n": "deals_open"}},
		{section: "G1", key: "deal_stage", row: "Engaging", ask: "metrics=deals_open&stage=Engaging&client=(empty)&range=today", columns: map[string]string{"no_account": "deals_open"}},
		{section: "G1", key: "deal_stage", row: "Prospecting", ask: "metrics=deals_open&stage=Prospecting&client=(empty)&range=today", columns: map[string]string{"no_account": "deals_open"}},
		{section: "G2", ask: "metrics=deals_won,deals_lost,revenue,avg_check,median_check,win_rate,win_share_of_all&range=all", columns: map[string]string{
			"won": "deals_won", "lost": "deals_lost", "won_revenue": "revenue", "avg_won": "avg_check", "median_won": "median_check",
			"win_rate": "win_rate", "won_share_of_all": "win_share_of_all",
		}},
		{section: "G3", key: "deal_stage", row: "Won", ask: closings + "&outcome=won", columns: closes},
		{section: "G3", key: "deal_stage", row: "Lost", ask: closings + "&outcome=lost", columns: closes},
		{section: "G3", key: "deal_stage", row: "Won+Lost", ask: closings, columns: closes},
		{section: "G4", key: "quarter", dim: "period", ask: strings.TrimSuffix(strings.Replace(figures, "range=all", "range=2017", 1), "by=") + "grain=quarter", columns: sales},
		{section: "G5", key: "month", dim: "period", ask: "metrics=deals_won,deals_lost,revenue&range=2017-03..2017-12&grain=month", columns: sales},
		{section: "G6", key: "regional_office", dim: "branch", ask: figures + "branch", columns: sales},
		{section: "G6", key: "regional_office", dim: "branch", ask: "metrics=deals_all&range=today&by=branch", columns: every},
		{section: "G7", key: "manager", dim: "department", ask: "metrics=deals_won,deals_lost,revenue,win_rate,close_days_mean&range=all&by=department",
			columns: with(sales, "mean_cycle", "days:close_days_mean")},
		{section: "G7", key: "manager", dim: "department", ask: "metrics=deals_all&range=today&by=department", columns: every},
		{section: "G8", key: "sales_agent", dim: "owner", ask: figures + "owner", columns: sales},
		{section: "G8", key: "sales_agent", dim: "owner", ask: "metrics=deals_all&range=today&by=owner", columns: every},
		{section: "G9", key: "product", dim: "product", ask: figures + "product", columns: sales},
		{section: "G9", key: "product", dim: "product", ask: "metrics=deals_all&range=today&by=product", columns: map[string]string{"n": "deals_all"}},
		{section: "G10", key: "product", dim: "product", ask: "metrics=deals_won,revenue,list_revenue,list_ratio&range=all&by=product",
			member:  func(s string) string { return strings.Replace(s, "GTX Pro", "GTXPro", 1) },
			columns: map[string]string{"won": "deals_won", "won_revenue": "revenue", "at_list_price": "list_revenue", "ratio": "list_ratio"}},
		{section: "G11", key: "sector", dim: "segment", ask: figures + "segment", columns: sales},
		{section: "G12", key: "account", dim: "client", ask: "metrics=revenue,deals_won&range=all&by=client&sort=-revenue&limit=10", columns: sales},
		{section: "G13", key: "deal_stage", row: "Engaging", ask: "metrics=deals_open,deals_age_mean,deals_age_median,deals_age_max&stage=Engaging&range=2017-12-31", columns: map[string]string{
			"n": "deals_open", "mean_age": "days:deals_age_mean", "median_age": "days:deals_age_median", "max_age": "days:deals_age_max",
		}},
		{section: "G14", key: "engaged", dim: "period", ask: "metrics=deals_new&range=2016-10..2017-12&grain=month", columns: map[string]string{"n": "deals_new"}},
	}
	for _, outcome := range []string{"won", "lost", "open"} {
		tables = append(tables, golden{section: "G14", key: "engaged", dim: "period",
			ask: "metrics=deals_new&range=2016-10..2017-12&grain=month&outcome=" + outcome, columns: map[string]string{outcome: "deals_new"}})
	}
	for _, copied := range []struct {
		name  string
		files []string
	}{
		{"as delivered", []string{"sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"}},
		{"days as dd-mm-yy", []string{"other_copy_ddmmyy/sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"}},
	} {
		t.Run(copied.name, func(t *testing.T) {
			mapping := "maventech/mapping.yaml"
			if strings.HasPrefix(copied.files[0], "other") {
				mapping = "maventech/mapping-ddmmyy.yaml"
			}
			c := imported(t, dir, mapping, copied.files...)
			c.compare(t, filepath.Join(dir, "GOLDEN.md"), tables)
			t.Run("G15", func(t *testing.T) {
				idle := []string{}
				for _, row := range c.ask(t, "metrics=deals_all&by=owner&spine=owner&range=today").Rows {
					if row["deals_all"] == 0.0 {
						idle = append(idle, row["owner"].(string))
					}
				}
				slices.Sort(idle)
				want := readGolden(t, filepath.Join(dir, "GOLDEN.md"))["G15"][0]["who"]
				if got := strings.Join(idle, "; "); got != want {
					t.Errorf("agents without deals: %s, want %s", got, want)
				}
			})
		})
	}
}

func TestGoldenCallCenter(t *testing.T) {
	dir := set(t, "call_center_phonenow")
	c := imported(t, dir, "callcenter/mapping.yaml", "Call-Center-Dataset.csv")
	by := map[string]string{
		"calls": "calls_in", "answered": "calls_answered", "resolved": "calls_resolved", "asa": "call_wait_mean",
		"talk_s": "call_talk_mean", "csat": "call_rating_mean", "abandon_rate": "calls_missed_share",
	}
	ask := "metrics=calls_in,calls_answered,calls_resolved,call_wait_mean,call_talk_mean,call_rating_mean,calls_missed_share&range=2021-01..2021-03"
	weekday := func(s string) string {
		return map[string]string{"0": "Sunday", "1": "Monday", "2": "Tuesday", "3": "Wednesday", "4": "Thursday", "5": "Friday", "6": "Saturday"}[s]
	}
	c.compare(t, filepath.Join(dir, "GOLDEN.md"), []golden{
		{section: "G1", ask: "metrics=calls_in,calls_answered,calls_missed,calls_missed_share,calls_resolved,calls_resolved_share,calls_resolved_answered_share," +
			"call_wait_mean,call_wait_median,call_talk_mean,call_rating_mean,calls_rated&range=all", columns: map[string]string{
			"calls": "calls_in", "answered": "calls_answered", "abandoned": "calls_missed", "abandon_rate": "calls_missed_share", "resolved": "calls_resolved",
			"resolved_of_all": "calls_resolved_share", "resolved_of_answered": "calls_resolved_answered_share", "mean_asa_s": "call_wait_mean",
			"median_asa_s": "call_wait_median", "mean_talk_s": "call_talk_mean", "mean_csat": "call_rating_mean", "rated": "calls_rated",
		}},
		{section: "G3", key: "csat", dim: "call_rating", ask: "metrics=calls_rated&by=call_rating&derive=calls_rated:share&range=all",
			columns: map[string]string{"n": "calls_rated", "share": "calls_rated:share"}, partial: true},
		{section: "G3", key: "csat", row: "1", ask: "metrics=csat&range=all", columns: map[string]string{"csat_top2": "csat"}},
		{section: "G4", ask: "metrics=calls_sl20_answered,calls_sl30_answered,calls_sl60_answered,calls_sl20,calls_sl60,call_wait_p90&range=all", columns: map[string]string{
			"sl20_ans": "calls_sl20_answered", "sl30_ans": "calls_sl30_answered", "sl60_ans": "calls_sl60_answered",
			"sl20_all": "calls_sl20", "sl60_all": "calls_sl60", "p90_asa": "call_wait_p90",
		}},
		{section: "G5", key: "Agent", dim: "owner", ask: ask + "&by=owner", columns: by},
		{section: "G6", key: "month", dim: "period", ask: ask + "&grain=month", columns: by},
		{section: "G7", key: "Topic", dim: "call_topic", ask: ask + "&by=call_topic", columns: by},
		{section: "G8", key: "hour", dim: "hour", ask: ask + "&by=hour", columns: by},
		{section: "G9", key: "wd", dim: "weekday", member: weekday, ask: ask + "&by=weekday", columns: by},
	})
}

func TestGoldenHelpdesk(t *testing.T) {
	dir := set(t, "helpdesk")
	c := imported(t, dir, "helpdesk/mapping.yaml", "helpdesk.csv")
	c.compare(t, filepath.Join(dir, "GOLDEN.md"), []golden{
		{section: "G1", ask: "metrics=ticket_events,tickets_new,ticket_events_mean,ticket_events_median,ticket_events_max," +
			"ticket_days_mean,ticket_days_median,ticket_days_p90,ticket_days_max&range=all", columns: map[string]string{
			"events": "ticket_events", "cases": "tickets_new", "mean_events": "ticket_events_mean", "median_events": "ticket_events_median",
			"max_events": "ticket_events_max", "mean_days": "days:ticket_days_mean", "median_days": "days:ticket_days_median",
			"p90_days": "days:ticket_days_p90", "max_days": "days:ticket_days_max",
		}},
		{section: "G2", key: "ActivityID", dim: "activity", ask: "metrics=ticket_events,tickets_did,ticket_reach&by=activity&range=all",
			columns: map[string]string{"events": "ticket_events", "cases": "tickets_did", "reach": "ticket_reach"}},
		{section: "G3 start", key: "ActivityID", dim: "first_activity", ask: "metrics=tickets_new&by=first_activity&range=all", columns: map[string]string{"cases": "tickets_new"}},
		{section: "G3 end", key: "ActivityID", dim: "last_activity", ask: "metrics=tickets_new&by=last_activity&range=all", columns: map[string]string{"cases": "tickets_new"}},
		{section: "G4", key: "a+b", dim: "activity+next_activity", ask: "metrics=transitions,transition_days_mean,transition_days_median&by=activity,next_activity&range=all",
			columns: map[string]string{"n": "transitions", "mean_days": "days:transition_days_mean", "median_days": "days:transition_days_median"}, partial: true},
		{section: "G5", key: "month", dim: "period", ask: "metrics=tickets_new,ticket_days_mean&grain=month&range=2010-01..2012-09",
			columns: map[string]string{"cases": "tickets_new", "mean_days": "days:ticket_days_mean"}},
		{section: "G6", key: "activity", dim: "activity", ask: "metrics=transitions,transition_days_mean,transition_days_median&by=activity&range=all",
			columns: map[string]string{"n": "transitions", "mean_days": "days:transition_days_mean", "median_days": "days:transition_days_median"}},
	})
}

func TestGoldenMarketing(t *testing.T) {
	dir := set(t, "digital_marketing")
	columns := map[string]string{
		"impressions": "ad_impressions", "spent": "mkt_cost", "clicks": "ad_clicks", "leads": "leads_new", "orders": "deals_won", "revenue": "revenue",
		"romi": "romi_revenue", "cpl": "cpl", "cac": "cpo", "aov": "avg_check", "ctr": "ctr", "click_to_lead": "click_to_lead", "lead_to_order": "lead_to_order",
	}
	ask := "metrics=ad_impressions,mkt_cost,ad_clicks,leads_new,deals_won,revenue,romi_revenue,cpl,cpo,avg_check,ctr,click_to_lead,lead_to_order&range=2021-02"
	short := "metrics=mkt_cost,ad_clicks,leads_new,deals_won,revenue,romi_revenue&range=2021-02"
	weekday := func(s string) string {
		return map[string]string{"0": "Sunday", "1": "Monday", "2": "Tuesday", "3": "Wednesday", "4": "Thursday", "5": "Friday", "6": "Saturday"}[s]
	}
	for _, dialect := range []struct{ mapping, file string }{
		{"marketing/mapping.yaml", "Marketing_renamed_columns.csv"},
		{"marketing/mapping.yaml", "Marketing_semicolon_decimalcomma.csv"},
	} {
		t.Run(dialect.file, func(t *testing.T) {
			c := imported(t, dir, dialect.mapping, dialect.file)
			c.compare(t, filepath.Join(dir, "GOLDEN.md"), []golden{
				{section: "G1", ask: ask, columns: columns},
				{section: "G2", key: "campaign", dim: "campaign", ask: short + "&by=campaign", columns: columns},
				{section: "G3", key: "Category", dim: "channel", ask: ask + "&by=channel", columns: columns},
				{section: "G4", key: "what", row: "max revenue", ask: "metrics=revenue&range=2021-02-20", columns: map[string]string{"v": "revenue"}},
				{section: "G4", key: "what", row: "max spend", ask: "metrics=mkt_cost&range=2021-02-20", columns: map[string]string{"v": "mkt_cost"}},
				{section: "G5", key: "wd", dim: "weekday", member: weekday, ask: "metrics=mkt_cost,revenue,romi_revenue_period&by=weekday&range=2021-02",
					columns: map[string]string{"spent": "mkt_cost", "revenue": "revenue", "romi": "romi_revenue_period"}},
			})
			for metric, day := range map[string]string{"revenue": "2021-02-20", "mkt_cost": "2021-02-20"} {
				rows := c.ask(t, "metrics="+metric+"&grain=day&range=2021-02&sort=-"+metric).Rows
				if rows[0]["period"] != day {
					t.Errorf("the day with most %s is %v, want %s", metric, rows[0]["period"], day)
				}
			}
		})
	}
}

func with(base map[string]string, more ...string) map[string]string {
	m := maps.Clone(base)
	for i := 0; i < len(more); i += 2 {
		m[more[i]] = more[i+1]
	}
	return m
}

// set finds a real data set beside the repository; without it the test is skipped.
func set(t *testing.T, name string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "data", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "GOLDEN.md")); err != nil {
		t.Skipf("the data set %s is not here; it is not part of the project", name)
	}
	return dir
}

// importedSet is a data directory that a set was imported into by the program itself.
type importedSet struct{ data string }

func imported(t *testing.T, dir, mapping string, files ...string) importedSet {
	t.Helper()
	c := importedSet{filepath.Join(t.TempDir(), "data")}
	args := []string{"import", "--data", c.data, "--mapping", filepath.Join("..", "..", "examples", mapping)}
	for _, f := range files {
		args = append(args, filepath.Join(dir, f))
	}
	run(t, 0, args...)
	return c
}

// jsonAnswer is the fixed JSON form of an answer.
type jsonAnswer struct {
	Rows  []map[string]any `json:"rows"`
	Total map[string]any   `json:"total"`
	Notes []string         `json:"notes"`
}

func (c importedSet) ask(t *testing.T, question string) jsonAnswer {
	t.Helper()
	out, _ := run(t, 0, "ask", "--data", c.data, "--lang", "en", "--format", "json", question)
	var a jsonAnswer
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatalf("%s: %v\n%s", question, err, out)
	}
	return a
}

func (c importedSet) compare(t *testing.T, page string, tables []golden) {
	t.Helper()
	sections := readGolden(t, page)
	for _, g := range tables {
		t.Run(g.section+" "+g.ask, func(t *testing.T) {
			name, only, _ := strings.Cut(g.section, " ")
			answer := c.ask(t, g.ask)
			used := 0
			for _, want := range sections[name] {
				if only != "" && want["what"] != only || g.row != "" && want[g.key] != g.row {
					continue
				}
				used++
				got := answer.Total
				if g.dim != "" {
					got = g.find(t, answer, want)
				}
				for column, metric := range g.columns {
					if text, ok := want[column]; ok && got != nil {
						sameFigure(t, name+" "+want[g.key]+" "+column, text, metric, got)
					}
				}
			}
			if used == 0 {
				t.Fatalf("%s has no such table", page)
			}
			if g.dim != "" && !g.partial && used != len(answer.Rows) {
				t.Errorf("%d rows, want %d", len(answer.Rows), used)
			}
		})
	}
}

// find gives the row of the answer that a row of the table is about.
func (g golden) find(t *testing.T, a jsonAnswer, want map[string]string) map[string]any {
	t.Helper()
	keys, dims := strings.Split(g.key, "+"), strings.Split(g.dim, "+")
	for _, row := range a.Rows {
		found := true
		for i := range keys {
			member := want[keys[i]]
			if g.member != nil {
				member = g.member(member)
			}
			found = found && fmt.Sprint(row[dims[i]]) == member
		}
		if found {
			return row
		}
	}
	t.Errorf("no row for %v", want)
	return nil
}

const secondsADay = 86400

func sameFigure(t *testing.T, what, text, metric string, got map[string]any) {
	t.Helper()
	metric, days := strings.CutPrefix(metric, "days:")
	value, ok := got[metric]
	if !ok {
		t.Errorf("%s: the answer has no %s: %v", what, metric, got)
		return
	}
	if text == "NULL" {
		if value != nil {
			t.Errorf("%s: %v, want nothing", what, value)
		}
		return
	}
	want, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	have, ok := value.(float64)
	if days {
		have /= secondsADay
	}
	// The page rounds to six decimals.
	if !ok || math.Abs(have-want) > 0.51e-6*max(1, math.Abs(want)/1e6) {
		t.Errorf("%s: %s is %v, want %s", what, metric, value, text)
	}
}

var heading = regexp.MustCompile(`^## (G\d+)`)

// readGolden reads the tables of a page: by section, rows by column.
func readGolden(t *testing.T, path string) map[string][]map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]map[string]string{}
	section := ""
	var header []string
	for line := range strings.SplitSeq(string(text), "\n") {
		if m := heading.FindStringSubmatch(line); m != nil {
			section, header = m[1], nil
			continue
		}
		if !strings.HasPrefix(line, "|") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case header == nil:
			header = cells
		case strings.HasPrefix(cells[0], "---"):
		default:
			row := map[string]string{}
			for i, name := range header {
				row[name] = cells[i]
			}
			out[section] = append(out[section], row)
		}
	}
	return out
}
