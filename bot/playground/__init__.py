"""The playground: try the bot in a browser, without Telegram; the bot does not know the difference."""

from bot.playground.people import BotCard, Examples, Person
from bot.playground.server import NotLoopback, Playground

__all__ = ["BotCard", "Examples", "NotLoopback", "Person", "Playground"]
