"""The ways out: plain Markdown, built by a generator that runs no hooks; and our hooks, run by MkDocs' successor."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import chdir
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.model.guide import read_guide

from tests.browser.pages_server import BUILT_FOR
from tests.generators import build_with_zensical, environment
from tests.own_guide import OWN

GUIDE = read_guide(OWN)
NODES = sum(len(tree.nodes) for tree in GUIDE.trees.values())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("plain") / "out"
    with chdir(OWN):
        result = CliRunner().invoke(main, ["render", "--out", str(target)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return target


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        # what stands in a fence is shown and not read
        self.feed(re.sub(r"^```.*?^```", "", html, flags=re.DOTALL | re.MULTILINE))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif tag == "a" and name == "href" and value:
                self.links.append(value)
            elif tag == "script" and name == "src" and value:
                self.scripts.append(value)


def test_every_page_is_a_file_and_every_node_a_heading(plain: Path) -> None:
    guides = {path.stem: path.read_text("utf-8") for path in (plain / "docs/guides").glob("*.md")}
    for tree in GUIDE.trees.values():
        ids = _Links(guides[tree.id]).ids
        assert [node for node in tree.nodes if node not in ids] == []
    assert {path.stem for path in (plain / "docs/articles").glob("*.md")} >= set(GUIDE.articles)


def test_the_trees_are_there_as_data_for_programs(plain: Path) -> None:
    assert json.loads((plain / "docs/trees.json").read_text("utf-8"))["trees"].keys() == GUIDE.trees.keys()
    assert (plain / "docs/trees.schema.json").is_file()
    assert f"(guides/{min(GUIDE.trees)}/)" in (plain / "docs/llms.txt").read_text("utf-8")


def test_what_a_rep_may_search_for_is_rendered_unseen(plain: Path) -> None:
    for tree in GUIDE.trees.values():
        page = (plain / f"docs/guides/{tree.id}.md").read_text("utf-8")
        assert f'<p class="gc-search" hidden>{", ".join(tree.search)}</p>' in unescape(page)


def test_links_lead_from_file_to_file(plain: Path) -> None:
    docs = plain / "docs"
    pages = {path.relative_to(docs).as_posix(): _Links(path.read_text("utf-8")) for path in docs.rglob("*.md")}
    for page, parsed in pages.items():
        for link in parsed.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, anchor = urldefrag(urljoin(page, link))
            assert target in pages, f"{page}: {link}"
            assert not anchor or anchor in pages[target].ids or target.startswith("articles/"), f"{page}: {link}"


def test_blocks_of_html_hold_no_blank_line(plain: Path) -> None:
    for path in (plain / "docs/guides").glob("*.md"):
        block = path.read_text("utf-8").partition('<div class="gc-page">')[2]
        assert "\n\n" not in block.rpartition("</div>")[0], path.name


def test_articles_stay_markdown(plain: Path) -> None:
    for article in GUIDE.articles.values():
        assert article.body.strip() in (plain / f"docs/articles/{article.id}.md").read_text("utf-8")


def test_assets_are_there_and_named(plain: Path) -> None:
    settings = (plain / "mkdocs.yml").read_text("utf-8")
    assert 'site_name: "Spoke & Bell"' in settings
    named = re.findall(r"- (assets/\S+)", settings)
    assert "assets/gc/decision-guide.js" in named
    # It needs another script, which fetches it.
    assert "assets/gc/case.js" not in named
    # It is for a page in a frame, and on every other one it would send links elsewhere.
    assert not [each for each in named if "/bare." in each]
    assert [uri for uri in named if not (plain / "docs" / uri).is_file()] == []


@pytest.fixture
def rendered(guide: Path) -> Path:
    """What was rendered of a small guide, as an earlier version would have it: one page more than now."""
    (guide / "docs/notes.md").write_text("# Notes\n")
    assert _render().exit_code == 0
    (guide / "docs/notes.md").unlink()
    return guide / "plain"


def _render(out: str = "plain") -> Result:
    return CliRunner().invoke(main, ["render", "--out", out], catch_exceptions=False)


def test_second_run_writes_anew_and_takes_out_what_has_gone(rendered: Path) -> None:
    assert (rendered / "docs/notes.md").exists()
    assert _render().exit_code == 0
    assert not (rendered / "docs/notes.md").exists()
    assert (rendered / "docs/guides/keep.md").exists()


@pytest.mark.parametrize("file", [".git/config", "docs/own.md", "site/index.html", ".cache/x", "letter.txt"])
def test_what_somebody_put_beside_it_stays(rendered: Path, file: str) -> None:
    (rendered / file).parent.mkdir(exist_ok=True)
    (rendered / file).write_text("theirs")
    for _ in range(2):
        assert _render().exit_code == 0
        assert (rendered / file).read_text() == "theirs"


@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/guides/keep.md", "docs/notes.md"])
def test_a_file_that_was_changed_since_is_named_and_nothing_is_written(rendered: Path, file: str) -> None:
    (rendered / file).write_text("theirs")
    before = {path: path.read_bytes() for path in rendered.rglob("*") if path.is_file()}
    result = _render()
    assert result.exit_code == 2
    assert f"`{file}`" in result.output
    assert {path: path.read_bytes() for path in rendered.rglob("*") if path.is_file()} == before


def test_a_file_of_somebody_else_where_a_new_page_would_stand_is_not_written_over(rendered: Path) -> None:
    (rendered / "docs/new.md").write_text("theirs")
    (rendered.parent / "docs/new.md").write_text("# New\n")
    assert "`docs/new.md`" in _render().output
    assert (rendered / "docs/new.md").read_text() == "theirs"


def test_a_run_that_was_killed_is_finished_by_the_next(rendered: Path) -> None:
    tree = rendered.parent / "decision_trees/keep.yml"
    tree.write_text(tree.read_text().replace("Were they rude?", "Were they loud?"))
    assert _killed("replace", 3).returncode == -signal.SIGKILL
    assert _render().exit_code == 0
    assert "Were they loud?" in (rendered / "docs/guides/keep.md").read_text()


_KILLED = """
import os, signal, sys
from pathlib import Path
from good_call.cli.main import main

