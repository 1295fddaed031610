// Puts the page together: what happens on the server reaches the screen, what is done here reaches the server.

import { act, chat as fetchChat, listen, sendFile, state as fetchState } from "./api.js";
import { attach, pickers, Recorder } from "./attach.js";
import { Chat, emptyCard } from "./chat.js";
import { watchClicks } from "./clicks.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { showFrame, showKeyboard, showLabels, showPresence, showStart } from "./frame.js";
import { hasExamples, offerHint, openHint } from "./hint.js";
import { followSystem, switchLook } from "./look.js";
import { toast } from "./notices.js";
import { News } from "./news.js";
import { become, current, deliver, page, read, send, start } from "./session.js";
import { Attachments, Commands } from "./sheets.js";
import { choose, switchLanguage } from "./words.js";

const chat = new Chat();
const fillExample = (text) => composer.fill(text);
const commands = new Commands((command) => {
  composer.fill("");
  send(command);
});
const composer = new Composer({
  send,
  edit: (id, text) => deliver(() => act("edit", { person: page.person, message_id: id, text })),
  last: () => chat.lastOwn(),
  typed: (text) => commands.typed(text),
});
const attachments = new Attachments((kind) =>
  kind === "examples" ? openHint(fillExample) : attach(kind, page.person, deliver));
const recorder = new Recorder((file, duration) => deliver(() => sendFile(page.person, "voice", file, { duration })), toast);
const news = new News(chat, { choose: switchTo, card: () => deliver(refreshCard), people: () => deliver(refreshPeople) });

async function refreshPeople() {
  page.state = await fetchState();
  if (!current()) become(page.state.people[0].id);
  showFrame(switchTo);
}

async function refreshCard() {
  const shown = await fetchChat(page.person);
  await refreshPeople();
  commands.offer(shown.commands);
  if (!chat.views.size) chat.show([], [], emptyCard(page.state.bot, shown.description));
}

/** Fetches everything anew: at the start, after a lost connection, for another person, in another language. */
async function refresh() {
  await refreshPeople();
  const shown = await fetchChat(page.person);
  if (shown.person !== page.person) return;
  chat.show(shown.messages, shown.pending, emptyCard(page.state.bot, shown.description));
  commands.offer(shown.commands);
  showKeyboard(shown.keyboard);
  showStart(chat.views.size > 0);
  showLabels();
  attachments.offer((kind) => kind !== "examples" || hasExamples());
  recorder.show();
  read();
  showFrame(switchTo);
}

async function switchTo(person) {
  if (person === page.person) return;
  become(person);
  composer.release();
  await deliver(refresh);
}

// One after the other, and after any refresh that is under way: nothing is shown twice or lost.
let turns = Promise.resolve();
function inTurn(work) {
  turns = turns.then(work).catch(() => {});
  return turns;
}

function listenToServer() {
  listen({
    event: (event) => inTurn(() => news.happened(event)),
    opened: () => {
      page.connected = true;
      inTurn(refresh);
    },
    lost: () => {
      page.connected = false;
      showPresence();
    },
  });
}

function listenToPerson() {
  pickers(() => page.person, deliver);
  watchClicks(chat, composer);
  byId("start").addEventListener("click", () => start());
  byId("theme").addEventListener("click", switchLook);
  byId("language").addEventListener("click", () => inTurn(async () => {
    await switchLanguage();
    if (!byId("hint").hidden) openHint(fillExample);
    await refresh();
  }));
  document.addEventListener("visibilitychange", () => {
    read();
    showFrame(switchTo);
  });
}

/** /?start=CODE (and perhaps &person=ID) begins as a link to the bot does at Telegram. */
async function followLink(query) {
  history.replaceState(null, "", "/");
  if (query.has("start")) await start(query.get("start"));
}

async function begin() {
  const query = new URLSearchParams(location.search);
  followSystem();
  await choose();
  if (query.has("person")) become(Number(query.get("person")));
  await refresh();
  offerHint(page.state.examples, fillExample);
  attachments.offer((kind) => kind !== "examples" || hasExamples());
  listenToPerson();
  listenToServer();
  await followLink(query);
  document.documentElement.dataset.ready = "yes";
}

begin();
