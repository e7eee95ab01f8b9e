package paper_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/render/paper"
)

const assets = "../../web/static/"

func drawer(t testing.TB) *paper.Drawer {
	t.Helper()
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join(assets, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	const inter = "vendor/@expo-google-fonts/inter/"
	d, err := paper.New(read("dist/paper.js"), paper.Faces{Regular: read(inter + "400Regular/Inter_400Regular.ttf"), Bold: read(inter + "600SemiBold/Inter_600SemiBold.ttf")})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// pictures are the goldens of package chart: every kind of it.
func pictures(t testing.TB) map[string]*render.Picture {
	t.Helper()
	files, err := filepath.Glob("../chart/testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no charts to draw", err)
	}
	list := map[string]*render.Picture{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			Kind   string
			Height int
			Spoken []string
			SVG    []string
			Option json.RawMessage
		}
		if err := json.Unmarshal(text, &g); err != nil {
			t.Fatal(err)
		}
		p := &render.Picture{Option: g.Option, Kind: g.Kind, Height: g.Height, Spoken: g.Spoken[0]}
		if len(g.SVG) > 0 {
			p.SVG = g.SVG[0]
		}
		list[strings.TrimSuffix(filepath.Base(file), ".json")] = p
	}
	return list
}

// show keeps what a test made, to be looked at.
func show(t testing.TB, name string, content []byte) {
	t.Helper()
	if dir := os.Getenv("SVODKA_SHOW"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSVG(t *testing.T) {
	d := drawer(t)
	for name, p := range pictures(t) {
		svg, err := d.SVG(context.Background(), p, 640, 320, lang.RU)
		if err != nil || !strings.Contains(svg, "<svg") {
			t.Fatalf("%s: %.80s, %v", name, svg, err)
		}
		show(t, name+".svg", []byte(svg))
	}
}

// TestPNG draws every kind of chart as a picture: it has ink where the chart has bars, lines and words.
func TestPNG(t *testing.T) {
	d := drawer(t)
	for name, p := range pictures(t) {
		file, err := d.PNG(context.Background(), p, 640, 320, 2, lang.RU)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		show(t, name+".png", file)
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		colours, inked := map[color.Color]bool{}, 0
		b := img.Bounds()
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				c := img.At(x, y)
				colours[c] = true
				if r, g, b, _ := c.RGBA(); r+g+b < 3*0xFFFF {
					inked++
				}
			}
		}
		if share := float64(inked) / float64(b.Dx()*b.Dy()); len(colours) < 20 || share < 0.01 || share > 0.9 {
			t.Errorf("%s: %d colours, %.3f inked", name, len(colours), share)
		}
	}
}
