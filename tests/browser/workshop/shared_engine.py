"""One worker for many tests: it takes seconds to begin, to open another guide takes none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from tests.browser.page_trouble import PageTrouble
from tests.browser.workshop.engine import Engine


@dataclass
class SharedEngine:
    """The worker is begun anew where a test failed: no other one is judged by what that one left."""

    browser: Browser
    address: str
    _engine: Engine | None = None
    _trouble: PageTrouble = field(default_factory=PageTrouble)

    @contextmanager
    def lent(self, request: pytest.FixtureRequest) -> Iterator[Engine]:
        """The worker for one test, which fails where the page was not quiet and should have been."""
        failed = request.session.testsfailed
        self._engine = self._engine or self._begun()
        self._engine.forget()
        self._trouble.found.clear()
        yield self._engine
        # What the page has said by now is heard while it answers.
        self._engine.page.evaluate("0")
        is_loud = self._trouble.found and not request.node.get_closest_marker("expects_trouble")
        if is_loud or request.session.testsfailed > failed:
            self.close()
        if is_loud:
            pytest.fail(f"the page was not quiet:\n{self._trouble}", pytrace=False)

    def close(self) -> None:
        """End the worker and its page."""
        if self._engine:
            self._engine.page.context.close()
        self._engine = None

    def _begun(self) -> Engine:
        context = self.browser.new_context(service_workers="block")
        self._trouble.watch(context)
        return Engine(context.new_page(), self.address).begin()
