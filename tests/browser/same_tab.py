"""One tab for many tests: a new one costs more than what most tests look at, and a used one can be tidied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, ViewportSize

from tests.browser.clock import FAST
from tests.browser.page_list import NOTE_THE_LIST
from tests.browser.page_trouble import PageTrouble

_SIZE = ViewportSize(width=1280, height=720)
_NOBODY = "nobody was here"
_FORGET = "localStorage.clear(); sessionStorage.clear();"
# The next address is another page's, whatever it is, and what this one still loads lies where it did. What it stores on
# its way out goes as the next one comes.
_LEAVE = (
    f"(name) => {{ window.name = name; history.replaceState(null, '', new URL('left.html', location)); {_FORGET} }}"
)
_COME = f"if (window.name === '{_NOBODY}') {{ window.name = ''; {_FORGET} }}"


_FOR_GOOD = ("add_init_script", "expose_binding", "expose_function")


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("nothing takes back what was added to whatever comes: use a context of your own")


@dataclass
class SameTab:
    """A tab that each test gets as if nobody had been there.

    No storage, no cookies, no history, no routes, no listeners, no other tab. A test that adds scripts to whatever
    comes takes a context of its own.
    """

    browser: Browser
    options: dict[str, Any]
    clock: str = FAST
    trouble: PageTrouble = field(default_factory=PageTrouble)
    _page: Page | None = None
    _origins: set[str] = field(default_factory=set)
    _deaf: list[Callable[[], None]] = field(default_factory=list)

    @contextmanager
    def lent(self, request: pytest.FixtureRequest, trouble: PageTrouble) -> Iterator[Page]:
        """The tab, for one test, which hears what goes wrong in it until the next test's end.

        A test that fails, or that has the trouble that it expects, leaves it to nobody.
        """
        page = self._page = self._page or self._opened()
        failed = request.session.testsfailed
        yield page
        if request.session.testsfailed != failed or not self._tidied(page) or self._has_expected_trouble(request):
            self.close()
        trouble.found += self.trouble.found
        self.trouble.found.clear()

    def _has_expected_trouble(self, request: pytest.FixtureRequest) -> bool:
        return bool(self.trouble.found and request.node.get_closest_marker("expects_trouble"))

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
        self._origins.clear()
        self._deaf.clear()
        self.trouble.watch(context)
        context.on("request", self._note_origin)
        context.add_init_script(self.clock)
        context.add_init_script(NOTE_THE_LIST)
        context.add_init_script(_COME)
        page = context.new_page()
        for whole in (page, context):
            for name in _FOR_GOOD:
                setattr(whole, name, _refuse)
            setattr(whole, "on", partial(self._listen, whole, whole.on))  # noqa: B010
        return page

    def _note_origin(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("blob", "data"):
            self._origins.add(f"{address.scheme}://{address.netloc}")

    def _listen(
        self, whole: Page | BrowserContext, on: Callable[..., None], event: Any, f: Callable[..., object]
    ) -> None:
        on(event, f)
        self._deaf.append(partial(whole.remove_listener, event, f))

    def _tidied(self, page: Page) -> bool:
        try:
            self._tidy(page)
        except Error:
            return False
        # Nothing empties what another origin keeps for this tab alone, or in a frame of this one.
        return len(self._origins) < 2

    def _tidy(self, page: Page) -> None:
        for other in page.context.pages:
            if other != page:
                other.close()
        while self._deaf:
            # a test may have taken it back itself
            with suppress(KeyError):
                self._deaf.pop()()
        page.unroute_all()
        page.context.unroute_all()
        page.context.clear_permissions()
        page.context.set_offline(False)
        page.context.clear_cookies()
        page.evaluate(_LEAVE, _NOBODY)
        page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
        if page.viewport_size != self._size:
            page.set_viewport_size(self._size)
        page.mouse.move(0, 0)
        client = page.context.new_cdp_session(page)
        client.send("Page.resetNavigationHistory")
        for origin in self._origins:
            client.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        client.detach()
