// News from the server: tiles ask for themselves anew when the data has moved; a line that is dead says so.
import type { Htmx } from "htmx.org";
import { all, one } from "./dom";

const LONGEST = 60_000;

export function live(htmx: Htmx): void {
  const path = document.body.dataset["live"];
  if (!path) return;
  let wait = 1000, version: number | null = null, failures = 0;
  let source: EventSource | null = null;
  let timer = 0;

  const stale = (is: boolean): void => {
    const band = one("#stale-band");
    if (band) band.hidden = !is;
  };
  const connect = (): void => {
    source = new EventSource(path);
    source.addEventListener("open", () => {
      wait = 1000;
      failures = 0;
      stale(false);
    });
    source.addEventListener("version", (event) => {
      const n = read((event as MessageEvent<string>).data);
      if (n !== null && version !== null && n !== version) refresh(htmx);
      version = n ?? version;
    });
    source.addEventListener("gone", () => location.reload()); // what the page was opened by is over: the server says why
    source.addEventListener("error", () => {
      source?.close();
      if (++failures >= 3) stale(true);
      clearTimeout(timer);
      timer = window.setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(LONGEST, wait * 2);
    });
  };
  connect();
  addEventListener("pagehide", () => {
    clearTimeout(timer);
    source?.close();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) connect();
  });
}

function read(text: string): number | null {
  try {
    const n = Number((JSON.parse(text) as { version?: unknown }).version);
    return Number.isFinite(n) ? n : null;
  } catch {
    return null;
  }
}

function refresh(htmx: Htmx): void {
  for (const tile of all("[data-tile][hx-get]")) {
    htmx.trigger(tile, "refresh");
    tile.addEventListener("htmx:afterSettle", () => {
      const now = tile.id ? document.getElementById(tile.id) : tile;
      now?.classList.add("refreshed");
      setTimeout(() => now?.classList.remove("refreshed"), 700);
    }, { once: true });
  }
}
