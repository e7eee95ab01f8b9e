// Small things: switches of visibility, tooltips, printing, full screen.
import { all, on, one } from "./dom";

export function small(): void {
  on("click", "[data-toggle]", (button) => {
    const parts = (button.dataset["toggle"] ?? "").split(",").map((s) => one(s.trim())).filter((e) => e !== null);
    for (const el of parts) el.hidden = !el.hidden;
    for (const name of ["aria-expanded", "aria-pressed"]) if (button.hasAttribute(name)) button.setAttribute(name, String(button.getAttribute(name) !== "true"));
    if (parts.some((p) => !p.hidden)) document.dispatchEvent(new CustomEvent("sv:shown"));
  });
  on("click", "button[data-print]", () => print());
  on("click", "[data-full]", () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
  });
  on("change", "form[data-sharing] input", (input) => { // a mark is meant: it opens to those marked, and "only me" takes the marks off
    const form = input.closest("form"), box = input as HTMLInputElement;
    if (box.type === "checkbox" && box.checked) one<HTMLInputElement>("input[name=who][value=some]", form ?? document)?.click();
    if (box.name === "who" && box.value === "nobody" && form) for (const mark of all<HTMLInputElement>("input[type=checkbox]", form)) mark.checked = false;
  });
  on("click", ".star[aria-pressed]", (b) => b.setAttribute("aria-pressed", String(b.getAttribute("aria-pressed") !== "true")));
  on<KeyboardEvent>("keydown", "[data-chart]", (chart, event) => { // by keyboard a chart is its table
    const table = chart.parentElement?.querySelector<HTMLDetailsElement>("details.chart-as");
    if (!table || event.key !== "Enter" || event.target !== chart) return;
    event.preventDefault();
    table.open = true;
    table.querySelector<HTMLElement>("summary")?.focus();
  });
  tips();
}

function tips(): void {
  let tip: HTMLElement | null = null;
  const hide = (): void => {
    tip?.remove();
    tip = null;
  };
  const show = (el: HTMLElement): void => {
    hide();
    const text = el.dataset["tip"];
    if (!text) return;
    tip = Object.assign(document.createElement("div"), { className: "tip-b", textContent: text, id: "tip-b" });
    tip.setAttribute("role", "tooltip");
    document.body.append(tip);
    const at = el.getBoundingClientRect(), size = tip.getBoundingClientRect();
    const top = at.top - size.height - 6;
    tip.style.top = (top < 4 ? at.bottom + 6 : top) + "px";
    tip.style.left = Math.max(8, Math.min(innerWidth - size.width - 8, at.left + at.width / 2 - size.width / 2)) + "px";
  };
  on("pointerover", "[data-tip]", show);
  on("focusin", "[data-tip]", show);
  on("pointerout", "[data-tip]", hide);
  on("focusout", "[data-tip]", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("scroll", hide, { capture: true, passive: true });
}

