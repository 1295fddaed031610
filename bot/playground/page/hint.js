// Sentences to try, offered at the first visit and from the attachments.

import { byId, el, icon } from "./dom.js";
import { language, word } from "./words.js";

const KEPT = "playground.hint.closed";
let examples = {};

const sentences = () => examples[language] ?? Object.values(examples)[0] ?? [];

/** Whether there is anything to offer. */
export const hasExamples = () => sentences().length > 0;

export function closeHint() {
  localStorage.setItem(KEPT, "yes");
  byId("hint").hidden = true;
}

/** Draws the sentences; `fill(text)` gets the one tapped. */
export function openHint(fill) {
  localStorage.removeItem(KEPT);
  const item = (text) => el("li", {}, el("button", { type: "button", dir: "auto", click: () => fill(text) }, text));
  const close = el("button", { class: "round", type: "button", "aria-label": word("hint.close"), click: closeHint }, icon("close"));
  byId("hint").replaceChildren(
    el("header", {}, icon("bulb"), el("h2", {}, word("hint.title")), close),
    el("ul", {}, ...sentences().map(item)),
  );
  byId("hint").hidden = !hasExamples();
}

/** Offers them unless they were closed before. */
export function offerHint(given, fill) {
  examples = given;
  if (localStorage.getItem(KEPT) !== "yes") openHint(fill);
}
