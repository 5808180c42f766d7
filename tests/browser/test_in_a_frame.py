"""A tree in the frame of another program: bare, with facts going in, and the outcome coming out to whom it may."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from good_call.pages.shipped_assets import EVERYWHERE, FOLDER
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.each_of import each_of
from tests.browser.test_refused_storage import REFUSE
from tests.browser.waiting import becomes, holds
from tests.own_guide import ROOT

DOCS = (ROOT / "docs" / "maintainers" / "in-a-console.md").read_text(encoding="utf-8")
NAMED = "http://localhost:4711/"
OTHER = "http://localhost:4712/"
TREE = "guides/mend-or-replace/"
BARE_OF = ", ".join(
    f"{gone}:visible" for gone in (".md-header", ".md-footer", ".md-search", ".gc-map", ".gc-leave", ".md-tabs")
)
EARS = "window.heard = []; addEventListener('message', (event) => heard.push(event.data));"


def block(kind: str, title: str) -> str:
    found = re.search(rf'```{kind} title="{re.escape(title)}"\n(.*?)```', DOCS, re.DOTALL)
    assert found
    return found[1]


CONSOLE = block("html", "console.html")
SCHEMA = json.loads(block("json", "frame.schema.json"))


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def shown_in(
    page: Page, site_url: str, address: str = f"{TREE}?frame", console: str = NAMED, more: str = ""
) -> FrameLocator:
    """The console of the docs at an origin of its own, with a tree in its frame."""
    body = CONSOLE.replace("https://guide.example.com/guides/mend-or-replace/?frame", f"{site_url}{address}")
    body = body.replace("<iframe", f"<script>{EARS}</script><iframe {more}")
    page.route(f"{console}**", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(console)
    return page.frame_locator("iframe")


def heard(page: Page) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page.evaluate("heard")
    for each in told:
        jsonschema.validate(each, SCHEMA)
    return told


def kinds(page: Page) -> list[str]:
    return [each["type"] for each in heard(page)]


def test_the_page_of_the_docs_is_as_short_as_it_says() -> None:
    assert len([line for line in CONSOLE.splitlines() if line.strip()]) <= 40


@pytest.mark.expects_trouble
def test_facts_go_in_and_the_outcome_comes_out(page: Page, site_url: str) -> None:
    frame = shown_in(page, site_url)
    # The console knows the first answer: the question after it is there.
    expect(frame.locator("h2.gc-ask")).to_have_text("Is it something that we worked on?")
    expect(frame.locator(".gc-from-around")).to_contain_text("1 answer came")
    expect(frame.locator(".gc-given")).to_contain_text("No, it holds")
    frame.locator("a[data-answer=was-ours]").click()
    expect(page.locator("#notes")).to_have_value(re.compile("it holds"))
    becomes(partial(kinds, page), ["ready", "outcome"])
    told = heard(page)[-1]
    assert (told["tree"], told["outcome"]["id"]) == ("mend-or-replace", "put-it-right")
    assert told["link"].startswith(f"{site_url}{TREE}#put-it-right;danger=it-holds")
    assert "frame" not in told["notes"]
    frame.locator(".gc-back").click()
    expect(page.locator("#notes")).to_have_value("")
    becomes(partial(kinds, page), ["ready", "outcome", "open"])
    # One gesture later the rep has the say: what the console knew is asked again.
    frame.locator(".gc-back").click()
    expect(frame.locator("h2.gc-ask")).to_have_text(re.compile("Could they come to harm"))
    holds(lambda: frame.locator("a[data-answer=it-holds]").is_visible())


@pytest.mark.expects_trouble
def test_a_number_by_message_is_answered_and_one_that_does_not_fit_is_said(page: Page, site_url: str) -> None:
    frame = shown_in(page, site_url)
    frame.locator("a[data-answer=looked]").click()
    frame.locator("a[data-answer=rides-again]").click()
    frame.locator("a[data-answer=they-know]").click()
    # Three years, says the console: nobody is asked for the age.
    expect(frame.locator(".gc-from-around")).to_contain_text("2 answers came")
    expect(frame.locator(".gc-given-tick").first).to_contain_text("3")


@pytest.mark.expects_trouble
def test_what_does_not_fit_is_left_to_the_rep(page: Page, site_url: str) -> None:
    frame = shown_in(
        page, site_url, f"{TREE}?frame#facts:mend-or-replace/age=9999;mend-or-replace/danger=nonsense", OTHER
    )
    frame.locator("a[data-answer=it-holds]").click()
    for each in ("looked", "rides-again", "they-know"):
        frame.locator(f"a[data-answer={each}]").click()
    expect(frame.locator("[aria-invalid=true]")).to_have_value("9999")
    expect(frame.locator(".gc-from-around")).to_have_count(0)


@pytest.mark.expects_trouble
def test_facts_by_link_leave_the_address_at_once(page: Page, site_url: str) -> None:
    frame = shown_in(page, site_url, f"{TREE}?frame#facts:mend-or-replace/danger=it-holds;x/y=%", OTHER)
    expect(frame.locator("h2.gc-ask")).to_have_count(1)
    inner = page.frames[1]
    becomes(lambda: "facts" in inner.url, False)
    frame = shown_in(page, site_url, f"{TREE}?frame#facts:mend-or-replace/danger=it-holds;mend-or-replace/age=3", OTHER)
    expect(frame.locator("h2.gc-ask")).to_have_text("Is it something that we worked on?")
    becomes(lambda: "age" in page.frames[1].url, False)


TWO_TREES = "guides/start-here/?frame#facts:start-here/what=broken;mend-or-replace/danger=it-holds"


@pytest.mark.expects_trouble
@pytest.mark.parametrize("more", ["", 'sandbox="allow-scripts"'], ids=["kept", "refused"])
def test_facts_by_link_go_along_to_the_tree_that_takes_over(page: Page, site_url: str, more: str) -> None:
    frame = shown_in(page, site_url, TWO_TREES, OTHER, more)
    expect(frame.locator("h2.gc-ask")).to_have_text("Is it something that we worked on?")
    expect(frame.locator(".gc-from-around")).to_contain_text("1 answer came")
    becomes(lambda: "/mend-or-replace/" in page.frames[1].url and "facts" not in page.frames[1].url, True)


@pytest.mark.expects_trouble
def test_facts_of_one_ticket_never_meet_the_next(page: Page, site_url: str) -> None:
    frame = shown_in(page, site_url, "guides/start-here/?frame#facts:mend-or-replace/danger=it-holds", OTHER)
    expect(frame.locator("h2.gc-ask")).to_have_text("What brings them in?")
    page.evaluate("(address) => { document.querySelector('iframe').src = address; }", f"{site_url}{TREE}?frame")
    expect(frame.locator("h2.gc-ask").first).to_have_text(re.compile("Could they come to harm"))
    holds(lambda: frame.locator("a[data-answer=it-holds]").is_visible())


@pytest.mark.expects_trouble
def test_whoever_is_not_named_is_told_nothing_and_not_listened_to(page: Page, site_url: str) -> None:
    frame = shown_in(page, site_url, console=OTHER)
    page.evaluate(
        """() => document.querySelector('iframe').contentWindow.postMessage(
          {form: 'decision-tree-frame', version: 1, type: 'facts',
           facts: {'mend-or-replace/danger': 'it-holds'}}, '*')"""
    )
    expect(frame.locator("h2.gc-ask")).to_have_text(re.compile("Could they come to harm"))
    frame.locator("a[data-answer=yes]").click()
    expect(frame.locator(".gc-actions")).to_be_visible()
    holds(lambda: page.evaluate("heard.length === 0"))


@pytest.mark.expects_trouble
@pytest.mark.parametrize(
    "more", ['sandbox="allow-scripts"', pytest.param('sandbox="allow-scripts allow-forms"', marks=pytest.mark.nightly)]
)
def test_a_sandboxed_frame_keeps_nothing_and_works(page: Page, site_url: str, more: str) -> None:
    frame = shown_in(page, site_url, more=more)
    expect(frame.locator("h2.gc-ask")).to_have_text("Is it something that we worked on?")
    frame.locator("a[data-answer=was-ours]").click()
    becomes(partial(kinds, page), ["ready", "outcome"])


@pytest.mark.expects_trouble
def test_with_storage_refused_it_works(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.add_init_script(REFUSE)
    frame = shown_in(page, site_url)
    expect(frame.locator("h2.gc-ask")).to_have_text("Is it something that we worked on?")
    frame.locator("a[data-answer=was-ours]").click()
    becomes(partial(kinds, page), ["ready", "outcome"])


@pytest.mark.expects_trouble
def test_private_answers_are_never_told_and_never_taken(page: Page, site_url: str) -> None:
    """Of a tree with a private question, asked and answered."""
    address = "guides/turn-somebody-away/?frame#facts:turn-somebody-away/what-they-did=shouted"
    frame = shown_in(page, site_url, address)
    frame.locator("a[data-answer]:visible").last.click()
    expect(frame.locator(".gc-private")).to_be_visible()
    expect(frame.locator(".gc-from-around")).to_have_count(0)
    frame.locator("[name=took]").check()
    frame.locator(".gc-go").click()
    becomes(partial(kinds, page), ["ready", "outcome"])
    told = heard(page)[-1]
    assert told["approval"]["needed"] is True
    expect(frame.locator(".gc-approve:visible")).to_have_text(told["approval"]["first"])
    expect(page.locator("#state")).to_have_text(told["approval"]["first"])
    # Once it is a tick's id, once its words.
    assert "took" not in json.dumps(told)


def test_it_is_bare_and_fits(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 280, "height": 640})
    page.goto(f"{site_url}{TREE}?frame")

    def look(shown: tuple[str, int]) -> None:
        node, width = shown
        page.set_viewport_size({"width": width, "height": 640})
        expect(page.locator("h2.gc-ask")).to_have_count(1)
        expect(page.locator(f".gc-node[data-node='{node}']")).to_be_visible()
        expect(page.locator(BARE_OF)).to_have_count(0)
        becomes(lambda: page.evaluate("document.documentElement.scrollWidth"), width)

    each_of([("danger", 280), ("danger", 320)], look)
    page.goto(f"{site_url}{TREE}?frame#put-it-right;danger=it-holds;our-work=was-ours")
    each_of([("put-it-right", 280), ("put-it-right", 320)], look)


def test_a_tree_that_takes_over_comes_in_the_frame_and_an_article_beside_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/start-here/?frame")
    page.locator("a[data-answer]:visible", has_text="broken").click()
    expect(page).to_have_url(re.compile(r"/mend-or-replace/\?frame#"))
    expect(page.locator("h2.gc-ask")).to_have_count(1)
    expect(page.locator(".md-header:visible")).to_have_count(0)
    outside = page.locator(".gc-why a[href*='articles/']:visible").first
    expect(outside).to_have_attribute("target", "_blank")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/start-here/\?frame"))


def test_the_frame_s_script_is_loaded_in_frames_alone(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{TREE}")
    page.wait_for_load_state("networkidle")
    assert not [each for each in asked if "/bare." in each]
    assert not {"bare.js", "bare.css"} & set(EVERYWHERE)
    asked.clear()
    page.goto(f"{site_url}{TREE}?frame")
    page.wait_for_load_state("networkidle")
    assert {f"{site_url}{FOLDER}/bare.{kind}" for kind in ("js", "css")} <= {each.partition("?")[0] for each in asked}
    assert not [each for each in asked if "/javascripts/" in each or "search" in each]
