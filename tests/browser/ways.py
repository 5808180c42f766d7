"""Every way over the trees of a guide, walked to its end inside one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from good_call.model.tree_name import FRONT_DOOR
from playwright.sync_api import Browser, expect

# The ways are a tree of answers, each given once. Whoever has walked one goes back to where it parts from the next as a
# reload would: by the address and what the tab keeps, so that each place is read from its address too.
_WALK = """async ([start, ways]) => {
  const pages = new Map();
  const elementOf = async (path) => {
    if (!pages.has(path)) {
      const text = await (await fetch(path)).text();
      pages.set(path, new DOMParser().parseFromString(text, 'text/html').querySelector('decision-guide'));
    }
    return document.importNode(pages.get(path), true);
  };
  // The walk alone is tried here, not what other scripts show beside it.
  for (const type of ['gc:leave', 'gc:render'])
    addEventListener(type, (event) => event.stopImmediatePropagation(), true);
  let through;
  navigation.addEventListener('navigate', (event) => {
    if (event.destination.sameDocument) return;
    through = event.destination.url;
    event.preventDefault();
  });
  const main = document.querySelector('main');
  let guide;
  let next;
  const visit = async (address) => {
    const {pathname, hash} = new URL(address, location);
    history.replaceState(null, '', pathname + hash);
    guide = await elementOf(pathname);
    main.replaceChildren(guide);
  };
  main.parentElement.addEventListener('click', (event) => {
    next = event.target.closest('a').href;
    event.preventDefault();
    event.stopPropagation();
  });
  const shown = () => guide.querySelector('.gc-node');
  const here = () => `${guide.dataset.tree}/${guide.state.node}`;
  const press = async (answer, ticks) => {
    next = null;
    if (ticks) guide.choose(answer, ticks);
    else shown().querySelector('.gc-answer').click();
    if (next) await visit(next);
    // Where nothing is to be asked, a tree leads straight on.
    while (!guide.state) await visit(through);
    while (shown().dataset.kind === 'step') await press();
  };
  const standing = () => [location.href, {...sessionStorage}];
  const goBackTo = async ([address, kept]) => {
    sessionStorage.clear();
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
    if (new URL(address).pathname !== location.pathname) return visit(address);
    history.replaceState(null, '', address);
    dispatchEvent(new Event('hashchange'));
  };

  const parting = new Map();
  for (const {asked, end} of ways) {
    let at = parting;
    for (const each of asked) {
      const key = JSON.stringify(each);
      if (!at.has(key)) at.set(key, new Map());
      at = at.get(key);
    }
    at.set('end', end);
  }
  const wrong = [];
  let walked = 0;
  const walk = async (at, before) => {
    if (at.has('end')) {
      walked += 1;
      if (here() !== at.get('end')) wrong.push([before, here(), at.get('end')]);
      return;
    }
    const place = standing();
    let isBack = true;
    for (const [key, further] of at) {
      const [question, answer, ticks] = JSON.parse(key);
      if (!isBack) await goBackTo(place);
      isBack = false;
      if (here() !== question) {
        wrong.push([before, here(), question]);
        return;
      }
      await press(answer, ticks);
      await walk(further, `${before} ${question}=${answer}`);
    }
  };
  sessionStorage.clear();
  await visit(start);
  await walk(parting, '');
  return [walked, wrong];
}"""


def walk_ways(browser: Browser, address: str, ways: Sequence[Any]) -> tuple[int, list[Any]]:
    """How many ways were walked from the front door of the site at this address; and for each that went elsewhere what
    was answered, where it came and where it should have come.
    """
    start = f"{address}guides/{FRONT_DOOR}/"
    page = browser.new_page()
    page.goto(start)
    page.wait_for_function("() => customElements.get('decision-guide')")
    page.evaluate("document.body.innerHTML = '<div><main hidden></main></div>'")
    expect(page.locator("main")).to_be_attached()
    walked, wrong = page.evaluate(_WALK, [start, ways])
    page.close()
    return walked, wrong
