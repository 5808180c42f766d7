"""What scripts say to a rep comes from the catalogue: in a language of marks none of their states shows a letter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from good_call.words.script_words import script_words
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.marked_rep import LISTEN, Rep
from tests.browser.marked_site import make_marked_site
from tests.browser.pages_server import serving
from tests.words.marked_words import MARKED
from tests.words.test_script_words import SCRIPTS

TREE = "guides/tree/"


@pytest.fixture(scope="module")
def marked_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("marked")
    make_marked_site(folder)
    with serving(folder) as address:
        yield address


def questions_and_steps(rep: Rep) -> None:
    rep.open(TREE)
    rep.answer(1)
    rep.see("[data-kind=step]")
    rep.answer()
    rep.see(".gc-undo")
    rep.press(".gc-undo")
    rep.open(TREE + "#ticked")


def numbers_and_ticks(rep: Rep) -> None:
    rep.open(TREE)
    rep.answer()
    for typed in ("", "often", "100", "1.5", "1.000", "3"):
        rep.type(typed)
    rep.see(".gc-tick")
    rep.run("document.querySelectorAll('.gc-answer').forEach((one) => { one.dataset.from = 9; })")
    rep.press(".gc-go")


def worksheets(rep: Rep) -> None:
    walk_to_sum(rep)
    rep.type("0.1234", "0")
    rep.type("1", "2")
    rep.open(TREE)
    walk_to_sum(rep)
    rep.run("Object.assign(document.querySelector('.gc-measure').dataset, {total: 'one / two'})")
    rep.run("document.querySelector('[data-field=two]').dataset.from = 0")
    rep.type("1", "0")
    rep.run("document.querySelectorAll('.gc-answer').forEach((one) => { one.dataset.from = 99; })")
    rep.type("1", "1")


def walk_to_sum(rep: Rep) -> None:
    rep.open(TREE)
    rep.answer()
    rep.type("3")
    rep.press(".gc-go")
    rep.see(".gc-input")


def walk_to_good(rep: Rep) -> None:
    walk_to_sum(rep)
    rep.type("1", "2")
    rep.see(".gc-actions")


def outcomes(rep: Rep) -> None:
    walk_to_good(rep)
    rep.see(".gc-map > details > summary")
    for part in range(rep.page.locator(".gc-map > details > summary").count()):
        rep.press(".gc-map > details > summary", part)
    rep.press(".gc-copy-notes")
    rep.press(".gc-more summary")
    rep.press(".gc-markdown")
    rep.press(".gc-link summary")
    rep.press(".gc-link button")
    rep.see(".gc-done")
    rep.run("document.execCommand = () => false; navigator.clipboard.writeText = () => Promise.reject()")
    rep.press(".gc-copy-notes")
    rep.see(".gc-take")
    rep.run("navigator.share = () => Promise.resolve()")
    rep.press(".gc-back")
    rep.see(".gc-input")
    rep.page.go_forward()
    rep.see(".gc-actions")


def hidden_screen_and_keys(rep: Rep) -> None:
    rep.open(TREE)
    rep.press(".gc-hide")
    rep.press(".gc-cover button")
    rep.press(".gc-switch")
    rep.press(".gc-switch")


def links_that_do_not_fit(rep: Rep) -> None:
    for fragment in ("#nowhere", "#old", "#good;first=xxxx;sum=gone&x=x", "#sum;first=xx;ticked=xx-x-x"):
        rep.open(TREE + fragment)
        rep.see(".gc-notice")


def changed_answers(rep: Rep) -> None:
    walk_to_sum(rep)
    rep.press(".gc-change")
    rep.answer(2)
    rep.see(".gc-notice")


def another_tree(rep: Rep) -> None:
    walk_to_sum(rep)
    rep.type("10", "2")
    rep.see(".gc-earlier")
    rep.see(".gc-actions")
    rep.press(".gc-copy-notes")


def answers_taken_along(rep: Rep) -> None:
    rep.open("guides/other/#good;tree/first=xx")
    rep.see(".gc-given-from")
    rep.press(".gc-copy-notes")


def facts_from_around_the_page(rep: Rep) -> None:
    # The theme's page would bring it.
    rep.page.route("**/guides/tree/?frame", bring_what_a_frame_needs)
    rep.open(TREE + "?frame#facts:tree/first=xx")
    rep.see(".gc-from-around")


def bring_what_a_frame_needs(route: Route) -> None:
    script = '<head><script src="../../assets/gc/bare.js"></script>'
    route.fulfill(response=(page := route.fetch()), body=page.text().replace("<head>", script))


def home_again(rep: Rep) -> None:
    rep.open(TREE)
    rep.answer()
    rep.open("")
    rep.see(".gc-resume")
    rep.page.locator(".gc-filter input").fill("xx")
    rep.look()
    rep.page.locator(".gc-filter input").fill("y")
    rep.look()


def practice(rep: Rep) -> None:
    rep.open("practice/tree/")
    for mine in ("10", "1"):
        rep.press(".gc-play")
        rep.see("aside.gc-practice")
        rep.answer()
        rep.type("3")
        rep.press(".gc-go")
        rep.type(mine, "2")
        rep.see("aside.gc-practice .gc-go")
        rep.press("aside.gc-practice button")
        rep.open("practice/tree/")
    rep.open("practice/")
    rep.see(".gc-mark")


def practice_in_the_wrong_place(rep: Rep) -> None:
    rep.open("practice/tree/")
    rep.press(".gc-play")
    rep.see("aside.gc-practice")
    rep.open("guides/other/")
    rep.follow("aside.gc-practice .gc-go")
    change_the_case(rep, "{...one, turns: [{question: 'sum', answer: 'x-x-x'}]}")
    rep.answer()
    rep.type("3")
    rep.press(".gc-go")
    rep.type("10", "2")
    rep.see("aside.gc-practice .gc-go")


def drawn_practice(rep: Rep) -> None:
    rep.open("practice/")
    rep.press(".gc-draw button")
    rep.see("aside.gc-practice")
    rep.open("practice/")
    change_the_case(rep, "{page: '/', number: 0}")
    rep.open("practice/")
    rep.press(".gc-practising button")
    rep.press(".gc-draw button")
    for _ in range(2):
        rep.see("aside.gc-practice")
        rep.answer(1)
        rep.answer()
        rep.type("3")
        rep.press(".gc-go")
        rep.type("1", "2")
        rep.follow("aside.gc-practice .gc-go")
    rep.see(".gc-practising ol")


def change_the_case(rep: Rep, changed: str) -> None:
    """As an older guide may have left the running case."""
    rep.run(f"""const key = Object.keys(sessionStorage).find((name) => name.endsWith('gc-practice'));
      const run = JSON.parse(sessionStorage[key]);
      run.cases = run.cases.map((one) => ({changed}));
      sessionStorage[key] = JSON.stringify(run);""")


def news_of_the_guide(rep: Rep) -> None:
    edition = rep.page.request.get(rep.url + TREE).text()
    mine = re.search(r'gc-edition"? data-of="?[a-z-]+"? value="?(\w+)', edition)
    same = {"edition": mine[1] if mine else ""}
    for address, body in (("", {}), (TREE, None), (TREE, {}), (TREE, {"edition": "2"}), (TREE, same)):
        rep.page.unroute_all()
        rep.open(address)
        # The page has learnt what is published by then.
        rep.page.wait_for_load_state("networkidle")
        rep.page.route("**/version.json", lambda route: route.fulfill(json={"version": "2"}))
        rep.page.route("**/editions/*", partial(answered_with, body))
        if body is None:
            rep.run("window.fetch = async () => new Response('', {status: 404})")
        rep.run("dispatchEvent(new Event('online'))")
        rep.see(".gc-offline")


def answered_with(body: object, route: Route) -> None:
    route.fulfill(json=body)


def no_connection(rep: Rep) -> None:
    rep.open(TREE)
    rep.page.wait_for_load_state("networkidle")
    for before in ("localStorage.removeItem('/good-call/gc-day')", "localStorage['/good-call/gc-day'] = 'x'"):
        rep.run(before)
        rep.run("dispatchEvent(new Event('offline'))")
        rep.see(".gc-offline")


def slow_connection(rep: Rep) -> None:
    rep.page.add_init_script("const later = setTimeout; window.setTimeout = (act, wait) => later(act, wait / 100)")
    rep.page.route("**/version.json", lambda _: None)
    # Said soon after the page has come, so the day is there before it, or isn't.
    for before in ("localStorage.removeItem('/good-call/gc-day')", "localStorage['/good-call/gc-day'] = 'x'"):
        rep.page.add_init_script(f"if (location.origin !== 'null') {before}")
        rep.open(TREE)
        rep.see(".gc-offline")


STATES: tuple[Callable[[Rep], None], ...] = (
    questions_and_steps,
    numbers_and_ticks,
    worksheets,
    outcomes,
    hidden_screen_and_keys,
    links_that_do_not_fit,
    changed_answers,
    another_tree,
    answers_taken_along,
    facts_from_around_the_page,
    home_again,
    practice,
    practice_in_the_wrong_place,
    drawn_practice,
    no_connection,
)
# They change what a page asks for, or all that comes after them.
STATES_OF_A_NEW_BROWSER: tuple[Callable[[Rep], None], ...] = (news_of_the_guide, slow_connection)


def test_no_state_of_a_script_shows_a_word_that_is_not_in_the_catalogue(
    new_context: Callable[..., BrowserContext], marked_url: str
) -> None:
    def open_browser() -> Page:
        context = new_context()
        context.add_init_script(LISTEN)
        return context.new_page()

    letters, asked = {}, set()
    used = open_browser()
    for state in (*STATES, *STATES_OF_A_NEW_BROWSER):
        rep = Rep(used if state in STATES else open_browser(), marked_url)
        if state in STATES:
            rep.begin()
        state(rep)
        asked |= set(rep.page.evaluate("[...asked]"))
        if rep.letters:
            letters[state.__name__] = rep.letters
    assert not letters, json.dumps(letters, indent=1)
    assert not messages() - asked, "\n".join(sorted(messages() - asked))


def messages() -> set[str]:
    """All that scripts may say."""
    found = re.search(r",(\{.*\})\);\n", script_words(SCRIPTS, MARKED))
    return set(json.loads(found[1])) if found else set()
