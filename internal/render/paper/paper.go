// Package paper draws charts and documents without a browser: the option that browsers draw becomes an SVG, and of it a
// picture or a page of vectors.
//
// The script is the page's own: the same charts, the same formats of figures, the same places of words; words are measured
// with the typeface that they are then drawn with.
package paper

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/dop251/goja"

	"svodka/internal/lang"
	"svodka/internal/render"
)

// Drawer draws charts and documents. It may be used by many at once: each drawing has an interpreter of its own, and those are kept.
type Drawer struct {
	program       *goja.Program
	regular, bold *typeface
	faces         Faces
	idle          chan *interpreter
}

var _ render.Drawer = (*Drawer)(nil)

// New prepares the script that draws and the typefaces.
func New(script []byte, faces Faces) (*Drawer, error) {
	program, err := goja.Compile("paper.js", string(script), false)
	if err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	d := &Drawer{program: program, faces: faces, idle: make(chan *interpreter, runtime.GOMAXPROCS(0))}
	if d.regular, err = open(faces.Regular); err != nil {
		return nil, err
	}
	if d.bold, err = open(faces.Bold); err != nil {
		return nil, err
	}
	return d, nil
}

func (d *Drawer) face(weight float64) *typeface {
	if weight >= heavyFrom {
		return d.bold
	}
	return d.regular
}

// interpreter is one loaded script.
type interpreter struct {
	vm   *goja.Runtime
	draw goja.Callable
}

// fresh loads the script into an interpreter that has no page, no clock and no network.
func (d *Drawer) fresh() (*interpreter, error) {
	vm := goja.New()
	nothing := func(goja.FunctionCall) goja.Value { return goja.Undefined() }
	console := vm.NewObject()
	for _, name := range []string{"log", "warn", "error"} {
		if err := console.Set(name, nothing); err != nil {
			return nil, err
		}
	}
	for name, value := range map[string]any{
		"console": console, "setTimeout": nothing, "clearTimeout": nothing, "svodkaTokens": tokens(),
		"svodkaMeasure": func(text string, size, weight float64) float64 { return d.face(weight).width(text, size) },
	} {
		if err := vm.Set(name, value); err != nil {
			return nil, err
		}
	}
	if _, err := vm.RunProgram(d.program); err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	draw, ok := goja.AssertFunction(vm.Get("svodkaDraw"))
	if !ok {
		return nil, errors.New("paper: the script draws nothing")
	}
	return &interpreter{vm, draw}, nil
}

// SVG draws a chart so wide and at least so high, in px. A drawing that takes longer than ctx allows is given up.
func (d *Drawer) SVG(ctx context.Context, p *render.Picture, wide, high int, l lang.Lang) (string, error) {
	if p.SVG != "" {
		return p.SVG, nil
	}
	var use *interpreter
	select {
	case use = <-d.idle:
	default:
		var err error
		if use, err = d.fresh(); err != nil {
			return "", err
		}
	}
	stop := context.AfterFunc(ctx, func() { use.vm.Interrupt(ctx.Err()) })
	v, err := use.draw(goja.Undefined(), use.vm.ToValue(string(p.Option)), use.vm.ToValue(wide), use.vm.ToValue(high), use.vm.ToValue(string(l)))
	if !stop() { // interrupted, or about to be: it is not used again
		return "", context.Cause(ctx)
	}
	if err != nil {
		return "", fmt.Errorf("paper: chart: %w", err)
	}
	select {
	case d.idle <- use:
	default:
	}
	return v.String(), nil
}

// tokens are the colours of the light theme, by their names in the sheets.
func tokens() map[string]string {
	return map[string]string{
		"bg": "#F4F5F8", "surface": "#FFFFFF", "raised": "#FFFFFF", "sunken": "#ECEEF3", "head": "#F9FAFB",
		"line": "#E3E6ED", "line-strong": "#CDD3DE", "line-input": "#7F889C",
		"ink": "#141925", "ink-2": "#434B5C", "ink-3": "#5D667A",
		"accent": "#3350C8", "accent-solid": "#3350C8", "accent-tint": "#EAEEFC", "on-accent": "#FFFFFF",
		"good": "#0A6B63", "good-tint": "#DCF3EF", "good-fill": "#14998B",
		"warn": "#855500", "warn-tint": "#FBF0D3", "warn-fill": "#C07F0A",
		"bad": "#B23512", "bad-tint": "#FCE7DF", "bad-fill": "#DC5A31",
		"fact": "#3D5BD9", "fact-soft": "#C3CDF6", "plan": "#434B5C", "prev": "#858EA2", "track": "#E5E8EF",
		"c1": "#3D5BD9", "c2": "#0F8F82", "c3": "#C07A00", "c4": "#9A3FA8", "c5": "#2589C9", "c6": "#8A6240", "c7": "#6B7488",
		"h0": "#F1F3FA", "h1": "#D5DDF8", "h2": "#AEBBF0", "h3": "#7F92E4", "h4": "#5168D2", "h5": "#2F45A6",
	}
}
