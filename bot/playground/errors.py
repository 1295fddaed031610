"""The refusals of this server, in Telegram's form and words."""

from __future__ import annotations


class Refusal(Exception):
    """A request that is refused: `code` is the HTTP status and error_code, `str()` is Telegram's description."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code

    def body(self) -> dict[str, object]:
        """The JSON object that Telegram answers: ok, error_code, description."""
        return {"ok": False, "error_code": self.code, "description": str(self)}


class BadRequest(Refusal):
    """A 400: the request is not well formed, or asks for what cannot be."""

    def __init__(self, what: str) -> None:
        super().__init__(400, f"Bad Request: {what}")


class NotFound(Refusal):
    """A 404: no such method."""

    def __init__(self) -> None:
        super().__init__(404, "Not Found")


class Unauthorized(Refusal):
    """A 401: the token is not the bot's."""

    def __init__(self) -> None:
        super().__init__(401, "Unauthorized")


class TooLarge(Refusal):
    """A 413: more bytes than this server takes."""

    def __init__(self) -> None:
        super().__init__(413, "Request Entity Too Large")


class Conflict(Refusal):
    """A 409: a second bot with the same token began to ask for updates."""

    def __init__(self) -> None:
        super().__init__(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )


class PageRefusal(Exception):
    """What the page asked cannot be done: `status` is the HTTP status, `str()` a key, never a sentence."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
