package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
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
	addr, scale := "", 0.0
	c := &cobra.Command{
		Use: "fake KIND", Short: "Pretend to be a CRM, to try connecting one", Args: cobra.ExactArgs(1),
		Long: `Pretend to be amoCRM (amocrm) or Bitrix24 (bitrix24): the API of a made-up company on this machine, with its
limits and its history. It prints what to enter when the source is connected. Nothing is kept when it stops.`,
		Example: `  svodka fake amocrm
  svodka fake bitrix24 --addr 127.0.0.1:9091 --scale 0.3`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.fake(cmd.Context(), args[0], addr, scale) },
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:9090", "address to listen on")
	c.Flags().Float64Var(&scale, "scale", 0.2, "size of the company: 1 is some 9000 deals")
	return c
}

func (a *app) fake(ctx context.Context, kind, addr string, scale float64) error {
	zone, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		return err
	}
	// A company whose last day is yesterday: nothing of it is still to come.
	d := demo.New(demo.Options{Seed: demoSeed, Today: cal.DayOf(a.now(), zone) - 1, Scale: scale})
	w, batch := fakecompany.New(), d.Batch(d.End())
	if err := w.Seed(ctx, batch); err != nil {
		return err
	}
	var handler http.Handler
	var enter []string
	address := "http://" + addr
	switch kind {
	case "amocrm":
		o := fakeamo.Options{World: w, Now: a.now, Custom: batch.Custom, People: true, Client: http.DefaultClient}
		s := fakeamo.New(o) //nolint:contextcheck // its webhooks outlive the request that caused them
		handler, enter = s, []string{"address=" + address, "token=" + s.Grant().LongLived}
	case "bitrix24":
		s := fakebitrix.New(fakebitrix.Options{World: w, Now: a.now, Custom: batch.Custom, Rate: true})
		handler, enter = s, []string{"hook=" + address + s.Hook()}
	default:
		return fault.Invalidf("There is no fake of %q; there are amocrm and bitrix24.", "Имитации «%s» нет; есть amocrm и bitrix24.", kind)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fault.Sentence(fault.Busy, "Cannot listen on %s: %v. Choose another address with --addr.",
			"Не удаётся слушать %s: %v. Выберите другой адрес через --addr.", addr, err)
	}
	a.say("A made-up company answers as %s. Connect it with:", "Вымышленная компания отвечает как %s. Для подключения введите:", kind)
	for _, line := range enter {
		fmt.Fprintln(a.io.Out, "  "+line)
	}
	a.say("Stop it with Ctrl+C.", "Остановить: Ctrl+C.")
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
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
