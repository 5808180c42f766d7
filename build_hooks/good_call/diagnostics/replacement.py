"""What to write in place of something: a repair that `guide check --fix` can make."""

from __future__ import annotations

from good_call.diagnostics.place import Place
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text` is YAML as it stands in the file, quotes and all, and takes the place of what stands at `place`."""

    place: Place
    text: str
