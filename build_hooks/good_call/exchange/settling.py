"""A flowchart from anywhere, settled: ids of our form, every box of a known kind, a start, other trees recognised."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Set

from good_call.exchange.flowchart import Arrow, Box, Flowchart, Kind
from good_call.model.identifier import LONGEST_ID, slug

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BARE = re.compile(r"[A-Za-z]{1,2}|[A-Za-z]{0,4}[-_ ]?[0-9]+|[0-9]+[A-Za-z]?")
"""The name of a box that says nothing: `A`, `q2`, `node 12`."""

_LONGEST_FROM_WORDS = 40


def settle(chart: Flowchart, tree_ids: Set[str]) -> Flowchart:
    """The flowchart under ids of our form; boxes that stand for other trees are left out, arrows name those trees."""
    names = _names(chart, tree_ids)
    boxes = {
        names[name]: _settled(box, chart, names)
        for name, box in chart.boxes.items()
        if not _is_tree(name, box, tree_ids)
    }
    start = names.get(chart.start) or names.get(_first(chart), "")
    return dataclasses.replace(chart, start=start, boxes=boxes)


def _is_tree(name: str, box: Box, tree_ids: Set[str]) -> bool:
    return box.kind == "tree" or (box.kind == "" and not box.arrows and _slug(name) in tree_ids)


def _slug(name: str) -> str:
    return slug(_HUMP.sub("-", name)) or "node"


def _names(chart: Flowchart, tree_ids: Set[str]) -> dict[str, str]:
    names = {name: _slug(name) for name, box in chart.boxes.items() if _is_tree(name, box, tree_ids)}
    taken = set(names.values()) | set(tree_ids)
    own = [name for name in chart.boxes if name not in names]
    is_lettered = _is_lettered(chart, own)
    for name in own:
        words = _from_words(chart.boxes[name].text) if is_lettered and _BARE.fullmatch(name) else ""
        names[name] = _free(words or _slug(name), taken)
        taken.add(names[name])
    return names


def _is_lettered(chart: Flowchart, own: list[str]) -> bool:
    """Whether most boxes have names that say nothing, and nothing but the arrows names them."""
    # What our own form knows may name other boxes: such a flowchart comes from a tree, and its ids are meant.
    if any(box.form or any(arrow.form for arrow in box.arrows) for box in chart.boxes.values()):
        return False
    return 2 * sum(_BARE.fullmatch(name) is not None for name in own) > len(own)


def _from_words(text: str) -> str:
    """The first words of a text as an id, cut between two of them; empty where no id can be made of them."""
    whole = slug(text.strip().partition("\n")[0])
    if len(whole) <= _LONGEST_FROM_WORDS:
        return whole
    return whole[: _LONGEST_FROM_WORDS + 1].rpartition("-")[0] or whole[:_LONGEST_FROM_WORDS]


def _free(wanted: str, taken: Set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        ending = f"-{number}"
        name, number = wanted[: LONGEST_ID - len(ending)].rstrip("-") + ending, number + 1
    return name


def _first(chart: Flowchart) -> str:
    targets = {arrow.to for box in chart.boxes.values() for arrow in box.arrows}
    return next((name for name in chart.boxes if name not in targets), next(iter(chart.boxes), ""))


def _settled(box: Box, chart: Flowchart, names: dict[str, str]) -> Box:
    kind = _kind(box)
    arrows = tuple(_arrow(arrow, kind, chart, names) for arrow in box.arrows)
    head, _, rest = box.text.strip().partition("\n")
    text = " ".join(head.split()) or "…"
    more = "\n\n".join(part for part in (rest.strip(), box.help) if part) if box.help.strip() else rest.strip()
    return dataclasses.replace(box, kind=kind, text=text, help=more, arrows=arrows)


def _kind(box: Box) -> Kind:
    if box.kind == "outcome" or (box.kind != "question" and not box.arrows):
        return "outcome"
    by_case = all("if" in arrow.form or "otherwise" in arrow.form for arrow in box.arrows)
    if box.kind == "step" and (len(box.arrows) == 1 or by_case):
        return "step"
    is_step = box.kind == "" and len(box.arrows) == 1 and not box.arrows[0].label
    return "step" if is_step else "question"


def _arrow(arrow: Arrow, kind: Kind, chart: Flowchart, names: dict[str, str]) -> Arrow:
    target = chart.boxes.get(arrow.to)
    label = " ".join(arrow.label.split())
    if not label and kind == "question":
        label = target.text.strip().partition("\n")[0] if target else "Go on"
    to = names.get(arrow.to) or _slug(arrow.to)
    return dataclasses.replace(arrow, label=label or "Go on", to=to, hint=" ".join(arrow.hint.split()))
