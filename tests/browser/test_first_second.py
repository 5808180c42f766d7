"""The first second of a tree's page: the link's node from the first paint on, no click lost, the theme when at rest."""

from __future__ import annotations

from playwright.sync_api import Page, Request, expect

from tests.browser.each_of import each_of
from tests.browser.held_back import held
from tests.browser.waiting import becomes

TREE_PAGE = "guides/mend-or-replace/"
ELEMENT = "**/assets/gc/decision-guide.js*"
BUNDLE = "**/assets/javascripts/bundle*.js"
START = "danger"
# Written at each frame: the node that a rep sees.
SEEN = """(() => {
  window.seen = [];
  const look = () => {
    const asks = [...document.querySelectorAll('.gc-node .gc-ask')].filter((each) => each.checkVisibility());
    const ids = asks.map(({id}) => id).join();
    if (ids && ids !== window.seen.at(-1)) window.seen.push(ids);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
LINKS = ("our-work", "our-work;danger=it-holds", "put-it-right;danger=it-holds;our-work=was-ours")


def test_no_other_node_is_ever_seen_than_the_links(page: Page, site_url: str) -> None:
    page.add_init_script(SEEN)

    def look(link: str) -> None:
        node = link.partition(";")[0]
        # nothing of the link before: an address that differs by its fragment alone would not be loaded anew
        page.goto("about:blank")
        with held(page, ELEMENT):
            page.goto(f"{site_url}{TREE_PAGE}#{link}", wait_until="commit")
            expect(page.locator(f"#{node}")).to_be_visible()
            expect(page.locator(f"#{START}")).to_be_hidden()
        page.wait_for_function("() => document.querySelector('decision-guide').state")
        expect(page.locator(f"#{node}")).to_be_focused()
        becomes(lambda: page.evaluate("window.seen"), [node])
        page.evaluate("sessionStorage.clear()")

    each_of(LINKS, look)


def test_a_link_that_names_nothing_shows_the_start_at_once(page: Page, site_url: str) -> None:
    with held(page, ELEMENT):
        page.goto(f"{site_url}{TREE_PAGE}#%E0%A4%A;x", wait_until="commit")
        expect(page.locator(f"#{START}")).to_be_visible()
        expect(page.locator("#our-work")).to_be_hidden()


def test_a_click_before_the_script_has_come_counts_once_it_is_there(page: Page, site_url: str) -> None:
    with held(page, ELEMENT):
        page.goto(f"{site_url}{TREE_PAGE}", wait_until="commit")
        page.get_by_role("link", name="No, it holds").click()
        # A second one is the same gesture still.
        page.get_by_role("link", name="Yes, or they could").click()
        becomes(lambda: page.evaluate("location.hash"), "")
    expect(page.locator("#our-work")).to_be_visible()
    becomes(lambda: page.evaluate("location.hash"), "#our-work;danger=it-holds")
    expect(page.locator(".gc-given li")).to_have_count(1)


def test_where_the_script_never_comes_an_answer_is_a_link(page: Page, site_url: str) -> None:
    page.add_init_script("const later = setTimeout; window.setTimeout = (what, when) => later(what, when / 10);")
    with held(page, ELEMENT):
        page.goto(f"{site_url}{TREE_PAGE}", wait_until="commit")
        page.get_by_role("link", name="No, it holds").click()
        page.wait_for_function("() => location.hash === '#our-work'")


def test_nothing_of_the_themes_is_asked_for_before_the_page_is_at_rest(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with held(page, "**/assets/gc/*tree-page.js*"):
        page.goto(site_url + TREE_PAGE, wait_until="commit")
        page.get_by_role("link", name="No, it holds").click()
        expect(page.locator("#our-work")).to_be_visible()
        assert not [each for each in asked if each.startswith(("bundle", "search", "sitemap", "graphviz"))]
    page.wait_for_function("() => window.document$")


def test_what_is_typed_before_the_theme_has_come_is_searched_for(page: Page, site_url: str) -> None:
    with held(page, BUNDLE):
        page.goto(site_url + TREE_PAGE)
        page.locator("[name=query]").fill("bicycle")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_link_clicked_before_the_theme_knows_its_pages_is_followed_once(page: Page, site_url: str) -> None:
    with held(page, f"{site_url}{TREE_PAGE}"), page.expect_request_finished(is_list), held(page, "**/sitemap.xml"):
        page.goto(f"{site_url}guides/")
        page.wait_for_function("() => window.document$")
        # a click of its own would wait for the page that is held
        page.locator(".md-content a[href$='mend-or-replace/']:visible").first.dispatch_event("click")
    expect(page.locator(f"#{START}")).to_be_visible()
    page.go_back()
    becomes(lambda: page.url, f"{site_url}guides/")


def is_list(request: Request) -> bool:
    return request.url.endswith("sitemap.xml")
