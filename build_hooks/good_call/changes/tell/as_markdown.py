"""A change as Markdown, for a pull request: every text of a trainer is shown as text."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.changes.tell.account import Chapter
from good_call.changes.tell.edit_telling import Told
from good_call.changes.tell.report import ChangeReport
from good_call.diagnostics.markdown_text import markdown_text


def as_markdown(report: ChangeReport) -> str:
    """Headings for chapters and sections, an item for each thing that is told."""
    lines = [f"## What this change does to people, compared with {markdown_text(report.since)}"]
    if report.account.intro:
        lines += ["", report.account.intro]
    for chapter in report.account.chapters:
        lines += _chapter_as_markdown(chapter)
    lines += ["", *(f"- {markdown_text(sentence)}" for sentence in report.account.outro)]
    return "\n".join(lines)


def _chapter_as_markdown(chapter: Chapter) -> Iterator[str]:
    yield ""
    yield f"### {markdown_text(chapter.title)}"
    for section in chapter.sections:
        for line in (f"#### {markdown_text(section.title)}" if section.title else "", markdown_text(section.intro)):
            if line:
                yield from ("", line)
        if section.told:
            yield ""
        for told in section.told:
            yield from _told_as_markdown(told)
        if section.rest:
            yield f"- {section.rest}"


def _told_as_markdown(told: Told) -> Iterator[str]:
    sentence = f"**{markdown_text(told.sentence)}**" if told.is_grave else markdown_text(told.sentence)
    trail = " → ".join(map(markdown_text, told.trail))
    # Two spaces end a line within an item.
    lines = [f"- {sentence}{' ' if trail else ''}{trail}", *(f"  {_detail(*each)}" for each in told.details)]
    yield from (f"{line}  " for line in lines[:-1])
    yield lines[-1]


def _detail(name: str, text: str) -> str:
    return f"*{markdown_text(name)}:* {markdown_text(text)}"
