"""What a draft shows is cleaned by DOMPurify as the site cleans it by its sanitiser, over all hostile texts."""

from __future__ import annotations

import pytest
from good_call.pages.addresses import Addresses
from good_call.pages.cleaning import Allowed, sanitised, taken_apart
from good_call.pages.texts import Texts

from tests.browser.waiting import becomes, holds
from tests.browser.workshop.engine import Engine
from tests.own_guide import OWN
from tests.pages.test_cleaning import payloads
from tests.workshop.opened import given_of

CLEAN = """async (texts) => {
  const {cleanText} = await import(new URL('parts/clean.js', location.href));
  return texts.map(cleanText);
}"""
CLEAN_BODY = """async (html) => {
  const {cleanBody} = await import(new URL('parts/clean.js', location.href));
  const read = (text) => new DOMParser().parseFromString(text, 'text/html').body.innerHTML;
  return [read(html), read(cleanBody(html))];
}"""
RUNS = """(html) => {
  const {body} = new DOMParser().parseFromString(html, 'text/html');
  const odd = (element) => [...element.attributes].some(({name, value}) =>
    name.startsWith('on') || /^\\s*(javascript|data|vbscript|file):/i.test(value));
  const found = [...body.querySelectorAll('*')];
  return found.filter((each) => each.matches('script, iframe, object, embed, svg, img') || odd(each)).map(String);
}"""


def as_it_comes(text: str, allowed: Allowed) -> str:
    """What Markdown makes of a text, by nobody cleaned."""
    return text


@pytest.mark.parametrize("kind", ["line", "block"])
def test_every_text_is_the_same_as_on_the_site(kind: str, engine: Engine) -> None:
    site, worker = Texts(Addresses(), "../", sanitised), Texts(Addresses(), "../", taken_apart)
    texts = list(dict.fromkeys(payloads()))
    shown = engine.page.evaluate(CLEAN, [str(getattr(worker, kind)(text)) for text in texts])
    meant = {text: str(getattr(site, kind)(text)) for text in texts}
    different = {text: (ours, meant[text]) for text, ours in zip(texts, shown, strict=True) if ours != meant[text]}
    holds(lambda: different == {})


# What is hostile is told of by the browser wherever it is read, though it doesn't run.
@pytest.mark.expects_trouble
def test_nothing_runs_even_of_what_nobody_has_cleaned_before(engine: Engine) -> None:
    raw = Texts(Addresses(), "../", as_it_comes)
    texts = [*payloads(), *(str(raw.block(text)) for text in payloads())]
    shown = " ".join(engine.page.evaluate(CLEAN, texts))
    becomes(lambda: engine.page.evaluate(RUNS, shown), [])


@pytest.mark.parametrize("tree", ["mend-or-replace", "lend-a-bicycle", "turn-somebody-away", "start-here"])
def test_the_page_of_a_tree_loses_nothing(tree: str, engine: Engine) -> None:
    given = given_of(OWN)
    engine.ask("open", given)
    path = f"decision_trees/{tree}.yml"
    looked = engine.ask("look", {"path": path, "text": given["files"][path]})
    assert looked["html"]
    meant, shown = engine.page.evaluate(CLEAN_BODY, looked["html"])
    holds(lambda: shown == meant)
