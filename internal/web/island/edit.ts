// Editing a dashboard: tiles are moved and sized by pointer (gridstack) or by keyboard, and what happens is spoken.
import { GridStack, type Item, type Node } from "gridstack";
import { all, narrow, one, say, speak, typing } from "./dom";

interface Held { el: Item; from: Node[] }

const started = new WeakSet<Element>();

// edit makes every dashboard under root that is marked for it movable.
export function edit(root: ParentNode): void {
  for (const el of all(".grid-stack[data-edit]", root)) {
    if (started.has(el)) continue;
    started.add(el);
    begin(el);
  }
}

function begin(el: HTMLElement): void {
  if (narrow()) return; // on a phone tiles only change places, by buttons that the server answers
  const grid = GridStack.init({
    column: 12, cellHeight: 100, margin: 8, float: false, handle: ".hnd", animate: !matchMedia("(prefers-reduced-motion: reduce)").matches, minRow: 4,
    resizable: { handles: "se" }, alwaysShowResizeHandle: true,
  }, el);
  el.classList.add("grid-stack-on");
  for (const item of grid.getGridItems()) ready(item);
  const write = (): void => note(el, grid);
  grid.on("change added removed", write);
  const past = history(grid, write);
  let from: Node[] = [];
  grid.on("dragstart resizestart", () => (from = places(grid)));
  grid.on("dragstop resizestop", ((_: Event, item: Item) => {
    const step = past.moved(from);
    if (step) offer(say("Tile moved", "Плитка переставлена"), () => past.back(step));
    speak(where(item));
  }) as (...a: never[]) => void);
  keyboard(el, grid, write, past);
  write();
}

// Past is what has been done, each step as the act that takes it back.
interface Past { add: (step: () => void) => void; moved: (from: Node[]) => (() => void) | null; back: (step?: () => void) => void }

// history keeps what has been done, for Ctrl Z and for the button of the notice. A notice that was overtaken by other steps takes
// those back first.
function history(grid: GridStack, write: () => void): Past {
  const past: (() => void)[] = [];
  const key = (list: Node[]): string => list.map((n) => [n.id, n.x, n.y, n.w, n.h].join()).sort().join(";");
  const back = (step = past.at(-1)): void => {
    while (step && past.includes(step)) past.pop()?.();
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || typing(event) || past.length === 0 || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.code !== "KeyZ") return;
    event.preventDefault();
    back();
  });
  const add = (step: () => void): void => void past.push(step);
  const moved = (from: Node[]): (() => void) | null => {
    if (key(from) === key(places(grid))) return null;
    const step = (): void => {
      put(grid, from);
      write();
      speak(say("As it was", "Как было"));
    };
    add(step);
    return step;
  };
  return { add, moved, back };
}

function ready(item: Item): void {
  if (item.tabIndex < 0) item.tabIndex = 0;
  item.setAttribute("role", "group");
  item.setAttribute("aria-roledescription", say("tile", "плитка"));
  if (!item.hasAttribute("aria-label")) item.setAttribute("aria-label", title(item));
}

const title = (item: Element): string => (one("h2, h3, .lab", item)?.textContent ?? "").trim() || say("Tile", "Плитка");

function where(item: Item): string {
  const n = item.gridstackNode ?? {};
  return say(
    `column ${(n.x ?? 0) + 1}, row ${(n.y ?? 0) + 1}, width ${n.w ?? 1}, height ${n.h ?? 1}`,
    `столбец ${(n.x ?? 0) + 1}, строка ${(n.y ?? 0) + 1}, ширина ${n.w ?? 1}, высота ${n.h ?? 1}`,
  );
}

function places(grid: GridStack): Node[] {
  return grid.getGridItems().map((el) => {
    const n = el.gridstackNode ?? {};
    return { el, id: n.id ?? el.getAttribute("gs-id") ?? "", x: n.x ?? 0, y: n.y ?? 0, w: n.w ?? 1, h: n.h ?? 1 };
  });
}

// note keeps the layout in the form that saves it.
function note(el: HTMLElement, grid: GridStack): void {
  const field = one<HTMLInputElement>("form[data-layout-form] input[name=layout]");
  const layout = places(grid).map(({ id, x, y, w, h }) => ({ id, x, y, w, h }));
  layout.sort((a, b) => (a.y ?? 0) - (b.y ?? 0) || (a.x ?? 0) - (b.x ?? 0));
  if (field) field.value = JSON.stringify(layout);
  el.dispatchEvent(new CustomEvent("sv:layout", { bubbles: true }));
}

function put(grid: GridStack, nodes: Node[]): void {
  grid.batchUpdate();
  for (const n of nodes) if (n.el) grid.update(n.el, { x: n.x ?? 0, y: n.y ?? 0, w: n.w ?? 1, h: n.h ?? 1 });
  grid.batchUpdate(false);
}

