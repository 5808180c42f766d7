"""A waiver: a warning accepted on purpose, with a reason and an end date."""

from __future__ import annotations

import datetime
from typing import ClassVar

from good_call.model.field import required
from good_call.model.kinds import Date, Id, Text
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Accepts the warnings of one rule at one place and below it."""

    form_name: ClassVar[str] = "waiver"

    rule: str = required(Id(("rule",)), "The rule whose warning is accepted.", name="the rule")
    at: str = required(
        Text("a place such as questions.signs"),
        "Where: questions.signs, say, or the word tree.",
        name="where",
        audience="nobody",
    )
    reason: str = required(Text(), "Why it is accepted.", name="the reason", audience="trainer")
    until: datetime.date = required(Date(), "The day on which it is looked at again.", name="until when")
