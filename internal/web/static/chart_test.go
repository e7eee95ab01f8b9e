package static_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"svodka/internal/web/browsertest"
)

// library makes an expression that gets the charts' library as m, after the page's font is there.
func library(t *testing.T, body string) string {
	t.Helper()
	return `Promise.all([import('` + open(t).URL("charts.js") + `'), document.fonts.load("12px 'Inter Variable'", 'A0'), document.fonts.load("12px 'Inter Variable'", 'Я')]).then(([m]) => { ` + body + ` })`
}

// TestHeatCanBeRead: on every shade of the heat scale, in both themes, figures stand out from their cell as text must.
func TestHeatCanBeRead(t *testing.T) {
	b, url := newTab(t), site(t)
	b.Do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/"))
	for _, theme := range []string{"light", "dark"} {
		got := browsertest.Eval[string](b.Tab, library(t, `
			document.documentElement.dataset.bsTheme = '`+theme+`';
			const look = m.tokens(), bad = [], inks = new Set();
			for (let i = 0; i <= 1000; i++) {
				const ink = m.colour('sv:on-heat/' + i / 1000, look);
				inks.add(ink);
				const c = m.contrast(m.rgb(ink), m.heat(i / 1000, look));
				if (!(c >= 4.5)) bad.push(i / 1000 + ' ' + ink + ' ' + c.toFixed(2));
			}
			return bad.slice(0, 5).join('; ') + (inks.size < 2 ? 'one ink for all: ' + [...inks] : '');`))
		if got != "" {
			t.Errorf("%s: %s", theme, got)
		}
	}
	b.Quiet()
}

// TestRowsKeepRoom: however wide a card is, no figure of a row of bars is cut at its edge or runs into the next panel, and names are
// cut only where they would leave the bars no room.
func TestRowsKeepRoom(t *testing.T) {
	b, url := newTab(t), site(t)
	b.Do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/"))
	got := browsertest.Eval[string](b.Tab, library(t, `
		const pen = document.createElement('canvas').getContext('2d'), bad = [];
		pen.font = "400 12px Inter Variable, Inter, Segoe UI, Roboto, Arial, sans-serif";
		const wide = text => pen.measureText(text).width;
		const names = ['Поиск', 'Площадки объявлений', 'Контекстная реклама', 'Очень длинное название канала'];
		const figures = ['1 561 %', '14 352 000 ₽', '221 мин', '78 %'];
		for (const n of [1, 2, 3, 4]) for (const width of [180, 260, 326, 420, 640, 1100]) {
			const each = k => Array.from({length: n}, (_, i) => k(i));
			const option = {svRows: true, grid: each(() => ({top: 26})), yAxis: each(() => ({data: names, axisLabel: {}})),
				title: n > 1 ? each(i => ({text: 'Расход на рекламу, тыс. ₽', textStyle: {}})) : undefined,
				series: each(i => ({xAxisIndex: i, data: names, label: {show: true, formatter: () => figures[i]}}))};
			const high = m.arrange(option, width);
			option.grid.forEach((g, i) => {
				const end = g.left + g.width + 5 + wide(figures[i]);
				const next = high || i === n - 1 ? width : option.grid[i + 1].left;
				const name = option.yAxis[i].axisLabel.width;
				if (end > next + .5) bad.push(n + ' panels in ' + width + ': figures of ' + i + ' end at ' + end.toFixed() + ' of ' + next);
				if (name + 8 > g.left + 1 && (high || i === 0)) bad.push(n + ' panels in ' + width + ': names are under the bars');
				if (high && g.top + g.height > high) bad.push(n + ' panels in ' + width + ': panel ' + i + ' is below the edge');
			});
			if (n > 1 && width >= 260 && width < 480 && option.title.some(x => x.textStyle.width < wide(x.text))) bad.push(n + ' panels in ' + width + ': a title loses its unit');
			if (width >= 640 && n < 3 && option.yAxis[0].axisLabel.width < Math.max(...names.map(wide)) ) bad.push(n + ' panels in ' + width + ': names are cut');
		}
		return bad.join('; ');`))
	if got != "" {
		t.Error(strings.ReplaceAll(got, "; ", "\n"))
	}
	b.Quiet()
}
