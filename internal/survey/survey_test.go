package survey

import (
	"strings"
	"testing"

	"svodka/internal/lang"
	"svodka/internal/model"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, lines, line string }{
		{"", "", ""},
		{"  Спасибо,   всё \t хорошо  ", "Спасибо, всё хорошо", "Спасибо, всё хорошо"},
		{"раз\nдва \n три", "раз\nдва\nтри", "раз два три"},
		{"\n\nраз\n\n\n\nдва\n", "раз\n\nдва", "раз два"},
		{"ноль\x00знак\x1b[2J\u202eтпорв", "нользнак[2Jтпорв", "нользнак[2Jтпорв"},
		{"плохой\xff\xfeкод", "плохойкод", "плохойкод"},
		{"мама 👩‍👧 и \u00a0пробел", "мама 👩‍👧 и пробел", "мама 👩‍👧 и пробел"},
	} {
		if got := words(c.in, true); got != c.lines {
			t.Errorf("words(%q) = %q, want %q", c.in, got, c.lines)
		}
		if got := line(c.in); got != c.line {
			t.Errorf("line(%q) = %q, want %q", c.in, got, c.line)
		}
	}
}

func TestLangs(t *testing.T) {
	for _, c := range []struct {
		own      lang.Lang
		question model.Text
		want     string
	}{
		{"ru", model.Text{RU: "а"}, "ru"}, {"ru", model.Text{RU: "а", EN: "a"}, "ru en"}, {"en", model.Text{EN: "a"}, "en"},
		{"en", model.Text{RU: "а", EN: "a"}, "en ru"},
	} {
		var got []string
		for _, l := range (Form{Lang: c.own, Question: c.question}).Langs() {
			got = append(got, string(l))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestPhones(t *testing.T) {
	for in, want := range map[string]string{
		"+7 (999) 000-11-22": "79990001122", "8 999 000 11 22": "79990001122", "9990001122": "79990001122", "12": "", "ООО 9990001122": "",
		"+44 20 7946 0958": "442079460958",
	} {
		found := want == "" && len(phones(in)) == 0
		for _, p := range phones(in) {
			found = found || p == want
		}
		if !found {
			t.Errorf("phones(%q) = %v, want %q", in, phones(in), want)
		}
	}
}
