#!/usr/bin/env python3
"""How a fact may be written in an answer, and whether an answer holds the facts of a question.

    facts.py QUESTIONS.jsonl ANSWERS.jsonl [--misses N]   score answers, one {"id", "answer"} a line
    facts.py --lint QUESTIONS.jsonl [COLLEAGUE, ...]      is the question file itself well formed?

The comparison (function `holds`):
  * case, typographic quotes, line breaks, markdown marks (* _ ` ~), currency signs and the words euro/eur/usd
    do not count; a separator between a digit and exactly three digits (12.450 or 12,450) is taken away;
  * a spelling that begins or ends with a digit never matches inside a longer number (12 does not match 112,
    nor 5 match 5,25; 12450 does match 12.450,37);
  * a spelling that begins with a letter must begin a word; one of at most five letters must be a whole word.
Standard library only.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import defaultdict

TOPICS = {
    "last_purchase",
    "purchases",
    "totals",
    "last_contact",
    "history",
    "card",
    "contact_details",
    "owner",
    "agenda",
    "issues",
    "payments",
    "channel",
    "recommend",
    "quotes",
    "stale",
    "ranking",
    "rentals",
    "idle",
    "discounts",
    "nearby",
}

# ---------------------------------------------------------------- comparison

SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
CURRENCY = re.compile(r"[€$£]|\b(?:euro|eur|usd)\b")
THOUSANDS = re.compile(r"(?<=\d)[.,'’\u00a0\u202f\u2009](?=\d{3}(?!\d))")


def normal(text: str) -> str:
    text = str(text).casefold()
    text = THOUSANDS.sub("", text)
    text = text.translate(str.maketrans("’‘“”«»", '\'\'""""'))
    text = CURRENCY.sub("", text)
    text = re.sub(r"[*_`~]", "", text)
    return SPACES.sub(" ", text).strip()


def pattern(spelling: str) -> re.Pattern[str]:
    s = normal(spelling)
    before = after = ""
    if s[0].isdigit():
        before = r"(?<!\d)(?<!\d[.,])"
    elif s[0].isalnum():
        before = r"(?<![^\W_])"
    if s[-1].isdigit():
        after = r"(?!\d)"
        if s.isdigit() and int(s) < 1000:
            after += r"(?![.,]\d*[1-9])"
    elif s.isalpha() and len(s) <= 5:
        after = r"(?![^\W_])"
    return re.compile(before + re.escape(s) + after)


def found(answer: str, spellings: list[str]) -> str | None:
    """The first spelling that the answer holds, or None."""
    text = normal(answer)
    return next((s for s in spellings if pattern(s).search(text)), None)


def holds(question: dict, answer: str) -> tuple[list[list[str]], list[str]]:
    """The facts of `must` that the answer lacks, and the strings of `must_not` that it holds."""
    missing = [fact for fact in question["must"] if not found(answer, fact)]
    wrong = [s for s in question.get("must_not", []) if found(answer, [s])]
    return missing, wrong


# ---------------------------------------------------------------- spellings

MONTHS_IT = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
MONTHS_EN = "January February March April May June July August September October November December".split()
WORDS_IT = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici".split()
WORDS_EN = "zero one two three four five six seven eight nine ten eleven twelve".split()


def uniq(items) -> list[str]:
    return list(dict.fromkeys(str(i) for i in items if i))


