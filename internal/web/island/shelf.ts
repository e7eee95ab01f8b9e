// The builder's shelves: pills are dragged by pointer or lifted with Space and moved by arrows; every state of the form can be gone back to.
import type { Htmx } from "htmx.org";
import { all, on, one, say, speak } from "./dom";

interface State { html: Record<string, string>; values: string }

// builder is the form as it stands now: the server may send it anew at any time.
const builder = (): HTMLFormElement | null => one<HTMLFormElement>("form[data-builder]");

export function shelves(htmx: Htmx): void {
  const history = past(htmx);
  const moved = (): void => {
    const form = builder();
    if (!form) return;
    tidy(form);
    history.note();
    htmx.trigger(form, "reorder");
  };
  const first = builder();
  if (first) tidy(first);
  history.note();
  enter();
  on("change", "form[data-builder]", () => history.note());
  on("click", "[data-shelf] [data-remove]", (button, event) => {
    event.preventDefault();
    const pill = button.closest<HTMLElement>("[data-value]");
    const next = (pill?.nextElementSibling ?? pill?.previousElementSibling) as HTMLElement | null;
    speak(say("Removed", "Убрано") + ": " + name(pill));
    pill?.remove();
    next?.focus();
    moved();
  });
  on("click", "[data-add]", (button) => {
    const form = builder();
    if (form && add(form, button)) moved();
  });
  drag(moved);
  keyboard(moved);
}

const name = (pill: HTMLElement | null): string => pill?.querySelector(".t")?.textContent?.trim() ?? pill?.dataset["value"] ?? "";
const pills = (shelf: Element): HTMLElement[] => all("[data-value]", shelf).filter((p) => p.closest("[data-shelf]") === shelf);

// tidy makes the hidden input of each pill carry the name of the shelf it lies on.
function tidy(form: HTMLFormElement): void {
  for (const shelf of all("[data-shelf]", form)) for (const pill of pills(shelf)) {
    let input = pill.querySelector<HTMLInputElement>("input[type=hidden]");
    if (!input) {
      input = Object.assign(document.createElement("input"), { type: "hidden", value: pill.dataset["value"] ?? "" });
      pill.append(input);
    }
    input.name = shelf.dataset["name"] || shelf.dataset["shelf"] || "";
    pill.tabIndex = 0;
    pill.setAttribute("aria-roledescription", say("movable", "можно двигать"));
  }
}

// accepts tells whether a pill may lie on a shelf: data-kind of the pill in data-accept of the shelf, and room for it.
function accepts(shelf: HTMLElement, pill: HTMLElement): boolean {
  const kinds = shelf.dataset["accept"];
  if (kinds && !kinds.split(/[ ,]+/).includes(pill.dataset["kind"] ?? "")) return false;
  const others = pills(shelf).filter((p) => p !== pill);
  return others.length < (Number(shelf.dataset["max"]) || Infinity) && !others.some((p) => p.dataset["value"] === pill.dataset["value"]);
}

// add puts a copy of the pill in the template named by data-add on its shelf: data-add="metrics", data-value, data-label.
function add(form: HTMLFormElement, button: HTMLElement): boolean {
  const shelf = one(`[data-shelf="${button.dataset["add"]}"]`, form);
  const pattern = one<HTMLTemplateElement>(`template[data-pill="${button.dataset["add"]}"]`);
  const pill = pattern?.content.firstElementChild?.cloneNode(true);
  if (!shelf || !(pill instanceof HTMLElement)) return false;
  pill.dataset["value"] = button.dataset["value"] ?? "";
  if (button.dataset["kind"]) pill.dataset["kind"] = button.dataset["kind"];
  const title = pill.querySelector(".t");
  if (title) title.textContent = button.dataset["label"] ?? button.textContent?.trim() ?? "";
  const input = pill.querySelector<HTMLInputElement>("input[type=hidden]");
  if (input) input.value = pill.dataset["value"];
  if (!accepts(shelf, pill)) {
    speak(say("It is there already, or there is no room", "Уже есть или нет места"), true);
    return false;
  }
  shelf.append(pill);
  button.closest("dialog")?.close();
  speak(say("Added", "Добавлено") + ": " + name(pill));
  pill.focus();
  return true;
}

