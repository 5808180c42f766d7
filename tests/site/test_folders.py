"""A guide may lie in other folders: the site is the same, and every command finds and names them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.model.folders import folders_of, why_not
from good_call.model.guide import read_guide
from good_call.model.house import HOUSE_FILE
from good_call.rules.check import check_guide
from good_call.source.clock import today
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from tests.cli.small_guide import write_small_guide
from tests.cli.test_diff import commit, git
from tests.site.test_plugin import MATERIAL, SETTINGS, WITH_HOOKS, WITH_PLUGIN, config_of, install, root, site_of

__all__ = ["root"]

PLACES = {
    "trees elsewhere": ("rules", "docs", "docs/articles"),
    "articles elsewhere in the pages": ("decision_trees", "docs", "docs/background/sources"),
    "articles beside the pages": ("decision_trees", "docs", "sources"),
    "pages elsewhere": ("decision_trees", "content", "content/articles"),
    "all of them, and deep": ("business/rules", "site/content", "business/sources"),
}


def settings_of(place: str, way: str = "plugin") -> str:
    trees, docs, articles = PLACES[place]
    options = json.dumps({"decision_trees": trees, "articles": articles})
    docs_dir = f"docs_dir: {docs}\n"
    if way == "plugin":
        return f"{docs_dir}plugins: [search, good-call: {options}]\n{MATERIAL}"
    if way == "a mapping":
        return f"{docs_dir}plugins: {{search: {{}}, good-call: {options}}}\n{MATERIAL}"
    return f"{docs_dir}{WITH_HOOKS}{MATERIAL}extra: {{good-call: {options}}}\n"


def move(root: Path, place: str) -> None:
    trees, docs, articles = PLACES[place]
    (root / "docs/about.md").write_text("# About\n\nSee [how to say no](articles/saying-no.md).\n", encoding="utf-8")
    for old, new in (("decision_trees", trees), ("docs/articles", articles), ("docs", docs)):
        if old != new:
            (root / new).mkdir(parents=True, exist_ok=True)
            shutil.copytree(root / old, root / new, dirs_exist_ok=True, ignore=shutil.ignore_patterns("articles"))
    for old, new in (("decision_trees", trees), ("docs/articles", articles), ("docs", docs)):
        if old != new and (root / old) not in (root / articles).parents and (root / old) not in (root / docs).parents:
            shutil.rmtree(root / old, ignore_errors=True)


@pytest.fixture
def moved(root: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    move(root, request.param)
    (root / "mkdocs.yml").write_text(SETTINGS.format(site="public") + settings_of(request.param), encoding="utf-8")
    monkeypatch.chdir(root)
    return root


everywhere = pytest.mark.parametrize("moved", PLACES, indirect=True)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def make_comparable(root: Path) -> Path:
    """The guide with a page that leads to an article, and without a placeholder: the health page names its file."""
    (root / "docs/about.md").write_text("# About\n\nSee [how to say no](articles/saying-no.md).\n", encoding="utf-8")
    house = root / HOUSE_FILE
    house.write_text(house.read_text("utf-8").replace("    replace: true\n", ""), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the guide whose folders are where they usually are."""
    with pytest.MonkeyPatch.context() as patch:
        install(patch)
        guide = make_comparable(write_small_guide(tmp_path_factory.mktemp("usual") / "guide"))
        return site_of(guide, WITH_PLUGIN + MATERIAL, "before")


@pytest.mark.parametrize(
    ("place", "way"),
    [*((place, "plugin") for place in PLACES), (list(PLACES)[-1], "a mapping"), (list(PLACES)[-1], "hooks")],
)
def test_the_site_is_the_same(usual: dict[str, bytes], root: Path, place: str, way: str) -> None:
    move(make_comparable(root), place)
    after = site_of(root, settings_of(place, way), "after")
    trees, _, articles = PLACES[place]
    # The workshop names files as they lie: that is where they are edited.
    texts = {each for each in after if each.startswith("workshop/files/")}
    assert {f"workshop/files/{trees}/keep.yml.txt", f"workshop/files/{articles}/saying-no.md.txt"} <= texts
    before, after = ({name: each for name, each in one.items() if not _of_texts(name)} for one in (usual, after))
    assert sorted(before) == sorted(after)
    assert [name for name, content in before.items() if content != after[name]] == []


def _of_texts(name: str) -> bool:
    # The last of them lists all files.
    return name.startswith("workshop/files/") or name in ("workshop/neighbours.json", ".guide-build")


