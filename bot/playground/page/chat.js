// The conversation on the screen: adding, replacing, removing messages; scrolling; who is writing.

import { bubble } from "./bubble.js";
import { byId, el } from "./dom.js";
import { day, word } from "./words.js";

const NEAR = 90;

/** The log of one chat. */
export class Chat {
  constructor() {
    this.log = byId("log");
    this.newer = byId("newer");
    this.views = new Map();
    this.busy = new Map();
    this.newer.addEventListener("click", () => this.toEnd(true));
    this.log.addEventListener("scroll", () => this.atEnd() && (this.newer.hidden = true));
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.log);
    this.log.addEventListener("load", () => this.stuck && this.toEnd(), true);
  }

  /** Shows a chat from its start. */
  show(views, pending, empty) {
    this.views = new Map(views.map((view) => [view.message.message_id, view]));
    this.busy = new Map();
    for (const { message_id: id, data } of pending) this.waiting(id).add(data);
    this.log.setAttribute("aria-busy", "true");
    this.log.replaceChildren(...(views.length ? [] : [empty]));
    for (const view of views) this.append(view);
    this.log.removeAttribute("aria-busy");
    this.newer.hidden = true;
    this.toEnd();
  }

  waiting(id) {
    if (!this.busy.has(id)) this.busy.set(id, new Set());
    return this.busy.get(id);
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    this.stuck = scrollHeight - scrollTop - clientHeight < NEAR;
    return this.stuck;
  }

  toEnd(smoothly = false) {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    this.stuck = true;
  }

  element(id) {
    return this.log.querySelector(`[data-id="${id}"]`);
  }

  /** A message that came now. */
  add(view) {
    const follow = this.atEnd() || view.mine;
    this.log.querySelector(".empty")?.remove();
    if (!view.mine) this.typing(false);
    this.views.set(view.message.message_id, view);
    this.append(view).classList.add("fresh");
    if (follow) this.toEnd();
    else this.newer.hidden = false;
  }

  append(view) {
    const last = [...this.log.querySelectorAll(".message")].at(-1);
    const before = last && this.views.get(Number(last.dataset.id));
    const label = day(view.message.date);
    if (!before || day(before.message.date) !== label) this.log.append(el("div", { class: "day" }, label));
    const made = bubble(view, this.waiting(view.message.message_id));
    if (before && before.mine === view.mine && view.message.date - before.message.date < 300) made.classList.add("next");
    this.log.append(made);
    const dots = this.log.querySelector(".dots");
    if (dots) this.log.append(dots);
    return made;
  }

  /** A message that was edited. */
  replace(view) {
    const id = view.message.message_id;
    const old = this.element(id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    const end = this.atEnd();
    this.views.set(id, view);
    const made = bubble(view, this.waiting(id));
    if (old.classList.contains("next")) made.classList.add("next");
    old.replaceWith(made);
    if (focused) (made.querySelector(".key") ?? this.log).focus({ preventScroll: true });
    if (end) this.toEnd();
  }

  remove(id) {
    this.views.delete(id);
    const gone = this.element(id);
    const label = gone?.previousElementSibling;
    gone?.remove();
    if (label?.matches(".day") && !label.nextElementSibling?.matches(".message")) label.remove();
  }

  /** Marks a button as waiting for the bot, or no longer. */
  press(id, data, waiting) {
    const busy = this.waiting(id);
    if (waiting) busy.add(data);
    else if (data === undefined) busy.clear();
    else busy.delete(data);
    for (const key of this.element(id)?.querySelectorAll("[data-press]") ?? []) {
      if (busy.has(key.dataset.press)) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
  }

  /** Shows or hides the dots of a bot that is writing. */
  typing(active) {
    const dots = this.log.querySelector(".dots");
    if (!active) return dots?.remove();
    if (dots) return undefined;
    const end = this.atEnd();
    this.log.append(el("div", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
    if (end) this.toEnd();
    return undefined;
  }

  /** Brings a message into view and its tools within reach. */
  goTo(id) {
    this.element(id)?.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  /** The last text of one's own, or undefined. */
  lastOwn() {
    return [...this.views.values()].filter((view) => view.mine && view.message.text).at(-1);
  }
}

/** What an empty chat shows. */
export function emptyCard(bot, description) {
  const face = el("img", { src: "/static/icon.svg", alt: "", width: 72, height: 72 });
  const lines = [el("h2", {}, description ? bot.first_name : word("empty.title")), el("p", { dir: "auto" }, description || word("empty.text"))];
  return el("div", { class: "empty" }, face, ...lines);
}
