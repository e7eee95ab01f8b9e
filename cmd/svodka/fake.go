package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/cal"
	fakeamo "svodka/internal/fake/amocrm"
	fakebitrix "svodka/internal/fake/bitrix24"
	fakecompany "svodka/internal/fake/company"
	"svodka/internal/fault"
	"svodka/internal/source/demo"
)

func (a *app) fakeCmd() *cobra.Command {
	f := fakeFlags{}
	c := &cobra.Command{
		Use: "fake KIND", Short: "Pretend to be a CRM, to try connecting one", Args: cobra.ExactArgs(1),
		Long: `Pretend to be amoCRM (amocrm) or Bitrix24 (bitrix24): the API of a made-up company on this machine, with its
limits and its history. It prints what to enter when the source is connected. Nothing is kept when it stops.`,
		Example: `  svodka fake amocrm
  svodka fake bitrix24 --addr 127.0.0.1:9091 --scale 0.3
  svodka fake amocrm --delay 400ms`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.fake(cmd.Context(), args[0], f) },
	}
	c.Flags().StringVar(&f.addr, "addr", "127.0.0.1:9090", "address to listen on")
	c.Flags().Float64Var(&f.scale, "scale", 0.2, "size of the company: 1 is some 9000 deals")
	c.Flags().DurationVar(&f.delay, "delay", 0, "the longest that an answer takes; the shortest is three eighths of it")
	c.Flags().Float64Var(&f.speed, "speed", 1, "how much faster than in life its clock runs, and with it its limits")
	return c
}

// fakeFlags say what CRM is played.
type fakeFlags struct {
	addr         string
	scale, speed float64
	delay        time.Duration
}

// slowly lets every answer take its time, by the clock of the CRM that is played. What the answer costs us is part of it: a request
// is taken at once, and its answer waits until its time has come.
func (f fakeFlags) slowly(next http.Handler) http.Handler {
	least, most := time.Duration(float64(f.delay)*3/8/f.speed), time.Duration(float64(f.delay)/f.speed)
	if most <= 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		due := time.NewTimer(least + time.Duration(rand.Int64N(int64(most-least)+1))) //nolint:gosec // chance, no secret
		defer due.Stop()
		slow := &slowly{ResponseWriter: w, wait: func() {
			select {
			case <-due.C:
			case <-r.Context().Done():
			}
		}}
		next.ServeHTTP(slow, r)
		slow.begin() // an answer without a body
	})
}

// slowly is an answer that begins when its time has come.
type slowly struct {
	http.ResponseWriter

	wait  func()
	begun bool
}

func (s *slowly) begin() {
	if !s.begun {
		s.begun = true
		s.wait()
	}
}

// WriteHeader sends the head in its time.
func (s *slowly) WriteHeader(status int) {
	s.begin()
	s.ResponseWriter.WriteHeader(status)
}

// Write sends the body in its time.
func (s *slowly) Write(b []byte) (int, error) {
	s.begin()
	return s.ResponseWriter.Write(b)
}

// Unwrap lets a handler reach the connection.
func (s *slowly) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// clock runs faster than in life from now on.
func (f fakeFlags) clock(now func() time.Time) func() time.Time {
	start := now()
	return func() time.Time { return start.Add(time.Duration(float64(now().Sub(start)) * f.speed)) }
}

func (a *app) fake(ctx context.Context, kind string, f fakeFlags) error {
	if f.speed <= 0 || f.scale <= 0 || f.delay < 0 {
		return misused("--speed and --scale are greater than 0, --delay is not less", "--speed и --scale бывают больше 0, --delay не меньше 0")
	}
	now := f.clock(a.now)
	zone, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		return err
	}
	// A company whose last day is yesterday: nothing of it is still to come.
	d := demo.New(demo.Options{Seed: demoSeed, Today: cal.DayOf(a.now(), zone) - 1, Scale: f.scale})
	w, batch := fakecompany.New(), d.Batch(d.End())
	if err := w.Seed(ctx, batch); err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", f.addr)
	if err != nil {
		return deaf(f.addr, err)
	}
	defer func() { _ = listener.Close() }()
	var handler http.Handler
	var enter []string
	tell := func() {}
	address := "http://" + listener.Addr().String()
	switch kind {
	case "amocrm":
		o := fakeamo.Options{World: w, Now: now, Custom: batch.Custom, People: true, Client: http.DefaultClient}
		s := fakeamo.New(o) //nolint:contextcheck // its webhooks outlive the request that caused them
		handler, enter = s, []string{"address=" + address, "token=" + s.Grant().LongLived}
	case "bitrix24":
		s := fakebitrix.New(fakebitrix.Options{World: w, Now: now, Custom: batch.Custom, Rate: true})
		handler, enter = s, []string{"hook=" + address + s.Hook()}
		tell = func() {
			method, worked := s.Busiest()
			a.say("Longest at work: %.0f s, %s.", "Дольше всех работал: %.0f с, %s.", worked.Seconds(), method)
		}
	default:
		return fault.Invalidf("There is no fake of %q; there are amocrm and bitrix24.", "Имитации «%s» нет; есть amocrm и bitrix24.", kind)
	}
	a.say("A made-up company answers as %s. Connect it with:", "Вымышленная компания отвечает как %s. Для подключения введите:", kind)
	for _, line := range enter {
		fmt.Fprintln(a.io.Out, "  "+line)
	}
	a.say("Stop it with Ctrl+C.", "Остановить: Ctrl+C.")
	var asked atomic.Int64
	counted := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		handler.ServeHTTP(w, r)
	})
	defer func() {
		a.say("Requests answered: %d.", "Отвечено на запросов: %d.", asked.Load())
		tell()
	}()
	server := &http.Server{Handler: f.slowly(counted), ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
