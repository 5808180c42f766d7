"""`guide rename`: every place follows, nothing else moves, and old links live on."""

import contextlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.fixes.linked import renamed_fragment
from good_call.fixes.renaming import Renaming, taken
from good_call.model.guide import read_guide
from good_call.model.naming import Named, namings
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.edit import apply

from tests.own_guide import OWN

GUIDE = read_guide(OWN)


def _rename(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["rename", *arguments], input=typed)


def _some_names() -> Iterator[Named]:
    """Of every tree its first, middle and last node, and answers and ticks that cases and safeguards name."""
    for tree in GUIDE.trees.values():
        nodes = list(tree.nodes)
        yield from ((tree.id, nodes[position]) for position in (0, len(nodes) // 2, -1))
        asked = [each.named for each in namings(GUIDE) if len(each.named) == 3 and each.named[0] == tree.id]
        yield from sorted(set(asked))[:3]


@pytest.mark.parametrize("named", sorted(set(_some_names())), ids=".".join)
def test_everything_that_names_an_id_follows(named: Named) -> None:
    texts = {file: document.text for file, document in GUIDE.documents.items()}
    edits = list(Renaming(GUIDE, named, "brand-new-id", texts).edits())
    after = {file: apply(texts[file], [each for each in edits if each.file == file]) for file in texts}
    guide = read_guide(OWN, after)
    assert not guide.form_diagnostics
    assert named not in {each.named for each in namings(guide)}
    assert len(list(namings(guide))) == len(list(namings(GUIDE)))
    assert not check_guide(guide, today()).errors
    for file, text in after.items():
        changed = set(text.split("\n")) - set(texts[file].split("\n"))
        assert all("brand-new-id" in line or "formerly" in line or "tick: " in line for line in changed)


TREE = """\
# yaml-language-server: $schema=_schema/tree.json
title: Is it late?
summary: For a late order.   # a remark
owner: Sales training
reviewed: 2026-11-21
start: late

questions:
  late:   # the first
    ask: |
      Is it [late](#late)?

      See [this](guides/small.md#sorry).
    answers:
      - answer: "Yes"
        then: signs
      - answer: "No"
        then: sorry
  signs:
    ask: Which?
    formerly: old-signs
    tick:
      - They shouted
      - id: lied
        tick: They lied
    answers:
      - answer: None
        below: 1
        then: start-here
      - answer: Some
        formerly: [a-few]
        from: 1
        then:
          - if: {late: [yes, "no"], signs: they-shouted}
            go: 'sorry'
          - otherwise: start-here

outcomes:
  sorry:
    verdict: explain
    title: Say sorry
    formerly:
      - regret   # in May
    do:
      - Say it.
    say: [] # nothing
    approve: nobody
    log: It.

scenarios:
  - name: A
    story: A story.
    answers:
      late: "No"
    expect: sorry
  - name: B
    story: A story.
    answers: {late: yes, signs: [they-shouted]}
    expect: sorry

waivers:
  - rule: uncited-outcome
    at: outcomes.sorry
    reason: A test.
    until: 2999-01-01
"""


@pytest.fixture
def small(project: Path) -> Path:
    (project / "decision_trees/small.yml").write_text(
        TREE.replace("    say: [] # nothing\n", "    say:\n      - Sorry.\n")
    )
    (project / "docs/page.md").write_text(
        "[a](guides/small.md#sorry;late=yes;signs=they-shouted.lied) [b](guides/smaller.md)\n"
    )
    (project / "mkdocs.yml").write_text("nav:\n  - guides/small.md\n")

    return project


def _tree(root: Path) -> str:
    return (root / "decision_trees/small.yml").read_text()


def test_node_gets_a_new_id_with_every_remark_kept(small: Path) -> None:
    before = _tree(small)
    result = _rename("small", "sorry", "say-sorry", "--yes")
    assert result.exit_code == 0, result.output
    expected = (
        before.replace("go: 'sorry'", "go: 'say-sorry'")
        .replace("then: sorry", "then: say-sorry")
        .replace("  sorry:\n", "  say-sorry:\n")
        .replace("expect: sorry", "expect: say-sorry")
        .replace("at: outcomes.sorry", "at: outcomes.say-sorry")
        .replace("small.md#sorry", "small.md#say-sorry")
        .replace("      - regret   # in May", "      - regret\n      - sorry   # in May")
    )
    assert _tree(small) == expected
    assert "small.md#say-sorry;late=yes" in (small / "docs/page.md").read_text()


def test_question_gets_a_new_id_in_cases_stories_and_trails(small: Path) -> None:
    assert _rename("small", "late", "is-it-late", "--yes").exit_code == 0
    text = _tree(small)
    assert "start: is-it-late\n" in text
    assert "  is-it-late:   # the first\n" in text
    assert "[late](#is-it-late)" in text
    assert "small.md#sorry;is-it-late=yes;" in (small / "docs/page.md").read_text()
    assert "      See [this](guides/small.md#sorry).\n    formerly: [late]\n    answers:" in text
    assert '- if: {is-it-late: [yes, "no"], signs: they-shouted}' in text
    assert "answers: {is-it-late: yes, signs: [they-shouted]}" in text
    # It links to a tree that there isn't, whose name begins alike.
    (small / "docs/page.md").unlink()
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_answer_gets_an_id_of_its_own(small: Path) -> None:
    assert _rename("small", "late.no", "in-time", "--yes").exit_code == 0
    text = _tree(small)
    assert '      - answer: "No"\n        id: in-time\n        formerly: no\n        then: sorry\n' in text
    assert '- if: {late: [yes, "in-time"], signs' in text
    assert '      late: "No"\n' in text, "a story that gives the words goes on giving them"


def test_answer_with_former_ids_keeps_them(small: Path) -> None:
    assert _rename("small", "signs.some", "several", "--yes").exit_code == 0
    assert "- answer: Some\n        id: several\n        formerly: [a-few, some]\n" in _tree(small)


def test_tick_gets_an_id_of_its_own(small: Path) -> None:
    assert _rename("small", "signs.they-shouted", "shouted", "--yes").exit_code == 0
    text = _tree(small)
    assert "      - id: shouted\n        formerly: they-shouted\n        tick: They shouted\n" in text
    assert "signs: shouted}" in text
    assert "signs: [shouted]}" in text
    assert "signs=shouted.lied" in (small / "docs/page.md").read_text()


def test_tick_with_an_id_keeps_its_old_one_as_former(small: Path) -> None:
    assert _rename("small", "signs.lied", "told-lies", "--yes").exit_code == 0
    assert "      - id: told-lies\n        formerly: lied\n        tick: They lied\n" in _tree(small)
    assert _rename("small", "signs.told-lies", "lies", "--yes").exit_code == 0
    assert "      - id: lies\n        formerly: [lied, told-lies]\n        tick: They lied\n" in _tree(small)
    result = _rename("small", "signs.they-shouted", "told-lies", "--yes")
    assert "`lies` had it before" in result.output, "an old link would lead to another statement"


def test_id_that_comes_back_changes_places_with_its_successor(small: Path) -> None:
    assert _rename("small", "signs", "old-signs", "--yes").exit_code == 0
    assert "  old-signs:\n    ask: Which?\n    formerly: signs\n" in _tree(small)


def test_a_promise_of_the_house_follows_where_no_other_tree_has_the_name(small: Path) -> None:
    house = small / "decision_trees/_house.yml"
    promise = "  - promise: P.\n    before: {outcome: sorry}\n    always:\n      - answered: {signs: they-shouted}\n"
    house.write_text(house.read_text().replace("\nsafeguards:\n", f"\nsafeguards:\n{promise}"))
    (small / "decision_trees/small.yml").write_text(_tree(small).replace("then: sorry", "then: signs"))
    for old, new in (("sorry", "regret"), ("signs", "which"), ("which.they-shouted", "shouted")):
        result = _rename("small", old, new, "--yes")
        assert result.exit_code == 0, result.output
    assert promise.replace("sorry", "regret").replace("signs: they-", "which: ") in house.read_text()


def test_a_name_that_a_promise_of_the_house_shares_with_another_tree_stays(small: Path) -> None:
    house = small / "decision_trees/_house.yml"
    promise = "  - promise: P.\n    before: {outcome: sorry}\n    always:\n      - asked: late\n"
    house.write_text(house.read_text().replace("\nsafeguards:\n", f"\nsafeguards:\n{promise}"))
    (small / "decision_trees/twin.yml").write_text(_tree(small).replace("small.md", "twin.md"))
    for old in ("sorry", "late"):
        before = _tree(small), house.read_text()
        result = _rename("small", old, "regrets", "--yes")
        assert result.exit_code == 2
        assert f"a promise of the house rules names `{old}`, which `twin` has too" in result.output
        assert (_tree(small), house.read_text()) == before
    assert _rename("small", "signs", "which", "--yes").exit_code == 0


def test_tree_moves_to_another_file_and_all_links_follow(small: Path) -> None:
    result = _rename("small", "tiny", "--yes")
    assert result.exit_code == 0, result.output
    assert not (small / "decision_trees/small.yml").exists()
    text = (small / "decision_trees/tiny.yml").read_text()
    assert "summary: For a late order.   # a remark\nformerly: [small]\nowner" in text
    assert "guides/tiny.md#sorry" in text
    assert (small / "docs/page.md").read_text().endswith("[b](guides/smaller.md)\n")
    assert (small / "mkdocs.yml").read_text() == "nav:\n  - guides/tiny.md\n"


_LESSON = """\
# Your first tree

```console
$ guide new "Small" --yes
Wrote decision_trees/small.yml.
```

- In a list:

    ~~~
    See guides/small.md.
    ~~~

The file decision_trees/small.yml makes `guides/small.md`, and a ` alone is
[a link](guides/small.md#sorry "title") to [its file](<../decision_trees/small.yml>).

[one more][small], <https://example.com/guides/small/#late>, <a href="guides/small/">HTML</a>

[small]: guides/small.md
"""


def test_on_a_page_only_links_follow_and_never_code_or_prose(small: Path) -> None:
    lesson = small / "docs/trainers/lesson.md"
    lesson.parent.mkdir()
    lesson.write_text(_LESSON)
    assert _rename("small", "tiny", "--yes").exit_code == 0
    expected = _LESSON.replace("(guides/small.md#", "(guides/tiny.md#").replace("/small.yml>)", "/tiny.yml>)")
    expected = expected.replace("/guides/small/#", "/guides/tiny/#").replace('"guides/small/"', '"guides/tiny/"')
    assert lesson.read_text() == expected.replace("[small]: guides/small.md", "[small]: guides/tiny.md")


def test_tree_of_the_guide_moves_with_hand_overs_and_tensions(project: Path) -> None:
    assert _rename("decision_trees/mend-or-replace.yml", "work-on-a-bicycle", "--yes").exit_code == 0
    files = [path for path in project.rglob("*.*") if path.suffix in (".yml", ".md")]
    rest = [path for path in files if "mend-or-replace" in path.read_text("utf-8")]
    assert [path.name for path in rest] == ["work-on-a-bicycle.yml"]
    assert CliRunner().invoke(main, ["check", "--strict"]).exit_code == 0


def test_no_is_taken_for_an_answer(small: Path) -> None:
    before = _tree(small)
    result = _rename("small", "sorry", "say-sorry", typed="n\n")
    assert result.exit_code == 0
    assert "+  say-sorry:" in result.output
    assert "Nothing was changed." in result.output
    assert _tree(small) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["smalll", "sorry", "x"], "there is no tree `smalll`; did you mean `small`?"),
        (["small", "srory", "x"], "there is no node `srory`; did you mean `sorry`?"),
        (["small", "late.yess", "x"], "there is no answer `yess`; did you mean `yes`?"),
        (["small", "sorry", "Say sorry"], "`Say sorry` is no id: a-z, 0-9 and hyphens. Write `say-sorry`."),
        (["small", "sorry", "late"], "`late` can't be given: a node of `small` has it."),
        (["small", "sorry", "sorry"], "it is the id already"),
        (["small", "sorry", "start-here"], "a tree has this id"),
        (["small", "sorry", "old-signs"], "`signs` had it before"),
        (["small", "late.no", "yes"], "`late` has an answer or a tick with it"),
        (["small", "start-here"], "another tree has it"),
        (["small", "../x"], "`../x` is no id"),
        (["small"], "give TREE OLD NEW, or TREE NEW"),
    ],
)
def test_what_cannot_be_renamed_is_said(small: Path, arguments: list[str], message: str) -> None:
    result = _rename(*arguments, "--yes")
    assert result.exit_code == 2
    assert message in result.output


