"""A guide of numbered trees, 15 nodes each, whose words are easy to find: for tests that edit them."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """\
site_name: Generated
site_url: https://example.com/generated/
repo_url: https://github.com/example/generated
edit_uri: edit/main/docs/
theme:
  name: material
  font: false
  features: [content.action.edit, navigation.indexes, navigation.instant, navigation.tabs, navigation.top]
plugins: [search]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]
"""
HOOKED = """\
hooks: ["{hooks}"]
watch: [decision_trees]
"""

_ARTICLES = 5
_PRINCIPLES = 6
_QUESTIONS = 7
_SUBJECTS = ("the order", "the invoice", "the delivery", "the discount", "the complaint", "the promise", "the deadline")
_VERDICTS = ("explain", "decline", "keep serving")

_HOUSE = """\
verdicts:
  explain:
    means: They need information.
    tone: care
    demands: [do, say]
  decline:
    means: Say no, kindly.
    tone: stop
    demands: [do, say]
  keep serving:
    means: They stay.
    tone: go
    demands: [do]
themes:
  serving: Serving customers
roles:
  sales-manager:
    name: Your sales manager
policies:
  in-writing:
    title: What we promise stands in writing
    rule: Whoever promises something writes it down the same day.
    why: A promise that nobody can look up is broken sooner or later.
    alternatives:
      - Send it to them in a mail.
    principles: [article-0/principle-0]
commitments: {}
programmes: {}
partners: {}
escalation:
  who: sales-manager
  how: Call them.
  meanwhile: Tell them that you ask somebody who knows.
budgets:
  questions: 10
  seconds: 120
  words-a-minute: 220
  question-words: 20
  answer-words: 12
  sentence-words: 25
review-months: 12
"""


def write_guide(root: Path, trees: int, hooks: Path) -> Path:
    """Write a project with so many trees into a folder, which may be there already; returns the folder."""
    for folder in ("decision_trees", "docs/articles"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(SETTINGS + HOOKED.format(hooks=hooks.as_posix()), encoding="utf-8")
    (root / "decision_trees/_house.yml").write_text(_HOUSE, encoding="utf-8")
    for number in range(_ARTICLES):
        (root / f"docs/articles/article-{number}.md").write_text(article(number), encoding="utf-8")
    for number in range(trees):
        (root / f"decision_trees/{tree_id(number)}.yml").write_text(tree(number, trees), encoding="utf-8")
    return root


def tree_id(number: int) -> str:
    """The id of a tree."""
    return f"tree-{number:04}"


def article(number: int) -> str:
    """An article with its principles, as its file holds it."""
    lines = ["---", f"title: What article {number} says", f"summary: The lessons of article {number}."]
    lines += ["author: A. Author", "source: https://example.com/", "principles:"]
    for each in range(_PRINCIPLES):
        lines += [f"  principle-{each}:", f"    principle: Lesson {each} of article {number} holds for everybody."]
        lines += [f"    why: Because of reason {each} of article {number}.", "    theme: serving"]
    return "\n".join([*lines, "---", f"The body of article {number}, which *somebody* retold.", ""])


def tree(number: int, trees: int = 1) -> str:
    """A tree of 7 questions, a step and 7 outcomes, as its file holds it; it leads on to the next of so many."""
    lines = [f"title: What do you do about case {number}?", f"summary: For everybody who meets case {number}."]
    lines += ["owner: Sales training", "reviewed: 2026-11-21", "start: q0", "questions:"]
    lines += [line for each in range(_QUESTIONS) for line in _question(number, each)]
    lines += ["steps:", "  look:", f"    title: Look at case {number} once more", "    tell: Read **all** of it aloud."]
    lines += ["    then: q4", "outcomes:"]
    lines += [line for each in range(_QUESTIONS) for line in _outcome(number, each, trees)]
    lines += ["scenarios:", *(line for each in range(_QUESTIONS + 1) for line in _scenario(number, each))]
    return "\n".join([*lines, ""])


def _question(number: int, each: int) -> list[str]:
    onward = {3: "look", _QUESTIONS - 1: "o0"}.get(each, f"q{each + 1}")
    return [
        f"  q{each}:",
        f"    ask: Is {_SUBJECTS[each]} of case {number} what they mean?",
        f"    help: Ask *them*, not the file of case {number}.",
        f"    principles: [{_principle(number + each)}]",
        *(["    policies: [in-writing]"] if each == 1 else []),
        "    answers:",
        f"      - answer: Yes, it is {_SUBJECTS[each]}",
        f"        hint: They said so about case {number}.",
        "        id: hit",
        f"        then: o{each}",
        "      - answer: No, something else",
        "        id: miss",
        f"        then: {onward}",
    ]


def _outcome(number: int, each: int, trees: int) -> list[str]:
    return [
        f"  o{each}:",
        f"    verdict: {_VERDICTS[(number + each) % len(_VERDICTS)]}",
        f"    title: Settle {_SUBJECTS[each]} of case {number}",
        "    do:",
        f"      - Look {_SUBJECTS[each]} up.",
        f"      - Tell them about *{_SUBJECTS[each]}* of case {number}.",
        "    say:",
        f"      - I have {_SUBJECTS[each]} of case {number} before me.",
        "    approve: nobody",
        f"    log: What you agreed about {_SUBJECTS[each]}.",
        f"    principles: [{_principle(number * 7 + each)}]",
        *([f"    next: [{tree_id((number + 1) % trees)}]"] if each == 0 and trees > 1 else []),
    ]


def _scenario(number: int, each: int) -> list[str]:
    last = each == _QUESTIONS
    about = "something else" if last else _SUBJECTS[each]
    lines = [f"  - name: Story {each} of case {number}", f"    story: Somebody calls about {about}.", "    answers:"]
    lines += [*(f"      q{before}: miss" for before in range(each)), *([] if last else [f"      q{each}: hit"])]
    return [*lines, f"    expect: o{0 if last else each}"]


def _principle(place: int) -> str:
    return f"article-{place % _ARTICLES}/principle-{place // _ARTICLES % _PRINCIPLES}"
