// Charts without a page: the server runs this to draw the very options that browsers draw, as SVG for files and mail.
//
//	svodkaDraw(option, width, height, lang, spoken)   an SVG; the height is what the words need where 0 is given
//	svodkaMeasure(text, size, weight)         given by the server: the width of a text in px
//	svodkaTokens                              given by the server: colours by their names
import * as echarts from "echarts/lib/export/core.js";
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/lib/export/charts.js";
import {
  DatasetComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TitleComponent, VisualMapContinuousComponent,
} from "echarts/lib/export/components.js";
import { LabelLayout } from "echarts/lib/export/features.js";
import { SVGRenderer } from "echarts/lib/export/renderers.js";
import { fill, type Tree } from "./chart_option";
import { arrange, measureBy } from "./chart_place";
import type { Lang } from "./format";
import { theme } from "./theme_chart";

type Server = {
  svodkaMeasure(text: string, size: number, weight: number): number;
  svodkaTokens: Record<string, string>;
  svodkaDraw(option: string, width: number, height: number, lang: Lang): string;
};
const server = globalThis as unknown as Server;

echarts.use([
  BarChart, LineChart, ScatterChart, HeatmapChart, CustomChart, GridComponent, LegendPlainComponent, MarkLineComponent, MarkAreaComponent,
  MarkPointComponent, VisualMapContinuousComponent, DatasetComponent, TitleComponent, SVGRenderer, LabelLayout,
]);

const measure = (text: string, size: number, weight: number): number => server.svodkaMeasure(text, size, weight);
measureBy(measure);
echarts.setPlatformAPI({
  measureText(text: string, font?: string) {
    const size = Number(/([\d.]+)px/.exec(font ?? "")?.[1] ?? 12);
    const weight = Number(/(?:^|\s)(\d{3})(?:\s|$)/.exec(font ?? "")?.[1] ?? (/bold/.test(font ?? "") ? 700 : 400));
    return { width: text === "\u56fd" ? size * 1.17 : measure(text, size, weight) }; // a line is as high as that letter is wide
  },
});

const list = (v: unknown): Tree[] => (Array.isArray(v) ? (v as Tree[]) : v ? [v as Tree] : []);

server.svodkaDraw = (text, width, height, lang) => {
  const t = (name: string): string => server.svodkaTokens[name] ?? "#000000";
  const option = fill(JSON.parse(text), "", t, lang) as Tree;
  const high = arrange(option, width) ?? 0;
  delete option["tooltip"];
  option["animation"] = false;
  for (const s of list(option["series"])) if (s["label"]) s["labelLayout"] ??= { hideOverlap: true };
  const chart = echarts.init(null, theme(t), { renderer: "svg", ssr: true, width, height: high > 0 ? high : height - high });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};
