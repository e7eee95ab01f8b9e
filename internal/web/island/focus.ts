// Going back to a page puts the focus where it was; the browser itself brings back the place on the page.

const key = (): string => "focus:" + location.pathname + location.search;

// path names an element so that it can be found again: by its id, or by its place.
function path(el: Element): string {
  if (el.id) return "#" + CSS.escape(el.id);
  const parent = el.parentElement;
  if (!parent || el === document.body) return "body";
  return path(parent) + ">:nth-child(" + ([...parent.children].indexOf(el) + 1) + ")";
}

// A frame in a page of another site may have no storage at all.
function keep(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // then the focus is not brought back
  }
}

function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

export function focus(): void {
  const note = (): void => {
    const el = document.activeElement;
    if (el && el !== document.body && !el.closest("#panel, dialog")) keep(key(), path(el));
  };
  document.addEventListener("htmx:beforeRequest", note);
  addEventListener("pagehide", note);
  const entry = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  const saved = kept(key());
  if (!saved || entry?.type === "navigate") return;
  document.querySelector<HTMLElement>(saved)?.focus({ preventScroll: true });
}
