"""One reply on its way: what is only made when it is sent, and the ways round what Telegram will not do."""

from __future__ import annotations

from dataclasses import replace

from telegram import Bot
from telegram.error import BadRequest

from bot import exporting, telegram
from bot.outgoing import Payload, from_json
from bot.threads import Threads
from nlp.reply import Attachment, Export, Picture
from storage import outbox
from storage.database import Database

#: Telegram's words for an edit that changes nothing, and for a message that can no longer be edited.
UNCHANGED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited")
MARKUP = "can't parse entities"


class Delivery:
    """Sends payloads as they stand in the outbox."""

    def __init__(self, bot: Bot, database: Database, threads: Threads) -> None:
        self._bot, self._database, self._threads = bot, database, threads

    async def deliver(self, chat_id: int, kept: str) -> int:
        """Send it, or change the message it takes the place of; gives back that message's id. Raises TelegramError."""
        return await self._send(chat_id, await self._whole(from_json(kept)))

    async def _whole(self, payload: Payload) -> Payload:
        """The payload with what is only made when it is sent: where it belongs, its file, its picture."""
        if payload.instead is not None:
            payload = await self._threads.run(self._over, payload)
        if isinstance(payload.file, Export):
            payload = await self._threads.run(exporting.filled, self._database, payload)
        if isinstance(payload.file, Picture):
            payload = await self._threads.run(_drawn, payload)
        return payload

    def _over(self, payload: Payload) -> Payload:
        """Where it belongs: over the card of its record, which has been sent by now."""
        with self._database.reading() as session:
            return replace(payload, edits=outbox.card(session, payload.instead or 0))

    async def _send(self, chat_id: int, payload: Payload) -> int:
        """Send it; without markup if Telegram cannot read ours, as a new message if the old one is gone."""
        try:
            return await telegram.send(self._bot, chat_id, payload)
        except BadRequest as error:
            said = error.message.lower()
            if UNCHANGED in said and payload.edits is not None:
                return payload.edits
            if MARKUP in said:
                return await telegram.send(self._bot, chat_id, payload, plain=True)
            if any(words in said for words in GONE):
                return await telegram.send(self._bot, chat_id, replace(payload, edits=None))
            raise


def _drawn(payload: Payload) -> Payload:
    """The payload with its chart drawn; what draws is loaded with the first chart."""
    from bot import charts  # noqa: PLC0415

    assert isinstance(payload.file, Picture)
    return replace(payload, file=Attachment("chart.png", charts.draw(payload.file), shown=True))
