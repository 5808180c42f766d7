"""A Mermaid flowchart as far as it is read: boxes, arrows, groups, and what is not copied as it stands."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Any

from good_call.exchange.flowchart import Arrow, Box, BoxKind, Flowchart
from good_call.exchange.remark import Remark, Sort
from good_call.records import dataclass

_KINDS: tuple[BoxKind, ...] = ("question", "step", "outcome", "tree")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow, and the line that draws it."""

    arrow: Arrow
    line: int


@dataclass
class Chart:
    """What was read so far."""

    title: str = ""
    summary: str = ""
    headed: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    kinds: dict[str, BoxKind] = field(default_factory=dict)
    arrows: dict[str, list[Drawn]] = field(default_factory=dict)
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    mark: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def tell(self, sort: Sort, text: str, line: int = 0) -> None:
        """Note what is not copied as it stands."""
        self.remarks.append(Remark(sort, text, line))

    def label(self, name: str, words: str, line: int) -> None:
        """A box has these words; the last ones count, as Mermaid draws it."""
        if name in self.named and self.texts[name] != words:
            text = f"`{name}` has two texts, “{self.texts[name]}” and “{words}”: the last counts, as it is drawn"
            self.tell("guessed", text, line)
        self.named.add(name)
        self.texts[name] = words

    def chart(self) -> Flowchart:
        """What was read as boxes and arrows, without groups and without what our own export marks as missing."""
        self._drop_groups()
        missing = {str(each) for each in self.mark.get("missing", ()) or ()}
        names = {name: _own_id(name) if self.mark else name for name in self.texts}
        boxes = {names[name]: self._box(name, names) for name in self.texts if names[name] not in missing}
        start = str(self.mark.get("start", "")) if self.mark else ""
        return Flowchart(
            self.title,
            start,
            boxes,
            summary=self.summary,
            is_drawn=not self.mark,
            is_ours=bool(self.mark),
            remarks=tuple(self.remarks),
        )

    def _drop_groups(self) -> None:
        """Arrows from and to groups say nothing that a tree can hold."""
        groups = {name for name in self.groups if name not in self.named}
        for source, drawn in list(self.arrows.items()):
            for each in drawn:
                if source in groups or each.arrow.to in groups:
                    text = f"the arrow from `{source}` to `{each.arrow.to}`: a tree has no groups, draw it from a box"
                    self.tell("not read", text, each.line)
            self.arrows[source] = [each for each in drawn if each.arrow.to not in groups]
        for name in groups & self.texts.keys():
            del self.texts[name]

    def _box(self, name: str, names: dict[str, str]) -> Box:
        form = self.forms.get(name, {})
        kind = next((each for each in _KINDS if each == form.get("kind")), self.kinds.get(name, ""))
        help_, text = str(form.get("help") or ""), str(form.get("text", self.texts[name]))
        form = {key: value for key, value in form.items() if key not in ("kind", "help", "text")}
        arrows = (each.arrow for each in self.arrows.get(name, ()))
        renamed = tuple(dataclasses.replace(each, to=names.get(each.to, each.to)) for each in arrows)
        return Box(text, kind, help_, renamed, form)


def _own_id(name: str) -> str:
    return name.lower().replace("_", "-")
