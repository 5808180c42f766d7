"""Ids in links: `#node`, `guides/tree.md#node`, and the trail behind a node."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.diagnostics.place import Span
from good_call.model.folders import USUAL
from good_call.model.fragment import PATTERN, Answered, Fragment
from good_call.model.naming import Named
from good_call.source.edit import Edit

_ID = r"[a-z0-9-]+"
_OWN = re.compile(rf"\]\(\s*<?#(?P<fragment>{PATTERN})")
_GUIDE = re.compile(rf"(?<![a-z0-9-])guides/(?P<tree>{_ID})(?:\.md|/)(?:#(?P<fragment>{PATTERN}))?")
_CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?![ \t]*(?P=fence))[^\n]*)*(?:\n[^\n]*)?"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_DESTINATION = re.compile(
    r"\]\([ \t]*<?[^)>\s]+|^ {0,3}\[[^\]\n]+\]:[ \t]*\S+|<https?:[^>\s]+>|\bhref=[\"'][^\"'\n]+", re.MULTILINE
)
"""Where a link leads, in Markdown: behind its words, in its definition, as an address alone, in HTML."""


def edits_of_links(
    file: str, text: str, named: Named, new: str, own_tree: str = "", trees: str = USUAL.trees
) -> Iterator[Edit]:
    """Every id in the links of a text that names what is renamed; `own_tree` is the tree that `#node` is in.

    `trees` is the folder in which files of trees are linked to.

    On a page, code and prose are somebody's words about an id: a tutorial tells what it was called at that step.
    """
    seen = _destinations(text) if file.endswith(".md") else text
    if own_tree == named[0]:
        for match in _OWN.finditer(seen):
            yield from _fragment(file, text, match, named, new)
    for match in _GUIDE.finditer(seen):
        if match["tree"] == named[0]:
            yield from _tree(file, text, match, named, new)
            yield from _fragment(file, text, match, named, new)
    for match in _file_in(trees).finditer(seen):
        if match["tree"] == named[0]:
            yield from _tree(file, text, match, named, new)


def _file_in(trees: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9-]){re.escape(trees)}/(?:{_ID}/)?(?P<tree>{_ID})\.ya?ml")


def _destinations(text: str) -> str:
    """Only where links lead, each at its place; blanks for all else."""
    prose = _CODE.sub(lambda found: _blank(found[0]), text)
    parts, done = [], 0
    for found in _DESTINATION.finditer(prose):
        parts += [_blank(prose[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*parts, _blank(prose[done:])])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _tree(file: str, text: str, match: re.Match[str], named: Named, new: str) -> Iterator[Edit]:
    if len(named) == 1:
        yield _edit(file, text, match.span("tree"), new)


def _fragment(file: str, text: str, match: re.Match[str], named: Named, new: str) -> Iterator[Edit]:
    if match["fragment"] is None:
        return
    changed = renamed_fragment(match["fragment"], named, new)
    if changed != match["fragment"]:
        yield _edit(file, text, match.span("fragment"), changed)


def renamed_fragment(fragment: str, named: Named, new: str) -> str:
    """A fragment with the new id; a tree's own id is in none."""
    read = Fragment.read(fragment)
    is_node = len(named) == 2 and read.node == named[1]
    return str(Fragment(new if is_node else read.node, tuple(_renamed(*each, named, new) for each in read.trail)))


def _renamed(question: str, ids: tuple[str, ...] | None, named: Named, new: str) -> Answered:
    if len(named) == 2 and question == named[1]:
        return new, ids
    if len(named) == 3 and question == named[1] and ids is not None:
        return question, tuple(new if each == named[2] else each for each in ids)
    return question, ids


def _edit(file: str, text: str, stretch: tuple[int, int], replacement: str) -> Edit:
    begin, end = stretch
    line = text.count("\n", 0, begin) + 1
    start = text.rfind("\n", 0, begin) + 1
    return Edit(file, Span(line, begin - start + 1, line, end - start + 1), replacement, "a link")
