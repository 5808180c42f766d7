"""What a rep's browser has to fetch and to do: bytes, requests, and the time from a click to the next paint."""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Response

from tests.bench.built_site import built
from tests.bench.child import PROJECT
from tests.bench.wide_tree import TREE, WAYS, write_wide_tree
from tests.browser.launched import launched, launcher

NODES = (15, 150, 1500)
VIEWS = {"home": "", "tree": "guides/let-a-customer-go/", "article": "articles/fire-a-customer/"}
ELEMENT = ("decision-guide.js", "decision-guide.css")
ROUNDS = 12
_OURS = re.compile(r'<script[^>]*\ssrc="([^"]*assets/gc/[^"?]+)(?:\?v=\w+)?"')
_CLICKS = """async (rounds) => {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  }));
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    for (;;) {
      const ways = [...document.querySelectorAll('.gc-node:not([hidden]) .gc-answer')];
      const way = ways[round % 3] ?? document.querySelector('.gc-restart');
      await painted();
      const began = performance.now();
      way.click();
      await painted();
      took.push(performance.now() - began);
      if (!ways.length) break;
    }
  }
  return took;
}"""


def measurements() -> Iterator[str]:
    """A line for each figure."""
    with tempfile.TemporaryDirectory(prefix="good-call-look-") as name:
        folder = Path(name)
        site = folder / "site"
        with built(PROJECT, site) as address, launched() as browser:
            yield from _weights(site)
            for view, path in VIEWS.items():
                yield _first_view(browser, view, address + path)
        yield from _clicks(folder)


def _weights(site: Path) -> Iterator[str]:
    yield f"the element and its styles, gzipped: {_packed(site / 'assets' / 'gc', ELEMENT)} of 9216 bytes"
    heaviest, page = max((_scripts_of(path), path) for path in site.rglob("index.html"))
    name = page.parent.relative_to(site).as_posix()
    yield f"our other scripts on the heaviest page ({name}), with a case running, gzipped: {heaviest} of 13312 bytes"


def _scripts_of(path: Path) -> int:
    found = _OURS.findall(path.read_text(encoding="utf-8"))
    scripts = [(path.parent / script).resolve() for script in found if not script.endswith(ELEMENT)]
    # resume.js brings it while a case of practice is running
    case = [script.with_name("case.js") for script in scripts if script.name.endswith("tree-page.js")]
    return sum(_size(script) for script in [*scripts, *case])


def _packed(folder: Path, names: tuple[str, ...]) -> int:
    return sum(_size(folder / name) for name in names)


def _size(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def _first_view(browser: Browser, view: str, address: str) -> str:
    page = browser.new_context(service_workers="block").new_page()
    cold = _loaded(page, lambda: page.goto(address))
    warm = _loaded(page, page.reload)
    page.context.close()
    return f"first view of {view}: cold {cold}, warm {warm}"


def _loaded(page: Page, load: Callable[[], object]) -> str:
    """Requests and the bytes that came, packed as a host for pages sends texts; what was not modified has none."""
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    page.on("response", note)
    load()
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    return f"{len(responses)} requests, {sum(map(_bytes, responses)) / 1024:.0f} KB"


def _bytes(response: Response) -> int:
    if response.status != 200:
        return 0
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body)) if re.search("text|javascript|json|xml", kind) else len(body)


def _clicks(folder: Path) -> Iterator[str]:
    """Medians of one run, the sizes taken in turn so that a busy moment hits all of them."""
    with ExitStack() as stack:
        launch = stack.enter_context(launcher())
        sites = {nodes: stack.enter_context(_wide(folder, nodes)) for nodes in NODES}
        # A browser each: what one page still draws holds no other up.
        clicked = {nodes: Clicked(_clicked_through(launch(), address)) for nodes, address in sites.items()}
        for _ in range(ROUNDS):
            for each in clicked.values():
                each.go_round()
        smallest = clicked[NODES[0]]
        for nodes, each in clicked.items():
            yield f"click to paint, {nodes} nodes, to {NODES[0]} nodes: {each.told(smallest)}"


@dataclass
class Clicked:
    """What the clicks on a page took: milliseconds until the next paint, and seconds of the page's own work."""

    page: Page
    took: list[float] = field(default_factory=list)
    busy: float = 0.0

    def __post_init__(self) -> None:
        self._session = self.page.context.new_cdp_session(self.page)
        self._session.send("Performance.enable")

    def go_round(self) -> None:
        before = self._busy()
        self.took += self.page.evaluate(_CLICKS, WAYS)
        self.busy += self._busy() - before

    def told(self, smallest: Clicked) -> str:
        paint, work = median(self.took), 1000 * self.busy / len(self.took)
        work_of_smallest = 1000 * smallest.busy / len(smallest.took)
        return (
            f"{paint / median(smallest.took):.2f} (limit 1.3; {paint:.1f} ms, median of {len(self.took)}; "
            f"the page's own work {work / work_of_smallest:.2f}, {work:.1f} ms)"
        )

    def _busy(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def _wide(folder: Path, nodes: int) -> AbstractContextManager[str]:
    """The site of a tree of so many nodes."""
    return built(write_wide_tree(folder / str(nodes), nodes), folder / f"site-{nodes}")


def _clicked_through(browser: Browser, address: str) -> Page:
    """The page of its tree, every way once taken."""
    # The theme fades its tabs wherever a round begins anew, which is oftener in a small tree.
    page = browser.new_context(service_workers="block", reduced_motion="reduce").new_page()
    page.goto(f"{address}guides/{TREE}/")
    page.wait_for_function("() => Boolean(document.querySelector('decision-guide')?.state)")
    page.evaluate(_CLICKS, WAYS)
    return page
