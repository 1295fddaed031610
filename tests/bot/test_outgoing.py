"""What stands in the outbox: cut to what Telegram takes, and the same when it comes back."""

from hypothesis import given
from hypothesis import strategies as st

from bot.outgoing import LONGEST, Payload, from_json, payloads
from nlp.wording import Text

BUTTONS = ((("Undo", "undo:1"),),)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_payload_comes_back_from_the_outbox_as_it_went_in():
    """Text, buttons and the message it changes."""
    payload = Payload("<b>è</b> 👍", BUTTONS, 7)
    assert from_json(payload.to_json()) == payload


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<>&\n")), max_size=40).map("\n".join)
)
def test_whatever_is_said_is_cut_to_what_telegram_takes(text):
    """No part is too long; the first changes the message, the last has the buttons; no line is lost."""
    parts = list(payloads(Text(text, BUTTONS), 5))
    assert all(units(part.text) <= LONGEST for part in parts)
    assert [part.edits for part in parts] == [5] + [None] * (len(parts) - 1)
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [BUTTONS]
    assert "\n".join(part.text for part in parts) == text


def test_one_line_longer_than_a_message_loses_its_markup_and_its_end():
    """It is still one message that Telegram takes."""
    (part,) = payloads(Text(f"<i>{'👍' * 3000}</i>"), None)
    assert 3900 < units(part.text) <= 4096
    assert part.text.endswith("👍…")


def test_the_plain_text_of_a_payload_has_no_markup():
    """For a server that cannot read ours."""
    assert Payload("<b>A &amp; B</b>").plain() == "A & B"
