// What this page knows: the server's state, who is writing, and how to do something on the server.

import { act } from "./api.js";
import { closeHint } from "./hint.js";
import { problem } from "./notices.js";

const KEPT = "playground.person";
export const page = { state: null, person: Number(localStorage.getItem(KEPT)), connected: true, action: null };

/** The person who is writing. */
export const current = () => page.state.people.find(({ id }) => id === page.person);

/** Someone by id. */
export const personOf = (person) => page.state.people.find(({ id }) => id === person);

/** Lets someone else write, also at the next visit. */
export function become(person) {
  page.person = person;
  page.action = null;
  localStorage.setItem(KEPT, person);
}

/** Does something on the server; says so if it fails; true if it went well. */
export async function deliver(work) {
  try {
    await work();
    return true;
  } catch (error) {
    problem(error.key ?? "other");
    return false;
  }
}

/** Sends text as the person who is writing. */
export function send(text, replyTo) {
  closeHint();
  return deliver(() => act("send", { person: page.person, text, reply_to: replyTo ?? null }));
}

/** Sends /start, with the payload of a link. */
export const start = (payload = "") => deliver(() => act("start", { person: page.person, payload }));

/** Tells the server that the chat on the screen has been read. */
export function read() {
  const person = current();
  if (document.visibilityState !== "visible" || !person?.unread) return;
  person.unread = 0;
  act("read", { person: page.person }).catch(() => {});
}
