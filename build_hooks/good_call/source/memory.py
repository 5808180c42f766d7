"""The one memory of what was made before: a save makes only what is made from something else than the last time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar, cast

from good_call.records import dataclass

Made = TypeVar("Made")
Key = tuple[str, str]
"""What kind of thing it is, and which one."""


@dataclass
class Memory:
    """Each thing that was made by its key, with what it was made from.

    It spans two builds: `begin` forgets what the build before didn't ask for. `on_disk` are the files that the builds
    before wrote; they are known even when all else is forgotten, so that those of no use any more can be removed.
    """

    on_disk: frozenset[str] = frozenset()
    _things: dict[Key, tuple[object, Any]] = field(default_factory=dict, repr=False)
    _asked: set[Key] = field(default_factory=set, repr=False)
    _grounds: object = None
    _is_whole: bool = False

    def begin(self, grounds: object = None) -> None:
        """Begin a build; the one place that forgets.

        Nothing is kept where `grounds`, what everything is made from, differ from those of the build before or are
        None, nor where that build did not come to its end: what it made may not stand where it should.
        """
        keeps = self._is_whole and grounds is not None and grounds == self._grounds
        self._things = {key: self._things[key] for key in self._asked if keeps and key in self._things}
        self._asked, self._grounds, self._is_whole = set(), grounds, False

    def end(self) -> None:
        """Say that a build came to its end."""
        self._is_whole = True

    def made(self, key: Key, made_from: object, make: Callable[[], Made]) -> Made:
        """The thing of this key: the one from before where that was made from the same, or a new one."""
        known = self._things.get(key)
        if known is None or not _is_same(known[0], made_from):
            thing = make()
            self.keep(key, made_from, thing)
            return thing
        self._asked.add(key)
        return cast("Made", known[1])

    def find(self, key: Key, made_from: object) -> Any:
        """The thing of this key if there is one that was made from the same; None where there is none."""
        known = self._things.get(key)
        return known[1] if known and _is_same(known[0], made_from) else None

    def keep(self, key: Key, made_from: object, thing: object) -> None:
        """Keep a thing that was made without asking."""
        self._asked.add(key)
        self._things[key] = (made_from, thing)


def _is_same(one: object, other: object) -> bool:
    return one is other or one == other
