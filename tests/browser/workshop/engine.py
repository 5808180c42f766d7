"""The engine in the page's worker, asked as the editor asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, Worker

# Beside the parts, since only a test asks by it.
MADE = Path(__file__).parents[3] / "build" / "workshop"
COLD = 60_000
BEGIN = """
import {Client} from './client.js';
window.heard = [];
window.client = new Client((heard) => window.heard.push(heard));
void window.client.begin();
"""
ASK = """([ask, given]) => window.client.ask(ask, given).catch((error) => ({failed: error.kind}))"""
ASK_ALL = """async (asked) => {
  const answers = [];
  for (const [ask, given] of asked) {
    answers.push(await window.client.ask(ask, given).catch((error) => ({failed: error.kind})));
  }
  return answers;
}"""


@dataclass
class Engine:
    """The page, and where it lies: `…/workshop/`. `failed` is the answer of an ask that has none, with the reason."""

    page: Page
    address: str

    def begin(self) -> Engine:
        """Open the page without its editor, and wait for the worker."""
        self.load()
        return self.wait()

    def load(self) -> Engine:
        """Open the page without its editor."""
        self.page.route("**/workshop/parts/page.js*", _answering(BEGIN))
        for name in ("client.js", "clean.js"):
            self.page.route(f"**/workshop/parts/{name}", _answering((MADE / name).read_text("utf-8")))
        self.page.goto(self.address)
        return self

    def forget(self) -> None:
        """Nothing has been heard so far."""
        self.page.evaluate("window.heard = []")

    def wait(self, happens: str = "heard.ready || heard.failed") -> Engine:
        """Until this is heard."""
        self.page.wait_for_function(f"() => window.heard?.some((heard) => {happens})", timeout=COLD)
        return self

    @property
    def worker(self) -> Worker:
        """The one that answers now. Listed are the theme's too, and perhaps one that was ended."""
        return [each for each in self.page.workers if each.url.startswith("blob:")][-1]

    @property
    def heard(self) -> list[dict[str, Any]]:
        """What was told beside the answers, but for how much has come."""
        found: list[dict[str, Any]] = self.page.evaluate("window.heard.filter((each) => !('progress' in each))")
        return found

    def ask(self, ask: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """One answer."""
        answer: dict[str, Any] = self.page.evaluate(ASK, [ask, given])
        return answer

    def ask_all(self, asked: Iterable[tuple[str, Mapping[str, Any]]]) -> list[dict[str, Any]]:
        """One after the other."""
        answers: list[dict[str, Any]] = self.page.evaluate(ASK_ALL, [list(each) for each in asked])
        return answers


def _answering(script: str) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        route.fulfill(body=script, content_type="text/javascript")

    return answer
