"""A group: trees that belong together, in a subfolder of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import ClassVar

from good_call.model.field import optional
from good_call.model.kinds import Choice, Text, Whole
from good_call.records import dataclass

GROUP_FILE = "_group.yml"

ICONS = {
    "bag": "🛍️",
    "box": "📦",
    "calendar": "📅",
    "chat": "💬",
    "coin": "🪙",
    "hand": "🤝",
    "house": "🏠",
    "key": "🔑",
    "phone": "📞",
    "question": "❓",
    "shield": "🛡️",
    "star": "⭐",
    "tag": "🏷️",
    "tool": "🔧",
    "truck": "🚚",
    "warning": "⚠️",
}
"""The signs that a group may have, by their names."""

_LAST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeGroup:
    """What a group of trees is called, and where it stands.

    `id` is the folder's name, `file` the one in it that says so, which need not be there.
    """

    form_name: ClassVar[str] = "group"

    id: str = ""
    file: str = ""
    title: str = optional(
        Text(), "What the group is called; the folder's name where left out.", default="", name="the title"
    )
    summary: str = optional(Text(), "When to look here, in one sentence.", default="", name="the summary")
    icon: str = optional(Choice(tuple(ICONS)), "A sign beside its title.", default="", name="the sign")
    place: int = optional(
        Whole(1, _LAST), "Its place among the groups: 1 comes first.", default=_LAST, name="the place among the groups"
    )

    @property
    def sign(self) -> str:
        """Its icon as a letter; empty where it has none."""
        return ICONS.get(self.icon, "")

    @property
    def sort_key(self) -> tuple[int, str, str]:
        """By place, then by title."""
        return self.place, self.title.casefold(), self.id


def named(file: str, given: TreeGroup | None = None) -> TreeGroup:
    """The group of the folder of this file, with what the file says, if there is one."""
    group_id = PurePosixPath(file).parent.name
    words = group_id.replace("-", " ")
    group = given or TreeGroup()
    title = group.title or f"{words[:1].upper()}{words[1:]}"
    return replace(group, id=group_id, file=file, title=title)


def in_order(groups: Iterable[TreeGroup]) -> dict[str, TreeGroup]:
    """All groups by their ids, in the order in which they are shown."""
    return {each.id: each for each in sorted(groups, key=lambda each: each.sort_key)}
