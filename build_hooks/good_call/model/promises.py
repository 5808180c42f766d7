"""What the house has promised: policies with their exceptions, commitments and programmes."""

from __future__ import annotations

from typing import ClassVar

from good_call.model.field import optional, required
from good_call.model.kinds import Citation, Entries, Flag, Group, Id, Items, Text
from good_call.model.people import REPLACE
from good_call.records import dataclass

PRINCIPLES = Items(Citation(), single=True)
_ABOUT_PRINCIPLES = "The principles behind it; left out where the rule is your own."


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyException:
    """An exception that a policy allows."""

    form_name: ClassVar[str] = "exception"

    id: str = ""
    exception: str = required(Text(), "What is allowed.", name="what is allowed")
    limit: str = required(Text(), "How far it goes.", name="how far it goes", concern="duties")
    approve: str = required(Id(("role",)), "The role that grants it.", name="who grants it", concern="duties")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A rule of the house, with its reason, its alternatives and its exceptions."""

    form_name: ClassVar[str] = "policy"

    id: str = ""
    title: str = required(Text(), "The policy in a few words.", name="the title")
    rule: str = required(Text(), "The rule itself.", name="the rule")
    why: str = required(Text(), "The reason, as you would tell a customer.", name="why")
    alternatives: tuple[str, ...] = optional(
        Items(Text()), "What you can offer instead.", default=(), name="what to offer instead"
    )
    exceptions: dict[str, PolicyException] = optional(
        Entries(Group(PolicyException, keyed=True)),
        "Exceptions, each with a limit and an approver.",
        default={},
        name="the exceptions",
    )
    principles: tuple[str, ...] = optional(
        PRINCIPLES, _ABOUT_PRINCIPLES, default=(), name="the principles behind it", concern="duties"
    )
    replace: bool = optional(Flag(), REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What every customer gets."""

    form_name: ClassVar[str] = "commitment"

    id: str = ""
    commitment: str = required(Text(), "What every customer can count on.", name="the words")
    principles: tuple[str, ...] = optional(
        PRINCIPLES, _ABOUT_PRINCIPLES, default=(), name="the principles behind it", concern="duties"
    )
    replace: bool = optional(Flag(), REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A written programme that adds something for those who qualify."""

    form_name: ClassVar[str] = "programme"

    id: str = ""
    title: str = required(Text(), "The programme's name.", name="the title")
    qualifies: str = required(Text(), "Who qualifies.", name="who qualifies")
    adds: tuple[str, ...] = required(Items(Text()), "What it adds.", name="what it adds")
    written: str = required(Text(), "Where it is written down.", name="where it is written")
    principles: tuple[str, ...] = optional(
        PRINCIPLES, _ABOUT_PRINCIPLES, default=(), name="the principles behind it", concern="duties"
    )
    replace: bool = optional(Flag(), REPLACE, default=False, name="a placeholder to be replaced")
