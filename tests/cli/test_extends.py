"""House rules that build on others: merged by key, judged where they stand, written only where they are ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.model.guide import Guide, read_guide
from good_call.model.house import HOUSE_FILE, House
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.memory import Memory

from tests.cli.small_guide import write_small_guide
from tests.cli.test_diff import commit, git
from tests.served_guide import serve, write_guide

FILE = "shared/house.yml"
PACKAGE = "acme_house_of_a_test"
NAMES = {
    "a file in the guide's folder": "../shared/house.yml",
    "a file beside the guide's folder": "../../shared/house.yml",
    "an installed package": f"{PACKAGE}:rules/house.yml",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_small_guide(tmp_path / "guide")
    monkeypatch.chdir(root)
    (tmp_path / "installed").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    return root


def place_of(root: Path, named: str) -> Path:
    """Where the file lies that is named so."""
    if ":" not in named:
        return root / "decision_trees" / named
    package, _, file = named.partition(":")
    return root.parent / "installed" / package / file


def build_on(root: Path, named: str, own: str = "", base: str | None = None) -> Path:
    """Let the guide build on its present house rules, which move there; returns their file."""
    house, moved = root / HOUSE_FILE, place_of(root, named)
    moved.parent.mkdir(parents=True, exist_ok=True)
    moved.write_text(house.read_text("utf-8") if base is None else base, encoding="utf-8")
    house.write_text(f"extends: {named}\n{own}", encoding="utf-8")
    return moved


def house_of(root: Path) -> House:
    guide = read_guide(root)
    assert guide.house, [each.message for each in guide.form_diagnostics]
    return guide.house


def told(root: Path) -> list[tuple[str, str, int]]:
    """Rule, file and line of whatever is an error or a warning, but for the tree that has no story."""
    report = check_guide(read_guide(root), today())
    found = [each for each in (*report.errors, *report.warnings) if each.diagnostic.rule != "untaken-answer"]
    return [(each.diagnostic.rule, each.diagnostic.place.file, each.span.line) for each in found]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("named", NAMES.values(), ids=NAMES)
def test_what_stands_there_holds_here(root: Path, named: str) -> None:
    before, clean = read_guide(root).house, told(root)
    build_on(root, named)
    house = house_of(root)
    read = json.loads(run("check", "--format", "json").output)["read"]
    assert {HOUSE_FILE, read_guide(root).bases[0].file} <= set(read)
    assert before
    assert house.extends == named
    assert (house.verdicts, house.policies, house.escalation) == (before.verdicts, before.policies, before.escalation)
    assert told(root) == clean


MERGED: dict[str, tuple[str, Callable[[House], bool]]] = {
    "an entry of one's own comes beside the others": (
        "roles:\n  boss:\n    name: The boss\n",
        lambda house: list(house.roles) == ["manager", "boss"],
    ),
    "an entry takes the place of the whole entry": (
        "roles:\n  manager:\n    name: Our own manager\n",
        lambda house: house.roles["manager"].name == "Our own manager" and not house.roles["manager"].mail,
    ),
    "a field of a group takes the place of that field": (
        "escalation:\n  how: Ring the bell.\n",
        lambda house: (house.escalation.who, house.escalation.how) == ("manager", "Ring the bell."),
    ),
    "a budget leaves the others as they are": (
        "budgets:\n  questions: 7\n",
        lambda house: (house.budgets.questions, house.budgets.seconds) == (7, 90),
    ),
    "a list takes the place of the list": (
        "safeguards:\n  - promise: Ours.\n    before: {verdict: let go}\n    always:\n      - asked: rude\n",
        lambda house: [each.promise for each in house.safeguards] == ["Ours."],
    ),
    "a number takes the place of the number": ("review-months: 3\n", lambda house: house.review_months == 3),
}
MORE = """
budgets:
  questions: 9
  seconds: 90
review-months: 6
safeguards:
  - promise: Theirs.
    before: {verdict: let go}
    always:
      - asked: late
