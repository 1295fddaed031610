"""What stops the process, each error with its own sentence."""

from __future__ import annotations

import traceback


class BotError(Exception):
    """Base of what this room raises."""


class WrongSettings(BotError):
    """One or more settings are wrong: one sentence each."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))


class WrongToken(BotError):
    """Telegram does not know the token."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where} does not accept TELEGRAM_BOT_TOKEN; please copy it again from @BotFather.")


class PortTaken(BotError):
    """The playground's port is in use."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use; is Taccuino running already? TACCUINO_PORT names another port.")


#: The rooms of this program.
ROOMS = ("bot", "handlers", "nlp", "storage")


def where(error: BaseException) -> str:
    """The kind of error and the place in our code, without its words: they may be somebody's."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [frame for frame in frames if frame.f_globals.get("__name__", "").partition(".")[0] in ROOMS]
    if not ours:
        return type(error).__name__
    return f"{type(error).__name__} in {ours[-1].f_globals['__name__']}, line {ours[-1].f_lineno}"
