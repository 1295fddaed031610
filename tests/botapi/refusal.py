"""What Telegram answers when it does not do what it was asked."""

from typing import Any


class Refusal(Exception):
    """An answer with `ok: false`: its status, its sentence, and what a bot may do about it."""

    def __init__(self, status: int, description: str, **parameters: Any):
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = {name: value for name, value in parameters.items() if value is not None}

    def payload(self) -> dict[str, Any]:
        """The JSON body as Telegram words it."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


class Breach(Refusal):
    """A refusal for which the bot is to blame: the published interface, or a published limit, was not kept."""

    def __init__(self, description: str, detail: str = ""):
        super().__init__(400, f"Bad Request: {description}")
        self.violation = f"{description} ({detail})" if detail else description


def bad_request(description: str, **parameters: Any) -> Refusal:
    """A refusal that depends on the state of the chat, and which a correct bot may meet."""
    return Refusal(400, f"Bad Request: {description}", **parameters)
