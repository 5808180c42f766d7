"""A mail address."""

from __future__ import annotations

import re
from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import ANY_SCALAR, scalar
from good_call.model.kinds.text import Text
from good_call.records import dataclass

_ADDRESS = r"[^\s@,;:<>()\[\]\"\\]+@[^\s@,;:<>()\[\]\"\\]+"
_AROUND = re.compile(rf"(?:mailto:|[^<>@]*<)(?P<address>{_ADDRESS})>?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail(Text):
    """One address, since a link writes to it: `anna@example.com`."""

    words: str = "a mail address"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The address as typed; None for what no mail could be sent to."""
        value = scalar(reader, node, self.words)
        if value is None or re.fullmatch(_ADDRESS, value):
            return value
        around = _AROUND.fullmatch(value)
        repair = f"Write `{around['address']}`." if around else "Write one address, as in `anna@example.com`."
        if value.count("@") > 1:
            repair = "Write one address; of a list, that of the list."
        reader.report("wrong-kind", node, f"`{value[:70]}` is no mail address", "one address should stand here", repair)
        if around:
            reader.mend(node, around["address"])
        return None

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR
