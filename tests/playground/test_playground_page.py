"""What a person does on the page, in a real browser, with a small bot behind it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect
from telegram import KeyboardButton, ReplyKeyboardMarkup

from tests.playground.screen import Screen
from tests.playground.stage import ANNA, GIULIA, LUCA, png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_chat_begins_with_the_start_button(screen: Screen) -> None:
    """Before it there is no field; after it the bot has answered and one can write."""
    await expect(screen.page.locator("#text")).to_be_hidden()
    await screen.page.get_by_role("button", name="Avvia").click()
    await expect(screen.last()).to_contain_text("eco: /start")
    await expect(screen.page.locator("#text")).to_be_focused()


async def test_a_sentence_to_try_fills_the_field(begun: Screen) -> None:
    """Three are offered at the first visit; one tap fills, Enter sends, and they go and stay away."""
    examples = begun.page.locator("#hint li button")
    await expect(examples).to_have_count(3)
    await examples.first.click()
    await expect(begun.page.locator("#text")).to_have_value("Oggi da Rossi")
    await begun.page.keyboard.press("Enter")
    await expect(begun.last()).to_contain_text("eco: Oggi da Rossi")
    await begun.ready()
    await expect(begun.page.locator("#hint")).to_be_hidden()


async def test_enter_sends_and_shift_enter_breaks_the_line(begun: Screen) -> None:
    """The message holds both lines."""
    await begun.page.focus("#text")
    for keys in ("a", "Shift+Enter", "b", "Enter"):
        await begun.page.keyboard.press(keys)
    await expect(begun.last()).to_contain_text("eco: a")
    assert (await begun.stage.messages())[-2]["message"]["text"] == "a\nb"


async def test_arrow_up_edits_the_last_own_message(begun: Screen) -> None:
    """The text comes back into the field; Enter edits in place and marks it; Escape lets go."""
    await begun.say("prima")
    await begun.page.press("#text", "ArrowUp")
    await expect(begun.page.locator("#text")).to_have_value("prima")
    await begun.page.keyboard.press("Escape")
    await expect(begun.page.locator("#text")).to_have_value("")
    await begun.page.keyboard.press("ArrowUp")
    await begun.page.keyboard.type(" e dopo")
    await begun.page.keyboard.press("Enter")
    await expect(begun.last()).to_contain_text("modifica: prima e dopo")
    mine = begun.page.locator(".message.mine").last
    await expect(mine).to_contain_text("prima e dopo")
    await expect(mine).to_contain_text("modificato")


async def test_a_press_is_answered_and_the_message_edited_in_place(begun: Screen) -> None:
    """A toast comes, the text changes where it stands, the buttons go, the edit is marked."""
    count = await begun.page.locator(".message").count()
    await begun.page.click(".key >> text=Bene")
    await expect(begun.page.locator(".toast")).to_have_text("premuto Bene")
    await expect(begun.last()).to_contain_text("fatto")
    await expect(begun.last()).to_contain_text("modificato")
    await expect(begun.page.locator(".key")).to_have_count(0)
    assert await begun.page.locator(".message").count() == count


async def test_an_alert_waits_to_be_confirmed(begun: Screen) -> None:
    """show_alert opens a dialog with one button, which has the focus."""
    await begun.page.click(".key >> text=Avviso")
    dialog = begun.page.get_by_role("alertdialog")
    await expect(dialog).to_contain_text("premuto Avviso")
    await begun.page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def test_a_press_without_answer_keeps_waiting(begun: Screen) -> None:
    """The button shows it, also after the page was loaded again."""
    key = begun.page.locator(".key >> text=Tardi")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    await begun.ready()
    await expect(key).to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize("kind", ["location", "contact", "voice", "sticker"])
async def test_samples_are_sent_from_the_menu(begun: Screen, kind: str) -> None:
    """Each arrives at the bot as what it is, and is shown."""
    await begun.page.click("#attach")
    await begun.page.click(f"[data-attach={kind}]")
    await expect(begun.last()).to_contain_text(f"ecco: {kind}")
    shown = {"location": ".card", "contact": ".card", "voice": "audio", "sticker": ".sticker img"}[kind]
    await expect(begun.page.locator(f".message.mine {shown}")).to_be_visible()


async def test_a_photo_and_a_file_are_sent(begun: Screen) -> None:
    """A picture shows as a picture, a file as a file that can be taken."""
    await begun.page.set_input_files("#pick-photo", {"name": "a.png", "mimeType": "image/png", "buffer": png(40, 30)})
    await expect(begun.last()).to_contain_text("ecco: photo")
    await expect(begun.page.locator(".message.mine .photo img")).to_be_visible()
    await begun.page.set_input_files("#pick-file", {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a;b"})
    await expect(begun.last()).to_contain_text("ecco: document")
    await expect(begun.page.locator(".message.mine a[download='a.csv']")).to_be_visible()


async def test_commands_are_offered_by_the_button_and_while_typing(begun: Screen) -> None:
    """The button lists them all; "/c" leaves one, which Enter sends."""
    await begun.page.click("#slash")
    await expect(begun.page.get_by_role("menuitem").filter(visible=True)).to_have_count(2)
    await begun.page.keyboard.press("Escape")
    await expect(begun.page.locator("#slash")).to_be_focused()
    await begun.page.focus("#text")
    await begun.page.keyboard.type("/c")
    await expect(begun.page.get_by_role("menuitem").filter(visible=True)).to_have_count(1)
    await begun.page.keyboard.press("Enter")
    await expect(begun.last()).to_contain_text("eco: /clienti")


async def test_others_unread_messages_are_counted(begun: Screen) -> None:
    """A message for another person shows a count there and in the title; looking at it takes the count away."""
    await begun.page.click(f"[data-person='{LUCA.id}']")
    await begun.page.click("#start")
    await expect(begun.last()).to_contain_text("eco: /start")
    for text in ("uno", "due"):
        await begun.bot.bot.send_message(GIULIA.id, text)
    await expect(begun.page.get_by_role("button", name="2 messaggi da leggere")).to_be_visible()
    await expect(begun.page).to_have_title("(2) Taccuino")
    await begun.page.click(f"[data-person='{GIULIA.id}']")
    await expect(begun.last()).to_contain_text("due")
    await expect(begun.page.locator(".badge")).to_have_count(0)
    await expect(begun.page).to_have_title("Taccuino")


async def test_a_link_to_the_bot_starts_it(screen: Screen) -> None:
    """/?start=CODE sends /start CODE for the person named, once; t.me links to this bot do the same here."""
    await screen.ready(f"?start=invito-7&person={ANNA.id}")
    await expect(screen.last()).to_contain_text("eco: /start invito-7")
    await screen.ready()
    await expect(screen.page.locator(".message")).to_have_count(2)
    await screen.bot.bot.send_message(ANNA.id, "https://t.me/taccuino_bot?start=altro")
    await screen.last().locator("a").click()
    await expect(screen.last()).to_contain_text("eco: /start altro")


async def test_the_page_says_when_no_bot_answers(screen: Screen) -> None:
    """The line comes when the bot stops asking; what is written waits and is answered when it is back."""
    absent = screen.page.locator("#absent")
    await expect(absent).to_be_hidden()
    await screen.bot.updater.stop()
    await expect(absent).to_contain_text("non risponde", timeout=10_000)
    await screen.page.click("#start")
    await screen.bot.updater.start_polling(timeout=5)
    await expect(screen.last()).to_contain_text("eco: /start")
    await expect(absent).to_be_hidden()


async def test_the_page_recovers_when_the_server_comes_back(begun: Screen) -> None:
    """A lost connection is said; afterwards, without loading again, what happened meanwhile is shown."""
    running = begun.stage.playground
    port = int(running.api_url.rpartition(":")[2])
    await begun.bot.updater.stop()
    await running.stop()
    await expect(begun.page.locator("#absent")).to_contain_text("Collegamento interrotto")
    await running.start(port)
    await begun.bot.bot.send_message(GIULIA.id, "intanto")
    await expect(begun.last()).to_contain_text("intanto")
    await expect(begun.page.locator("#absent")).to_contain_text("Il bot non risponde")
    await begun.bot.updater.start_polling(timeout=5)
    await begun.say("eccomi")


async def test_a_reply_shows_what_it_answers(begun: Screen) -> None:
    """The reply tool quotes the message above the field and in the bubble."""
    await begun.last().hover()
    await begun.last().get_by_role("button", name="Rispondi").click()
    await expect(begun.page.locator("#context")).to_contain_text("eco: /start")
    await begun.say("sì")
    await expect(begun.page.locator(".message.mine").last.locator(".quoted")).to_contain_text("eco: /start")


async def test_typing_is_shown_until_the_message_comes(begun: Screen) -> None:
    """Under the bot's name and as dots."""
    await begun.bot.bot.send_chat_action(GIULIA.id, "typing")
    await expect(begun.page.locator("#presence")).to_have_text("sta scrivendo…")
    await expect(begun.page.locator(".dots")).to_be_visible()
    await begun.bot.bot.send_message(GIULIA.id, "ecco")
    await expect(begun.page.locator(".dots")).to_have_count(0)


