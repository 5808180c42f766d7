"""Which rules of WCAG and of good practice an opened page breaks: axe, brought once to each document.

Contrast costs axe more than all other rules together, and depends on nothing but the colours and sizes that meet: it
looks at the first three of all texts that are styled alike and stand on the same grounds.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# the theme's own layout is held to the same as ours
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
# what nobody reads costs as much as the rules themselves
_VIOLATIONS = {"resultTypes": ["violations"], "preload": False, "iframes": False, "selectors": False}
_EVERY_RULE = {**_VIOLATIONS, "runOnly": {"type": "tag", "values": TAGS}}
_ALL_BUT_CONTRAST = {**_EVERY_RULE, "rules": {CONTRAST: {"enabled": False}}}
_CONTRAST_ALONE = {**_VIOLATIONS, "runOnly": {"type": "rule", "values": [CONTRAST]}}
_AXE = Axe().axe_script
# axe never judges a single sign, nor what is drawn
_MARK_SOME_OF_EACH_LOOK = """(within) => {
  const numbers = new Map();
  const numbered = (...parts) => {
    const text = parts.join();
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text);
  };
  const grounds = new Map([[null, 0]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      const {backgroundColor, backgroundImage, opacity} = getComputedStyle(element);
      const own = [element.tagName, element.getAttribute('class'), backgroundColor, backgroundImage, opacity];
      grounds.set(element, numbered(ground(element.parentElement), ...own));
    }
    return grounds.get(element);
  };
  const looks = new Map();
  const texts = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim().length < 2 || element.closest('svg')) continue;
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    const off = element.matches(':disabled, [aria-disabled=true]');
    const look = numbered(ground(element), color, fontSize, fontWeight, textShadow, off);
    looks.set(look, [...(looks.get(look) ?? []), element].slice(0, 3));
  }
  document.querySelectorAll('[data-look]').forEach((each) => each.removeAttribute('data-look'));
  [...[...looks.values()].flat(), ...document.querySelectorAll(`${within} :is(input, select, textarea)`)].forEach(
    (each) => each.setAttribute('data-look', ''));
}"""
_RUN = """(options) => {
  window.broken = undefined;
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});
  axe.run(options).then(({violations}) => {
    window.broken = violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
  });
}"""


def broken_rules(page: Page, *, contrast: bool = True) -> list[str]:
    """One line for each place that breaks a rule; contrast up to three times for each kind of text."""
    return _found(page, _EVERY_RULE if contrast else _ALL_BUT_CONTRAST, "body")


def faint(page: Page, within: str = "body") -> list[str]:
    """One line for each kind of text in a part of the page that is too faint on its ground."""
    return _found(page, _CONTRAST_ALONE, within)


def _found(page: Page, options: dict[str, Any], within: str) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    page.evaluate(_MARK_SOME_OF_EACH_LOOK, within)
    page.evaluate(_RUN, options)
    found: list[str] = page.wait_for_function("() => window.broken").json_value()
    return found
