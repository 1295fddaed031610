// What happens on the server, brought to the screen.

import { showFrame, showKeyboard, showPresence, showStart } from "./frame.js";
import { alarm, toast } from "./notices.js";
import { page, personOf, read } from "./session.js";

const TYPING = 5200;
const FOR_ALL = ["message", "online", "card", "read"];

/** The news of one page; `on` has choose(person), card() and people(): what to do when those changed. */
export class News {
  constructor(chat, on) {
    this.chat = chat;
    this.on = on;
  }

  /** Shows one event, if it concerns what is on the screen. */
  happened(event) {
    if (FOR_ALL.includes(event.type) || event.person === page.person) this[event.type]?.(event);
  }

  message({ person, mine, marked, message }) {
    if (!mine) personOf(person).unread += 1;
    if (person === page.person && !this.chat.element(message.message_id)) {
      if (!mine) this.doing(null);
      this.chat.add({ mine, marked, message });
      showStart(true);
      read();
    }
    showFrame(this.on.choose);
  }

  edited(event) {
    this.chat.replace(event);
  }

  deleted(event) {
    this.chat.remove(event.message_id);
    this.on.people();
  }

  action(event) {
    this.doing(event.action);
  }

  pressed(event) {
    this.chat.press(event.message_id, event.data, true);
  }

  answered({ message_id: id, text, show_alert: loud }) {
    this.chat.press(id, undefined, false);
    if (text) (loud ? alarm : toast)(text);
  }

  keyboard(event) {
    showKeyboard(event.keyboard);
  }

  online(event) {
    page.state.online = event.online;
    showPresence();
  }

  card() {
    this.on.card();
  }

  read(event) {
    personOf(event.person).unread = 0;
    showFrame(this.on.choose);
  }

  /** Shows what the bot is doing; it lasts some seconds, or until a message comes. */
  doing(action) {
    clearTimeout(this.timer);
    page.action = action;
    this.chat.typing(action === "typing");
    if (action) this.timer = setTimeout(() => this.doing(null), TYPING);
    showPresence();
  }
}
