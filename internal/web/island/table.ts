// Tables: sorting what is on the page, choosing columns, a shadow under the first column while scrolled.
import { all, on, one, ru } from "./dom";

export function tables(): void {
  on("click", "table[data-sort-table] button.sort", (button) => {
    const head = button.closest("th");
    const table = button.closest("table");
    if (!head || !table) return;
    const up = head.getAttribute("aria-sort") === (head.classList.contains("n") ? "descending" : "ascending");
    const way = head.classList.contains("n") ? (up ? "ascending" : "descending") : up ? "descending" : "ascending";
    for (const th of all("th[aria-sort]", table)) th.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way);
    sort(table, head.cellIndex, way === "ascending" ? 1 : -1);
  });
  on("change", "[data-columns] input", (input) => {
    const box = input.closest<HTMLElement>("[data-columns]");
    if (box) choose(box, true);
  });
  document.addEventListener("scroll", (event) => {
    const el = event.target;
    if (el instanceof HTMLElement && el.classList.contains("scroll-x")) el.classList.toggle("scrolled", el.scrollLeft > 4);
  }, true);
  on<KeyboardEvent>("keydown", "table[data-arrows]", arrows);
}

function sort(table: HTMLTableElement, at: number, way: number): void {
  const compare = new Intl.Collator(ru() ? "ru" : "en", { numeric: true }).compare;
  for (const body of table.tBodies) {
    const rows = [...body.rows];
    const fixed = rows.filter((r) => r.matches(".tot, .grp"));
    const value = (r: HTMLTableRowElement): string => r.cells[at]?.dataset["v"] ?? r.cells[at]?.textContent?.trim() ?? "";
    const free = rows.filter((r) => !fixed.includes(r)).map((row) => ({ row, text: value(row) }));
    free.sort((a, b) => {
      const missing = Number(a.text === "" || a.text === "—") - Number(b.text === "" || b.text === "—");
      if (missing) return missing; // what is missing stays last either way
      const x = Number(a.text), y = Number(b.text);
      return way * (Number.isNaN(x) || Number.isNaN(y) ? compare(a.text, b.text) : x - y);
    });
    body.append(...free.map((f) => f.row), ...fixed);
  }
}

function choose(box: HTMLElement, save: boolean): void {
  const table = one<HTMLTableElement>(box.dataset["columns"] ?? "");
  if (!table) return;
  const off: string[] = [];
  for (const input of all<HTMLInputElement>("input[type=checkbox]", box)) {
    const at = Number(input.value);
    if (!input.checked) off.push(input.value);
    for (const row of table.rows) {
      const cell = row.cells[at];
      if (cell && cell.colSpan === 1) cell.hidden = !input.checked;
    }
  }
  if (save && box.dataset["key"]) localStorage.setItem("columns:" + box.dataset["key"], off.join(","));
}

// remembered applies the choice of columns that was made before.
export function remembered(root: ParentNode): void {
  for (const box of all("[data-columns][data-key]", root)) {
    const off = (localStorage.getItem("columns:" + box.dataset["key"]) ?? "").split(",").filter(Boolean);
    if (off.length === 0) continue;
    for (const input of all<HTMLInputElement>("input[type=checkbox]", box)) input.checked = !off.includes(input.value);
    choose(box, false);
  }
}

function arrows(table: HTMLElement, event: KeyboardEvent): void {
  const cell = (event.target as Element).closest<HTMLTableCellElement>("td, th");
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!cell || !step || !(table instanceof HTMLTableElement)) return;
  let y = (cell.parentElement as HTMLTableRowElement).rowIndex, x = cell.cellIndex;
  for (let i = 0; i < 60; i++) {
    y += step[0] ?? 0;
    x += step[1] ?? 0;
    const next = table.rows[y]?.cells[x];
    if (!next) return;
    const target = next.querySelector<HTMLElement>("a, button, input") ?? (next.tabIndex >= 0 ? next : null);
    if (target && !next.hidden) {
      event.preventDefault();
      target.focus();
      return;
    }
  }
}
