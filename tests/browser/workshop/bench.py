"""The workshop's page as a trainer's hands and eyes have it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.waiting import becomes, holds

TREE = "decision_trees/mend-or-replace.yml"
SAID = re.compile("sound|warned|wrong")
# The engine has to be brought first, on a machine that does other things as well.
COLD = 60_000
PASTE = """(content, text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@dataclass
class Bench:
    """The page, and where it lies: `…/workshop/`."""

    page: Page
    address: str
    has_engine: bool = True

    @property
    def start_heading(self) -> Locator:
        """What the page asks where nothing is open."""
        return self.page.get_by_role("heading", name="What would you like to work on?")

    def start(self) -> Bench:
        """Where everybody begins."""
        if self.page.url.partition("#")[0] != self.address:
            self.page.goto(self.address)
        expect(self.start_heading).to_be_visible()
        return self

    def open(self, path: str = TREE, text: str | None = None) -> Bench:
        """Open a file, wait for the check of it, and write this text over it."""
        self.page.goto(f"{self.address}#open={path}")
        self.opened(path)
        return self.write(text) if text is not None else self

    def opened(self, path: str = TREE) -> None:
        """Wait until the file is there, and the check of it where there is one."""
        expect(self.named).to_have_attribute("title", path, timeout=COLD)
        if self.has_engine:
            self.checked()
        self.judged()

    def checked(self) -> None:
        """Wait until the engine has come and said what it thinks of the open file."""
        expect(self._problems).to_have_attribute("data-state", SAID, timeout=COLD)

    def judged(self) -> Bench:
        """Wait until all that is written has been checked and looked at: the engine has all the time that it takes."""
        if self.has_engine:
            expect(self.page.locator(".gc-w-see")).to_have_attribute("aria-busy", "false", timeout=COLD)
        return self

    @property
    def content(self) -> Locator:
        """What is written in."""
        return self.page.locator(".cm-content")

    # What was open before stays on the page unseen, and may be the same: nothing but what is in sight counts.
    @property
    def named(self) -> Locator:
        """What is open, by its name; its title is the path."""
        return self.page.locator(".gc-w-name:visible")

    @property
    def state(self) -> Locator:
        """Whether what is open is published, or where its draft is kept."""
        return self.page.locator(".gc-w-state:visible")

    @property
    def active_line(self) -> Locator:
        """The line that the cursor stands in."""
        return self.page.locator(".cm-activeLine:visible")

    @property
    def problems(self) -> Locator:
        """What the check found in what is written now."""
        return self.judged()._problems

    @property
    def _problems(self) -> Locator:
        return self.page.get_by_role("region", name="What the check found")

    def problem(self, rule: str) -> Locator:
        """One thing that the check found of what is written now."""
        return self.problems.locator(f'[data-rule="{rule}"]')

    def marks(self, severity: str) -> Locator:
        """The marks under the text as it is now."""
        return self.judged().page.locator(f".cm-lintRange-{severity}")

    @property
    def frame(self) -> FrameLocator:
        """The tree as a rep meets it."""
        return self.page.frame_locator('iframe[title="The tree as a rep meets it"]')

    @property
    def map(self) -> FrameLocator:
        """The map of the tree."""
        return self.page.frame_locator('iframe[title="The map of the tree"]')

    @property
    def question(self) -> Locator:
        """What the preview asks, or says, of what is written now."""
        return self.judged().frame.locator("decision-guide .gc-ask:visible")

    def tab(self, name: str) -> Locator:
        """Choose what is looked at; its panel."""
        self.page.get_by_role("tab", name=name).click()
        return self.judged().page.get_by_role("tabpanel", name=name)

    def line(self, text: str) -> Locator:
        """A line of the text that is in sight."""
        return self.page.locator(".cm-line:visible", has_text=text).first

    def put_cursor(self, text: str) -> Bench:
        """At the end of the first line in view that holds this."""
        self.line(text).click()
        self.page.keyboard.press("End")
        return self

    def type(self, text: str) -> Bench:
        """Letter by letter, at the cursor."""
        self.page.keyboard.type(text)
        return self

    def write(self, text: str) -> Bench:
        """In place of all that stands there."""
        self.content.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.content.evaluate(PASTE, text)
        return self

    def replace(self, old: str, new: str, path: str = TREE) -> Bench:
        """Write the text anew with one part changed, and wait for what the engine says of it."""
        text = self.text(path)
        assert text.count(old) == 1, old
        return self.write(text.replace(old, new)).judged()

    def text(self, path: str = TREE) -> str:
        """What the file says: its draft, or what is published."""
        draft = self.draft(path)
        return str(draft["text"]) if draft else self.published(path)

    def published(self, path: str = TREE) -> str:
        """What the site carries."""
        return self.page.request.get(f"{self.address}files/{path}.txt").text()

    def draft(self, path: str = TREE) -> dict[str, Any] | None:
        """What the browser keeps of a file."""
        kept = self.page.evaluate("path => localStorage.getItem(`/good-call/gc-workshop:${path}`)", path)
        return json.loads(kept) if kept else None

    def says(self, text: str, path: str = TREE) -> None:
        """Wait until the draft holds this."""
        holds(lambda: text in self.text(path), f"never written: {text}")

    def comes_to(self, text: str, path: str = TREE) -> None:
        """Wait until the file says exactly this."""
        becomes(lambda: self.text(path), text)

    def sound(self) -> None:
        """Wait until the check finds nothing."""
        expect(self.problems).to_have_attribute("data-state", "sound")

    def notice(self, name: str) -> Locator:
        """Something that the page says above the panes."""
        return self.page.locator(f'[data-notice="{name}"]')
