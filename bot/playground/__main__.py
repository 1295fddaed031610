"""Runs the playground alone, for a bot started elsewhere: python -m bot.playground [--port 8090] [--state FILE]."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.clock import now
from bot.playground import BotCard, Person, Playground

PEOPLE = (
    Person(1001, "Giulia", "Ferri", "giulia_ferri", "it", "rep"),
    Person(1002, "Luca", "Moretti", "luca_moretti", "it", "rep"),
    Person(2001, "Anna", "Conti", "anna_conti", "it", "manager"),
)
BOT = BotCard(7000000001, "Taccuino", "taccuino_bot")
# A token that opens nothing: it only has to be the same on both sides.
TOKEN = f"{BOT.id}:playground-on-this-machine-only"


async def _serve(port: int, state: Path) -> None:
    playground = Playground(PEOPLE, state, BOT, TOKEN, now=now)
    await playground.start(port)
    sys.stdout.write(f"{playground.url}\n{playground.api_url}/bot{TOKEN}\n")
    sys.stdout.flush()
    try:
        await asyncio.Event().wait()
    finally:
        await playground.stop()


def main() -> None:
    """Prints the page's and the Bot API's address, and serves until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--state", type=Path, default=Path("playground.sqlite3"))
    chosen = parser.parse_args()
    try:
        asyncio.run(_serve(chosen.port, chosen.state))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
