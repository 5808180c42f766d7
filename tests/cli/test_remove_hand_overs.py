"""`guide remove`: what leads to a tree that goes leads elsewhere, goes with it, or is somebody's to decide."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.cli.test_diff import commit, git

DESK = """
title: Who takes this call?
summary: For when the telephone rings.
owner: Sales training
reviewed: 2026-11-01
start: what
questions:
  what:
    ask: What do they want?
    principles: [saying-no/be-firm]
    answers:
      - answer: To buy
        then: serve
      - answer: To complain
        then: listen
      - answer: A word about what comes afterwards
        hint: The day after, say.
        id: later
        then: afterwards
      - answer: Nothing yet
        then: serve
WAYS
outcomes:
  serve:
    verdict: keep serving
    title: Serve them
    do:
      - Serve them.
    say:
      - Hello.
    approve: nobody
    log: Nothing.
    principles: [saying-no/be-firm]
  listen:
    verdict: keep serving
    title: Listen to them
    do:
      - Listen.
    say:
      - I see.
    approve: nobody
    log: What they said.
    principles: [saying-no/be-firm]
scenarios:
  - name: A lamp
    story: She wants a lamp.
    answers:
      what: To buy
    expect: serve
  - name: The day after
    story: He wants to know what comes the day after.
    answers:
      what: later
    expect: afterwards
  - name: A grumble
    story: He grumbles.
    answers:
      what: To complain
    expect: listen
  - name: Only looking
    story: She looks round.
    answers:
      what: Nothing yet
    expect: serve
"""
GOING_ANSWER = """\
      - answer: A word about what comes afterwards
        hint: The day after, say.
        id: later
        then: afterwards
"""
GOING_STORY = """\
  - name: The day after
    story: He wants to know what comes the day after.
    answers:
      what: later
    expect: afterwards
"""
CALLS = """
kinds:
  all: All of them
calls:
  - say: I want a lamp.
    kind: all
    start: desk
    answers:
      what: To buy
    ends: desk/serve
    never: [let-go, afterwards/breathe]
  - say: What comes next?
    kind: all
    start: desk
    answers:
      what: later
      afterwards/angry: "Yes"
    ends: [afterwards/breathe]
    never: [let-go, desk/serve]
  - start: afterwards
    say: I am angry.
    kind: all
    answers:
      angry: "Yes"
    ends: afterwards/breathe
"""
HARD_STOP = """hard-stops:
  danger:
    title: Somebody is in danger
    promise: Whoever is in danger gets help first.
    who: manager
    by: At once
    meanwhile: Call for help.
