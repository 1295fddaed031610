// Presses within the conversation: buttons, commands, links to the bot, quotes, tools.

import { act } from "./api.js";
import { byId } from "./dom.js";
import { toast } from "./notices.js";
import { deliver, page, send, start } from "./session.js";
import { word } from "./words.js";

const idOf = (element) => Number(element.closest("[data-id]").dataset.id);

async function press(chat, button) {
  const id = idOf(button);
  const { press: data } = button.dataset;
  if (button.getAttribute("aria-busy")) return;
  chat.press(id, data, true);
  const went = await deliver(() => act("press", { person: page.person, message_id: id, data }));
  if (!went) chat.press(id, data, false);
}

/** The payload of a t.me link to this bot, or null for any other link. */
function payload(anchor) {
  const url = new URL(anchor.href);
  const own = url.host === "t.me" && url.pathname === `/${page.state.bot.username}`;
  return own ? (url.searchParams.get("start") ?? "") : null;
}

const withinChat = (chat, composer) => ({
  "[data-press]": (key) => press(chat, key),
  "[data-copy]": async (key) => (await navigator.clipboard.writeText(key.dataset.copy), toast(word("copied"))),
  "[data-inactive]": () => toast(word("button.inactive")),
  "[data-command]": (link) => send(link.dataset.command),
  "[data-goto]": (quote) => chat.goTo(quote.dataset.goto),
  "[data-tool]": (tool) => composer.aim(tool.dataset.tool, chat.views.get(idOf(tool)).message),
});

// Where nothing hovers, a touch on a bubble shows its tools.
function showTools(bubble) {
  for (const open of byId("log").querySelectorAll(".message.open")) open.classList.remove("open");
  bubble?.parentElement.classList.add("open");
}

/** Listens to presses in the log. */
export function watchClicks(chat, composer) {
  const within = withinChat(chat, composer);
  byId("log").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const code = link && payload(link);
    if (typeof code === "string") {
      event.preventDefault();
      start(code);
      return;
    }
    const selector = Object.keys(within).find((each) => event.target.closest(each));
    if (selector) within[selector](event.target.closest(selector));
    else if (!link) showTools(event.target.closest(".bubble"));
  });
}
