package conclude_test

import (
	"fmt"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
)

// people are deals of people, of which so many came on to the second stage and the third.
func people(reached map[string][3]int) string {
	var deals, changes strings.Builder
	n := 0
	for who, count := range reached {
		for i := range count[0] {
			n++
			stage := ""
			for k, id := range []string{"a", "b", "c"} {
				if i < count[k] {
					stage = id
					fmt.Fprintf(&changes, "  %d 2026-03-0%dT12:00 %s\n", n, k+2, id)
				}
			}
			fmt.Fprintf(&deals, "  %d %s 2026-03-02 100 %s s\n", n, who, stage)
		}
	}
	return "users:\n  id name\n  ann Анна\n  bob Борис\n  cyd Сид\n" +
		"stages:\n  id name pipeline rank outcome\n  a Новая s 1 open\n  b Встреча s 2 open\n  c Договор s 3 open\n" +
		"deals:\n  id owner created amount stage pipeline\n" + deals.String() + "changes:\n  deal at stage\n" + changes.String()
}

// TestParting: of people with enough deals the sentence tells at which stage they part most; one with few is not compared.
func TestParting(t *testing.T) {
	for _, c := range []struct {
		name, data string
		ru, en     string
	}{
		{
			"the second stage parts them", people(map[string][3]int{"ann": {50, 40, 36}, "bob": {50, 40, 10}, "cyd": {2, 0, 0}}),
			"Сильнее всего воронки расходятся на этапе «Встреча»: дальше проходит 90,0 % (Анна) против 25,0 % (Борис).",
			"Funnels part most at “Встреча”: 90.0% go on (Анна) against 25.0% (Борис).",
		},
		{
			"nobody has enough", people(map[string][3]int{"ann": {2, 1, 1}, "bob": {2, 2, 0}}),
			"Мало данных, чтобы сравнить воронки за 1–31 марта 2026.", "Too few data to compare funnels for 1–31 Mar 2026.",
		},
	} {
		for l, want := range map[string]string{"ru": c.ru, "en": c.en} {
			for _, by := range []string{"owner,stage", "stage,owner"} {
				got, _ := told(t, c.data, board.Board{Sort: board.Report, Say: "spread"}, []board.Kind{board.Heat}, access.Admin(l), "metrics=stage_conv&by="+by+"&range=2026-03")
				if got != want {
					t.Errorf("%s, %s, by %s:\n%q, want\n%q", c.name, l, by, got, want)
				}
			}
		}
	}
}