def test_a_guide_that_cannot_be_read_is_mended_first(small: Path) -> None:
    (small / "decision_trees/other.yml").write_text("title: [")
    result = _rename("small", "sorry", "x", "--yes")
    assert result.exit_code == 2
    assert "`decision_trees/other.yml` has a mistake of form" in result.output


def test_line_ends_stay(small: Path) -> None:
    path = small / "decision_trees/small.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _rename("small", "sorry", "say-sorry", "--yes").exit_code == 0
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")


def test_fragments_name_nodes_and_answers() -> None:
    assert renamed_fragment("a;b=c.d;a=c", ("t", "a"), "x") == "x;b=c.d;x=c"
    assert renamed_fragment("a;b=c.d;a=c", ("t", "b", "c"), "x") == "a;b=x.d;a=c"
    assert renamed_fragment("t", ("t",), "x") == "t"


def test_names_that_are_free_are_free() -> None:
    assert taken(GUIDE, ("mend-or-replace", "wish"), "brand-new-id") == ""


_KILLED = """
import os, signal, sys
from good_call.cli.main import main
from good_call.source import change

name, left = sys.argv.pop(1), int(sys.argv.pop(1))
whole = getattr(change, name)

def killed(*given, **named):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(*given, **named)

setattr(change, name, killed)
main()
"""


