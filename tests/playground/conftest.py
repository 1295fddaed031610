"""A running playground for each test, and a browser for those that need one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize, async_playwright, expect

from tests.conftest import system_chromium
from tests.playground.screen import Screen, echo_bot
from tests.playground.stage import Stage, playground

PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A playground that runs, with an empty state."""
    async with playground(tmp_path / "state.sqlite3") as running, aiohttp.ClientSession() as session:
        yield Stage(running, session)


@pytest.fixture
async def chat_id(stage: Stage) -> int:
    """The chat of someone who has started the bot."""
    return await stage.started()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium; without it no test comes here (see tests/conftest.py)."""
    found = system_chromium()
    assert found is not None
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """The browser, started once."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def screen(browser: Browser, tmp_path: Path) -> AsyncIterator[Screen]:
    """A phone with the page open in Italian; an error in the page fails the test."""
    faults: list[str] = []
    async with playground(tmp_path / "s") as running, aiohttp.ClientSession() as session, echo_bot(running) as bot:
        context = await browser.new_context(viewport=PHONE, locale="it-IT", color_scheme="light")
        page = await context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Security Policy" in line.text else None)
        opened = Screen(page, Stage(running, session), bot)
        await opened.ready()
        yield opened
        await context.close()
    assert faults == []


@pytest_asyncio.fixture(loop_scope="session")
async def begun(screen: Screen) -> Screen:
    """The same after the start button was pressed."""
    await screen.page.click("#start")
    await expect(screen.last()).to_contain_text("eco: /start")
    return screen
