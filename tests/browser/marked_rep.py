"""A rep's hands in a site in a language of marks, and eyes for whatever letter is shown."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page

from tests.browser.waiting import holds
from tests.words.test_every_word_is_in_the_catalogue import LETTER

# Asks for every word by its name, so that one that no state says is found.
LISTEN = """
if (window.name === 'begin') {
  window.name = '';
  localStorage.clear();
  sessionStorage.clear();
}
const kept = location.origin === 'null' ? null : sessionStorage.getItem('asked');
window.asked = new Set(JSON.parse(kept ?? '[]'));
window.GoodCall = {catalogue: new Proxy({}, {get(words, message) {
  if (message in words) asked.add(message);
  return words[message];
}})};
addEventListener('pagehide', () => location.origin !== 'null' &&
  sessionStorage.setItem('asked', JSON.stringify([...asked])));
if (navigator.clipboard)
  navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
"""
# What a rep reads or hears, code and addresses aside: only what holds more than marks and x, as most of it does not.
# The day is the browser's own word.
SHOWN = """() => {
  const said = [window.copied ?? ''];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    ['code', 'script', 'style'].includes(node.localName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node; (node = walker.nextNode());) {
    if (node.nodeType === Node.TEXT_NODE) { said.push(node.data); continue; }
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) said.push(node.getAttribute(name) ?? '');
    if (node.matches('textarea')) said.push(node.value);
    if (node.matches('a.gc-mail, a.gc-suggest')) said.push(...new URL(node.href).searchParams.values());
  }
  const day = GoodCall.locale?.day(new Date()) ?? 'x';
  return [day, ...said.filter((each) => /(?![xX])[\\p{L}\\p{N}]/u.test(each))];
}"""
# The words are the subject here, not the gestures: by hand each would wait for more, and take three times as long.
SEE = "(selector) => [...document.querySelectorAll(selector)].some((each) => each.checkVisibility())"
PRESS = """([selector, nth]) => {
  const shown = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  shown[nth]?.click();
  return !!shown[nth];
}"""
TYPE = """(texts) => {
  const shown = [...document.querySelectorAll('.gc-input')].filter((each) => each.checkVisibility());
  if (shown.length < texts.length) return false;
  for (const [index, text] of texts.entries()) {
    shown[index].value = text;
    shown[index].dispatchEvent(new Event('input', {bubbles: true}));
  }
  return true;
}"""
# Where only the fragment differs, nothing would be opened anew.
LEAVE = "(path) => { if (path === location.pathname) history.replaceState(null, '', `${path}left`); }"
# Addresses, and ids of trees and nodes, are in no language.
ADDRESS = re.compile(r"https?://\S+|x@xx\.xx|\b(tree|other)/[a-z]+")


class Rep:
    """A rep's hands on the marked site; whatever is shown is looked through for letters."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.letters: list[str] = []

    def begin(self) -> None:
        """As if nobody had been here: no routes, and nothing kept by the time the next page comes."""
        self.page.unroute_all()
        self.page.evaluate("() => { window.name = 'begin'; }")

    def open(self, address: str) -> None:
        self.page.evaluate(LEAVE, urlsplit(self.url + address).path)
        self.page.goto(self.url + address)
        self.look()

    def look(self) -> None:
        day, *texts = self.shown()
        self.letters += [text for text in texts if LETTER.search(ADDRESS.sub("", text.replace(day, "")))]

    def shown(self) -> list[str]:
        """The day, and what the page says; of the next page where this one is being left."""
        for _ in range(5):
            with suppress(Error):
                return list(self.page.evaluate(SHOWN))
            self.page.wait_for_load_state()
        raise AssertionError("the page doesn't come to rest")

    def press(self, selector: str, nth: int = 0) -> None:
        holds(lambda: self.page.evaluate(PRESS, [selector, nth]), f"no {selector} to press")
        self.look()

    def follow(self, selector: str) -> None:
        """Press what leads to another page, and be there."""
        self.page.locator(f"{selector} >> visible=true").first.click()
        self.look()

    def answer(self, nth: int = 0) -> None:
        self.press("decision-guide a.gc-answer", nth)

    def type(self, *texts: str) -> None:
        holds(lambda: self.page.evaluate(TYPE, texts), "no input to type into")
        self.press(".gc-go")

    def run(self, script: str) -> None:
        self.page.evaluate(f"() => {{ {script} }}")
        self.look()

    def see(self, selector: str) -> None:
        holds(lambda: self.page.evaluate(SEE, selector), f"no {selector} to see")
        self.look()
