"""The methods that write, change and take away messages."""

from dataclasses import replace
from typing import Any

from aiogram.enums import ChatAction

from tests.botapi.chats import Kept
from tests.botapi.composing import checked_markup, formatted, replied_to
from tests.botapi.files import Filed, picture_size
from tests.botapi.forms import Upload
from tests.botapi.refusal import Breach, bad_request
from tests.botapi.sent import Sent
from tests.botapi.world import World

Params = dict[str, Any]
Uploads = dict[str, Upload]
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    """Writes a text."""
    chat = world.chats.addressee(params["chat_id"])
    text, entities = formatted(params, "text")
    body = {"text": text, "entities": entities or None, "link_preview_options": params.get("link_preview_options")}
    return _post(world, chat, params, body, Sent(chat["id"], 0, 0, text, params["text"], ("sendMessage",)))


def send_document(world: World, params: Params, uploads: Uploads) -> dict[str, Any]:
    """Sends a file."""
    return _send_file(world, params, uploads, "document", _document)


def send_photo(world: World, params: Params, uploads: Uploads) -> dict[str, Any]:
    """Sends a picture."""
    return _send_file(world, params, uploads, "photo", _photo)


def _document(filed: Filed) -> dict[str, Any]:
    return {**filed.ids, "file_name": filed.upload.name, "mime_type": filed.upload.mime_type}


def _photo(filed: Filed) -> list[dict[str, Any]]:
    width, height = picture_size(filed.upload.content)
    return [{**filed.ids, "width": width, "height": height}]


def _send_file(world: World, params: Params, uploads: Uploads, kind: str, described: Any) -> dict[str, Any]:
    chat = world.chats.addressee(params["chat_id"])
    text, entities = formatted(params, "caption")
    filed = world.files.received(f"{kind}s", params.get(kind), kind, uploads)
    body = {kind: described(filed), "caption": text or None, "caption_entities": entities or None}
    html, method = params.get("caption") or "", f"send{kind.capitalize()}"
    sent = Sent(chat["id"], 0, 0, text, html, (method,), kind)
    upload = filed.upload
    return _post(world, chat, params, body, replace(sent, file_name=upload.name, content=upload.content))


def _post(world: World, chat: Params, params: Params, body: Params, sent: Sent) -> dict[str, Any]:
    markup = checked_markup(params.get("reply_markup"))
    reply = replied_to(world.chats, chat["id"], params)
    message_id, date = world.chats.new_message_id(), world.now()
    head = {"message_id": message_id, "from": world.me, "chat": chat, "date": date, "reply_to_message": reply}
    message = _present({**head, **body, "reply_markup": _inline(markup)})
    sent = replace(sent, message_id=message_id, date=date, markup=markup)
    entities = body.get("entities") or body.get("caption_entities") or []
    sent = replace(sent, entities=entities, reply_to=reply and reply["message_id"])
    world.chats.messages[chat["id"], message_id] = Kept(message, sent)
    return message


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _inline(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    return markup if markup and "inline_keyboard" in markup else None


def edit_message_text(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    """Changes a text and its keyboard; without a keyboard the old one goes."""
    kept = _editable(world, params)
    text, entities = formatted(params, "text")
    if "text" not in kept.message:
        raise bad_request("there is no text in the message to edit")
    changes = {"text": text, "entities": entities or None}
    edited = _edit(world, kept, params, changes)
    kept.sent = replace(kept.sent, text=text, entities=entities, html=params["text"])
    return edited


def edit_message_reply_markup(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    """Changes or takes away the keyboard."""
    return _edit(world, _editable(world, params), params, {})


def _identified(params: Params) -> tuple[int, int]:
    if "chat_id" not in params or "message_id" not in params:
        raise Breach("message identifier is not specified")
    return params["chat_id"], params["message_id"]


def _editable(world: World, params: Params) -> Kept:
    chat_id, message_id = _identified(params)
    world.chats.addressee(chat_id)
    kept = world.chats.find(chat_id, message_id, "edit")
    if kept.sent is None or (kept.sent.markup and not _inline(kept.sent.markup)):
        raise bad_request("message can't be edited")
    return kept


def _edit(world: World, kept: Kept, params: Params, changes: dict[str, Any]) -> dict[str, Any]:
    markup = checked_markup(params.get("reply_markup"))
    if markup and not _inline(markup):
        raise Breach("inline keyboard expected")
    changes = {**changes, "reply_markup": markup}
    if all(kept.message.get(name) == value for name, value in changes.items()):
        raise bad_request(NOT_MODIFIED)
    kept.message = _present({**kept.message, **changes, "edit_date": world.now()})
    method = "editMessageText" if "text" in changes else "editMessageReplyMarkup"
    kept.sent = replace(kept.sent, markup=markup, history=(*kept.sent.history, method))
    return kept.message


def delete_message(world: World, params: Params, _uploads: Uploads) -> bool:
    """Takes a message away."""
    world.chats.addressee(params["chat_id"])
    world.chats.delete(params["chat_id"], params["message_id"])
    return True


def send_chat_action(world: World, params: Params, _uploads: Uploads) -> bool:
    """Shows that the bot is busy."""
    if params["action"] not in {action.value for action in ChatAction}:
        raise Breach("wrong parameter action in request", params["action"])
    world.chats.addressee(params["chat_id"])
    return True
