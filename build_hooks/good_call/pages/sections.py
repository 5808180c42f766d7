"""The trees of a guide in sections: by group, or by the answers of the front door that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from good_call.model.tree import Tree
from good_call.model.tree_name import FRONT_DOOR
from good_call.pages.edition import Edition
from good_call.records import dataclass
from good_call.source.natural_order import natural

MOST_TREES = 40
"""How many trees a page lists. A guide of more has its lists on pages of their own, a section or a part of one each."""


@dataclass(frozen=True, slots=True)
class Section:
    """Trees that belong together, by id. Without a title they stand for themselves; `id` is what a link leads to.

    `name` is what its own page is called, where it has one.
    """

    trees: tuple[str, ...]
    name: str = ""
    title: str = ""
    summary: str = ""
    id: str = ""
    sign: str = ""


def is_large(edition: Edition) -> bool:
    """Whether the trees are listed on pages of their own."""
    return len(edition.guide.tree_ids) > MOST_TREES


def door_of(edition: Edition) -> tuple[str, ...]:
    """The front door, unless it stands in a group like any other tree."""
    file = edition.guide.file_of(FRONT_DOOR)
    return (FRONT_DOOR,) if file and not edition.guide.folders.group_of(file) else ()


def sections_of(edition: Edition) -> list[Section]:
    """All trees but the front door: by their groups, or without groups by the front door's answers."""
    door = door_of(edition)
    ids = sorted(edition.guide.tree_ids, key=lambda each: natural(edition.title(each)))
    others = [each for each in ids if each not in door]
    return list(_by_group(edition, others) if edition.guide.groups else _by_answer(edition, others))


def parts_of(edition: Edition) -> list[Section]:
    """The same, none longer than a page holds, each with a title: what a large guide has a page for."""
    return [part for section in sections_of(edition) for part in _parts(edition, section)]


def _by_group(edition: Edition, ids: list[str]) -> Iterator[Section]:
    for group, grouped in edition.guide.grouped(ids):
        if group:
            name = f"group-{group.id}"
            yield Section(tuple(grouped), name, group.title, group.summary, name, group.sign)
        else:
            yield Section(tuple(grouped), "others", edition.words("Other guides"))


def _by_answer(edition: Edition, ids: list[str]) -> Iterator[Section]:
    left = list(ids)
    for number, (answer, led) in enumerate(_led_to(edition), 1):
        grouped = tuple(each for each in left if each in led)
        left = [each for each in left if each not in led]
        if grouped:
            yield Section(grouped, f"answer-{number}", answer)
    if left:
        yield Section(tuple(left), "others", edition.words("Other guides") if len(left) < len(ids) else "")


def _led_to(edition: Edition) -> Iterator[tuple[str, set[str]]]:
    """Each first answer of the front door, with the trees to which the door then hands over."""
    door = edition.trees.get(FRONT_DOOR)
    question = door.questions.get(door.start) if door else None
    if door is None or question is None:
        return
    for answer in question.answers:
        yield answer.answer, _reached(door, answer.then.targets) - door.nodes.keys()


def _reached(tree: Tree, targets: Iterable[str]) -> set[str]:
    seen, waiting = {tree.start}, list(targets)
    while waiting:
        target = waiting.pop()
        if target not in seen:
            seen.add(target)
            waiting += [to for node, _, then in tree.ways() if node.id == target for to in then.targets]
    return seen


def _parts(edition: Edition, section: Section) -> Iterator[Section]:
    whole = section if section.title else replace(section, title=edition.words("All guides"))
    if len(section.trees) <= MOST_TREES:
        yield whole
        return
    for first in range(0, len(section.trees), MOST_TREES):
        trees = section.trees[first : first + MOST_TREES]
        title = edition.words(
            "%(section)s, %(first)s to %(last)s", section=whole.title, first=first + 1, last=first + len(trees)
        )
        summary = edition.words(
            "From “%(first)s” to “%(last)s”", first=edition.title(trees[0]), last=edition.title(trees[-1])
        )
        yield replace(
            whole,
            trees=trees,
            name=f"{section.name}-from-{first + 1}",
            title=title,
            summary=summary,
            id="" if first else section.id,
        )
