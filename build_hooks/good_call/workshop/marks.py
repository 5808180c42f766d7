"""What the check says of one file, as an editor shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from good_call.diagnostics.diagnostic import Located, Note
from good_call.diagnostics.full import write_full
from good_call.diagnostics.judged import Judged
from good_call.diagnostics.place import Span
from good_call.fixes.repair import Repair
from good_call.rules.check import Report
from good_call.rules.held_back import held_back
from good_call.rules.telling import closing, is_shown, wanted
from good_call.source.edit import Edit
from good_call.workshop.offsets import Offsets


def told(report: Report, file: str) -> str:
    """To the letter what `guide check` prints for this file."""

    def is_wanted(each: str) -> bool:
        return each == file

    found = wanted(report, is_wanted)
    shown = [each for each in found if is_shown(each)]
    account = Judged(held=tuple(held_back(report)))
    blocks = [write_full(shown)] if shown else []
    return "\n".join([*blocks, closing(report, found, shown, account, is_wanted, [file]), ""])


def shown_files(report: Report, file: str) -> list[str]:
    """The files of which a line is shown in what is said of this one."""
    found = [each for each in wanted(report, lambda each: each == file) if is_shown(each)]
    places = (note.place for each in found for note, _, _ in each.notes)
    return sorted({each.diagnostic.place.file for each in found} | {place.file for place in places})


def marks(report: Report, file: str, offsets: Callable[[str], Offsets], repair: Repair | None) -> list[Any]:
    """The diagnostics that `guide check` shows for this file; with their repairs where somebody can make some."""
    found = [each for each in wanted(report, lambda each: each == file) if is_shown(each)]
    return [_mark(report, each, offsets, repair) for each in found]


def _mark(report: Report, located: Located, offsets: Callable[[str], Offsets], repair: Repair | None) -> dict[str, Any]:
    diagnostic = located.diagnostic
    begin, end = offsets(diagnostic.place.file).range(located.span)
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "path": diagnostic.place.file,
        "message": diagnostic.message,
        "label": diagnostic.label,
        "help": diagnostic.help,
        "line": located.span.line,
        "from": begin,
        "to": end,
        "also": [_also(each, offsets) for each in located.notes],
        "walk": list(diagnostic.path),
        "fixes": _fixes(report, located, offsets, repair) if repair else [],
    }


def _also(note: tuple[Note, Span, str], offsets: Callable[[str], Offsets]) -> dict[str, Any]:
    about, span, _ = note
    begin, end = offsets(about.place.file).range(span)
    return {"path": about.place.file, "line": span.line, "from": begin, "to": end, "text": about.label}


def _fixes(report: Report, located: Located, offsets: Callable[[str], Offsets], repair: Repair) -> list[dict[str, Any]]:
    fix = repair.offer(report, located)
    if fix is None:
        return []
    return [{"label": fix.reason, "edits": changes(fix.edits, offsets(fix.file)), "alsoFiles": {}}]


def changes(edits: Iterable[Edit], offsets: Offsets) -> list[dict[str, Any]]:
    """Edits of one file as an editor makes them, in their order, none upon another."""
    made: list[dict[str, Any]] = []
    for each in sorted(set(edits)):
        begin, end = offsets.range(each.span)
        if not made or begin >= made[-1]["to"]:
            made.append({"from": begin, "to": end, "insert": each.replacement})
    return made


def by_file(edits: Iterable[Edit]) -> Mapping[str, list[Edit]]:
    """Edits by the file that they change."""
    found: dict[str, list[Edit]] = {}
    for each in edits:
        found.setdefault(each.file, []).append(each)
    return found
