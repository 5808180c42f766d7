"""The kinds of value that the form knows, each in a file of its own."""

from __future__ import annotations

from build_hooks.model.kinds.choice import Choice
from build_hooks.model.kinds.citation import Citation
from build_hooks.model.kinds.date import Date
from build_hooks.model.kinds.entries import Entries
from build_hooks.model.kinds.flag import Flag
from build_hooks.model.kinds.group import Group
from build_hooks.model.kinds.id import Id
from build_hooks.model.kinds.items import Items
from build_hooks.model.kinds.number import Number
from build_hooks.model.kinds.text import Text
from build_hooks.model.kinds.whole import Whole
from build_hooks.model.kinds.words import Words

__all__ = [
    "Choice",
    "Citation",
    "Date",
    "Entries",
    "Flag",
    "Group",
    "Id",
    "Items",
    "Number",
    "Text",
    "Whole",
    "Words",
]
