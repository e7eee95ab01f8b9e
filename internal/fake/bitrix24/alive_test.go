package bitrix24_test

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"svodka/internal/fake/company"
)

// The portal is read from several sides while the company lives on.
func TestReadWhileItLives(t *testing.T) {
	r := portal(t, nil)
	var wg sync.WaitGroup
	for _, m := range []string{"crm.deal.list", "crm.activity.list", "crm.item.list?entityTypeId=156", "crm.stagehistory.list?entityTypeId=2", "crm.deal.fields"} {
		wg.Go(func() {
			for range 10 {
				w := httptest.NewRecorder()
				r.s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, r.hook+m, nil))
				if w.Code != http.StatusOK {
					t.Errorf("%s: %d %s", m, w.Code, w.Body)
				}
			}
		})
	}
	deals := r.world("deal")
	wg.Go(func() {
		for i := range 50 {
			at := company.By{At: r.clock.now().Unix() + int64(i)}
			if err := r.w.Set(deals[i].ID, map[string]any{"amount": int64(100 + i), "stage": "demo:stage-retail-2"}, at); err != nil {
				t.Error(err)
			}
			if _, err := r.w.Add("message", "", map[string]any{"at": at.At, "kind": "mail", "direction": "in", "deal": deals[i].ID}, at); err != nil {
				t.Error(err)
			}
		}
	})
	wg.Wait()
	if a := r.get("crm.deal.get", "id="+r.s.IDOf(deals[49].ID)).body["result"].(map[string]any); a["OPPORTUNITY"] != "1.49" || a["STAGE_ID"] != "PREPARATION" {
		t.Errorf("%v", a)
	}
}
