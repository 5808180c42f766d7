"""A mistyped id, field or word, put right where only one known name is near."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import yaml

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.place import Span
from good_call.fixes.fix import Fix
from good_call.model.identifier import is_id
from good_call.model.nearest import nearest
from good_call.source.document import Document
from good_call.source.edit import Edit, cut
from good_call.source.scalar import write_within

_TARGET = re.compile(r"\]\([^)]*\)")
_NAME = r"(?<![\w-])[a-z0-9-]+(?![\w-])"
_WORD = re.compile(r"[a-z0-9-]+")


def fixes(located: Located, document: Document) -> Iterator[Fix]:
    """One fix where the diagnostic knows what was meant and each of its places holds just one word like it."""
    name = located.diagnostic.meant
    if not name:
        return
    edits = [_edit(each, document, name) for each in _all_places(located)]
    first = edits[0]
    if first:
        # The other places are the same mistake: mended one by one, the diagnostic would stay and nothing seem better.
        yield Fix(document.file, tuple(each for each in edits if each), first.reason)


def _all_places(located: Located) -> Iterator[Located]:
    yield located
    for note, span, line in located.notes:
        if note.is_same:
            yield Located(dataclasses.replace(located.diagnostic, place=note.place), span, line)


def _edit(located: Located, document: Document, name: str) -> Edit | None:
    candidates = [
        (span, word)
        for span, word in _words(located, document)
        # A sign before it, a long dash say, is a mistake of its own.
        if word != name and word[:1].isalnum() and nearest(word, [name]) == name
    ]
    if len(candidates) != 1:
        return None
    span, word = candidates[0]
    if _agreed_on(word, name, document):
        return None
    written = cut(document.text, span)
    new = written.replace(word, name) if is_id(name) and word in written else write_within(name)
    return Edit(document.file, span, new, f"`{word}` is `{name}`")


def _agreed_on(word: str, name: str, document: Document) -> bool:
    """Whether several places say this word, and the known name stands once, where it is defined: the slip is there."""
    said = re.findall(_NAME, document.text)
    return is_id(name) and said.count(name) == 1 and said.count(word) > 1


def _words(located: Located, document: Document) -> Iterator[tuple[Span, str]]:
    if located.diagnostic.rule == "broken-link":
        yield from _words_of_links(located.span, document)
        return
    shown = cut(document.text, located.span)
    yield located.span, shown.strip("\"'")
    found = document.pair(located.diagnostic.place.route) if located.diagnostic.place.route else None
    if found and isinstance(found[1], yaml.SequenceNode):
        for item in found[1].value:
            if isinstance(item, yaml.ScalarNode):
                yield document.span_of(item), item.value


def _words_of_links(span: Span, document: Document) -> Iterator[tuple[Span, str]]:
    for number in range(span.line, span.end_line + 1):
        for target in _TARGET.finditer(document.lines[number - 1]):
            for word in _WORD.finditer(target[0]):
                column = target.start() + word.start() + 1
                yield Span(number, column, number, column + len(word[0])), word[0]