def date(d: dt.date, lang: str = "it") -> list[str]:
    """Spellings of a date: `it`, `en` (day first) or `us` (month first)."""
    n, m, y = d.day, d.month, d.year
    out = [d.isoformat()]
    if lang == "us":
        out += [f"{m}/{n}", f"{m:02}/{n:02}", f"{m}/{n:02}", f"{m:02}/{n}"]
    else:
        out += [
            f"{n}/{m}",
            f"{n:02}/{m:02}",
            f"{n}/{m:02}",
            f"{n:02}-{m:02}-{y}",
            f"{n:02}-{m:02}-{y % 100:02}",
            f"{n:02}.{m:02}.{y}",
            f"{n:02}.{m:02}.{y % 100:02}",
            f"{n}.{m}.{y}",
            f"{n}-{m}-{y}",
        ]
    if lang == "it":
        name = MONTHS_IT[m - 1]
        for day in (str(n), f"{n:02}"):
            out += [f"{day} {name}", f"{day} {name[:3]}", f"{day} di {name}"]
        if n == 1:
            out += [f"1° {name}", f"1º {name}", f"primo {name}", f"1° {name[:3]}"]
    else:
        name = MONTHS_EN[m - 1]
        th = "th" if 11 <= n <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        for day in (str(n), f"{n:02}"):
            out += [f"{day} {name}", f"{day} {name[:3]}", f"{name} {day}", f"{name[:3]} {day}", f"{name[:3]}. {day}"]
        out += [
            f"{n}{th} {name}",
            f"{n}{th} of {name}",
            f"{n}{th} {name[:3]}",
            f"{name} {n}{th}",
            f"{name[:3]} {n}{th}",
        ]
        if m == 9:
            out += [f"{n} Sept", f"Sept {n}", f"Sept. {n}"]
    return uniq(out)


def month(d: dt.date, lang: str = "it") -> list[str]:
    """The month of a date, without its day."""
    name = (MONTHS_IT if lang == "it" else MONTHS_EN)[d.month - 1]
    return uniq([name, f"{d.month:02}/{d.year}", f"{d.year}-{d.month:02}", f"{d.month}/{d.year}"])


def money(x: float) -> list[str]:
    """Spellings of an amount: to the cent, to the unit, or in thousands with one decimal."""
    x = round(x + 1e-9, 2)
    out = [f"{x:.2f}".replace(".", ","), f"{x:.2f}"]
    if round(x * 10) == round(x * 10, 6):
        out += [f"{x:.1f}".replace(".", ","), f"{x:.1f}"]
    if x >= 100 or x == int(x):
        out += [str(int(x)), str(int(x + 0.5))]
    if x >= 10000:
        for k in (int(x / 100) / 10, round(x / 1000, 1)):
            for t in (f"{k:.1f}".replace(".", ","), f"{k:.1f}"):
                out += [f"{t}k", f"{t} k", f"{t} mila", f"{t}mila", f"{t} thousand"]
            if k == int(k):
                out += [f"{int(k)}k", f"{int(k)} mila", f"{int(k)}mila", f"{int(k)} thousand"]
    if x >= 1_000_000:
        for k in (round(x / 1e6, 1), round(x / 1e6, 2)):
            for t in (str(k).replace(".", ","), str(k)):
                out += [f"{t} milioni", f"{t} mln", f"{t}m", f"{t} m", f"{t} million"]
    return uniq(out)


def number(n: float, lang: str = "it") -> list[str]:
    out = [str(int(n)) if n == int(n) else str(n), str(n).replace(".", ",")]
    if n == int(n):
        out = [str(int(n))]
        if 0 <= n < 13:
            out.append((WORDS_IT if lang == "it" else WORDS_EN)[int(n)])
        if n == 1 and lang == "it":
            out += ["un", "una"]
    return uniq(out)


def percent(*values: float) -> list[str]:
    """Spellings of a percentage that may be computed in several ways: to one or two decimals, or rounded with %."""
    out: list[str] = []
    for p in values:
        for t in (f"{p:.1f}", f"{p:.2f}"):
            out += [t.replace(".", ","), t]
        n = int(p + 0.5)
        out += [f"{n}%", f"{n} %", f"{n} per cento", f"{n} percent", f"{n}percent"]
    return uniq(out)


