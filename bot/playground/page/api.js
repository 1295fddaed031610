// Talks to the server: asks, sends, and listens for what happens.

/** A refusal; `key` says which. */
export class Refused extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? "other");
  return body;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(`/page/${path}`, options);
  } catch {
    throw new Refused("other");
  }
  return answer(response);
}

export const state = () => ask("state");
// A longer history than this would only make the page slow.
const SHOWN = 400;
export const chat = (person) => ask(`chat?person=${person}&last=${SHOWN}`);

/** One of the deeds of /page: send, start, edit, press, contact, location, sample, read. */
export const act = (deed, body) =>
  ask(deed, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Sends a file: kind is photo, document or voice. */
export function sendFile(person, kind, file, extra = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ person, kind, ...extra })) form.append(name, value);
  form.append("file", file, file.name ?? kind);
  return ask("file", { method: "POST", body: form });
}

export const fileUrl = (fileId) => `/page/file/${encodeURIComponent(fileId)}`;

/** Listens for events; `opened` is called at every (re)connection, `lost` when the connection breaks. */
export function listen({ event, opened, lost }) {
  const source = new EventSource("/page/events");
  source.onopen = opened;
  source.onmessage = ({ data }) => event(JSON.parse(data));
  source.onerror = () => {
    lost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen({ event, opened, lost }), 2000);
  };
}
