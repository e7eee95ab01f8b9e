//go:build cgo

package main

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// benchBlocks are forty metrics of all that the bench company has.
func benchBlocks() []string {
	return strings.Split("revenue,deals_won,avg_check,gross_profit,margin_pct,win_rate,refusal_rate,deals_new,deals_lost,lost_amount,"+
		"median_check,win_rate_money,cycle_days,close_days_median,deals_open,pipeline_open,deals_stale,stale_share,no_task_share,deals_no_task,"+
		"close_days_mean,conv_deal_won,buyers,clients_new,clients_base,repeat_rate,calls_out,calls_in,call_minutes,calls_missed,"+
		"calls_missed_share,calls_talked,call_talk_mean,callers_lost_share,callers_lost,crm_events,tasks_done,tasks_new,tasks_overdue,tasks_open", ",")
}

// benchTable measures the KPI table of forty metrics and thirteen weeks that nobody has asked for before: of the company, and of
// one manager.
func benchTable(b *testing.B, address string) {
	b.Helper()
	form := url.Values{"base": {"0"}, "when": {"вручную"}, "act": {"save"}, "title-0": {"Всё"}, "metric-0": benchBlocks()}
	r, err := http.PostForm(address+"/kpi/blocks", form)
	if err != nil {
		b.Fatal(err)
	}
	_ = r.Body.Close()
	weeks := []string{"2026-08-03..2026-11-01", "2026-05-04..2026-08-02", "2026-02-02..2026-05-03", "2025-11-03..2026-02-01", "2025-08-04..2025-11-02"}
	var company, manager []time.Duration
	for i, w := range weeks {
		company = append(company, get(b, address+"/kpi?range="+w))
		manager = append(manager, get(b, address+"/kpi?range="+w+"&owner=u"+strconv.Itoa(i+7)))
	}
	fmt.Printf("KPI table, 40 metrics, 13 weeks, company: cold %v (median), %v (worst)\n", median(company), slices.Max(company))
	fmt.Printf("KPI table, 40 metrics, 13 weeks, a manager: cold %v (median), %v (worst)\n", median(manager), slices.Max(manager))
}
