"""Calls as data: walked over hand-overs, counted, found, practised, and kept up when an id gets another name."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.coverage_command import command as coverage
from good_call.cli.main import main
from good_call.fixes.repair import Repair
from good_call.graph.journey import journey
from good_call.health.call_coverage import cover_calls
from good_call.health.reckoning import guide_health
from good_call.model.call import CALLS_FILE
from good_call.model.guide import Guide, read_guide
from good_call.model.same import same_questions
from good_call.pages.edition import Edition
from good_call.rules.check import Report, check_guide
from good_call.source.clock import today

from tests.pages.small_guide import OTHER, TREE, edition_of, shown, write_guide

CALLS = """\
kinds:
  ours: Mistakes of ours
  theirs: Mistakes of theirs
calls:
  - say: You forgot my order, and I'm *cross*.
    kind: ours
    start: parting
    answers:
      ours: Yes
    ends: parting/own-it
    never: [let-go]
  - say: I know I lied. Will you still serve me?
    kind: theirs
    words:
      - untruth
      - second chance
    start: parting
    answers:
      ours: No
      facts: 1
      again: [lied]
      cost: {a-year: 1200, months: 6}
      other/stop: Yes
    ends: [other/done]
  - say: May I come by on Sunday?
    kind: theirs
    no-tree-yet: Nobody decided about Sundays.
