package crm_test

import (
	"slices"
	"testing"

	"svodka/internal/model/crm"
)

// catalogue is every metric that is promised, by area of the catalogue; some names stand in another area of the model.
var catalogue = []string{
	"leads_new", "leads_qualified", "lead_quality_rate", "leads_rejected", "lead_spam_rate", "conv_lead_deal", "conv_lead_won",
	"requests_closed_share", "lead_backlog", "lead_balance", "mkt_cost", "cpl", "cpl_q", "cac", "roi", "romi", "roas",

	"deals_new", "deals_won", "deals_lost", "revenue", "payments_cnt", "payments_sum", "gross_profit", "margin_pct", "avg_check",
	"median_check", "win_rate", "win_rate_money", "refusal_rate", "stage_conv", "stage_time", "cycle_days", "stale_share",
	"no_task_share", "pipeline_open", "pipeline_coverage", "forecast_w", "forecast_err", "sales_velocity", "proposals_cnt",
	"proposals_sum", "conv_prop_pay", "upsell_share",

	"plan_done", "plan_pace", "plan_expected", "plan_contrib",

	"crm_events", "events_per_hour", "calls_out", "calls_in", "calls_talked", "call_minutes", "calls_missed_share",
	"callers_lost_share", "meetings_held", "meetings_tomorrow", "tasks_tomorrow", "tasks_done", "task_minutes", "tasks_overdue",
	"frt_median", "frt_sla", "proc_time", "workload",

	"interactions", "clients_base", "clients_active", "clients_new", "retention", "churn", "repeat_rate", "ltv", "ltv_cac", "nps",
	"csat", "tickets_solved", "solve_time", "complaints", "crm_health",
}

// waiting are the catalogue's metrics that need what the program does not have yet.
var waiting = map[string]string{
	"forecast_w": "predictions", "forecast_err": "predictions", "workload": "norms", "crm_health": "audit",
}

func TestCatalogue(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range catalogue {
		metric, ok := m.Metric(name)
		switch {
		case !ok:
			t.Errorf("%s is missing", name)
		case !metric.Catalog || metric.Hidden || metric.Name != name:
			t.Errorf("%s is not marked as one of the catalogue's", name)
		case metric.Waits != waiting[name]:
			t.Errorf("%s waits for %q, want %q", name, metric.Waits, waiting[name])
		}
	}
	for _, metric := range m.Metrics() {
		if metric.Catalog && !slices.Contains(catalogue, metric.Name) {
			t.Errorf("%s is not in the catalogue", metric.Name)
		}
	}
}

// TestLenses refuses a metric whose other lens does not lead back to it.
func TestLenses(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, metric := range m.Metrics() {
		if metric.Lens == "" {
			continue
		}
		if other, _ := m.Metric(metric.Lens); other.Lens != metric.Name {
			t.Errorf("%s is seen the other way as %s, which is seen as %q", metric.Name, other.Name, other.Lens)
		}
	}
}

// TestWordsAreThere refuses a figure that cannot be explained, and one that nothing can be split by.
func TestWordsAreThere(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, metric := range m.Metrics() {
		if metric.Waits != "" {
			continue
		}
		for _, lang := range []string{"en", "ru"} {
			if m.Words(metric.Name, lang) == "" {
				t.Errorf("%s has no words in %s", metric.Name, lang)
			}
		}
		if len(m.Dimensions(metric.Name)) == 0 && !metric.Hidden {
			t.Errorf("%s cannot be split by anything", metric.Name)
		}
	}
}

// promised are the dimensions that questions and reports count on.
var promised = []string{
	"owner", "department", "branch", "pipeline", "stage", "source", "channel", "campaign", "utm_source", "utm_medium", "utm_campaign",
	"category", "product", "product_group", "client", "client_type", "segment", "region", "rfm", "loss_reason", "reject_reason",
	"call_direction", "call_result", "call_topic", "call_rating", "task_kind", "event_kind", "message_kind", "ticket_kind",
	"ticket_topic", "priority", "activity", "next_activity", "first_activity", "last_activity", "survey_kind", "score", "hour", "weekday",
	"amount_band", "sale_kind", "outcome", "state", "cohort", "age", "response_band", "cost_kind", "excluded",
}

// TestDimensions refuses a dimension that is missing, and one that no fact reaches.
func TestDimensions(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range promised {
		if d, ok := m.Dimension(name); !ok || d.Hidden {
			t.Errorf("%s is not offered", name)
		}
	}
	for _, d := range m.Dims() {
		reached := false
		for _, f := range m.FactList() {
			_, ok := f.Refs[d.Name]
			reached = reached || ok
		}
		if !reached {
			t.Errorf("no fact reaches %s", d.Name)
		}
	}
}
