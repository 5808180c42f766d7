"""A flowchart from anywhere, settled: ids of our form, every box of a known kind, other trees recognised.

Nothing is mended: what the source lacks stays missing, for the check to name. Each guess is told.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import field

from good_call.exchange.flowchart import Arrow, Box, BoxKind, Flowchart
from good_call.exchange.remark import Remark
from good_call.model.identifier import LONGEST_ID, slug
from good_call.model.tree_name import shortened
from good_call.records import dataclass

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[0-9])(?=[A-Z][a-z])")
_BARE = re.compile(
    r"[A-Za-z]{1,2}|[A-Za-z]{0,4}[-_ ]?[0-9]+|[0-9]+[A-Za-z]?|(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{20}-[0-9]+"
)
"""The name of a box that says nothing: `A`, `q2`, `node 12`, and what draw.io makes of 20 letters and a number."""
_WRITTEN_AS_ONE = re.compile(r"[\w.:-]+")

_LONGEST_FROM_WORDS = 40
_MOST_NAMED = 5


def settle(chart: Flowchart, tree_ids: Set[str]) -> Flowchart:
    """The flowchart under ids of our form; boxes that stand for other trees are left out, arrows name those trees."""
    naming = _BoxIds(chart, tree_ids)
    boxes = {
        naming.names[name]: _settled(box, chart, naming) for name, box in chart.boxes.items() if name in naming.own
    }
    again = tuple((naming.names[name], _settled(box, chart, naming)) for name, box in chart.again if name in naming.own)
    start, first = chart.start, _first(chart)
    settled = naming.target(start)
    remarks = [*chart.remarks, *naming.remarks(), *_kinds_told(chart, boxes, naming)]
    if not start and chart.is_drawn and first:
        settled = naming.target(first)
        remarks.append(Remark("guessed", f"the start: `{settled}`, {_why_first(chart, first)}"))
    return dataclasses.replace(chart, start=settled, boxes=boxes, again=again, remarks=tuple(remarks))


@dataclass
class _BoxIds:
    """The ids that boxes get."""

    chart: Flowchart
    tree_ids: Set[str]
    names: dict[str, str] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    _missing: dict[str, str] = field(default_factory=dict)
    _from_words: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        boxes = self.chart.boxes
        self.names = {name: _slug(name) for name, box in boxes.items() if _is_tree(name, box, self.tree_ids)}
        taken = set(self.names.values()) | set(self.tree_ids)
        self.own = [name for name in boxes if name not in self.names]
        self._is_lettered = self._are_lettered()
        for name in self.own:
            from_words = _from_words(boxes[name].text) if self._is_lettered and _BARE.fullmatch(name) else ""
            if from_words:
                self._from_words.add(name)
            self.names[name] = _free(from_words or _slug(name), taken)
            taken.add(self.names[name])

    def _are_lettered(self) -> bool:
        """Whether most boxes have names that say nothing, and nothing but the arrows names them."""
        # What our own form knows may name other boxes: such a flowchart comes from a tree, and its ids are meant.
        boxes = self.chart.boxes.values()
        if self.chart.is_ours or any(box.form or any(arrow.form for arrow in box.arrows) for box in boxes):
            return False
        return 2 * sum(_BARE.fullmatch(name) is not None for name in self.own) > len(self.own)

    def target(self, name: str) -> str:
        """The id of the box with this name; of none, an id that no box has, so that it stays missing."""
        if not name or name in self.names:
            return self.names.get(name, "")
        if name not in self._missing:
            taken = {*self.names.values(), *self._missing.values()}
            taken |= set() if _slug(name) == name else self.tree_ids
            self._missing[name] = _free(_slug(name), taken)
        return self._missing[name]

    def remarks(self) -> Iterator[Remark]:
        """What was guessed about names."""
        trees = [name for name in self.names if name not in self.own and self.chart.boxes[name].kind != "tree"]
        for name in trees:
            yield Remark("guessed", f"`{name}` stands for the tree of that name, which takes over")
        if any(self.names[name] != name for name in self._from_words):
            yield Remark("guessed", "ids were made of the boxes' words, since names such as `A` or `12` say nothing")
        yield from self._changes(self._from_words.union(trees))

    def _changes(self, told: Set[str]) -> Iterator[Remark]:
        """What became of names that are no ids, or another's; of those in `told` it is said already."""
        became = {**self.names, **self._missing}
        changed = {name: id_ for name, id_ in became.items() if name != id_ and name not in told}
        plain = [name for name, id_ in changed.items() if id_ == _slug(name)]
        fitted = [f"`{shortened(name)}` -> `{changed[name]}`" for name in plain if not self._is_in_words(name)]
        if len(fitted) < len(plain):
            yield Remark("guessed", "ids were made of words where a box has no other name")
        if fitted:
            yield Remark("guessed", f"names that can't be ids were changed: {_listed(fitted)}")
        for name in [each for each in changed if each not in plain]:
            id_ = changed[name]
            yield Remark("guessed", f"`{shortened(name)}` became `{id_}`: another has the id `{_slug(name)}`")

    def _is_in_words(self, name: str) -> bool:
        """Whether the box is only called by its text."""
        box = self.chart.boxes.get(name)
        is_name = self.chart.is_drawn and _WRITTEN_AS_ONE.fullmatch(name)
        return box is not None and box.text == name and not is_name


