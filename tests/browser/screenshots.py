"""Take the pictures of the README and of the maintainers' pages: `python -m tests.browser.screenshots`.

Builds the site into a temporary folder, opens its main pages in both palettes and on two screens, and writes
`docs/images/<page>-<screen>-<palette>.png` and the README's `docs/images/readme.png`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.launched import launched
from tests.browser.pages_server import serving
from tests.own_guide import ROOT, build

IMAGES = ROOT / "docs" / "images"
TREE_PAGE = "guides/let-a-customer-go/"
PAGES = {
    "home": "",
    "question": f"{TREE_PAGE}#expectations;unsafe=not-dangerous;our-mistake=checked",
    "outcome": f"{TREE_PAGE}#put-it-right;unsafe=not-dangerous;our-mistake=our-mistake-indeed",
    "article": "articles/fire-a-customer/",
    "principles": "principles/",
    "practice": "practice/let-a-customer-go/",
}
SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}
BESIDE = ViewportSize(width=1040, height=844)
PALETTES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# flat colours and text need no more, and the pictures stay small enough for a repository
COLOURS = 128
BACKDROP = "#e4ebe7"
FRAME = "#17282b"
GAP = 48


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(ROOT, site, "--strict")
        with serving(site) as address, launched() as browser:
            taken = dict(_pictures(browser, address))
            beside = _picture(browser.new_page(viewport=BESIDE), address + PAGES["outcome"])
    for name, picture in taken.items():
        _write(picture, name)
    _write(_composed(taken["question-phone-light"], beside), "readme")


def _pictures(browser: Browser, address: str) -> Iterator[tuple[str, Image.Image]]:
    for screen, (width, height) in SCREENS.items():
        for palette in PALETTES:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=palette, reduced_motion="reduce"
            )
            for name, path in PAGES.items():
                yield f"{name}-{screen}-{palette}", _picture(page, address + path)
            page.close()


def _picture(page: Page, address: str) -> Image.Image:
    # an address that differs by its fragment alone would not be loaded anew
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def _composed(phone: Image.Image, desktop: Image.Image) -> Image.Image:
    """A phone beside a desktop of the same height, at three quarters of their size."""
    canvas = Image.new("RGB", (phone.width + desktop.width + 3 * GAP, phone.height + 2 * GAP), BACKDROP)
    _frame(canvas, phone, (GAP, GAP), 28)
    _frame(canvas, desktop, (phone.width + 2 * GAP, GAP), 10)
    return canvas.resize((canvas.width * 3 // 4, canvas.height * 3 // 4), Image.Resampling.LANCZOS)


def _frame(canvas: Image.Image, picture: Image.Image, at: tuple[int, int], radius: int) -> None:
    shape = Image.new("L", picture.size, 0)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, picture.width - 1, picture.height - 1), radius, fill=255)
    edge = (at[0] - 5, at[1] - 5, at[0] + picture.width + 4, at[1] + picture.height + 4)
    ImageDraw.Draw(canvas).rounded_rectangle(edge, radius + 5, fill=FRAME)
    canvas.paste(picture, at, shape)


def _write(picture: Image.Image, name: str) -> None:
    small = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