@everywhere
def test_the_check_reads_what_is_there_and_names_it(moved: Path) -> None:
    where = folders_of(moved)
    report = check_guide(read_guide(moved), today())
    assert not report.errors
    assert len(report.guide.trees) == 2
    assert len(report.guide.articles) == 1
    for file in (f"{where.trees}/keep.yml", where.house, f"{where.articles}/saying-no.md"):
        text = (moved / file).read_text("utf-8")
        (moved / file).write_text("title: [", encoding="utf-8")
        assert f"{file}:1" in run("check", "--format", "concise").output
        (moved / file).write_text(text, encoding="utf-8")
    house = moved / where.house
    house.write_text(house.read_text("utf-8").replace("approve: manager", "approve: boss"), encoding="utf-8")
    account = json.loads(run("check", "--format", "json").output)
    assert [file for file in account["read"] if not (moved / file).is_file()] == []
    assert account["unread"] == []
    told = run("check").output
    assert f"--> {where.house}:" in told
    assert f"add it to `{where.house}`" in told


@everywhere
def test_commands_write_there(moved: Path) -> None:
    where = folders_of(moved)
    assert run("new", "Should we wait?", "--yes").exit_code == 0
    assert (moved / where.trees / "should-we-wait.yml").is_file()
    assert run("new", "Should we go?", "--group", "later", "--yes").exit_code == 0
    assert read_guide(moved).trees["should-we-go"].group == "later"
    assert run("rename", "keep", "keep-them", "--yes").exit_code == 0
    assert (moved / where.trees / "keep-them.yml").is_file()
    assert run("remove", "should-we-wait", "--yes").exit_code == 0
    assert "should-we-wait" in (moved / where.house).read_text("utf-8")
    assert run("schema").exit_code == 0
    assert (moved / where.schemas / "tree.json").is_file()
    (moved / "flow.mmd").write_text(
        "flowchart TD\n  a{Is it late?} -->|Yes| b[Wait]\n  a -->|No| c[Go]\n", encoding="utf-8"
    )
    imported = run("import", "flow.mmd", "--to", f"{where.trees}/flow.yml")
    assert (moved / where.trees / "flow.yml").is_file(), imported.output
    assert "$schema=_schema/tree.json" in (moved / where.trees / "flow.yml").read_text("utf-8")
    assert not (moved / "decision_trees").exists() or where.trees == "decision_trees"


@everywhere
def test_a_change_is_told(moved: Path) -> None:
    git(moved, "init", "--initial-branch=main")
    commit(moved, "The guide")
    tree = moved / folders_of(moved).trees / "keep.yml"
    tree.write_text(tree.read_text("utf-8").replace("Were they rude?", "Were they loud?"), encoding="utf-8")
    told = run("diff", "HEAD").output
    assert "Were they rude?" in told
    assert "Were they loud?" in told


def test_a_change_is_told_where_the_settings_inherit_the_folders(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move(root, "all of them, and deep")
    (root / "base.yml").write_text(settings_of("all of them, and deep"), encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"INHERIT: base.yml\n{SETTINGS.format(site='public')}", encoding="utf-8")
    monkeypatch.chdir(root)
    git(root, "init", "--initial-branch=main")
    commit(root, "The guide")
    tree = root / "business/rules/keep.yml"
    tree.write_text(tree.read_text("utf-8").replace("Were they rude?", "Were they loud?"), encoding="utf-8")
    told = run("diff", "HEAD").output
    assert "Were they rude?" in told
    assert "Were they loud?" in told


@pytest.mark.parametrize("moved", ["all of them, and deep"], indirect=True)
def test_pytest_finds_them(moved: Path) -> None:
    (moved / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=moved, capture_output=True, text=True, check=False)
    assert "business/rules/keep.yml::story: The liar PASSED" in done.stdout, done.stdout + done.stderr
    assert "business/sources/saying-no.md::article PASSED" in done.stdout


@pytest.mark.parametrize("name", ["/srv/rules", "../rules", "C:/rules", "_rules", "some/.hidden", "a\\b"])
def test_a_folder_where_no_guide_can_be_is_told(root: Path, name: str) -> None:
    assert why_not(name)
    with pytest.raises(Abort, match="decision_trees"):
        build(config_of(root, f"plugins: [search, good-call: {{decision_trees: {json.dumps(name)}}}]\n{MATERIAL}"))


def test_a_folder_that_is_not_there_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "mkdocs.yml").write_text("plugins: [good-call: {decision_trees: ruels}]\n", encoding="utf-8")
    monkeypatch.chdir(root)
    done = run("check")
    assert done.exit_code == 2
    assert "`ruels`" in done.output
