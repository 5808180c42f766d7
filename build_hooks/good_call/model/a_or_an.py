"""A name with the word that a sentence needs before it."""

from __future__ import annotations


def a_or_an(name: str) -> str:
    """`a step`, `an answer`; several and `the budgets` stand as they are."""
    if name.startswith("the ") or name.endswith("s"):
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def verb(name: str, one: str, several: str) -> str:
    """`needs` for a step, `need` for the budgets."""
    return several if name.endswith("s") else one
