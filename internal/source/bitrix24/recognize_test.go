package bitrix24_test

import (
	"context"
	"testing"
	"time"

	fake "svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
	"svodka/internal/source"
)

// TestRecognize: the portal is known again by its own things, also after some were deleted; another portal with the same
// numbers is not, and neither is any portal by an empty shelf.
func TestRecognize(t *testing.T) {
	r := newRig(t, 0.02, nil)
	recognize := func(of *rig, shelf source.Shelf) bool {
		t.Helper()
		knower, ok := of.remote.(source.Recognizer)
		if !ok {
			t.Fatal("the connector knows no portal again")
		}
		same, err := knower.Recognize(context.Background(), shelf)
		if err != nil {
			t.Fatal(err)
		}
		return same
	}
	if recognize(r, r.shelf) {
		t.Error("an empty shelf knows the portal")
	}
	r.pull(t)
	if !recognize(r, r.shelf) {
		t.Error("the portal is not known again")
	}
	for _, d := range r.world.All("deal", false)[:3] {
		r.do(t, func(by company.By) error { return r.world.Delete(d.ID, by) })
	}
	if !recognize(r, r.shelf) {
		t.Error("the portal is not known again after some deals were deleted")
	}
	other := newRig(t, 0.02, func(o *fake.Options) {
		for _, kind := range []string{"deal", "client", "lead"} {
			for _, x := range o.World.All(kind, false) {
				at := map[string]any{"created_at": x.Int("created_at") + int64(time.Hour/time.Second)}
				if err := o.World.Set(x.ID, at, company.By{}); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	if recognize(other, r.shelf) {
		t.Error("another portal is taken for it")
	}
}