"""


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def desk_tree(more: str = "") -> str:
    """The tree that leads to `afterwards`, with more nodes."""
    return DESK.replace("WAYS\n", more.lstrip("\n")).lstrip()


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "decision_trees").iterdir()}


def found(root: Path) -> list[str]:
    report = check_guide(read_guide(root), today())
    return [each.diagnostic.message for each in (*report.errors, *report.warnings)]


def write(root: Path, file: str, text: str) -> None:
    (root / "decision_trees" / file).write_text(text.lstrip(), encoding="utf-8")


@pytest.fixture
def desk(guide: Path) -> Path:
    """The small guide with a tree that leads to `afterwards`, and calls that pass it."""
    write(guide, "desk.yml", desk_tree())
    write(guide, "_calls.yml", CALLS)
    git(guide, "init", "--initial-branch=main")
    commit(guide, "The guide")
    assert [each for each in found(guide) if "afterwards" in each or "call" in each] == []
    return guide


def test_an_answer_that_only_led_there_goes_with_its_story_and_its_links_are_told(desk: Path) -> None:
    before = found(desk)
    run("remove", "afterwards", "--say", "Ask: anybody.", "--yes")
    assert [each for each in found(desk) if each not in before] == []
    text = (desk / "decision_trees/desk.yml").read_text(encoding="utf-8")
    expected = desk_tree().replace("start: what\n", 'start: what\nretired:\n  later: "Ask: anybody."\n')
    for each in (GOING_ANSWER, GOING_STORY):
        assert each in expected
        expected = expected.replace(each, "")
    assert text == expected
    assert "vanished-id" not in run("diff", "HEAD", "--fail-on-vanished")


def test_a_second_answer_joins_those_that_are_retired(desk: Path) -> None:
    text = (desk / "decision_trees/desk.yml").read_text(encoding="utf-8")
    write(desk, "desk.yml", text.replace("start: what\n", "start: what\nretired:\n  old: Ask.\n"))
    run("remove", "afterwards", "--yes")
    assert set(read_guide(desk).trees["desk"].retired) == {"old", "later"}


def test_calls_that_it_took_have_no_tree_any_more(desk: Path) -> None:
    output = run("remove", "afterwards", "--yes")
    assert "2 calls have no tree any more" in output
    calls = read_guide(desk).calls
    assert calls
    kept, passing, beginning = calls.calls
    assert (kept.ends, kept.never, kept.no_tree_yet) == (("desk/serve",), ("let-go",), "")
    for call in (passing, beginning):
        assert call.no_tree_yet == "“What comes afterwards?” was taken out of this guide."
        assert (call.ends, call.answers) == ((), {})
    assert passing.never == ("let-go", "desk/serve"), "what must not come up holds without a tree too"
    assert found(desk) == []


def test_with_then_all_that_led_there_leads_to_another_tree(desk: Path) -> None:
    stop = HARD_STOP + "    tree: afterwards   # day and night\n"
    with (desk / "decision_trees/_house.yml").open("a", encoding="utf-8") as house:
        house.write(stop)
    text = (desk / "decision_trees/desk.yml").read_text(encoding="utf-8")
    write(desk, "desk.yml", text.replace("id: later", "id: later\n        stop: danger"))
    run("remove", "afterwards", "--then", "keep", "--yes")
    tree, house_rules = read_guide(desk).trees["desk"], read_guide(desk).house
    assert tree.questions["what"].answers[2].then.targets == ("keep",)
    assert tree.scenarios[1].expect == "keep"
    assert house_rules
    assert house_rules.hard_stops["danger"].tree == "keep"
    assert house_rules.removed["afterwards"].endswith("Use [Should you keep them?](guides/keep.md)")
    assert "tree: keep   # day and night" in (desk / "decision_trees/_house.yml").read_text(encoding="utf-8")


TAKING_OVER = """
title: What comes tomorrow?
summary: For the day after the day after.
owner: Sales training
reviewed: 2026-11-01
start: angry
questions:
  angry:
    ask: Are you angry?
    principles: [saying-no/be-firm]
    answers:
      - answer: "Yes"
        then: breathe
      - answer: "No"
        then: WHERE
outcomes:
  breathe:
    verdict: keep serving
    title: Breathe first
    do: [breathe]
    log: Nothing.
    principles: [saying-no/be-firm]
  go-on:
    verdict: keep serving
    title: Go on
    do: [go-on]
    log: Nothing.
    principles: [saying-no/be-firm]
"""


@pytest.mark.parametrize(("renamed", "is_taken"), [("", True), ("breathe", False)])
def test_calls_go_on_to_the_tree_that_takes_over_where_it_takes_them_to_the_same_ends(
    renamed: str, is_taken: bool, desk: Path
) -> None:
    text = TAKING_OVER.replace("WHERE", "go-on").replace("[breathe]", "\n      - Breathe.")
    text = text.replace("[go-on]", "\n      - Go on.")
    write(desk, "tomorrow.yml", text.replace("breathe", "rest") if renamed else text)
    output = run("remove", "afterwards", "--then", "tomorrow", "--yes")
    assert ("2 calls now taken by `tomorrow`" in output) == is_taken
    assert ("2 calls have no tree any more" in output) != is_taken
    calls = read_guide(desk).calls
    assert calls
    passing, beginning = calls.calls[1:]
    assert bool(passing.no_tree_yet) == bool(beginning.no_tree_yet) != is_taken
    if is_taken:
        assert (passing.ends, list(passing.answers)) == (("tomorrow/breathe",), ["what", "tomorrow/angry"])
        assert (beginning.start, beginning.ends, list(beginning.answers)) == (
            "tomorrow",
            ("tomorrow/breathe",),
            ["angry"],
        )
    assert [each for each in found(desk) if "call" in each] == []


@pytest.mark.parametrize("heir", ["nowhere", "afterwards"])
def test_only_another_tree_can_take_over(desk: Path, heir: str) -> None:
    assert "no other tree has this name" in run("remove", "afterwards", "--then", heir, "--yes", code=2)
    assert "nothing leads to an article" in run("remove", "saying-no", "--then", "keep", "--yes", code=2)


UNDECIDED = {
    # What `Nothing yet` leads to, and why what leads there stays, as somebody reads it.
    "one of two answers": (
        """
  more:
    ask: Tomorrow?
    answers:
      - answer: "Yes"
        then: afterwards
      - answer: "No"
        then: serve
