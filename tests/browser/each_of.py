"""Many instances of one thing looked at on one page: each that fails is named, and hides no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from playwright.sync_api import Error

Instance = TypeVar("Instance")


def each_of(instances: Iterable[Instance], look: Callable[[Instance], None]) -> None:
    """Look at each of them; what it leaves behind, `look` clears away.

    Raises AssertionError with all that failed, or where there are none to look at.
    """
    failed, instances = [], tuple(instances)
    assert instances, "there is nothing to look at"
    for instance in instances:
        try:
            look(instance)
        except (AssertionError, Error) as error:
            failed.append(f"{instance!r:.200}: {error}")
    assert not failed, "\n\n".join(failed)
