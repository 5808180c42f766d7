"""A link to what went to another tree opens it there, with as much of its trail as fits."""

from functools import partial
from pathlib import Path

from good_call.pages.shipped_assets import shipped
from playwright.sync_api import Page

from tests.browser.each_of import each_of
from tests.browser.pages_server import serving
from tests.browser.waiting import becomes

OLD = """<!doctype html><title>Old</title>
<ul class="gc-moved-out" hidden>
<li data-was="rude" data-now="loud"><a href="new.html" tabindex="-1"></a></li>
<li data-was="tell" data-now="tell-them"><a href="new.html" tabindex="-1"></a></li>
<li data-was="late=often" data-now="loud=always"><a href="new.html" tabindex="-1"></a></li>
<li data-was="elsewhere" data-now="there"><a href="other.html" tabindex="-1"></a></li>
</ul>
<script defer src="moved.js"></script>"""


LINKS = (
    ("#rude", "new.html#loud"),
    ("#tell;rude=yes.they-lied;late=never", "new.html#tell-them;loud=yes.they-lied"),
    ("#tell;late=often", "new.html#tell-them;loud=always"),
    ("#elsewhere;rude=yes", "other.html#there"),
    ("#late;rude=yes", "old.html#late;rude=yes"),
    ("", "old.html"),
)


def test_a_link_follows_what_left(page: Page, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text(OLD)
    for name in ("new", "other"):
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><title>{name}</title>")
    script = next(content for uri, content in shipped().items() if uri.endswith("/moved.js"))
    (tmp_path / "moved.js").write_bytes(script.encode() if isinstance(script, str) else script)
    with serving(tmp_path) as address:
        each_of(LINKS, partial(_follow, page, address))


def _follow(page: Page, address: str, link: tuple[str, str]) -> None:
    followed, opened = link
    page.goto("about:blank")
    page.goto(f"{address}old.html{followed}")
    # Opened anew where the link leads on.
    becomes(lambda: page.url, f"{address}{opened}")
    page.wait_for_load_state()
    becomes(lambda: page.url, f"{address}{opened}")
