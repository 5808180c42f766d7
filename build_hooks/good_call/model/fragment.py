"""What stands behind the `#` of a guide's address: a node, and the answers on the way to it.

`node;question=answer;question=tick.tick`: ids, in the order of the trail. What was answered in the trees before stands
first, as `tree/question=answer`. The page's script reads the same.
"""

from __future__ import annotations

from good_call.records import dataclass

_ID = r"[a-z0-9-]+"
PATTERN = rf"{_ID}(?:;[a-z0-9/;=.-]*)?"
"""A fragment as a regular expression; what is wrong in it is judged once it was read."""

Answered = tuple[str, tuple[str, ...] | None]
"""A question with what is answered there; None where no sign stands between the two."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A node, and what was answered on the way to it. Whatever is read is written again as it was."""

    node: str
    trail: tuple[Answered, ...] = ()

    @classmethod
    def read(cls, text: str) -> Fragment:
        """Any text, right or wrong."""
        node, *parts = text.split(";")
        return cls(node, tuple(map(_answered, parts)))

    def __str__(self) -> str:
        answered = (name if ids is None else f"{name}={'.'.join(ids)}" for name, ids in self.trail)
        return ";".join([self.node, *answered])


def _answered(part: str) -> Answered:
    question, equals, ids = part.partition("=")
    return question, tuple(ids.split(".")) if equals else None
