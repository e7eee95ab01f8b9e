// How the grid of plans talks: to the server, and to the reader by dialogs.
import { one, say, speak } from "./dom";

export interface ReadCell { v: number | null; empty?: boolean; gone?: boolean; text: string; why?: string }
export interface Block { names?: string[]; cells: ReadCell[][]; error?: string }
export interface Their { scope: string; grain: string; from: string; v: number | null; text: string }
export interface Saved { saved: number; revision: number; kind?: string; error?: string; theirs?: Their[] }

// post sends and gives the answer; what went wrong is told, and null is given.
export async function post<T>(url: string, body: unknown): Promise<T | null> {
  let text = say("The server does not answer. Your changes are still here.", "Сервер не отвечает. Ваши правки на месте.");
  try {
    const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const got = (await answer.json()) as T & { kind?: string; error?: string };
    if (answer.ok || got.kind) return got;
    text = got.error ?? text;
  } catch { /* told below */ }
  speak(text, true);
  await ask(say("This did not work", "Не получилось"), [text], [["", say("Close", "Закрыть"), true]]);
  return null;
}

// ask shows a question and gives the value of the button that was chosen, "" for none.
export async function ask(title: string, lines: string[], buttons: [string, string, boolean?][]): Promise<string> {
  const box = one<HTMLDialogElement>("#plan-ask");
  if (!box || box.open) return "";
  const head = one("#plan-ask-t", box), text = one("#plan-ask-x", box), foot = one("#plan-ask-b", box);
  if (!head || !text || !foot) return "";
  head.textContent = title;
  text.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  box.returnValue = "";
  foot.replaceChildren(...buttons.map(([value, label, main]) => {
    const b = Object.assign(document.createElement("button"), { type: "button", className: main ? "btn btn-primary" : "btn", textContent: label, value });
    b.addEventListener("click", () => box.close(value));
    return b;
  }));
  box.showModal();
  one<HTMLButtonElement>(".btn-primary", foot)?.focus();
  await new Promise((done) => box.addEventListener("close", done, { once: true }));
  return box.returnValue;
}

// reason asks why; null is to go back.
export async function reason(text: string): Promise<string | null> {
  const box = one<HTMLDialogElement>("#plan-why"), area = one<HTMLTextAreaElement>("#plan-reason"), head = one("#plan-why-n");
  if (!box || !area || !head) return "";
  head.textContent = text;
  box.returnValue = "";
  box.showModal();
  area.focus();
  await new Promise((done) => box.addEventListener("close", done, { once: true }));
  return box.returnValue === "ok" ? area.value.trim() : null;
}
