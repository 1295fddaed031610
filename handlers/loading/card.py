"""What a load brought, or would bring: a line for each file, the rows that were refused, what is to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp.reply import Choice, Line, Phrase, Reply, Term, Value
from storage.loading.drafts import Bad
from storage.tables import Load, LoadFile, Refusal

#: Refused rows of a file that the card shows; the file of refused rows holds them all.
SHOWN = 5


@dataclass(frozen=True)
class Sheet:
    """One sheet of a load and the first of its refused rows."""

    file: LoadFile
    refused: Sequence[Bad | Refusal] = ()


def lines(sheets: Sequence[Sheet], questions: int) -> tuple[Line, ...]:
    """The whole load in lines."""
    body = [line for sheet in sheets for line in _sheet(sheet)]
    return (*body, Line("load-questions", {"count": questions})) if questions else tuple(body)


def asked(lang: str, load: Load, sheets: Sequence[Sheet], questions: int) -> Reply:
    """Everything is read and nothing is visible yet: load it, or not."""
    choices = (
        (Choice("choice-load", f"load:{load.id}"), Choice("choice-load-not", f"unload:{load.id}")),
        *_mend(load, sheets),
    )
    return Reply(lang, (Line("load-asked"), *lines(sheets, questions)), choices)


def done(lang: str, load: Load, sheets: Sequence[Sheet], questions: int) -> Reply:
    """Everything is loaded; one tap takes it back."""
    choices = ((Choice("choice-undo", f"unload:{load.id}"),), *_mend(load, sheets))
    return Reply(lang, (Line("load-done"), *lines(sheets, questions)), choices, edits=True)


def settled(lang: str, sheets: Sequence[Sheet]) -> Reply:
    """There is nothing to ask: nothing could be loaded, and why; or a copy of all data was taken in."""
    done = [Line("load-done")] if any(sheet.file.problem is None for sheet in sheets) else []
    return Reply(lang, (*done, *lines(sheets, 0)))


def _mend(load: Load, sheets: Sequence[Sheet]) -> tuple[tuple[Choice, ...], ...]:
    """The button for the file of refused rows, where there are any."""
    count = sum(sheet.file.refused for sheet in sheets)
    return ((Choice("choice-refused", f"refused:{load.id}", {"count": count}),),) if count else ()


def _sheet(sheet: Sheet) -> Iterator[Line]:
    file = sheet.file
    named: dict[str, Value] = {"file": f"{file.file} · {file.sheet}" if file.sheet else file.file}
    if file.problem is not None:
        reason = Phrase((Line(f"reason-{_key(file.problem)}", {"column": file.column or "?"}),))
        yield Line("load-file-refused", {**named, "reason": reason})
        return
    yield Line("load-file", {**named, "kind": Term(f"kind-{file.kind}"), "counts": _counts(file)})
    if file.kept:
        yield Line("load-kept", {"count": sum(file.kept.values()), "what": _kept(file.kept)})
    yield from (_row(row) for row in sheet.refused[:SHOWN])
    if file.refused > SHOWN:
        yield Line("load-row-more", {"count": file.refused - SHOWN})


def _counts(file: LoadFile) -> Phrase:
    """How many rows were new, changed, unchanged, refused: only those that there are."""
    counts = {"new": file.new, "changed": file.changed, "unchanged": file.unchanged, "refused": file.refused}
    parts = [Line(f"load-{name}", {"count": count}) for name, count in counts.items() if count]
    joined = [part for n, part in enumerate(parts) for part in ([Line("load-comma"), part] if n else [part])]
    return Phrase(tuple(joined) or (Line("load-nothing"),))


def _kept(kept: Mapping[str, int]) -> Phrase:
    """What was decided in the chat and stays."""
    parts = [Line(f"load-kept-{name}", {"count": count}) for name, count in sorted(kept.items())]
    return Phrase(tuple(part for n, one in enumerate(parts) for part in ([Line("load-comma"), one] if n else [one])))


def _row(row: Bad | Refusal) -> Line:
    reason = Phrase((Line(f"reason-{_key(row.reason)}", {"column": ""}),))
    key = "load-row" if row.cell is None else "load-row-cell"
    return Line(key, {"line": str(row.line), "reason": reason, "cell": row.cell or ""})


def _key(code: str) -> str:
    """A reason's code as the replies' keys spell it."""
    return code.replace("_", "-")
