"""An id of our own."""

from __future__ import annotations

import re
from typing import Any

from yaml import Node, ScalarNode

from good_call.model.a_or_an import a_or_an
from good_call.model.identifier import ID_PATTERN, LONGEST_ID, as_id, is_id, slug
from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.model.thing import Thing
from good_call.records import dataclass

_ENDING = re.compile(r"\.ya?ml\Z", re.IGNORECASE)
_IN_THE_FILE: frozenset[Thing] = frozenset(("answer", "tick", "node", "outcome", "question", "step"))
_BY_NAME: dict[Thing, str] = {"nobody": "`nobody`", "role": "a role", "theme": "a theme of the house rules"}
"""Those that people call by their name rather than by their id."""


@dataclass(frozen=True, slots=True)
class Id:
    """An id of our own: a key, or a reference to one of the things that it may name."""

    of: tuple[Thing, ...] = ()

    @property
    def words(self) -> str:
        """What it names."""
        if not self.of:
            return "an id"
        named = " or ".join(_BY_NAME.get(each) or a_or_an(each) for each in self.of)
        return named if self.of[0] in _BY_NAME else f"the id of {named}"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The id, if it is one."""
        known = as_id(node.value) if isinstance(node, ScalarNode) else ""
        if known:
            return known
        value = scalar(reader, node, self.words)
        if value is None or is_id(value):
            return value
        bad_id(reader, node, value, self)
        return None

    def schema(self) -> dict[str, Any]:
        """A string with the pattern of ids; an id of digits alone is a number to an editor."""
        return {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN}$", "maxLength": LONGEST_ID}


def _last(value: str) -> str:
    """What stands last where somebody wrote a way to it, or a file."""
    return _ENDING.sub("", value).rpartition("/")[2]


def _way(value: str, kind: Id) -> str:
    """What to write in place of a way such as `tree/node` where one id stands; empty for anything else."""
    first, slash, second = value.partition("/")
    if not slash or not kind.of or not (is_id(first) and is_id(second)):
        return ""
    if kind.of[0] == "question":
        return f"Name the question alone; an answer is named as in `answered: {{{first}: {second}}}`."
    if "tree" in kind.of:
        return f"Write `{first}` alone: a tree is entered where it begins."
    return f"Write one id, without `/`: {kind.words}."


def bad_id(reader: Reader, node: Node, value: str, kind: Id | None = None) -> None:
    """Report a text where an id was meant."""
    kind = kind or Id()
    guess = slug(value)
    is_here = not _IN_THE_FILE.isdisjoint(kind.of)
    known = (reader.id_of(value, kind.of) or reader.id_of(_last(value), kind.of)) if is_here else ""
    message = f"`{value[:70]}` is no id"
    label = "only a-z, 0-9 and hyphens between, at most 60 characters"
    repair = f"Write `{guess}`." if guess else "Write it with letters from a to z."
    instead = known or guess
    way = "" if known else _way(value, kind)
    if way:
        instead, repair = "", way
    elif not known and _ENDING.search(value) and slug(_last(value)):
        instead = slug(_last(value))
        repair = f"Write `{instead}`."
    elif guess == "nobody" and "nobody" in kind.of:
        repair = "Write `nobody`."
    elif known:
        repair = f"Write its id: `{known}`."
    elif guess and kind.of and (" " in value or kind.of[0] in _BY_NAME):
        instead = ""
        repair = f"Write {kind.words}, not its words: `{guess}`, if that is its id."
    reader.report("bad-id", node, message, label, repair, meant=instead)
    if instead:
        reader.mend(node, instead)
