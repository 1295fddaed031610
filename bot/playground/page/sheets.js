// Sheets over the composer: the bot's commands, and what can be attached.

import { byId, el, icon } from "./dom.js";
import { word } from "./words.js";

/** A sheet with items, opened by a button; arrow keys move, Escape closes and goes back to the button. */
export class Sheet {
  constructor(sheetId, openerId) {
    this.sheet = byId(sheetId);
    this.opener = byId(openerId);
    this.opener.addEventListener("click", () => (this.sheet.hidden ? this.open(true) : this.close()));
    this.sheet.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.sheet.contains(target) && !this.opener.contains(target)) this.close();
    });
  }

  items() {
    return [...this.sheet.querySelectorAll("button:not([hidden])")];
  }

  open(focus = false) {
    this.sheet.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    if (focus) this.items()[0]?.focus();
  }

  close(back = false) {
    if (this.sheet.hidden) return;
    this.sheet.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    if (back) this.opener.focus();
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    if (event.key === "Escape") this.close(true);
    else if (event.key in steps) {
      const items = this.items();
      const at = items.indexOf(document.activeElement) + steps[event.key];
      items[(at + items.length) % items.length]?.focus();
      event.preventDefault();
    }
  }
}

/** The commands: all by the button, those that fit while "/" is being typed. */
export class Commands extends Sheet {
  constructor(run) {
    super("commands", "slash");
    this.run = run;
    byId("text").addEventListener("keydown", (event) => this.typing(event));
  }

  offer(commands) {
    this.opener.hidden = !commands.length;
    const item = ({ command, description }) =>
      el("button", { type: "button", role: "menuitem", "data-run": `/${command}`, click: () => this.pick(`/${command}`) },
        el("b", {}, `/${command}`), el("span", { dir: "auto" }, description));
    this.sheet.replaceChildren(...commands.map(item));
  }

  pick(command) {
    this.close();
    this.run(command);
  }

  typed(text) {
    const all = [...this.sheet.children];
    const typing = /^\/\w*$/.test(text);
    for (const item of all) {
      item.hidden = typing && !item.dataset.run.startsWith(text);
      item.classList.remove("current");
    }
    if (typing && this.items().length) this.open(), this.items()[0].classList.add("current");
    else this.close();
  }

  typing(event) {
    const items = this.items();
    if (this.sheet.hidden || !items.length) return;
    const at = items.findIndex((item) => item.classList.contains("current"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      items[at]?.classList.remove("current");
      const next = items[(at + step + items.length) % items.length];
      next.classList.add("current");
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && at >= 0) this.pick(items[at].dataset.run);
    else return;
    event.preventDefault();
  }
}

const THINGS = [
  ["photo", "photo"], ["camera", "camera"], ["file", "file"], ["location", "pin"],
  ["contact", "person"], ["voice", "mic"], ["sticker", "sticker"], ["examples", "bulb"],
];

/** What can be attached; `attach(kind)` is told which was chosen. */
export class Attachments extends Sheet {
  constructor(attach) {
    super("attachments", "attach");
    this.attach = attach;
  }

  offer(kinds) {
    const item = ([kind, symbol]) =>
      el("button", { type: "button", role: "menuitem", "data-attach": kind, click: () => (this.close(), this.attach(kind)) },
        el("span", { class: "disc" }, icon(symbol)), el("span", { class: "label" }, word(`attach.${kind}`)));
    this.sheet.replaceChildren(...THINGS.filter(([kind]) => kinds(kind)).map(item));
  }
}
