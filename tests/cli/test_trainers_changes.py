"""What a trainer does to a guide, from end to end: nothing right is refused, and what is left to do is told."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.site_pages import pages_of
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.cli.test_diff import commit, git
from tests.numbered_trees import tree_id, write_guide
from tests.own_guide import copy_guide

TREES, LEFT = 12, 2
DOORS = "".join(
    f"      - answer: It is about case {number}\n        id: case-{number}\n        then: {tree_id(number)}\n"
    for number in range(TREES)
)
STORIES = "".join(
    f"  - name: Case {number}\n    story: It is about case {number}.\n    answers:\n      which: case-{number}\n"
    f"    expect: {tree_id(number)}\n"
    for number in range(TREES)
)
MENU = f"""title: Which case is it?
summary: For when you don't know yet.
owner: Sales training
reviewed: 2026-11-21
start: which
questions:
  which:
    ask: Which case is it?
    principles: [article-0/principle-0]
    answers:
{DOORS}outcomes: {{}}
scenarios:
{STORIES}"""


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def found(root: Path) -> list[tuple[str, str]]:
    report = check_guide(read_guide(root), today())
    return [(each.diagnostic.rule, each.diagnostic.place.file) for each in (*report.errors, *report.warnings)]


def errors(root: Path) -> list[str]:
    return [each.diagnostic.message for each in check_guide(read_guide(root), today()).errors]


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide with a tree that leads to twelve others, kept in git."""
    root = write_guide(tmp_path / "guide", TREES, Path("hooks.py"))
    (root / "decision_trees/start-here.yml").write_text(MENU, "utf-8")
    monkeypatch.chdir(root)
    git(root, "init", "--initial-branch=main")
    commit(root, "The guide")
    assert errors(root) == []
    return root


def test_ten_trees_and_an_article_go_one_after_another_and_every_old_link_is_told(many: Path) -> None:
    for number in range(TREES - LEFT):
        run("remove", tree_id(number), "--yes")
        assert errors(many) == []
    run("remove", "articles/article-4", "--yes")
    assert errors(many) == []
    guide = read_guide(many)
    assert [answer.id for answer in guide.trees["start-here"].questions["which"].answers] == ["case-10", "case-11"]
    assert "vanished-id" not in run("diff", "HEAD", "--fail-on-vanished")
    pages = pages_of(Edition(guide))
    assert all(f"guides/{tree_id(number)}.md" in pages for number in range(TREES))
    output = run("remove", tree_id(TREES - 1), "--yes", code=1)
    assert "without it nothing is left to choose from" in output


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tests' own guide, kept in git."""
    root = copy_guide(tmp_path / "guide")
    monkeypatch.chdir(root)
    git(root, "init", "--initial-branch=main")
    commit(root, "The guide")
    assert found(root) == []
    return root


def cut(text: str, begin: str, end: str) -> tuple[str, str]:
    """The text without what stands from one place to another, and that."""
    first, last = text.index(begin), text.index(end)
    return text[:first] + text[last:], text[first:last]


def split_in_two(root: Path) -> None:
    """Give the question about anger a tree of its own, with its stories, as a trainer would."""
    path = root / "decision_trees/start-here.yml"
    text, question = cut(path.read_text("utf-8"), "  how-angry:\n", "\noutcomes:\n")
    text, stories = cut(text + "END\n", "  - name: Friday has come and gone\n", "END\n")
    first = stories.index("  - name: Once too often")
    one = stories[:first].replace("      how-angry: waiting\n", "").replace("expect: mend-or-replace", "expect: anger")
    path.write_text(text.replace("then: how-angry", "then: anger").removesuffix("END\n") + one, "utf-8")
    question = question.replace("    ask:", "    formerly: start-here/how-angry\n    ask:")
    head = "title: What is it about this customer?\nsummary: For when somebody is angry.\nowner: Shop floor\n"
    stories = (
        stories.replace("      what: angry\n", "").replace("gone\n", "gone by\n").replace("often\n", "often by far\n")
    )
    body = f"reviewed: 2026-11-20\nstart: how-angry\nquestions:\n{question}outcomes: {{}}\nscenarios:\n{stories}"
    (root / "decision_trees/anger.yml").write_text(head + body, "utf-8")


def test_a_tree_split_in_two_is_clean_and_nothing_that_was_published_is_lost(shop: Path) -> None:
    split_in_two(shop)
    assert found(shop) == []
    assert "vanished-id" not in run("diff", "HEAD", "--fail-on-vanished")


CALLS = """
kinds:
  anger: Anger
calls:
  - say: I waited for a week.
    kind: anger
    answers:
      what: angry
      how-angry: waiting
      mend-or-replace/danger: "yes"
    ends: mend-or-replace/walk-it-home
"""


def test_calls_follow_a_question_to_its_new_tree(shop: Path) -> None:
    calls = shop / "decision_trees/_calls.yml"
    calls.write_text(CALLS, "utf-8")
    assert found(shop) == []
    split_in_two(shop)
    assert set(found(shop)) == {("wrong-call", "decision_trees/_calls.yml")}
    CliRunner().invoke(main, ["check", "--fix"], input="y\n", catch_exceptions=False)
    assert found(shop) == []
    assert calls.read_text("utf-8") == CALLS.replace("how-angry", "anger/how-angry")


def test_a_tension_follows_the_node_that_settles_it(shop: Path) -> None:
    house = shop / "decision_trees/_house.yml"
    text = house.read_text("utf-8").replace(
        "at: [mend-or-replace/limits]", "at: [mend-or-replace/limits, start-here/how-angry]"
    )
    house.write_text(text, "utf-8")
    assert errors(shop) == []
    split_in_two(shop)
    assert errors(shop) == ["`start-here/how-angry` has moved to the tree `anger`"]
    CliRunner().invoke(main, ["check", "--fix"], input="y\n", catch_exceptions=False)
    assert "at: [mend-or-replace/limits, anger/how-angry]" in house.read_text("utf-8")
    assert errors(shop) == []


def test_other_words_another_brand_other_addresses_and_a_group_are_never_refused(shop: Path) -> None:
    folder = shop / "decision_trees"
    house = (folder / "_house.yml").read_text("utf-8")
    assert "@" in house
    (folder / "_house.yml").write_text(re.sub(r"[\w.-]+@[\w.-]+", "anfrage@mühle-und-söhne.example", house), "utf-8")
    tree = (folder / "lend-a-bicycle.yml").read_text("utf-8")
    reworded = re.sub(r"(- answer: [^\n]+)(\n +(?:hint: [^\n]+\n +)?id:)", r"\1 now\2", tree)
    assert reworded != tree
    (folder / "rides").mkdir()
    (folder / "rides/lend-a-bicycle.yml").write_text(reworded, "utf-8")
    (folder / "rides/_group.yml").write_text("title: Rides\n", "utf-8")
    (folder / "lend-a-bicycle.yml").unlink()
    assert found(shop) == []
    output = run("diff", "HEAD", "--fail-on-vanished")
    assert "moved into the group rides, which changes nothing for people" in output
