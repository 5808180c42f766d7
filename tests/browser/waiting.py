"""What a page must come to, asked again until it has: Playwright's `expect` for all that it has no words for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Error

Value = TypeVar("Value")
PATIENCE = 5.0
"""Seconds, as `expect` waits."""
_PAUSE = 0.02


def becomes(read: Callable[[], object], wanted: object, because: str = "") -> None:
    """Wait until what is read is this. Raises AssertionError with what was read last."""
    assert last_read(read, wanted) == wanted, because


def last_read(read: Callable[[], Value], wanted: Value) -> Value:
    """What is read once it is this, or else last: for a test that goes on and tells all that it found in the end."""
    return _patiently(read, lambda value: bool(value == wanted))


def holds(check: Callable[[], object], because: str = "", seconds: float = PATIENCE) -> None:
    """Wait until this is true. Raises AssertionError where it never is."""
    assert _patiently(check, bool, seconds), because or "it never came to hold"


def _patiently(read: Callable[[], Value], is_right: Callable[[Value], bool], seconds: float = PATIENCE) -> Value:
    end = time.monotonic() + seconds
    while True:
        try:
            value = read()
            if is_right(value) or time.monotonic() > end:
                return value
        except Error:
            # a page that is on its way to another one can't be read
            if time.monotonic() > end:
                raise
        time.sleep(_PAUSE)
