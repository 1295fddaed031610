"""kill -9 at any moment: no message is lost, none is recorded twice."""

import random
import threading
import time
from collections import Counter

import pytest
from sqlmodel import select

from storage.database import Database
from storage.tables import Inbox, Interaction, Message, Purchase
from tests.botapi import BotApi
from tests.running import Command

KILLS = 30
CHATS = 6
#: Seconds a process lives: from before it has started to well after it has taken up its work.
LIFE = (0.5, 5.0)
PACE = 0.12
APART = 90


class Flow(threading.Thread):
    """Reps who keep on writing, each message with words of its own."""

    def __init__(self, api: BotApi) -> None:
        super().__init__()
        self.users = [api.user(1001 + n, f"Rep{n}", language_code="it") for n in range(CHATS)]
        self.texts: list[str] = []
        self.began = time.time() - 3 * 24 * 3600
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.wait(PACE):
            number = len(self.texts)
            text = f"Visto Rossi stamattina, prende 3 transpallet a {1000 + number} l'uno"
            # Minutes apart: what is said within one belongs to the note before.
            self.users[number % CHATS].says(text, date=self.began + number * APART)
            self.texts.append(text)


@pytest.mark.slow
def test_thirty_kills_lose_nothing_and_record_nothing_twice(tmp_path, database_url):
    """Every message is one record with one visit and one purchase, and is answered."""
    dice = random.Random(20261122)
    with BotApi() as api:
        flow = Flow(api)
        admins = ",".join(str(user.id) for user in flow.users)
        command = Command(
            tmp_path,
            TELEGRAM_BOT_TOKEN=api.token,
            TELEGRAM_API_URL=api.url,
            DATABASE_URL=database_url,
            TACCUINO_ADMINS=admins,
        )
        flow.start()
        try:
            for _ in range(KILLS):
                command.start()
                time.sleep(dice.uniform(*LIFE))
                command.kill()
        finally:
            flow.enough.set()
            flow.join()
        command.start()
        try:
            for user in flow.users:
                mine = flow.texts[user.id - 1001 :: CHATS]
                user.wait_for(lambda sent, last=mine[-1]: price(last) in sent.text.replace(".", ""), timeout=200)
            settled(database_url)
        finally:
            said = command.kill()
        assert "Traceback" not in said
        assert api.violations == []
        check(database_url, flow, len([call for call in api.calls if call.method == "sendMessage"]))


def price(text: str) -> str:
    return text.removesuffix(" l'uno").rsplit(" ", 1)[1]


def settled(url: str) -> None:
    """Until the inbox is empty."""
    database = Database(url)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with database.reading() as session:
            if not session.exec(select(Inbox.update_id).where(Inbox.state == "new")).first():
                break
        time.sleep(0.1)
    database.close()


def check(url: str, flow: Flow, sent: int) -> None:
    """Count what was recorded against what was said."""
    database = Database(url)
    with database.reading() as session:
        words = Counter(session.exec(select(Message.words)))
        visits = Counter(session.exec(select(Interaction.message_id)))
        bought = Counter(session.exec(select(Purchase.message_id)))
        failed = session.exec(select(Inbox.update_id).where(Inbox.state == "failed")).all()
    database.close()
    print(f"{KILLS} kills, {len(flow.texts)} messages, {sum(words.values())} records, {sent} replies sent")
    assert failed == []
    assert words == Counter(flow.texts)
    assert set(visits.values()) == set(bought.values()) == {1}
    assert len(visits) == len(bought) == len(flow.texts)
    assert sent >= len(flow.texts)
