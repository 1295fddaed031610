"""What stops the process, each error with its own sentence."""

from __future__ import annotations


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
