// What a bubble holds: words, picture, file, voice, sticker, contact, place.

import { fileUrl } from "./api.js";
import { el, icon } from "./dom.js";
import { nodes } from "./rich.js";
import { bytes, word } from "./words.js";

const outside = { target: "_blank", rel: "noopener noreferrer" };

const words = (text, entities) => el("div", { class: "words", dir: "auto" }, ...nodes(text, entities));

function photo({ photo: sizes, caption }) {
  const { file_id: id, width, height } = sizes.at(-1);
  const image = el("img", { src: fileUrl(id), width, height, alt: caption ?? word("photo") });
  return el("a", { class: "photo", href: fileUrl(id), ...outside }, image);
}

function card(symbol, title, detail, attributes = {}) {
  const lines = el("span", {}, el("b", { dir: "auto" }, title), el("small", {}, detail));
  return el(attributes.href ? "a" : "div", { class: "card", ...attributes }, el("span", { class: "disc" }, icon(symbol)), lines);
}

function file({ document: sent }) {
  const name = sent.file_name ?? word("document");
  return card("file", name, bytes(sent.file_size ?? 0), { href: fileUrl(sent.file_id), download: name });
}

function contact({ contact: { first_name: first, last_name: last, phone_number: phone } }) {
  const name = [first, last].filter(Boolean).join(" ");
  return card("person", name, phone, { href: `tel:${phone.replace(/[^+\d]/g, "")}` });
}

function place({ location: { latitude, longitude } }) {
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const detail = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return card("pin", word("location"), detail, { href: map, title: word("location.open"), ...outside });
}

const voice = ({ voice: sent }) =>
  el("div", { class: "voice" }, el("audio", { controls: true, preload: "metadata", src: fileUrl(sent.file_id), "aria-label": word("voice") }));

const sticker = ({ sticker: sent }) =>
  el("div", { class: "sticker" }, el("img", { src: fileUrl(sent.file_id), alt: `${word("sticker")} ${sent.emoji ?? ""}` }));

const KINDS = { photo, document: file, contact, location: place, voice, sticker };

/** The kind of a message that is more than words, or undefined. */
export const kindOf = (message) => Object.keys(KINDS).find((kind) => kind in message);

/** A line that stands for the message where it is answered. */
export function summary(message) {
  const kind = kindOf(message);
  return message.text ?? message.caption ?? (kind ? word(kind) : "");
}

/** The nodes of a message's content. */
export function contents(message) {
  const kind = kindOf(message);
  const made = kind ? [KINDS[kind](message)] : [];
  if (message.text) made.push(words(message.text, message.entities));
  if (message.caption) made.push(words(message.caption, message.caption_entities));
  return made;
}
