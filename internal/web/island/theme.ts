// Light, dark, or as the system says. The choice belongs to the person: the server is told.
import { all, on } from "./dom";

const root = document.documentElement;

export function dark(): boolean {
  const set = root.dataset["bsTheme"];
  return set === "dark" || (set !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

const changed = (): boolean => document.dispatchEvent(new CustomEvent("sv:theme"));

export function set(theme: string): void {
  root.dataset["bsTheme"] = theme || "auto";
  mark();
  changed();
  const path = document.body.dataset["themePost"];
  if (path) void fetch(path, { method: "POST", body: new URLSearchParams({ theme }), headers: { "HX-Request": "true" } }).catch(() => undefined);
}

export const flip = (): void => set(dark() ? "light" : "dark");

function mark(): void {
  const now = root.dataset["bsTheme"] === "auto" ? "" : root.dataset["bsTheme"];
  for (const b of all("[data-theme-set]")) b.setAttribute(b.getAttribute("role") === "radio" ? "aria-checked" : "aria-pressed", String(b.dataset["themeSet"] === now));
}

export function themes(): void {
  if (!root.dataset["bsTheme"]) root.dataset["bsTheme"] = "auto";
  mark();
  on("click", "[data-theme-set]", (b, event) => {
    event.preventDefault();
    set(b.dataset["themeSet"] ?? "");
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}
