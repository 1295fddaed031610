"""How the page looks and reads: safe, accessible, legible at every width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from tests.playground.screen import Screen
from tests.playground.stage import GIULIA

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

HOSTILE = '<img src=x onerror="document.title=1">'
CONTRAST = Path(__file__).parent / "contrast.js"


async def test_text_is_never_markup(begun: Screen) -> None:
    """Tags in a message, a name or a button are shown as written."""
    await begun.say(HOSTILE)
    button = InlineKeyboardMarkup([[InlineKeyboardButton(HOSTILE, callback_data="x")]])
    await begun.bot.bot.send_message(GIULIA.id, f"<b>{'&lt;i&gt;'}</b>", parse_mode="HTML", reply_markup=button)
    await expect(begun.last().locator("strong")).to_have_text("<i>")
    await expect(begun.last().locator(".key")).to_have_text(HOSTILE)
    assert await begun.page.locator(".log img[src=x]").count() == 0


async def test_entities_become_elements(begun: Screen) -> None:
    """Bold after an emoji, nested italics, a link that opens safely, a hidden text that opens on a press."""
    text = '😀<b>a<i>b</i></b> <a href="https://x.it/">qui</a> <tg-spoiler>z</tg-spoiler> <code>&lt;c&gt;</code>'
    await begun.bot.bot.send_message(GIULIA.id, text, parse_mode="HTML")
    words = begun.last().locator(".words")
    await expect(words.locator("strong")).to_have_text("ab")
    await expect(words.locator("strong em")).to_have_text("b")
    await expect(words.locator("code")).to_have_text("<c>")
    await expect(words.locator("a")).to_have_attribute("rel", "noopener noreferrer nofollow")
    await words.locator(".spoiler").press("Enter")
    await expect(words.locator(".spoiler.open")).to_have_text("z")


async def test_language_and_look_are_switched_and_kept(begun: Screen) -> None:
    """English and dark after a press each, and still so after loading again."""
    root = begun.page.locator("html")
    await begun.page.click("#language")
    await begun.page.click("#theme")
    for _ in range(2):
        await expect(begun.page.get_by_placeholder("Tell me how it went…")).to_be_visible()
        await expect(root).to_have_attribute("data-theme", "dark")
        await expect(root).to_have_attribute("lang", "en")
        await begun.ready()


async def test_new_messages_do_not_move_a_reader(begun: Screen) -> None:
    """Scrolled up one stays there, a pill tells of new messages and leads to them."""
    for number in range(12):
        await begun.bot.bot.send_message(GIULIA.id, f"riga {number}\n\n\nfine")
    await expect(begun.last()).to_contain_text("riga 11")
    await begun.page.wait_for_function(
        "() => { const l = document.querySelector('#log'); return l.scrollHeight - l.scrollTop - l.clientHeight < 5 }"
    )
    await begun.page.evaluate("document.querySelector('#log').scrollTop = 0")
    await begun.page.wait_for_timeout(100)
    await begun.bot.bot.send_message(GIULIA.id, "nuovo")
    await begun.page.click("text=Nuovi messaggi")
    await expect(begun.last()).to_be_in_viewport()


async def test_everything_has_a_name_and_a_role(begun: Screen) -> None:
    """The log is a polite live region; every button and field has a name."""
    await expect(begun.page.get_by_role("log", name="Conversazione")).to_have_attribute("aria-live", "polite")
    await expect(begun.page.get_by_role("textbox", name="Messaggio")).to_be_visible()
    nameless = await begun.page.evaluate(
        "[...document.querySelectorAll('button')]"
        ".filter(b => b.checkVisibility() && !b.textContent.trim() && !b.ariaLabel).length"
    )
    assert nameless == 0


@pytest.mark.parametrize("width", [360, 390, 430, 1280])
async def test_nothing_is_wider_than_the_screen(begun: Screen, width: int) -> None:
    """A long word and three buttons fit every width."""
    await begun.page.set_viewport_size({"width": width, "height": 700})
    await begun.say("parola" * 60)
    wide = await begun.page.evaluate(
        "[document.documentElement, document.querySelector('#log')].some(e => e.scrollWidth > e.clientWidth)"
    )
    assert not wide


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_words_can_be_read_in_both_looks(begun: Screen, look: str) -> None:
    """Text on its own background has a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""
    await begun.page.evaluate(f"document.documentElement.dataset.theme = '{look}'")
    await begun.say("vedi www.x.it")
    await begun.bot.bot.send_message(GIULIA.id, "sì", reply_parameters=ReplyParameters(1))
    await expect(begun.last().locator(".quoted")).to_be_visible()
    await begun.page.evaluate("document.querySelectorAll('#newer, #absent, #start').forEach(e => { e.hidden = false })")
    await begun.page.wait_for_timeout(300)
    pairs = await begun.page.evaluate(CONTRAST.read_text("utf-8"))
    assert {name: ratio for name, ratio in pairs if ratio < 4.5} == {}
    assert len(pairs) > 20


async def test_words_from_right_to_left_stay_clear_of_the_time(begun: Screen) -> None:
    """A text in Arabic runs from the right, and the time stands at its left end."""
    await begun.bot.bot.send_message(GIULIA.id, "مرحبا، كيف كانت الزيارة؟")
    await expect(begun.last()).to_contain_text("مرحبا")
    words, stamp = begun.last().locator(".words"), begun.last().locator(".stamp")
    assert await words.evaluate("e => e.matches(':dir(rtl)')")
    text, time = [await part.bounding_box() for part in (words, stamp)]
    assert text is not None
    assert time is not None
    assert time["x"] < text["x"] + 10
