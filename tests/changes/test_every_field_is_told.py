"""Whatever field of the form changes, `guide diff` tells of it: no field is looked over, and none can be forgotten."""

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from good_call.changes.compare.edits import form_at
from good_call.changes.compare.guide_comparison import compare_guides
from good_call.changes.tell.account import Account, account
from good_call.changes.tell.edit_telling import Told
from good_call.model.article import Article
from good_call.model.call import Call, Calls
from good_call.model.case import Case, Then, ThenKind
from good_call.model.field import Field, form_of
from good_call.model.guide import Guide, read_guide
from good_call.model.house import House, PairKind
from good_call.model.kind import Kind
from good_call.model.kinds import (
    Choice,
    Citation,
    Date,
    Entries,
    Flag,
    Group,
    HouseName,
    Id,
    Items,
    Number,
    OneOrTwoIds,
    Text,
    Whole,
)
from good_call.model.kinds.base import Base
from good_call.model.kinds.former import Former
from good_call.model.kinds.mail import Mail
from good_call.model.measure import Tick, TickKind, Unit
from good_call.model.safeguard import Condition, ConditionKind
from good_call.model.scenario import GivenKind, Scenario
from good_call.model.tree import Tree

from tests.every_text import EVERYTHING, write_guide

TELL_NOTHING = {
    "tree/scenario.answers in another order": "a story is asked in the order of the tree",
    "calls/call.answers in another order": "a call is asked in the order of the tree",
}
"""What rightly tells nothing, each with the reason."""

Rebuild = Callable[[Any], Guide]


@dataclass(frozen=True)
class Change:
    """One field of one group in the guide, changed."""

    name: str
    form: str
    field: Field
    before: Any
    now: Any
    guide: Guide


CALLS = Calls(
    kinds={"money": "Money", "time": "Time"},
    calls=(
        Call(
            say="It costs too much.",
            kind="money",
            words=("price", "cost"),
            start=EVERYTHING,
            answers={"plain-0": "on", "number-0": "1"},
            ends=(f"{EVERYTHING}/end-0", "elsewhere/end"),
            never=("plain-end", "other-end"),
            no_tree_yet="Nobody wrote one.",
        ),
        Call(say="It is late.", kind="time"),
    ),
)


@cache
def guide() -> Guide:
    """A guide with every kind of group in it."""
    with TemporaryDirectory() as folder:
        write_guide(Path(folder), [lambda name: f"Words for {name}"], lambda _: "First.\n\nSecond.")
        return dataclasses.replace(read_guide(Path(folder)), calls=CALLS)


def _roots() -> Iterator[tuple[Any, Rebuild]]:
    whole = guide()
    assert whole.house
    assert not whole.broken
    tree, article = whole.trees[EVERYTHING], whole.articles["article-0"]
    yield tree, lambda new: dataclasses.replace(whole, trees={**whole.trees, new.id: new})
    yield article, lambda new: dataclasses.replace(whole, articles={**whole.articles, new.id: new})
    yield whole.house, lambda new: dataclasses.replace(whole, house=new)
    yield CALLS, lambda new: dataclasses.replace(whole, calls=new)


def changes() -> Iterator[Change]:
    """One change for each field of each group; of several groups of one form, the first is changed."""
    for root, rebuild in _roots():
        found = {change.name: change for change in reversed([*_changes(root, rebuild, type(root).__name__.lower())])}
        yield from found.values()


def _changes(group: Any, rebuild: Rebuild, where: str) -> Iterator[Change]:
    form = form_at(group)
    for field in form.fields.values():
        value = getattr(group, field.attribute)

        def put(new: Any, attribute: str = field.attribute) -> Guide:
            return rebuild(dataclasses.replace(group, **{attribute: new}))

        for how, other in _others(field.kind, value):
            name = " ".join(filter(None, (f"{where}/{form.name}.{field.key}", how)))
            yield Change(name, form.name, field, value, other, put(other))
        for member, put_member in _members(value, put):
            yield from _changes(member, put_member, where)


def _members(value: Any, put: Rebuild) -> Iterator[tuple[Any, Rebuild]]:
    if _has_form(value):
        yield value, put
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, tuple) else ()
    for key in keys:
        if _has_form(value[key]):
            yield value[key], _put_at(value, key, put)


def _put_at(value: Any, key: Any, put: Rebuild) -> Rebuild:
    if isinstance(value, dict):
        return lambda new: put({**value, key: new})
    return lambda new: put((*value[:key], new, *value[key + 1 :]))


def _has_form(value: Any) -> bool:
    # A way on and a condition are told as one sentence each, whatever differs in them.
    return dataclasses.is_dataclass(value) and not isinstance(value, Then | Condition)


def _others(kind: Kind[Any], value: Any) -> Iterator[tuple[str, Any]]:
    """Other values that the field might have: one that differs, and for lists one more, one less, another order."""
    if isinstance(kind, Items | Entries):
        yield from _more_and_less(kind, value)
        return
    other = _other(kind, value)
    # A group that is nothing but defaults is changed field by field.
    if other != value:
        yield "", other
    if value and isinstance(value, str) and not isinstance(kind, Choice):
        yield "left out", ""


