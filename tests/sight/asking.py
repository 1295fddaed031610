"""Everything that a colleague may ask or press, and all that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from handlers.answer import COMMANDS, answer
from handlers.asking import asking
from handlers.heard import Heard, language, listen
from handlers.inline import offers
from handlers.said import Command, Content, House, Incoming, Press, Sender, Words
from nlp.reply import Reply
from nlp.wording import codes, word
from storage import reps, sight
from tests.sight.firm import CUSTOMERS, FACES, IDS, NOW, TOWNS

HOUSE = House(ZoneInfo("Europe/Rome"), "it", codes(), draw_code=lambda: "code")
#: What is asked of one customer, and of all or of a colleague's.
OF_ONE = (
    "cosa ha comprato l'ultima volta {}?", "quanto ha comprato {} quest'anno?", "che telefono ha {}?",
    "dove sta {}?", "partita IVA di {}?", "chi segue {}?", "paga puntuale {}?", "quanto ci deve {}?",
    "che offerte ha aperte {}?", "perché abbiamo perso l'offerta con {}?", "cosa ha a noleggio {}?",
    "che guasti ha aperti {}?", "quando ho visto {} l'ultima volta?", "raccontami la storia di {}",
    "parlami di {}", "che sconto facciamo a {}?", "cosa posso proporre a {}?", "come preferisce essere contattato {}?",
    "con chi parlo da {}?", "in che periodo compra {}?", "what did {} buy last?", "does {} pay on time?",
    "which competitors does {} use?", "what do I have to do for {}?",
)  # fmt: skip
OF_ALL = (
    "i dieci clienti che comprano di più", "quanto abbiamo venduto quest'anno?", "chi ha fatture scadute?",
    "quali offerte sono aperte?", "offerte perse quest'anno", "cosa è fuori a noleggio?",
    "quali macchine sono libere?", "guasti aperti?", "chi non compra da due giorni?", "chi non vedo da due giorni?",
    "chi ha comprato il Trapano TX?", "che sconti abbiamo fatto?", "cosa ho da fare?", "cosa deve fare Ugo?",
    "quanto ha venduto Ugo Gallo?", "quanto ha venduto Anna Neri?", "i clienti di Ugo Gallo",
    "visite di Ugo questo mese", "chi c'è vicino a Rovigo?", "chi c'è vicino a Schio?", "chi segue chi?",
    "quanti clienti abbiamo?", "chi ci deve soldi?", "concorrenti nominati", "who are our best customers?",
    "which offers are open?", "what did we sell this month?", "prezzo medio del Trapano TX", "tariffe della Gru GR9",
    "classifica dei venditori", "clienti oltre il fido", "segmenti", "noleggi in scadenza",
)  # fmt: skip


#: What is wanted of them.
WANTS = (None, "all", "who", "why")


class Asker:
    """One colleague, whose every question is answered in a session of its own that nothing of is kept."""

    def __init__(self, database, known, name: str) -> None:
        self.database, self.known, self.id = database, known, IDS[name]
        self.chat = 100 + self.id

    def says(self, content: Content, replies_to: int | None = None) -> list[Reply]:
        """What is said back."""
        message = Incoming(self.chat, 999, NOW, Sender(self.chat, "X", "it"), content, replies_to)
        with self.database.reading() as session:
            if isinstance(content, Words):
                heard = listen(session, message, HOUSE, self.known)
            else:
                rep = reps.by_telegram(session, self.chat)
                heard = Heard(message, HOUSE, rep, language(message, HOUSE, rep), directory=self.known)
            return list(answer(session, heard))

    def asked(self) -> Iterator[tuple[str, Reply]]:
        """The replies to all questions, commands and forged buttons, and to the buttons under them."""
        for text in (*(form.format(name) for form in OF_ONE for name in (*CUSTOMERS, *FACES)), *OF_ALL):
            yield from self._with_buttons(text, Words(text))
        for name in COMMANDS:
            for argument in ("", *CUSTOMERS, *FACES):
                yield from self._with_buttons(f"/{name} {argument}", Command(name, argument))
        for action in forged():
            yield from ((action, reply) for reply in self.says(Press(action)))

    def _with_buttons(self, said: str, content: Content) -> Iterator[tuple[str, Reply]]:
        for reply in self.says(content):
            yield said, reply
            for choice in (choice for row in reply.choices for choice in row):
                yield from ((f"{said} > {choice.action}", pressed) for pressed in self.says(Press(choice.action)))

    def topics(self, wants: tuple[str | None, ...] = WANTS) -> Iterator[tuple[str, Reply]]:
        """Each topic asked straight, of each customer, person, colleague and place, however it was read."""
        message = Incoming(self.chat, 999, NOW, Sender(self.chat, "X", "it"), Words("?"))
        fields: list[dict[str, object]] = [
            {},
            {"rep_ids": [3], "whose": "Ugo Gallo"},
            {"product_ids": [1], "thing": "T"},
        ]
        fields += [{"account": n} for n in range(1, len(CUSTOMERS) + 1)]
        fields += [{"contact": n} for n in range(1, len(CUSTOMERS) + 1)]
        fields += [{"place": town} for town in TOWNS]
        for topic in asking.TOPICS:
            for given in fields:
                for want in wants:
                    with self.database.reading() as session:
                        rep = reps.by_telegram(session, self.chat)
                        sight.limit(session, sight.of(session, rep))
                        heard = Heard(message, HOUSE, rep, "it", directory=self.known)
                        yield (
                            f"{topic} {given} {want}",
                            asking.about(session, heard, topic, given | ({"want": want} if want else {})),
                        )

    def inline(self) -> Iterator[tuple[str, str]]:
        """The names, facts and cards that are offered in other chats."""
        for typed in ("", *CUSTOMERS, *TOWNS, *FACES):
            with self.database.reading() as session:
                rep = reps.by_telegram(session, self.chat)
                for offer in offers(session, rep, typed, self.known, NOW, "it"):
                    yield f"@{typed}", f"{offer.about}\n{word(offer.card).html}"


def forged() -> Iterator[str]:
    """Buttons that were never shown to whoever presses them."""
    for n in range(1, len(CUSTOMERS) + 1):
        yield from (f"card:{n}", f"card:{n}:all", f"undo:{n}", f"redo:{n}", f"done:{n}", f"open:{n}", f"later:{n}:1h")
        yield from (f"topic:{topic}:{n}" for topic in asking.TOPICS)
        tables = ("purchase", "offer", "rental", "ticket", "invoice", "interaction", "item", "reminder", "message")
        yield from (f"source:{table}:{row}" for table in tables for row in (n, 2 * n - 1, 2 * n))


def text_of(reply: Reply) -> str:
    """All that is read of a reply: its words, and those on its buttons."""
    found = word(reply)
    return "\n".join((found.html, *(label for row in found.buttons for label, _ in row)))
