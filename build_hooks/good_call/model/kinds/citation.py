"""Two ids: an article's principle, or a tree's node."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from yaml import Node

from good_call.model.identifier import ID_PATTERN, is_id, slug
from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.model.thing import Thing
from good_call.records import dataclass

_ENDING = re.compile(r"\.(?:ya?ml|md)\Z", re.IGNORECASE)
_LINK = re.compile(r"(?:(?:guides|articles)/)?(?P<first>[^/#]+)#(?P<second>[^/#]+)")
_NO_NAME = re.compile(r"[^\w\s.'’-]")
_WORDS: Mapping[Thing, str] = MappingProxyType(
    {
        "principle": "an `article/principle`",
        "tree/node": "a `tree/node`",
        "tree/outcome": "a `tree/outcome`",
        "tree/question": "a `tree/question`",
    }
)


def _meant(value: str) -> str:
    """Two ids written otherwise: in capitals, as words, with a file's ending, or as a link; empty for anything else."""
    link = _LINK.fullmatch(value)
    parts = [link["first"], link["second"]] if link else value.split("/")
    if len(parts) != 2 or any(_NO_NAME.search(part) for part in parts):
        return ""
    ids = [slug(_ENDING.sub("", part.strip())) for part in parts]
    return "/".join(ids) if all(ids) else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """`article/principle`, or `tree/node`."""

    of: tuple[Thing, ...] = ("principle",)

    @property
    def words(self) -> str:
        """What it names."""
        return _WORDS[self.of[0]]

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The citation as typed."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        first, slash, second = value.partition("/")
        if slash and is_id(first) and is_id(second):
            return value
        message = f"`{value[:70]}` is not {self.words}"
        meant = _meant(value)
        repair = f"Write `{meant}`." if meant else "Write it as in `fire-a-customer/last-resort`."
        if "," in value or ";" in value:
            repair = "Put several in brackets, with a comma between them: `[…, …]`."
        elif is_id(value):
            whole = self.words.partition("`")[2].partition("/")[0]
            repair = (
                f"Write the {whole} before it, as in `…/{value}`; or behind it what is meant, if it is the {whole}."
            )
        reader.report("bad-id", node, message, "two ids with a `/` between", repair, meant=meant)
        if meant:
            reader.mend(node, meant)
        return None

    def schema(self) -> dict[str, Any]:
        """A string of two ids."""
        return {"type": "string", "pattern": f"^{ID_PATTERN}/{ID_PATTERN}$"}
