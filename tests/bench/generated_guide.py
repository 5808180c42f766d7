"""A whole guide of any size, made by rule: trees of 15 nodes and about 18 KB, as real ones are, articles, house rules.

The same number gives the same guide, byte for byte. It passes `guide check --strict`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.oracle.brute_force import BruteForce, Walk

PROJECT = Path(__file__).parents[2]
BYTES_OF_A_TREE = 18_000
ARTICLES = ("hear-them-out", "keep-it-simple", "say-it-plainly", "part-as-friends")
PRINCIPLES = ("ask-first", "know-the-facts", "one-rule-for-all", "offer-a-way", "hand-over-gladly", "write-it-down")

_WHO = ("a baker", "a nurse", "a plumber", "a student", "a teacher", "a gardener", "a florist", "a carpenter", "a cook")
_WHAT = ("the kettle", "a spare filter", "the blue paint", "an oak shelf", "two lamps", "a garden hose", "the new lids")
_WHEN = ("on Monday", "before noon", "last week", "in the spring", "after closing time", "twice this month", "today")
_HOW = ("calmly", "on the phone", "in a letter", "with a sigh", "at the counter", "in two words", "with a smile")
_DEED = (
    "Look up what was agreed about {what}.",
    "Tell them {how} what happens next, and by when.",
    "Write down who asked for {what}, and what you said.",
    "Ask whoever handled {what} what they remember.",
    "Say what you can do about {what}, and what you can't.",
    "Call back {when}, even if there is nothing new.",
    "Thank them for waiting for {what}.",
)
_SAID = (
    "You understand that {what} matters to them.",
    "What we do about {what}, and why we do it so for everybody.",
    "When they hear from you again about {what}.",
    "That {what} can be had another way, and which one.",
)
_STORY = (
    "She is {who} and ordered {what} {when}.",
    "He is {who}, and {what} came with a dent {when}.",
    "They asked for {what} {how}, and nobody has answered since.",
    "You promised to look into {what}, and then the shop was full.",
    "A colleague says {how} that it has happened before.",
    "It turns out that the invoice names another street.",
    "Nobody can say who took the call {when}.",
)
_HELP = (
    "Look at the order for {what} before you answer.",
    "If {what} came up {when}, count it too.",
    "Ask them {how}; most people are glad to tell.",
    "What {who} would expect is a good measure.",
)


def write_guide(folder: Path, trees: int) -> Path:
    """Write a guide of so many trees into a new folder, with what `guide check` and `guide build` need; the folder."""
    for name in ("decision_trees", "docs/articles"):
        (folder / name).mkdir(parents=True)
    for number in range(trees):
        path = folder / "decision_trees" / f"{tree_id(number)}.yml"
        path.write_text(tree_text(number, trees), encoding="utf-8")
    (folder / "decision_trees" / "_house.yml").write_text(_HOUSE, encoding="utf-8")
    for article in ARTICLES:
        (folder / "docs" / "articles" / f"{article}.md").write_text(_article(article), encoding="utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    (folder / "build_hooks").symlink_to(PROJECT / "build_hooks", target_is_directory=True)
    return folder


def tree_id(number: int) -> str:
    """`decide-0007`."""
    return f"decide-{number:04}"


def tree_text(number: int, trees: int = 1) -> str:
    """The YAML text of one tree."""
    texts = _Texts(Random(number))
    tree = _tree(texts, number, trees)
    lines = ["# yaml-language-server: $schema=_schema/tree.json", *_block(tree)]
    size = sum(len(line) + 1 for line in lines)
    for position, walk in enumerate(cycle(_walks())):
        if position >= len(_walks()) and size > BYTES_OF_A_TREE:
            break
        story = _scenario(texts, walk, position)
        added = [f"  {line}" for line in _block([story])]
        size += sum(len(line) + 1 for line in added)
        lines += added
    return "\n".join(lines) + "\n"


class _Texts:
    def __init__(self, random: Random) -> None:
        self._random = random

    def one(self, of: tuple[str, ...]) -> str:
        pick = self._random.choice
        return pick(of).format(who=pick(_WHO), what=pick(_WHAT), when=pick(_WHEN), how=pick(_HOW))

    def some(self, of: tuple[str, ...], count: int) -> list[str]:
        pick = self._random.choice
        chosen = self._random.sample(of, count)
        return [each.format(who=pick(_WHO), what=pick(_WHAT), when=pick(_WHEN), how=pick(_HOW)) for each in chosen]

    def thing(self) -> str:
        return self._random.choice(_WHAT)


def _tree(texts: _Texts, number: int, trees: int) -> dict[str, Any]:
    thing = texts.thing()
    cited = cycle(f"{article}/{principle}" for article in ARTICLES for principle in PRINCIPLES)
    citing = islice(cited, number * 5 % 24, None)
    return {
        "title": f"What do we do about {thing}, case {number}?",
        "summary": f"For when somebody is unhappy about {thing}.",
        "owner": "Sales training",
        "reviewed": "2026-11-21",
        "start": "known",
        "questions": {name: _question(texts, name, next(citing)) for name in _ASK},
        "steps": {
            "talk": {
                "title": f"Talk about {thing}",
                "tell": texts.one(_DEED),
                "say": texts.some(_SAID, 2),
                "principles": [next(citing)],
                "then": "reaction",
            }
        },
        "outcomes": {name: _outcome(texts, name, verdict, next(citing)) for name, verdict in _VERDICTS.items()}
        | _next(texts, number, trees, next(citing)),
        "safeguards": _SAFEGUARDS,
        "scenarios": None,
    }


_ASK: dict[str, tuple[str, list[tuple[str, str, Any]]]] = {
    "known": (
        "Do you know who they are and what they ordered?",
        [
            ("Yes, I have the order here", "yes", "facts"),
            ("No, and they can't say either", "no", "ask-first"),
            ("I'm not sure", "unsure", "ask-first"),
        ],
    ),
    "facts": (
        "Have you heard everybody who had to do with it?",
        [("Yes, everybody", "everybody", "count"), ("Not yet", "not-yet", "ask-first")],
    ),
    "count": (
        "How often has it happened in a year?",
        [("Once or twice", "rarely", "again"), ("More often", "often", "talk")],
    ),
    "reaction": (
        "What do they say once they know the rule?",
        [
            ("They will keep to it", "agrees", "settle"),
            ("They argue, but they listen", "argues", "offered"),
            ("They say nothing at all", "silent", "offered"),
        ],
    ),
    "offered": (
        "Have you offered every other way that we have?",
        [("Not all of them", "not-all", "offer"), ("Yes, and none suits them", "none-suits", "colleague")],
    ),
    "colleague": (
        "Could a colleague look after them instead?",
        [("Yes, one is willing", "one-is", "hand-over"), ("No, I asked all of them", "nobody", "signs")],
    ),
    "signs": (
        "Which of these have you seen yourself?",
        [
            ("None of them", "none", "settle"),
            (
                "One or more",
                "some",
                [{"if": {"reaction": "argues", "signs": "insulted"}, "go": "part"}, {"otherwise": "fit"}],
            ),
        ],
    ),
    "fit": (
        "Is it true that what we sell doesn't suit them?",
        [("Yes, it is true", "true", "part"), ("No, it would suit them well", "suits", "settle")],
    ),
}
_MEASURES: dict[str, dict[str, Any]] = {
    "count": {"number": {"unit": "times", "from": "0", "to": "99"}},
    "signs": {
        "tick": [
            {"id": "insulted", "tick": "They insulted somebody"},
            "They threw something",
            "They lied about an order",
        ]
    },
}
_RANGES = {"rarely": ("below", "3"), "often": ("from", "3"), "none": ("below", "1"), "some": ("from", "1")}
_VERDICTS = {
    "ask-first": "find out first",
    "again": "fix our mistake",
    "settle": "keep serving",
    "offer": "offer another way",
    "hand-over": "hand to a colleague",
}
_SAFEGUARDS: list[dict[str, Any]] = [
    {
        "promise": "Nobody is let go before we know the facts.",
        "principle": "hear-them-out/know-the-facts",
        "before": {"verdict": "let-go"},
        "always": [{"asked": ["facts"]}, {"answered": {"facts": "everybody"}}],
    },
    {
        "promise": "Nobody is let go while another way or a colleague is left.",
        "principle": "hear-them-out/offer-a-way",
        "before": {"verdict": "let-go"},
        "always": [{"answered": {"offered": "none-suits"}}, {"answered": {"colleague": "nobody"}}],
    },
]


def _question(texts: _Texts, name: str, citation: str) -> dict[str, Any]:
    ask, answers = _ASK[name]
    question: dict[str, Any] = {
        "ask": ask,
        "help": texts.one(_HELP),
        "principles": [citation],
        **_MEASURES.get(name, {}),
    }
    question["answers"] = []
    for words, answer_id, then in answers:
        bounds = dict([_RANGES[answer_id]]) if answer_id in _RANGES else {}
        question["answers"].append({"answer": words, "id": answer_id, "hint": texts.one(_HELP), **bounds, "then": then})
    return question


def _outcome(texts: _Texts, name: str, verdict: str, citation: str) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "title": f"{verdict.capitalize()}: {texts.thing()}",
        "do": texts.some(_DEED, 4),
        "say": texts.some(_SAID, 3),
        "approve": "nobody" if name != "hand-over" else "manager",
        "log": texts.one(_DEED),
        "policies": ["same-for-everybody"],
        "principles": [citation],
    }


def _next(texts: _Texts, number: int, trees: int, citation: str) -> dict[str, Any]:
    """The outcome that lets go; it leads on to the next tree, where there is one."""
    part = _outcome(texts, "part", "let go", citation) | {"approve": "manager", "refer": ["other-shop"]}
    return {"part": part | ({"next": [tree_id(number + 1)]} if number + 1 < trees else {})}


@cache
def _walks() -> tuple[Walk, ...]:
    """Walks that take every answer, the same in every tree."""
    tree = _tree(_Texts(Random(0)), 0, 1)
    walks = BruteForce(tree, set()).walks
    chosen, taken = [], set[tuple[str, str]]()
    for walk in sorted(walks, key=lambda each: -len(each.taken)):
        new = {(each.node, each.answer) for each in walk.taken} - taken
        if new:
            chosen.append(walk)
            taken |= new
    return tuple(chosen)


def _scenario(texts: _Texts, walk: Walk, position: int) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for each in walk.taken:
        if each.node == "count":
            answers[each.node] = "1" if each.answer == "rarely" else "7"
        elif each.node == "signs":
            answers[each.node] = sorted(each.holds - {each.answer})
        elif each.answer:
            answers[each.node] = each.answer
    story = " ".join(texts.some(_STORY, 3))
    return {"name": f"Story {position}", "story": story, "answers": answers, "expect": walk.end}


def _block(value: Any) -> Iterator[str]:
    """Plain data as a trainer would write it: blocks for texts, braces and brackets for ids."""
    if isinstance(value, str):
        yield value if _is_plain(value) else f'"{value}"'
    elif value is None:
        yield ""
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _entry(key, child)
    else:
        for child in value:
            first, *rest = _block(child)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _is_plain(value: str) -> bool:
    return ": " not in value and not value.endswith(":") and yaml.safe_load(value) is not None


_IN_BRACKETS = ("principles", "policies", "refer", "next", "asked")
_IN_BRACES = ("number", "before", "if", "answered")


def _entry(key: str, child: Any) -> Iterator[str]:
    if key in _IN_BRACES or (isinstance(child, list) and (key in _IN_BRACKETS or not child)):
        yield f"{key}: {_flow(child)}"
    elif isinstance(child, str):
        yield f"{key}: {next(_block(child))}"
    else:
        yield f"{key}:"
        if child is not None:
            yield from (f"  {line}" for line in _block(child))


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(child)}" for key, child in value.items()) + "}"
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def _article(article: str) -> str:
    title = article.replace("-", " ").capitalize()
    front = {
        "title": title,
        "summary": f"{title}, and the rest follows.",
        "author": "Nobody in particular",
        "principles": {
            name: {
                "principle": f"{name.replace('-', ' ').capitalize()}, whoever is asking.",
                "why": "It saves everybody a second call.",
                "theme": "everyday",
            }
            for name in PRINCIPLES
        },
    }
    body = _Texts(Random(article)).some(_STORY, len(_STORY))
    return "\n".join(["---", *_block(front), "---", "", *body]) + "\n"


def _verdicts() -> Iterator[str]:
    for verdict in (*_VERDICTS.values(), "let go"):
        tone = "end" if verdict == "let go" else "go"
        yield f"  {verdict}:\n    means: What it says.\n    tone: {tone}\n    demands: [do, say]"


_HOUSE = f"""verdicts:
{chr(10).join(_verdicts())}
themes:
  everyday: Every day
roles:
  manager:
    name: The manager
policies:
  same-for-everybody:
    title: The same for everybody
    rule: Whoever asks gets the same answer.
    why: It is fair.
partners:
  other-shop:
    name: The other shop
    fits: Those whom we can't serve well.
escalation:
  who: manager
  how: Call.
  meanwhile: Say when they hear from us.
"""
