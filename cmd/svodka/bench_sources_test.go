package main

import (
	"context"
	"runtime"
	"testing"
	"time"

	fakeamo "svodka/internal/fake/amocrm"
	"svodka/internal/source/sourcetest"
	"svodka/internal/sync"
)

// perSecond is how many requests a second we allow ourselves at amoCRM: the ceiling of a first load.
const perSecond = 6

// BenchmarkFirstLoad reads a company from the fake amoCRM at its documented limits, by the real clock, then maps and loads
// it once more from the shelf. It tells how near the reading comes to the ceiling of the limits, how much faster the
// warehouse takes the rows than the CRM gives them, and what a run without news costs.
func BenchmarkFirstLoad(b *testing.B) {
	for range b.N {
		c, fake, fields := amo(b, 0.2, func(o *fakeamo.Options, clock *sourcetest.Clock) {
			clock.Pass(time.Since(clock.Now()))
			o.Now = time.Now
		})
		c.real = true
		c.connect(b, "amocrm", fields)
		fake.Forget()
		most := watch(b)
		start := time.Now()
		first := c.sync(b, sync.WhyFirst)
		took := time.Since(start).Seconds()
		b.ReportMetric(float64(most())/(1<<20), "MiB-heap")
		requests := float64(len(fake.Journal()))
		rows := int64(0)
		for _, n := range first.Rows {
			rows += n.Rows
		}
		b.ReportMetric(requests/took, "requests/s")
		b.ReportMetric(requests/took/perSecond, "of-ceiling")
		b.ReportMetric(float64(first.Objects)/took, "objects/s")
		start = time.Now()
		m, err := c.house.sources.Choices(context.Background(), c.source.ID)
		if err != nil {
			b.Fatal(err)
		}
		if err := c.house.sources.Map(context.Background(), c.source.ID, m.Proposed); err != nil {
			b.Fatal(err)
		}
		c.sync(b, sync.WhyMapping)
		b.ReportMetric(float64(rows)/time.Since(start).Seconds(), "mapped-rows/s")
		fake.Forget()
		c.sync(b, sync.WhyTime)
		b.ReportMetric(float64(len(fake.Journal())), "requests-without-news")
	}
}

// watch samples the heap until the returned function is called; that tells the greatest size seen.
func watch(b *testing.B) func() uint64 {
	b.Helper()
	done, most := make(chan struct{}), make(chan uint64)
	go func() {
		greatest, m := uint64(0), runtime.MemStats{}
		for {
			select {
			case <-done:
				most <- greatest
				return
			case <-time.After(200 * time.Millisecond):
				runtime.ReadMemStats(&m)
				greatest = max(greatest, m.HeapInuse)
			}
		}
	}()
	return func() uint64 { close(done); return <-most }
}
