"""What went to another tree says so, and links that reps have follow it there."""

import shutil
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

TELL = """
  tell-them:
    title: Tell them
    tell: Say what you won't take.
    say:
      - That you want to help.
    then: late
"""


def vanished(code: int) -> str:
    result = CliRunner().invoke(main, ["diff", "HEAD", "--fail-on-vanished"], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def errors(root: Path) -> list[tuple[str, str]]:
    found = check_guide(read_guide(root), today()).errors
    return [(each.diagnostic.rule, each.diagnostic.message) for each in found]


@pytest.fixture
def parted(guide: Path) -> Path:
    """The small guide, from whose tree `keep` the question `rude` and its step went into a tree of their own."""
    git(guide, "init", "--initial-branch=main")
    commit(guide, "The guide")
    folder = guide / "decision_trees"
    text = (folder / "keep.yml").read_text()
    start, rude = text.index("  rude:"), text.index("  late:\n")
    moved = (
        text[start:rude].replace("then: late", "then: keep").replace("  rude:\n", "  loud:\n    formerly: keep/rude\n")
    )
    before = text[:start].replace("start: rude", "start: late").partition("safeguards:")[0]
    rest = text[rude:].replace(TELL, "").replace("\nsteps:", "")
    promises, stories = rest.index("safeguards:"), rest.index("scenarios:")
    rest = rest[:promises] + rest[stories:]
    (folder / "keep.yml").write_text(before + rest.replace('      rude: "No"\n', "").replace('      rude: "Yes"\n', ""))
    head = "title: Are they loud?\nsummary: For loud days.\nowner: Sales training\nreviewed: 2026-11-01\nstart: loud\n"
    nodes = f"\nquestions:\n{moved}\nsteps:{TELL.replace('then: late', 'then: keep')}\noutcomes:\n"
    ends = text[text.index("  stay:\n") : text.index("  part:\n")]
    nodes = nodes.replace("    title: Tell them\n", "    title: Tell them\n    formerly: [keep/tell-them]\n")
    nodes = nodes.replace("        hint: On the phone, say.\n        then: tell-them", "        then: tell-them")
    (folder / "loud.yml").write_text(f"{head}{nodes}{ends.replace('  stay:', '  calm:')}")
    rewrite(guide, "loud", 'answer: "No"\n        then: keep', 'answer: "No"\n        then: calm')
    assert errors(guide) == []
    return guide


def test_what_went_to_another_tree_has_not_vanished(parted: Path) -> None:
    vanished(0)
    rewrite(parted, "loud", "formerly: keep/rude", "formerly: keep/rue")
    assert "the published id `rude` is gone from this tree" in vanished(1)


def test_its_old_page_sends_on_with_what_it_is_now(parted: Path) -> None:
    html = pages_of(Edition(read_guide(parted)))["guides/keep.md"].render("")
    assert '<li data-was="rude" data-now="loud"><a href="../loud/" tabindex="-1">' in html
    assert '<li data-was="tell-them" data-now="tell-them">' in html
    assert "assets/gc/moved.js" in html
    other = pages_of(Edition(read_guide(parted)))["guides/loud.md"].render("")
    assert "moved.js" not in other
    assert "data-formerly" not in other


def test_a_node_that_became_a_tree_and_an_answer_are_followed_too(parted: Path) -> None:
    rewrite(parted, "loud", "start: loud\n", "formerly: keep/gone\nstart: loud\n")
    rewrite(parted, "loud", '      - answer: "Yes"\n', '      - answer: "Yes"\n        formerly: keep/late/for-ever\n')
    html = pages_of(Edition(read_guide(parted)))["guides/keep.md"].render("")
    assert 'data-was="gone" data-now="loud"' in html
    assert 'data-was="late=for-ever" data-now="loud=yes"' in html
    assert errors(parted) == []


@pytest.mark.parametrize("former", ["keep/late", "keep/stay"])
def test_what_is_still_there_has_not_gone_elsewhere(parted: Path, former: str) -> None:
    rewrite(parted, "loud", "formerly: keep/rude", f"formerly: [keep/rude, {former}]")
    told = f"`{former}` is listed as a former id, and a node has it now"
    assert errors(parted) == [("duplicate-id", told)]


def test_one_thing_goes_to_one_place(parted: Path) -> None:
    rewrite(
        parted, "afterwards", "    ask: Are you still angry?", "    ask: Are you still angry?\n    formerly: keep/rude"
    )
    assert [rule for rule, _ in errors(parted)] == ["duplicate-id"]


@pytest.mark.parametrize("former", ["keep/rude/yes", "keep/", "/rude", "Keep/rude"])
def test_a_former_id_has_its_form(parted: Path, former: str) -> None:
    rewrite(parted, "loud", "formerly: keep/rude", f"formerly: {former}")
    assert [rule for rule, _ in errors(parted)] == ["bad-id"]


def test_a_tree_that_was_taken_out_sends_on_what_left_it_before(parted: Path) -> None:
    rewrite(parted, "afterwards", "then: keep", "then: breathe")
    for old in ("tell-them:\n    title: Tell them\n    formerly: [keep/tell-them]", "then: keep"):
        rewrite(parted, "loud", old, old.replace("then: keep", "then: calm"))
    shutil.rmtree(parted / ".git")
    removed = CliRunner().invoke(main, ["remove", "keep", "--yes"])
    assert removed.exit_code == 0, removed.output
    assert 'data-was="rude"' in pages_of(Edition(read_guide(parted)))["guides/keep.md"].render("")
