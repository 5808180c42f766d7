"""The kinds of value that the form knows, each in a file of its own."""

from __future__ import annotations

from good_call.model.kinds.base import Base
from good_call.model.kinds.choice import Choice
from good_call.model.kinds.citation import Citation
from good_call.model.kinds.date import Date
from good_call.model.kinds.entries import Entries
from good_call.model.kinds.flag import Flag
from good_call.model.kinds.former import Former
from good_call.model.kinds.group import Group
from good_call.model.kinds.house_name import HouseName
from good_call.model.kinds.id import Id
from good_call.model.kinds.items import Items
from good_call.model.kinds.mail import Mail
from good_call.model.kinds.number import Number
from good_call.model.kinds.one_or_two_ids import OneOrTwoIds
from good_call.model.kinds.text import Text
from good_call.model.kinds.whole import Whole

__all__ = [
    "Base",
    "Choice",
    "Citation",
    "Date",
    "Entries",
    "Flag",
    "Former",
    "Group",
    "HouseName",
    "Id",
    "Items",
    "Mail",
    "Number",
    "OneOrTwoIds",
    "Text",
    "Whole",
]