def phone(raw: str) -> list[str]:
    """Spellings of a telephone number written `0445 361220` or `+39 347 1234567` or `(614) 555-0147`."""
    digits = re.sub(r"\D", "", raw)
    out = [raw, raw.strip(), digits]
    if raw.strip().startswith("+39") or raw.strip().startswith("0039"):
        digits = re.sub(r"^(?:0039|39)", "", digits)
    if raw.strip().startswith("(") or (len(digits) == 10 and "555-" in raw):
        a, b, c = digits[:3], digits[3:6], digits[6:]
        out += [
            f"({a}) {b}-{c}",
            f"{a}-{b}-{c}",
            f"{a}.{b}.{c}",
            f"{a} {b} {c}",
            f"{a} {b}-{c}",
            digits,
            "1" + digits,
            f"({a}) {b} {c}",
        ]
        return uniq(out)
    area = re.sub(r"\D", "", raw.replace("+39", "").strip().split(" ")[0].split("/")[0].split("-")[0])
    if not area or area == digits:
        area = digits[:3]
    rest = digits[len(area) :]
    for cut in {area, digits[:3]}:
        tail = digits[len(cut) :]
        for sep in (" ", "/", "-", ".", ""):
            out.append(f"{cut}{sep}{tail}")
        out += [
            f"{cut} {tail[:3]} {tail[3:]}",
            f"{cut} {tail[:4]} {tail[4:]}",
            f"{cut} {tail[:2]} {tail[2:4]} {tail[4:]}",
            f"{cut} {tail[:3]} {tail[3:5]} {tail[5:]}",
            f"{cut}.{tail[:3]}.{tail[3:]}",
        ]
    out += ["39" + digits, "0039" + digits, digits]
    return uniq(s.strip() for s in out if rest)


def person(name: str) -> list[str]:
    """A person: the full name, surname first, or the surname alone."""
    first, _, last = name.partition(" ")
    return uniq([name, f"{last} {first}", last])


def one_of(*groups) -> list[str]:
    """Spellings of several equally right values as one fact."""
    out: list[str] = []
    for g in groups:
        out += [g] if isinstance(g, str) else list(g)
    return uniq(out)


def swapped(d: dt.date, lang: str = "it") -> list[str]:
    """What the date becomes when day and month are taken the wrong way round (as words and as ISO), if a date at all."""
    if d.day > 12 or d.day == d.month:
        return []
    w = dt.date(d.year, d.day, d.month)
    if lang == "it":
        return [w.isoformat(), f"{w.day} {MONTHS_IT[w.month - 1]}"]
    return [w.isoformat(), f"{w.day} {MONTHS_EN[w.month - 1]}", f"{MONTHS_EN[w.month - 1]} {w.day}"]