async def test_a_voice_note_is_recorded_here(begun: Screen) -> None:
    """One press records, the next sends what the microphone heard."""
    button = begun.page.locator("#voice")
    await button.click()
    await expect(button).to_have_accessible_name("Ferma e invia")
    await begun.page.wait_for_timeout(600)
    await button.click()
    await expect(begun.last()).to_contain_text("ecco: voice")
    voice = (await begun.stage.messages())[-2]["message"]["voice"]
    assert (voice["mime_type"], voice["duration"]) == ("audio/webm", 1)
    assert voice["file_size"] > 200


async def test_a_keyboard_that_the_bot_offers_writes_for_the_person(begun: Screen) -> None:
    """Its words are sent as text, a request for a place sends the place, and a one-time keyboard goes."""
    rows = [[KeyboardButton("Oggi"), KeyboardButton("Dove sono", request_location=True)]]
    once = ReplyKeyboardMarkup(rows, one_time_keyboard=True)
    await begun.bot.bot.send_message(GIULIA.id, "?", reply_markup=ReplyKeyboardMarkup(rows))
    await begun.page.click("#keyboard >> text=Oggi")
    await expect(begun.last()).to_contain_text("eco: Oggi")
    await begun.bot.bot.send_message(GIULIA.id, "?", reply_markup=once)
    await expect(begun.last()).to_contain_text("?")
    await begun.page.click("#keyboard >> text=Dove sono")
    await expect(begun.last()).to_contain_text("ecco: location")
    await expect(begun.page.locator("#keyboard")).to_be_hidden()


async def test_a_deleted_message_goes_from_the_screen(begun: Screen) -> None:
    """And the day's label with the last of them."""
    for view in await begun.stage.messages():
        await begun.bot.bot.delete_message(GIULIA.id, view["message"]["message_id"])
    await expect(begun.page.locator(".message")).to_have_count(0)
    await expect(begun.page.locator(".day")).to_have_count(0)
