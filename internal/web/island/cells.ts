// The KPI table: arrows move between its figures, Enter opens one, Esc closes it. What is open stands in the address.
import type { Htmx } from "htmx.org";
import { all, narrow, on, one } from "./dom";

let opener: HTMLElement | null = null;

const box = (): HTMLElement | null => document.getElementById("kpop");

export function cells(htmx: Htmx): void {
  on<MouseEvent>("click", "a[data-cell]", (link, event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !box()) return;
    event.preventDefault();
    if (opener === link && !box()?.hidden) close(true);
    else open(htmx, link as HTMLAnchorElement);
  });
  on("click", "[data-kpop-close]", () => close(true));
  on("click", "#kpop a[data-panel]", () => close(false));
  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (!box()?.hidden && at && !at.closest("#kpop, [data-cell]")) close(false);
  });
  on<KeyboardEvent>("keydown", "table[data-cells]", move);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !box() || box()?.hidden) return;
    event.preventDefault(); // the panel below stays for the next one
    close(true);
  }, true);
  on("focusin", "a[data-cell]", (link) => {
    for (const other of all("a[data-cell][tabindex='0']")) other.tabIndex = -1;
    link.tabIndex = 0;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (((event as CustomEvent).detail.target as HTMLElement).id === "kpop") settle();
  });
  renewed();
}

// renewed lets a table with new figures stand where the old one was scrolled to; one whose figure is open is left as it is.
function renewed(): void {
  const mine = (event: Event): boolean => (event.target as Element | null)?.id === "tile-kpi";
  let left = 0, top = 0, key = "";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (mine(event) && box() && !box()?.hidden) event.preventDefault();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!mine(event)) return;
    const detail = (event as CustomEvent).detail as { shouldSwap: boolean; xhr: XMLHttpRequest };
    if (!detail.xhr.responseText.includes('id="tile-kpi"')) detail.shouldSwap = false;
    const scroll = one(".kpi-card .scroll-x");
    left = scroll?.scrollLeft ?? 0;
    top = scroll?.scrollTop ?? 0;
    key = (document.activeElement as HTMLElement | null)?.dataset["cell"] ?? "";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!mine(event)) return;
    const scroll = one(".kpi-card .scroll-x");
    if (scroll) [scroll.scrollLeft, scroll.scrollTop] = [left, top];
    if (key) all("a[data-cell]").find((a) => a.dataset["cell"] === key)?.focus({ preventScroll: true });
  });
}

// stop makes one figure of each table reachable by Tab, and opens the one that the address names.
export function stops(htmx: Htmx, root: ParentNode): void {
  for (const table of all("table[data-cells]", root)) {
    const first = one("a[data-cell]", table);
    if (!first) continue;
    first.tabIndex = 0;
    const key = new URL(location.href).searchParams.get("cell");
    const wanted = key ? all<HTMLAnchorElement>("a[data-cell]", table).find((a) => a.dataset["cell"] === key) : undefined;
    if (wanted) {
      wanted.focus();
      open(htmx, wanted);
    }
  }
}

function open(htmx: Htmx, link: HTMLAnchorElement): void {
  const pop = box();
  if (!pop) return;
  mark(null);
  opener = link;
  mark(link);
  address(link.dataset["cell"] ?? "");
  pop.hidden = false;
  pop.replaceChildren();
  pop.setAttribute("aria-busy", "true");
  place(pop, link);
  void htmx.ajax("GET", link.href, { target: "#kpop", swap: "innerHTML" }).finally(() => pop.removeAttribute("aria-busy"));
}

function settle(): void {
  const pop = box();
  if (!pop || !opener) return;
  const title = one("h1, h2", pop);
  if (title) {
    title.id ||= "kpop-t";
    pop.setAttribute("aria-labelledby", title.id);
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
  place(pop, opener);
}

// place puts the pop-over under its cell, or over it where there is no room; phones have a sheet.
function place(pop: HTMLElement, link: HTMLElement): void {
  pop.style.left = pop.style.top = "";
  if (narrow()) return;
  const card = pop.offsetParent?.getBoundingClientRect();
  const cell = (link.closest("td") ?? link).getBoundingClientRect();
  if (!card) return;
  const w = pop.offsetWidth, h = pop.offsetHeight;
  const left = Math.min(Math.max(8, cell.left - card.left + cell.width / 2 - w / 2), Math.max(8, card.width - w - 8));
  const below = cell.bottom + 6 + h <= innerHeight || cell.top - 6 - h < 0;
  pop.style.left = left + "px";
  pop.style.top = (below ? cell.bottom - card.top + 6 : cell.top - card.top - 6 - h) + "px";
}

function mark(link: HTMLElement | null): void {
  for (const td of all("td.cellsel")) td.classList.remove("cellsel");
  link?.closest("td")?.classList.add("cellsel");
}

function address(key: string): void {
  const here = new URL(location.href);
  if (key) here.searchParams.set("cell", key);
  else here.searchParams.delete("cell");
  history.replaceState(history.state, "", here);
}

function close(back: boolean): void {
  const pop = box();
  if (!pop || pop.hidden) return;
  pop.hidden = true;
  pop.replaceChildren();
  mark(null);
  address("");
  if (back && opener?.isConnected) opener.focus();
  opener = null;
}

// move goes to the next figure of a row or a column; rows of titles are passed over.
function move(table: HTMLElement, event: KeyboardEvent): void {
  const from = (event.target as Element).closest<HTMLTableCellElement>("td, th");
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!from || !step || !(table instanceof HTMLTableElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  let y = (from.parentElement as HTMLTableRowElement).rowIndex, x = from.cellIndex;
  for (;;) {
    y += step[0] ?? 0;
    x += step[1] ?? 0;
    const row = table.rows[y];
    if (!row || x < 0 || (step[1] !== 0 && x >= row.cells.length)) return;
    const next = row.cells[x]?.querySelector<HTMLElement>("a[data-cell]");
    if (!next) continue;
    event.preventDefault();
    next.focus();
    next.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
}
