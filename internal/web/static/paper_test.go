package static_test

import (
	"context"
	"strings"
	"testing"

	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/render/paper"
	"svodka/internal/web/static"
)

// TestForPaper draws with what the program carries, and tells the typeface's terms.
func TestForPaper(t *testing.T) {
	p, err := static.ForPaper()
	if err != nil {
		t.Fatal(err)
	}
	d, err := paper.New(p.Script, paper.Faces{Regular: p.Regular, Bold: p.Bold})
	if err != nil {
		t.Fatal(err)
	}
	option := `{"xAxis":{"type":"category","data":["янв","фев"]},"yAxis":{"type":"value","axisLabel":{"svFormat":"money_k","currency":"RUB"}},"series":[{"type":"bar","data":[100000000,200000000],"itemStyle":{"color":"sv:fact"}}]}`
	svg, err := d.SVG(context.Background(), &render.Picture{Option: []byte(option)}, 400, 200, lang.RU)
	if err != nil || !strings.Contains(svg, "фев") || !strings.Contains(svg, "#3D5BD9") || !strings.Contains(svg, "1\u202f000") {
		t.Errorf("%v: %s", err, svg)
	}
	terms, err := static.Licences()
	if err != nil || !strings.Contains(terms, "SIL OPEN FONT LICENSE") {
		t.Errorf("the typeface's terms are not told: %v", err)
	}
}
