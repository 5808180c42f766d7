"""What a rep waits for on a phone: first views, in turns with the same pages of 0.1.0 and a bare page in one run.

The server is as slow as slow 4G, for the service worker too, and the processor is made four times slower.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.bench.child import PROJECT
from tests.browser.launched import launched
from tests.browser.pages_server import BUILT_FOR, SlowLine, serving

OLD = "819ca17"
"""The commit of 0.1.0."""
ROUNDS = 5
TREE = "guides/let-a-customer-go/"
BARE = "bare.html"
"""What stands in a tree's article, without a style, a script or anything around it."""
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
LATENCY = 0.15
BYTES_A_SECOND = 1_600_000 / 8
SLOWER = 4
PHONE: ViewportSize = {"width": 390, "height": 844}
LIMITS = {
    "deep link right": 0.50,
    "click works": 0.60,
    "again, click works": 0.35,
    "click works, bytes until loaded": 0.65,
}

# At each frame: which node is seen, and whether the element answers to a click.
_WATCH = """(() => {
  const seen = (window.seen = { frames: [], click: 0, shift: 0, paint: 0 });
  const look = () => {
    const guide = document.querySelector('decision-guide');
    const asks = [...(guide?.querySelectorAll('.gc-node .gc-ask') ?? [])];
    const shown = asks.find((each) => each.checkVisibility())?.id;
    if (shown && shown !== seen.frames.at(-1)?.[0]) seen.frames.push([shown, performance.now()]);
    if (!seen.click && guide?.state) seen.click = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) seen.shift += each.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const each of list.getEntriesByName('first-contentful-paint')) seen.paint = each.startTime;
  }).observe({ type: 'paint', buffered: true });
})()"""


@dataclass
class Site:
    """A built site behind a slow line, and what its views took, in milliseconds and bytes."""

    name: str
    address: str
    line: SlowLine
    node: str = ""
    """A node that isn't the first, as this site names it."""
    took: dict[str, list[float]] = field(default_factory=dict)

    def note(self, what: str, value: float) -> None:
        self.took.setdefault(what, []).append(value)

    def told(self, what: str) -> float:
        return median(self.took[what])


def measurements() -> Iterator[str]:
    """A line for each figure. Raises where the commit of 0.1.0 is not at hand, as in a shallow clone."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="good-call-first-")))
        old_project = stack.enter_context(checked_out(folder / "old"))
        browser = stack.enter_context(launched())
        sites = [
            stack.enter_context(_site("0.1.0", old_project, folder / "site-old", old_project)),
            stack.enter_context(_site("now", PROJECT, folder / "site-now", PROJECT / "build_hooks")),
        ]
        for _ in range(ROUNDS):
            for site in sites:
                _look(browser, site)
        yield from _told(*sites)


@contextmanager
def checked_out(folder: Path) -> Iterator[Path]:
    """The repository as it was at 0.1.0."""
    git = ["git", "-C", str(PROJECT)]
    try:
        subprocess.run([*git, "worktree", "add", "--detach", "--quiet", str(folder), OLD], check=True)
    except subprocess.CalledProcessError:
        raise SystemExit(f"Commit {OLD} isn't here: this needs a whole clone, not a shallow one.") from None
    try:
        yield folder
    finally:
        subprocess.run([*git, "worktree", "remove", "--force", str(folder)], check=True)


@contextmanager
def _site(name: str, project: Path, site: Path, path: Path) -> Iterator[Site]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    more = {"SITE_URL": BUILT_FOR, "PYTHONPATH": str(path), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project, env={**os.environ, **more}, check=True)
    _write_bare(site)
    line = SlowLine(LATENCY, BYTES_A_SECOND)
    with serving(site, line) as address:
        yield Site(name, address, line)


def _write_bare(site: Path) -> None:
    article = _ARTICLE.search((site / TREE / "index.html").read_text(encoding="utf-8"))
    assert article
    text = f"<!doctype html><meta charset=utf-8><title>Bare</title>{_SCRIPT.sub('', article[0])}"
    (site / BARE).write_text(text, encoding="utf-8")


def _look(browser: Browser, site: Site) -> None:
    site.node = site.node or _second_node(browser, site)
    _view(browser, site, f"{TREE}#{site.node}", site.node, "deep link right", "deep link, click works")
    _view(browser, site, TREE, "", "tree seen", "click works")
    _again(browser, site, site.node)
    for name, path in {"home": "", "bare page": BARE}.items():
        with browser.new_context(service_workers="block", viewport=PHONE) as context:
            found = _watched(context, site, site.address + path, "window.seen.paint")
        site.note(f"{name} seen", found["paint"])
        site.note(f"{name}, bytes until loaded", found["bytes"])
        site.note(f"{name}, layout shift", found["shift"])


def _second_node(browser: Browser, site: Site) -> str:
    with browser.new_context(java_script_enabled=False).new_page() as page:
        page.goto(site.address + TREE)
        return page.locator(".gc-ask").nth(1).get_attribute("id") or ""


def _view(browser: Browser, site: Site, path: str, node: str, seen: str, click: str) -> None:
    with browser.new_context(service_workers="block", viewport=PHONE) as context:
        found = _watched(context, site, site.address + path)
    _note(site, found, node, seen, click)


def _again(browser: Browser, site: Site, node: str) -> None:
    """A visit on another day, the worker's copy whole."""
    with browser.new_context(viewport=PHONE) as context:
        with site.line.quick(), context.new_page() as page:
            page.goto(site.address + TREE)
            page.wait_for_function("() => navigator.serviceWorker.controller !== null")
            page.wait_for_timeout(500)
        found = _watched(context, site, f"{site.address}{TREE}#{node}")
    _note(site, found, node, "again, deep link right", "again, click works")


def _watched(context: BrowserContext, site: Site, address: str, until: str = "window.seen.click") -> dict[str, Any]:
    context.add_init_script(_WATCH)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    before = site.line.sent
    page.goto(address, wait_until="load")
    sent = site.line.sent - before
    page.wait_for_function(f"() => {until}")
    page.wait_for_timeout(1000)
    found: dict[str, Any] = page.evaluate("() => window.seen")
    return {**found, "bytes": sent}


def _note(site: Site, found: dict[str, Any], node: str, seen: str, click: str) -> None:
    right = [at for shown, at in found["frames"] if not node or shown == node]
    site.note(seen, right[-1] if node else right[0])
    site.note(click, found["click"])
    site.note(f"{seen}, wrong nodes before", len([shown for shown, _ in found["frames"] if node and shown != node]))
    site.note(f"{click}, bytes until loaded", found["bytes"])
    site.note("layout shift", found["shift"])


def _told(old: Site, now: Site) -> Iterator[str]:
    for what in old.took:
        before, after = old.told(what), now.told(what)
        ratio = f"{after / before:.2f}" if before else "-"
        yield f"{what}: {ratio} to 0.1.0 ({after:.4g}, was {before:.4g}{_limit(what)})"
    for what in ("tree seen", "home seen"):
        yield f"{what}: {now.told(what) / now.told('bare page seen'):.2f} to a bare page"


def _limit(what: str) -> str:
    return f"; limit {LIMITS[what]}" if what in LIMITS else ""
