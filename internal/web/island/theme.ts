// Light, dark, or as the system says. The choice belongs to the person: the server is told.
import { all, on } from "./dom";

const root = document.documentElement;

export function dark(): boolean {
  const set = root.dataset["bsTheme"];
  return set === "dark" || (set !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

const changed = (): boolean => document.dispatchEvent(new CustomEvent("sv:theme"));

// set shows a theme and tells the server by the address that the switch would lead to without a script.
export function set(theme: string): void {
  root.dataset["bsTheme"] = theme || "auto";
  mark();
  changed();
  const link = all<HTMLAnchorElement>("a[data-theme-set]").find((a) => known(a) === theme);
  if (link) void fetch(link.href, { method: "HEAD" }).catch(() => undefined);
}

export const flip = (): void => set(dark() ? "light" : "dark");

const known = (el: HTMLElement): string => (el.dataset["themeSet"] === "auto" ? "" : (el.dataset["themeSet"] ?? ""));

function mark(): void {
  const now = root.dataset["bsTheme"] === "auto" ? "" : root.dataset["bsTheme"];
  for (const b of all("[data-theme-set]")) {
    if (!(b instanceof HTMLAnchorElement)) b.setAttribute(b.getAttribute("role") === "radio" ? "aria-checked" : "aria-pressed", String(known(b) === now));
    else if (known(b) === now) b.setAttribute("aria-current", "true");
    else b.removeAttribute("aria-current");
  }
}

export function themes(): void {
  if (!root.dataset["bsTheme"]) root.dataset["bsTheme"] = "auto";
  mark();
  on("click", "[data-theme-set]", (b, event) => {
    event.preventDefault();
    set(known(b));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}
