-- What the playground remembers. Message, update and file ids come from `counter` and never go back.
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS message (
    message_id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    mine INTEGER NOT NULL,                 -- 1: the person's, 0: the bot's
    marked INTEGER NOT NULL DEFAULT 0,     -- 1: its text was edited, so the page says so
    body TEXT NOT NULL                     -- the Bot API Message
);
CREATE INDEX IF NOT EXISTS message_of_chat ON message (chat_id, message_id);
CREATE TABLE IF NOT EXISTS update_waiting (update_id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS press (
    id TEXT PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    data TEXT NOT NULL,
    date INTEGER NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS file (
    file_id TEXT PRIMARY KEY,
    unique_id TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    content BLOB NOT NULL
);
