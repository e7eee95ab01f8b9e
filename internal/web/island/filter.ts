// The filter bar: a change asks for the page anew; what is empty or usual stays out of the address.
import { all, on, one } from "./dom";

interface Place { key: string; name: string; value: string; scroll: number }
let place: Place | null = null;

export function filters(): void {
  on("change", "form[data-filters]", (form, event) => {
    const el = event.target as HTMLElement;
    if (form.hasAttribute("hx-get") || el.closest("[data-hold]")) return;
    send(form as HTMLFormElement);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.matches("[data-filters]") && !form.hasAttribute("hx-get")) {
      event.preventDefault();
      send(form);
    }
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData } = (event as CustomEvent).detail as { elt: Element; formData: FormData };
    if (elt.matches("form[data-filters]")) prune(elt as HTMLFormElement, formData);
  });
  document.addEventListener("htmx:beforeSwap", keep);
  document.addEventListener("htmx:afterSettle", restore);
  on("click", "summary", (summary) => {
    const self = summary.parentElement;
    for (const other of all<HTMLDetailsElement>("details.fdrop[open], details.menu[open]")) if (other !== self && !other.contains(self)) other.open = false;
  });
  document.addEventListener("click", (event) => {
    for (const box of all<HTMLDetailsElement>("details.fdrop[open], details.menu[open]")) if (!box.contains(event.target as Node)) box.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const box = one<HTMLDetailsElement>("details.fdrop[open], details.menu[open]");
    if (!box) return;
    event.preventDefault();
    box.open = false;
    one("summary", box)?.focus();
  });
  on<InputEvent>("input", "[data-narrow]", (input) => {
    const words = (input as HTMLInputElement).value.trim().toLowerCase();
    const list = one(input.dataset["narrow"] ?? "");
    for (const item of list?.children ?? []) (item as HTMLElement).hidden = words !== "" && !(item.textContent ?? "").toLowerCase().includes(words);
  });
  document.addEventListener("change", (event) => {
    if ((event.target as Element).matches("[data-narrow]")) event.stopPropagation(); // looking for a name is not a choice yet
  }, true);
  on("change", "[data-submit]", (el) => (el as HTMLInputElement).form?.requestSubmit());
}

// latest lets a change that comes while the page is on its way take the place of the one before.
export function latest(root: ParentNode): void {
  for (const form of all("form[data-filters]:not([hx-sync])", root)) form.setAttribute("hx-sync", "this:replace");
}

// prune drops what need not be said, and joins the values of one name by commas where the page asks for it.
function prune(form: HTMLFormElement, data: FormData): void {
  for (const key of new Set(data.keys())) {
    const values = data.getAll(key).map(String).filter((v) => v !== "");
    const field = form.elements.namedItem(key);
    const usual = field instanceof HTMLElement ? field.dataset["default"] : undefined;
    data.delete(key);
    if (values.length === 0 || (values.length === 1 && values[0] === usual)) continue;
    if (form.dataset["join"] !== undefined) data.set(key, values.join(form.dataset["join"] || ","));
    else for (const v of values) data.append(key, v);
  }
}

function send(form: HTMLFormElement): void {
  const data = new FormData(form);
  prune(form, data);
  const url = new URL(form.action || location.href, location.href);
  const words = new URLSearchParams();
  for (const [key, value] of data) words.append(key, String(value));
  url.search = words.toString();
  location.assign(url);
}

// keep remembers which pop-over is open and which field has the focus, so that a page that comes anew does not take them away.
function keep(): void {
  const box = one<HTMLDetailsElement>(".fbar details.fdrop[open]");
  const field = document.activeElement;
  place = box ? {
    key: String(all(".fbar details.fdrop").indexOf(box)),
    name: field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.name : "",
    value: field instanceof HTMLInputElement ? field.value : "",
    scroll: one(".flist", box)?.scrollTop ?? 0,
  } : null;
}

function restore(event: Event): void {
  const target = (event as CustomEvent).detail.target as HTMLElement | undefined;
  if (!place || target?.id === "panel") return;
  const box = all<HTMLDetailsElement>(".fbar details.fdrop")[Number(place.key)];
  if (box && !box.open) {
    box.open = true;
    const list = one(".flist", box);
    if (list) list.scrollTop = place.scroll;
    const field = all<HTMLInputElement>("input, select", box).find((f) => f.name === place?.name && (f.tagName === "SELECT" || f.type === "text" || f.type === "date" || f.value === place?.value));
    field?.focus();
  }
  place = null;
}
