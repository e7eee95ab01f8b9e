package crm_test

import (
	"testing"

	"svodka/internal/model/crm"
)

func TestLoad(t *testing.T) {
	if _, err := crm.Load(); err != nil {
		t.Fatal(err)
	}
}
