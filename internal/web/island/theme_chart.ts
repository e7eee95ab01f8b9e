// The chart theme, made of the page's own tokens: light, dark and paper need no second copy of any colour.

export type Tokens = (name: string) => string;

export function tokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue("--sv-" + name).trim();
}

const FONT = "Inter Variable, Inter, Segoe UI, Roboto, Arial, sans-serif";

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

// colour turns "sv:fact" into the token's colour, "sv:hatch:fact" into the hatching of an open period, "sv:on-heat" into the colour of
// figures on the dark end of the heat scale. Anything else is left alone.
export function colour(text: string, t: Tokens): unknown {
  if (!text.startsWith("sv:")) return text;
  const name = text.slice(3);
  if (name.startsWith("hatch:")) return hatch(t(name.slice(6)));
  if (name === "on-heat") return luminance(t("surface")) > 0.5 ? "#FFFFFF" : "#0C0F15";
  const [token = "", alpha] = name.split("/");
  return alpha ? fade(t(token), Number(alpha)) : t(token);
}

function rgb(hex: string): [number, number, number] {
  const n = parseInt(hex.replace("#", "").replace(/^(.)(.)(.)$/, "$1$1$2$2$3$3"), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

function luminance(hex: string): number {
  const [r, g, b] = rgb(hex);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}

function fade(hex: string, alpha: number): string {
  return `rgba(${rgb(hex).join(",")},${alpha})`;
}

function hatch(stroke: string): unknown {
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
