"""A settled flowchart as the YAML of a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from good_call.exchange.flowchart import ARROW_FORM, BOX_FORM, Arrow, Box, Flowchart
from good_call.exchange.yaml_block import RepeatedKeys, write_block
from good_call.model.identifier import slug
from good_call.model.placeholder import imported_from

UNDECIDED = "undecided"
"""The verdict of outcomes whose source gives none."""

_MODELINE = "# yaml-language-server: $schema=_schema/tree.json\n"
_IN_GROUP = "# yaml-language-server: $schema=../_schema/tree.json\n"


def tree_text(chart: Flowchart, source: str) -> str:
    """The tree's file; `source` is the name of what it was imported from. What the chart lacks stays empty or away."""
    tree: dict[str, Any] = {"title": chart.title.strip() or source, "summary": chart.summary or imported_from(source)}
    tree |= {"start": chart.start} if chart.start else {}
    for kind, write in _NODES.items():
        nodes = [(name, write(box)) for name, box in chart.boxes.items() if box.kind == kind]
        nodes += [(name, write(box)) for name, box in chart.again if box.kind == kind]
        if nodes or kind != "step":
            tree[f"{kind}s"] = RepeatedKeys(nodes)
    return _MODELINE + write_block(tree)


def in_folder(text: str, is_group: bool) -> str:
    """The text of a tree as it stands in a folder: in that of a group, editors find its schema one folder up."""
    at_home, in_group = (_MODELINE, _IN_GROUP) if is_group else (_IN_GROUP, _MODELINE)
    return in_group + text.removeprefix(at_home) if text.startswith(at_home) else text


def _question(box: Box) -> dict[str, Any]:
    question: dict[str, Any] = {"ask": box.text} | ({"help": box.help} if box.help else {})
    question |= {key: box.form[key] for key in BOX_FORM[:-1] if key in box.form}
    return question | {"answers": list(_answers(box))}


def _step(box: Box) -> dict[str, Any]:
    return {"title": box.text, "tell": box.help or box.text, "then": _then(box.arrows)} | _again(box)


def _outcome(box: Box) -> dict[str, Any]:
    outcome = {"verdict": box.form.get("verdict") or UNDECIDED, "title": box.text}
    outcome |= {"note": box.help} if box.help else {}
    # An outcome with ways on is a mistake of the source, and the check says so.
    return outcome | ({"answers": list(_answers(box))} if box.arrows else {})


def _again(box: Box) -> dict[str, Any]:
    return {"again": True} if any(arrow.form.get("again") for arrow in box.arrows) else {}


_NODES = {"question": _question, "step": _step, "outcome": _outcome}


def _answers(box: Box) -> Iterator[dict[str, Any]]:
    taken: dict[str, str] = {}
    for (_, _, by_case), group in groupby(box.arrows, _answer_key):
        arrows = list(group)
        for several in [arrows] if by_case else [[arrow] for arrow in arrows]:
            yield _answer(several, taken)


def _answer_key(arrow: Arrow) -> tuple[str, str, bool]:
    return arrow.label, str(arrow.form.get("id", "")), "if" in arrow.form or "otherwise" in arrow.form


def _answer(arrows: list[Arrow], taken: dict[str, str]) -> dict[str, Any]:
    first = arrows[0]
    own = {key: first.form[key] for key in ARROW_FORM if key in first.form and key not in ("if", "otherwise", "id")}
    answer: dict[str, Any] = {"answer": first.label} | _id(first, taken)
    return answer | ({"hint": first.hint} if first.hint else {}) | own | {"then": _then(tuple(arrows))}


def _id(arrow: Arrow, taken: dict[str, str]) -> dict[str, str]:
    """The id where it does not follow from the words: they hold no letter, or other words have the same id."""
    from_words = slug(arrow.label)
    wanted = str(arrow.form.get("id") or from_words or "answer")
    name, number = wanted, 2
    while taken.get(name, arrow.label) != arrow.label:
        name, number = f"{wanted[:55].rstrip('-')}-{number}", number + 1
    taken[name] = arrow.label
    return {} if name == from_words else {"id": name}


def _then(arrows: tuple[Arrow, ...]) -> Any:
    if not arrows:
        return ""
    if not any("if" in arrow.form or "otherwise" in arrow.form for arrow in arrows):
        return arrows[0].to
    return [_case(arrow) for arrow in arrows]


def _case(arrow: Arrow) -> dict[str, Any]:
    when = arrow.form.get("if")
    return {"if": when, "go": arrow.to} if isinstance(when, Mapping) else {"otherwise": arrow.to}