# what must be said (or must not) when the firm asked about is not in the customer list
NO_CUSTOMER = {
    "it": [
        "nessun cliente",
        "cliente non trovato",
        "cliente sconosciuto",
        "non trovo il cliente",
        "non trovo un cliente",
        "non trovo clienti",
        "non conosco",
        "in anagrafica",
        "nell'anagrafica",
        "tra i clienti",
        "fra i clienti",
        "tra i tuoi clienti",
        "tra i nostri clienti",
        "nell'elenco",
        "non esiste",
        "non ho un cliente",
        "non ho clienti",
        "non c'è un cliente",
        "non risulta un cliente",
        "non risulta nessun cliente",
        "non risulta alcun cliente",
        "alcun cliente",
        "non è un cliente",
        "non è cliente",
        "non so chi sia",
        "non trovo nessun",
        "non trovo nessuna",
        "nessuna azienda",
        "nessuna ditta",
        "nessun contatto",
    ],
    "en": [
        "no customer",
        "no such customer",
        "customer not found",
        "no account",
        "no such account",
        "account not found",
        "don't know any",
        "don't know a customer",
        "do not know",
        "don't know",
        "don't have a customer",
        "don't have any customer",
        "isn't in the customer",
        "not in the customer",
        "not in our customer",
        "not in your customer",
        "not a customer",
        "isn't a customer",
        "unknown customer",
        "can't find a customer",
        "cannot find a customer",
        "couldn't find a customer",
        "could not find a customer",
        "can't find any customer",
        "couldn't find any customer",
        "cannot find any customer",
        "can't find an account",
        "couldn't find an account",
        "no match",
        "no record of a customer",
        "no company",
        "no contact",
        "not on file",
        "no one called",
        "nobody called",
        "don't have anyone",
        "not among",
        "no client",
    ],
}
# ... and when the customer is known but nothing of what was asked is on record
NO_PURCHASE = {
    "it": [
        "nessun acquisto",
        "nessuna vendita",
        "nessun ordine",
        "non ha comprato",
        "non ha mai comprato",
        "non ha acquistato",
        "non ha mai acquistato",
        "non ha ancora comprato",
        "non ha ancora acquistato",
        "non risultano acquisti",
        "non risultano vendite",
        "non risulta alcun acquisto",
        "alcun acquisto",
        "mai comprato",
        "mai acquistato",
        "non ci sono acquisti",
        "non ci sono vendite",
        "niente acquisti",
        "zero acquisti",
        "0 acquisti",
        "non ho acquisti",
        "non ho vendite",
        "non trovo acquisti",
        "non trovo vendite",
        "non vedo acquisti",
        "non ha fatto acquisti",
        "nessun documento",
        "nessun movimento",
        "non abbiamo venduto",
        "acquisti: nessuno",
        "non ha preso",
        "non risultano ordini",
    ],
    "en": [
        "no purchase",
        "no sale",
        "no order",
        "never bought",
        "has not bought",
        "hasn't bought",
        "have not bought",
        "haven't bought",
        "has never bought",
        "has not purchased",
        "hasn't purchased",
        "never purchased",
        "nothing bought",
        "bought nothing",
        "nothing on record",
        "no recorded purchase",
        "not bought anything",
        "zero purchases",
        "0 purchases",
        "hasn't ordered",
        "never ordered",
        "no recorded sale",
        "purchases: none",
        "no invoice lines",
    ],
}
PUNCTUAL = {
    "it": [
        "puntual",
        "regolar",
        "in tempo",
        "entro la scadenza",
        "entro scadenza",
        "entro i termini",
        "alla scadenza",
        "nessun ritardo",
        "mai in ritardo",
        "senza ritardi",
        "senza ritardo",
        "niente di scaduto",
        "nulla di scaduto",
        "nessuno scaduto",
        "nessuna fattura scaduta",
        "in anticipo",
        "0 scadut",
        "zero ritardi",
        "0 in ritardo",
        "buon pagatore",
    ],
    "en": [
        "on time",
        "punctual",
        "prompt",
        "no delay",
        "never late",
        "before the due date",
        "by the due date",
        "nothing overdue",
        "no overdue",
        "early",
        "reliabl",
        "0 overdue",
        "good payer",
        "within terms",
    ],
}
NONE_FREE = {
    "it": [
        "nessuna",
        "nessuno",
        "nessun",
        "tutte fuori",
        "tutti fuori",
        "tutte e tre fuori",
        "tutte a noleggio",
        "tutte noleggiate",
        "tutti a noleggio",
        "tutti noleggiati",
        "tutte occupate",
        "tutte impegnate",
        "non ce n'è",
        "non ce ne sono",
        "non ci sono",
        "non c'è",
        "non ne ho",
        "non ne abbiamo",
        "no,",
        "no:",
        "no.",
        "no;",
        "0 libere",
        "0 liberi",
        "0 disponibili",
        "0 ferme",
        "0 fermi",
    ],
    "en": [
        "none",
        "all out",
        "all rented",
        "all on hire",
        "all on rent",
        "all are out",
        "all of them are",
        "not one",
        "aren't any",
        "isn't any",
        "there are no",
        "there is no",
        "no,",
        "no:",
        "no.",
        "no free",
        "no idle",
        "0 idle",
        "0 free",
        "0 available",
    ],
}
NOTHING = {
    "it": [
        "nessun",
        "nessuna",
        "nessuno",
        "niente",
        "nulla",
        "non ha",
        "non ci sono",
        "non risulta",
        "non ne ha",
        "non abbiamo",
        "non c'è",
        "non trovo",
        "non vedo",
        "non ne trovo",
        "no,",
        "no:",
        "no.",
        "0 apert",
        "0 scadut",
        "0 in corso",
        "tutto pagato",
        "tutto saldato",
    ],
    "en": [
        "none",
        "nothing",
        "not any",
        "doesn't have",
        "does not have",
        "hasn't",
        "isn't",
        "aren't",
        "don't have",
        "there are no",
        "there is no",
        "has no",
        "have no",
        "no open",
        "no overdue",
        "no unpaid",
        "no,",
        "no:",
        "no.",
        "0 open",
        "0 overdue",
        "all paid",
        "paid up",
    ],
}


