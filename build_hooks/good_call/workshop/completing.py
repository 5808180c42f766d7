"""What may be written at a cursor: fields of the form, and names of the guide; and what a word there means."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from good_call.diagnostics.place import Route
from good_call.model.case import Case
from good_call.model.field import Field, form_of
from good_call.model.guide import Guide
from good_call.model.kinds import Choice, Entries, Flag, Group, HouseName, Items, Text
from good_call.model.thing import Thing
from good_call.source.scalar import write_scalar
from good_call.workshop.cursor import Cursor, cursor_at
from good_call.workshop.nameable import Nameable
from good_call.workshop.offsets import Offsets
from good_call.workshop.outline import mentions
from good_call.workshop.spot import Spot, root_of_file, spot_at

Option = dict[str, str]
_BY_QUESTION = {"if", "answered", "unless", "says", "answers"}
"""Fields that hold answers by question, where they hold anything by a key."""
_WORD = re.compile(r"[\w/-]*")
_NAME = re.compile(r"[\w/-]+")


class Writing:
    """A file of a guide while it is written."""

    def __init__(self, guide: Guide, path: str, text: str) -> None:
        self._text = text
        self._offsets = Offsets(text)
        self._root = root_of_file(path, guide.folders)
        self._mentions = list(mentions(text.split("\n")))
        self._names = Nameable(guide, self._mentions)

    def complete(self, offset: int) -> dict[str, Any]:
        """What may stand at an offset, and the stretch that it takes the place of."""
        at = self._offsets.index(offset)
        cursor = cursor_at(self._text, at)
        options = list(self._options(cursor)) if cursor else []
        begin = cursor.at if cursor else at
        end = at + len(_WORD.match(self._text, at)[0]) if options else at  # type: ignore[index]
        if self._is_key(end):
            options = [{**each, "insert": each["insert"].partition(":")[0]} for each in options]
        return {"from": self._offsets.offset(begin), "to": self._offsets.offset(end), "options": options}

    def hover(self, offset: int) -> dict[str, Any] | None:
        """What the word at an offset means; None where it means nothing to the form."""
        at = self._offsets.index(offset)
        word = next((each for each in self._words_of_line(at) if each.start() <= at <= each.end()), None)
        cursor = cursor_at(self._text, word.start()) if word else None
        if word is None or cursor is None:
            return None
        told = self._told(cursor, word[0], self._is_key(word.end()))
        if not told:
            return None
        begin, end = self._offsets.offset(word.start()), self._offsets.offset(word.end())
        return {"from": begin, "to": end, "html": "".join(f"<p>{html.escape(each)}</p>" for each in told)}

    def _words_of_line(self, at: int) -> Iterator[re.Match[str]]:
        start = self._text.rfind("\n", 0, at) + 1
        end = self._text.find("\n", at)
        yield from _NAME.finditer(self._text, start, end if end >= 0 else len(self._text))

    def _is_key(self, end: int) -> bool:
        return self._text[end : end + 1] == ":"

    def _told(self, cursor: Cursor, word: str, is_key: bool) -> list[str]:
        spot = spot_at(self._root, cursor.route)
        if spot is None:
            return []
        if is_key and not cursor.is_value and spot.group:
            field = form_of(spot.group).fields.get(word)
            return _sentences(field) if field else []
        known = dict(self._known(spot, cursor.route))
        if is_key and isinstance(spot.kind, Entries):
            known = self._names.of("question")
        return [each for each in (known.get(word, ""),) if each]

    def _options(self, cursor: Cursor) -> Iterator[Option]:
        spot = spot_at(self._root, cursor.route)
        if spot is None:
            return
        if cursor.is_value:
            yield from self._values(spot, cursor.route)
            if getattr(spot.kind, "holds", None) is Case and not cursor.in_flow:
                yield self._cases(cursor)
        elif spot.group:
            yield from self._fields(spot.group, cursor)
        elif isinstance(spot.kind, Entries):
            yield from self._keys(spot, cursor)
        else:
            yield from self._values(spot, cursor.route)

    def _fields(self, group: type, cursor: Cursor) -> Iterator[Option]:
        here = len(cursor.route)
        given = {
            each.route[here]
            for each in self._mentions
            if each.route[:here] == cursor.route and each.at != cursor.at and len(each.route) == here + 1
        }
        for field in sorted(form_of(group).fields.values(), key=lambda field: not field.required):
            if field.key not in given:
                yield {
                    "label": field.key,
                    "detail": field.about,
                    "insert": _begun(field, cursor),
                    "kind": "required" if field.required else "field",
                }

    def _cases(self, cursor: Cursor) -> Option:
        """Several ways on in place of one: nothing else tells that there may be."""
        line = self._text[self._text.rfind("\n", 0, cursor.at) + 1 : cursor.at]
        below = "\n" + " " * (len(line) - len(line.lstrip(" -")) + 2)
        return {
            "label": "if",
            "detail": "Several ways on, by what was answered before.",
            "insert": f"{below}- if: {{}}{below}  go: {below}- otherwise: ",
            "kind": "field",
        }

    def _keys(self, spot: Spot, cursor: Cursor) -> Iterator[Option]:
        if spot.field and spot.field.key in _BY_QUESTION:
            for name, words in {**self._names.of("question"), **self._elsewhere(cursor)}.items():
                yield {"label": name, "detail": words, "insert": f"{name}: ", "kind": "question"}

    def _elsewhere(self, cursor: Cursor) -> dict[str, str]:
        """Questions of other trees, where a story or a call may answer them."""
        return self._names.of("tree/question") if cursor.route[0] in ("scenarios", "calls") else {}

    def _values(self, spot: Spot, route: Route) -> Iterator[Option]:
        for name, words in self._known(spot, route):
            yield {"label": name, "detail": words, "insert": write_scalar(name), "kind": "value"}

    def _known(self, spot: Spot, route: Route) -> Iterator[tuple[str, str]]:
        """What may be named at a place, with its words."""
        question = _question_of(spot, route)
        if question:
            yield from self._names.answers(question).items()
            return
        kind = spot.kind.kind if isinstance(spot.kind, Items) else spot.kind
        if isinstance(kind, Choice):
            yield from ((each, "") for each in kind.options)
        elif isinstance(kind, Flag):
            yield "true", spot.field.about if spot.field else ""
        else:
            yield from self._things(kind)

    def _things(self, kind: object) -> Iterator[tuple[str, str]]:
        of: tuple[Thing, ...] = ("verdict",) if isinstance(kind, HouseName) else getattr(kind, "of", ())
        # Where an answer leads is read by a kind of its own.
        if not of and hasattr(kind, "holds"):
            of = ("node", "tree")
        for thing in of:
            yield from self._names.of(thing).items()


def _question_of(spot: Spot, route: Route) -> str:
    """The question whose answers stand at a place; empty where none do."""
    steps = route[:-1] if route and isinstance(route[-1], int) else route
    is_answer = len(steps) > 1 and steps[-2] in _BY_QUESTION and spot.field is not None and spot.field.key == steps[-2]
    return str(steps[-1]) if is_answer and not isinstance(spot.kind, Text) else ""


def _sentences(field: Field) -> list[str]:
    must = "It must be there." if field.required else ""
    kind = field.kind.words
    return [each for each in (field.about, f"{kind[:1].upper()}{kind[1:]}.", must) if each]


def _begun(field: Field, cursor: Cursor) -> str:
    """The field with what begins its value."""
    kind, below = field.kind, "\n" + " " * (cursor.column + 2)
    if cursor.in_flow:
        return f"{field.key}: "
    if isinstance(kind, Group | Entries):
        return f"{field.key}:{below}"
    is_long = isinstance(kind, Items) and not kind.single
    return f"{field.key}:{below}- " if is_long else f"{field.key}: "
