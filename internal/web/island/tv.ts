// The board on the wall: slides take turns, and wait while somebody is looking closer.
import { all, one } from "./dom";

export function board(): void {
  if (!("tv" in document.body.dataset)) return;
  const slides = all(".tv-slide");
  const dots = one(".tv-dots");
  const every = Math.max(5, Number(document.body.dataset["rotate"]) || 30) * 1000;
  let at = Math.max(0, slides.findIndex((s) => s.classList.contains("on")));
  let held = false;

  const show = (n: number): void => {
    if (slides.length === 0) return;
    at = (n + slides.length) % slides.length;
    slides.forEach((s, i) => s.classList.toggle("on", i === at));
    [...(dots?.children ?? [])].forEach((d, i) => d.classList.toggle("on", i === at));
    document.dispatchEvent(new CustomEvent("sv:shown"));
  };
  if (dots && dots.children.length === 0) slides.forEach(() => dots.append(document.createElement("i")));
  show(at);
  addEventListener("focusin", () => (held = true));
  addEventListener("focusout", () => (held = false));
  addEventListener("pointermove", pause);
  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(at + 1);
    else if (event.key === "ArrowLeft") show(at - 1);
  });
  let until = 0;
  function pause(): void {
    until = Date.now() + 10_000;
  }
  if (slides.length > 1) setInterval(() => {
    if (!held && Date.now() > until && !document.hidden) show(at + 1);
  }, every);
  clock();
}

function clock(): void {
  const face = one("[data-clock]");
  if (!face) return;
  const as: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  let write = new Intl.DateTimeFormat("ru", as);
  try {
    write = new Intl.DateTimeFormat("ru", { ...as, timeZone: face.dataset["clock"] || undefined });
  } catch {
    // a zone that this browser does not know: its own then
  }
  const tell = (): void => {
    face.textContent = write.format(new Date());
  };
  tell();
  setInterval(tell, 5000);
}
