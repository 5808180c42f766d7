"""A rep's hands in a site in a language of marks, and eyes for whatever letter is shown."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, Page, expect

from tests.html_tree import read_html
from tests.words.test_every_word_is_in_the_catalogue import LETTER, said

# Asks for every word by its name, so that one that no state says is found.
LISTEN = """
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
# The day is the browser's own word.
SHOWN = """() => {
  const boxes = [...document.querySelectorAll('textarea')].map((area) => area.value);
  const day = GoodCall.locale?.day(new Date()) ?? 'x';
  return [day, document.documentElement.outerHTML, ...boxes, window.copied ?? ''];
}"""
# Addresses, and ids of trees and nodes, are in no language.
ADDRESS = re.compile(r"https?://\S+|x@xx\.xx|\b(tree|other)/[a-z]+")


class Rep:
    """A rep's hands on the marked site; whatever is shown is looked through for letters."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.letters: list[str] = []

    def open(self, address: str) -> None:
        # Where only the fragment differs, nothing would be opened anew.
        self.page.goto("about:blank")
        self.page.goto(self.url + address)
        self.look()

    def look(self) -> None:
        day, html, *texts = self.shown()
        texts += said(read_html(html))
        for link in self.page.locator("a.gc-mail, a.gc-suggest").all():
            texts += [" ".join(each) for each in parse_qs(urlsplit(link.get_attribute("href") or "").query).values()]
        self.letters += [text for text in texts if LETTER.search(ADDRESS.sub("", text.replace(day, "")))]

    def shown(self) -> list[str]:
        """The page's HTML and what no HTML tells; of the next page where this one is being left."""
        for _ in range(5):
            with suppress(Error):
                return list(self.page.evaluate(SHOWN))
            self.page.wait_for_load_state()
        raise AssertionError("the page doesn't come to rest")

    def press(self, selector: str, nth: int = 0) -> None:
        self.page.locator(f"{selector} >> visible=true").nth(nth).click()
        self.look()

    def answer(self, nth: int = 0) -> None:
        self.press("decision-guide a.gc-answer", nth)

    def type(self, *texts: str) -> None:
        for number, text in enumerate(texts):
            self.page.locator(".gc-input:visible").nth(number).fill(text)
        self.press(".gc-go")

    def run(self, script: str) -> None:
        self.page.evaluate(f"() => {{ {script} }}")
        self.look()

    def see(self, selector: str) -> None:
        expect(self.page.locator(f"{selector} >> visible=true").first).to_be_visible()
        self.look()
