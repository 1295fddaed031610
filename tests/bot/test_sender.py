"""The one door out: nothing is lost, order is kept, and what Telegram says is heeded."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator

import pytest

from bot import clock, telegram
from bot.outgoing import Payload
from bot.sender import Sender
from bot.threads import Threads
from storage import outbox, reps
from storage.tables import Outbox
from tests.running import settings_for


@contextlib.contextmanager
def sending(api, database_url, database) -> Iterator[None]:
    """A sender at work in a thread."""
    holder = []

    async def main() -> None:
        threads = Threads(2)
        async with telegram.make(settings_for(api, database_url), api.token) as bot:
            task = asyncio.create_task(Sender(bot, database, threads).run())
            holder.append((asyncio.get_running_loop(), task))
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await threads.close()

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    try:
        yield
    finally:
        while not holder:
            time.sleep(0.01)
        loop, task = holder[0]
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)


def keep(database, *texts, chat_id=1001, **more):
    with database.writing() as session:
        for text in texts:
            outbox.add(session, outbox.Post(chat_id, Payload(text, **more).to_json()), clock.now())


def rows(database) -> list[Outbox]:
    with database.reading() as session:
        return [session.get(Outbox, number + 1) for number in range(20) if session.get(Outbox, number + 1)]


def until(done, seconds=15):
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_replies_go_out_in_order_and_are_noted(api, sara, database, database_url):
    """Each is sent once, in the order it was kept, and has the id that Telegram gave it."""
    keep(database, "one", "two", "three")
    with sending(api, database_url, database):
        sara.wait_for(3)
        until(lambda: all(row.state == "sent" for row in rows(database)))
    assert [sent.text for sent in sara.messages] == ["one", "two", "three"]
    assert [row.telegram_id for row in rows(database)] == [sent.message_id for sent in sara.messages]


@pytest.mark.parametrize("trouble", [{"status": 429, "retry_after": 1}, {"status": 502}, {"status": "refuse"}])
def test_trouble_delays_and_keeps_the_order(api, sara, database, database_url, trouble):
    """After a flood warning, a broken server or a refused connection the same replies come, once each, in order."""
    api.fail("sendMessage", times=1, **trouble)
    keep(database, "one", "two")
    with sending(api, database_url, database):
        sara.wait_for(2)
    assert [sent.text for sent in sara.messages] == ["one", "two"]


def test_a_broken_connection_loses_nothing(api, sara, database, database_url):
    """Where nobody can know whether it arrived, it is sent again rather than lost."""
    api.fail("sendMessage", times=1, status="cut")
    keep(database, "one", "two")
    with sending(api, database_url, database):
        sara.wait_for("two")
    texts = [sent.text for sent in sara.messages]
    assert texts in (["one", "one", "two"], ["one", "two"])


def test_what_is_for_a_rep_who_stopped_the_bot_is_held(api, sara, database, database_url):
    """After a 403 nothing more is tried, and the rep counts as away."""
    with database.writing() as session:
        reps.add(session, "Sara Conti", telegram_id=1001)
    sara.blocks()
    keep(database, "one")
    with sending(api, database_url, database):
        until(lambda: rows(database)[0].state == "held")
    with database.reading() as session:
        assert reps.by_telegram(session, 1001).blocked
    assert len(api.calls_of("sendMessage")) == 1


def test_an_edit_that_changes_nothing_is_a_success(api, sara, database, database_url):
    """Telegram's "not modified" is not an error for us."""
    keep(database, "one")
    with sending(api, database_url, database):
        first = sara.wait_for("one")
        keep(database, "one", edits=first.message_id)
        until(lambda: [row.state for row in rows(database)] == ["sent", "sent"])


def test_an_edit_of_a_message_that_is_gone_comes_as_a_new_message(api, sara, database, database_url):
    """What was to be said is said all the same."""
    keep(database, "one", edits=987654)
    with sending(api, database_url, database):
        assert not sara.wait_for("one").edited


def test_markup_that_telegram_cannot_read_is_sent_plain(api, sara, database, database_url):
    """The words arrive without their markup."""
    keep(database, "<b>never closed & more")
    with sending(api, database_url, database):
        assert "never closed" in sara.wait_for("never closed").text


def test_a_refused_reply_does_not_hold_up_the_chat(api, sara, database, database_url):
    """A reply that can never be sent is noted, and the next one goes."""
    keep(database, "", "two")
    with sending(api, database_url, database):
        sara.wait_for("two")
    assert rows(database)[0].state == "failed"
    api.violations.clear()
