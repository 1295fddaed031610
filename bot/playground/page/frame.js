// Around the conversation: names and labels, presence, people, the start button, the keyboard a bot offers.

import { act } from "./api.js";
import { attach } from "./attach.js";
import { byId, el, icon } from "./dom.js";
import { showPeople } from "./people.js";
import { current, deliver, page, send } from "./session.js";
import { word } from "./words.js";

const ACTIONS = { typing: "typing", record_voice: "record", upload_photo: "upload", upload_document: "upload" };
const NAMED = { attach: "attach", slash: "commands", send: "send", voice: "voice.record", language: "language.switch", theme: "theme.switch" };

/** What the bot is doing, and the line that says when it, or the server, is away. */
export function showPresence() {
  const presence = byId("presence");
  const idle = page.state.online ? "online" : "offline";
  presence.textContent = word(`presence.${page.action ? (ACTIONS[page.action] ?? "other") : idle}`);
  presence.classList.toggle("busy", Boolean(page.action));
  const absent = byId("absent");
  absent.hidden = page.connected && page.state.online;
  absent.textContent = absent.hidden ? "" : word(page.connected ? "absent.bot" : "absent.server");
}

/** The bot's name, the people with what they have not read, the title, the presence. */
export function showFrame(choose) {
  const name = page.state.bot.first_name;
  byId("bot-name").textContent = name;
  const waiting = showPeople(page.state.people, page.person, choose);
  document.title = `${waiting ? `(${waiting}) ` : ""}${name}`;
  showPresence();
}

/** The page's own words, in the language chosen. */
export function showLabels() {
  for (const [id, key] of Object.entries(NAMED)) {
    byId(id).setAttribute("aria-label", word(key));
    byId(id).title = word(key);
  }
  byId("language").textContent = document.documentElement.lang.toUpperCase();
  byId("text").placeholder = word("field.placeholder");
  byId("text").setAttribute("aria-label", word("field.label"));
  byId("log").setAttribute("aria-label", word("log.label"));
  byId("start").textContent = word("start");
  byId("newer").replaceChildren(icon("down"), el("span", {}, word("newer")));
}

/** The start button while nothing has been said; afterwards the field, which then has the focus. */
export function showStart(begun) {
  const appears = begun && byId("composer").hidden;
  byId("start").hidden = begun;
  byId("composer").hidden = !begun;
  if (appears && [document.body, byId("start")].includes(document.activeElement)) byId("text").focus();
}

function answer(button, keyboard) {
  const { id, first_name, last_name } = current();
  const own = { person: id, phone_number: `+${id}`, first_name, last_name, user_id: id };
  if (button.request_contact) deliver(() => act("contact", own));
  else if (button.request_location) attach("location", id, deliver);
  else send(button.text);
  if (keyboard.one_time_keyboard) showKeyboard(null);
}

/** The keyboard under the field that the bot offers, or none. */
export function showKeyboard(keyboard) {
  const rows = keyboard?.keyboard ?? [];
  const key = (button) => el("button", { class: "key", type: "button", click: () => answer(button, keyboard) }, button.text);
  byId("keyboard").replaceChildren(...rows.map((row) => el("div", { class: "row" }, ...row.map(key))));
  byId("keyboard").hidden = !rows.length;
}
