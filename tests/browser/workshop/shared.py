"""One page with its editor for many tests: a worker takes seconds to begin, to forget what was open takes none."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.clock import FAST
from tests.browser.page_trouble import PageTrouble
from tests.browser.workshop.bench import Bench

FORGET = """() => {
  for (const key of Object.keys(localStorage).filter((each) => each.includes('gc-workshop:'))) {
    localStorage.removeItem(key);
    dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
  }
}"""
USUAL = "As a rep sees it"
TALL: ViewportSize = {"width": 1280, "height": 1600}


@dataclass
class SharedBench:
    """The page is made anew where a test left it in pieces."""

    browser: Browser
    address: str
    _page: Page | None = None
    _trouble: PageTrouble = field(default_factory=PageTrouble)

    def begin(self) -> Bench:
        """The page as a test meets it."""
        self._page = self._page or self._opened()
        self._page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        self._page.set_viewport_size(TALL)
        return Bench(self._page, self.address)

    def end(self) -> None:
        """Forget what the test did; raises where something went wrong on the page."""
        try:
            assert self._page
            self._forget(self._page)
        except Exception:
            self.close()
            raise
        finally:
            # What the page has said by now is heard while it forgets, and is nobody else's.
            found = [*self._trouble.found]
            self._trouble.found.clear()
        assert not found, f"the page was not quiet: {found}"

    def close(self) -> None:
        """End the page."""
        if self._page:
            self._page.context.close()
        self._page = None

    def _opened(self) -> Page:
        context = self.browser.new_context(service_workers="block")
        self._trouble.watch(context)
        context.add_init_script(FAST)
        return context.new_page()

    def _forget(self, page: Page) -> None:
        page.evaluate("document.querySelectorAll('dialog[open]').forEach((each) => each.close())")
        usual = page.get_by_role("tab", name=USUAL)
        if usual.is_visible():
            usual.click()
        page.evaluate("location.hash = ''")
        bench = Bench(page, self.address)
        expect(bench.start_heading).to_be_visible()
        page.evaluate(FORGET)
