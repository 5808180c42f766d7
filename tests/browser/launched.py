"""A Chromium for whoever looks at pages outside a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browser import find_chromium
from tests.browser.conftest import QUIET, arguments_of_root


@contextmanager
def launcher() -> Iterator[Callable[[], Browser]]:
    """What opens browsers; each is closed at the end. Raises SystemExit with one line where there is none."""
    path = find_chromium.installed()
    if path is None:
        raise SystemExit(find_chromium.MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        yield lambda: chromium.launch(executable_path=path, args=[*QUIET, *arguments_of_root()])


@contextmanager
def launched() -> Iterator[Browser]:
    """One browser while the block runs."""
    with launcher() as launch:
        yield launch()
