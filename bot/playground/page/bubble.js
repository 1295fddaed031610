// One message: its bubble, its time, the buttons under it, and what one can do with it.

import { contents, kindOf, summary } from "./contents.js";
import { el, icon } from "./dom.js";
import { time, word } from "./words.js";

const nameOf = ({ from }) => [from.first_name, from.last_name].filter(Boolean).join(" ");

function stamp({ message, mine, marked }) {
  const edited = marked && !message.reply_markup ? [el("span", {}, word("edited"))] : [];
  const tick = mine ? [icon("check"), el("span", { class: "unseen" }, word("sent"))] : [];
  const alone = !message.text && !message.caption && kindOf(message) !== "sticker";
  const at = el("time", { datetime: new Date(message.date * 1000).toISOString() }, time(message.date));
  return el("div", { class: `stamp${alone ? " alone" : ""}` }, ...edited, at, ...tick);
}

function quote(message) {
  const name = message.from.is_bot ? message.from.first_name : word("you");
  const lines = [el("b", {}, name), el("span", { dir: "auto" }, summary(message))];
  return el("button", { class: "quoted", type: "button", "data-goto": message.message_id }, ...lines);
}

function tools({ message, mine }) {
  const made = [el("button", { type: "button", "data-tool": "reply", "aria-label": word("reply"), title: word("reply") }, icon("reply"))];
  if (mine && message.text) {
    made.push(el("button", { type: "button", "data-tool": "edit", "aria-label": word("edit"), title: word("edit") }, icon("edit")));
  }
  return el("div", { class: "tools" }, ...made);
}

function key(button, busy) {
  const style = `key ${button.style ?? ""}`;
  if (button.url) return el("a", { class: style, href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text);
  const waiting = button.callback_data !== undefined && busy.has(button.callback_data);
  const pressed = el("button", { class: style, type: "button", disabled: "disabled" in button, "aria-busy": waiting ? "true" : null }, button.text);
  if (button.callback_data !== undefined) pressed.dataset.press = button.callback_data;
  else if (button.copy_text) pressed.dataset.copy = button.copy_text.text;
  else pressed.dataset.inactive = "";
  return pressed;
}

function keys(rows, busy) {
  return el("div", { class: "keys" }, ...rows.map((row) => el("div", { class: "row" }, ...row.map((button) => key(button, busy)))));
}

// Room at the end of the last line, so that the words never run under the time.
const room = ({ message, mine, marked }) =>
  `${44 + (mine ? 18 : 0) + (marked && !message.reply_markup ? word("edited").length * 6 + 4 : 0)}px`;

function classes(view, rows) {
  const chosen = ["message"];
  if (view.mine) chosen.push("mine");
  if (rows) chosen.push("has-keys");
  if (kindOf(view.message) === "sticker") chosen.push("bare");
  return chosen.join(" ");
}

/** The element of a message; `busy` holds the data of presses that wait for an answer. */
export function bubble(view, busy = new Set()) {
  const { message, mine } = view;
  const rows = message.reply_markup?.inline_keyboard;
  const label = word(mine ? "message.mine" : "message.theirs", { name: nameOf(message), time: time(message.date) });
  const quoted = message.reply_to_message ? [quote(message.reply_to_message)] : [];
  const body = el("div", { class: "bubble" }, ...quoted, ...contents(message), stamp(view), tools(view));
  body.style.setProperty("--room", room(view));
  const made = el("article", { class: classes(view, rows), "aria-label": label, "data-id": message.message_id }, body);
  if (rows) made.append(keys(rows, busy));
  return made;
}
