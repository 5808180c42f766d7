"""One edit, told in the words of the guide, with what stood there before and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from good_call.changes.compare.change import Change
from good_call.changes.compare.edits import Difference, members_of
from good_call.changes.tell.excerpt import LONG, SHORT, excerpts, looks_the_same, shortened
from good_call.changes.tell.speech import NOTHING, Speech, subject, title
from good_call.model.case import Then
from good_call.model.field import name_of_each
from good_call.model.kinds import Items, Text
from good_call.records import dataclass

Detail = tuple[str, str]
"""A label and what stands under it: `before` and a text."""

_MOST_DETAILS = 24
_ALIKE = 0.5
_MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, the answers that lead there where it speaks of a path, and details, each on its own line.

    `change` are the facts that it tells, where it tells of one change.
    """

    sentence: str
    details: tuple[Detail, ...] = ()
    trail: tuple[str, ...] = ()
    is_grave: bool = False
    change: Change | None = None


def tell(edit: Difference, speech: Speech) -> Told:
    """Tell an edit, with its facts."""
    return replace(_told(edit, speech), change=edit.change)


def _told(edit: Difference, speech: Speech) -> Told:
    """Both states in the newer words, so that what was reworded elsewhere looks the same."""
    if edit.what == "added":
        return _added(edit, speech)
    if edit.what == "removed":
        return _removed(edit, speech)
    if edit.what == "reordered":
        what = _upper(f"{edit.field.name}{_of(edit)} stand in another order")
        return Told(what, (("now", shortened("; ".join(_names(edit.now)))),))
    if isinstance(edit.now, Then) and _is_single(edit.before) and _is_single(edit.now):
        before, now = _apart(edit, speech)
        return Told(_upper(f"{subject(edit.within)} now leads to {now}, before to {before}."))
    return Told(_upper(_what(edit, speech)), _few(tuple(_details(edit, speech))))


def _is_single(then: Then | None) -> bool:
    return then is not None and len(then.cases) == 1 and then.cases[0].if_ is None


def _of(edit: Difference) -> str:
    about = subject(edit.within)
    return f" of {about}" if about else ""


def _what(edit: Difference, speech: Speech) -> str:
    name = edit.field.name
    if edit.key and edit.form == "scenario":
        name = f"the answer to {speech.place(edit.key)}"
    elif edit.key:
        name = f"{name_of_each(edit.field)} [{edit.key}]"
    about = subject(edit.within)
    return f"{about}: {name}" if about else name


def _added(edit: Difference, speech: Speech) -> Told:
    if members_of(edit.field.kind) is None:
        now = speech.words(edit.field, edit.now, edit.key)
        return Told(_upper(_what(edit, speech)), (("before", NOTHING), ("now", now)))
    details = tuple((name, shortened(words)) for name, words in speech.lines(edit.now))
    return Told(f"New {name_of_each(edit.field).removeprefix('the ')} “{title(edit.now)}”{_of(edit)}", _few(details))


def _removed(edit: Difference, speech: Speech) -> Told:
    if members_of(edit.field.kind) is None:
        before = speech.words(edit.field, edit.before, edit.key)
        return Told(_upper(_what(edit, speech)), (("before", before), ("now", NOTHING)))
    if edit.field.key == "questions":
        return Told(f"“{title(edit.before)}” is no longer asked.")
    return Told(_upper(f"{name_of_each(edit.field)} “{title(edit.before)}”{_of(edit)} is gone."))


def _details(edit: Difference, speech: Speech) -> Iterator[Detail]:
    kind = edit.field.kind
    if isinstance(kind, Items) and isinstance(kind.kind, Text):
        yield from _lines(edit.before or (), edit.now or ())
    elif isinstance(edit.before, Then) and isinstance(edit.now, Then):
        before, now = speech.cases(edit.before), speech.cases(edit.now)
        if before == now:
            before, now = (tuple(map(str, then.cases)) for then in (edit.before, edit.now))
        yield from _lines(before, now, whole=True)
    else:
        yield from _pair(*_apart(edit, speech), whole=not isinstance(kind, Text))


def _pair(before: str, now: str, whole: bool = False) -> Iterator[Detail]:
    shown = excerpts(before, now, LONG if whole else SHORT)
    yield from zip(("before", "now"), shown, strict=True)
    if looks_the_same(before, now):
        yield "differs in", "spaces and line breaks only"


def _apart(edit: Difference, speech: Speech) -> Detail:
    """Both states in words; with the ids where the words are the same."""
    before = speech.words(edit.field, edit.before, edit.key)
    now = speech.words(edit.field, edit.now, edit.key)
    if before != now or (isinstance(edit.before, str) and before == edit.before):
        return before, now
    return f"{before} {_ids(edit.before)}", f"{now} {_ids(edit.now)}"


def _ids(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return f"[{value}]"


def _lines(before: tuple[str, ...], now: tuple[str, ...], whole: bool = False) -> Iterator[Detail]:
    """What differs between two lists of texts, line by line."""
    if sorted(before) == sorted(now):
        yield "now in this order", " / ".join(now)
        return
    for what, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        yield from _replaced(list(before[start:end]), list(now[new_start:new_end]), whole)


def _replaced(before: list[str], now: list[str], whole: bool) -> Iterator[Detail]:
    """Each new line beside the old one that it is most like, then those that are left over."""
    # Of a list that is written anew nobody compares line with line, and looking for what is alike takes its square.
    is_rewritten = len(before) * len(now) > _MOST_COMPARED
    for new in now:
        alike = [] if is_rewritten else get_close_matches(new, before, n=1, cutoff=_ALIKE)
        if alike:
            before.remove(alike[0])
            yield from _pair(alike[0], new, whole)
        else:
            yield "added", shortened(new)
    for old in before:
        yield "taken out", shortened(old)


def _few(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    left = len(details) - _MOST_DETAILS
    return details if left <= 0 else (*details[:_MOST_DETAILS], ("…", f"and {left} more"))


def _names(value: Any) -> list[str]:
    members = value.values() if isinstance(value, dict) else value
    return [title(each) for each in members]


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
