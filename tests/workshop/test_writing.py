"""Whoever writes is offered what the form and the guide have, and is told what a word means."""

from __future__ import annotations

from typing import Any

import pytest
from good_call.workshop.outline import mentions

from tests.own_guide import OWN
from tests.workshop.opened import opened

FILE = "decision_trees/turn-somebody-away.yml"
HOUSE = "decision_trees/_house.yml"
ARTICLE = "docs/articles/fair-shop.md"
NEW = """title: May they pay later?
summary: For when somebody asks to pay later.
owner: Shop floor
reviewed: 2026-11-20
start: known
questions:
  known:
    ask: Do we know them? 😀
    answers:
      - answer: Yes
        then: trust
      - answer: No, or I'm not sure
        id: stranger
        then: ¦
outcomes:
  trust:
    verdict: carry on
    title: Let them pay later
    do:
      - Write it down.
scenarios:
  - name: The neighbour
    story: She lives next door.
    answers:
      known: Yes
    expect: trust
"""


def offered(marked: str, path: str = "decision_trees/pay-later.yml") -> dict[str, Any]:
    """What is offered at the mark."""
    before, _, after = marked.partition("¦")
    at = len(before.encode("utf-16-le")) // 2
    return opened(OWN).answer("complete", {"path": path, "text": before + after, "at": at})


def labels(marked: str, path: str = "decision_trees/pay-later.yml") -> list[str]:
    return [each["label"] for each in offered(marked, path)["options"]]


def instead(old: str, new: str) -> str:
    text = NEW.replace("¦", "trust")
    assert old in text
    return text.replace(old, new, 1)


def test_where_an_answer_leads_every_node_and_tree_is_offered_with_its_words() -> None:
    options = {each["label"]: each for each in offered(NEW)["options"]}
    assert {"known", "trust", "mend-or-replace", "start-here"} <= set(options)
    assert options["trust"]["detail"] == "Let them pay later"
    assert options["mend-or-replace"]["detail"] == "Should we mend this bicycle?"


def test_where_an_answer_leads_several_ways_on_are_offered_last() -> None:
    options = offered(NEW)["options"]
    assert options[-1]["label"] == "if"
    before, _, after = NEW.partition("¦")
    written = before + options[-1]["insert"] + after
    way = ("questions", "known", "answers", 1, "then")
    spots = {each.route[len(way) :] for each in mentions(written.split("\n")) if each.route[: len(way)] == way}
    assert {(0, "if"), (0, "go"), (1, "otherwise")} <= spots


def test_what_must_be_there_is_offered_first() -> None:
    options = offered(instead("scenarios:", "safeguards:\n  - ¦\nscenarios:"))["options"]
    assert [each["label"] for each in options if each["kind"] == "required"] == ["promise", "before", "always"]
    assert options[0]["label"] == "promise"


