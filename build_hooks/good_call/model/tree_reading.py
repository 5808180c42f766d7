"""One tree's file read: as a tree, or as what is left of it where something in it is not of the form."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.form_reader import FormReader
from good_call.model.partial import Partial, names_something, partial_of
from good_call.model.realigned import Realigned, realigned
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.source.document import Document


@dataclass(frozen=True)
class TreeReading:
    """`tree` is None where it can't be used; `left` is what can still be judged of it."""

    diagnostics: Sequence[Diagnostic]
    document: Document
    tree: Tree | None = None
    left: Partial | None = None


def read_tree(document: Document, tree_id: str, group: str) -> TreeReading:
    """Read it as far as it can be: with mistakes, what is left of it is what no mistake touches."""
    first = FormReader(document)
    tree = first.read(Tree, {"id": tree_id, "file": document.file, "group": group})
    if tree and not first.diagnostics:
        return TreeReading((), document, tree)
    found = list(first.diagnostics)
    if other := _another_part(first):
        return TreeReading([other], document)
    if moved := realigned(document, found):
        return _as_meant(moved, tree_id, group)
    reader = _mended(first, found) if first.left is None else first
    if reader is None or reader.left is None:
        return TreeReading(found, document)
    read = dataclasses.replace(reader.left, id=tree_id, file=document.file, group=group)
    left = partial_of(read, reader.mistakes, document.line_offset)
    is_whole = tree is not None and not (left and names_something(left.gaps))
    return TreeReading(found, reader.document, read if is_whole else None, left)


def _another_part(reader: FormReader) -> Diagnostic | None:
    if reader.left is None:
        return None
    # Here, as most files are trees: what can do without starts sooner.
    from good_call.model.mistakes.other_file import another_part

    return another_part(reader.document, reader.mistakes.root)


def _as_meant(moved: Realigned, tree_id: str, group: str) -> TreeReading:
    """A tree of which one line stands too far in or out: all but what that line holds can be judged."""
    reader = moved.reader
    read = dataclasses.replace(reader.left, id=tree_id, file=reader.document.file, group=group)
    reader.diagnostics.append(moved.diagnostic)
    return TreeReading([moved.diagnostic], reader.document, None, partial_of(read, reader.mistakes, 0))


def _mended(before: FormReader, found: list[Diagnostic]) -> FormReader | None:
    """The file as it would be read after its repair; what is said of the repaired line has been told."""
    # Here, as most files are read at once: what can do without starts sooner.
    from good_call.source.mended import as_mended

    document = as_mended(before.document, before.diagnostics)
    if document is None:
        return None
    reader = FormReader(document)
    reader.read(Tree)
    told = {each.place.span.line for each in before.diagnostics if each.place.span}
    found += [each for each in reader.diagnostics if not each.place.span or each.place.span.line not in told]
    reader.diagnostics.extend(before.diagnostics)
    return reader
