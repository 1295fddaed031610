// Who is writing: the people at the top, with what each has not read.

import { byId, el } from "./dom.js";
import { counted, word } from "./words.js";

const initials = ({ first_name: first, last_name: last }) => `${first[0] ?? ""}${last?.[0] ?? ""}`;

function button(person, index, current, choose) {
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  const unread = person.unread && !current ? counted("unread", person.unread) : "";
  const label = [name, word(`role.${person.role}`), unread].filter(Boolean).join(", ");
  const badge = unread ? [el("span", { class: "badge", "aria-hidden": "true" }, String(Math.min(person.unread, 99)))] : [];
  return el("button", { type: "button", "aria-current": current ? "true" : null, "aria-label": label, "data-person": person.id, click: () => choose(person.id) },
    el("span", { class: `initials tint-${index % 4}`, "aria-hidden": "true" }, initials(person)), ...badge,
    el("span", { class: "labels" }, el("b", {}, person.first_name), el("small", {}, word(`role.${person.role}`))));
}

/** Draws the people; `choose(id)` is called for the one pressed. */
export function showPeople(people, current, choose) {
  const nav = byId("people");
  const focused = nav.contains(document.activeElement);
  nav.setAttribute("aria-label", word("people.label"));
  nav.hidden = people.length < 2;
  nav.replaceChildren(...people.map((person, index) => button(person, index, person.id === current, choose)));
  if (focused) nav.querySelector("[aria-current]")?.focus();
  const waiting = people.reduce((sum, person) => sum + (person.id === current ? 0 : person.unread), 0);
  return waiting;
}
