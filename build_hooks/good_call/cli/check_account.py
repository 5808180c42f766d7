"""What `guide check` says of itself: what it read, what it passed by, and what waits for a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from good_call.cli.unread import passed_by
from good_call.diagnostics.counted import counted
from good_call.diagnostics.judged import Held, Judged
from good_call.diagnostics.terminal import printable
from good_call.rules.check import Report
from good_call.rules.held_back import held_back

_MOST_NAMED = 4


def judged(report: Report, root: Path) -> Judged:
    """What was judged of the guide below `root`."""
    guide = report.guide
    documents = {each.file for each in guide.documents.values()}
    others = {*guide.broken.values(), *(each for each in guide.docs_files if each.endswith(".md"))}
    read = sorted(documents | {file for file in others if (root / file).is_file()})
    return Judged(tuple(read), tuple(passed_by(root, guide)), tuple(held_back(report)))


def lines(account: Judged, is_wanted: Callable[[str], bool], shown: Sequence[str]) -> Iterator[str]:
    """Sentences for people; `shown` are the files and folders that were asked for, none for all."""
    if shown:
        yield f"Shown is what stands in {_listed(shown)}; all else was read too."
    held = [each for each in account.held if each.file and is_wanted(each.file)]
    if held:
        yield f"Not judged wholly: {_listed([_place(each) for each in held])}."
    unread = [f"{file} ({reason.rstrip('.')})" for file, reason in account.unread if is_wanted(file)]
    if unread:
        yield f"Not read: {_listed(unread)}."


def _place(held: Held) -> str:
    first = held.lines[0] if held.lines else 0
    more = f" and {counted(len(held.lines) - 1, 'other line')}" if len(held.lines) > 1 else ""
    return f"{held.file}: what rests on line {first}{more}" if first else held.file


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    listed = "; ".join(printable(each) for each in names[:_MOST_NAMED])
    return f"{listed}; and {more:,} more" if more > 0 else listed
