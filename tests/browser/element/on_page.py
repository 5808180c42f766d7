"""A rep's hands on a page of the fixtures, and what stands on it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.waiting import becomes

NOTICE = "That link doesn’t fit this guide any more, so here is its start."
LET_GO = "#let-go;our-mistake=no;knows-the-rule=they-dont;has-it-happened=often"

_NODES = """() => [...document.querySelectorAll('.gc-node')]
  .filter((each) => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().height)
  .map((each) => each.dataset.node)"""


def answer(page: Page, words: str) -> None:
    page.locator(".gc-answer:visible", has_text=words).click()


def expect_node(page: Page, node: str) -> None:
    """Wait until this node is to be seen, and no other."""
    becomes(lambda: page.evaluate(_NODES), [node])


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def given(page: Page) -> list[str]:
    return page.locator(".gc-given-answer").all_inner_texts()


_ANEW = """([text, fragment]) => {
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + fragment);
  const guide = new DOMParser().parseFromString(text, 'text/html').querySelector('decision-guide');
  document.querySelector('decision-guide').replaceWith(guide);
}"""
_SHOWN = """() => {
  const texts = (selector) => [...document.querySelectorAll(selector)]
    .filter((each) => each.checkVisibility()).map((each) => each.innerText);
  const nodes = [...document.querySelectorAll('.gc-node')].filter((each) => each.checkVisibility());
  return [nodes.map((each) => each.dataset.node), texts('.gc-notice'), texts('.gc-given-answer')];
}"""


def open_anew(page: Page, text: str, fragment: str) -> None:
    """Let a fresh element of a fixture meet a fragment as it connects, as where the theme brings the page."""
    page.evaluate(_ANEW, [text, fragment])


def shown(page: Page) -> list[list[str]]:
    """The nodes, notices and given answers that are to be seen."""
    found: list[list[str]] = page.evaluate(_SHOWN)
    return found
