"""A business's guide looks like the business: what it is called comes from `mkdocs.yml`, and nothing of ours shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from good_call.cli.project import site_name
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.cli.small_guide import write_small_guide
from tests.html_tree import read_html

HOOKS = Path(__file__).parents[2] / "build_hooks/hooks.py"
SETTINGS = f"""\
site_name: Acme's <guide>
site_description: What to do when.
site_url: https://example.com/acme/
copyright: Acme Ltd
hooks: ['{HOOKS.as_posix()}']
theme: {{name: material, logo: assets/acme.svg, favicon: assets/acme.svg, palette: {{primary: teal}}}}
extra:
  good-call:
    short_name: Acme
    home_title: What do <they> want?
    opening_line: Pick what fits & go on.
    theme_color: "#102030"
    background_color: "#ffffff"
    icons: [{{src: assets/acme.png, sizes: 192x192, type: image/png}}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_small_guide(tmp_path_factory.mktemp("acme") / "guide")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/acme.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (root / "docs/assets/acme.png").write_bytes(b"")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return root / "site"


def test_the_home_page_says_what_the_business_says(site: Path) -> None:
    home = read_html((site / "index.html").read_text(encoding="utf-8"))
    assert home.find("h1").text == "What do <they> want?"
    assert home.find(".gc-opening").text == "Pick what fits & go on."


def test_the_app_is_the_business_s(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    told = {name: manifest[name] for name in ("name", "short_name", "description", "theme_color", "background_color")}
    assert told == {
        "name": "Acme's <guide>",
        "short_name": "Acme",
        "description": "What to do when.",
        "theme_color": "#102030",
        "background_color": "#ffffff",
    }
    assert [icon["src"] for icon in manifest["icons"]] == ["assets/acme.png"]
    page = (site / "guides/keep/index.html").read_text(encoding="utf-8")
    assert '<meta name="theme-color" content="#102030">' in page
    assert re.search(r'rel="apple-touch-icon" href="[./]*assets/acme.png"', page)
    assert 'data-md-color-primary="teal"' in page


OURS = re.compile(r"good\s+call|github\.com/[^/\s]+/good-?call|[^\s`]good-call\b", re.IGNORECASE)
LICENCE = "assets/gc/LICENSE.txt"
TERMS_OF_PARTS = "workshop/parts/LICENCES.txt"
"""On every site that is built where the workshop's parts were made."""
TEXTS = {".html", ".css", ".js", ".json", ".txt", ".xml", ".webmanifest", ""}


def test_nothing_of_ours_shows_but_what_the_licence_asks(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file() and path.suffix in TEXTS and path.name[0] != "."]
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert {name for name, text in texts.items() if OURS.search(text)} - {TERMS_OF_PARTS} == {LICENCE}
    pages = {name: text for name, text in texts.items() if name.endswith((".html", ".webmanifest"))}
    assert [name for name, text in pages.items() if "assets/gc/icon" in text] == []


def test_the_licence_of_the_code_goes_along_with_it(site: Path) -> None:
    whole = (HOOKS.parents[1] / "LICENSE").read_text(encoding="utf-8")
    text = (site / LICENCE).read_text(encoding="utf-8")
    assert text[text.index("MIT License") :].strip() in whole
    assert "Copyright (c)" in text


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ("site_name: Acme\nsite_url: !ENV [SITE_URL, null]\n", "Acme"),
        ('site_name: "Größe: #1"\n', "Größe: #1"),
        ("theme: material\n", ""),
        ("site_name: [\n", ""),
        ("- a\n", ""),
        (None, ""),
    ],
)
def test_a_command_knows_the_site_s_name(tmp_path: Path, settings: str | None, name: str) -> None:
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert site_name(tmp_path) == name
