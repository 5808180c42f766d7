"""What stands on a site's pages that is no part of ours, as a browser reads them; none of them is run."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from good_call.pages import first_sight
from playwright.sync_api import Page

from tests.browser.pages_server import serving

# Whole pages come in one file: asked for one by one, 1,500 of them take more than it takes to judge them.
_PAGES = "pages.txt"
# Selectors and XPath first, which the browser is quick at: a script looks only at what they find.
_FIND_FOREIGN = """async ([file, known]) => {
  const drawn = 'svg, g, path, rect, text, tspan, title, a';
  const plain = `a, abbr, article, aside, blockquote, br, button, code, data.gc-edition, dd,
    decision-guide, del, details, div, dl, dt,
    em, figcaption, figure, form.gc-draw, form.gc-draw *,
    form.gc-filter, form.gc-filter *, h1, h2, h3, h4, h5, h6, hr, img, input, ins, kbd, label, li,
    nav, ol, p, pre, section, span, strong, sub, summary, sup, table, tbody, td, th, thead, tr, ul`;
  const more = `audio, b, bdi, bdo, caption, cite, dfn, figcaption, figure, footer, header, i, label, q, s, samp,
    small, source, svg, svg *, tfoot, time, u, var, video, wbr`;
  const isOurs = (each) => each.localName === 'script' && /^[.\\/]*assets\\/gc\\//.test(each.getAttribute('src') ?? '')
    || each.localName === 'link' && /^[.\\/]*assets\\/gc\\//.test(each.getAttribute('href') ?? '')
    || each.closest('svg') && each.matches(drawn)
    || each.localName === 'script' && known.includes(each.textContent)
    || each.localName === 'script' && each.textContent.startsWith('var target=document.getElementById');
  const elements = (content, byHand) => [...content.querySelectorAll(`:not(${plain})`)]
    .filter((each) => !isOurs(each) && !(byHand && each.matches(more)))
    .map((each) => `element ${each.outerHTML.slice(0, 200)}`);

  const acting = '[style], [srcdoc], [srcset], [formaction], [ping], [background], [poster]';
  const leading = '[href], [*|href], [src], [action], [data]';
  const listening = document.createExpression("//@*[starts-with(name(), 'on')]");
  const listeners = (page) => {
    const found = listening.evaluate(page, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    return Array.from({length: found.snapshotLength}, (_, index) => found.snapshotItem(index))
      .map(({name, value}) => `${name}=${value}`);
  };
  const attributes = (page, here) => {
    const found = [];
    for (const each of page.querySelectorAll(`${acting}, ${leading}`)) {
      for (const {name, value} of each.attributes) {
        if (/^(style|srcdoc|srcset|formaction|ping|background|poster)$/i.test(name)) found.push(`${name}=${value}`);
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
    return found;
  };
  const parts = (page) => {
    const found = ['meta[http-equiv]', 'base', 'style', 'iframe', 'object', 'embed', 'a:not([*|href], .gc-map-go)']
      .filter((name) => page.querySelector(name));
    const most = 7 + 2 * !!page.querySelector('decision-guide') + !!page.querySelector('.gc-home, .gc-practice-list');
    if (page.querySelectorAll('script:not([src])').length > most) found.push('a script');
    if (page.querySelectorAll('decision-guide').length > 1) found.push('a second guide');
    if (page.querySelector('main [data-md-component=container], #__config:not(script), .md-content .md-overlay')) {
      found.push('a false part of the page');
    }
    return found;
  };

  const found = {};
  for (const line of (await (await fetch(file)).text()).split('\\n')) {
    const [name, address, byHand, text] = JSON.parse(line);
    const page = new DOMParser().parseFromString(text, 'text/html');
    const content = page.querySelector('.md-content');
    const foreign = [
      ...content ? elements(content, byHand) : ['no content'],
      ...listeners(page),
      ...attributes(page, new URL(address, location)),
      ...parts(page),
    ];
    if (foreign.length) found[name] = foreign.slice(0, 3);
  }
  return found;
}"""


def foreign_parts(page: Page, site: Path, scratch: Path) -> dict[str, list[str]]:
    """What stands on the pages of a site that is no part of ours, by page; at most three of each.

    `scratch` is an empty folder, from which the pages are served together.
    """
    # The workshop's page holds no text of the guide, and other elements where its parts are there.
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    shown = [name for name in names if not name.startswith("workshop/")]
    assert shown
    lines = (
        json.dumps([name, quote(name), name.startswith("hand/"), (site / name).read_text(encoding="utf-8")])
        for name in shown
    )
    (scratch / _PAGES).write_text("\n".join(lines), encoding="utf-8")
    (scratch / "index.html").write_text("<!doctype html><title>Judged here</title>", encoding="utf-8")
    with serving(scratch) as address:
        page.goto(address)
        page.wait_for_load_state()
        found: dict[str, list[str]] = page.evaluate(_FIND_FOREIGN, [_PAGES, first_sight.inline()])
    return found
