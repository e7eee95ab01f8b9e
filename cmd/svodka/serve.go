package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/web"
)

func (a *app) serveCmd() *cobra.Command {
	withDemo := false
	c := &cobra.Command{
		Use: "serve", Short: "Answer in the browser", Args: cobra.NoArgs,
		Long: `Serve the pages of the data directory. Without users (svodka user add) everybody who reaches the address sees
everything, so it must then be an address of this machine.`,
		Example: `  svodka serve
  svodka serve --demo --addr 127.0.0.1:9000`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), withDemo) },
	}
	c.Flags().BoolVar(&withDemo, "demo", false, "fill an empty data directory with the made-up company first")
	c.Flags().StringVar(&a.conf.Addr, "addr", "", "address to listen on (default 127.0.0.1:8787)")
	return c
}

func (a *app) serve(ctx context.Context, withDemo bool) (err error) {
	h, err := a.open(ctx, "serve", true)
	if err != nil {
		return err
	}
	defer closing(h, &err)
	if withDemo {
		if err := a.fillDemo(ctx, h, demoOptions{quietIfFilled: true}); err != nil {
			return err
		}
	}
	people, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, people.close()) }()
	listener, err := a.listen(ctx, people.service)
	if err != nil {
		return err
	}
	addr := listener.Addr().String()
	if err := h.serving(addr); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(a.io.Err, nil))
	w, err := a.works(ctx, h, people, log)
	if err != nil {
		return err
	}
	stop := w.start(ctx)
	defer stop()
	server := &http.Server{
		Handler:           w.site,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	fmt.Fprintf(a.io.Out, "%s http://%s\n", a.pick("Svodka answers at", "Сводка отвечает на"), addr)
	a.say("Stop it with Ctrl+C.", "Остановить: Ctrl+C.")
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	a.say("Stopping.", "Останавливаюсь.")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		return err
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listen opens the address; pages that ask nobody's name are kept on this machine.
func (a *app) listen(ctx context.Context, people *account.Service) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(a.conf.Addr); err != nil {
		return nil, misused("--addr is host:port, such as 127.0.0.1:8787, not %q", "--addr пишется как узел:порт, например 127.0.0.1:8787, а не %q", a.conf.Addr)
	}
	if err := web.MayListen(ctx, a.conf.Addr, people); err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", a.conf.Addr)
	if err != nil {
		return nil, deaf(a.conf.Addr, err)
	}
	return listener, nil
}

// deaf says why an address cannot be listened on.
func deaf(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fault.Sentence(fault.Busy, "Another program answers on %s already. Choose another address with --addr.",
			"На %s уже отвечает другая программа. Выберите другой адрес через --addr.", addr)
	}
	return fault.Sentence(fault.Busy, "Cannot listen on %s: %v. Choose another address with --addr.",
		"Не удаётся отвечать на %s: %v. Выберите другой адрес через --addr.", addr, err)
}

func (a *app) pick(en, ru string) string {
	if a.language() == "ru" {
		return ru
	}
	return en
}
