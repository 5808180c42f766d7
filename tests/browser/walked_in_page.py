"""Paths of a tree walked inside its page, in one call: what a rep gives there, a script gives to the element."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.journey import Journey, each_after_another
from tests.browser.tree_on_screen import READ_SHOWN, Shown

# What came too early is done again, as a rep would: the element may wait until a question could be seen.
_WALK = """async ([paths, start]) => {
  const guide = document.querySelector('decision-guide');
  const read = READ_SHOWN;
  const rendered = (milliseconds) => new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    addEventListener('gc:render', () => { clearTimeout(timer); resolve(); }, {once: true});
  });
  const reach = async (node, act) => {
    for (let tries = 0; tries < 40; tries++) {
      const next = rendered(50 * (tries + 1));
      act();
      await next;
      const shown = read(node);
      if (shown) return shown;
    }
    throw new Error(`never came to ${node}: ${location.hash}`);
  };
  const give = ({answer, typed, ticks}) => {
    const section = guide.querySelector('.gc-node');
    if (!typed && !ticks) return section.querySelector(`.gc-answer[data-answer="${answer}"]`)?.click();
    for (const [name, value] of Object.entries(typed ?? {})) {
      const input = section.querySelector(name ? `.gc-input[name="${name}"]` : '.gc-input');
      if (!input) return;
      input.value = value;
      input.dispatchEvent(new Event('input', {bubbles: true}));
    }
    for (const box of section.querySelectorAll('.gc-tick input')) {
      if (box.checked !== !!ticks?.includes(box.name)) box.click();
    }
    section.querySelector('.gc-go')?.click();
  };
  const enter = (node, hash) => reach(node, () => { location.hash = hash; });
  const seen = [read(start) || await enter(start, `#${start}`)];
  const places = [location.hash];
  const walked = [];
  for (const {steps, over, shared} of paths) {
    // What it has in common with the path before was walked: on from where they part, by the address that was there.
    if (shared < seen.length - 1) await enter(seen[shared].node, places[shared]);
    seen.length = places.length = shared + 1;
    for (const step of steps.slice(shared)) {
      seen.push(await reach(step.to, () => give(step)));
      places.push(location.hash);
    }
    const link = over && guide.querySelector(`.gc-node .gc-answer[data-answer="${over}"]`).pathname;
    walked.push({seen: [...seen], link});
  }
  return walked;
}""".replace("READ_SHOWN", READ_SHOWN)

# Neither a click nor a call of the test is in between: five seconds for each.
_VISIT = """async ([path, visits]) => {
  const read = READ_SHOWN;
  const seen = [];
  for (const [node, hash] of visits) {
    if (hash) location.hash = hash;
    else history.back();
    let shown = false;
    for (let tries = 0; tries < 1000 && !shown; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      shown = location.pathname.endsWith(path) && read(node);
    }
    if (!shown) throw new Error(`never came to ${node}: ${location.href}`);
    seen.push(shown);
  }
  return seen;
}""".replace("READ_SHOWN", READ_SHOWN)


def walk_in_page(page: Page, journeys: list[Journey]) -> list[tuple[list[Shown], str]]:
    """Walk each path from the start of the tree that is open.

    Gives what was shown at each node, and the address of the tree that takes over; empty where none does.
    """
    paths = [
        {"steps": _steps(each), "over": _last_answer(each), "shared": each.shared_with(before)}
        for before, each in each_after_another(journeys)
    ]
    walked: Any = page.evaluate(_WALK, [paths, journeys[0].tree.start])
    return [([Shown(**shown) for shown in each["seen"]], each["link"]) for each in walked]


def go_back_in_page(page: Page, journey: Journey, position: int) -> None:
    """Go back by the browser's history from the end of a path to a node of it, and look at each on the way."""
    places = range(len(journey.edges) - 1, position - 1, -1)
    visits = [[journey.nodes[each], ""] for each in places]
    for each, shown in zip(places, _visited(page, journey.tree.id, visits), strict=True):
        journey.expect(each, shown)


def enter_in_page(page: Page, tree: str, nodes: list[str]) -> list[Shown]:
    """What is shown of each node by its address, in the page of the tree."""
    return _visited(page, tree, [[each, f"#{each}"] for each in nodes])


def _visited(page: Page, tree: str, visits: list[list[str]]) -> list[Shown]:
    return [Shown(**shown) for shown in page.evaluate(_VISIT, [f"/guides/{tree}/", visits])]


def _steps(journey: Journey) -> list[dict[str, Any]]:
    pairs = zip(journey.edges, journey.nodes[1:], strict=not journey.hands_over)
    return [{"answer": edge.answer or "continue", "to": to, **_given(journey, edge.node)} for edge, to in pairs]


def _last_answer(journey: Journey) -> str:
    return (journey.edges[-1].answer or "continue") if journey.hands_over else ""


def _given(journey: Journey, node: str) -> dict[str, Any]:
    given = journey.answers.get(node)
    if isinstance(given, dict):
        return {"typed": given}
    if isinstance(given, tuple):
        return {"ticks": given}
    # a number is the value of the only field that there is
    return {"typed": {"": given}} if given is not None and journey.tree.questions[node].number else {}
