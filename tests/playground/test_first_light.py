"""A person who has never seen Taccuino: `taccuino run`, the page, and the first four things to say, in a browser."""

from __future__ import annotations

import re
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.running import Command

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]

VISIT = "Visto Rossi stamattina con la sig.ra Bianchi, prende 3 transpallet a 1.200 l'uno, richiamarla venerdì alle 15"
VISIT_EN = (
    "Saw Rossi this morning with Ms Bianchi, she's taking 3 pallet trucks at 1,200 each, call her back Friday at 3pm"
)
SECONDS = 1000


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `taccuino run` says that the page is, in an empty home."""
    command = Command(tmp_path, TACCUINO_PORT="0")
    command.start()
    found = re.search(r"http://\S+", command.line())
    assert found
    yield found[0]
    assert command.kill(signal.SIGINT) == ""


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page on a phone in Italian."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="it-IT")
    opened = await context.new_page()
    await opened.goto(address)
    yield opened
    await context.close()


async def say(page: Page, words: str) -> Locator:
    """Type and send; gives back the bot's answer once it is there."""
    before = await page.locator(".message:not(.mine)").count()
    await page.fill("#text", words)
    await page.press("#text", "Enter")
    return page.locator(".message:not(.mine)").nth(before)


async def holds(message: Locator, *parts: str) -> None:
    for part in parts:
        await expect(message).to_contain_text(part, timeout=10 * SECONDS)


async def test_the_first_minute(page: Page, tmp_path: Path) -> None:
    """A visit is saved and undone with one tap, said in English (the card stays in the language of the rep's settings),
    asked about; a reminder rings and its buttons work."""
    await page.get_by_role("button", name="Avvia").click()
    await holds(page.locator(".message:not(.mine)").last, "Sara Conti")

    card = await say(page, VISIT)
    parts = (
        "Rossi Logistica S.r.l.",
        "Laura Bianchi",
        "3 × Transpallet manuale TM25",
        "1.200",
        "3.600",
        "venerdì",
        "15:00",
    )
    await holds(card, *parts)
    await card.get_by_role("button", name="Annulla").click()
    await holds(card, "Annullato")
    await expect(card.get_by_role("button", name="Ripristina")).to_be_visible()

    card = await say(page, VISIT_EN)
    await holds(card, *parts)

    await holds(await say(page, "cosa ha comprato l'ultima volta Rossi?"), "oggi", "3 × Transpallet", "1.200")
    await holds(await say(page, "what did Rossi last buy?"), "today", "3 × Transpallet", "€1,200")

    kept = await say(page, "ricordami tra un minuto di mandare il listino a Rossi")
    await holds(kept, "mandare il listino a Rossi")
    ring = page.locator(".message:not(.mine)", has=page.get_by_role("button", name="10 min"))
    await expect(ring).to_be_visible(timeout=75 * SECONDS)
    await holds(ring, "mandare il listino a Rossi")
    await ring.get_by_role("button", name="10 min").click()
    later = page.locator(".message:not(.mine)", has_text="te lo ricordo")
    await expect(later).to_be_visible(timeout=10 * SECONDS)
    await later.get_by_role("button", name="Fatto").click()
    await expect(page.locator(".message:not(.mine)").last).to_contain_text("Fatto: mandare il listino a Rossi")
