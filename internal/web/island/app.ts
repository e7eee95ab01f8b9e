// The script of every page: htmx for pages that change in part, and the small islands.
import htmx from "htmx.org";
import { cells, stops } from "./cells";
import { all, widths } from "./dom";
import { embedded } from "./embed";
import { filters, latest } from "./filter";
import { focus } from "./focus";
import { keys } from "./keys";
import { live } from "./live";
import { panels } from "./panel";
import { shelves } from "./shelf";
import { small } from "./small";
import { remembered, tables } from "./table";
import { themes } from "./theme";
import { toasts } from "./toast";
import { board } from "./tv";

interface Charts { draw(el: HTMLElement): void; drop(el: HTMLElement): void; paper(on: boolean): void }

Object.assign(htmx.config, {
  allowEval: false,
  attributesToSettle: ["class", "width", "height"], // not style: the content security policy refuses the attribute
  allowScriptTags: true, // the data of charts stands in script elements; the content security policy stops what would run
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // pages hold figures: none of them is kept by the browser
  refreshOnHistoryMiss: true,
  historyRestoreAsHxRequest: false,
  scrollIntoViewOnBoost: false,
  globalViewTransitions: false,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "[45]..", swap: true, error: false }, // an error page is a page: it says what happened in its own words
  ],
});

// What few pages need is loaded when it is needed; the server writes the hashed names here.
const parts = { charts: "/static/charts.js", edit: "/static/edit.js", plans: "/static/plans.js" };

let charts: Promise<Charts> | null = null;
let loaded: Charts | null = null;
const library = (): Promise<Charts> => (charts ??= (import(parts.charts) as Promise<Charts>).then((c) => (loaded = c)));
const near = new IntersectionObserver((seen) => {
  for (const entry of seen) if (entry.isIntersecting) {
    near.unobserve(entry.target);
    void library().then((c) => c.draw(entry.target as HTMLElement));
  }
}, { rootMargin: "240px" });

// dress makes new parts of a page work.
function dress(root: ParentNode): void {
  latest(root);
  widths(root);
  remembered(root);
  stops(htmx, root);
  for (const el of all("[data-chart]", root)) {
    const height = Number(el.dataset["height"]);
    if (height > 0) el.style.height = height + "px";
    if (!el.dataset["drawn"]) el.dataset["idle"] = ""; // out of sight, so not drawn yet
    near.observe(el);
    void library(); // charts far below are drawn when the page is printed, which waits for nothing
  }
  if (all(".grid-stack[data-edit]", root).length > 0) void (import(parts.edit) as Promise<{ edit: (root: ParentNode) => void }>).then((e) => e.edit(root));
  if (all("table[data-plans]", root).length > 0) void (import(parts.plans) as Promise<{ plans: (root: ParentNode) => void }>).then((p) => p.plans(root));
}

function start(): void {
  themes();
  filters();
  panels(htmx);
  cells(htmx);
  keys();
  tables();
  small();
  toasts(htmx);
  shelves(htmx);
  board();
  live(htmx);
  embedded();
  dress(document);
  focus();
  htmx.onLoad((el) => {
    if (el !== document.body) dress(el);
  });
  document.addEventListener("htmx:beforeCleanupElement", (event) => {
    const el = event.target;
    if (el instanceof HTMLElement && el.matches("[data-chart]") && charts) void charts.then((c) => c.drop(el));
  });
  addEventListener("beforeprint", () => {
    loaded?.paper(true);
    // What could not be drawn in time is told by its table.
    for (const el of all<HTMLDetailsElement>("[data-chart][data-idle] ~ details:not([open])")) {
      el.open = true;
      addEventListener("afterprint", () => (el.open = false), { once: true });
    }
  });
  addEventListener("afterprint", () => loaded?.paper(false));
  window.onpopstate = null; // panel.ts knows which addresses are the same page
  document.documentElement.classList.remove("no-js");
}

// After htmx, which begins at the same event.
if (document.readyState === "complete") start();
else document.addEventListener("DOMContentLoaded", start);
