"""The people who write to the bot, as a test plays them."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.botapi.forms import Upload
from tests.botapi.markup import found_entities, units
from tests.botapi.sent import Sent
from tests.botapi.world import Offer, World

PATIENCE = 10.0
Wanted = int | str | Callable[[Sent], bool]


class NothingCame(AssertionError):
    """What a test waited for did not come."""

    def __init__(self, user: "User", wanted: Wanted, timeout: float):
        world = user.world
        there = "\n".join(f"  {sent.message_id}: {sent.text!r} {sent.buttons}" for sent in user.messages)
        calls = ", ".join(call.method for call in world.calls[-8:])
        super().__init__(
            f"{user.name} waited {timeout} s for {wanted!r}; there is:\n{there or '  nothing'}\n"
            f"last calls: {calls or 'none'}\nrefusals: {world.refusals[-5:]}\nviolations: {world.violations}"
        )


class User:
    """A person in a private chat with the bot; safe to use from any thread."""

    def __init__(self, world: World, user_id: int, first_name: str, **more: Any):
        self.world = world
        self.id = user_id
        self.name = first_name
        self.account = {"id": user_id, "is_bot": False, "first_name": first_name, **more}
        self.said: list[int] = []
        names = {name: more[name] for name in ("last_name", "username") if name in more}
        self.chat = {"id": user_id, "type": "private", "first_name": first_name, **names}
        with world.lock:
            world.chats.by_id[user_id] = self.chat

    def says(self, text: str, *, reply_to: int | Sent | None = None, date: Any = None, **more: Any) -> int:
        """Writes a text (`more` goes into the message as it is); gives back the update's id."""
        if not 1 <= units(text.strip()) <= 4096:
            raise ValueError("Telegram's own apps send 1 to 4096 UTF-16 units")
        text = text.strip()
        content = {"text": text, **_entities(text), **more}
        return self._sends(content, reply_to=reply_to, date=date)

    def edits(self, message_id: int, text: str) -> int:
        """Changes what was said; `user.said[-1]` is the last message's id."""
        with self.world.lock:
            kept = self.world.chats.messages[self.chat["id"], message_id]
            old = {name: value for name, value in kept.message.items() if name != "entities"}
            kept.message = {**old, "text": text, **_entities(text), "edit_date": self.world.now()}
            return self.world.updates.add("edited_message", kept.message)

    def presses(self, message: Sent, label_or_data: str) -> int:
        """Presses a button of the message as it was seen, even if the bot has changed it since."""
        data = message.data_of(label_or_data)
        with self.world.lock:
            query_id = str(4_000_000_000_000 + len(self.world.updates.history))
            self.world.presses[query_id] = self.id
            query = {"id": query_id, "from": self.account, "chat_instance": str(-self.id), "data": data}
            return self.world.updates.add("callback_query", {**query, "message": self._pressed(message)})

    def _pressed(self, message: Sent) -> dict[str, Any]:
        kept = self.world.chats.messages[self.chat["id"], message.message_id]
        if kept.sent and kept.sent.deleted:
            return {"chat": self.chat, "message_id": message.message_id, "date": 0}
        return kept.message

    def sends_sticker(self, emoji: str = "👍", **when: Any) -> int:
        """Sends a sticker."""
        look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._sends_file("sticker", Upload("s.webp", b"RIFF", "image/webp"), {**look, "emoji": emoji}, when)

    def sends_voice(self, content: bytes = b"OggS", seconds: int = 3, **when: Any) -> int:
        """Sends a voice note."""
        upload = Upload("v.oga", content, "audio/ogg")
        return self._sends_file("voice", upload, {"duration": seconds, "mime_type": "audio/ogg"}, when)

    def sends_document(self, name: str, content: bytes, mime: str = "application/octet-stream", **when: Any) -> int:
        """Sends a file; `caption`, `reply_to` and `date` as with the other kinds."""
        return self._sends_file("document", Upload(name, content, mime), {"file_name": name, "mime_type": mime}, when)

    def sends_photo(self, content: bytes, **when: Any) -> int:
        """Sends a picture, which arrives in two sizes of which the last is the largest."""
        with self.world.lock:
            return self._sends({"photo": self.photo(content)}, **when)

    def photo(self, content: bytes) -> list[dict[str, Any]]:
        """A picture as messages hold it; the caller holds the lock."""
        sizes = [self._filed("photos", Upload("p.jpg", part, "image/jpeg")) for part in (b"\xff\xd8\xff", content)]
        return [{**ids, "width": w, "height": w * 3 // 4} for ids, w in zip(sizes, (90, 1280), strict=True)]

    def sends_album(self, contents: list[bytes], caption: str | None = None, date: Any = None) -> list[int]:
        """Sends several pictures at once; what is written stands under the first."""
        with self.world.lock:
            album = str(13_000_000_000 + len(self.said))
            captions = [{"caption": caption} if n == 0 and caption else {} for n in range(len(contents))]
            made = [{"photo": self.photo(content), "media_group_id": album} for content in contents]
            return [self._sends({**one, **words}, date=date) for one, words in zip(made, captions, strict=True)]

    def sends_contact(self, phone: str = "+393331234567", first_name: str = "Marco", **more: Any) -> int:
        """Sends a card from the address book."""
        when = {name: more.pop(name) for name in ("date", "reply_to") if name in more}
        return self._sends({"contact": {"phone_number": phone, "first_name": first_name, **more}}, **when)

    def sends_location(self, latitude: float = 45.4642, longitude: float = 9.19, **when: Any) -> int:
        """Sends a place."""
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}}, **when)

    def sends_venue(self, title: str, latitude: float = 45.4642, longitude: float = 9.19, **when: Any) -> int:
        """Sends a place that has a name on the map."""
        where = {"latitude": latitude, "longitude": longitude}
        return self._sends({"location": where, "venue": {"location": where, "title": title, "address": "-"}}, **when)

    def sends_poll(self, question: str = "?", **when: Any) -> int:
        """Sends a poll."""
        options = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(("A", "B"))]
        look = {"is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
        more = {"total_voter_count": 0, "allows_revoting": False, "members_only": False}
        return self._sends({"poll": {"id": "7", "question": question, "options": options, **look, **more}}, **when)

    def forwards(self, text: str, author: str | dict[str, Any], written: Any = None, date: Any = None) -> int:
        """Forwards what `author` wrote: a hidden one's name, or a user or a channel as the API tells of them."""
        return self._sends({"text": text, "forward_origin": self._origin(author, written)}, date=date)

    def _origin(self, author: str | dict[str, Any], written: Any) -> dict[str, Any]:
        date = self._moment(written)
        if isinstance(author, str):
            return {"type": "hidden_user", "date": date, "sender_user_name": author}
        if author.get("type") == "channel":
            return {"type": "channel", "date": date, "chat": author, "message_id": 1}
        return {"type": "user", "date": date, "sender_user": author}

    def captions(self, message_id: int, caption: str) -> int:
        """Changes what stands under a picture."""
        with self.world.lock:
            kept = self.world.chats.messages[self.chat["id"], message_id]
            kept.message = {**kept.message, "caption": caption, "edit_date": self.world.now()}
            return self.world.updates.add("edited_message", kept.message)

    def types(self, text: str, chat_type: str = "group") -> str:
        """Types behind the bot's name in a chat of any kind; gives back the query's id."""
        with self.world.lock:
            query_id = str(5_000_000_000_000 + len(self.world.queries) + len(self.world.offers))
            self.world.queries[query_id] = self.id
            query = {"id": query_id, "from": self.account, "query": text, "offset": "", "chat_type": chat_type}
            self.world.updates.add("inline_query", query)
            return query_id

    def offered(self, query_id: str, timeout: float = 3 * PATIENCE) -> list[Offer]:
        """What the bot offers for a query, once it has answered; a bot that has just started loads its words first."""
        with self.world.lock:
            if not self.world.lock.wait_for(lambda: query_id in self.world.offers, timeout):
                raise NothingCame(self, f"query {query_id}", timeout)
            return self.world.offers[query_id]

    def picks(self, offer: Offer) -> int:
        """Picks an offer in the chat with the bot: it is sent as the user's own message."""
        bot = {name: self.world.me[name] for name in ("id", "is_bot", "first_name", "username")}
        entities = {"entities": offer.entities} if offer.entities else {}
        return self._sends({"text": offer.text, **entities, "via_bot": bot})

    def blocks(self) -> int:
        """Blocks the bot: from now on every message to this chat is a 403."""
        return self._changes_membership("member", "kicked")

    def unblocks(self) -> int:
        """Lets the bot write again."""
        return self._changes_membership("kicked", "member")

    def _changes_membership(self, old: str, new: str) -> int:
        with self.world.lock:
            change = self.world.chats.blocked.add if new == "kicked" else self.world.chats.blocked.discard
            change(self.id)
            head = {"chat": self.chat, "from": self.account, "date": self.world.now()}
            roles = {"old_chat_member": self._role(old), "new_chat_member": self._role(new)}
            return self.world.updates.add("my_chat_member", {**head, **roles})

    def _role(self, status: str) -> dict[str, Any]:
        bot = {name: self.world.me[name] for name in ("id", "is_bot", "first_name", "username")}
        return {"status": status, "user": bot, **({"until_date": 0} if status == "kicked" else {})}

    def _filed(self, folder: str, upload: Upload) -> dict[str, Any]:
        return self.world.files.add(folder, upload).ids

    def _sends_file(self, kind: str, upload: Upload, look: dict[str, Any], when: dict[str, Any]) -> int:
        with self.world.lock:
            return self._sends({kind: {**self._filed(kind, upload), **look}}, **when)

    def _sends(self, content: dict[str, Any], *, reply_to: Any = None, date: Any = None, **more: Any) -> int:
        with self.world.lock:
            message_id = self.world.chats.new_message_id()
            head = {"message_id": message_id, "from": self.account, "chat": self.chat, "date": self._moment(date)}
            message = {**head, **content, **more, **self._reply(reply_to)}
            self.world.chats.learn(message)
            self.said.append(message_id)
            return self.world.updates.add("message", message)

    def _moment(self, date: Any) -> int:
        if isinstance(date, datetime):
            return int(date.timestamp())
        return self.world.now() if date is None else int(date)

    def _reply(self, reply_to: int | Sent | None) -> dict[str, Any]:
        if reply_to is None:
            return {}
        message_id = reply_to.message_id if isinstance(reply_to, Sent) else reply_to
        original = self.world.chats.messages[self.chat["id"], message_id].message
        return {"reply_to_message": {name: v for name, v in original.items() if name != "reply_to_message"}}

    @property
    def messages(self) -> list[Sent]:
        """What the bot wrote here and did not delete, oldest first, each in its present state."""
        with self.world.lock:
            return self.world.chats.sent_to(self.chat["id"])

    @property
    def toasts(self) -> list[str]:
        """What was shown to this user in answer to presses."""
        with self.world.lock:
            return [toast.text for toast in self.world.toasts if toast.user_id == self.id]

    def wait_for(self, wanted: Wanted, timeout: float = PATIENCE) -> Sent:
        """The newest message that fits: holds a text, meets a predicate, or the last once there are so many."""
        end = time.monotonic() + timeout
        with self.world.lock:
            while (found := self._fitting(wanted)) is None:
                if (left := end - time.monotonic()) <= 0:
                    raise NothingCame(self, wanted, timeout)
                self.world.lock.wait(left)
            return found

    async def arrives(self, wanted: Wanted, timeout: float = PATIENCE) -> Sent:  # noqa: ASYNC109
        """As `wait_for`, for a test in whose event loop the bot runs."""
        return await asyncio.to_thread(self.wait_for, wanted, timeout)

    def _fitting(self, wanted: Wanted) -> Sent | None:
        messages = self.messages
        if isinstance(wanted, int):
            return messages[-1] if len(messages) >= max(wanted, 1) else None
        fits = (lambda sent: wanted in sent.text) if isinstance(wanted, str) else wanted
        return next((sent for sent in reversed(messages) if fits(sent)), None)


def _entities(text: str) -> dict[str, Any]:
    entities = found_entities(text)
    return {"entities": entities} if entities else {}
