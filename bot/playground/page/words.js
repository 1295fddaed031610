// The page's own words, in the language chosen; dates and times as that language writes them.

const LANGUAGES = ["it", "en"];
const KEPT = "playground.language";
let words = {};
export let language = LANGUAGES[0];

/** The word for a key, with {names} filled in. */
export function word(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Counts in words: key.one or key.many. */
export const counted = (key, count) => word(`${key}.${count === 1 ? "one" : "many"}`, { count });

function preferred() {
  const kept = localStorage.getItem(KEPT);
  const asked = [kept, ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2));
  return asked.find((tag) => LANGUAGES.includes(tag)) ?? LANGUAGES[0];
}

async function load(code) {
  language = code;
  words = await (await fetch(`/static/words.${code}.json`)).json();
  document.documentElement.lang = code;
}

/** Loads the language kept from before, or the browser's. */
export const choose = () => load(preferred());

/** The next language, kept for the next visit. */
export async function switchLanguage() {
  const next = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
  localStorage.setItem(KEPT, next);
  await load(next);
}

const sameDay = (one, other) => one.toDateString() === other.toDateString();

export const time = (seconds) =>
  new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false }).format(seconds * 1000);

/** "Today", "Yesterday", or the day. */
export function day(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (sameDay(date, today)) return word("day.today");
  if (sameDay(date, yesterday)) return word("day.yesterday");
  const year = date.getFullYear() === today.getFullYear() ? {} : { year: "numeric" };
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", ...year }).format(date);
}

/** Bytes as a person reads them. */
export function bytes(count) {
  const [unit, divisor] = count < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  const style = { style: "unit", unit, maximumFractionDigits: count < 1e4 || divisor === 1e6 ? 1 : 0 };
  return new Intl.NumberFormat(language, style).format(count / divisor);
}
