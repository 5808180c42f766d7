"""Whatever is typed into any text field, nothing runs, no other host is asked, and the page stays the page.

The texts stand in every field of trees, house rules and articles; the site is built with the real hooks, but without
the checker's refusal and without the security policy, so that the pages alone must make the texts harmless.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from good_call.model.form_reader import FormReader
from good_call.model.tree import Tree
from good_call.source.document import Document
from playwright.sync_api import BrowserContext, Dialog, Page, Route

from tests.browser.foreign_parts import foreign_parts
from tests.browser.hostile_site import build
from tests.browser.hostile_texts import ALL
from tests.browser.page_trouble import OWN_HOSTS
from tests.browser.pages_server import serving
from tests.browser.waiting import becomes, holds
from tests.every_text import quoted, unfilled
from tests.once import once_for_all_workers

CANARY = """
window.canary = (sign) => { console.error(`the canary sang: ${sign}`); };
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => window.canary(name);
"""
FOREIGN_HOST = re.compile(rf"^\w+://(?!({'|'.join(OWN_HOSTS)})[:/])")
# Of the site, and not there: an article's Markdown may ask for it.
MISSING_PICTURE = re.compile(r"/x$|/hand/.*[^/]$")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a guide with each hostile text in every field; one in four where that takes a page or a node more."""
    return once_for_all_workers(tmp_path_factory, "hostile-site", lambda target: build(target, ALL))


@pytest.fixture(scope="session")
def hostile_url(hostile_site: Path) -> Iterator[str]:
    """Its address."""
    with serving(hostile_site) as address:
        yield address


@pytest.fixture(scope="session")
def named_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of some of each class of texts, which stand in the navigation of each page too."""
    return once_for_all_workers(
        tmp_path_factory, "named-site", lambda target: build(target, ALL[::8], in_navigation=True)
    )


@pytest.fixture
def watched(context: BrowserContext, trouble: object) -> Page:
    """A page on which a canary sings where something runs, and a dialog or another host is trouble."""
    context.add_init_script(CANARY)

    def dismiss(dialog: Dialog) -> None:
        dialog.dismiss()
        pytest.fail(f"a dialog: {dialog.message}")

    context.route(FOREIGN_HOST, _refuse)
    context.route(MISSING_PICTURE, _draw)
    page = context.new_page()
    # a page of all texts is as large as no real one
    page.set_default_timeout(120_000)
    page.on("dialog", dismiss)
    return page


def _refuse(route: Route) -> None:
    route.abort()


def _draw(route: Route) -> None:
    if route.request.resource_type == "image":
        route.fulfill(status=200, content_type="image/svg+xml", body="<svg xmlns='http://www.w3.org/2000/svg'/>")
    else:
        route.fallback()


def test_no_text_field_is_left_out() -> None:
    assert unfilled() == set()


def test_no_page_holds_what_a_text_asked_for(watched: Page, hostile_site: Path, tmp_path: Path) -> None:
    found = foreign_parts(watched, hostile_site, tmp_path)
    assert not found


@pytest.mark.nightly
def test_no_page_of_what_was_taken_out_holds_or_runs_what_a_text_asked_for(watched: Page, tmp_path: Path) -> None:
    site, scratch = tmp_path / "site", tmp_path / "scratch"
    build(site, ALL[:1], removed=ALL)
    scratch.mkdir()
    assert len(list(site.glob("guides/gone-*/index.html"))) == len(ALL)
    found = foreign_parts(watched, site, scratch)
    assert not found
    with serving(site) as address:
        for number in SOME:
            watched.goto(f"{address}guides/gone-{number}/")
            _move_about(watched)


@pytest.mark.nightly
def test_no_navigation_holds_what_a_text_asked_for(watched: Page, named_site: Path, tmp_path: Path) -> None:
    found = foreign_parts(watched, named_site, tmp_path)
    assert not found


@pytest.mark.nightly
def test_a_navigation_of_texts_runs_none_of_them(watched: Page, named_site: Path) -> None:
    with serving(named_site) as address:
        for folder in ("", "guides/tree-0/", "hand/page-3/", "articles/article-5/"):
            watched.goto(address + folder)
            _move_about(watched, ".md-sidebar, .md-tabs, .md-footer")


GATHERING = ("", "guides/", "articles/", "policies/", "principles/", "guides/everything/")
KINDS = ("guides/tree", "articles/article", "hand/page", "hand/called")
SOME = range(0, len(ALL), 24)
IN_TURN = [f"{KINDS[turn % len(KINDS)]}-{number}/" for turn, number in enumerate(SOME)]
ON_EVERY_KIND = [f"{kind}-{number}/" for kind in KINDS for number in SOME if f"{kind}-{number}/" not in IN_TURN]


# What a page runs is told with its address (`trouble`), so they need no test each.
def test_pages_that_gather_all_texts_run_none_of_them(watched: Page, hostile_url: str) -> None:
    for folder in GATHERING:
        watched.goto(hostile_url + folder)
        _move_about(watched)


@pytest.mark.parametrize("folders", [IN_TURN, pytest.param(ON_EVERY_KIND, marks=pytest.mark.nightly)])
def test_pages_of_a_text_of_their_own_do_not_run_it(watched: Page, hostile_url: str, folders: list[str]) -> None:
    for folder in folders:
        watched.goto(hostile_url + folder)
        _move_about(watched)


def test_search_shows_texts_and_runs_none(watched: Page, hostile_url: str) -> None:
    watched.goto(hostile_url)
    watched.wait_for_function("() => window.document$")
    watched.locator(".md-search__input").click()
    for word in ("canary", "press", "x"):
        # the theme listens for keys, not for what fills the field
        watched.locator(".md-search__input").fill("")
        watched.keyboard.type(word)
        watched.locator(".md-search-result__item").first.wait_for()
        watched.wait_for_timeout(100)
    holds(lambda: not watched.locator(".md-search-result__list :is(img, script, svg[onload], iframe, style)").count())


@pytest.mark.parametrize("text", [text for text in ALL if text.startswith(("<script", "<img", "{{", "<svg"))][::4])
def test_the_checker_refuses_markup_before_a_page_is_made(text: str) -> None:
    reader = FormReader(Document("decision_trees/x.yml", f"title: {quoted(text)}\n"))
    reader.read(Tree)
    assert "markup-in-text" in [each.rule for each in reader.diagnostics]


def _move_about(page: Page, where: str = ".md-content") -> None:
    """Set off what waits for a focus, a pointer, or a click on a link that a text made."""
    page.evaluate(
        """(where) => {
          // A focus that is only told of: given in truth to thousands, each lays the page out anew.
          const told = ['focus', 'focusin', 'pointerenter', 'mouseover', 'mouseenter', 'wheel', 'toggle',
            'animationstart'];
          const press = (each) => told.forEach((name) => each.dispatchEvent(new Event(name, {bubbles: true})));
          document.querySelectorAll(`:is(${where}) :is(a, p, li, span, h1, h2, h3, img, details)`).forEach(press);
          document.querySelectorAll(`:is(${where}) a`).forEach((each) => {
            if (!/^https?:|^mailto:|^tel:|^$/.test(each.protocol ?? '')) each.click();
          });
        }""",
        where,
    )
    becomes(lambda: page.evaluate("typeof window.canary"), "function")
