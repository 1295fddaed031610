// Sending more than words: pictures, files, samples, and a voice note recorded here.

import { act, sendFile } from "./api.js";
import { byId } from "./dom.js";
import { word } from "./words.js";

const PICKERS = { photo: "pick-photo", camera: "pick-camera", file: "pick-file" };
const samples = fetch("/static/samples.json").then((response) => response.json());

const MADE = {
  voice: (person) => act("sample", { person, kind: "voice" }),
  sticker: (person) => act("sample", { person, kind: "sticker" }),
  contact: async (person) => act("contact", { person, ...(await samples).contact }),
  location: async (person) => act("location", { person, ...(await samples).location }),
};

/** Lets files be picked, dropped and pasted; `deliver(work)` reports what goes wrong. */
export function pickers(person, deliver) {
  const send = (file, kind) => deliver(() => sendFile(person(), kind, file));
  const kindOf = (file) => (file.type.startsWith("image/") ? "photo" : "document");
  for (const [kind, id] of Object.entries(PICKERS)) {
    byId(id).addEventListener("change", ({ target }) => {
      for (const file of target.files) send(file, kind === "file" ? "document" : "photo");
      target.value = "";
    });
  }
  byId("text").addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (files.length) event.preventDefault();
    for (const file of files) send(file, kindOf(file));
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) send(file, kindOf(file));
  });
}

/** Does what was chosen in the sheet. */
export function attach(kind, person, deliver) {
  if (kind in PICKERS) byId(PICKERS[kind]).click();
  else deliver(() => MADE[kind](person));
}

const FORMS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** The microphone's button: press to record, press again to send, Escape to forget. */
export class Recorder {
  constructor(send, complain) {
    this.send = send;
    this.complain = complain;
    this.button = byId("voice");
    this.button.addEventListener("click", () => (this.recorder ? this.stop(true) : this.start()));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.recorder && this.stop(false));
  }

  async start() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.complain(word("voice.denied"));
      return;
    }
    this.pieces = [];
    this.began = performance.now();
    this.recorder = new MediaRecorder(stream, { mimeType: FORMS.find((form) => MediaRecorder.isTypeSupported(form)) });
    this.recorder.ondataavailable = ({ data }) => this.pieces.push(data);
    this.recorder.onstop = () => this.finish(stream);
    this.recorder.start();
    this.ticking = setInterval(() => this.show(), 500);
    this.show();
  }

  seconds() {
    return Math.max(1, Math.round((performance.now() - this.began) / 1000));
  }

  show() {
    const field = byId("text");
    const clock = () => new Date(this.seconds() * 1000).toISOString().slice(14, 19);
    field.placeholder = this.recorder ? `${word("voice.recording")} ${clock()}` : word("field.placeholder");
    field.classList.toggle("recording", Boolean(this.recorder));
    this.button.setAttribute("aria-label", word(this.recorder ? "voice.stop" : "voice.record"));
    this.button.querySelector("use").setAttribute("href", this.recorder ? "#i-stop" : "#i-mic");
  }

  stop(keep) {
    this.kept = keep;
    this.recorder.stop();
  }

  finish(stream) {
    clearInterval(this.ticking);
    for (const track of stream.getTracks()) track.stop();
    const type = this.recorder.mimeType.split(";")[0];
    const duration = this.seconds();
    this.recorder = null;
    this.show();
    const ending = { "audio/ogg": "oga", "audio/webm": "webm" }[type] ?? "m4a";
    if (this.kept) this.send(new File(this.pieces, `voice.${ending}`, { type }), duration);
  }
}
