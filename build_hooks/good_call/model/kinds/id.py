"""An id of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml import Node, ScalarNode

from good_call.model.identifier import ID_PATTERN, LONGEST_ID, as_id, is_id, slug
from good_call.model.kinds.scalar import scalar

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader


@dataclass(frozen=True, slots=True)
class Id:
    """An id of our own: a key, or a reference to one."""

    words: str = "an id"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The id, if it is one."""
        known = as_id(node.value) if isinstance(node, ScalarNode) else ""
        if known:
            return known
        value = scalar(reader, node, self.words)
        if value is None or is_id(value):
            return value
        return bad_id(reader, node, value, self.words)

    def schema(self) -> dict[str, Any]:
        """A string with the pattern of ids; an id of digits alone is a number to an editor."""
        return {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN}$", "maxLength": LONGEST_ID}


def bad_id(reader: FormReader, node: Node, value: str, words: str = "an id") -> None:
    """Report a text where an id was meant."""
    guess = slug(value)
    known = reader.id_of(value, words) if words.startswith("the id of") else ""
    message = f"`{value[:70]}` is no id"
    label = "only a-z, 0-9 and hyphens between, at most 60 characters"
    repair = f"Write `{guess}`." if guess else "Write it with letters from a to z."
    instead = known or guess
    if known:
        repair = f"Write its id: `{known}`."
    elif guess and words != "an id" and (" " in value or not words.startswith("the id")):
        instead = ""
        repair = f"Write {words}, not its words: `{guess}`, if that is its id."
    reader.report("bad-id", node, message, label, repair)
    if instead:
        reader.mend(node, instead)
