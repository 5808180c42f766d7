"""A change as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.changes.tell.account import NO_TREES, Passage
from good_call.changes.tell.edit_telling import Detail
from good_call.changes.tell.report import ChangeReport
from good_call.diagnostics.full import write_full
from good_call.diagnostics.terminal import printable


def as_text(report: ChangeReport) -> str:
    """Chapters, their sections further in, and what is told in each."""
    lines = [f"Compared with {report.since}:"]
    if report.account.intro:
        lines += ["", report.account.intro]
    for chapter in report.account.chapters:
        name = "" if chapter.id in NO_TREES else f" [{chapter.id}]"
        lines += ["", printable(f"{chapter.title}{name}")]
        for section in chapter.sections:
            lines += _section_as_text(section)
    lines += ["", *map(printable, report.account.outro)]
    if report.vanished:
        lines += ["", write_full(report.vanished)]
    return "\n".join(lines)


def _section_as_text(section: Passage) -> Iterator[str]:
    if section.title:
        yield ""
        yield f"  {section.title}"
    if section.intro:
        yield f"    {printable(section.intro)}"
    for told in section.told:
        yield f"    - {printable(told.sentence)}"
        yield from (f"        {printable(line)}" for line in told.trail)
        yield from _details_as_text(told.details)
    if section.rest:
        yield f"    {section.rest}"


def _details_as_text(details: tuple[Detail, ...]) -> Iterator[str]:
    widest = max((len(name) for name, _ in details), default=0)
    for name, text in details:
        yield f"      {name + ':':<{widest + 1}} {printable(text)}"
