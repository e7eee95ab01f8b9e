// Small helpers that every island uses.

export const ru = (): boolean => document.documentElement.lang.startsWith("ru");
export const say = (en: string, russian: string): string => (ru() ? russian : en);

export function one<T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T | null {
  return root.querySelector<T>(selector);
}

export function all<T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T[] {
  const found = [...root.querySelectorAll<T>(selector)];
  return root instanceof Element && root.matches(selector) ? [root as unknown as T, ...found] : found;
}

// on listens at the document, so that parts of a page may come and go.
export function on<E extends Event>(type: string, selector: string, act: (target: HTMLElement, event: E) => void): void {
  document.addEventListener(type, (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (target) act(target, event as E);
  });
}

// speak hands a sentence to screen readers; loud interrupts.
export function speak(text: string, loud = false): void {
  const id = loud ? "alert" : "live";
  let live = document.getElementById(id);
  if (!live) {
    live = document.createElement("div");
    live.id = id;
    live.className = "vh";
    live.setAttribute("aria-live", loud ? "assertive" : "polite");
    document.body.append(live);
  }
  live.textContent = "";
  const region = live;
  setTimeout(() => (region.textContent = text), 30);
}

export function typing(event: Event): boolean {
  const el = event.target;
  return el instanceof HTMLElement && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));
}

export const narrow = (): boolean => matchMedia("(max-width: 760px)").matches;

// widths sets the widths and places that the content security policy forbids in attributes.
export function widths(root: ParentNode): void {
  for (const el of all("[data-w]", root)) el.style.width = clamp(el.dataset["w"]) + "%";
  for (const el of all("[data-x]", root)) el.style.left = clamp(el.dataset["x"]) + "%";
}

function clamp(text: string | undefined): number {
  const n = Number(text);
  return Number.isFinite(n) ? Math.min(100, Math.max(0, n)) : 0;
}
