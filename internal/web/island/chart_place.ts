// What a chart's places depend on the width of its words: rows of bars keep room for names and figures, lines carry their names at their
// ends where there is room. Words are measured with the page's own font, again whenever the width changes.
import { FONT } from "./theme_chart";

type Tree = Record<string, unknown>;

const list = (v: unknown): Tree[] => (Array.isArray(v) ? (v as Tree[]) : v ? [v as Tree] : []);

let pen: CanvasRenderingContext2D | null | undefined;

type Measure = (text: string, size: number, weight: number) => number;
let measured: Measure | undefined;

// measureBy tells words' widths where there is no page to ask.
export function measureBy(m: Measure): void {
  measured = m;
}

// wide is how many px a text takes.
function wide(text: string, size = 12, weight = 400): number {
  if (measured) return measured(text, size, weight);
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * 0.6;
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

const widest = (texts: string[], size = 12, weight = 400): number => texts.reduce((most, text) => Math.max(most, wide(text, size, weight)), 0);

// arrange gives an option its places for a width, and tells how high it must then be; 0 is as high as it was meant, below 0 by how much
// higher, null that the option needs no places.
export function arrange(option: Tree, width: number): number | null {
  if (width <= 0) return null;
  if (option["svRows"] === true) return rows(option, width);
  if (option["svCells"] === true) return cells(option, width);
  if (option["svEnds"] === true) ends(option, width);
  if (option["svOver"] !== true) return null;
  over(option, width);
  return 0;
}

// rows: names, then each panel with room for the figures beside its bars. Where panels beside each other would be too narrow they stand
// under each other, each with its names.
function rows(option: Tree, width: number): number {
  const grids = list(option["grid"]), axes = list(option["yAxis"]), titles = list(option["title"]), series = list(option["series"]);
  const n = grids.length, gap = 16, beside = 8, least = 24;
  const names = (axes[0]?.["data"] as string[] | undefined) ?? [];
  const figures = grids.map((_, i) => Math.ceil(widest(series.filter((s) => (s["xAxisIndex"] ?? 0) === i).flatMap(figuresOf))));
  const take = (share: number): number => Math.ceil(Math.min(widest(names) + 4, width * share));
  let name = take(0.32);
  let each = (width - name - beside) / Math.max(1, n);
  const heads = widest(titles.map((x) => String(x["text"] ?? "")), 12, 550), phone = 480; // a title that is cut loses its unit
  const under = n > 1 && (each < Math.max(...figures) + 56 || (width < phone && heads > each - gap));
  if (under || n === 1) {
    name = Math.max(least, Math.min(take(0.42), width - 2 * beside - Math.max(0, ...figures) - least - 2));
    each = width - name - beside;
  }
  const high = names.length * 24, step = high + 34, above = n === 1 ? legendLines(option, width) * line : 0;
  grids.forEach((grid, i) => {
    const left = name + beside + (under ? 0 : each * i), top = 26 + (under ? step * i : 0);
    grid["left"] = Math.round(left);
    grid["width"] = Math.max(least, Math.floor(each - (figures[i] ?? 0) - beside - (under || i === n - 1 ? 2 : gap)));
    if (above > 0) grid["top"] = above + 4;
    if (n > 1) Object.assign(grid, under ? { top, height: high, bottom: null } : { top, height: null, bottom: 2 });
    const label = axes[i]?.["axisLabel"] as Tree | undefined;
    if (label) Object.assign(label, { width: name, show: under || i === 0 });
    const title = titles[i];
    if (!title || n < 2) return;
    Object.assign(title, { left: under ? 0 : Math.round(left) - 5, top: top - 26 }); // the title has a padding of its own
    Object.assign(title["textStyle"] as Tree, { width: Math.max(least, Math.floor(under ? width : each - gap)) });
  });
  return under ? step * n : 0;
}

// over: as much room over a picture as its legend, its unit and the figures on its columns need. Figures that would run into each other
// are left to the tooltip and the table.
function over(option: Tree, width: number): void {
  const grids = list(option["grid"]), axis = list(option["xAxis"])[0] ?? {};
  const steps = Math.max(1, ((axis["data"] as unknown[] | undefined) ?? []).length), step = (width - 64) / steps;
  for (const s of list(option["series"])) {
    const label = s["label"] as Tree | undefined, own = s["type"] === "bar" ? points(s).filter((p) => (p["label"] as Tree | undefined)?.["formatter"]) : [];
    if (label && s["type"] === "bar") {
      label["show"] = true;
      label["show"] = widest(figuresOf(s)) + 2 <= step;
    }
    const fits = widest(own.map((p) => String((p["label"] as Tree)["formatter"]))) + 2 <= step;
    for (const p of own) (p["label"] as Tree)["show"] = fits;
  }
  if (grids.length !== 1 || !grids[0]) return;
  const lines = legendLines(option, width), unit = list(option["title"])[0];
  if (unit) unit["top"] = lines * line;
  grids[0]["top"] = lines * line + (unit ? 32 : 18);
}

const line = 24; // how high a line of a legend is

// legendLines is how many lines the names of a legend take.
function legendLines(option: Tree, width: number): number {
  const legend = option["legend"] as Tree | undefined, mark = 14 + 5, gap = 10;
  if (!legend || legend["show"] === false) return 0;
  const names = (legend["data"] as unknown[] | undefined) ?? list(option["series"]).map((s) => s["name"]);
  let lines = names.length > 0 ? 1 : 0, at = 0;
  for (const name of names) {
    const room = mark + wide(String(name)) + gap;
    if (at > 0 && at + room - gap > width - 10) [lines, at] = [lines + 1, 0];
    at += room;
  }
  legend["itemGap"] = gap;
  return lines;
}

const points = (s: Tree): Tree[] => ((s["data"] as unknown[] | undefined) ?? []).filter((p): p is Tree => typeof p === "object" && p !== null);

// cells: figures stand in the cells of a heat map where all of them have room.
function cells(option: Tree, width: number): number {
  const x = option["xAxis"] as Tree, y = option["yAxis"] as Tree, names = y["axisLabel"] as Tree;
  const across = Math.max(1, ((x["data"] as unknown[] | undefined) ?? []).length);
  names["width"] = Math.ceil(Math.min(widest((y["data"] as string[] | undefined) ?? []) + 4, 150, width * 0.4));
  const cell = (width - Number(names["width"]) - 24) / across;
  for (const s of list(option["series"])) {
    const label = s["label"] as Tree;
    label["show"] = true;
    label["show"] = widest(figuresOf(s), 11) + 3 <= cell;
  }
  const over = x["axisLabel"] as Tree, enough = 46;
  if (over["overflow"] !== "truncate") return 0;
  // Titles are cut to their cells while something of them can be read; then they lean; of very many only those stand that have room.
  const widths = widest((x["data"] as string[] | undefined) ?? [], 11), most = 96, least = 16;
  const flat = widths <= cell || (cell >= enough && widths <= cell * 1.3), lean = !flat && cell >= least && over["svLean"] === true;
  const turn = lean ? { interval: 0, width: most, rotate: 45 } : { interval: "auto", width: null, rotate: 0 };
  Object.assign(over, flat ? { interval: 0, width: Math.max(12, Math.floor(cell) - 4), rotate: 0 } : turn);
  return lean ? -Math.ceil(Math.min(widths, most) * 0.7) : 0;
}

// figuresOf are the texts beside a series' bars.
function figuresOf(s: Tree): string[] {
  const label = s["label"] as Tree | undefined;
  const write = label?.["formatter"];
  if (label?.["show"] !== true || typeof write !== "function") return [];
  return (s["data"] as unknown[]).map((p) => String((write as (p: unknown) => unknown)(p)));
}

// ends: every line says its name where it stops; where that cannot fit there is a legend.
function ends(option: Tree, width: number): void {
  const series = list(option["series"]), legend = option["legend"] as Tree | undefined, grid = option["grid"] as Tree;
  const names = ((legend?.["data"] as string[] | undefined) ?? []).map(String);
  const room = Math.ceil(widest(names, 12, 550)) + 16;
  const fits = room <= Math.min(170, width * 0.3);
  if (legend) legend["show"] = !fits;
  grid["right"] = fits ? room : 16;
  series.forEach((s, i) => {
    const name = String(s["name"] ?? "");
    const follows = String(series[i + 1]?.["name"] ?? "") === "_" + name; // its dashed end says the name
    const own = name.startsWith("_") ? name.slice(1) : name;
    if (follows || !fits || !names.includes(own)) {
      delete s["endLabel"];
      return;
    }
    const ink = (s["lineStyle"] as Tree | undefined)?.["color"];
    s["endLabel"] = { show: true, formatter: () => own, color: ink, fontSize: 12, fontWeight: 550, distance: 6 };
    s["labelLayout"] = { moveOverlap: "shiftY" };
  });
}
