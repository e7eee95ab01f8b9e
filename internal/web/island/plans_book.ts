// What the grid of plans holds: figures as they stand, changes that are not approved yet, and how to take them back.
import { ru } from "./dom";
import { figure } from "./format";
import type { Block, Their } from "./plans_talk";

export interface Cell { v: number | null; own: boolean; edit: boolean }
export interface Row { scope: string; title: string; sum: number | null; cells: Cell[] }
export interface Column { title: string; from: string; grain: string; locked: boolean; past: boolean }
export interface Data {
  metric: string; seen: number; factor: number; step: number; unit: string; adds: boolean; people: boolean; cols: Column[]; rows: Row[]; total: number;
}
export interface Draft { v: number | null; text?: string; why?: string; origin?: string }
export interface Change extends Draft { r: number; c: number; gone?: boolean }
interface Step { key: string; before: Draft | undefined; after: Draft | undefined }

export const key = (r: number, c: number): string => `${r}:${c}`;
const spotOf = (k: string): [number, number] => k.split(":").map(Number) as [number, number];

export class Book {
  readonly drafts = new Map<string, Draft>();
  readonly suggested = new Map<number, number>();
  readonly yielded = new Set<string>();
  beyond: string[] = [];
  private past: Step[][] = [];
  private future: Step[][] = [];

  constructor(readonly data: Data) {}

  cell(r: number, c: number): Cell | undefined {
    return this.data.rows[r]?.cells[c];
  }

  edits(): boolean {
    return this.data.rows.some((row) => row.cells.some((x) => x.edit));
  }

  over(c: number): boolean {
    return this.data.cols[c]?.past ?? true;
  }

  // first is where the reader begins: the first cell that may be changed and is not over.
  first(): { r: number; c: number } {
    const c = this.data.cols.findIndex((col, i) => !col.locked && !col.past && this.data.rows.some((row) => row.cells[i]?.edit));
    const r = this.data.rows.findIndex((row) => row.cells[Math.max(0, c)]?.edit);
    return { r: Math.max(0, r), c: Math.max(0, c) };
  }

  value(r: number, c: number): number | null {
    const draft = this.drafts.get(key(r, c));
    if (draft) return draft.why ? null : draft.v;
    const x = this.cell(r, c)?.v ?? null;
    if (r === this.data.total && this.data.people && x !== null) return x + this.delta(c);
    return x;
  }

  // typed is a figure as it is written into a cell or copied from it.
  typed(r: number, c: number): string {
    const draft = this.drafts.get(key(r, c));
    if (draft?.text !== undefined) return draft.text;
    const v = this.value(r, c);
    if (v === null) return "";
    const text = String(Math.round(v * 1e6) / 1e6);
    return ru() ? text.replace(".", ",") : text;
  }

  write(v: number): string {
    return figure(ru() ? "ru" : "en", "num", v);
  }

  private old(r: number, c: number): number {
    return this.cell(r, c)?.v ?? 0;
  }

  // delta is by how much the rows of a column were changed.
  delta(c: number): number {
    let sum = 0;
    for (const [k, d] of this.drafts) {
      const [r, at] = spotOf(k);
      if (at === c && r !== this.data.total && !d.why) sum += (d.v ?? 0) - this.old(r, c);
    }
    return Math.round(sum * 1e6) / 1e6;
  }

  rowSum(r: number): number | null {
    const row = this.data.rows[r];
    if (!row) return null;
    let sum = row.sum ?? row.cells.reduce((s, x) => s + (x.v ?? 0), 0), known = row.sum !== null;
    row.cells.forEach((_, c) => {
      const draft = this.drafts.get(key(r, c));
      if (draft && !draft.why) { sum += (draft.v ?? 0) - this.old(r, c); known = true; }
      else if (!draft && r === this.data.total && this.data.people) sum += this.delta(c);
    });
    return known ? Math.round(sum * 1e6) / 1e6 : null;
  }