name, left = sys.argv.pop(1), int(sys.argv.pop(1))
whole = getattr(Path, name)

def killed(*given, **named):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(*given, **named)

setattr(Path, name, killed)
main()
"""


def _killed(function: str, calls: int) -> subprocess.CompletedProcess[bytes]:
    """Render in a process that is killed once a function of files was called so often."""
    command = [sys.executable, "-c", _KILLED, function, str(calls), "render", "--out", "plain"]
    return subprocess.run(command, check=False, capture_output=True)


def test_a_folder_of_the_first_version_is_written_anew_and_nothing_else_in_it_goes(guide: Path) -> None:
    out = guide / "plain"
    (out / "docs/guides").mkdir(parents=True)
    for file in ("docs/guides/keep.md", "docs/guides/gone.md", ".git", "docs/own.md"):
        (out / file).write_text("old")
    (out / "mkdocs.yml").write_text("# Written by `guide render`; the next run replaces this whole folder.\n")
    assert _render().exit_code == 0
    assert (out / "docs/guides/keep.md").read_text() != "old"
    assert [(out / file).read_text() for file in (".git", "docs/own.md", "docs/guides/gone.md")] == ["old"] * 3


def test_folders_of_others_are_left_alone(project: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine")
    for out, why in (("foreign", "didn't write it"), (".", "the guide itself"), ("docs/x", "the guide itself")):
        result = CliRunner().invoke(main, ["render", "--out", out])
        assert result.exit_code == 2
        assert why in result.output
    assert (foreign / "letter.txt").read_text() == "mine"


def test_guide_with_mistakes_is_not_written(project: Path) -> None:
    path = project / "decision_trees/start-here.yml"
    path.write_text(path.read_text("utf-8").replace("start: ", "start: no-", 1), "utf-8")
    result = CliRunner().invoke(main, ["render", "--out", "plain"])
    assert result.exit_code == 1
    assert "error[missing-start]" in result.output
    assert not (project / "plain").exists()


@pytest.mark.nightly
def test_zensical_builds_every_page_and_node(plain: Path, tmp_path: Path) -> None:
    build_with_zensical(plain, tmp_path / "venv")
    sources = {path.relative_to(plain / "docs").with_suffix("") for path in (plain / "docs").rglob("*.md")}
    built = {path.relative_to(plain / "site"): path for path in (plain / "site").rglob("index.html")}
    assert len(built) == len(sources)
    pages = {address.as_posix(): _Links(path.read_text("utf-8")) for address, path in built.items()}
    anchors = [node for tree in GUIDE.trees.values() for node in tree.nodes if node in pages[_address(tree.id)].ids]
    assert len(anchors) == NODES
    for address, page in pages.items():
        dead = [link for link in page.links if _is_dead(address, link, pages)]
        assert dead == [], address
        assert any(src.endswith("decision-guide.js") for src in page.scripts)


@pytest.mark.nightly
def test_properdocs_builds_the_same_site_with_our_hooks(site: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv")
    command = [python, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    variables = {**os.environ, "SITE_URL": BUILT_FOR, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*command, "--site-dir", str(tmp_path / "site")], cwd=OWN, env=variables, check=True)
    ours, theirs = _pages(site), _pages(tmp_path / "site")
    assert "ProperDocs" in (tmp_path / "site/index.html").read_text("utf-8")
    assert theirs.keys() == ours.keys()
    for tree in GUIDE.trees.values():
        assert [node for node in tree.nodes if node not in theirs[_address(tree.id)].ids] == []
    assert [page for page in ours if theirs[page].ids != ours[page].ids or theirs[page].links != ours[page].links] == []


def _pages(site: Path) -> dict[str, _Links]:
    return {path.relative_to(site).as_posix(): _Links(path.read_text("utf-8")) for path in site.rglob("*.html")}


def _address(tree_id: str) -> str:
    return f"guides/{tree_id}/index.html"


def _is_dead(address: str, link: str, pages: dict[str, _Links]) -> bool:
    if re.match(r"[a-z]+:|//", link):
        return False
    target, anchor = urldefrag(urljoin(address, link))
    page = pages.get(target if target.endswith(".html") else f"{target.rstrip('/')}/index.html".lstrip("/"))
    return page is None or bool(anchor and anchor not in page.ids and not anchor.startswith("__"))
