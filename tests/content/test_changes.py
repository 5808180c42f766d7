"""In a copy of the guide, what trainers do keeps the gate green, or it says in their words why not."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.content.demand import GUIDE, ROOT

TAKEN_OUT = [(3, 1), pytest.param((10, 2), marks=pytest.mark.nightly)]
"""How many trees and articles."""


pytestmark = pytest.mark.engine


def copied(target: Path) -> Path:
    """What trainers write, and the gate that judges it."""
    shutil.copytree(ROOT / "decision_trees", target / "decision_trees")
    shutil.copytree(ROOT / "docs", target / "docs")
    mine = shutil.ignore_patterns(Path(__file__).name, "__pycache__")
    shutil.copytree(ROOT / "tests/content", target / "tests/content", ignore=mine)
    # What the gate's tests stand on, and none of the engine's own.
    beside = shutil.ignore_patterns("test_*", "content", "guides", "rules", "__pycache__")
    shutil.copytree(ROOT / "tests", target / "tests", ignore=beside, dirs_exist_ok=True)
    for file in ("mkdocs.yml", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, target / file)
    return target


def flaws(root: Path) -> set[tuple[str, str]]:
    report = check_guide(read_guide(root), today())
    return {(each.diagnostic.rule, each.diagnostic.message) for each in (*report.errors, *report.warnings)}


def edit(path: Path, pattern: str, new: str, count: int = 0) -> bool:
    text = path.read_text("utf-8")
    changed = re.sub(pattern, new, text, count=count, flags=re.MULTILINE)
    path.write_text(changed, "utf-8")
    return changed != text


def test_other_words_another_brand_other_addresses_and_a_group_are_never_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    trees = sorted((root / "decision_trees").glob("[!_]*.yml"))
    reworded = [
        each
        for each in trees
        if edit(each, r"^(      - answer: [A-Z][a-z]+(?: [a-z]+){1,4})(\n        id:)", r"\1 now\2", 1)
    ]
    edit(root / "decision_trees/_house.yml", r"[\w.-]+@example\.com", "anfrage@mühle-und-söhne.example")
    edit(root / "mkdocs.yml", r"^site_name: .*", "site_name: Acme Widgits, Sellerz of Teh Best")
    group = root / "decision_trees/some-of-them"
    group.mkdir()
    (group / "_group.yml").write_text("title: Some of them\nicon: box\nplace: 1\n", "utf-8")
    for path in trees[::3]:
        path.rename(group / path.name)
    assert reworded
    # Where another tree asks the same, the words stay alike: that is told, and right.
    assert {rule for rule, _ in flaws(root)} <= {"not-the-same"}


def test_the_tutorials_tree_is_never_refused_where_its_articles_are(tmp_path: Path) -> None:
    page = (ROOT / "docs/trainers/first-tree.md").read_text("utf-8")
    body = page.partition('title="From questions: to the end"\n')[2].partition("```")[0].replace("exlpain", "explain")
    tree = f"title: Should you take a late return?\nsummary: For late returns.\nowner: A\nstart: broken\n\n{body}"
    root = copied(tmp_path)
    (root / "decision_trees/take-a-late-return.yml").write_text(tree, "utf-8")
    cited = {
        each.partition("/")[0] for each in re.findall(r"[a-z-]+/[a-z-]+", "".join(re.findall(r"principles: .*", tree)))
    }
    if cited <= GUIDE.article_ids:
        assert flaws(root) == set()


@pytest.mark.parametrize("taken_out", TAKEN_OUT)
def test_trees_and_articles_that_are_taken_out_leave_nothing_that_a_trainer_can_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken_out: tuple[int, int]
) -> None:
    most_trees, most_articles = taken_out
    root = copied(tmp_path)
    monkeypatch.chdir(root)
    articles = [f"articles/{each}" for each in sorted(read_guide(root).article_ids)]
    trees = sorted(read_guide(root).tree_ids)
    assert removed(root, trees, most_trees) or len(trees) <= most_trees
    removed(root, articles, most_articles)
    assert {rule for rule, _ in flaws(root)} <= {
        "unused-entry",
        "uncited-outcome",
        "same-destination",
        "untaken-answer",
    }
    for words in refusals(root):
        assert words.startswith("Failed: "), f"no sentence for a trainer: {words}"


def removed(root: Path, names: list[str], count: int) -> int:
    """Take out so many of these; whatever stays does so for a reason that is told, with no file changed."""
    gone = 0
    for name in names:
        result = CliRunner().invoke(main, ["remove", name, "--yes"], catch_exceptions=False)
        gone += result.exit_code == 0
        assert result.exit_code == 0 or f"`{name}` goes, and" in result.output, result.output
        if gone == count:
            return gone
    return gone


def refusals(root: Path) -> list[str]:
    """What the gate's tests say of the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml=gate.xml", "tests/content"]
    command += ["-m", "not engine"]
    subprocess.run(command, cwd=root, capture_output=True, check=False)
    return [each.attrib["message"] for each in ET.parse(root / "gate.xml").iter() if each.tag in ("failure", "error")]
