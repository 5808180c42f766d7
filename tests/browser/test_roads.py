"""A heading, a title or a folder's name runs nothing on a published page, under the real policy and without it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.pages_server import BUILT_FOR, serving
from tests.browser.waiting import holds
from tests.cli.small_guide import write_small_guide
from tests.once import once_for_all_workers
from tests.own_guide import ROOT

SPLIT = '<script `` `>document.title = "canary"</script `` `>'
SPELLED = "&lt;/title&gt;&lt;script&gt;document.title = &quot;canary&quot;&lt;/script&gt;"
POLICY = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>')
NAMES = ("articles/saying-no/", "by%20hand/page/")
SETTINGS = """
site_name: Small
theme: {name: material, font: false}
hooks: ["%s"]
watch: [decision_trees]
plugins: [search]
"""


def _build(target: Path) -> None:
    root = write_small_guide(target.with_name(f"{target.name}-guide"))
    article = root / "docs/articles/saying-no.md"
    article.write_text(
        f"{article.read_text(encoding='utf-8')}\n## Peculiar words {SPLIT}\n\n## {SPELLED}\n", encoding="utf-8"
    )
    (root / "docs/by hand").mkdir()
    (root / "docs/by hand/page.md").write_text(
        f"# {SPELLED}\n\n## Peculiar words {SPLIT}\n\nWords.\n", encoding="utf-8"
    )
    settings = SETTINGS % (ROOT / "build_hooks/hooks.py").as_posix()
    (root / "mkdocs.yml").write_text(f"{settings}site_url: {BUILT_FOR}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build_hooks")}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its policy."""
    return once_for_all_workers(tmp_path_factory, "roads", _build)


def _without_policy(site: Path, target: Path) -> Path:
    shutil.copytree(site, target)
    for path in target.rglob("*.html"):
        path.write_text(POLICY.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return target


@pytest.mark.parametrize("secured", [True, False], ids=["with its policy", "without"])
def test_a_heading_runs_nothing_by_way_of_contents_title_or_navigation(
    page: Page, published: Path, tmp_path: Path, secured: bool
) -> None:
    page.on("dialog", _refuse)
    with serving(published if secured else _without_policy(published, tmp_path / "without")) as address:
        for name in NAMES:
            page.goto(address + name)
            page.wait_for_function("() => window.document$")
            holds(lambda: page.evaluate("document.title") != "canary", name)
            holds(lambda: "<script" in (page.locator(".md-sidebar--secondary").text_content() or ""), name)
        page.locator(".md-search__input").click()
        page.keyboard.type("peculiar")
        for name in NAMES:
            expect(page.locator(f".md-search-result__item a[href*='{name}']").first).to_be_visible()
        page.wait_for_timeout(100)
        holds(lambda: page.evaluate("document.title") != "canary")


def _refuse(dialog: Dialog) -> None:
    dialog.dismiss()
    pytest.fail(f"a dialog: {dialog.message}")