"""


# Its cases hold more than can happen, which would hold up whatever looks at whole paths.
WHOLE = re.sub(r"then:\n +- if: .*\n +go: part\n +- otherwise: own-it", "then: part", TREE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_guide(tmp_path, parting=WHOLE, other=OTHER, unneeded=OTHER)
    (tmp_path / CALLS_FILE).write_text(CALLS, "utf-8")
    return tmp_path


def of_calls(guide: Guide) -> list[str]:
    report: Report = check_guide(guide, today())
    return [f"{each.diagnostic.rule}: {each.diagnostic.message}" for each in report.of_file(CALLS_FILE)]


def test_a_call_goes_on_in_the_tree_that_takes_over(root: Path) -> None:
    guide = read_guide(root)
    assert guide.calls
    found = journey(guide.trees, guide.calls.calls[1].start, guide.calls.calls[1].answers, same_questions(guide.trees))
    assert [leg.tree.id for leg in found.legs] == ["parting", "other"]
    assert found.end == "other/done"
    assert "parting/cost" in found.asked
    assert of_calls(guide) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("      other/stop: Yes\n", "", "comes to no end"),
        ("[other/done]", "[parting/own-it]", "ends at `other/done`"),
        ("never: [let-go]", "never: [fix-our-mistake]", "`fix-our-mistake` comes up"),
        ("never: [let-go]", "never: [parting/ours]", "`parting/ours` comes up"),
        ("never: [let-go]", "never: [no-such-verdict]", "no verdict or node `no-such-verdict`"),
        ("start: parting\n    answers:\n      ours: Yes", "answers:\n      ours: Yes", "no tree `start-here`"),
        ("other/stop: Yes", "other/stop: Maybe", "`stop` has no answer `Maybe`"),
        ("    no-tree-yet: Nobody decided about Sundays.\n", "", "doesn't say where it must end"),
        ("kind: ours", "kind: our", "no kind `our`"),
    ],
)
def test_a_call_that_is_wrong_is_told(root: Path, old: str, new: str, told: str) -> None:
    assert old in CALLS
    (found,) = of_calls(read_guide(root, {CALLS_FILE: CALLS.replace(old, new, 1)}))
    assert told in found


def test_a_guide_may_do_without_calls(root: Path) -> None:
    guide = read_guide(root, {CALLS_FILE: None})
    assert guide.calls is None
    assert cover_calls(guide).kinds == ()
    (root / CALLS_FILE).unlink()
    assert read_guide(root).calls is None


def test_calls_that_can_not_be_read_are_told_and_stop_nothing_else(root: Path) -> None:
    guide = read_guide(root, {CALLS_FILE: "calls: ["})
    assert guide.calls is None
    assert [each.place.file for each in guide.form_diagnostics] == [CALLS_FILE]
    assert len(guide.trees) == 3


def test_a_link_in_a_call_that_leads_nowhere_is_told(root: Path) -> None:
    linked = CALLS.replace("May I come by on Sunday?", "May I come [by](guides/nowhere.md)?")
    assert of_calls(read_guide(root, {CALLS_FILE: linked})) == [
        "broken-link: the link `guides/nowhere.md` leads nowhere"
    ]


def test_coverage_counts_calls_by_kind_and_names_what_no_tree_takes(root: Path) -> None:
    covered = cover_calls(read_guide(root))
    assert [(each.id, str(each.answered)) for each in covered.kinds] == [("ours", "1 of 1"), ("theirs", "1 of 2")]
    assert covered.answered.missing == ("May I come by on Sunday?",)
    assert covered.unneeded == ("unneeded",)


def test_a_call_that_ends_elsewhere_is_not_counted_as_answered(root: Path) -> None:
    wrong = CALLS.replace("ends: parting/own-it", "ends: parting/part")
    assert cover_calls(read_guide(root, {CALLS_FILE: wrong})).answered.covered == 1


def test_the_command_shows_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    text = CliRunner().invoke(coverage, [], catch_exceptions=False).output
    assert "in total 2 of 3 66 %" in " ".join(text.split())
    assert "No tree takes:\n  May I come by on Sunday?\n" in text
    assert "No call needs:\n  unneeded" in text
    told = json.loads(CliRunner().invoke(coverage, ["--format", "json"], catch_exceptions=False).output)["calls"]
    assert told["kinds"]["theirs"]["missing"] == ["May I come by on Sunday?"]
    assert told["unneeded"] == ["unneeded"]


def test_search_finds_a_call_where_it_ends_and_practice_offers_it(root: Path) -> None:
    edition = edition_of(root)
    words = shown(edition, "guides/other.md").find(".gc-search").text
    assert words == "I know I lied. Will you still serve me?, untruth, second chance"
    assert "cross" not in words
    (case,) = shown(edition, "practice/other.md").find_all(".gc-practice-case")
    assert "I know I lied." in case.find(".gc-story").text
    assert case.find("h2").text == "Mistakes of theirs"
    assert [each["data-answer"] for each in case.find_all("li")] == ["yes"]
    assert case.find(".gc-end")["href"] == "../../guides/other/#done"


def test_the_health_page_shows_what_the_guide_can_not_do_yet(root: Path) -> None:
    report = check_guide(read_guide(root), today())
    edition = Edition(report.guide, report.analyses, health=guide_health(report, today()))
    page = shown(edition, "health.md")
    rows = [row.text for row in page.find_all("tr") if "Mistakes of" in row.text]
    assert rows == ["Mistakes of ours1 of 1", "Mistakes of theirs1 of 2May I come by on Sunday?"]
    assert "Guides that no call needs:" in page.text


@pytest.mark.parametrize(
    ("named", "lines"),
    [
        (["parting", "ours"], ["      brand-new: Yes", "      brand-new: No"]),
        (["parting", "own-it"], ["    ends: parting/brand-new"]),
        (["other", "stop"], ["      other/brand-new: Yes"]),
        (["other", "done"], ["    ends: [other/brand-new]"]),
        (["other"], ["      brand-new/stop: Yes", "    ends: [brand-new/done]"]),
    ],
)
def test_calls_follow_when_an_id_gets_another_name(
    root: Path, named: list[str], lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["rename", *named, "brand-new", "--yes"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    changed = set((root / CALLS_FILE).read_text("utf-8").split("\n")) - set(CALLS.split("\n"))
    assert changed == set(lines)
    assert of_calls(read_guide(root)) == []


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("    no-tree-yet: Nobody decided.\n", ["another call says this already"]),
        ("    start: other\n    answers:\n      stop: Yes\n    ends: [other/done]\n", []),
    ],
)
def test_the_same_words_are_two_calls_only_where_other_answers_follow(root: Path, second: str, told: list[str]) -> None:
    (root / CALLS_FILE).write_text(f"{CALLS}  - say: You forgot my order - and I'm cross!\n    kind: ours\n{second}")
    report = check_guide(read_guide(root), today())
    assert [each.diagnostic.message for each in report.errors if each.diagnostic.rule == "wrong-call"] == told


@pytest.mark.parametrize(
    ("written", "meant"),
    [("kind: ours", "kind: our"), ("ends: parting/own-it", "ends: parting/own-its"), ("[let-go]", "[let-og]")],
)
def test_a_slip_in_what_a_call_names_is_mended(root: Path, written: str, meant: str) -> None:
    (root / CALLS_FILE).write_text(CALLS.replace(written, meant, 1), encoding="utf-8")
    repair = Repair.below(root, today())
    repair.run()
    assert repair.texts[CALLS_FILE] == CALLS