""",
        "nothing is left to choose from",
    ),
    "a range": (
        """
  more:
    ask: How many?
    number: {unit: lamps, from: 0, to: 9}
    answers:
      - answer: Few
        below: 3
        then: serve
      - answer: Some
        from: 3
        below: 6
        then: listen
      - answer: Many
        from: 6
        then: afterwards
""",
        "every number needs an answer",
    ),
    "a case": (
        """
  more:
    ask: Really?
    answers:
      - answer: So they say
        then:
          - if: {what: nothing-yet}
            go: afterwards
          - otherwise: serve
      - answer: "No"
        then: serve
      - answer: Who knows
        then: listen
""",
        "in some cases only",
    ),
    "a hard stop": (
        """
  more:
    ask: Is anybody in danger?
    answers:
      - answer: Yes, now
        stop: danger
        then: afterwards
      - answer: "No"
        then: serve
      - answer: Not any more
        then: listen
""",
        "the hard stop `danger`",
    ),
    "a promise": (
        """
  more:
    ask: For whom?
    answers:
      - answer: A friend
        then: afterwards
      - answer: Me
        then: serve
      - answer: Nobody
        then: listen
safeguards:
  - promise: Friends are served.
    before: {outcome: listen}
    always:
      - asked: what
    unless: {more: a-friend}
""",
        "a promise or a case rests on it",
    ),
    "a step": (
        """
steps:
  more:
    title: Wait
    tell: Wait a moment.
    then: afterwards
""",
        "a step has one way on",
    ),
}


@pytest.mark.parametrize("kind", UNDECIDED)
def test_what_only_a_person_can_decide_is_told_with_its_reason_and_nothing_changes(desk: Path, kind: str) -> None:
    more, why = UNDECIDED[kind]
    with (desk / "decision_trees/_house.yml").open("a", encoding="utf-8") as house:
        house.write(HARD_STOP)
    write(
        desk, "desk.yml", desk_tree(more).replace("Nothing yet\n        then: serve", "Nothing yet\n        then: more")
    )
    before = contents(desk)
    output = run("remove", "afterwards", "--yes", code=1)
    assert why in output
    assert "`afterwards` goes, and this leads there" in output
    assert "nothing was changed" in output
    assert contents(desk) == before


@pytest.mark.parametrize(("named", "is_ours"), [("../shared/house.yml", True), ("../../shared/house.yml", False)])
def test_a_hard_stop_of_house_rules_that_others_share_is_changed_only_where_it_is_ours(
    desk: Path, named: str, is_ours: bool
) -> None:
    (desk / ".git").rename(desk.parent / ".git")  # several guides in one repository
    house = desk / "decision_trees/_house.yml"
    base = desk / "decision_trees" / named
    base.parent.mkdir()
    base.write_text(house.read_text("utf-8") + HARD_STOP + "    tree: afterwards\n", "utf-8")
    house.write_text(f"extends: {named}\n", "utf-8")
    output = run("remove", "afterwards", "--then", "keep", "--yes", code=0 if is_ours else 1)
    assert ("    tree: keep\n" in base.read_text("utf-8")) == is_ours
    assert ("the hard stop `danger` goes on there" in output) != is_ours
