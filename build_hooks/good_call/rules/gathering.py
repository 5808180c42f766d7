"""The same mistake in several places, told once: whoever renames a node at its definition made one mistake."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Mistake, Note


def gather(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One diagnostic for each mistake: the first, with a note for each other place."""
    alike: dict[Mistake, list[Diagnostic]] = {}
    for each in found:
        alike.setdefault(each.mistake, []).append(each)
    for first, *others in alike.values():
        yield _together(first, others) if others else first


def _together(first: Diagnostic, others: list[Diagnostic]) -> Diagnostic:
    notes = (*first.notes, *(Note(each.place, "here too", is_same=True) for each in others))
    # Mended in some of its places only, it would still be there.
    mends_all = all(each.replacements for each in (first, *others))
    replacements = tuple(one for each in (first, *others) for one in each.replacements) if mends_all else ()
    return dataclasses.replace(first, notes=notes, replacements=replacements)