function keyboard(el: HTMLElement, grid: GridStack, write: () => void, past: Past): void {
  let held: Held | null = null;
  const down = (): void => {
    held?.el.classList.remove("lifted");
    if (held) past.moved(held.from);
    held = null;
  };
  el.addEventListener("keydown", (event) => {
    const item = (event.target as Element).closest<Item>(".grid-stack-item");
    if (!item || event.target !== item) return;
    const arrow = event.key.startsWith("Arrow");
    if (event.key === "Enter" && held?.el !== item) {
      down();
      held = { el: item, from: places(grid) };
      item.classList.add("lifted");
      speak(title(item) + ": " + say("lifted, ", "взято, ") + where(item) + ". " + say(
        "Arrows move it, Shift and arrows size it, Enter puts it down, Escape takes it back", "Стрелки двигают, Shift и стрелки меняют размер, Enter ставит, Esc возвращает"));
    } else if (event.key === "Enter") {
      down();
      write();
      speak(title(item) + ": " + say("put down, ", "поставлено, ") + where(item));
    } else if (event.key === "Escape" && held) {
      put(grid, held.from);
      down();
      write();
      speak(say("As it was", "Как было"));
    } else if (event.key === "Delete") {
      remove(el, grid, item, write, past);
    } else if (arrow && held?.el === item) {
      step(grid, item, event.key, event.shiftKey);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  el.addEventListener("focusout", (event) => {
    if (held && event.target === held.el) {
      down();
      write();
    }
  });
}

function step(grid: GridStack, item: Item, key: string, size: boolean): void {
  const n = item.gridstackNode ?? {};
  const x = n.x ?? 0, y = n.y ?? 0, w = n.w ?? 1, h = n.h ?? 1;
  const dx = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0, dy = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const to = size
    ? { w: Math.min(12 - x, Math.max(2, w + dx)), h: Math.max(2, h + dy) }
    : { x: Math.min(12 - w, Math.max(0, x + dx)), y: Math.max(0, y + dy) };
  if (!size && dy > 0) below(grid, item);
  else grid.update(item, to);
  item.scrollIntoView({ block: "nearest" });
  speak(where(item));
}

// below moves a tile under the one beneath it: with tiles falling upwards, one row down alone would fall back.
function below(grid: GridStack, item: Item): void {
  const n = item.gridstackNode ?? {};
  const x = n.x ?? 0, y = n.y ?? 0, w = n.w ?? 1, h = n.h ?? 1;
  const under = places(grid).filter((o) => o.el !== item && (o.y ?? 0) >= y + h && (o.x ?? 0) < x + w && (o.x ?? 0) + (o.w ?? 1) > x);
  under.sort((a, b) => (a.y ?? 0) - (b.y ?? 0));
  const next = under[0];
  if (!next?.el) return;
  grid.batchUpdate();
  grid.update(next.el, { y });
  grid.update(item, { y: y + (next.h ?? 1) });
  grid.batchUpdate(false);
}

// remove takes a tile away: by its own button where the server does it, and brings it back. Elsewhere it comes back by the button of the
// notice or by Ctrl Z until the page is left.
function remove(el: HTMLElement, grid: GridStack, item: Item, write: () => void, past: Past): void {
  const own = one<HTMLButtonElement>("button[data-remove]", item);
  if (own) return own.click();
  const was = places(grid), next = (item.nextElementSibling ?? item.previousElementSibling) as HTMLElement | null;
  grid.removeWidget(item, false);
  item.remove();
  next?.focus();
  write();
  speak(title(item) + ": " + say("removed. Control Z brings it back", "убрано. Ctrl Z возвращает"));
  const back = (): void => {
    box.remove();
    const at = was.find((n) => n.el === item);
    for (const [key, value] of [["gs-x", at?.x], ["gs-y", at?.y], ["gs-w", at?.w], ["gs-h", at?.h]] as const) item.setAttribute(key, String(value ?? 0));
    el.append(item);
    grid.makeWidget(item);
    put(grid, was);
    write();
    item.focus();
    speak(title(item) + ": " + say("back again", "возвращено"));
  };
  past.add(back);
  const box = offer(say("Tile removed", "Плитка убрана"), () => past.back(back));
}

// offer says what happened, with a button that takes it back.
function offer(text: string, back: () => void): HTMLElement {
  let list = document.getElementById("toasts");
  if (!list) {
    list = Object.assign(document.createElement("div"), { id: "toasts" });
    document.body.append(list);
  }
  list.classList.add("toasts");
  const box = Object.assign(document.createElement("div"), { className: "toast undo" });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: say("Undo", "Вернуть") });
  button.addEventListener("click", () => {
    box.remove();
    back();
  });
  for (const old of all(".toast.undo", list)) old.remove(); // one notice at a time
  box.append(Object.assign(document.createElement("span"), { textContent: text }), button);
  list.append(box);
  setTimeout(() => {
    if (!box.matches(":hover, :focus-within")) box.remove();
  }, 6000);
  return box;
}
