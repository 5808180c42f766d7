"""House rules that build on others: each layer read by itself, then one put upon the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Place, Route
from good_call.diagnostics.replacement import Replacement
from good_call.model.field import form_of, parts_of
from good_call.model.form_reader import FormReader
from good_call.model.house import House
from good_call.model.house_base import BaseFile, NoBase, find_base, no_file
from good_call.model.house_in_doubt import HouseInDoubt, house_in_doubt, known_but_for, nothing_known, touched
from good_call.model.mistakes.collected import Mistakes
from good_call.model.mistakes.fields import report_missing
from good_call.records import dataclass
from good_call.source.document import Document
from good_call.source.scalar import write_scalar

_EXTENDS = ("extends",)

TextOf = Callable[[BaseFile], str | Diagnostic]
"""Reads a file, or says why not."""


@dataclass(frozen=True)
class Layers:
    """The guide's own house rules first, then those that each builds on; `lost` says why one can't be had.

    `bases` are the files of the others.
    """

    documents: tuple[Document, ...]
    bases: tuple[BaseFile, ...] = ()
    lost: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class ReadHouse:
    """The house rules, None where something is wrong with them, and what that is."""

    house: House | None
    diagnostics: tuple[Diagnostic, ...]
    left: HouseInDoubt | None = None
    """What can be judged where something is wrong."""


def layers_of(own: Document, path: Path, root: Path, text_of: TextOf, given: Collection[str] = ()) -> Layers:
    """Find and read whatever the guide's own house rules build on; `path` is where they lie.

    `given` are the files whose texts are at hand, whatever the disk holds.
    """
    found, files = [own], [BaseFile(own.file, path, folder=root)]
    lost: list[Diagnostic] = []
    while not lost and (named := _named(found[-1])):
        base = _found(named, files, root, given)
        if isinstance(base, NoBase):
            lost.append(_lost(base, found[-1]))
            break
        files.append(base)
        text = text_of(base)
        if isinstance(text, str):
            found.append(Document(base.file, text, elsewhere=base.elsewhere))
        else:
            nothing = no_file(named, base.path, [root / each for each in given])
            lost.append(_from(text, found[-1]) if base.path.is_file() else _lost(nothing, found[-1]))
    return Layers(_linked(found), tuple(files[1:]), tuple(lost))


def _found(named: str, files: list[BaseFile], root: Path, given: Collection[str]) -> BaseFile | NoBase:
    base = find_base(named, files[-1], root, given)
    if isinstance(base, BaseFile) and any(each.path == base.path for each in files):
        return NoBase("these house rules build on themselves", "Take `extends` out of one of the files.")
    return base


def _named(document: Document) -> str:
    # Nearly no house builds on another, and looking for it reads the whole file.
    pair = document.pair(_EXTENDS) if "extends" in document.text else None
    return str(pair[1].value) if pair and isinstance(pair[1], ScalarNode) else ""


def _builds(document: Document) -> bool:
    return "extends" in document.text and document.pair(_EXTENDS) is not None


def _lost(why: NoBase, document: Document) -> Diagnostic:
    place = Place(document.file, _EXTENDS)
    return Diagnostic(
        rule="broken-base",
        message=why.message,
        place=place,
        label="to build on",
        help=why.help,
        meant=why.meant,
        replacements=(Replacement(place, write_scalar(why.meant)),) if why.meant else (),
    )


def _linked(documents: list[Document]) -> tuple[Document, ...]:
    linked: list[Document] = []
    for each in reversed(documents):
        linked.append(dataclasses.replace(each, base=linked[-1]) if linked else each)
    return tuple(reversed(linked))


def read_layers(layers: Layers) -> ReadHouse:
    """Read each of them, and put one upon the other."""
    unnamed = len(layers.documents) == 1 and not layers.lost and _builds(layers.documents[0])
    if len(layers.documents) == 1 and not layers.lost and not unnamed:
        reader = FormReader(layers.documents[0])
        house = reader.read(House)
        return ReadHouse(house, tuple(reader.diagnostics), None if house else house_in_doubt(reader))
    house, doubtful = None, set[str]()
    # What `extends` should have named may hold anything.
    is_known = not layers.lost and not unnamed
    diagnostics = list(layers.lost)
    for document, above in zip(reversed(layers.documents), [*reversed(layers.documents[:-1]), None], strict=True):
        reader = FormReader(document)
        part = reader.read_part(House)
        diagnostics += (_from(each, above) if above else each for each in reader.diagnostics)
        if reader.diagnostics:
            part = reader.left
            is_known = is_known and part is not None and reader.mistakes.root is not None
            doubtful |= touched(reader) if is_known else set()
        house = _upon(house, part, document) if house and part else part
    if house and not diagnostics:
        diagnostics += _missing(house, layers.documents[0])
    if not diagnostics:
        return ReadHouse(house, ())
    return ReadHouse(
        None, tuple(diagnostics), known_but_for(house, doubtful) if is_known and house else nothing_known()
    )


def _from(diagnostic: Diagnostic, above: Document) -> Diagnostic:
    """What is wrong with house rules that are built on, with where that is done."""
    note = Note(Place(above.file, _EXTENDS), "these are built on here")
    return dataclasses.replace(diagnostic, notes=(*diagnostic.notes, note))


def _upon(base: House, own: House, document: Document) -> House:
    """The base with what the document says of its own: by key, and a list in place of a list."""
    changes: dict[str, Any] = {}
    for field in form_of(House).fields.values():
        if document.pair((field.key,)):
            before, now = getattr(base, field.attribute), getattr(own, field.attribute)
            changes[field.attribute] = _put(before, now, (field.key,), document)
    return dataclasses.replace(base, **changes)


def _put(before: Any, now: Any, route: Route, document: Document) -> Any:
    if isinstance(now, dict):
        return {**(before or {}), **now}
    if before is None or not dataclasses.is_dataclass(now):
        return now
    said = {
        field.attribute: getattr(now, field.attribute)
        for field in form_of(type(now)).fields.values()
        if document.pair((*route, field.key))
    }
    return dataclasses.replace(before, **said)


def _missing(house: House, own: Document) -> list[Diagnostic]:
    """What neither the house rules nor those that they build on have."""
    found = _missing_in(house, own, ())
    for name in parts_of(House):
        found += _missing_in(getattr(house, name), own.holder((name,)), (name,))
    return found


def _missing_in(value: object, document: Document, route: Route) -> list[Diagnostic]:
    pair, mistakes = document.pair(route), Mistakes(document)
    if value is None or pair is None or not isinstance(pair[1], MappingNode):
        return []
    form = form_of(type(value))
    seen = {key: pair[1] for key, field in form.fields.items() if getattr(value, field.attribute) is not None}
    if not form.required_keys <= seen.keys():
        report_missing(mistakes, pair[1], form, dict[str, Node](seen))
    return mistakes.diagnostics
