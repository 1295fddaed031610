// Text with entities as DOM nodes. Offsets are UTF-16 code units, as JavaScript's own.

import { el } from "./dom.js";
import { word } from "./words.js";

const safe = (url) => (/^(https?|mailto|tel|tg):/i.test(url) ? url : `https://${url}`);
const link = (url) => el("a", { href: safe(url), target: "_blank", rel: "noopener noreferrer nofollow" });

function spoiler() {
  const open = ({ currentTarget: hidden }) => {
    hidden.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  const key = (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), open(event));
  return el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": word("spoiler"), click: open, keydown: key });
}

const command = (_, text) => el("button", { class: "command", type: "button", "data-command": text });

const SHAPES = {
  bold: () => el("strong"),
  italic: () => el("em"),
  underline: () => el("u"),
  strikethrough: () => el("s"),
  code: () => el("code"),
  pre: () => el("pre"),
  blockquote: () => el("blockquote"),
  expandable_blockquote: () => el("blockquote"),
  spoiler,
  text_link: (entity) => link(entity.url),
  url: (_, text) => link(text),
  mention: (_, text) => link(`https://t.me/${text.slice(1)}`),
  email: (_, text) => link(`mailto:${text}`),
  phone_number: (_, text) => link(`tel:${text.replace(/[^+\d]/g, "")}`),
  bot_command: command,
};

/** Nodes for the text; entities are sorted and nested, as the server gives them. */
export function nodes(text, entities = [], from = 0, to = text.length) {
  const made = [];
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue;
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    const shape = (SHAPES[entity.type] ?? (() => el("span")))(entity, text.slice(entity.offset, end));
    shape.append(...nodes(text, inner, entity.offset, end));
    made.push(document.createTextNode(text.slice(at, entity.offset)), shape);
    at = end;
  }
  made.push(document.createTextNode(text.slice(at, to)));
  return made;
}