@pytest.mark.parametrize(
    ("old", "new", "expected", "not_offered"),
    [
        (
            "    ask: Do we know them? 😀\n",
            "    ¦\n",
            {"ask", "help", "private", "number", "tick"},
            {"answers", "verdict"},
        ),
        ("    verdict: carry on", "    verdict: ¦", {"carry on", "part", "put it right"}, {"trust"}),
        ("    verdict: carry on", "    verdict: carry ¦", {"carry on"}, set()),
        ("    verdict: carry on", "    verdict: carry on\n    approve: ¦", {"nobody", "shop-owner"}, {"known"}),
        (
            "    verdict: carry on",
            "    verdict: carry on\n    principles: [fair-shop/same-for-all, ¦]",
            {"fair-shop/same-for-all", "fair-shop/our-fault-first"},
            {"fair-shop", "nobody"},
        ),
        ("    verdict: carry on", "    verdict: carry on\n    policies:\n      - ¦", set(), {"nobody", "trust"}),
        ("    verdict: carry on", "    verdict: carry on\n    next: [¦", {"mend-or-replace"}, {"trust"}),
        ("      known: Yes", "      known: ¦", {"yes", "stranger"}, {"trust", "known"}),
        ("      known: Yes", "      ¦", {"known", "mend-or-replace/danger"}, {"trust", "ask"}),
        ("    expect: trust", "    expect: ¦", {"trust", "start-here"}, {"known"}),
        (
            "        then: trust\n      - answer: No",
            "        then:\n          - if: {¦\n      - answer: No",
            {"known"},
            {"yes"},
        ),
        (
            "        then: trust\n      - answer: No",
            "        then:\n          - if: {known: ¦\n      - answer: No",
            {"yes", "stranger"},
            {"known"},
        ),
        (
            "        then: trust\n      - answer: No",
            "        then:\n          - if: {known: yes}\n            ¦\n      - answer: No",
            {"go"},
            {"if", "answer"},
        ),
        ("start: known", "start: ¦", {"known"}, {"mend-or-replace"}),
        ("owner: Shop floor\n", "own¦", {"owner"}, {"title", "ask"}),
        ("scenarios:\n", "waivers:\n  - rule: ¦\nscenarios:\n", {"uncited-outcome"}, {"trust"}),
        ("    ask: Do we know them? 😀", "    ask: Do we ¦", set(), {"known", "ask"}),
        ("title: May", "# ti¦\ntitle: May", set(), {"title"}),
    ],
)
def test_what_is_offered_belongs_there(old: str, new: str, expected: set[str], not_offered: set[str]) -> None:
    found = set(labels(instead(old, new)))
    assert expected <= found
    assert not not_offered & found


def test_what_is_taken_stands_where_the_word_stood() -> None:
    marked = instead("    verdict: carry on", "    verdict: ca¦rry on")
    found = offered(marked)
    text = marked.replace("¦", "")
    wide = text.encode("utf-16-le")
    taken = wide[: 2 * found["from"]].decode("utf-16-le") + "part" + wide[2 * found["to"] :].decode("utf-16-le")
    assert "    verdict: part" in taken


def test_a_field_begins_what_it_holds() -> None:
    inserts = {
        each["label"]: each["insert"] for each in offered(instead("    ask: Do", "    ¦\n    ask: Do"))["options"]
    }
    assert inserts["help"] == "help: "
    assert inserts["number"] == "number:\n      "
    assert inserts["tick"] == "tick:\n      - "


def test_the_house_rules_and_an_article_have_their_own_fields() -> None:
    assert {"verdicts", "policies"} & set(labels("¦\n", HOUSE))
    assert "tone" in labels("verdicts:\n  carry on:\n    ¦\n", HOUSE)
    assert labels("verdicts:\n  carry on:\n    tone: ¦\n", HOUSE)
    assert {"title", "principles"} <= set(labels("---\n¦\n---\nWhat they said.\n", ARTICLE))


def hovered(text: str, word: str, plus: int = 1) -> dict[str, Any] | None:
    at = len(text[: text.index(word) + plus].encode("utf-16-le")) // 2
    found: dict[str, Any] | None = opened(OWN).answer(
        "hover", {"path": "decision_trees/pay-later.yml", "text": text, "at": at}
    )["hover"]
    return found


@pytest.mark.parametrize(
    ("word", "plus", "said"),
    [
        ("reviewed:", 2, "The day when somebody last read it from end to end."),
        ("ask: Do", 1, "The question, in plain words."),
        ("then: trust", 8, "Let them pay later"),
        ("start: known", 8, "Do we know them?"),
    ],
)
def test_a_word_says_what_it_means(word: str, plus: int, said: str) -> None:
    text = NEW.replace("¦", "trust")
    found = hovered(text, word, plus)
    assert found
    assert said in found["html"]
    wide = text.encode("utf-16-le")
    assert wide[2 * found["from"] : 2 * found["to"]].decode("utf-16-le") in word


def test_words_of_a_text_mean_nothing_to_the_form() -> None:
    assert hovered(NEW.replace("¦", "trust"), "lives next door") is None


def test_what_a_word_means_holds_no_markup() -> None:
    text = NEW.replace("¦", "trust").replace("Let them pay later", "Let <b>them</b> & pay")
    found = hovered(text, "then: trust", 8)
    assert found
    assert "<b>" not in found["html"]
