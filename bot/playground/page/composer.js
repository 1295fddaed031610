// The field: writing, editing, answering; Enter sends, Shift+Enter breaks the line, Escape lets go.

import { summary } from "./contents.js";
import { byId, el, icon } from "./dom.js";
import { word } from "./words.js";

/** The composer; `on` has send(text, reply_to), edit(message_id, text), last() and typed(text). */
export class Composer {
  constructor(on) {
    this.on = on;
    this.field = byId("text");
    this.context = byId("context");
    this.target = null;
    byId("composer").addEventListener("submit", (event) => (event.preventDefault(), this.submit()));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.changed());
  }

  key(event) {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.target) this.release();
    else if (event.key === "ArrowUp" && !this.field.value && !this.target) {
      const last = this.on.last();
      if (last) event.preventDefault(), this.aim("edit", last.message);
    }
  }

  async submit() {
    const text = this.field.value;
    if (!text.trim()) return;
    const target = this.target;
    this.release();
    this.fill("");
    const sent = target?.kind === "edit" ? this.on.edit(target.id, text) : this.on.send(text, target?.id);
    if (!(await sent) && !this.field.value) this.fill(text);
  }

  /** Puts text into the field, ready to be sent. */
  fill(text) {
    this.field.value = text;
    this.field.setSelectionRange(text.length, text.length);
    this.changed();
    this.field.focus();
  }

  changed() {
    const { field } = this;
    field.style.height = "";
    if (field.scrollHeight) field.style.height = `${Math.min(field.scrollHeight, 148)}px`;
    field.style.overflowY = field.scrollHeight > 148 ? "auto" : "hidden";
    byId("send").hidden = !field.value.trim() && this.target?.kind !== "edit";
    byId("voice").hidden = !byId("send").hidden;
    this.on.typed(field.value);
  }

  /** Edits ("edit") or answers ("reply") a message. */
  aim(kind, message) {
    this.target = { kind, id: message.message_id };
    const lines = el("div", {}, el("b", {}, word(`context.${kind}`)), el("span", { dir: "auto" }, summary(message)));
    const close = el("button", { class: "round", type: "button", "aria-label": word("cancel"), click: () => this.release() }, icon("close"));
    this.context.replaceChildren(icon(kind), lines, close);
    this.context.hidden = false;
    this.fill(kind === "edit" ? message.text : this.field.value);
  }

  release() {
    if (!this.target) return;
    const editing = this.target.kind === "edit";
    this.target = null;
    this.context.hidden = true;
    this.fill(editing ? "" : this.field.value);
  }
}
