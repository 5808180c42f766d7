"""A guide beside the plugins that other sites have: each is added to our settings, built strictly and opened."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages_server import BUILT_FOR, serving
from tests.cli.small_guide import write_small_guide
from tests.own_guide import ROOT, write_settings


@dataclass(frozen=True)
class Beside:
    """What is added to our settings, and what must then be true of the site."""

    plugins: str = ""
    settings: Callable[[str], str] = lambda text: text
    files: dict[str, str] = field(default_factory=dict)
    tree: str = "guides/keep/"
    holds: dict[str, str] = field(default_factory=dict)
    """Patterns by the address of a page that must have them."""
    lacks: dict[str, str] = field(default_factory=dict)
    index: tuple[str, ...] = ()
    """Addresses that the navigation must have."""


POST = "---\ndate: 2026-11-02\ncategories: [News]\n---\n\n# A new tree\n\nWe wrote one.\n\n<!-- more -->\n\nRead it.\n"
CASES = {
    "redirects to a tree's page": Beside(
        plugins="- redirects: {redirect_maps: {old.md: guides/keep.md, older.md: guides/keep.md#late}}",
        holds={"old/index.html": "guides/keep/", "older/index.html": "guides/keep/#late"},
    ),
    "awesome-nav": Beside(
        plugins="- awesome-nav",
        files={"docs/.nav.yml": "nav: [guides, About us: about.md, '*']\n", "docs/about.md": "# About\n\nUs.\n"},
        holds={"index.html": r"(?s)guides/.*About us"},
        index=("guides/", "about/"),
    ),
    "blog": Beside(
        plugins="- blog",
        files={"docs/blog/posts/one.md": POST},
        holds={"blog/index.html": "A new tree", "blog/2026/11/02/a-new-tree/index.html": "Read it"},
        index=("guides/", "blog/"),
    ),
    "git-revision-date-localized": Beside(
        plugins="- git-revision-date-localized: {type: iso_date, enable_creation_date: true}",
        holds={"guides/keep/index.html": "2024-02-03", "articles/saying-no/index.html": "2024-02-03"},
    ),
    "minify": Beside(
        # It renames what it makes smaller, and finds the new name only in the settings; ours are small already.
        plugins="- minify: {minify_html: true, minify_js: true, minify_css: true, css_files: [assets/gc/site.css]}",
    ),
    "macros": Beside(
        plugins="- macros",
        files={"docs/about.md": "# About\n\nWritten for {{ config.site_name }}, {{ 6 * 7 }}.\n"},
        holds={"about/index.html": "Written for Spoke &amp; Bell, 42"},
    ),
    "tags": Beside(
        plugins="- tags",
        files={
            "docs/about.md": "---\ntags: [ours]\n---\n\n# About\n\nUs.\n",
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
        },
        holds={"tags/index.html": r"(?s)ours.*about/"},
    ),
    "meta": Beside(
        plugins="- meta\n- tags",
        files={"docs/guides/.meta.yml": "tags: [tree]\n", "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        holds={"tags/index.html": r"(?s)tree.*guides/keep/", "guides/keep/index.html": "md-tag"},
    ),
    "no folders in addresses": Beside(
        settings=lambda text: f"{text}\nuse_directory_urls: false\n", tree="guides/keep.html"
    ),
    "no instant navigation": Beside(
        settings=lambda text: f"{text}\nextra: {{good-call: {{without: [navigation.instant]}}}}\n",
        lacks={"guides/keep/index.html": '"navigation.instant"'},
    ),
    "another language of the theme": Beside(
        plugins="- blog",
        settings=lambda text: text.replace("  name: material\n", "  name: material\n  language: de\n"),
        files={"docs/blog/posts/one.md": POST},
        holds={"index.html": r"Suche", "blog/index.html": r"2\. November 2026"},
    ),
}


@pytest.mark.nightly
@pytest.mark.parametrize("beside", CASES.values(), ids=CASES)
def test_a_guide_is_whole_beside_another_plugin(page: Page, tmp_path: Path, beside: Beside) -> None:
    done = built(tmp_path, beside)
    assert done.returncode == 0, done.stdout + done.stderr
    for name, pattern in beside.holds.items():
        assert re.search(pattern, (tmp_path / "site" / name).read_text(encoding="utf-8")), name
    for name, pattern in beside.lacks.items():
        assert not re.search(pattern, (tmp_path / "site" / name).read_text(encoding="utf-8")), name
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8").partition("<main")[0]
    assert [each for each in beside.index if f'href="{each}"' not in home] == []
    with serving(tmp_path / "site") as address:
        page.goto(f"{address}{beside.tree}")
        page.get_by_role("link", name="Yes").first.click()
        expect(page.locator(".gc-given")).to_contain_text("Were they rude?")
        hits = json.loads(page.request.get(f"{address}search/search_index.json").text())["docs"]
    # In another language each question is a hit of its own.
    found = {hit["location"]: hit["title"] for hit in hits}
    found |= {f"{hit['location']}#{id_}": title for hit in hits for id_, title in hit.get("nodes", ())}
    assert "Were they rude?" in [title for address, title in found.items() if address.startswith(f"{beside.tree}#")]


def test_a_plugin_that_writes_scripts_into_pages_is_refused_with_its_reason(tmp_path: Path) -> None:
    done = built(tmp_path, Beside(plugins="- glightbox"))
    assert done.returncode == 1
    assert "`glightbox` can't be used with a guide: it writes a script" in done.stdout + done.stderr
    maintainers = (ROOT / "docs/maintainers/plugins.md").read_text(encoding="utf-8")
    assert "glightbox" in maintainers


def built(root: Path, beside: Beside) -> subprocess.CompletedProcess[str]:
    """Build the small guide strictly, with our settings and what stands beside them."""
    write_small_guide(root)
    for name, text in beside.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    write_settings(root)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "plugins:\n  - search\n" in settings
    plugins = "".join(f"  {line}\n" for line in dedent(beside.plugins).splitlines())
    settings = beside.settings(settings.replace("plugins:\n  - search\n", f"plugins:\n  - search\n{plugins}"))
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    environment = {
        **os.environ,
        "SITE_URL": BUILT_FOR,
        "GIT_AUTHOR_DATE": "2024-02-03T12:00:00Z",
        "GIT_COMMITTER_DATE": "2024-02-03T12:00:00Z",
    }
    person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"]
    for arguments in (["init", "--quiet"], ["add", "."], [*person, "commit", "--quiet", "--message", "Begin"]):
        subprocess.run(["git", *arguments], cwd=root, env=environment, check=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(root / "site")]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
