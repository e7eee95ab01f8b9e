// What the islands use of the vendored packages.
declare module "htmx.org" {
  export interface Htmx {
    config: Record<string, unknown>;
    ajax(verb: string, path: string, context: Record<string, unknown>): Promise<void>;
    trigger(el: Element, name: string, detail?: unknown): void;
    onLoad(act: (el: Element) => void): void;
    process(el: Element): void;
  }
  const htmx: Htmx;
  export default htmx;
}
declare module "echarts/lib/export/core.js" {
  export interface Chart {
    setOption(option: Record<string, unknown>, whole?: boolean): void;
    on(name: string, act: (p: never) => void): void;
    resize(): void;
    dispose(): void;
    renderToSVGString(): string;
  }
  export function use(parts: unknown[]): void;
  export function setPlatformAPI(api: Record<string, unknown>): void;
  export function init(el: HTMLElement | null, theme: unknown, options: Record<string, unknown>): Chart;
}
declare module "echarts/lib/export/charts.js" {
  export const BarChart: unknown, CustomChart: unknown, HeatmapChart: unknown, LineChart: unknown, ScatterChart: unknown;
}
declare module "echarts/lib/export/components.js" {
  export const AriaComponent: unknown, DatasetComponent: unknown, GridComponent: unknown, LegendPlainComponent: unknown, MarkAreaComponent: unknown,
    MarkLineComponent: unknown, MarkPointComponent: unknown, TitleComponent: unknown, TooltipComponent: unknown, VisualMapContinuousComponent: unknown;
}
declare module "echarts/lib/export/features.js" {
  export const LabelLayout: unknown;
}
declare module "echarts/lib/export/renderers.js" {
  export const CanvasRenderer: unknown, SVGRenderer: unknown;
}
declare module "gridstack" {
  export interface Node { el?: HTMLElement; id?: string; x?: number; y?: number; w?: number; h?: number }
  export interface Item extends HTMLElement { gridstackNode?: Node }
  export class GridStack {
    static init(options: Record<string, unknown>, el: HTMLElement): GridStack;
    on(names: string, act: (...args: never[]) => void): void;
    update(el: HTMLElement, to: Node): void;
    removeWidget(el: HTMLElement, removeDOM?: boolean): void;
    makeWidget(el: HTMLElement): HTMLElement;
    getGridItems(): Item[];
    willItFit(node: Node): boolean;
    save(content: boolean): Node[];
    load(items: Node[]): void;
    enableMove(on: boolean): void;
    enableResize(on: boolean): void;
    batchUpdate(on?: boolean): void;
  }
}