def _is_tree(name: str, box: Box, tree_ids: Set[str]) -> bool:
    return box.kind == "tree" or (box.kind == "" and not box.arrows and _slug(name) in tree_ids)


def _slug(name: str) -> str:
    return slug(_HUMP.sub("-", name)) or "node"


def _from_words(text: str) -> str:
    """The first words of a text as an id, cut between two of them; empty where no id can be made of them."""
    whole = slug(text.strip().partition("\n")[0])
    if len(whole) <= _LONGEST_FROM_WORDS:
        return whole
    return whole[: _LONGEST_FROM_WORDS + 1].rpartition("-")[0] or whole[:_LONGEST_FROM_WORDS]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _free(wanted: str, taken: Set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        ending = f"-{number}"
        name, number = wanted[: LONGEST_ID - len(ending)].rstrip("-") + ending, number + 1
    return name


def _first(chart: Flowchart) -> str:
    targets = {arrow.to for box in chart.boxes.values() for arrow in box.arrows}
    return next((name for name in chart.boxes if name not in targets), next(iter(chart.boxes), ""))


def _why_first(chart: Flowchart, first: str) -> str:
    is_met = any(arrow.to == first for box in chart.boxes.values() for arrow in box.arrows)
    return "the first one, since something leads to each" if is_met else "since nothing leads to it"


def _settled(box: Box, chart: Flowchart, naming: _BoxIds) -> Box:
    kind = _kind(box)
    arrows = tuple(_arrow(arrow, kind, chart, naming) for arrow in box.arrows)
    return dataclasses.replace(box, kind=kind, arrows=arrows)


def _kind(box: Box) -> BoxKind:
    if box.kind == "outcome" or (box.kind != "question" and not box.arrows):
        return "outcome"
    by_case = all("if" in arrow.form or "otherwise" in arrow.form for arrow in box.arrows)
    if box.kind == "step" and (len(box.arrows) == 1 or by_case):
        return "step"
    is_step = box.kind == "" and len(box.arrows) == 1 and not box.arrows[0].label
    return "step" if is_step else "question"


def _kinds_told(chart: Flowchart, boxes: dict[str, Box], naming: _BoxIds) -> Iterator[Remark]:
    own = [(naming.names[name], chart.boxes[name]) for name in naming.own]
    for kind in ("question", "step", "outcome"):
        guessed = [f"`{name}`" for name, box in own if not box.kind and boxes[name].kind == kind]
        if guessed:
            yield Remark("guessed", f"{_BECAME[kind]}: {_listed(guessed)}")
    for name, box in own:
        if box.kind and boxes[name].kind != box.kind:
            yield Remark("guessed", f"the {box.kind} `{name}` became a {boxes[name].kind}, by the ways that leave it")
        if chart.is_drawn and boxes[name].kind == "question" and any(not arrow.label.strip() for arrow in box.arrows):
            yield Remark("guessed", f"arrows of `{name}` have no words: what they lead to was taken as the answer")


_BECAME = {
    "question": "questions, since several ways or one with words leave them",
    "step": "steps, since one way without words leaves them",
    "outcome": "outcomes, since no way leaves them",
}


def _arrow(arrow: Arrow, kind: BoxKind, chart: Flowchart, naming: _BoxIds) -> Arrow:
    label = arrow.label
    if not label.strip() and kind == "question" and chart.is_drawn:
        target = chart.boxes.get(arrow.to)
        label = target.text.strip() if target else ""
    return dataclasses.replace(arrow, label=label, to=naming.target(arrow.to))
