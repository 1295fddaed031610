"""An independent Bot API server: it stands for Telegram in the bot's own tests."""

from tests.botapi.people import NothingCame, User
from tests.botapi.sent import Sent
from tests.botapi.server import BotApi

__all__ = ["BotApi", "NothingCame", "Sent", "User"]
