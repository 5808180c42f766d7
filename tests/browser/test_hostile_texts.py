"""Whatever is typed into any text field, nothing runs, no other host is asked, and the page stays the page.

The texts stand in every field of trees, house rules and articles; the site is built with the real hooks, but without
the checker's refusal and without the security policy, so that the pages alone must make the texts harmless.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from good_call.model.form_reader import FormReader
from good_call.model.tree import Tree
from good_call.pages import first_sight
from good_call.source.document import Document
from playwright.sync_api import BrowserContext, Dialog, Page, Route

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

# What a browser makes of the page, judged element by element; the document itself runs nothing.
FIND_FOREIGN = """async ([pages, known]) => {
  const foreign = async (address, byHand) => {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    const found = [];
    const here = new URL(address, location);
    const content = page.querySelector('.md-content');
    const drawn = 'svg, g, path, rect, text, tspan, title, a';
    const plain = `a, abbr, article, aside, blockquote, br, button, code, data.gc-edition, dd,
      decision-guide, del, details, div, dl, dt,
      em, figcaption, figure, form.gc-draw, form.gc-draw *,
      form.gc-filter, form.gc-filter *, h1, h2, h3, h4, h5, h6, hr, img, input, ins, kbd, label, li,
      nav, ol, p, pre, section, span, strong, sub, summary, sup, table, tbody, td, th, thead, tr, ul`;
    const more = `audio, b, bdi, bdo, caption, cite, dfn, figcaption, figure, footer, header, i, label, q, s, samp,
      small, source, svg, svg *, tfoot, time, u, var, video, wbr`;
    for (const each of content.querySelectorAll('*')) {
      const ours = each.localName === 'script' && /^[.\\/]*assets\\/gc\\//.test(each.getAttribute('src') ?? '')
        || each.localName === 'link' && /^[.\\/]*assets\\/gc\\//.test(each.getAttribute('href') ?? '')
        || each.closest('svg') && each.matches(drawn)
        || each.localName === 'script' && known.includes(each.textContent)
        || each.localName === 'script' && each.textContent.startsWith('var target=document.getElementById');
      const allowed = ours || each.matches(plain) || byHand && each.matches(more);
      if (!allowed) found.push(`element ${each.outerHTML.slice(0, 200)}`);
    }
    for (const each of page.querySelectorAll('*')) {
      for (const {name, value} of each.attributes) {
        if (/^on|^(style|srcdoc|srcset|formaction|ping|background|poster)$/i.test(name)) found.push(`${name}=${value}`);
        if (!/^(href|src|action|data|xlink:href)$/i.test(name)) continue;
        if (each.matches('[rel=canonical], [rel=prev], [rel=next]')) continue;
        const link = URL.canParse(value, here) ? new URL(value, here) : null;
        const outward = each.matches('a') && name === 'href';
        if (!link || !['http:', 'https:', ...(outward ? ['mailto:', 'tel:'] : [])].includes(link.protocol)) {
          found.push(`${each.localName} ${name}=${value}`);
        } else if (link.origin !== here.origin && !(outward && /^(https?:|mailto:|tel:)/i.test(value.trim()))) {
          found.push(`another host: ${each.localName} ${name}=${value}`);
        }
      }
    }
    const parts = ['meta[http-equiv]', 'base', 'style', 'iframe', 'object', 'embed', 'a:not([*|href], .gc-map-go)'];
    for (const name of parts) {
      if (page.querySelector(name)) found.push(name);
    }
    const most = page.querySelector('decision-guide') ? 9 : 7;
    if (page.querySelectorAll('script:not([src])').length > most) found.push('a script');
    if (page.querySelectorAll('decision-guide').length > 1) found.push('a second guide');
    if (page.querySelector('main [data-md-component=container], #__config:not(script), .md-content .md-overlay')) {
      found.push('a false part of the page');
    }
    return found;
  };
  const judged = pages.map(async ([name, address, byHand]) => [name, await foreign(address, byHand)]);
  return Object.fromEntries((await Promise.all(judged)).filter(([, found]) => found.length));
}"""


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a guide with each hostile text in every field."""
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

    def answer(route: Route) -> None:
        if route.request.resource_type == "image" and (
            route.request.url.endswith("/x") or "/hand/" in route.request.url
        ):
            # a picture of the site that isn't there, which an article's Markdown may ask for
            route.fulfill(status=200, content_type="image/svg+xml", body="<svg xmlns='http://www.w3.org/2000/svg'/>")
        elif any(f"//{host}" in route.request.url for host in OWN_HOSTS):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    # a page of all texts is as large as no real one
    page.set_default_timeout(120_000)
    page.on("dialog", dismiss)
    return page


def test_no_text_field_is_left_out() -> None:
    assert unfilled() == set()


def foreign(page: Page, site: Path) -> dict[str, list[str]]:
    """What stands on the pages of a site that is no part of ours, by page."""
    with serving(site) as address:
        page.goto(f"{address}404.html")
        names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
        # The workshop's page holds no text of the guide, and other elements where its parts are there.
        shown = (name for name in names if not name.startswith("workshop/"))
        pages = [(name, address + quote(name), name.startswith("hand/")) for name in shown]
        found: dict[str, list[str]] = {}
        for begin in range(0, len(pages), 50):
            found |= page.evaluate(FIND_FOREIGN, [pages[begin : begin + 50], first_sight.inline()])
    return {name: each[:3] for name, each in found.items()}


def test_no_page_holds_what_a_text_asked_for(watched: Page, hostile_site: Path) -> None:
    found = foreign(watched, hostile_site)
    assert not found


@pytest.mark.nightly
def test_no_navigation_holds_what_a_text_asked_for(watched: Page, named_site: Path) -> None:
    found = foreign(watched, named_site)
    assert not found


@pytest.mark.nightly
def test_a_navigation_of_texts_runs_none_of_them(watched: Page, named_site: Path) -> None:
    with serving(named_site) as address:
        for folder in ("", "guides/tree-0/", "hand/page-3/", "articles/article-5/"):
            watched.goto(address + folder)
            _move_about(watched, ".md-sidebar, .md-tabs, .md-footer")


GATHERING = ("", "guides/", "articles/", "policies/", "principles/", "guides/everything/")
KINDS = ("guides/tree", "articles/article", "hand/page", "hand/called")
SOME = [f"{kind}-{number}/" for kind in KINDS for number in range(0, len(ALL), 24)]


@pytest.mark.parametrize("folder", GATHERING)
def test_pages_that_gather_all_texts_run_none_of_them(watched: Page, hostile_url: str, folder: str) -> None:
    watched.goto(hostile_url + folder)
    _move_about(watched)


def test_pages_of_a_text_of_their_own_do_not_run_it(watched: Page, hostile_url: str) -> None:
    for folder in SOME:
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
          const press = (each) => {
            each.focus?.();
            for (const name of ['pointerenter', 'mouseover', 'mouseenter', 'wheel', 'toggle', 'animationstart']) {
              each.dispatchEvent(new Event(name, {bubbles: true}));
            }
          };
          document.querySelectorAll(`:is(${where}) :is(a, p, li, span, h1, h2, h3, img, details)`).forEach(press);
          document.querySelectorAll(`:is(${where}) a`).forEach((each) => {
            if (!/^https?:|^mailto:|^tel:|^$/.test(each.protocol ?? '')) each.click();
          });
        }""",
        where,
    )
    becomes(lambda: page.evaluate("typeof window.canary"), "function")
