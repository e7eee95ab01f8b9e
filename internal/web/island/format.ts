// Figures as package lang writes them: the same names, the same results. format_cases.json holds what both must give.

export type Lang = "ru" | "en";

const NBSP = "\u00a0", THIN = "\u202f", MINUS = "\u2212";
export const MISSING = "—";

const pick = (l: Lang, en: string, ru: string): string => (l === "ru" ? ru : en);

// plain writes a number without an exponent: 1e21 as digits, 1e-7 as 0.0000001.
function plain(v: number): string {
  const text = String(v);
  const at = text.indexOf("e");
  if (at < 0) return text;
  const power = Number(text.slice(at + 1));
  const [whole = "0", fraction = ""] = text.slice(0, at).split(".");
  const digits = whole + fraction;
  const point = whole.length + power;
  if (point <= 0) return "0." + "0".repeat(-point) + digits;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return digits.slice(0, point) + "." + digits.slice(point);
}

// fixed has exactly that many decimals, half away from zero in decimal (2.675 is 2.68), and no negative zero.
export function fixed(v: number, decimals: number): string {
  const [whole = "0", fraction = ""] = plain(Math.abs(v)).split(".");
  const digits = [..."0" + whole + fraction.slice(0, decimals).padEnd(decimals, "0")].map(Number);
  if ((fraction[decimals] ?? "0") >= "5") {
    let i = digits.length - 1;
    while (i >= 0 && digits[i] === 9) digits[i--] = 0;
    if (i >= 0) digits[i] = (digits[i] ?? 0) + 1;
  }
  const all = digits.join("");
  const head = all.slice(0, all.length - decimals).replace(/^0+(?=\d)/, "") || "0";
  const text = decimals > 0 ? head + "." + all.slice(all.length - decimals) : head;
  return v < 0 && /[1-9]/.test(text) ? "-" + text : text;
}

function group(l: Lang, machine: string): string {
  const negative = machine.startsWith("-");
  const [whole = "0", fraction] = machine.slice(negative ? 1 : 0).split(".");
  const head = whole.replace(/\B(?=(\d{3})+$)/g, pick(l, ",", THIN));
  return (negative ? MINUS : "") + head + (fraction === undefined ? "" : pick(l, ".", ",") + fraction);
}

export function number(l: Lang, v: number, decimals: number): string {
  return Number.isFinite(v) ? group(l, fixed(v, decimals)) : MISSING;
}

function short(l: Lang, v: number, decimals: number): string {
  const text = fixed(v, decimals);
  return group(l, text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text);
}

const signed = (figure: string): string =>
  figure === MISSING || figure.startsWith(MINUS) || !/[1-9]/.test(figure) ? figure : "+" + figure;

const CURRENCIES: Record<string, [string, number]> = {
  RUB: ["₽", 2], USD: ["$", 2], EUR: ["€", 2], GBP: ["£", 2], CNY: ["¥", 2], KZT: ["₸", 2], UAH: ["₴", 2], TRY: ["₺", 2], GEL: ["₾", 2], AMD: ["֏", 2],
  JPY: ["", 0], KRW: ["", 0], VND: ["", 0], CLP: ["", 0], ISK: ["", 0], BHD: ["", 3], JOD: ["", 3], KWD: ["", 3], OMR: ["", 3], TND: ["", 3],
};
const currency = (code: string): [string, number] => CURRENCIES[code] ?? ["", 2];
const whole = (v: number): number => Math.sign(v) * Math.round(Math.abs(v));

// exact divides by a power of ten, half away from zero.
function exact(l: Lang, minor: number, digits: number): string {
  const unit = 10 ** digits, size = Math.abs(minor);
  const head = Math.floor(size / unit), rest = size - head * unit;
  const n = digits > 0 && rest * 2 >= unit ? head + 1 : head;
  return group(l, fixed(minor < 0 ? -n : n, 0));
}

function withSign(l: Lang, figure: string, code: string): string {
  const [sign] = currency(code);
  if (l === "ru" || sign === "") return figure + (code === "" ? "" : NBSP + (sign || code));
  return figure.startsWith(MINUS) ? MINUS + sign + figure.slice(1) : sign + figure;
}

const MONTHS = { ru: ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] };

function date(l: Lang, day: number, month: boolean): string {
  const d = new Date(Math.round(day) * 864e5);
  const m = d.getUTCMonth();
  if (!month) return d.getUTCDate() + NBSP + MONTHS[l][m];
  return (l === "ru" && m === 4 ? "май" : MONTHS[l][m]) + NBSP + d.getUTCFullYear();
}

function days(l: Lang, n: number): string {
  let word = "дня";
  const r = Math.round(n * 10) / 10;
  if (r === Math.trunc(r)) {
    const a = Math.abs(r) % 100, b = a % 10;
    word = a > 10 && a < 20 ? "дней" : b === 1 ? "день" : b > 1 && b < 5 ? "дня" : "дней";
  }
  return short(l, n, 1) + NBSP + pick(l, "d", word);
}

// figure writes v as the format says. Money is in minor units, shares are fractions, durations seconds, days count from 1970-01-01.
export function figure(l: Lang, format: string, v: number | null | undefined, code = ""): string {
  if (v === null || v === undefined || !Number.isFinite(v)) return MISSING;
  const digits = currency(code)[1];
  switch (format) {
    case "int": return group(l, fixed(whole(v), 0));
    case "money": return withSign(l, exact(l, whole(v), digits), code);
    case "money_k": return exact(l, whole(v), digits + 3);
    case "money_m": return short(l, whole(v) / 10 ** digits / 1e6, 2);
    case "pct": return number(l, v * 100, 1) + pick(l, "%", NBSP + "%");
    case "pct0": return number(l, v * 100, 0) + pick(l, "%", NBSP + "%");
    case "pp": return signed(number(l, v * 100, 1)) + pick(l, NBSP + "pp", NBSP + "п." + NBSP + "п.");
    case "dur_min": return number(l, v / 60, 0) + pick(l, NBSP + "min", NBSP + "мин");
    case "dur_h": return number(l, v / 3600, 1) + pick(l, NBSP + "h", NBSP + "ч");
    case "dur_d": return days(l, v / 86400);
    case "ratio": return number(l, v, 2) + "×";
    case "date_d": case "date_w": return date(l, v, false);
    case "date_m": return date(l, v, true);
    case "num": return short(l, v, 2);
    default: return MISSING;
  }
}