# what says nothing about the question, and so is wrong where the answer is a plain "none"
NO_INFO = [
    "nessun dato",
    "dati non disponibili",
    "non ho dati",
    "non ho capito",
    "non trovo niente",
    "non trovo nulla",
    "non ho trovato nulla",
    "no data",
]


# ---------------------------------------------------------------- lint and scoring


def lint(path: str, colleagues: list[str]) -> int:
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    bad: list[str] = []
    seen: dict[str, dict] = {}
    for q in rows:
        i = q["id"]
        if i in seen:
            bad.append(f"{i}: id used twice")
        extra = set(q) - {"id", "lang", "now", "as", "text", "topic", "must", "must_not", "after"}
        if extra:
            bad.append(f"{i}: unknown keys {extra}")
        if q["topic"] not in TOPICS:
            bad.append(f"{i}: topic {q['topic']}")
        now = dt.datetime.fromisoformat(q["now"])
        if now.tzinfo is None or not dt.date(2026, 11, 15) <= now.date() <= dt.date(2026, 11, 21):
            bad.append(f"{i}: now {q['now']}")
        if colleagues and q["as"] not in colleagues:
            bad.append(f"{i}: nobody is called {q['as']}")
        if "after" in q:
            before = seen.get(q["after"])
            if before is None:
                bad.append(f"{i}: comes after {q['after']}, which is not before it")
            else:
                gap = now - dt.datetime.fromisoformat(before["now"])
                if (
                    before["as"] != q["as"]
                    or before["lang"] != q["lang"]
                    or not dt.timedelta(0) < gap < dt.timedelta(minutes=15)
                ):
                    bad.append(f"{i}: does not follow {q['after']} (who, language or time)")
        if not q["must"] or any(
            not fact or not all(isinstance(s, str) and s.strip() for s in fact) for fact in q["must"]
        ):
            bad.append(f"{i}: empty fact")
        missing, _ = holds(q, q["text"])
        if not missing:
            bad.append(f"{i}: the question itself holds all the facts")
        for fact in q["must"]:
            for wrong in q.get("must_not", []):
                for s in fact:
                    if found(s, [wrong]):
                        bad.append(f"{i}: must {s!r} holds must_not {wrong!r}")
        for refusal in ("Non lo so.", "Non ho capito.", "Sorry, I do not understand.", ""):
            if not holds(q, refusal)[0]:
                bad.append(f"{i}: {refusal!r} passes")
        seen[i] = q
    for line in bad:
        print(line)
    print(f"{path}: {len(rows)} questions, {len(bad)} faults")
    return 1 if bad else 0


def score(questions: str, answers: str, misses: int) -> int:
    rows = [json.loads(line) for line in open(questions, encoding="utf-8") if line.strip()]
    said = {a["id"]: a.get("answer") or "" for a in map(json.loads, filter(str.strip, open(answers, encoding="utf-8")))}
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for q in rows:
        missing, wrong = holds(q, said.get(q["id"], ""))
        for key in (f"topic {q['topic']}", f"lang {q['lang']}", "all"):
            table[key][0] += 1
            table[key][1] += not missing and not wrong
            table[key][2] += bool(wrong)
        if (missing or wrong) and misses > 0:
            misses -= 1
            print(
                f"{q['id']} {q['text']!r}\n   lacks {[m[0] for m in missing]}  wrong {wrong}\n   said {said.get(q['id'], '')[:300]!r}"
            )
    for key in sorted(table):
        n, right, wrong = table[key]
        print(f"{key:24} {right:4}/{n:<4} right, {wrong} with a wrong fact")
    return 0


def main(argv: list[str]) -> int:
    if argv and argv[0] == "--lint":
        return lint(argv[1], argv[2:])
    if len(argv) >= 2:
        return score(argv[0], argv[1], int(argv[argv.index("--misses") + 1]) if "--misses" in argv else 0)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
