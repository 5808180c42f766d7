"""A tree as it stands on the screen, and a rep's hands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from good_call.model.scenario import Given
from playwright.sync_api import Page

READ_SHOWN = """(node) => {
  const guide = document.querySelector('decision-guide');
  const shown = [...guide?.querySelectorAll('.gc-node') ?? []].filter((section) => section.checkVisibility());
  if (shown.length !== 1 || shown[0].dataset.node !== node) return false;
  const [section] = shown;
  const texts = (selector) => [...guide.querySelectorAll(selector)].map((each) => each.textContent.trim());
  return {
    node,
    kind: section.dataset.kind,
    heading: section.querySelector('.gc-ask').textContent.trim(),
    verdict: section.dataset.verdict ?? '',
    asked: texts('.gc-given-ask'),
    given: texts('.gc-given-answer'),
    progress: texts('.gc-progress')[0],
    path: guide.state.path,
    trail: guide.state.trail.map(({question, answer}) => `${question}=${answer}`),
    straight: guide.state.straight,
    notice: guide.querySelector('.gc-notice').checkVisibility(),
    first: [...section.querySelectorAll('.gc-first:not([hidden]) li:not([hidden])')]
      .map((item) => item.querySelector('a').hash.slice(1)),
  };
}"""
"""What the page shows of a node, as the fields of `Shown`; false while it shows another one."""
# The last of what the page's own script brings: fields and an outcome's tools, which a test looks at.
_WHOLE = "window.GoodCall?.notes"
# One round trip: the page is asked again until the wanted node shows.
_WAIT = f"([path, node]) => location.pathname.endsWith(path) && {_WHOLE} && ({READ_SHOWN})(node)"


@dataclass(frozen=True)
class Shown:
    """What the page shows of one node: its words, the trail beside it, and the element's own account of the path."""

    node: str
    kind: str
    heading: str
    verdict: str
    asked: list[str]
    given: list[str]
    progress: str
    path: list[str]
    trail: list[str]
    straight: bool
    notice: bool
    first: list[str]


def wait_for_node(page: Page, tree: str, node: str) -> Shown:
    """Wait until the page of a tree shows one node and no other, and all that its scripts add to it."""
    found: dict[str, Any] = page.wait_for_function(_WAIT, arg=[f"/guides/{tree}/", node]).json_value()
    return Shown(**found)


def give(page: Page, answer: str, given: Given) -> None:
    """Answer the question that is shown, as a rep would."""
    if isinstance(given, dict):
        for field, typed in given.items():
            page.locator(f".gc-input[name='{field}']:visible").fill(typed)
        page.locator(".gc-go:visible").click()
    elif isinstance(given, tuple):
        for tick in given:
            page.locator(f".gc-tick input[name='{tick}']:visible").check()
        page.locator(".gc-go:visible").click()
    elif page.locator(".gc-input:visible").count():
        page.locator(".gc-input:visible").fill(given)
        page.locator(".gc-go:visible").click()
    else:
        page.locator(f".gc-answer[data-answer='{answer}']:visible").click()
