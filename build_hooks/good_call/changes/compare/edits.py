"""What was edited: every field of a form in two states, found from the form itself so that none is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from good_call.changes.compare.change import Change
from good_call.diagnostics.subject import Subject
from good_call.model.answer import Answer
from good_call.model.call import Call
from good_call.model.case import Then
from good_call.model.field import Field, Form, form_of, group_in, name_of_each
from good_call.model.house import Tension
from good_call.model.kind import Kind
from good_call.model.kinds import Entries, Group, Items
from good_call.model.measure import Tick
from good_call.model.safeguard import Safeguard
from good_call.model.scenario import Scenario
from good_call.model.waiver import Waiver
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A group of fields that was looked into: the field that holds it, its key there, and its two states.

    The key is empty where the field holds no more than this one group.
    """

    field: Field
    key: str
    before: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; or one thing that was added to a field, is gone from it, or stands elsewhere in it.

    `form` is the name of the form that has the field. `key` is that of the thing; empty where the whole field is meant.
    """

    within: tuple[Member, ...]
    form: str
    field: Field
    what: Literal["changed", "added", "removed", "reordered"]
    before: Any = None
    now: Any = None
    key: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys of the fields that lead to it, the outermost first."""
        return (*(member.field.key for member in self.within), self.field.key)

    @property
    def change(self) -> Change:
        """The edit as facts."""
        within = [step for member in self.within for step in (member.field.key, member.key) if step]
        where = (*within, self.field.key, *([self.key] if self.key else []))
        kind = name_of_each(self.field) if self.key else "field"
        return Change(self.what, Subject(kind, self.key or self.field.key), where, self.before, self.now)


_KEYS: dict[type, Callable[[Any], str]] = {
    Answer: lambda each: each.id,
    Tick: lambda each: each.id,
    Safeguard: lambda each: each.promise,
    Scenario: lambda each: each.name,
    Call: lambda each: each.say,
    Waiver: lambda each: f"{each.rule} {each.at}",
    Tension: lambda each: " ".join(each.between),
}
"""What tells the groups of a list apart."""
_WORDED = (Safeguard, Scenario, Waiver, Tension, Call)
"""Those that have no id, so that they may be the same under other words."""
_MOST_COMPARED = 10_000
"""Pairs of such groups, old and new, that are compared for being the same."""


def edits_of(group: type, before: Any, now: Any, within: tuple[Member, ...] = ()) -> Iterator[Difference]:
    """All that differs between two groups of the same form, in the order of the form."""
    form = form_of(group)
    for field in form.fields.values():
        old, new = getattr(before, field.attribute), getattr(now, field.attribute)
        if old != new or isinstance(field.kind, Entries):
            yield from edits_of_field(Difference(within, form.name, field, "changed", old, new))


def edits_of_field(edit: Difference) -> Iterator[Difference]:
    """What differs in one field; the given edit is all of it where the field can't be looked into."""
    kind, old, new = edit.field.kind, edit.before, edit.now
    if isinstance(kind, Group) and old is not None and new is not None:
        yield from edits_of(kind.group, old, new, (*edit.within, Member(edit.field, "", old, new)))
    elif _holds_members(kind):
        yield from _members(edit, _by_key(kind, old), _by_key(kind, new))
    elif not _is_same(old, new):
        yield edit


def form_at(group: Any) -> Form:
    """The form that a group of fields follows."""
    kind: type = type(group)
    return form_of(kind)


def _holds_members(kind: Kind[Any]) -> bool:
    # What was answered, in `unless`, is one sentence: nobody reads a part of it.
    return members_of(kind) is not None or (isinstance(kind, Entries) and not isinstance(kind.kind, Items))


def members_of(kind: Kind[Any]) -> type | None:
    """The group that a list or a mapping holds; None where it holds none."""
    return group_in(kind) if isinstance(kind, Items | Entries) else None


def _is_same(old: Any, new: Any) -> bool:
    if isinstance(old, Then) and isinstance(new, Then):
        return old.cases == new.cases
    return bool(old == new) or (not old and not new and isinstance(old or new, dict))


def _by_key(kind: Kind[Any], value: Any) -> dict[str, Any]:
    if isinstance(kind, Entries):
        return dict(value or {})
    found: dict[str, Any] = {}
    for each in value or ():
        name = key = _KEYS[type(each)](each)
        number = 1
        while key in found:
            number += 1
            key = f"{name} {number}"
        found[key] = each
    return found


def _members(edit: Difference, before: dict[str, Any], now: dict[str, Any]) -> Iterator[Difference]:
    group = members_of(edit.field.kind)
    pairs = {key: key for key in now if key in before}
    if group in _WORDED:
        pairs |= _reworded(before, now)
    former = set(pairs.values())
    for key, new in now.items():
        if key in pairs:
            yield from _member(edit, group, (key, before[pairs[key]], new))
        else:
            yield Difference(edit.within, edit.form, edit.field, "added", None, new, key)
    for key, old in before.items():
        if key not in former:
            yield Difference(edit.within, edit.form, edit.field, "removed", old, None, key)
    if [pairs[key] for key in now if key in pairs] != [key for key in before if key in former]:
        yield Difference(edit.within, edit.form, edit.field, "reordered", edit.before, edit.now)
    elif not before and not now and (edit.before is None) != (edit.now is None) and group is Tick:
        yield edit


def _member(edit: Difference, group: type | None, member: tuple[str, Any, Any]) -> Iterator[Difference]:
    key, old, new = member
    if group is not None:
        yield from edits_of(group, old, new, (*edit.within, Member(edit.field, key, old, new)))
    elif old != new:
        yield Difference(edit.within, edit.form, edit.field, "changed", old, new, key)


def _reworded(before: dict[str, Any], now: dict[str, Any]) -> dict[str, str]:
    """Keys of what has other words now but is the same in most of its fields, each with its former key."""
    left = {key: each for key, each in before.items() if key not in now}
    found: dict[str, str] = {}
    if len(left) * len(now) > _MOST_COMPARED:
        return found
    for key, new in now.items():
        alike = {former: _alike(old, new) for former, old in left.items()} if key not in before else {}
        best = max(alike, key=lambda former: alike[former], default="")
        if best and alike[best] * 2 > len(form_at(new).fields):
            found[key] = best
            del left[best]
    return found


def _alike(old: Any, new: Any) -> int:
    fields = form_at(new).fields.values()
    return sum(getattr(old, field.attribute) == getattr(new, field.attribute) for field in fields)
