"""One mistake, one diagnostic: where it stands, what it says and which repair it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import rewrite, write_small_guide
from tests.rules.fixture import TODAY, shown

Change = tuple[str, str]

# What was changed in the tree `keep`; the rule and the line it points at; what is said there.
MISTAKES: dict[str, tuple[list[Change], str, list[str]]] = {
    "a worksheet's answer that no total reaches": (
        [
            ("        from: 100\n        then: stay", "        from: 20000\n        then: stay"),
            ("below: 100\n", "below: 20000\n"),
        ],
        "wrong-range: from: 20000",
        ["no total can fall into this range", "the total goes from 0 to 12000"],
    ),
    "a sum without spaces, which stories need": (
        [("sum: a-month * 12", "sum: (a-month+1)*12/1.5")],
        "wrong-sum: sum: (a-month+1)*12/1.5",
        ["put a space on both sides of each operator", "Write `(a-month + 1) * 12 / 1.5`."],
    ),
    "a sum that misspells its field": (
        [("sum: a-month * 12", "sum: a-mnoth * 12")],
        "wrong-sum: sum: a-mnoth * 12",
        ["did you mean `a-month`?"],
    ),
    "a sum with a field that isn't there": (
        [("      a-month:\n", "      per-month:\n")],
        "wrong-sum: sum: a-month * 12",
        ["the worksheet has no field `a-month`", "Its fields are `per-month`."],
    ),
    "a sum that could divide by 0": (
        [("sum: a-month * 12", "sum: 12 / a-month")],
        "wrong-sum: sum: 12 / a-month",
        ["what stands behind `/` can be 0"],
    ),
    "a worksheet without a total": (
        [("    total:\n      unit: $\n      decimals: 2\n      sum: a-month * 12\n", "")],
        "wrong-range: worksheet:",
        ["a worksheet and its total belong together"],
    ),
    "a bound with a comma": (
        [("        from: 100\n        then: stay", "        from: 1,000\n        then: stay")],
        "wrong-kind: from: 1,000",
        ["`1,000` is no number", "Write `1000`."],
    ),
    "a bound with a decimal comma": (
        [("        from: 100\n        then: stay", "        from: 2,5\n        then: stay")],
        "wrong-kind: from: 2,5",
        ["Write a point before the decimals"],
    ),
    "a day that begins with its day": (
        [("reviewed: 2026-11-01", "reviewed: 1.11.2026")],
        "wrong-kind: reviewed: 1.11.2026",
        ["Write the year, the month and the day: 2026-11-01."],
    ),
    "a month that there isn't": (
        [("reviewed: 2026-11-01", "reviewed: 2026-13-01")],
        "wrong-kind: reviewed: 2026-13-01",
        ["There is no month 13"],
    ),
    "a day that its month lacks": (
        [("reviewed: 2026-11-01", "reviewed: 2026-02-29")],
        "wrong-kind: reviewed: 2026-02-29",
        ["That month has 28 days, and there is no day 29 in it."],
    ),
    "a hint at a question": (
        [("    help: Shouting counts.", "    hint: Shouting counts.")],
        "unknown-field: hint: Shouting counts.",
        ["`hint` belongs to an answer; a question has `help`."],
    ),
    "help at an answer": (
        [("        hint: On the phone, say.", "        help: On the phone, say.")],
        "unknown-field: help: On the phone, say.",
        ["`help` belongs to a question; an answer has `hint`."],
    ),
    "a guarded outcome without its field": (
        [("before: {verdict: let go}", "before: part")],
        "wrong-kind: before: part",
        ["Write `before: {outcome: part}`"],
    ),
    "a condition without its dash": (
        [("      - asked: rude", "      asked: rude")],
        "wrong-kind: asked: rude",
        ["Begin it with a dash and a space: `- asked: …`."],
    ),
    "a sum of money in a story": (
        [('      rude: "No"\n      late: 0', '      rude: "No"\n      late: $0')],
        "unknown-question: late: $0",
        ["Write digits only: `0`."],
    ),
    "a word for ticks in a story": (
        [("signs: []", "signs: none")],
        "unknown-question: signs: none",
        ["in brackets: `[they-said-sorry, lied]`; or its words, one to a line; `[]` for nothing."],
    ),
    "a day that there isn't": (
        [("reviewed: 2026-11-01", "reviewed: 31.11.2026")],
        "wrong-kind: reviewed: 31.11.2026",
        ["Write the year, the month and the day: 2026-01-31."],
    ),
    "a title where an id was meant": (
        [("then: tell-them", "then: Tell them")],
        "bad-id: then: Tell them",
        ["Write its id: `tell-them`."],
    ),
    "the beginning of a question where an id was meant": (
        [("        then: late\n", "        then: How often\n")],
        "bad-id: then: How often",
        ["Write its id: `late`."],
    ),
    "a name where a role was meant": (
        [("approve: manager", "approve: Maria")],
        "bad-id: approve: Maria",
        ["Write `nobody` or a role, not its words: `maria`, if that is its id."],
    ),
    "an answer without its dash": (
        [('      - answer: "No"', '        answer: "No"')],
        'duplicate-key: answer: "No"',
        ["a second answer begins here without its dash", "Begin it with a dash, as `- answer: …`"],
    ),
    "a question without its id": (
        [("  signs:\n    ask:", "    ask:")],
        "duplicate-key: ask: Which are true?",
        ["a second question begins here without its id", "Write its id and a colon on a line above"],
    ),
    "one field twice": (
        [("    help: Shouting counts.", "    help: Shouting counts.\n    help: Swearing too.")],
        "duplicate-key: help: Swearing too.",
        ["`help` stands here twice", "Remove one"],
    ),
    "a step with answers": (
        [("    then: late\n\noutcomes", "    answers:\n      - answer: Go on\n        then: late\n\noutcomes")],
        "unknown-field: answers:",
        ["A step has one way on: write `then:`."],
    ),
    "a question that leads on by itself": (
        [("    help: Shouting counts.", "    then: late")],
        "unknown-field: then: late",
        ["write `then:` below each of them"],
    ),
    "an outcome that leads on": (
        [("    note: Be kind.", "    then: stay")],
        "unknown-field: then: stay",
        ["Make it a step if it goes on"],
    ),
    "an id given twice, which stories give": (
        [("        tick: They lied", "        tick: They lied\n      - id: lied\n        tick: They lied again")],
        "duplicate-answer: - id: lied",
        ["Give it another `id:`."],
    ),
    "a node renamed where it stands": (
        [("  signs:\n    ask:", "  what-they-did:\n    ask:")],
        "unknown-target: then: signs",
        ["Nothing leads to `what-they-did`: if that is its name now, write it here"],
    ),
    "a case on what is asked only later": (
        [("if: {signs: lied, late: sometimes}", "if: {cost: a-lot, late: sometimes}")],
        "impossible-case: - if: {cost: a-lot, late: sometimes}",
        ["`cost` is asked on no path to here", "Ask about a question that comes before"],
    ),
    "a story's answers in a list": (
        [('      rude: "No"\n      late: 0\n', '      - rude: "No"\n      - late: 0\n')],
        'wrong-kind: - rude: "No"',
        ["Take the dashes out"],
    ),
    "several ids without brackets": (
        [("policies: [pay-first]", "policies: pay-first, pay-last")],
        "wrong-kind: policies: pay-first, pay-last",
        ["Put them in brackets: `[pay-first, pay-last]`."],
    ),
    "several principles without brackets": (
        [
            (
                "    principles: [saying-no/be-firm]\n    answers",
                "    principles: saying-no/be-firm, saying-no/x\n    answers",
            )
        ],
        "wrong-kind: principles: saying-no/be-firm, saying-no/x",
        ["Put them in brackets: `[saying-no/be-firm, saying-no/x]`."],
    ),
    "words of an answer, almost": (
        [
            ('      - answer: "Yes"\n', "      - answer: Yes, they're rude\n        id: indeed\n"),
            ('rude: "Yes"', "rude: yes they are rude"),
        ],
        "unknown-question: rude: yes they are rude",
        ["did you mean `Yes, they're rude`?"],
    ),
    "a story that kept the name it was copied with": (
        [("name: The sorry one", "name: The good one")],
        "duplicate-id: - name: The good one",
        ["two stories of this tree have the same name"],
    ),
    "a tree that goes on with itself": (
        [("next: [afterwards]", "next: [keep]")],
        "unknown-reference: next: [keep]",
        ["this tree names itself", "Name another tree"],
    ),
    "an article where a tree was meant": (
        [("next: [afterwards]", "next: [saying-no]")],
        "unknown-reference: next: [saying-no]",
        ["`saying-no` is an article", "articles/saying-no.md"],
    ),
    "a number's answer that ends before it begins": (
        [
            (
                "        below: 1\n        then: stay\n      - answer: Sometimes",
                "        below: 0\n        then: stay\n      - answer: Sometimes",
            )
        ],
        "wrong-range: below: 0",
        ["0 is out of the measure's bounds", "the measure begins at 0"],
    ),
    "a number's answer that begins after its end": (
        [("        from: 1\n        then: signs", "        from: 100\n        then: signs")],
        "wrong-range: from: 100",
        ["100 is out of the measure's bounds", "the measure ends at 99"],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_told_once_where_it_is(tmp_path: Path, name: str) -> None:
    changes, expected, words = MISTAKES[name]
    root = write_small_guide(tmp_path / "guide")
    for old, new in changes:
        rewrite(root, "keep", old, new)
    report = check_guide(read_guide(root), TODAY)
    errors = [each for each in report.diagnostics if each.is_error]
    assert [f"{each.diagnostic.rule}: {each.line.strip()}" for each in errors] == [expected]
    told = f"{errors[0].diagnostic.message}; {errors[0].diagnostic.label}; {errors[0].diagnostic.help}"
    assert [each for each in words if each not in told] == [], told


HOUSE = """safeguards:
  - promise: Nobody goes early.
    before: {BEFORE}
    always:
      - CONDITION