  // parts are the rows of a column that may be changed and have a target.
  parts(c: number): { r: number; v: number }[] {
    if (!this.data.people) return [];
    const list: { r: number; v: number }[] = [];
    this.data.rows.forEach((row, r) => {
      const v = this.value(r, c);
      if (r !== this.data.total && row.cells[c]?.edit && v !== null && v > 0) list.push({ r, v });
    });
    return list;
  }

  // shares are by what a whole is drawn over the rows: their targets, else those of the nearest period before that has some.
  shares(c: number): { r: number; v: number }[] {
    for (let at = c; at >= 0; at--) {
      const list = this.data.people ? this.data.rows.flatMap((row, r) => {
        const v = this.value(r, at);
        return r !== this.data.total && row.cells[c]?.edit && v !== null && v > 0 ? [{ r, v }] : [];
      }) : [];
      if (list.length > 0) return list;
    }
    return [];
  }

  sumOf(c: number): number {
    return this.parts(c).reduce((s, x) => s + x.v, 0);
  }

  // scaled draws the rows of a column so that they make up a whole, to the unit of the grid: what rounding leaves goes to the largest rests.
  scaled(c: number, whole: number, origin = "scaled"): Change[] {
    const parts = this.shares(c), sum = parts.reduce((s, x) => s + x.v, 0), step = this.data.step > 0 ? this.data.step : 1e-6;
    const out = parts.map((x) => {
      const exact = (whole * x.v) / sum / step, n = Math.floor(exact + 1e-9);
      return { r: x.r, c, n, rest: exact - n };
    });
    let left = Math.round(whole / step) - out.reduce((s, x) => s + x.n, 0);
    for (const x of [...out].sort((a, b) => b.rest - a.rest)) {
      if (left <= 0) break;
      x.n++;
      left--;
    }
    const list = out.map((x): Change => ({ r: x.r, c, v: Math.round(x.n * step * 1e6) / 1e6, origin }));
    const odd = whole - list.reduce((s, x) => s + (x.v ?? 0), 0); // a whole that is no multiple of the step
    const heaviest = list.reduce((a, b) => ((b.v ?? 0) > (a.v ?? 0) ? b : a), list[0] as Change);
    if (Math.abs(odd) > 1e-9 && heaviest) heaviest.v = Math.round(((heaviest.v ?? 0) + odd) * 1e6) / 1e6;
    return list;
  }

  // clear takes the target of a whole away where it has one of its own: it is the sum of its rows then.
  clear(s: { r: number; c: number }): Change[] {
    return this.cell(s.r, s.c)?.own ? [{ ...s, v: null }] : [];
  }

  put(list: Change[]): void {
    const steps: Step[] = [];
    for (const x of list) {
      const cell = this.cell(x.r, x.c), k = key(x.r, x.c), before = this.drafts.get(k);
      if (!cell?.edit) continue;
      const same = !x.why && (x.v === null ? !cell.own : cell.own && cell.v === x.v || !cell.own && cell.v === x.v && x.r !== this.data.total);
      const { r: _r, c: _c, gone: _g, ...rest } = x;
      const after = same ? undefined : (rest as Draft);
      if (!before && !after) continue;
      steps.push({ key: k, before, after });
      this.set(k, after);
    }
    if (steps.length === 0) return;
    this.past.push(steps);
    this.future = [];
  }

  private set(k: string, d: Draft | undefined): void {
    if (d) this.drafts.set(k, d);
    else this.drafts.delete(k);
  }

  undo(): number {
    const steps = this.past.pop();
    if (!steps) return 0;
    for (const s of [...steps].reverse()) this.set(s.key, s.before);
    this.future.push(steps);
    this.beyond = [];
    return steps.length;
  }

  redo(): number {
    const steps = this.future.pop();
    if (!steps) return 0;
    for (const s of steps) this.set(s.key, s.after);
    this.past.push(steps);
    return steps.length;
  }

  count(): number {
    return this.drafts.size;
  }

