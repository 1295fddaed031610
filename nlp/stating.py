"""Whether a message states something, and so asks nothing: "gli ho lasciato il listino", "è il capo di Neri"."""

from __future__ import annotations

from nlp.page import Page

#: Within so many words a statement says what was done.
WITHIN = 4


def states(page: Page) -> bool:
    """Whether it begins like a statement and bears no mark of a question."""
    return done(page) or _is_somebody(page)


def done(page: Page) -> bool:
    """Whether its first words say that something was done, by the rep or the customer."""
    if _asks(page):
        return False
    if _customer_did(page):
        return True
    for i in range(min(WITHIN, len(page.tokens))):
        if page.in_set(i, "deeds"):
            return True
        if not (page.in_set(i, "stating") or page.in_set(i, "connectors") or i in page.timed):
            return False
    return False


def _customer_did(page: Page) -> bool:
    """Whether it begins with a name and what its bearer did: "Galli ha pagato la fattura"."""
    first = next((m for m in page.mentions if m.kind in ("account", "contact")), None)
    if first is None or not all(page.in_set(i, "articles") or page.in_set(i, "connectors") for i in range(first.first)):
        return False
    i = first.last
    while page.in_set(i, "having"):
        i += 1
    return i > first.last and (page.in_set(i, "did") or page.in_set(i, "deeds"))


def _is_somebody(page: Page) -> bool:
    """Whether it says who or what somebody is at a customer: "è il magazziniere di Galli", but not "e la Galli", nor
    "e l'anno prima": without its accent the word asks on."""
    behind = 2 if page.in_set(1, "be") else 1
    if _asks(page) or page.timed or not (page.in_set(0, "is") and page.in_set(behind, "being")):
        return False
    names = [mention.first for mention in page.mentions]
    return bool(names) and min(names) > behind + 1


def _asks(page: Page) -> bool:
    marked = any(token.text == "?" for token in page.tokens)
    return marked or any(True for _ in page.cued("ask", 0, 1))
