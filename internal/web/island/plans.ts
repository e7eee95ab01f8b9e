// The grid of plans as a spreadsheet: typing, filling, undo, copying and pasting. Nothing is kept before it is approved, and then
// all of it or nothing.
import { all, one, say, speak } from "./dom";
import { Book, type Cell, type Change, key } from "./plans_book";
import { ask, type Block, post, reason, type Saved, type Their } from "./plans_talk";

const started = new WeakSet<Element>();

// plans makes the grid under root work.
export function plans(root: ParentNode): void {
  for (const table of all<HTMLTableElement>("table[data-plans]", root)) {
    if (started.has(table)) continue;
    started.add(table);
    new Grid(table);
  }
}

interface Spot { r: number; c: number }

class Grid {
  private readonly book: Book;
  private at: Spot = { r: 0, c: 0 };
  private to: Spot = { r: 0, c: 0 };
  private input: HTMLInputElement | null = null;
  private waiting: Promise<unknown> = Promise.resolve();
  private showing = 0;
  private shown = "";
  private fix = "";
  private cut = false;
  private readonly save = one<HTMLButtonElement>("#plan-save");

  constructor(private readonly table: HTMLTableElement) {
    this.book = new Book(JSON.parse(one("#plan-data")?.textContent ?? "{}"));
    table.setAttribute("role", "grid");
    table.setAttribute("aria-multiselectable", "true");
    for (const link of all("a.pv", table)) link.tabIndex = -1;
    const first = this.book.first();
    for (const td of all("td[data-r]", table)) {
      td.tabIndex = -1;
      const x = this.book.cell(num(td, "r"), num(td, "c"));
      if (!x?.edit) td.setAttribute("aria-readonly", "true");
    }
    this.at = this.to = first;
    const start = this.td(first);
    if (start) start.tabIndex = 0;
    this.listen();
    if (this.save) this.save.hidden = false;
    this.refresh();
    this.scroll();
    void this.suggest();
    if (first.r < this.book.data.rows.length) this.look(200);
  }

  private td(s: Spot): HTMLTableCellElement | null {
    return one<HTMLTableCellElement>(`#p-${s.r}-${s.c}`, this.table);
  }

  // scroll brings the running period into sight where not all fit.
  private scroll(): void {
    const box = this.table.parentElement, now = one("thead .cur", this.table), head = one("thead th", this.table);
    if (box && now && head && box.scrollWidth > box.clientWidth) box.scrollLeft = now.offsetLeft - head.offsetWidth - 4;
  }

  private listen(): void {
    const t = this.table;
    t.addEventListener("keydown", (e) => this.key(e));
    t.addEventListener("click", (e) => {
      if (!e.ctrlKey && !e.metaKey && (e.target as Element).closest("a.pv")) e.preventDefault();
    });
    let dragging = false;
    t.addEventListener("pointerdown", (e) => {
      const spot = this.spot(e.target);
      if (!spot || (e.target as Element).closest("input") || e.button !== 0) return;
      this.commit();
      const again = spot.r === this.at.r && spot.c === this.at.c && e.pointerType === "touch";
      this.move(spot, e.shiftKey);
      dragging = e.pointerType === "mouse";
      if (again) this.edit();
      e.preventDefault();
    });
    t.addEventListener("pointerover", (e) => {
      const spot = dragging && e.buttons === 1 ? this.spot(e.target) : null;
      if (spot) this.move(spot, true);
    });
    addEventListener("pointerup", () => (dragging = false));
    t.addEventListener("dblclick", () => this.edit());
    t.addEventListener("focusin", (e) => {
      const spot = this.spot(e.target);
      if (spot && !this.input && (spot.r !== this.at.r || spot.c !== this.at.c)) this.move(spot, false);
    });
    document.addEventListener("copy", (e) => this.copy(e, false));
    document.addEventListener("cut", (e) => this.copy(e, true));
    document.addEventListener("paste", (e) => {
      if (!this.mine()) return;
      e.preventDefault();
      void this.paste(e.clipboardData?.getData("text/plain") ?? "");
    });
    document.addEventListener("click", (e) => {
      const offer = (e.target as Element).closest<HTMLElement>("[data-plan-offer]");
      if (offer) void this.take(offer.dataset["planOffer"] ?? "", offer.dataset["origin"] ?? "");
      if ((e.target as Element).closest("[data-plan-paste]") && this.book.edits()) {
        e.preventDefault();
        void this.block();
      }
    });
    one("#plan-take")?.addEventListener("click", () => void this.accept());
    this.save?.addEventListener("click", () => void this.approve());
    addEventListener("beforeunload", (e) => {
      if (this.book.count() > 0) e.preventDefault();
    });
  }