  wrong(): { r: number; c: number; text: string; why: string }[] {
    const list = [];
    for (const [k, d] of this.drafts) {
      const [r, c] = spotOf(k);
      if (d.why) list.push({ r, c, text: d.text ?? "", why: d.why });
    }
    return list;
  }

  // drop leaves out what cannot be taken.
  drop(): void {
    const steps: Step[] = [];
    for (const [k, d] of this.drafts) if (d.why) steps.push({ key: k, before: d, after: undefined });
    for (const s of steps) this.drafts.delete(s.key);
    if (steps.length > 0) this.past.push(steps);
  }

  forget(): void {
    this.drafts.clear();
  }

  changes(): { scope: string; grain: string; from: string; v: number | null; origin: string }[] {
    return [...this.drafts].map(([k, d]) => {
      const [r, c] = spotOf(k), row = this.data.rows[r], col = this.data.cols[c];
      return { scope: row?.scope ?? "", grain: col?.grain ?? "", from: col?.from ?? "", v: d.v, origin: d.origin ?? "" };
    });
  }

  // yield takes what somebody else has set.
  yield(theirs: Their[]): void {
    for (const x of theirs) {
      const c = this.data.cols.findIndex((col) => col.from === x.from && col.grain === x.grain), r = this.data.rows.findIndex((row) => row.scope === x.scope);
      const cell = this.cell(r, c);
      if (!cell) continue;
      this.drafts.delete(key(r, c));
      cell.v = x.v;
      cell.own = x.v !== null;
      this.yielded.add(key(r, c));
    }
  }

  // spread writes one figure into every selected cell.
  spread(spots: { r: number; c: number }[], block: Block): { changes: Change[]; beyond: string[]; last: { r: number; c: number } } {
    const x = block.cells[0]?.[0], changes: Change[] = [];
    if (x && !x.empty) for (const s of spots) if (this.cell(s.r, s.c)?.edit) changes.push({ ...s, v: x.why || x.gone ? null : x.v, ...(x.why ? { text: x.text, why: x.why } : {}) });
    return { changes, beyond: [], last: spots.at(-1) ?? { r: 0, c: 0 } };
  }

  // lay puts a block on the grid: rows by their names where the block has them, else one after another.
  lay(block: Block, r0: number, c0: number): { changes: Change[]; beyond: string[]; last: { r: number; c: number } } {
    const changes: Change[] = [], beyond: string[] = [], last = { r: r0, c: c0 };
    const fold = (s: string): string => s.toLowerCase().replace(/ё/g, "е").replace(/\s+/g, " ").trim();
    const named = block.names?.map((n) => this.data.rows.findIndex((row) => fold(row.title) === fold(n)));
    const byName = named?.some((r) => r >= 0) ?? false;
    block.cells.forEach((line, i) => {
      const r = byName ? named?.[i] ?? -1 : r0 + i;
      line.forEach((x, j) => {
        if (x.empty) return;
        const c = c0 + j, col = this.data.cols[c], row = this.data.rows[r], cell = row?.cells[c];
        const where = ru() ? `Строка ${i + 1}, столбец ${j + 1}, «${x.text}»: ` : `Row ${i + 1}, column ${j + 1}, “${x.text}”: `;
        if (!row || !cell) beyond.push(where + (byName && r < 0 ? (ru() ? `строки «${block.names?.[i] ?? ""}» в таблице нет` : `there is no row “${block.names?.[i] ?? ""}”`) : ru() ? "в таблице нет места" : "it lies outside of the grid"));
        else if (!cell.edit) beyond.push(where + (col?.locked ? (ru() ? "период закрыт" : "the period is closed") : ru() ? "менять этот план нельзя" : "this target is not yours"));
        else {
          changes.push({ r, c, v: x.why || x.gone ? null : x.v, origin: "imported", ...(x.why ? { text: x.text, why: x.why } : {}) });
          last.r = Math.max(last.r, r);
          last.c = Math.max(last.c, c);
        }
      });
    });
    return { changes, beyond, last };
  }
}