def _killed(function: str, calls: int, *arguments: str) -> int:
    """Rename in a process that is killed once a step of writing was taken so often; returns its exit code."""
    command = [sys.executable, "-c", _KILLED, function, str(calls), "rename", *arguments, "--yes"]
    return subprocess.run(command, check=False, capture_output=True).returncode


def _files(root: Path) -> dict[str, bytes]:
    paths = [path for path in root.rglob("*") if path.is_file() and not path.name.endswith(".tmp")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def linked(guide: Path) -> Path:
    """A small guide with three files that name one tree."""
    (guide / "docs/page.md").write_text("[a](guides/afterwards.md#angry)\n")
    (guide / "README.md").write_text("[a](decision_trees/afterwards.yml)\n")
    return guide


@pytest.mark.parametrize("calls", range(3))
def test_a_rename_that_is_killed_before_all_is_prepared_has_changed_nothing(linked: Path, calls: int) -> None:
    before = _files(linked)
    assert _killed("prepare", calls, "afterwards", "later") == -signal.SIGKILL
    assert _files(linked) == before
    assert _rename("afterwards", "later", "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("function", "calls"), [*(("put_in_place", each) for each in range(4)), ("sync_folder", 0), ("digest", 9)]
)
@pytest.mark.parametrize("ids", [("afterwards", "later"), ("afterwards", "angry", "still-angry")], ids=" ".join)
def test_a_rename_that_is_killed_is_finished_by_running_it_again(
    linked: Path, tmp_path: Path, ids: tuple[str, ...], function: str, calls: int
) -> None:
    other = tmp_path / "other"
    shutil.copytree(linked, other)
    _killed(function, calls, *ids)
    result = _rename(*ids, "--yes")
    assert result.exit_code == 0 or "there is no" in result.output or "it is the id already" in result.output
    with contextlib.chdir(other):
        assert _rename(*ids, "--yes").exit_code == 0
    assert _files(linked) == _files(other)


def test_another_rename_finishes_the_one_that_was_cut_off_first(linked: Path) -> None:
    assert _killed("put_in_place", 1, "afterwards", "later") == -signal.SIGKILL
    result = _rename("keep", "rude", "were-they-rude", "--yes")
    assert "`guide rename afterwards later` had been cut off; it is finished now." in result.output
    assert result.exit_code == 0
    assert {path.stem for path in (linked / "decision_trees").glob("*.yml")} == {"_house", "keep", "later"}


def test_what_was_changed_since_is_never_written_over(linked: Path) -> None:
    assert _killed("put_in_place", 1, "afterwards", "later") == -signal.SIGKILL
    (linked / "docs/page.md").write_text("Mine.\n")
    (linked / "README.md").write_text("Mine.\n")
    before = _files(linked)
    result = _rename("afterwards", "later", "--yes")
    assert result.exit_code == 2
    assert "was changed since" in result.output
    assert _files(linked) == before


def test_nothing_changes_where_one_file_cannot_be_written(linked: Path) -> None:
    (linked / "docs/page.md").unlink()
    (linked / "docs/page.md").symlink_to("/dev/null")
    (linked / "decision_trees/later.yml.d").mkdir()
    before = _files(linked)
    blocked = linked / "decision_trees/later.yml"
    blocked.mkdir()
    assert _rename("afterwards", "later", "--yes").exit_code == 2
    assert _files(linked) == before
    assert not (linked / ".guide-change.json").exists()
