// An option as the server of figures writes it, made one that ECharts draws: colours and functions stand where their names stood. The
// same code runs in the browser and, without a page, where charts are drawn for files and mail.
import { figure, type Lang } from "./format";
import { colour, type Tokens } from "./theme_chart";

export type Tree = Record<string, unknown>;
export interface Point { name?: string; axisValueLabel?: string; seriesName?: string; seriesType?: string; seriesIndex?: number; color?: unknown; value?: unknown; data?: unknown; dataIndex?: number; marker?: string; encode?: Record<string, number[]>; event?: { event?: { shiftKey?: boolean } } }
export type Write = (v: number | null) => string;
export type Tip = (points: Point[], write: Write, t: Tokens) => HTMLElement;

// fill copies an option, putting colours and functions where their names stand.
export function fill(node: unknown, key: string, t: Tokens, lang: Lang, tip?: Tip): unknown {
  if (typeof node === "string") return colour(node, t);
  if (Array.isArray(node)) return node.map((n) => fill(n, key, t, lang, tip));
  if (typeof node !== "object" || node === null) return node;
  const out: Tree = {};
  for (const [k, v] of Object.entries(node)) {
    if (k === "data" && Array.isArray(v) && v.every((x) => typeof x !== "object" && typeof x !== "string")) out[k] = v;
    else if (k !== "svFormat" && k !== "currency" && k !== "svTimes") out[k] = fill(v, k, t, lang, tip);
  }
  const from = node as Tree;
  const write = writer(from, lang);
  if (key === "tooltip") {
    if (tip) out["formatter"] = (p: Point | Point[]) => tip(Array.isArray(p) ? p : [p], write ?? plain(lang), t);
    out["confine"] ??= true;
    out["appendTo"] = undefined;
  } else if (write) out["formatter"] = (p: unknown) => write(amount(p, from["svIndex"]));
  if (from["svRender"] === "whisker") out["renderItem"] = whisker(t);
  if (from["svRender"] === "gap") out["renderItem"] = between(t);
  return out;
}

function writer(node: Tree, lang: Lang): Write | null {
  const format = node["svFormat"];
  if (typeof format !== "string") return null;
  const code = typeof node["currency"] === "string" ? node["currency"] : "";
  const before = String(node["svPrefix"] ?? ""), after = String(node["svSuffix"] ?? ""), times = Number(node["svTimes"] ?? 1);
  return (v) => (v === null ? "" : before + figure(lang, format, v * times, code) + after);
}

const plain = (lang: Lang): Write => (v) => (v === null ? "" : figure(lang, "num", v));

// amount takes the figure out of what a formatter is given: an axis gives the value, a label gives the point.
export function amount(p: unknown, index: unknown): number | null {
  let v: unknown = typeof p === "object" && p !== null && "value" in p ? (p as Point).value : p;
  if (Array.isArray(v)) v = v[typeof index === "number" ? index : v.length - 1];
  if (v === null || v === undefined || v === "" || v === "-") return null;
  const n = Number(v);
  return Number.isFinite(n) ? n : null;
}

interface Api { value(n: number): number; coord(at: [number, number]): [number, number] }

// whisker draws a range with caps.
function whisker(t: Tokens): (p: unknown, api: Api) => unknown {
  const style = { stroke: t("ink-2"), lineWidth: 1.5 };
  return (_, api) => {
    const [x, low] = api.coord([api.value(0), api.value(1)]), [, high] = api.coord([api.value(0), api.value(2)]);
    const line = (x1: number, y1: number, x2: number, y2: number): unknown => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
    return { type: "group", children: [line(x, low, x, high), line(x - 5, low, x + 5, low), line(x - 5, high, x + 5, high)] };
  };
}

// between shades what lies between two lines over one step of the axis; where they cross there are two pieces.
function between(t: Tokens): (p: unknown, api: Api) => unknown {
  const style = { fill: t("warn-tint") };
  return (_, api) => {
    const [at, a, b, c, d] = [0, 1, 2, 3, 4].map((n) => api.value(n)) as [number, number, number, number, number];
    const p = api.coord([at, a]), q = api.coord([at, b]), r = api.coord([at + 1, c]), s = api.coord([at + 1, d]);
    const piece = (...points: [number, number][]): unknown => ({ type: "polygon", shape: { points }, style });
    if ((a - b) * (c - d) >= 0) return piece(p, r, s, q);
    const share = (a - b) / (a - b - (c - d));
    const cross: [number, number] = [p[0] + (r[0] - p[0]) * share, p[1] + (r[1] - p[1]) * share];
    return { type: "group", children: [piece(p, cross, q), piece(cross, r, s)] };
  };
}
