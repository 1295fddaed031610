"""Rows for every table of every schema so far, in the order in which they may be added.

Each row names the columns it has today; a schema that lacks one leaves it out. The first row of a table has a value in
every column that some row has, those after it are the poorest that their table takes, or of a kind of their own.
"""

import datetime as dt


def at(day: int, hour: int = 9) -> dt.datetime:
    """A moment of March 2026."""
    return dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC)


DAY = dt.date(2026, 3, 2)
#: Where a fact that a message said comes from; what `load_id` and `key` say is known to later schemas only.
SAID = {"message_id": 1, "words_from": 0, "words_to": 5, "load_id": 1, "source": "clienti.csv:2", "removed_at": at(4)}
BOOKED = {**SAID, "key": "K-1"}
LINE = {
    "product_id": 1, "product": "Trapano", "quantity": 30_000, "unit_price": 1, "total": 3, "discount_pct": 25_000,
    "currency": "EUR",
}  # fmt: skip

ROWS = {
    "inbox": [
        {
            "update_id": 9_000_000_001, "chat_id": 8_000_000_001, "received_at": at(2), "payload": '{"a": "è"}',
            "state": "new", "trouble": "ValueError", "done_at": at(2, 10), "owner": "a/1/x", "lease_until": at(2, 11),
            "attempts": 2,
        },
        {"update_id": 9_000_000_002, "state": "done", "attempts": 0},
    ],
    "process": [
        {"id": "a/1/x", "host": "a", "started_at": at(2), "beat_at": at(2, 10)},
        {"id": "b/2/y", "host": "b", "started_at": at(3), "beat_at": at(3)},
    ],
    "team": [
        {"name": "Nord", "folded": "nord", "key": "N", "load_id": 1, "source": "forza.csv:2", "removed_at": at(5)},
        {"name": "Sud", "folded": "sud"},
    ],
    "rep": [
        {
            "name": "Anna Neri", "folded": "anna neri", "role": "manager", "telegram_id": 8_000_000_001,
            "language": "it", "zone": "Europe/Rome", "blocked": True, "key": "A1", "job": "capo area", "phone": "1",
            "email": "anna@example.com", "team_id": 1, "load_id": 1, "source": "forza.csv:3", "removed_at": at(5),
            "works_from": "08:00", "works_to": "17:00", "quiet_from": "20:00", "quiet_to": "07:00", "digest": True,
        },
        {"name": "Ugo Verdi", "folded": "ugo verdi", "role": "rep", "blocked": False, "digest": True},
    ],
    "invitation": [
        {"code": "abc", "rep_id": 1, "made_at": at(1), "used_at": at(2)},
        {"code": "def", "rep_id": 2, "made_at": at(1)},
    ],
    "message": [
        {
            "rep_id": 1, "chat_id": 8_000_000_001, "telegram_id": 7, "said_at": at(2), "lang": "it",
            "words": "Già: perde olio, «così» 🙂.", "undone_at": at(3, 7), "of_id": 1,
        },
        {"rep_id": 2, "chat_id": 1, "telegram_id": 8, "said_at": at(3), "lang": "it", "undone_at": at(3, 8)},
    ],
    "load": [
        {
            "rep_id": 1, "chat_id": 8_000_000_001, "state": "done", "worker": "a/1", "started_at": at(2),
            "alive_at": at(2, 10), "ended_at": at(2, 11),
        },
        {"state": "loading", "started_at": at(2), "alive_at": at(2)},
    ],
    "load_file": [
        {
            "load_id": 1, "file": "clienti.csv", "sheet": "Foglio1", "kind": "accounts", "columns": {"Nome": "name"},
            "header": ["Nome", "P.IVA"], "rows": 4, "new": 1, "changed": 1, "unchanged": 1, "refused": 1,
            "problem": "column", "column": "name", "kept": {"role": 1},
        },
        {
            "load_id": 2, "file": "x.csv", "header": [], "rows": 0, "new": 0, "changed": 0, "unchanged": 0,
            "refused": 0,
        },
    ],
    "refusal": [
        {"file_id": 1, "line": 3, "reason": "date", "cell": "31/02", "cells": ["Rossi", None, "31/02"]},
        {"file_id": 2, "line": 1, "reason": "empty", "cells": []},
    ],
    "upload": [
        {
            "load_id": 1, "chat_id": 8_000_000_001, "rep_id": 1, "lang": "it",
            "album": "a", "name": "clienti.csv", "content": b"\x00\xff",
            "sent_at": at(2), "sure": True,
        },
        {"chat_id": 1, "rep_id": 1, "lang": "it", "name": "x.csv", "content": b"", "sent_at": at(2), "sure": False},
    ],
    "change": [
        {
            "load_id": 1, "message_id": 1, "rep_id": 1, "act": "merge", "table_name": "account", "row_id": 1,
            "before": {"name": "A"}, "after": {"name": "B"}, "source": "clienti.csv:2", "applied_at": at(2),
            "undone_at": at(3),
        },
        {"act": "stage", "table_name": "account", "row_id": 2},
    ],
    "account": [
        {
            **BOOKED, "name": "Officina Però", "folded": "officina pero", "stage": "customer", "aliases": ["Però"],
            "sector": "meccanica", "size": "50", "vat": "IT01234567890", "tax_code": "X", "street": "via Po 1",
            "postcode": "00100", "city": "Roma", "province": "RM", "country": "IT", "latitude": 41.9,
            "longitude": 12.5, "owner_id": 1, "credit_limit": 10_000, "terms": "RIBA 30", "warmth": "hot",
            "note": "bene", "parent_id": 1, "merged_into_id": 1,
        },
        {"name": "Rossi", "folded": "rossi", "stage": "lead", "aliases": [], "owner_id": 2},
    ],
    "contact": [
        {
            **BOOKED, "name": "Ada", "folded": "ada", "account_id": 1, "role": "acquisti", "preferred": "phone",
            "consent": True, "note": "mattina", "aliases": ["Adina"],
        },
        {"name": "Bea", "folded": "bea", "aliases": []},
    ],
    "channel": [
        {**BOOKED, "account_id": 1, "contact_id": 1, "kind": "phone", "value": "06 1", "folded": "+3961"},
        {"kind": "web", "value": "example.com", "folded": "example.com"},
    ],
    "product": [
        {
            **BOOKED, "key": "TR-10", "name": "Trapano", "folded": "trapano", "line": "utensili", "kind": "sale",
            "unit": "pz", "price": 12_505_000, "per": "day", "aliases": ["trapano grande"], "complements": ["PT-1"],
        },
        {"name": "Gru", "folded": "gru", "kind": "hire", "aliases": [], "complements": []},
    ],
    "machine": [
        {
            **BOOKED, "serial": "S1", "product_id": 1, "model": "M", "year": 2020, "hours": 10_000, "state": "free",
            "site": "Roma",
        },
        {"serial": "S2"},
    ],
    "doubt": [
        {
            "message_id": 1, "load_id": 1, "field": "account", "said": "Rossi", "candidates": [[1, "Rossi è"]],
            "waiting": [["interaction", 2]], "settled_at": at(3),
        },
        {"message_id": 2, "field": "contact", "said": "Ada", "candidates": [], "waiting": []},
    ],
    "outbox": [
        {
            "chat_id": 8_000_000_001, "payload": '{"text": "sì"}', "record": 1, "once": "reminder 1", "stranger": 9,
            "state": "sent", "made_at": at(2), "not_before": at(2, 10), "attempts": 2, "trouble": "Timeout",
            "sent_at": at(2, 11), "telegram_id": 8_000_000_009, "question_id": 1,
        },
        {"chat_id": 1, "state": "waiting", "made_at": at(2), "attempts": 0},
    ],
    "question": [
        {
            "chat_id": 8_000_000_001, "rep_id": 1, "asked_at": at(2), "topic": "totals",
            "fields": {"account": 1, "since": "2026-01-01"},
        },
        {"chat_id": 1, "rep_id": 2, "asked_at": at(3)},
    ],
    "interaction": [
        {
            **BOOKED, "account_id": 1, "rep_id": 2, "channel": "visit", "date": DAY, "time": "09:30",
            "reached": True, "competitors": ["Altri"], "note": "bene",
        },
        {"rep_id": 1, "channel": "call", "date": dt.date(2026, 3, 3), "reached": False, "competitors": []},
    ],
    "interactioncontact": [{"interaction_id": 1, "contact_id": 1}, {"interaction_id": 1, "contact_id": 2}],
    "item": [
        {**BOOKED, **LINE, "interaction_id": 1, "role": "sold", "per": "day", "duration": "P3D"},
        {"interaction_id": 2, "role": "wanted", "product": "coso", "currency": "EUR"},
    ],
    "reminder": [
        {
            **SAID, "rep_id": 1, "account_id": 1, "contact_id": 1, "action": "call", "what": "richiamare è meglio",
            "day": DAY, "time": "10:00", "zone": "Europe/Rome", "due": at(6), "state": "open", "lang": "it",
        },
        {"rep_id": 2, "action": "send", "zone": "Europe/Rome", "state": "done", "lang": "it"},
    ],
    "ticket": [
        {
            **BOOKED, "words_from": 5, "words_to": 15, "status": "confirmed", "confirmed_by_id": 1, "account_id": 1,
            "interaction_id": 1, "product_id": 1, "machine_id": 1, "number": "T1", "kind": "leak",
            "product": "Trapano", "serial": "S1", "description": "perde", "opened": DAY, "state": "closed",
            "closed": DAY, "technician": "Leo", "resolution": "fatto",
        },
        {"interaction_id": 2, "kind": "late", "opened": DAY, "status": "told", "state": "open"},
    ],
    "purchase": [
        {
            **BOOKED, **LINE, "account_id": 1, "rep_id": 2, "item_id": 1, "date": DAY, "status": "told",
            "confirmed_by_id": 2, "document": "FT 1", "kind": "FT",
        },
        {"product": "Gru", "currency": "EUR", "date": DAY, "status": "confirmed", "source": "sample"},
        {"product": "Gru", "currency": "EUR", "date": DAY, "status": "told", "message_id": 1},
    ],
    "offer": [
        {
            **BOOKED, **LINE, "status": "told", "confirmed_by_id": 2, "account_id": 1, "rep_id": 1, "item_id": 1,
            "number": "O1", "date": DAY, "state": "lost", "reason": "prezzo", "competitor": "Altri",
            "outcome_on": DAY, "valid_until": DAY,
        },
        {"product": "Gru", "currency": "EUR", "date": DAY, "status": "told", "state": "open"},
    ],
    "rental": [
        {
            **BOOKED, "status": "told", "confirmed_by_id": 2, "account_id": 1, "rep_id": 1, "item_id": 1,
            "machine_id": 1, "product_id": 1, "number": "N1", "serial": "S1", "product": "Gru", "quantity": 10_000,
            "start": DAY, "end": DAY, "returned": DAY, "rate": 10_000, "per": "day", "total": 30_000,
            "currency": "EUR", "services": ["operatore"],
        },
        {"product": "Gru", "start": DAY, "currency": "EUR", "services": [], "status": "told"},
    ],
    "invoice": [
        {
            **BOOKED, "account_id": 1, "number": "F1", "date": DAY, "net": 10_000, "vat_amount": 2_200,
            "total": 12_200, "due": DAY, "terms": "RIBA 30", "paid_on": DAY, "unpaid": 0, "currency": "EUR",
        },
        {"number": "F2", "total": 1, "due": DAY, "unpaid": 1, "currency": "EUR"},
    ],
    "photo": [
        {**SAID, "interaction_id": 1, "file_id": "AgAC", "unique_id": "AQAD"},
        {"file_id": "BgAC", "unique_id": "BQAD"},
    ],
    "policy": [{"sight": "team"}],
    "act": [
        {"at": at(2), "rep_id": 1, "kind": "invite", "about_id": 2, "details": {"role": "rep"}},
        {"at": at(3), "kind": "sight"},
    ],
    "groupmember": [
        {"chat_id": -100_000_000_001, "telegram_id": 8_000_000_001, "seen_at": at(2), "left_at": at(3)},
        {"chat_id": -100_000_000_001, "telegram_id": 8_000_000_002, "seen_at": at(2)},
    ],
}  # fmt: skip
