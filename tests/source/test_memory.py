"""The memory gives back what was made of the same, and forgets in one place what can't be relied on any more."""

from __future__ import annotations

from itertools import count

import pytest
from good_call.source.memory import Memory

TREE = ("page", "tree")


class Maker:
    """Makes a new number each time."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> int:
        return next(self._numbers)


def test_what_is_made_of_the_same_is_made_once() -> None:
    memory, make = Memory(), Maker()
    assert [memory.made(TREE, made_from, make) for made_from in ("a", "a", "b", "b", "a")] == [1, 1, 2, 2, 3]


def test_things_of_different_kinds_have_nothing_to_do_with_each_other() -> None:
    memory, make = Memory(), Maker()
    assert memory.made(("page", "tree"), "a", make) != memory.made(("map", "tree"), "a", make)


@pytest.mark.parametrize(
    ("grounds", "ended", "kept"),
    [
        (("first", "first"), True, True),
        (("first", "second"), True, False),
        (("first", "first"), False, False),
        ((None, None), True, False),
    ],
    ids=["the same grounds", "other grounds", "a build that failed", "a build that relies on nothing"],
)
def test_the_next_build_knows_what_it_can_rely_on(grounds: tuple[object, object], ended: bool, kept: bool) -> None:
    memory, make = Memory(), Maker()
    memory.begin(grounds[0])
    memory.made(TREE, "a", make)
    if ended:
        memory.end()
    memory.begin(grounds[1])
    assert (memory.find(TREE, "a") == 1) is kept


def test_what_a_build_did_not_ask_for_is_forgotten_by_the_next() -> None:
    memory, make = Memory(), Maker()
    for asked in (("one", "two"), ("one",), ("one", "two")):
        memory.begin("same")
        made = [memory.made(("page", name), "a", make) for name in asked]
        memory.end()
    assert made == [1, 3]


def test_a_look_is_no_request() -> None:
    memory, make = Memory(), Maker()
    memory.begin("same")
    memory.made(TREE, "a", make)
    memory.end()
    memory.begin("same")
    assert memory.find(TREE, "a") == 1
    memory.end()
    memory.begin("same")
    assert memory.find(TREE, "a") is None


def test_what_stands_on_the_disk_is_known_whatever_else_is_forgotten() -> None:
    memory = Memory(on_disk=frozenset({"site/index.html"}))
    memory.begin(None)
    assert memory.on_disk == {"site/index.html"}
