// Package sync brings data from other systems by itself: it knows which sources there are, when each is read, what a run
// did, and whether what we hold agrees with the system's own counts.
//
//	timetable, "now", webhook
//	      ↓
//	   a run: Remote.Pull or Reread → Shelf → Remote.Rows → Engine.Load → Remote.Totals → Store.SaveRun
//
// One run at a time works on a source; runs of different sources wait for each other only at the warehouse. A run that is
// cut off at any moment is gone on with by the next: pages stay on the shelf, and rows not loaded are mapped again.
package sync
