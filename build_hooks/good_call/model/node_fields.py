"""The fields that questions, steps and outcomes have alike: what they rest on, where else to look, former ids."""

from __future__ import annotations

from good_call.model.field import optional
from good_call.model.kinds import Citation, Former, Id, Items, Text


def principles() -> tuple[str, ...]:
    """What articles teach."""
    return optional(
        Items(Citation(), single=True),
        "The principles that this rests on, as article/principle; the page Principles shows each one's name.",
        default=(),
        name="the principles behind it",
        label="Why",
        concern="duties",
        aside=True,
    )


def policies() -> tuple[str, ...]:
    """What the house rules say."""
    return optional(
        Items(Id(("policy",)), single=True),
        "The house's policies that this applies.",
        default=(),
        name="the policies that it applies",
        label="Why",
        concern="duties",
        aside=True,
    )


def own() -> str:
    """What the business decided itself."""
    return optional(
        Text(),
        "Why the business decided this itself, where no article teaches it; pages show it as our own rule.",
        default="",
        name="our own reason",
        label="Our own rule",
        concern="duties",
        aside=True,
    )


def see() -> tuple[str, ...]:
    """Side trips."""
    return optional(
        Items(Id(("tree",)), single=True),
        "Other trees to look into, with the way back.",
        default=(),
        name="the trees to look into",
        label="See also",
        concern="duties",
        aside=True,
    )


def formerly() -> tuple[str, ...]:
    """Ids that old links know."""
    return optional(
        Items(Former(), single=True),
        "Ids that this node had before, so that old links still work.",
        default=(),
        name="the former ids",
        concern="ids",
    )