// enter lets the key do what the dialog's main button does, not the first button of the form that the field belongs to.
function enter(): void {
  on<KeyboardEvent>("keydown", "#b-dlg input", (input, event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    input.closest("dialog")?.querySelector<HTMLButtonElement>("button.btn-primary:not(:disabled)")?.click();
  });
}

function drag(moved: () => void): void {
  let held: HTMLElement | null = null, began = { x: 0, y: 0 }, going = false;
  const clear = (): void => {
    for (const el of all("[data-shelf].over, [data-shelf].bad, [data-value].before, [data-value].after")) el.classList.remove("before", "after", "over", "bad");
  };
  on<PointerEvent>("pointerdown", "form[data-builder] [data-shelf] [data-value]", (pill, event) => {
    if (event.button !== 0 || (event.target as Element).closest("button, select, input, a")) return;
    held = pill;
    began = { x: event.clientX, y: event.clientY };
    going = false;
  });
  on("dragstart", "form[data-builder] [data-shelf]", (_, event) => event.preventDefault()); // pointers do it all, touch too
  document.addEventListener("pointermove", (event) => {
    if (!held) return;
    if (!going && Math.hypot(event.clientX - began.x, event.clientY - began.y) < 5) return;
    if (!going) getSelection()?.removeAllRanges();
    going = true;
    held.classList.add("dragging");
    clear();
    const spot = at(event, held);
    if (!spot) return;
    if (spot.pill) spot.pill.classList.add(spot.after ? "after" : "before");
    else spot.shelf.classList.add(accepts(spot.shelf, held) ? "over" : "bad");
  });
  document.addEventListener("pointerup", (event) => {
    if (!held) return;
    const pill = held, spot = going ? at(event, pill) : null;
    held = null;
    pill.classList.remove("dragging");
    clear();
    if (!spot || !accepts(spot.shelf, pill)) return;
    if (spot.pill) spot.pill.insertAdjacentElement(spot.after ? "afterend" : "beforebegin", pill);
    else spot.shelf.append(pill);
    moved();
  });
  document.addEventListener("pointercancel", () => {
    held?.classList.remove("dragging");
    held = null;
    clear();
  });
}

function at(event: PointerEvent, held: HTMLElement): { shelf: HTMLElement; pill: HTMLElement | null; after: boolean } | null {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const shelf = under?.closest<HTMLElement>("[data-shelf]") ?? under?.closest(".shelf")?.querySelector<HTMLElement>("[data-shelf]");
  if (!shelf) return null;
  const pill = under?.closest<HTMLElement>("[data-value]");
  if (!pill || pill === held) return { shelf, pill: null, after: false };
  const box = pill.getBoundingClientRect();
  return { shelf, pill, after: event.clientY > box.top + box.height / 2 };
}

