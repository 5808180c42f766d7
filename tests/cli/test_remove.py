"""`guide remove`: what names a tree or an article goes with it, what leads to it is said, its links lead somewhere."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.site_pages import pages_of
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.cli.small_guide import rewrite
from tests.cli.test_diff import commit, git

HOUSE = "decision_trees/_house.yml"


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def add(root: Path, text: str) -> None:
    with (root / HOUSE).open("a", encoding="utf-8") as file:
        file.write(text)


def rewrite_house(root: Path, old: str, new: str) -> None:
    text = (root / HOUSE).read_text(encoding="utf-8")
    assert old in text
    (root / HOUSE).write_text(text.replace(old, new), encoding="utf-8")


def errors(root: Path) -> list[tuple[str, str]]:
    found = check_guide(read_guide(root), today()).errors
    return [(each.diagnostic.rule, each.diagnostic.message) for each in found]


@pytest.fixture
def named(guide: Path) -> Path:
    """The small guide, kept in git; `afterwards` is named in every place where that can be mended."""
    rewrite(guide, "keep", "    next: [afterwards]\n", "    next: [afterwards, other]\n    see: [afterwards]\n")
    rewrite(guide, "keep", "note: Be kind.", "note: Be kind, as in [this](guides/afterwards.md#angry).")
    other = (guide / "decision_trees/afterwards.yml").read_text()
    other = other.replace("What comes afterwards?", "What else?").replace("  angry:", "  loud:")
    other = other.replace("start: angry", "start: loud").replace(
        "again: true\n        then: angry", "again: true\n        then: loud"
    )
    (guide / "decision_trees/other.yml").write_text(other)
    add(
        guide,
        "tensions:\n  - between: [saying-no/be-firm, giving-in/be-soft]\n    why: Both.\n    settled: So.\n"
        "    at:\n      - keep/part\n      - afterwards/breathe   # here\n"
        "safeguards:\n"
        "  - promise: Nobody goes unasked.\n    before: {verdict: let go}\n    always:\n      - asked: [rude, angry]\n"
        "  - promise: Nobody breathes unasked.\n    before: {outcome: breathe-out}\n    always:\n"
        "      - asked: angry\n",
    )
    rewrite(guide, "afterwards", "  breathe:", "  breathe-out:")
    rewrite(guide, "afterwards", "then: breathe", "then: breathe-out")
    (guide / HOUSE).write_text((guide / HOUSE).read_text().replace("afterwards/breathe", "afterwards/breathe-out"))
    (guide / "docs/articles/giving-in.md").write_text(
        "---\ntitle: Giving in\nsummary: How to give in.\nauthor: A. Writer\nprinciples:\n  be-soft:\n"
        "    principle: Give in.\n    why: It costs less.\n    theme: standing-firm\n---\nGive in.\n"
    )
    rewrite(
        guide,
        "keep",
        "    policies: [pay-first]\n    log: Why we parted.",
        "    log: Why we parted.\n    policies: [pay-first]",
    )
    (guide / "docs/page.md").write_text("See [this guide](guides/afterwards.md) and [that](guides/other.md).\n")
    git(guide, "init", "--initial-branch=main")
    commit(guide, "The guide")
    assert errors(guide) == []
    return guide


def test_a_tree_goes_with_all_that_names_it_and_its_links_lead_somewhere(named: Path) -> None:
    output = run("remove", "afterwards", "--say", "Ask **your** manager.", "--yes")
    assert "decision_trees/afterwards.yml goes." in output
    assert errors(named) == []
    keep, house = (named / "decision_trees/keep.yml").read_text(), (named / HOUSE).read_text()
    assert "next: [other]\n" in keep
    assert "see:" not in keep
    assert "note: Be kind, as in this.\n" in keep
    assert "    at:\n      - keep/part\nsafeguards:" in house
    assert "always:\n      - asked: [rude]\n" in house
    assert "Nobody breathes unasked" not in house
    assert (named / "docs/page.md").read_text() == "See this guide and [that](guides/other.md).\n"
    page = pages_of(Edition(read_guide(named)))["guides/afterwards.md"]
    assert "Ask <strong>your</strong> manager." in page.render("")
    told = run("diff", "HEAD", "--fail-on-vanished")
    assert "What its readers are told: Ask **your** manager." in told


def test_links_to_the_names_that_a_tree_had_before_lead_somewhere_too(named: Path) -> None:
    run("rename", "afterwards", "later", "--yes")
    run("remove", "later", "--say", "Ask your manager.", "--yes")
    assert errors(named) == []
    pages = pages_of(Edition(read_guide(named)))
    for name in ("afterwards", "later"):
        assert "Ask your manager." in pages[f"guides/{name}.md"].render("")
    run("diff", "HEAD", "--fail-on-vanished")


def test_an_article_goes_with_its_citations_and_tensions(named: Path) -> None:
    rewrite(
        named,
        "keep",
        "    principles: [saying-no/be-firm]\n    answers:",
        "    principles: [giving-in/be-soft, saying-no/be-firm]\n    answers:",
    )
    rewrite(named, "keep", "    story: All is well.\n", "    story: All is well.\n    source: giving-in\n")
    (named / "docs/page.md").write_text("Read [it](articles/giving-in.md).\n")
    promise = (
        "  - promise: Nobody is let in.\n    before: {verdict: let go}\n    always:\n      - cited: giving-in/be-soft\n"
    )
    (named / HOUSE).write_text((named / HOUSE).read_text().replace("safeguards:\n", f"safeguards:\n{promise}"))
    run("remove", "giving-in", "--yes")
    assert errors(named) == []
    assert not (named / "docs/articles/giving-in.md").exists()
    assert "giving-in" not in (named / "decision_trees/keep.yml").read_text()
    house = (named / HOUSE).read_text()
    assert "tensions:" not in house
    assert "Nobody is let in" not in house
    assert "articles/giving-in: “Giving in” is no longer part of this guide.\n" in house
    assert "articles/giving-in.md" in pages_of(Edition(read_guide(named)))
    assert (named / "docs/page.md").read_text() == "Read it.\n"


def test_a_second_removal_joins_the_first_and_no_leaves_all_as_it_was(named: Path) -> None:
    run("remove", "giving-in", "--yes")
    before = (named / HOUSE).read_text()
    assert "Nothing was changed." in CliRunner().invoke(main, ["remove", "afterwards"], input="n\n").output
    assert (named / HOUSE).read_text() == before
    run("remove", "decision_trees/afterwards.yml", "--yes")
    assert sorted(read_guide(named).house.removed) == ["afterwards", "articles/giving-in"]  # type: ignore[union-attr]


def test_a_tombstone_of_something_that_is_there_is_an_error(named: Path) -> None:
    add(named, "removed:\n  keep: Gone.\n  articles/saying-no: Gone.\n  long-gone: Gone.\n")
    assert [rule for rule, _ in errors(named)] == ["duplicate-id", "duplicate-id"]


def test_a_tombstone_where_no_page_can_have_been_is_an_error(named: Path) -> None:
    add(named, "removed:\n  index: Gone.\n  con: Gone.\n  keep/rude: Gone.\n  long-gone: Gone.\n")
    assert [rule for rule, _ in errors(named)] == ["duplicate-id"] * 3


def test_what_is_not_there_is_said(named: Path) -> None:
    assert "did you mean `afterwards`?" in run("remove", "afterward", "--yes", code=2)


def test_a_removed_article_keeps_its_address_and_one_that_vanished_is_told(named: Path) -> None:
    run("remove", "giving-in", "--yes")
    assert "vanished-id" not in run("diff", "HEAD", "--fail-on-vanished")
    rewrite_house(named, "  articles/giving-in: “Giving in” is no longer part of this guide.\n", "")
    assert "the published article `giving-in` is gone" in run("diff", "HEAD", "--fail-on-vanished", code=1)


def test_the_last_tree_of_a_group_takes_the_group_with_it(named: Path) -> None:
    folder = named / "decision_trees/later"
    folder.mkdir()
    (named / "decision_trees/afterwards.yml").rename(folder / "afterwards.yml")
    (folder / "_group.yml").write_text("title: Later\n")
    output = run("remove", "afterwards", "--yes")
    assert "decision_trees/later/_group.yml goes." in output
    assert not folder.exists()
    assert errors(named) == []


def test_a_group_that_still_has_a_tree_stays(named: Path) -> None:
    folder = named / "decision_trees/later"
    folder.mkdir()
    for tree in ("afterwards", "other"):
        (named / f"decision_trees/{tree}.yml").rename(folder / f"{tree}.yml")
    (folder / "_group.yml").write_text("title: Later\n")
    run("remove", "afterwards", "--yes")
    assert (folder / "_group.yml").exists()
    (folder / "other.yml").rename(named / "decision_trees/other.yml")
    (warning,) = (each for each in check_guide(read_guide(named), today()).warnings if "group" in str(each.diagnostic))
    assert warning.diagnostic.about.id == "later"
