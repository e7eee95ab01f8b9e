package bitrix24_test

import (
	"fmt"
	"testing"

	"svodka/internal/fake/company"
)

// TestManyClients reads a company with more clients than go into one chunk of rows: what they are split by still comes first.
func TestManyClients(t *testing.T) {
	r := newRig(t, 0.02, nil)
	by := company.By{At: r.clock.Now().Unix(), User: r.world.All("user", false)[0].ID}
	for i := range 2100 {
		_, err := r.world.Add("client", fmt.Sprintf("many:client-%d", i), map[string]any{"name": fmt.Sprintf("Клиент %d", i), "type": "person"}, by)
		if err != nil {
			t.Fatal(err)
		}
	}
	r.pull(t)
	if n := len(r.rows["client"]); n < 2100 {
		t.Errorf("%d clients", n)
	}
}
