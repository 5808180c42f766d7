"""A business's own templates: written as the theme's manual says, they take nothing away from the guide."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from tests.own_guide import ROOT
from tests.site.test_plugin import WITH_PLUGIN, config_of, root, site_of

__all__ = ["root"]

NEEDED = ("extrahead", "config", "scripts")
TREE = "guides/keep/index.html"
OURS = '<meta name="gc-frame"', "assets/gc/offline.js", "assets/gc/theme.js", "'popstate'", 'rel="manifest"'
SETTINGS = (
    "plugins: [search, good-call: {frame_origins: ['https://console.example.com']}]\n"
    "theme: {name: material, custom_dir: overrides}\n"
)


def write(root: Path, **templates: str) -> None:
    (root / "overrides").mkdir()
    for name, text in templates.items():
        (root / f"overrides/{name}.html").write_text(text, encoding="utf-8")


def warnings(root: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    with caplog.at_level(logging.WARNING):
        build(config_of(root, SETTINGS))
    return [each.message for each in caplog.records if "overrides/" in each.message]


@pytest.mark.parametrize(
    "block",
    [
        "{% block announce %}We move in May.{% endblock %}",
        "{% block extrahead %}{{ super() }}<meta name='x' content='We move in May.'>{% endblock %}",
        "{% block scripts %}{{ super() }}<i hidden>We move in May.</i>{% endblock %}",
        "{% block footer %}We move in May.{% endblock %}",
    ],
)
def test_a_block_of_one_s_own_loses_nothing_of_the_guide(
    root: Path, caplog: pytest.LogCaptureFixture, block: str
) -> None:
    write(root, main=f'{{% extends "base.html" %}}\n{block}\n')
    assert warnings(root, caplog) == []
    for page in ("index.html", TREE, "404.html"):
        text = (root / "site" / page).read_text("utf-8")
        assert "We move in May." in text, page
        assert [each for each in OURS[1:] if each not in text] == [], page
    assert OURS[0] in (root / "site" / TREE).read_text("utf-8")


def test_the_page_for_a_business_shows_one_that_works_and_names_the_blocks_that_need_more(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = (ROOT / "docs/maintainers/make-it-yours.md").read_text("utf-8")
    (shown,) = re.findall(r"^```html\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    write(root, main=shown)
    assert warnings(root, caplog) == []
    assert "We are closed on Monday." in (root / "site/index.html").read_text("utf-8")
    assert all(f"`{block}`" in page for block in NEEDED)


@pytest.mark.parametrize("block", NEEDED)
def test_a_block_that_leaves_out_what_the_guide_needs_is_told(
    root: Path, caplog: pytest.LogCaptureFixture, block: str
) -> None:
    write(root, main=f'{{% extends "base.html" %}}\n{{% block {block} %}}Mine{{% endblock %}}\n')
    assert warnings(root, caplog) == [
        f"`overrides/main.html` replaces the block `{block}`, which the guide needs: write `{{{{ super() }}}}` in it."
    ]


@pytest.mark.parametrize(("name", "told"), [("main", "builds on nothing"), ("base", "stands in for the guide's own")])
def test_a_page_that_builds_on_nothing_is_told(
    root: Path, caplog: pytest.LogCaptureFixture, name: str, told: str
) -> None:
    write(root, **{name: "<html><body>{{ page.content }}</body></html>"})
    (said,) = warnings(root, caplog)
    assert said.startswith(f"`overrides/{name}.html` {told}")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("{{ super() }", "fails in line 2: unexpected '}'."),
        ("{{ super() }}\n{{ nothing.at.all }}", "fails in line 3: 'nothing' is undefined."),
        ('{{ super() }}{% include "gone.html" %}', "fails in line 2: there is no template `gone.html`."),
        ("{{ super() }}{% gone %}", "fails in line 2: Encountered unknown tag 'gone'."),
        ("\udcff", "isn't UTF-8: save it as that."),
    ],
)
def test_a_template_of_one_s_own_that_fails_is_told_with_its_place(root: Path, block: str, told: str) -> None:
    write(root)
    text = f'{{% extends "base.html" %}}\n{{% block extrahead %}}{block}{{% endblock %}}\n'
    (root / "overrides/main.html").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(Abort) as caught:
        build(config_of(root, SETTINGS))
    assert told in str(caught.value)
    assert str(caught.value).startswith("`overrides/main.html` ")


def test_a_folder_without_main_html_changes_nothing(root: Path) -> None:
    before = site_of(root, f"{WITH_PLUGIN}theme: material\n", "before")
    write(root)
    assert site_of(root, f"{WITH_PLUGIN}theme: {{name: material, custom_dir: overrides}}\n", "after") == before