function keyboard(moved: () => void): void {
  let lifted: HTMLElement | null = null, home: { shelf: Element; next: Element | null } | null = null;
  const drop = (pill: HTMLElement): void => {
    pill.classList.remove("lifted");
    lifted = null;
  };
  on<KeyboardEvent>("keydown", "form[data-builder] [data-shelf] [data-value]", (pill, event) => {
    if (event.target !== pill) return;
    const shelf = pill.closest<HTMLElement>("[data-shelf]");
    if (!shelf) return;
    if (event.key === " " && lifted !== pill) {
      lifted = pill;
      home = { shelf, next: pill.nextElementSibling };
      pill.classList.add("lifted");
      speak(name(pill) + ": " + say("lifted. Arrows move it, Space puts it down, Escape takes it back", "взято. Стрелки двигают, пробел ставит, Esc возвращает"));
    } else if (event.key === " ") {
      drop(pill);
      speak(name(pill) + ": " + say("put down", "поставлено"));
      moved();
    } else if (event.key === "Escape" && lifted === pill && home) {
      home.shelf.insertBefore(pill, home.next);
      drop(pill);
      speak(say("As it was", "Как было"));
    } else if (event.key === "Delete" || event.key === "Backspace") {
      pill.querySelector<HTMLElement>("[data-remove]")?.click();
    } else if (lifted === pill && event.key.startsWith("Arrow")) {
      shift(shelf, pill, event.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
    pill.focus();
  });
}

function shift(shelf: HTMLElement, pill: HTMLElement, key: string): void {
  if (key === "ArrowUp") pill.previousElementSibling?.before(pill);
  else if (key === "ArrowDown") pill.nextElementSibling?.after(pill);
  else {
    const list = all("form[data-builder] [data-shelf]").filter((s) => s === shelf || accepts(s, pill));
    const next = list[list.indexOf(shelf) + (key === "ArrowRight" ? 1 : -1)];
    next?.append(pill);
  }
  const now = pill.closest<HTMLElement>("[data-shelf]");
  if (now) speak(`${now.getAttribute("aria-label") ?? now.dataset["shelf"]}: ${pills(now).indexOf(pill) + 1} ${say("of", "из")} ${pills(now).length}`);
}

// past keeps the states of the form, back to the opening of the draft. Where the server keeps them itself, its buttons are pressed.
function past(htmx: Htmx): { note: () => void } {
  const states: State[] = [];
  let here = -1;
  const take = (form: HTMLFormElement): State => ({
    html: Object.fromEntries(all("[data-shelf]", form).map((s) => [s.dataset["shelf"] ?? "", s.innerHTML])),
    values: new URLSearchParams([...new FormData(form)].map(([k, v]) => [k, String(v)])).toString(),
  });
  const buttons = (): void => {
    for (const b of all<HTMLButtonElement>("[data-undo]")) b.disabled = here <= 0;
    for (const b of all<HTMLButtonElement>("[data-redo]")) b.disabled = here >= states.length - 1;
  };
  const go = (to: number): void => {
    const state = states[to], form = builder();
    if (!state || !form) return;
    here = to;
    for (const shelf of all("[data-shelf]", form)) {
      shelf.innerHTML = state.html[shelf.dataset["shelf"] ?? ""] ?? "";
      htmx.process(shelf);
    }
    fill(form, new URLSearchParams(state.values));
    tidy(form);
    buttons();
    htmx.trigger(form, "reorder");
  };
  on("click", "[data-undo]", () => go(here - 1));
  on("click", "[data-redo]", () => go(here + 1));
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyZ" || !builder() || (event.target as Element).matches("input:not([type]), input[type=text], input[type=search], textarea")) return;
    event.preventDefault();
    const own = one<HTMLButtonElement>(`button[name=do][value=${event.shiftKey ? "redo" : "undo"}]`);
    if (own) own.click();
    else go(event.shiftKey ? here + 1 : here - 1);
  });
  return { note: () => {
    const form = builder();
    if (!form || !one("[data-undo]")) return;
    const state = take(form);
    if (states[here]?.values === state.values) return;
    states.splice(here + 1, states.length, state);
    here = states.length - 1;
    buttons();
  } };
}

function fill(form: HTMLFormElement, values: URLSearchParams): void {
  for (const el of form.elements) {
    if (el instanceof HTMLInputElement && (el.type === "checkbox" || el.type === "radio")) el.checked = values.getAll(el.name).includes(el.value);
    else if ((el instanceof HTMLInputElement && el.type !== "hidden" && el.type !== "file") || el instanceof HTMLSelectElement || el instanceof HTMLTextAreaElement) {
      if (el.name && values.has(el.name)) el.value = values.get(el.name) ?? "";
    }
  }
}