"""


@pytest.mark.parametrize("case", MERGED)
def test_one_s_own_wins_by_key(root: Path, case: str) -> None:
    own, holds = MERGED[case]
    build_on(root, "../shared/house.yml", own, (root / HOUSE_FILE).read_text("utf-8") + MORE)
    assert holds(house_of(root))


def test_a_base_may_build_on_a_base(root: Path) -> None:
    build_on(root, "../shared/house.yml")
    (root / "shared/north.yml").write_text("extends: house.yml\nreview-months: 3\n", encoding="utf-8")
    (root / HOUSE_FILE).write_text("extends: ../shared/north.yml\n", encoding="utf-8")
    house = house_of(root)
    assert house.review_months == 3
    assert "keep-serving" in house.verdicts


def test_a_package_names_files_of_its_own(root: Path) -> None:
    moved = build_on(root, f"{PACKAGE}:rules/house.yml")
    (moved.parent / "north.yml").write_text("extends: house.yml\nreview-months: 3\n", encoding="utf-8")
    (root / HOUSE_FILE).write_text(f"extends: {PACKAGE}:rules/north.yml\n", encoding="utf-8")
    assert house_of(root).review_months == 3
    assert "keep-serving" in house_of(root).verdicts


def test_what_is_unused_of_a_base_is_no_warning_and_of_one_s_own_it_is(root: Path) -> None:
    unused = "\n  nobody:\n    name: Nobody\n"
    base = (root / HOUSE_FILE).read_text("utf-8").replace("\npolicies:", f"{unused}\npolicies:", 1)
    build_on(root, "../shared/house.yml", "roles:\n  another:\n    name: Another\n", base)
    assert [each for each in told(root) if each[0] == "unused-entry"] == [("unused-entry", HOUSE_FILE, 3)]


@pytest.mark.parametrize("named", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("tone: end", "tone: endd", "wrong-kind"),
        ("    why: Others waited for their money.\n", "", "missing-field"),
        ("approve: manager", "approve: boss", "unknown-reference"),
        ("You will hear", "See [this](guides/gone.md). You will hear", "broken-link"),
    ],
)
def test_a_mistake_in_a_base_is_told_there(root: Path, named: str, old: str, new: str, rule: str) -> None:
    text = (root / HOUSE_FILE).read_text("utf-8")
    assert old in text
    moved = build_on(root, named, base=text.replace(old, new))
    found = [each for each in told(root) if each[0] == rule]
    assert [Path(file.replace(":", "/")).name for _, file, _ in found] == [moved.name]
    assert found[0][1] != HOUSE_FILE
    # Also where one tree alone is asked for, and where a program reads it.
    one = run("check", "keep", "--format", "json")
    assert (rule in one.output) == (rule in ("wrong-kind", "missing-field"))
    assert one.exit_code == int(rule in one.output)


def test_what_neither_has_is_missing(root: Path) -> None:
    text = (root / HOUSE_FILE).read_text("utf-8")
    start = text.index("escalation:")
    build_on(root, "../shared/house.yml", base=text[:start])
    assert told(root) == [("missing-field", HOUSE_FILE, 1)]
    half = text[start:].replace("  how: Call them.\n", "")
    build_on(root, "../shared/house.yml", "escalation:\n  who: manager\n", base=text[:start] + half)
    assert told(root) == [("missing-field", HOUSE_FILE, 3)]
    build_on(root, "../shared/house.yml", "escalation:\n  how: Call them.\n", base=text[:start] + half)
    assert house_of(root).escalation.who == "manager"


LOST = {
    "nothing there": "../shared/nothing.yml",
    "a folder": "../shared",
    "a place on one machine": "/srv/house.yml",
    "a place on one machine, as Windows writes it": "C:/house.yml",
    "somebody's home": "~/house.yml",
    "no package": "nobody_has_this_package:house.yml",
    "no file of the package": f"{PACKAGE}:nothing.yml",
    "out of the package": f"{PACKAGE}:../../other.yml",
    "itself": "_house.yml",
    "neither": "a:b:c",
    "an address": "https://example.com/house.yml",
}


@pytest.mark.parametrize("case", LOST)
def test_a_base_that_can_t_be_had_is_told_with_what_to_do(root: Path, case: str) -> None:
    for named in ("../shared/house.yml", f"{PACKAGE}:rules/house.yml"):
        build_on(root, named, base="review-months: 3\n")
    (root / HOUSE_FILE).write_text(f"extends: {LOST[case]}\n", encoding="utf-8")
    report = check_guide(read_guide(root), today())
    assert [(each.diagnostic.rule, each.diagnostic.place.file) for each in report.errors] == [
        ("broken-base", HOUSE_FILE)
    ]
    assert all(each.diagnostic.help for each in report.errors)
    assert str(root) not in run("check").output


def test_an_address_is_no_package_that_could_be_installed(root: Path) -> None:
    (root / HOUSE_FILE).write_text("extends: https://example.com/house.yml\n", encoding="utf-8")
    said = run("check").output
    assert "house rules are read from files" in said
    assert "dependencies" not in said


@pytest.mark.parametrize(("named", "rule"), [("", "empty-text"), (" [a.yml, b.yml]", "wrong-kind")])
def test_a_base_that_nobody_can_name_is_all_that_is_told(root: Path, named: str, rule: str) -> None:
    build_on(root, "../shared/house.yml")
    (root / HOUSE_FILE).write_text(f"extends:{named}\n", encoding="utf-8")
    assert told(root) == [(rule, HOUSE_FILE, 1)]


def test_a_base_outside_of_the_repository_is_told(root: Path) -> None:
    build_on(root, "../../shared/house.yml")
    git(root, "init", "--initial-branch=main")
    assert told(root) == [("broken-base", HOUSE_FILE, 1)]


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "missing-field"), (b"title: A tree\n", "unknown-field"), (b"\xff", "not-utf-8"), (b"a: [", "yaml-syntax")],
)
def test_what_is_no_house_is_told_at_its_own_place(root: Path, content: bytes, rule: str) -> None:
    build_on(root, "../shared/house.yml").write_bytes(content)
    assert [each[:2] for each in told(root)] == [(rule, FILE)]


def test_a_round_of_bases_is_told_where_it_closes(root: Path) -> None:
    build_on(root, "../shared/house.yml", base="extends: ../decision_trees/_house.yml\n")
    assert told(root) == [("broken-base", FILE, 1)]


def test_a_slip_in_its_name_is_mended(root: Path) -> None:
    build_on(root, "../shared/house.yml")
    (root / HOUSE_FILE).write_text("extends: ../shared/huose.yml\n", encoding="utf-8")
    assert run("check", "--fix", "--yes").exit_code == 0
    assert (root / HOUSE_FILE).read_text("utf-8") == "extends: ../shared/house.yml\n"


@pytest.mark.parametrize("named", list(NAMES.values())[1:], ids=list(NAMES)[1:])
def test_nothing_is_written_where_it_is_not_ours(root: Path, named: str) -> None:
    base = (root / HOUSE_FILE).read_text("utf-8").replace("tone: end", "tone: enf")
    moved = build_on(root, named, "review-months: 3\n", base)
    run("check", "--fix", "--yes")
    assert moved.read_text("utf-8") == base


TENSION = """
tensions:
  - between: [saying-no/be-firm, saying-no/be-kind]
    why: They do.
    settled: At the end.
    at: [keep/part]
