"""Every way over several trees, walked to its end in the page, comes to what Python says; nothing is asked twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from good_call.model.guide import read_guide
from good_call.model.tree_name import FRONT_DOOR
from playwright.sync_api import Browser, expect

from tests.browser.pages_server import serving
from tests.own_guide import FERRY, OWN, build, copy_guide, write_settings
from tests.shared_cases.cases import cases
from tests.shared_cases.computed import journey_case
from tests.walked_journeys import walked

# Each tree's page is read once. A way to another tree puts that tree's element in place of this one, at its address,
# as a visit would: nothing has to be fetched, and nothing waits for a gesture.
_WALK = """async ([start, ways]) => {
  const pages = new Map();
  const elementOf = async (path) => {
    if (!pages.has(path)) pages.set(path, await (await fetch(path)).text());
    return new DOMParser().parseFromString(pages.get(path), 'text/html').querySelector('decision-guide');
  };
  addEventListener('gc:leave', (event) => event.stopImmediatePropagation(), true);
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
  // Behind the element's own listener, before the theme's.
  main.parentElement.addEventListener('click', (event) => {
    next = event.target.closest('a').href;
    event.preventDefault();
    event.stopPropagation();
  });
  const shown = () => guide.querySelector('.gc-node');
  const press = async (answer, ticks) => {
    next = null;
    if (ticks) guide.choose(answer, ticks);
    else shown().querySelector('.gc-answer').click();
    if (next) await visit(next);
    // Where nothing is to be asked, a tree leads straight on.
    while (!guide.state) await visit(through);
  };
  const walk = async ({asked}) => {
    sessionStorage.clear();
    await visit(start);
    const seen = [];
    for (const [, answer, ticks] of asked) {
      while (shown().dataset.kind === 'step') await press();
      seen.push([`${guide.dataset.tree}/${guide.state.node}`, answer, ticks]);
      // What came up is told, and the way ends there.
      if (!shown().querySelector(`[data-answer="${answer}"]`)) break;
      await press(answer, ticks);
    }
    while (shown().dataset.kind === 'step') await press();
    return {asked: seen, end: `${guide.dataset.tree}/${guide.state.node}`};
  };
  const walked = [];
  for (const way of ways) walked.push(await walk(way));
  return walked;
}"""


@pytest.mark.parametrize("guide", [FERRY, OWN], ids=lambda guide: guide.name)
def test_every_way_over_the_trees_ends_where_it_should(browser: Browser, guide: Path, tmp_path: Path) -> None:
    write_settings(copy_guide(tmp_path / "guide", guide), guide)
    build(tmp_path / "guide", tmp_path / "site")
    trees = read_guide(guide).trees
    ways: list[Any] = (
        cases("journeys") if guide == FERRY else [journey_case(each) for each in walked(trees, FRONT_DOOR)]
    )
    with serving(tmp_path / "site") as address:
        page = browser.new_page()
        page.goto(f"{address}guides/{FRONT_DOOR}/")
        page.wait_for_function("() => customElements.get('decision-guide')")
        page.evaluate("document.body.innerHTML = '<div><main></main></div>'")
        expect(page.locator("main")).to_be_attached()
        found = page.evaluate(_WALK, [f"guides/{FRONT_DOOR}/".join([address, ""]), ways])
        page.close()
    assert len(found) == len(ways) > 100
    for way, seen in zip(ways, found, strict=True):
        assert seen == way