  private mine(): boolean {
    const spot = this.spot(document.activeElement);
    if (this.input || !spot || one("dialog[open]")) return false;
    const b = this.box();
    if (spot.r < b.r0 || spot.r > b.r1 || spot.c < b.c0 || spot.c > b.c1) this.at = this.to = spot; // a window without focus tells of none
    return true;
  }

  private spot(target: EventTarget | null): Spot | null {
    const td = target instanceof Element ? target.closest<HTMLElement>("td[data-r]") : null;
    return td && this.table.contains(td) ? { r: num(td, "r"), c: num(td, "c") } : null;
  }

  // move goes to a cell; with wide the selection grows to it.
  private move(s: Spot, wide: boolean): void {
    const r = clamp(s.r, this.book.data.rows.length), c = clamp(s.c, this.book.data.cols.length);
    const was = this.td(this.at), now = this.td(wide ? this.at : { r, c });
    this.to = { r, c };
    if (!wide) {
      this.at = { r, c };
      if (was) was.tabIndex = -1;
    }
    if (now) {
      now.tabIndex = 0;
      if (document.activeElement !== now) now.focus({ preventScroll: wide });
    }
    this.td({ r, c })?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.mark();
    if (!wide) this.look(250);
  }

  private box(): { r0: number; r1: number; c0: number; c1: number } {
    return {
      r0: Math.min(this.at.r, this.to.r), r1: Math.max(this.at.r, this.to.r), c0: Math.min(this.at.c, this.to.c), c1: Math.max(this.at.c, this.to.c),
    };
  }

  private *spots(): Generator<Spot> {
    const b = this.box();
    for (let r = b.r0; r <= b.r1; r++) for (let c = b.c0; c <= b.c1; c++) yield { r, c };
  }

  private mark(): void {
    const b = this.box(), many = b.r0 !== b.r1 || b.c0 !== b.c1;
    for (const td of all("td[data-r]", this.table)) {
      const r = num(td, "r"), c = num(td, "c");
      const inside = r >= b.r0 && r <= b.r1 && c >= b.c0 && c <= b.c1;
      td.classList.toggle("sel", inside && many);
      td.setAttribute("aria-selected", String(inside));
    }
  }

