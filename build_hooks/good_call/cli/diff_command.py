"""`guide diff`: what a change does to people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from good_call.changes.compare.guide_comparison import GuideComparison, TreeComparison, compare_guides
from good_call.changes.tell.account import ARTICLES, HOUSE, Account, Chapter, Section, account
from good_call.changes.tell.edit_telling import Detail, Told
from good_call.cli.project import find_root
from good_call.cli.revision import find_revision, read_guide_at
from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.full import write_full
from good_call.diagnostics.json_format import as_json
from good_call.diagnostics.markdown_text import markdown_text
from good_call.diagnostics.terminal import printable
from good_call.model.guide import read_guide
from good_call.rules.check import check_change


@dataclass(frozen=True)
class Change:
    """All that is told: since when, what differs, in data and in words, and which published ids vanished uncovered."""

    since: str
    guides: GuideComparison
    account: Account
    vanished: tuple[Located, ...]


@click.command("diff")
@click.argument("revision", metavar="[REV]", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option("--all", "whole", is_flag=True, help="Cut no long list.")
@click.option("--fail-on-vanished", is_flag=True, help="Exit with 1 where a published id vanished uncovered.")
def command(revision: str | None, format_: str, whole: bool, fail_on_vanished: bool) -> None:
    """Show what a change does to people: what was edited, before and now, and which paths end elsewhere.

    Compares the files here with git revision REV; where none is given, with the point at which this branch left the
    main branch, else with the last commit. An id that vanished is covered by `formerly:` or `retired:`.

    Example: guide diff HEAD~1 --format markdown
    """
    root = find_root()
    since = find_revision(root, revision)
    old, new = read_guide_at(root, since), read_guide(root)
    gone, compared = check_change(old, new), compare_guides(old, new)
    told = account(compared, gone, whole or format_ == "json")
    change = Change(since.told, compared, told, gone)
    writers: dict[str, Callable[[Change], str]] = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}
    click.echo(writers[format_](change))
    sys.exit(1 if gone and fail_on_vanished else 0)


def _as_text(change: Change) -> str:
    lines = [f"Compared with {change.since}:"]
    if change.account.intro:
        lines += ["", change.account.intro]
    for chapter in change.account.chapters:
        name = "" if chapter.id in (HOUSE, ARTICLES) else f" [{chapter.id}]"
        lines += ["", printable(f"{chapter.title}{name}")]
        for section in chapter.sections:
            lines += _section_as_text(section)
    lines += ["", *map(printable, change.account.outro)]
    if change.vanished:
        lines += ["", write_full(change.vanished)]
    return "\n".join(lines)


def _section_as_text(section: Section) -> Iterator[str]:
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


def _as_markdown(change: Change) -> str:
    lines = [f"## What this change does to people, compared with {markdown_text(change.since)}"]
    if change.account.intro:
        lines += ["", change.account.intro]
    for chapter in change.account.chapters:
        lines += _chapter_as_markdown(chapter)
    lines += ["", *(f"- {markdown_text(sentence)}" for sentence in change.account.outro)]
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


def _as_json(change: Change) -> str:
    guides, chapters = change.guides, {each.id: each for each in change.account.chapters}
    result = {
        "since": change.since,
        "trees": [_tree_as_json(each, chapters[each.new.id]) for each in guides.different],
        "added": [_chapter_as_json(chapters[each]) for each in guides.added],
        "removed": [_chapter_as_json(chapters[each]) for each in guides.removed],
        "unreadable": list(guides.unreadable),
        "house": _chapter_as_json(chapters.get(HOUSE)),
        "articles": _chapter_as_json(chapters.get(ARTICLES)),
        "vanished": [as_json(each) for each in change.vanished],
    }
    return json.dumps(result, ensure_ascii=False, indent=1)


def _tree_as_json(compared: TreeComparison, chapter: Chapter) -> dict[str, Any]:
    paths = compared.walked.paths if compared.walked else None
    return {
        "formerly": compared.old.id,
        "paths": paths and {name: getattr(paths, name) for name in ("before", "now", "stayed", "moved", "gone", "new")},
        "renamed": dict(compared.renaming.pairs()),
        **_chapter_as_json(chapter),
    }


def _chapter_as_json(chapter: Chapter | None) -> dict[str, Any]:
    if chapter is None:
        return {}
    sections = {each.title: [_told_as_json(told) for told in each.told] for each in chapter.sections}
    return {"id": chapter.id, "title": chapter.title, "sections": sections}


def _told_as_json(told: Told) -> dict[str, Any]:
    trail = {"trail": list(told.trail)} if told.trail else {}
    return {"told": told.sentence, **trail, "details": [list(each) for each in told.details]}
