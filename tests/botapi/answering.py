"""One call, from the form that came to the answer that goes out."""

from dataclasses import dataclass
from typing import Any

from tests.botapi.contract import PUBLISHED, checked, conforming
from tests.botapi.forms import Form, read_form
from tests.botapi.methods import METHODS
from tests.botapi.refusal import Breach, Refusal
from tests.botapi.trouble import CUT, SLOW
from tests.botapi.world import Call, World


@dataclass(frozen=True)
class Answer:
    """What goes out: status and JSON body, after `delay` seconds; or nothing, if the line is cut."""

    status: int
    payload: dict[str, Any]
    delay: float = 0.0
    cut: bool = False


def answer(world: World, method: str, query: str, content_type: str, body: bytes) -> Answer:
    """Does what a request asks, and keeps account of it in `calls`, `violations` and `refusals`."""
    name = PUBLISHED[method.lower()].__api_method__ if method.lower() in PUBLISHED else method
    with world.lock:
        try:
            return _done(world, name, query, content_type, body)
        except Refusal as refusal:
            world.refusals.append(f"{name}: {refusal}")
            if isinstance(refusal, Breach):
                world.violations.append(f"{name}: {refusal.violation}")
            return Answer(refusal.status, refusal.payload())
        except Exception as error:
            world.violations.append(f"server: {name}: {error!r}")
            return Answer(500, Refusal(500, f"Internal Server Error: {error!r}").payload())
        finally:
            world.lock.notify_all()


def _done(world: World, name: str, query: str, content_type: str, body: bytes) -> Answer:
    if name.lower() not in METHODS:
        _unanswerable(world, name)
    form = read_form(query, content_type, body)
    params = _counted(world, name, form)
    trouble = world.troubles.next_for(name, params)
    if trouble and (refusal := trouble.refusal()):
        raise refusal
    result = METHODS[name.lower()](world, params, form.files)
    if name != "getUpdates":  # an update was checked when it came, unless the test wanted an odd one
        result = conforming(name, result)
    status = trouble.status if trouble else None
    delay = trouble.delay if status == SLOW else 0.0
    return Answer(200, {"ok": True, "result": result}, delay, cut=status == CUT)


def _unanswerable(world: World, name: str) -> None:
    why = "is not implemented by this server" if name.lower() in PUBLISHED else "is not published"
    world.violations.append(f"{name}: {why}")
    raise Refusal(404, "Not Found")


def _counted(world: World, name: str, form: Form) -> dict[str, Any]:
    params: dict[str, Any] = form.values
    try:
        params = checked(name, form)
        return params
    finally:
        world.calls.append(Call(name, params, world.clock()))
