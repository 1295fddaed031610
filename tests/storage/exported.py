"""A company with everything that may be exported, and what is found in the files that are written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.loading import Loader
from handlers.answer import answer
from handlers.heard import listen
from handlers.names import directory
from handlers.said import House, Incoming, Sender, Words
from storage import accounts, interactions, merging, messages, reps
from storage.exporting import write_copy
from storage.tables import Account, Channel, Contact, Interaction, Invoice, Message, Reminder

COMPANY = Path(__file__).parents[1] / "company"
FILES = json.loads((COMPANY / "expected.json").read_text(encoding="utf-8"))["load_order"]
NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
HOUSE = House(ZoneInfo("Europe/Rome"), "it", ("it", "en"))
SAID = (
    "Visto stamattina Cantine Sorgato, prende 3 transpallet a 1.200 euro l'uno, richiamarli venerdì alle 15",
    "Visita da Perin Settimo Demolizioni, fatta offerta per un miniescavatore a 23.000 euro",
    "Sentita la Nuova Ditta Prova, vogliono noleggiare una piattaforma",
)


def load(database, *paths):
    """Load files as the command does."""
    return Loader(database).load([(path, path.name) for path in paths])


def say(database, telegram_id, number, text):
    """A rep's words go through the handlers, as the bot would have it."""
    message = Incoming(telegram_id, number, NOW, Sender(telegram_id, "Sara Conti", "it"), Words(text))
    with database.reading() as session:
        heard = listen(session, message, HOUSE, directory(session))
    with database.writing() as session:
        answer(session, heard)


def company(database):
    """A company of files, notes, told facts that the books confirmed, things undone, two accounts joined."""
    load(database, *(COMPANY / name for name in FILES))
    with database.writing() as session:
        reps.add(session, "Sara Conti", telegram_id=5_000_000_001)
    for number, text in enumerate(SAID):
        say(database, 5_000_000_001, number, text)
    with database.writing() as session:
        first, *_, last = session.exec(select(Message).order_by(Message.id)).all()
        messages.undo(session, last, NOW)
        old, new = (accounts.by_key(session, key) for key in ("10001", "10008"))
        session.add(Contact(name="=1+1", account_id=new.id, note='\'-già segnato\r\n"e; due"', message_id=first.id))
        session.add(Channel(account_id=new.id, kind="phone", value="+39 030 1", folded="", source=""))
        merging.merge(session, old, new, NOW)
    return database


def copy(database, path, scope=None):
    """The copy, as its members' bytes by name."""
    with database.reading() as session:
        write_copy(session, path, *([scope] if scope else []))
    return members(path)


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(member):
    """The rows of a CSV of the copy, by column."""
    return list(csv.DictReader(io.StringIO(member.decode("utf-8-sig"), newline=""), delimiter=";"))


def owned(database):
    """Two reps with an account each, and what each of them said of the other's; gives back the first one."""
    with database.writing() as session:
        sara, tom = (reps.add(session, name, telegram_id=number) for name, number in (("Sara", 1), ("Tom", 2)))
        mine, his = (accounts.add(session, Account(name=rep.name, owner_id=rep.id)) for rep in (sara, tom))
        for rep, account in ((sara, mine), (sara, his), (tom, mine), (tom, his)):
            told = f"{rep.name} at {account.name}"
            said = Message(rep_id=rep.id, chat_id=1, telegram_id=1, said_at=NOW, lang="it", words=told)
            source = {"message_id": messages.keep(session, said).id, "account_id": account.id, "rep_id": rep.id}
            interactions.add(session, Interaction(**source, channel="visit", date=NOW.date(), note=told))
            session.add(Reminder(**source, action="call", what=told, zone="UTC", lang="it"))
        for account in (mine, his):
            session.add(Invoice(account_id=account.id, number=account.name, total=1, unpaid=1, due=NOW.date()))
        return sara
