"""A new tree from a few questions: those that `guide new` asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from good_call.model.guide import Guide
from good_call.model.house import House, Verdict
from good_call.model.identifier import slug
from good_call.model.placeholder import WHEN
from good_call.model.tree_name import near_name, shortened, why_not_named
from good_call.records import dataclass
from good_call.starter.interview import (
    ANSWERS,
    FIRST_QUESTION,
    MOST_ANSWERS,
    NO_VERDICT,
    InterviewError,
    default_verdict,
    folder_of_group,
    open_verdicts,
    plain_text,
    usual_owner,
)
from good_call.starter.seedling import Leaf, Seedling
from good_call.workshop.shelf import Shelf

_NO_HOUSE = "The house rules can't be read: open them first, and mend them."


@dataclass(frozen=True)
class RefusedAnswer(Exception):  # noqa: N818 - it is a value on its way to whoever answered
    """Which answer no tree can be made of, and why."""

    at: str
    why: str


def questions(guide: Guide) -> dict[str, Any]:
    """What is asked, in order, each with the answer that it has by default."""
    house = guide.house
    if house is None:
        return {"questions": [], "refused": _NO_HOUSE}
    verdicts = open_verdicts(house)
    if not verdicts:
        return {"questions": [], "refused": f"{NO_VERDICT[:1].upper()}{NO_VERDICT[1:]}"}
    groups = [{"value": each.id, "words": each.title} for each in guide.groups.values()]
    return {
        "questions": [
            {"id": "title", "ask": "What has to be decided?", "default": ""},
            {"id": "group", "ask": "Which group does it belong to?", "default": "", "options": groups},
            {"id": "summary", "ask": "When is it for?", "default": WHEN},
            {"id": "question", "ask": "The first question to ask", "default": FIRST_QUESTION},
            {"id": "answers", "ask": "The answers", "most": MOST_ANSWERS, "each": _each_answer(verdicts)},
            {"id": "owner", "ask": "Who keeps this tree right?", "default": usual_owner(guide)},
        ],
        "answers": [_default(verdicts, number) for number in range(len(ANSWERS))],
    }


def _each_answer(verdicts: list[Verdict]) -> list[dict[str, Any]]:
    options = [{"value": each.id, "words": f"{each.name}: {each.means}"} for each in verdicts]
    return [
        {"id": "answer", "ask": "The answer"},
        {"id": "verdict", "ask": "It leads to which verdict?", "options": options},
        {"id": "title", "ask": "What to do then, in a few words"},
    ]


def _default(verdicts: list[Verdict], number: int) -> dict[str, str]:
    verdict = default_verdict(verdicts, number)
    return {"answer": ANSWERS[number], "verdict": verdict.id, "title": verdict.name.capitalize()}


def begin(shelf: Shelf, given: Mapping[str, Any]) -> dict[str, Any]:
    """The new tree's path and text; or which answer no tree can be made of, and why."""
    guide = shelf.guide()
    if guide.house is None:
        return {"refused": _NO_HOUSE, "at": ""}
    try:
        title = _text(given, "title")
        path = free_path(guide, str(given.get("id") or slug(title)), _folder(guide, str(given.get("group") or "")))
        seedling = Seedling(
            title,
            _text(given, "summary", WHEN),
            _text(given, "owner", usual_owner(guide)),
            _text(given, "question", FIRST_QUESTION),
            tuple(_leaves(given, guide.house)),
            str(given.get("group") or ""),
        )
    except RefusedAnswer as refused:
        return {"refused": _sentence(refused.why), "at": refused.at}
    return {"path": path, "text": seedling.text(guide.house, shelf.today)}


def free_path(guide: Guide, tree_id: str, folder: str) -> str:
    """The file of a new tree. Raises RefusedAnswer where none can be called so."""
    if not tree_id:
        raise RefusedAnswer("title", "no id can be made of this title: write it with a letter from a to z")
    why = why_not_named(tree_id)
    if why:
        near = near_name(tree_id)
        raise RefusedAnswer("id", f"`{shortened(tree_id)}` {why}{f'. Write `{near}`' if near else ''}")
    if tree_id in guide.tree_ids:
        raise RefusedAnswer("title", f"the tree `{tree_id}` exists already: give another title")
    return f"{folder}/{tree_id}.yml"


def _folder(guide: Guide, group: str) -> str:
    try:
        return folder_of_group(group, guide.folders.trees)
    except InterviewError as error:
        raise RefusedAnswer("group", str(error)) from error


def _text(given: Mapping[str, Any], name: str, default: str = "") -> str:
    try:
        return plain_text(str(given.get(name) or default))
    except InterviewError as error:
        raise RefusedAnswer(name, str(error)) from error


def _leaves(given: Mapping[str, Any], house: House) -> Iterator[Leaf]:
    verdicts = open_verdicts(house)
    if not verdicts:
        raise RefusedAnswer("answers", NO_VERDICT)
    by_id = {each.id: each for each in verdicts}
    rows = given.get("answers") or [_default(verdicts, number) for number in range(len(ANSWERS))]
    if not 2 <= len(rows) <= MOST_ANSWERS:
        raise RefusedAnswer("answers", f"a question has two answers or more, and {MOST_ANSWERS} at most here")
    answers: list[str] = []
    for number, row in enumerate(rows):
        at = f"answers.{number}"
        verdict = by_id.get(slug(str(row.get("verdict") or ""))) or default_verdict(verdicts, number)
        try:
            answers.append(plain_text(str(row.get("answer") or ""), answers))
            yield Leaf(answers[-1], verdict, plain_text(str(row.get("title") or verdict.name.capitalize())))
        except InterviewError as error:
            raise RefusedAnswer(at, str(error)) from error


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
