// Charts: the server sends an option without functions; names of colours and formats in it are filled in here.
//
//	"sv:fact", "sv:bad-fill/0.2", "sv:hatch:fact"      colours, see theme_chart.ts
//	{"svFormat":"money_m","currency":"RUB"}            in a label: formatter; in a tooltip: how its values are written
//	  svPrefix, svSuffix, svIndex, svTimes             words around the figure; which member of a value that is a list; by what it is multiplied
//	{"type":"custom","svRender":"whisker"}             data [category, low, high]: a range with caps
//	{"type":"custom","svRender":"gap"}                 data [category, one, other, next one, next other]: what lies between two lines
//	{"svRows":true}, "svEnds", "svCells", "svOver"     places that depend on the width of words, see chart_place.ts
import * as echarts from "echarts/lib/export/core.js";
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/lib/export/charts.js";
import {
  AriaComponent, DatasetComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/lib/export/components.js";
import { LabelLayout } from "echarts/lib/export/features.js";
import { CanvasRenderer } from "echarts/lib/export/renderers.js";
import { amount, fill, type Point, type Tree, type Write } from "./chart_option";
import { arrange } from "./chart_place";
import { figure, type Lang } from "./format";
import { colour, contrast, heat, rgb, theme, tokens, type Tokens } from "./theme_chart";

export { arrange, colour, contrast, figure, heat, rgb, tokens };

echarts.use([
  BarChart, LineChart, ScatterChart, HeatmapChart, CustomChart, GridComponent, TooltipComponent, LegendPlainComponent, MarkLineComponent, MarkAreaComponent,
  MarkPointComponent, VisualMapContinuousComponent, DatasetComponent, AriaComponent, TitleComponent, CanvasRenderer, LabelLayout,
]);

interface Data { option: Tree; drill?: string[]; lang?: string }
interface Painted { chart: echarts.Chart; option: Tree; width: number; height: number }
interface Drawn extends Painted { data: Data; box: HTMLElement; watch: ResizeObserver }

const drawn = new Map<HTMLElement, Drawn>();
let before: string | undefined; // the theme of the page while it is drawn for paper
const pending = new Map<HTMLElement, Data>(); // asked for, and waiting for the font
const still = matchMedia("(prefers-reduced-motion: reduce)");

const fonts = Promise.all([document.fonts.load("12px 'Inter Variable'", "A0"), document.fonts.load("12px 'Inter Variable'", "Я"), document.fonts.load("12px 'Inter Variable'", "₽")]).catch(() => undefined);

// read is what an element describes; null when there is nothing, or the chart is drawn already.
function read(el: HTMLElement): Data | null {
  const text = drawn.has(el) || el.dataset["drawn"] ? "" : el.querySelector("script[type='application/json']")?.textContent;
  if (!text) return null;
  let data: Data;
  try {
    data = JSON.parse(text) as Data;
  } catch {
    return null; // the table beside it still tells everything
  }
  if (!data.option) return null;
  el.dataset["drawn"] = "1";
  delete el.dataset["idle"];
  return data;
}

// draw shows the chart that an element describes; an element is drawn once, however often it is asked.
export function draw(el: HTMLElement): void {
  const data = read(el);
  if (!data) return;
  pending.set(el, data);
  void fonts.then(() => {
    if (pending.delete(el) && el.isConnected) begin(el, data);
  });
}

function begin(el: HTMLElement, data: Data): void {
  const box = document.createElement("div");
  box.className = "ch-box";
  el.append(box);
  const watch = new ResizeObserver(() => resize(el));
  drawn.set(el, { data, box, watch, ...paint(el, box, data) });
  watch.observe(box);
}

// resize fits a chart to its box.
function resize(el: HTMLElement): void {
  const was = drawn.get(el);
  if (!was) return;
  const { clientWidth: width, clientHeight: height } = was.box;
  if (width === was.width && height === was.height) return; // a watch begins by telling what is known
  const placed = width !== was.width && place(el, was.option, width);
  was.width = width;
  was.height = was.box.clientHeight;
  was.chart.resize();
  if (!placed) return;
  was.option["animation"] = false;
  was.chart.setOption(was.option, true);
}

// place arranges an option, and makes the element as high as it then needs to be.
function place(el: HTMLElement, option: Tree, width: number): boolean {
  const high = arrange(option, width);
  if (high === null) return false;
  const meant = Number(el.dataset["height"]);
  if (high > 0 || meant > 0) el.style.height = (high > 0 ? high : meant - high) + "px";
  return true;
}

function paint(el: HTMLElement, box: HTMLElement, data: Data, motion = !still.matches): Painted {
  const t = tokens();
  const lang: Lang = (data.lang ?? document.documentElement.lang).startsWith("ru") ? "ru" : "en";
  const option = fill(data.option, "", t, lang, tip) as Tree;
  place(el, option, box.clientWidth);
  const sharp = before === undefined ? undefined : 2; // paper is finer than most screens
  const chart = echarts.init(box, theme(t), { renderer: "canvas", devicePixelRatio: sharp });
  option["animation"] = motion;
  option["aria"] = { enabled: true, label: { description: el.getAttribute("aria-label") ?? "" } };
  const drill = data.drill ?? [];
  if (!drill.some(Boolean)) quiet(option);
  for (const s of list(option["series"])) if (s["label"]) s["labelLayout"] ??= { hideOverlap: true };
  chart.setOption(option);
  chart.on("click", (p: Point) => {
    const own = typeof p.data === "object" && p.data !== null ? (p.data as Tree)["i"] : undefined;
    const query = drill[typeof own === "number" ? own : (p.dataIndex ?? -1)];
    if (!query) return;
    if (p.event?.event?.shiftKey && el.closest("[data-cross]")) cross(drill, query);
    else openPanel(el, query);
  });
  return { chart, option, width: box.clientWidth, height: box.clientHeight };
}

// cross narrows the whole page to what was clicked: to what tells its point from the others, a member or a period.
function cross(drill: string[], query: string): void {
  const here = new URL(location.href);
  const others = drill.filter(Boolean).map((q) => new URLSearchParams(q));
  for (const [key, value] of new URLSearchParams(query)) {
    if (key !== "metrics" && key !== "part" && others.some((o) => o.get(key) !== value)) here.searchParams.set(key, value);
  }
  for (const key of ["drill", "explain", "cell"]) here.searchParams.delete(key);
  location.assign(here);
}

function openPanel(el: HTMLElement, query: string): void {
  const link = Object.assign(document.createElement("a"), { href: "/records?" + query, hidden: true });
  link.dataset["panel"] = "";
  el.after(link);
  link.click();
  link.remove();
}

// quiet takes the pointing hand from charts where there is nothing to open.
function quiet(option: Tree): void {
  for (const s of list(option["series"])) s["cursor"] ??= "default";
}

const list = (v: unknown): Tree[] => (Array.isArray(v) ? (v as Tree[]) : v ? [v as Tree] : []);

// tip builds the tooltip of elements: markup with styles in it would be refused by the content security policy.
function tip(points: Point[], write: Write, t: Tokens): HTMLElement {
  const box = document.createElement("div");
  box.className = "tt";
  const head = points[0]?.axisValueLabel ?? points[0]?.name ?? "";
  if (head) box.append(Object.assign(document.createElement("b"), { textContent: head }));
  for (const p of points) {
    const own = typeof p.data === "object" && p.data !== null ? (p.data as Tree)["tip"] : undefined;
    const text = typeof own === "string" ? own : write(amount(p, undefined));
    if (!text || !p.seriesName || p.seriesName.startsWith("_")) {
      if (typeof own !== "string" && !(points.length === 1 && text)) continue;
    }
    const row = document.createElement("div");
    const dot = document.createElement("i");
    dot.style.background = typeof p.color === "string" ? p.color : t("fact");
    const name = p.seriesName && !/^series\u0000?/.test(p.seriesName) && !p.seriesName.startsWith("_") ? p.seriesName : "";
    row.append(dot, Object.assign(document.createElement("span"), { textContent: name }), Object.assign(document.createElement("em"), { textContent: text }));
    box.append(row);
  }
  return box;
}

// drop lets a chart go that is no longer on the page.
export function drop(el: HTMLElement): void {
  const was = drawn.get(el);
  was?.watch.disconnect();
  was?.chart.dispose();
  drawn.delete(el);
}

function again(motion: boolean): void {
  for (const [el, was] of drawn) {
    if (!el.isConnected) {
      drop(el);
      continue;
    }
    was.chart.dispose();
    Object.assign(was, paint(el, was.box, was.data, motion));
  }
}

// paper draws every chart of the page in the light theme and as wide as its place on paper, also those that nobody has scrolled to;
// after the page is printed they are as they were. The browser takes the page as it is when this returns, so nothing is waited for.
export function paper(on: boolean): void {
  const root = document.documentElement;
  if (on) {
    before ??= root.dataset["bsTheme"] ?? "";
    root.dataset["bsTheme"] = "light";
    for (const el of document.querySelectorAll<HTMLElement>("[data-chart]")) {
      const data = el.clientWidth > 0 ? (pending.get(el) ?? read(el)) : null;
      pending.delete(el);
      if (data) begin(el, data);
    }
  } else {
    root.dataset["bsTheme"] = before ?? "";
    before = undefined;
  }
  for (const [el, was] of drawn) was.box.style.width = on ? onPaper(el) + "px" : "";
  again(false);
}

// onPaper is how wide a chart stands on a sheet of A4, in px: its share of the twelve columns, without the edges of its card.
function onPaper(el: HTMLElement): number {
  const upright = 703, lying = 1046, columns = 12, gap = 10, edges = 34;
  const sheet = el.closest("[data-print=wide]") ? lying : upright;
  const span = Number(/(?:^|\s)s-(\d+)/.exec(el.closest(".grid12 > *")?.className ?? "")?.[1] ?? columns);
  return Math.floor(((sheet + gap) * span) / columns - gap - edges);
}

document.addEventListener("sv:theme", () => again(false));
document.addEventListener("sv:shown", () => {
  for (const [el] of drawn) resize(el);
});