escalation:"""

# What the promise guards; what it asks for; what is wrong with it, its repair among it; nothing where it is kept.
PROMISES = {
    "a question that no tree has": (
        "verdict: let go",
        "asked: rued",
        "no question or step `rued`; did you mean `rude`?",
    ),
    "one of several": ("verdict: let go", "asked: [rude, alte]", "no question or step `alte`; did you mean `late`?"),
    "an answered question that no tree has": (
        "verdict: let go",
        "answered: {rdue: yes}",
        "no question `rdue`; did you mean `rude`?",
    ),
    "an answer that its question lacks": (
        "verdict: let go",
        "answered: {late: sometmes}",
        "`late` has no answer `sometmes`; did you mean `sometimes`?",
    ),
    "a tick that its question lacks": (
        "verdict: let go",
        "answered: {signs: leid}",
        "`signs` has no answer or tick `leid`; did you mean `lied`?",
    ),
    "an outcome that no tree has": ("outcome: prat", "asked: rude", "no outcome `prat`; did you mean `part`?"),
    "a principle that no article has": (
        "verdict: let go",
        "cited: saying-no/be-frim",
        "no principle `saying-no/be-frim`; did you mean `saying-no/be-firm`?",
    ),
    "a question of the tree": ("verdict: let go", "asked: rude", ""),
    "a tick that a case asks about": ("verdict: let go", "answered: {signs: lied}", ""),
}


@pytest.mark.parametrize("whose", ["the house's", "the tree's"])
@pytest.mark.parametrize("name", PROMISES)
def test_a_name_that_a_promise_gets_wrong_is_told_there_alone(tmp_path: Path, name: str, whose: str) -> None:
    before, condition, expected = PROMISES[name]
    root = write_small_guide(tmp_path / "guide")
    if whose == "the house's":
        promise = HOUSE.replace("BEFORE", before).replace("CONDITION", condition)
        path = root / "decision_trees/_house.yml"
        path.write_text(path.read_text("utf-8").replace("escalation:", promise), "utf-8")
    else:
        rewrite(
            root,
            "keep",
            "{verdict: let go}\n    always:\n      - asked: rude",
            f"{{{before}}}\n    always:\n      - {condition}",
        )
    errors = check_guide(read_guide(root), TODAY).errors
    told = [f"{each.diagnostic.message}; {each.diagnostic.help}" for each in errors]
    assert len(told) == bool(expected)
    assert all(expected in each for each in told)


def test_a_promise_of_the_house_may_ask_for_a_tick_that_no_case_asks_about(tmp_path: Path) -> None:
    """Whether `they-said-sorry` was ticked is told apart for the promise alone."""
    root = write_small_guide(tmp_path / "guide")
    promise = HOUSE.replace("BEFORE", "verdict: let go").replace(
        "CONDITION", "answered: {signs: [they-said-sorry, lied]}"
    )
    path = root / "decision_trees/_house.yml"
    path.write_text(path.read_text("utf-8").replace("escalation:", promise), "utf-8")
    cases = "\n          - if: {signs: lied, late: sometimes}\n            go: cost\n          - otherwise: stay"
    rewrite(root, "keep", cases, " cost")
    rewrite(
        root, "keep", "signs: [they-said-sorry]\n    expect", "signs: [lied]\n      cost: {a-month: 900}\n    expect"
    )
    errors = check_guide(read_guide(root), TODAY).errors
    assert [each.diagnostic.message for each in errors] == []


# Where a link in `keep` leads; what is wrong with it, its repair among it; nothing where it leads somewhere.
LINKS = {
    "#signs": "",
    "#sings": "names no node of this tree; did you mean `signs`?",
    "#signs;rude=no;late=sometimes": "",
    "#signs;rude=on": "names no answer of `rude`; did you mean `no`?",
    "guides/afterwards.md": "",
    "guides/afterwards.md#breathe": "",
    "guides/afterwards.md#breathe;angry=yes": "",
    "guides/afterwards.md#braethe": "names no node of `afterwards`; did you mean `breathe`?",
    "guides/afterwards.md#breathe;angri=yes": "names no question of `afterwards`; did you mean `angry`?",
    "guides/afterwards.md#calm-down": "names no node of `afterwards`; did you mean `breathe`?",
    "guides/keep.md#cost;signs=some.leid": "names no answer of `signs`; did you mean `lied`?",
    "guides/keep.md#cost;signs=some.lied": "",
    "articles/saying-no.md#be-firm": "",
    "articles/saying-no.md#how-to-say-it": "",
    "articles/saying-no.md#softly": "",
    "articles/saying-no.md#be-frim": "names no principle or heading of that article; did you mean `be-firm`?",
    "articles/saying-no.md#x": "names no principle or heading of that article; Write one of `be-firm`.",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_to_something_on_its_page(tmp_path: Path, link: str) -> None:
    root = write_small_guide(tmp_path / "guide")
    rewrite(root, "keep", "help: Shouting counts.", f'help: "See [this]({link})."')
    rewrite(root, "afterwards", "  breathe:\n", "  breathe:\n    formerly: calm-down\n")
    article = root / "docs/articles/saying-no.md"
    article.write_text(article.read_text("utf-8") + "\n## How to say it\n\n## In a low voice {#softly}\n", "utf-8")
    errors = check_guide(read_guide(root), TODAY).errors
    told = [f"{each.diagnostic.message}; {each.diagnostic.help}" for each in errors]
    assert told == ([f"the link `{link}` {LINKS[link]}"] if LINKS[link] else [])
    assert [each.span.column for each in errors] == [23] * len(told)


def test_a_renamed_article_is_told_once_a_file_with_the_name_it_has_now(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    article = root / "docs/articles/saying-no.md"
    article.rename(article.with_name("being-firm.md"))
    errors = check_guide(read_guide(root), TODAY).errors
    assert [(each.diagnostic.place.file, len(each.notes)) for each in errors] == [
        ("decision_trees/afterwards.yml", 0),
        ("decision_trees/keep.yml", 2),
    ]
    for each in errors:
        assert each.diagnostic.message == "there is no article `saying-no` whose principles could be cited"
        assert each.diagnostic.help.startswith("Write `being-firm/` before the principle")
    for tree in ("keep", "afterwards"):
        rewrite(root, tree, "saying-no/", "being-firm/")
    assert check_guide(read_guide(root), TODAY).errors == (), "the repair works when it is followed"


def test_a_removed_article_and_a_removed_principle_keep_their_slash(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    article = root / "docs/articles/saying-no.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("  be-firm:", "  keep-to-it:"), "utf-8")
    errors = check_guide(read_guide(root), TODAY).errors
    assert {each.diagnostic.help for each in errors} == {
        "Write one of `saying-no/keep-to-it`; or add it to the article `saying-no`."
    }
    article.unlink()
    errors = check_guide(read_guide(root), TODAY).errors
    assert {each.diagnostic.help for each in errors} == {"Cite another; or bring `docs/articles/saying-no.md` back."}


# What is written into `keep`; what is said, its repair among it; nothing where all former ids are free.
FORMER: dict[str, tuple[list[Change], str]] = {
    "a node's, free": ([("    ask: Were they rude?", "    ask: Were they rude?\n    formerly: was-it")], ""),
    "a node's, its own now": (
        [("    ask: Were they rude?", "    ask: Were they rude?\n    formerly: [was-it, rude]")],
        "`rude` is listed as a former id, and a node has it now",
    ),
    "a node's, another's now": (
        [("    ask: Were they rude?", "    ask: Were they rude?\n    formerly: part")],
        "`part` is listed as a former id, and a node has it now",
    ),
    "two nodes'": (
        [
            ("    ask: Were they rude?", "    ask: Were they rude?\n    formerly: was-it"),
            ("    title: Tell them", "    title: Tell them\n    formerly: [x, was-it]"),
        ],
        "`was-it` is listed as a former id twice",
    ),
    "an answer's, another's now": (
        [("        hint: On the phone, say.", "        formerly: [no]")],
        "`no` is listed as a former id, and an answer has it now",
    ),
    "an answer's, as in another question": ([("        hint: On the phone, say.", "        formerly: [never]")], ""),
    "a tick's, an answer's now": (
        [("      - id: lied\n", "      - id: lied\n        formerly: some\n")],
        "`some` is listed as a former id, and an answer has it now",
    ),
    "a tree's, another's now": (
        [("start: rude\n", "start: rude\nformerly: afterwards\n")],
        "`afterwards` is listed as a former id, and a tree has it now",
    ),
}


@pytest.mark.parametrize("name", FORMER)
def test_a_former_id_is_free_and_claimed_once(tmp_path: Path, name: str) -> None:
    changes, expected = FORMER[name]
    root = write_small_guide(tmp_path / "guide")
    for old, new in changes:
        rewrite(root, "keep", old, new)
    errors = check_guide(read_guide(root), TODAY).errors
    assert [each.diagnostic.message for each in errors] == ([expected] if expected else [])
    assert all("formerly" in each.line for each in errors)


def test_two_trees_claim_a_former_id(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    for tree, start in (("keep", "start: rude"), ("afterwards", "start: angry")):
        rewrite(root, tree, start, f"formerly: [before]\n{start}")
    errors = check_guide(read_guide(root), TODAY).errors
    assert [each.diagnostic.message for each in errors] == ["`before` is listed as a former id twice"]


def test_a_question_that_is_too_long_is_told_once(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    rewrite(root, "keep", "ask: Were they rude?", f"ask: Were they {'very ' * 30}rude?")
    found = check_guide(read_guide(root), TODAY).of_file("decision_trees/keep.yml")
    assert [each.diagnostic.rule for each in found] == ["long-question"]


def test_many_places_of_one_mistake_take_one_line(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    answers = "".join(f"      - answer: Yes, {number}\n        then: aftre\n" for number in range(7))
    rewrite(root, "keep", '      - answer: "Yes"\n', f'{answers}      - answer: "Yes"\n')
    text = shown(check_guide(read_guide(root), TODAY))
    assert text.count("here too") == 4
    assert "decision_trees/keep.yml, lines 25, 27 too\n" in text


def test_a_tree_without_any_story_is_told_to_write_the_first(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    text = (root / "decision_trees/keep.yml").read_text("utf-8")
    (root / "decision_trees/keep.yml").write_text(text.partition("\nscenarios:")[0], "utf-8")
    found = check_guide(read_guide(root), TODAY).of_file("decision_trees/keep.yml")
    assert [(each.diagnostic.rule, each.span.line) for each in found] == [("untaken-answer", 2)]
    assert "Write the first one" in found[0].diagnostic.help
