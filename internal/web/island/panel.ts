// The side panel: records behind a figure, and how a figure was counted. What is open stands in the address.
import type { Htmx } from "htmx.org";
import { all, narrow, on, one, say } from "./dom";

const KEYS: Record<string, string> = { "/records": "drill", "/explain": "explain" };
let opener: HTMLElement | null = null;
let shown = "";

const panel = (): HTMLElement | null => document.getElementById("panel");
const params = (): string[] => [...new Set([...Object.values(KEYS), "cell"])];

// pagePart is the address without what only opens panels.
function pagePart(url: URL): string {
  const copy = new URL(url);
  for (const key of params()) copy.searchParams.delete(key);
  return copy.pathname + copy.search;
}

function wanted(url: URL): string {
  for (const [path, key] of Object.entries(KEYS)) {
    const value = url.searchParams.get(key);
    if (value) return path + "?" + value;
  }
  return "";
}

let page = pagePart(new URL(location.href));

export function panels(htmx: Htmx): void {
  on<MouseEvent>("click", "a[data-panel]", (link, event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !panel()) return;
    event.preventDefault();
    open(htmx, (link as HTMLAnchorElement).href, link);
  });
  on("click", "[data-close]", (button) => {
    if (button.closest("#panel")) close();
    else button.closest("dialog")?.close();
  });
  on("click", "#scrim", () => close());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && shown && !one("dialog[open]") && !one("details.fdrop[open], details.menu[open]")) close();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const target = (event as CustomEvent).detail.target as HTMLElement;
    if (target.id === "panel") settle(target);
    else page = pagePart(new URL(location.href));
  });
  document.addEventListener("htmx:pushedIntoHistory", () => (page = pagePart(new URL(location.href))));
  addEventListener("popstate", () => {
    const url = new URL(location.href);
    if (pagePart(url) !== page) return location.reload();
    const next = wanted(url);
    if (!next) hide();
    else if (next !== shown) open(htmx, next, null);
  });
  const first = wanted(new URL(location.href));
  if (first && panel()) open(htmx, first, null);
}

function open(htmx: Htmx, href: string, from: HTMLElement | null): void {
  const box = panel();
  if (!box) return;
  const url = new URL(href, location.href);
  if (from && !box.contains(from)) opener = from;
  shown = url.pathname + url.search;
  if (from) remember(url, from);
  box.hidden = false;
  box.setAttribute("aria-busy", "true");
  void htmx.ajax("GET", shown, { target: "#panel", swap: "innerHTML" }).finally(() => box.removeAttribute("aria-busy"));
}

function remember(url: URL, from: HTMLElement): void {
  const here = new URL(location.href);
  for (const key of params()) here.searchParams.delete(key);
  const key = KEYS[url.pathname] ?? "";
  if (key) here.searchParams.set(key, url.search.slice(1));
  const state = { panel: true };
  if (panel()?.contains(from)) history.replaceState(history.state, "", here);
  else history.pushState(state, "", here);
}

// settle shows what has come: an explanation is modal, records are not.
function settle(box: HTMLElement): void {
  const modal = shown.startsWith("/explain") || narrow();
  box.hidden = false;
  box.classList.toggle("wide", shown.startsWith("/explain"));
  box.setAttribute("role", "dialog");
  if (modal) box.setAttribute("aria-modal", "true");
  else box.removeAttribute("aria-modal");
  const title = one("h1, h2", box);
  if (title) {
    title.id ||= "panel-title";
    box.setAttribute("aria-labelledby", title.id);
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  } else {
    box.setAttribute("aria-label", say("Details", "Подробности"));
  }
  scrim(modal);
  document.body.classList.toggle("panel-push", !modal && one("[data-push]") !== null);
}

function scrim(visible: boolean): void {
  let veil = document.getElementById("scrim");
  if (!veil && visible) {
    veil = document.createElement("div");
    veil.id = "scrim";
    veil.className = "scrim";
    document.body.append(veil);
  }
  if (veil) veil.hidden = !visible;
  for (const part of all(".sv-rail, .sv-main, .sv-bottom")) part.inert = visible && !part.contains(panel());
  document.body.classList.toggle("locked", visible && narrow());
}

// close leaves the address as it was before the panel opened.
export function close(): void {
  if (!shown) return;
  const back = (history.state as { panel?: boolean } | null)?.panel === true;
  hide();
  if (back) history.back();
  else history.replaceState(history.state, "", page + location.hash);
}

function hide(): void {
  const box = panel();
  const had = shown !== "";
  shown = "";
  if (!box || !had) return;
  box.hidden = true;
  box.replaceChildren();
  scrim(false);
  document.body.classList.remove("panel-push");
  if (opener?.isConnected) opener.focus();
  opener = null;
}
