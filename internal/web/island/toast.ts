// Short notices at the foot of the page, with a way back. Never for errors: those stay where they happened.
import type { Htmx } from "htmx.org";
import { all, on, say, speak } from "./dom";

interface Notice { text?: string; value?: string; undo?: string; undo_text?: string }

export function toasts(htmx: Htmx): void {
  document.addEventListener("toast", (event) => show(htmx, (event as CustomEvent<Notice>).detail ?? {}));
  for (const el of all("[data-flash]")) {
    show(htmx, { text: el.dataset["flash"] ?? "", undo: el.dataset["flashUndo"] ?? "" });
    el.remove();
  }
  on("click", "[data-copy]", (button) => {
    const text = button.dataset["copy"] || location.href;
    void navigator.clipboard?.writeText(text).then(
      () => show(htmx, { text: button.dataset["said"] || say("Link copied", "Ссылка скопирована") }),
      () => pickUp(button),
    );
    if (!navigator.clipboard) pickUp(button);
  });
}

// pickUp selects the text beside the button where the browser does not let a page write to the clipboard.
function pickUp(button: HTMLElement): void {
  const field = button.parentElement?.querySelector("input");
  field?.select();
}

export function show(htmx: Htmx, notice: Notice): void {
  const text = notice.text ?? notice.value ?? "";
  if (!text) return;
  let list = document.getElementById("toasts");
  if (!list) {
    list = document.createElement("div");
    list.id = "toasts";
    document.body.append(list);
  }
  list.classList.add("toasts");
  const box = document.createElement("div");
  box.className = "toast";
  box.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (notice.undo) {
    const path = notice.undo;
    const back = Object.assign(document.createElement("button"), { type: "button", textContent: notice.undo_text || say("Undo", "Вернуть") });
    back.addEventListener("click", () => {
      box.remove();
      void htmx.ajax("POST", path, { target: "body", swap: "none" }).then(() => location.reload());
    });
    box.append(back);
  }
  list.append(box);
  speak(text);
  let left = setTimeout(() => box.remove(), 6000);
  const stay = (): void => clearTimeout(left);
  const go = (): void => { clearTimeout(left); left = setTimeout(() => box.remove(), 3000); };
  box.addEventListener("pointerenter", stay);
  box.addEventListener("focusin", stay);
  box.addEventListener("pointerleave", go);
  box.addEventListener("focusout", go);
}