"""


@pytest.fixture
def with_tension(root: Path) -> Path:
    article = root / "docs/articles/saying-no.md"
    principle = "  be-kind:\n    principle: Be kind.\n    why: It costs little.\n    theme: standing-firm\n---\nSay"
    article.write_text(article.read_text("utf-8").replace("---\nSay", principle), encoding="utf-8")
    return root


def test_a_new_id_goes_into_a_base_of_the_guide_s_own(with_tension: Path) -> None:
    house = (with_tension / HOUSE_FILE).read_text("utf-8")
    moved = build_on(with_tension, "../shared/house.yml", base=house + TENSION)
    assert run("rename", "keep", "part", "go", "--yes").exit_code == 0
    assert "at: [keep/go]" in moved.read_text("utf-8")


@pytest.mark.parametrize("named", list(NAMES.values())[1:], ids=list(NAMES)[1:])
@pytest.mark.parametrize("command", ["rename keep part go", "rename keep stay-on", "remove keep --then afterwards"])
def test_a_base_that_is_not_ours_is_named_and_left(with_tension: Path, named: str, command: str) -> None:
    house = (with_tension / HOUSE_FILE).read_text("utf-8")
    moved = build_on(with_tension, named, base=house + TENSION)
    before = {path: path.read_bytes() for path in with_tension.rglob("*.yml")}
    done = run(*command.split(), "--yes")
    assert done.exit_code != 0
    assert f"{moved.parent.name}/{moved.name}" in done.output
    assert HOUSE_FILE in done.output
    assert moved.read_text("utf-8") == house + TENSION
    assert {path: path.read_bytes() for path in with_tension.rglob("*.yml")} == before


def test_one_s_own_list_in_its_place_lets_the_tree_be_renamed(with_tension: Path) -> None:
    house = (with_tension / HOUSE_FILE).read_text("utf-8")
    build_on(with_tension, NAMES["an installed package"], TENSION, house + TENSION)
    assert run("rename", "keep", "part", "go", "--yes").exit_code == 0
    assert "at: [keep/go]" in (with_tension / HOUSE_FILE).read_text("utf-8")


@pytest.mark.parametrize("named", list(NAMES.values())[:2], ids=list(NAMES)[:2])
def test_a_change_to_a_base_is_told_in_a_rep_s_words(root: Path, named: str) -> None:
    moved = build_on(root, named)
    git(root.parent, "init", "--initial-branch=main")
    commit(root.parent, "Both")
    moved.write_text(moved.read_text("utf-8").replace("No order without payment.", "Pay first."), encoding="utf-8")
    facts = json.loads(run("diff", "HEAD", "--format", "json").output)
    assert "No order without payment." in json.dumps(facts["house"])
    assert "Pay first." in json.dumps(facts["house"])
    assert not facts["added"]


def test_moving_rules_into_a_base_changes_nothing_else(root: Path) -> None:
    git(root, "init", "--initial-branch=main")
    commit(root, "Alone")
    build_on(root, "../shared/house.yml")
    sections = json.loads(run("diff", "HEAD", "--format", "json").output)["house"]["sections"]
    assert len([each for section in sections.values() for each in section]) == 1


def test_a_memory_knows_that_a_base_changed(root: Path) -> None:
    moved = build_on(root, "../shared/house.yml")
    memory = Memory()

    def read() -> Guide:
        memory.begin("the same")
        guide = read_guide(root, memory=memory)
        memory.end()
        return guide

    first = read().house
    assert read().house is first
    moved.write_text(moved.read_text("utf-8") + "\nreview-months: 2\n", encoding="utf-8")
    house = read().house
    assert house
    assert house.review_months == 2


def test_a_promise_of_a_base_is_proved_in_every_tree(root: Path) -> None:
    base = (root / HOUSE_FILE).read_text("utf-8") + MORE.replace("asked: late", "asked: signs").replace(
        "let go", "keep serving"
    )
    build_on(root, "../shared/house.yml", base=base)
    found = [each for each in told(root) if each[0] == "broken-safeguard"]
    assert ("broken-safeguard", "decision_trees/keep.yml") in {each[:2] for each in found}
    assert FILE in run("check", "keep").output


def test_a_served_guide_follows_its_base(tmp_path: Path) -> None:
    root = write_guide(tmp_path / "site" / "guide")
    moved = build_on(root, "../../shared/house.yml")
    good = moved.read_text("utf-8")
    with serve(root) as served:
        page = f"{served.address}policies/"
        moved.write_text(good.replace("No order without payment.", "Money first."), encoding="utf-8")
        served.wait_for("Money first.", url=page)
        moved.write_text(good.replace("tone: end", "tone: enf"), encoding="utf-8")
        served.wait_for("../shared/house.yml", url=page)
        moved.unlink()
        served.wait_for("there is no file", url=page)
        moved.write_text(good, encoding="utf-8")
        served.wait_for("No order without payment.", url=page)


STOP = """
hard-stops:
  despair:
    title: Somebody is in despair
    promise: Nobody in despair is sent away.
    who: manager
    by: At once
    meanwhile: Stay on the line.
    tree: keep
"""


@pytest.mark.parametrize("command", ["rename keep stay-on", "remove afterwards --then keep"])
@pytest.mark.parametrize("named", NAMES.values(), ids=NAMES)
def test_a_hard_stop_of_a_base_follows_where_it_is_ours(root: Path, named: str, command: str) -> None:
    tree = command.split()[1]
    base = (root / HOUSE_FILE).read_text("utf-8") + STOP.replace("tree: keep", f"tree: {tree}")
    moved = build_on(root, named, base=base)
    assert house_of(root).hard_stops["despair"].tree == tree
    done = run(*command.split(), "--yes")
    if named == NAMES["a file in the guide's folder"]:
        assert done.exit_code == 0, done.output
        assert house_of(root).hard_stops["despair"].tree == command.rsplit(maxsplit=1)[-1]
    else:
        assert done.exit_code != 0
        assert f"{moved.parent.name}/{moved.name}" in done.output
        assert moved.read_text("utf-8") == base
