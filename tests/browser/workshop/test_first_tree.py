"""The tutorial in the browser: each of its steps is taken, and each thing that it shows is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages_server import serving
from tests.browser.waiting import holds
from tests.browser.workshop.bench import COLD, Bench
from tests.own_guide import EXAMPLES, ROOT, build, copy_guide, write_settings

PAGE = ROOT / "docs" / "trainers" / "first-tree-in-the-browser.md"
TREE = "decision_trees/should-you-take-a-late-return.yml"
_STEP = re.compile(
    r'^```\w+ title="(?P<title>[^"]*)"\n(?P<text>.*?)^```$'
    r"|[Tt]ype `(?P<typed>[^`]+)` into \*\*(?P<into>[^*]+)\*\*"
    r"|[Pp]ress \*\*(?P<press>[^*]+)\*\*|[Cc]hoose \*\*(?P<tab>[^*]+)\*\*",
    re.DOTALL | re.MULTILINE,
)


@pytest.fixture
def examples(tmp_path: Path) -> Iterator[str]:
    """Address of the site that the tutorial speaks of."""
    copy_guide(tmp_path, EXAMPLES)
    write_settings(tmp_path)
    build(tmp_path, tmp_path / "site")
    with serving(tmp_path / "site") as address:
        yield address


@dataclass
class _Reader:
    """Does what the page says, as somebody would who has never seen a tree."""

    bench: Bench
    found: str = ""
    saved: str = ""
    done: list[str] = field(default_factory=list)

    def take(self, step: re.Match[str]) -> None:
        page = self.bench.page
        if step["title"]:
            self._fence(step["title"], step["text"])
        elif step["typed"]:
            page.get_by_label(step["into"]).fill(step["typed"])
        elif step["tab"]:
            page.get_by_role("tab", name=step["tab"]).click()
        elif step["press"].startswith("Download"):
            with page.expect_download() as download:
                page.get_by_role("button", name=step["press"]).click()
            self.saved = Path(download.value.path()).read_text(encoding="utf-8")
        else:
            self._button(step["press"]).click(timeout=COLD)
        self.done.append(step["title"] or "done")

    def _button(self, name: str) -> Locator:
        return self.bench.page.get_by_role("button", name=name, exact=True).first

    def _fence(self, title: str, text: str) -> None:
        if title == "Find":
            holds(lambda: self._text.count(text) == 1, text)
            self.found = text
        elif title == "Write":
            self._write(self.found, text)
        elif title == "From questions: to the end":
            self._write(self._text.partition("\nquestions:")[2], text.removeprefix("questions:"))
        elif title == "It now says":
            self.bench.says(text, TREE)
        else:
            assert title == "You see"
            expect(self.bench.page.locator("guide-workshop")).to_contain_text(text.strip(), timeout=20_000)

    @property
    def _text(self) -> str:
        draft = self.bench.draft(TREE)
        return str(draft["text"]) if draft else ""

    def _write(self, old: str, new: str) -> None:
        wanted = self._text.replace(old, new, 1)
        self.bench.write(wanted)
        holds(lambda: self._text == wanted)


@pytest.mark.usefixtures("workshop_url")
def test_every_step_of_the_tutorial_can_be_taken_in_the_browser(page: Page, examples: str) -> None:
    bench = Bench(page, f"{examples}workshop/")
    page.goto(bench.address)
    reader = _Reader(bench)
    for step in _STEP.finditer(PAGE.read_text("utf-8")):
        reader.take(step)
    assert reader.done.count("Find") == reader.done.count("Write") >= 5
    assert "then: explain-the-limit\n" in reader.saved
    bench.sound()


def test_no_fence_is_missed() -> None:
    text = PAGE.read_text("utf-8")
    fences = [step for step in _STEP.finditer(text) if step["title"]]
    assert text.count("```") == 2 * len(fences)


def test_both_roads_write_the_same_tree() -> None:
    texts = [PAGE, PAGE.with_name("first-tree.md")]
    wholes = [re.findall(r'```yaml title="From questions.*?```', text.read_text("utf-8"), re.DOTALL) for text in texts]
    assert wholes[0] == wholes[1]
