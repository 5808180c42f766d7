"""What a tree may be called: its file's name is its id and its address."""

from __future__ import annotations

from good_call.model.identifier import LONGEST_ID, is_id, slug

LIST = "index"
"""The address of the list of all trees, and of all articles."""

FRONT_DOOR = "start-here"
"""The tree that a rep begins with: its first question stands on the home page."""

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def why_not_named(name: str) -> str:
    """Why a tree can't have this name, as what is said of it; empty where it can.

    >>> why_not_named("index")
    'is the address of the list of all trees'
    """
    if name == LIST:
        return "is the address of the list of all trees"
    if is_device(name):
        return "is what Windows calls a device, and no file can have that name there"
    if is_id(name):
        return ""
    if len(name) > LONGEST_ID:
        return f"is too long: an id has at most {LONGEST_ID} characters"
    return "is no id: a-z, 0-9 and hyphens"


def why_no_group(name: str) -> str:
    """Why a group's folder can't have this name, as what is said of it; empty where it can."""
    # No page stands at a group's address, so it may be called as the list is.
    return "" if name == LIST else why_not_named(name)


def is_device(name: str) -> bool:
    """Whether Windows takes this name for a device, whatever its letters."""
    return name.lower() in _DEVICES


def near_name(name: str) -> str:
    """A name that a tree can have, as near to this one as may be; empty where there is none."""
    near = slug(name)
    return near if near and not why_not_named(near) else ""


def shortened(name: str) -> str:
    """A name as it is shown in a message."""
    return name if len(name) <= LONGEST_ID else f"{name[:LONGEST_ID]}…"
