// Shortcuts, the search dialog, dialogs and questions before something is lost.
import { all, on, one, say, typing } from "./dom";
import { flip } from "./theme";

// The sections that G and a letter lead to, by the names the navigation gives them.
const SECTIONS: Record<string, string[]> = { o: ["d"], r: ["r"], k: ["kpi", "metrics"], a: ["advice", "ask"] };
let waiting = 0;

export function keys(): void {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") {
      if (openSearch()) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || document.body.dataset["shortcuts"] === "off" || one("dialog[open]")) return;
    letter(event);
  });
  on("click", "[data-dialog]", (button, event) => {
    const box = document.getElementById(button.dataset["dialog"] ?? "");
    if (!(box instanceof HTMLDialogElement)) return;
    event.preventDefault();
    if (box.id === "search") openSearch();
    else box.showModal();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof HTMLDialogElement && outside(event.target, event)) event.target.close();
  });
  search();
  questions();
}

function outside(box: HTMLDialogElement, e: MouseEvent): boolean {
  const r = box.getBoundingClientRect();
  return e.clientX < r.left || e.clientX > r.right || e.clientY < r.top || e.clientY > r.bottom;
}

function letter(event: KeyboardEvent): void {
  const key = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key; // the same keys in either layout
  if (Date.now() < waiting) {
    waiting = 0;
    const link = (SECTIONS[key] ?? []).map((s) => one<HTMLAnchorElement>(`.sv-rail a[data-section="${s}"]`)).find((a) => a !== null);
    if (link) {
      event.preventDefault();
      location.assign(link.href);
    }
    return;
  }
  if (key === "g" && !event.shiftKey) waiting = Date.now() + 1500;
  else if (event.key === "." || event.key === "ю") flip();
  else if (event.key === "/") {
    const first = one(".fbar summary, .fbar button, .fbar a, .fbar input");
    if (!first) return;
    event.preventDefault();
    first.focus();
  } else if (event.key === "?" || (event.key === "," && event.shiftKey)) explain();
}

function explain(): void {
  const now = document.activeElement?.closest<HTMLElement>("[data-explain]") ?? document.activeElement?.querySelector<HTMLElement>("[data-explain]");
  const href = now?.dataset["explain"];
  if (!now || !href) return;
  const link = Object.assign(document.createElement("a"), { href, hidden: true });
  link.dataset["panel"] = "";
  now.after(link);
  link.click();
  link.remove();
}

function openSearch(): boolean {
  const box = document.getElementById("search");
  if (!(box instanceof HTMLDialogElement)) return false;
  if (!box.open) box.showModal();
  one<HTMLInputElement>("input", box)?.select();
  return true;
}

function search(): void {
  on<KeyboardEvent>("keydown", "#search", (box, event) => {
    const items = all<HTMLAnchorElement>(".srch-i", box);
    const at = items.findIndex((i) => i.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = event.key === "ArrowDown" ? Math.min(items.length - 1, at + 1) : Math.max(0, at - 1);
      items.forEach((item, i) => item.setAttribute("aria-selected", String(i === next)));
      items[next]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      const go = items[Math.max(0, at)];
      if (go) {
        event.preventDefault();
        go.click();
      }
    }
  });
}

// questions asks before what cannot be undone. The dialog is built once; text comes from the element.
function questions(): void {
  let sure: Element | null = null;
  const ask = (el: HTMLElement, event: Event, go: () => void): void => {
    if (sure === el) {
      sure = null;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const box = Object.assign(document.createElement("dialog"), { className: "dlg" });
    const text = Object.assign(document.createElement("p"), { textContent: el.dataset["confirm"] ?? "", id: "dlg-text" });
    const foot = Object.assign(document.createElement("div"), { className: "form-f" });
    const no = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: say("Cancel", "Отменить") });
    const yes = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-primary", textContent: el.dataset["confirmOk"] || say("Continue", "Продолжить") });
    box.setAttribute("aria-labelledby", "dlg-text");
    foot.append(no, yes);
    box.append(text, foot);
    document.body.append(box);
    no.addEventListener("click", () => box.close());
    yes.addEventListener("click", () => {
      box.close();
      sure = el;
      go();
    });
    box.addEventListener("close", () => {
      box.remove();
      el.focus();
    });
    box.showModal();
  };
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset["confirm"]) ask(form, event, () => form.requestSubmit(event.submitter as HTMLElement | null));
  }, true);
  document.addEventListener("click", (event) => {
    const el = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-confirm], button[data-confirm]") : null;
    if (el) ask(el, event, () => el.click());
  }, true);
}
