package paper

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// heavyFrom is the weight from which text is set in the bold face: there are two.
const heavyFrom = 550

// Faces are the typefaces that words are measured and drawn with, as TrueType files.
type Faces struct{ Regular, Bold []byte }

// typeface is one of them, opened. Its measures are kept in units of the em.
type typeface struct {
	font *sfnt.Font
	em   float64

	mu     sync.Mutex
	buffer sfnt.Buffer
	wide   map[rune]float64
}

func open(file []byte) (*typeface, error) {
	f, err := sfnt.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("paper: typeface: %w", err)
	}
	return &typeface{font: f, em: float64(f.UnitsPerEm()), wide: map[rune]float64{}}, nil
}

// advance is the width of a letter, in ems.
func (t *typeface) advance(r rune) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	if w, ok := t.wide[r]; ok {
		return w
	}
	w := 0.0
	if at, err := t.font.GlyphIndex(&t.buffer, r); err == nil {
		if a, err := t.font.GlyphAdvance(&t.buffer, at, fixed.Int26_6(t.font.UnitsPerEm())<<6, font.HintingNone); err == nil {
			const parts = 64
			w = float64(a) / parts / t.em
		}
	}
	t.wide[r] = w
	return w
}

// width is the width of a text of a size.
func (t *typeface) width(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		w += t.advance(r)
	}
	return w * size
}

// outline gives the segments of a letter in ems, y down; nil for a letter without one.
func (t *typeface) outline(r rune) sfnt.Segments {
	t.mu.Lock()
	defer t.mu.Unlock()
	at, err := t.font.GlyphIndex(&t.buffer, r)
	if err != nil {
		return nil
	}
	list, err := t.font.LoadGlyph(&t.buffer, at, fixed.Int26_6(t.font.UnitsPerEm())<<6, nil)
	if err != nil {
		return nil
	}
	return append(sfnt.Segments(nil), list...) // the buffer is used again
}

// lacks reports whether the typeface has no letter for a rune.
func (t *typeface) lacks(r rune) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	at, err := t.font.GlyphIndex(&t.buffer, r)
	return err != nil || at == 0
}