def _more_and_less(kind: Items[Any] | Entries[Any], value: Any) -> Iterator[tuple[str, Any]]:
    new, has_order = _other(kind.kind), not isinstance(kind, Entries) or not isinstance(kind.kind, Items)
    members = list(value.items() if isinstance(value, dict) else value or ())
    gather: Callable[[Any], Any] = dict if isinstance(kind, Entries) else tuple
    yield "with one more", gather([*members, ("other", new) if isinstance(kind, Entries) else new])
    if members:
        yield "with one less", gather(members[1:])
    if len(members) > 1 and has_order:
        yield "in another order", gather(members[::-1])


_CHANGED: dict[type, Callable[[Any], Any]] = {
    Text: lambda value: f"{value or 'Wholly'} other",
    Unit: lambda value: f"{value or 'wholly'} other",
    Flag: lambda value: not value,
    Number: lambda value: (value or Fraction(0)) + 1,
    Whole: lambda value: (value or 0) + 1,
}
_OTHERS: dict[type, Any] = {
    Id: "other",
    Base: "../other/house.yml",
    Former: "other",
    HouseName: "other",
    Citation: "other/one",
    Date: datetime.date(2020, 2, 29),
    GivenKind: "other",
    Mail: "other@example.com",
    OneOrTwoIds: "other",
    PairKind: ("other/one", "other/two"),
    ThenKind: Then((Case(if_={"question": ("other",)}, go="other"), Case(otherwise="one")), False),
    ConditionKind: Condition(asked=("other",)),
    TickKind: Tick(tick="Other"),
}


def _other(kind: Kind[Any], value: Any = None) -> Any:
    if isinstance(kind, Choice):
        return next(option for option in kind.options if option != value)
    if isinstance(kind, Items):
        return (_other(kind.kind),)
    if isinstance(kind, Entries):
        return {"other": _other(kind.kind)}
    if isinstance(kind, Group):
        needed = {field.attribute: _other(field.kind) for field in form_of(kind.group).required}
        return kind.group(**needed, **({"id": "other"} if kind.keyed else {}))
    sort: type = type(kind)
    return _CHANGED[sort](value) if sort in _CHANGED else _OTHERS[sort]


CHANGES = {change.name: change for change in changes()}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_to_any_field_is_told(name: str) -> None:
    change = CHANGES[name]
    told = _told(account(compare_guides(guide(), change.guide), ()))
    if name in TELL_NOTHING:
        assert not told, TELL_NOTHING[name]
    else:
        assert told, f"nothing is told of {name}: {change.before!r} became {change.now!r}"
        for each in told:
            states = dict(each.details)
            assert "before" not in states or states["before"] != states.get("now"), f"nobody sees a change in {each}"


def test_every_text_is_shown_as_it_stands_now() -> None:
    texts = [change for change in CHANGES.values() if isinstance(change.field.kind, Text) and change.now]
    assert len(texts) > 40
    for change in texts:
        told = _told(account(compare_guides(guide(), change.guide), ()))
        shown = [text for each in told for text in (each.sentence, *(text for _, text in each.details))]
        assert any(change.now in text for text in shown), change.name


def test_every_group_of_the_form_is_looked_into() -> None:
    def forms(group: type) -> Iterator[str]:
        form = form_of(group)
        yield form.name
        for field in form.fields.values():
            inner = field.kind.kind if isinstance(field.kind, Items | Entries) else field.kind
            if isinstance(inner, Group) and inner.group is not group:
                yield from forms(inner.group)

    looked_into = {form for form, _ in _fields()}
    assert looked_into >= {name for group in (Tree, House, Article, Calls) for name in forms(group)} | {"tick"}


def test_every_field_has_a_name_for_people() -> None:
    assert all(change.field.name for change in CHANGES.values())


def test_a_verdict_that_is_written_otherwise_is_told_too() -> None:
    house = guide().house
    assert house
    verdicts = {
        each: dataclasses.replace(verdict, name=verdict.name.upper()) for each, verdict in house.verdicts.items()
    }
    new = dataclasses.replace(guide(), house=dataclasses.replace(house, verdicts=verdicts))
    assert len(_told(account(compare_guides(guide(), new), ()))) == len(verdicts)


def test_an_article_that_is_retold_otherwise_is_told_too() -> None:
    article = dataclasses.replace(guide().articles["article-0"], body="First.\n\nSecond and third.")
    new = dataclasses.replace(guide(), articles={**guide().articles, "article-0": article})
    (told,) = _told(account(compare_guides(guide(), new), ()))
    assert told.details == (("before", "Second."), ("now", "Second and third."))


def test_a_scenario_that_names_an_answer_by_its_id_instead_of_its_words_is_the_same_story() -> None:
    def story(given: str) -> Guide:
        tree = guide().trees["elsewhere"]
        scenario = Scenario(name="N", story="S", answers={"so": given}, expect="end")
        changed = dataclasses.replace(tree, scenarios=(scenario,))
        return dataclasses.replace(guide(), trees={**guide().trees, tree.id: changed})

    assert not compare_guides(story("Yes"), story("yes")).different
    assert compare_guides(story("Yes"), story("No")).different


def _fields() -> set[tuple[str, str]]:
    return {(change.form, change.field.key) for change in CHANGES.values()}


def _told(all_of_it: Account) -> list[Told]:
    return [told for chapter in all_of_it.chapters for section in chapter.sections for told in section.told]
