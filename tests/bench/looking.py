"""What a rep's browser has to fetch and to do: bytes, requests, and the time from a click to the next paint."""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Response

from tests.bench.built_site import built
from tests.bench.child import PROJECT
from tests.bench.wide_tree import TREE, write_wide_tree
from tests.browser.launched import launched

NODES = (15, 150, 1500)
VIEWS = {"home": "", "tree": "guides/let-a-customer-go/", "article": "articles/fire-a-customer/"}
ELEMENT = ("decision-guide.js", "decision-guide.css")
ROUNDS = 25
# A frame every 16 ms would hide what a click costs.
UNLIMITED = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
_OURS = re.compile(r'<script[^>]*\ssrc="([^"]*assets/gc/[^"]+)"')
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
    yield f"the element and its styles, gzipped: {_packed(site / 'assets' / 'gc', ELEMENT)} of 6144 bytes"
    heaviest, page = max((_scripts_of(path), path) for path in site.rglob("index.html"))
    name = page.parent.relative_to(site).as_posix()
    yield f"our other scripts on the heaviest page ({name}), with a case running, gzipped: {heaviest} of 10240 bytes"


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
    took: dict[int, list[float]] = {nodes: [] for nodes in NODES}
    for nodes in NODES:
        with (
            built(write_wide_tree(folder / str(nodes), nodes), folder / f"site-{nodes}") as address,
            launched(*UNLIMITED) as browser,
        ):
            page = browser.new_context(service_workers="block").new_page()
            page.goto(f"{address}guides/{TREE}/")
            page.wait_for_function("() => Boolean(customElements.get('decision-guide'))")
            page.evaluate(_CLICKS, 3)
            took[nodes] = page.evaluate(_CLICKS, ROUNDS)
    smallest = median(took[NODES[0]])
    for nodes, times in took.items():
        yield (
            f"click to paint, {nodes} nodes, to {NODES[0]} nodes: {median(times) / smallest:.2f} (limit 1.3; "
            f"{median(times):.1f} ms, median of {len(times)})"
        )
