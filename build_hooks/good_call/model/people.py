"""People whom a rep turns to: roles of the house, partners outside it, and who helps when nobody knows."""

from __future__ import annotations

from typing import ClassVar

from good_call.model.field import optional, required
from good_call.model.kinds import Flag, Id, Mail, Text
from good_call.records import dataclass

REPLACE = "True while it is a placeholder that your business must replace."


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody who approves or takes over."""

    form_name: ClassVar[str] = "role"

    id: str = ""
    name: str = required(Text(), "What reps call this person.", name="the name")
    mail: str = optional(
        Mail(),
        "A mail address, for the link beside an approval.",
        default="",
        name="the mail address",
        audience="nobody",
    )
    phone: str = optional(
        Text("a telephone number"), "A number that somebody answers.", default="", name="the telephone number"
    )
    replace: bool = optional(Flag(), REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A business that you refer customers to."""

    form_name: ClassVar[str] = "partner"

    id: str = ""
    name: str = required(Text(), "Their name.", name="the name")
    fits: str = required(Text(), "Whom they are right for.", name="whom they are right for")
    contact: str = optional(Text(), "How to reach them.", default="", name="how to reach them")
    replace: bool = optional(Flag(), REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The way out: who takes over when a rep is not sure."""

    form_name: ClassVar[str] = "escalation"

    who: str = required(Id(("role",)), "The role that takes over.", name="who takes over")
    how: str = required(Text(), "How to reach them.", name="how to reach them")
    meanwhile: str = required(
        Text(), "What to tell the customer meanwhile.", name="what to tell the customer meanwhile"
    )
