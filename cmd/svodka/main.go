// Command svodka reads a company's CRM data and answers questions about it with figures that are right and can explain
// themselves. `svodka --help` tells the rest.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // zones also where the machine has none

	"svodka/internal/fault"
	"svodka/internal/lang"
)

// version is stamped by the build.
var version = "dev" //nolint:gochecknoglobals // set by the linker

// The exit statuses.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2
)

func main() {
	// A write beyond the file size limit must fail as a full disk does: where a thread of the engine's own
	// gets this signal the runtime would end the program without a word.
	signal.Ignore(syscall.SIGXFSZ)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := Main(ctx, os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, time.Now)
	stop()
	os.Exit(status)
}

// Streams are where a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Main runs one command line and gives its exit status: 0, 1 for an error, 2 for wrong usage.
func Main(ctx context.Context, args []string, io Streams, now func() time.Time) int {
	app := &app{io: io, now: now}
	root := app.root() //nolint:contextcheck // cobra hands the context to each command
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var usage *usageError
	if errors.As(err, &usage) {
		_ = app.configure(root) // the language, which is not settled yet when flags or arguments are wrong
		fmt.Fprintf(io.Err, "svodka: %s\n", app.lang().Pick(usage.en, usage.ru))
		fmt.Fprintf(io.Err, "%s: %s --help\n", app.lang().Pick("Help", "Справка"), cmp.Or(usage.of, root.Name()))
		return exitUsage
	}
	code := app.language()
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		fmt.Fprintln(io.Err, lang.Lang(code).Pick("svodka: stopped; nothing was half done", "svodka: остановлено; ничего не сделано наполовину"))
		return exitError
	}
	message := fault.MessageIn(err, code)
	if fault.KindOf(err) == fault.Internal {
		message = err.Error()
	}
	fmt.Fprintf(io.Err, "svodka: %s\n", message)
	return exitError
}
