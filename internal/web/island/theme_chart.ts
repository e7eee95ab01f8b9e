// The chart theme, made of the page's own tokens: light, dark and paper need no second copy of any colour.

export type Tokens = (name: string) => string;

export function tokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue("--sv-" + name).trim();
}

export const FONT = "Inter Variable, Inter, Segoe UI, Roboto, Arial, sans-serif";

export function theme(t: Tokens): Record<string, unknown> {
  const label = { color: t("ink-3"), fontSize: 12, fontFamily: FONT, hideOverlap: true };
  const axis = (line: boolean, split: boolean): Record<string, unknown> => ({
    axisLine: { show: line, lineStyle: { color: t("line-strong"), width: 1 } }, axisTick: { show: false }, axisLabel: label,
    splitLine: { show: split, lineStyle: { color: [t("line")], width: 1 } }, splitArea: { show: false }, nameTextStyle: { color: t("ink-3"), fontSize: 12 },
  });
  const text = { color: t("ink-2"), fontSize: 12 };
  return {
    color: [1, 2, 3, 4, 5, 6, 7].map((n) => t("c" + n)), backgroundColor: "transparent", textStyle: { fontFamily: FONT, ...text },
    title: { textStyle: { color: t("ink-2"), fontSize: 12, fontWeight: 550 }, subtextStyle: { color: t("ink-3"), fontSize: 12 } },
    legend: { textStyle: text, itemWidth: 14, itemHeight: 8, icon: "roundRect", itemGap: 16, inactiveColor: t("line-strong") },
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    categoryAxis: axis(true, false), valueAxis: axis(false, true), timeAxis: axis(true, false), logAxis: axis(true, true),
    line: { symbol: "circle", symbolSize: 6, showSymbol: false, smooth: false, lineStyle: { width: 2, cap: "round", join: "round" } },
    bar: { barMaxWidth: 28, itemStyle: { borderRadius: [2, 2, 0, 0] }, label: text },
    scatter: { symbolSize: 9 },
    heatmap: { itemStyle: { borderColor: t("surface"), borderWidth: 2, borderRadius: 3 }, label: text },
    visualMap: { show: false, inRange: { color: [0, 1, 2, 3, 4, 5].map((n) => t("h" + n)) }, textStyle: { color: t("ink-3") } },
    tooltip: {
      backgroundColor: t("raised"), borderColor: t("line-strong"), borderWidth: 1, padding: [8, 12], textStyle: { color: t("ink"), fontSize: 13, fontFamily: FONT },
      axisPointer: { lineStyle: { color: t("line-strong"), width: 1 }, shadowStyle: { color: t("line"), opacity: 0.5 } },
    },
    markLine: { symbol: "none", lineStyle: { color: t("plan"), type: [5, 4], width: 1.5 }, label: text },
    markPoint: { label: { color: t("ink") } },
    animationDuration: 180, animationDurationUpdate: 180, animationEasing: "cubicOut",
  };
}

// colour turns "sv:fact" into the token's colour, "sv:hatch:fact" into the hatching of an open period, "sv:on-heat/0.6" into the colour
// of a figure that stands on that place of the heat scale. Anything else is left alone.
export function colour(text: string, t: Tokens): unknown {
  if (!text.startsWith("sv:")) return text;
  const name = text.slice(3);
  if (name.startsWith("hatch:")) return hatch(t(name.slice(6)));
  const [token = "", alpha] = name.split("/");
  if (token === "on-heat") return onHeat(Number(alpha ?? 1), t);
  return alpha ? fade(t(token), Number(alpha)) : t(token);
}

export function rgb(hex: string): [number, number, number] {
  const n = parseInt(hex.replace("#", "").replace(/^(.)(.)(.)$/, "$1$1$2$2$3$3"), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

// luminance and contrast are those of WCAG.
function luminance([r, g, b]: [number, number, number]): number {
  const [x = 0, y = 0, z = 0] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

export function contrast(a: [number, number, number], b: [number, number, number]): number {
  const x = luminance(a), y = luminance(b);
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const HEAT = ["h0", "h1", "h2", "h3", "h4", "h5"];

// heat is the colour of a place of the heat scale, 0 to 1.
export function heat(place: number, t: Tokens): [number, number, number] {
  const at = Math.min(1, Math.max(0, place)) * (HEAT.length - 1), i = Math.min(HEAT.length - 2, Math.floor(at));
  const low = rgb(t(HEAT[i] ?? "h0")), high = rgb(t(HEAT[i + 1] ?? "h5"));
  return [0, 1, 2].map((k) => Math.round((low[k] ?? 0) + ((high[k] ?? 0) - (low[k] ?? 0)) * (at - i))) as [number, number, number];
}

// onHeat is the text colour that can be read there: of the page's ink and its card the one that stands out more, black or white where
// neither is enough.
function onHeat(place: number, t: Tokens): string {
  const under = heat(place, t), enough = 4.5;
  const better = (a: string, b: string): string => (contrast(rgb(a), under) >= contrast(rgb(b), under) ? a : b);
  const own = better(t("ink"), t("surface"));
  return contrast(rgb(own), under) >= enough ? own : better("#000000", "#FFFFFF");
}

function fade(hex: string, alpha: number): string {
  return `rgba(${rgb(hex).join(",")},${alpha})`;
}

function hatch(stroke: string): unknown {
  if (typeof document === "undefined") // drawn without a page: a tile of lines instead of a canvas
    return { svgElement: { tag: "path", key: "hatch", attrs: { d: "M0 6L6 0", stroke, "stroke-width": 1.1 } }, svgWidth: 6, svgHeight: 6 };
  const tile = document.createElement("canvas");
  tile.width = tile.height = 12;
  const g = tile.getContext("2d");
  if (!g) return stroke;
  g.strokeStyle = stroke;
  g.lineWidth = 2.2;
  for (const shift of [-12, 0, 12]) {
    g.beginPath();
    g.moveTo(shift - 2, 14);
    g.lineTo(shift + 14, -2);
    g.stroke();
  }
  return { image: tile, repeat: "repeat", scaleX: 0.5, scaleY: 0.5 };
}
