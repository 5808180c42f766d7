"""Plain British English, as a native speaker would say it aloud; and an answer says one thing."""

import re
from collections.abc import Iterator

import pytest
from good_call.model.node import Outcome, Question, Step
from good_call.model.tree import Tree

from tests.content.demand import GUIDE, demand, told

NOT_ENGLISH = {
    "begins with “That …” where English begins with what it is about": re.compile(
        r"That (you|they|it|we|your|their|all|our|nobody|everybody|somebody|laws|no)\b"
    ),
    "says “is to be” for “must be” or “will be”": re.compile(r"\b(is|are) to be\b"),
    "says “mend” for “fix” or “put right”": re.compile(r"\bmend(s|ed|ing)?\b"),
    "says “hear from” for being in touch with somebody": re.compile(r"\bhears? from (you|us)\b(?! lawyer)"),
    "says “no legal advice” for “not legal advice”": re.compile(r"\bno legal advice\b"),
    "says “looked if” for “checked whether”": re.compile(r"\blook(ed)? if\b"),
    "is spelt as in America": re.compile(r"\b(favors?|colors?|honors?|apologize|organize|canceled|program)\b"),
}
NO_AND_UNKNOWN = re.compile(
    r"(No|Nobody|Nothing)\b.*\bor I (don't (know|remember)|can't (tell|say|find)|haven't|am not sure)"
)


def texts_of(tree: Tree) -> Iterator[str]:
    yield from (tree.title, tree.summary)
    for node in tree.nodes.values():
        yield from (node.words, node.own)
        if isinstance(node, Question):
            yield node.help
            yield from (text for each in node.answers for text in (each.answer, each.hint))
        if isinstance(node, Step):
            yield from (node.tell, node.help)
        if isinstance(node, Step | Outcome):
            yield from (*node.do, *node.say)
        if isinstance(node, Outcome):
            yield from (node.limit, node.log, node.note)
    yield from (each.promise for each in tree.safeguards)
    yield from (each.story for each in tree.scenarios)


@pytest.mark.parametrize("why", NOT_ENGLISH)
@pytest.mark.parametrize("tree", GUIDE.trees.values(), ids=lambda tree: tree.id)
def test_every_text_is_plain_british_english(tree: Tree, why: str) -> None:
    found = [str(text) for text in texts_of(tree) if NOT_ENGLISH[why].search(str(text))]
    demand(not found, f"{tree.file}: this {why}: {told(found)}")


@pytest.mark.parametrize("tree", GUIDE.trees.values(), ids=lambda tree: tree.id)
def test_no_and_i_dont_know_are_never_one_answer(tree: Tree) -> None:
    answers = [str(each.answer) for question in tree.questions.values() for each in question.answers]
    found = [each for each in answers if NO_AND_UNKNOWN.search(each)]
    demand(not found, f"{tree.file}: whoever doesn't know needs another way than whoever knows: {told(found)}")


def test_what_is_not_english_is_found() -> None:
    for text in ("That you are sorry.", "What is to be done?", "They hear from us soon.", "Look if it came."):
        assert any(pattern.search(text.replace("Look", "look")) for pattern in NOT_ENGLISH.values()), text
    assert NO_AND_UNKNOWN.search("No, or I haven't counted")
    assert not NO_AND_UNKNOWN.search("No, I asked and nobody can")