  private key(e: KeyboardEvent): void {
    if (e.target instanceof HTMLInputElement || !this.spot(e.target)) return;
    const ctrl = e.ctrlKey || e.metaKey, from = e.shiftKey ? this.to : this.at;
    const last = { r: this.book.data.rows.length - 1, c: this.book.data.cols.length - 1 };
    const go = (r: number, c: number, wide = e.shiftKey): void => {
      e.preventDefault();
      this.move({ r, c }, wide);
    };
    if (ctrl && !e.altKey) {
      if (e.code === "KeyD") { e.preventDefault(); this.fill(); }
      else if (e.code === "KeyZ") { e.preventDefault(); this.step(e.shiftKey); }
      else if (e.code === "KeyY") { e.preventDefault(); this.step(true); }
      else if (e.code === "KeyA") { e.preventDefault(); this.at = { r: 0, c: 0 }; this.to = last; this.mark(); }
      else if (e.key === "Home") go(0, 0);
      else if (e.key === "End") go(last.r, last.c);
      else if (e.key.startsWith("Arrow")) go(e.key === "ArrowUp" ? 0 : e.key === "ArrowDown" ? last.r : from.r, e.key === "ArrowLeft" ? 0 : e.key === "ArrowRight" ? last.c : from.c);
      else if (e.key === "Enter") { e.preventDefault(); void this.approve(); }
      return;
    }
    if (e.altKey) return;
    switch (e.key) {
      case "ArrowUp": return go(from.r - 1, from.c);
      case "ArrowDown": return go(from.r + 1, from.c);
      case "ArrowLeft": return go(from.r, from.c - 1);
      case "ArrowRight": return go(from.r, from.c + 1);
      case "Home": return go(from.r, 0);
      case "End": return go(from.r, last.c);
      case "PageUp": return go(0, from.c);
      case "PageDown": return go(last.r, from.c);
      case "Tab": return this.tab(e);
      case "Enter": case "F2": e.preventDefault(); return this.edit();
      case "Delete": case "Backspace": e.preventDefault(); return this.empty();
      case "Escape": return void (this.to = this.at, this.mark());
    }
    if (e.key.length === 1 && /[\d.,\-−+(–—]/.test(e.key)) this.edit(""); // the browser writes the character into the field that has the focus now
  }

  // tab goes to the next cell and leaves the grid at its end, so that nobody is caught in it.
  private tab(e: KeyboardEvent): void {
    const n = this.at.r * this.book.data.cols.length + this.at.c + (e.shiftKey ? -1 : 1);
    if (n < 0 || n >= this.book.data.rows.length * this.book.data.cols.length) return;
    e.preventDefault();
    this.move({ r: Math.floor(n / this.book.data.cols.length), c: n % this.book.data.cols.length }, false);
  }

  private refuse(x: Cell | undefined, c: number): boolean {
    if (x?.edit) return false;
    speak(this.book.data.cols[c]?.locked ? say("The period is closed", "Период закрыт") : say("This target is not yours to change", "Менять этот план вам нельзя"), true);
    return true;
  }

  private edit(start?: string): void {
    const spot = { ...this.at }, td = this.td(spot), x = this.book.cell(spot.r, spot.c);
    if (!td || this.input || this.refuse(x, spot.c)) return;
    const input = Object.assign(document.createElement("input"), { className: "pin", value: start ?? this.book.typed(spot.r, spot.c), autocomplete: "off" });
    input.inputMode = "decimal";
    input.setAttribute("aria-label", `${this.book.data.rows[spot.r]?.title}, ${this.book.data.cols[spot.c]?.title}, ${this.book.data.unit}`);
    this.input = input;
    this.fix = "";
    td.classList.add("editing");
    td.append(input);
    input.focus();
    if (start === undefined) input.select();
    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.show(input.value), 350);
    });
    input.addEventListener("keydown", (e) => {
      e.stopPropagation();
      if (e.key === "Escape") { this.close(); this.td(spot)?.focus(); this.look(0); }
      else if (e.key === "Enter") { e.preventDefault(); this.commit(); this.move({ r: spot.r + (e.shiftKey ? -1 : 1), c: spot.c }, false); }
      else if (e.key === "Tab") { e.preventDefault(); this.commit(); this.move({ r: spot.r, c: spot.c + (e.shiftKey ? -1 : 1) }, false); }
      else if (start !== undefined && (e.key === "ArrowUp" || e.key === "ArrowDown")) {
        e.preventDefault();
        this.commit();
        this.move({ r: spot.r + (e.key === "ArrowUp" ? -1 : 1), c: spot.c }, false);
      }
    });
    input.addEventListener("blur", () => this.commit());
  }

  private close(): void {
    const input = this.input;
    this.input = null;
    input?.parentElement?.classList.remove("editing");
    input?.remove();
  }

  private commit(): void {
    const input = this.input;
    if (!input) return;
    const td = input.closest("td"), text = input.value.trim();
    const spot = this.spot(td);
    this.close();
    if (!spot || text === this.book.typed(spot.r, spot.c)) return;
    this.queue(async () => {
      if (text === "") return this.put([{ ...spot, v: null }]);
      const block = await this.read(text);
      const x = block?.cells[0]?.[0];
      if (!x) return;
      if (x.why) return this.put([{ ...spot, v: null, text, why: x.why }]);
      if (spot.r === this.book.data.total && x.v !== null) return this.whole(spot, x.v);
      this.put([{ ...spot, v: x.gone ? null : x.v }]);
    });
  }

  private queue(act: () => Promise<unknown> | unknown): void {
    this.waiting = this.waiting.then(act, act);
  }

  private read(text: string): Promise<Block | null> {
    return post<Block>("/plans/read.json", { metric: this.book.data.metric, text, factor: this.book.data.factor });
  }

  private put(list: Change[], quiet = false): void {
    this.book.put(list);
    this.fix = "";
    this.refresh();
    if (!quiet) this.look(0);
  }

  // whole asks what becomes of the people when the target of all of them is another.
  private async whole(spot: Spot, v: number): Promise<void> {
    if (this.book.shares(spot.c).length === 0) return this.put([{ ...spot, v }]);
    const none = this.book.parts(spot.c).length === 0;
    const how = await ask(say("A new target for all", "Новый план на всех"), [
      none ? say("The rows have no targets here yet; they can have the shares of the period before.", "У строк планов здесь ещё нет; их можно разложить по долям прошлого периода.") : say(`The targets of the rows make ${this.book.write(this.book.sumOf(spot.c))}, the new whole is ${this.book.write(v)}.`,
        `Планы строк дают ${this.book.write(this.book.sumOf(spot.c))}, новый общий план — ${this.book.write(v)}.`),
    ], [["scale", say("Spread over the rows", "Распределить по строкам"), true], ["keep", say("Keep the rows", "Строки не менять")], ["", say("Cancel", "Отмена")]]);
    if (how === "scale") this.put([...this.book.scaled(spot.c, v), ...this.book.clear(spot)]);
    if (how === "keep") this.put([{ ...spot, v }]);
    this.td(spot)?.focus();
  }

  private fill(): void {
    const b = this.box(), single = b.r0 === b.r1;
    const list: Change[] = [];
    for (let c = b.c0; c <= b.c1; c++) {
      const from = single ? b.r0 - 1 : b.r0;
      if (from < 0) return;
      const v = this.book.value(from, c);
      for (let r = single ? b.r0 : b.r0 + 1; r <= b.r1; r++) {
        if (this.book.cell(r, c)?.edit && r !== this.book.data.total) list.push({ r, c, v });
      }
    }
    if (list.length > 0) this.put(list);
  }

  private empty(): void {
    const list: Change[] = [];
    for (const s of this.spots()) {
      const x = this.book.cell(s.r, s.c);
      if (x?.edit && (x.own || this.book.drafts.has(key(s.r, s.c)))) list.push({ ...s, v: null });
    }
    if (list.length > 0) this.put(list);
    else this.refuse(this.book.cell(this.at.r, this.at.c), this.at.c);
  }

  private step(forth: boolean): void {
    this.queue(() => {
      const n = forth ? this.book.redo() : this.book.undo();
      if (n === 0) return;
      this.fix = "";
      this.refresh();
      this.look(0);
      speak(forth ? say("Done again", "Возвращено") : say("Undone", "Отменено"));
    });
  }

  private copy(e: ClipboardEvent, cut: boolean): void {
    if (!this.mine()) return;
    const b = this.box(), lines: string[] = [];
    for (let r = b.r0; r <= b.r1; r++) {
      const line: string[] = [];
      for (let c = b.c0; c <= b.c1; c++) line.push(this.book.typed(r, c));
      lines.push(line.join("\t"));
    }
    e.clipboardData?.setData("text/plain", lines.join("\n"));
    e.preventDefault();
    this.cut = cut;
    if (cut) this.empty();
  }

  private async block(): Promise<void> {
    const box = one<HTMLDialogElement>("#plan-block"), area = one<HTMLTextAreaElement>("#plan-text");
    if (!box || !area) return;
    box.returnValue = "";
    box.showModal();
    await new Promise((done) => box.addEventListener("close", done, { once: true }));
    if (box.returnValue === "ok" && area.value.trim() !== "") await this.paste(area.value);
    area.value = "";
  }

  // paste lays a block over the grid from the first selected cell on; a single figure fills the selection.
  private paste(text: string): Promise<void> {
    const work = async (): Promise<void> => {
      if (text.trim() === "") return;
      const block = await this.read(text);
      if (!block) return;
      if (block.error) return this.tell([block.error]);
      const b = this.box();
      const single = block.cells.length === 1 && block.cells[0]?.length === 1;
      const laid = single ? this.book.spread([...this.spots()], block) : this.book.lay(block, b.r0, b.c0);
      this.put(laid.changes, true);
      this.tell(laid.beyond);
      if (!single) {
        this.at = { r: b.r0, c: b.c0 };
        this.to = { r: laid.last.r, c: laid.last.c };
      }
      this.td(this.at)?.focus();
      this.mark();
      speak(say(`${laid.changes.length} cells were pasted`, `Вставлено ячеек: ${laid.changes.length}`));
      this.look(0);
    };
    this.queue(work);
    return this.waiting as Promise<void>;
  }

  private async take(text: string, origin: string): Promise<void> {
    const spot = { ...this.at };
    const block = await this.read(text);
    const v = block?.cells[0]?.[0]?.v;
    if (v === undefined || v === null) return;
    if (spot.r === this.book.data.total) await this.whole(spot, v);
    else this.put([{ ...spot, v, origin }]);
    this.td(spot)?.focus();
  }

  private async suggest(): Promise<void> {
    const row = one("#plan-sug"), total = this.book.data.total;
    if (!row || total < 0) return;
    const changes = this.book.data.cols.map((c) => ({ scope: this.book.data.rows[total]?.scope ?? "", grain: c.grain, from: c.from, v: null }));
    const list = await post<{ v: number | null; why?: string }[]>("/plans/suggest.json", { metric: this.book.data.metric, factor: this.book.data.factor, changes });
    if (!list?.some((x) => x.v !== null)) return;
    const cells = all("td", row);
    list.forEach((x, c) => {
      const td = cells[c];
      if (!td || x.v === null || this.book.data.cols[c]?.past) return;
      td.textContent = this.book.write(x.v);
      if (x.why) td.title = x.why;
      this.book.suggested.set(c, x.v);
    });
    row.hidden = false;
    const take = one<HTMLButtonElement>("#plan-take");
    if (take) take.disabled = this.book.suggested.size === 0;
  }

  private async accept(): Promise<void> {
    const list: Change[] = [];
    for (const [c, v] of this.book.suggested) {
      if (!this.book.cell(this.book.data.total, c)?.edit || this.book.data.cols[c]?.locked || this.book.over(c)) continue;
      if (this.book.shares(c).length > 0) list.push(...this.book.scaled(c, v, "suggested"));
      else list.push({ r: this.book.data.total, c, v, origin: "suggested" });
    }
    if (list.length > 0) this.put(list);
    speak(say("The proposal is in the grid, not approved yet", "Предложение поставлено в таблицу, ещё не утверждено"));
  }

  // tell says above the grid what could not be taken.
  private tell(list: string[]): void {
    this.book.beyond = list;
    this.refresh();
  }

  private refresh(): void {
    for (const td of all("td[data-r]", this.table)) this.dress(td);
    if (this.book.data.adds) {
      this.book.data.rows.forEach((_, r) => {
        const sum = one(`td[data-sum="${r}"]`, this.table), v = this.book.rowSum(r);
        if (sum && v !== null) sum.textContent = this.book.write(v);
      });
    }
    const n = this.book.count(), wrong = this.book.wrong();
    if (this.save) {
      this.save.disabled = n === 0 || wrong.length > 0 || this.book.beyond.length > 0;
      this.save.textContent = n === 0 ? say("No changes", "Изменений нет") : say(`Approve ${n} change${n === 1 ? "" : "s"}`, `Утвердить ${counted(n)}`);
    }
    const note = one("#plan-wrong");
    if (!note) return;
    const lines = [...wrong.map((w) => `${this.book.data.rows[w.r]?.title}, ${this.book.data.cols[w.c]?.title}: «${w.text}» — ${w.why}`), ...this.book.beyond];
    note.hidden = lines.length === 0;
    if (lines.length === 0) return note.replaceChildren();
    const head = document.createElement("b");
    head.textContent = say(`Cells that cannot be taken: ${lines.length}. Nothing is saved until they are mended.`, `Ячеек с ошибками: ${lines.length}. Пока их не исправить, ничего не сохранится.`);
    const list = document.createElement("ul");
    for (const text of lines.slice(0, 6)) list.append(Object.assign(document.createElement("li"), { textContent: text }));
    if (lines.length > 6) list.append(Object.assign(document.createElement("li"), { textContent: say(`and ${lines.length - 6} more`, `и ещё ${lines.length - 6}`) }));
    const body = document.createElement("div"), drop = Object.assign(document.createElement("button"), { type: "button", className: "btn s", textContent: say("Leave the wrong ones out", "Убрать ошибочные") });
    drop.addEventListener("click", () => {
      this.book.beyond = [];
      this.book.drop();
      this.refresh();
    });
    body.append(head, list, drop);
    note.replaceChildren(body);
  }

  // dress writes one cell as it is now.
  private dress(td: HTMLElement): void {
    const r = num(td, "r"), c = num(td, "c"), draft = this.book.drafts.get(key(r, c)), value = one("a.pv", td), sub = one(".px", td);
    if (!value || !sub) return;
    td.dataset["was"] ??= value.textContent ?? "";
    const moved = !draft && r === this.book.data.total && this.book.delta(c) !== 0 && this.book.data.people;
    td.classList.toggle("chg", draft !== undefined);
    td.classList.toggle("wrong", draft?.why !== undefined);
    td.toggleAttribute("aria-invalid", draft?.why !== undefined);
    if (draft?.why) td.title = draft.why;
    else td.removeAttribute("title");
    let note = one(".pd", td);
    if (!draft && !moved) {
      value.textContent = td.dataset["was"] ?? "";
      sub.hidden = false;
      note?.remove();
      return;
    }
    const now = draft ? draft.v : this.book.value(r, c);
    value.textContent = draft?.why ? draft.text ?? "" : now === null ? "—" : this.book.write(now);
    sub.hidden = true;
    note ??= td.appendChild(Object.assign(document.createElement("span"), { className: "pd xs" }));
    note.textContent = draft?.why ? draft.why : say("was ", "было ") + (td.dataset["was"] ?? "—");
  }

  // look shows the check of the focused cell under the grid.
  private look(wait: number): void {
    clearTimeout(this.showing);
    this.showing = window.setTimeout(() => {
      const d = this.book.drafts.get(key(this.at.r, this.at.c));
      this.show(d ? d.text ?? (d.v === null ? "" : this.book.typed(this.at.r, this.at.c)) : "");
    }, wait);
  }

  private show(typed: string): void {
    const place = one("#plan-cell"), href = this.td(this.at)?.dataset["href"];
    if (!place || !href) return;
    const url = href + (typed ? "&value=" + encodeURIComponent(typed) : "");
    if (url === this.shown) return;
    this.shown = url;
    void fetch(url, { headers: { "HX-Request": "true", "HX-Target": "plan-cell" } }).then(async (answer) => {
      if (!answer.ok || this.shown !== url) return;
      const text = await answer.text();
      place.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    }, () => undefined);
  }

  private async approve(): Promise<void> {
    this.commit();
    await this.waiting;
    const n = this.book.count();
    if (n === 0 || this.book.wrong().length > 0 || this.book.beyond.length > 0) return;
    const why = await reason(say(`${n} change${n === 1 ? "" : "s"} will be saved together.`, `Вместе сохранится ${counted(n)}.`));
    if (why !== null) await this.send(why, this.fix);
  }

  private async send(why: string, fix: string): Promise<void> {
    const d = this.book.data;
    const answer = await post<Saved>("/plans/save.json", { metric: d.metric, seen: d.seen, factor: d.factor, why, fix, changes: this.book.changes() });
    if (!answer) return;
    switch (answer.kind) {
      case undefined: case "": return this.done(answer.saved);
      case "clash": {
        const how = await ask(say("The parts do not make up the whole", "Части не сходятся с общим планом"), [answer.error ?? ""], [
          ["whole", say("Raise the whole", "Поднять общий план"), true], ["parts", say("Scale the parts", "Подогнать части"), false],
          ["", say("Back to the changes", "Вернуться к правке"), false],
        ]);
        if (how) await this.send(why, how);
        return;
      }
      case "conflict": return this.conflict(answer.theirs ?? [], answer.revision, why);
    }
    await ask(say("Not saved", "Не сохранено"), [answer.error ?? say("The server did not take the changes.", "Сервер не принял изменения.")], [["", say("Back to the changes", "Вернуться к правке"), true]]);
  }

  // conflict tells what somebody else did; the changes made here stay.
  private async conflict(theirs: Their[], revision: number, why: string): Promise<void> {
    const how = await ask(say("Somebody changed these targets meanwhile", "Пока вы правили, план изменили"), [
      ...theirs.slice(0, 8).map((x) => x.text), say("Your changes are not lost.", "Ваши правки не потеряны."),
    ], [["mine", say("Save mine", "Сохранить мои"), false], ["theirs", say("Take theirs", "Взять чужие"), false], ["", say("Back to the changes", "Вернуться к правке"), true]]);
    if (!how) return;
    this.book.data.seen = revision;
    if (how === "theirs") {
      this.book.yield(theirs);
      for (const td of all("td[data-r]", this.table)) {
        const r = num(td, "r"), c = num(td, "c");
        if (this.book.yielded.has(key(r, c))) td.dataset["was"] = this.book.typed(r, c) || "—";
      }
      this.refresh();
      if (this.book.count() === 0) return this.reload(0);
    }
    await this.send(why, this.fix);
  }

  private done(n: number): void {
    this.book.forget();
    this.reload(n);
  }

  private reload(n: number): void {
    const url = new URL(location.href);
    url.searchParams.delete("saved");
    if (n > 0) url.searchParams.set("saved", String(n));
    location.replace(url);
  }
}

const num = (el: HTMLElement, name: string): number => Number(el.dataset[name]);
const clamp = (n: number, of: number): number => Math.max(0, Math.min(of - 1, n));

function counted(n: number): string {
  const a = n % 100, b = n % 10;
  return `${n} ` + (a > 10 && a < 20 ? "изменений" : b === 1 ? "изменение" : b > 1 && b < 5 ? "изменения" : "изменений");
}
