// Package chart draws answers: it turns the figures of an [ask.Answer] into an ECharts option without functions, or into an
// inline SVG. Colours and formats are names ("sv:fact", "money_m") that the browser, and later PDF and mail, fill in, so one
// option serves every theme and medium.
package chart

import (
	"encoding/json"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/lang"
)

// Spec says how to draw an answer.
type Spec struct {
	// Kind is a board.Kind.
	Kind string
	// Title and Sub are the card's, for the spoken line.
	Title, Sub string
	// Gap shades what lies between the two lines of a line chart.
	Gap bool
	// Room is how high the picture may stand in its card, in px; 0 leaves it as high as it needs to be.
	Room int
}

// Chart is a drawn answer.
type Chart struct {
	// Option is an ECharts option; nil when SVG is the picture.
	Option json.RawMessage
	// SVG is a whole inline picture without styles of its own; "" when Option is the picture.
	SVG string
	// Spoken says in one line what the picture shows, in the reader's language.
	Spoken string
	// Note says what the picture leaves to the table: "Показаны 12 из 31, остальные — в таблице." "" when it shows all.
	Note string
	// Drill has the question behind each point; an item of data names its place in "i". "" where none can be asked.
	Drill []string
	// Table says that there is nothing to draw: the table tells it all.
	Table bool
	// Height is how high the picture should be, in px; 0 leaves it to the card. Most is the height beyond which there would
	// only be more room between its parts; 0 none.
	Height, Most int
}

// tree is a piece of an option.
type tree = map[string]any

// Build draws an answer. Kinds without a picture of their own, and answers with nothing to draw, give Chart{Table: true}.
func Build(s Spec, a *ask.Answer, l lang.Lang) (Chart, error) {
	if a == nil || a.Frame == nil || len(a.Frame.Rows) == 0 {
		return Chart{Table: true}, nil
	}
	d := newDrawing(s, a, l)
	if len(d.figures) == 0 {
		return Chart{Table: true}, nil
	}
	var option tree
	height, most, svg := 0, 0, ""
	switch s.Kind {
	case "line", "column", "stacked":
		d.running()
		option = d.overTime(s.Kind)
	case "combined":
		option, height = d.combined()
	case "rows", "progress":
		option, height, most = d.rows()
	case "heat":
		option, height, most = d.heat()
	case "scatter":
		option = d.scatter()
	case "waterfall":
		option = d.waterfall()
	case "funnel":
		svg = d.funnel()
	}
	if option == nil && svg == "" {
		return Chart{Table: true}, nil
	}
	c := Chart{SVG: svg, Spoken: d.spoken(), Note: strings.Join(d.left, " "), Drill: d.drill, Height: height, Most: most}
	if option != nil {
		text, err := json.Marshal(option)
		if err != nil {
			return Chart{}, err
		}
		c.Option = text
	}
	return c, nil
}
