"""A tree's page in a shell of our own, beside the same in the theme's: a prototype that is no part of the product."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.first_views import BYTES_A_SECOND, LATENCY, PHONE, ROUNDS, SLOWER
from tests.browser.launched import launched
from tests.browser.pages_server import SlowLine, serving
from tests.own_guide import OWN, TREE, build

PAGE = f"guides/{TREE}/"
CONTENT = re.compile(r"<p class=\"?gc-summary.*(?=</article>)", re.DOTALL)
STYLES = re.compile(r'<link rel="stylesheet" href="[^"]*assets/gc/[^"]*">')
SHELL = """<!doctype html><html lang="en" class="js"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>{styles}
<style>body {{ margin: 0; font: 20px/1.5 system-ui; background: var(--md-default-bg-color) }}
.own-head {{ display: flex; gap: 16px; padding: 8px 16px; position: sticky; top: 0; background: inherit }}
main {{ max-width: 1144px; margin: 0 auto; padding: 0 16px }}</style></head>
<body data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">
<header class="own-head md-header"><a href="../../">{title}</a>
<form action="../" role="search"><input name="q" type="search" aria-label="Search"></form>
<button type="button" id="palette" aria-label="Light or dark">◐</button></header>
<main class="md-content"><article class="md-content__inner md-typeset">{content}</article></main>
<script>
const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = (isDark) => {{ document.body.dataset.mdColorScheme = isDark ? 'slate' : 'default'; }};
paint(dark.matches);
dark.onchange = () => paint(dark.matches);
palette.onclick = () => paint(document.body.dataset.mdColorScheme === 'default');
</script></body></html>"""
CLICK = """() => new Promise((done) => {
  const look = () => document.querySelector('decision-guide')?.state ? done(performance.now()) : setTimeout(look, 5);
  look();
})"""


def measurements() -> Iterator[str]:
    """Bytes and time of a first view on a phone, as medians of views in turns."""
    with tempfile.TemporaryDirectory(prefix="good-call-shell-") as folder:
        theme, own = Path(folder, "theme"), Path(folder, "own")
        build(OWN, theme)
        shutil.copytree(theme, own)
        whole = (theme / PAGE / "index.html").read_text(encoding="utf-8")
        (own / PAGE / "index.html").write_text(prototype(whole), encoding="utf-8")
        sites = {"theme": theme, "own shell": own}
        took: dict[str, list[tuple[float, int, int]]] = {name: [] for name in sites}
        for _ in range(ROUNDS):
            for name, site in sites.items():
                took[name].append(view(site))
        for name, found in took.items():
            click, loaded, rest = (median(each) for each in zip(*found, strict=True))
            yield f"{name}: click works {click:.0f} ms; {loaded:,.0f} bytes until loaded, {rest:,.0f} until at rest"


def prototype(page: str) -> str:
    content = CONTENT.search(page)
    assert content
    return SHELL.format(title="Spoke &amp; Bell", styles="".join(STYLES.findall(page)), content=content[0])


def view(site: Path) -> tuple[float, int, int]:
    line = SlowLine(LATENCY, BYTES_A_SECOND)
    with serving(site, line) as address, launched() as browser:
        context = browser.new_context(service_workers="block", viewport=PHONE)
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address + PAGE, wait_until="load")
        loaded = line.sent
        click = page.evaluate(CLICK)
        page.wait_for_load_state("networkidle")
        return click, loaded, line.sent


if __name__ == "__main__":
    for told in measurements():
        print(told)
