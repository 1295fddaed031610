// Short notices: toasts that go by themselves, and alerts that wait for a press.

import { byId, el } from "./dom.js";
import { word } from "./words.js";

const SHOWN = 4200;

/** Shows a line for a few seconds. */
export function toast(text) {
  const shown = el("div", { class: "toast", dir: "auto" }, text);
  byId("toasts").append(shown);
  setTimeout(() => shown.remove(), SHOWN);
}

/** Shows a text until it is confirmed. */
export function alarm(text) {
  const dialog = byId("alert");
  byId("alert-text").textContent = text;
  const button = dialog.querySelector("button");
  button.textContent = word("alert.ok");
  button.onclick = () => dialog.close();
  if (!dialog.open) dialog.showModal();
}

/** Says what went wrong, by its key. */
export function problem(key) {
  const known = word(`problem.${key}`);
  toast(known === `problem.${key}` ? word("problem.other") : known);
}
