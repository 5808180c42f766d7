"""A new id for the node or the answer at a cursor, everywhere at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from good_call.diagnostics.place import Place, Span
from good_call.fixes.renamed import NameRefusedError, renamed, why_unreadable
from good_call.model.guide import Guide
from good_call.model.naming import Named, namings
from good_call.model.tree import Tree
from good_call.rules.check import Report
from good_call.source.document import placed
from good_call.workshop.marks import changes
from good_call.workshop.offsets import Offsets
from good_call.workshop.shelf import Shelf

_NOTHING = "put the cursor on the id of a question, a step, an outcome, an answer or a tick."


def rename(shelf: Shelf, path: str, text: str, at: int, new: str) -> dict[str, Any]:
    """The edits of this file and the new texts of all others, or why nothing gets this id."""
    report = shelf.report({path: text})
    guide = report.guide
    if why := why_unreadable(guide):
        return {"refused": why}
    named = named_at(guide, path, Offsets(text), at)
    if named is None:
        return {"refused": f"Nothing here has an id to change: {_NOTHING}"}
    try:
        change = renamed(guide, named, new, _texts_with_links(guide, shelf.texts({path: text})))
    except NameRefusedError as error:
        return {"refused": str(error)}
    broken = change.breaks(report, _after(shelf, change.after))
    if broken:
        return {"refused": f"This name would break the guide: {broken[0].diagnostic.message}."}
    others = {file: after for file, after in change.after.items() if file != path}
    edits = changes(change.edits.get(path, ()), Offsets(text))
    return {"named": list(named), "edits": edits, "alsoFiles": others}


def _after(shelf: Shelf, texts: Mapping[str, str]) -> Report:
    return shelf.report(texts)


def _texts_with_links(guide: Guide, texts: Mapping[str, str]) -> dict[str, str]:
    return {**texts, **{each.file: each.text for each in guide.documents.values() if not each.elsewhere}}


def named_at(guide: Guide, path: str, offsets: Offsets, at: int) -> Named | None:
    """What an offset names: a node, an answer or a tick; the nearest where several stand there."""
    line, column = offsets.line_and_column(at)
    found = [(span, named) for span, named in _named_in(guide, path) if _holds(span, line, column)]
    return max(found, key=lambda each: len(each[1]))[1] if found else None


def _named_in(guide: Guide, path: str) -> Iterator[tuple[Span, Named]]:
    documents = guide.documents
    for naming in namings(guide):
        place = placed(naming.place, documents)
        if place.file == path and len(naming.named) > 1:
            yield documents[path].span(place), naming.named
    tree = next((each for each in guide.trees.values() if each.file == path), None)
    for named, place in _answers(tree) if tree else ():
        yield documents[path].span(place), named


def _answers(tree: Tree) -> Iterator[tuple[Named, Place]]:
    """Answers and ticks where they stand: their words, and their ids where they have some."""
    for question in tree.questions.values():
        for number, answer in enumerate(question.answers):
            for key in ("answer", "id"):
                yield (tree.id, question.id, answer.id), _in(tree, question.id, "answers", number, key)
        for number, tick in enumerate(question.tick or ()):
            for key in ("tick", "id"):
                yield (tree.id, question.id, tick.id), _in(tree, question.id, "tick", number, key)


def _in(tree: Tree, *route: str | int) -> Place:
    return Place(tree.file, ("questions", *route))


def _holds(span: Span, line: int, column: int) -> bool:
    return (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)
