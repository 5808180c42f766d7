"""The same mistake in several places, told once: whoever renames a node at its definition made one mistake."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic, Note

HERE_TOO = "here too"


def gather(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One diagnostic for each rule, file and message: the first, with a note for each other place."""
    alike: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in found:
        alike.setdefault((each.rule, each.place.file, each.message), []).append(each)
    for first, *others in alike.values():
        notes = tuple(Note(each.place, HERE_TOO) for each in others)
        yield dataclasses.replace(first, notes=first.notes + notes) if notes else first
