"""A message that hangs holds up its own chat, and no other."""

import threading

from handlers import heard
from tests.running import running

MANY = 12
ADMINS = frozenset(range(1001, 1001 + MANY + 1))


def test_a_dozen_messages_whose_reading_hangs_hold_up_nobody_else(api, sqlite_maker, monkeypatch):
    """More than are worked at together: somebody else is answered, and they are too, once it goes on."""
    gate, hanging, understand = threading.Event(), threading.Semaphore(0), heard.understand

    def slow(text, *rest, **more):
        if text.startswith("Visto"):
            hanging.release()
            gate.wait(60)
        return understand(text, *rest, **more)

    monkeypatch.setattr(heard, "understand", slow)
    users = [api.user(1001 + n, f"Rep{n}", language_code="it") for n in range(MANY)]
    other = api.user(1001 + MANY, "Ugo", language_code="it")
    with running(api, sqlite_maker(), admins=ADMINS):
        for user in users:
            user.says("Visto Rossi stamattina")
        for _ in users:
            assert hanging.acquire(timeout=30)
        other.says("/help")
        other.wait_for(1, timeout=20)
        assert not any(user.messages for user in users)
        gate.set()
        for user in users:
            user.wait_for("Rossi", timeout=60)
