package formula

import (
	"fmt"
	"strings"

	"svodka/internal/model/unit"
)

// Words returns the formula as a reader of reports would have it, with titles
// for names:
//
//	deals_won / (deals_won + deals_lost)
//	Продажи ÷ (Продажи + Отказы)
//
// The language is "ru" or "en"; any other reads as English.
func (e Expr) Words(title func(name string) string, lang string) string {
	if e.IsZero() {
		return ""
	}
	v, ok := vocabularies[lang]
	if !ok {
		v = vocabularies["en"]
	}
	p := printer{style: prose{v, title}}
	p.node(e.root, ofFormula)
	return p.out.String()
}

// vocabulary is what a language needs to read a formula aloud.
type vocabulary struct {
	point       string // decimal
	separator   string // between arguments
	open, close string // quotes
	clocks      map[unit.Clock]string
	calls       map[string]string // formats; min and max take all arguments as one
}

var vocabularies = map[string]vocabulary{
	"en": {
		point: ".", separator: ", ", open: "“", close: "”",
		clocks: map[unit.Clock]string{unit.Second: "s", unit.Minute: "min", unit.Hour: "h", unit.Day: "d"},
		calls: map[string]string{
			"min":   "the least of (%s)",
			"max":   "the greatest of (%s)",
			"abs":   "|%s|",
			"nvl":   "%s, or without data %s",
			"clamp": "%s, kept from %s to %s",
			"if":    "if %s, then %s, otherwise %s",
		},
	},
	"ru": {
		point: ",", separator: "; ", open: "«", close: "»",
		clocks: map[unit.Clock]string{unit.Second: "с", unit.Minute: "мин", unit.Hour: "ч", unit.Day: "дн."},
		calls: map[string]string{
			"min":   "наименьшее из (%s)",
			"max":   "наибольшее из (%s)",
			"abs":   "|%s|",
			"nvl":   "%s, а без данных %s",
			"clamp": "%s в пределах от %s до %s",
			"if":    "если %s, то %s, иначе %s",
		},
	},
}

// prose is the style of Words.
type prose struct {
	vocabulary
	title func(string) string
}

// name returns the title, in quotes if it could be taken for arithmetic.
func (p prose) name(name string) string {
	title := p.title(name)
	if strings.ContainsAny(title, "+−×÷/:=<>()|,;") || strings.Contains(title, " - ") {
		return p.open + title + p.close
	}
	return title
}

func (p prose) number(n number) string {
	text := strings.Replace(decimal(n.v), ".", p.point, 1)
	if clock, ok := p.clocks[n.unit.Show()]; ok {
		return text + " " + clock
	}
	return text
}

func (prose) operator(op string) string {
	switch op {
	case "-":
		return "−"
	case "*":
		return "×"
	case "/":
		return "÷"
	case "<=":
		return "≤"
	case ">=":
		return "≥"
	case "!=":
		return "≠"
	default:
		return op
	}
}

func (p prose) call(fn string, args []string, alone bool) string {
	format := p.calls[fn]
	switch fn {
	case "min", "max":
		return fmt.Sprintf(format, strings.Join(args, p.separator))
	case "abs":
		return fmt.Sprintf(format, args[0])
	}
	words := make([]any, len(args))
	for i, arg := range args {
		words[i] = arg
	}
	text := fmt.Sprintf(format, words...)
	if alone {
		return text
	}
	return "(" + text + ")"
}
