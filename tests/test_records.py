"""Our records behave as the standard library's dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from pathlib import Path
from typing import Any

import good_call
import pytest
from good_call import records

PACKAGE = Path(good_call.__file__).parent
OPTIONS: list[dict[str, Any]] = [
    {},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "order": True},
    {"frozen": True, "eq": False},
]


class Bare:
    """The class that both make a dataclass of."""

    name: str
    number: int = 0
    aside: str = dataclasses.field(default="", compare=False, repr=False)
    unhashed: tuple[str, ...] = dataclasses.field(default=(), hash=False)


class Own:
    """With methods of its own, which stay."""

    name: str

    def __repr__(self) -> str:
        return "own"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7


def _pair(bare: type, options: dict[str, Any]) -> tuple[Any, Any]:
    makers: Any = (dataclasses.dataclass, records.dataclass)
    theirs, ours = (make(**options)(type(bare.__name__, bare.__bases__, dict(vars(bare)))) for make in makers)
    return theirs, ours


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("bare", [Bare, type("Empty", (), {})])
def test_they_compare_hash_and_show_alike(bare: type, options: dict[str, Any]) -> None:
    given: list[dict[str, Any]] = [{}]
    if bare is Bare:
        given = [
            {"name": "a"},
            {"name": "a", "number": 1},
            {"name": "a", "aside": "b"},
            {"name": "a", "unhashed": ("c",)},
            {"name": "b"},
        ]
    theirs, ours = ([made(**each) for each in given] for made in _pair(bare, options))
    assert [repr(each) for each in ours] == [repr(each) for each in theirs]
    assert [[one == other for other in ours] for one in ours] == [[one == other for other in theirs] for one in theirs]
    assert ours[0] != theirs[0]
    assert (type(ours[0]).__hash__ is None) == (type(theirs[0]).__hash__ is None)
    if options.get("frozen") and options.get("eq", True):
        same = [[hash(one) == hash(other) for other in theirs] for one in theirs]
        assert [[hash(one) == hash(other) for other in ours] for one in ours] == same


def test_methods_of_its_own_stay() -> None:
    _, ours = _pair(Own, {"frozen": True})
    assert (repr(ours("a")), ours("a") == 3, hash(ours("a"))) == ("own", True, 7)


@records.dataclass(frozen=True, slots=True)
class Kept:
    """One that is written and read again."""

    inside: list[Any]


def test_they_are_copied_written_and_shown_in_a_loop() -> None:
    kept = Kept(["a"])
    assert copy.deepcopy(kept) == kept == pickle.loads(pickle.dumps(kept))
    assert dataclasses.replace(kept, inside=["b"]) == Kept(["b"])
    kept.inside.append(kept)
    assert repr(kept) == "Kept(inside=['a', ...])"


def test_every_room_takes_them() -> None:
    files = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    others = [
        name for name, text in files.items() if "@dataclass" in text and "from good_call.records import" not in text
    ]
    assert others == []
