"""One tab for many tests: a new one costs more than what most tests look at, and a used one can be tidied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize

from tests.browser.clock import FAST
from tests.browser.page_trouble import PageTrouble

_SIZE = ViewportSize(width=1280, height=720)
_NOBODY = "nobody was here"
_FORGET = "localStorage.clear(); sessionStorage.clear();"
# The next address is another page's, whatever it is, and what this one still loads lies where it did. What it stores on
# its way out goes as the next one comes.
_LEAVE = (
    f"(name) => {{ window.name = name; history.replaceState(null, '', new URL('left.html', location)); {_FORGET} }}"
)
_FORGET_IF_ALLOWED = f"() => {{ try {{ {_FORGET} }} catch {{}} }}"
_COME = f"if (window.name === '{_NOBODY}') {{ window.name = ''; {_FORGET} }}"


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("nothing takes a script back that was added to whatever comes: use a context of your own")


@dataclass
class SameTab:
    """A tab that each test gets as if nobody had been there: no storage, no history, no routes, no other tab.

    A test that adds scripts to whatever comes takes a context of its own.
    """

    browser: Browser
    options: dict[str, Any]
    clock: str = FAST
    trouble: PageTrouble = field(default_factory=PageTrouble)
    _page: Page | None = None

    @contextmanager
    def lent(self, request: pytest.FixtureRequest, trouble: PageTrouble) -> Iterator[Page]:
        """The tab, for one test, which hears what goes wrong in it; a test that fails leaves it to nobody."""
        page = self._page = self._page or self._opened()
        failed = request.session.testsfailed
        self.trouble.found.clear()
        yield page
        if request.session.testsfailed != failed or not self._tidied(page):
            self.close()
        trouble.found += self.trouble.found

    def close(self) -> None:
        """Close the tab, if there is one."""
        if self._page:
            self._page.context.close()
        self._page = None

    @property
    def _size(self) -> ViewportSize:
        size: ViewportSize = self.options.get("viewport", _SIZE)
        return size

    def _opened(self) -> Page:
        context = self.browser.new_context(**{"service_workers": "block", "viewport": self._size, **self.options})
        self.trouble.watch(context)
        context.add_init_script(self.clock)
        context.add_init_script(_COME)
        page = context.new_page()
        page.add_init_script = context.add_init_script = _refuse  # type: ignore[assignment,method-assign]
        return page

    def _tidied(self, page: Page) -> bool:
        try:
            self._tidy(page)
        except Error:
            return False
        return True

    def _tidy(self, page: Page) -> None:
        for other in page.context.pages:
            if other != page:
                other.close()
        for frame in page.frames[1:]:
            frame.evaluate(_FORGET_IF_ALLOWED)
        page.unroute_all()
        page.context.unroute_all()
        page.context.clear_permissions()
        page.evaluate(_LEAVE, _NOBODY)
        page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
        if page.viewport_size != self._size:
            page.set_viewport_size(self._size)
        page.mouse.move(0, 0)
        client = page.context.new_cdp_session(page)
        client.send("Page.resetNavigationHistory")
        client.detach()
